"""The questions: each in both languages, short enough for a phone, none twice, and in turns that are fair."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.texts import LANGUAGES
from cogs.buddies.questions import (
    DEEPEST,
    EASY,
    FIRST,
    LONGEST,
    LONGEST_SLUG,
    Question,
    easier,
    first,
    following,
    of_level,
    question,
    turns,
)
from storage.buddy_groups import groups

LEVELS = range(FIRST, DEEPEST + 1)
ALL = [each for level in (EASY, *LEVELS) for each in of_level(level).values()]


@pytest.mark.parametrize("each", ALL, ids=lambda each: each.slug)
def test_each_question_is_in_both_languages_and_short(each: Question) -> None:
    assert tuple(each.text) == LANGUAGES
    assert len({*each.text.values()}) == len(LANGUAGES)
    for language, words in each.text.items():
        assert 10 <= len(words) <= LONGEST
        assert words == " ".join(words.split())
        assert "?" in words
        assert ("¿" in words) == (language == "es")
        assert "’" not in words
        assert "\N{EM DASH}" not in words
    assert len(each.slug) <= LONGEST_SLUG == groups.c.question.type.length  # type: ignore[attr-defined]


def test_no_question_comes_twice() -> None:
    assert len({each.slug for each in ALL}) == len(ALL)
    for language in LANGUAGES:
        assert len({each.text[language].casefold() for each in ALL}) == len(ALL)


def test_no_question_says_of_what_gender_one_is() -> None:
    """In Spanish, where adjectives and participles about oneself would."""
    for each in ALL:
        words = {word.strip("¿?.,:;").casefold() for word in each.text["es"].split()}
        assert not words & {"todos", "todas", "compañeros", "solo/a", "seguro", "orgulloso", "cansado", "preparado"}
        assert "/" not in each.text["es"]


def test_there_are_enough_of_each_level() -> None:
    assert [len(of_level(level)) >= 12 for level in LEVELS] == [True, True, True]
    assert len(of_level(EASY)) == 8


def test_a_group_goes_through_a_whole_level_before_one_comes_again() -> None:
    asked = [first(7)]
    while len(asked) < len(of_level(FIRST)):
        asked.append(following(asked[-1].slug, 7, FIRST))
    assert len({each.slug for each in asked}) == len(of_level(FIRST))
    assert following(asked[-1].slug, 7, FIRST) == asked[0]


def test_a_step_deeper_begins_with_that_level_s_first() -> None:
    deeper = following(first(7).slug, 7, 2)
    assert deeper.level == 2
    assert following(deeper.slug, 7, FIRST) == first(7)
    assert easier(7, 1).level == EASY


def test_no_room_gets_the_same_easier_question_twice_while_others_are_left() -> None:
    asked = [easier(7, number).slug for number in range(1, 10)]
    assert {*asked[:8]} == {*of_level(EASY)}
    assert asked[8] == asked[0]
    assert len({easier(group, 1).slug for group in range(200)}) == 8


def test_groups_begin_with_different_questions() -> None:
    assert len({first(number).slug for number in range(200)}) == len(of_level(FIRST))


def test_everyone_begins_as_often_as_the_others() -> None:
    people = ("ana", "ben", "chi")
    one, begun = first(8), Counter[str]()
    for _ in range(12):
        order = turns(people, 8, one)
        assert sorted(order) == sorted(people)
        begun[order[0]] += 1
        one = following(one.slug, 8, FIRST)
    assert set(begun.values()) == {4}


def test_a_question_that_is_no_more_leaves_everyone_in_order() -> None:
    assert question("of-another-version") is None
    assert turns(("ana", "ben"), 8, None) == ("ana", "ben")
