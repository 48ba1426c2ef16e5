"""What somebody is in a server, for what they do in a direct conversation: there it does not come along."""

from __future__ import annotations

import asyncio
from typing import Final

import aiohttp
import discord

from adapters.discord.connection import Connection
from adapters.discord.refused import told
from bot.platform import Later
from bot.recent import Recent

_SERVER_KNOWN: Final = 60.0
"""Seconds for which the roles of a server that another process hears of are not asked for again."""
_SERVERS_KNOWN: Final = 200


class Standings:
    """Asks Discord who somebody is in a server."""

    def __init__(self, there: Connection) -> None:
        self._there = there
        self._servers: Recent[int, discord.Guild] = Recent(_SERVER_KNOWN, _SERVERS_KNOWN)

    async def of(self, guild: int, user: int, within: float) -> discord.Member:
        """Somebody in a server, with their roles.

        Raises :class:`~bot.platform.NeverWorks` where they, or we, are not there, and :class:`~bot.platform.Later`
        where that was not told within so many seconds.
        """
        try:
            async with asyncio.timeout(within):
                with told():
                    return await (await self._server(guild)).fetch_member(user)
        except (TimeoutError, aiohttp.ClientError, OSError, discord.HTTPException):
            raise Later from None

    async def _server(self, guild: int) -> discord.Guild:
        """As this process hears of it; direct conversations all come to the first, whoever hears of the server."""
        known = self._there.client.get_guild(guild)
        if known is not None and not known.unavailable:
            return known
        found = self._servers.get(guild)
        if found is None:
            found = await self._there.client.fetch_guild(guild, with_counts=False)
            self._servers.note(guild, found)
        return found
