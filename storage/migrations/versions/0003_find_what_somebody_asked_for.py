"""find what somebody asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """From the version before to this one."""
    asked = sa.text("asked_by IS NOT NULL")
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.create_index(
            "jobs_asked_by", ["space_id", "asked_by"], unique=False, sqlite_where=asked, postgresql_where=asked
        )
