"""Recurring rules, the slots they fall on and the instants that slots are, as pure functions.

A *slot* is a local date and time without an offset. Slots are computed by APScheduler's triggers in UTC, as if local
time had no offset, because their own arithmetic across daylight saving drifts by an hour, drops the day or fires
twice; ``instant`` alone knows about time zones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.records import dataclass

MOST_WEEKS = 52
FIRST_DAY = date(2000, 1, 1)
LAST_DAY = date(2999, 12, 31)

# Files that zoneinfo opens but that mean this machine's zone, or none, and so differ from one machine to the next.
_NOT_A_PLACE = frozenset({"localtime", "posixrules", "Factory"})
_SECOND = timedelta(seconds=1)
_INSTANT_LATER = timedelta(microseconds=1)


class ScheduleError(ValueError):
    """What a person asked for, or what a row holds, is no schedule. ``code`` is the id of the sentence that says so.

    ``rule-no-days``, ``rule-time-not-a-minute``, ``rule-weeks-out-of-range``, ``rule-date-out-of-range``,
    ``rule-ends-before-start``, ``rule-unreadable``, ``zone-unknown``, ``pause-ends-before-start`` or
    ``quiet-hours-empty``.
    """

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code


class Weekday(StrEnum):
    """A day of the week, by the name that APScheduler's cron knows (its numbers are not cron's)."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"

    @property
    def number(self) -> int:
        """0 for Monday to 6 for Sunday, as ``date.weekday()`` counts."""
        return _WEEK.index(self)

    @classmethod
    def of(cls, day: date) -> Weekday:
        """The weekday of a date."""
        return _WEEK[day.weekday()]


_WEEK = tuple(Weekday)


@dataclass(frozen=True, slots=True)
class Rule:
    """On ``days``, ``at`` this local time, in every ``every_weeks``-th week, ``starts`` to ``ends``, both included.

    Weeks begin on Monday and are counted from the one that holds ``starts``, whatever weekday that is. ``days`` are
    kept in the week's order, each once. Raises ``ScheduleError``. A valid rule may still have no slot (a Monday rule
    for one Tuesday): ``next_slot(rule, None)`` is then None.
    """

    days: tuple[Weekday, ...]
    at: time
    starts: date
    every_weeks: int = 1
    ends: date | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "days", tuple(sorted(set(self.days), key=_WEEK.index)))
        if not self.days:
            raise ScheduleError("rule-no-days", "a rule needs at least one weekday")
        if self.at.tzinfo is not None or self.at.second or self.at.microsecond:
            raise ScheduleError("rule-time-not-a-minute", f"{self.at.isoformat()} is not a local time to the minute")
        if not 1 <= self.every_weeks <= MOST_WEEKS:
            raise ScheduleError("rule-weeks-out-of-range", f"{self.every_weeks} is not from 1 to {MOST_WEEKS}")
        for day in (self.starts, self.ends):
            if day is not None and not FIRST_DAY <= day <= LAST_DAY:
                raise ScheduleError("rule-date-out-of-range", f"{day} is not from {FIRST_DAY} to {LAST_DAY}")
        if self.ends is not None and self.ends < self.starts:
            raise ScheduleError("rule-ends-before-start", f"{self.ends} is before {self.starts}")

    def to_json(self) -> dict[str, object]:
        """What a row keeps: ``{"days": ["mon"], "at": "09:00", "weeks": 1, "starts": "2026-03-02", "ends": null}``."""
        return {
            "days": [day.value for day in self.days],
            "at": self.at.isoformat(timespec="minutes"),
            "weeks": self.every_weeks,
            "starts": self.starts.isoformat(),
            "ends": self.ends.isoformat() if self.ends is not None else None,
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, object]) -> Rule:
        """The rule that ``to_json`` wrote. Raises ``ScheduleError``: ``rule-unreadable`` when it did not write this."""
        try:
            match kept:
                case {
                    "days": list(days),
                    "at": str(at),
                    "weeks": int(weeks),
                    "starts": str(starts),
                    "ends": None | str() as ends,
                }:
                    return cls(
                        days=tuple(Weekday(day) for day in days),
                        at=time.fromisoformat(at),
                        starts=date.fromisoformat(starts),
                        every_weeks=weeks,
                        ends=date.fromisoformat(ends) if ends is not None else None,
                    )
        except ScheduleError:
            raise
        except ValueError as error:
            raise ScheduleError("rule-unreadable", str(error)) from error
        raise ScheduleError("rule-unreadable", f"a kept rule has days, at, weeks, starts and ends, not {sorted(kept)}")


@dataclass(frozen=True, slots=True)
class Pause:
    """Local dates (``first`` and ``last`` included) on which nothing scheduled happens: exams, holidays.

    Raises ``ScheduleError``.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ScheduleError("pause-ends-before-start", f"{self.last} is before {self.first}")

    def holds(self, day: date) -> bool:
        """Whether this local date is in the pause."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Advance:
    """What a tick makes of a stored schedule.

    The slot to ``run`` now, if any; how many others were ``missed`` and are to be noted; and the slot to store as next,
    None when the rule has ended.
    """

    run: datetime | None
    missed: int
    next_slot: datetime | None


def zone_named(name: str) -> ZoneInfo:
    """The time zone of an IANA name such as ``Europe/Berlin``. Raises ``ScheduleError``."""
    if name not in _NOT_A_PLACE and not name.startswith(("posix/", "right/")):
        try:
            return ZoneInfo(name)
        except (KeyError, ValueError, OSError):  # a folder, a path, a name too long for the file system: all seen
            pass
    raise ScheduleError("zone-unknown", f"there is no time zone {name[:60]!r}")


def local(moment: datetime, zone: str) -> datetime:
    """What clocks in the zone show at an (aware) moment: naive, as slots are. Raises ``ScheduleError``."""
    return moment.astimezone(zone_named(zone)).replace(tzinfo=None)


def instant(slot: datetime, zone: str, *, last: bool = False) -> datetime:
    """The first moment (aware, UTC) at which clocks in the zone show the slot, or something later.

    So a slot in the hour that daylight saving skips is the end of that hour, and one in the repeated hour is its first;
    with ``last`` its second. Raises ``ScheduleError`` for an unknown zone, ValueError for an aware slot.
    """
    if slot.tzinfo is not None:
        raise ValueError(f"a slot has no time zone of its own: {slot.isoformat()}")
    zone_info = zone_named(zone)
    early, late = (slot.replace(tzinfo=zone_info, fold=fold).astimezone(UTC) for fold in (0, 1))
    if late < early:  # only in a gap: PEP 495 reads fold=0 with the offset before it, fold=1 with the one after
        return _end_of_gap(slot, zone_info, late, early)
    return late if last else early


def _end_of_gap(slot: datetime, zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """Halves the way between a moment before the clocks jump and one after: zoneinfo does not name its transitions."""
    before, after = before.replace(microsecond=0), after.replace(microsecond=0)
    while after - before > _SECOND:
        middle = before + (after - before) // _SECOND // 2 * _SECOND
        if middle.astimezone(zone).replace(tzinfo=None) < slot:
            before = middle
        else:
            after = middle
    return after


def next_slot(rule: Rule, after: datetime | None) -> datetime | None:
    """The rule's first slot later than ``after`` (local), its very first for None; None when the rule has ended."""
    if after is not None and after.date() > (rule.ends or LAST_DAY):
        return None
    begin = datetime.combine(rule.starts, time.min)
    earliest = begin if after is None else max(begin, after + _INSTANT_LATER)
    if rule.every_weeks == 1:
        found = _cron(rule).get_next_fire_time(None, earliest.replace(tzinfo=UTC))
        return found.replace(tzinfo=None) if found is not None else None
    slots = [_next_turn(turn, rule.every_weeks, earliest) for turn in _turns(rule)]
    return min((slot for slot in slots if slot is not None), default=None)


def next_open_slot(rule: Rule, after: datetime | None, pauses: Sequence[Pause] = ()) -> datetime | None:
    """The rule's first slot later than ``after`` that is in no pause."""
    slot = next_slot(rule, after)
    while slot is not None and (over := _paused_until(slot.date(), pauses)) is not None:
        slot = next_slot(rule, datetime.combine(over, time.max))
    return slot


def first_slot(rule: Rule, zone: str, now: datetime, pauses: Sequence[Pause] = ()) -> datetime | None:
    """The first open slot that is still to come at ``now``: what to store for a new, changed or resumed schedule.

    Also after pauses changed. Raises ``ScheduleError`` for an unknown zone.
    """
    slot = next_open_slot(rule, local(now, zone), pauses)
    while slot is not None and instant(slot, zone) <= now:  # within the repeated hour, a slot of its first pass
        slot = next_open_slot(rule, slot, pauses)
    return slot


def moments(rule: Rule, zone: str, after: datetime, until: datetime) -> Iterator[datetime]:
    """When the rule's slots between two moments are, pauses aside. Raises ``ScheduleError`` for an unknown zone."""
    slot = first_slot(rule, zone, after)
    while slot is not None and (moment := instant(slot, zone)) <= until:
        yield moment
        slot = next_slot(rule, slot)


def advance(
    rule: Rule, zone: str, slot: datetime, now: datetime, useful_for: timedelta, pauses: Sequence[Pause] = ()
) -> Advance:
    """What to do at ``now`` with a schedule whose stored next slot is ``slot``.

    All slots that are due collapse into one run, of the latest, if that is at most ``useful_for`` late and today is not
    in a pause; the others are missed. Slots in pauses neither run nor count: one stored before its pause was set moves
    on.
    Raises ``ScheduleError`` for an unknown zone.
    """
    due, latest, coming = 0, None, _itself_or_next_open(rule, slot, pauses)
    while coming is not None and instant(coming, zone) <= now:
        due, latest = due + 1, coming
        coming = next_open_slot(rule, coming, pauses)
    held = _paused_until(local(now, zone).date(), pauses) is not None
    useful = latest is not None and now - instant(latest, zone) <= useful_for
    run = latest if useful and not held else None
    return Advance(run, due - (run is not None), coming)


def _itself_or_next_open(rule: Rule, slot: datetime, pauses: Sequence[Pause]) -> datetime | None:
    return slot if _paused_until(slot.date(), pauses) is None else next_open_slot(rule, slot, pauses)


def _paused_until(day: date, pauses: Sequence[Pause]) -> date | None:
    """The last day of the longest pause that holds this day, None when none does."""
    return max((pause.last for pause in pauses if pause.holds(day)), default=None)


class _Trigger(Protocol):
    """What is used of APScheduler's triggers, which are not typed."""

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime | None: ...


@lru_cache(maxsize=1024)
def _cron(rule: Rule) -> _Trigger:
    """The slots of an every-week rule. Imported late: 25 ms that a start without schedules need not pay."""
    from apscheduler.triggers.cron import CronTrigger

    trigger: _Trigger = CronTrigger(
        day_of_week=",".join(rule.days),
        hour=rule.at.hour,
        minute=rule.at.minute,
        start_date=datetime.combine(rule.starts, time.min, UTC),
        end_date=datetime.combine(rule.ends or LAST_DAY, time.max, UTC),
        timezone=UTC,
    )
    return trigger


@dataclass(frozen=True, slots=True)
class _Turn:
    """One weekday of an every-n-weeks rule: its first slot, and the trigger that goes on from there."""

    first: datetime
    trigger: _Trigger


@lru_cache(maxsize=1024)
def _turns(rule: Rule) -> tuple[_Turn, ...]:
    """A calendar interval trigger has one date only, so an every-n-weeks rule has one for each of its weekdays."""
    from apscheduler.triggers.calendarinterval import CalendarIntervalTrigger

    monday = rule.starts - timedelta(days=rule.starts.weekday())
    last = rule.ends or LAST_DAY
    turns = []
    for day in rule.days:
        first = monday + timedelta(days=day.number)
        if first < rule.starts:
            first += timedelta(weeks=rule.every_weeks)
        if first <= last:
            trigger: _Trigger = CalendarIntervalTrigger(
                weeks=rule.every_weeks,
                hour=rule.at.hour,
                minute=rule.at.minute,
                start_date=first,
                end_date=last,
                timezone=UTC,
            )
            turns.append(_Turn(datetime.combine(first, rule.at), trigger))
    return tuple(turns)


def _next_turn(turn: _Turn, weeks: int, earliest: datetime) -> datetime | None:
    """The turn's first slot not before ``earliest``. The trigger goes on from the slot that it is told was the last."""
    previous: datetime | None = None
    if earliest > turn.first:
        rounds = (earliest - turn.first - _INSTANT_LATER) // timedelta(weeks=weeks)
        previous = (turn.first + rounds * timedelta(weeks=weeks)).replace(tzinfo=UTC)
    found = turn.trigger.get_next_fire_time(previous, earliest.replace(tzinfo=UTC))
    return found.replace(tzinfo=None) if found is not None else None
