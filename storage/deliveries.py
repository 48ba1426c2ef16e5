"""Deliveries: each is acted on once, however often the platform sends it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, Index, String, Table, bindparam, delete, literal_column, select

from bot.people import Person
from bot.records import dataclass
from storage.kept import Kept
from storage.people import people
from storage.spaces import spaces
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert

deliveries = Table(
    "deliveries",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("delivery_id", String(128), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Index("deliveries_at", "at"),
)

_mine = (people.c.space_id == bindparam("space")) & (people.c.person_id == bindparam("person"))
_opening = (
    select(spaces.c.version).where(spaces.c.space_id == bindparam("space")).scalar_subquery().label("version"),
    *(
        select(column).where(_mine).scalar_subquery().label(f"person_{column.name}")
        for column in (people.c.acted_at, people.c.language, people.c.time_zone, people.c.acts_in)
    ),
)
_open = Kept(
    lambda: (
        insert(deliveries)
        .values(space_id=bindparam("space"), delivery_id=bindparam("delivery"), at=bindparam("now"))
        .on_conflict_do_nothing()
        .returning(*_opening)
    )
)
_one = select(literal_column("1")).subquery()  # for there may be no such space, nor such a person yet
_look = Kept(
    lambda: select(
        spaces.c.version, people.c.acted_at, people.c.language, people.c.time_zone, people.c.acts_in
    ).select_from(_one.outerjoin(spaces, spaces.c.space_id == bindparam("space")).outerjoin(people, _mine))
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What one statement tells before a handler runs: the space's version, what the person chose, and the language in
    which they acted before."""

    version: int | None
    acted: bool
    language: str | None
    time_zone: str | None
    acts_in: str | None


class Deliveries(Store):
    """What was delivered in the last day. A row says nothing of whose delivery it was."""

    def open(self, delivery_id: str, person: Person, now: datetime) -> Opening | None:
        """Takes a delivery on, in one statement. ``None`` when it came before."""
        given = {"space": self.space_id, "person": person.external_id, "delivery": delivery_id, "now": now}
        row = self.tx.first(_open, given)
        return None if row is None else Opening(row[0], row[1] is not None, *row[2:])

    def look(self, person: Person) -> Opening:
        """The same without a trace: for forms, and for handlers whose deliveries are not kept."""
        row = self.tx.first(_look, {"space": self.space_id, "person": person.external_id})
        assert row is not None  # noqa: S101  # of one row that is always there
        return Opening(row[0], row[1] is not None, *row[2:])

    def expire(self, before: datetime) -> int:
        """Forgets deliveries that no platform would send again, of all spaces."""
        return self.tx.execute(delete(deliveries).where(deliveries.c.at < before)).rowcount
