"""Breakouts: what one is, how far it has come, and its clock."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Index, Integer, Select, String, Table, Text, select, update

from bot.people import Person, Place, RoomKind
from bot.records import dataclass
from storage.columns import stored
from storage.database import Tx
from storage.kept import by_key
from storage.marks import passing, personal
from storage.places import names_place
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert

KEPT: Final = timedelta(days=365)
"""As long as :data:`storage.meetings.KEPT`: who was with whom, for "the same as last time" and whose turn a role is."""


class Way(StrEnum):
    """How people come into rooms."""

    RANDOM = "random"
    NEW_FACES = "new-faces"
    SAME = "same"  # as last time
    SAVED = "saved"  # a set that was saved under a name
    BY_HAND = "by-hand"
    CHOOSE = "choose"  # each chooses a room with a topic


class State(StrEnum):
    """How far a breakout has come. From each only to those after it (RUNNING and PAUSED to and fro, DRAWN to
    GATHERING); CLOSED and OFF are ends."""

    GATHERING = "gathering"  # people say that they are here
    DRAWN = "drawn"  # who comes where is before the staff
    OPENING = "opening"  # rooms are being made
    RUNNING = "running"
    PAUSED = "paused"  # its clock stands
    ENDING = "ending"  # the last minute, and rooms are closing
    CLOSED = "closed"
    OFF = "off"  # called off before any room was open


ON: Final = (State.GATHERING, State.DRAWN, State.OPENING, State.RUNNING, State.PAUSED, State.ENDING)
"""The states of one that is under way."""
INSIDE: Final = (State.OPENING, State.RUNNING, State.PAUSED, State.ENDING)
"""Those in which people are in rooms."""

breakouts = Table(
    "breakouts",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("breakout_id", BigInteger, primary_key=True, autoincrement=False),
    Column("course_id", BigInteger, nullable=False),
    Column("place", String(255), nullable=False),
    Column("from_place", String(255)),
    Column("asked_by", String(64)),
    Column("way", String(12), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("state", String(10), nullable=False),
    Column("task", Text, nullable=False),
    Column("lasts", Integer, nullable=False),
    Column("size", Integer, nullable=False),
    Column("rooms", Integer, nullable=False),
    Column("set_id", BigInteger, nullable=False),
    Column("met_before", Integer, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("moves_at", UtcDateTime),
    Column("begun_at", UtcDateTime),
    Column("ends_at", UtcDateTime),
    Column("left", Integer),
    Column("closed_at", UtcDateTime),
    Column("trouble", String(40)),
    Column("gone", Integer, nullable=False, default=0, server_default="0"),  # somebody went from it
    Column("until", UtcDateTime, nullable=False),
    Index("breakouts_place", "space_id", "place", "state"),
    Index("breakouts_course", "space_id", "course_id", "state"),
    Index("breakouts_until", "until"),
)
names_place(breakouts.c.place, breakouts.c.closed_at)
personal(breakouts, what="breakout-asked", person="asked_by", life=None, on_delete="clear")
passing(breakouts, "breakout", "until", timedelta(0))


def note_gone(tx: Tx, space_id: str, which: Select[tuple[int]]) -> None:
    """Notes of these breakouts that somebody goes from them, before the rows go that tell; never who it is."""
    some = (breakouts.c.space_id == space_id) & breakouts.c.breakout_id.in_(which)
    tx.execute(update(breakouts).where(some).values(gone=1))


def note_before(table: Table) -> Callable[[Tx, str, str], None]:
    """The ``before`` of :func:`storage.marks.personal` for what a person has in breakouts: notes that they go."""

    def note(tx: Tx, space_id: str, person_id: str) -> None:
        theirs = (table.c.space_id == space_id) & (table.c.person_id == person_id)
        note_gone(tx, space_id, select(table.c.breakout_id).where(theirs))

    return note


@dataclass(frozen=True, slots=True)
class Breakout:
    """One breakout of a course.

    ``place`` is the main place, in which it is announced; ``from_place`` the voice room whose people it is for, where
    there is one. ``size`` is how many people are wished in a room, or 0 where ``rooms`` says how many rooms. ``lasts``
    is in seconds. ``met_before`` is how many pairs in the rooms that were drawn had met. ``moves_at``: when people go
    into their rooms, told beforehand. ``ends_at`` is the end of the clock that all rooms have but those with their own;
    while it stands (PAUSED) there is none, and ``left`` is how many seconds were left. ``until``: how long it is kept.
    ``trouble``: why people cannot be moved, a noted :class:`bot.platform.Undelivered`.
    """

    breakout_id: int
    course_id: int
    place: Place
    asked_by: Person | None
    way: Way
    kind: RoomKind
    task: str
    lasts: int
    size: int
    rooms: int
    made_at: datetime
    until: datetime
    state: State = State.GATHERING
    from_place: Place | None = None
    set_id: int = 0
    met_before: int = 0
    moves_at: datetime | None = None
    begun_at: datetime | None = None
    ends_at: datetime | None = None
    left: int | None = None
    closed_at: datetime | None = None
    trouble: str | None = None

    @property
    def on(self) -> bool:
        """Whether it is under way."""
        return self.state in ON


_get = by_key(breakouts)


class Breakouts(Store):
    """The breakouts of a space."""

    def add(self, new: Breakout) -> bool:
        """Stores a new one. False when it was there already (a second press), and stays as it is."""
        row = {"space_id": self.space_id} | _row(new)
        made = insert(breakouts).on_conflict_do_nothing().values(row).returning(breakouts.c.breakout_id)
        return self.tx.first(made) is not None

    def get(self, breakout_id: int) -> Breakout | None:
        """One."""
        row = self.tx.first(_get, {"space_id": self.space_id, "breakout_id": breakout_id})
        return self._breakout(row) if row else None

    def on_at(self, place: Place) -> Breakout | None:
        """The one under way in a place."""
        found = self._found((breakouts.c.place == place.key) & breakouts.c.state.in_(ON), 1)
        return found[0] if found else None

    def on_in(self, course_id: int) -> list[Breakout]:
        """Those under way in a course, the newest first."""
        return self._found((breakouts.c.course_id == course_id) & breakouts.c.state.in_(ON), 50)

    def last(self, course_id: int) -> Breakout | None:
        """The newest that was held in a course."""
        found = self._found((breakouts.c.course_id == course_id) & (breakouts.c.state == State.CLOSED), 1)
        return found[0] if found else None

    def under_way(self) -> list[Breakout]:
        """All in this space that are under way."""
        return self._found(breakouts.c.state.in_(ON), 500)

    def move(self, breakout_id: int, before: Collection[State], after: State, **values: object) -> bool:
        """Its next state, with what else changes. False when it was in none of those before."""
        some = self._one(breakout_id) & breakouts.c.state.in_(before)
        return self.tx.execute(update(breakouts).where(some).values(stored({"state": after} | values))).rowcount == 1

    def change(self, breakout_id: int, **values: object) -> None:
        """Changes what it says of itself."""
        self.tx.execute(update(breakouts).where(self._one(breakout_id)).values(stored(values)))

    def several(self, breakout_ids: Collection[int]) -> dict[int, Breakout]:
        """Those of these that are kept, by id."""
        found = self._found(breakouts.c.breakout_id.in_(breakout_ids), len(breakout_ids)) if breakout_ids else []
        return {each.breakout_id: each for each in found}

    def take_gone(self) -> list[Breakout]:
        """Those from which somebody went, with all that was kept of them, since this was asked last."""
        some = (breakouts.c.space_id == self.space_id) & (breakouts.c.gone == 1)
        gone = update(breakouts).where(some).values(gone=0).returning(breakouts.c.breakout_id)
        return [*self.several([row.breakout_id for row in self.tx.rows(gone)]).values()]

    def _found(self, some: Any, most: int) -> list[Breakout]:
        here = (breakouts.c.space_id == self.space_id) & some
        newest = (breakouts.c.made_at.desc(), breakouts.c.breakout_id)
        return [
            self._breakout(row) for row in self.tx.rows(select(breakouts).where(here).order_by(*newest).limit(most))
        ]

    def _one(self, breakout_id: int) -> Any:
        return (breakouts.c.space_id == self.space_id) & (breakouts.c.breakout_id == breakout_id)

    def _breakout(self, row: Any) -> Breakout:
        values = {name: getattr(row, name) for name in Breakout.__slots__}
        values |= {"way": Way(row.way), "kind": RoomKind(row.kind), "state": State(row.state)}
        values["place"] = Place.parse(self.space_id, row.place)
        values["from_place"] = Place.parse(self.space_id, row.from_place) if row.from_place else None
        values["asked_by"] = Person(self.space_id, row.asked_by) if row.asked_by else None
        return Breakout(**values)


def _row(new: Breakout) -> dict[str, Any]:
    values: dict[str, object] = {name: getattr(new, name) for name in Breakout.__slots__}
    return stored(values | {"asked_by": new.asked_by.external_id if new.asked_by else None})
