"""Study groups of classes as there may be, beside chance and what else one might group them with."""

from __future__ import annotations

import asyncio
import time
from typing import Any, Final

import networkx as nx  # type: ignore[import-untyped]
import numpy as np

from bench.pausing import latest
from bench.study_class import a_class
from bot.matching import exact
from bot.matching.criteria import Criterion, Reason, Seats
from bot.matching.group_score import Score
from bot.matching.group_search import search
from bot.matching.group_sizes import MOST, sizes
from bot.matching.group_start import Shape
from bot.matching.groups import NO_PAIRS, Grouped, group
from bot.pool import Pool

SIZE: Final = 4


def small(people: int, classes: int) -> dict[str, Any]:
    """Of so many classes: in how many the worst group is worse than the optimum, for each way of grouping; and the
    seconds of processor time that ours took for each. ``people`` are a multiple of 4."""
    ways = {"ours": 0, "search": 0, "pairs": 0, "shuffle": 0}
    took, unproven = [], 0
    for seed in range(classes):
        criteria, chance = a_class(people, seed), np.random.default_rng(seed)
        score, shape = Score(people, criteria, NO_PAIRS, MOST), Shape(sizes(people, SIZE))
        began = time.process_time()
        ours = group(people, criteria, size=SIZE, seed=seed)
        took.append(time.process_time() - began)
        unproven += not ours.exact
        found = {
            "ours": score.seated(ours.groups, SIZE),
            "search": search(score, shape, chance),
            "pairs": _pairs_of_pairs(score),
            "shuffle": chance.permutation(people).reshape(-1, SIZE),
        }
        best = _least_worst(score, shape, float(score.keys(found["ours"]).max()))
        for way, seats in found.items():
            ways[way] += bool(score.keys(seats).max() > best)
    return {**ways, "took": took, "unproven": unproven}


def _least_worst(score: Score, shape: Shape, known: float) -> float:
    """The optimum of the worst key: from one that is known, groups are limited to better ones until none are left that
    make a partition."""
    every = exact.columns(score, shape)
    while (found := exact.partition(every.only(every.keys < known), 300)) is not None:
        known = float(score.keys(found).max())
    return known


def _pairs_of_pairs(score: Score) -> Seats:
    """Groups of 4 as networkx makes them: the matching of least total loss, and once more with its pairs."""
    units = [[each] for each in range(score.people)]
    while len(units[0]) < SIZE:
        edges = [(a, b) for b in range(len(units)) for a in range(b)]
        keys = score.keys(score.seated([[*units[a], *units[b]] for a, b in edges], SIZE))
        graph = nx.Graph()
        graph.add_weighted_edges_from((a, b, int(key)) for (a, b), key in zip(edges, keys, strict=True))
        units = [[*units[a], *units[b]] for a, b in nx.min_weight_matching(graph)]
    return np.array(units)


def large(people: int, runs: int) -> dict[str, Any]:
    """Seconds of processor time, and what groups come to, ours and by chance."""
    criteria = a_class(people)
    took, ours = [], group(4, seconds=0)
    for seed in range(runs):
        began = time.process_time()
        ours = group(people, criteria, size=SIZE, seed=seed)
        took.append(time.process_time() - began)
    by_chance = np.random.default_rng(0).permutation(people)
    shuffled = tuple(tuple(each.tolist()) for each in np.array_split(by_chance, max(1, people // SIZE)))
    if sorted(each for members in ours.groups for each in members) != [*range(people)]:
        raise RuntimeError("somebody is in no group or in two")
    return {
        "took": took,
        "ours": _missing(people, criteria, ours.groups),
        "shuffle": _missing(people, criteria, shuffled),
    }


def _missing(people: int, criteria: tuple[Criterion, ...], groups: tuple[tuple[int, ...], ...]) -> dict[str, float]:
    """How many of a hundred groups miss each wish, by its reason, and how many pairs met before."""
    score = Score(people, criteria, NO_PAIRS, MOST)
    losses = score.losses(score.seated(groups, MOST))[:, 1:]
    share = {
        str(each.reason): 100 * float((column > 0).mean()) for each, column in zip(criteria, losses.T, strict=True)
    }
    met = [each.reason for each in criteria].index(Reason.MET_BEFORE)
    return {**share, "met": float(losses[:, met].sum())}


async def in_the_pool(people: int, runs: int) -> dict[str, Any]:
    """Seconds from asking the process pool until the groups are there: the first one with the start of a process, and
    the others; and how late the event loop was at most while the others ran, and for as long with nothing to do."""
    pool, criteria, took, pauses = Pool(1), a_class(people), [], []
    try:
        for seed in range(runs + 1):
            looking = asyncio.create_task(latest())
            await asyncio.sleep(0)
            began = time.perf_counter()
            found = await pool.run(_grouped, people, criteria, seed)
            took.append(time.perf_counter() - began)
            looking.cancel()
            pauses.append(await looking)
            if found.unplaced:
                raise RuntimeError("somebody was left out")
    finally:
        pool.close()
    looking = asyncio.create_task(latest())
    await asyncio.sleep(sum(took[1:]))
    looking.cancel()
    return {"first": took[0], "others": took[1:], "pause": max(pauses[1:]), "idle": await looking}


def _grouped(people: int, criteria: tuple[Criterion, ...], seed: int) -> Grouped:
    return group(people, criteria, size=SIZE, seed=seed)
