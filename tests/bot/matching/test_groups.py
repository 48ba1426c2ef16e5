"""Study groups: everybody in one of them, nobody with whom they must not be, and the worst one as good as it can be."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.study_class import a_class
from bot.matching import exact
from bot.matching.criteria import Criterion, Distribute, Gather, NeverAlone, Novelty, Reason, SharedHours
from bot.matching.group_score import Score
from bot.matching.group_sizes import Prefer, sizes
from bot.matching.group_start import Shape
from bot.matching.groups import NO_PAIRS, Grouped, Miss, group
from tests.bot.matching.partitions import (
    HOURS,
    best_possible,
    blocked,
    every_partition,
    never_alone,
    pairs,
    some_criteria,
    worst_first,
)

QUICK = settings(max_examples=50, deadline=None, derandomize=True)


def everybody_once(found: Grouped, people: int) -> bool:
    return sorted([each for members in found.groups for each in members] + [*found.unplaced]) == [*range(people)]


def as_sizes(found: Grouped) -> list[int]:
    return sorted((len(each) for each in found.groups), reverse=True)


@QUICK
@given(st.data(), st.integers(0, 9), st.integers(3, 5))
def test_no_partition_of_a_small_class_is_better_in_any_group_from_the_worst_on(
    data: st.DataObject, people: int, size: int
) -> None:
    criteria, blocks = data.draw(some_criteria(people)), data.draw(pairs(people))[: people // 2]
    best = best_possible(people, size, criteria, blocks)
    found = group(people, criteria, size=size, blocks=blocks)
    assert everybody_once(found, people)
    assert not any(blocked(each, blocks) for each in found.groups)
    assert found.exact
    if best is not None:
        assert found.unplaced == ()
        assert as_sizes(found) == [*sizes(people, size)]
        assert worst_first(criteria, found.groups, people) == best
        assert found.worst == (best[0] if best else ())
        assert found.proven == len(found.groups)
    else:
        assert found.unplaced
        assert as_sizes(found) == [*sizes(people - len(found.unplaced), size)]


@QUICK
@given(st.data(), st.integers(5, 9))
def test_nobody_is_alone_who_does_not_wish_it_whenever_that_can_be(data: st.DataObject, people: int) -> None:
    wish = data.draw(never_alone(people))
    others = data.draw(some_criteria(people))[:2]
    possible = any(
        not any(worst_first([wish], groups, people)[0]) for groups in every_partition(range(people), sizes(people, 3))
    )
    found = group(people, [wish, *others], size=3)
    alone = [miss for miss in found.misses if miss.reason is Reason.ALONE and miss.criterion == 0]
    assert (not alone) == possible


@settings(max_examples=2, deadline=None, derandomize=True)
@given(st.data(), st.integers(20, 60), st.integers(3, 8), st.sampled_from(Prefer))
def test_a_larger_class_is_grouped_as_wished_and_again_the_same(
    data: st.DataObject, people: int, size: int, prefer: Prefer
) -> None:
    blocks = data.draw(pairs(people))[:5]
    asked: dict[str, Any] = {"size": size, "prefer": prefer, "blocks": blocks, "seed": people, "seconds": 0}
    found = group(people, a_class(people), **asked)
    assert everybody_once(found, people)
    assert not any(blocked(each, blocks) for each in found.groups)
    assert found.unplaced or as_sizes(found) == [*sizes(people, size, prefer)]
    assert group(people, a_class(people), **asked) == found


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.data(), st.integers(3, 7))
def test_as_few_are_left_out_as_can_be(data: st.DataObject, people: int) -> None:
    every = [*combinations(range(people), 2)]
    blocks = np.array(data.draw(st.lists(st.sampled_from(every), min_size=people)))
    found = group(people, blocks=blocks, size=3)
    fewer = (
        groups
        for aside in range(len(found.unplaced))
        for placed in combinations(range(people), people - aside)
        if len(placed) >= 3
        for groups in every_partition(placed, sizes(len(placed), 3))
        if not any(blocked(each, blocks) for each in groups)
    )
    assert next(fewer, None) is None
    assert not any(blocked(each, blocks) for each in found.groups)


@pytest.mark.parametrize(("people", "groups"), [(0, []), (1, [1]), (2, [2]), (3, [3]), (5, [5]), (6, [3, 3])])
def test_very_few_people_are_one_group_or_two(people: int, groups: list[int]) -> None:
    found = group(people)
    assert as_sizes(found) == groups
    assert found.unplaced == ()
    assert found.exact


@pytest.mark.parametrize("people", [2, 3, 5, 24])
def test_where_everybody_blocks_everybody_nobody_is_placed(people: int) -> None:
    found = group(people, blocks=np.array([*combinations(range(people), 2)]))
    assert found == Grouped((), (*range(people),), (), (), 0)


def test_only_whom_nobody_may_meet_is_left_out() -> None:
    blocks = np.array([(7, each) for each in range(16) if each != 7])
    found = group(16, [Distribute(np.arange(16) % 4)], blocks=blocks)
    assert found.unplaced == (7,)
    assert as_sizes(found) == [*sizes(15, 4)]
    assert found.exact


def test_in_a_class_too_large_for_a_proof_only_whom_nobody_may_meet_is_left_out() -> None:
    blocks = np.array([(7, each) for each in range(100) if each != 7])
    found = group(100, blocks=blocks)
    assert found.unplaced == (7,)
    assert not found.exact


def test_nobody_with_common_hours_is_still_in_a_group_that_says_so() -> None:
    free = np.eye(9, HOURS, dtype=bool)
    found = group(9, [SharedHours(free)], size=3)
    assert everybody_once(found, 9)
    assert found.misses == tuple(Miss(each, 0, Reason.FEW_HOURS, 4, 4) for each in range(3))
    assert found.worst == (4,)
    assert found.exact


def test_who_gave_no_hours_constrains_nobody() -> None:
    free = np.zeros((9, HOURS), bool)
    free[:6, :4] = True
    assert group(9, [SharedHours(free)], size=3).misses == ()


def test_what_comes_first_is_never_outweighed() -> None:
    language, level = np.array([0, 0, 0, 1, 1, 1]), np.array([0, 1, 2, 0, 0, 0])
    met = Novelty(np.array([*combinations(range(3), 2), *combinations(range(3, 6), 2)]))
    gathered = group(6, [Gather(language), Distribute(level), met], size=3)
    assert gathered.groups == ((0, 1, 2), (3, 4, 5))
    assert {miss.criterion for miss in gathered.misses} == {1, 2}
    new = group(6, [met, Gather(language)], size=3)
    assert new.worst == (1, 1)


def test_never_alone_counts_only_those_who_allowed_it() -> None:
    allowed = np.array([[True], [True]] + [[False]] * 4)
    together = Novelty(np.array([(0, 1)]))
    first = group(6, [NeverAlone(allowed), together], size=3)
    assert any({0, 1} <= {*each} for each in first.groups)
    assert first.worst == (0, 1)
    nobody_asked = group(6, [NeverAlone(np.zeros((6, 1), bool)), together], size=3)
    assert nobody_asked.worst == (0, 0)


def test_what_nothing_speaks_for_is_left_to_chance() -> None:
    assert len({group(12, seed=seed).groups for seed in range(5)}) == 5
    assert len({group(12, [Novelty(NO_PAIRS)], seed=seed).groups for seed in range(5)}) == 5


@pytest.mark.parametrize(
    ("asked", "criteria"),
    [
        ({"size": 2}, []),
        ({"size": 9}, []),
        ({"blocks": np.array([(0, 6)])}, []),
        ({"blocks": np.array([(1, 1)])}, []),
        ({}, [Gather(np.zeros(5, int))]),
        ({}, [SharedHours(np.ones((6, HOURS), bool), HOURS + 1)]),
        ({}, [Novelty(np.array([(0, -1)]))]),
        ({}, [Distribute(np.zeros(6, int))] * 20),
    ],
)
def test_what_does_not_fit_is_refused(asked: dict[str, Any], criteria: list[Criterion]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # each says what in its own words
        group(6, criteria, **asked)


@pytest.mark.parametrize("seed", range(3))
def test_a_proof_finds_what_a_bad_beginning_misses(seed: int) -> None:
    people, criteria = 12, a_class(12, seed)
    score, shape = Score(people, criteria, NO_PAIRS, 4), Shape(sizes(people, 4))
    start = np.arange(12).reshape(3, 4)
    found, proven = exact.proven(exact.columns(score, shape), start, 60)
    assert proven == 3
    assert worst_first(criteria, [tuple(row) for row in found.tolist()], people) == best_possible(
        people, 4, criteria, []
    )
    assert exact.proven(exact.columns(score, shape), start, 0)[1] == 0


@given(st.integers(0, 5000), st.integers(3, 8), st.sampled_from(Prefer))
def test_sizes_differ_by_one_and_are_from_three_to_eight(people: int, wished: int, prefer: Prefer) -> None:
    found = sizes(people, wished, prefer)
    assert sum(found) == people
    assert all(larger >= smaller for larger, smaller in pairwise(found))
    assert max(found, default=0) - min(found, default=0) <= 1
    assert all(3 <= each <= 8 for each in found) or people < 3
    if people % wished == 0:
        assert {*found} <= {wished}


@pytest.mark.parametrize(
    ("people", "wished", "prefer", "expected"),
    [
        (23, 4, Prefer.NEAREST, (4, 4, 4, 4, 4, 3)),
        (21, 4, Prefer.NEAREST, (5, 4, 4, 4, 4)),
        (22, 4, Prefer.NEAREST, (5, 5, 4, 4, 4)),
        (23, 4, Prefer.LARGER, (5, 5, 5, 4, 4)),
        (21, 4, Prefer.SMALLER, (4, 4, 4, 3, 3, 3)),
        (5, 4, Prefer.SMALLER, (5,)),
        (9, 8, Prefer.LARGER, (5, 4)),
    ],
)
def test_sizes_are_as_preferred(people: int, wished: int, prefer: Prefer, expected: tuple[int, ...]) -> None:
    assert sizes(people, wished, prefer) == expected
