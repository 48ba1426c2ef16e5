"""what simulated people wrote."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """From the version before to this one. What was marked because of who wrote it stays marked."""
    with op.batch_alter_table("class_messages", schema=None) as batch_op:
        batch_op.add_column(sa.Column("simulated", sa.Boolean(), nullable=False, server_default=sa.false()))
    people = sa.table("class_people", sa.column("space_id"), sa.column("id"), sa.column("simulated"))
    messages = sa.table("class_messages", *map(sa.column, ("space_id", "by", "text", "simulated")))
    mine = (people.c.space_id == messages.c.space_id) & (people.c.id == messages.c.by) & people.c.simulated
    op.execute(
        sa.update(messages).where(messages.c.text.is_not(None), sa.exists().where(mine)).values(simulated=sa.true())
    )
