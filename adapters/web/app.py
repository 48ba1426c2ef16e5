"""Builds the browser class from the configuration, and starts and stops it with the app."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from shutil import disk_usage
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

import structlog
from aiohttp import web
from prometheus_client import CollectorRegistry
from pydantic import BaseModel

from adapters.web.adapter import RouterPort, WebAdapter
from adapters.web.ahead import Ahead, Stop
from adapters.web.class_default import fill
from adapters.web.classroom import Classroom
from adapters.web.enrolment import Enrolment
from adapters.web.keeper import TableKeeper
from adapters.web.mates import MatesPlatform
from adapters.web.refusal import Sentences
from adapters.web.server import House, listen, make_app
from adapters.web.settings import WebSettings
from adapters.web.sign_in import SignIn
from adapters.web.watch import Check, Watch
from bot.clock import Clock
from bot.demo import OtherKind
from bot.people import Space
from bot.platform import Platform
from storage.database import Database
from storage.meta import Meta
from storage.problems import Full, StorageProblem

if TYPE_CHECKING:
    from bot.intercom import Intercom

M = TypeVar("M", bound=BaseModel)
SPACE_ID = "web:class"
_DEMO: Final = "demo"
_SIGN_IN: Final = "sign-in"
SERVED: Final = timedelta(seconds=30)
"""How long after a process was killed the class still counts as served by it."""
log = structlog.get_logger()


class _Config(Protocol):
    @property
    def data(self) -> Path: ...

    @property
    def database_path(self) -> Path | None: ...

    def model(self, table: str, model: type[M], /) -> M: ...


class _Clocked(Protocol):
    @property
    def clock(self) -> Clock: ...


class _Counted(Protocol):
    @property
    def registry(self) -> CollectorRegistry: ...


class Host(Protocol):
    """What the class needs of the app that it runs in."""

    @property
    def config(self) -> _Config: ...

    @property
    def database(self) -> Database: ...

    @property
    def core(self) -> _Clocked: ...

    @property
    def metrics(self) -> _Counted: ...

    @property
    def router(self) -> RouterPort: ...

    @property
    def epoch(self) -> str:
        """The database's, by which commands beside it know this process."""

    @property
    def demo(self) -> bool:
        """Whether one chooses who to be; only then can classmates be simulated and the clock be moved."""

    @property
    def movable(self) -> bool: ...

    @property
    def away(self) -> Sequence[str]:
        """The platforms that nothing is heard of just now."""

    @property
    def beside(self) -> Sequence[web.AbstractRouteDef]:
        """What other adapters have served on the same application."""

    async def leap(self, by: timedelta, stop: Stop) -> None: ...


async def open_class(
    database: Database, settings: WebSettings, clock: Clock, *, demo: bool
) -> tuple[Classroom, TableKeeper]:
    """The class as it was kept, or a new one with its places, and with invented people if it is one to try out.

    Raises :class:`OtherKind`.
    """
    keeper = TableKeeper(database, SPACE_ID)
    classroom = await Classroom.open(
        keeper,
        clock=clock,
        sentences=Sentences(),
        name=settings.class_name,
        language=settings.language,
        mates=demo and settings.classmates,
    )
    kind = _DEMO if demo or not classroom.is_new else _SIGN_IN  # before this was noted, all were demos
    kept = await database.write(None, lambda tx: Meta(tx).kept_as(kind))
    if (kept == _DEMO) != demo:
        raise OtherKind("folder-is-demo" if kept == _DEMO else "folder-is-real")
    await fill(classroom, with_people=demo)
    return classroom, keeper


class WebClass:
    """The browser class with its server, and the bot in it. ``address`` is where it is served, once it is."""

    platform: Platform
    classroom: Classroom
    address: str
    is_connected = True

    def __init__(self, host: Host) -> None:
        self._host = host
        self._settings = host.config.model("web", WebSettings)
        self._runner: web.AppRunner | None = None
        self._house: House | None = None  # where people sign in
        self._serving: asyncio.Task[None] | None = None
        self._name = secrets.token_hex(8)  # of this process

    def platform_of(self, space_id: str) -> Platform:
        """There is one class."""
        return self.platform

    async def start(self) -> None:
        """Opens the class, lets the bot in and serves the page.

        Raises ``OSError`` when the port is taken, and :class:`OtherKind`.
        """
        host, settings = self._host, self._settings
        self.classroom, keeper = await open_class(host.database, settings, host.core.clock, demo=host.demo)
        self.classroom.simulates = host.demo
        space = Space(SPACE_ID, self.classroom.name)
        self.platform = MatesPlatform(self.classroom, host.router, space)
        adapter = WebAdapter(self.classroom.bot, host.router, space, self.platform)
        await adapter.start()

        async def kept() -> None:
            await keeper.message(0)

        leap = host.leap if host.movable else None
        ahead = Ahead(self.classroom, leap, settings.leap_seconds)
        house = self._house = self._opened()
        app = make_app(self.classroom, watch=watch_over(host, kept), ahead=ahead, house=house, beside=host.beside)
        signs_in = house is not None
        self._runner, served = await listen(app, settings.host, settings.port, signs_in=signs_in)
        self.address = settings.address or served
        if house is not None and host.config.database_path is None:
            await self._say_served()
            self._serving = asyncio.create_task(self._go_on_saying())
        log.info("web.listening", address=served)

    def offer(self, intercom: Intercom) -> None:
        """Has the commands about people answered."""
        from adapters.web.desk import Desk

        Desk(self._house.enrolment if self._house else None).offer(intercom)

    def routes(self) -> Sequence[web.AbstractRouteDef]:
        """It serves its own by itself."""
        return ()

    def _opened(self) -> House | None:
        if self._host.demo:
            return None
        sign_in = SignIn(self._host.database, SPACE_ID, self._host.core.clock, self._host.config.data)
        return House(Enrolment(self.classroom, sign_in, self._settings.address), self._settings.proxies)

    async def _say_served(self) -> None:
        """Tells commands beside it that this process serves the class and holds its people: now, and while it runs.

        On SQLite the writer's lock says so.
        """
        until = self._host.core.clock.real() + SERVED
        await self._host.database.write(None, lambda tx: Meta(tx).serve(self._name, until))

    async def _go_on_saying(self) -> None:
        while True:
            await asyncio.sleep(SERVED.total_seconds() / 3)
            with suppress(StorageProblem):  # it is tried again before the moment comes
                await self._say_served()

    async def stop(self) -> None:
        """Says goodbye to the pages, which come back by themselves, and finishes what was begun."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        if self._serving is not None:
            self._serving.cancel()
            await asyncio.wait([self._serving])
            self._serving = None
            await self._host.database.write(None, lambda tx: Meta(tx).serves_no_more(self._name))


ROOM: Final = 1024 * 1024
"""Bytes that must be free beside the database: what its log has already takes a word also where the disk is full."""


def watch_over(host: Host, *parts: Check) -> Watch:
    """What is told of the process from outside; it is ready while the database takes what is written, and all
    platforms are connected."""

    async def database() -> None:
        await host.database.write(None, lambda tx: Meta(tx).try_writing())
        path = host.database.path
        if path is not None and (await asyncio.to_thread(disk_usage, path.parent)).free < ROOM:
            raise Full("no room beside the database")
        for check in parts:
            await check()

    return Watch(host.metrics.registry, {"database": database}, host.epoch, away=lambda: host.away)


class NoClass:
    """What is served where no class is: how the process is."""

    address: str
    is_connected = True

    def __init__(self, host: Host) -> None:
        self._host = host
        self._settings = host.config.model("web", WebSettings)
        self._runner: web.AppRunner | None = None

    def platform_of(self, space_id: str) -> Platform:
        """Nobody is in a class that is not served."""
        raise LookupError(space_id)

    async def start(self) -> None:
        """Raises ``OSError`` when the port is taken."""
        app = web.Application()
        app.add_routes([*watch_over(self._host).routes(), *self._host.beside])
        self._runner, self.address = await listen(app, self._settings.host, self._settings.port)

    def offer(self, intercom: Intercom) -> None:
        """There is nobody to add."""
        from adapters.web.desk import Desk

        Desk(None).offer(intercom)

    def routes(self) -> Sequence[web.AbstractRouteDef]:
        """It serves its own by itself."""
        return ()

    async def stop(self) -> None:
        """Serves no more."""
        if self._runner is not None:
            await self._runner.cleanup()


def build(host: Host, *, serves: bool) -> WebClass | NoClass:
    """The adapter of the browser class, for the app to start; with no class, what watches over the process."""
    return WebClass(host) if serves else NoClass(host)
