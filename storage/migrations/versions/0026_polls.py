"""polls."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    """From the version before to this one."""
    op.create_table(
        "poll_answers",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("poll_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("stamp", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "poll_id", "person_id", name=op.f("pk_poll_answers")),
    )
    with op.batch_alter_table("poll_answers", schema=None) as batch_op:
        batch_op.create_index("poll_answers_at", ["at"], unique=False)

    op.create_table(
        "poll_answers_gone",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("poll_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("space_id", "poll_id", name=op.f("pk_poll_answers_gone")),
    )
    op.create_table(
        "poll_ballots",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("poll_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("ballot_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "poll_id", "ballot_id", name=op.f("pk_poll_ballots")),
    )
    with op.batch_alter_table("poll_ballots", schema=None) as batch_op:
        batch_op.create_index("poll_ballots_code", ["space_id", "code"], unique=False)

    op.create_table(
        "poll_schedules",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("schedule_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("place", sa.String(length=255), nullable=False),
        sa.Column("asks", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "schedule_id", name=op.f("pk_poll_schedules")),
    )
    op.create_table(
        "polls",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("poll_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("course_id", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.String(length=255), nullable=False),
        sa.Column("asked_by", sa.String(length=64), nullable=True),
        sa.Column("signed", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("label", sa.String(length=12), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("choices", sa.Text(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Text(), nullable=True),
        sa.Column("live", sa.Integer(), nullable=False),
        sa.Column("least", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("edited", sa.Integer(), nullable=False),
        sa.Column("posted", sa.Text(), nullable=True),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("lasts", sa.BigInteger(), nullable=False),
        sa.Column("closes_at", sa.BigInteger(), nullable=True),
        sa.Column("closes_with", sa.Integer(), nullable=False),
        sa.Column("reminds", sa.Integer(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("took_part", sa.Integer(), nullable=False),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("template", sa.String(length=24), nullable=False),
        sa.Column("series", sa.BigInteger(), nullable=False),
        sa.Column("follows", sa.String(length=100), nullable=True),
        sa.Column("doing", sa.String(length=8), nullable=True),
        sa.Column("doing_words", sa.Text(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("space_id", "poll_id", name=op.f("pk_polls")),
    )
    with op.batch_alter_table("polls", schema=None) as batch_op:
        batch_op.create_index("polls_series", ["space_id", "series", "closed_at"], unique=False)
        batch_op.create_index("polls_state", ["space_id", "course_id", "state", "made_at"], unique=False)
