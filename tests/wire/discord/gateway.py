"""Discord's gateway: who connects, identifies and resumes, with every code by which it sends a bot away."""

from __future__ import annotations

import asyncio
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from aiohttp import WSMsgType, web

from tests.wire.discord import shapes
from tests.wire.discord.sessions import Connection, Session
from tests.wire.discord.things import PRIVILEGED, App, Data, Event, Intent
from tests.wire.discord.world import World

HEARTBEAT: Final = 41.25
"""Seconds between heartbeats."""
IDENTIFY_EVERY: Final = 5.0
"""Seconds in which a bot may identify ``max_concurrency`` times, once for each ``shard % max_concurrency``."""
MOST_SENDS: Final = 120
"""Messages of one connection in :data:`SENDS_IN` seconds."""
SENDS_IN: Final = 60.0
RESUMABLE: Final = 180.0
"""Seconds that a session is kept without a connection."""
ALL_MEMBERS_EVERY: Final = 30.0
"""Seconds between two requests for all members of one server."""
CHUNK: Final = 1_000
KNOWN_INTENTS: Final = (1 << 26) - 1
GOODBYES: Final = frozenset((1000, 1001))
"""With these codes of its own a bot ends its session (events/gateway#disconnecting)."""
FINAL: Final = frozenset((4004, 4007, 4009, *range(4010, 4015)))
"""With these codes Discord ends one; after all others it can be resumed (topics/opcodes-and-status-codes)."""


@dataclass(frozen=True)
class Identified:
    """An identify that was tried: when (monotonic seconds), by whom, for which shard, and whether it was too soon."""

    at: float
    app_id: int
    shard: tuple[int, int]
    too_soon: bool


class Away(Exception):
    """A connection is ended with a code."""

    def __init__(self, code: int, why: str) -> None:
        super().__init__(why)
        self.code = code


class Gateway:
    """All sessions of all bots. ``factor`` divides every window; ``max_concurrency`` and ``shards`` are what bots are
    told; ``away`` lets nobody in; ``forgets`` refuses to resume.

    ``identified`` lists every identify, ``complaints`` what bots did that they must not.
    """

    def __init__(self, world: World, factor: float) -> None:
        self.world = world
        self.factor = factor
        self.max_concurrency = 1
        self.shards = 1
        self.starts_left = 1_000
        self.away = False
        self.forgets = False
        self.identified: list[Identified] = []
        self.complaints: list[str] = []
        self.resumed = 0
        self.url = ""
        self.sessions: dict[str, Session] = {}
        self.connections: set[Connection] = set()
        self._last_identify: dict[tuple[int, int], float] = defaultdict(lambda: float("-inf"))
        self._all_members: dict[tuple[int, int], float] = {}
        self._changed = asyncio.Condition()
        world.hears.append(self._hear)

    # What a test asks of it.

    async def connected(self, count: int = 1) -> None:
        """Waits until so many sessions have a connection."""
        await self._until(lambda: sum(each.connection is not None for each in self.sessions.values()) >= count)

    async def disconnected(self) -> None:
        """Waits until nobody is connected."""
        await self._until(lambda: not self.connections)

    async def settle(self) -> None:
        """Waits until every connected bot has taken in all that it was sent; what it then does may still run."""
        await asyncio.gather(*(self._heard_by(each) for each in list(self.connections)))

    def drop(self) -> None:
        """Every connection breaks; the sessions can be resumed."""
        for each in list(self.connections):
            each.cut()

    async def close(self, code: int) -> None:
        """Every connection is closed with a code."""
        await asyncio.gather(*(each.close(code) for each in list(self.connections)))

    def forget(self) -> None:
        """No session that is there now can be resumed."""
        for session in [each for each in self.sessions.values() if each.connection is None]:
            del self.sessions[session.id]
        for session in self.sessions.values():
            session.left_at = float("-inf")

    def reconnect(self) -> None:
        """Asks every bot to reconnect (opcode 7)."""
        for each in self.connections:
            each.send(7)

    def invalidate(self, *, resumable: bool = False) -> None:
        """Tells every bot that its session is invalid (opcode 9)."""
        for each in self.connections:
            if not resumable and each.session is not None:
                self.sessions.pop(each.session.id, None)
            each.send(9, resumable)

    # The socket.

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One connection from beginning to end."""
        if self.away:
            raise web.HTTPServiceUnavailable
        socket = web.WebSocketResponse(max_msg_size=0, timeout=0.5)
        await socket.prepare(request)
        connection = Connection(socket, request)
        self.connections.add(connection)
        interval = HEARTBEAT / self.factor
        connection.send(10, {"heartbeat_interval": interval * 1000, "_trace": []})
        try:
            async with asyncio.timeout(None) as patience:
                async for message in socket:
                    patience.reschedule(asyncio.get_running_loop().time() + max(3 * interval, 5.0))
                    if message.type is WSMsgType.TEXT:
                        await self._take(connection, message.data)
        except Away as away:
            await connection.close(away.code, str(away))
        except TimeoutError:
            await connection.close(4009, "Session timed out.")
        finally:
            await self._over(connection, socket.close_code)
        return socket

    async def _over(self, connection: Connection, code: int | None) -> None:
        connection.done()
        self.connections.discard(connection)
        session = connection.session
        if session is not None and session.connection is connection:
            session.connection = None
            if session.left_at is None:
                session.left_at = time.monotonic()
            if code in GOODBYES if connection.ended is None else connection.ended in FINAL:
                self.sessions.pop(session.id, None)
        async with connection.beaten, self._changed:
            connection.beaten.notify_all()
            self._changed.notify_all()

    async def _take(self, connection: Connection, text: str) -> None:
        if len(text.encode()) > 4096:
            raise Away(4002, "Error while decoding payload.")
        now = time.monotonic()
        connection.sends.append(now)
        while connection.sends[0] <= now - SENDS_IN / self.factor:
            connection.sends.popleft()
        if len(connection.sends) > MOST_SENDS:
            raise Away(4008, "You are being rate limited.")
        try:
            told = json.loads(text)
            op, body = told["op"], told["d"]
        except (ValueError, KeyError, TypeError):
            raise Away(4002, "Error while decoding payload.") from None
        if op == 1:
            await self._beat(connection, body)
        elif op == 2:
            await self._identify(connection, body)
        elif op == 6:
            await self._resume(connection, body)
        elif connection.session is None:
            raise Away(4003, "Not authenticated.")
        elif op == 4:
            self._voice(connection.session, body)
        elif op == 8:
            self._members(connection.session, body)
        elif op != 3:
            raise Away(4001, "Unknown opcode.")

    async def _beat(self, connection: Connection, body: int | None) -> None:
        connection.send(11)
        async with connection.beaten:
            connection.beat = max(connection.beat, body or 0)
            connection.beaten.notify_all()

    async def _identify(self, connection: Connection, body: Data) -> None:
        if connection.session is not None:
            raise Away(4005, "Already authenticated.")
        app = self.world.by_token(str(body.get("token")).removeprefix("Bot "))
        if app is None:
            raise Away(4004, "Authentication failed.")
        intents = body.get("intents")
        if not isinstance(intents, int) or intents < 0 or intents & ~KNOWN_INTENTS:
            raise Away(4013, "Invalid intent(s).")
        if intents & PRIVILEGED & ~app.privileged:
            raise Away(4014, "Disallowed intent(s).")
        shard = self._shard(body.get("shard", [0, 1]))
        now = time.monotonic()
        slot = (app.id, shard[0] % self.max_concurrency)
        # a little less than the window: what was sent in time may be heard a moment sooner than its forerunner was
        too_soon = now - self._last_identify[slot] < IDENTIFY_EVERY / self.factor * 0.9
        self.identified.append(Identified(now, app.id, shard, too_soon))
        if too_soon:
            self.complaints.append(f"shard {shard} identified too soon")
            connection.send(9, False)
            return
        self._last_identify[slot] = now
        self.starts_left -= 1
        if self.starts_left < 0:
            raise Away(4004, "Authentication failed.")
        session = Session(self.world, app, intents, shard, connection)
        self.sessions[session.id] = session
        connection.session = session
        self._welcome(session)
        async with self._changed:
            self._changed.notify_all()

    def _shard(self, given: Any) -> tuple[int, int]:
        match given:
            case [int(number), int(count)] if 0 <= number < count:
                return number, count
        raise Away(4010, "Invalid shard.")

    def _welcome(self, session: Session) -> None:
        app = session.app
        mine = [guild for guild in self._guilds(app) if session.holds(guild)]
        application = shapes.application(app, self.world)
        ready = {
            "v": 10,
            "user": shapes.own_user(app.user),
            "guilds": [{"id": str(guild_id), "unavailable": True} for guild_id in mine],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": self.url,
            "shard": list(session.shard),
            "application": {"id": str(app.id), "flags": application["flags"]},
            "private_channels": [],
            "relationships": [],
        }
        session.dispatch("READY", ready)
        for guild_id in mine:
            guild = self.world.guilds[guild_id]
            if not guild.away and session.intents & Intent.GUILDS:
                shape = self.world.arrival(guild)
                session.dispatch("GUILD_CREATE", shape(app, session.intents) or {})

    def _guilds(self, app: App) -> Iterator[int]:
        return (guild.id for guild in self.world.guilds.values() if app.user.id in guild.members)

    async def _resume(self, connection: Connection, body: Data) -> None:
        app = self.world.by_token(str(body.get("token")).removeprefix("Bot "))
        if app is None:
            raise Away(4004, "Authentication failed.")
        session = self.sessions.get(str(body.get("session_id")))
        if session is not None and self._over_for(session):
            del self.sessions[session.id]
            session = None
        if session is None or session.app is not app or self.forgets:
            connection.send(9, False)
            return
        if not isinstance(body.get("seq"), int) or body["seq"] > session.number:
            raise Away(4007, "Invalid seq.")
        if session.connection is not None:
            session.connection.cut()
        session.connection, session.left_at = connection, None
        connection.session = session
        session.replay(body["seq"])
        session.dispatch("RESUMED", {"_trace": []})
        self.resumed += 1
        async with self._changed:
            self._changed.notify_all()

    # What a bot asks for.

    def _voice(self, session: Session, body: Data) -> None:
        guild = self.world.guilds.get(int(body["guild_id"]))
        if guild is not None and session.app.user.id in guild.members:
            channel_id = body.get("channel_id")
            self.world.talk(guild, session.app.user.id, None if channel_id is None else int(channel_id))

    def _members(self, session: Session, body: Data) -> None:
        guild = self.world.guilds.get(int(body["guild_id"]))
        if guild is None or session.app.user.id not in guild.members:
            return
        query, wanted = body.get("query"), body.get("user_ids")
        everyone = query == "" and not body.get("limit")
        if everyone and not session.intents & Intent.GUILD_MEMBERS:
            self.complaints.append("all members were asked for without the members intent")
            return
        if everyone and (wait := self._asked_lately(session.app, guild.id)) > 0:
            meta = {"guild_id": str(guild.id), "nonce": body.get("nonce")}
            session.dispatch("RATE_LIMITED", {"opcode": 8, "retry_after": wait, "meta": meta})
            return
        if isinstance(wanted, list):
            ids = {int(each) for each in wanted}
            found = [each for each in guild.members.values() if each.user.id in ids][:100]
        else:
            start = str(query or "").lower()
            found = [each for each in guild.members.values() if (each.nick or each.user.name).lower().startswith(start)]
            found = found if everyone else found[: min(int(body.get("limit") or 100), 100)]
        chunks = [found[at : at + CHUNK] for at in range(0, len(found), CHUNK)] or [[]]
        for number, chunk in enumerate(chunks):
            answer: Data = {
                "guild_id": str(guild.id),
                "members": [shapes.participant(each) for each in chunk],
                "chunk_index": number,
                "chunk_count": len(chunks),
                "not_found": [],
                "presences": [],
            }
            session.dispatch("GUILD_MEMBERS_CHUNK", answer | ({"nonce": body["nonce"]} if body.get("nonce") else {}))

    def _asked_lately(self, app: App, guild_id: int) -> float:
        now = time.monotonic()
        until = self._all_members.get((app.id, guild_id), float("-inf"))
        if until > now:
            self.complaints.append(f"all members of {guild_id} were asked for again too soon")
            return until - now
        self._all_members[app.id, guild_id] = now + ALL_MEMBERS_EVERY / self.factor
        return 0.0

    def _hear(self, event: Event) -> None:
        for session in list(self.sessions.values()):
            if self._over_for(session):
                del self.sessions[session.id]
            else:
                session.hear(event)

    def _over_for(self, session: Session) -> bool:
        """Whether nobody can resume a session any more."""
        if session.connection is not None or session.left_at is None:
            return False
        return time.monotonic() - session.left_at > RESUMABLE / self.factor

    async def _heard_by(self, connection: Connection) -> None:
        if connection.session is None:
            return
        number = connection.session.number
        connection.send(1)
        async with connection.beaten:
            await connection.beaten.wait_for(lambda: connection.beat >= number or connection not in self.connections)

    async def _until(self, true: Callable[[], bool]) -> None:
        async with self._changed:
            await self._changed.wait_for(true)
