"""polls of which only the best is told."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    """From the version before to this one."""
    with op.batch_alter_table("polls", schema=None) as batch_op:
        batch_op.add_column(sa.Column("best_only", sa.Integer(), server_default="0", nullable=False))
