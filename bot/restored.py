"""What schedules had due before a database was restored: it does not happen by itself, an instructor sees it."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.core import Core
from bot.schedule import Pause, Rule, ScheduleError, advance, instant
from storage.database import Tx
from storage.jobs import HANDLER, Jobs, NewJob
from storage.schedules import Scheduled, Schedules, due
from storage.spaces import Spaces


def hold_slots(tx: Tx, now: datetime) -> int:
    """Has every schedule go on after ``now``, of people's time; the last slot of each before it is kept as failed.

    Returns how many were kept. Slots in pauses would not have come, so they are not.
    """
    held = 0
    while found := due(tx, now):
        held += sum(_hold(tx, each, now) for each in found)
    return held


def _hold(tx: Tx, was: Scheduled, now: datetime) -> int:
    store = Schedules(tx, was.space_id)
    if was.slot is None:
        store.plan_anew(was.schedule_id, None, None)
        return 0
    try:
        step = advance(Rule.from_json(was.rule), was.zone, was.slot, now, timedelta.max, _pauses(tx, was))
    except ScheduleError:  # the ticking would set it aside as well
        store.advance(was, None, None, was.slot)
        return 0
    # What is kept as failed is told of there, and not left out before an instructor says so.
    missed = was.slot if step.run != was.slot else None
    store.advance(was, step.next_slot, instant(step.next_slot, was.zone) if step.next_slot else None, missed)
    if step.run is None:
        return 0
    slot = NewJob(HANDLER, was.link, instant(step.run, was.zone), was.link, course_id=was.course_id)
    Jobs(tx, was.space_id).hold_back([slot], as_failed=True)
    return 1


def _pauses(tx: Tx, was: Scheduled) -> tuple[Pause, ...]:
    snapshot = Spaces(tx, was.space_id).snapshot()
    return Core.pauses(snapshot.course(was.course_id), was.link.cog) if snapshot else ()
