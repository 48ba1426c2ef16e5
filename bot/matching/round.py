"""What counts in a round of pairs, and what it comes to: words that all of this package shares."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Final

HOURS: Final = 168
"""Hours of a week."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each thing counts for how well two people fit, 0 to 1 each; only their proportions matter."""

    interests: float = 1.0
    hours: float = 0.5
    language: float = 0.5
    ways: float = 0.5

    def __post_init__(self) -> None:
        if not all(0.0 <= getattr(self, each.name) <= 1.0 for each in fields(self)):
            raise ValueError("a weight is between 0 and 1")


class Why(StrEnum):
    """Why somebody could not be placed."""

    ALONE = "alone"
    """There was nobody else."""
    BLOCKED = "blocked"
    """There are others, and with each of them either asked not to be matched."""
    ODD = "odd"
    """One person was over, and no pair could take a third one: see :attr:`Pool.last_trio` and blocks."""
    TAKEN = "taken"
    """Everybody whom they may meet had to be matched with somebody else, so that as many as possible are placed."""


@dataclass(frozen=True, slots=True)
class Matched:
    """What a round came to. People are rows of the pool; groups are in ascending order, and so are those in them."""

    groups: tuple[tuple[int, ...], ...]
    """Pairs, and at most one trio."""
    unplaced: tuple[tuple[int, Why], ...] = ()
    """Who is in no group, and why; they come first in the next round."""
    repeats: tuple[int, ...] = ()
    """Groups (as places in ``groups``) in which two people met in an earlier round."""
    in_writing: tuple[int, ...] = ()
    """Groups whose people do not share the hours that are asked for: they meet in writing."""
    total: float = 0.0
    """How well all groups fit: a pair counts with its affinity (0 to 1), a trio with half the sum of its three."""
    bound: float = 0.0
    """No choice of groups with as few repeats and as few in writing has a larger total: half the best assignment of
    each person to one other, over all pairs that come into question; where ``bound_of_candidates``, over each person's
    best candidates instead, and the pairs that were chosen beyond them."""
    bound_of_candidates: bool = False
    fewest: bool = True
    """It is certain that nobody more could be placed, and that there need not be fewer repeats or groups in writing."""
    exact: bool = True
    """It is certain besides that there is no larger total with these: ``bound`` is then the total itself."""
