"""Decks of prompts, read from their files when they are first needed, and the choice of a prompt that a place has not
seen."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final, TypeVar

from bot.texts import DEFAULT

EASY_STARTS: Final = "easy-starts"
OURS: Final = (
    EASY_STARTS,
    "this-or-that",
    "study-life",
    "places-and-photos",
    "stories-and-cultures",
    "perspectives",
    "deeper-talk",
)
"""The decks that ship, in the order in which an instructor meets them."""
FIRST_LEVEL: Final = 1
_FOLDER: Final = Path(__file__).parent / "decks"
T = TypeVar("T")


class Kind(StrEnum):
    """How a prompt is answered."""

    OPEN = "open"
    """In its thread."""
    THIS_OR_THAT = "this-or-that"
    """With one press."""
    TOGETHER = "together"
    """In writing, hidden until all answers appear at once."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question by language, and the easier one with which a silence is broken, once.

    ``choices`` are those of a *this or that*, by language, each in the same order. ``case`` is what stands before the
    question, by language. ``level`` is how much an answer tells of who gives it: 1 among people who just met, up to 3.
    """

    slug: str
    text: Mapping[str, str]
    easier: Mapping[str, str]
    kind: Kind = Kind.OPEN
    level: int = FIRST_LEVEL
    tags: tuple[str, ...] = ()
    choices: Mapping[str, Sequence[str]] | None = None
    case: Mapping[str, str] | None = None

    def words(self, language: str) -> str:
        """The question in a language."""
        return _in(self.text, language)

    def easier_words(self, language: str) -> str | None:
        """The easier question in a language; ``None`` where there is none, because one press is easy enough."""
        return _in(self.easier, language) if self.easier else None

    def case_words(self, language: str) -> str:
        """The case that stands before the question, if there is one."""
        return _in(self.case, language) if self.case else ""

    def choice_words(self, language: str) -> Sequence[str]:
        """What one can choose."""
        return _in(self.choices, language) if self.choices else ()


@dataclass(frozen=True, slots=True)
class Deck:
    """A set of prompts, in the order of its file."""

    name: str
    title: Mapping[str, str]
    about: Mapping[str, str]
    prompts: Mapping[str, Prompt]

    def named(self, language: str) -> str:
        """Its title in a language."""
        return _in(self.title, language)

    def of_level(self, level: int) -> list[str]:
        """The prompts that tell no more than this level."""
        return [slug for slug, prompt in self.prompts.items() if prompt.level <= level]


@cache
def deck(name: str) -> Deck:
    """A deck of ours. Raises ``FileNotFoundError`` for one that does not exist."""
    content = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    prompts = {each["id"]: _prompt(each) for each in content["prompts"]}
    return Deck(content["id"], content["title"], content["about"], prompts)


def _prompt(content: Mapping[str, Any]) -> Prompt:
    return Prompt(
        content["id"],
        content["text"],
        content.get("easier", {}),
        Kind(content["kind"]),
        content["level"],
        tuple(content["tags"]),
        content.get("choices"),
        content.get("case"),
    )


def choose(slugs: Iterable[str], used: set[str], random: Random, *, besides: str | None = None) -> tuple[str, bool]:
    """A prompt that a place has not seen, and whether all of these were used up, so that a new turn begins.

    ``besides`` is one that was just declined: it comes only when nothing else is left.
    """
    everything = list(slugs)
    unseen = [slug for slug in everything if slug not in used]
    begins = not unseen
    pool = unseen or everything
    others = [slug for slug in pool if slug != besides]
    return random.choice(others or pool), begins


def _in(by_language: Mapping[str, T], language: str) -> T:
    return by_language.get(language, by_language[DEFAULT])
