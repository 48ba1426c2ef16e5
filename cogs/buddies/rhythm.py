"""When a programme matches people, as pure functions: its rule, its coming dates, and the parts of a term."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.schedule import Rule, Weekday, first_slot, instant, local, next_slot
from storage.buddies import Programme

AHEAD: Final = timedelta(days=1)  # before it matches, those who are in hear of it
SHORTEST_TERM: Final = timedelta(weeks=3)  # a third of it is a week, in which a group meets once
LONGEST: Final = timedelta(days=366)
PARTS: Final = 3  # PRACTICE.md, "Pairing and groups": a chance to be matched anew at a third and two thirds


def rule_of(programme: Programme) -> Rule:
    """The local times at which pairs are made."""
    return Rule((Weekday(programme.day),), programme.at, programme.starts, programme.weeks, programme.ends)


def announced(programme: Programme) -> Rule:
    """The local times at which those who are in hear that they are matched a day later."""
    starts, ends = programme.starts - AHEAD, programme.ends and programme.ends - AHEAD
    return Rule((Weekday.of(starts),), programme.at, starts, programme.weeks, ends)


def first_on(programme: Programme) -> datetime:
    """When people are matched for the first time."""
    return instant(datetime.combine(programme.starts, programme.at), programme.zone)


def first_day(programme: Programme, now: datetime) -> date:
    """The first day on which a programme can begin at its hour: people hear of it a day before."""
    day = local(now + AHEAD, programme.zone).date()
    while first_on(replace(programme, starts=day)) - AHEAD <= now:
        day += timedelta(days=1)
    return day


def stages(programme: Programme) -> tuple[datetime, ...]:
    """When a term's parts begin: at its start, after a third, and after two thirds. Empty for what has no end."""
    if programme.ends is None:
        return ()
    days = (programme.ends - programme.starts).days
    begun = (programme.starts + timedelta(days=days * part // PARTS) for part in range(PARTS))
    return tuple(instant(datetime.combine(day, programme.at), programme.zone) for day in begun)


def end_of(programme: Programme) -> datetime | None:
    """When a programme is over by itself: with the last day of its term."""
    if programme.ends is None:
        return None
    return instant(datetime.combine(programme.ends + timedelta(days=1), time()), programme.zone)


def noon(day: date, zone: str) -> datetime:
    """A moment at which it is this day for nearly everybody, to be shown as a date."""
    return instant(datetime.combine(day, time(12)), zone)


def coming(programme: Programme, now: datetime, most: int = 3) -> list[datetime]:
    """The next moments at which people are matched, pauses of the course aside."""
    if programme.of_groups:
        return [moment for moment in stages(programme) if moment > now][:most]
    rule, found = rule_of(programme), list[datetime]()
    slot = first_slot(rule, programme.zone, now)
    while slot is not None and len(found) < most:
        found.append(instant(slot, programme.zone))
        slot = next_slot(rule, slot)
    return found


def usual_start(now: datetime, zone: str, notice: timedelta = timedelta(days=5)) -> date:
    """A Tuesday that leaves people some days to join: on Mondays they plan, at the end of a week they are away."""
    day = local(now + notice, zone).date()
    return day + timedelta(days=(Weekday.TUE.number - day.weekday()) % 7)
