"""Answers to *named* and *staff only* polls, with who gave them; and the ballots of those that nobody can link."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Index, String, Table, case, delete, func, select

from bot.people import Person
from bot.records import dataclass
from storage.database import Tx
from storage.marks import personal
from storage.store import Json, Store, UtcDateTime, metadata
from storage.upsert import insert

KEPT: Final = timedelta(days=365)  # a course, and the time in which one looks back at it

answers = Table(
    "poll_answers",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("poll_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", String(64), primary_key=True),
    Column("answer", Json),  # numbers, or words; NULL: taken back, so that a late delivery does not bring it again
    Column("stamp", BigInteger, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index("poll_answers_at", "at"),
)
ballots = Table(
    "poll_ballots",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("poll_id", BigInteger, primary_key=True, autoincrement=False),
    Column("ballot_id", BigInteger, primary_key=True, autoincrement=False),  # random, so that it tells no order
    Column("answer", Json, nullable=False),
    Column("code", String(12), nullable=False),
    Index("poll_ballots_code", "space_id", "code"),
)
gone = Table(  # which polls are to be shown anew because somebody is gone from them; never who it was
    "poll_answers_gone",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("poll_id", BigInteger, primary_key=True, autoincrement=False),
)


def _note_where(tx: Tx, space_id: str, person_id: str) -> None:
    """The polls in which a person stands, before the rows go that tell which these are."""
    mine = (answers.c.space_id == space_id) & (answers.c.person_id == person_id)
    noted = insert(gone).from_select(["space_id", "poll_id"], select(answers.c.space_id, answers.c.poll_id).where(mine))
    tx.execute(noted.on_conflict_do_nothing(index_elements=["space_id", "poll_id"]))


personal(answers, what="vote", person="person_id", life=("at", KEPT), before=_note_where, columns_hidden=("stamp",))

Given = tuple[int, ...] | str
"""What one answered: the numbers of choices (from 0 up), the point of a scale (from 1 up), or words."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person answered; ``None``: they took it back."""

    person: Person
    given: Given | None
    stamp: int = 0


@dataclass(frozen=True, slots=True)
class Ballot:
    """An answer of somebody whom nobody knows, with the code by which they find it."""

    ballot_id: int
    given: Given
    code: str


class PollAnswers(Store):
    """The answers of people whose names stand with them."""

    def put(self, poll_id: int, person: Person, given: Given | None, stamp: int, now: datetime) -> bool:
        """A person's answer, in place of an earlier one; ``None`` takes it back. False when a later one is known
        (``stamp``). The same once more is later, too: what came between is not brought back by a late delivery."""
        row = {
            "space_id": self.space_id,
            "poll_id": poll_id,
            "person_id": person.external_id,
            "answer": given,
            "stamp": stamp,
            "at": now,
        }
        made = insert(answers).values(row)
        changed = answers.c.answer.is_distinct_from(made.excluded.answer)
        put = made.on_conflict_do_update(
            index_elements=["space_id", "poll_id", "person_id"],
            set_={
                "answer": made.excluded.answer,
                "stamp": made.excluded.stamp,
                "at": case((changed, made.excluded.at), else_=answers.c.at),
            },
            where=answers.c.stamp <= made.excluded.stamp,
        ).returning(answers.c.person_id)
        return self.tx.first(put) is not None

    def of(self, poll_id: int, person: Person) -> Answer | None:
        """What one person answered; ``None`` when they never did."""
        mine = self._to(poll_id) & (answers.c.person_id == person.external_id)
        row = self.tx.first(select(answers).where(mine))
        return self._answer(row) if row else None

    def to(self, poll_id: int) -> list[Answer]:
        """What everyone answered, who was first first; what was taken back is left out."""
        there = self._to(poll_id) & answers.c.answer.is_not(None)
        rows = self.tx.execute(select(answers).where(there).order_by(answers.c.at, answers.c.person_id))
        return [self._answer(row) for row in rows]

    def count(self, poll_id: int) -> int:
        """How many answered."""
        there = self._to(poll_id) & answers.c.answer.is_not(None)
        return int(self.tx.scalar(select(func.count()).select_from(answers).where(there)) or 0)

    def rows(self, poll_id: int) -> int:
        """How many took part. Who took it back is among them, so that looking twice does not tell who did."""
        return int(self.tx.scalar(select(func.count()).select_from(answers).where(self._to(poll_id))) or 0)

    def withdraw(self, poll_id: int, person: Person) -> None:
        """Their answer goes, as if there had been none."""
        mine = self._to(poll_id) & (answers.c.person_id == person.external_id)
        self.tx.execute(delete(answers).where(mine))

    def clear(self, poll_id: int) -> None:
        """All answers go with the poll."""
        self.tx.execute(delete(answers).where(self._to(poll_id)))

    def take_gone(self) -> list[int]:
        """The polls from which somebody is gone; none of them is told a second time."""
        told = delete(gone).where(gone.c.space_id == self.space_id).returning(gone.c.poll_id)
        return sorted(row.poll_id for row in self.tx.execute(told))

    def _answer(self, row: Any) -> Answer:
        return Answer(Person(self.space_id, row.person_id), _given(row.answer), row.stamp)

    def _to(self, poll_id: int) -> Any:
        return (answers.c.space_id == self.space_id) & (answers.c.poll_id == poll_id)


class Ballots(Store):
    """What was answered by people whom nobody can tell, since the polls are closed."""

    def add(self, poll_id: int, found: Sequence[Ballot]) -> None:
        """The ballots of a poll, in the order in which they are given, which must be random."""
        rows = [
            {
                "space_id": self.space_id,
                "poll_id": poll_id,
                "ballot_id": each.ballot_id,
                "answer": each.given,
                "code": each.code,
            }
            for each in found
        ]
        if rows:
            self.tx.execute(insert(ballots), rows)

    def of(self, poll_id: int) -> list[Ballot]:
        """All of a poll, by their random ids."""
        rows = self.tx.execute(select(ballots).where(self._of(poll_id)).order_by(ballots.c.ballot_id))
        return [Ballot(row.ballot_id, _given(row.answer) or (), row.code) for row in rows]

    def with_code(self, code: str) -> list[tuple[int, Ballot]]:
        """Each ballot of the space that has a code, with its poll."""
        this = (ballots.c.space_id == self.space_id) & (ballots.c.code == code)
        rows = self.tx.execute(select(ballots).where(this))
        return [(row.poll_id, Ballot(row.ballot_id, _given(row.answer) or (), row.code)) for row in rows]

    def erase(self, poll_id: int, ballot_id: int) -> None:
        """The words of one are gone for good; that somebody answered stays."""
        one = self._of(poll_id) & (ballots.c.ballot_id == ballot_id)
        self.tx.execute(delete(ballots).where(one))

    def clear(self, poll_id: int) -> None:
        """All ballots go with the poll."""
        self.tx.execute(delete(ballots).where(self._of(poll_id)))

    def _of(self, poll_id: int) -> Any:
        return (ballots.c.space_id == self.space_id) & (ballots.c.poll_id == poll_id)


def _given(stored: Any) -> Given | None:
    return tuple(stored) if isinstance(stored, list) else stored
