"""Three people together where one would be left over: which three, so that the others can be paired well too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np

from bot.matching.blossom import NOBODY, pairs_of
from bot.matching.pool import Numbers
from bot.matching.rules import Edges, Rules, each_two
from bot.matching.ways import Way

ALL: Final = 15
"""Up to so many people every possible trio is tried, so that the choice is the best one for certain."""
_TRIPLES: Final = 64
"""Up to so many people every possible trio is looked at; among more, those who are one another's candidates."""
_FEW: Final = 10


@dataclass(frozen=True, slots=True)
class Choice:
    """Partners, :data:`NOBODY` for those in the trio and those left over, and the trio."""

    partner: Numbers
    trio: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True, order=True)
class Value:
    """How good a choice is, larger is better. A trio counts with half of its pairs, so all is in halves."""

    placed: int
    first: int
    level: int
    fit: int

    def is_best_level(self, n: int) -> bool:
        """Whether all of so many people meet somebody new whom they can call."""
        return self.placed == n and self.level == 0


def value(rules: Rules, choice: Choice) -> Value:
    """How good a choice is, by the order of :class:`~bot.matching.rules.Rules`."""
    a, b = pairs_of(choice.partner)
    first = rules.pool.comes_first
    placed = choice.partner != NOBODY
    level = 2 * int(rules.level(a, b).sum())
    fit = 2 * sum(rules.fit(a, b, rules.affinity.of(a, b)).tolist())
    if choice.trio:
        people = np.array([choice.trio])
        of_trio, doubled = rules.trio(people)
        placed = placed.copy()
        placed[people] = True
        level, fit = level + 2 * int(of_trio[0]), fit + int(doubled[0])
    return Value(int(placed.sum()), int((placed & first).sum()), level, fit)


def chosen(rules: Rules, way: Way) -> tuple[Choice, bool]:
    """The best choice of pairs, with a trio where that places one more, and whether it is the best for certain as far
    as the levels go."""
    if rules.n % 2 == 0 or rules.n < 3:
        pairs = Choice(way.pairs(np.ones(rules.n, bool)))
        its_value = value(rules, pairs)
        if its_value.placed == rules.n:
            return pairs, way.certain or its_value.level == 0
        return _with_trio(rules, way, pairs)
    return _with_trio(rules, way, None)


def _with_trio(rules: Rules, way: Way, pairs: Choice | None) -> tuple[Choice, bool]:
    """Tries trios, the most promising ones first, until one is as good as can be and the least number was tried.
    ``pairs``: the best ones without any, if they are known."""
    trios = _promising(rules, way)
    everything = way.certain and (rules.n <= ALL or (rules.n <= _TRIPLES and not len(trios)))
    least, most = (len(trios), len(trios)) if everything else way.tries
    tried = [*([pairs] if pairs else ()), *(_around(rules, way, trio) for trio in trios[:least].tolist())]
    best = _best_of(rules, tried) if tried else None
    if best and value(rules, best).is_best_level(rules.n):
        return best, True
    if best and best.trio and not way.certain:
        return best, False
    pairs = pairs or Choice(way.pairs(np.ones(rules.n, bool)))
    best = _best_of(rules, [*tried, pairs, *_attached(rules, pairs)])
    for trio in trios[least:most].tolist():
        if _as_good_as_can_be(rules, best, pairs):
            break
        best = _best_of(rules, [best, _around(rules, way, trio)])
    return best, everything or (way.certain and _as_good_as_can_be(rules, best, pairs))


def _around(rules: Rules, way: Way, trio: Sequence[int]) -> Choice:
    """The best choice with this trio."""
    others = np.ones(rules.n, bool)
    others[trio] = False
    one, other, third = trio
    return Choice(way.pairs(others), (one, other, third))


def _best_of(rules: Rules, choices: Iterable[Choice]) -> Choice:
    return max(choices, key=lambda each: value(rules, each))


def _as_good_as_can_be(rules: Rules, choice: Choice, pairs: Choice) -> bool:
    """Whether a choice is no worse in its levels than the best pairs without a trio. A trio without one of its people
    is a pair, so none leads to anything better; unless all three come first, and the pairs must place all but one."""
    ours, without = value(rules, choice), value(rules, pairs)
    come_first = int(rules.pool.comes_first.sum())
    return (
        ours.placed >= min(without.placed + 1, rules.n) and ours.first == come_first < 3 and ours.level >= without.level
    )


def _attached(rules: Rules, pairs: Choice) -> Iterator[Choice]:
    """One of those left over in the pair that suits best."""
    a, b = pairs_of(pairs.partner)
    over = np.flatnonzero(pairs.partner == NOBODY)
    third, place = np.divmod(np.arange(min(len(over), _TRIPLES) * len(a)), max(len(a), 1))
    people = np.stack((a[place], b[place], over[third]), axis=1)
    people = _possible(rules, people)
    if not len(people):
        return
    level, fit = rules.trio(people)
    gained = level - rules.level(people[:, 0], people[:, 1])
    first = rules.pool.comes_first[people[:, 2]]
    one, other, third = people[np.lexsort((fit, gained, first))[-1]].tolist()
    partner = pairs.partner.copy()
    partner[[one, other]] = NOBODY
    yield Choice(partner, (one, other, third))


def _promising(rules: Rules, way: Way) -> Numbers:
    """Trios that may be, ``(t, 3)``: the best levels first, and those that cost the others least."""
    edges = way.edges
    if rules.n <= _TRIPLES:
        people = np.array([*combinations(range(rules.n), 3)], np.int64)
    else:
        people = _triangles(rules.n, _leading(rules.n, edges))
    people = _possible(rules, people.reshape(-1, 3))
    best = np.zeros(rules.n, np.int64)
    np.maximum.at(best, edges.a, edges.fit)
    np.maximum.at(best, edges.b, edges.fit)
    level, fit = rules.trio(people)
    first = rules.pool.comes_first[people].sum(axis=1)
    return people[np.lexsort((fit - best[people].sum(axis=1), first, level))[::-1]]


def _possible(rules: Rules, people: Numbers) -> Numbers:
    """Those of which nobody was in a trio last time, and no two may not meet."""
    people = people[~rules.pool.was_in_trio[people].any(axis=1)]
    return people[np.logical_and.reduce([rules.may(a, b) for a, b in each_two(people)])]


def _leading(n: int, edges: Edges) -> Edges:
    """Of thousands of pairs those that are among the best few of somebody."""
    kept = np.zeros(len(edges), bool)
    for person in (edges.a, edges.b):
        order = np.lexsort((-edges.fit, -edges.level, person))
        kept[order[np.arange(len(order)) - np.searchsorted(person[order], person[order]) < _FEW]] = True
    return edges.where(kept)


def _triangles(n: int, edges: Edges) -> Numbers:
    """All threes of which each two are a pair here, ``(t, 3)``."""
    order = np.lexsort((edges.b, edges.a))
    a, b = edges.a[order], edges.b[order]
    begin, end = np.searchsorted(a, b), np.searchsorted(a, b, "right")
    many = end - begin
    one, other = np.repeat(a, many), np.repeat(b, many)
    third = b[np.repeat(begin - np.cumsum(many) + many, many) + np.arange(many.sum())]
    closed = np.isin(one * n + third, a * n + b)
    return np.stack((one[closed], other[closed], third[closed]), axis=1)
