"""study buddies."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """From the version before to this one."""
    op.create_table(
        "apart",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("other_tag", sa.String(length=64), nullable=False),
        sa.Column("other_id", sa.String(length=64), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "person_id", "other_tag", name=op.f("pk_apart")),
    )
    with op.batch_alter_table("apart", schema=None) as batch_op:
        batch_op.create_index("apart_other", ["space_id", "other_id"], unique=False)

    op.create_table(
        "buddy_members",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("programme_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("joined_at", sa.BigInteger(), nullable=False),
        sa.Column("interests", sa.Text(), nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=True),
        sa.Column("works", sa.Text(), nullable=False),
        sa.Column("hopes", sa.Text(), nullable=True),
        sa.Column("alone", sa.Text(), nullable=True),
        sa.Column("may_use", sa.Integer(), nullable=False),
        sa.Column("rests_until", sa.BigInteger(), nullable=True),
        sa.Column("skips", sa.BigInteger(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("trio", sa.Integer(), nullable=False),
        sa.Column("silent", sa.Integer(), nullable=False),
        sa.Column("asked_on", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "programme_id", "person_id", name=op.f("pk_buddy_members")),
    )
    with op.batch_alter_table("buddy_members", schema=None) as batch_op:
        batch_op.create_index("buddy_members_person", ["space_id", "person_id"], unique=False)

    op.create_table(
        "buddy_programmes",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("programme_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("course_id", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.String(length=255), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("weeks", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(length=3), nullable=False),
        sa.Column("at", sa.String(length=5), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("floor", sa.Integer(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("reminds", sa.Integer(), nullable=False),
        sa.Column("alone", sa.Text(), nullable=False),
        sa.Column("starts", sa.String(length=10), nullable=False),
        sa.Column("ends", sa.String(length=10), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=True),
        sa.Column("started_by", sa.String(length=64), nullable=True),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("over_at", sa.BigInteger(), nullable=True),
        sa.Column("fewer", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "programme_id", name=op.f("pk_buddy_programmes")),
    )
    with op.batch_alter_table("buddy_programmes", schema=None) as batch_op:
        batch_op.create_index("buddy_programmes_state", ["space_id", "course_id", "state"], unique=False)
