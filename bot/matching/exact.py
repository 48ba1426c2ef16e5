"""The best groups of a small class, proven: every group that there could be is a column of a set partitioning problem.

With 24 people in groups of 4 there are 10,626 columns, which HiGHS (through scipy) decides in seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from math import comb
from time import monotonic
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bot.matching.criteria import Seats
from bot.matching.group_score import Keys, Score
from bot.matching.group_start import Shape

MOST_COLUMNS: Final = 150_000
_FOUND, _NONE_THERE = 0, 2  # what scipy's milp calls these


class Unknown(Exception):
    """The time was over before anything was proven."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Groups that could be formed, without any in which two must not be together. ``seats``: ``(columns, seats)``."""

    shape: Shape
    seats: Seats
    keys: Keys

    def only(self, which: NDArray[np.bool_]) -> Columns:
        """Some of the columns."""
        return Columns(self.shape, self.seats[which], self.keys[which])


def few_enough(shape: Shape) -> bool:
    """Whether all groups of these sizes can be looked at."""
    return sum(comb(shape.people, size) for size in {*shape.sizes}) <= MOST_COLUMNS


def columns(score: Score, shape: Shape) -> Columns:
    """All groups of these sizes."""
    width = max(shape.sizes)
    each = []
    for size in sorted({*shape.sizes}):
        flat = np.fromiter(chain.from_iterable(combinations(range(score.people), size)), np.intp)
        each.append(np.pad(flat.reshape(-1, size), ((0, 0), (0, width - size)), constant_values=score.people))
    seats = np.concatenate(each)
    keys = score.keys(seats)
    return Columns(shape, seats, keys).only(keys < score.blocked)


def proven(all_of: Columns, found: Seats, seconds: float) -> tuple[Seats, int]:
    """The best partition, beginning with one that was found, and how many of its groups, from the worst on, are proven
    to be as good as they can be while those before them are.

    ``found``: ``(groups, seats)``; it may have pairs in it that must not be together. After so many seconds the best
    that is known is returned, with what is proven of it; the first place is proven first.

    For each place from the worst on, it is asked for a partition that is as good up to there and better at it. Where
    there is one it is looked at from then on; where there is none, the place is proven.
    """
    until = monotonic() + seconds
    best, keys = found, _keys_of(all_of, found)
    at = 0
    while at < len(keys) and keys[at] > 0:
        level = keys[at]
        same = int((keys == level).sum())
        try:
            better = _fewer_at(all_of, keys[:at], level, same - 1, until)
        except Unknown:
            return best, at
        if better is None:
            at += same
        elif (now := _keys_of(all_of, better)).tolist() < keys.tolist():
            best, keys = better, now
        else:  # what a solver rounds must not keep it here for ever
            return best, at
    return best, len(keys)


def partition(all_of: Columns, seconds: float) -> Seats | None:
    """Any partition of the columns, or ``None`` if there is none. Raises :class:`Unknown` after so many seconds."""
    return _solved(all_of, [], monotonic() + seconds)


def _keys_of(all_of: Columns, seats: Seats) -> Keys:
    """The keys of some groups, worst first; infinite for one that is no column."""
    known = {tuple(sorted(row)): key for row, key in zip(all_of.seats.tolist(), all_of.keys.tolist(), strict=True)}
    return np.array(sorted((known.get(tuple(sorted(row)), np.inf) for row in seats.tolist()), reverse=True))


def _fewer_at(all_of: Columns, worse: Keys, level: float, fewer: int, until: float) -> Seats | None:
    """A partition with at most so many groups at a level, as many as known of each worse one, and no other above."""
    levels, counts = np.unique(worse, return_counts=True)
    kept = all_of.only(((all_of.keys <= level) if fewer else (all_of.keys < level)) | np.isin(all_of.keys, levels))
    at_most = [(kept.keys == each, int(count)) for each, count in zip(levels, counts, strict=True)]
    if fewer:
        at_most.append((kept.keys == level, fewer))
    return _solved(kept, at_most, until)


def _solved(kept: Columns, at_most: Sequence[tuple[NDArray[np.bool_], int]], until: float) -> Seats | None:
    """A partition into columns of which at most so many are among some. A solution without any is as good."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csc_array, vstack

    shape, width = kept.shape, len(kept.keys)
    if not width:
        return None
    real = kept.seats < shape.people
    person_in = csc_array(
        (np.ones(int(real.sum())), (kept.seats[real], np.repeat(np.arange(width), real.sum(axis=1)))),
        shape=(shape.people, width),
    )
    rows: list[Any] = [person_in]
    least, most = [np.full(shape.people, float(not shape.aside))], [np.ones(shape.people)]
    for size in {*shape.sizes}:
        rows.append(csc_array((real.sum(axis=1) == size).astype(float)[None, :]))
        least.append(np.array([shape.sizes.count(size)]))
        most.append(least[-1])
    for among, count in at_most:
        rows.append(csc_array(among.astype(float)[None, :]))
        least.append(np.array([0]))
        most.append(np.array([count]))
    left = until - monotonic()
    if left <= 0:
        raise Unknown
    answer = milp(
        np.zeros(width),
        integrality=np.ones(width, np.int8),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(vstack(rows), np.concatenate(least), np.concatenate(most)),
        options={"time_limit": left},
    )
    if answer.status == _NONE_THERE:
        return None
    if answer.status != _FOUND or answer.x is None:
        raise Unknown
    return kept.seats[answer.x > 0.5]
