"""Classes to pair, who pairs them, and what they are measured beside: exact codes, bounds and a shuffle."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from datetime import time as dt_time
from itertools import combinations
from random import Random
from typing import Any, Final

import numpy as np

from bot.matching.affinity import UNIT, Affinity
from bot.matching.assigned import assignment
from bot.matching.blossom import heaviest, pairs_of
from bot.matching.candidates import BEST, candidates
from bot.matching.pool import Pool
from bot.matching.round import HOURS
from bot.matching.rules import Rules
from bot.matching.ways import half_of_assignment
from bot.people import Person, Place, PlaceKind
from bot.pool import Pool as Processes
from cogs.buddies.arrays import pool_of
from cogs.buddies.packing import PackedInput, PackedOutcome, packed, solved, unpacked_outcome
from cogs.buddies.pooling import Input, Outcome, gather
from storage.buddies import Criterion, Programme, ProgrammeKind
from storage.buddy_members import Member

SEED: Final = 20
SPREAD: Final = "spread"
"""Three free hours on most days."""
DAYTIME: Final = "daytime"
"""One block of free hours on workdays."""
_LOOK: Final = 0.002  # seconds
_NOON: Final = datetime(2026, 3, 2, 12, tzinfo=UTC)
_PROGRAMME: Final = Programme(
    *(1, 0, Place("bench", PlaceKind.CHANNEL, "class"), ProgrammeKind.COFFEE, 2, 2, "mon", dt_time(9), "Europe/Madrid"),
    *(1, (Criterion.INTERESTS, Criterion.HOURS, Criterion.LANGUAGE), date(2026, 3, 2), None, _NOON),
)
_WAYS: Final = {"when": ("early", "late"), "how": ("together", "when_stuck"), "via": ("text", "voice", "in_person")}
_ZONES: Final = ((0, 0.5), (1, 0.3), (-5, 0.1), (8, 0.1))


def a_class(people: int, seed: int, **given: Any) -> Pool:
    """Who is in it: two to six of 40 interests each, some more common than others; three free hours on most days, in
    four time zones; six languages; three ways of working."""
    chance = np.random.default_rng(seed)
    common = np.arange(1, 41) ** -0.7
    tags = [chance.choice(40, chance.integers(2, 7), replace=False, p=common / common.sum()) for _ in range(people)]
    zones, parts = zip(*_ZONES, strict=True)
    begins = chance.choice([8, 12, 18, 20], (people, 7)) - chance.choice(zones, people, p=parts)[:, None]
    days = (chance.random((people, 7)) < 0.7)[:, :, None]
    free = np.zeros((people, 7, 24), bool)
    for hour in range(3):
        np.put_along_axis(free, ((begins + hour) % 24)[:, :, None], days, axis=2)
    return Pool(
        hours=np.packbits(free.reshape(people, HOURS), axis=1),
        language=chance.choice(6, people, p=[0.5, 0.2, 0.1, 0.1, 0.05, 0.05]).astype(np.int32),
        ways=chance.integers(0, [[2, 2, 3]], (people, 3)).astype(np.int16),
        interests=np.concatenate(tags).astype(np.int64),
        interests_from=np.cumsum([0, *map(len, tags)]),
        **given,
    )


def _rules(pool: Pool) -> Rules:
    return Rules(pool, Affinity(pool), np.random.default_rng(SEED))


def members(people: int, kind: str = SPREAD) -> list[Member]:
    """The same kind of class as it joins a programme: what each person told, in their own time zone. Of
    :data:`DAYTIME` everybody is free in one block of four hours on workdays."""
    chance = Random(SEED)
    common = [each**-0.7 for each in range(1, 41)]
    found = []
    for number in range(people):
        begins = [chance.choice((9, 11, 13, 16, 18))] * 5 if kind == DAYTIME else chance.choices((8, 12, 18, 20), k=7)
        on = 1.0 if kind == DAYTIME else 0.7
        length = 4 if kind == DAYTIME else 3
        days = [24 * day + at for day, at in enumerate(begins) if chance.random() < on]
        found.append(
            Member(
                _PROGRAMME.programme_id,
                Person(_PROGRAMME.place.space_id, f"p{number:05}"),
                _NOON,
                interests=tuple({f"tag{each}" for each in chance.choices(range(40), common, k=chance.randint(2, 6))}),
                hours=frozenset(day + hour for day in days for hour in range(length)),
                zone=chance.choices(
                    ("Europe/Madrid", "Europe/London", "America/New_York", "Asia/Shanghai"), (5, 3, 1, 1)
                )[0],
                language=chance.choices(("en", "es", "fr", "de", "ar", "zh"), (10, 4, 2, 2, 1, 1))[0],
                works={way: chance.choice(answers) for way, answers in _WAYS.items()},
            )
        )
    return found


def asked(people: int, kind: str = SPREAD) -> Input:
    """What the process pool is given, as a round does it."""
    return gather(members(people, kind), (), (), _PROGRAMME, _NOON, SEED)


def timed(given: PackedInput) -> tuple[PackedOutcome, float]:
    """What comes of it in a process of the pool, and how many seconds of processors it took there."""
    busy = time.process_time()
    outcome = solved(given)
    return outcome, time.process_time() - busy


def _total(given: Input, outcome: Outcome) -> float:
    """How well the groups fit: a pair counts with its affinity, a trio with half the sum of its three."""
    row = {each.person_id: number for number, each in enumerate(given.people)}
    pairs = [[row[each] for each in pair] for group in outcome.groups for pair in combinations(group.people, 2)]
    weights = [1 if len(group.people) == 2 else 0.5 for group in outcome.groups for _ in combinations(group.people, 2)]
    one, other = np.array(pairs, np.int64).reshape(-1, 2).T
    return float((Affinity(pool_of(given)).of(one, other) * np.array(weights)).sum()) / UNIT


async def paired(people: int, runs: int, kind: str = SPREAD) -> dict[str, Any]:
    """Pairs a class in the process pool, as a round does. Seconds from asking to the answer and of processors, the
    longest pause of this process's event loop meanwhile and for as long with nothing to do, and what came of it. The
    first run, which imports everything there, is apart."""
    joined = members(people, kind)
    began = time.process_time()
    given = gather(joined, (), (), _PROGRAMME, _NOON, SEED)
    as_bytes = packed(given)
    gathered = time.process_time() - began
    processes, took, busy, pauses = Processes(1), [], [], []
    try:
        for _ in range(runs + 1):
            with _paused() as pause:
                began = time.perf_counter()
                back, of_processors = await processes.run(timed, as_bytes)
                took.append(time.perf_counter() - began)
            pauses.append(pause.longest)
            busy.append(of_processors)
    finally:
        processes.close()
    with _paused() as idle:
        await asyncio.sleep(sum(took[1:]))
    outcome = unpacked_outcome(back)
    return {
        "first": took[0],
        "others": took[1:],
        "busy": busy[1:],
        "pause": max(pauses[1:]),
        "idle": idle.longest,
        "gathered": gathered,
        "total": _total(given, outcome),
        "repeats": sum(each.repeat for each in outcome.groups),
        "unplaced": len(outcome.unplaced),
    }


@dataclass(slots=True)
class Pause:
    """How late the event loop was at most, in seconds."""

    longest: float = 0.0


@contextmanager
def _paused() -> Iterator[Pause]:
    pause = Pause()

    async def look() -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(_LOOK)
            pause.longest = max(pause.longest, time.perf_counter() - began - _LOOK)

    looking = asyncio.create_task(look())
    try:
        yield pause
    finally:
        looking.cancel()


def shuffled(people: int, kind: str = SPREAD) -> float:
    """The total affinity of pairs by chance."""
    pool = pool_of(asked(people, kind))
    order = np.random.default_rng(SEED).permutation(people)
    return float(Affinity(pool).of(order[: people // 2], order[people // 2 : people // 2 * 2]).sum()) / UNIT


def networkx_takes(people: int, kind: str = SPREAD) -> dict[str, float]:
    """How many seconds networkx takes for the best choice of the same candidates, these given, and its total."""
    import networkx  # type: ignore[import-untyped]

    rules = _rules(pool_of(asked(people, kind)))
    edges = candidates(rules)
    affinity = rules.affinity_of(edges).tolist()
    began = time.perf_counter()
    graph = networkx.Graph()
    graph.add_weighted_edges_from(zip(edges.a.tolist(), edges.b.tolist(), affinity, strict=True))
    found = networkx.max_weight_matching(graph, maxcardinality=True)
    took = time.perf_counter() - began
    return {"took": took, "total": sum(graph[a][b]["weight"] for a, b in found) / UNIT}


def optimum(people: int, kind: str = SPREAD) -> float:
    """The total of the best choice of all pairs of people who can call."""
    rules = _rules(pool_of(asked(people, kind)))
    every = rules.every(np.arange(people))
    new = every.where(every.level == 0)
    found = heaviest(people, new, rules.worth(new))
    return int(rules.affinity.of(*pairs_of(found)).sum()) / UNIT


def bound_of_all(people: int, kind: str = SPREAD) -> float:
    """Half the best assignment over all pairs of people who can call."""
    return half_of_assignment(_rules(pool_of(asked(people, kind))), new=True)


def bound_of_candidates(people: int, kind: str = SPREAD) -> float:
    """Half the best assignment over three times as many candidates as are matched."""
    rules = _rules(pool_of(asked(people, kind)))
    edges = candidates(rules, 3 * BEST)
    return assignment(people, edges.a, edges.b, rules.affinity_of(edges))[1] / UNIT
