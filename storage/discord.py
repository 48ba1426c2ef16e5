"""What the Discord adapter keeps: the private threads that stand for direct conversations, and rooms being opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Column, ColumnElement, String, Table, UniqueConstraint, delete, select

from bot.people import Person, Place
from storage.marks import personal
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert

discord_threads = Table(
    "discord_threads",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("place", String(255), primary_key=True),  # the direct conversation: direct:1+2
    Column("thread_id", String(24), nullable=False),  # empty while it is being opened
    Column("made_at", UtcDateTime, nullable=False),
)
personal(discord_threads, what="messages", person="place", direct=True, life=None)

discord_rooms = Table(
    "discord_rooms",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("nonce", String(80), primary_key=True),  # of the job that opens it
    Column("channel_id", String(24), nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    UniqueConstraint("space_id", "channel_id"),
)
_KEPT = timedelta(days=7)
"""Longer than any job goes on trying."""


class DiscordThreads(Store):
    """Private threads for conversations of several people, and with those who take no direct messages."""

    def of(self, *people: Person) -> int | None:
        """The thread of these people."""
        found = self.tx.scalar(select(discord_threads.c.thread_id).where(self._mine(people)))
        return int(found) if found else None

    def begin(self, people: tuple[Person, ...], now: datetime) -> bool:
        """One is being opened for them. Whether that was noted before: then there may be one by now."""
        row = {"space_id": self.space_id, "place": Place.direct(*people).key, "thread_id": "", "made_at": now}
        made = insert(discord_threads).values(row).on_conflict_do_nothing().returning(discord_threads.c.place)
        return self.tx.scalar(made) is None

    def take(self, people: tuple[Person, ...], thread_id: int, now: datetime) -> bool:
        """This thread is theirs, unless it is somebody else's."""
        here = discord_threads.c.space_id == self.space_id
        if self.tx.scalar(select(discord_threads.c.place).where(here, discord_threads.c.thread_id == str(thread_id))):
            return False
        made = insert(discord_threads).values(
            space_id=self.space_id, place=Place.direct(*people).key, thread_id=str(thread_id), made_at=now
        )
        self.tx.execute(
            made.on_conflict_do_update(
                index_elements=list(discord_threads.primary_key),
                set_={name: made.excluded[name] for name in ("thread_id", "made_at")},
            )
        )
        return True

    def gone(self, *people: Person) -> None:
        """Theirs is gone."""
        self.tx.execute(delete(discord_threads).where(self._mine(people)))

    def _mine(self, people: tuple[Person, ...]) -> ColumnElement[bool]:
        return (discord_threads.c.space_id == self.space_id) & (discord_threads.c.place == Place.direct(*people).key)


class DiscordRooms(Store):
    """Which channel each job made for its room, or took for it after a crash: siblings bear the same name."""

    def of(self, nonce: str) -> int | None:
        """The channel of this job's room."""
        mine = (discord_rooms.c.space_id == self.space_id) & (discord_rooms.c.nonce == nonce)
        found = self.tx.scalar(select(discord_rooms.c.channel_id).where(mine))
        return None if found is None else int(found)

    def take(self, nonce: str, channels: Sequence[int], now: datetime) -> int | None:
        """The first of these that no other job has is this one's from now on; ``None`` where there is none."""
        here = discord_rooms.c.space_id == self.space_id
        self.tx.execute(delete(discord_rooms).where(here, discord_rooms.c.made_at < now - _KEPT))
        ours = {int(each) for each in self.tx.execute(select(discord_rooms.c.channel_id).where(here)).scalars()}
        free = next((each for each in channels if each not in ours), None)
        if free is not None:
            row = {"space_id": self.space_id, "nonce": nonce, "channel_id": str(free), "made_at": now}
            self.tx.execute(insert(discord_rooms).values(row))
        return free

    def gone(self, nonce: str) -> None:
        """Somebody deleted it."""
        mine = (discord_rooms.c.space_id == self.space_id) & (discord_rooms.c.nonce == nonce)
        self.tx.execute(delete(discord_rooms).where(mine))
