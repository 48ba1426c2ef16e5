"""The worker: claims lanes with due jobs, as many as are free, and has them run side by side."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import count

import structlog

from bot.core import Core
from bot.delivery import Delivery
from bot.lane import JobSettings, Lane
from bot.metrics import Metrics
from bot.platform import Platform
from bot.pool import Pool
from storage.database import Database, Tx
from storage.jobs import Job, Jobs
from storage.lanes import Lanes
from storage.problems import StorageProblem

log = structlog.get_logger()


class Worker:
    """Runs the jobs of all spaces whose platform is on, lanes side by side."""

    def __init__(
        self,
        core: Core,
        database: Database,
        pool: Pool,
        metrics: Metrics,
        platform: Callable[[str], Platform | None],
        settings: JobSettings,
        epoch: str,
    ) -> None:
        self.core = core
        self.database = database
        self.metrics = metrics
        self.settings = settings
        self.stopping = False
        self._process = secrets.token_hex(8)
        self._claims = count(1)
        self.delivery = Delivery(core, database, pool, platform, epoch, settings.lease_seconds)
        self._awake = asyncio.Event()
        self._claiming = asyncio.Lock()
        self._lanes: set[asyncio.Task[None]] = set()
        self._loop: asyncio.Task[None] | None = None

    def wake(self) -> None:
        """Something is due now."""
        self._awake.set()

    async def start(self, *, alone: bool) -> None:
        """Begins to work. ``alone``: no other process can hold a lease, so all are taken over."""
        if alone:
            await self.database.write(None, lambda tx: Lanes(tx, self._process).release_all(of_everyone=True))
        self._loop = asyncio.create_task(self._work(), name="worker")

    async def stop(self) -> None:
        """Finishes what runs, takes on nothing more, and gives the leases back."""
        self.stopping = True
        self.wake()
        if self._loop is not None:
            await self._loop
        if self._lanes:
            await asyncio.wait(self._lanes, timeout=self.settings.stop_seconds)
        for task in self._lanes:
            task.cancel()
        with suppress(StorageProblem):
            await self.database.write(None, lambda tx: Lanes(tx, self._process).release_all())

    async def until_idle(self) -> None:
        """Runs what is due now, and what that makes due, until nothing is; before :meth:`start`, or beside it.

        A worker that is told to stop takes nothing more on here either.
        """
        while (not self.stopping and await self._claim()) or self._lanes:
            if self._lanes:
                await asyncio.wait(self._lanes, return_when=asyncio.FIRST_COMPLETED)

    async def _work(self) -> None:
        while not self.stopping:
            self._awake.clear()
            now = self.core.clock.now()
            try:
                claimed = await self._claim()
                pause = 0.0 if claimed and len(self._lanes) < self.settings.lanes else await self._pause(now)
            except StorageProblem as problem:
                log.error("worker", code=problem.code)
                pause = self.settings.look_seconds
            except Exception as fault:  # a worker that ends would leave everybody waiting without a word
                log.error("worker", exc_info=fault)
                pause = self.settings.look_seconds
            if pause and not self.stopping:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._awake.wait(), pause)

    async def _pause(self, looked: datetime) -> float:
        """Seconds until the next job is due. What was due when we looked stands in a busy lane, whose end wakes us."""
        longest = self.settings.look_seconds
        if len(self._lanes) >= self.settings.lanes:
            return longest
        due = await self.database.read(lambda tx: Lanes(tx, self._process).next_due())
        if due is None or due <= looked:
            return longest
        return min(max((due - self.core.clock.now()).total_seconds(), 0.001), longest)

    async def _claim(self) -> int:
        """Takes on as many lanes as are free. Returns how many. One at a time: a lane is taken and known at once."""
        async with self._claiming:
            return await self._claim_free()

    async def _claim_free(self) -> int:
        free = self.settings.lanes - len(self._lanes)
        if free <= 0:
            return 0
        now = self.core.clock.now()
        due = await self.database.read(lambda tx: Lanes(tx, self._process).next_due())
        if due is None or due > now:
            return 0
        real = self.core.clock.real()

        holder, lease = f"{self._process}.{next(self._claims)}", timedelta(seconds=self.settings.lease_seconds)

        def claim(tx: Tx) -> list[Job]:
            taken = Lanes(tx, holder).claim(free, now, real, real + lease)
            found = [(space, lane, Jobs(tx, space).next(lane, now)) for space, lane in taken]
            for space, lane, job in found:
                if job is None:  # another process was quicker
                    Lanes(tx, holder).release(space, lane)
            return [job for _, _, job in found if job is not None]

        jobs = await self.database.write(None, claim)
        for job in jobs:
            lane = Lane(self, job.space_id, job.lane, holder)
            task = asyncio.create_task(lane.run(job), name=f"lane {job.lane}")
            self._lanes.add(task)
            task.add_done_callback(self._lane_ended)
        return len(jobs)

    def _lane_ended(self, task: asyncio.Task[None]) -> None:
        self._lanes.discard(task)
        self.wake()
