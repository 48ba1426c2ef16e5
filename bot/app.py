"""Builds everything from the configuration: the only module that knows all the parts."""

from __future__ import annotations

import asyncio
import importlib
import pkgutil
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, suppress
from datetime import timedelta
from functools import cache, partial
from pathlib import Path
from random import Random, SystemRandom
from traceback import extract_tb
from typing import TYPE_CHECKING, Any, Final, Protocol

import structlog
from pydantic import BaseModel

import cogs
from bot.clock import Clock, MovableClock, SystemClock
from bot.cog import Cog, DeclarationError, Kind, NotLoaded
from bot.core import Core
from bot.courtesy import courtesy
from bot.demo import OtherKind, decide
from bot.jobs import Worker
from bot.lane import JobSettings
from bot.leap import Stop, leap
from bot.local_commands import answering
from bot.log import watch
from bot.metrics import Metrics
from bot.platform import CannotStart, Platform
from bot.pool import Pool
from bot.registry import Defaults, Registry, text_folders
from bot.router import Router
from bot.texts import CORE, Texts, words_of
from bot.ticking import Ticker
from storage.database import Database
from storage.lock import WriterLock
from storage.meta import Meta
from storage.migrations import upgrade

if TYPE_CHECKING:
    from bot.config import Config
    from bot.doctor import Examination
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

    async def stop(self) -> None:
        """Takes nothing more on, and finishes what runs."""


@cache
def all_cogs() -> tuple[Cog, ...]:
    """Every cog: the packages in ``cogs`` that offer one as ``cog``. ``admin`` comes first, the others by name.

    Raises ``DeclarationError``.
    """
    names = sorted(
        (each.name for each in pkgutil.iter_modules(cogs.__path__)), key=lambda name: (name != "admin", name)
    )
    return tuple(_loaded(name) for name in names)


def _loaded(name: str) -> Cog:
    """A cog by its package's name. What stops Python in it is told with the place, as a wrong declaration is."""
    try:
        found: Cog = importlib.import_module(f"cogs.{name}").cog
    except DeclarationError:
        raise
    except Exception as fault:
        if isinstance(fault, SyntaxError):
            where, words = f"{fault.filename}:{fault.lineno}", fault.msg
        else:
            frames = extract_tb(fault.__traceback__)
            inside = [each for each in frames if any(Path(each.filename).is_relative_to(top) for top in cogs.__path__)]
            where = f"{inside[-1].filename}:{inside[-1].lineno}" if inside else f"cogs/{name}/__init__.py"
            words = str(fault)
        raise NotLoaded(f"{where}: {type(fault).__name__}: {words}") from fault
    return found


def models() -> dict[str, type[BaseModel]]:
    """The settings model of every part that has one, by its table in bot.toml."""
    from adapters.discord.settings import DiscordSettings
    from adapters.web.settings import WebSettings

    found: dict[str, type[BaseModel]] = {"jobs": JobSettings, "web": WebSettings, "discord": DiscordSettings}
    return found | {f"cogs.{cog.name}": cog.settings for cog in all_cogs() if not cog.house}


def adapters_on(config: Config) -> frozenset[str]:
    """The names of the adapters that a configuration turns on.

    The class in the browser is on by itself; beside another platform only where people sign in to it.
    """
    from adapters.discord.settings import DiscordSettings
    from adapters.web.settings import WebSettings

    others = {"discord"} if config.model("discord", DiscordSettings).is_on else set()
    serves = not others or config.model("web", WebSettings).signs_in
    return frozenset(others | ({"web"} if serves else set()))


def in_demo(config: Config) -> bool:
    """Whether its class is one to try things in. Raises ``ConfigProblem`` where it can be neither that nor another."""
    from adapters.web.settings import WebSettings

    others = adapters_on(config) - {"web"}
    if "web" not in adapters_on(config):
        return False
    return decide(config, signs_in=config.model("web", WebSettings).signs_in, others=others)


def first_words() -> frozenset[str]:
    """The first words of all commands that there are."""
    return frozenset(each.words.partition(" ")[0] for cog in all_cogs() for each in cog if each.kind is Kind.COMMAND)


def declared(config: Config) -> Registry:
    """Everything that the cogs that are on declare. Raises ``DeclarationError`` for the first mistake in it."""
    found = [courtesy, *(cog for cog in all_cogs() if cog.name not in config.cogs_off)]
    texts = Texts(text_folders(found) | {CORE: courtesy.folder / "texts"} | _words_of_platforms(config))
    registry = Registry(found, texts)
    registry.check()
    return registry


def _words_of_platforms(config: Config) -> dict[str, Path]:
    """The texts of the adapters that are on and have words of their platform's, by domain."""
    found: dict[str, Path] = {}
    if "discord" in adapters_on(config):
        from adapters.discord.sentences import TEXTS

        found[words_of("discord")] = TEXTS
    return found


def called_on(platform: str, config: Config, command: str) -> str:
    """A command, such as ``homeroom status``, as people of a platform call it."""
    if platform != "discord":
        return f"/{command}"
    from adapters.discord.commands import Commands

    registry = declared(config)
    return Commands(registry, _defaults(config, registry).needs).spoken(f"/{command}")


def _defaults(config: Config, registry: Registry) -> Defaults:
    """What every course's settings start from."""
    return Defaults({cog.name: config.model(f"cogs.{cog.name}", cog.settings) for cog in registry.cogs.values()})


def examinations(config: Config) -> Mapping[str, Examination]:
    """How each adapter that is on looks at itself for ``doctor``; ``watch`` where the class is not served."""
    from adapters.web.examination import examination
    from adapters.web.settings import WebSettings
    from bot.doctor import places_used

    on = adapters_on(config)
    serves = "web" in on
    of_web = examination(config.model("web", WebSettings), serves=serves)
    found: dict[str, Examination] = {"web" if serves else "watch": of_web}
    if "discord" in on:
        from adapters.discord.examination import examination as of_discord
        from adapters.discord.settings import DiscordSettings

        settings = config.model("discord", DiscordSettings)
        found["discord"] = of_discord(settings, partial(declared, config), partial(places_used, config, "discord"))
    return found


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
        self._intercom = answering(self, config.socket_path) if lock and config.socket_path else None
        self._scheduler: Any = None
        self._given_up: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    @classmethod
    async def open(cls, config: Config, *, clock: Clock | None = None, random: Random | None = None) -> App:
        """Checks the declarations, opens the database and brings it up to date. Nothing runs yet.

        Raises ``DeclarationError``, ``ConfigProblem``, ``OtherKind``, ``AlreadyRunning`` or another
        ``StorageProblem``.
        """
        is_demo = cls.decides(config)
        registry = declared(config)
        async with AsyncExitStack() as until_open:
            lock = cls._locked(config)
            if lock is not None:
                until_open.callback(lock.release)
            database = await Database.open(config.database_url)
            until_open.push_async_callback(database.close)
            await upgrade(database)
            epoch, ahead = await database.write(None, lambda tx: (Meta(tx).epoch(), Meta(tx).ahead()))
            if ahead and not is_demo:  # what was planned and said there is of times that have not come
                raise OtherKind("folder-moved")
            until_open.pop_all()
        defaults = _defaults(config, registry)
        clock = clock or (MovableClock(ahead) if is_demo else SystemClock())
        core = Core(registry, registry.texts, clock, defaults, random or SystemRandom())
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
        """Moves people's time ahead, through all that is due on the way; ``stop`` is around each moment's doings."""
        clock = self.core.clock
        if not self.movable or not isinstance(clock, MovableClock):
            raise RuntimeError("people's time cannot be moved here")
        await leap(clock, self.database, self.worker, self.ticker, clock.now() + by, stop)

    async def start(self) -> None:
        """Starts the adapters, then the worker, then the ticking of schedules; then commands are answered."""
        watch(asyncio.get_running_loop())
        for name, adapter in self._build_adapters().items():
            await adapter.start()
            self._started[name] = adapter
        await self.worker.start(alone=self._lock is not None)
        rounds = {"tick": (self.ticker.tick, TICK), "look": (self.ticker.look, LOOK)}
        self._scheduler = ticking(rounds | {"housekeeping": (self.ticker.keep_house, HOUSEKEEPING)})
        if self._intercom is not None:
            for adapter in self.adapters.values():
                adapter.offer(self._intercom)
            await self._intercom.open()
        log.info("started", adapters=sorted(self.adapters), cogs=sorted(self.core.registry.cogs))

    def _build_adapters(self) -> Mapping[str, Adapter]:
        from adapters.web.app import build

        on = adapters_on(self.config)
        self.adapters["web" if "web" in on else "watch"] = build(self, serves="web" in on)
        if "discord" in on:
            from adapters.discord.app import build as build_discord

            self.adapters["discord"] = build_discord(self)
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
