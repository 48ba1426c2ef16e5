"""Study groups: small classes against their optimum, a large one against the clock, both against chance."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Final

from bench.grouping import in_the_pool, large, small
from bench.part import NONE, Figure, Part, at_most
from bench.runner import Bench
from bot.matching.criteria import Reason

WORSE: Final = "24 people in groups of 4: classes whose worst group is not the optimum"
UNPROVEN: Final = "the same: classes in which that is not proven"
LARGE: Final = "1,000 people in groups of 4, seven criteria, processor time"
PAUSE: Final = "the longest pause of the event loop, grouped in the process pool"


def run(bench: Bench) -> Iterator[Figure]:
    """Each in a fresh process."""
    few, classes, many = (12, 2, 60) if bench.quick else (24, 20, 1000)
    found = bench.child(small, people=few, classes=classes)
    note = f"of {classes}; baseline: random shuffling"
    yield Figure(WORSE, found["ours"], baseline=found["shuffle"], note=note, added=True)
    yield Figure("  the same by the search without its proof", found["search"])
    yield Figure("  the same by networkx's matching, twice", found["pairs"])
    yield Figure(UNPROVEN, found["unproven"])
    yield Figure("  processor time of a class with its proof, median", median(found["took"]), "s")
    yield Figure("  the longest", max(found["took"]), "s")
    runs = [bench.child(large, people=many, runs=1) for _ in range(bench.runs)]
    yield Figure(LARGE, median(each["took"][0] for each in runs), "s")
    ours, chance = runs[0]["ours"], runs[0]["shuffle"]
    for what, reason in (
        ("  groups in which somebody is alone who asked not to be", Reason.ALONE),
        ("  groups with fewer than 4 hours that suit all", Reason.FEW_HOURS),
        ("  groups of several languages", Reason.MIXED),
    ):
        yield Figure(what, ours[reason], "%", chance[reason], added=True)
    yield Figure("  pairs that met in the three terms before", ours["met"], baseline=chance["met"], added=True)
    pooled = bench.child(in_the_pool, people=many, runs=bench.runs)
    yield Figure(PAUSE, 1000 * pooled["pause"], "ms", 1000 * pooled["idle"], note="baseline: nothing to do", added=True)
    yield Figure("  until the groups are there", median(pooled["others"]), "s")
    yield Figure("  the same, as the pool's first work", pooled["first"], "s")


PART: Final = Part(
    measures="study groups by seven criteria: 24 people against the optimum, 1,000 against the clock",
    against="random shuffling, networkx's matching twice, and what must hold",
    targets={WORSE: NONE, UNPROVEN: NONE, LARGE: at_most(1), PAUSE: at_most(50)},
    run=run,
)
