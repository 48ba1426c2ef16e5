"""When a mended question is still the same one."""

from __future__ import annotations

from itertools import combinations

import pytest

from cogs.icebreakers.decks import EASY_STARTS, deck
from cogs.icebreakers.likeness import same_question


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Waht is yuor fav word?", "What is your favourite word?"),
        ("What made you smile?", "What made you smile this week?"),
        ("¿Que palabra te gusta", "¿Qué palabra te gusta?"),
    ],
)
def test_a_mended_typo_leaves_the_question_what_it_was(before: str, after: str) -> None:
    assert same_question(before, after)


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_two_questions_of_the_deck_are_taken_for_the_same(language: str) -> None:
    texts = [each.words(language) for each in deck(EASY_STARTS).prompts.values()]
    assert not any(same_question(one, other) for one, other in combinations(texts, 2))
