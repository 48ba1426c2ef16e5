"""What people write, made fit to be shown: whether anything of it can be seen, and names on one line."""

from __future__ import annotations

import unicodedata
from typing import Final

_JOINERS: Final = "\u200c\u200d"  # they make letters and emoji of many scripts what they are
_TURNS: Final = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_BLANK: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffc\U0001d159\U00013441\U00013442")
"""Letters and signs by name, but nothing is drawn: fillers, an empty pattern of dots, a note without a head."""
_CHANGING: Final = (range(0x180B, 0x1810), range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_UNDRAWN: Final = frozenset({"\u034f", "\u17b4", "\u17b5", *(chr(each) for some in _CHANGING for each in some)})
"""Marks that change nothing, or only how the letter before them is drawn."""
_INK: Final = "LNPS"  # letters, numbers, punctuation, signs; a mark (M) only changes what stands before it

_EMOJI: Final = 0x1F300
_EMOJI_END: Final = 0x1FB00


def one_line(text: str) -> str:
    """The text on one line; empty when nothing in it could be seen.

    Marks that turn the direction of writing go: after a name they would turn the sentence around it.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = "".join(each if _drawn(each) else " " for each in text if each not in _TURNS)
    line = " ".join(kept.split())
    return line if can_be_seen(line) else ""


def in_short(text: str, most: int) -> str:
    """The text on one line, at most so many characters; a longer one ends at a word, with ``…``."""
    line = one_line(text)
    if len(line) <= most:
        return line
    words, _, rest = line[:most].rpartition(" ")  # the last of them may be cut, or there may be no room for …
    kept = words if len(words) > len(rest) else line[: most - 1]
    return f"{kept.rstrip(f' ,;:–—{_JOINERS}')}…"


def as_seen(text: str) -> str:
    """The same for all texts that look the same, but for small and large letters and how many spaces there are."""
    drawn = (each for each in text if each not in _UNDRAWN and unicodedata.category(each) != "Cf")
    kept = "".join(" " if each in _BLANK else each for each in drawn)
    return " ".join(unicodedata.normalize("NFC", kept.casefold()).split())


def can_be_seen(text: str) -> bool:
    """Whether anything of the text shows on a screen: something that marks could stand on."""
    return any(_has_ink(each) for each in text)


def _has_ink(letter: str) -> bool:
    if letter in _BLANK:
        return False
    category = unicodedata.category(letter)
    return category[0] in _INK or (category == "Cn" and _drawn(letter))


def _drawn(letter: str) -> bool:
    if (category := unicodedata.category(letter)) == "Cn":  # emoji come every year, Python's table with its versions
        return _EMOJI <= ord(letter) < _EMOJI_END
    return letter in _JOINERS or category not in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
