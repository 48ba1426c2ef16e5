"""Pictures of results: what is drawn, with all words in the reader's language, and the drawing of it.

A picture says nothing that the card does not say in words, which is its text for screen readers. Only
``cogs.polls.drawing`` imports matplotlib, when :func:`draw` is called, in the process pool; so does what it takes from
``bot.lettering``.
"""

from __future__ import annotations

import logging
from datetime import date
from typing import TypeAlias

from bot.records import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """One choice. ``number`` is its number in the poll, from 1 up, by which the card's text names it too: it stands
    before a label with letters that no font here has. ``value`` is the bar's length, ``shown`` how it is written;
    ``first`` is the part of it that was there in a run-off's first round, the rest came over. ``note`` is small print
    below."""

    number: int
    label: str
    value: float
    shown: str
    note: str = ""
    path: tuple[str, ...] = ()
    first: float | None = None
    best: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """Choices below one another, in the order given: of one choice, several, times, or a ranking.

    ``line`` is a value that the best passes (half of the votes), with ``line_name``; none where the best are level.
    ``first_name`` and ``later_name`` say what the solid and the striped part of a bar are. ``foot`` is small print,
    such as how many took part.
    """

    title: str
    bars: tuple[Bar, ...]
    foot: str = ""
    line: float | None = None
    line_name: str = ""
    first_name: str = ""
    later_name: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """A distribution over a scale's points, from 1 up. ``median`` and ``mean`` are where these are marked, with what is
    written for them (*median 4*); ``low`` and ``high`` name the ends."""

    title: str
    counts: tuple[int, ...]
    low: str = ""
    high: str = ""
    median: float | None = None
    median_name: str = ""
    mean: float | None = None
    mean_name: str = ""
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """One time of a trend: ``value`` and how it is ``shown``, the day as it is written (``when``), and how many took
    part, as short as can be (``people``). Without a value it is a gap: too few took part."""

    at: date
    when: str
    value: float | None = None
    shown: str = ""
    people: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """What one figure did over time; ``label`` is empty where it is the only one."""

    label: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """One or more figures over time, one above the other on the same axes, from ``low`` to ``high``, which are
    written as ``low_name`` and ``high_name``. ``gap_name`` says what a gap is."""

    title: str
    courses: tuple[Course, ...]
    low: float
    high: float
    low_name: str
    high_name: str
    gap_name: str = ""
    foot: str = ""


Chart: TypeAlias = Bars | Scale | Trend


def draw(chart: Chart) -> bytes:
    """The chart as PNG, made for a phone: 360 px wide at three times the resolution, on a panel of its own that stands
    on light and dark backgrounds. Letters that no font here has are left out."""
    # It tells of fonts and folders that it would like to have; nobody who reads our log could do anything about it.
    logging.getLogger("matplotlib").setLevel(logging.CRITICAL)
    from cogs.polls.drawing.drawn import drawn

    return drawn(chart)
