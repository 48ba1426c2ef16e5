"""What rooms are called: enough kind words in every language, each once, numbered where they run out."""

from __future__ import annotations

from random import Random

import pytest

from bot.suggesting import fold
from bot.texts import LANGUAGES
from cogs.breakouts.names import LONGEST, names, unlike, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_names_for_a_hundred_rooms_and_each_is_another_for_who_hears_it(language: str) -> None:
    known = words()[language]
    assert len(known) >= 110
    assert len({fold(each) for each in known}) == len(known)
    assert all(len(each) <= 16 for each in known)


@pytest.mark.parametrize("many", [0, 1, 100, 300])
def test_so_many_names_no_two_alike_and_none_that_is_taken(many: int) -> None:
    taken = [each.upper() for each in words()["es"][:20]]
    found = names("es", many, Random(3), taken)
    assert len({each.casefold() for each in found}) == many
    assert not {each.casefold() for each in found} & {each.casefold() for each in taken}
    assert found == sorted(found, key=fold)
    assert found == names("es", many, Random(3), taken)


def test_only_where_words_run_out_there_are_numbers() -> None:
    assert not any(each[-1].isdigit() for each in names("en", len(words()["en"]), Random(1)))
    assert sum(each.endswith(" 2") for each in names("en", len(words()["en"]) + 5, Random(1))) == 5


def test_another_language_has_the_names_of_the_default_one() -> None:
    assert {*names("fr", 5, Random(1))} <= {*words()["en"]}


def test_a_name_that_is_taken_gets_a_number_and_stays_short() -> None:
    assert unlike("Bay", ["Lake"]) == "Bay"
    assert unlike("Bay", ["BAY", "bay 2"]) == "Bay 3"
    assert len(unlike("x" * LONGEST, ["x" * LONGEST])) <= LONGEST
