"""A class's Discord server for tests: the local Discord, and the real app with its Discord adapter in it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Final

from pydantic import SecretStr

from adapters.discord import limits
from adapters.discord.app import DiscordAdapter
from adapters.discord.client import Client
from adapters.discord.permissions import SOUND, needed, together
from adapters.discord.settings import DiscordSettings
from adapters.web.settings import WebSettings
from bot.app import App
from bot.clock import FixedClock, MovableClock
from bot.config import Config
from bot.config_tables import DatabaseTable, HomeroomTable
from bot.parts import declared
from bot.people import Person, Place, PlaceKind
from tests.klass import MONDAY
from tests.wire.discord.people import Member
from tests.wire.discord.server import Discord
from tests.wire.discord.things import PRIVILEGED, Channel, Guild, Kind, Overwrite, User
from tests.wire.discord.things import App as Application

# A machine that does much else must not be answered as one that is late.
limits.DEFER_AFTER = 60.0  # type: ignore[misc]
limits.PRESS_WAITS = limits.FORM_WAITS = 60.0  # type: ignore[misc]
PATIENCE: Final = 0.1
"""Divides the three seconds that Discord waits: only the tests of being late are in a hurry."""
PEOPLE: Final = ("robin", "ana", "ben", "chi")
MAY: Final = together(needed(declared(Config()))).value
"""What the link to invite it asks for, and no more."""
WITH_SOUND: Final = MAY | together(SOUND).value
"""The same, as a feature with rooms for talking would need it."""


@dataclass
class Served:
    """A server with its people, and Homeroom in it."""

    wire: Discord
    guild: Guild
    application: Application
    people: dict[str, User]
    channels: dict[str, Channel]
    app: App
    robin: Member
    ana: Member
    ben: Member
    chi: Member

    async def heard(self) -> None:
        """All that Discord told was taken in."""
        await self.wire.settle()
        while running := [each for each in asyncio.all_tasks() if each.get_name().startswith("discord.py: ")]:
            await asyncio.wait(running)

    async def goes_on(self) -> None:
        """Everything that is due happens."""
        await self.heard()
        await self.app.worker.until_idle()

    def denies(self, name: str, lacks: int) -> None:
        """In this channel Homeroom may not do this any more."""
        channel, role = self.channels[name], next(each for each in self.guild.roles.values() if each.bot_id)
        channel.overwrites[role.id] = Overwrite(role.id, 0, deny=int(lacks))
        self.wire.world.channel_changed(channel)

    def removed(self) -> None:
        """Somebody removes Homeroom from the server."""
        self.wire.world.leave(self.guild, self.application.user.id)

    def invited(self) -> None:
        """And invites it again."""
        self.wire.world.invite(self.application, self.guild, MAY)

    @property
    def space_id(self) -> str:
        """The server's space."""
        return f"discord:{self.guild.id}"

    def person(self, name: str) -> Person:
        """One of its people, as the core knows them."""
        return Person(self.space_id, str(self.people[name].id))

    def place(self, name: str, kind: PlaceKind = PlaceKind.CHANNEL) -> Place:
        """One of its channels."""
        return Place(self.space_id, kind, str(self.channels[name].id))

    @property
    def adapter(self) -> DiscordAdapter:
        """Homeroom's."""
        found = self.app.adapters["discord"]
        assert isinstance(found, DiscordAdapter)
        return found

    @property
    def client(self) -> Client:
        """The one that it has now."""
        assert self.adapter._there is not None
        return self.adapter._there.client


@asynccontextmanager
async def served(
    folder: Path,
    *,
    privileged: int = int(PRIVILEGED),
    may: int = MAY,
    before: Callable[[Discord], None] | None = None,
    **settings: Any,
) -> AsyncIterator[Served]:
    """A server with Robin, who owns it, Ana, Ben and Chi; Homeroom is invited and runs.

    ``privileged`` are the intents that are switched on for it, ``may`` what it is allowed to; ``before`` it starts a
    test may have Discord be different. ``settings`` are of ``[discord]``.
    """
    wire = await Discord.open(patience=PATIENCE)
    world = wire.world
    people = {name: world.user(name) for name in PEOPLE}
    application = world.app("Homeroom", people["robin"], privileged=privileged)
    guild, channels = a_class(wire, people, application, may)
    app = await an_app(folder, wire, application, **settings)
    there = in_it(wire, application, people, guild, channels, app)
    if before is not None:
        before(wire)
    try:
        await app.start()
        if before is None:
            await there.heard()  # that it came into the server is told after it connected
        yield there
    finally:
        await there.app.stop()
        await wire.close()
    assert wire.api.untrue == []
    assert wire.gateway.complaints == []


def as_in_another_process(there: Served) -> None:
    """This process does not hear of the server."""
    there.client._connection._guilds.pop(there.guild.id)


def a_class(
    wire: Discord, people: dict[str, User], application: Application, may: int = MAY, guild_id: int | None = None
) -> tuple[Guild, dict[str, Channel]]:
    """A server of these people, which is the first one's, and its channels; Homeroom is invited."""
    first, *others = people.values()
    guild = wire.world.guild("Class", first, guild_id=guild_id)
    for each in others:
        wire.world.join(guild, each)
    wire.world.invite(application, guild, may)
    kinds = {"general": Kind.TEXT, "staff": Kind.TEXT, "lounge": Kind.VOICE, "help": Kind.FORUM}
    return guild, {name: wire.world.channel(guild, name, kind) for name, kind in kinds.items()}


async def an_app(
    folder: Path, wire: Discord, application: Application, url: str = "", every: float = 0.3, **settings: Any
) -> App:
    """The real app, which looks for this Discord and logs in ``every`` so many seconds; not started yet. ``settings``
    are of ``[discord]``."""
    discord = DiscordSettings(
        token=SecretStr(application.token),
        api=wire.api_url,
        gateway=wire.gateway_url,
        identify_seconds=every,
        **settings,
    )
    parts = {"discord": discord, "web": WebSettings(port=0)}
    config = Config(HomeroomTable(data=folder), DatabaseTable(url=url), parts=parts)
    return await App.open(config, clock=MovableClock(beneath=FixedClock(MONDAY)), random=Random(7))


def in_it(
    wire: Discord,
    application: Application,
    people: dict[str, User],
    guild: Guild,
    channels: dict[str, Channel],
    app: App,
) -> Served:
    """What a test does there."""
    members = {name: Member(wire, guild, user) for name, user in people.items()}
    return Served(wire, guild, application, people, channels, app, **members)
