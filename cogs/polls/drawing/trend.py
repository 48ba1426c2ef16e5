"""A trend: one panel for each figure, on the same axes, so that they are told apart by their place and not by a
colour."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from bot.lettering import broken, legible, width
from cogs.polls.drawing.sheet import EDGE, FAINT, INK, INSIDE, LEADING, MARK, QUIET, STRONG, WIDTH, Sheet
from cogs.polls.picture import Course, Moment, Trend

_HIGH: Final = 78.0
_ALONE: Final = 120.0
_SMALL: Final = 11.0
_MANY: Final = 8
_LABEL: Final = 13.0
_GAPS: Final = 13.0  # below the lowest value's line, where no cross is taken for a value


def trend(sheet: Sheet, chart: Trend) -> None:
    names = max(width(legible(name)[0], _SMALL) for name in (chart.low_name, chart.high_name))
    left = EDGE + min(names, INSIDE * 0.3) + 14
    days = [moment.at.toordinal() for course in chart.courses for moment in course.moments]
    first, last = min(days, default=0), max(days, default=0)
    unit = (WIDTH - EDGE - 14 - left) / max(1, last - first)
    middle = (WIDTH - EDGE - 14 + left) / 2
    high = _HIGH if len(chart.courses) > 1 else _ALONE

    def at(moment: Moment) -> float:
        return left + (moment.at.toordinal() - first) * unit if last > first else middle

    for course in chart.courses:
        places = [at(each) for each in course.moments]
        _course(sheet, chart, course, places, left, high)
    if chart.courses:
        longest = max(chart.courses, key=lambda each: len(each.moments))
        _days(sheet, longest.moments, [at(each) for each in longest.moments])
    if chart.gap_name and any(moment.value is None for course in chart.courses for moment in course.moments):
        sheet.cross(EDGE + 5, sheet.y + 7, 3.5, MARK)
        for line in broken(legible(chart.gap_name)[0], INSIDE - 16, _SMALL, 2):
            sheet.text(EDGE + 16, sheet.y, line, _SMALL, color=QUIET)
            sheet.y += _SMALL * LEADING
    sheet.y += 4


def _course(sheet: Sheet, chart: Trend, course: Course, places: Sequence[float], left: float, high: float) -> None:
    for line in broken(legible(course.label)[0], INSIDE, _LABEL, 2, bold=True):
        sheet.text(EDGE, sheet.y, line, _LABEL, bold=True)
        sheet.y += _LABEL * LEADING
    top = sheet.y + 16
    floor = top + high

    def height(value: float) -> float:
        return floor - (value - chart.low) / ((chart.high - chart.low) or 1) * high

    for edge, name in ((floor, chart.low_name), (top, chart.high_name)):
        sheet.line((left - 8, edge), (WIDTH - EDGE, edge), FAINT)
        sheet.text(left - 14, edge - 7, legible(name)[0], _SMALL, color=QUIET, side="right")
    known = [(x, moment) for x, moment in zip(places, course.moments, strict=True)]
    for (x, moment), (other_x, other) in pairwise(known):
        if moment.value is not None and other.value is not None:
            sheet.line((x, height(moment.value)), (other_x, height(other.value)), STRONG, 2)
    for x, moment in known:
        if moment.value is None:
            sheet.cross(x, floor + _GAPS, 3.5, MARK)
        else:
            sheet.dot(x, height(moment.value), 4.5, STRONG)
    shown = [(x, moment, height(moment.value)) for x, moment in known if moment.value is not None]
    for place in _told(shown):
        x, moment, y = shown[place]
        top_of_text = y + 8 if _is_low(shown, place) and y < floor - 24 else y - 21
        sheet.text(x, top_of_text, moment.shown, 12, bold=True, side="center", halo=True)
    gaps = _GAPS if any(moment.value is None for moment in course.moments) else 0.0
    sheet.y = floor + gaps + (22 if len(chart.courses) > 1 else 12)


def _is_low(shown: Sequence[tuple[float, Moment, float]], place: int) -> bool:
    """Whether the line comes down to this point from both sides, so that there is more room below it."""
    beside = [*shown[max(0, place - 1) : place], *shown[place + 1 : place + 2]]
    return bool(beside) and all(y < shown[place][2] for _, _, y in beside)


def _told(shown: Sequence[tuple[float, Moment, float]]) -> set[int]:
    """The places of the points whose values are written: of a few all, of many the ends, the highest and the lowest;
    but none where another one stands."""
    heights = [y for _, _, y in shown]
    ends = [len(shown) - 1, 0, heights.index(min(heights)), heights.index(max(heights))] if shown else []
    told: dict[int, tuple[float, float]] = {}
    for place in ends if len(shown) > _MANY else [*ends, *range(len(shown))]:
        x, moment, _ = shown[place]
        half = width(moment.shown, 12, bold=True) / 2 + 3
        if all(x + half <= start or end <= x - half for start, end in told.values()):
            told[place] = (x - half, x + half)
    return {*told}


def _days(sheet: Sheet, moments: Sequence[Moment], places: Sequence[float]) -> None:
    """The days below, and how many took part, of the last and the first and of as many between as there is room for."""
    taken: list[tuple[float, float]] = []
    known = [*zip(places, moments, strict=True)]
    for x, moment in [*known[-1:], *known[:1], *known]:
        half = max(width(moment.when, _SMALL), width(moment.people, _SMALL)) / 2
        x = min(max(x, EDGE + half), WIDTH - EDGE - half)
        if all(x + half + 4 <= start or end <= x - half - 4 for start, end in taken):
            taken.append((x - half, x + half))
            sheet.text(x, sheet.y, moment.when, _SMALL, color=INK, side="center")
            sheet.text(x, sheet.y + _SMALL * LEADING, moment.people, _SMALL, color=QUIET, side="center")
    sheet.y += 2 * _SMALL * LEADING + 8
