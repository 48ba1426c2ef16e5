"""With whom people would rather not be matched, in any programme: told by nobody to anybody, whichever way it is.

Whoever is named cannot undo it by deleting what is kept about them and coming back: what they are known by then is what
remains of them here, a keyed hash (:mod:`storage.unnamed`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Column, ColumnElement, Index, String, Table, delete, func, or_, select

from bot.people import Person
from storage.database import Tx
from storage.marks import personal
from storage.store import Store, UtcDateTime, metadata
from storage.unnamed import Unnamed
from storage.upsert import insert

apart = Table(
    "apart",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("person_id", String(64), primary_key=True),
    Column("other_tag", String(64), primary_key=True),
    Column("other_id", String(64)),  # empty once they deleted what is kept about them
    Column("at", UtcDateTime, nullable=False),
    Index("apart_other", "space_id", "other_id"),
)
personal(apart, what="apart", person="person_id", life=None, columns_hidden=("other_tag",))
# Whoever was named must not learn of it, from an export or from how much was deleted with them.
personal(apart, what="apart", person="other_id", life=None, on_delete="clear", untold=True)


class Apart(Store):
    """Who is kept apart in a space."""

    def __init__(self, tx: Tx, space_id: str) -> None:
        super().__init__(tx, space_id)
        self._unnamed = Unnamed(tx.beside)

    def say(self, person: Person, other: Person, now: datetime) -> bool:
        """A person would rather not be matched with another. False when they had said so."""
        known = self.named(person, other)
        row = {"space_id": self.space_id, "person_id": person.external_id, "other_tag": self._unnamed.tag(other)}
        named = {"other_id": other.external_id}
        made = insert(apart).values(**row, **named, at=now)
        self.tx.execute(made.on_conflict_do_update(index_elements=[*row], set_=named))
        return not known

    def named(self, person: Person, other: Person) -> bool:
        """Whether a person has said so of another."""
        return self.tx.first(select(apart.c.at).where(self._said(person, other))) is not None

    def take_back(self, person: Person, other: Person) -> bool:
        """They may be matched again, as far as it is for this one to say. False when they had not said so."""
        return self.tx.execute(delete(apart).where(self._said(person, other))).rowcount > 0

    def of(self, person: Person) -> list[Person]:
        """Whom a person named, by their ids, but for those who deleted themselves since; never who named them."""
        mine = (apart.c.space_id == self.space_id) & (apart.c.person_id == person.external_id)
        named = select(apart.c.other_id).where(mine, apart.c.other_id.is_not(None))
        return [Person(self.space_id, row.other_id) for row in self.tx.rows(named.order_by(apart.c.other_id))]

    def gone(self, person: Person) -> int:
        """How many of those whom a person named deleted themselves since."""
        mine = (apart.c.space_id == self.space_id) & (apart.c.person_id == person.external_id)
        return int(self.tx.scalar(select(func.count()).where(mine, apart.c.other_id.is_(None))) or 0)

    def pairs(self, people: Iterable[Person]) -> set[tuple[str, str]]:
        """Which two of these people are kept apart, whoever of them said so: their external ids, the lesser first."""
        some = {each.external_id: each for each in people}
        named = select(apart.c.person_id, apart.c.other_id, apart.c.other_tag).where(apart.c.space_id == self.space_id)
        rows = [row for row in self.tx.rows(named) if row.person_id in some]
        # Who deleted themselves may be back: only then everybody's hash is asked for.
        by_tag = {
            self._unnamed.tag(each): each.external_id for each in some.values() if any(not row[1] for row in rows)
        }
        both = ({row.person_id, row.other_id or by_tag.get(row.other_tag)} for row in rows)
        return {(min(two), max(two)) for two in both if two <= some.keys() and len(two) == 2}

    def _said(self, person: Person, other: Person) -> ColumnElement[bool]:
        them = or_(apart.c.other_id == other.external_id, apart.c.other_tag == self._unnamed.tag(other))
        mine = (apart.c.space_id == self.space_id) & (apart.c.person_id == person.external_id)
        return mine & them
