"""Who was introduced to whom, how often and when last: one graph for the whole class, read and fed by its features."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from itertools import combinations
from typing import Any, Final

from sqlalchemy import Column, Index, Integer, String, Table, or_, select

from bot.people import Person
from bot.records import dataclass
from storage.marks import personal
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert

KEPT: Final = timedelta(days=365)
"""Longer than a course lasts; who met longer ago may as well meet anew."""
AT_ONCE: Final = 4_000
"""Rows in one statement: SQLite takes 32,766 parameters, and a row has five."""

meetings = Table(
    "meetings",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("first_id", String(64), primary_key=True),  # the one of the two that sorts before the other
    Column("second_id", String(64), primary_key=True),
    Column("times", Integer, nullable=False),
    Column("last_at", UtcDateTime, nullable=False),
    Index("meetings_second", "space_id", "second_id"),
    Index("meetings_last", "last_at"),
)
personal(meetings, what="meeting", person="first_id", life=("last_at", KEPT))
personal(meetings, what="meeting", person="second_id", life=("last_at", KEPT))


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two people (external ids, the one that sorts first first) who were introduced so often, and when last."""

    first: str
    second: str
    times: int
    last_at: datetime


def pair(one: str, other: str) -> tuple[str, str]:
    """Two people (external ids) as they are kept: the one that sorts first first."""
    return (min(one, other), max(one, other))


class Meetings(Store):
    """The graph of who has met whom in a space."""

    def met(self, groups: Iterable[Sequence[Person]], now: datetime) -> None:
        """The people of each group were introduced to one another. One statement for up to 4,000 pairs; groups of
        fewer than two come to nothing."""
        pairs: dict[tuple[str, str], int] = {}
        for group in groups:
            for pair in combinations(sorted({each.external_id for each in group}), 2):
                pairs[pair] = pairs.get(pair, 0) + 1
        rows = [
            {"space_id": self.space_id, "first_id": first, "second_id": second, "times": times, "last_at": now}
            for (first, second), times in sorted(pairs.items())
        ]
        for begin in range(0, len(rows), AT_ONCE):
            made = insert(meetings).values(rows[begin : begin + AT_ONCE])
            more = {"times": meetings.c.times + made.excluded.times, "last_at": made.excluded.last_at}
            self.tx.execute(made.on_conflict_do_update(["space_id", "first_id", "second_id"], set_=more))

    def among(self, people: Collection[Person]) -> list[Meeting]:
        """Those of these people with one another, in the order of their ids; one statement, whatever their number."""
        ids = {each.external_id for each in people}
        here = meetings.c.space_id == self.space_id
        if len(ids) <= AT_ONCE:  # the first of the two alone: of both SQLite would look for everyone with everyone
            here &= meetings.c.first_id.in_(ids)
        return [each for each in self._found(here) if each.first in ids and each.second in ids] if ids else []

    def of(self, person: Person) -> list[Meeting]:
        """Those of one person."""
        mine = or_(meetings.c.first_id == person.external_id, meetings.c.second_id == person.external_id)
        return self._found((meetings.c.space_id == self.space_id) & mine)

    def _found(self, some: Any) -> list[Meeting]:
        rows = self.tx.rows(select(meetings).where(some).order_by(meetings.c.first_id, meetings.c.second_id))
        return [Meeting(row.first_id, row.second_id, row.times, row.last_at) for row in rows]
