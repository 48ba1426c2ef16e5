"""Decks of prompts, read from their files when they are first needed, and the choice of a prompt that a place has not
seen."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from bot.texts import DEFAULT

EASY_STARTS: Final = "easy-starts"
_FOLDER: Final = Path(__file__).parent / "decks"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question by language, and the easier one with which a silence is broken, once."""

    slug: str
    text: Mapping[str, str]
    easier: Mapping[str, str]

    def words(self, language: str) -> str:
        """The question in a language."""
        return self.text.get(language, self.text[DEFAULT])

    def easier_words(self, language: str) -> str:
        """The easier question in a language."""
        return self.easier.get(language, self.easier[DEFAULT])


@dataclass(frozen=True, slots=True)
class Deck:
    """A set of prompts, in the order of its file."""

    name: str
    title: Mapping[str, str]
    prompts: Mapping[str, Prompt]


@cache
def deck(name: str) -> Deck:
    """A deck of ours. Raises ``FileNotFoundError`` for one that does not exist."""
    content = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    prompts = {each["id"]: Prompt(each["id"], each["text"], each["easier"]) for each in content["prompts"]}
    return Deck(content["id"], content["title"], prompts)


def choose(of: Deck, used: set[str], random: Random, *, besides: str | None = None) -> tuple[str, bool]:
    """A prompt that a place has not seen, and whether the deck was used up, so that a new turn begins.

    ``besides`` is one that was just declined: it comes only when nothing else is left.
    """
    unseen = [slug for slug in of.prompts if slug not in used]
    begins = not unseen
    pool = unseen or list(of.prompts)
    others = [slug for slug in pool if slug != besides]
    return random.choice(others or pool), begins
