"""How bad a group is: its losses in the order of what matters, as one number that compares as they do."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.matching.criteria import Criterion, Losses, Seats, pairs_among

Keys: TypeAlias = NDArray[np.float64]
"""One number a group; whole numbers below 2**53, so that they are exact as floats."""
_EXACT: Final = 2**53
_FEW: Final = 0.8  # of the groups: with fewer left it pays to copy these
_CHUNK: Final = 32_768  # groups that are measured at a time: their tables fit a processor's cache better


class Score:
    """Measures groups of some people.

    A group's losses are the digits of its key, what matters most first: pairs that must not be together, then each
    criterion. One unit of a criterion is thus worth more than the most of all that follow, which never outweigh it.
    """

    def __init__(self, people: int, criteria: Sequence[Criterion], blocks: NDArray[np.integer], largest: int) -> None:
        """``blocks``: ``(pairs, 2)``. ``largest``: how many people a group has at most.

        Raises ``ValueError`` when arrays do not fit, or there are so many criteria that keys would not be exact.
        """
        self.people = people
        self._measures = [pairs_among(blocks, people), *(each.measure(people) for each in criteria)]
        digits = [largest * (largest - 1) // 2 + 1, *(each.most(largest) + 1 for each in criteria)]
        if prod(digits) > _EXACT:
            raise ValueError(f"{len(criteria)} criteria cannot be told apart exactly: give fewer")
        self._worth = np.array([prod(digits[place + 1 :]) for place in range(len(digits))], np.int64)

    @property
    def blocked(self) -> float:
        """The least key of a group with a pair that must not be together."""
        return float(self._worth[0])

    def seated(self, groups: Sequence[Sequence[int]], width: int) -> Seats:
        """Groups as seats ``(groups, width)``; none has more people than that."""
        seats = np.full((len(groups), width), self.people, np.intp)
        for row, group in zip(seats, groups, strict=True):
            row[: len(group)] = group
        return seats

    def losses(self, seats: Seats) -> Losses:
        """``(groups, 1 + criteria)``: blocked pairs, then each criterion's loss. ``seats``: ``(groups, seats)``."""
        columns = np.ascontiguousarray(seats.T)
        return np.stack([measure(columns) for measure in self._measures], axis=1)

    def keys(self, seats: Seats, at_most: Keys | None = None) -> Keys:
        """Each group's key; smaller is better. ``seats``: ``(groups, seats)``.

        ``at_most``: for each group the key above which it does not matter how bad it is; those are infinite, or above
        it. Most swaps are bad by what matters most, and need not be measured by the rest.
        """
        found = np.empty(len(seats))
        for begin in range(0, len(seats), _CHUNK):
            part = slice(begin, begin + _CHUNK)
            columns = np.ascontiguousarray(seats[part].T)
            found[part] = self._keys(columns, None if at_most is None else at_most[part])
        return found

    def _keys(self, columns: Seats, at_most: Keys | None) -> Keys:
        found = np.zeros(columns.shape[1])
        left = np.arange(len(found))
        for measure, worth in zip(self._measures, self._worth, strict=True):
            found[left] += measure(columns) * worth
            if at_most is not None:
                stays = found[left] <= at_most[left]
                if stays.mean() < _FEW:
                    found[left[~stays]] = np.inf
                    left, columns = left[stays], columns[:, stays]
                if not left.size:
                    break
        return found
