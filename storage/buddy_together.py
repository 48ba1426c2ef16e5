"""Whom a programme of study buddies put together in a round, or in a part of a term: one question, with one answer.

Who is in a group now is among its people. Who was, and went, is kept here until the round is over, so that nobody is
given the same people again; so is who met in it by `/buddy now`. Where people met otherwise counts elsewhere
(:mod:`storage.meetings`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from itertools import combinations
from typing import Any

from sqlalchemy import BigInteger, Column, Index, Row, String, Table, delete, select, update

from bot.people import Person
from storage.buddy_groups import GroupState, groups, takers
from storage.marks import personal
from storage.meetings import AT_ONCE, pair
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert

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
        external ids, the lesser first. Two statements, whatever their number."""
        ids = {each.external_id for each in people}
        return self._are(ids, round_ids) | self._were(ids, round_ids) if ids and round_ids else set()

    def _are(self, ids: Collection[str], round_ids: Collection[int]) -> set[tuple[str, str]]:
        """Not the table joined with itself: SQLite would read everyone for each of them."""
        some = (takers.c.space_id == self.space_id) & takers.c.round_id.in_(round_ids) & (takers.c.group_id != 0)
        if len(ids) <= AT_ONCE:
            some &= takers.c.person_id.in_(ids)
        inside = defaultdict[int, list[str]](list)
        for row in self.tx.rows(select(takers.c.group_id, takers.c.person_id).where(some)):
            if row.person_id in ids:
                inside[row.group_id].append(row.person_id)
        return {two for each in inside.values() for two in combinations(sorted(each), 2)}

    def _were(self, ids: Collection[str], round_ids: Collection[int]) -> set[tuple[str, str]]:
        some = (together.c.space_id == self.space_id) & together.c.round_id.in_(round_ids)
        if len(ids) <= AT_ONCE:  # the first of the two alone: of both SQLite would look for everyone with everyone
            some &= together.c.first_id.in_(ids)
        rows = self.tx.rows(select(together.c.first_id, together.c.second_id).where(some))
        return {(row.first_id, row.second_id) for row in rows if row.first_id in ids and row.second_id in ids}

    def note(self, round_id: int, people: Collection[Person], until: datetime) -> None:
        """These two were put together in a round, and are in no group of it."""
        one, other = (each.external_id for each in people)
        self._keep([(round_id, *pair(one, other), until)])

    def part(self, round_id: int, pairs: Collection[tuple[str, str]], until: datetime) -> None:
        """These were together before a round, and each of them would rather meet others in it."""
        self._keep((round_id, *two, until) for two in pairs)

    def go_on(self, group_ids: Collection[int], before: int, after: int, until: datetime) -> None:
        """These groups are of a later round from now on. Who went from one of them in the round before does not come
        back into it: who was put together with more than half of those who stay. Fewer they may have met elsewhere."""
        some = (takers.c.space_id == self.space_id) & takers.c.group_id.in_(group_ids)
        rows = self.tx.rows(select(takers.c.person_id, takers.c.group_id).where(some)) if group_ids else []
        group_of = {row.person_id: row.group_id for row in rows}
        sizes, gone = Counter(group_of.values()), defaultdict[tuple[str, int], list[str]](list)
        were = (together.c.space_id == self.space_id) & (together.c.round_id == before)
        for row in self.tx.rows(select(together.c.first_id, together.c.second_id).where(were)) if rows else ():
            for who, other in ((row.first_id, row.second_id), (row.second_id, row.first_id)):
                if other in group_of and who not in group_of:
                    gone[who, group_of[other]].append(other)
        pairs = ((who, each) for (who, at), met in gone.items() if 2 * len(met) > sizes[at] for each in met)
        self._keep((after, *pair(*two), until) for two in pairs)

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
        """That who goes was with those who stay, where their conversation goes on: of what is over, nothing is kept
        anew. Of `buddy now` that was noted when they met."""
        of_rounds = [row for row in left if row.round_id != row.group_id]
        same = (groups.c.space_id == takers.c.space_id) & (groups.c.group_id == takers.c.group_id)
        some = (takers.c.space_id == self.space_id) & takers.c.group_id.in_({row.group_id for row in of_rounds})
        some &= groups.c.state != GroupState.CLOSED
        inside = select(takers.c.group_id, takers.c.person_id).join(groups, same).where(some)
        stay = defaultdict[int, list[str]](list)
        for row in self.tx.rows(inside) if of_rounds else ():
            stay[row.group_id].append(row.person_id)
        pairs = ((row, pair(row.person_id, each)) for row in of_rounds for each in stay[row.group_id])
        self._keep((row.round_id, *two, row.until) for row, two in pairs)

    def _keep(self, pairs: Iterable[tuple[int, str, str, datetime]]) -> None:
        names = ("round_id", "first_id", "second_id", "until")
        rows = [{"space_id": self.space_id} | dict(zip(names, each, strict=True)) for each in sorted({*pairs})]
        for begin in range(0, len(rows), AT_ONCE):
            self.tx.execute(insert(together).values(rows[begin : begin + AT_ONCE]).on_conflict_do_nothing())
