"""The rooms of breakouts: which there are, each one's clock, and when somebody in it was last heard of."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, bindparam, delete, select, update

from bot.records import dataclass
from storage.columns import stored
from storage.kept import by_key
from storage.marks import passing
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert


class RoomState(StrEnum):
    """Whether a room is there."""

    PLANNED = "planned"  # drawn, and nothing of it is there
    COMING = "coming"  # asked for
    OPEN = "open"
    ENDING = "ending"  # its last minute
    CLOSED = "closed"
    REFUSED = "refused"  # the platform would not have it


MOST_ROOMS: Final = 100
"""Of one breakout."""
THERE: Final = (RoomState.COMING, RoomState.OPEN, RoomState.ENDING)
"""The states of one that is there, or about to be."""

rooms = Table(
    "breakout_rooms",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("room_id", BigInteger, primary_key=True, autoincrement=False),
    Column("breakout_id", BigInteger, nullable=False),
    Column("course_id", BigInteger, nullable=False),
    Column("number", Integer, nullable=False),
    Column("name", String(80), nullable=False),
    Column("topic", String(200), nullable=False),
    Column("most", Integer, nullable=False),
    Column("state", String(8), nullable=False),
    Column("why", String(80), nullable=False),
    Column("ends_at", UtcDateTime),
    Column("left", Integer),
    Column("warned", Integer, nullable=False),
    Column("heard_at", UtcDateTime),
    Column("stuck", Integer, nullable=False),
    Column("asked_result", Integer, nullable=False),
    Column("until", UtcDateTime, nullable=False),
    Index("breakout_rooms_breakout", "space_id", "breakout_id"),
    Index("breakout_rooms_until", "until"),
)
passing(rooms, "breakout-room", "until", timedelta(0))


@dataclass(frozen=True, slots=True)
class BreakoutRoom:
    """One room.

    ``number`` is its place in the order, from 1. ``topic`` and ``most`` (0: none) are of those that people choose
    themselves. ``why`` is a noted :class:`bot.platform.Undelivered` of one that was refused. ``ends_at`` is the end of
    a clock of its own; ``None``: it goes by the breakout's. ``left``: as there. ``warned`` is the least number of
    seconds before its end of which it was told; 0: of none yet. ``heard_at``: when somebody in it last wrote, came or
    pressed; ``stuck``: 1 once it was given a first question, 2 once the staff had a hint.
    """

    room_id: int
    breakout_id: int
    course_id: int
    number: int
    name: str
    until: datetime
    topic: str = ""
    most: int = 0
    state: RoomState = RoomState.PLANNED
    why: str = ""
    ends_at: datetime | None = None
    left: int | None = None
    warned: int = 0
    heard_at: datetime | None = None
    stuck: int = 0
    asked_result: bool = False

    @property
    def there(self) -> bool:
        """Whether people are in it, or are about to be."""
        return self.state in THERE


_get = by_key(rooms)


class BreakoutRooms(Store):
    """The rooms of a space's breakouts."""

    def add(self, new: Sequence[BreakoutRoom]) -> None:
        """Stores rooms; what is there stays as it is. One statement, sent for each."""
        if new:
            rows = [{"space_id": self.space_id} | _row(each) for each in new]
            self.tx.execute(insert(rooms).on_conflict_do_nothing(), rows)

    def get(self, room_id: int) -> BreakoutRoom | None:
        """One."""
        row = self.tx.first(_get, {"space_id": self.space_id, "room_id": room_id})
        return _room(row) if row else None

    def of(self, breakout_id: int, *states: RoomState) -> list[BreakoutRoom]:
        """Those of a breakout, in these states (without any: all), in their order."""
        some = self._all() & (rooms.c.breakout_id == breakout_id) & rooms.c.state.in_(states or tuple(RoomState))
        found = select(rooms).where(some).order_by(rooms.c.number, rooms.c.room_id)
        return [_room(row) for row in self.tx.rows(found)]

    def several(self, room_ids: Collection[int]) -> dict[int, BreakoutRoom]:
        """Those of these that are kept, by id."""
        found = self.tx.rows(select(rooms).where(self._all() & rooms.c.room_id.in_(room_ids))) if room_ids else ()
        return {row.room_id: _room(row) for row in found}

    def move(self, room_id: int, before: Collection[RoomState], after: RoomState, **values: object) -> bool:
        """Its next state, with what else changes. False when it was in none of those before."""
        some = self._one(room_id) & rooms.c.state.in_(before)
        return self.tx.execute(update(rooms).where(some).values(stored({"state": after} | values))).rowcount == 1

    def move_all(
        self, breakout_id: int, before: Collection[RoomState], after: RoomState, **values: object
    ) -> list[int]:
        """The same of all rooms of a breakout that are in those states; which those were. One statement."""
        some = self._all() & (rooms.c.breakout_id == breakout_id) & rooms.c.state.in_(before)
        moved = update(rooms).where(some).values(stored({"state": after} | values)).returning(rooms.c.room_id)
        return sorted(row.room_id for row in self.tx.rows(moved))

    def move_some(self, room_ids: Collection[int], after: RoomState, **values: object) -> None:
        """The same of these rooms, whatever they were. One statement."""
        if room_ids:
            some = self._all() & rooms.c.room_id.in_(room_ids)
            self.tx.execute(update(rooms).where(some).values(stored({"state": after} | values)))

    def change(self, room_id: int, **values: object) -> None:
        """Changes what a room says of itself."""
        self.tx.execute(update(rooms).where(self._one(room_id)).values(stored(values)))

    def change_all(self, breakout_id: int, **values: object) -> None:
        """The same of all rooms of a breakout."""
        some = self._all() & (rooms.c.breakout_id == breakout_id)
        self.tx.execute(update(rooms).where(some).values(stored(values)))

    def rename(self, names: Sequence[tuple[int, str]]) -> None:
        """New names by id. One statement, sent for each."""
        if names:
            one = self._all() & (rooms.c.room_id == bindparam("which"))
            given = [{"which": which, "called": name} for which, name in names]
            self.tx.execute(update(rooms).where(one).values(name=bindparam("called")), given)

    def retime(self, clocks: Sequence[tuple[int, datetime | None, int | None, int]]) -> None:
        """Clocks of their own by room: its end, or what is left while it stands, and of what it was told. One
        statement, sent for each."""
        if clocks:
            one = self._all() & (rooms.c.room_id == bindparam("which"))
            names = ("which", "ends", "stands_at", "told")
            given = [dict(zip(names, each, strict=True)) for each in clocks]
            now: dict[str, Any] = {
                "ends_at": bindparam("ends"),
                "left": bindparam("stands_at"),
                "warned": bindparam("told"),
            }
            self.tx.execute(update(rooms).where(one).values(now), given)

    def heard(self, room_id: int, at: datetime, *, every: timedelta = timedelta(seconds=30)) -> bool:
        """Somebody in it was heard of. False, and nothing is written, when that was so just before."""
        long_ago = rooms.c.heard_at.is_(None) | (rooms.c.heard_at <= at - every)
        return self.tx.execute(update(rooms).where(self._one(room_id) & long_ago).values(heard_at=at)).rowcount == 1

    def drop(self, breakout_id: int, only: Collection[int] | None = None) -> None:
        """All rooms (or ``only`` these) of a breakout that was drawn anew or called off: nothing of them was there."""
        some = self._all() & (rooms.c.breakout_id == breakout_id)
        if only is None:
            self.tx.execute(delete(rooms).where(some))
        elif only:
            self.tx.execute(delete(rooms).where(some & rooms.c.room_id.in_(only)))

    def _all(self) -> Any:
        return rooms.c.space_id == self.space_id

    def _one(self, room_id: int) -> Any:
        return self._all() & (rooms.c.room_id == room_id)


def _row(new: BreakoutRoom) -> dict[str, Any]:
    return stored({name: getattr(new, name) for name in BreakoutRoom.__slots__})


def _room(row: Any) -> BreakoutRoom:
    values = {name: getattr(row, name) for name in BreakoutRoom.__slots__}
    return BreakoutRoom(**values | {"state": RoomState(row.state), "asked_result": bool(row.asked_result)})
