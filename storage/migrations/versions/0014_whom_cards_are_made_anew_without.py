"""whom cards are made anew without, and what was put to a class lately."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """From the version before to this one."""
    op.create_table(
        "icebreaker_anew",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("prompt_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("page", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("space_id", "prompt_id", "page", name=op.f("pk_icebreaker_anew")),
    )
    op.create_index(
        "icebreaker_prompts_recent", "icebreaker_prompts", ["space_id", "course_id", "state", "made_at"], unique=False
    )
    op.execute("UPDATE icebreaker_prompts SET revealed = 2 WHERE revealed = 1")  # where they appeared was not told yet
