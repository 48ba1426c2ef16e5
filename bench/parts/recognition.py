"""Recognition: one event more in a class in which much was reached before, and the badges drawn beside the loop."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Any, Final

from bench.milestones import EMPTY, FULL, KNOWN, NEW, NOT_JOINED, drawn, told
from bench.part import NONE, Figure, Part, at_most, at_most_times
from bench.runner import Bench

REACHES: Final = "somebody reaches a milestone, 50,000 reached before"
REACHED: Final = "the same is told of who reached it before"
OUT: Final = "the same is told of who did not join"
STATEMENTS: Final = "statements of an event of which nothing new comes"
SCANS: Final = "scans in the plans of all that an event sends"
PAUSE: Final = "the longest pause of the event loop while 50 badges are drawn"
_TOLD: Final = {REACHES: NEW, REACHED: KNOWN, OUT: NOT_JOINED}


def run(bench: Bench) -> Iterator[Figure]:
    """Both classes in one fresh process, by turns; each run on databases of its own."""
    people, each, events, badges = (20, 5, 6, 4) if bench.quick else (1_000, 50, 200, 50)
    found: list[Any] = []
    for number in range(bench.runs):
        folder = bench.folder / str(number)
        folder.mkdir()
        found.append(bench.child(told, folder=str(folder), people=people, each=each, runs=events))
    for what, whom in _TOLD.items():
        full, empty = ([1000 * run["took"][whom][side] for run in found] for side in (FULL, EMPTY))
        yield Figure(
            what, median(full), "ms", median(empty), note=_note(found, whom), runs={"ours": full, "baseline": empty}
        )
    yield Figure(STATEMENTS, max(found[0]["statements"][whom] for whom in (KNOWN, NOT_JOINED)))
    yield Figure(SCANS, sum(len(run["scans"]) for run in found), note="; ".join(found[0]["scans"]))
    pictures = [bench.child(drawn, badges=badges) for _ in range(bench.runs)]
    pause, idle = (1000 * max(each[which] for each in pictures) for which in ("pause", "idle"))
    yield Figure(PAUSE, pause, "ms", idle, note="baseline: nothing to do", added=True)
    yield Figure("  until they are there", median(each["took"] for each in pictures), "s")


def _note(found: list[Any], whom: str) -> str:
    return f"{found[0]['statements'][whom]} statements; baseline: an empty class"


PART: Final = Part(
    measures="one event of a milestone in a class of 1,000 with 50,000 reached before; 50 badges drawn",
    against="the same event in an empty class, by turns; what must hold",
    targets={
        REACHES: at_most_times(1.2),
        REACHED: at_most_times(1.2),
        OUT: at_most_times(1.2),
        STATEMENTS: at_most(3),
        SCANS: NONE,
        PAUSE: at_most(50),
    },
    run=run,
)
