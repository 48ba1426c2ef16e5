"""Free hours of people in different zones: how much of a week they share, and moments at which all of them can meet.

Hours are given as people live them, by weekday and the clock on their wall, so they are laid over real time with each
person's own zone: what daylight saving does to one of them and not to another comes by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final, Protocol

from bot.schedule import ScheduleError, zone_named

QUARTER: Final = timedelta(minutes=15)  # every zone in use is a whole number of quarters from UTC
MEETING: Final = timedelta(hours=1)
WEEK: Final = 7 * 24 * 4  # in quarters
_AN_HOUR: Final = MEETING // QUARTER
_APART: Final = timedelta(hours=20)  # of two suggestions, so that they fall on days of their own
_NOTICE: Final = timedelta(hours=3)  # so soon after it is suggested nobody has read it
_BY_DAY: Final = range(8, 22)  # who said that all hours are free still sleeps
_MOST_WEEKS: Final = 8


class Free(Protocol):
    """Somebody's free hours of a week, each 0 (Monday, midnight) to 167, in their zone; none: they did not say."""

    @property
    def hours(self) -> Sequence[int] | frozenset[int]:
        """The hours."""

    @property
    def zone(self) -> str | None:
        """The zone's name in the IANA database."""


def day_of(now: datetime) -> datetime:
    """The beginning of a moment's day in its own zone: from it hours are compared, so that a second changes nothing."""
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def free_quarters(one: Free, start: datetime, count: int = WEEK) -> int:
    """The quarters of an hour from ``start`` (aware, on a quarter) in which somebody is free: bit *i* is the *i*-th.

    An hour that the clocks skip is in nobody's day, and one that they repeat is free twice. A zone that is not known
    is read as UTC: zones do go out of use.
    """
    quarters, found = _quarters(one.zone, start, count), 0
    for hour in one.hours:
        found |= quarters.get(hour, 0)
    return found


@lru_cache(64)
def _quarters(zone: str | None, start: datetime, count: int) -> dict[int, int]:
    """For each hour of the week in a zone, in which quarters from ``start`` it is: most of a class shares a few zones,
    and thousands of people are compared."""
    found: dict[int, int] = {}
    for number, hour in enumerate(week_hours(zone, start, count)):
        found[hour] = found.get(hour, 0) | 1 << number
    return found


@lru_cache(64)
def week_hours(zone: str | None, start: datetime, count: int = WEEK) -> tuple[int, ...]:
    """Which hour of the week, 0 to 167, clocks in a zone show in each quarter of an hour from ``start``."""
    there = _zone(zone)
    begins = ((start + number * QUARTER).astimezone(there) for number in range(count))
    return tuple(local.weekday() * 24 + local.hour for local in begins)


def shared_hours(*free: int) -> float:
    """How many hours are free in all of them, of what :func:`free_quarters` found from the same start."""
    both = free[0]
    for each in free[1:]:
        both &= each
    return both.bit_count() / _AN_HOUR


def can_meet(people: Sequence[Free], start: datetime) -> bool:
    """Whether some hour of the week from ``start`` (on a quarter) is free for each of those who said any."""
    said = [free_quarters(each, start) for each in people if each.hours]
    both = (1 << WEEK) - 1
    for each in said:
        both &= each
    return len(said) < 2 or any(True for _ in _beginnings(both))


def moments(people: Sequence[Free], now: datetime, until: datetime, most: int = 3) -> list[datetime]:
    """Up to ``most`` beginnings of an hour (aware, UTC) that is free for each of these people and over by ``until``.

    On different days first and in order; at whole hours where there are such. Empty where somebody said no hours, or no
    hour suits all.
    """
    if not people or any(not each.hours for each in people):
        return []
    start = _on_quarter(now + _NOTICE)
    count = min((until - start) // QUARTER, WEEK * _MOST_WEEKS)
    if count < _AN_HOUR:
        return []
    both = (1 << count) - 1
    for each in people:
        both &= free_quarters(each, start, count)
    begins = [start + number * QUARTER for number in _beginnings(both)]
    return sorted(_spread(begins, [_zone(each.zone) for each in people], most))


def _beginnings(both: int) -> Iterator[int]:
    """The quarters with which a whole free hour begins."""
    whole = both
    for number in range(1, _AN_HOUR):
        whole &= both >> number
    while whole:
        lowest = whole & -whole
        yield lowest.bit_length() - 1
        whole ^= lowest


def _spread(begins: Sequence[datetime], zones: Sequence[tzinfo], most: int) -> list[datetime]:
    """Some of them: those that are easiest to come to, on days of their own as far as that goes."""
    easiest = sorted(begins, key=lambda moment: (*_trouble(moment, zones), moment))
    chosen: list[datetime] = []
    for pause in (_APART, MEETING):
        for each in easiest:
            if len(chosen) < most and all(abs(each - other) >= pause for other in chosen):
                chosen.append(each)
    return chosen


def _trouble(moment: datetime, zones: Sequence[tzinfo]) -> tuple[int, int]:
    """For how many people it is at night, and for how many at no whole hour."""
    locals_ = [moment.astimezone(zone) for zone in zones]
    return sum(each.hour not in _BY_DAY for each in locals_), sum(each.minute != 0 for each in locals_)


def _on_quarter(moment: datetime) -> datetime:
    """The first quarter of an hour that is not before a moment."""
    begin = moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    return begin - (begin - moment.astimezone(UTC)) // QUARTER * QUARTER


def _zone(name: str | None) -> tzinfo:
    try:
        return zone_named(name) if name else UTC
    except ScheduleError:
        return UTC
