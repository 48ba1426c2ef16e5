"""Pairs of a round: who is placed with whom, beside every choice that there is, and by rule in larger classes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.pairing import a_class
from bot.matching.affinity import UNIT, Affinity
from bot.matching.candidates import candidates
from bot.matching.pairs import match
from bot.matching.pool import Pool
from bot.matching.round import Matched, Why
from bot.matching.rules import Rules
from tests.bot.matching.brute import Brute
from tests.bot.matching.pools import alike, pools

SEEDS = st.integers(0, 2**63)


def placed(matched: Matched) -> list[int]:
    return sorted(person for group in matched.groups for person in group)


def holds(pool: Pool, matched: Matched) -> None:
    """What is true of every round."""
    brute = Brute(pool)
    left = [person for person, _ in matched.unplaced]
    assert sorted(placed(matched) + left) == [*range(pool.n)]
    assert [len(group) for group in matched.groups if len(group) != 2] in ([], [3])
    assert all(brute.may(group) for group in matched.groups)
    assert matched.groups == tuple(sorted(tuple(sorted(group)) for group in matched.groups))
    assert [at for at, group in enumerate(matched.groups) if brute.repeats(group)] == [*matched.repeats]
    assert [at for at, group in enumerate(matched.groups) if not brute.can_call(group)] == [*matched.in_writing]
    assert matched.total == pytest.approx(float(brute.total(matched.groups)))
    assert matched.total <= matched.bound + 1e-9
    if matched.exact:
        assert matched.total == matched.bound


@settings(max_examples=60, deadline=None)
@given(pools(7), SEEDS)
def test_no_choice_of_few_people_is_better(pool: Pool, seed: int) -> None:
    matched = match(pool, seed)
    holds(pool, matched)
    brute = Brute(pool)
    assert brute.worth(matched.groups) == max(map(brute.worth, brute.choices()))
    assert matched.fewest
    assert matched.exact


NINE = [*combinations(range(9), 2)]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=len(NINE), max_size=len(NINE)), SEEDS)
def test_of_nine_people_as_few_as_can_be_meet_again_counted_by_twos(ago: list[int], seed: int) -> None:
    """A trio in which three met each other is three repeats, not one."""
    last = {two: each for two, each in zip(NINE, ago, strict=True) if each}
    pool = alike(9, met=[*last], met_ago=[*last.values()])
    matched, brute = match(pool, seed), Brute(pool)

    def again(groups: Iterable[tuple[int, ...]]) -> int:
        return sum(tuple(sorted(two)) in last for each in groups for two in combinations(each, 2))

    assert len(placed(matched)) == 9
    assert again(matched.groups) == min(map(again, (each for each in brute.choices() if sum(map(len, each)) == 9)))


@settings(max_examples=60, deadline=None)
@given(pools(8), SEEDS, st.sampled_from(["exactly", "candidates", "assignment"]))
def test_every_way_places_people_by_the_rules_and_what_it_says_is_certain_is(pool: Pool, seed: int, way: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.matching.ways.EXACT", 300 if way == "exactly" else -1)
        patch.setattr("bot.matching.ways.CERTAIN", -1 if way == "assignment" else 1_000)
        patch.setattr("bot.matching.pairs.EXACT", 300 if way == "exactly" else -1)
        for module in ("trio", "pairs"):
            patch.setattr(f"bot.matching.{module}.ALL", -1)
        matched = match(pool, seed)
    holds(pool, matched)
    brute = Brute(pool)
    best, ours = max(map(brute.worth, brute.choices())), brute.worth(matched.groups)
    if matched.fewest:
        assert ours[:-1] == best[:-1]
    if matched.exact:
        assert ours == best
    if way != "assignment" and pool.n % 2 == 0 and not matched.unplaced:
        assert matched.fewest


@settings(max_examples=20, deadline=None)
@given(pools(12), SEEDS)
def test_the_same_seed_gives_the_same_groups(pool: Pool, seed: int) -> None:
    assert match(pool, seed) == match(replace(pool), seed)


def test_the_same_seed_gives_the_same_groups_in_another_process() -> None:
    asked = "from bench.pairing import a_class; from bot.matching.pairs import match"
    asked += "; print([match(a_class(n, 3), 5) for n in (81, 401, 1_050)])"
    runs = [
        subprocess.run(
            [sys.executable, "-c", asked],
            env={"PYTHONPATH": ".", "PYTHONHASHSEED": seed, "OPENBLAS_NUM_THREADS": seed},
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != b""


def test_another_seed_settles_ties_otherwise() -> None:
    found = {match(alike(10), seed).groups for seed in range(20)}
    assert len(found) > 10


def test_nobody_alone_and_nobody_at_all() -> None:
    assert match(alike(0), 1) == Matched(())
    assert match(alike(1), 1) == Matched((), ((0, Why.ALONE),))


def test_two_meet_again_and_again_since_there_is_nobody_else() -> None:
    matched = match(alike(2, met=[(0, 1)]), 1)
    assert (matched.groups, matched.repeats, matched.fewest) == (((0, 1),), (0,), True)


def test_two_who_block_each_other_are_told() -> None:
    matched = match(alike(2, blocks=[(1, 0)]), 1)
    assert (matched.groups, matched.unplaced) == ((), ((0, Why.BLOCKED), (1, Why.BLOCKED)))


def test_where_nobody_shares_hours_all_meet_in_writing() -> None:
    matched = match(alike(4, [[0, 1], [2, 3], [4, 5], [6, 7]]), 1)
    assert len(matched.groups) == 2
    assert matched.in_writing == (0, 1)
    assert not matched.unplaced


def test_whoever_gave_no_hours_can_call_anybody() -> None:
    assert match(alike(2, [[], [3]]), 1).in_writing == ()


def test_writing_to_somebody_new_comes_before_a_call_with_somebody_known_and_a_call_before_writing() -> None:
    early, late = [0, 1], [8, 9]
    known = [(0, 1), (2, 3)]
    matched = match(alike(4, [early, early, late, late], met=known), 1)
    assert (matched.repeats, matched.in_writing) == ((), (0, 1))
    everybody = [*combinations(range(4), 2)]
    matched = match(alike(4, [early, early, late, late], met=everybody, met_ago=[1, 9, 9, 9, 9, 1]), 1)
    assert (matched.groups, matched.repeats, matched.in_writing) == (((0, 1), (2, 3)), (0, 1), ())


def test_somebody_new_comes_before_somebody_who_suits() -> None:
    pool = alike(4, tags=[[1], [1], [2], [2]], met=[(0, 1), (2, 3)])
    assert match(pool, 1).repeats == ()
    assert match(
        replace(pool, met=np.zeros((0, 2), np.int64), met_ago=np.zeros(0, np.int64)), 1
    ).total == pytest.approx(0.9, abs=0.01)


def test_of_repeats_the_longest_ago_come_first() -> None:
    met = [*combinations(range(4), 2)]  # 0-1 0-2 0-3 1-2 1-3 2-3
    assert match(alike(4, met=met, met_ago=[2, 9, 1, 1, 8, 2]), 1).groups == ((0, 2), (1, 3))
    assert match(alike(4, met=met * 2, met_ago=[9, 5, 9, 9, 5, 9, 1, 9, 9, 9, 9, 1]), 1).groups == ((0, 3), (1, 2))


def test_an_odd_person_makes_a_trio_and_nobody_is_in_one_twice_running() -> None:
    last = match(alike(5), 1)
    (three,) = (group for group in last.groups if len(group) == 3)
    then = match(alike(5, last_trio=three), 1)
    assert [len(group) for group in then.groups] == [2, 2]  # two people are too few for another trio
    assert [why for _, why in then.unplaced] == [Why.ODD]
    (left,) = (person for person, _ in then.unplaced)
    assert left in placed(match(alike(5, first=[left]), 1))


def test_who_comes_first_is_placed_before_others() -> None:
    for person in range(5):
        matched = match(alike(5, first=[person], last_trio=range(5)), person)
        assert len(matched.unplaced) == 1
        assert person in placed(matched)


def test_who_comes_first_is_placed_though_they_met_all_others_whom_their_candidates_leave(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.matching.ways.EXACT", -1)
    monkeypatch.setattr("bot.matching.trio.ALL", -1)
    matched = match(alike(3, met=[(0, 1), (0, 2)], first=[0], last_trio=[0]), 1)
    assert 0 in placed(matched)
    assert len(matched.repeats) == 1


def test_who_cannot_be_placed_since_all_others_are_needed_elsewhere_is_told_so() -> None:
    star = [*combinations((1, 2, 3), 2)]
    matched = match(alike(4, blocks=star), 1)
    assert len(matched.groups) == 1
    assert [why for _, why in matched.unplaced] == [Why.TAKEN, Why.TAKEN]


@pytest.mark.parametrize(("n", "met_rounds"), [(40, 30), (301, 20), (640, 3)])
def test_no_repeat_while_one_can_be_avoided_in_classes_that_met_often(n: int, met_rounds: int) -> None:
    """Rounds as a tournament has them: pairs of a circle that turns. So a matching without a repeat is left."""
    even = n + n % 2
    circle = [
        (min(a, b), max(a, b))
        for turn in range(met_rounds)
        for a, b in [
            (turn, even - 1),
            *(((turn + k) % (even - 1), (turn - k) % (even - 1)) for k in range(1, even // 2)),
        ]
    ]
    met = np.array([pair for pair in circle if pair[1] < n])
    pool = a_class(n, 1, asks_hours=0, met=met, met_ago=np.ones(len(met), np.int64))
    matched = match(pool, 1)
    holds(pool, matched)
    assert matched.repeats == ()
    assert matched.fewest
    assert not matched.unplaced


def test_thousands_are_placed_in_writing_where_hours_keep_them_apart() -> None:
    """The last 500 share hours with nobody."""
    n = 1_500
    pool = alike(n, [[person % 4, 10] if person < 1_000 else [100 + person % 60] for person in range(n)], asks_hours=1)
    lonely = replace(pool, asks_hours=2)
    matched = match(lonely, 1)
    assert placed(matched) == [*range(n)]
    assert all(max(matched.groups[at]) >= 1_000 for at in matched.in_writing)
    assert len(matched.in_writing) <= 260


def test_a_large_odd_class_has_one_trio_and_is_near_its_bound() -> None:
    pool = a_class(2_201, 4)
    matched = match(pool, 9)
    assert placed(matched) == [*range(2_201)]
    assert [len(group) for group in matched.groups].count(3) == 1
    assert not matched.repeats
    assert matched.bound_of_candidates
    assert matched.total > 0.995 * matched.bound


def test_hundreds_are_as_good_as_can_be() -> None:
    matched = match(a_class(200, 2), 3)
    assert matched.exact
    beside = match(a_class(640, 2), 3)
    assert beside.total > 0.999 * beside.bound


@settings(max_examples=30, deadline=None)
@given(pools(9))
def test_an_affinity_is_the_mean_of_four_likenesses_whichever_way_it_is_asked_for(pool: Pool) -> None:
    affinity = Affinity(pool)
    one, other = np.indices((pool.n, pool.n)).reshape(2, -1)
    block = affinity.block(0, pool.n, calls=False)
    assert (block.ravel() == affinity.of(one, other)).all()
    given_weights = pool.weights
    weights = np.array([given_weights.interests, given_weights.hours, given_weights.language, given_weights.ways])
    for a, b in combinations(range(pool.n), 2):
        tags = [{*pool.interests[pool.interests_from[p] : pool.interests_from[p + 1]].tolist()} for p in (a, b)]
        likeness = [
            len(tags[0] & tags[1]) / max(1, len(tags[0]) * len(tags[1])) ** 0.5,
            min(affinity.shared(np.array([a]), np.array([b]))[0], 8) / 8,
            pool.language[a] == pool.language[b] >= 0,
            np.mean([x == y >= 0 for x, y in zip(pool.ways[a], pool.ways[b], strict=True)]),
        ]
        assert block[a, b] / UNIT == pytest.approx(np.dot(weights, likeness) / (weights.sum() or 1), abs=0.02)


def test_candidates_are_the_best_new_partners_of_each() -> None:
    n, best = 700, 20
    pool = a_class(n, 8, met=np.array([[0, each] for each in range(1, 30)]), met_ago=np.ones(29, np.int64))
    affinity = Affinity(pool)
    found = candidates(Rules(pool, affinity, np.random.default_rng(1)), best)
    theirs = {*zip(found.a.tolist(), found.b.tolist(), strict=True)}
    assert not any((0, each) in theirs for each in range(1, 30))
    everybody = np.arange(n)
    for person in (0, 1, 350, 699):
        others = everybody[(everybody != person) & ((person != 0) | (everybody >= 30))]
        others = others[(others != 0) | (person >= 30) | (person == 0)]
        mine = np.full(len(others), person)
        can = affinity.shared(mine, others) >= pool.asks_hours
        fits = np.sort(affinity.of(mine[can], others[can]))[::-1]
        certain = others[can][affinity.of(mine[can], others[can]) > fits[best]]
        assert {(min(person, each), max(person, each)) for each in certain.tolist()} <= theirs
    assert best * n / 2 <= len(found) < 1.2 * best * n


def test_rare_interests_count_as_much_as_common_ones() -> None:
    tags = [[*range(4 * person, 4 * person + 4)] for person in range(100)] * 2
    pool = alike(200, tags=tags)
    matched = match(pool, 1)
    assert matched.groups == tuple((person, person + 100) for person in range(100))


def test_pools_that_do_not_fit_together_are_refused() -> None:
    pool = alike(3)
    for wrong in (
        {"language": np.zeros(2, np.int32)},
        {"blocks": np.array([[1, 3]])},
        {"met": np.array([[1, 1]]), "met_ago": np.array([1])},
        {"met": np.array([[1, 2]]), "met_ago": np.array([0])},
        {"interests_from": np.array([0, 0, 1, 0])},
        {"asks_hours": 169},
    ):
        with pytest.raises(ValueError, match=next(iter(wrong))):
            replace(pool, **wrong)
