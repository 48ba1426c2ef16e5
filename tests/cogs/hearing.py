"""A class in which a cog hears what others announce, for the stories of what they do."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.cog import Cog
from bot.context import JobContext
from bot.people import Person
from bot.reached import ANSWERED, ANSWERED_UNSEEN, BROUGHT_RESULT, MET_BUDDY, SAID_HELLO
from tests.klass import Klass, klass_of, sqlite


@dataclass
class Hearing:
    """The class, and what was heard in it: who did what, in the order in which it came."""

    klass: Klass
    heard: list[str]


@asynccontextmanager
async def hearing(folder: Path, *cogs: Cog) -> AsyncIterator[Hearing]:
    """A class with these cogs, and one that listens."""
    listener, heard = Cog("listener", folder=folder, house=True), list[str]()
    for event in (ANSWERED, ANSWERED_UNSEEN, BROUGHT_RESULT, MET_BUDDY, SAID_HELLO):
        listener.event(event)(_hears(event, heard))
    async with klass_of([*cogs, listener], sqlite(folder)) as klass:
        yield Hearing(klass, heard)


def _hears(event: str, heard: list[str]) -> Callable[[JobContext, Person], None]:
    def hears(ctx: JobContext, person: Person) -> None:
        heard.append(f"{person.external_id} {event}")

    return hears
