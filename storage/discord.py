"""What the Discord adapter keeps: the private threads that stand for direct conversations, and rooms being opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Column, ColumnElement, String, Table, UniqueConstraint, delete, func, select

from bot.people import Person, Place
from bot.records import dataclass
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
    Column("channel_id", String(24)),  # empty until it is noted
    Column("name", String(100)),  # under which it is being made, until then
    Column("since", BigInteger),  # and what its id is not below
    Column("made_at", UtcDateTime, nullable=False),
    UniqueConstraint("space_id", "channel_id"),
)
_KEPT = timedelta(days=7)
"""Longer than any job goes on trying."""
_CATEGORY = "category:"
"""What stands before the id of a category that was made for rooms, in the place of a job's name: it stays as long as it
is there."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A channel that a job makes: under which name, and with an id not below which."""

    nonce: str
    name: str
    since: int


class DiscordThreads(Store):
    """Private threads for conversations of several people, and with those who take no direct messages."""

    def of(self, *people: Person) -> int | None:
        """The thread of these people."""
        found = self.tx.scalar(select(discord_threads.c.thread_id).where(self._mine(people)))
        return int(found) if found else None

    def all(self) -> dict[int, str]:
        """The threads, each with the key of its conversation."""
        found = select(discord_threads).where(discord_threads.c.space_id == self.space_id)
        return {int(row.thread_id): row.place for row in self.tx.rows(found) if row.thread_id}

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

    def begin(self, begun: Begun, now: datetime) -> None:
        """A job is about to make a channel. What it made before, if anything, is no room of it."""
        values = {"channel_id": None, "name": begun.name, "made_at": now}
        made = insert(discord_rooms).values(space_id=self.space_id, nonce=begun.nonce, since=begun.since, **values)
        kept = values | {"since": func.coalesce(discord_rooms.c.since, begun.since)}  # of two attempts, the first
        self.tx.execute(made.on_conflict_do_update(index_elements=list(discord_rooms.primary_key), set_=kept))

    def begun(self) -> list[Begun]:
        """Rooms that may have been made, and are not noted yet."""
        return [each for each in self._begun() if each.nonce != _CATEGORY]

    def of(self, nonce: str) -> int | None:
        """The channel of this job's room."""
        mine = (discord_rooms.c.space_id == self.space_id) & (discord_rooms.c.nonce == nonce)
        found = self.tx.scalar(select(discord_rooms.c.channel_id).where(mine))
        return None if found is None else int(found)

    def take(self, nonce: str, channels: Sequence[int], now: datetime) -> int | None:
        """The first of these that no other job has is this one's from now on; ``None`` where there is none."""
        old = (discord_rooms.c.made_at < now - _KEPT) & discord_rooms.c.nonce.not_like(f"{_CATEGORY}%")
        self.tx.execute(delete(discord_rooms).where(self._here(), old))
        noted = select(discord_rooms.c.channel_id).where(self._here(), discord_rooms.c.channel_id.is_not(None))
        ours = {int(each) for each in self.tx.execute(noted).scalars()}
        free = next((each for each in channels if each not in ours), None)
        if free is not None:
            self._note(nonce, free, now)
        return free

    def gone(self, nonce: str) -> None:
        """Somebody deleted it."""
        mine = (discord_rooms.c.space_id == self.space_id) & (discord_rooms.c.nonce == nonce)
        self.tx.execute(delete(discord_rooms).where(mine))

    def all(self) -> dict[int, str]:
        """The channels of rooms, each with the name of the job that opened it."""
        rooms = self._here() & discord_rooms.c.nonce.not_like(f"{_CATEGORY}%") & discord_rooms.c.channel_id.is_not(None)
        found = self.tx.rows(select(discord_rooms.c.channel_id, discord_rooms.c.nonce).where(rooms))
        return {int(row.channel_id): row.nonce for row in found}

    def categories(self) -> list[int]:
        """The categories that were made for rooms, by id."""
        mine = self._here() & discord_rooms.c.nonce.like(f"{_CATEGORY}%") & discord_rooms.c.channel_id.is_not(None)
        return sorted(int(each) for each in self.tx.execute(select(discord_rooms.c.channel_id).where(mine)).scalars())

    def take_category(self, category: int, now: datetime) -> None:
        """This category was made for rooms."""
        self.gone(_CATEGORY)
        self._note(f"{_CATEGORY}{category}", category, now)

    def begin_category(self, name: str, since: int, now: datetime) -> None:
        """A category is about to be made."""
        self.begin(Begun(_CATEGORY, name, since), now)

    def begun_category(self) -> Begun | None:
        """One that may have been made, and is not noted yet."""
        return next((each for each in self._begun() if each.nonce == _CATEGORY), None)

    def category_gone(self, category: int) -> None:
        """It is there no longer."""
        self.gone(f"{_CATEGORY}{category}")

    def _begun(self) -> list[Begun]:
        columns = (discord_rooms.c.nonce, discord_rooms.c.name, discord_rooms.c.since)
        rows = self.tx.rows(select(*columns).where(self._here(), discord_rooms.c.channel_id.is_(None)))
        return [Begun(row.nonce, row.name, row.since) for row in rows]

    def _note(self, nonce: str, channel: int, now: datetime) -> None:
        values = {"channel_id": str(channel), "name": None, "since": None, "made_at": now}
        made = insert(discord_rooms).values(space_id=self.space_id, nonce=nonce, **values)
        self.tx.execute(made.on_conflict_do_update(index_elements=list(discord_rooms.primary_key), set_=values))

    def _here(self) -> ColumnElement[bool]:
        return discord_rooms.c.space_id == self.space_id
