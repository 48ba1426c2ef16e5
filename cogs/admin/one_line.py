"""Names as people write them, made fit for one line: no breaks, nothing unseen, nothing that turns text around."""

from __future__ import annotations

import unicodedata
from typing import Final

_JOINERS: Final = "\u200c\u200d"  # they make letters and emoji of many scripts what they are
_TURNS: Final = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def one_line(text: str) -> str:
    """The text on one line; empty when nothing in it could be seen.

    Marks that turn the direction of writing go: after a name they would turn the sentence around it.
    """
    kept = "".join(each if _visible(each) else " " for each in text if each not in _TURNS)
    line = " ".join(kept.split())
    return line if any(each not in _JOINERS and not each.isspace() for each in line) else ""


def _visible(letter: str) -> bool:
    return letter in _JOINERS or unicodedata.category(letter) not in ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")
