"""Fonts, and lines of text that they can draw: what no font has is left out, what is too long is broken or ends in
``…``.

It imports matplotlib: only what draws imports it, in the process pool.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final
from unicodedata import combining

from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.textpath import text_to_path

from bot.letters import clusters
from bot.written import one_line

OURS: Final = "DejaVu Sans"
"""Comes with matplotlib: Latin, Greek, Cyrillic, Arabic, Hebrew, Armenian, Georgian, and many signs."""
OTHERS: Final = (
    *("Noto Sans CJK JP", "Noto Sans CJK SC", "Noto Sans CJK KR", "Noto Sans JP", "Noto Sans SC", "Noto Sans KR"),
    *("Hiragino Sans", "PingFang SC", "Apple SD Gothic Neo", "Arial Unicode MS", "Apple Symbols"),  # macOS
    *("Yu Gothic", "Microsoft YaHei", "Malgun Gothic", "Nirmala UI", "Leelawadee UI", "Ebrima"),  # Windows
    *("WenQuanYi Zen Hei", "Droid Sans Fallback", "Source Han Sans"),
    *("Noto Sans Devanagari", "Noto Sans Bengali", "Noto Sans Tamil", "Noto Sans Telugu", "Noto Sans Gujarati"),
    *("Noto Sans Gurmukhi", "Noto Sans Kannada", "Noto Sans Malayalam", "Noto Sans Sinhala", "Noto Sans Thai"),
    *("Noto Sans Khmer", "Noto Sans Lao", "Noto Sans Myanmar", "Noto Sans Ethiopic", "Noto Sans Tibetan"),
    *("Noto Emoji", "Noto Sans Symbols", "Noto Sans Symbols2", "Segoe UI Symbol"),
)
"""Tried where the machine has them, for letters that ours lacks. Fonts in colours cannot be drawn by matplotlib."""
ELLIPSIS: Final = "…"


@cache
def _installed() -> tuple[str, ...]:
    names = {each.name for each in fontManager.ttflist}
    return tuple(each for each in OTHERS if each in names)


@cache
def _letters(family: str, weight: str = "normal") -> frozenset[int]:
    """What a font can draw."""
    return frozenset(get_font(fontManager.findfont(FontProperties(family=family, weight=weight))).get_charmap())


@cache
def _family_of(letter: str) -> str | None:
    """The font that draws a letter, ours first."""
    code = ord(letter)
    return next((each for each in (OURS, *_installed()) if code in _letters(each)), None)


def families(text: str) -> tuple[str, ...]:
    """The fonts that a text needs, in the order in which they are to be tried."""
    needed = {_family_of(each) for each in text}
    return (OURS, *(each for each in _installed() if each in needed))


def legible(text: str) -> tuple[str, bool]:
    """The text on one line, without the letters that no font here has, and whether any other than an emoji or a sign of
    that kind is missing, or nothing is left."""
    kept, lost = [], False
    for cluster in clusters(one_line(text)):
        if _family_of(cluster[0]) is None:
            lost = lost or cluster[0].isalnum()
            continue
        kept.append("".join(each for each in cluster if _family_of(each)))
    line = " ".join("".join(kept).split())
    return line, lost or not line


def in_ours(text: str) -> str:
    """The text on one line in letters of our own bold font alone, so that it looks the same on every machine, without
    emoji and without signs that this font lacks. Empty where it lacks a letter, or nothing is left."""
    ours, kept = _letters(OURS, "bold"), ""
    for cluster in clusters(one_line(text)):
        if "\ufe0f" in cluster or "\U0001f000" <= cluster[0] <= "\U0001ffff":
            continue
        lacking = [each for each in cluster if ord(each) not in ours]
        if any(each.isalnum() or combining(each) for each in lacking):
            return ""
        kept += "" if lacking else cluster
    return " ".join(kept.split())


def file_of_ours() -> str:
    """The file of our own bold font, for what draws with the file itself."""
    return str(fontManager.findfont(FontProperties(family=OURS, weight="bold")))


def type_of(text: str, size: float, *, bold: bool = False) -> FontProperties:
    """The type of a legible text; bold only where the bold fonts have all of its letters, for they have fewer."""
    bold = bold and all(ord(each) in _letters(_family_of(each) or OURS, "bold") for each in text)
    return FontProperties(family=[*families(text)], size=size, weight="bold" if bold else "normal")


@lru_cache(1024)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line is, in pixels of the page."""
    wide, _, _ = text_to_path.get_text_width_height_descent(text, type_of(text, size, bold=bold), False)
    return float(wide)


def broken(text: str, most: float, size: float, lines: int, *, bold: bool = False) -> list[str]:
    """A text of one line as at most so many lines, none wider than ``most``; what does not fit ends in ``…``."""
    found: list[str] = []
    left = text
    while left and len(found) < lines:
        line = _first_line(left, most, size, bold)
        left = left[len(line) :].lstrip()
        found.append(line.rstrip())
    if left:
        found[-1] = _cut(found[-1], most, size, bold)
    return found


def _first_line(text: str, most: float, size: float, bold: bool) -> str:
    line = ""
    for part in _parts(text):
        if width((line + part).rstrip(), size, bold=bold) > most:
            return line or _as_much(part, most, size, bold)
        line += part
    return line


def _as_much(word: str, most: float, size: float, bold: bool) -> str:
    """The beginning of a word that is too long for a line; one letter at least."""
    line = ""
    for cluster in clusters(word):
        if line and width(line + cluster, size, bold=bold) > most:
            break
        line += cluster
    return line


def _cut(line: str, most: float, size: float, bold: bool) -> str:
    letters = [*clusters(line)]
    while letters and width("".join(letters).rstrip() + ELLIPSIS, size, bold=bold) > most:
        letters.pop()
    return "".join(letters).rstrip(" ,;:–—") + ELLIPSIS


def _parts(text: str) -> Iterator[str]:
    """Where a line may end: after a space, and around each letter of scripts that put none between words."""
    part = ""
    for cluster in clusters(text):
        wide = "\u2e80" <= cluster[0] <= "\uffef" or cluster[0] >= "\U00020000"
        if wide and part:
            yield part
            part = ""
        part += cluster
        if cluster == " " or wide:
            yield part
            part = ""
    if part:
        yield part
