"""The rules of matching once more, as plainly as can be: every choice of groups that there is, and its worth."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

import numpy as np

from bot.matching.affinity import UNIT, Affinity
from bot.matching.pool import Pool

Groups = tuple[tuple[int, ...], ...]


class Brute:
    """All choices of a small pool."""

    def __init__(self, pool: Pool) -> None:
        self.pool, self._affinity = pool, Affinity(pool)
        self._free = np.unpackbits(pool.hours, axis=1).astype(bool)
        self._blocked = {frozenset(pair) for pair in pool.blocks.tolist()}
        self._ago: dict[frozenset[int], int] = {}
        for pair, ago in zip(pool.met.tolist(), pool.met_ago.tolist(), strict=True):
            self._ago[frozenset(pair)] = min(ago, self._ago.get(frozenset(pair), ago))

    def choices(self) -> Iterator[Groups]:
        """Pairs that may be, with at most one trio of people who were in none last time, and anybody left over."""
        yield from self._of([*range(self.pool.n)], trio=True)

    def _of(self, people: list[int], *, trio: bool) -> Iterator[Groups]:
        if not people:
            yield ()
            return
        one, *others = people
        yield from self._of(others, trio=trio)
        for size in (1, 2) if trio else (1,):
            for with_them in combinations(others, size):
                group = (one, *with_them)
                if self.may(group):
                    rest = [each for each in others if each not in with_them]
                    yield from ((group, *more) for more in self._of(rest, trio=trio and size == 1))

    def may(self, group: tuple[int, ...]) -> bool:
        """Nobody with whom somebody must not be matched, and no second trio running."""
        if any(frozenset(pair) in self._blocked for pair in combinations(group, 2)):
            return False
        return len(group) == 2 or not self.pool.was_in_trio[[*group]].any()

    def can_call(self, group: tuple[int, ...]) -> bool:
        """Whether those who gave hours share enough of them; one alone has time when the others have."""
        gave = [each for each in group if self._free[each].any()]
        return len(gave) < 2 or int(self._free[gave].all(axis=0).sum()) >= self.pool.asks_hours

    def repeats(self, group: tuple[int, ...]) -> list[int]:
        """How many rounds ago those met of this group who did."""
        return [self._ago[frozenset(pair)] for pair in combinations(group, 2) if frozenset(pair) in self._ago]

    def worth(self, groups: Groups) -> tuple[int | Fraction, ...]:
        """The order of all choices, larger is better."""
        placed = [person for group in groups for person in group]
        repeats = [ago for group in groups for ago in self.repeats(group)]
        return (
            len(placed),
            int(self.pool.comes_first[placed].sum()) if placed else 0,
            -len(repeats),
            -sum(not self.can_call(group) for group in groups),
            -sum(4096 // ago for ago in repeats),
            self.total(groups),
        )

    def total(self, groups: Groups) -> Fraction:
        """A pair's affinity, half of a trio's three, in 1 / UNIT."""
        return sum(
            (self._fits(pair) / (len(group) - 1) for group in groups for pair in combinations(group, 2)), Fraction()
        )

    def _fits(self, pair: tuple[int, int]) -> Fraction:
        one, other = (np.array([each]) for each in pair)
        return Fraction(int(self._affinity.of(one, other)[0]), UNIT)
