"""Moves people's time ahead as if one had waited: to each due moment in turn, everything due there run to its end."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import datetime, timedelta
from functools import partial

from bot.clock import MovableClock
from bot.jobs import Worker
from bot.ticking import Ticker
from storage.database import Database, Tx
from storage.lanes import Lanes
from storage.meta import Meta
from storage.schedules import next_due

Stop = Callable[[], AbstractAsyncContextManager[None]]
"""Is around everything that happens at one moment: entered when the clock stands there, left when nothing is due."""


async def leap(
    clock: MovableClock, database: Database, worker: Worker, ticker: Ticker, to: datetime, stop: Stop = nullcontext
) -> None:
    """Moves people's time ahead to ``to``, in order through all that is due until then; the offset is kept.

    What fails on the way is tried again in real time, as ever, and holds nothing else up. A worker that is told to stop
    ends the leap where it is; people's time stays there.
    """
    moment = clock.now()
    while moment < to and not worker.stopping:
        await _arrive(clock, database, worker, ticker, moment, stop)
        later = await database.read(partial(_next, after=moment))
        moment = later or to
    if not worker.stopping:
        await _arrive(clock, database, worker, ticker, to, stop)


async def _arrive(
    clock: MovableClock, database: Database, worker: Worker, ticker: Ticker, moment: datetime, stop: Stop
) -> None:
    # Kept first: a crash after something was done in the new time must not turn the clock back.
    offset = clock.offset + max(moment - clock.now(), timedelta(0))
    await database.write(None, lambda tx: Meta(tx).keep_ahead(offset))
    clock.leap_to(moment)
    async with stop():
        await ticker.tick()
        await worker.until_idle()


def _next(tx: Tx, after: datetime) -> datetime | None:
    found = [each for each in (next_due(tx, after), Lanes(tx, "").next_due(after)) if each is not None]
    return min(found, default=None)
