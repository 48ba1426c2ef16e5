"""rounds of study buddies, and who has met whom."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """From the version before to this one."""
    op.create_table(
        "buddy_groups",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("group_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("round_id", sa.BigInteger(), nullable=False),
        sa.Column("programme_id", sa.BigInteger(), nullable=False),
        sa.Column("course_id", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.String(length=255), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("repeat", sa.Integer(), nullable=False),
        sa.Column("in_writing", sa.Integer(), nullable=False),
        sa.Column("suggested", sa.Text(), nullable=False),
        sa.Column("agreed_at", sa.BigInteger(), nullable=True),
        sa.Column("question", sa.String(length=24), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("nudged", sa.Integer(), nullable=False),
        sa.Column("wrote", sa.Integer(), nullable=False),
        sa.Column("begins", sa.String(length=64), nullable=True),
        sa.Column("thinned", sa.Integer(), nullable=False),
        sa.Column("direct", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("closes_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "group_id", name=op.f("pk_buddy_groups")),
    )
    with op.batch_alter_table("buddy_groups", schema=None) as batch_op:
        batch_op.create_index("buddy_groups_closes", ["closes_at"], unique=False)
        batch_op.create_index("buddy_groups_round", ["space_id", "round_id"], unique=False)

    op.create_table(
        "buddy_rounds",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("round_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("programme_id", sa.BigInteger(), nullable=False),
        sa.Column("course_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("matches_at", sa.BigInteger(), nullable=False),
        sa.Column("middle_at", sa.BigInteger(), nullable=False),
        sa.Column("asks_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("took_part", sa.Integer(), nullable=False),
        sa.Column("met", sa.Integer(), nullable=False),
        sa.Column("good", sa.Integer(), nullable=False),
        sa.Column("said", sa.Integer(), nullable=False),
        sa.Column("unplaced", sa.Integer(), nullable=False),
        sa.Column("repeats", sa.Integer(), nullable=False),
        sa.Column("in_writing", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "round_id", name=op.f("pk_buddy_rounds")),
    )
    with op.batch_alter_table("buddy_rounds", schema=None) as batch_op:
        batch_op.create_index("buddy_rounds_programme", ["space_id", "programme_id", "number"], unique=False)

    op.create_table(
        "buddy_takers",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("round_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("programme_id", sa.BigInteger(), nullable=False),
        sa.Column("group_id", sa.BigInteger(), nullable=False),
        sa.Column("said", sa.String(length=12), nullable=False),
        sa.Column("after", sa.String(length=8), nullable=False),
        sa.Column("wrote", sa.Integer(), nullable=False),
        sa.Column("anew", sa.String(length=8), nullable=False),
        sa.Column("hangs", sa.Integer(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "round_id", "person_id", name=op.f("pk_buddy_takers")),
    )
    with op.batch_alter_table("buddy_takers", schema=None) as batch_op:
        batch_op.create_index("buddy_takers_group", ["space_id", "group_id"], unique=False)
        batch_op.create_index("buddy_takers_person", ["space_id", "person_id"], unique=False)
        batch_op.create_index("buddy_takers_until", ["until"], unique=False)

    op.create_table(
        "meetings",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("first_id", sa.String(length=64), nullable=False),
        sa.Column("second_id", sa.String(length=64), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "first_id", "second_id", name=op.f("pk_meetings")),
    )
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.create_index("meetings_last", ["last_at"], unique=False)
        batch_op.create_index("meetings_second", ["space_id", "second_id"], unique=False)
