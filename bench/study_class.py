"""A class as there may be, to put into groups: what its people told, by chance from a seed."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from bot.matching.criteria import Affinity, Balance, Criterion, Distribute, Gather, NeverAlone, Novelty, SharedHours


def a_class(people: int, seed: int = 0) -> tuple[Criterion, ...]:
    """Seven criteria over a class: two minorities, free hours in three time zones, one language of most and two of few,
    four kinds of skill, three earlier terms of groups, a level, and three interests of twenty."""
    chance = np.random.default_rng(seed)
    free = np.zeros((people, 168), bool)
    for each in range(people):
        begins = np.where(chance.random(7) < 0.6, chance.integers(15, 20, 7), chance.integers(8, 18, 7))
        begins += chance.choice([0, 0, 0, 0, 6, 8])  # their time zone
        for day in np.flatnonzero(chance.random(7) < 0.8):
            free[each, (24 * day + begins[day] + np.arange(chance.integers(2, 7))) % 168] = True
    met = [pair for _ in range(3) for four in np.array_split(chance.permutation(people), max(1, people // 4))
           for pair in combinations(four.tolist(), 2)]  # fmt: skip
    interests = np.zeros((people, 20), bool)
    for row in interests:
        row[chance.choice(20, 3, replace=False)] = chance.random() < 0.9
    return (
        NeverAlone(chance.random((people, 2)) < [0.2, 0.08]),
        SharedHours(free),
        Gather(chance.choice(3, people, p=[0.8, 0.15, 0.05])),
        Distribute(chance.choice(4, people)),
        Novelty(np.array(met, np.intp).reshape(-1, 2)),
        Balance(chance.normal(size=people)),
        Affinity(interests),
    )
