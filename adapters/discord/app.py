"""Builds the Discord adapter from the configuration, and starts and stops it with the app."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Final, Protocol, TypeVar

import aiohttp
import discord
import structlog
from pydantic import BaseModel

from adapters.discord.acts import Acts
from adapters.discord.adapter import DiscordPlatform
from adapters.discord.client import Client
from adapters.discord.commands import Commands
from adapters.discord.connection import Connection
from adapters.discord.direct import Direct
from adapters.discord.heard import Heard
from adapters.discord.interactions import Interactions
from adapters.discord.pace import Pace
from adapters.discord.permissions import members_allowed, needed, wants_members
from adapters.discord.places import guild_of
from adapters.discord.rooms import Rooms
from adapters.discord.sentences import say
from adapters.discord.servers import Needs, Server
from adapters.discord.settings import DiscordSettings
from adapters.discord.sync import Synced, sync
from adapters.discord.wording import Wording
from bot.core import Core
from bot.intercom import Intercom
from bot.platform import CannotStart
from bot.router import Router
from bot.texts import nearest
from storage.database import Database
from storage.meta import Meta

M = TypeVar("M", bound=BaseModel)
_AGAIN: Final = 5.0
"""Seconds between two attempts to log in, where Discord cannot be reached."""
_CONNECTS: Final = 10.0
_GOODBYE: Final = 1.5
log = structlog.get_logger()


class _Config(Protocol):
    @property
    def data(self) -> Path: ...

    def model(self, table: str, model: type[M], /) -> M: ...


class Host(Protocol):
    """What the adapter needs of the app that it runs in."""

    @property
    def config(self) -> _Config: ...

    @property
    def database(self) -> Database: ...

    @property
    def core(self) -> Core: ...

    @property
    def router(self) -> Router: ...


class DiscordAdapter:
    """Homeroom in all servers of one bot, or in those of this process's shards."""

    address = "https://discord.com"

    def __init__(self, host: Host, *, pace: Pace | None = None) -> None:
        self._host = host
        self._settings = host.config.model("discord", DiscordSettings)
        self._pace = pace or Pace()
        self._platforms: dict[str, DiscordPlatform] = {}
        self._connecting: asyncio.Task[None] | None = None
        self._client: Client | None = None
        self._there: Connection | None = None
        self._needs = Needs()

    @property
    def synced(self) -> Synced:
        """How the commands are on Discord."""
        return self._needs.synced

    async def _staff_roles(self, space_id: str) -> frozenset[str]:
        return await self._server(space_id).staff_roles()

    def _server(self, space_id: str) -> Server:
        assert self._there is not None  # noqa: S101  # nobody asks before it was started
        return Server(self._there, self._host.database, self._host.core, space_id, self._needs)

    def platform_of(self, space_id: str) -> DiscordPlatform:
        """One server's platform."""
        assert self._there is not None  # noqa: S101  # the app asks once it was started
        found = self._platforms.get(space_id)
        if found is None:
            there, guild = self._there, guild_of(space_id)
            server = self._server(space_id)
            rooms = Rooms(there, guild, server)
            direct = Direct(there, guild, rooms, server, self._settings.shared_channel)
            found = DiscordPlatform(there, space_id, server, rooms, direct, self._wording)
            self._platforms[space_id] = found
        return found

    async def start(self) -> None:
        """Logs in, and connects; where the gateway is away, that goes on beside everything else.

        Raises :class:`~bot.platform.CannotStart`.
        """
        core = self._host.core
        commands = await asyncio.to_thread(Commands, core.registry, core.defaults.needs)  # it reads every text
        self._wording = Wording(commands, self._host.database)
        self._needs.permissions = needed(core.registry)
        client, members = await self._logged_in(wants_members(core.registry))
        self._client = client
        self._there = there = Connection(client)
        acts = Acts(there, commands, self._host.router)
        interactions = Interactions(acts, self._host.router, self._wording, _say)
        client.hears = Heard(there, self._host.router, interactions, self._staff_roles, members=members)
        if self._settings.its_shards is None or self._settings.its_shards.first == 0:
            self._needs.synced = await sync(client.http, client.application_id or 0, commands.payload)
        self._connecting = asyncio.create_task(client.connect(), name="discord")
        self._connecting.add_done_callback(_ended)
        await self._connected(_CONNECTS)

    def offer(self, intercom: Intercom) -> None:
        """Commands of this machine ask it nothing."""

    async def stop(self) -> None:
        """Says goodbye to the gateway; a connection that is just being made is waited for, for it cannot be closed."""
        if self._client is None:
            return
        if self._connecting is None:  # it never came to that
            await self._client.http.close()
            return
        await self._connected(_GOODBYE)
        await asyncio.wait_for(self._client.close(), _GOODBYE)
        self._connecting.cancel()
        await asyncio.wait([self._connecting])

    async def _logged_in(self, wants_members: bool) -> tuple[Client, bool]:
        """The client, and whether it is told of members: asked for that while it is off, Discord lets nobody in."""
        client = await self._log_in(members=wants_members)
        allowed = client.application is not None and members_allowed(client.application.flags.value)
        self._needs.members_off = wants_members and not allowed
        if self._needs.members_off:
            log.warning("discord.members_off")
            await client.http.close()
            client = await self._log_in(members=False)
        return client, wants_members and allowed

    async def _log_in(self, *, members: bool) -> Client:
        """Raises :class:`~bot.platform.CannotStart` where the token is none, or is not one of Discord's."""
        try:
            token = self._settings.read_token()
        except OSError:
            raise CannotStart("discord-token-file", path=self._settings.token_file) from None
        while True:
            client = Client(self._settings, self._pace, members=members, turn=self._turn)
            try:
                await client.login(token)
                return client
            except discord.LoginFailure:
                await client.http.close()
                raise CannotStart("discord-token") from None
            except (aiohttp.ClientError, OSError, discord.DiscordServerError) as away:
                log.warning("discord.away", type=type(away).__name__)
            await client.http.close()
            await asyncio.sleep(_AGAIN)

    async def _connected(self, seconds: float) -> None:
        """Waits for the first shard. Where the gateway is away all else goes on, and it is tried again and again."""
        if self._client is not None and self._connecting is not None:
            first = asyncio.ensure_future(self._client.connected.wait())
            await asyncio.wait([first, self._connecting], timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            first.cancel()

    async def _turn(self, shard: int) -> None:
        """Logins are spaced over all processes, through the database."""
        clock, every = self._host.core.clock, timedelta(seconds=self._settings.identify_seconds)
        turn = await self._host.database.write(
            None, lambda tx: Meta(tx).take_turn("discord-login", clock.real(), every)
        )
        await asyncio.sleep(max((turn - clock.real()).total_seconds(), 0.0))


def _say(language: str, text_id: str, /, **values: str | int) -> str:
    return say(nearest(language), text_id, **values)


def _ended(connecting: asyncio.Task[None]) -> None:
    if not connecting.cancelled() and (fault := connecting.exception()) is not None:
        log.error("discord.ended", type=type(fault).__name__)


def build(host: Host) -> DiscordAdapter:
    """The adapter, for the app to start."""
    return DiscordAdapter(host)
