"""Whether a question is still the same one after somebody wrote it anew."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Final

ALIKE: Final = 0.7
"""The share of letters in common. No two questions of our deck have more than 0.64; a few typos leave 0.8 and more."""


def same_question(before: str, after: str) -> bool:
    """Whether a mend left a question what it was, so that what people answered still answers it."""
    return SequenceMatcher(None, before.casefold(), after.casefold(), autojunk=False).ratio() >= ALIKE
