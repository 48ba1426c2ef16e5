"""How a poll that repeats came out over time, without the times at which too few took part."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.records import dataclass
from cogs.polls.kinds import Kind
from cogs.polls.tally import Result
from cogs.polls.thresholds import Thresholds


@dataclass(frozen=True, slots=True)
class Point:
    """One time that a poll was asked. ``value`` is a mean in points of the scale, or a share from 0 to 1. Where too few
    took part, neither that nor ``people`` is known here: both are ``None``."""

    at: date
    value: float | None = None
    people: int | None = None


def means(results: Iterable[tuple[date, Result]], least: Thresholds | None) -> tuple[Point, ...]:
    """The mean of a scale over time, oldest first. ``least`` is ``None`` for a *named* poll alone."""
    return tuple(
        _point(at, Kind.SCALE, result, result.mean, least) for at, result in sorted(results, key=lambda each: each[0])
    )


def shares(
    kind: Kind, choice: int, results: Iterable[tuple[date, Result]], least: Thresholds | None
) -> tuple[Point, ...]:
    """The share of those who took part that chose a choice, over time, oldest first; of a ranking, that ranked it
    first."""
    return tuple(
        _point(at, kind, result, result.counts[choice] / result.took_part if result.took_part else None, least)
        for at, result in sorted(results, key=lambda each: each[0])
    )


def shows(kind: Kind, result: Result, least: Thresholds | None) -> bool:
    """Whether one time has a point: somebody took part, and of a poll that is not *named* (``least``) enough people."""
    return result.took_part > 0 and (least is None or least.shows(kind, result.took_part))


def _point(at: date, kind: Kind, result: Result, value: float | None, least: Thresholds | None) -> Point:
    shown = value is not None and shows(kind, result, least)
    return Point(at, value, result.took_part) if shown else Point(at)
