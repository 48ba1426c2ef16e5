"""The questions that a group takes in turns: three levels, each a step deeper, and easy ones for silent groups.

Aron et al. (1997), "The experimental generation of interpersonal closeness": two people who answer in turns, each
question a little more personal than the one before, come to feel closer than by small talk; both must answer. New
partners begin at the first level, and go deeper only where each of them wished for it (PRACTICE.md, "Icebreakers").
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from random import Random
from typing import Final, TypeVar

from bot.records import dataclass
from bot.texts import DEFAULT

EASY: Final = 0
FIRST: Final = 1
DEEPEST: Final = 3
LONGEST: Final = 120
"""Characters: what a phone shows at a glance."""
LONGEST_SLUG: Final = 24
_FILES: Final = {EASY: "easy", 1: "first", 2: "second", DEEPEST: "third"}
_FOLDER: Final = Path(__file__).parent / "questions"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Question:
    """One question by language, and how deep it is."""

    slug: str
    level: int
    text: Mapping[str, str]

    def words(self, language: str) -> str:
        """It in a language."""
        return self.text.get(language, self.text[DEFAULT])


@cache
def of_level(level: int) -> Mapping[str, Question]:
    """The questions of a level by their ids, in the order of its file. Raises ``KeyError`` for a level that is none."""
    content = tomllib.loads((_FOLDER / f"{_FILES[level]}.toml").read_text(encoding="utf-8"))
    return {slug: Question(slug, level, text) for slug, text in content.items()}


def question(slug: str) -> Question | None:
    """A question by its id; ``None`` for one that is no more."""
    return next((of_level(level)[slug] for level in _FILES if slug in of_level(level)), None)


def first(group_id: int) -> Question:
    """With which a group begins."""
    return _in_order(group_id, FIRST)[0]


def easier(group_id: int, number: int) -> Question:
    """What a silent group is asked instead in the round of this number; another one than in the rounds before, for its
    room may be the same, until there are no more."""
    order = _in_order(group_id, EASY)
    return order[number % len(order)]


def following(slug: str, group_id: int, level: int) -> Question:
    """What a group is asked after a question: the next one of this level in its own order, the first where the question
    was of another one. After the last it begins anew."""
    order = _in_order(group_id, level)
    at = next((number for number, each in enumerate(order) if each.slug == slug), -1)
    return order[(at + 1) % len(order)]


def turns(people: Sequence[T], group_id: int, asked: Question | None) -> tuple[T, ...]:
    """In which order people answer: with each question the next of them begins."""
    if not people or asked is None:
        return tuple(people)
    order = [each.slug for each in _in_order(group_id, asked.level)]
    begins = (group_id + order.index(asked.slug)) % len(people)
    return (*people[begins:], *people[:begins])


@lru_cache(1024)
def _in_order(group_id: int, level: int) -> tuple[Question, ...]:
    """The questions of a level in an order of the group's own, the same whenever it is asked for."""
    order = list(of_level(level).values())
    Random(f"{group_id} {level}").shuffle(order)
    return tuple(order)
