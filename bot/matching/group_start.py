"""Where the search for groups begins: one group after the other, whoever is hardest to place first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from bot.matching.criteria import Seats
from bot.matching.group_score import Keys, Score

_LOOKS: Final = 128  # people who are looked at for a seat
_PROBES: Final = 3  # random partitions that tell how hard it is to place somebody


@dataclass(frozen=True, slots=True)
class Shape:
    """How many people are in each group (at least one group), and how many are left aside, in none."""

    sizes: tuple[int, ...]
    aside: int = 0

    @property
    def people(self) -> int:
        """All of them."""
        return sum(self.sizes) + self.aside

    @property
    def taken(self) -> NDArray[np.bool_]:
        """``(rows, seats)``: which seats somebody sits on. After the groups come rows of those left aside."""
        width = max(self.sizes)
        filled = [*self.sizes, *(min(width, self.aside - at) for at in range(0, self.aside, width))]
        taken: NDArray[np.bool_] = np.arange(width)[None, :] < np.array(filled)[:, None]
        return taken


def by_chance(score: Score, taken: NDArray[np.bool_], times: int, chance: Generator) -> Seats:
    """Everybody anywhere, so many times: ``(times, rows, seats)``."""
    seats = np.full((times, *taken.shape), score.people, np.intp)
    seats[:, taken] = chance.permuted(np.tile(np.arange(score.people), (times, 1)), axis=1)
    return seats


def hardest_first(score: Score, taken: NDArray[np.bool_], chance: Generator) -> Seats:
    """``(rows, seats)``. Each group begins with whoever did worst in groups made by chance, and takes whom it is best
    with for each further seat, of a sample of those who are left.

    Those for whom few others will do choose while there are many; swaps alone seldom bring them together again.
    """
    seats = np.full(taken.shape, score.people, np.intp)
    left = chance.permutation(score.people)  # among equals chance decides
    left = left[_hardness(score, taken, chance)[left].argsort(kind="stable")]
    for row, filled in enumerate(taken.sum(axis=1)):
        seats[row, 0], left = left[-1], left[:-1]
        for seat in range(1, filled):
            looked_at = chance.permutation(len(left)) if len(left) <= _LOOKS else chance.integers(0, len(left), _LOOKS)
            trial = np.repeat(seats[row : row + 1], len(looked_at), axis=0)
            trial[:, seat] = left[looked_at]
            best = looked_at[score.keys(trial).argmin()]
            seats[row, seat], left = left[best], np.delete(left, best)
    return seats


def _hardness(score: Score, taken: NDArray[np.bool_], chance: Generator) -> Keys:
    """The sum of the keys of groups that chance put each person into: ``(people,)``."""
    found = np.zeros(score.people + 1)
    for seats in by_chance(score, taken, _PROBES, chance):
        found[seats] += score.keys(seats)[:, None]
    return found[:-1]
