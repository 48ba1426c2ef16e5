"""Lanes: the place or person that jobs speak to, leased to one worker at a time, of all spaces."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    Executable,
    Integer,
    String,
    Table,
    bindparam,
    delete,
    exists,
    func,
    select,
    text,
    update,
)

from storage.database import Tx
from storage.jobs import WAITS, jobs
from storage.kept import Kept
from storage.store import UtcDateTime, metadata
from storage.upsert import insert

lanes = Table(
    "lanes",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("lane", String(255), primary_key=True),
    Column("leased_until", UtcDateTime, nullable=False),
    Column("holder", String(32), nullable=False),
)

_ours = (
    lanes.c.space_id == bindparam("in_space"),
    lanes.c.lane == bindparam("this_lane"),
    lanes.c.holder == bindparam("mine"),
)
_hold = Kept(lambda: update(lanes).where(*_ours).values(leased_until=bindparam("until")))
_release = Kept(lambda: delete(lanes).where(*_ours))
_waits = select(jobs.c.due_at).where(WAITS).order_by(jobs.c.due_at).limit(1)
_next_due, _due_after = Kept(lambda: _waits), Kept(lambda: _waits.where(jobs.c.due_at > bindparam("after")))


def _claiming() -> Executable:
    """Takes free lanes with due jobs, those due longest first, in one statement that locks nothing it does not take."""
    real = bindparam("real", type_=UtcDateTime)
    leased = exists().where(
        lanes.c.space_id == jobs.c.space_id, lanes.c.lane == jobs.c.lane, lanes.c.leased_until > real
    )
    due = (
        select(jobs.c.space_id, jobs.c.lane, jobs.c.due_at)
        .where(WAITS, jobs.c.due_at <= bindparam("now", type_=UtcDateTime), ~leased)
        .order_by(jobs.c.due_at, jobs.c.id)
        .limit(bindparam("jobs", type_=Integer))
        .subquery()
    )
    free = (
        select(due.c.space_id, due.c.lane)
        .group_by(due.c.space_id, due.c.lane)
        .order_by(func.min(due.c.due_at), due.c.space_id, due.c.lane)
        .limit(bindparam("lanes", type_=Integer))
        .subquery()
    )
    until, holder = bindparam("until", type_=UtcDateTime), bindparam("holder", type_=String)
    rows = select(free.c.space_id, free.c.lane, until, holder).where(text("true"))
    made = insert(lanes).from_select(["space_id", "lane", "leased_until", "holder"], rows)
    return made.on_conflict_do_update(
        index_elements=[lanes.c.space_id, lanes.c.lane],
        set_={"leased_until": made.excluded.leased_until, "holder": made.excluded.holder},
        where=lanes.c.leased_until <= real,
    ).returning(lanes.c.space_id, lanes.c.lane)


_claim = Kept(_claiming)


class Lanes:
    """Lanes of all spaces: leases of real time, taken in one statement."""

    def __init__(self, tx: Tx, holder: str) -> None:
        self.tx = tx
        self.holder = holder

    def claim(self, most: int, now: datetime, real: datetime, until: datetime) -> list[tuple[str, str]]:
        """Leases at most ``most`` lanes with due jobs, those due longest first. Returns (space, lane) of each."""
        given = {"now": now, "real": real, "until": until, "holder": self.holder, "lanes": most, "jobs": most * 4}
        return [(row.space_id, row.lane) for row in self.tx.rows(_claim, given)]

    def hold(self, space_id: str, lane: str, until: datetime) -> bool:
        """Keeps a lane until a moment of real time: while it works, or while a failing job holds it. False: it is
        lost."""
        return self.tx.send(_hold, self._mine(space_id, lane) | {"until": until}) == 1

    def release(self, space_id: str, lane: str) -> None:
        """Gives a lane back."""
        self.tx.send(_release, self._mine(space_id, lane))

    def release_all(self, *, of_everyone: bool = False) -> None:
        """Gives back every lane whose holder's name begins with this one; ``of_everyone`` at the start of the only
        process there is."""
        mine = lanes.c.holder.startswith(self.holder, autoescape=True)
        self.tx.execute(delete(lanes) if of_everyone else delete(lanes).where(mine))

    def forget(self, before: datetime) -> None:
        """Lets go of lanes whose lease ended long ago: of processes that were killed and whose jobs were taken back."""
        self.tx.execute(delete(lanes).where(lanes.c.leased_until < before))

    def next_due(self, after: datetime | None = None) -> datetime | None:
        """When the next job is due, whatever its lane; the next one later than ``after``."""
        found: datetime | None = self.tx.scalar(_due_after, {"after": after}) if after else self.tx.scalar(_next_due)
        return found

    def _mine(self, space_id: str, lane: str) -> dict[str, Any]:
        return {"in_space": space_id, "this_lane": lane, "mine": self.holder}
