"""How many people are in each breakout room: nobody alone, and sizes that differ by at most one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.room_sizes import LEAST, MOST_ROOMS, by_number, by_size

PEOPLE = st.integers(0, 1200)


def is_fair(sizes: tuple[int, ...], people: int) -> bool:
    if people < LEAST:
        return sizes == ()
    return sum(sizes) == people and min(sizes) >= LEAST and max(sizes) - min(sizes) <= 1 and len(sizes) <= MOST_ROOMS


@given(PEOPLE, st.integers(2, 40))
def test_rooms_of_a_wished_size_hold_everybody_and_nobody_alone(people: int, wished: int) -> None:
    sizes = by_size(people, wished)
    assert is_fair(sizes, people)
    if wished <= people <= wished * MOST_ROOMS and people % wished == 0:
        assert {*sizes} == {wished}


@given(PEOPLE, st.integers(1, 150))
def test_there_are_as_many_rooms_as_wished_or_as_many_as_there_can_be(people: int, wished: int) -> None:
    sizes = by_number(people, wished)
    assert is_fair(sizes, people)
    assert len(sizes) == min(wished, people // LEAST, MOST_ROOMS)


@pytest.mark.parametrize(
    ("people", "wished", "sizes"),
    [
        (0, 2, ()),
        (1, 2, ()),
        (2, 5, (2,)),
        (3, 2, (3,)),
        (5, 2, (3, 2)),
        (5, 4, (5,)),
        (6, 4, (3, 3)),
        (7, 4, (4, 3)),
        (9, 4, (5, 4)),
        (11, 4, (4, 4, 3)),
        (300, 3, (3,) * 100),
        (300, 2, (3,) * 100),
        (301, 2, (4,) + (3,) * 99),
    ],
)
def test_what_does_not_divide_is_as_near_as_it_can_be(people: int, wished: int, sizes: tuple[int, ...]) -> None:
    assert by_size(people, wished) == sizes


def test_a_room_for_one_and_no_room_at_all_are_refused() -> None:
    with pytest.raises(ValueError, match="of 2 people at least"):
        by_size(10, 1)
    with pytest.raises(ValueError, match="one at least"):
        by_number(10, 0)
