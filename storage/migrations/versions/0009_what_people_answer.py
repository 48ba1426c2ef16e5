"""what people answer, and decks that take turns."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """From the version before to this one."""
    op.create_table(
        "icebreaker_answers",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("prompt_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("choice", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("ahead", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "prompt_id", "person_id", name=op.f("pk_icebreaker_answers")),
    )
    with op.batch_alter_table("icebreaker_schedules", schema=None) as batch_op:
        batch_op.alter_column("deck", new_column_name="decks", type_=sa.Text(), existing_nullable=False)
        batch_op.add_column(sa.Column("posted", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("icebreaker_prompts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("own_choices", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("reveal_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("revealed", sa.Integer(), nullable=False, server_default="0"))
