"""A class's Slack workspace for tests: the local Slack, and Homeroom's port over it with a real core and database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Final

from adapters.slack.adapter import SlackPlatform
from adapters.slack.client import Clients
from adapters.slack.commands import Commands
from adapters.slack.installing import OneToken
from adapters.slack.pace import Pace
from adapters.slack.places import channel_place, space_of
from adapters.slack.refused import Refusals
from adapters.slack.room_ways import RoomWays
from adapters.slack.scopes import needed
from adapters.slack.settings import SlackSettings
from adapters.slack.workspace import Workspace, Workspaces
from bot.clock import FixedClock, MovableClock
from bot.config import Config
from bot.core import Core
from bot.parts import declared
from bot.people import Person, Place
from bot.registry import Defaults
from bot.seal import Seals
from storage.database import Database
from storage.migrations import upgrade
from tests.klass import MONDAY, sqlite
from tests.wire.slack.people import Member
from tests.wire.slack.scene import Plan, Scene
from tests.wire.slack.things import Channel

REGISTRY: Final = declared(Config())
COMMANDS: Final = Commands(REGISTRY, Defaults({}).needs)
NEEDED: Final = needed(REGISTRY, SlackSettings())
FACTOR: Final = 200.0
"""Divides every span of Slack's limits, and of ours: only the tests of the pace are about them."""


@dataclass
class Ported:
    """A workspace with its people, and the port over it."""

    scene: Scene
    database: Database
    core: Core
    clients: Clients
    tokens: OneToken
    workspaces: Workspaces
    platform: SlackPlatform

    @property
    def space_id(self) -> str:
        """The workspace's space."""
        return space_of(self.scene.team.id)

    @property
    def us(self) -> str:
        """The bot."""
        return self.scene.install.bot.id

    def person(self, name: str) -> Person:
        """One of its people, as the core knows them."""
        return Person(self.space_id, self.scene.members[name].person)

    def member(self, name: str) -> Member:
        """One of its people, before their screen."""
        return self.scene.members[name]

    def place(self, name: str) -> Place:
        """One of its channels."""
        return channel_place(self.space_id, self.scene.places[name].id)

    def channel(self, place: Place | str) -> Channel:
        """A channel as it is on Slack."""
        key = place.id.partition("-")[0] if isinstance(place, Place) else place
        return self.scene.team.channels[key]

    def names_in(self, place: Place) -> set[str]:
        """Who is in a channel, the bot not counted."""
        inside = self.channel(place).members
        return {name for name, member in self.scene.members.items() if member.person in inside}

    async def workspace(self) -> Workspace:
        """What is known of it in memory."""
        return await self.workspaces.of(self.space_id)

    def asked(self, *methods: str) -> list[str]:
        """The methods that were called so far, in order; only these where some are given."""
        return [each.method for each in self.scene.wire.api.calls if not methods or each.method in methods]

    def fresh(self) -> None:
        """Nothing was asked yet."""
        self.scene.wire.api.calls.clear()

    def again(self, ways: RoomWays | None = None) -> SlackPlatform:
        """The same workspace after a restart: nothing is in memory."""
        self.workspaces = workspaces_of(self.database, self.core, self.clients, self.tokens)
        self.platform = SlackPlatform(self.workspaces, self.space_id, ways or RoomWays(), NEEDED)
        return self.platform


def workspaces_of(database: Database, core: Core, clients: Clients, tokens: OneToken) -> Workspaces:
    """What is known of the workspace when a process begins."""
    return Workspaces(database, core, clients, tokens, Refusals(), COMMANDS.spoken)


@asynccontextmanager
async def ported(
    folder: Path, *, ways: RoomWays | None = None, factor: float = FACTOR, **plan: Any
) -> AsyncIterator[Ported]:
    """A workspace in which Homeroom is installed. ``plan`` are fields of :class:`~tests.wire.slack.scene.Plan`."""
    async with AsyncExitStack() as opened:
        scene = await Scene.open(Plan(factor=factor, patience=1, socket=False, **plan))
        opened.push_async_callback(scene.wire.close)
        database = await Database.open(sqlite(folder))
        opened.push_async_callback(database.close)
        await upgrade(database)
        clock = MovableClock(beneath=FixedClock(MONDAY))
        core = Core(REGISTRY, REGISTRY.texts, clock, Defaults({}), Seals(folder / "keys"), Random(7))
        clients = Clients(Pace(factor), scene.wire.api_url)
        opened.push_async_callback(clients.close)
        tokens = OneToken(lambda: scene.install.token.value, clients, core.clock)
        space_id = (await tokens.begin()).space_id
        scene.wire.api.calls.clear()
        workspaces = workspaces_of(database, core, clients, tokens)
        platform = SlackPlatform(workspaces, space_id, ways or RoomWays(), NEEDED)
        yield Ported(scene, database, core, clients, tokens, workspaces, platform)
        assert scene.wire.api.unknown == []
