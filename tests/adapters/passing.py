"""People's time goes by in an app, through all that is due meanwhile, and stands when the app is started again."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select

from bot.app import App
from bot.clock import FixedClock, MovableClock, SystemClock
from storage.database import Tx
from storage.jobs import WAITING, jobs
from storage.lanes import Lanes, lanes

LONGEST: Final = 60.0
"""Real seconds after which nothing comes any more of what a test waits for."""


class StandingStill(FixedClock):
    """People's time stands still, and real time does not: what waits for its turn to ask a platform comes to it."""

    def real(self) -> datetime:
        return SystemClock().real()


async def in_turn(app: App, goes_on: Callable[[], Awaitable[None]]) -> None:
    """Everything that is due happens, also what waits for its turn to ask the platform.

    Raises AssertionError where real time stands still, because turns come by it: without that only a test in which
    nothing happens to wait would end; and, with what is left, where something does not happen in :data:`LONGEST`.
    """
    began = app.core.clock.real()
    await goes_on()
    assert app.core.clock.real() != began, "real time stands still here, so no turn comes: have it be StandingStill's"
    try:
        async with asyncio.timeout(LONGEST):
            while await app.database.read(lambda tx: is_due(app, tx)):
                await asyncio.sleep(0.005)  # by the platform's time, which is not the people's
                await goes_on()
    except TimeoutError:
        left = await app.database.read(lambda tx: what_is_due(app, tx))
        raise AssertionError(f"still due after {LONGEST:g} s at {app.core.clock.real()}: {left}") from None


def is_due(app: App, tx: Tx) -> bool:
    """Whether there is something left to do now."""
    due = Lanes(tx, "").next_due()
    return due is not None and due <= app.core.clock.now()


def what_is_due(app: App, tx: Tx) -> list[str]:
    """What is left to do now, and until when its lane is held, in real time."""
    here = (jobs.c.space_id == lanes.c.space_id) & (jobs.c.lane == lanes.c.lane)
    found = select(jobs.c.effect, jobs.c.link, jobs.c.target, jobs.c.attempts, jobs.c.why, lanes.c.leased_until)
    due = (jobs.c.state == WAITING) & (jobs.c.due_at <= app.core.clock.now())
    return [
        f"{each.effect or 'handler'} {each.link} {each.target}, failed {each.attempts} times ({each.why}),"
        f" its lane held until {each.leased_until}"
        for each in tx.execute(found.outerjoin_from(jobs, lanes, here).where(due))
    ]


async def passes(app: App, goes_on: Callable[[], Awaitable[None]], **time: float) -> None:
    """So much time goes by, from one moment at which something is due to the next. ``goes_on`` does what is due."""
    clock = clock_of(app)
    to = clock.now() + timedelta(**time)
    await goes_on()
    while (due := await app.database.read(lambda tx: Lanes(tx, "").next_due(clock.now()))) is not None and due < to:
        clock.leap_to(due)
        await goes_on()
    if clock.now() < to:
        clock.leap_to(to)
    await goes_on()


def goes_on_from(app: App, before: App) -> None:
    """It is as late in this app, not yet started, as in the one before it, and its ids are others."""
    clock_of(app).leap_to(clock_of(before).now())
    app.core.random.seed(clock_of(before).now().timestamp())


def clock_of(app: App) -> MovableClock:
    """The clock that a test moves."""
    clock = app.core.clock
    assert isinstance(clock, MovableClock)
    return clock
