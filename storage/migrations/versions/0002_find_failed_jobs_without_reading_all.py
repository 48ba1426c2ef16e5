"""find failed jobs without reading all."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """From the version before to this one."""
    failed = sa.text("state = 'failed'")
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.create_index(
            "jobs_failed", ["space_id", "id"], unique=False, sqlite_where=failed, postgresql_where=failed
        )
