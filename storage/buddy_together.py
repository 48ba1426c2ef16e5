"""Whom a programme of study buddies put together in a round, or in a part of a term: one question, with one answer.

Who is in a group now is among its people. Who was, and went, is kept here until the round is over, so that nobody is
given the same people again; so is who met in it by `/buddy now`. Where people met otherwise counts elsewhere
(:mod:`storage.meetings`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Index, Row, String, Table, delete, select, union, update

from bot.people import Person
from storage.buddy_groups import groups, takers
from storage.marks import personal
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert

_AT_ONCE: Final = 4_000
"""Rows in one statement: SQLite takes 32,766 parameters, and a row has five."""

together = Table(
    "buddy_together",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("round_id", BigInteger, primary_key=True, autoincrement=False),
    Column("first_id", String(64), primary_key=True),  # the one of the two that sorts before the other
    Column("second_id", String(64), primary_key=True),
    Column("until", UtcDateTime, nullable=False),  # the end of the round
    Index("buddy_together_first", "space_id", "first_id"),
    Index("buddy_together_second", "space_id", "second_id"),
    Index("buddy_together_until", "until"),
)
personal(together, what="buddy-together", person="first_id", life="until")
personal(together, what="buddy-together", person="second_id", life="until")


class BuddyTogether(Store):
    """Who is and was together in the rounds of a space, and people who go from their groups."""

    def pairs(self, people: Collection[Person], *round_ids: int) -> set[tuple[str, str]]:
        """Which two of these people were put together in one of these rounds, whether or not they still are: their
        external ids, the lesser first. One statement, whatever their number."""
        ids = {each.external_id for each in people}
        one, other = takers.alias(), takers.alias()
        same = (one.c.space_id == other.c.space_id) & (one.c.group_id == other.c.group_id)
        same &= (one.c.group_id != 0) & (one.c.person_id < other.c.person_id)
        here = same & (one.c.space_id == self.space_id) & one.c.round_id.in_(round_ids)
        went = (together.c.space_id == self.space_id) & together.c.round_id.in_(round_ids)
        if len(ids) <= _AT_ONCE:
            here &= one.c.person_id.in_(ids) & other.c.person_id.in_(ids)
            went &= together.c.first_id.in_(ids) & together.c.second_id.in_(ids)
        are = select(one.c.person_id.label("first_id"), other.c.person_id.label("second_id")).where(here)
        were = select(together.c.first_id, together.c.second_id).where(went)
        rows = self.tx.rows(union(are, were)) if ids and round_ids else ()
        return {_pair(row.first_id, row.second_id) for row in rows if row.first_id in ids and row.second_id in ids}

    def note(self, round_id: int, people: Collection[Person], until: datetime) -> None:
        """These two were put together in a round, and are in no group of it."""
        one, other = (each.external_id for each in people)
        self._keep([(round_id, *_pair(one, other), until)])

    def prolong(self, round_id: int, until: datetime) -> None:
        """A round ends then, later or sooner than it was to."""
        some = (together.c.space_id == self.space_id) & (together.c.round_id == round_id)
        self.tx.execute(update(together).where(some).values(until=until))

    # People who go.

    def let_go(self, person: Person, programme_id: int | None = None) -> bool:
        """Somebody is in no group of a programme (or of none at all) any longer, and what they said goes; the groups
        are among those that were thinned. False when they were in none."""
        mine = takers.c.person_id == person.external_id
        return self._take_out(mine if programme_id is None else mine & (takers.c.programme_id == programme_id))

    def take_out(self, group_id: int, people: Collection[Person]) -> bool:
        """These are in this group no longer; it is among those that were thinned. False when they were not."""
        return self.take_out_of([group_id], people)

    def take_out_of(self, group_ids: Collection[int], people: Collection[Person]) -> bool:
        """The same of several groups, whichever of them each was in."""
        theirs = takers.c.person_id.in_([each.external_id for each in people])
        return bool(people) and self._take_out(takers.c.group_id.in_(group_ids) & theirs)

    def _take_out(self, some: Any) -> bool:
        here = takers.c.space_id == self.space_id
        told = (takers.c.group_id, takers.c.round_id, takers.c.person_id, takers.c.until)
        rows = self.tx.rows(delete(takers).where(here, some).returning(*told))
        left = [row for row in rows if row.group_id]
        if left:
            theirs = (groups.c.space_id == self.space_id) & groups.c.group_id.in_({row.group_id for row in left})
            self.tx.execute(update(groups).where(theirs).values(thinned=1))
            self._remember(left)
        return bool(rows)

    def _remember(self, left: Collection[Row[Any]]) -> None:
        """That who goes was with those who stay; of `buddy now` that was noted when they met."""
        of_rounds = [row for row in left if row.round_id != row.group_id]
        some = (takers.c.space_id == self.space_id) & takers.c.group_id.in_({row.group_id for row in of_rounds})
        stay = defaultdict[int, list[str]](list)
        for row in self.tx.rows(select(takers.c.group_id, takers.c.person_id).where(some)) if of_rounds else ():
            stay[row.group_id].append(row.person_id)
        self._keep((row.round_id, *_pair(row.person_id, each), row.until) for row in of_rounds for each in stay[row[0]])

    def _keep(self, pairs: Iterable[tuple[int, str, str, datetime]]) -> None:
        names = ("round_id", "first_id", "second_id", "until")
        rows = [{"space_id": self.space_id} | dict(zip(names, each, strict=True)) for each in sorted({*pairs})]
        for begin in range(0, len(rows), _AT_ONCE):
            self.tx.execute(insert(together).values(rows[begin : begin + _AT_ONCE]).on_conflict_do_nothing())


def _pair(one: str, other: str) -> tuple[str, str]:
    return (min(one, other), max(one, other))
