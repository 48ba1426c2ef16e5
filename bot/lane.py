"""One lane in the worker's hands: its due jobs one after the other, retries, and giving up clearly."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Protocol

import structlog
from pydantic import BaseModel, ConfigDict, Field

from bot.cog import Kind
from bot.core import Core
from bot.delivery import Delivery
from bot.link import BadLink, Link
from bot.metrics import Metrics
from bot.outcome import Done, Limited, Midway, Postponed
from bot.platform import Later, NeverWorks, NotYet, Passing, PlatformError, Unclear, Undelivered, Why
from bot.records import dataclass
from storage.database import Database, Tx
from storage.jobs import HANDLER, LONGEST_WHY, RESTORED, Job, Jobs
from storage.lanes import Lanes
from storage.problems import Rejected, StorageProblem
from storage.standing import Standing

log = structlog.get_logger()


class JobSettings(BaseModel):
    """How the worker works; all times are real time."""

    model_config = ConfigDict(hide_input_in_errors=True, defer_build=True, allow_inf_nan=False)

    lanes: int = Field(16, ge=1, le=256)
    lease_seconds: float = Field(30, gt=0)
    hold_seconds: float = Field(60, ge=0)  # how long a failing job holds its lane
    first_pause_seconds: float = Field(2, gt=0)
    longest_pause_seconds: float = Field(900, gt=0)
    attempts: int = Field(10, ge=1)
    look_seconds: float = Field(1, gt=0)  # how often other processes' jobs are looked for
    stop_seconds: float = Field(8, gt=0)


class Host(Protocol):
    """The worker, as its lanes need it."""

    core: Core
    database: Database
    metrics: Metrics
    settings: JobSettings
    delivery: Delivery
    stopping: bool

    def wake(self) -> None:
        """Something is due now."""


@dataclass(slots=True)
class Lane:
    """A lane that was claimed under a name of its own, ``holder``: even this process cannot hold it twice."""

    host: Host
    space_id: str
    lane: str
    holder: str

    async def run(self, first: Job) -> None:
        """Runs the lane's due jobs until there is none, or one of them holds it."""
        job: Job | None = first
        try:
            async with self._kept():
                while job is not None:
                    job = await self._one(job)
        except StorageProblem as problem:  # the lease runs out by itself; begun jobs are looked up then
            log.error("lane", code=problem.code)

    @asynccontextmanager
    async def _kept(self) -> AsyncIterator[None]:
        """Renews the lease meanwhile: waiting for a rate limiter, or work in the pool, may take longer than one."""

        async def renew() -> None:
            while True:
                await asyncio.sleep(self._lease.total_seconds() / 3)
                with suppress(StorageProblem):
                    await self.host.database.write(self.space_id, self._hold)

        renewing = asyncio.create_task(renew(), name=f"lease {self.lane}")
        try:
            yield
        finally:
            renewing.cancel()

    async def _one(self, job: Job) -> Job | None:
        """One job. Returns the lane's next one, or ``None`` when the lane was given back or is held."""
        with self.host.metrics.job() as outcome:
            outcome.handler = job.effect or self._name(job.link)
            try:
                if job.effect == HANDLER:
                    following = await self._end(job, lambda tx: self.host.delivery.handler(tx, job))
                    self._heard(job)
                else:
                    done = await self.host.delivery.perform(job, lambda tx: self._begin(tx, job))
                    following = await self._ended(job, done)
                return following
            except asyncio.CancelledError:
                raise
            except NeverWorks as never:
                outcome.name = "undelivered"
                return await self._undelivered(job, Undelivered(never.why, never.lacks))
            except NotYet as limited:
                outcome.name = "again"
                await self._waits(timedelta(seconds=limited.seconds or 0.0), job)
                return None
            except StorageProblem as problem:
                if not isinstance(problem, Rejected):
                    raise
                outcome.name = "again"
                return await self._again(job, problem)
            except Exception as problem:
                outcome.name = "again"
                return await self._again(job, problem)

    def _heard(self, job: Job) -> None:
        """Notes an announcement that came to its hearer."""
        core, link = self.host.core, Link(job.link)
        if (found := core.registry.find(link)) is not None and found.kind is Kind.EVENT:
            core.announced.heard(job.space_id, link, core.clock.now())

    async def _ended(self, job: Job, done: Done | Postponed | Limited | None) -> Job | None:
        match done:
            case Limited(seconds=seconds):
                await self._waits(timedelta(seconds=seconds))
                return None
            case None:  # taken back meanwhile
                return await self._end(job, lambda tx: None)
            case Postponed(until=until):
                return await self._end(job, lambda tx: Jobs(tx, job.space_id).postpone(job, until))
            case Done():
                return await self._end(job, lambda tx: self.host.delivery.note(tx, job, done))

    async def _end(self, job: Job, act: Callable[[Tx], object]) -> Job | None:
        """Runs the job's last transaction, and finds the lane's next job in it, or gives the lane back."""

        def end(tx: Tx) -> Job | None:
            act(tx)
            following = (
                None if self.host.stopping else Jobs(tx, job.space_id).next(job.lane, self.host.core.clock.now())
            )
            if following is None:
                Lanes(tx, self.holder).release(self.space_id, self.lane)
                return None
            return following if self._hold(tx) else None

        following = await self.host.database.write(job.space_id, end)
        self.host.wake()  # what the job's own effects made due
        return following

    async def _undelivered(self, job: Job, result: Undelivered) -> Job | None:
        """An effect that can never work is told to its ``then`` or to its cog; else it is kept as failed."""
        try:
            return await self._end(job, lambda tx: self.host.delivery.undelivered(tx, job, result))
        except Exception as fault:
            if isinstance(fault, StorageProblem) and not isinstance(fault, Rejected):
                raise
            log.error("fault", handler=self._name(Link(job.then or job.link)), exc_info=fault)
            return await self._end(job, lambda tx: Jobs(tx, job.space_id).fail(job, result.noted))

    async def _again(self, job: Job, problem: Exception) -> Job | None:
        """The job failed. It holds its lane for a while, then steps aside, and at last it is given up."""
        known = isinstance(problem, Later)
        # Only a plain refusal of the first try says that nothing happened; after anything else the platform is asked.
        begun = not known or isinstance(problem, Midway) or job.begun_at is not None
        if not known:
            quiet = isinstance(problem, PlatformError | TimeoutError | OSError)
            log.warning("job", handler=self._name(job.link), effect=job.effect, exc_info=None if quiet else problem)
        if job.attempts + 1 >= self.host.settings.attempts:
            return await self._undelivered(job, Undelivered(Why.GAVE_UP))
        asked_for = problem.seconds if isinstance(problem, Later) else None
        grown = min(self.host.settings.first_pause_seconds * 2**job.attempts, self.host.settings.longest_pause_seconds)
        pause = timedelta(seconds=max(asked_for or 0.0, grown))
        real = self.host.core.clock.real()
        since = job.failing_at or real
        holds = real + pause - since <= timedelta(seconds=self.host.settings.hold_seconds)

        passing = _passing(problem)
        what = passing.value if passing else type(problem).__name__[:LONGEST_WHY]
        why = job.why if job.why == RESTORED else what

        def again(tx: Tx) -> None:
            if not self._hold(tx, pause if holds else None):
                return  # it took too long, and whoever has the lane now may have begun the job anew
            due_at = job.due_at if holds else self.host.core.clock.now() + pause
            Jobs(tx, job.space_id).again(job, due_at=due_at, failing_at=since, begun=begun, why=why)

        if holds:
            await self.host.database.write(job.space_id, again)
            self._wakes_after(pause)
            return None
        return await self._end(job, again)

    async def _waits(self, pause: timedelta, begun: Job | None = None) -> None:
        """Nothing of the lane happens for so long. Its jobs keep their order, and their worker is free meanwhile. One
        that was ``begun`` for nothing is as before."""

        def hold(tx: Tx) -> None:
            if self._hold(tx, pause) and begun is not None:
                Jobs(tx, begun.space_id).not_begun(begun)

        await self.host.database.write(self.space_id, hold)
        self._wakes_after(pause)

    def _wakes_after(self, pause: timedelta) -> None:
        asyncio.get_running_loop().call_later(pause.total_seconds() + 0.01, self.host.wake)

    def _begin(self, tx: Tx, job: Job) -> bool:
        """Marks an effect as begun, in a lane that is still ours."""
        now = self.host.core.clock.now()
        begun = self._hold(tx) and Jobs(tx, job.space_id).begin(job, now)
        if begun and job.effect == "refresh":
            view = self.host.core.registry.find(Link(job.link))
            if view is not None and view.every:  # what is asked for while this is on its way waits as well
                Standing(tx, job.space_id).refreshing(job.link, job.target, now)
        return begun

    def _hold(self, tx: Tx, time: timedelta | None = None) -> bool:
        """Keeps the lane for a lease's time from now, or another. False: it is lost."""
        until = self.host.core.clock.real() + (time or self._lease)
        return Lanes(tx, self.holder).hold(self.space_id, self.lane, until)

    def _name(self, link: str) -> str:
        with suppress(BadLink):
            found = self.host.core.registry.find(Link(link))
            return found.target if found else "unknown"
        return "unknown"

    @property
    def _lease(self) -> timedelta:
        return timedelta(seconds=self.host.settings.lease_seconds)


def _passing(problem: Exception) -> Passing | None:
    """What keeps a job from being done yet, as far as anybody knows."""
    if isinstance(problem, Later):
        return problem.why
    return Passing.AWAY if isinstance(problem, Unclear | TimeoutError | OSError) else None
