"""What may be chosen, found by what one types of it."""

from __future__ import annotations

import pytest

from bot.card import Choice
from bot.suggesting import fitting, fold, named

DECKS = (Choice("easy", "Easy starts"), Choice("study", "Study life"), Choice("own-1", "Años de estudio"))


def test_capitals_accents_and_doubled_spaces_do_not_matter() -> None:
    assert fold("  AÑOS   de Estudio ") == "anos de estudio"


@pytest.mark.parametrize(("typed", "value"), [("easy", "easy"), ("EASY  starts", "easy"), ("anos de estudio", "own-1")])
def test_one_is_meant_by_its_value_or_its_name(typed: str, value: str) -> None:
    found = named(DECKS, typed)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize("typed", ["", "stud", "starts", "gone"])
def test_a_part_of_a_name_means_nothing_yet(typed: str) -> None:
    assert named(DECKS, typed) is None


def test_two_that_are_called_the_same_are_told_apart_by_their_values_only() -> None:
    alike = (Choice("a", "Ours"), Choice("b", "Ours"))
    assert named(alike, "ours") is None
    assert named(alike, "b") == alike[1]


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("", ["easy", "study", "own-1"]),
        ("st", ["study", "easy", "own-1"]),
        ("estudio", ["own-1"]),
        ("TUD", ["study", "own-1"]),
        ("never", []),
    ],
)
def test_those_that_begin_so_come_first(typed: str, values: list[str]) -> None:
    assert [each.value for each in fitting(DECKS, typed)] == values
