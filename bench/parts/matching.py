"""Study buddies: pairs of a thousand, five thousand and twenty thousand people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import median
from typing import Final

from bench import pairing
from bench.part import NONE, Figure, Part, Target, at_least, at_most
from bench.runner import Bench

SIZES: Final = (1_000, 5_000, 20_000)
TIMES: Final = dict(zip(SIZES, (0.5, 3.0, 8.0), strict=True))
QUALITIES: Final = dict(zip(SIZES, (99.99, 99.9, 99.7), strict=True))
OF: Final = dict(
    zip(
        SIZES,
        (
            "the best choice of all pairs",
            "the bound, over all pairs",
            "the bound, over 60 candidates each",
        ),
        strict=True,
    )
)
SAME: Final = "  the total affinity, of networkx's best choice of these candidates"
PAUSE: Final = "the longest pause of the event loop meanwhile"
LEFT: Final = "not placed, or with somebody they met, of all these"
DAYTIME: Final = "5,000 people who are free in one block of hours, seconds of processors"
DAYTIME_REACHES: Final = "  the total affinity of these, of the bound"
QUICK: Final = dict(zip(SIZES, (60, 320, 1_040), strict=True))


def takes(people: int) -> str:
    """The line of how long it takes."""
    return f"{people:,} people are paired, candidates included"


def reaches(people: int) -> str:
    """The line of how good it is."""
    return f"  the total affinity, of {OF[people]}"


def run(bench: Bench) -> Iterator[Figure]:
    """Each size in a fresh process, with its process pool; the baselines beside it in theirs."""
    pauses, idle, left = [], [], 0
    for people in SIZES:
        size = QUICK[people] if bench.quick else people
        ours = bench.child(pairing.paired, people=size, runs=bench.runs)
        beside = bench.child(pairing.networkx_takes, people=size) if people == SIZES[0] else None
        note = "networkx is given the candidates" if beside else ""
        yield Figure(takes(people), median(ours["others"]), "s", beside["took"] if beside else None, note=note)
        if beside:
            yield Figure(SAME, 100 * ours["total"] / beside["total"], "%")
        yield Figure("  the same, seconds of processors", median(ours["busy"]), "s")
        yield Figure("  gathering what they told, on the database's thread", ours["gathered"], "s")
        yield Figure("  the same, as the pool's first work", ours["first"], "s")
        bound = bench.child(_bound(people, quick=bench.quick), people=size)
        by_chance = bench.child(pairing.shuffled, people=size)
        yield Figure(
            reaches(people), 100 * ours["total"] / bound, "%", 100 * by_chance / bound, note="beside a shuffle"
        )
        pauses.append(ours["pause"])
        idle.append(ours["idle"])
        left += ours["repeats"] + ours["unplaced"]
    size = 320 if bench.quick else 5_000
    daytime = bench.child(pairing.paired, people=size, runs=bench.runs, kind=pairing.DAYTIME)
    bound = bench.child(pairing.bound_of_all, people=size, kind=pairing.DAYTIME)
    yield Figure(DAYTIME, median(daytime["busy"]), "s")
    yield Figure(DAYTIME_REACHES, 100 * daytime["total"] / bound, "%")
    pauses.append(daytime["pause"])
    idle.append(daytime["idle"])
    left += daytime["repeats"] + daytime["unplaced"]
    yield Figure(PAUSE, 1000 * max(pauses), "ms", 1000 * max(idle), note="beside one with nothing to do")
    yield Figure(LEFT, left)


def _bound(people: int, *, quick: bool) -> Callable[[int], float]:
    if people == SIZES[0]:
        return pairing.optimum
    return pairing.bound_of_all if people == SIZES[1] or quick else pairing.bound_of_candidates


def _targets() -> dict[str, Target]:
    found: dict[str, Target] = {PAUSE: at_most(50), LEFT: NONE, DAYTIME: at_most(1.5), DAYTIME_REACHES: at_least(99.7)}
    for people in SIZES:
        found |= {takes(people): at_most(TIMES[people]), reaches(people): at_least(QUALITIES[people])}
    return found


PART: Final = Part(
    measures="study buddies are paired in the process pool: how fast, how well, and what the event loop notices",
    against="networkx's exact matching of the same candidates, bounds, and a shuffle",
    targets=_targets(),
    run=run,
)
