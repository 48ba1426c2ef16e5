"""Cogs and a platform that fails on demand, for the tests of jobs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, cast

from adapters.web.adapter import WebPlatform
from bot.card import Card
from bot.clock import FixedClock
from bot.cog import Cog, Result
from bot.context import JobContext, ViewContext
from bot.effects import Effects
from bot.link import Link
from bot.people import Person, Place, PlaceKind, Space
from bot.platform import Message, Platform, Undelivered
from storage.database import Tx
from storage.jobs import Job, Jobs
from storage.standing import Standing, Stands
from storage.standing import standing as schema
from tests.klass import SPACE, Klass, klass_of

trial = Cog("trial")
plain = Cog("plain")  # nobody in it hears of what cannot be delivered
seen: list[str] = []
words: dict[str, str | None] = {}


@trial.view("note")
def note(ctx: ViewContext, name: str) -> Card | None:
    said = words.get(name, name)
    return None if said is None else Card(title=said)


@trial.view("talk", thread=True)
def talk(ctx: ViewContext, name: str) -> Card | None:
    return Card(title=name)


@trial.view("seldom", every=timedelta(seconds=10))
def seldom(ctx: ViewContext, name: str) -> Card | None:
    return Card(title=name)


@plain.view("sheet")
def sheet(ctx: ViewContext, name: str) -> Card | None:
    return Card(title=name)


@trial.job("mark")
def mark(ctx: JobContext, name: str) -> None:
    seen.append(name)


@trial.job("after")
def after(ctx: JobContext, name: str, result: Annotated[object, Result]) -> None:
    seen.append(f"{name} {result.why}" if isinstance(result, Undelivered) else f"{name} {type(result).__name__}")


@trial.job("came-to")
def came_to(ctx: JobContext, result: Annotated[object, Result]) -> None:
    seen.append(f"came to {result}")


@trial.job("too-much")
def too_much(ctx: JobContext, standing: Standing) -> None:
    standing.tx.execute(schema.insert().values(space_id=None))


@trial.undeliverable
def lost(ctx: JobContext, link: str, result: Annotated[object, Result]) -> None:
    assert isinstance(result, Undelivered)
    seen.append(f"lost {link} {result.why}")


def ready() -> None:
    """What the work needs is imported."""


@trial.work("louder", warms=ready)
def louder(ctx: ViewContext) -> tuple[Callable[[str], str], str]:
    seen.append("asked")
    given = words.get("work") or "first"
    words["work"] = "second"  # as if somebody had changed it while the work was done
    return str.upper, given


class Flaky(WebPlatform):
    """The class, which notes every call and fails when it is told to."""

    def __init__(self, calls: Any) -> None:
        super().__init__(calls, Space(SPACE, "Class"))
        self.asked: list[str] = []
        self.before: dict[str, list[BaseException]] = {}
        self.then: dict[str, list[BaseException]] = {}
        self.gate: dict[str, asyncio.Event] = {}

    async def _call(self, what: str, where: str) -> None:
        self.asked.append(f"{what} {where}")
        if gate := self.gate.get(where):
            await gate.wait()
        if waiting := self.before.get(what):
            raise waiting.pop(0)

    def _end(self, what: str) -> None:
        if waiting := self.then.get(what):
            raise waiting.pop(0)

    async def post(self, place: Place, card: Card, nonce: str) -> Message:
        await self._call("post", f"{place.id} {card.title}")
        made = await super().post(place, card, nonce)
        self._end("post")
        return made

    async def tell(self, people: Sequence[Person], card: Card, nonce: str) -> Message:
        await self._call("tell", f"{people[0].external_id} {card.title}")
        made = await super().tell(people, card, nonce)
        self._end("tell")
        return made

    async def edit(self, message: Message, card: Card) -> None:
        await self._call("edit", card.title)
        await super().edit(message, card)

    async def thread(self, message: Message, name: str) -> Place:
        await self._call("thread", name)
        return await super().thread(message, name)

    async def find(self, place: Place, nonce: str) -> Message | None:
        await self._call("find", place.id)
        return await super().find(place, nonce)


@dataclass
class Case:
    """A class with a platform that fails on demand."""

    klass: Klass
    platform: Flaky

    async def asks(self, ask: Callable[[Effects], None], *, by: str | None = None) -> None:
        """Effects as a handler's transaction would store them."""
        effects = Effects(self.klass.core.registry, self.klass.clock.now, by, 0)
        ask(effects)
        await self.klass.database.write(SPACE, lambda tx: effects.flush(tx, SPACE))

    async def passes(self, seconds: float) -> None:
        """Real time and people's, then whatever is due."""
        cast(FixedClock, self.klass.clock._beneath).advance(timedelta(seconds=seconds))
        await self.klass.goes_on()

    async def begun(self, place: Place) -> str:
        """The oldest job of a place is marked as begun, as a crash leaves it. Returns its nonce."""

        def begin(tx: Tx) -> str:
            job = Jobs(tx, SPACE).next(place.key, self.klass.clock.now())
            assert job is not None
            assert Jobs(tx, SPACE).begin(job, self.klass.clock.now())
            return f"test{job.id}"

        return await self.klass.database.write(SPACE, begin)

    async def standing(self, link: Link) -> Stands | None:
        return await self.klass.database.read(lambda tx: Standing(tx, SPACE).at(link, GENERAL))

    async def failed(self) -> list[Job]:
        return await self.klass.database.read(lambda tx: Jobs(tx, SPACE).failed())


GENERAL = Place(SPACE, PlaceKind.CHANNEL, "general")
CAFE = Place(SPACE, PlaceKind.CHANNEL, "cafe")
BEN = Person(SPACE, "ben")
TO_BEN = Place.direct(BEN)


@asynccontextmanager
async def case_of(tmp_path: Path, url: str, *more: Cog) -> AsyncIterator[Case]:
    """A class with the cogs of this module on an empty database, nothing seen yet."""
    (tmp_path / "texts").mkdir()
    for language in ("en", "es"):
        (tmp_path / "texts" / f"{language}.ftl").write_text("cog-name = Trial\n", encoding="utf-8")
    trial.folder = plain.folder = tmp_path
    seen.clear()
    words.clear()
    async with klass_of([trial, plain, *more], url) as klass:
        platform = Flaky(klass.classroom.bot)

        def always(space_id: str) -> Platform | None:
            return platform

        klass.worker.delivery._platform = always
        yield Case(klass, platform)


def posts(*names: str, place: Place = GENERAL, then: bool = False) -> Callable[[Effects], None]:
    def ask(effects: Effects) -> None:
        for name in names:
            effects.post(place, note.link(name), after.link(name) if then else None)

    return ask


async def until(true: Callable[[], bool]) -> None:
    """Lets the others run until something is so."""
    async with asyncio.timeout(30):
        for _ in range(10_000_000):
            if true():
                return
            await asyncio.sleep(0)
