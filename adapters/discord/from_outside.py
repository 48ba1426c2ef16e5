"""Servers as they are seen by asking for them, without a connection: their channels, and the bot's roles in them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import field
from typing import Any, Final

import aiohttp
import discord

from adapters.discord.places import space_of
from bot.people import Place, PlaceKind
from bot.records import dataclass

MOST: Final = 25
"""The most servers whose places are looked at: each costs three or four requests, of the 50 a second that a running
Homeroom needs as well."""
_AT_ONCE: Final = 3
_PATIENCE: Final = 20.0  # seconds for all of them
Asks = Callable[[str], Awaitable[Any]]
"""What Discord says at an address."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A server, and its places that are in use."""

    guild: discord.Guild
    places: Sequence[Place]


@dataclass(slots=True)
class Looked:
    """The servers that were looked at, by id; and of how many others with places in use none was."""

    servers: dict[int, Seen] = field(default_factory=dict)
    unseen: int = 0


class InServers:
    """Looks into servers, for the bot that ``me`` is."""

    def __init__(self, asks: Asks, api: str, me: Mapping[str, Any]) -> None:
        self._asks = asks
        self._api = api
        state = discord.Client(intents=discord.Intents(guilds=True))._connection  # never connected: it only computes
        self._me = int(me["id"])
        told: Any = me
        state.user = discord.ClientUser(state=state, data=told)
        self._state = state

    async def look(self, servers: Sequence[Mapping[str, Any]], used: Mapping[str, Sequence[Place]]) -> Looked:
        """Into those of the servers in which places are in use: the first of them, for so long."""
        known = [(int(each["id"]), used.get(space_of(int(each["id"])), ())) for each in servers]
        wanted = [(guild, places) for guild, places in known if places]
        looked, few = Looked(), asyncio.Semaphore(_AT_ONCE)

        async def one(guild: int, places: Sequence[Place]) -> None:
            async with few:
                looked.servers[guild] = Seen(await self._server(guild, places), places)

        looks = [asyncio.create_task(one(*each), name="discord server") for each in wanted[:MOST]]
        if looks:
            _, late = await asyncio.wait(looks, timeout=_PATIENCE)
            for each in late:
                each.cancel()
            for ended in await asyncio.gather(*looks, return_exceptions=True):
                quiet = isinstance(ended, aiohttp.ClientError | TimeoutError | OSError | asyncio.CancelledError)
                if isinstance(ended, BaseException) and not quiet:
                    raise ended
        looked.unseen = len(wanted) - len(looked.servers)
        return looked

    async def _server(self, guild: int, places: Sequence[Place]) -> discord.Guild:
        """As discord.py knows one, with its own member alone."""
        at = f"{self._api}/guilds/{guild}"
        told: dict[str, Any] = {**await self._asks(at), "channels": await self._asks(f"{at}/channels")}
        told["members"] = [await self._asks(f"{at}/members/{self._me}")]
        if any(each.kind is PlaceKind.THREAD for each in places):
            told["threads"] = (await self._asks(f"{at}/threads/active"))["threads"]
        data: Any = told
        return discord.Guild(data=data, state=self._state)
