"""Who would like an extra meeting just now, and what people wish of a group that they are in."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Index, String, Table, delete, select

from bot.people import Person
from bot.records import dataclass
from storage.buddy_groups import takers
from storage.marks import personal
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert

WAITS: Final = timedelta(minutes=30)
"""So long somebody who has time now is waited for."""
KEPT: Final = timedelta(days=30)


class Wish(StrEnum):
    """What somebody may wish of their group."""

    SECOND = "second"  # questions of the second level
    THIRD = "third"
    STAFF = "staff"  # that somebody of the staff looks in


now = Table(
    "buddy_now",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("course_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", String(64), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Index("buddy_now_at", "at"),
)
personal(now, what="buddy-now", person="person_id", life=("at", WAITS))

wishes = Table(
    "buddy_wishes",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("group_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", String(64), primary_key=True),
    Column("what", String(8), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Index("buddy_wishes_at", "at"),
)
personal(wishes, what="buddy-wish", person="person_id", life=("at", KEPT))


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who has time, and since when."""

    person: Person
    at: datetime


class BuddyNow(Store):
    """Who has time now, in each course of a space."""

    def wait(self, course_id: int, person: Person, at: datetime) -> None:
        """A person has time from now on."""
        row = {"space_id": self.space_id, "course_id": course_id, "person_id": person.external_id}
        made = insert(now).values(row | {"at": at})
        self.tx.execute(made.on_conflict_do_update(index_elements=list(row), set_={"at": made.excluded["at"]}))

    def waiting(self, course_id: int, at: datetime) -> list[Waiting]:
        """Who said so within the last half hour, whoever waits longest first."""
        some = self._in(course_id) & (now.c.at > at - WAITS)
        rows = self.tx.rows(select(now).where(some).order_by(now.c.at, now.c.person_id))
        return [Waiting(Person(self.space_id, row.person_id), row.at) for row in rows]

    def no_more(self, course_id: int, people: Collection[Person]) -> int:
        """These wait no longer. Returns how many did."""
        theirs = self._in(course_id) & now.c.person_id.in_([each.external_id for each in people])
        return self.tx.execute(delete(now).where(theirs)).rowcount

    def _in(self, course_id: int) -> Any:
        return (now.c.space_id == self.space_id) & (now.c.course_id == course_id)


class BuddyWishes(Store):
    """What people wish of the groups of a space."""

    def wish(self, group_id: int, person: Person, what: Wish, at: datetime) -> bool:
        """A person wishes it. False when they had said so."""
        row = {"space_id": self.space_id, "group_id": group_id, "person_id": person.external_id, "what": what}
        made = insert(wishes).values(row | {"at": at}).on_conflict_do_nothing().returning(wishes.c.person_id)
        return self.tx.first(made) is not None

    def take_back(self, group_id: int, person: Person, what: Wish) -> bool:
        """They wish it no longer. False when they did not."""
        mine = self._of(group_id, what) & (wishes.c.person_id == person.external_id)
        return self.tx.execute(delete(wishes).where(mine)).rowcount == 1

    def who(self, group_id: int, what: Wish) -> list[Person]:
        """Who wishes it, by their ids."""
        rows = self.tx.rows(select(wishes.c.person_id).where(self._of(group_id, what)).order_by(wishes.c.person_id))
        return [Person(self.space_id, row.person_id) for row in rows]

    def asked(self, what: Wish) -> list[int]:
        """The groups of which somebody wishes it, by who wished it first."""
        some = (wishes.c.space_id == self.space_id) & (wishes.c.what == what)
        rows = self.tx.rows(select(wishes.c.group_id).where(some).order_by(wishes.c.at, wishes.c.group_id))
        return [row.group_id for row in rows]

    def clear(self) -> None:
        """Nothing is kept of what people wished of groups that they are in no longer, but that they would like a hello:
        whoever asks for one and goes needs it most. One statement."""
        inside = select(takers.c.person_id).where(
            takers.c.space_id == wishes.c.space_id,
            takers.c.group_id == wishes.c.group_id,
            takers.c.person_id == wishes.c.person_id,
        )
        here = (wishes.c.space_id == self.space_id) & (wishes.c.what != Wish.STAFF)
        self.tx.execute(delete(wishes).where(here, ~inside.exists()))

    def _of(self, group_id: int, what: Wish) -> Any:
        return (wishes.c.space_id == self.space_id) & (wishes.c.group_id == group_id) & (wishes.c.what == what)
