"""Whether words were only mended, or may say something else: a slip inside a longer word, which stays that word.

Nobody can tell by letters alone what is a word of a language. So little is let through that hardly any two words are
taken for each other, those that we know are not, and what is let through is shown: everyone can read what was posted
(*What does this mean?*). A sign, a capital or an accent says more than one sees: *5 % more*, *Polish*, *perdió*. So
these are never mended, but for a question mark or a full stop at the very end; and no word with a capital is, for it
may be a name, but for the first of a question, with which every question begins.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Final
from unicodedata import category, normalize

SHORTEST: Final = 5  # letters of a word in which a slip may be put right: those of fewer differ from others by one
_ROMAN: Final = r"[ivxlcdm]+"
_WORD: Final = r"([^\W_]+)"
_SPACES: Final = r" +"
_AT_THE_END: Final = " ?."
_ALIKE: Final = Path(__file__).parent / "alike.toml"


def only_mended(before: str, after: str, *, choice: bool = False) -> bool:
    """Whether the second is the first with nothing but typos put right: as many words, of which each is still itself,
    and between them the same signs."""
    return _by_letters(before, after) and not _renames(before, after, choice=choice)


def another_name(before: str, after: str, *, choice: bool = False) -> bool:
    """Whether it is not only mended because a word with a capital is another one: it may be a name, and by letters
    nobody can tell one person, town or firm from the next. Every question begins with one, but a ``choice`` may be
    nothing but a name."""
    return _by_letters(before, after) and _renames(before, after, choice=choice)


def _by_letters(before: str, after: str) -> bool:
    one, other = re.split(_WORD, _plain(before)), re.split(_WORD, _plain(after))
    return one[::2] == other[::2] and all(map(_same_word, one[1::2], other[1::2]))


def _renames(before: str, after: str, *, choice: bool) -> bool:
    """Of texts with as many words and the same between them."""
    one, other = re.split(_WORD, _plain(before)), re.split(_WORD, _plain(after))
    changed = [at for at in range(1, len(one), 2) if one[at] != other[at]]
    words = [both[at][0 if choice or at > 1 else 1 :] for at in changed for both in (one, other)]
    return any(each.isupper() for word in words for each in word)


def _plain(words: str) -> str:
    """Without what may change: spaces beside others, and what stands at the very end."""
    return re.sub(_SPACES, " ", normalize("NFC", words)).strip().rstrip(_AT_THE_END)


def _same_word(before: str, after: str) -> bool:
    if before == after:
        return True
    # Of scripts in which a letter says a word, and what is or holds a number.
    if any(category(each) == "Lo" or category(each)[0] == "N" for each in before + after):
        return False
    one, other = _bare(before), _bare(after)
    if re.fullmatch(_ROMAN, one) and re.fullmatch(_ROMAN, other):  # numbers, most likely
        return False
    return _one_slip(before, after) and not _alike(one, other)


def _bare(word: str) -> str:
    """In small letters without accents, as :func:`alike` has them."""
    return "".join(each for each in normalize("NFD", word.casefold()) if category(each) != "Mn")


def _one_slip(one: str, other: str) -> bool:
    """Whether two letters changed places, or one was left out or is too many, with the first and the last as they were.

    Never another letter for one that was there: that is how most words differ that are taken for each other, and how
    those end and begin that turn into their opposite, their number or their time.
    """
    if min(len(one), len(other)) < SHORTEST or one[0] != other[0] or one[-1] != other[-1]:
        return False
    shorter, longer = sorted((one, other), key=len)
    at = next(place for place, letter in enumerate(longer) if shorter[place : place + 1] != letter)
    if len(shorter) == len(longer):
        return one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return shorter[at:] == longer[at + 1 :]


def _alike(one: str, other: str) -> bool:
    """Whether both are words that we know to be taken for each other, whatever follows: *mortal* and *moral* also as
    *mortality* and *morality*."""
    return any(
        this.startswith(first) and that.startswith(second) and this[len(first) :] == that[len(second) :]
        for first, second in alike()
        for this, that in ((one, other), (other, one))
    )


@cache
def alike() -> tuple[tuple[str, str], ...]:
    """Pairs of words that one slip makes of each other, without accents."""
    pairs = tomllib.loads(_ALIKE.read_text(encoding="utf-8"))
    return tuple((first, second) for found in pairs.values() for first, second in found)
