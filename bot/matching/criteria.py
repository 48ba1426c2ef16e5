"""What may count when people are put into groups, and how far a group misses each of it.

Every criterion measures a group by a small whole number, its *loss*: 0 where the group meets the wish, at most
``most``. Whole numbers make "never outweighs" exact: nothing is rounded, and groups that are as good are equal.

A group is a column of seats ``(seats, groups)`` with indices of people; an empty seat holds the index after the last
person. Each table has a neutral row for it, so that groups of several sizes are measured together without a mask.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import StrEnum
from itertools import combinations
from typing import Any, ClassVar, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Seats: TypeAlias = NDArray[np.intp]
Losses: TypeAlias = NDArray[np.int64]
Measure: TypeAlias = Callable[[Seats], Losses]
"""From seats ``(seats, groups)`` to a loss for each group."""

FLOOR: Final = 4
"""Hours a week that suit everybody in a group, at least (the matchers of MIT and Berkeley ask for as many)."""
FARTHEST: Final = 9  # steps: beyond that a mean counts as equally far off
_DENSE: Final = 4000  # people up to whom all pairs stand in one table, 16 MB


class Reason(StrEnum):
    """Why a group misses a wish."""

    UNEVEN = "uneven"  # it has more or fewer of some category than its share
    MIXED = "mixed"  # not everybody is of the same category
    OFF_MEAN = "off-mean"  # its mean is far from the class's
    ALONE = "alone"  # somebody is the only one. For no eyes: see NeverAlone
    FEW_HOURS = "few-hours"  # too few hours suit everybody
    MET_BEFORE = "met-before"  # some of its pairs met before
    NOTHING_SHARED = "nothing-shared"  # some of its pairs have no interest in common


@dataclass(frozen=True, slots=True, eq=False)
class Criterion(ABC):
    """One thing that counts. Criteria are equal when what they hold is, so that work on them can be asked for anew."""

    reason: ClassVar[Reason]

    @abstractmethod
    def most(self, size: int) -> int:
        """The largest loss that a group of so many people can have."""

    @abstractmethod
    def measure(self, people: int) -> Measure:
        """How groups of these people are measured. Raises ``ValueError`` when the arrays are not about so many."""

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(_same(getattr(self, each.name), getattr(other, each.name)) for each in fields(self))

    __hash__ = None  # type: ignore[assignment]  # arrays can change


@dataclass(frozen=True, slots=True, eq=False)
class Distribute(Criterion):
    """Each category is spread over the groups: loss is how many people a group is above or below its share of each,
    rounded up and down.

    ``of``: ``(people,)``, the number of each person's category; below 0 who did not say.
    """

    of: NDArray[np.integer]
    reason: ClassVar[Reason] = Reason.UNEVEN

    def most(self, size: int) -> int:
        return 2 * size

    def measure(self, people: int) -> Measure:
        kinds = _one_of_each(_rows(self.of, people, 1))
        totals = kinds.sum(axis=0, dtype=np.int64)

        def losses(seats: Seats) -> Losses:
            counts = _added(kinds, seats)
            shares = totals * _sizes(seats, people)[:, None]
            above = np.maximum(counts - -(-shares // people), 0)
            below = np.maximum(shares // people - counts, 0)
            return _summed(above + below)

        return losses


@dataclass(frozen=True, slots=True, eq=False)
class Gather(Criterion):
    """The same category in a group, such as a language: loss is how many are not of the group's most frequent one.

    ``of``: ``(people,)``, the number of each person's category; below 0 who did not say, and fits everywhere.
    """

    of: NDArray[np.integer]
    reason: ClassVar[Reason] = Reason.MIXED

    def most(self, size: int) -> int:
        return max(0, size - 1)

    def measure(self, people: int) -> Measure:
        kinds = _one_of_each(_rows(self.of, people, 1))

        def losses(seats: Seats) -> Losses:
            counts = _added(kinds, seats)
            most: NDArray[np.int16] = counts.max(axis=1)
            return _summed(counts) - most

        return losses


@dataclass(frozen=True, slots=True, eq=False)
class Balance(Criterion):
    """A number has the same mean in all groups: loss is how many whole steps a group's mean is from the class's.

    ``of``: ``(people,)``; NaN who did not say. ``step``: in standard deviations of the class. (The mean of four people
    put together by chance is half a standard deviation off.)
    """

    of: NDArray[np.floating]
    step: float = 0.25
    reason: ClassVar[Reason] = Reason.OFF_MEAN

    def most(self, size: int) -> int:
        return FARTHEST

    def measure(self, people: int) -> Measure:
        given = _rows(self.of, people, 1).astype(float)
        if np.isinf(given).any() or not self.step > 0:
            raise ValueError("a mean needs finite numbers and a step above 0")
        known = ~np.isnan(given)
        table = np.zeros((people + 1, 2))  # how far from the mean, in steps; whether they said
        if known.any() and (spread := given[known].std()) > 0:
            table[:-1][known, 0] = (given[known] - given[known].mean()) / (spread * self.step)
        table[:-1, 1] = known

        def losses(seats: Seats) -> Losses:
            off, said = _added(table, seats).T
            steps = np.floor(np.abs(off) / np.maximum(said, 1) + 1e-9)  # the order of adding must not matter
            capped: Losses = np.minimum(steps, FARTHEST).astype(np.int64)
            return capped

        return losses


@dataclass(frozen=True, slots=True, eq=False)
class NeverAlone(Criterion):
    """Nobody who wishes it is the only one of a minority in a group: none of it, or at least two. Loss is of how many
    minorities exactly one is there.

    ``of``: ``(people, minorities)``, whether a person said so of themselves *and* allowed matching to use it; nobody
    else counts, not even as company. What a group misses here can tell who is who: it is for nobody's eyes.
    """

    of: NDArray[np.bool_]
    reason: ClassVar[Reason] = Reason.ALONE

    def most(self, size: int) -> int:
        return int(self.of.shape[1]) if self.of.ndim == 2 else 0

    def measure(self, people: int) -> Measure:
        table = _with_nobody(_rows(self.of, people, 2).astype(np.int16), 0)
        return lambda seats: _summed(_added(table, seats) == 1)


@dataclass(frozen=True, slots=True, eq=False)
class SharedHours(Criterion):
    """Enough hours of the week suit everybody in a group: loss is how many are missing to ``floor``.

    ``free``: ``(people, hours)``, whether a person is free; who gave no hour at all does not constrain anybody.
    """

    free: NDArray[np.bool_]
    floor: int = FLOOR
    reason: ClassVar[Reason] = Reason.FEW_HOURS

    def most(self, size: int) -> int:
        return self.floor

    def measure(self, people: int) -> Measure:
        free = _rows(self.free, people, 2).astype(bool)
        if not 0 <= self.floor <= free.shape[1]:
            raise ValueError(f"a floor of {self.floor} among {free.shape[1]} hours")
        table = _packed(_with_nobody(free | _silent(free), 1))

        def losses(seats: Seats) -> Losses:
            shared = table[seats[0]]
            for seat in seats[1:]:
                shared &= table[seat]
            return np.maximum(self.floor - _summed(np.bitwise_count(shared)), 0)

        return losses


@dataclass(frozen=True, slots=True, eq=False)
class Novelty(Criterion):
    """People who have not met: loss is how many pairs of a group met before.

    ``met``: ``(pairs, 2)``, indices in any order; a pair may stand there several times.
    """

    met: NDArray[np.integer]
    reason: ClassVar[Reason] = Reason.MET_BEFORE

    def most(self, size: int) -> int:
        return _pairs(size)

    def measure(self, people: int) -> Measure:
        return pairs_among(self.met, people)


@dataclass(frozen=True, slots=True, eq=False)
class Affinity(Criterion):
    """People with something in common: loss is how many pairs of a group, who both told interests, share none.

    ``interests``: ``(people, interests)``, whether a person told it.
    """

    interests: NDArray[np.bool_]
    reason: ClassVar[Reason] = Reason.NOTHING_SHARED

    def most(self, size: int) -> int:
        return _pairs(size)

    def measure(self, people: int) -> Measure:
        told = _rows(self.interests, people, 2).astype(bool)
        table = _packed(_with_nobody(np.hstack((told | _silent(told), _silent(told))), 1))

        def losses(seats: Seats) -> Losses:
            theirs = [table[seat] for seat in seats]
            found = np.zeros(seats.shape[1], np.int64)
            for one, other in combinations(theirs, 2):
                found += ~(one & other).any(axis=1)
            return found

        return losses


def pairs_among(pairs: NDArray[np.integer], people: int) -> Measure:
    """Counts in each group how many of its pairs are among these.

    ``pairs``: ``(pairs, 2)``, indices of people in any order. Raises ``ValueError`` for others.
    """
    given = np.asarray(pairs, np.int64).reshape(-1, 2)
    if given.size and not (given.min() >= 0 and given.max() < people and (given[:, 0] != given[:, 1]).all()):
        raise ValueError("a pair is two different people of those that there are")
    width = people + 1
    known = np.unique(np.concatenate((given[:, 0] * width + given[:, 1], given[:, 1] * width + given[:, 0])))
    if people <= _DENSE:
        table = np.zeros(width * width, bool)
        table[known] = True

        def among(asked: NDArray[np.int64]) -> NDArray[np.bool_]:
            return table[asked]
    else:

        def among(asked: NDArray[np.int64]) -> NDArray[np.bool_]:
            return known[np.searchsorted(known[:-1], asked)] == asked if known.size else np.zeros(asked.shape, bool)

    def losses(seats: Seats) -> Losses:
        found = np.zeros(seats.shape[1], np.int64)
        if known.size:
            for one, other in combinations(seats, 2):
                found += among(one * width + other)
        return found

    return losses


def _pairs(size: int) -> int:
    return size * (size - 1) // 2


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return np.array_equal(one, other, equal_nan=one.dtype.kind == "f" and other.dtype.kind == "f")
    return bool(one == other)


def _rows(given: NDArray[Any], people: int, dimensions: int) -> NDArray[Any]:
    if given.ndim != dimensions or given.shape[0] != people:
        raise ValueError(f"an array of shape {given.shape} is not about {people} people")
    return given


def _with_nobody(table: NDArray[Any], value: int) -> NDArray[Any]:
    """The table with a row for empty seats."""
    return np.concatenate((table, np.full((1, *table.shape[1:]), value, table.dtype)))


def _one_of_each(of: NDArray[np.integer]) -> NDArray[np.int16]:
    """Each person's category: ``(people + 1, categories)``, with one more that nobody is of, so that there is one."""
    known, number = np.unique(np.maximum(of, -1), return_inverse=True)
    table = np.zeros((of.size + 1, known.size + 1), np.int16)
    table[np.arange(of.size), number] = 1
    return table[:, int(known.size > 0 and known[0] == -1) :]


def _packed(table: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """Each row's bits, 64 to a word."""
    words = max(1, -(-table.shape[1] // 64))
    padded = np.zeros((table.shape[0], words * 64), bool)
    padded[:, : table.shape[1]] = table
    found: NDArray[np.uint64] = np.packbits(padded, axis=1).view(np.uint64)
    return found


def _added(table: NDArray[Any], seats: Seats) -> NDArray[Any]:
    """The sum of a group's rows: ``(groups, columns)``."""
    total: NDArray[Any] = table[seats[0]]
    for seat in seats[1:]:
        total += table[seat]
    return total


def _summed(table: NDArray[Any]) -> Losses:
    found: Losses = table.sum(axis=1, dtype=np.int64)
    return found


def _silent(said: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Who said nothing at all: ``(people, 1)``."""
    return np.logical_not(said.any(axis=1))[:, None]


def _sizes(seats: Seats, people: int) -> Losses:
    return _summed((seats < people).T)
