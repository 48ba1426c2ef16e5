"""What people wrote in breakouts: what rooms bring back, in words and files, and what was said to all rooms."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Index, LargeBinary, String, Table, Text, delete, func, select, update

from bot.people import Person
from bot.records import dataclass
from storage.breakouts import note_before
from storage.marks import personal
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert

KEPT: Final = timedelta(days=30)
"""After that the card in the main place says what the platform kept of it, and no more."""

results = Table(
    "breakout_results",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("result_id", BigInteger, primary_key=True, autoincrement=False),
    Column("breakout_id", BigInteger, nullable=False),
    Column("room_id", BigInteger, nullable=False),
    Column("person_id", String(64), nullable=False),
    Column("words", Text, nullable=False),
    Column("file_name", String(200)),
    Column("content_type", String(100)),
    Column("data", LargeBinary),
    Column("at", UtcDateTime, nullable=False),
    Index("breakout_results_breakout", "space_id", "breakout_id"),
    Index("breakout_results_person", "space_id", "person_id"),
    Index("breakout_results_at", "at"),
)

personal(
    results,
    what="breakout-result",
    person="person_id",
    life=("at", KEPT),
    columns_hidden=("data",),
    before=note_before(results),
)  # the file's name tells which it was

calls = Table(
    "breakout_calls",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("call_id", BigInteger, primary_key=True, autoincrement=False),
    Column("breakout_id", BigInteger, nullable=False),
    Column("room_id", BigInteger, nullable=False),
    Column("person_id", String(64), nullable=False),
    Column("words", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index("breakout_calls_breakout", "space_id", "breakout_id"),
    Index("breakout_calls_person", "space_id", "person_id"),
    Index("breakout_calls_at", "at"),
)

personal(calls, what="breakout-call", person="person_id", life=("at", KEPT), before=note_before(calls))


@dataclass(frozen=True, slots=True)
class Result:
    """What somebody of a room brings back: words, a file, or both. ``data`` is read only where it is asked for;
    ``size`` is how many bytes it has."""

    result_id: int
    breakout_id: int
    room_id: int
    person: Person
    at: datetime
    words: str = ""
    file_name: str = ""
    content_type: str = ""
    data: bytes | None = None
    size: int = 0


@dataclass(frozen=True, slots=True)
class Call:
    """What staff said to all rooms, or to one (``room_id``; 0: to all)."""

    call_id: int
    breakout_id: int
    person: Person
    words: str
    at: datetime
    room_id: int = 0


class BreakoutWords(Store):
    """Results and what was said to rooms."""

    def add(self, new: Result) -> bool:
        """Stores a result. False when it was there already."""
        row = {
            "space_id": self.space_id,
            "result_id": new.result_id,
            "breakout_id": new.breakout_id,
            "room_id": new.room_id,
            "person_id": new.person.external_id,
            "words": new.words,
            "file_name": new.file_name or None,
            "content_type": new.content_type or None,
            "data": new.data,
            "at": new.at,
        }
        made = insert(results).on_conflict_do_nothing().values(row).returning(results.c.result_id)
        return self.tx.first(made) is not None

    def change(self, new: Result) -> None:
        """Other words; and where a file was given, it in the place of the one before."""
        values: dict[str, object] = {"words": new.words}
        if new.data is not None:
            values |= {"file_name": new.file_name, "content_type": new.content_type, "data": new.data}
        self.tx.execute(update(results).where(self._result(new.result_id)).values(values))

    def remove(self, result_id: int) -> bool:
        """A result is taken back. False when there was none."""
        return self.tx.execute(delete(results).where(self._result(result_id))).rowcount == 1

    def get(self, result_id: int, *, with_file: bool = False) -> Result | None:
        """One; what is in its file only where that is asked for."""
        found = self._found(results.c.result_id == result_id, with_files=with_file)
        return found[0] if found else None

    def of(self, breakout_id: int, rooms: Collection[int] | None = None, *, with_files: bool = False) -> list[Result]:
        """The results of a breakout (or of these rooms of it), the oldest first."""
        some = results.c.breakout_id == breakout_id
        return self._found(some if rooms is None else some & results.c.room_id.in_(rooms), with_files=with_files)

    def say(self, new: Call) -> bool:
        """Stores what is said to rooms. False when it was there already."""
        row = {name: getattr(new, name) for name in ("call_id", "breakout_id", "room_id", "words", "at")}
        row |= {"space_id": self.space_id, "person_id": new.person.external_id}
        made = insert(calls).on_conflict_do_nothing().values(row).returning(calls.c.call_id)
        return self.tx.first(made) is not None

    def said(self, call_id: int) -> Call | None:
        """One thing that was said to rooms."""
        row = self.tx.first(select(calls).where((calls.c.space_id == self.space_id) & (calls.c.call_id == call_id)))
        if row is None:
            return None
        return Call(row.call_id, row.breakout_id, Person(self.space_id, row.person_id), row.words, row.at, row.room_id)

    def said_in(self, breakout_id: int) -> set[int]:
        """All that was said to rooms of a breakout, by id."""
        some = (calls.c.space_id == self.space_id) & (calls.c.breakout_id == breakout_id)
        return {row.call_id for row in self.tx.rows(select(calls.c.call_id).where(some))}

    def unsay(self, call_id: int) -> None:
        """It is said no longer."""
        self.tx.execute(delete(calls).where((calls.c.space_id == self.space_id) & (calls.c.call_id == call_id)))

    def _result(self, result_id: int) -> Any:
        return (results.c.space_id == self.space_id) & (results.c.result_id == result_id)

    def _found(self, some: Any, *, with_files: bool = False) -> list[Result]:
        columns: list[Any] = [each for each in results.c if with_files or each is not results.c.data]
        columns.append(func.coalesce(func.length(results.c.data), 0).label("size"))
        here = select(*columns).where((results.c.space_id == self.space_id) & some)
        return [
            Result(
                row.result_id,
                row.breakout_id,
                row.room_id,
                Person(self.space_id, row.person_id),
                row.at,
                row.words,
                row.file_name or "",
                row.content_type or "",
                row.data if with_files else None,
                row.size,
            )
            for row in self.tx.rows(here.order_by(results.c.at, results.c.result_id))
        ]
