"""How many breakout rooms there are, and how many people are in each: nobody is ever alone in one."""

from __future__ import annotations

from typing import Final

from bot.matching.group_sizes import even, nearest

LEAST: Final = 2
MOST_ROOMS: Final = 100


def by_size(people: int, wished: int) -> tuple[int, ...]:
    """The sizes of rooms that are to hold ``wished`` people each, larger ones first.

    Sizes differ by at most one. Where ``wished`` does not divide the people, no room is farther from it than need be,
    then few rooms are: 3 people in rooms of 2 are one room of 3, 7 in rooms of 4 are 4 and 3, 9 are 5 and 4. There are
    at most 100 rooms, so that more than 100 times the wished size makes larger ones. One person makes no room, nobody
    none. Raises ``ValueError`` for a wished size below 2.
    """
    if wished < LEAST:
        raise ValueError(f"rooms of {wished}: they are of {LEAST} people at least")
    most = _most_rooms(people)
    return even(people, nearest(people, wished, min(1, most), most))


def by_number(people: int, wished: int) -> tuple[int, ...]:
    """The sizes of so many rooms, larger ones first; as many as there can be where that is fewer.

    Sizes differ by at most one. There can be as many rooms as there are pairs of people, and 100. One person makes no
    room, nobody none. Raises ``ValueError`` for fewer than one.
    """
    if wished < 1:
        raise ValueError(f"{wished} rooms: there is one at least")
    return even(people, min(wished, _most_rooms(people)))


def _most_rooms(people: int) -> int:
    return min(MOST_ROOMS, people // LEAST)
