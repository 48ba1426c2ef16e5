"""The kinds of poll, what one person answers to each, and which answers fit."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import Final, TypeAlias

FEWEST_CHOICES: Final = 2
MOST_CHOICES: Final = 20


class Kind(StrEnum):
    """How a poll is answered."""

    ONE = "one"
    """One choice: ``(2,)``."""
    SEVERAL = "several"
    """Any number of choices: ``(0, 3)``."""
    RANKING = "ranking"
    """Choices in order, the best first and maybe not all: ``(3, 0, 1)``."""
    SCALE = "scale"
    """One point, counted from 1: ``(4,)``."""
    TEXT = "text"
    """In writing, a ``str``: never tallied."""
    TIMES = "times"
    """Which of some times would do: ``(0, 2)``, or ``()`` for none of them."""


Ballot: TypeAlias = tuple[int, ...]
"""What one person answered. Choices are counted from 0 in the order in which the poll has them, a scale's points from
1."""

_ALONE: Final = frozenset((Kind.ONE, Kind.SCALE))
_MAYBE_NONE: Final = frozenset((Kind.TIMES,))


def points(kind: Kind, size: int) -> range:
    """What a ballot of this kind may hold; ``size`` is the number of choices, or of the points of a scale."""
    return range(1, size + 1) if kind is Kind.SCALE else range(size)


def fits(kind: Kind, size: int, ballot: Sequence[int]) -> bool:
    """Whether a poll of this kind can have this ballot: known choices, each once, as many as the kind takes."""
    if kind is Kind.TEXT or (not ballot and kind not in _MAYBE_NONE) or (len(ballot) > 1 and kind in _ALONE):
        return False
    chosen = frozenset(ballot)
    return len(chosen) == len(ballot) and chosen <= _known(kind, size)


@cache
def _known(kind: Kind, size: int) -> frozenset[int]:
    return frozenset(points(kind, size))
