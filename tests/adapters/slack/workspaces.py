"""Homeroom as it comes into workspaces of a local Slack, with a database of its own, for tests."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar
from urllib.parse import parse_qs, urlsplit

import aiohttp

from adapters.slack.client import Client, Clients
from adapters.slack.installing import Installing
from adapters.slack.pace import Pace
from adapters.slack.places import space_of
from adapters.slack.secret import Secrets, new_key
from adapters.slack.tokens import AppKeys, StoredTokens
from bot.clock import FixedClock
from bot.people import Space
from storage.database import Database
from storage.migrations import upgrade
from storage.slack_installed import Installation, Installations
from storage.spaces import Spaces, spaces_of
from tests.wire.slack.scene import Plan, Scene

T = TypeVar("T")
BACK = "https://bot.example/slack/oauth_redirect"
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
SCOPES = ("chat:write", "commands", "users:read")
KEY = new_key()


class Comings:
    """What the router does when Homeroom comes and goes, without its words to people."""

    def __init__(self, database: Database, clock: FixedClock) -> None:
        self._database = database
        self._clock = clock

    async def came(self, space: Space) -> None:
        now = self._clock.now()
        await self._database.write(space.id, lambda tx: Spaces(tx, space.id).came(space.name, now))

    async def went(self, space_id: str) -> None:
        now = self._clock.now()
        await self._database.write(space_id, lambda tx: Spaces(tx, space_id).went(now))

    async def spaces(self, platform: str) -> list[str]:
        return await self._database.read(lambda tx: spaces_of(tx, platform))


class Process:
    """One process of Homeroom's."""

    def __init__(self, scene: Scene, database: Database, clock: FixedClock, secrets: Secrets) -> None:
        self.clients = Clients(Pace(scene.wire.limits.factor), scene.wire.api_url)
        keys = AppKeys(scene.app.client_id, scene.app.client_secret)
        self.installing = Installing(
            keys,
            SCOPES,
            back=BACK,
            page=f"{scene.wire.url}/oauth/v2/authorize",
            database=database,
            clock=clock,
            secrets=secrets,
            clients=self.clients,
            router=Comings(database, clock),
        )
        asks = self.clients.of("", None)
        self.tokens = StoredTokens(database, clock, secrets, keys, asks, self.installing.over)
        self.installing.tokens = self.tokens

    def client(self, team: str) -> Client:
        """What asks Slack for a workspace."""
        return self.clients.of(team, self.tokens)

    async def close(self) -> None:
        await self.tokens.close()
        await self.clients.close()


@dataclass
class There:
    """A local Slack and Homeroom beside it; ``one`` is its process, with further ones by :meth:`another`."""

    scene: Scene
    database: Database
    clock: FixedClock
    one: Process
    processes: list[Process]

    @property
    def team(self) -> str:
        return self.scene.team.id

    def another(self, keys: str = KEY) -> Process:
        """A further process on the same database."""
        self.processes.append(Process(self.scene, self.database, self.clock, Secrets.parse(keys)))
        return self.processes[-1]

    async def consents(self, state: str, who: str = "robin", **said: str) -> dict[str, str]:
        """Somebody comes to Slack's page and says yes; with what they are sent back."""
        user = self.scene.members[who].user.id
        async with aiohttp.ClientSession() as browser:
            page = self.one.installing.address(state)
            async with browser.get(page) as shown:
                assert shown.status == 200, await shown.text()
            async with browser.post(page, data={"as_user": user, **said}, allow_redirects=False) as answer:
                back = answer.headers["Location"]
        assert back.startswith(BACK)
        return {name: values[0] for name, values in parse_qs(urlsplit(back).query).items()}

    async def installs(self, who: str = "robin") -> Installation:
        """Somebody installs Homeroom."""
        told = await self.consents(await self.one.installing.begin(), who)
        return await self.one.installing.exchanged(told["code"], told["state"])

    async def stored(self) -> Installation | None:
        """The workspace's installation, as it is stored."""
        return await self.database.read(lambda tx: Installations(tx, space_of(self.team)).get())

    async def spaces(self) -> list[str]:
        """Where Homeroom is."""
        return await self.database.read(lambda tx: spaces_of(tx, "slack"))

    def asked(self, method: str) -> int:
        """How often a method was called."""
        return len(self.scene.wire.api.called(method))

    async def says(self, process: Process | None = None) -> None:
        """Homeroom asks Slack something, in the workspace."""
        await (process or self.one).client(self.team).users_info(user=self.scene.members["ana"].user.id)


@asynccontextmanager
async def there(folder: Path, *, rotates: bool = True) -> AsyncIterator[There]:
    """A workspace in which Homeroom is not yet."""
    clock = FixedClock(START)
    plan = Plan(installed=False, rotates=rotates, redirect_urls=[BACK], patience=1)
    scene = await Scene.open(plan, clock.now)
    database = await Database.open(f"sqlite:///{folder / 'homeroom.db'}")
    await upgrade(database)
    one = Process(scene, database, clock, Secrets.parse(KEY))
    found = There(scene, database, clock, one, [one])
    try:
        async with asyncio.timeout(60):
            yield found
    finally:
        for each in found.processes:
            await each.close()
        await database.close()
        await scene.wire.close()
