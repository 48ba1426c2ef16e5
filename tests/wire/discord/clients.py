"""The unmodified discord.py before a local Discord: where it looks for the API and the gateway is set from outside."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.wire.discord.server import Discord
from tests.wire.discord.things import App


@contextmanager
def pointed_at(wire: Discord) -> Iterator[None]:
    """Within it every discord.py of this process speaks to this Discord."""
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = wire.api_url, yarl.URL(wire.gateway_url)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before


@asynccontextmanager
async def running(client: discord.Client, app: App) -> AsyncIterator[discord.Client]:
    """The client, logged in, connected and ready; at the end it is closed."""
    task = asyncio.ensure_future(client.start(app.token))
    ready = asyncio.ensure_future(_ready(client))
    try:
        await asyncio.wait([task, ready], return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            task.result()
        yield client
    finally:
        ready.cancel()
        await client.close()
        task.cancel()
        with suppress(asyncio.CancelledError, discord.DiscordException):
            await task


async def _ready(client: discord.Client) -> None:
    while client._ready is discord.utils.MISSING:  # noqa: ASYNC110  # made when it logs in; nothing tells of it
        await asyncio.sleep(0)
    await client.wait_until_ready()
