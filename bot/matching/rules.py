"""Who may meet whom, and in which order of preference: one whole number for each pair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.matching.affinity import UNIT, Affinity, Flags
from bot.matching.pool import Numbers, Pool

CHANCE: Final = 128
"""So many different lots there are to draw between pairs that fit alike."""
AT_ONCE: Final = 2_000
"""So many people are matched exactly at once, at most: what comes first in the order must outweigh so many sums."""
_AGO: Final = 1 << 12
"""What a repeat costs when it was in the last round; half of it two rounds ago, and so on."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Pairs that may meet, ``a < b``, each once.

    ``level`` is 0 for people who never met and can call, and less for others; what makes a pair better at the same
    level is ``fit``: the affinity, and where that is the same a lot. All are of shape ``(e,)``.
    """

    a: Numbers
    b: Numbers
    level: Numbers
    fit: Numbers

    def __len__(self) -> int:
        return len(self.a)

    def where(self, wanted: Flags | Numbers) -> Edges:
        """Some of them."""
        return Edges(self.a[wanted], self.b[wanted], self.level[wanted], self.fit[wanted])

    def among(self, present: Flags) -> Edges:
        """Those of which both people are present, ``(n,)``."""
        return self.where(present[self.a] & present[self.b])


class Rules:
    """The order in which one choice of groups is better than another, as sums over its pairs.

    First the most people placed, among them the most of those who come first; then the fewest repeats, the fewest
    groups that must meet in writing, and repeats longest ago; then the largest affinity; then a lot. Each of these is
    worth more than all that follow together, so that a sum compares them in this order.

    Repeats come before writing, or whoever shares hours with two people only would meet these two for ever.
    """

    def __init__(self, pool: Pool, affinity: Affinity, lots: np.random.Generator) -> None:
        self.pool, self.n, self.affinity = pool, pool.n, affinity
        half = min(pool.n, AT_ONCE) // 2 + 2
        self._lot = 2 * CHANCE * half
        self.fits = 2 * self._lot * 2 * UNIT * half  # a trio's are counted twice, and rounding may exceed UNIT
        """More than all fits of a choice together."""
        self._writing = 2 * _AGO * half + 1
        self._repeat = 2 * (self._writing + _AGO) * half
        self.first = 2 * (self._repeat + self._writing + _AGO) * half
        """What placing somebody who comes first is worth, in levels."""
        self.placed = 4 * self.first * (half + 1)
        """What placing anybody is worth, in levels."""
        self._blocked = np.unique(self._keys(*pool.blocks.T))
        self._met, self._ago = _last(self._keys(*pool.met.T), pool.met_ago)
        # People i and j draw lot i + j: symmetric, and nobody is in luck with everybody. With lots hardly two choices
        # are equal, so that none is taken for the order in which a library looks.
        self.lots = lots.integers(0, CHANCE, 2 * pool.n, np.int64)

    def _keys(self, a: Numbers, b: Numbers) -> Numbers:
        return np.minimum(a, b) * self.n + np.maximum(a, b)

    def may(self, a: Numbers, b: Numbers) -> Flags:
        """Whether pairs may meet at all."""
        return ~_within(self._keys(a, b), self._blocked)[0]

    def ago(self, a: Numbers, b: Numbers) -> Numbers:
        """How many rounds ago pairs met; 0 for those who never did."""
        there, at = _within(self._keys(a, b), self._met)
        return np.where(there, self._ago[at] if len(self._ago) else 0, 0)

    def level(self, a: Numbers, b: Numbers) -> Numbers:
        """The level of pairs: 0, or below it as a repeat, in writing, or both."""
        ago = self.ago(a, b)
        in_writing = (self.affinity.shared(a, b) < self.affinity.asks).astype(np.int64)
        level: Numbers = -self._writing * in_writing - self.repeated(ago)
        return level

    def repeated(self, ago: Numbers) -> Numbers:
        """What repeats of so many rounds ago cost; 0 for what is none."""
        cost: Numbers = np.where(ago > 0, self._repeat + _AGO // np.maximum(ago, 1), 0)
        return cost

    def fit(self, a: Numbers, b: Numbers, affinity: Numbers) -> Numbers:
        """What makes a pair better at its level."""
        fit: Numbers = affinity * self._lot + self.lots[a + b]
        return fit

    def affinity_of(self, edges: Edges) -> Numbers:
        """The affinity of pairs again, in ``UNIT``."""
        affinity: Numbers = edges.fit // self._lot
        return affinity

    def trio(self, people: Numbers) -> tuple[Numbers, Numbers]:
        """Levels and *twice* the fits of trios, ``(t, 3)``: they can call only at hours that all three share."""
        level = -self._writing * (~self.affinity.all_can_call(people)).astype(np.int64)
        fit = np.zeros(len(people), np.int64)
        for a, b in each_two(people):
            level -= self.repeated(self.ago(a, b))
            fit += self.fit(a, b, self.affinity.of(a, b))
        return level, fit

    def worth(self, edges: Edges) -> list[int]:
        """What each pair adds to a choice. Python's own numbers: together they are beyond 64 bits."""
        return [high * self.fits + fit for high, fit in zip(self.high(edges), edges.fit.tolist(), strict=True)]

    def high(self, edges: Edges) -> list[int]:
        """The same without the fits, and in smaller numbers."""
        first = self.pool.comes_first.astype(np.int64)
        return [*map(int, self.placed + self.first * (first[edges.a] + first[edges.b]) + edges.level)]

    def every(self, people: Numbers) -> Edges:
        """All pairs among these people that may meet. For hundreds of people, not for thousands."""
        one, other = np.triu_indices(len(people), 1)
        ordered = np.sort(people)
        a, b = ordered[one], ordered[other]
        may = self.may(a, b)
        return self.edges(a[may], b[may])

    def edges(self, a: Numbers, b: Numbers) -> Edges:
        """Pairs with what they are worth."""
        return Edges(a, b, self.level(a, b), self.fit(a, b, self.affinity.of(a, b)))

    def blocked(self) -> tuple[Numbers, Numbers]:
        """Everybody with each of those whom they may not meet, both ways round, in order."""
        return self._both_ways(self._blocked)

    def barred(self) -> tuple[Numbers, Numbers]:
        """The same, with those whom they met already."""
        return self._both_ways(np.union1d(self._blocked, self._met))

    def _both_ways(self, keys: Numbers) -> tuple[Numbers, Numbers]:
        a, b = np.concatenate((keys // self.n, keys % self.n)), np.concatenate((keys % self.n, keys // self.n))
        order = np.lexsort((b, a))
        return a[order], b[order]


def each_two(people: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """The three pairs of each trio, ``(t, 3)``."""
    for one, other in ((0, 1), (0, 2), (1, 2)):
        yield people[:, one], people[:, other]


def joined(n: int, one: Edges, other: Edges) -> Edges:
    """All pairs of both, each once."""
    a, b = np.concatenate((one.a, other.a)), np.concatenate((one.b, other.b))
    _, at = np.unique(a * n + b, return_index=True)
    level, fit = np.concatenate((one.level, other.level)), np.concatenate((one.fit, other.fit))
    return Edges(a, b, level, fit).where(at)


def _last(keys: Numbers, ago: Numbers) -> tuple[Numbers, Numbers]:
    """Each pair once, with its last meeting."""
    order = np.lexsort((ago, keys))
    found, at = np.unique(keys[order], return_index=True)
    return found, ago[order][at]


def _within(keys: Numbers, known: Numbers) -> tuple[Flags, Numbers]:
    """Which keys are known, and where; any place for those that are not."""
    if not len(known):
        return np.zeros(keys.shape, bool), np.zeros(keys.shape, np.int64)
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return known[at] == keys, at
