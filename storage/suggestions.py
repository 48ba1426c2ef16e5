"""What students suggest to ask, until an instructor decided and the student could be told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, delete, func, select, update

from bot.people import Person
from bot.records import dataclass
from storage.marks import personal
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert

KEPT: Final = timedelta(days=365)
WAITING: Final = "waiting"
ACCEPTED: Final = "accepted"
DECLINED: Final = "declined"

suggestions = Table(
    "icebreaker_suggestions",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("suggestion_id", BigInteger, primary_key=True, autoincrement=False),
    Column("course_id", BigInteger, nullable=False),
    Column("person_id", String(64), nullable=False),
    Column("words", Text, nullable=False),
    Column("choices", Text),  # one a line
    Column("state", String(8), nullable=False),
    Column("became", Text),  # the words with which it was accepted, if others
    Column("at", UtcDateTime, nullable=False),
    Column("number", Integer, nullable=False),  # in which order they came
    Index("icebreaker_suggestions_state", "space_id", "course_id", "state"),
    Index("icebreaker_suggestions_at", "at"),
)
personal(suggestions, what="suggestion", person="person_id", life=("at", KEPT))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What somebody suggests to ask."""

    suggestion_id: int
    course_id: int
    person: Person
    words: str
    choices: tuple[str, ...]
    state: str
    became: str | None


class Suggestions(Store):
    """The suggestions of a space."""

    def add(
        self, suggestion_id: int, course_id: int, person: Person, words: str, choices: Sequence[str], now: datetime
    ) -> None:
        """A new one, behind those that wait; one with the same id stays as it is."""
        mine = suggestions.c.space_id == self.space_id
        last = int(self.tx.scalar(select(func.max(suggestions.c.number)).where(mine)) or 0)
        row = {
            "space_id": self.space_id,
            "suggestion_id": suggestion_id,
            "course_id": course_id,
            "person_id": person.external_id,
            "words": words,
            "choices": "\n".join(choices) or None,
            "state": WAITING,
            "at": now,
            "number": last + 1,
        }
        self.tx.execute(insert(suggestions).values(row).on_conflict_do_nothing())

    def get(self, suggestion_id: int) -> Suggestion | None:
        """One suggestion."""
        row = self.tx.first(select(suggestions).where(self._one(suggestion_id)))
        return self._suggestion(row) if row else None

    def waiting(self, course_id: int, person: Person | None = None) -> list[Suggestion]:
        """Those of a course (or of one person in it) that nobody decided, the oldest first."""
        mine = self._waiting(course_id)
        if person is not None:
            mine &= suggestions.c.person_id == person.external_id
        rows = self.tx.execute(select(suggestions).where(mine).order_by(suggestions.c.number))
        return [self._suggestion(row) for row in rows]

    def count(self, course_id: int) -> int:
        """How many wait."""
        return int(self.tx.scalar(select(func.count()).select_from(suggestions).where(self._waiting(course_id))))

    def decide(self, suggestion_id: int, state: str, became: str | None = None) -> bool:
        """What an instructor made of it, once. False when somebody had decided."""
        open_ = self._one(suggestion_id) & (suggestions.c.state == WAITING)
        values = {"state": state, "became": became}
        return self.tx.execute(update(suggestions).where(open_).values(values)).rowcount == 1

    def take_back(self, suggestion_id: int, person: Person) -> bool:
        """Forgets one of a person that nobody decided. False for any other."""
        mine = self._one(suggestion_id) & (suggestions.c.person_id == person.external_id)
        waits = mine & (suggestions.c.state == WAITING)
        return self.tx.execute(delete(suggestions).where(waits)).rowcount == 1

    def _one(self, suggestion_id: int) -> Any:
        return (suggestions.c.space_id == self.space_id) & (suggestions.c.suggestion_id == suggestion_id)

    def _waiting(self, course_id: int) -> Any:
        here = (suggestions.c.space_id == self.space_id) & (suggestions.c.course_id == course_id)
        return here & (suggestions.c.state == WAITING)

    def _suggestion(self, row: Any) -> Suggestion:
        choices = tuple(row.choices.split("\n")) if row.choices else ()
        person = Person(self.space_id, row.person_id)
        return Suggestion(row.suggestion_id, row.course_id, person, row.words, choices, row.state, row.became)
