"""Five thousand people in one poll, and a hundred thousand rankings."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Final

from bench.part import NONE, Figure, Part, at_most
from bench.runner import Bench
from bench.voting import LEAST, ranked, voted

LOST: Final = "5,000 answers at 500 a second: not counted"
LATE: Final = "the same: 99 % are acknowledged within"
BEYOND: Final = f"refreshes of the card beyond one in {LEAST:g} s"
LOST_AT_ONCE: Final = "5,000 answers at once: not counted"
AT_ONCE: Final = "the same: all are acknowledged within"
CLOSE: Final = "5,000 answers are counted, from the press on Close, by a pool that worked before"
RANKED: Final = "20 choices ranked by 100,000 people, in the process pool"


def run(bench: Bench) -> Iterator[Figure]:
    """Each in a fresh process; what is not held for a time as often as other parts."""
    people, per_second, ballots = (40, 100, 200) if bench.quick else (5_000, 500, 100_000)
    paced = bench.child(
        voted, url=f"sqlite:///{bench.folder}/paced.db", people=people, per_second=per_second, warm=False
    )
    yield Figure(LOST, paced["lost"])
    yield Figure(LATE, 1000 * paced["late"], "ms")
    yield Figure("  the same, median", 1000 * paced["middle"], "ms")
    yield Figure("  the same, the latest of all", 1000 * paced["latest"], "ms")
    yield Figure("  the longest pause of the event loop, the close included", 1000 * paced["pause"], "ms")
    yield Figure(BEYOND, paced["beyond"], note=f"{paced['refreshed']:.0f} in {paced['lasted']:.1f} s")
    at_once = [
        bench.child(voted, url=f"sqlite:///{bench.folder}/at-once-{number}.db", people=people, per_second=0, warm=True)
        for number in range(bench.runs)
    ]
    yield Figure(LOST_AT_ONCE, sum(each["lost"] for each in at_once))
    yield Figure(AT_ONCE, median(each["latest"] for each in at_once), "s")
    yield Figure(CLOSE, median(each["close"] for each in at_once), "s")
    yield Figure("  the same, as the pool's first work, which starts its process", paced["close"], "s")
    counted = bench.child(ranked, ballots=ballots, choices=20, runs=bench.runs)
    yield Figure(RANKED, median(counted["others"]), "s")
    yield Figure("  the same ranking, as the pool's first work", counted["first"], "s")
    yield Figure("  the longest pause of the event loop meanwhile", 1000 * counted["pause"], "ms")


PART: Final = Part(
    measures="5,000 people answer one unlinkable poll through the router on SQLite; its count; a ranking's count",
    against="nothing: what must hold",
    targets={
        LOST: NONE,
        LATE: at_most(25),
        BEYOND: NONE,
        LOST_AT_ONCE: NONE,
        AT_ONCE: at_most(3),
        CLOSE: at_most(1),
        RANKED: at_most(1),
    },
    run=run,
)
