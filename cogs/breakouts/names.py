"""What rooms are called: kind words in the course's language, no two alike."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import count
from pathlib import Path
from random import Random
from typing import Final

from bot.suggesting import fold
from bot.texts import DEFAULT

LONGEST: Final = 60
"""Characters in the name of a room, so that it fits with more beside it."""


@cache
def words() -> Mapping[str, Sequence[str]]:
    """All names, by language."""
    content: Mapping[str, Sequence[str]] = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))
    return content


def names(language: str, many: int, random: Random, taken: Collection[str] = ()) -> list[str]:
    """So many names that are not ``taken``, in the order of the alphabet, by chance; numbered where words run out."""
    known = words().get(language, words()[DEFAULT])
    used = {each.casefold() for each in taken}
    found: list[str] = []
    for number in count(1):
        fresh = [each if number == 1 else f"{each} {number}" for each in known]
        fresh = [each for each in fresh if each.casefold() not in used]
        found += random.sample(fresh, min(many - len(found), len(fresh)))
        if len(found) == many:
            break
    return sorted(found, key=fold)


def unlike(wished: str, taken: Collection[str]) -> str:
    """This name, or with the first number behind it with which no other has it."""
    used = {each.casefold() for each in taken}
    numbered = (wished if number == 1 else f"{wished[: LONGEST - 4]} {number}" for number in count(1))
    return next(each for each in numbered if each.casefold() not in used)
