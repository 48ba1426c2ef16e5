"""deeper questions in threads of their own, and hours for questions."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """From the version before to this one."""
    op.create_table(
        "icebreaker_group_people",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("prompt_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "prompt_id", "person_id", name=op.f("pk_icebreaker_group_people")),
    )
    op.create_table(
        "icebreaker_groups",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("prompt_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("course_id", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.String(length=255), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("closes_at", sa.BigInteger(), nullable=False),
        sa.Column("closed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "prompt_id", name=op.f("pk_icebreaker_groups")),
    )
    with op.batch_alter_table("icebreaker_groups", schema=None) as batch_op:
        batch_op.create_index("icebreaker_groups_place", ["space_id", "place"], unique=False)

    op.create_table(
        "icebreaker_hours",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("hour_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("course_id", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.String(length=255), nullable=False),
        sa.Column("held_by", sa.String(length=64), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "hour_id", name=op.f("pk_icebreaker_hours")),
    )
    op.create_table(
        "icebreaker_wishes",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("place", sa.String(length=255), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "place", "person_id", name=op.f("pk_icebreaker_wishes")),
    )
    with op.batch_alter_table("icebreaker_wishes", schema=None) as batch_op:
        batch_op.create_index("icebreaker_wishes_at", ["at"], unique=False)
