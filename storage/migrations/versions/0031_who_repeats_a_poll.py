"""who repeats a poll."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    """From the version before to this one."""
    with op.batch_alter_table("poll_schedules", schema=None) as batch_op:
        batch_op.add_column(sa.Column("asked_by", sa.String(length=64), nullable=True))
