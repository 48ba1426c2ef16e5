"""The worker: claims lanes, runs their due jobs one after the other, retries what may pass, gives up clearly."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

import structlog
from pydantic import BaseModel, Field

from bot.core import Core
from bot.delivery import Delivery, Done, Midway, Postponed
from bot.link import BadLink, Link
from bot.metrics import Metrics
from bot.platform import Later, NeverWorks, Platform, PlatformError, Undelivered, Why
from bot.pool import Pool
from storage.database import Database, Tx
from storage.jobs import HANDLER, Job, Jobs, Lanes
from storage.problems import StorageProblem

log = structlog.get_logger()


class JobSettings(BaseModel):
    """How the worker works; all times are real time."""

    lanes: int = Field(16, ge=1, le=256)
    lease_seconds: float = Field(30, gt=0)
    hold_seconds: float = Field(60, ge=0)  # how long a failing job holds its lane
    first_pause_seconds: float = Field(2, gt=0)
    longest_pause_seconds: float = Field(900, gt=0)
    attempts: int = Field(10, ge=1)
    look_seconds: float = Field(1, gt=0)  # how often other processes' jobs are looked for
    stop_seconds: float = Field(8, gt=0)


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
        self._core = core
        self._database = database
        self._metrics = metrics
        self._settings = settings
        self._holder = secrets.token_hex(8)
        self._delivery = Delivery(core, database, pool, platform, epoch, settings.lease_seconds)
        self._awake = asyncio.Event()
        self._stopping = False
        self._lanes: set[asyncio.Task[None]] = set()
        self._loop: asyncio.Task[None] | None = None

    def wake(self) -> None:
        """Something is due now."""
        self._awake.set()

    async def start(self, *, alone: bool) -> None:
        """Begins to work. ``alone``: no other process can hold a lease, so all are taken over."""
        if alone:
            await self._database.write(None, lambda tx: Lanes(tx, self._holder).release_all(of_everyone=True))
        self._loop = asyncio.create_task(self._work(), name="worker")

    async def stop(self) -> None:
        """Finishes what runs, takes on nothing more, and gives the leases back."""
        self._stopping = True
        self.wake()
        if self._loop is not None:
            await self._loop
        if self._lanes:
            await asyncio.wait(self._lanes, timeout=self._settings.stop_seconds)
        for task in self._lanes:
            task.cancel()
        with suppress(StorageProblem):
            await self._database.write(None, lambda tx: Lanes(tx, self._holder).release_all())

    async def until_idle(self) -> None:
        """Runs what is due now, and what that makes due, until nothing is; without :meth:`start`."""
        while await self._claim() or self._lanes:
            if self._lanes:
                await asyncio.wait(self._lanes, return_when=asyncio.FIRST_COMPLETED)

    async def _work(self) -> None:
        while not self._stopping:
            self._awake.clear()
            now = self._core.clock.now()
            try:
                claimed = await self._claim()
                pause = 0.0 if claimed and len(self._lanes) < self._settings.lanes else await self._pause(now)
            except StorageProblem as problem:
                log.error("worker", code=problem.code)
                pause = self._settings.look_seconds
            except Exception as fault:  # a worker that ends would leave everybody waiting without a word
                log.error("worker", exc_info=fault)
                pause = self._settings.look_seconds
            if pause and not self._stopping:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._awake.wait(), pause)

    async def _pause(self, looked: datetime) -> float:
        """Seconds until the next job is due. What was due when we looked stands in a busy lane, whose end wakes us."""
        longest = self._settings.look_seconds
        if len(self._lanes) >= self._settings.lanes:
            return longest
        due = await self._database.read(lambda tx: Lanes(tx, self._holder).next_due())
        if due is None or due <= looked:
            return longest
        return min(max((due - self._core.clock.now()).total_seconds(), 0.001), longest)

    async def _claim(self) -> int:
        """Takes on as many lanes as are free. Returns how many."""
        free = self._settings.lanes - len(self._lanes)
        if free <= 0:
            return 0
        now = self._core.clock.now()
        due = await self._database.read(lambda tx: Lanes(tx, self._holder).next_due())
        if due is None or due > now:
            return 0
        real = self._core.clock.real()

        def claim(tx: Tx) -> list[Job]:
            taken = Lanes(tx, self._holder).claim(free, now, real, real + self._lease)
            found = [(space, lane, Jobs(tx, space).next(lane, now)) for space, lane in taken]
            for space, lane, job in found:
                if job is None:  # another process was quicker
                    Lanes(tx, self._holder).release(space, lane)
            return [job for _, _, job in found if job is not None]

        jobs = await self._database.write(None, claim)
        for job in jobs:
            task = asyncio.create_task(self._lane(job), name=f"lane {job.lane}")
            self._lanes.add(task)
            task.add_done_callback(self._lane_ended)
        return len(jobs)

    def _lane_ended(self, task: asyncio.Task[None]) -> None:
        self._lanes.discard(task)
        self.wake()

    async def _lane(self, first: Job) -> None:
        """Runs a lane's due jobs until there is none, or one of them holds it."""
        job: Job | None = first
        try:
            while job is not None:
                job = await self._one(job)
        except StorageProblem as problem:  # the lease runs out by itself; begun jobs are looked up then
            log.error("lane", code=problem.code)

    async def _one(self, job: Job) -> Job | None:
        """One job. Returns the lane's next one, or ``None`` when the lane was given back or is held."""
        with self._metrics.job() as outcome:
            outcome.handler = job.effect or self._name(job.link)
            try:
                if job.effect == HANDLER:
                    following = await self._end(job, lambda tx: self._delivery.handler(tx, job))
                else:
                    done = await self._delivery.perform(job, lambda tx: self._hold(tx, job))
                    following = await self._ended(job, done)
                return following
            except asyncio.CancelledError:
                raise
            except NeverWorks as never:
                outcome.name = "undelivered"
                return await self._undelivered(job, Undelivered(never.why))
            except StorageProblem:
                raise
            except Exception as problem:
                outcome.name = "again"
                return await self._again(job, problem)

    async def _ended(self, job: Job, done: Done | Postponed | None) -> Job | None:
        match done:
            case None:  # taken back meanwhile
                return await self._end(job, lambda tx: None)
            case Postponed(until=until):
                return await self._end(job, lambda tx: Jobs(tx, job.space_id).postpone(job, until))
            case Done():
                return await self._end(job, lambda tx: self._delivery.note(tx, job, done))

    async def _end(self, job: Job, act: Callable[[Tx], object]) -> Job | None:
        """Runs the job's last transaction, and finds the lane's next job in it, or gives the lane back."""

        def end(tx: Tx) -> Job | None:
            act(tx)
            following = None if self._stopping else Jobs(tx, job.space_id).next(job.lane, self._core.clock.now())
            lanes = Lanes(tx, self._holder)
            if following is None:
                lanes.release(job.space_id, job.lane)
            elif not lanes.hold(job.space_id, job.lane, self._core.clock.real() + self._lease):
                return None
            return following

        following = await self._database.write(job.space_id, end)
        self.wake()  # what the job's own effects made due
        return following

    async def _undelivered(self, job: Job, result: Undelivered) -> Job | None:
        """An effect that can never work is told to its ``then`` or to its cog; else it is kept as failed."""
        try:
            return await self._end(job, lambda tx: self._delivery.undelivered(tx, job, result))
        except StorageProblem:
            raise
        except Exception as fault:
            log.error("fault", handler=self._name(Link(job.then or job.link)), exc_info=fault)
            return await self._end(job, lambda tx: Jobs(tx, job.space_id).fail(job, result.why.value))

    async def _again(self, job: Job, problem: Exception) -> Job | None:
        """The job failed. It holds its lane for a while, then steps aside, and at last it is given up."""
        known = isinstance(problem, Later)
        # Only a plain refusal of the first try says that nothing happened; after anything else the platform is asked.
        begun = not known or isinstance(problem, Midway) or job.begun_at is not None
        if not known:
            quiet = isinstance(problem, PlatformError | TimeoutError | OSError)
            log.warning("job", handler=self._name(job.link), effect=job.effect, exc_info=None if quiet else problem)
        if job.attempts + 1 >= self._settings.attempts:
            return await self._undelivered(job, Undelivered(Why.GAVE_UP))
        asked_for = problem.seconds if isinstance(problem, Later) else None
        grown = min(self._settings.first_pause_seconds * 2**job.attempts, self._settings.longest_pause_seconds)
        pause = timedelta(seconds=max(asked_for or 0.0, grown))
        real = self._core.clock.real()
        since = job.failing_at or real
        holds = real + pause - since <= timedelta(seconds=self._settings.hold_seconds)

        def again(tx: Tx) -> None:
            until = real + (pause if holds else self._lease)
            if not Lanes(tx, self._holder).hold(job.space_id, job.lane, until):
                return  # it took too long, and whoever has the lane now may have begun the job anew
            due_at = job.due_at if holds else self._core.clock.now() + pause
            Jobs(tx, job.space_id).again(job, due_at=due_at, failing_at=since, begun=begun, why=type(problem).__name__)

        if holds:
            await self._database.write(job.space_id, again)
            asyncio.get_running_loop().call_later(pause.total_seconds() + 0.01, self.wake)
            return None
        return await self._end(job, again)

    def _hold(self, tx: Tx, job: Job) -> bool:
        """Marks an effect as begun, in a lane that is still ours."""
        kept = Lanes(tx, self._holder).hold(job.space_id, job.lane, self._core.clock.real() + self._lease)
        return kept and Jobs(tx, job.space_id).begin(job, self._core.clock.now())

    def _name(self, link: str) -> str:
        with suppress(BadLink):
            found = self._core.registry.find(Link(link))
            return found.target if found else "unknown"
        return "unknown"

    @property
    def _lease(self) -> timedelta:
        return timedelta(seconds=self._settings.lease_seconds)
