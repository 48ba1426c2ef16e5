"""A small list of insults: what it notices, and what it leaves alone. Its words are in rot13 here as well."""

from __future__ import annotations

from codecs import decode
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts import LANGUAGES
from bot.word_list import _listed, noticed

ANY = st.text(st.characters(exclude_categories=()))  # half of a pair of surrogates, too
LISTED = st.sampled_from(sorted(word for words in _listed().values() for word in words))
SENTENCE = "Thank you, {}, for nothing."


def said(hidden: str) -> str:
    """What is written here in rot13, in a sentence."""
    return SENTENCE.format(decode(hidden, "rot13"))


def test_each_language_has_a_small_list_in_small_letters_without_accents() -> None:
    assert set(_listed()) == set(LANGUAGES)
    for words in _listed().values():
        assert 20 <= len(words) <= 100
        assert all(each.isascii() and each.isalpha() and each.islower() and len(each) > 2 for each in words)


@given(LISTED, st.sampled_from((" ", "\n", ", ", "-", "_", "*", "! ", "…", "/", '"', "\u200b ")))
def test_a_listed_word_is_noticed_wherever_it_stands_among_others(word: str, between: str) -> None:
    assert noticed(f"So{between}{word}{between}then")
    assert noticed(word)
    assert noticed(word.upper())


@pytest.mark.parametrize(
    "hidden",
    [
        "n$$ubyr",
        "@ffubyr",
        "Juber!",
        "@juber",
        "o1gpu",
        "o!gpu",
        "$yhg",
        "snttbbbbg",
        "avttttre",
        "jub\u0301er",
        "pnoe\u00f3a",
        "jub\u200ber",
    ],
)
def test_signs_accents_and_drawn_out_letters_hide_nothing(hidden: str) -> None:
    assert noticed(said(hidden))


def test_letters_as_wide_as_chinese_ones_hide_nothing() -> None:
    assert noticed("".join(chr(ord(each) + 0xFEE0) for each in decode("juber", "rot13")))


@pytest.mark.parametrize(
    "harmless",
    [
        "Scunthorpe, Penistone and Essex",
        "We assess the class, pass the mass of grass, and embarrass nobody.",
        "Computation, reputation, a dispute and an input",
        "La computadora, la disputa, el diputado y la reputación",
        "Niger, Nigeria and the Níger",
        "That was damn good, you silly genius!",
        "There are no stupid questions, and no hay preguntas estúpidas",
        "Eres un crack, qué tonto soy, menuda mierda de examen",
        "Kike and Dick explained it, 4 of 5 $ and 100 % @ home!",
        "",
    ],
)
def test_words_that_only_hold_one_and_mild_ones_are_left_alone(harmless: str) -> None:
    assert not noticed(harmless)


def test_only_the_lists_that_are_asked_for_count() -> None:
    english, spanish = said("juber"), said("tvyvcbyynf")
    assert noticed(english, ["en"])
    assert not noticed(english, ["es"])
    assert noticed(spanish, ["es"])
    assert not noticed(spanish, ["en", "fr"])
    assert noticed(english)
    assert noticed(spanish), "any language's list counts, whatever the course speaks"
    assert not noticed(english, [])


@given(ANY)
def test_it_takes_any_text(words: str) -> None:
    assert isinstance(noticed(words), bool)


@given(LISTED, ANY)
def test_what_stands_around_a_word_makes_no_difference_to_it(word: str, others: str) -> None:
    assert noticed(f"{others} {word} {others}")


@pytest.mark.parametrize("sign", ["a", "1", "$", "\ufdfa", "\u0301", "a ", "aaab", "\ud800"])
def test_the_longest_text_takes_no_time_whatever_is_in_it(sign: str) -> None:
    long = (sign * 3000)[:3000]
    began = perf_counter()
    assert not noticed(long)
    assert perf_counter() - began < 1
