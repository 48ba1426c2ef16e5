"""Where views and rooms stand: which message in which place shows what, so that it can be refreshed or taken away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, delete, func, select, update

from bot.link import Link
from bot.people import Person, Place
from storage.marks import personal
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert

standing = Table(
    "standing",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("link", String(100), primary_key=True),
    Column("place", String(255), primary_key=True),  # as it was asked for: direct:1+2, channel:7#icebreakers.prompt:...
    Column("lane", String(255), nullable=False),
    Column("at_place", String(255), nullable=False),  # as the platform named it; for a room, the room itself
    Column("message_id", Text, nullable=False, default=""),  # empty for a room
    Column("thread", String(255)),  # the place below the message, once there is one
    Column("course_id", BigInteger, nullable=False, default=0),
    Column("posted_at", UtcDateTime, nullable=False),
    Column("posted_by", String(64)),
    Column("refreshed_at", UtcDateTime, nullable=False),
    Column("room", Integer, nullable=False, default=0),
    Index("standing_thread", "space_id", "thread"),
    Index("standing_message", "space_id", "message_id"),
    Index("standing_posted_by", "space_id", "posted_by", "posted_at"),
)
personal(standing, what="posted", person="posted_by", on_delete="clear", life=None)
personal(standing, what="messages", person="place", direct=True, life=None)


@dataclass(frozen=True, slots=True)
class Stands:
    """A view (or room) in a place. ``message_id`` is empty for a room, whose own place is ``at_place``."""

    link: Link
    place: Place
    at_place: str
    message_id: str
    thread: str | None
    course_id: int
    posted_at: datetime
    posted_by: str | None
    room: bool


class Standing(Store):
    """Where views and rooms of a space stand."""

    def stands(self, stood: Stands, now: datetime) -> None:
        """Notes that a view stands in a place; there it stands once."""
        row = {
            "space_id": self.space_id,
            "link": stood.link,
            "place": stood.place.key,
            "lane": stood.place.root.key,
            "at_place": stood.at_place,
            "message_id": stood.message_id,
            "thread": stood.thread,
            "course_id": stood.course_id,
            "posted_at": stood.posted_at,
            "posted_by": stood.posted_by,
            "refreshed_at": now,
            "room": int(stood.room),
        }
        made = insert(standing).values(row)
        changed: dict[str, Any] = {name: made.excluded[name] for name in ("at_place", "message_id", "refreshed_at")}
        changed["thread"] = func.coalesce(made.excluded.thread, standing.c.thread)
        self.tx.execute(made.on_conflict_do_update(index_elements=list(standing.primary_key), set_=changed))

    def at(self, link: str, place: Place) -> Stands | None:
        """Where a view stands in this place."""
        found = self._where((standing.c.link == link) & (standing.c.place == place.key))
        return found[0] if found else None

    def everywhere(self, link: str) -> list[Stands]:
        """All places in which a view stands."""
        return self._where(standing.c.link == link)

    def on_message(self, message_id: str, at_place: str) -> Stands | None:
        """The view that a message shows."""
        found = self._where((standing.c.message_id == message_id) & (standing.c.at_place == at_place))
        return found[0] if found else None

    def above(self, thread: str) -> Stands | None:
        """The view below whose message this thread is."""
        found = self._where(standing.c.thread == thread)
        return found[0] if found else None

    def newest_of(self, person: Person, course_id: int, since: datetime) -> list[Stands]:
        """What a person had posted since a moment, newest first."""
        return self._where(
            (standing.c.posted_by == person.external_id)
            & (standing.c.course_id == course_id)
            & (standing.c.posted_at >= since)
        )

    def refreshed(self, link: str, place: Place, now: datetime) -> None:
        """Notes when a view was last brought up to date."""
        self.tx.execute(update(standing).where(self._one(link, place)).values(refreshed_at=now))

    def has_thread(self, link: str, place: Place, thread: str) -> None:
        """Notes the thread below a view's message."""
        self.tx.execute(update(standing).where(self._one(link, place)).values(thread=thread))

    def gone(self, link: str, place: Place) -> None:
        """Notes that a view stands there no longer."""
        self.tx.execute(delete(standing).where(self._one(link, place)))

    def _one(self, link: str, place: Place) -> Any:
        return (standing.c.space_id == self.space_id) & (standing.c.link == link) & (standing.c.place == place.key)

    def _where(self, condition: Any) -> list[Stands]:
        mine = (standing.c.space_id == self.space_id) & condition
        rows = self.tx.execute(select(standing).where(mine).order_by(standing.c.posted_at.desc(), standing.c.place))
        return [
            Stands(
                Link(row.link),
                Place.parse(self.space_id, row.place),
                row.at_place,
                row.message_id,
                row.thread,
                row.course_id,
                row.posted_at,
                row.posted_by,
                bool(row.room),
            )
            for row in rows
        ]
