"""Three ways to pair an even number of people, by how many they are: exactly, by candidates, by assignment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from bot.matching.affinity import UNIT, Affinity
from bot.matching.assigned import assigned
from bot.matching.blossom import NOBODY, heaviest, pairs_of
from bot.matching.candidates import BEST, candidates
from bot.matching.pool import Numbers
from bot.matching.rules import Edges, Rules, joined

EXACT: Final = 300
"""Up to so many people, all pairs are looked at: 45,000."""
CERTAIN: Final = 1_000
"""Up to so many people it is certain that as many as possible are placed with as few repeats as possible."""
_THOUSANDS: Final = 10_000
_MORE: Final = 32
"""Up to so many people each one has more candidates: it costs little there, and is a little nearer to the best."""
_TOGETHER: Final = 300
"""Who is left over of thousands is matched among so many."""
_ASKED: Final = 16
"""So many of them are asked for, to choose with which pairs they are mixed."""


class Way(Protocol):
    """How people are paired."""

    edges: Edges
    """The pairs that are looked at before any others."""
    certain: bool
    """Whether no other choice of pairs places more, with fewer repeats and fewer in writing."""
    tries: tuple[int, int]
    """With how many trios it is tried at least, and at most while none is as good as can be."""

    def pairs(self, present: NDArray[np.bool_]) -> Numbers:
        """A partner for each who is present, or :data:`NOBODY`: ``(n,)``."""
        ...

    def bound(self, new: bool) -> float:
        """No choice of groups, a trio among them or not, has a larger total: where it is ``certain`` of all pairs (or
        of those who are ``new`` to one another and can call), else of :attr:`edges`."""
        ...


def way_for(rules: Rules) -> Way:
    """The best one that is fast enough."""
    if rules.n <= EXACT:
        return Exactly(rules)
    return ByCandidates(rules) if rules.n <= CERTAIN else ByAssignment(rules)


@dataclass
class Exactly:
    """The best of all pairs."""

    rules: Rules
    certain = True
    tries = (4, 60)

    def __post_init__(self) -> None:
        self.edges = self.rules.every(np.arange(self.rules.n))

    def pairs(self, present: NDArray[np.bool_]) -> Numbers:
        return _best(self.rules, self.edges.among(present))

    def bound(self, new: bool) -> float:
        return half_of_assignment(self.rules, new=new)


@dataclass
class ByCandidates:
    """The best of each person's candidates. Where these cannot place everybody, first the best of all pairs by their
    levels alone, which is fast, and then the best of the candidates and of those pairs: so no level is missed."""

    rules: Rules
    certain = True
    tries = (1, 12)

    def __post_init__(self) -> None:
        self.edges = candidates(self.rules)

    def pairs(self, present: NDArray[np.bool_]) -> Numbers:
        some = self.edges.among(present)
        found = _best(self.rules, some)
        over = present & (found == NOBODY)
        if over.sum() <= present.sum() % 2 and not (over & self.rules.pool.comes_first).any():
            return found
        every = self.rules.every(np.flatnonzero(present))
        by_level = heaviest(self.rules.n, every, self.rules.high(every))
        return _best(self.rules, joined(self.rules.n, some, self.rules.edges(*pairs_of(by_level))))

    def bound(self, new: bool) -> float:
        return half_of_assignment(self.rules, new=new)


@dataclass
class ByAssignment:
    """The best assignment of each person to one of their candidates, cut into pairs; who is left over is matched with
    all pairs in view."""

    rules: Rules
    certain = False
    tries = (1, 1)

    def __post_init__(self) -> None:
        self.edges = candidates(self.rules, _MORE if self.rules.n <= _THOUSANDS else BEST)
        affinity = self.rules.affinity_of(self.edges)
        self._best = np.zeros(self.rules.n, np.int64)
        np.maximum.at(self._best, self.edges.a, affinity)
        np.maximum.at(self._best, self.edges.b, affinity)
        self._bound = np.inf

    def pairs(self, present: NDArray[np.bool_]) -> Numbers:
        partner, half = assigned(self.rules, self.edges.among(present), present)
        # Whoever is not present could add no more than their best candidate.
        self._bound = min(self._bound, half + float(self._best[~present].sum()))
        over = np.flatnonzero(present & (partner == NOBODY))
        if len(over) > _TOGETHER:
            self._pair_in_writing(partner, over)
            over = np.flatnonzero(present & (partner == NOBODY))
        if len(over) > 1:
            self._pair_with_all(partner, over)
        return partner

    def bound(self, new: bool) -> float:
        return self._bound / UNIT

    def _pair_in_writing(self, partner: Numbers, over: Numbers) -> None:
        pool = self.rules.pool.of(over)
        rules = Rules(pool, Affinity(pool), np.random.default_rng(len(over)))
        found, _ = assigned(rules, candidates(rules, in_writing=True), np.ones(pool.n, bool))
        paired = found != NOBODY
        partner[over[paired]] = over[found[paired]]

    def _pair_with_all(self, partner: Numbers, over: Numbers) -> None:
        """Of hundreds who are still over only as many as can be looked at together, with pairs for them to mix with."""
        some = over[:_TOGETHER]
        a, b = self._easiest_to_part(partner, some)
        mixing = max(0, _TOGETHER - len(some)) // 2
        people = np.concatenate((some, a[:mixing], b[:mixing]))
        every = self.rules.every(people)
        partner[people] = _best(self.rules, every)[people]

    def _easiest_to_part(self, partner: Numbers, over: Numbers) -> tuple[Numbers, Numbers]:
        """The pairs, those first that lose least when some of those who are over take the place of either in them."""
        a, b = pairs_of(partner)
        best = [np.full(len(a), -np.inf), np.full(len(a), -np.inf)]
        for one in over[:_ASKED]:
            for side, people in enumerate((a, b)):
                ones = np.full(len(people), one)
                level = self.rules.level(ones, people) - np.where(self.rules.may(ones, people), 0, self.rules.first)
                gain = self.rules.affinity.of(ones, people) + np.sign(level) * UNIT * 4.0
                np.maximum(best[side], gain, out=best[side])
        order = np.argsort(self.rules.affinity.of(a, b) - best[0] - best[1], kind="stable")
        half = len(order) // 2
        # Every other one by chance (people are in such an order), for where parting one pair alone frees nobody.
        order[: 2 * half] = np.stack((order[:half], np.sort(order[half : 2 * half])), axis=1).ravel()
        return a[order], b[order]


def _best(rules: Rules, edges: Edges) -> Numbers:
    return heaviest(rules.n, edges, rules.worth(edges))


def half_of_assignment(rules: Rules, *, new: bool) -> float:
    """Half the largest total of affinities when each person is assigned to another one, or nobody, over all pairs:
    those who may meet, or only those who never met and can call."""
    n = rules.n
    fit = rules.affinity.block(0, n, calls=new).astype(np.float64)
    who, whom = rules.barred() if new else rules.blocked()
    fit[who, whom] = -1
    np.fill_diagonal(fit, 0)
    row, to = linear_sum_assignment(np.where(fit < 0, -float(n * UNIT), fit), maximize=True)
    return float(fit[row, to].sum()) / 2 / UNIT
