"""find what is tried again."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """From the version before to this one."""
    failing = sa.text("state = 'waiting' AND failing_at IS NOT NULL")
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.create_index(
            "jobs_failing", ["space_id", "id"], unique=False, sqlite_where=failing, postgresql_where=failing
        )
