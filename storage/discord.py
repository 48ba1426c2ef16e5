"""What the Discord adapter keeps: the private threads that stand for direct conversations."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, ColumnElement, String, Table, delete, select

from bot.people import Person, Place
from storage.marks import personal
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert

discord_threads = Table(
    "discord_threads",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("place", String(255), primary_key=True),  # the direct conversation: direct:1+2
    Column("thread_id", String(24), nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
)
personal(discord_threads, what="messages", person="place", direct=True, life=None)


class DiscordThreads(Store):
    """Private threads for conversations of several people, and with those who take no direct messages."""

    def of(self, *people: Person) -> int | None:
        """The thread of these people."""
        found = self.tx.scalar(select(discord_threads.c.thread_id).where(self._mine(people)))
        return None if found is None else int(found)

    def note(self, people: tuple[Person, ...], thread_id: int, now: datetime) -> None:
        """This thread is theirs."""
        made = insert(discord_threads).values(
            space_id=self.space_id, place=Place.direct(*people).key, thread_id=str(thread_id), made_at=now
        )
        self.tx.execute(
            made.on_conflict_do_update(
                index_elements=list(discord_threads.primary_key),
                set_={name: made.excluded[name] for name in ("thread_id", "made_at")},
            )
        )

    def gone(self, *people: Person) -> None:
        """Theirs is gone."""
        self.tx.execute(delete(discord_threads).where(self._mine(people)))

    def _mine(self, people: tuple[Person, ...]) -> ColumnElement[bool]:
        return (discord_threads.c.space_id == self.space_id) & (discord_threads.c.place == Place.direct(*people).key)
