"""Builds the browser class from the configuration, and starts and stops it with the app."""

from __future__ import annotations

from datetime import timedelta
from typing import Protocol, TypeVar

import structlog
from aiohttp import web
from prometheus_client import CollectorRegistry
from pydantic import BaseModel

from adapters.web.adapter import RouterPort, WebAdapter
from adapters.web.ahead import Ahead, Stop
from adapters.web.class_default import fill
from adapters.web.classroom import Classroom
from adapters.web.keeper import TableKeeper
from adapters.web.mates import MatesPlatform
from adapters.web.refusal import Sentences
from adapters.web.server import listen, make_app
from adapters.web.settings import WebSettings
from bot.clock import Clock
from bot.people import Space
from bot.platform import Platform
from storage.database import Database

M = TypeVar("M", bound=BaseModel)
SPACE_ID = "web:class"
log = structlog.get_logger()


class _Config(Protocol):
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
    def demo(self) -> bool: ...

    @property
    def movable(self) -> bool: ...

    async def leap(self, by: timedelta, stop: Stop) -> None: ...


class WebClass:
    """The browser class with its server, and the bot in it. ``address`` is where it is served, once it is."""

    platform: Platform
    classroom: Classroom
    address: str

    def __init__(self, host: Host) -> None:
        self._host = host
        self._settings = host.config.model("web", WebSettings)
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Opens the class, fills it when it is new, lets the bot in and serves the page.

        Raises ``OSError`` when the port is taken.
        """
        host, settings, sentences = self._host, self._settings, Sentences()
        keeper = TableKeeper(host.database, SPACE_ID)
        self.classroom = await Classroom.open(
            keeper,
            clock=host.core.clock,
            sentences=sentences,
            name=settings.class_name,
            language=settings.language,
            mates=settings.classmates,
        )
        self.classroom.simulates = host.demo
        await fill(self.classroom)
        space = Space(SPACE_ID, self.classroom.name)
        self.platform = MatesPlatform(self.classroom, host.database, space)
        adapter = WebAdapter(self.classroom.bot, host.router, space, self.platform)
        await adapter.start()

        async def database() -> None:
            await keeper.message(0)

        leap = host.leap if host.movable else None
        ahead = Ahead(self.classroom, leap, settings.leap_seconds)
        app = make_app(self.classroom, registry=host.metrics.registry, checks={"database": database}, ahead=ahead)
        self._runner, self.address = await listen(app, settings.host, settings.port)
        log.info("web.listening", address=self.address)

    async def stop(self) -> None:
        """Says goodbye to the pages, which come back by themselves, and finishes what was begun."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None


def build(host: Host) -> WebClass:
    """The adapter of the browser class, for the app to start."""
    return WebClass(host)
