"""A local Discord with a class in it, for the tests of the local Discord itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import discord
import pytest

from tests.wire.discord.clients import pointed_at
from tests.wire.discord.gateway import IDENTIFY_EVERY
from tests.wire.discord.people import Member
from tests.wire.discord.scene import Plan, Scene
from tests.wire.discord.server import FACTOR, Discord
from tests.wire.discord.things import App, Channel, Guild, Role, User

Acts = Callable[[discord.Interaction[Any]], Awaitable[None]]


@dataclass
class Place:
    """What a test needs of it: the server, a few channels and people, the bot."""

    wire: Discord
    guild: Guild
    app: App
    bot_role: Role
    robin: User
    ana: User
    ben: User
    general: Channel
    staff: Channel
    lounge: Channel
    forum: Channel


@pytest.fixture
async def place() -> AsyncIterator[Place]:
    """A class server with a bot; discord.py is pointed at it. At the end no request and no answer was a strange one."""
    scene = await Scene.open(Plan(patience=1))
    wire = scene.wire
    with pointed_at(wire):
        robin, ana, ben = (scene.members[name].user for name in ("robin", "ana", "ben"))
        yield Place(wire, scene.guild, scene.app, scene.bot_role, robin, ana, ben, *scene.places.values())
    await wire.close()
    assert wire.api.untrue == [], "an answer is not as Discord's description has it"
    assert wire.gateway.complaints == []


class Bot(discord.Client):
    """A bot without privileged intents and caches, as ours is. It keeps what it heard of, and does what a test says."""

    def __init__(self, **intents: bool) -> None:
        asked = {"guilds": True, "voice_states": True, "guild_messages": True, "dm_messages": True, **intents}
        super().__init__(
            intents=discord.Intents(**asked),
            max_messages=None,
            chunk_guilds_at_startup=False,
            guild_ready_timeout=0.01,
            max_ratelimit_timeout=30,
        )
        self.acts: Acts | None = None
        self.heard: list[discord.Interaction[Any]] = []
        self.wrote: list[discord.Message] = []
        self.joined: list[str] = []
        self.moved: list[int | None] = []
        self.resumes = 0

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Waits as long as here is between two identifies; the library waits as long as on Discord."""
        if not initial:
            await asyncio.sleep(IDENTIFY_EVERY / FACTOR)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Hands it on."""
        self.heard.append(interaction)
        if self.acts is not None:
            await self.acts(interaction)

    async def on_message(self, message: discord.Message) -> None:
        """Somebody wrote."""
        self.wrote.append(message)

    async def on_member_join(self, member: discord.Member) -> None:
        """Somebody came."""
        self.joined.append(member.name)

    async def on_voice_state_update(self, member: Any, before: discord.VoiceState, after: discord.VoiceState) -> None:
        """Somebody went into voice, or out of it."""
        self.moved.append(after.channel.id if after.channel else None)

    async def on_resumed(self) -> None:
        """The session goes on."""
        self.resumes += 1

    def place(self, channel: Channel) -> Any:
        """A channel as the library has it."""
        found = self.get_channel(channel.id)
        assert found is not None
        return found


async def until(true: Callable[[], Any]) -> None:
    """Waits until it is true; the other side gives no sign."""
    async with asyncio.timeout(20):
        while not true():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def until_async(true: Callable[[], Awaitable[bool]]) -> None:
    """The same, where looking takes a while."""
    async with asyncio.timeout(20):
        while not await true():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


@dataclass
class People:
    """The people of the class, before their screens."""

    robin: Member
    ana: Member
    ben: Member


@pytest.fixture
def people(place: Place) -> People:
    """Robin owns the server; Ana and Ben are in it."""
    return People(*(Member(place.wire, place.guild, each) for each in (place.robin, place.ana, place.ben)))
