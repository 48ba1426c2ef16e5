"""Runs of text: our words, people's words, persons, places and moments, each rendered by the platform in its own
way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from bot.people import Person, Place


@dataclass(frozen=True, slots=True)
class Words:
    """Our own words. ``href`` makes them a link; nothing else may format."""

    text: str
    bold: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Words that people wrote: every platform escapes them, so that they neither format nor ping."""

    text: str
    bold: bool = False


class Style(StrEnum):
    """How a moment is shown, always in the reader's own zone and language."""

    MOMENT = "moment"  # day and time
    DATE = "date"
    TIME = "time"
    RELATIVE = "relative"  # "in 2 hours"; counts by itself where the platform can


@dataclass(frozen=True, slots=True)
class When:
    """A moment (aware, UTC), left as a token for the platform to show in the reader's zone."""

    moment: datetime
    style: Style = Style.MOMENT


Run: TypeAlias = Words | Said | Person | Place | When
Text: TypeAlias = tuple[Run, ...]


def plain(text: Text) -> str:
    """The text where no formatting is possible: titles, labels, notifications. Persons and places have no name here."""
    return "".join(_plain(run) for run in text)


def _plain(run: Run) -> str:
    match run:
        case Words(text=text) | Said(text=text):
            return text
        case When(moment=moment):
            return moment.strftime("%Y-%m-%d %H:%M UTC")
        case Person() | Place():
            return "…"


def joined(parts: Iterable[Text], between: str) -> Text:
    """The parts with ``between`` (our own words) between each two: ``joined(lines, "\\n")``."""
    runs: list[Run] = []
    for number, part in enumerate(parts):
        if number:
            runs.append(Words(between))
        runs.extend(part)
    return tuple(runs)
