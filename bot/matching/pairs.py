"""Pairs for a round: everybody meets somebody new who suits them, as far as that can be."""

from __future__ import annotations

from itertools import combinations
from typing import Final

import numpy as np

from bot.matching.affinity import UNIT, Affinity
from bot.matching.blossom import NOBODY, pairs_of
from bot.matching.pool import Numbers, Pool
from bot.matching.round import Matched, Why
from bot.matching.rules import Rules
from bot.matching.trio import ALL, Choice, chosen, value
from bot.matching.ways import CERTAIN, EXACT, Way, way_for

_HALF_A_STEP: Final = 1 / (4 * UNIT)


def match(pool: Pool, seed: int) -> Matched:
    """The best groups that there are, in this order: the most people placed, among them the most of those who come
    first; the fewest repeats; the fewest groups that must meet in writing; repeats longest ago; the largest total
    affinity. Where all this is the same, ``seed`` decides: the same one in the same way, whatever the machine.

    Up to 300 people, all pairs are looked at. Up to 1,000, each one's best candidates are, and no less is certain but
    for the total affinity; see :attr:`Matched.fewest`. Beyond that candidates are people who never met and can call;
    who is left over is matched with all pairs in view, a few hundred at a time. An odd person makes a pair a trio.
    """
    if pool.n < 2:
        return Matched((), tuple((person, Why.ALONE) for person in range(pool.n)))
    chance = np.random.default_rng(seed)
    # In an order of chance, so that nobody is ever preferred for standing early in a list.
    order = chance.permutation(pool.n)
    shuffled = pool.of(order)
    rules = Rules(shuffled, Affinity(shuffled), chance)
    way = way_for(rules)
    choice, fewest = chosen(rules, way)
    return _told(rules, way, choice, fewest, order)


def _told(rules: Rules, way: Way, choice: Choice, fewest: bool, order: Numbers) -> Matched:
    """What was chosen, in the numbers of the pool that was given."""
    found = np.stack(pairs_of(choice.partner), axis=1)
    repeats = (rules.ago(*found.T) > 0).tolist()
    writing = (rules.affinity.shared(*found.T) < rules.affinity.asks).tolist()
    groups = [tuple(sorted(pair)) for pair in order[found].tolist()]
    fits = int(rules.affinity.of(*found.T).sum()) / UNIT
    if choice.trio:
        one, other, third = trio = np.array(choice.trio)
        a, b = np.array((one, one, other)), np.array((other, third, third))
        repeats.append(bool((rules.ago(a, b) > 0).any()))
        writing.append(not rules.affinity.all_can_call(trio[None])[0])
        groups.append(tuple(sorted(order[trio].tolist())))
        fits += int(rules.affinity.of(a, b).sum()) / UNIT / 2
    ranked = sorted(range(len(groups)), key=groups.__getitem__)
    unplaced = _unplaced(rules, choice)
    bound, exact = _bounded(rules, way, choice, fewest, fits)
    return Matched(
        groups=tuple(groups[at] for at in ranked),
        unplaced=tuple(sorted((int(order[person]), why) for person, why in unplaced)),
        repeats=tuple(place for place, at in enumerate(ranked) if repeats[at]),
        in_writing=tuple(place for place, at in enumerate(ranked) if writing[at]),
        total=fits,
        bound=bound,
        bound_of_candidates=not way.certain,
        fewest=fewest,
        exact=exact,
    )


def _bounded(rules: Rules, way: Way, choice: Choice, fewest: bool, total: float) -> tuple[float, bool]:
    """A bound of the total, and whether the total is the largest one."""
    over = int((choice.partner == NOBODY).sum())
    if rules.n <= ALL or (rules.n <= EXACT and over == 0):
        return total, True
    bound = way.bound(new=value(rules, choice).level == 0)
    if not way.certain:
        bound += _beyond(rules, way, choice)
    exact = fewest and rules.n <= CERTAIN and bound - total < _HALF_A_STEP
    return (total if exact else bound), exact


def _beyond(rules: Rules, way: Way, choice: Choice) -> float:
    """What pairs bring to the total that are nobody's candidates."""
    pairs = [np.stack(pairs_of(choice.partner), axis=1), np.sort([*combinations(choice.trio or (), 2)]).reshape(-1, 2)]
    found = 0.0
    for (a, b), share in zip((each.astype(np.int64).T for each in pairs), (1.0, 0.5), strict=True):
        beyond = ~np.isin(a * rules.n + b, way.edges.a * rules.n + way.edges.b)
        found += share * int(rules.affinity.of(a[beyond], b[beyond]).sum()) / UNIT
    return found


def _unplaced(rules: Rules, choice: Choice) -> list[tuple[int, Why]]:
    over = sorted({*np.flatnonzero(choice.partner == NOBODY).tolist()} - {*(choice.trio or ())})
    blocked = np.bincount(rules.blocked()[0], minlength=rules.n)
    odd = len(over) == 1 and rules.n % 2 == 1
    return [
        (person, Why.BLOCKED if blocked[person] == rules.n - 1 else Why.ODD if odd else Why.TAKEN) for person in over
    ]
