"""Bars: of a few choices each with its label above, for labels are long and phones are narrow; of many one a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.lettering import ELLIPSIS, broken, legible, width
from cogs.polls.drawing.sheet import EDGE, INK, INSIDE, LEADING, MARK, PAPER, PLAIN, QUIET, STRONG, Sheet
from cogs.polls.picture import Bar, Bars

_LABEL: Final = 13.0
_SMALL: Final = 11.0
_THICK: Final = 10.0
_STAR: Final = 20.0  # a star, and the space after it
_FEW: Final = 6  # choices that are told in full, each with its label above its bar
_ROW: Final = 12.0
_LABELS: Final = 0.62  # of the width, for the labels of many
_KEY: Final = 26.0  # a sign of the legend, and the space after it
_ARROW: Final = " → "
_LEAST: Final = 2.0  # what is left of a bar for a few among many, so that one sees that it is not nobody's


def bars(sheet: Sheet, chart: Bars) -> None:
    full = max((bar.value for bar in chart.bars), default=0)
    full = max(full, chart.line or 0) or 1
    if len(chart.bars) > _FEW:
        _rows(sheet, chart, full)
    else:
        for bar in chart.bars:
            _bar(sheet, chart, bar, INSIDE / full)
            sheet.y += 12
    _legend(sheet, chart)


def _rows(sheet: Sheet, chart: Bars, full: float) -> None:
    """Of many choices each on one line, its bar beside it: a picture higher than wide is shown so small that nobody can
    read it. What is cut here, and the rounds, stand on the card in words."""
    told = max(width(bar.shown, _ROW, bold=bar.best) for bar in chart.bars)
    begins = EDGE + INSIDE * _LABELS
    unit = (EDGE + INSIDE - told - 8 - begins) / full
    for bar in chart.bars:
        indent = _STAR if bar.best else 0.0
        if bar.best:
            sheet.star(EDGE + 7, sheet.y + 8, 7, MARK)
        (label,) = _label(bar, INSIDE * _LABELS - indent - 10, _ROW, 1) or [""]
        sheet.text(EDGE + indent, sheet.y, label, _ROW, bold=bar.best)
        sheet.text(EDGE + INSIDE, sheet.y, bar.shown, _ROW, bold=bar.best, side="right")
        _strip(sheet, chart, bar, begins, sheet.y + 3, unit)
        sheet.y += _ROW * 1.7
    sheet.y += 4


def _bar(sheet: Sheet, chart: Bars, bar: Bar, unit: float) -> None:
    indent = _STAR if bar.best else 0.0
    if bar.best:
        sheet.star(EDGE + 7, sheet.y + 8, 7, MARK)
    sheet.text(EDGE + INSIDE, sheet.y, bar.shown, _LABEL, bold=bar.best, side="right")
    room = INSIDE - indent - width(bar.shown, _LABEL, bold=bar.best) - 12
    for line in _label(bar, room, _LABEL, 3):
        sheet.text(EDGE + indent, sheet.y, line, _LABEL, bold=bar.best)
        sheet.y += _LABEL * LEADING
    sheet.y += 3
    _strip(sheet, chart, bar, EDGE, sheet.y, unit)
    sheet.y += _THICK
    if bar.note or bar.path:
        _small_print(sheet, bar)


def _strip(sheet: Sheet, chart: Bars, bar: Bar, x: float, y: float, unit: float) -> None:
    """The bar itself, from ``x`` on: what was there at first, what came over, and the line that the best passes."""
    color = STRONG if bar.best else PLAIN
    first = bar.value if bar.first is None else bar.first
    if bar.value > first:
        sheet.box(x, y, max(_LEAST, bar.value * unit), _THICK, PAPER, stripes=color)
    if first:  # nobody's has no length
        sheet.box(x, y, max(_LEAST, first * unit), _THICK, color)
    if chart.line is not None and bar.best:
        at = x + chart.line * unit
        sheet.line((at, y - 3), (at, y + _THICK + 3), INK, 1.6)


def _small_print(sheet: Sheet, bar: Bar) -> None:
    """What became of it on the left, its votes from round to round on the right, below what they came to."""
    sheet.y += 4
    note = " ".join(broken(legible(bar.note)[0], INSIDE * 0.6, _SMALL, 1))
    sheet.text(EDGE, sheet.y, note, _SMALL, color=QUIET)
    path = in_steps(bar.path, INSIDE - width(note, _SMALL) - 16, _SMALL)
    sheet.text(EDGE + INSIDE, sheet.y, path, _SMALL, color=QUIET, side="right")
    sheet.y += _SMALL * LEADING


def in_steps(steps: Sequence[str], most: float, size: float) -> str:
    """Steps with arrows between, as many of the first ones as fit, and the last one in any case."""
    for kept in range(len(steps), 1, -1):
        shown = steps if kept == len(steps) else [*steps[: kept - 1], ELLIPSIS, steps[-1]]
        if width(line := _ARROW.join(shown), size) <= most:
            return line
    return _ARROW.join(steps[-1:])


def _label(bar: Bar, room: float, size: float, lines: int) -> list[str]:
    """Its name in at most so many lines; with its number where letters are missing or the end is, for another one may
    begin alike."""
    label, lost = legible(bar.label)
    whole = broken(label, room, size, lines, bold=bar.best)
    cut = bool(whole) and whole[-1].endswith(ELLIPSIS) and not label.endswith(ELLIPSIS)
    if not (lost or cut):
        return whole
    return broken(f"{bar.number}. {label}".rstrip(), room, size, lines, bold=bar.best)


def _legend(sheet: Sheet, chart: Bars) -> None:
    """What bars and line are, side by side where there is room."""
    names = (chart.first_name, chart.later_name, chart.line_name if chart.line is not None else "")
    wide = [_KEY + width(legible(each)[0], _SMALL) + 14 if each else 0.0 for each in names]
    beside, x = sum(wide) - 14 <= INSIDE, EDGE
    for place, name in enumerate(names):
        if not name:
            continue
        if place == 0:
            sheet.box(x, sheet.y + 2, 18, 9, PLAIN)
        elif place == 1:
            sheet.box(x, sheet.y + 2, 18, 9, PAPER, stripes=PLAIN)
        else:
            sheet.line((x + 9, sheet.y), (x + 9, sheet.y + 13), INK, 1.6)
        if beside:
            sheet.text(x + _KEY, sheet.y, legible(name)[0], _SMALL, color=QUIET)
            x += wide[place]
        else:
            _entry(sheet, name)
    if beside and any(names):
        sheet.y += _SMALL * LEADING + 3
    sheet.y += 4


def _entry(sheet: Sheet, name: str) -> None:
    for line in broken(legible(name)[0], INSIDE - _KEY, _SMALL, 2):
        sheet.text(EDGE + _KEY, sheet.y, line, _SMALL, color=QUIET)
        sheet.y += _SMALL * LEADING
    sheet.y += 3
