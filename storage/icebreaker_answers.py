"""What people chose, or wrote to appear together, below a prompt, with their names: who answers is told so before."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    String,
    Table,
    Text,
    bindparam,
    delete,
    func,
    or_,
    select,
    update,
)

from bot.people import Person
from bot.records import dataclass
from storage.database import Tx
from storage.icebreaker_anew import CARD, note_anew
from storage.marks import personal
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert

KEPT: Final = timedelta(days=365)  # a course, and the time in which one looks back at it

answers = Table(
    "icebreaker_answers",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("prompt_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", String(64), primary_key=True),
    Column("choice", Integer),  # its number in the prompt, from 0 up
    Column("words", Text),  # with neither, the person is in and has not answered yet
    Column("ahead", Integer, nullable=False, default=0),  # the instructor's, shown before all others
    Column("page", Integer),  # where it stands since all appeared
    Column("at", UtcDateTime, nullable=False),
    Index("icebreaker_answers_at", "at"),
)


def _note_where(tx: Tx, space_id: str, person_id: str) -> None:
    """The cards and pages on which a person stands, or is counted."""
    mine = (answers.c.space_id == space_id) & (answers.c.person_id == person_id)
    note_anew(tx, select(answers.c.space_id, answers.c.prompt_id, func.coalesce(answers.c.page, CARD)).where(mine))


personal(answers, what="answer", person="person_id", life=("at", KEPT), before=_note_where)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person answered: a choice or words, or neither yet. ``ahead``: it stands on the prompt itself."""

    person: Person
    choice: int | None
    words: str | None
    ahead: bool
    page: int | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many chose, answered or are in, and how many of them gave words; what is said ahead is not counted."""

    people: int = 0
    with_words: int = 0


class Answers(Store):
    """The answers to the prompts of a space that are not written in a thread."""

    def choose(self, prompt_id: int, person: Person, choice: int, now: datetime) -> bool:
        """A person's choice, in place of an earlier one. False when they had chosen the same."""
        return self._put(prompt_id, person, now, choice=choice)

    def write(self, prompt_id: int, person: Person, words: str, now: datetime, *, ahead: bool = False) -> bool:
        """A person's words, in place of earlier ones. False when they had written the same.

        ``ahead``: they stand on the prompt itself, and so does whatever is written in their place.
        """
        return self._put(prompt_id, person, now, words=words, **({"ahead": 1} if ahead else {}))

    def join(self, prompt_id: int, person: Person, now: datetime) -> bool:
        """A person means to answer. False when they had said so, or answered already."""
        row = self._row(prompt_id, person) | {"at": now}
        made = insert(answers).values(row).on_conflict_do_nothing().returning(answers.c.person_id)
        return self.tx.first(made) is not None

    def withdraw(self, prompt_id: int, person: Person) -> bool:
        """A person's answer goes. False when there was none."""
        mine = self._to(prompt_id) & (answers.c.person_id == person.external_id)
        return self.tx.execute(delete(answers).where(mine)).rowcount == 1

    def of(self, prompt_id: int, person: Person) -> Answer | None:
        """What one person answered."""
        mine = self._to(prompt_id) & (answers.c.person_id == person.external_id)
        row = self.tx.first(select(answers).where(mine))
        return self._answer(row) if row else None

    def to(self, prompt_id: int) -> list[Answer]:
        """What everyone answered, who was first first."""
        rows = self.tx.execute(select(answers).where(self._to(prompt_id)).order_by(answers.c.at, answers.c.person_id))
        return [self._answer(row) for row in rows]

    def count(self, prompt_id: int) -> int:
        """How many answered, or mean to; what stands on the prompt itself is not counted."""
        return self.counts([prompt_id]).get(prompt_id, Count()).people

    def counts(self, prompt_ids: Collection[int]) -> dict[int, Count]:
        """The same for several prompts, in one statement; those that nobody answered are left out."""
        others = (answers.c.space_id == self.space_id) & answers.c.prompt_id.in_(prompt_ids) & (answers.c.ahead == 0)
        counted = select(answers.c.prompt_id, func.count().label("people"), func.count(answers.c.words).label("words"))
        rows = self.tx.execute(counted.where(others).group_by(answers.c.prompt_id)) if prompt_ids else ()
        return {row.prompt_id: Count(row.people, row.words) for row in rows}

    def stand(self, prompt_id: int, pages: Mapping[str, int]) -> None:
        """All appear: on which page each person's words stand, once for ever; one statement."""
        one = self._to(prompt_id) & (answers.c.person_id == bindparam("whose"))
        rows = [{"whose": person_id, "on": page} for person_id, page in pages.items()]
        self.tx.execute(update(answers).where(one).values(page=bindparam("on")), rows)

    def clear(self, prompt_id: int) -> int:
        """A prompt was taken back, and what was answered goes with it. Returns how many answers that was."""
        return self.tx.execute(delete(answers).where(self._to(prompt_id))).rowcount

    def _put(self, prompt_id: int, person: Person, now: datetime, **values: object) -> bool:
        made = insert(answers).values(self._row(prompt_id, person) | {"at": now} | values)
        other = or_(*(answers.c[name].is_distinct_from(made.excluded[name]) for name in values))
        put = made.on_conflict_do_update(
            index_elements=["space_id", "prompt_id", "person_id"],
            set_={name: made.excluded[name] for name in ("at", *values)},
            where=other,
        ).returning(answers.c.person_id)
        return self.tx.first(put) is not None

    def _row(self, prompt_id: int, person: Person) -> dict[str, object]:
        return {"space_id": self.space_id, "prompt_id": prompt_id, "person_id": person.external_id, "ahead": 0}

    def _answer(self, row: Any) -> Answer:
        return Answer(Person(self.space_id, row.person_id), row.choice, row.words, bool(row.ahead), row.page)

    def _to(self, prompt_id: int) -> Any:
        return (answers.c.space_id == self.space_id) & (answers.c.prompt_id == prompt_id)
