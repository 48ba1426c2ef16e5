"""wishes that rest."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """From the version before to this one."""
    op.add_column("icebreaker_wishes", sa.Column("rests_until", sa.BigInteger(), nullable=True))
