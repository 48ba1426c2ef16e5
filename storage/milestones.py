"""Milestones: who joined them, what each reached, once each, and those that a course made for itself."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, case, delete, func, null, select, update

from bot.people import Person
from bot.records import dataclass
from storage.marks import passing, personal
from storage.recognitions import Kind, Shows, received, recognitions
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert

IN_ERROR: Final = timedelta(minutes=10)
"""So long whoever noted that people reached one can take that back, as what they posted."""

people = Table(
    "milestone_people",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("course_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", String(64), primary_key=True),
    Column("shows", Integer, nullable=False),
    Column("joined_at", UtcDateTime, nullable=False),
    Index("milestone_people_person", "space_id", "person_id"),
)
reached = Table(
    "milestones_reached",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("course_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", String(64), primary_key=True),
    Column("milestone", String(32), primary_key=True),
    Column("recognition_id", BigInteger, nullable=False),
    Column("noting_id", BigInteger),  # never who noted it: by how many rows are theirs they would learn who joined
    Column("at", UtcDateTime, nullable=False),
    Index("milestones_reached_person", "space_id", "person_id"),
    Index("milestones_reached_noting", "space_id", "noting_id"),
)
notings = Table(
    "milestone_notings",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("noting_id", BigInteger, primary_key=True, autoincrement=False),
    Column("course_id", BigInteger, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index("milestone_notings_at", "at"),
)
own = Table(
    "milestones_own",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("milestone_id", BigInteger, primary_key=True, autoincrement=False),
    Column("course_id", BigInteger, nullable=False),
    Column("name", String(80), nullable=False),
    Column("words", Text, nullable=False),
    Column("made_by", String(64)),
    Column("made_at", UtcDateTime, nullable=False),
    Column("ended", Integer, nullable=False, default=0),
    Index("milestones_own_course", "space_id", "course_id"),
)
passing(notings, "milestone-noting", "at", IN_ERROR)
personal(people, what="milestones", person="person_id", life=None)
personal(reached, what="milestone", person="person_id", life=None)
personal(own, what="milestone-made", person="made_by", on_delete="clear", life=None)


@dataclass(frozen=True, slots=True)
class Own:
    """A milestone of a course's own: its name, and a sentence to whoever reaches it (may be empty), ``by`` whoever made
    it (``None`` once they are gone). ``ended``: nobody reaches it any more."""

    milestone_id: int
    course_id: int
    name: str
    words: str
    by: Person | None
    ended: bool = False


class Milestones(Store):
    """The milestones of a space."""

    def join(self, course_id: int, person: Person, shows: bool, now: datetime) -> bool:
        """A person's milestones are noted from now on; ``shows``: the class sees them. False when they were."""
        row = {"space_id": self.space_id, "course_id": course_id, "person_id": person.external_id}
        made = insert(people).values(row | {"shows": int(shows), "joined_at": now}).on_conflict_do_nothing()
        return self.tx.first(made.returning(people.c.person_id)) is not None

    def shows(self, course_id: int, person: Person) -> bool | None:
        """Whether the class sees those that a person reaches; ``None`` when they did not join."""
        found = self.tx.scalar(select(people.c.shows).where(self._of(people, course_id, person)))
        return None if found is None else bool(found)

    def show(self, course_id: int, person: Person, shows: bool) -> bool:
        """Whether the class sees those to come. False when it was so before, or they did not join."""
        mine = self._of(people, course_id, person) & (people.c.shows != int(shows))
        return self.tx.execute(update(people).where(mine).values(shows=int(shows))).rowcount == 1

    def in_(self, course_id: int, among: Collection[Person]) -> dict[Person, bool]:
        """Those of these people who joined, with whether the class sees what they reach."""
        mine = (people.c.space_id == self.space_id) & (people.c.course_id == course_id)
        mine &= people.c.person_id.in_([each.external_id for each in among])
        rows = self.tx.rows(select(people.c.person_id, people.c.shows).where(mine)) if among else ()
        return {Person(self.space_id, row.person_id): bool(row.shows) for row in rows}

    def leave(self, course_id: int, person: Person) -> list[int] | None:
        """A person is out, and what they reached is deleted. Returns the recognitions that these were; ``None`` when
        they had not joined."""
        if self.tx.execute(delete(people).where(self._of(people, course_id, person))).rowcount == 0:
            return None
        mine = self._of(reached, course_id, person)
        found = [row.recognition_id for row in self.tx.rows(select(reached.c.recognition_id).where(mine))]
        self.tx.execute(delete(reached).where(mine))
        return found

    def reach(
        self,
        course_id: int,
        who: Collection[Person],
        milestone: str,
        recognition_id: int,
        now: datetime,
        noting_id: int | None = None,
    ) -> list[Person]:
        """These people reached a milestone: once, however often it is told. Returns those who had not. One statement,
        by the whole key: what others reached costs nothing. ``noting_id`` where somebody noted it."""
        rows = [
            {
                "space_id": self.space_id,
                "course_id": course_id,
                "person_id": person.external_id,
                "milestone": milestone,
                "recognition_id": recognition_id,
                "noting_id": noting_id,
                "at": now,
            }
            for person in who
        ]
        made = insert(reached).values(rows).on_conflict_do_nothing().returning(reached.c.person_id)
        return sorted(Person(self.space_id, row.person_id) for row in self.tx.rows(made)) if rows else []

    def has(self, course_id: int, person: Person) -> dict[str, int]:
        """What a person reached in a course, with the recognition that it was, the earliest first."""
        mine = self._of(reached, course_id, person)
        order = select(reached.c.milestone, reached.c.recognition_id).where(mine).order_by(reached.c.at)
        return {row.milestone: row.recognition_id for row in self.tx.rows(order)}

    def note(self, course_id: int, noting_id: int, now: datetime) -> None:
        """Somebody notes that people reached one: kept for a while, whether any of these had joined or not."""
        row = {"space_id": self.space_id, "noting_id": noting_id, "course_id": course_id, "at": now}
        self.tx.execute(insert(notings).values(row).on_conflict_do_nothing())

    def unnote(self, course_id: int, noting_id: int, now: datetime) -> dict[Person, int] | None:
        """What was noted at once is no longer: returns of whom, and the recognition that it was; ``None`` where it was
        noted too long ago, or never."""
        mine = (notings.c.space_id == self.space_id) & (notings.c.noting_id == noting_id)
        mine &= (notings.c.course_id == course_id) & (notings.c.at >= now - IN_ERROR)
        if self.tx.first(select(notings.c.at).where(mine)) is None:
            return None
        theirs = (reached.c.space_id == self.space_id) & (reached.c.noting_id == noting_id)
        gone = delete(reached).where(theirs).returning(reached.c.person_id, reached.c.recognition_id)
        return {Person(self.space_id, row.person_id): row.recognition_id for row in self.tx.rows(gone)}

    def lately(self, course_id: int, milestone: str, since: datetime, most: int) -> int | None:
        """The newest recognition of a milestone, made ``since`` then, that the class sees with fewer people than
        these."""
        mine = (recognitions.c.space_id == self.space_id) & (recognitions.c.course_id == course_id)
        mine &= (recognitions.c.made_at >= since) & (recognitions.c.kind == Kind.MILESTONE.value)
        mine &= recognitions.c.about.startswith(f"{milestone}:", autoescape=True)
        theirs = (received.c.space_id == self.space_id) & (received.c.recognition_id == recognitions.c.recognition_id)
        public = select(func.count()).where(theirs, received.c.shows == Shows.PUBLIC.value)
        few = public.correlate(recognitions).scalar_subquery().between(1, most - 1)
        newest = (recognitions.c.made_at.desc(), recognitions.c.recognition_id)
        found = self.tx.scalar(select(recognitions.c.recognition_id).where(mine, few).order_by(*newest).limit(1))
        return None if found is None else int(found)

    def stand_with(
        self, course_id: int, person: Person, milestone: str, recognition_id: int, received_id: int, now: datetime
    ) -> None:
        """A person who just reached a milestone stands with others who did, where the class sees it."""
        mine = self._of(reached, course_id, person) & (reached.c.milestone == milestone)
        self.tx.execute(update(reached).where(mine).values(recognition_id=recognition_id))
        row = {
            "space_id": self.space_id,
            "received_id": received_id,
            "recognition_id": recognition_id,
            "course_id": course_id,
            "person_id": person.external_id,
            "shows": Shows.PUBLIC.value,
            "at": now,
        }
        self.tx.execute(insert(received).values(row).on_conflict_do_nothing())

    # Those of a course's own.

    def reword(self, course_id: int, before: str, about: str, words: str) -> list[int]:
        """The recognitions whose ``about`` begins so get another one and other words; words that were deleted for good
        stay so. Returns which they are."""
        mine = (recognitions.c.space_id == self.space_id) & (recognitions.c.course_id == course_id)
        mine &= (recognitions.c.kind == Kind.MILESTONE.value) & recognitions.c.about.startswith(before, autoescape=True)
        again = case((recognitions.c.words.is_(None), null()), else_=words)
        changed = update(recognitions).where(mine).values(about=about, words=again)
        return [row.recognition_id for row in self.tx.rows(changed.returning(recognitions.c.recognition_id))]

    def make(self, new: Own, now: datetime) -> None:
        """Stores one; one with the same id stays as it is."""
        row = {
            "space_id": self.space_id,
            "milestone_id": new.milestone_id,
            "course_id": new.course_id,
            "name": new.name,
            "words": new.words,
            "made_by": new.by.external_id if new.by else None,
            "made_at": now,
        }
        self.tx.execute(insert(own).values(row).on_conflict_do_nothing())

    def own(self, course_id: int) -> list[Own]:
        """A course's own, those that ended among them, the earliest first."""
        mine = (own.c.space_id == self.space_id) & (own.c.course_id == course_id)
        rows = self.tx.rows(select(own).where(mine).order_by(own.c.made_at, own.c.milestone_id))
        return [_own(self.space_id, row) for row in rows]

    def own_one(self, milestone_id: int) -> Own | None:
        """One of them."""
        row = self.tx.first(select(own).where(self._one(milestone_id)))
        return _own(self.space_id, row) if row else None

    def change(self, milestone_id: int, **values: object) -> None:
        """Another ``name``, other ``words``, or that it ``ended``."""
        if unknown := values.keys() - {"name", "words", "ended"}:
            raise TypeError(f"not to be changed: {sorted(unknown)}")
        stored = {name: int(value) if isinstance(value, bool) else value for name, value in values.items()}
        self.tx.execute(update(own).where(self._one(milestone_id)).values(stored))

    def _one(self, milestone_id: int) -> Any:
        return (own.c.space_id == self.space_id) & (own.c.milestone_id == milestone_id)

    def _of(self, table: Table, course_id: int, person: Person) -> Any:
        mine = (table.c.space_id == self.space_id) & (table.c.course_id == course_id)
        return mine & (table.c.person_id == person.external_id)


def _own(space_id: str, row: Any) -> Own:
    by = Person(space_id, row.made_by) if row.made_by is not None else None
    return Own(row.milestone_id, row.course_id, row.name, row.words, by, bool(row.ended))
