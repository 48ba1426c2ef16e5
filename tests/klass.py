"""A whole class for tests: the real core, worker and database over `Classroom`, with a clock that the test moves."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from adapters.web.adapter import WebAdapter
from adapters.web.classroom import Classroom
from adapters.web.limits import CAPABILITIES
from adapters.web.mates import MatesPlatform
from adapters.web.seat import Seat
from bot.clock import FixedClock, MovableClock
from bot.cog import Cog
from bot.core import Core
from bot.courtesy import courtesy
from bot.jobs import Worker
from bot.lane import JobSettings
from bot.leap import leap
from bot.metrics import Metrics
from bot.people import PlaceKind, Space
from bot.platform import Platform
from bot.pool import Pool
from bot.registry import Defaults, Registry, text_folders
from bot.seal import Seals
from bot.texts import CORE, Texts
from bot.ticking import Ticker
from storage.class_records import KeptPerson, KeptPlace
from storage.database import Database
from storage.meta import Meta
from storage.migrations import upgrade
from tests.counted import CountedCore, CountedRouter
from tests.prepared import check

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SPACE = "web:class"
POOL = Pool(1)  # of all classes of a test run: its process takes seconds to start, and ends with this one


@dataclass
class Klass:
    """A class in the middle of a test. `instructor`, `assistant`, `ana`, `ben` and `chi` are seats in it."""

    classroom: Classroom
    database: Database
    core: Core
    worker: Worker
    ticker: Ticker
    router: CountedRouter
    clock: MovableClock
    seats: dict[str, Seat]

    def __getattr__(self, name: str) -> Seat:
        try:
            return self.seats[name]
        except KeyError:
            raise AttributeError(name) from None

    async def goes_on(self) -> None:
        """Everything that is due happens."""
        await self.worker.until_idle()
        await self.classroom.settle()

    async def waits(self, **time: float) -> None:
        """People's time passes, through everything that is due meanwhile."""
        await leap(self.clock, self.database, self.worker, self.ticker, self.clock.now() + timedelta(**time))
        await self.classroom.settle()


PEOPLE = [
    KeptPerson("instructor", "Robin", "instructor", "UTC", "en"),
    KeptPerson("assistant", "Noor", "assistant", "UTC", "en"),
    KeptPerson("ana", "Ana", "student", "Europe/Madrid", "es"),
    KeptPerson("ben", "Ben", "student", "America/New_York", "en"),
    KeptPerson("chi", "Chi", "student", "Asia/Tokyo", "en"),
    *(KeptPerson(f"s{number}", f"Student {number}", "student", "UTC", "en") for number in range(1, 6)),
]
PLACES = [
    KeptPlace("channel:general", PlaceKind.CHANNEL, "general", ""),
    KeptPlace("channel:cafe", PlaceKind.CHANNEL, "cafe", ""),
    KeptPlace("channel:staff", PlaceKind.CHANNEL, "staff", "", staff=True),
    KeptPlace("voice:lounge", PlaceKind.VOICE, "lounge", ""),
]


@asynccontextmanager
async def klass_of(
    cogs: Iterable[Cog],
    url: str,
    *,
    form_inputs: int | None = None,
    mates: Iterable[str] = (),
    keys: Path | None = None,
) -> AsyncIterator[Klass]:
    """A class with these cogs on a database that is empty, or was left by an earlier one.

    ``form_inputs`` is how many inputs its forms hold, so that longer ones come in steps. ``mates`` are simulated.
    ``keys`` is the folder of keys; without one it is beside the database, or on PostgreSQL gone with the class.
    """
    found = [courtesy, *cogs]
    texts = Texts(text_folders(found) | {CORE: courtesy.folder / "texts"})
    registry = Registry(found, texts)
    check(registry)
    clock = MovableClock(beneath=FixedClock(MONDAY))
    async with AsyncExitStack() as opened:
        database = await Database.open(url)
        opened.push_async_callback(database.close)
        pool, metrics = POOL, Metrics()
        await upgrade(database)
        epoch = await database.write(None, lambda tx: Meta(tx).epoch())
        beside = database.path.parent if database.path else Path(opened.enter_context(TemporaryDirectory()))
        core = CountedCore(registry, texts, clock, Defaults({}), Seals((keys or beside / "keys") / epoch), Random(7))
        platforms: dict[str, Platform] = {}

        def platform(space_id: str) -> Platform | None:
            return platforms.get(space_id.partition(":")[0])

        worker = Worker(core, database, pool, metrics, platform, JobSettings(), "test")
        ticker = Ticker(core, database, metrics, worker.wake)
        router = CountedRouter(core, database, worker.wake, pool=pool, metrics=metrics, platform=platform)
        classroom = await Classroom.open(clock=clock, mates=True)
        classroom.simulates = bool(mates)
        await classroom.register.found(PLACES, [replace(each, simulated=each.id in mates) for each in PEOPLE])
        space = Space(SPACE, "Class")
        adapter = WebAdapter(classroom.bot, router, space, MatesPlatform(classroom, router, space))
        platforms["web"] = adapter.platform
        if form_inputs is not None:
            adapter.platform.capabilities = replace(CAPABILITIES, form_inputs=form_inputs)
        await adapter.start()
        seats = {person.id: await classroom.seat(person.id) for person in PEOPLE}
        yield Klass(classroom, database, core, worker, ticker, router, clock, seats)
        assert not router.breaches, "\n\n".join(router.breaches)


def sqlite(folder: Path) -> str:
    """The address of a new database."""
    return f"sqlite:///{folder}/homeroom.db"
