"""A tick of due schedules with a million others waiting."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import Final

from bench.house import house
from bench.part import NONE, Figure, Part, at_most_times
from bench.plans import noted, scans
from bench.runner import Bench
from bench.stored import fresh, with_schedules

TICK: Final = "a tick of 10,000 due schedules, 1,000,000 others waiting"
IDLE: Final = "a tick with nothing due, 1,000,000 waiting"
SCANS: Final = "scans in the plans of all that a tick sends"
IDLE_TICKS: Final = 200
_numbers = count(1)


async def ticked(path: str, due: int) -> dict[str, float]:
    """Seconds of the tick that makes a job of each due schedule, and of those after it, in which nothing is due."""
    async with house(f"sqlite:///{path}") as there:
        began = time.perf_counter()
        made = await there.ticker.tick()
        full = time.perf_counter() - began
        if made != due:
            raise RuntimeError(f"{due} schedules were due, {made} jobs were made")
        began = time.perf_counter()
        for _ in range(IDLE_TICKS):
            await there.ticker.tick()
        return {"full": full, "idle": (time.perf_counter() - began) / IDLE_TICKS}


async def walked(path: str) -> tuple[int, list[str]]:
    """How many different statements a tick sends, and the scans."""
    async with house(f"sqlite:///{path}") as there:
        with noted(there.database) as sent:
            await there.ticker.tick()
        texts = [text for transaction in sent for text in transaction]
        return len(set(texts)), await there.database.read(lambda tx: scans(tx.connection, texts))


def run(bench: Bench) -> Iterator[Figure]:
    """Two databases that differ in what waits, each time fresh copies of them."""
    due, waiting = (40, 400) if bench.quick else (10_000, 1_000_000)
    few, many = bench.folder / "few.db", bench.folder / "many.db"
    bench.child(with_schedules, path=str(few), due=due, waiting=0)
    bench.child(with_schedules, path=str(many), due=due, waiting=waiting)

    def tick(original: Path) -> dict[str, float]:
        path = fresh(original, next(_numbers))
        took: dict[str, float] = bench.child(ticked, path=str(path), due=due)
        path.unlink()
        return took

    took = bench.in_turns(baseline=partial(tick, few), ours=partial(tick, many))
    yield Figure.of_runs(TICK, "s", {side: [each["full"] for each in runs] for side, runs in took.items()})
    yield Figure.of_runs(IDLE, "ms", {side: [1000 * each["idle"] for each in runs] for side, runs in took.items()})
    looked_at, found = bench.child(walked, path=str(fresh(few, next(_numbers))))
    yield Figure(SCANS, len(found), note="; ".join(found) or f"{looked_at} statements")


PART: Final = Part(
    measures="one tick with 10,000 due schedules and 1,000,000 whose slot is to come; and ticks with nothing due",
    against="the same with no other schedules",
    targets={TICK: at_most_times(1.2), IDLE: at_most_times(1.2), SCANS: NONE},
    run=run,
)
