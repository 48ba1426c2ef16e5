"""Stored schedules become jobs, once a slot, and what has outlived its use is forgotten."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import time, timedelta
from typing import Any, Final

import structlog

from bot.context import JobContext, Refusal
from bot.core import Core, NoSpace
from bot.keys import sweep, tell_of_missing
from bot.kinds import Id
from bot.link import Link
from bot.metrics import Metrics
from bot.schedule import Pause, Rule, ScheduleError, Weekday, advance, first_slot, instant, local
from storage.database import Database, Tx
from storage.deliveries import Deliveries
from storage.jobs import HANDLER, Jobs, NewJob, forget_failed_before, how_many_due, how_many_failed
from storage.lanes import Lanes
from storage.marks import expire
from storage.problems import StorageProblem
from storage.schedules import Scheduled, Schedules, due
from storage.spaces import Course, Spaces, forget_gone_before

DELIVERIES_KEPT: Final = timedelta(days=1)  # Slack repeats for minutes, Discord never
FAILED_KEPT: Final = timedelta(days=30)
LEASES_KEPT: Final = timedelta(days=1)
_AT_ONCE: Final = 100
log = structlog.get_logger()


class Ticker:
    """Ticks the schedules of all spaces. Any number of processes may tick: a slot makes one job."""

    def __init__(
        self,
        core: Core,
        database: Database,
        metrics: Metrics,
        wake: Callable[[], None],
        *,
        keeps: timedelta = timedelta(days=30),
    ) -> None:
        """``keeps`` is how long what is stored outlives that Homeroom was sent away from a space."""
        self._core = core
        self._database = database
        self._metrics = metrics
        self._wake = wake
        self._keeps = keeps

    async def tick(self) -> int:
        """Advances every schedule that is due. Returns how many jobs that made."""
        made = 0
        while found := await self._database.read(lambda tx: due(tx, self._core.clock.now(), _AT_ONCE)):
            for space_id in sorted({each.space_id for each in found}):
                mine = [each for each in found if each.space_id == space_id]
                made += await self._database.write(space_id, lambda tx, mine=mine: self._advance(tx, mine))  # type: ignore[misc]
        if made:
            self._wake()
        return made

    def _advance(self, tx: Tx, found: list[Scheduled]) -> int:
        return sum(self._advance_one(tx, each) for each in found)

    def _advance_one(self, tx: Tx, was: Scheduled) -> int:
        try:
            return self._move_on(tx, was)
        except ScheduleError as problem:  # set aside, so that it does not hold the others; status shows it as ended
            log.error("schedule", schedule=was.schedule_id, code=problem.code)
            Schedules(tx, was.space_id).advance(was, None, None, was.slot)
            return 0

    def _move_on(self, tx: Tx, was: Scheduled) -> int:
        now = self._core.clock.now()
        if was.slot is None:
            raise ScheduleError("rule-unreadable", "it is due and has no slot")
        there = self._pauses(tx, was)
        pauses = there or ()
        step = advance(Rule.from_json(was.rule), was.zone, was.slot, now, was.useful_for, pauses)
        due_at = instant(step.next_slot, was.zone) if step.next_slot else None
        paused = any(each.holds(was.slot.date()) for each in pauses)
        missed = was.slot if step.missed and not paused else None
        if not Schedules(tx, was.space_id).advance(was, step.next_slot, due_at, missed):
            return 0  # another process did it
        if step.missed:
            self._metrics.slots.labels("missed").inc(step.missed)
        if step.run is None or there is None:
            return 0
        key = f"slot:{was.schedule_id}:{step.run.isoformat(timespec='minutes')}"
        job = NewJob(HANDLER, was.link, now, was.link, key=key, course_id=was.course_id)
        Jobs(tx, was.space_id).queue([job])
        self._metrics.slots.labels("run").inc()
        return 1

    def _pauses(self, tx: Tx, was: Scheduled) -> tuple[Pause, ...] | None:
        """What holds a schedule; ``None`` in a space that Homeroom was sent away from, where its slots just pass."""
        try:
            snapshot = self._core.snapshot(tx, was.space_id, Spaces(tx, was.space_id).version())
        except NoSpace:
            return None
        return self._core.pauses(snapshot.course(was.course_id), was.link.cog)

    async def look(self) -> None:
        """Brings the gauges up to date: what is due and not done, and what could not be done."""
        now = self._core.clock.now()
        due, failed = await self._database.read(lambda tx: (how_many_due(tx, now), how_many_failed(tx)))
        self._metrics.due.set(due)
        self._metrics.failed.set(failed)

    async def keep_house(self) -> Mapping[str, int]:
        """Forgets what has outlived its use, in all spaces. Returns how many rows of each kind."""
        now, real = self._core.clock.now(), self._core.clock.real()

        def forget(tx: Tx) -> dict[str, int]:
            gone = expire(tx, now)
            gone["delivery"] = Deliveries(tx, "").expire(real - DELIVERIES_KEPT)
            gone["failed"] = forget_failed_before(tx, now - FAILED_KEPT)
            gone["space"] = forget_gone_before(tx, now - self._keeps)
            Lanes(tx, "").forget(real - LEASES_KEPT)
            return gone

        gone = await self._database.write(None, forget)
        with suppress(StorageProblem):  # it is being read: the next round does it
            await self._database.scrub()
        gone["key"] = await sweep(self._core.seals, self._database)
        await tell_of_missing(self._core, self._database)
        self._wake()
        if any(gone.values()):
            log.info("kept house", **{f"gone_{kind}": count for kind, count in gone.items() if count})
        return gone


def rule_from(ctx: JobContext[Any], days: Sequence[Weekday], at: time, zone: str, *, every_weeks: int = 1) -> Rule:
    """The rule that somebody asks for, from the day on that it is in the zone now. Raises :class:`Refusal` for one that
    cannot be."""
    try:
        return Rule(tuple(days), at, local(ctx.now(), zone).date(), every_weeks=every_weeks)
    except ScheduleError as problem:
        raise Refusal(problem.code) from None


def is_same(scheduled: Scheduled, rule: Rule, zone: str) -> bool:
    """Whether a schedule has this rule in this zone already, whenever each of the two began."""
    asked = rule.to_json()
    return scheduled.zone == zone and {**scheduled.rule, "starts": asked["starts"]} == asked


def start(
    ctx: JobContext[Any],
    schedules: Schedules,
    schedule_id: Id,
    rule: Rule,
    zone: str,
    link: Link,
    useful_for: timedelta,
) -> Scheduled:
    """Stores a schedule from its first open slot on. Raises :class:`Refusal` for a rule without a slot to come."""
    course = ctx.course
    slot = first_slot(rule, zone, ctx.now(), ctx.pauses())
    if slot is None:
        raise Refusal("schedule-never")
    made = Scheduled(schedule_id, course.course_id, link, rule.to_json(), zone, slot, instant(slot, zone), useful_for)
    schedules.add(made)
    return made


def replan(ctx: JobContext[Any], schedules: Schedules, course: Course) -> None:
    """Brings the next slots of a course's schedules up to date after its pauses changed.

    A slot that is due and not yet ticked stays as it is; a schedule for which a pause had left no slot comes back.
    """
    for each in schedules.of_course(course.course_id):
        if each.due_at is not None and each.due_at <= ctx.now():
            continue
        with suppress(ScheduleError):  # of another version: it was set aside, and holds no other
            slot = first_slot(Rule.from_json(each.rule), each.zone, ctx.now(), ctx.pauses(each.link.cog, course))
            if slot != each.slot:
                schedules.plan_anew(each.schedule_id, slot, instant(slot, each.zone) if slot else None)
