"""answers are of people."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """From the version before to this one: a place counts what people wrote in it, and no more what the bot posted."""
    places = sa.table("class_places", *map(sa.column, ("space_id", "key", "count")))
    messages = sa.table("class_messages", *map(sa.column, ("space_id", "place", "by")))
    there = (messages.c.space_id == places.c.space_id) & (messages.c.place == places.c.key)
    spoken = sa.select(sa.func.count()).select_from(messages).where(there, messages.c.by != "homeroom")
    op.execute(sa.update(places).values(count=spoken.scalar_subquery()))
