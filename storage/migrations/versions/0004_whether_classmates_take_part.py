"""whether classmates take part."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """From the version before to this one."""
    with op.batch_alter_table("classrooms", schema=None) as batch_op:
        batch_op.add_column(sa.Column("mates", sa.Boolean(), nullable=False, server_default=sa.false()))
