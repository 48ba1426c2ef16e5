"""A scale: how many people chose each point, with the median below the columns and the mean through them."""

from __future__ import annotations

from typing import Final

from bot.lettering import broken, legible, width
from cogs.polls.drawing.sheet import EDGE, INK, INSIDE, LEADING, MARK, PAPER, PLAIN, QUIET, RIM, Sheet
from cogs.polls.picture import Scale

_HIGH: Final = 130.0
_SMALL: Final = 11.0
_POINT: Final = 13.0
_ABOVE: Final = 17.0  # from the top of a number to that of its column
_BESIDE: Final = 4.0  # at least between a number and the line


def scale(sheet: Sheet, chart: Scale) -> None:
    step = INSIDE / max(1, len(chart.counts))
    top = sheet.y + 32
    floor = top + _HIGH
    unit = _HIGH / (max(chart.counts, default=0) or 1)
    for place, count in enumerate(chart.counts):
        middle = EDGE + (place + 0.5) * step
        high = _height(count, unit)
        if count:
            sheet.box(middle - step * 0.38, floor - high, step * 0.76, high, PLAIN)
        sheet.text(middle, floor - high - _ABOVE, f"{count}", _POINT, bold=True, side="center", halo=True)
        sheet.text(middle, floor + 14, f"{place + 1}", _POINT, side="center")
    sheet.line((EDGE, floor), (EDGE + INSIDE, floor), RIM)
    sheet.y = floor + 14 + _POINT * LEADING + 2
    _ends(sheet, chart)
    _marks(sheet, chart, step, top - 26, floor, unit)


def _ends(sheet: Sheet, chart: Scale) -> None:
    low = broken(legible(chart.low)[0], INSIDE * 0.47, _SMALL, 2)
    high = broken(legible(chart.high)[0], INSIDE * 0.47, _SMALL, 2)
    for row, line in enumerate(low):
        sheet.text(EDGE, sheet.y + row * _SMALL * LEADING, line, _SMALL, color=QUIET)
    for row, line in enumerate(high):
        sheet.text(EDGE + INSIDE, sheet.y + row * _SMALL * LEADING, line, _SMALL, color=QUIET, side="right")
    sheet.y += max(len(low), len(high)) * _SMALL * LEADING + 10


def _marks(sheet: Sheet, chart: Scale, step: float, top: float, floor: float, unit: float) -> None:
    """Shapes of their own, in places of their own, so that neither covers the other where both are the same."""
    x = EDGE
    if chart.median is not None:
        sheet.triangle(EDGE + (chart.median - 0.5) * step, floor + 7, 6.5, INK)
        sheet.triangle(x + 6, sheet.y + 8.5, 6.5, INK)
        sheet.text(x + 17, sheet.y, chart.median_name, 12)
        x += 17 + width(chart.median_name, 12) + 20
    if chart.mean is not None:
        at = EDGE + (chart.mean - 0.5) * step
        for start, end in _past_numbers(chart, step, at, (top, floor), unit):
            sheet.line((at, start), (at, end), PAPER, 3.2)
            sheet.line((at, start), (at, end), MARK, 1.6)
        sheet.diamond(at, top, 6, MARK)
        sheet.diamond(x + 6, sheet.y + 7.5, 6, MARK)
        sheet.text(x + 17, sheet.y, chart.mean_name, 12)
    if chart.median is not None or chart.mean is not None:
        sheet.y += 12 * LEADING + 8


def _past_numbers(
    chart: Scale, step: float, at: float, line: tuple[float, float], unit: float
) -> list[tuple[float, float]]:
    """The pieces of an upright line that run through no number: it breaks off above one and goes on below it."""
    (top, floor), pieces = line, list[tuple[float, float]]()
    for place, count in enumerate(chart.counts):
        half = width(f"{count}", _POINT, bold=True) / 2 + _BESIDE
        if abs(at - EDGE - (place + 0.5) * step) < half:
            below = floor - _height(count, unit)
            pieces.append((top, below - _ABOVE))
            top = below
    return [each for each in [*pieces, (top, floor)] if each[0] < each[1]]


def _height(count: int, unit: float) -> float:
    """Of a column; a few of many have a low one, and nobody has none."""
    return max(2.0, count * unit) if count else 0.0
