"""A small class, once in memory and once in the tables of a real database, and a bot that answers as a test says."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from adapters.web.classroom import Classroom
from adapters.web.hub import JsonObject
from adapters.web.keeper import Keeper, MemoryKeeper, TableKeeper
from adapters.web.server import make_app
from bot.clock import FixedClock
from bot.people import PlaceKind
from storage.class_records import KeptPerson, KeptPlace
from storage.database import Database
from storage.store import all_tables
from tests.adapters.web.door import Doorway, doorway
from tests.adapters.web.pages import Page, connected

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
PEOPLE = (
    KeptPerson("robin", "Robin Okafor", "instructor", "Europe/London", "en"),
    KeptPerson("noor", "Noor Haddad", "assistant", "Europe/Berlin", "en"),
    KeptPerson("ana", "Ana Ruiz", "student", "Europe/Madrid", "es"),
    KeptPerson("ben", "Ben Ito", "student", "Asia/Tokyo", "en"),
    KeptPerson("chi", "Chi Ito", "student", "UTC", "en"),
)
PLACES = (
    KeptPlace("channel:general", PlaceKind.CHANNEL, "general"),
    KeptPlace("channel:staff", PlaceKind.CHANNEL, "staff", staff=True),
    KeptPlace("forum:questions", PlaceKind.FORUM, "questions"),
    KeptPlace("voice:lounge", PlaceKind.VOICE, "Lounge"),
    KeptPlace("voice:library", PlaceKind.VOICE, "Library"),
)
Make = Callable[[], Awaitable[Classroom]]
Open = Callable[..., Awaitable[Page]]


@dataclass
class Bot:
    """What a test puts at the other end: hears every delivery, and answers by link or kind."""

    commands: list[JsonObject] = field(default_factory=list)
    staff_commands: list[JsonObject] = field(default_factory=list)
    answers: dict[str, JsonObject | Callable[[dict[str, Any]], Awaitable[JsonObject]]] = field(default_factory=dict)
    heard: list[dict[str, Any]] = field(default_factory=list)
    menus: list[JsonObject] = field(default_factory=list)
    staff_menus: list[JsonObject] = field(default_factory=list)

    async def __call__(self, delivery: JsonObject) -> JsonObject:
        if delivery["kind"] == "commands":
            return {"commands": [*self.commands, *(() if delivery["roles"] == ["student"] else self.staff_commands)]}
        if delivery["kind"] == "menus":
            return {"menus": [*self.menus, *(() if delivery["roles"] == ["student"] else self.staff_menus)]}
        self.heard.append(delivery)
        answer = self.answers.get(str(delivery.get("link", delivery["kind"])), {})
        return answer if isinstance(answer, dict) else await answer(delivery)

    def of(self, kind: str) -> list[dict[str, Any]]:
        """The deliveries of a kind."""
        return [delivery for delivery in self.heard if delivery["kind"] == kind]


def button(label: str, link: str) -> JsonObject:
    """A button as a card has it."""
    return {"type": "button", "label": label, "link": link, "look": "plain"}


def card(title: str, *actions: JsonObject, **more: Any) -> JsonObject:
    """A card as the bot sends it."""
    return {"title": title, "text": [], "fields": [], "actions": [*actions], "files": [], "note": [], **more}


def command(name: str, *inputs: JsonObject, label: str = "") -> dict[str, Any]:
    """A command as the bot offers it."""
    link = f"tests.{name.replace(' ', '-')}"
    return {"name": name, "label": label or name, "help": "", "link": link, "inputs": [*inputs]}


def entry(name: str, kind: str, *choices: str, required: bool = False, label: str = "") -> JsonObject:
    """An input of a command or form."""
    listed: list[Any] = [{"value": value, "label": value.capitalize(), "chosen": False} for value in choices]
    return {
        "name": name,
        "kind": kind,
        "label": label or name,
        "help": "",
        "required": required,
        "value": None,
        "choices": listed,
        "least": None,
        "most": None,
        "error": "",
    }


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """A SQLite database with Homeroom's tables."""
    opened = await Database.open(f"sqlite:///{tmp_path / 'class.db'}")
    await opened.alter(lambda tx: all_tables().create_all(tx.connection))
    yield opened
    await opened.close()


@pytest.fixture(params=["memory", "tables"])
def keeper(request: pytest.FixtureRequest) -> Keeper:
    """Each keeper in turn, empty."""
    if request.param == "memory":
        return MemoryKeeper()
    return TableKeeper(request.getfixturevalue("database"), "web:class")


@pytest.fixture
def clock() -> FixedClock:
    """Noon, until a test says otherwise."""
    return FixedClock(NOON)


@pytest.fixture
def make(keeper: Keeper, clock: FixedClock) -> Make:
    """Opens the class that the keeper kept: a second call is what a restart finds."""

    async def opened() -> Classroom:
        classroom = await Classroom.open(keeper, clock=clock)
        await classroom.register.found(PLACES, PEOPLE)
        return classroom

    return opened


@pytest.fixture
async def classroom(make: Make) -> AsyncIterator[Classroom]:
    """A class with an instructor, an assistant and three students."""
    opened = await make()
    yield opened
    await opened.close()


@pytest.fixture
def bot(classroom: Classroom) -> Bot:
    """A bot in the class."""
    there = Bot()
    classroom.attach(there)
    return there


@pytest.fixture
async def site(classroom: Classroom) -> AsyncIterator[TestClient[Any, Any]]:
    """The server of the class."""
    client = TestClient(TestServer(make_app(classroom)))
    await client.start_server()
    yield client
    await client.close()


@pytest.fixture
async def opened(site: TestClient[Any, Any]) -> AsyncIterator[Open]:
    """Opens pages, which are closed with the test."""
    pages: list[Any] = []

    async def one(person: str) -> Page:
        context = connected(site, person)
        pages.append(context)
        return await context.__aenter__()

    yield one
    for context in pages:
        await context.__aexit__(None, None, None)


@pytest.fixture
async def door(classroom: Classroom, database: Database, clock: FixedClock, tmp_path: Path) -> AsyncIterator[Doorway]:
    """The class behind its door."""
    async with doorway(classroom, database, clock, tmp_path) as there:
        yield there
