"""Who takes part in a breakout, in which room and with what role; and from when to when they were inside."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, bindparam, delete, func, select, true, update

from bot.people import Person, Place
from bot.records import dataclass
from storage.breakouts import note_before
from storage.columns import stored
from storage.marks import personal
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert

VISITS_KEPT: Final = timedelta(days=1)
"""By then who was inside together is noted as having met, and from when to when is forgotten."""


class Part(StrEnum):
    """Whether somebody takes part."""

    IN = "in"
    OUT = "out"  # they stay out, and nobody puts them into a room


class Duty(StrEnum):
    """What somebody does in a room; in rotation, so that nobody does everything."""

    NONE = ""
    FACILITATOR = "facilitator"
    TIMEKEEPER = "timekeeper"
    SCRIBE = "scribe"
    REPORTER = "reporter"


people = Table(
    "breakout_people",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("breakout_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", String(64), primary_key=True),
    Column("course_id", BigInteger, nullable=False),
    Column("room_id", BigInteger, nullable=False),
    Column("part", String(4), nullable=False),
    Column("duty", String(12), nullable=False),
    Column("came_from", String(255)),
    Column("came", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("until", UtcDateTime, nullable=False),
    Index("breakout_people_room", "space_id", "room_id"),
    Index("breakout_people_person", "space_id", "person_id", "at"),
    Index("breakout_people_until", "until"),
)

personal(people, what="breakout-part", person="person_id", life="until", before=note_before(people))

visits = Table(
    "breakout_visits",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("room_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", String(64), primary_key=True),
    Column("came_at", UtcDateTime, primary_key=True),
    Column("went_at", UtcDateTime),
    Column("breakout_id", BigInteger, nullable=False),
    Index("breakout_visits_breakout", "space_id", "breakout_id"),
    Index("breakout_visits_person", "space_id", "person_id"),
    Index("breakout_visits_came", "came_at"),
)
personal(visits, what="breakout-visit", person="person_id", life=("came_at", VISITS_KEPT))


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a breakout.

    ``room_id`` is 0 while they have none. ``came_from``: the voice room to which they go back. ``came``: they were in a
    room of it at some time. ``at`` is when they said that they are here.
    """

    person: Person
    breakout_id: int
    course_id: int
    at: datetime
    until: datetime
    room_id: int = 0
    part: Part = Part.IN
    duty: Duty = Duty.NONE
    came_from: Place | None = None
    came: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody was in a room from when to when; ``went_at`` is ``None`` while they are."""

    person: Person
    breakout_id: int
    room_id: int
    came_at: datetime
    went_at: datetime | None = None


class BreakoutPeople(Store):
    """Who takes part in a space's breakouts."""

    # Taking part.

    def put(self, members: Sequence[Member]) -> None:
        """These take part as given; who was known already is so from now on. One statement, sent for each."""
        if not members:
            return
        made = insert(people)
        changed = {name: made.excluded[name] for name in ("room_id", "part", "duty", "came_from", "at", "until")}
        keys = ["space_id", "breakout_id", "person_id"]
        self.tx.execute(made.on_conflict_do_update(keys, set_=changed), [self._row(each) for each in members])

    def get(self, breakout_id: int, person: Person) -> Member | None:
        """Somebody in a breakout; ``None``: nothing is known of them there."""
        found = self._found((people.c.breakout_id == breakout_id) & (people.c.person_id == person.external_id))
        return found[0] if found else None

    def of(self, breakout_id: int, part: Part | None = Part.IN) -> list[Member]:
        """Who takes part in a breakout (``None``: and who stays out), by their ids."""
        some = people.c.breakout_id == breakout_id
        return self._found(some & (people.c.part == part) if part is not None else some)

    def known(self, breakout_id: int) -> set[str]:
        """The external ids of whoever takes part in a breakout or stays out."""
        some = self._all() & (people.c.breakout_id == breakout_id)
        return {row.person_id for row in self.tx.rows(select(people.c.person_id).where(some))}

    def in_room(self, room_id: int) -> list[Member]:
        """Who belongs into a room, by their ids."""
        return self._found((people.c.room_id == room_id) & (people.c.part == Part.IN)) if room_id else []

    def count(self, breakout_id: int) -> int:
        """How many take part."""
        some = self._all() & (people.c.breakout_id == breakout_id) & (people.c.part == Part.IN)
        row = self.tx.first(select(func.count().label("many")).select_from(people).where(some))
        return int(row.many) if row else 0

    def sizes(self, breakout_id: int) -> dict[int, int]:
        """How many belong into each room that has any, by room."""
        some = self._all() & (people.c.breakout_id == breakout_id) & (people.c.part == Part.IN) & (people.c.room_id > 0)
        counted = select(people.c.room_id, func.count().label("many")).where(some).group_by(people.c.room_id)
        return {row.room_id: int(row.many) for row in self.tx.rows(counted)}

    def place(self, breakout_id: int, rooms: Mapping[str, int]) -> None:
        """Into which room each (by external id) belongs; 0 for none. One statement, sent for each."""
        if rooms:
            one = self._all() & (people.c.breakout_id == breakout_id) & (people.c.person_id == bindparam("whose"))
            given = [{"whose": whose, "where_to": room_id} for whose, room_id in sorted(rooms.items())]
            self.tx.execute(update(people).where(one).values(room_id=bindparam("where_to")), given)

    def give(self, breakout_id: int, duties: Mapping[str, Duty]) -> None:
        """What each (by external id) does. One statement, sent for each."""
        if duties:
            one = self._all() & (people.c.breakout_id == breakout_id) & (people.c.person_id == bindparam("whose"))
            given = [{"whose": whose, "does": duty.value} for whose, duty in sorted(duties.items())]
            self.tx.execute(update(people).where(one).values(duty=bindparam("does")), given)

    def change(self, breakout_id: int, person: Person, **values: object) -> bool:
        """Changes what is known of somebody in a breakout. False when they are not in it."""
        one = self._all() & (people.c.breakout_id == breakout_id) & (people.c.person_id == person.external_id)
        return self.tx.execute(update(people).where(one).values(stored(values))).rowcount == 1

    def remove(self, breakout_id: int, whom: Collection[Person]) -> None:
        """Nothing is known of these in a breakout any more: they took back that they are here."""
        if whom:
            some = people.c.person_id.in_([each.external_id for each in whom])
            self.tx.execute(delete(people).where(self._all() & (people.c.breakout_id == breakout_id) & some))

    def drop(self, breakout_id: int) -> None:
        """Nobody takes part any more: it was called off, and nothing came of it."""
        self.tx.execute(delete(people).where(self._all() & (people.c.breakout_id == breakout_id)))

    def over(self, breakout_id: int) -> None:
        """It is over: who was in no room, for they stayed out or none had a seat, is known no longer, nor from which
        voice room they came."""
        some = self._all() & (people.c.breakout_id == breakout_id) & (people.c.room_id == 0)
        self.tx.execute(delete(people).where(some))

    def are_back(self, room_id: int) -> None:
        """Who belonged into a room is back from it: where they came from is known no longer."""
        some = self._all() & (people.c.room_id == room_id) & people.c.came_from.is_not(None)
        self.tx.execute(update(people).where(some).values(came_from=None))

    def mine(self, person: Person, most: int = 50) -> list[Member]:
        """The breakouts in which somebody takes part or did, the latest first."""
        some = self._all() & (people.c.person_id == person.external_id)
        rows = self.tx.rows(select(people).where(some).order_by(people.c.at.desc(), people.c.breakout_id).limit(most))
        return [self._member(row) for row in rows]

    def duties(
        self, course_id: int, whom: Collection[Person], since: datetime
    ) -> dict[str, list[tuple[datetime, Duty]]]:
        """What each of these (by external id) did in earlier breakouts of a course, the latest first. One statement."""
        some = self._all() & (people.c.course_id == course_id) & (people.c.duty != Duty.NONE) & (people.c.at >= since)
        some &= people.c.person_id.in_([each.external_id for each in whom])
        found: dict[str, list[tuple[datetime, Duty]]] = {}
        columns = select(people.c.person_id, people.c.at, people.c.duty).where(some).order_by(people.c.at.desc())
        for row in self.tx.rows(columns) if whom else ():
            found.setdefault(row.person_id, []).append((row.at, Duty(row.duty)))
        return found

    # Being inside.

    def came(self, visit: Visit) -> bool:
        """Somebody is inside from now on, and they came. False when they were inside that room already."""
        there = self._of_room(visit.room_id) & (visits.c.person_id == visit.person.external_id)
        if self.tx.first(select(visits.c.room_id).where(there & visits.c.went_at.is_(None))):
            return False
        row = {
            "space_id": self.space_id,
            "room_id": visit.room_id,
            "person_id": visit.person.external_id,
            "came_at": visit.came_at,
            "breakout_id": visit.breakout_id,
        }
        made = insert(visits).on_conflict_do_nothing().values(row)
        self.tx.execute(made)
        self.change(visit.breakout_id, visit.person, came=True)
        return True

    def went(self, room_id: int, person: Person, at: datetime) -> bool:
        """Somebody is inside no longer. False when they were not."""
        there = self._of_room(room_id) & (visits.c.person_id == person.external_id) & visits.c.went_at.is_(None)
        return self.tx.execute(update(visits).where(there).values(went_at=at)).rowcount > 0

    def went_elsewhere(self, breakout_id: int, whom: Collection[Person], room_id: int, at: datetime) -> None:
        """These are inside no room of a breakout any longer but this one. One statement."""
        there = self._visits() & (visits.c.breakout_id == breakout_id) & (visits.c.room_id != room_id)
        there &= visits.c.person_id.in_([each.external_id for each in whom]) & visits.c.went_at.is_(None)
        self.tx.execute(update(visits).where(there).values(went_at=at))

    def all_went(self, breakout_id: int, at: datetime, *, room_id: int = 0) -> None:
        """Nobody is inside any room of a breakout (or inside this one) any longer."""
        there = self._visits() & (visits.c.breakout_id == breakout_id) & visits.c.went_at.is_(None)
        there &= visits.c.room_id == room_id if room_id else true()
        self.tx.execute(update(visits).where(there).values(went_at=at))

    def visits(self, breakout_id: int, *, now_inside: bool = False) -> list[Visit]:
        """Who was inside which room, from when to when, in the order in which they came; or who is now."""
        some = self._visits() & (visits.c.breakout_id == breakout_id)
        if now_inside:
            some &= visits.c.went_at.is_(None)
        found = select(visits).where(some).order_by(visits.c.came_at, visits.c.room_id, visits.c.person_id)
        return [
            Visit(Person(self.space_id, row.person_id), row.breakout_id, row.room_id, row.came_at, row.went_at)
            for row in self.tx.rows(found)
        ]

    def forget_visits(self, breakout_id: int) -> None:
        """From when to when somebody was where is kept no longer."""
        self.tx.execute(delete(visits).where(self._visits() & (visits.c.breakout_id == breakout_id)))

    def _all(self) -> Any:
        return people.c.space_id == self.space_id

    def _visits(self) -> Any:
        return visits.c.space_id == self.space_id

    def _of_room(self, room_id: int) -> Any:
        return self._visits() & (visits.c.room_id == room_id)

    def _found(self, some: Any) -> list[Member]:
        rows = self.tx.rows(select(people).where(self._all() & some).order_by(people.c.person_id))
        return [self._member(row) for row in rows]

    def _row(self, member: Member) -> dict[str, Any]:
        values: dict[str, object] = {name: getattr(member, name) for name in Member.__slots__ if name != "person"}
        return stored(values) | {"space_id": self.space_id, "person_id": member.person.external_id}

    def _member(self, row: Any) -> Member:
        values = {name: getattr(row, name) for name in Member.__slots__ if name != "person"}
        values |= {"part": Part(row.part), "duty": Duty(row.duty), "came": bool(row.came)}
        values["came_from"] = Place.parse(self.space_id, row.came_from) if row.came_from else None
        return Member(Person(self.space_id, row.person_id), **values)
