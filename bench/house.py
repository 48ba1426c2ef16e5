"""The real core, router, worker, database and class, in one process and without a server: what parts measure in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from adapters.web.adapter import ROLES, WebPlatform
from adapters.web.classroom import Classroom
from adapters.web.keeper import TableKeeper
from bench.errand import errand, tables
from bot.clock import Clock, FixedClock
from bot.cog import Cog
from bot.core import Core
from bot.courtesy import courtesy
from bot.jobs import Worker
from bot.lane import JobSettings
from bot.metrics import Metrics
from bot.people import Place, PlaceKind, Space
from bot.platform import Platform
from bot.pool import Pool
from bot.registry import Defaults, Registry, text_folders
from bot.router import Router
from bot.seal import Seals
from bot.texts import CORE, Texts
from bot.ticking import Ticker
from storage.class_records import KeptPerson, KeptPlace
from storage.database import Database
from storage.migrations import upgrade

NOW: Final = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SPACE: Final = Space("web:bench", "Bench")
CHANNELS: Final = tuple(Place(SPACE.id, PlaceKind.CHANNEL, f"c{number}") for number in range(50))
PEOPLE: Final = tuple(f"p{number}" for number in range(100))


@dataclass(frozen=True, slots=True)
class House:
    """Everything that an act or a job goes through."""

    database: Database
    core: Core
    router: Router
    worker: Worker
    ticker: Ticker
    pool: Pool
    classroom: Classroom


@asynccontextmanager
async def house(url: str, clock: Clock | None = None, *more: Cog, kept: bool = False) -> AsyncIterator[House]:
    """A house on a database that is empty, or was left by an earlier one. Without a clock, its time stands still.
    ``more`` cogs are there beside the errand. ``kept``: the class is kept in tables, as the app has it."""
    clock = clock or FixedClock(NOW)
    cogs = [courtesy, errand, *more]
    texts = Texts(text_folders(cogs) | {CORE: courtesy.folder / "texts"})
    registry = Registry(cogs, texts)
    registry.check()
    async with AsyncExitStack() as opened:
        database = await Database.open(url)
        opened.push_async_callback(database.close)
        await upgrade(database)
        await database.alter(lambda tx: tables.create_all(tx.connection))
        pool, metrics = Pool(1), Metrics()
        opened.callback(pool.close)
        keys = Path(opened.enter_context(TemporaryDirectory()))
        core = Core(registry, texts, clock, Defaults({}), Seals(keys), Random(7))
        classroom = await Classroom.open(TableKeeper(database, SPACE.id) if kept else None, clock=clock)
        await classroom.register.found(
            [KeptPlace(place.key, PlaceKind.CHANNEL, place.id, "") for place in CHANNELS],
            [KeptPerson(each, each.upper(), "student", "UTC", "en") for each in PEOPLE],
        )
        web: Platform = WebPlatform(classroom.bot, SPACE)

        def platform(space_id: str) -> Platform | None:
            return web

        worker = Worker(core, database, pool, metrics, platform, JobSettings(), "bench")
        router = Router(core, database, worker.wake, pool=pool, metrics=metrics, platform=platform)
        await router.came(SPACE, ROLES)
        yield House(database, core, router, worker, Ticker(core, database, metrics, worker.wake), pool, classroom)
