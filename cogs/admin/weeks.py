"""Pause weeks as people type them: two dates a line, read into spans of days and written back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from bot.records import dataclass
from bot.schedule import FIRST_DAY, LAST_DAY

LONGEST_DAYS: Final = 366
_DAY: Final = r"(\d{4}-\d{2}-\d{2})"
_LINE: Final = rf"{_DAY}(?:\s*(?:-|–|—|\.\.|,|/|to|until|a|al|hasta)?\s*{_DAY})?"


@dataclass(frozen=True, slots=True)
class Span:
    """Local dates, both included."""

    first: date
    last: date


class WeekProblem(ValueError):
    """A line that is no span. ``text_id`` names the sentence, ``line`` counts from 1, ``said`` is what stands there."""

    def __init__(self, text_id: str, line: int, said: str) -> None:
        super().__init__(f"{text_id} in line {line}")
        self.text_id = text_id
        self.line = line
        self.said = said


def read_weeks(lines: Sequence[str]) -> tuple[Span, ...]:
    """The spans of lines such as ``2026-12-21 2027-01-06``; one date alone is one day. Raises :class:`WeekProblem`."""
    return tuple(_read(number, line.strip()) for number, line in enumerate(lines, start=1))


def _read(number: int, line: str) -> Span:
    found = re.fullmatch(_LINE, line, re.IGNORECASE)
    if found is None:
        raise WeekProblem("week-unread", number, line)
    try:
        first = date.fromisoformat(found[1])
        last = date.fromisoformat(found[2]) if found[2] else first
    except ValueError:
        raise WeekProblem("week-no-date", number, line) from None
    if last < first:
        raise WeekProblem("week-order", number, line)
    if first < FIRST_DAY or last > LAST_DAY:
        raise WeekProblem("week-no-date", number, line)
    if (last - first).days >= LONGEST_DAYS:
        raise WeekProblem("week-long", number, line)
    return Span(first, last)


def write_weeks(spans: Iterable[Span]) -> list[str]:
    """The lines that :func:`read_weeks` reads, in the order of time."""
    return [f"{span.first} {span.last}" for span in sorted(spans, key=lambda span: (span.first, span.last))]
