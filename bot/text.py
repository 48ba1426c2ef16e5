"""Runs of text: our words, people's words, persons, places, messages and moments, each rendered by the platform in its
own way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeAlias

from bot.people import Person, Place
from bot.records import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Our own words. ``href`` makes them a link; nothing else may format."""

    text: str
    bold: bool = False
    href: str | None = None


_EMBEDS: Final = "\u202a\u202b\u202d\u202e"
_EMBED_ENDS: Final = "\u202c"
_ISOLATES: Final = "\u2066\u2067\u2068"
_ISOLATE_ENDS: Final = "\u2069"
# Compiled where they are first looked for: every start imports this, and few texts need them.
_TURN: Final = f"[{_EMBEDS}{_EMBED_ENDS}{_ISOLATES}{_ISOLATE_ENDS}]"
_PARAGRAPH: Final = "\n\r\x1c\x1d\x1e\x85\u2029"  # where every turn ends by itself


def _turned_back(text: str) -> str:
    """The text without the turns that nothing ends, and the ends of what was not begun.

    Which belong together: https://www.unicode.org/reports/tr9/, BD9 and BD11.
    """
    open_: list[int] = []
    loose: set[int] = set()
    for at, letter in enumerate(text):
        if letter in _EMBEDS or letter in _ISOLATES:
            open_.append(at)
        elif letter in _EMBED_ENDS or letter in _ISOLATE_ENDS:
            begins = _EMBEDS if letter in _EMBED_ENDS else _ISOLATES
            if letter in _ISOLATE_ENDS and any(text[each] in _ISOLATES for each in open_):
                while text[open_[-1]] not in _ISOLATES:  # within it, so it ends there
                    loose.add(open_.pop())
            if open_ and text[open_[-1]] in begins:
                open_.pop()
            else:
                loose.add(at)
        elif letter in _PARAGRAPH:
            loose.update(open_)
            open_.clear()
    loose.update(open_)
    return "".join(letter for at, letter in enumerate(text) if at not in loose)


MOST_MARKS: Final = 8  # on one letter: no script that is written needs more; more of them cross the lines around
# Blocks without such marks, so that the words of most languages are not looked at letter by letter.
_NO_MARKS: Final = r"\x00-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u3041-\u3096\u309b-\u9fff\uac00-\ud7a3"
_MAY_PILE: Final = rf"[^{_NO_MARKS}]{{{MOST_MARKS + 1}}}"


def _unpiled(text: str) -> str:
    """The text with no more marks on a letter than that. Signs that are not drawn begin no other letter."""
    kept: list[str] = []
    marks = 0
    for letter in text:
        category = unicodedata.category(letter)
        if category in ("Mn", "Me"):
            marks += 1
        elif category != "Cf":
            marks = 0
        if marks <= MOST_MARKS or category == "Cf":
            kept.append(letter)
    return "".join(kept)


@dataclass(frozen=True, slots=True)
class Said:
    """Words that people wrote: every platform escapes them, so that they neither format nor ping.

    A mark in them that turns the direction of writing, and would still turn what stands behind them, is left out; and
    so are the marks that are piled on a letter up into the lines of others.
    """

    text: str
    bold: bool = False

    def __post_init__(self) -> None:
        if self.text.isascii():
            return
        if re.search(_TURN, self.text):
            object.__setattr__(self, "text", _turned_back(self.text))
        if re.search(_MAY_PILE, self.text):
            object.__setattr__(self, "text", _unpiled(self.text))


@dataclass(frozen=True, slots=True)
class Piece(Said):
    """Stored words of one person on a view, which can be reported and hidden; adapters get them as what was said.

    ``key`` tells the cog which words these are, and is theirs alone in the view. ``by`` is ``None`` where it is stored
    nowhere who wrote them. ``before`` (a name) goes with them when they are hidden, so that nobody is shown as somebody
    whose words were.
    """

    key: str = field(kw_only=True)
    by: Person | None = field(kw_only=True)
    before: Text = field(kw_only=True, default=())


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


@dataclass(frozen=True, slots=True)
class Spot:
    """A message to go to, by our own words or by people's, escaped as these are elsewhere: each platform makes the
    address of what stands there.

    ``place`` is where the message stands, a thread too; ``message`` is the platform's own id of it.
    """

    text: str
    place: Place
    message: str


Run: TypeAlias = Words | Said | Person | Place | When | Spot
Text: TypeAlias = tuple[Run, ...]


def plain(text: Text) -> str:
    """The text where no formatting is possible: titles, labels, notifications. Persons and places have no name here."""
    return "".join(_plain(run) for run in text)


def _plain(run: Run) -> str:
    match run:
        case Words(text=text) | Said(text=text) | Spot(text=text):
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
