"""How well two people fit, for a few pairs or for all, in whole numbers.

The same round must come out on every machine, and matrix products do not: how they round depends on the processor. So
everything is a whole number here, small enough that single precision holds every sum of them exactly.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from bot.matching.pool import Numbers, Pool

Singles = NDArray[np.float32]
Flags = NDArray[np.bool_]
UNIT: Final = 1 << 16
"""The affinity of two who are alike in everything: 1.0 to people."""
PLENTY: Final = 8
"""So many shared hours count in full; more are no better."""
_COMMON: Final = 128
"""Interests that are multiplied as a dense matrix: the most common ones. The rest is sparse."""
_AT_ONCE: Final = 1 << 14
_NO_CALL: Final = 1 << 23


class Affinity:
    """The affinities of a pool's people, computed as they are asked for: all of 20,000 would take 1.6 GB.

    It is a weighted mean of four likenesses, each 0 to 1: the cosine of the interests (what both name, over the root of
    the product of how many each names), shared hours up to :data:`PLENTY`, the same language, and the part of the ways
    of working that are the same. A likeness is a product of two whole numbers, one of each person; rounding them
    moves an affinity by less than 0.02.
    """

    def __init__(self, pool: Pool) -> None:
        self.n, self.asks = pool.n, pool.asks_hours
        given = pool.weights
        whole = (given.interests + given.hours + given.language + given.ways) or 1.0
        self._hour = int(given.hours / whole * UNIT) // PLENTY
        self._free = pool.hours
        self.gave: Flags = np.any(pool.hours > 0, axis=1)
        """Who gave any free hours."""
        hours = np.unpackbits(pool.hours, axis=1)
        self._hours = hours[:, hours.any(axis=0)].astype(np.float32)
        self._spare = np.where(self.gave, 0, self.asks).astype(np.float32)
        of_ways = given.ways / whole / max(pool.ways.shape[1], 1)
        alike = [_alike(pool.language, given.language / whole)]
        alike += [_alike(column, of_ways) for column in pool.ways.T]
        common, self._rare = _interests(pool, given.interests / whole)
        self._common = np.hstack([*alike, common])

    def block(self, begin: int, end: int, *, calls: bool) -> Singles:
        """Affinities in ``UNIT`` of the people from ``begin`` to ``end`` with all: ``(end - begin, n)``. ``calls``: far
        below 0 where two share too few hours for one."""
        found = self._common[begin:end] @ self._common.T
        shared = self._hours[begin:end] @ self._hours.T
        if not self.gave.all():
            shared += np.maximum(self._spare[begin:end, None], self._spare)
        if calls:
            # Ten times as fast as writing to where a mask says.
            found -= np.multiply(shared < self.asks, np.float32(_NO_CALL), dtype=np.float32)
        np.minimum(shared, PLENTY, out=shared)
        shared *= self._hour
        found += shared
        if self._rare is not None:
            both = (self._rare[begin:end] @ self._rare.T).tocoo()
            found[both.row, both.col] += both.data
        return found

    def of(self, a: Numbers, b: Numbers) -> Numbers:
        """Affinities of pairs, in ``UNIT``."""
        found = np.minimum(self.shared(a, b), PLENTY) * self._hour
        for begin in range(0, len(a), _AT_ONCE):
            some = slice(begin, begin + _AT_ONCE)
            one, other = a[some], b[some]
            found[some] += np.einsum("ij,ij->i", self._common[one], self._common[other]).astype(np.int64)
            if self._rare is not None:
                both = self._rare[one].multiply(self._rare[other])
                found[some] += np.asarray(both.sum(axis=1)).astype(np.int64).ravel()
        return found

    def shared(self, a: Numbers, b: Numbers) -> Numbers:
        """How many free hours pairs share; whoever gave none shares as many as are asked for."""
        spare = np.maximum(self._spare[a], self._spare[b]).astype(np.int64)
        return _hours(self._free[a] & self._free[b]) + spare

    def all_can_call(self, people: Numbers) -> Flags:
        """Whether the people of each row, ``(g, s)``, share enough hours all together."""
        gave = self.gave[people]
        free = np.where(gave[:, :, None], self._free[people], np.uint8(255))
        common = _hours(np.bitwise_and.reduce(free, axis=1))
        can: Flags = (common >= self.asks) | (gave.sum(axis=1) < 2)
        return can


def _hours(free: NDArray[np.uint8]) -> Numbers:
    """How many hours are in each row of bits."""
    many: Numbers = np.bitwise_count(free).sum(axis=-1, dtype=np.int64)
    return many


def _root(weight: float) -> float:
    return float(np.sqrt(weight * UNIT))


def _alike(said: NDArray[np.signedinteger], weight: float) -> Singles:
    """A column for each answer: the product of two rows is the weight where both gave the same one."""
    answers = np.unique(said[said >= 0])
    same: Singles = (said[:, None] == answers).astype(np.float32)
    return same * np.float32(round(_root(weight)))


def _interests(pool: Pool, weight: float) -> tuple[Singles, csr_array | None]:
    """The most common interests as a dense matrix, those that fewer share as a sparse one."""
    many = np.diff(pool.interests_from)
    who = np.repeat(np.arange(pool.n), many)
    each = np.rint(_root(weight) / np.sqrt(np.maximum(many, 1))).astype(np.float32)[who]
    names, what, times = np.unique(pool.interests, return_inverse=True, return_counts=True)
    rank = np.empty(len(names), np.int64)
    rank[np.argsort(-times, kind="stable")] = np.arange(len(names))
    column = rank[what]
    is_common = column < _COMMON
    common = np.zeros((pool.n, min(len(names), _COMMON)), np.float32)
    common[who[is_common], column[is_common]] = each[is_common]
    is_rare = ~is_common & (times[what] > 1)
    if not is_rare.any():
        return common, None
    shape = (pool.n, len(names) - _COMMON)
    return common, csr_array((each[is_rare], (who[is_rare], column[is_rare] - _COMMON)), shape)
