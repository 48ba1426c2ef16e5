"""Draining due jobs with a million others waiting: cost follows what is due, never what is stored."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import Final

from sqlalchemy import func, select

from bench.errand import note
from bench.house import CHANNELS, NOW, PEOPLE, SPACE, House, house
from bench.part import NONE, Figure, Part, at_most_times
from bench.plans import noted, scans
from bench.runner import Bench
from bench.stored import fresh, with_jobs
from bot.effects import Effects
from bot.kinds import Id
from bot.people import Person, Place, PlaceKind
from storage.database import Tx
from storage.jobs import WAITING, jobs
from storage.lanes import Lanes
from storage.standing import standing

DRAIN: Final = "draining 10,000 due jobs, 1,000,000 others waiting"
SCANS: Final = "scans in the plans of all that the worker sends"
_LOOK: Final = 0.01  # seconds
_numbers = count(1)


async def drained(path: str, due: int) -> float:
    """How many seconds the worker takes from its start until nothing is due."""
    async with house(f"sqlite:///{path}") as there:
        began = time.perf_counter()
        await there.worker.start(alone=True)
        due_still = True
        while due_still:
            await asyncio.sleep(_LOOK)
            due_still = await there.database.read(_is_due)
        took = time.perf_counter() - began
        await there.worker.stop()
        await _check(there, due)
    return took


def _is_due(tx: Tx) -> bool:
    soonest = Lanes(tx, "").next_due()
    return soonest is not None and soonest <= NOW


async def _check(there: House, due: int) -> None:
    """That is what was measured: nothing is due, half of it stands in channels, nothing failed."""

    def look(tx: Tx) -> tuple[int, ...]:
        late, failed = (jobs.c.due_at <= NOW) & (jobs.c.state == WAITING), jobs.c.state != WAITING
        counted = (select(func.count()).select_from(jobs).where(each) for each in (late, failed))
        return tuple(int(tx.scalar(each)) for each in (*counted, select(func.count()).select_from(standing)))

    found = await there.database.read(look)
    if found != (0, 0, due // 2):
        raise RuntimeError(f"not drained: due, failed and standing are {found}, {due} were due")


async def walked(path: str) -> tuple[int, list[str]]:
    """How many different statements the worker sends from its start to its stop, on all of its ways; and the scans."""
    async with house(f"sqlite:///{path}") as there:
        with noted(there.database) as sent:
            await there.worker.start(alone=True)
            await _asks(there)
            await there.worker.until_idle()
            await there.worker.stop()
        texts = [text for transaction in sent for text in transaction]
        return len(set(texts)), await there.database.read(lambda tx: scans(tx.connection, texts))


async def _asks(there: House) -> None:
    """Effects of every kind that meet with what is there, with what is gone, and with what comes to nothing."""
    effects = Effects(there.core.registry, there.core.clock.now, None, 0)
    here, gone = CHANNELS[0], Place(SPACE.id, PlaceKind.CHANNEL, "gone")
    for place in (here, gone):
        effects.post(place, note.link(Id(0)), None)
        effects.post(place, note.link(Id(1 << 45)), None)  # a view with nothing to show
    effects.tell([Person(SPACE.id, PEOPLE[0])], note.link(Id(0)), None)
    await there.database.write(SPACE.id, lambda tx: effects.flush(tx, SPACE.id))
    await there.worker.until_idle()
    after = Effects(there.core.registry, there.core.clock.now, None, 0)
    after.spread("refresh", note.link(Id(0)))
    after.cancel("nothing")
    await there.database.write(SPACE.id, lambda tx: after.flush(tx, SPACE.id))
    await there.worker.until_idle()
    last = Effects(there.core.registry, there.core.clock.now, None, 0)
    last.spread("remove", note.link(Id(0)))
    await there.database.write(SPACE.id, lambda tx: last.flush(tx, SPACE.id))


def run(bench: Bench) -> Iterator[Figure]:
    """Two databases that differ in what waits, each time fresh copies of them."""
    due, waiting = (60, 600) if bench.quick else (10_000, 1_000_000)
    few, many = bench.folder / "few.db", bench.folder / "many.db"
    bench.child(with_jobs, path=str(few), due=due, waiting=0)
    bench.child(with_jobs, path=str(many), due=due, waiting=waiting)

    def drain(original: Path) -> float:
        path = fresh(original, next(_numbers))
        took: float = bench.child(drained, path=str(path), due=due)
        path.unlink()
        return took

    took = bench.in_turns(baseline=partial(drain, few), ours=partial(drain, many))
    yield Figure.of_runs(DRAIN, "s", took)
    looked_at, found = bench.child(walked, path=str(fresh(few, next(_numbers))))
    yield Figure(SCANS, len(found), note="; ".join(found) or f"{looked_at} statements")


PART: Final = Part(
    measures="10,000 due jobs, half handlers and half posts to 50 channels, until nothing is due; 1,000,000 wait",
    against="the same 10,000 with nothing else waiting",
    targets={DRAIN: at_most_times(1.2), SCANS: NONE},
    run=run,
)
