"""A bot's sessions at the gateway: what each hears of, numbered and kept, so that it can be resumed."""

from __future__ import annotations

import asyncio
import json
import secrets
import zlib
from collections import deque
from contextlib import suppress
from typing import Any, Final

from aiohttp import web

from tests.wire.discord.things import App, Data, Event, Intent
from tests.wire.discord.world import World

KEPT: Final = 5_000
"""Events that a session keeps for whoever resumes it."""
_GUILDS: Final = frozenset(
    (
        *(f"GUILD_{what}" for what in ("CREATE", "UPDATE", "DELETE", "ROLE_CREATE", "ROLE_UPDATE", "ROLE_DELETE")),
        *(f"CHANNEL_{what}" for what in ("CREATE", "UPDATE", "DELETE", "PINS_UPDATE")),
        *(f"THREAD_{what}" for what in ("CREATE", "UPDATE", "DELETE", "LIST_SYNC", "MEMBER_UPDATE")),
    )
)
_ALWAYS: Final = frozenset(("INTERACTION_CREATE", "GUILD_MEMBERS_CHUNK", "RATE_LIMITED", "USER_UPDATE"))


def wants(event: Event, body: Data, intents: int, app: App) -> bool:
    """Whether a bot with these intents hears of such a thing (events/gateway#list-of-intents)."""
    name = event.name
    if name in _ALWAYS:
        return True
    if name in _GUILDS:
        return bool(intents & Intent.GUILDS)
    if name.startswith("MESSAGE_"):
        return bool(intents & (Intent.DIRECT_MESSAGES if event.guild_id is None else Intent.GUILD_MESSAGES))
    if name == "THREAD_MEMBERS_UPDATE":
        return bool(intents & (Intent.GUILDS | Intent.GUILD_MEMBERS))
    if name == "VOICE_STATE_UPDATE":
        return bool(intents & Intent.GUILD_VOICE_STATES)
    if name == "GUILD_MEMBER_UPDATE" and body["user"]["id"] == str(app.user.id):
        return True
    assert name.startswith("GUILD_MEMBER_"), name
    return bool(intents & Intent.GUILD_MEMBERS)


class Connection:
    """One socket of a bot. What is sent goes in order, compressed as one stream where that was asked for.

    ``ended`` is the code with which we ended it; what a bot says to that is no goodbye of its own.
    """

    def __init__(self, socket: web.WebSocketResponse, request: web.Request) -> None:
        self.socket = socket
        self.session: Session | None = None
        self.beat = 0
        self.beaten = asyncio.Condition()
        self.sends: deque[float] = deque()
        self.ended: int | None = None
        self._request = request
        self._deflate = zlib.compressobj() if request.query.get("compress") == "zlib-stream" else None
        self._queue: asyncio.Queue[Data] = asyncio.Queue()
        self._writer = asyncio.ensure_future(self._write())

    def send(self, op: int, body: Any = None, name: str | None = None, number: int | None = None) -> None:
        """Queues a message."""
        self._queue.put_nowait({"op": op, "d": body, "s": number, "t": name})

    async def close(self, code: int, why: str = "") -> None:
        """Ends the connection with a code, after what was sent before."""
        self.ended = code
        await self.sent()
        self._writer.cancel()
        await self.socket.close(code=code, message=why.encode())

    def cut(self) -> None:
        """The connection is gone, without a word."""
        self._writer.cancel()
        if self._request.transport is not None:
            self._request.transport.abort()

    async def sent(self) -> None:
        """Waits until all that was queued is on its way, unless the other side takes nothing any more."""
        if not self._writer.done():
            waiting = asyncio.ensure_future(self._queue.join())
            await asyncio.wait([waiting, self._writer], timeout=1, return_when=asyncio.FIRST_COMPLETED)
            waiting.cancel()

    def done(self) -> None:
        """It is over."""
        self._writer.cancel()

    async def _write(self) -> None:
        while True:
            text = json.dumps(await self._queue.get())
            with suppress(ConnectionError):
                if self._deflate is None:
                    await self.socket.send_str(text)
                else:
                    packed = self._deflate.compress(text.encode()) + self._deflate.flush(zlib.Z_SYNC_FLUSH)
                    await self.socket.send_bytes(packed)
            self._queue.task_done()


class Session:
    """What a bot hears of on one shard. Without a connection it goes on and is kept for whoever resumes it."""

    def __init__(self, world: World, app: App, intents: int, shard: tuple[int, int], connection: Connection) -> None:
        self.id = secrets.token_hex(16)
        self.app = app
        self.intents = intents
        self.shard = shard
        self.connection: Connection | None = connection
        self.left_at: float | None = None
        self.number = 0
        self._world = world
        self._kept: deque[tuple[int, str, Data]] = deque(maxlen=KEPT)

    def holds(self, guild_id: int | None) -> bool:
        """Whether a server is this shard's; direct messages are the first one's."""
        number, count = self.shard
        return ((guild_id >> 22) % count if guild_id is not None else 0) == number

    def hear(self, event: Event) -> None:
        """Sends what this bot may hear of it."""
        if event.only is not None and self.app.id not in event.only:
            return
        guild_id = event.guild_id
        if event.only is None and not self._concerns(event):
            return
        body = event.shape(self.app, self.intents)
        if body is None:
            return
        shard_of = guild_id if guild_id is not None else _guild_of(event.name, body)
        if self.holds(shard_of) and wants(event, body, self.intents, self.app):
            self.dispatch(event.name, body)

    def _concerns(self, event: Event) -> bool:
        if event.guild_id is not None:
            guild = self._world.guilds[event.guild_id]
            if guild.away or self.app.user.id not in guild.members:
                return False
        if event.channel_id is None:
            return True
        channel = self._world.places.get(event.channel_id)
        return channel is not None and self._world.sees(self.app.user.id, channel)

    def dispatch(self, name: str, body: Data) -> None:
        """Sends an event and keeps it."""
        self.number += 1
        self._kept.append((self.number, name, body))
        if self.connection is not None:
            self.connection.send(0, body, name, self.number)

    def replay(self, after: int) -> None:
        """Sends again what came after a number."""
        assert self.connection is not None
        for number, name, body in self._kept:
            if number > after:
                self.connection.send(0, body, name, number)


def _guild_of(name: str, body: Data) -> int | None:
    found = body.get("id" if name in ("GUILD_CREATE", "GUILD_DELETE") else "guild_id")
    return int(found) if found is not None else None
