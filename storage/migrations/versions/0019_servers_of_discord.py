"""servers of Discord."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """From the version before to this one."""
    op.create_table(
        "discord_threads",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("place", sa.String(length=255), nullable=False),
        sa.Column("thread_id", sa.String(length=24), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "place", name="pk_discord_threads"),
    )
    op.create_index("standing_anywhere", "standing", ["message_id"])
    with op.batch_alter_table("spaces", schema=None) as batch_op:
        batch_op.add_column(sa.Column("gone_at", sa.BigInteger(), nullable=True))
