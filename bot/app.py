"""Builds a running Homeroom from the configuration."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, suppress
from datetime import timedelta
from functools import partial
from importlib import import_module
from random import Random, SystemRandom
from typing import TYPE_CHECKING, Any, Final, Protocol

import structlog

from bot.clock import Clock, MovableClock, SystemClock
from bot.core import Core
from bot.demo import OtherKind
from bot.jobs import Worker
from bot.keys import sweep, tell_of_missing
from bot.lane import JobSettings
from bot.leap import Stop, leap
from bot.link import ID_BITS
from bot.log import watch
from bot.metrics import Metrics
from bot.parts import adapters_on, declared, defaults, in_demo
from bot.platform import CannotStart, Platform
from bot.pool import Pool
from bot.router import Router
from bot.seal import Seals
from bot.ticking import Ticker
from storage.database import Database, Tx
from storage.jobs import refresh_all_again
from storage.lock import WriterLock
from storage.meta import Meta
from storage.migrations import upgrade

if TYPE_CHECKING:
    from pathlib import Path

    from aiohttp.web import AbstractRouteDef

    from bot.config import Config
    from bot.intercom import Intercom

GOODBYE: Final = 3.0  # seconds of real time
HOUSEKEEPING: Final = timedelta(hours=1)
LOOK: Final = timedelta(seconds=10)
TICK: Final = timedelta(seconds=1)
log = structlog.get_logger()


class Adapter(Protocol):
    """A platform with its ends: what the app starts and stops."""

    address: str

    @property
    def is_connected(self) -> bool:
        """Whether it hears now of what people do."""

    def platform_of(self, space_id: str) -> Platform:
        """The platform as one of its spaces has it."""

    async def start(self) -> None:
        """Connects; returns when people can act."""

    def offer(self, intercom: Intercom) -> None:
        """Has this machine's commands about it answered."""

    def routes(self) -> Sequence[AbstractRouteDef]:
        """What it has served on the one application that there is; the class serves what is its own by itself."""

    async def stop(self) -> None:
        """Takes nothing more on, and finishes what runs."""


class App:
    """A running Homeroom: one process of it.

    ``demo`` is whether its class is one to try things in, by :func:`bot.demo.decide`.
    """

    def __init__(
        self, config: Config, database: Database, core: Core, epoch: str, lock: WriterLock | None, *, demo: bool
    ) -> None:
        self.config = config
        self.demo = demo
        self.epoch = epoch
        self.database = database
        self.core = core
        self.metrics = Metrics()
        self.pool = Pool()
        self.adapters: dict[str, Adapter] = {}
        self._started: dict[str, Adapter] = {}
        settings = config.model("jobs", JobSettings)
        self.worker = Worker(core, database, self.pool, self.metrics, self.platform, settings, epoch)
        keeps = timedelta(days=config.homeroom.keep_days)
        self.ticker = Ticker(core, database, self.metrics, self.worker.wake, keeps=keeps)
        self.router = Router(
            core, database, self.worker.wake, pool=self.pool, metrics=self.metrics, platform=self.platform
        )
        self._lock = lock
        self._intercom: Intercom | None = None  # once it has started
        self._scheduler: Any = None
        self._given_up: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    @classmethod
    async def open(cls, config: Config, *, clock: Clock | None = None, random: Random | None = None) -> App:
        """Checks the declarations, opens the database and brings it up to date. Nothing runs yet.

        Raises ``DeclarationError``, ``ConfigProblem``, ``OtherKind``, ``AlreadyRunning`` or another
        ``StorageProblem``.
        """
        is_demo = cls.decides(config)
        registry = declared(config, again=False)
        async with AsyncExitStack() as until_open:
            lock = cls._locked(config)
            if lock is not None:
                until_open.callback(lock.release)
            database = await Database.open(config.database_url, beside=config.data)
            until_open.push_async_callback(database.close)
            await upgrade(database)
            epoch, ahead = await database.write(None, lambda tx: (Meta(tx).epoch(), Meta(tx).ahead()))
            if ahead and not is_demo:  # what was planned and said there is of times that have not come
                raise OtherKind("folder-moved")
            until_open.pop_all()
        clock = clock or (MovableClock(ahead) if is_demo else SystemClock())
        seals = Seals(config.keys / epoch)
        core = Core(registry, registry.texts, clock, defaults(config, registry), seals, random or SystemRandom())
        core.deleted = config.data
        return cls(config, database, core, epoch, lock, demo=is_demo)

    @staticmethod
    def decides(config: Config) -> bool:
        """Whether its class is one to try things in. Raises ``ConfigProblem``."""
        return in_demo(config)

    @staticmethod
    def _locked(config: Config) -> WriterLock | None:
        path = config.database_path
        if path is None:
            return None
        lock = WriterLock(path)
        lock.acquire()
        return lock

    def platform(self, space_id: str) -> Platform | None:
        """The platform of a space, if its adapter is on."""
        adapter = self._started.get(space_id.partition(":")[0])
        return adapter.platform_of(space_id) if adapter else None

    @property
    def address(self) -> str:
        """Where the class is served, or how the process is."""
        return (self.adapters.get("web") or self.adapters["watch"]).address

    @property
    def on(self) -> list[str]:
        """The platforms that are on, by name."""
        return [name for name in self.adapters if name != "watch"]

    @property
    def away(self) -> list[str]:
        """The platforms that are on and that it hears nothing of just now, by name."""
        return [name for name, adapter in self.adapters.items() if not adapter.is_connected]

    @property
    def beside(self) -> list[AbstractRouteDef]:
        """What is served for the adapters beside what is served anyway."""
        return [route for adapter in self.adapters.values() for route in adapter.routes()]

    @property
    def nobody_yet(self) -> bool:
        """Whether the class waits for its first person, who has to be added."""
        from adapters.web.app import WebClass

        web = self.adapters.get("web")
        return isinstance(web, WebClass) and web.classroom.is_new

    @property
    def movable(self) -> bool:
        """Whether people's time can be moved ahead."""
        return self.demo and isinstance(self.core.clock, MovableClock)

    async def leap(self, by: timedelta, stop: Stop) -> None:
        """Moves people's time ahead, through all that is due on the way; ``stop`` is around each moment's doings. What
        outlived its use on the way is forgotten then: housekeeping itself goes by real time."""
        clock = self.core.clock
        if not self.movable or not isinstance(clock, MovableClock):
            raise RuntimeError("people's time cannot be moved here")
        await leap(clock, self.database, self.worker, self.ticker, clock.now() + by, stop)
        if by >= HOUSEKEEPING and not self.worker.stopping:
            await _going_on("housekeeping", self.ticker.keep_house)()

    async def start(self) -> None:
        """Finishes what ended before a crash, and starts the adapters, then the worker, then the ticking of schedules;
        then commands are answered."""
        watch(asyncio.get_running_loop())
        await _going_on("keys", partial(sweep, self.core.seals, self.database))()
        await _going_on("keyless", partial(tell_of_missing, self.core, self.database))()
        await _going_on("refreshes", partial(self.database.write, None, self._refreshes))()
        for name, adapter in self._build_adapters().items():
            await adapter.start()
            self._started[name] = adapter
        await self.worker.start(alone=self._lock is not None)
        # Beside the loop, for these take a while, and whoever asks for the page meanwhile is answered.
        await asyncio.to_thread(import_module, "apscheduler.schedulers.asyncio")
        rounds = {"tick": (self.ticker.tick, TICK), "look": (self.ticker.look, LOOK)}
        self._scheduler = ticking(rounds | {"housekeeping": (self.ticker.keep_house, HOUSEKEEPING)})
        if self._lock and self.config.socket_path:
            await self._answer_commands(self.config.socket_path)
        log.info("started", adapters=sorted(self.adapters), cogs=sorted(self.core.registry.cogs))

    async def _answer_commands(self, path: Path) -> None:
        answering = (await asyncio.to_thread(import_module, "bot.local_commands")).answering
        self._intercom = answering(self, path)
        for adapter in self.adapters.values():
            adapter.offer(self._intercom)
        await self._intercom.open()

    def _refreshes(self, tx: Tx) -> None:
        """Cards that could not be brought up to date are tried once more: a place may be open again by now."""
        refresh_all_again(tx, self.core.clock.now(), self.core.random.getrandbits(ID_BITS))

    def _build_adapters(self) -> Mapping[str, Adapter]:
        from adapters.web.app import build

        on = adapters_on(self.config)
        self.adapters["web" if "web" in on else "watch"] = build(self, serves="web" in on)
        if "discord" in on:
            from adapters.discord.app import build as build_discord

            self.adapters["discord"] = build_discord(self)
        if "slack" in on:
            from adapters.slack.app import build as build_slack

            self.adapters["slack"] = build_slack(self)
        return self.adapters

    def give_up(self, cannot: CannotStart) -> None:
        """An adapter that runs cannot go on until an operator changes something."""
        if not self._given_up.done():
            self._given_up.set_exception(cannot)

    async def lasts(self) -> None:
        """Never returns. Raises :class:`~bot.platform.CannotStart` when an adapter gives up."""
        await self._given_up

    async def stop(self) -> None:
        """Finishes what runs, gives the leases back, and closes everything; within 10 seconds."""
        if self._intercom is not None:
            await self._intercom.close()
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)
        await asyncio.gather(self.worker.stop(), *(_stopped(adapter) for adapter in self.adapters.values()))
        await asyncio.to_thread(self.pool.close)
        await self.database.close()
        if self._lock is not None:
            self._lock.release()
        log.info("stopped")


async def _stopped(adapter: Adapter) -> None:
    """Stops an adapter; a page that does not say goodbye is not waited for any longer."""
    with suppress(TimeoutError):
        await asyncio.wait_for(adapter.stop(), GOODBYE)


def ticking(rounds: Mapping[str, tuple[Callable[[], Awaitable[object]], timedelta]]) -> Any:
    """A scheduler that does each of these again and again; what still goes on when its next turn comes passes it."""
    from apscheduler.events import EVENT_JOB_MAX_INSTANCES
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

    scheduler = AsyncIOScheduler(timezone="UTC", job_defaults={"coalesce": True, "misfire_grace_time": None})
    scheduler.add_listener(lambda event: log.debug("still_going_on", part=event.job_id), EVENT_JOB_MAX_INSTANCES)
    for name, (act, every) in rounds.items():
        seconds = every.total_seconds()
        scheduler.add_job(_going_on(name, act), "interval", id=name, seconds=seconds, max_instances=1)
    scheduler.start()
    return scheduler


def _going_on(name: str, act: Callable[[], Awaitable[object]]) -> Callable[[], Awaitable[None]]:
    """The same, but a fault is told and not raised: the next round may work."""

    async def run() -> None:
        try:
            await act()
        except Exception as fault:
            log.error(name, exc_info=fault)

    return run
