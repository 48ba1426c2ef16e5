"""with which link and in which browser a session began."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """From the version before to this one."""
    with op.batch_alter_table("sign_in_sessions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("link", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("browser", sa.String(length=64), nullable=True))
