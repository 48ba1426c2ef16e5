"""How recognition goes in a course: what each person wishes of it, what they gave this week, and where it stands."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, delete, select, update

from bot.people import Person, Place
from bot.records import dataclass
from storage.marks import personal
from storage.places import names_place
from storage.recognitions import Shows
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert

WEEKS_KEPT: Final = timedelta(days=15)

wishes = Table(
    "recognition_wishes",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("course_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", String(64), primary_key=True),
    Column("standing", String(8), nullable=False),
    Column("wants_none", Integer, nullable=False),
    Column("off_board", Integer, nullable=False),
)
weeks = Table(
    "recognition_weeks",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("course_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", String(64), primary_key=True),
    Column("week", String(10), primary_key=True),  # its Monday, where the course is
    Column("given", Integer, nullable=False),
    Column("returned", Integer, nullable=False, default=0),  # that were taken back at once
    Column("at", UtcDateTime, nullable=False),
    Index("recognition_weeks_at", "at"),
)
courses = Table(
    "recognition_courses",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("course_id", BigInteger, primary_key=True, autoincrement=False),
    Column("place", String(255)),
    Column("begun", BigInteger),  # the form by which it came to stand there
    Column("board_place", String(255)),
    Column("board_since", UtcDateTime),
)
personal(wishes, what="recognition-wish", person="person_id", life=None)
personal(weeks, what="shout-outs-given", person="person_id", life=("at", WEEKS_KEPT))
for each in (courses.c.place, courses.c.board_place):
    names_place(each)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wishes of recognition in a course. ``standing`` is what they decided for all that comes; ``ASKED``:
    to be asked each time. ``wants_none``: nobody gives them shout-outs or nominates them. ``off_board``: no leaderboard
    has them."""

    standing: Shows = Shows.ASKED
    wants_none: bool = False
    off_board: bool = False

    @property
    def holds(self) -> Shows:
        """What was decided for all that comes; of who wants none any more nothing was."""
        return Shows.ASKED if self.wants_none else self.standing


@dataclass(frozen=True, slots=True)
class Where:
    """Where a course's recognition stands: ``place`` for what is public, with an id of the form that was sent for it,
    and where a leaderboard stands, with since when, while an instructor has one."""

    place: Place | None = None
    board_place: Place | None = None
    board_since: datetime | None = None
    begun: int | None = None


USUAL: Final = Wish()
NOWHERE: Final = Where()


class Recognizing(Store):
    """How recognition goes in the courses of a space."""

    def wish(self, course_id: int, person: Person) -> Wish:
        """What one person wishes."""
        return self.wishes(course_id, [person]).get(person, USUAL)

    def wishes(self, course_id: int, people: Collection[Person]) -> dict[Person, Wish]:
        """What these people wish; who never said anything is left out."""
        some = self._in(wishes, course_id) & wishes.c.person_id.in_([each.external_id for each in people])
        return self._wishes(some) if people else {}

    def all_wishes(self, course_id: int) -> dict[Person, Wish]:
        """What everyone in a course wishes who said anything."""
        return self._wishes(self._in(wishes, course_id))

    def change_wish(self, course_id: int, person: Person, wish: Wish) -> bool:
        """What a person wishes from now on. False when it was so before."""
        if self.wish(course_id, person) == wish:
            return False
        values = {
            "standing": wish.standing.value,
            "wants_none": int(wish.wants_none),
            "off_board": int(wish.off_board),
        }
        key = {"space_id": self.space_id, "course_id": course_id, "person_id": person.external_id}
        if wish == USUAL:
            self.tx.execute(delete(wishes).where(self._in(wishes, course_id), wishes.c.person_id == person.external_id))
            return True
        keys = (wishes.c.space_id, wishes.c.course_id, wishes.c.person_id)
        self.tx.execute(insert(wishes).values(key | values).on_conflict_do_update(keys, set_=values))
        return True

    def use(self, course_id: int, person: Person, week: date, most: int, now: datetime) -> bool:
        """One more of the shout-outs that somebody may give in a week, from its Monday on. False when there is none
        left: two at once never come to more."""
        key = {"space_id": self.space_id, "course_id": course_id, "person_id": person.external_id}
        row = key | {"week": week.isoformat(), "given": 1, "at": now}
        keys = (weeks.c.space_id, weeks.c.course_id, weeks.c.person_id, weeks.c.week)
        one_more = {"given": weeks.c.given + 1, "at": now}
        used = insert(weeks).values(row).on_conflict_do_update(keys, set_=one_more, where=weeks.c.given < most)
        return self.tx.first(used.returning(weeks.c.given)) is not None

    def used(self, course_id: int, person: Person, week: date) -> int:
        """How many shout-outs somebody gave in a week."""
        return int(self.tx.scalar(select(weeks.c.given).where(self._week(course_id, person, week))) or 0)

    def unuse(self, course_id: int, person: Person, week: date) -> None:
        """That one was not given after all."""
        mine = self._week(course_id, person, week) & (weeks.c.given > 0)
        self.tx.execute(update(weeks).where(mine).values(given=weeks.c.given - 1))

    def give_back(self, course_id: int, person: Person, week: date, most: int) -> bool:
        """One that was taken back at once counts no longer; so many in a week, or giving and taking back would have no
        end, and whoever receives it is told each time. False when it goes on to count."""
        mine = self._week(course_id, person, week) & (weeks.c.given > 0) & (weeks.c.returned < most)
        values = {"given": weeks.c.given - 1, "returned": weeks.c.returned + 1}
        return self.tx.execute(update(weeks).where(mine).values(values)).rowcount == 1

    def where(self, course_id: int) -> Where:
        """Where a course's recognition stands."""
        row = self.tx.first(select(courses).where(self._in(courses, course_id)))
        if row is None:
            return NOWHERE
        return Where(self._place(row.place), self._place(row.board_place), row.board_since, row.begun)

    def stand(self, course_id: int, **values: object) -> None:
        """Where it stands from now on, by the names of :class:`Where`."""
        if unknown := values.keys() - {"place", "begun", "board_place", "board_since"}:
            raise TypeError(f"not to be changed: {sorted(unknown)}")
        stored = {name: value.key if isinstance(value, Place) else value for name, value in values.items()}
        row = {"space_id": self.space_id, "course_id": course_id} | stored
        keys = (courses.c.space_id, courses.c.course_id)
        self.tx.execute(insert(courses).values(row).on_conflict_do_update(keys, set_=stored))

    def _wishes(self, some: Any) -> dict[Person, Wish]:
        rows = self.tx.rows(select(wishes).where(some))
        return {
            Person(self.space_id, row.person_id): Wish(Shows(row.standing), bool(row.wants_none), bool(row.off_board))
            for row in rows
        }

    def _week(self, course_id: int, person: Person, week: date) -> Any:
        mine = self._in(weeks, course_id) & (weeks.c.person_id == person.external_id)
        return mine & (weeks.c.week == week.isoformat())

    def _in(self, table: Table, course_id: int) -> Any:
        return (table.c.space_id == self.space_id) & (table.c.course_id == course_id)

    def _place(self, key: str | None) -> Place | None:
        return Place.parse(self.space_id, key) if key else None
