"""Sets of rooms that were saved under a name: who is with whom, to be put so again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, delete, func, select

from bot.people import Person
from bot.records import dataclass
from storage.marks import personal
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert

sets = Table(
    "breakout_sets",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("set_id", BigInteger, primary_key=True, autoincrement=False),
    Column("course_id", BigInteger, nullable=False),
    Column("name", String(80), nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Index("breakout_sets_course", "space_id", "course_id"),
)

seats = Table(
    "breakout_seats",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("set_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", String(64), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("room", String(80), nullable=False),
    Index("breakout_seats_person", "space_id", "person_id"),
)
personal(seats, what="breakout-seat", person="person_id", life=None)


@dataclass(frozen=True, slots=True)
class SavedSet:
    """A set by its name; ``people`` are how many are in it."""

    set_id: int
    course_id: int
    name: str
    made_at: datetime
    people: int = 0


@dataclass(frozen=True, slots=True)
class SavedRoom:
    """One room of a set: its place in the order from 1, its name, and who belongs into it."""

    number: int
    name: str
    people: tuple[Person, ...]


class BreakoutSets(Store):
    """The saved sets of a space."""

    def save(self, new: SavedSet, rooms: Sequence[SavedRoom]) -> None:
        """Stores a set, in the place of one that had this id. Two statements and one sent for each person."""
        self.remove(new.set_id)
        row = {name: getattr(new, name) for name in ("set_id", "course_id", "name", "made_at")}
        self.tx.execute(insert(sets).values({"space_id": self.space_id} | row))
        given = [
            {
                "space_id": self.space_id,
                "set_id": new.set_id,
                "person_id": person.external_id,
                "number": each.number,
                "room": each.name,
            }
            for each in rooms
            for person in each.people
        ]
        if given:
            self.tx.execute(insert(seats).on_conflict_do_nothing(), given)

    def of(self, course_id: int) -> list[SavedSet]:
        """Those of a course, by name."""
        inside = (seats.c.space_id == sets.c.space_id) & (seats.c.set_id == sets.c.set_id)
        many = select(func.count()).select_from(seats).where(inside).scalar_subquery().label("many")
        here = (sets.c.space_id == self.space_id) & (sets.c.course_id == course_id)
        return [_saved(row) for row in self.tx.rows(select(sets, many).where(here).order_by(sets.c.name))]

    def get(self, set_id: int) -> SavedSet | None:
        """One; how many are in it is not counted."""
        row = self.tx.first(select(sets).where((sets.c.space_id == self.space_id) & (sets.c.set_id == set_id)))
        return SavedSet(row.set_id, row.course_id, row.name, row.made_at) if row else None

    def rooms(self, set_id: int) -> list[SavedRoom]:
        """Its rooms in their order, with those who are in the class still."""
        some = (seats.c.space_id == self.space_id) & (seats.c.set_id == set_id)
        found: dict[int, tuple[str, list[Person]]] = {}
        for row in self.tx.rows(select(seats).where(some).order_by(seats.c.number, seats.c.person_id)):
            found.setdefault(row.number, (row.room, []))[1].append(Person(self.space_id, row.person_id))
        return [SavedRoom(number, name, tuple(people)) for number, (name, people) in sorted(found.items())]

    def remove(self, set_id: int) -> bool:
        """It is no more. False when there was none."""
        for table in (seats, sets):
            gone = self.tx.execute(
                delete(table).where((table.c.space_id == self.space_id) & (table.c.set_id == set_id))
            )
        return gone.rowcount == 1


def _saved(row: Any) -> SavedSet:
    return SavedSet(row.set_id, row.course_id, row.name, row.made_at, int(row.many))
