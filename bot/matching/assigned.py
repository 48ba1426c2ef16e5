"""Pairs among thousands of people: the best assignment of each to another one, cut into pairs, and mended exactly.

An assignment gives everybody one other person, not always one another: it is a permutation, and its total is at least
twice that of any choice of pairs. Most of its cycles are of two people, who thereby are a pair of the best choice. A
longer cycle of even length falls into pairs in two ways; one of odd length leaves somebody over. These are few: they
are matched anew, with the pairs around them, by the exact algorithm.

The assignment is Jonker's and Volgenant's *A shortest augmenting path algorithm for dense and sparse linear assignment
problems* (Computing 38, 1987), as scipy has it. That fractional matchings are so nearly whole is the beginning of fast
exact codes too: Cook and Rohe, *Computing minimum-weight perfect matchings* (INFORMS Journal on Computing 11, 1999).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from bot.matching.blossom import NOBODY, heaviest
from bot.matching.pool import Numbers
from bot.matching.rules import AT_ONCE, Edges, Rules

AROUND: Final = 1_200
"""So many people are matched anew at once."""
_NEAR: Final = 12
"""So many candidates of each person whom a cycle leaves over are matched anew with them, and their partners."""
_STEPS: Final = (1, 2)
"""So far around is looked, and then farther around whoever still has nobody."""


def assigned(rules: Rules, edges: Edges, present: NDArray[np.bool_]) -> tuple[Numbers, float]:
    """The partner of each who is present, or :data:`NOBODY`: ``(n,)``. All edges are between people who are. With it
    half the assignment's affinity in ``UNIT``: no choice of pairs among these edges has more."""
    to, half = assignment(rules.n, edges.a, edges.b, rules.affinity_of(edges))
    partner = np.full(rules.n, NOBODY)
    people = np.arange(rules.n)
    mutual = (to[to] == people) & (to != people)
    partner[mutual] = to[mutual]
    cycles = _cycles(to, np.flatnonzero(present & ~mutual))
    for cycle in cycles:
        a, b = np.array(cycle), to[cycle]
        sides = rules.fit(a, b, rules.affinity.of(a, b)) if len(cycle) > 1 else a
        for one, other in _cut(cycle, sides.tolist()):
            partner[one], partner[other] = other, one
    _mend(rules, edges, partner, cycles)
    return partner, half


def assignment(n: int, a: Numbers, b: Numbers, affinity: Numbers) -> tuple[Numbers, float]:
    """To whom each person is assigned (to themselves: to nobody), and half the affinity of it all, in ``UNIT``. Lots
    are left out: with all fits different it takes twice as long."""
    people = np.arange(n)
    most = int(affinity.max(initial=0)) + 1
    costs = np.concatenate((most - affinity, most - affinity, np.full(n, most))).astype(np.float64)
    graph = csr_array((costs, (np.concatenate((a, b, people)), np.concatenate((b, a, people)))), (n, n))
    row, column = min_weight_full_bipartite_matching(graph)
    to = column[np.argsort(row)].astype(np.int64)
    return to, (n * most - float(np.asarray(graph[people, to]).sum())) / 2


def _cycles(to: Numbers, people: Numbers) -> list[list[int]]:
    """The cycles of these people, each from its lowest number on."""
    seen, found = set[int](), []
    for begin in people.tolist():
        cycle, at = [], begin
        while at not in seen:
            seen.add(at)
            cycle.append(at)
            at = int(to[at])
        if cycle:
            found.append(cycle)
    return found


def _cut(cycle: Sequence[int], sides: Sequence[int]) -> list[tuple[int, int]]:
    """The better way to cut a cycle into pairs of neighbours, by the fits from each to the next; an odd one leaves over
    whom it is best without."""
    n = len(cycle)
    if n < 2:
        return []
    if n % 2 == 0:
        begin = 0 if sum(sides[0::2]) >= sum(sides[1::2]) else 1
        return [(cycle[at], cycle[(at + 1) % n]) for at in range(begin, n, 2)]
    # Without the person at `begin`, pairs are at begin + 1, begin + 3 and so on: from one to the next two steps on.
    alternate = [sides[(2 * step + 1) % n] for step in range(n)]
    sums = np.cumsum([0, *alternate, *alternate])
    step = int(np.argmax(sums[n // 2 : n // 2 + n] - sums[:n]))
    begin = 2 * step % n
    return [(cycle[at % n], cycle[(at + 1) % n]) for at in range(begin + 1, begin + n, 2)]


def _mend(rules: Rules, edges: Edges, partner: Numbers, cycles: Iterable[Sequence[int]]) -> None:
    """Matches anew, with those around them, whom odd cycles left over. No step makes the whole worse. An even cycle
    needs none: the better of its two ways has at least half of it, and no choice of pairs has more."""
    if rules.n <= AT_ONCE:
        _match_anew(rules, edges, partner, range(rules.n))
        return
    near = _nearest(rules.n, edges)
    there = [person for cycle in cycles for person in cycle]
    for steps in _STEPS:
        around = set[int]()
        for person in there:
            if partner[person] == NOBODY:
                around |= _around(partner, near, person, steps)
            if len(around) >= AROUND:
                _match_anew(rules, edges, partner, around)
                around = set()
        if around:
            _match_anew(rules, edges, partner, around)


def _around(partner: Numbers, near: Numbers, person: int, steps: int) -> set[int]:
    """The best candidates of somebody, their partners, and the candidates of these, so many steps far."""
    found, last = {person}, [person]
    for _ in range(steps):
        last = _with_partner(partner, near[last].ravel().tolist())
        found.update(last)
    return found


def _with_partner(partner: Numbers, people: Iterable[int]) -> list[int]:
    there = [each for each in people if each != NOBODY]
    return there + [int(partner[each]) for each in there if partner[each] != NOBODY]


def _match_anew(rules: Rules, edges: Edges, partner: Numbers, people: Iterable[int]) -> None:
    """The best choice of pairs among these people, who are one another's partners or nobody's."""
    present = np.zeros(rules.n, bool)
    present[[*people]] = True
    some = edges.among(present)
    partner[present] = heaviest(rules.n, some, rules.worth(some))[present]


def _nearest(n: int, edges: Edges) -> Numbers:
    """The best candidates of each person, ``(n, _NEAR)``, or :data:`NOBODY`."""
    one, other = np.concatenate((edges.a, edges.b)), np.concatenate((edges.b, edges.a))
    order = np.lexsort((other, -np.concatenate((edges.fit, edges.fit)), one))
    one, other = one[order], other[order]
    place = np.arange(len(one)) - np.searchsorted(one, one)
    found = np.full((n, _NEAR), NOBODY)
    best = place < _NEAR
    found[one[best], place[best]] = other[best]
    return found
