"""Keeps Homeroom connected to Discord: it logs in, and whatever ends the connection, it begins anew."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Final

import aiohttp
import discord
import structlog

from adapters.discord.client import Client, NoLogins, Turn
from adapters.discord.pace import Pace
from adapters.discord.permissions import members_allowed
from adapters.discord.settings import DiscordSettings
from adapters.discord.telling import tell_in_our_way, what
from bot.platform import CannotStart

FIRST_PAUSE: Final = 2.0
LONGEST_PAUSE: Final = 300.0
_GOODBYE: Final = 1.5
log = structlog.get_logger()
Meets = Callable[[Client, bool], None]
"""Takes the client that is the one from now on, and whether Discord tells it who is in a server."""


class Pauses:
    """Each is twice as long as the one before, up to the longest."""

    def __init__(self) -> None:
        self._next = FIRST_PAUSE

    async def rest(self, at_least: float = 0.0) -> None:
        """Waits so long."""
        seconds, self._next = max(self._next, at_least), min(self._next * 2, LONGEST_PAUSE)
        await asyncio.sleep(seconds)


class Lifeline:
    """The connection of this process. ``wants_members``: somebody needs to know who is in a server. ``over`` is told
    when nothing but an operator can help any more."""

    def __init__(
        self,
        settings: DiscordSettings,
        pace: Pace,
        turn: Turn,
        *,
        wants_members: bool,
        meets: Meets,
        over: Callable[[CannotStart], None],
    ) -> None:
        self._settings = settings
        self._pace = pace
        self._turn = turn
        self._asks_members = wants_members
        self._meets = meets
        self._over = over
        self._token = ""
        self._client: Client | None = None
        self._keeping: asyncio.Task[None] | None = None
        self._connected = asyncio.Event()
        self._stopping = False
        tell_in_our_way()

    @property
    def is_connected(self) -> bool:
        """Whether Discord tells all of this process's shards now what happens."""
        return self._client is not None and self._client.is_up

    async def begin(self) -> Client:
        """Logs in, as often as it takes. Raises :class:`~bot.platform.CannotStart`."""
        pauses = Pauses()
        while True:
            try:
                return await self._renew()
            except (aiohttp.ClientError, OSError, discord.DiscordException) as away:
                log.warning("discord.away", **what(away))
                await pauses.rest(_asked_for(away))

    def hold(self, client: Client) -> None:
        """Connects, and stays connected."""
        self._keeping = asyncio.create_task(self._keep(client), name="discord")

    async def connected(self, seconds: float) -> None:
        """Waits for the first shard. Where the gateway is away all else goes on, and it is tried again and again."""
        if self._keeping is not None:
            first = asyncio.ensure_future(self._connected.wait())
            await asyncio.wait([first, self._keeping], timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            first.cancel()

    async def stop(self) -> None:
        """Says goodbye to the gateway; a connection that is just being made is waited for, for it cannot be closed."""
        self._stopping = True
        if self._client is None:
            return
        await self.connected(_GOODBYE)
        await _close(self._client)
        if self._keeping is not None:
            self._keeping.cancel()
            await asyncio.wait([self._keeping])

    async def _keep(self, client: Client) -> None:
        pauses, clock, is_first = Pauses(), asyncio.get_running_loop(), True
        while True:
            began, fault = clock.time(), None
            try:
                client, is_first = client if is_first else await self._renew(), False
                await client.connect()
            except CannotStart as cannot:
                self._over(cannot)
                return
            except Exception as ended:
                fault = ended
            if self._stopping:
                return
            if isinstance(fault, discord.PrivilegedIntentsRequired):  # switched off while it runs
                self._asks_members = False
            log.error("discord.ended", **what(fault))
            if clock.time() - began > LONGEST_PAUSE:
                pauses = Pauses()
            await pauses.rest(_asked_for(fault))

    async def _renew(self) -> Client:
        """A client that is logged in, in place of the one before. Asked for members while that is off, Discord lets
        nobody in."""
        client, members = await self._log_in(members=self._asks_members), self._asks_members
        if members and not (client.application and members_allowed(client.application.flags.value)):
            log.warning("discord.members_off")
            await client.http.close()
            client, members = await self._log_in(members=False), False
        before, self._client = self._client, client
        self._connected.clear()
        self._meets(client, members)
        if before is not None:
            await _close(before)
        return client

    async def _log_in(self, *, members: bool) -> Client:
        """Raises :class:`~bot.platform.CannotStart` where the token is none, or is not one of Discord's."""
        token = self._read_token()
        client = Client(self._settings, self._pace, members=members, turn=self._turn, connected=self._connected)
        try:
            await client.login(token)
        except BaseException as no:
            await client.http.close()
            if isinstance(no, discord.LoginFailure) or (isinstance(no, discord.HTTPException) and no.status == 401):
                raise CannotStart("discord-token") from None
            raise
        return client

    def _read_token(self) -> str:
        """As it is now: who resets it may have put the new one where the old one was."""
        try:
            self._token = self._settings.read_token()
        except OSError:
            if not self._token:
                raise CannotStart("discord-token-file", path=self._settings.token_file) from None
        return self._token


async def _close(client: Client) -> None:
    """Says goodbye. A gateway that does not answer is not waited for."""
    with suppress(TimeoutError):
        await asyncio.wait_for(client.close(), _GOODBYE)
    if not client.http.closed:
        await client.http.close()


def _asked_for(fault: Exception | None) -> float:
    """The seconds for which Discord, or what stands before it, wants to be left alone."""
    if isinstance(fault, discord.GatewayNotFound) and isinstance(fault.__cause__, Exception):
        fault = fault.__cause__
    if isinstance(fault, NoLogins):
        return fault.seconds
    if isinstance(fault, discord.RateLimited):
        return fault.retry_after
    if isinstance(fault, discord.HTTPException):
        with suppress(KeyError, ValueError):
            return float(fault.response.headers["Retry-After"])
    return 0.0
