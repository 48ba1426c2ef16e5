"""rooms being opened."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """From the version before to this one."""
    op.create_table(
        "discord_rooms",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("nonce", sa.String(length=80), nullable=False),
        sa.Column("channel_id", sa.String(length=24), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "nonce", name="pk_discord_rooms"),
        sa.UniqueConstraint("space_id", "channel_id", name="uq_discord_rooms_space_id_channel_id"),
    )
