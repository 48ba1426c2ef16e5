"""The decks that ship, and the choice of a prompt: what can be counted is counted here, docs/decks.md says the rest."""

from __future__ import annotations

import re
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts import LANGUAGES
from cogs.icebreakers.decks import (
    EASY_STARTS,
    FIRST_LEVEL,
    LONGEST_CHOICE,
    MOST_CHOICES,
    OURS,
    Deck,
    Kind,
    Prompt,
    choose,
    deck,
)

ALL = [pytest.param(prompt, id=f"{name}/{prompt.slug}") for name in OURS for prompt in deck(name).prompts.values()]
DECKS = [pytest.param(deck(name), id=name) for name in OURS]
COUNTS = {"perspectives": 20}


@pytest.mark.parametrize("prompt", ALL)
def test_a_prompt_is_whole_in_every_language(prompt: Prompt) -> None:
    assert re.fullmatch(r"[a-z0-9-]{1,24}", prompt.slug)
    assert prompt.level in (1, 2, 3)
    assert 1 <= len(prompt.tags) <= 3
    pressed = prompt.kind is Kind.THIS_OR_THAT
    assert bool(prompt.choices) is pressed
    assert pressed or prompt.easier
    longest = {"text": 200, "easier": 200, "case": 600}
    for name, most in longest.items():
        if by_language := getattr(prompt, name):
            assert set(by_language) == set(LANGUAGES), name
            assert all(0 < len(words) <= most and words == words.strip() for words in by_language.values()), name
    for choices in (prompt.choices or {}).values():
        assert 2 <= len(choices) <= MOST_CHOICES
        assert len(set(choices)) == len(choices)
        assert all(0 < len(each) <= 30 < LONGEST_CHOICE for each in choices)
    assert len({len(choices) for choices in (prompt.choices or {}).values()}) <= 1


@pytest.mark.parametrize("found", DECKS)
def test_a_deck_has_its_prompts_and_neighbours_are_about_something_else(found: Deck) -> None:
    assert len(found.prompts) == COUNTS.get(found.name, 40)
    assert set(found.title) == set(found.about) == set(LANGUAGES)
    for one, next_ in pairwise(found.prompts.values()):
        assert not set(one.tags) & set(next_.tags), (one.slug, next_.slug)


@pytest.mark.parametrize("prompt", ALL)
def test_what_the_course_is_about_is_called_by_one_name_in_spanish(prompt: Prompt) -> None:
    said = [each["es"] for each in (prompt.text, prompt.easier, prompt.case) if each]
    assert not re.search(r"este tema|tema de este curso|materia de este curso", " ".join(said))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_asked_in_the_same_words_twice(language: str) -> None:
    said = [prompt.words(language) for name in OURS for prompt in deck(name).prompts.values()]
    said += [
        words for name in OURS for prompt in deck(name).prompts.values() if (words := prompt.easier_words(language))
    ]
    assert len(set(said)) == len(said)


def test_what_a_whole_place_gets_is_of_the_first_level() -> None:
    assert [name for name in OURS if not deck(name).of_level(FIRST_LEVEL)] == ["deeper-talk"]
    for found in map(deck, OURS):
        assert all(found.prompts[slug].level == FIRST_LEVEL for slug in found.of_level(FIRST_LEVEL))


@given(st.integers(0, 39), st.integers())
def test_nothing_comes_again_while_something_is_unseen(count: int, seed: int) -> None:
    found = list(deck(EASY_STARTS).prompts)
    used = set(found[:count])
    slug, begins = choose(found, used, Random(seed))
    assert slug not in used
    assert not begins


def test_what_was_declined_comes_again_only_after_all_the_others() -> None:
    found = list(deck(EASY_STARTS).prompts)
    used, first = set(found[:30]), choose(found, set(found[:30]), Random(3))[0]
    shown = [first]
    for _ in range(10):
        shown.append(choose(found, used, Random(3), besides=shown[-1])[0])
    assert {*shown[:10]} == {*found[30:]}
    assert shown[10] == first


def test_a_used_up_deck_begins_anew() -> None:
    found = deck(EASY_STARTS).prompts
    slug, begins = choose(found, set(found), Random(1), besides="nothing")
    assert slug in found
    assert begins
