"""The people of a round as arrays: what all of this package computes with."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from bot.matching.round import HOURS, Weights

Numbers = NDArray[np.int64]
"""People by their row in the pool, or anything that is counted."""


def no_pairs() -> Numbers:
    """An empty list of pairs."""
    return np.zeros((0, 2), np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """Everyone whom a round may place, person ``p`` in row ``p`` of every array. Whoever paused is not in it.

    Raises ``ValueError`` for shapes that do not fit together, for somebody who is not there, and for a pair of one.
    """

    hours: NDArray[np.uint8]
    """``(n, 21)``: free hours of the week in UTC, Monday's first hour first, a bit each (``numpy.packbits``). Whoever
    gave none (all zero) has time whenever the other has."""
    language: NDArray[np.int32]
    """``(n,)``: a number for each language, -1 where nothing was said, which is like nobody's."""
    ways: NDArray[np.int16]
    """``(n, w)``: ways of working, a column each, a number for each answer, -1 where nothing was said."""
    interests: Numbers
    """``(m,)``: everybody's interests one after the other, each as a number (a hash of its words will do)."""
    interests_from: Numbers
    """``(n + 1,)``: person ``p`` has ``interests[interests_from[p]:interests_from[p + 1]]``, none of them twice."""
    weights: Weights = field(default_factory=Weights)
    asks_hours: int = 2
    """How many free hours two people must share, so that a call is possible: 0 to 168."""
    blocks: Numbers = field(default_factory=no_pairs)
    """``(b, 2)``: people who are never matched, whoever of the two asked for it."""
    met: Numbers = field(default_factory=no_pairs)
    """``(e, 2)``: people who met in an earlier round. A pair may stand here several times: its last meeting counts."""
    met_ago: Numbers = field(default_factory=lambda: np.zeros(0, np.int64))
    """``(e,)``: how many rounds ago that was, 1 for the last round."""
    first: NDArray[np.bool_] | None = None
    """``(n,)``: who was left out last time and comes first now; nobody by default."""
    last_trio: NDArray[np.bool_] | None = None
    """``(n,)``: who was in a trio last time and is in none now; nobody by default."""

    def __post_init__(self) -> None:
        n = self.n
        fitting = {
            "hours": self.hours.shape == (n, HOURS // 8) and self.hours.dtype == np.uint8,
            "language": self.language.shape == (n,),
            "ways": self.ways.ndim == 2 and len(self.ways) == n,
            "interests_from": self.interests_from.shape == (n + 1,)
            and bool((np.diff(self.interests_from) >= 0).all())
            and (self.interests_from[0], self.interests_from[-1]) == (0, len(self.interests)),
            "asks_hours": 0 <= self.asks_hours <= HOURS,
            "blocks": _are_pairs(self.blocks, n),
            "met": _are_pairs(self.met, n),
            "met_ago": self.met_ago.shape == (len(self.met),) and bool((self.met_ago >= 1).all()),
            "first": self.first is None or self.first.shape == (n,),
            "last_trio": self.last_trio is None or self.last_trio.shape == (n,),
        }
        if wrong := [name for name, fits in fitting.items() if not fits]:
            raise ValueError(f"of another size or kind than the others: {', '.join(wrong)}")

    @property
    def n(self) -> int:
        """How many people there are."""
        return len(self.hours)

    @property
    def comes_first(self) -> NDArray[np.bool_]:
        """``first``, given or not."""
        return np.zeros(self.n, bool) if self.first is None else self.first

    @property
    def was_in_trio(self) -> NDArray[np.bool_]:
        """``last_trio``, given or not."""
        return np.zeros(self.n, bool) if self.last_trio is None else self.last_trio

    def of(self, people: Numbers) -> Pool:
        """A pool of these people alone, in this order: person ``people[p]`` of this one is person ``p`` of that one."""
        place = np.full(self.n, -1)
        place[people] = np.arange(len(people))
        lengths = np.diff(self.interests_from)[people]
        begins = np.concatenate(([0], np.cumsum(lengths)))
        at = np.repeat(self.interests_from[:-1][people] - begins[:-1], lengths) + np.arange(begins[-1])
        blocks, met = place[self.blocks], place[self.met]
        both_there = (met >= 0).all(axis=1)
        return Pool(
            self.hours[people],
            self.language[people],
            self.ways[people],
            self.interests[at],
            begins,
            self.weights,
            self.asks_hours,
            blocks[(blocks >= 0).all(axis=1)],
            met[both_there],
            self.met_ago[both_there],
            self.comes_first[people],
            self.was_in_trio[people],
        )


def _are_pairs(pairs: Numbers, n: int) -> bool:
    if pairs.ndim != 2 or pairs.shape[1] != 2:
        return False
    return not len(pairs) or (pairs.min() >= 0 and pairs.max() < n and bool((pairs[:, 0] != pairs[:, 1]).all()))
