"""The friendly questions of a spotlight: three for each person, and others for who would rather answer those."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Final

QUESTIONS: Final = (
    "place",
    "lately",
    "learned",
    "ask-me",
    "pause",
    "thanks",
    "sound",
    "food",
    "child",
    "proud",
    "after",
    "advice",
    "book",
    "morning",
)
"""Easy ones, that one can answer without telling anything private; each has its text ``spotlight-question-<key>``."""
EACH: Final = 3
BETWEEN: Final = "."  # no key has it in it


def first_questions(spotlight_id: int) -> tuple[str, ...]:
    """The three with which one begins: of each spotlight its own, always the same."""
    return _order(spotlight_id)[:EACH]


def others(spotlight_id: int, questions: Sequence[str], answers: Sequence[str]) -> tuple[str, ...]:
    """The next ones in place of those that are not answered; after the last the first comes again."""
    order = _order(spotlight_id)
    unanswered = [each for each, answer in zip(questions, answers, strict=True) if not answer]
    at = order.index(unanswered[-1]) + 1 if unanswered else 0  # the last of them was drawn last
    coming = [each for each in (*order[at:], *order[:at]) if each not in questions]
    drawn = dict(zip(unanswered, coming, strict=False))
    return tuple(drawn.get(each, each) for each in questions)


def _order(spotlight_id: int) -> tuple[str, ...]:
    return tuple(Random(f"spotlight {spotlight_id}").sample(QUESTIONS, len(QUESTIONS)))


def asked_as(questions: Sequence[str]) -> str:
    """Which questions a form asks, for its link: answers to others that came meanwhile would stand below these."""
    return BETWEEN.join(questions)
