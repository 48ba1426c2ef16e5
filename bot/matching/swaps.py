"""Swaps between groups: two people change places where the worse of their two groups gains.

A swap changes two groups. Whether it makes the whole partition better, the worst group first, then the next worst and
so on (leximin), can be told from these two alone: the others are the same before and after, and leximin ignores what
two partitions have in common. So disjoint pairs of groups swap at the same time, all of them in a few array operations,
and only the groups that change are measured.
"""

from __future__ import annotations

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from bot.matching.criteria import Seats
from bot.matching.group_score import Keys, Score


class Hall:
    """Rows of seats with their keys, and swaps between them."""

    def __init__(
        self, score: Score, seats: Seats, judged: NDArray[np.bool_], chance: Generator, keys: Keys | None = None
    ) -> None:
        """``judged``: which rows are groups; nothing is wrong with the others, whoever sits there."""
        self.score, self.seats, self.judged, self.chance = score, seats, judged, chance
        self.keys = score.keys(seats) * judged if keys is None else keys
        same = np.eye(seats.shape[1], dtype=bool)
        self._here, self._there = same[:, None, :], same[None, :, :]

    def part(self, rows: NDArray[np.intp]) -> Hall:
        """A copy of some of the rows by themselves."""
        return Hall(self.score, self.seats[rows], self.judged[rows], self.chance, self.keys[rows])

    def copy(self, rows: NDArray[np.intp]) -> None:
        """Each row becomes a copy of another, of one kind with it."""
        self.seats, self.keys = self.seats[rows], self.keys[rows]

    def put_back(self, before: Hall, which: NDArray[np.bool_]) -> None:
        """Some rows become again what they were."""
        self.seats[which], self.keys[which] = before.seats[which], before.keys[which]

    def swap(self, ones: NDArray[np.intp], others: NDArray[np.intp]) -> None:
        """Each of ``ones`` does the best swap with its counterpart that makes neither of the two worse than the worse.

        No row may occur twice. Swaps that change nothing in the keys are done too: they lead off plateaus.
        """
        worse, better = self._swapped(ones, others)
        least = worse.min(axis=1)
        rest = np.where(worse == least[:, None], better, np.inf)
        which = (rest + self.chance.random(rest.shape)).argmin(axis=1)
        each = np.arange(len(ones))
        self._do(ones, others, which, self._gains(ones, others, worse[each, which], better[each, which], ties=True))

    def swap_with_any(self, row: int) -> bool:
        """The row does the best swap that it can with any other. Whether there was one that gains."""
        others = np.delete(np.arange(len(self.seats)), row)
        ones = np.full(len(others), row)
        worse, better = self._swapped(ones, others)
        pair, which = np.unravel_index(np.lexsort((better.ravel(), worse.ravel()))[0], worse.shape)
        at = slice(int(pair), int(pair) + 1)
        gains = self._gains(ones[at], others[at], worse[at, which], better[at, which], ties=False)
        self._do(ones[at], others[at], np.array([which]), gains)
        return bool(gains[0])

    def swap_by_chance(self, ones: NDArray[np.intp], others: NDArray[np.intp]) -> None:
        """Each of ``ones`` does any swap with its counterpart, whatever comes of it. No row may occur twice."""
        each = np.arange(len(ones))
        which = self.chance.integers(0, self.seats.shape[1] ** 2, len(ones))
        self._do(ones, others, which, self._allowed(ones, others)[each, which])

    def _swapped(self, ones: NDArray[np.intp], others: NDArray[np.intp]) -> tuple[Keys, Keys]:
        """The keys of both rows, the worse and the better, after each of their swaps: ``(pairs, seats * seats)``. They
        need not be right where the worse is worse than before, and are infinite for what is not a swap."""
        a, b = self.seats[ones], self.seats[others]
        pairs, width = a.shape
        new_a = np.where(self._here, b[:, None, :, None], a[:, None, None, :]).reshape(-1, width)
        new_b = np.where(self._there, a[:, :, None, None], b[:, None, None, :]).reshape(-1, width)
        at_most = np.repeat(np.maximum(self.keys[ones], self.keys[others]), width * width)
        keys_a, keys_b = np.full((2, pairs * width * width), np.inf)
        left = self._allowed(ones, others).ravel().nonzero()[0]
        for new, rows, keys in ((new_a, ones, keys_a), (new_b, others, keys_b)):
            judged = self.judged[rows].repeat(width * width)[left]
            keys[left] = np.where(judged, self.score.keys(new[left], at_most[left]), 0)
            left = left[keys[left] <= at_most[left]]
        both = np.stack((keys_a, keys_b)).reshape(2, pairs, -1)
        return both.max(axis=0), both.min(axis=0)

    def _allowed(self, ones: NDArray[np.intp], others: NDArray[np.intp]) -> NDArray[np.bool_]:
        """A person may swap with an empty seat only where a larger group and a smaller one change places so."""
        here, there = (self.seats[rows] < self.score.people for rows in (ones, others))
        both = here[:, :, None] == there[:, None, :]
        change = (here.sum(axis=1) != there.sum(axis=1)) & self.judged[ones] & self.judged[others]
        larger = (here.sum(axis=1) > there.sum(axis=1))[:, None, None]
        leaves = np.where(larger, here[:, :, None], there[:, None, :])
        allowed: NDArray[np.bool_] = both | (change[:, None, None] & leaves)
        return allowed.reshape(len(ones), -1)

    def _gains(
        self, ones: NDArray[np.intp], others: NDArray[np.intp], worse: Keys, better: Keys, *, ties: bool
    ) -> NDArray[np.bool_]:
        before_worse = np.maximum(self.keys[ones], self.keys[others])
        before_better = np.minimum(self.keys[ones], self.keys[others])
        even = better <= before_better if ties else better < before_better
        gains: NDArray[np.bool_] = (worse < before_worse) | ((worse == before_worse) & even)
        return gains

    def _do(
        self, ones: NDArray[np.intp], others: NDArray[np.intp], which: NDArray[np.intp], gains: NDArray[np.bool_]
    ) -> None:
        ones, others = ones[gains], others[gains]
        here, there = np.divmod(which[gains], self.seats.shape[1])
        self.seats[ones, here], self.seats[others, there] = self.seats[others, there], self.seats[ones, here]
        changed = np.concatenate((ones, others))
        self.keys[changed] = self.score.keys(self.seats[changed]) * self.judged[changed]
