"""Awards that instructors give, or put to a vote: for whom each is, or who may stand for it, and what became of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, case, delete, select, update

from bot.people import Person, Place
from bot.records import dataclass
from storage.database import Tx
from storage.kept import by_key
from storage.marks import personal
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert


class State(StrEnum):
    """What became of an award."""

    DRAFT = "draft"  # whoever would give it looks at it
    ASKING = "asking"  # those who would stand for it are asked
    VOTING = "voting"
    GIVEN = "given"
    NOBODY = "nobody"  # too few voted for anything to be told
    CALLED_OFF = "called-off"  # by the staff
    WITHDRAWN = "withdrawn"  # somebody stands for it no longer
    NOT_HELD = "not-held"  # the vote could not be put to the class, or be counted


OFF: Final = (State.CALLED_OFF, State.WITHDRAWN)


class Stands(StrEnum):
    """What somebody who was asked to stand for an award said. Who says no is told to nobody: they look as if they had
    not answered."""

    ASKED = "asked"
    YES = "yes"
    NO = "no"


awards = Table(
    "awards",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("award_id", BigInteger, primary_key=True, autoincrement=False),
    Column("course_id", BigInteger, nullable=False),
    Column("title", String(120), nullable=False),
    Column("words", Text, nullable=False),
    Column("state", String(12), nullable=False),
    Column("place", String(255)),
    Column("poll_id", BigInteger),
    Column("asked_by", String(64)),
    Column("made_at", UtcDateTime, nullable=False),
    Column("touched", Integer, nullable=False, default=0),  # somebody who stands for it is gone
    Index("awards_course", "space_id", "course_id", "made_at"),
    Index("awards_touched", "space_id", "touched"),
)
standing = Table(
    "award_people",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("standing_id", BigInteger, primary_key=True, autoincrement=False),
    Column("award_id", BigInteger, nullable=False),
    Column("person_id", String(64), nullable=False),
    Column("stands", String(8), nullable=False),
    Column("number", Integer),  # of the choice that is theirs, from 0 up, once the class votes
    Index("award_people_once", "space_id", "award_id", "person_id", unique=True),
    Index("award_people_person", "space_id", "person_id", "award_id"),
)


def _touch(tx: Tx, space_id: str, person_id: str) -> None:
    """Notes the awards for which somebody stands, before they go: their name stands in a vote."""
    theirs = select(standing.c.award_id).where(standing.c.space_id == space_id, standing.c.person_id == person_id)
    shown = (awards.c.space_id == space_id) & awards.c.award_id.in_(theirs)
    tx.execute(update(awards).where(shown).values(touched=1))


personal(awards, what="award-asked", person="asked_by", on_delete="clear", life=None, columns_hidden=("touched",))
personal(standing, what="award-standing", person="person_id", life=None, before=_touch)


@dataclass(frozen=True, slots=True)
class Award:
    """An award. ``place`` is where the class votes, or would see it; ``poll_id`` is the poll's, of one about which it
    votes. Once it is given, there is a recognition with the same id."""

    award_id: int
    course_id: int
    title: str
    words: str
    state: State
    place: Place | None
    poll_id: int | None
    asked_by: Person | None
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody for whom an award is, or who was asked to stand for it. ``number`` is of their choice in the vote, from
    0 up."""

    standing_id: int
    award_id: int
    person: Person
    stands: Stands
    number: int | None


_get = by_key(awards)


class Awards(Store):
    """The awards of a space. Of one that an instructor gives, those for whom it is stay noted: it is what they chose.
    Of a vote nobody stays noted once it is over, or was called off and those who stood could read so."""

    def add(self, new: Award, people: Collection[tuple[int, Person]]) -> bool:
        """Stores one with those who are asked, each with the id of their part. False when there was one with this id,
        which stays as it is."""
        row = {
            "space_id": self.space_id,
            "award_id": new.award_id,
            "course_id": new.course_id,
            "title": new.title,
            "words": new.words,
            "state": new.state.value,
            "place": new.place.key if new.place else None,
            "asked_by": new.asked_by.external_id if new.asked_by else None,
            "made_at": new.made_at,
        }
        made = insert(awards).values(row).on_conflict_do_nothing().returning(awards.c.award_id)
        if self.tx.first(made) is None:
            return False
        self.ask(new.award_id, people)
        return True

    def ask(self, award_id: int, people: Collection[tuple[int, Person]]) -> None:
        """More people are asked to stand for it; who was asked before is not asked again."""
        rows = [
            {
                "space_id": self.space_id,
                "standing_id": standing_id,
                "award_id": award_id,
                "person_id": person.external_id,
                "stands": Stands.ASKED.value,
            }
            for standing_id, person in people
        ]
        if rows:
            self.tx.execute(insert(standing).values(rows).on_conflict_do_nothing())

    def get(self, award_id: int) -> Award | None:
        """One award."""
        row = self.tx.first(_get, {"space_id": self.space_id, "award_id": award_id})
        return self._award(row) if row else None

    def of_course(self, course_id: int) -> list[Award]:
        """A course's, the newest first; drafts are their makers' own."""
        mine = (awards.c.space_id == self.space_id) & (awards.c.course_id == course_id)
        mine &= awards.c.state != State.DRAFT.value
        rows = self.tx.rows(select(awards).where(mine).order_by(awards.c.made_at.desc(), awards.c.award_id))
        return [self._award(row) for row in rows]

    def move(self, award_id: int, was: State, state: State) -> bool:
        """An award goes on from one state to another. False when it was in another: somebody else was quicker."""
        return self._moved(award_id, was, state=state.value)

    def open(self, award_id: int, poll_id: int, place: Place) -> bool:
        """The class votes on it from now on, in this place. False when it does already, or the award is over."""
        return self._moved(award_id, State.ASKING, state=State.VOTING.value, poll_id=poll_id, place=place.key)

    def _moved(self, award_id: int, was: State, **values: object) -> bool:
        mine = self._one(award_id) & (awards.c.state == was.value)
        return self.tx.execute(update(awards).where(mine).values(values)).rowcount == 1

    def reword(self, award_id: int, title: str, words: str, *states: State) -> bool:
        """Other words, while it is in one of these states. False when they are the same, or it is in none."""
        mine = self._one(award_id) & awards.c.state.in_([each.value for each in states])
        mine &= (awards.c.title != title) | (awards.c.words != words)
        return self.tx.execute(update(awards).where(mine).values(title=title, words=words)).rowcount == 1

    def let_go(self, award_id: int, *but: Stands) -> list[Candidate]:
        """Nobody stands for it any more, but for those who said so. Returns whose part is deleted."""
        gone = [each for each in self.candidates(award_id) if each.stands not in but]
        mine = (standing.c.space_id == self.space_id) & (standing.c.award_id == award_id)
        mine &= standing.c.stands.not_in([each.value for each in but])
        self.tx.execute(delete(standing).where(mine))
        return gone

    def withdraw(self, standing_id: int) -> None:
        """Deletes one person's part."""
        self.tx.execute(delete(standing).where(self._part(standing_id)))

    def remove(self, award_id: int) -> None:
        """Deletes one with all who stood for it."""
        for table in (standing, awards):
            mine = (table.c.space_id == self.space_id) & (table.c.award_id == award_id)
            self.tx.execute(delete(table).where(mine))

    def candidate(self, standing_id: int) -> Candidate | None:
        """One person's part."""
        row = self.tx.first(select(standing).where(self._part(standing_id)))
        return self._candidate(row) if row else None

    def candidates(self, award_id: int) -> list[Candidate]:
        """Everyone who was asked, in an order that tells nothing."""
        mine = (standing.c.space_id == self.space_id) & (standing.c.award_id == award_id)
        rows = self.tx.rows(select(standing).where(mine))  # in no order: for one, a whole space's would be gone through
        return sorted((self._candidate(row) for row in rows), key=lambda each: each.standing_id)

    def say(self, standing_id: int, stands: Stands) -> bool:
        """What somebody says to it, while the class does not vote. False when they had said so, or it is too late."""
        asking = select(awards.c.award_id).where(
            awards.c.space_id == self.space_id, awards.c.state == State.ASKING.value
        )
        mine = self._part(standing_id) & (standing.c.stands != stands.value) & standing.c.award_id.in_(asking)
        return self.tx.execute(update(standing).where(mine).values(stands=stands.value)).rowcount == 1

    def number(self, standing_ids: Collection[int]) -> None:
        """Whose the choices of the vote are, in their order."""
        numbers = {standing_id: number for number, standing_id in enumerate(standing_ids)}
        theirs = (standing.c.space_id == self.space_id) & standing.c.standing_id.in_(numbers)
        number = case(numbers, value=standing.c.standing_id)
        self.tx.execute(update(standing).where(theirs).values(number=number))

    def touched(self) -> list[Award]:
        """Awards for which somebody stood who is gone; from now on they count as looked after."""
        mine = (awards.c.space_id == self.space_id) & (awards.c.touched == 1)
        found = [self._award(row) for row in self.tx.rows(select(awards).where(mine))]
        if found:
            self.tx.execute(update(awards).where(mine).values(touched=0))
        return found

    def _one(self, award_id: int) -> Any:
        return (awards.c.space_id == self.space_id) & (awards.c.award_id == award_id)

    def _part(self, standing_id: int) -> Any:
        return (standing.c.space_id == self.space_id) & (standing.c.standing_id == standing_id)

    def _award(self, row: Any) -> Award:
        asked_by = Person(self.space_id, row.asked_by) if row.asked_by is not None else None
        place, state = Place.parse(self.space_id, row.place) if row.place else None, State(row.state)
        return Award(
            row.award_id, row.course_id, row.title, row.words, state, place, row.poll_id, asked_by, row.made_at
        )

    def _candidate(self, row: Any) -> Candidate:
        person = Person(self.space_id, row.person_id)
        return Candidate(row.standing_id, row.award_id, person, Stands(row.stands), row.number)
