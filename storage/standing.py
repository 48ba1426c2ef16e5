"""Where views and rooms stand: which message in which place shows what, so that it can be refreshed or taken away."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    String,
    Table,
    Text,
    bindparam,
    delete,
    func,
    or_,
    select,
    update,
)

from bot.link import Link
from bot.people import Place
from bot.records import dataclass
from storage.database import Tx
from storage.kept import Kept
from storage.marks import personal
from storage.places import names_place
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
    Index("standing_anywhere", "message_id"),
    Index("standing_posted_by", "space_id", "posted_by", "posted_at"),
)
names_place(standing.c.lane, stands_since=standing.c.posted_at)
names_place(standing.c.at_place, stands_since=standing.c.posted_at)
personal(standing, what="posted", person="posted_by", on_delete="clear", life=None)
personal(standing, what="messages", person="place", direct=True, along=("lane",), life=None)


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


# Kept: what is built anew at every call takes several times as long.
_given = insert(standing).values({column.name: bindparam(column.name) for column in standing.c})
_stands = Kept(
    lambda: _given.on_conflict_do_update(
        index_elements=list(standing.primary_key),
        set_={name: _given.excluded[name] for name in ("at_place", "message_id", "refreshed_at")}
        | {"thread": func.coalesce(_given.excluded.thread, standing.c.thread)},
    )
)


_one = (
    standing.c.space_id == bindparam("space"),
    standing.c.link == bindparam("at_link"),
    standing.c.place == bindparam("in_place"),
)
_at = Kept(lambda: select(standing).where(*_one))
_here = select(standing).where(standing.c.space_id == bindparam("space"))
_on_message = Kept(
    lambda: _here.where(standing.c.message_id == bindparam("message"), standing.c.at_place == bindparam("in_place"))
)
_shown = Kept(
    lambda: _here.where(standing.c.message_id == bindparam("message"), standing.c.link == bindparam("at_link"))
)
_room = Kept(lambda: _here.where(standing.c.room == 1, standing.c.at_place == bindparam("in_place")))
_above = Kept(
    lambda: _here.where(standing.c.thread == bindparam("below")).order_by(standing.c.posted_at.desc(), standing.c.place)
)
_refreshed = Kept(
    lambda: (
        update(standing)
        .where(*_one, standing.c.message_id == bindparam("message"), standing.c.at_place == bindparam("there"))
        .values(refreshed_at=bindparam("now"))
    )
)
_refreshing = Kept(lambda: update(standing).where(*_one).values(refreshed_at=bindparam("now")))
_has_thread = Kept(lambda: update(standing).where(*_one).values(thread=bindparam("below")))
_gone = Kept(lambda: delete(standing).where(*_one))


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
        self.tx.send(_stands, row)

    def refreshing(self, link: str, place: str, now: datetime) -> None:
        """Notes that a view is being refreshed, from when its least interval counts."""
        self.tx.send(_refreshing, {"space": self.space_id, "at_link": link, "in_place": place, "now": now})

    def refreshed(self, stood: Stands, now: datetime) -> bool:
        """Notes that a view was refreshed. False when it no longer stands as this message: then nothing is noted."""
        message = {"message": stood.message_id, "there": stood.at_place, "now": now}
        return self.tx.send(_refreshed, self._in(stood.link, stood.place) | message) == 1

    def at(self, link: str, place: Place) -> Stands | None:
        """Where a view stands in this place."""
        return self._first(_at, at_link=link, in_place=place.key)

    def on_message(self, message_id: str, at_place: str) -> Stands | None:
        """The view that a message shows."""
        return self._first(_on_message, message=message_id, in_place=at_place)

    def shown(self, link: str, message_id: str) -> Stands | None:
        """Where a message shows a view, if it does so still."""
        return self._first(_shown, at_link=link, message=message_id)

    def room_at(self, at_place: str) -> Stands | None:
        """The room that a place of the platform's is."""
        return self._first(_room, in_place=at_place)

    def rooms_at(self, at_places: Collection[str]) -> list[Stands]:
        """Those of these places of the platform's that are rooms, in one statement."""
        mine = (standing.c.space_id == self.space_id) & (standing.c.room == 1)
        found = select(standing).where(mine, standing.c.at_place.in_(at_places))
        return [self._read(row) for row in self.tx.rows(found)] if at_places else []

    def above(self, thread: str) -> Stands | None:
        """The view below whose message this thread is."""
        return self._first(_above, below=thread)

    def has_thread(self, link: str, place: Place, thread: str) -> None:
        """Notes the thread below a view's message."""
        self.tx.send(_has_thread, self._in(link, place) | {"below": thread})

    def gone(self, link: str, place: Place) -> None:
        """Notes that a view stands there no longer."""
        self.tx.send(_gone, self._in(link, place))

    def there(self, links: Collection[str]) -> set[str]:
        """Those of these views that stand anywhere."""
        mine = (standing.c.space_id == self.space_id) & standing.c.link.in_(links)
        return {row.link for row in self.tx.rows(select(standing.c.link).where(mine).distinct())} if links else set()

    def beginning(self, link: str) -> list[Link]:
        """The views that stand anywhere whose links begin so, each once."""
        mine = (standing.c.space_id == self.space_id) & standing.c.link.startswith(link, autoescape=True)
        found = select(standing.c.link).where(mine).distinct().order_by(standing.c.link)
        return [Link(row.link) for row in self.tx.rows(found)]

    def everywhere(self, links: Collection[str]) -> list[Stands]:
        """Wherever these views stand, in one statement."""
        mine = (standing.c.space_id == self.space_id) & standing.c.link.in_(links)
        return [self._read(row) for row in self.tx.rows(select(standing).where(mine))] if links else []

    def shows(self, at_place: str, messages: Collection[str]) -> bool:
        """Whether one of these messages shows a view."""
        return self.tx.first(select(standing.c.link).where(self._as(at_place, messages)).limit(1)) is not None

    def deleted(self, at_place: str, messages: Collection[str]) -> None:
        """Notes that somebody deleted these messages."""
        self.tx.execute(delete(standing).where(self._as(at_place, messages)))

    def place_gone(self, place: Place) -> None:
        """Notes that somebody deleted the place with all that stood in it."""
        within = or_(standing.c.lane == place.key, standing.c.at_place == place.key)
        self.tx.execute(delete(standing).where(standing.c.space_id == self.space_id, within))

    def _as(self, at_place: str, messages: Collection[str]) -> Any:
        mine = (standing.c.space_id == self.space_id) & (standing.c.at_place == at_place)
        return mine & standing.c.message_id.in_(messages)

    def _in(self, link: str, place: Place) -> dict[str, Any]:
        return {"space": self.space_id, "at_link": link, "in_place": place.key}

    def _first(self, some: Kept, **given: object) -> Stands | None:
        row = self.tx.first(some, {"space": self.space_id, **given})
        return None if row is None else self._read(row)

    def _read(self, row: Any) -> Stands:
        return Stands(
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


def space_of(tx: Tx, message_id: str, at_place: str) -> str | None:
    """The space of what stands as this message, where a platform's ids of messages are unique by themselves."""
    found: str | None = tx.scalar(
        select(standing.c.space_id).where(standing.c.message_id == message_id, standing.c.at_place == at_place).limit(1)
    )
    return found
