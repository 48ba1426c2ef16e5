"""What people are interested in and what they speak: suggestions that mean the same to all, and own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any, Final

from bot.context import Refusal, ViewContext
from bot.text import Said, Text, Words
from bot.written import one_line

LONGEST_OWN: Final = 40
MOST_OWN: Final = 8


class Interest(StrEnum):
    """What is suggested: known by these names, so that two people who read different languages have it in common."""

    MUSIC = "music"
    FILMS = "films"
    BOOKS = "books"
    GAMES = "games"
    SPORT = "sport"
    HIKING = "hiking"
    COOKING = "cooking"
    TRAVEL = "travel"
    ART = "art"
    PHOTOGRAPHY = "photography"
    LANGUAGES = "languages"
    TECHNOLOGY = "technology"
    SCIENCE = "science"
    HISTORY = "history"
    NATURE = "nature"
    ANIMALS = "animals"
    CRAFTS = "crafts"
    VOLUNTEERING = "volunteering"


class Language(StrEnum):
    """A language to talk in, by its code in ISO 639-1."""

    EN = "en"
    ES = "es"
    AR = "ar"
    BN = "bn"
    DE = "de"
    FR = "fr"
    HI = "hi"
    ID = "id"
    IT = "it"
    JA = "ja"
    KO = "ko"
    NL = "nl"
    PL = "pl"
    PT = "pt"
    RU = "ru"
    SW = "sw"
    TR = "tr"
    UK = "uk"
    UR = "ur"
    VI = "vi"
    ZH = "zh"


_SUGGESTED: Final = frozenset(Interest)


def together(ctx: ViewContext[Any], suggested: Iterable[Interest], own: Sequence[str]) -> tuple[str, ...]:
    """Both as one list, as it is stored: suggestions by their names, each interest once. Raises :class:`Refusal`."""
    named = {ctx.plain(f"choice-{each}").casefold(): each.value for each in Interest}
    found = {each.value: each.value for each in suggested}
    for words in (one_line(line) for line in own):
        if len(words) > LONGEST_OWN:
            raise Refusal("interest-long", most=LONGEST_OWN).at("own")
        value = named.get(words.casefold(), words)
        found.setdefault(value.casefold(), value)
    return tuple(found.values())


def is_suggested(interest: str) -> bool:
    """Whether it is one of ours; else somebody's own words."""
    return interest in _SUGGESTED


def interest_text(ctx: ViewContext[Any], interest: str) -> Text:
    """One interest as people read it."""
    return (Words(ctx.plain(f"choice-{interest}")),) if is_suggested(interest) else (Said(interest),)


def language_text(ctx: ViewContext[Any], language: str) -> Text:
    """A language by the name that it has in itself."""
    known = ctx.speak.has(f"choice-{language}")
    return (Words(ctx.plain(f"choice-{language}")),) if known else (Words(language),)
