"""Whether somebody may want to look at what was written: a small list of plain insults, which blocks nothing.

It tells the staff (:func:`bot.report_noted.flagged`) and nobody else. Whole words only: a list that finds words inside
others finds them in the names of towns.
"""

from __future__ import annotations

import re
import tomllib
from codecs import decode
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Final
from unicodedata import category, normalize

from bot.texts import LANGUAGES

_LIST: Final = Path(__file__).with_suffix(".toml")
_WORD: Final = r"(?:[^\W_]|[@$!])+"
_AROUND: Final = "@$!"  # as letters inside a word; around one they may as well be what they are
_LETTERS: Final = tuple(str.maketrans("0134578@$!", f"o{one}eastbasi") for one in "il")
_DRAWN_OUT: Final = r"(.)\1{2,}"
_ONE_OR_TWO: Final = (r"\1", r"\1\1")  # letters that a drawn out one may have been
_UNSEEN: Final = ("Mn", "Me", "Cf")  # accents, and signs that nobody sees


def noticed(words: str, languages: Collection[str] = LANGUAGES) -> bool:
    """Whether one of these words is on the list of one of these languages; a language without a list has none.

    Accents, capitals, signs for letters (*1d10t*) and letters drawn out hide nothing. Any text will do; the time that
    it takes grows with its length and no faster.
    """
    lists = [found for each in languages if (found := _listed().get(each))]
    return any(form in each for word in re.findall(_WORD, _plain(words)) for form in _forms(word) for each in lists)


def _plain(words: str) -> str:
    """In small letters, without what is above, below or hidden between them."""
    folded = normalize("NFKD", words).casefold()
    return "".join(each for each in folded if category(each) not in _UNSEEN)


def _forms(word: str) -> Iterator[str]:
    """What a word may be meant as, each sign in it being a letter."""
    for each in {word, word.strip(_AROUND)}:
        for letters in _LETTERS:
            yield from (re.sub(_DRAWN_OUT, few, each.translate(letters)) for few in _ONE_OR_TWO)


@cache
def _listed() -> dict[str, frozenset[str]]:
    """All words of each language."""
    found = tomllib.loads(_LIST.read_text(encoding="utf-8"))
    return {
        language: frozenset(
            decode(stem + end, "rot13") for each in parts for stem in each["stems"] for end in each["ends"]
        )
        for language, parts in found.items()
    }
