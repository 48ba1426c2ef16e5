"""The clock of a room: when it is warned, when its last minute begins, when it closes; and all that moves it.

Lengthening rooms that are open is the most filed wish of all who use breakouts (PRACTICE.md, "Breakouts"). So
everything here looks at what is left now, and nothing at what was once planned.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil
from typing import Final

from bot.records import dataclass

WARNINGS: Final = (300, 60, 30)
"""How many seconds before its end a room is told of it."""
TO_FINISH: Final = timedelta(minutes=1)
"""After its end a room stays for so long, to bring a thought to its end."""
LEAST: Final = timedelta(minutes=1)
"""A clock that is shortened leaves at least so much, so that nobody is cut off."""
LATE: Final = timedelta(seconds=10)
"""By more than this a room learns of its end too late, as after an interruption: then its last minute begins when it
learns of it."""
LONGEST: Final = timedelta(hours=12)
"""So far ahead a clock can end."""


class Step(StrEnum):
    """What is due in a room."""

    NOTHING = "nothing"
    WARN = "warn"
    END = "end"  # its last minute begins
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Clock:
    """A room's clock. It ends at ``ends_at``, or stands with ``left`` seconds left. ``warned``: the least of the
    :data:`WARNINGS` that it was told; 0: none. ``ending``: its last minute has begun."""

    ends_at: datetime | None
    left: int | None = None
    warned: int = 0
    ending: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """What is due now, and when to look again (``None``: never, while nothing is moved). ``mark`` is of how many
    seconds is warned; ``late``: the end has passed unnoticed."""

    step: Step
    again: datetime | None = None
    mark: int = 0
    late: bool = False


def due(clock: Clock, now: datetime) -> Due:
    """What is due in a room."""
    if clock.ends_at is None:
        return Due(Step.NOTHING)
    if clock.ending:
        closes = clock.ends_at + TO_FINISH
        return Due(Step.CLOSE) if now >= closes else Due(Step.NOTHING, closes)
    left = clock.ends_at - now
    if left <= timedelta(0):
        late = -left > LATE
        return Due(Step.END, (now if late else clock.ends_at) + TO_FINISH, late=late)
    mark = fresh(left)
    again = clock.ends_at - timedelta(seconds=max((each for each in WARNINGS if each < seconds(left)), default=0))
    if mark and (not clock.warned or mark < clock.warned):
        return Due(Step.WARN, again, mark)
    return Due(Step.NOTHING, again)


def fresh(left: timedelta) -> int:
    """Of which warning a room knows that was just told how much is left."""
    return min((each for each in WARNINGS if left <= timedelta(seconds=each)), default=0)


def seconds(left: timedelta) -> int:
    """Whole seconds, never fewer than there are."""
    return ceil(left.total_seconds())


def minutes_left(left: int | None) -> int:
    """So many seconds in minutes, as people are told: at least one."""
    return max(1, round((left or 0) / 60))


def stamp_of(clock: Clock) -> int:
    """What a clock says, as a number in a link: what was told or offered of one that was moved since holds no more."""
    return int(clock.ends_at.timestamp()) if clock.ends_at is not None else clock.left or 0


def started(lasts: timedelta, now: datetime) -> Clock:
    """A clock that begins."""
    return Clock(now + lasts, warned=fresh(lasts))


def moved(clock: Clock, by: timedelta, now: datetime) -> Clock:
    """The clock lengthened, or shortened (``by`` below 0). Lengthened in its last second it counts in full, and in its
    last minute the room goes on. Shortened, at least a minute is left, and a last minute is not shortened."""
    if clock.ends_at is None:
        left = timedelta(seconds=clock.left or 0)
        found = _bounded(left + by, left)
        return replace(clock, left=seconds(found), warned=fresh(found))
    if clock.ending and by <= timedelta(0):
        return clock
    left = max(clock.ends_at - now, timedelta(0))
    found = _bounded(left + by, left)
    return Clock(now + found, warned=fresh(found))


def _bounded(left: timedelta, before: timedelta) -> timedelta:
    return min(max(left, min(before, LEAST)), max(before, LONGEST))


def paused(clock: Clock, now: datetime) -> Clock:
    """The clock stands. A last minute that has begun goes on."""
    if clock.ends_at is None or clock.ending:
        return clock
    return replace(clock, ends_at=None, left=max(seconds(clock.ends_at - now), 1))


def gone_on(clock: Clock, now: datetime) -> Clock:
    """The clock goes on with what was left."""
    if clock.ends_at is not None:
        return clock
    return replace(clock, ends_at=now + timedelta(seconds=clock.left or 0), left=None)


def closing(clock: Clock, now: datetime) -> Clock:
    """The end is now, and the last minute comes; one that has begun goes on."""
    return clock if clock.ending else replace(clock, ends_at=now, left=None)
