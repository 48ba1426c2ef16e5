"""Decks of prompts, read from their files when they are first needed, and the choice of a prompt that a place has not
seen."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final, TypeVar

from bot.context import Refusal
from bot.records import dataclass
from bot.text import Run, Said, Words
from bot.texts import DEFAULT
from bot.written import one_line

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
LONGEST: Final = 500
LONGEST_CASE: Final = 600
LONGEST_CHOICE: Final = 40  # characters that fit a button on a phone
FEWEST_CHOICES: Final = 2
MOST_CHOICES: Final = 4  # beside *Pass* in one row of buttons
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
    ``own``: people of the course wrote it, perhaps in one language only.
    """

    slug: str
    text: Mapping[str, str]
    easier: Mapping[str, str]
    kind: Kind = Kind.OPEN
    level: int = FIRST_LEVEL
    tags: tuple[str, ...] = ()
    choices: Mapping[str, Sequence[str]] | None = None
    case: Mapping[str, str] | None = None
    own: bool = False

    def run(self, words: str) -> Run:
        """Its words for a card: ours, or those of somebody in the course, which neither format nor ping."""
        return Said(words) if self.own else Words(words)

    def words(self, language: str) -> str:
        """The question in a language."""
        return in_language(self.text, language)

    def easier_words(self, language: str) -> str | None:
        """The easier question in a language; ``None`` where there is none, because one press is easy enough."""
        return in_language(self.easier, language) if self.easier else None

    def case_words(self, language: str) -> str:
        """The case that stands before the question, if there is one."""
        return in_language(self.case, language) if self.case else ""

    def choice_words(self, language: str) -> Sequence[str]:
        """What one can choose."""
        return in_language(self.choices, language) if self.choices else ()


@dataclass(frozen=True, slots=True)
class Deck:
    """A set of prompts, in the order of its file."""

    name: str
    title: Mapping[str, str]
    about: Mapping[str, str]
    prompts: Mapping[str, Prompt]

    def named(self, language: str) -> str:
        """Its title in a language."""
        return in_language(self.title, language)

    def of_level(self, level: int) -> list[str]:
        """The prompts that tell no more than this level."""
        return [slug for slug, prompt in self.prompts.items() if prompt.level <= level]


@cache
def deck(name: str) -> Deck:
    """A deck of ours. Raises ``FileNotFoundError`` for one that does not exist."""
    content = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    prompts = {each["id"]: prompt_from(each["id"], each) for each in content["prompts"]}
    return Deck(content["id"], content["title"], content["about"], prompts)


def titles_of_ours() -> set[str]:
    """What our decks are called, in every language and in small letters."""
    return {each.casefold() for name in OURS for each in deck(name).title.values()}


def prompt_from(slug: str, content: Mapping[str, Any], *, own: bool = False) -> Prompt:
    """A prompt from what a deck's file says of it."""
    return Prompt(
        slug,
        content["text"],
        content.get("easier", {}),
        Kind(content["kind"]),
        content["level"],
        tuple(content["tags"]),
        content.get("choices"),
        content.get("case"),
        own,
    )


def choose(slugs: Iterable[str], used: set[str], random: Random, *, besides: str | None = None) -> tuple[str, bool]:
    """A prompt that a place has not seen, and whether all of these were used up, so that a new turn begins.

    ``besides`` is one that was just declined: the next comes in an order of the deck's own, so that what was declined
    before comes again only when all others did.
    """
    everything = list(slugs)
    unseen = [slug for slug in everything if slug not in used]
    begins = not unseen
    pool = unseen or everything
    if besides not in everything:
        return random.choice(pool), begins
    Random(0).shuffle(everything)
    at = everything.index(besides)
    return next(slug for slug in everything[at + 1 :] + everything[: at + 1] if slug in pool), begins


def as_labels(choices: Iterable[object]) -> list[str]:
    """What people wrote, as labels of buttons: each on one line, and empty where there is nothing to read."""
    return [_as_label(each) if isinstance(each, str) else "" for each in choices]


def _as_label(words: str) -> str:
    return one_line(words) if len(words) <= 10 * LONGEST_CHOICE else words[: 10 * LONGEST_CHOICE]  # far too long


def unfit_labels(labels: Sequence[str]) -> str:
    """The text that says why these cannot be the choices of a *this or that*; empty when they can."""
    if not FEWEST_CHOICES <= len(labels) <= MOST_CHOICES:
        return "deck-choices"
    if not all(0 < len(each) <= LONGEST_CHOICE for each in labels):
        return "deck-choice-long"
    return "deck-choice-twice" if len({each.casefold() for each in labels}) < len(labels) else ""


def labels_given(choices: Sequence[str]) -> list[str]:
    """The choices of a form as labels of buttons. Raises :class:`Refusal`, at them, for what fits none."""
    labels = as_labels(choices)
    if unfit_labels(labels):
        raise Refusal("choices-unfit", most=LONGEST_CHOICE).at("choices")
    return labels


def in_language(by_language: Mapping[str, T], language: str) -> T:
    """What there is in a language; else in the default one, else in the one in which somebody wrote it."""
    for each in (language, DEFAULT):
        if each in by_language:
            return by_language[each]
    return next(iter(by_language.values()))
