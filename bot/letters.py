"""What people see as one letter (a base with its marks, an emoji with all its parts, a flag), and texts cut between
letters.

Close to the extended grapheme clusters of https://www.unicode.org/reports/tr29/, from what Python's own table tells.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from bot.written import one_line

_JOINER: Final = "\u200d"
_HELD: Final = frozenset("\u200c\u200d")
_MARKS: Final = frozenset(("Mn", "Mc", "Me"))
_UNSEEN: Final = frozenset("ZC")


def clusters(text: str, start: int = 0) -> Iterator[str]:
    """The text from ``start`` on in letters as people see them; the end of a line stands alone."""
    for at in range(start + 1, len(text) + 1):
        if at == len(text) or not _attached(text, start, at):
            yield text[start:at]
            start = at


def shows(letter: str) -> bool:
    """Whether a letter is something other than space, or nothing to see at all."""
    return unicodedata.category(letter)[0] not in _UNSEEN


def short(text: str, most: int) -> str:
    """A label of ours on one line, of at most ``most`` characters; a longer one ends at a word, with ``…``."""
    line, kept, left = one_line(text), "", most - 1
    if length(line) <= most:
        return line
    for cluster in clusters(line):
        if (left := left - length(cluster)) < 0:
            break
        kept += cluster
    words, _, rest = kept.rpartition(" ")
    return f"{(words if len(words) > len(rest) else kept).rstrip(' ,;:–—')}…"


def length(text: str) -> int:
    """How long platforms find a text: in UTF-16, as their own clients count, which is never less than in letters."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _attached(text: str, start: int, at: int) -> bool:
    """Whether the letter at this position belongs to the cluster that began at ``start``."""
    letter, before = text[at], text[at - 1]
    if before == "\n" or letter < "\u0300":
        return False
    if unicodedata.category(letter) in _MARKS or letter in _HELD or _modifies(letter):
        return True
    if before == _JOINER:
        return unicodedata.category(letter) in ("So", "Cn")
    if _of_flag(letter):
        return at - start == 1 and _of_flag(before)
    return _later_jamo(letter) and _jamo(before)


def _modifies(letter: str) -> bool:
    """Skin tones, and the tags that spell the flags of countries within others."""
    return "\U0001f3fb" <= letter <= "\U0001f3ff" or "\U000e0020" <= letter <= "\U000e007f"


def _of_flag(letter: str) -> bool:
    return "\U0001f1e6" <= letter <= "\U0001f1ff"


def _jamo(letter: str) -> bool:
    return "\u1100" <= letter <= "\u11ff" or "\ua960" <= letter <= "\ua97f" or "\uac00" <= letter <= "\ud7ff"


def _later_jamo(letter: str) -> bool:
    return "\u1160" <= letter <= "\u11ff" or "\ud7b0" <= letter <= "\ud7ff"
