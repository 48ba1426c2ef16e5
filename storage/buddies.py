"""Programmes of study buddies: what each is, where, in which rhythm, and what counts when people are matched."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, delete, select, update

from bot.people import Person, Place
from bot.records import dataclass
from storage.columns import stored
from storage.kept import by_key
from storage.marks import personal
from storage.places import names_place
from storage.store import Json, Store, UtcDateTime, metadata
from storage.upsert import insert


class ProgrammeKind(StrEnum):
    """Pairs who change every few weeks, or small groups for a term."""

    COFFEE = "coffee"
    GROUPS = "groups"


class Criterion(StrEnum):
    """What may count when people are matched, besides whom they have met before."""

    HOURS = "hours"
    LANGUAGE = "language"
    INTERESTS = "interests"
    WAYS = "ways"


DRAFT: Final = "draft"  # nobody but whoever makes it has seen it
RUNNING: Final = "running"
OVER: Final = "over"

programmes = Table(
    "buddy_programmes",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("programme_id", BigInteger, primary_key=True, autoincrement=False),
    Column("course_id", BigInteger, nullable=False),
    Column("place", String(255), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("size", Integer, nullable=False),
    Column("weeks", Integer, nullable=False),
    Column("day", String(3), nullable=False),
    Column("at", String(5), nullable=False),  # local, as the two dates are
    Column("zone", String(64), nullable=False),
    Column("floor", Integer, nullable=False),
    Column("counts", Json, nullable=False),
    Column("reminds", Integer, nullable=False, default=1),
    Column("alone", Json, nullable=False),
    Column("starts", String(10), nullable=False),
    Column("ends", String(10)),
    Column("state", String(8), nullable=False),
    Column("trouble", Text),
    Column("started_by", String(64)),
    Column("made_at", UtcDateTime, nullable=False),
    Column("over_at", UtcDateTime),
    Column("fewer", Integer, nullable=False, default=0),  # somebody went from it with all that is kept of them
    Index("buddy_programmes_state", "space_id", "course_id", "state"),
)
names_place(programmes.c.place)
personal(
    programmes,
    what="programme",
    person="started_by",
    on_delete="clear",
    life=None,
    columns_hidden=("course_id", "trouble", "fewer"),
)


@dataclass(frozen=True, slots=True)
class Programme:
    """One programme. ``day`` is a weekday as schedules name it (``"tue"``); ``at``, ``starts`` and ``ends`` are local
    in ``zone``.

    *Coffee* has a round every ``weeks`` weeks from ``starts`` on, and may have no end; of *groups* ``starts`` and
    ``ends`` are the term's. ``floor`` is how many free hours of a week people are to share. ``counts`` are in order,
    the first counts most. ``alone`` is the instructor's list of what people would not like to be the only one in.
    ``trouble`` says why nothing of it could be posted lately. ``by`` is empty once whoever started it left.
    """

    programme_id: int
    course_id: int
    place: Place
    kind: ProgrammeKind
    size: int
    weeks: int
    day: str
    at: time
    zone: str
    floor: int
    counts: tuple[Criterion, ...]
    starts: date
    ends: date | None
    made_at: datetime
    by: Person | None = None
    reminds: bool = True
    alone: tuple[str, ...] = ()
    state: str = RUNNING
    trouble: str | None = None
    over_at: datetime | None = None

    @property
    def is_draft(self) -> bool:
        """Whether nobody but whoever makes it has seen it."""
        return self.state == DRAFT

    @property
    def runs(self) -> bool:
        """Whether people may still join it."""
        return self.state == RUNNING

    @property
    def of_groups(self) -> bool:
        """Whether it is for groups that last for a term."""
        return self.kind is ProgrammeKind.GROUPS


CHANGEABLE: Final = frozenset(
    {"place", "size", "weeks", "day", "at", "zone", "floor", "counts", "reminds", "alone", "starts", "ends", "trouble"}
)


_get = by_key(programmes)


class Buddies(Store):
    """The programmes of a space."""

    def add(self, programme: Programme) -> bool:
        """Stores a programme. One with the same id stays as it is, and that is False."""
        row = {"space_id": self.space_id, **_row(programme)}
        made = insert(programmes).values(row).on_conflict_do_nothing().returning(programmes.c.programme_id)
        return self.tx.first(made) is not None

    def get(self, programme_id: int) -> Programme | None:
        """One programme, also when it is over."""
        row = self.tx.first(_get, {"space_id": self.space_id, "programme_id": programme_id})
        return self._programme(row) if row else None

    def running(self, course_id: int | None = None) -> list[Programme]:
        """Those that run (of a course), the oldest first."""
        some = programmes.c.state == RUNNING
        return self._some(some if course_id is None else some & (programmes.c.course_id == course_id))

    def in_place(self, place: Place) -> list[Programme]:
        """Those that run in a place, the oldest first."""
        return self._some((programmes.c.state == RUNNING) & (programmes.c.place == place.key))

    def of_course(self, course_id: int, most: int = 25) -> list[Programme]:
        """The newest of a course, those that run first, then those that are over; no drafts."""
        mine = (programmes.c.space_id == self.space_id) & (programmes.c.course_id == course_id)
        mine &= programmes.c.state != DRAFT
        order = (programmes.c.state.desc(), programmes.c.made_at.desc(), programmes.c.programme_id)
        rows = self.tx.execute(select(programmes).where(mine).order_by(*order).limit(most))
        return [self._programme(row) for row in rows]

    def begin(self, programme_id: int, now: datetime) -> bool:
        """A draft runs from now on. False when it does already, or is over."""
        some = self._one(programme_id) & (programmes.c.state == DRAFT)
        return self.tx.execute(update(programmes).where(some).values(state=RUNNING, made_at=now)).rowcount == 1

    def change(self, programme_id: int, **values: object) -> bool:
        """Other settings, while it is a draft or runs; what is under way goes on as it was made. False when it is
        over."""
        if unknown := values.keys() - CHANGEABLE:
            raise TypeError(f"not to be changed: {sorted(unknown)}")
        some = self._one(programme_id) & (programmes.c.state != OVER)
        return self.tx.execute(update(programmes).where(some).values(stored(values))).rowcount == 1

    def end(self, programme_id: int, now: datetime) -> bool:
        """Nobody is matched in it any more. False when it was over before."""
        some = self._one(programme_id) & (programmes.c.state == RUNNING)
        return self.tx.execute(update(programmes).where(some).values(state=OVER, over_at=now)).rowcount == 1

    def forget(self, programme_id: int) -> bool:
        """A programme that is over, or a draft that nobody started, is kept no longer. False for one that runs."""
        some = self._one(programme_id) & (programmes.c.state != RUNNING)
        return self.tx.execute(delete(programmes).where(some)).rowcount == 1

    def take_fewer(self) -> list[int]:
        """The programmes from which somebody went, with all that was kept of them, since this was asked last."""
        some = (programmes.c.space_id == self.space_id) & (programmes.c.fewer == 1)
        gone = update(programmes).where(some).values(fewer=0).returning(programmes.c.programme_id)
        return sorted(row.programme_id for row in self.tx.rows(gone))

    def let_go(self, person: Person) -> list[int]:
        """Nobody's any more are the running programmes that a person started. Returns which those were."""
        mine = (programmes.c.space_id == self.space_id) & (programmes.c.started_by == person.external_id)
        left = update(programmes).where(mine).values(started_by=None)
        rows = self.tx.execute(left.returning(programmes.c.programme_id, programmes.c.state))
        return sorted(row.programme_id for row in rows if row.state == RUNNING)

    def _some(self, some: Any) -> list[Programme]:
        here = (programmes.c.space_id == self.space_id) & some
        rows = self.tx.execute(select(programmes).where(here).order_by(programmes.c.made_at, programmes.c.programme_id))
        return [self._programme(row) for row in rows]

    def _one(self, programme_id: int) -> Any:
        return (programmes.c.space_id == self.space_id) & (programmes.c.programme_id == programme_id)

    def _programme(self, row: Any) -> Programme:
        return Programme(
            row.programme_id,
            row.course_id,
            Place.parse(self.space_id, row.place),
            ProgrammeKind(row.kind),
            row.size,
            row.weeks,
            row.day,
            time.fromisoformat(row.at),
            row.zone,
            row.floor,
            tuple(Criterion(each) for each in row.counts),
            date.fromisoformat(row.starts),
            date.fromisoformat(row.ends) if row.ends else None,
            row.made_at,
            Person(self.space_id, row.started_by) if row.started_by else None,
            bool(row.reminds),
            tuple(row.alone),
            row.state,
            row.trouble,
            row.over_at,
        )


def _row(each: Programme) -> dict[str, Any]:
    same = {name: getattr(each, name) for name in ("programme_id", "course_id", "kind", "state", "made_at", "over_at")}
    same["started_by"] = each.by and each.by.external_id
    return same | stored({name: getattr(each, name) for name in CHANGEABLE})
