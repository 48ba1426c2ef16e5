"""How many groups there are, and how many people are in each."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

LEAST: Final = 3
MOST: Final = 8


class Prefer(StrEnum):
    """What groups are when their size does not divide the class."""

    NEAREST = "nearest"  # no group far from the wished size, then few of another size; when equal, larger
    LARGER = "larger"  # nobody is in a smaller group
    SMALLER = "smaller"  # nobody is in a larger group


def sizes(people: int, wished: int, prefer: Prefer = Prefer.NEAREST) -> tuple[int, ...]:
    """The sizes of the groups, larger ones first. They differ by at most one and are from 3 to 8; one or two people
    make one group, nobody makes none.

    Where no number of groups is as preferred within these bounds (5 people in groups of 4 cannot do with smaller ones),
    the nearest number that is possible counts. Raises ``ValueError`` for a wished size that is not from 3 to 8.
    """
    if not LEAST <= wished <= MOST:
        raise ValueError(f"groups of {wished}: they are of {LEAST} to {MOST}")
    fewest = -(-people // MOST)
    return even(people, nearest(people, wished, fewest, max(fewest, people // LEAST), prefer))


def nearest(people: int, wished: int, fewest: int, most: int, prefer: Prefer = Prefer.NEAREST) -> int:
    """How many groups are nearest to the wished size, of those numbers that are possible."""
    few, many = (max(fewest, min(most, number)) for number in (people // wished, -(-people // wished)))
    match prefer:
        case Prefer.LARGER:
            return few
        case Prefer.SMALLER:
            return many
        case Prefer.NEAREST:
            return min((few, many), key=lambda each: _off(people, each, wished))


def even(people: int, number: int) -> tuple[int, ...]:
    """The sizes of so many groups, larger ones first, which differ by at most one; nobody is in none."""
    if not number:
        return ()
    size, larger = divmod(people, number)
    return (size + 1,) * larger + (size,) * (number - larger)


def _off(people: int, number: int, wished: int) -> tuple[int, int]:
    """How many people are too many or too few in a group at most, and in all groups."""
    off = [abs(size - wished) for size in even(people, number)]
    return max(off, default=0), sum(off)
