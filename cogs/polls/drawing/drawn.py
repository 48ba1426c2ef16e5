"""Which drawing is a chart's."""

from __future__ import annotations

from typing import assert_never

from bot.lettering import legible
from cogs.polls.drawing.bars import bars
from cogs.polls.drawing.scale import scale
from cogs.polls.drawing.sheet import QUIET, Sheet
from cogs.polls.drawing.trend import trend
from cogs.polls.picture import Bars, Chart, Scale, Trend


def drawn(chart: Chart) -> bytes:
    """The chart as PNG."""
    sheet = Sheet()
    sheet.paragraph(legible(chart.title)[0], 15, 5, bold=True)
    sheet.y += 10
    match chart:
        case Bars():
            bars(sheet, chart)
        case Scale():
            scale(sheet, chart)
        case Trend():
            trend(sheet, chart)
        case _:
            assert_never(chart)
    sheet.paragraph(legible(chart.foot)[0], 11, 3, color=QUIET)
    return sheet.png()
