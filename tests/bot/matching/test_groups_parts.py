"""What groups are made with: losses as they are said, keys that compare so, swaps that gain, late joiners."""

from __future__ import annotations

import ast
import pickle
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bot.matching
from bench.study_class import a_class
from bot.matching.criteria import Balance, Distribute, Novelty, Reason, pairs_among
from bot.matching.group_score import Score
from bot.matching.group_search import search
from bot.matching.group_sizes import sizes
from bot.matching.group_start import Shape
from bot.matching.groups import NO_PAIRS, group
from bot.matching.swaps import Hall
from tests.bot.matching.partitions import losses, pairs, some_criteria

QUICK = settings(max_examples=80, deadline=None, derandomize=True)


def groups_of(people: int) -> st.SearchStrategy[list[tuple[int, ...]]]:
    """Any groups, which may overlap."""
    one = st.lists(st.sampled_from(range(people)), min_size=1, max_size=5, unique=True).map(tuple)
    return st.lists(one, min_size=1, max_size=6)


@QUICK
@given(st.data(), st.integers(5, 12))
def test_losses_are_what_is_said_of_them_and_keys_compare_as_they_do(data: st.DataObject, people: int) -> None:
    criteria, blocks = data.draw(some_criteria(people)), data.draw(pairs(people))
    groups = data.draw(groups_of(people))
    score = Score(people, criteria, blocks, 8)
    seats = score.seated(groups, 8)
    found = [tuple(row) for row in score.losses(seats).tolist()]
    assert found == [losses((Novelty(blocks), *criteria), each, people) for each in groups]
    keys = score.keys(seats)
    order = np.argsort(keys, kind="stable")
    assert all(found[one] <= found[other] for one, other in pairwise(order))
    assert [key >= score.blocked for key in keys] == [bool(each[0]) for each in found]
    for each, row in zip(groups, found, strict=True):
        assert all(one <= each_.most(len(each)) for one, each_ in zip(row[1:], criteria, strict=True))


@QUICK
@given(st.data(), st.integers(2, 9))
def test_pairs_are_found_in_a_large_class_as_in_a_small_one(data: st.DataObject, people: int) -> None:
    known, seats = data.draw(pairs(people)), np.array(data.draw(groups_of(people).map(lambda found: found[:1]))).T
    with pytest.MonkeyPatch.context() as patched:
        dense = pairs_among(known, people)(seats)
        patched.setattr("bot.matching.criteria._DENSE", 0)
        assert (pairs_among(known, people)(seats) == dense).all()


@QUICK
@given(st.data(), st.integers(6, 20))
def test_a_turn_of_swaps_makes_nothing_worse_and_loses_nobody(data: st.DataObject, people: int) -> None:
    criteria, shape = data.draw(some_criteria(people)), Shape(sizes(people - 1, 3), 1)
    chance = np.random.default_rng(people)
    score = Score(people, criteria, NO_PAIRS, max(shape.sizes))
    seats = np.full(shape.taken.shape, people, np.intp)
    seats[shape.taken] = chance.permutation(people)
    hall = Hall(score, seats, np.arange(len(seats)) < len(shape.sizes), chance)
    for _ in range(4):
        before = sorted(hall.keys, reverse=True)
        order = chance.permutation(len(seats))
        half = len(seats) // 2
        hall.swap(order[:half], order[half : 2 * half])
        assert sorted(hall.keys, reverse=True) <= before
        assert (hall.keys == score.keys(hall.seats) * hall.judged).all()
        assert sorted(hall.seats[hall.seats < people]) == [*range(people)]
        filled = (hall.seats < people).sum(axis=1)
        assert sorted(filled[:-1]) == sorted(shape.sizes)
        assert filled[-1] == 1


def test_a_search_gains_on_chance_in_a_large_class() -> None:
    people, shape = 120, Shape(sizes(120, 4))
    score = Score(people, a_class(people), NO_PAIRS, 4)
    found = search(score, shape, np.random.default_rng(0))
    by_chance = np.random.default_rng(0).permutation(people).reshape(-1, 4)
    assert sorted(found.ravel()) == [*range(people)]
    assert score.losses(found)[:, 1].sum() == 0
    assert score.losses(found)[:, 2].mean() < 0.5 * score.losses(by_chance)[:, 2].mean()


def test_kicks_never_lose_what_was_found_and_find_more(monkeypatch: pytest.MonkeyPatch) -> None:
    people, shape = 24, Shape(sizes(24, 4))
    monkeypatch.setattr("bot.matching.group_search._SCANS", 0)
    monkeypatch.setattr("bot.matching.group_search._BEGINNINGS", 4)
    monkeypatch.setattr("bot.matching.group_search._SETTLE", 40)
    found = {}
    for kicks in (0, 8):
        monkeypatch.setattr("bot.matching.group_search._KICKS", kicks)
        for seed in range(4):
            score = Score(people, a_class(people, seed), NO_PAIRS, 4)
            keys = score.keys(search(score, shape, np.random.default_rng(seed)))
            found[kicks, seed] = sorted(keys.tolist(), reverse=True)
    assert all(found[8, seed] <= found[0, seed] for seed in range(4))
    assert any(found[8, seed] < found[0, seed] for seed in range(4))


def test_criteria_are_equal_when_what_they_hold_is_also_after_a_way_into_another_process() -> None:
    for one, again, another in zip(a_class(12), a_class(12), a_class(12, seed=1), strict=True):
        assert one == again == pickle.loads(pickle.dumps(one))
        assert one != another
    assert Distribute(np.zeros(3, int)) != Balance(np.zeros(3))
    assert Balance(np.array([np.nan])) == Balance(np.array([np.nan]))


def test_every_criterion_has_a_reason_of_its_own() -> None:
    assert sorted(each.reason for each in a_class(4)) == sorted(Reason)


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)


def test_matching_imports_nothing_of_ours_but_itself() -> None:
    ours = ("bot", "adapters", "cogs", "storage")
    modules = [*Path(bot.matching.__path__[0]).glob("*.py")]
    assert modules
    foreign = {
        name
        for each in modules
        for name in imports(each)
        if name.split(".")[0] in ours and not f"{name}.".startswith("bot.matching.")
    }
    assert foreign == set()


def test_scipy_waits_until_a_proof_needs_it() -> None:
    code = "import sys, bot.matching.groups as g; g.group(9); print('scipy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "False"


def test_all_wishes_met_is_proven_at_any_size() -> None:
    found = group(200, [Distribute(np.arange(200) % 4)])
    assert found.misses == ()
    assert found.exact
