"""The deck that ships, and the choice of a prompt."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from cogs.icebreakers.decks import EASY_STARTS, choose, deck


def test_the_deck_has_forty_prompts_in_both_languages_each_with_an_easier_one() -> None:
    prompts = deck(EASY_STARTS).prompts
    assert len(prompts) == 40
    for prompt in prompts.values():
        for text in (prompt.text, prompt.easier):
            assert set(text) == {"en", "es"}
            assert all(0 < len(words) <= 200 for words in text.values())


@given(st.integers(0, 39), st.integers())
def test_nothing_comes_again_while_something_is_unseen(count: int, seed: int) -> None:
    found = deck(EASY_STARTS)
    used = set(list(found.prompts)[:count])
    slug, begins = choose(found, used, Random(seed))
    assert slug not in used
    assert not begins


def test_a_used_up_deck_begins_anew() -> None:
    found = deck(EASY_STARTS)
    slug, begins = choose(found, set(found.prompts), Random(1), besides="nothing")
    assert slug in found.prompts
    assert begins
