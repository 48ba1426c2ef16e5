"""Builds the Discord adapter from the configuration, and starts and stops it with the app."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

import discord
import structlog
from aiohttp.web import AbstractRouteDef

from adapters.discord.acts import Acts
from adapters.discord.adapter import DiscordPlatform
from adapters.discord.client import Client
from adapters.discord.commands import Commands
from adapters.discord.connection import Connection
from adapters.discord.direct import Direct
from adapters.discord.heard import Heard
from adapters.discord.interactions import Interactions
from adapters.discord.lifeline import Lifeline, Pauses
from adapters.discord.pace import Pace
from adapters.discord.permissions import needed, wants_members
from adapters.discord.places import guild_of, space_of
from adapters.discord.rooms import Rooms
from adapters.discord.sentences import say
from adapters.discord.servers import Needs, Server
from adapters.discord.settings import DiscordSettings
from adapters.discord.strays import Strays
from adapters.discord.sync import Synced, sync
from adapters.discord.wording import Wording
from bot.host import Host
from bot.intercom import Intercom
from bot.texts import nearest
from storage.meta import Meta
from storage.problems import StorageProblem

_CONNECTS: Final = 10.0
_LOGINS: Final = "discord-login"
"""Of no space, but one at a time takes its turn, as within one."""
log = structlog.get_logger()


class DiscordAdapter:
    """Homeroom in all servers of one bot, or in those of this process's shards."""

    address = "https://discord.com"

    def __init__(self, host: Host, *, pace: Pace | None = None) -> None:
        self._host = host
        self._settings = host.config.model("discord", DiscordSettings)
        self._pace = pace or Pace()
        self._platforms: dict[str, DiscordPlatform] = {}
        self._lifeline: Lifeline | None = None
        self._syncing: asyncio.Task[None] | None = None
        self._there: Connection | None = None
        self._needs = Needs()

    @property
    def synced(self) -> Synced:
        """How the commands are on Discord."""
        return self._needs.synced

    @property
    def is_connected(self) -> bool:
        """Whether Discord tells now what happens in the servers of this process."""
        return self._lifeline is not None and self._lifeline.is_connected

    async def _staff_roles(self, space_id: str) -> frozenset[str]:
        return await self._server(space_id).staff_roles()

    def _server(self, space_id: str) -> Server:
        assert self._there is not None  # noqa: S101  # nobody asks before it was started
        return Server(
            self._there, self._host.database, self._host.core, space_id, self._needs, self._settings.shared_channel
        )

    def platform_of(self, space_id: str) -> DiscordPlatform:
        """One server's platform."""
        assert self._there is not None  # noqa: S101  # the app asks once it was started
        found = self._platforms.get(space_id)
        if found is None:
            there, guild = self._there, guild_of(space_id)
            server = self._server(space_id)
            rooms = Rooms(there, guild, server)
            direct = Direct(there, guild, rooms, server, self._settings.shared_channel)
            found = self._platforms[space_id] = DiscordPlatform(there, space_id, server, rooms, direct, self._wording)
        return found

    async def start(self) -> None:
        """Logs in, and connects; where the gateway is away, that goes on beside everything else.

        Raises :class:`~bot.platform.CannotStart`.
        """
        core = self._host.core
        self._commands = await asyncio.to_thread(Commands, core.registry, core.defaults.needs)  # it reads every text
        self._wording = Wording(self._commands, self._host.database)
        self._needs.permissions = needed(core.registry)
        self._wants_members = wants_members(core.registry)
        self._lifeline = Lifeline(
            self._settings,
            self._pace,
            self._turn,
            wants_members=self._wants_members,
            meets=self._meets,
            over=self._host.give_up,
        )
        client = await self._lifeline.begin()
        if self._settings.its_shards is None or self._settings.its_shards.first == 0:
            await self._sync(client)
            self._syncing = asyncio.create_task(self._sync_later(), name="discord commands")
        self._lifeline.hold(client)
        await self._lifeline.connected(_CONNECTS)

    def offer(self, intercom: Intercom) -> None:
        """Commands of this machine ask it nothing."""

    def routes(self) -> Sequence[AbstractRouteDef]:
        """Discord tells everything over its gateway."""
        return ()

    async def stop(self) -> None:
        """Says goodbye."""
        if self._syncing is not None:
            self._syncing.cancel()
            await asyncio.wait([self._syncing])
        if self._lifeline is not None:
            await self._lifeline.stop()

    def _meets(self, client: Client, members: bool) -> None:
        """From now on all parts have this client. ``members``: Discord tells it who is in a server."""
        router = self._host.router
        self._needs.members_off = self._wants_members and not members
        if self._there is None:
            self._there = Connection(client)
            self._interactions = Interactions(Acts(self._there, self._commands, router), router, self._wording, _say)
        self._there.client = client
        client.hears = Heard(
            self._there,
            router,
            self._interactions,
            self._staff_roles,
            self._settings.meaning,
            self._compare,
            members=members,
            now=self._host.core.clock.now,
        )

    async def _compare(self, guild: discord.Guild) -> None:
        """The rooms of a server that was just told of, with what is known of them. Most servers have none just then,
        and as nothing is asked of their platform, it is not made."""
        assert self._there is not None  # noqa: S101  # it tells of servers
        space_id, gone = space_of(guild.id), self._host.router.place_gone
        server = self._server(space_id)
        await Strays(self._there, space_id, server, lambda: self.platform_of(space_id).rooms, gone).compare(guild)

    async def _sync(self, client: Client) -> None:
        self._needs.synced = await sync(client.http, client.application_id or 0, self._commands.payload)

    async def _sync_later(self) -> None:
        """Until the commands are there, or Discord says that it never takes them."""
        pauses = Pauses()
        while self.synced.passes and self._there is not None:
            await pauses.rest(self.synced.seconds)
            await self._sync(self._there.client)

    async def _turn(self, which: int) -> None:
        """Logins are spaced over all processes, through the database; where that is away, they wait for it."""
        clock, every = self._host.core.clock, timedelta(seconds=self._settings.identify_seconds)
        pauses = Pauses()
        while True:
            try:
                turn = await self._host.database.write(
                    _LOGINS, lambda tx: Meta(tx).take_turn(f"{_LOGINS}-{which}", clock.real(), every)
                )
                break
            except StorageProblem as problem:
                log.error("storage", code=problem.code)
                await pauses.rest()
        await asyncio.sleep(max((turn - clock.real()).total_seconds(), 0.0))


def _say(language: str, text_id: str, /, **values: str | int) -> str:
    return say(nearest(language), text_id, **values)


def build(host: Host) -> DiscordAdapter:
    """The adapter, for the app to start."""
    return DiscordAdapter(host)
