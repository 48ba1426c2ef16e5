"""Cycles of an assignment, cut into pairs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.assigned import _cut, _cycles


def best(sides: Sequence[int]) -> int:
    """The largest sum of sides of which no two touch, with as many as fit."""
    n = len(sides)
    return max(
        sum(sides[at] for at in some)
        for some in combinations(range(n), n // 2)
        if all((one + 1) % n != other and (other + 1) % n != one for one, other in combinations(some, 2))
    )


@given(st.lists(st.integers(0, 50), min_size=3, max_size=11))
def test_a_cycle_is_cut_where_it_loses_least(sides: list[int]) -> None:
    n = len(sides)
    cycle = [10 * at for at in range(n)]
    pairs = _cut(cycle, sides)
    assert len({person for pair in pairs for person in pair}) == 2 * (n // 2)
    assert all(other == (one + 10) % (10 * n) for one, other in pairs)
    assert sum(sides[one // 10] for one, _ in pairs) == best(sides)


def test_nobody_alone_is_cut() -> None:
    assert _cut([4], [0]) == []


def test_cycles_are_told_apart() -> None:
    assert _cycles(np.array([1, 2, 0, 4, 3, 5]), np.array([0, 1, 2, 5])) == [[0, 1, 2], [5]]
