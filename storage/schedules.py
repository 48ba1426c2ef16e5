"""Schedules: rules with their next slot, advanced by compare-and-swap so that a slot makes one job."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, bindparam, delete, select, update

from bot.link import Link
from bot.records import dataclass
from storage.database import Tx
from storage.kept import Kept, by_key
from storage.store import Json, Store, UtcDateTime, metadata
from storage.upsert import insert

schedules = Table(
    "schedules",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("schedule_id", BigInteger, primary_key=True, autoincrement=False),
    Column("course_id", BigInteger, nullable=False),
    Column("link", String(100), nullable=False),
    Column("rule", Json, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("slot", String(19)),  # local time without an offset; none when the rule has ended
    Column("due_at", UtcDateTime),  # the same as an instant
    Column("useful_for", Integer, nullable=False),  # seconds
    Column("missed", String(19)),  # the last slot that passed while nothing ran
    Index("schedules_due", "due_at"),
)


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A stored schedule. ``slot`` is local time without an offset; ``link`` is what each slot runs."""

    schedule_id: int
    course_id: int
    link: Link
    rule: dict[str, Any]
    zone: str
    slot: datetime | None
    due_at: datetime | None
    useful_for: timedelta
    missed: datetime | None = None
    space_id: str = ""


_get = by_key(schedules)
_due = Kept(
    lambda: (
        select(schedules)
        .where(schedules.c.due_at <= bindparam("now"))
        .order_by(schedules.c.due_at)
        .limit(bindparam("most", type_=Integer))
    )
)
_next = Kept(
    lambda: (
        select(schedules.c.due_at).where(schedules.c.due_at > bindparam("after")).order_by(schedules.c.due_at).limit(1)
    )
)


class Schedules(Store):
    """The schedules of a space."""

    def add(self, new: Scheduled) -> None:
        """Stores a schedule; one with the same id stays as it is."""
        row = {
            "space_id": self.space_id,
            "schedule_id": new.schedule_id,
            "course_id": new.course_id,
            "link": new.link,
            "rule": new.rule,
            "zone": new.zone,
            "slot": new.slot.isoformat(timespec="seconds") if new.slot else None,
            "due_at": new.due_at,
            "useful_for": int(new.useful_for.total_seconds()),
        }
        self.tx.execute(insert(schedules).values(row).on_conflict_do_nothing())

    def of_course(self, course_id: int) -> list[Scheduled]:
        """A course's schedules, the next due first, those that ended last."""
        mine = (schedules.c.space_id == self.space_id) & (schedules.c.course_id == course_id)
        order = (schedules.c.due_at.is_(None), schedules.c.due_at, schedules.c.schedule_id)  # NULL sorts as each likes
        rows = self.tx.execute(select(schedules).where(mine).order_by(*order))
        return [_scheduled(row) for row in rows]

    def get(self, schedule_id: int) -> Scheduled | None:
        """One schedule."""
        row = self.tx.first(_get, {"space_id": self.space_id, "schedule_id": schedule_id})
        return _scheduled(row) if row else None

    def remove(self, schedule_id: int) -> bool:
        """Ends a schedule. False when there was none."""
        return self.tx.execute(delete(schedules).where(self._one(schedule_id))).rowcount == 1

    def advance(self, was: Scheduled, slot: datetime | None, due_at: datetime | None, missed: datetime | None) -> bool:
        """Moves on to the next slot, if the schedule still stands at the one that was read. False when another did
        it."""
        stood = was.slot.isoformat(timespec="seconds") if was.slot else None
        same = self._one(was.schedule_id) & schedules.c.slot.is_not_distinct_from(stood)
        values: dict[str, Any] = {"slot": slot.isoformat(timespec="seconds") if slot else None, "due_at": due_at}
        if missed:
            values["missed"] = missed.isoformat(timespec="seconds")
        return self.tx.execute(update(schedules).where(same).values(values)).rowcount == 1

    def plan_anew(self, schedule_id: int, slot: datetime | None, due_at: datetime | None) -> None:
        """Sets the next slot, whatever it was: pauses changed."""
        values = {"slot": slot.isoformat(timespec="seconds") if slot else None, "due_at": due_at}
        self.tx.execute(update(schedules).where(self._one(schedule_id)).values(values))

    def _one(self, schedule_id: int) -> Any:
        return (schedules.c.space_id == self.space_id) & (schedules.c.schedule_id == schedule_id)


def due(tx: Tx, now: datetime, most: int = 100) -> list[Scheduled]:
    """The schedules of all spaces that are due, oldest first."""
    return [_scheduled(row) for row in tx.rows(_due, {"now": now, "most": most})]


def next_due(tx: Tx, after: datetime) -> datetime | None:
    """When the next slot of any schedule is due, later than ``after``."""
    found: datetime | None = tx.scalar(_next, {"after": after})
    return found


def _scheduled(row: Any) -> Scheduled:
    return Scheduled(
        row.schedule_id,
        row.course_id,
        Link(row.link),
        row.rule,
        row.zone,
        datetime.fromisoformat(row.slot) if row.slot else None,
        row.due_at,
        timedelta(seconds=row.useful_for),
        datetime.fromisoformat(row.missed) if row.missed else None,
        row.space_id,
    )
