"""Whether two schedules come at the same moment, whatever zone and days they are written in."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.schedule import Rule, Weekday, local, moments

LOOKED_AHEAD: Final = timedelta(weeks=60)  # past every change of the clocks, and past all turns of 7 and 8 weeks


def clashing(rule: Rule, zone: str, other: Rule, other_zone: str, now: datetime) -> tuple[Weekday, ...]:
    """The days of the first rule, as its zone has them, on which the other one comes at the same moment at least once
    from now on. Raises :class:`~bot.schedule.ScheduleError` for an unknown zone."""
    until = now + LOOKED_AHEAD
    theirs = {*moments(other, other_zone, now, until)}
    days = {Weekday.of(local(each, zone).date()) for each in moments(rule, zone, now, until) if each in theirs}
    return tuple(day for day in rule.days if day in days)
