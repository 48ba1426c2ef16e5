"""Socket Mode: the connections of apps, and envelopes that go over them until they are acknowledged.

As told in ``apis/events-api/using-socket-mode``: an app may hold ten connections, each envelope goes over any one of
them, and a connection is replaced every few hours after a warning.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Final

from aiohttp import WSCloseCode, WSMsgType, web

from tests.wire.slack.things import App, Data
from tests.wire.slack.world import World

MOST_CONNECTIONS: Final = 10
NOTICE: Final = 10.0
"""Seconds between the warning and the end of a connection."""
LIVES: Final = 18_060
"""Seconds for which a connection lives, as Slack tells of it in its greeting; here tests end them."""


class Unsent(Exception):
    """An envelope was not acknowledged: its connection went (``connection_failed``), or there was none
    (``no_connection``)."""


@dataclass(eq=False)
class Connection:
    """One connection of an app. ``leaving``: it was warned and gets nothing new while others are there."""

    app: App
    socket: web.WebSocketResponse
    leaving: bool = False
    waiting: dict[str, asyncio.Future[Data | None]] = field(default_factory=dict)


class Sockets:
    """All of them. ``factor`` divides how long a warned connection stays. ``base`` is this server's address,
    ``complaints`` what apps said that is no acknowledgement of anything. ``waits`` is how it waits so many seconds
    between a warning and the end, ``lag`` for how many an envelope is on its way."""

    def __init__(self, world: World, factor: float) -> None:
        self.world = world
        self.factor = factor
        self.base = ""
        self.away = False
        self.lag = 0.0
        self.opened = 0
        self.complaints: list[str] = []
        self.waits: Callable[[float], Awaitable[object]] = asyncio.sleep
        self._tickets: dict[str, App] = {}
        self._open: dict[str, list[Connection]] = {}
        self._turn = 0
        self._changed = asyncio.Condition()
        self._leaving: set[asyncio.Task[None]] = set()

    def open(self, app: App) -> str:
        """An address for one connection (``apps.connections.open``)."""
        ticket = secrets.token_urlsafe(24)
        self._tickets[ticket] = app
        return f"{self.base}/link/?ticket={ticket}&app_id={app.id}"

    def connected(self, app: App) -> int:
        """How many connections an app has."""
        return len(self._open.get(app.id, ()))

    def knows(self, app: App) -> bool:
        """Whether an app was ever connected. What happens before that, as when a test sets a scene, is nobody's."""
        return app.id in self._open

    async def until_connected(self, app: App, count: int = 1) -> None:
        """Waits until an app has as many."""
        await self._until(lambda: self.connected(app) >= count)

    async def until_opened(self, count: int) -> None:
        """Waits until so many were opened in all."""
        await self._until(lambda: self.opened >= count)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """One connection, from its greeting to its end."""
        app = self._tickets.pop(request.query.get("ticket", ""), None)
        if app is None or self.away:
            raise web.HTTPForbidden(text="this address was used, or never given")
        socket = web.WebSocketResponse(autoping=True, heartbeat=30.0)
        await socket.prepare(request)
        mine = self._open.setdefault(app.id, [])
        if len(mine) >= MOST_CONNECTIONS:
            await socket.send_json({"type": "disconnect", "reason": "too_many_websockets", "debug_info": _host()})
            await socket.close()
            return socket
        connection = Connection(app, socket)
        about = {**_host(), "build_number": 1, "approximate_connection_time": LIVES}
        known = {"app_id": app.id}
        hello = {"type": "hello", "num_connections": len(mine) + 1, "debug_info": about, "connection_info": known}
        await socket.send_json(hello)
        mine.append(connection)
        self.opened += 1
        await self._tell()
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._heard(connection, message.data)
        finally:
            mine.remove(connection)
            for future in connection.waiting.values():
                if not future.done():
                    future.set_exception(Unsent("connection_failed"))
            await self._tell()
        return socket

    async def send(self, app: App, kind: str, payload: Data, *, retry: tuple[int, str] | None = None) -> Data | None:
        """Sends an envelope over one of the app's connections and waits for its acknowledgement: what came with it.
        ``retry``: the so-manieth time, and why. Raises :class:`Unsent`; how long to wait is the sender's to say."""
        connection = self._next(app)
        envelope_id = secrets.token_hex(16)
        envelope: Data = {"envelope_id": envelope_id, "type": kind, "payload": payload}
        envelope["accepts_response_payload"] = kind != "events_api"
        if kind == "events_api":
            number, reason = retry or (0, "")
            envelope |= {"retry_attempt": number, "retry_reason": reason}
        answer: asyncio.Future[Data | None] = asyncio.get_running_loop().create_future()
        connection.waiting[envelope_id] = answer
        try:
            if self.lag:
                await asyncio.sleep(self.lag)
            with contextlib.suppress(ConnectionError):
                await connection.socket.send_json(envelope)
            return await answer
        finally:
            del connection.waiting[envelope_id]

    async def refresh(self, app: App, *, notice: bool = True) -> None:
        """Every connection that an app has now is replaced: warned, and ended ten seconds later (by ``factor``);
        without ``notice`` at once."""
        for connection in list(self._open.get(app.id, ())):
            task = asyncio.get_running_loop().create_task(self._end(connection, notice=notice))
            self._leaving.add(task)
            task.add_done_callback(self._leaving.discard)
        if not notice:
            await asyncio.gather(*self._leaving)

    async def disable(self, app: App) -> None:
        """Socket Mode is switched off for an app."""
        app.socket = False
        for connection in list(self._open.get(app.id, ())):
            await self._goodbye(connection, "link_disabled")

    def cut(self, app: App) -> None:
        """The app's connections are lost, and nobody says so first."""
        for connection in list(self._open.get(app.id, ())):
            transport = connection.socket._req.transport if connection.socket._req else None
            if transport is not None:
                transport.abort()

    async def close(self) -> None:
        """Ends every connection."""
        self.away = True
        for task in self._leaving:
            task.cancel()
        for connections in list(self._open.values()):
            for connection in list(connections):
                await connection.socket.close(code=WSCloseCode.GOING_AWAY)

    async def _end(self, connection: Connection, *, notice: bool) -> None:
        if notice:
            connection.leaving = True
            with contextlib.suppress(ConnectionError):
                told = {"type": "disconnect", "reason": "warning", "debug_info": _host()}
                await connection.socket.send_json(told)
            await self.waits(NOTICE / self.factor)
        await self._goodbye(connection, "refresh_requested")

    async def _goodbye(self, connection: Connection, reason: str) -> None:
        with contextlib.suppress(ConnectionError):
            told = {"type": "disconnect", "reason": reason, "debug_info": _host()}
            await connection.socket.send_json(told)
        await connection.socket.close()

    def _next(self, app: App) -> Connection:
        """The next connection's turn: never the same twice where there are several."""
        mine = [each for each in self._open.get(app.id, ()) if not each.socket.closed]
        staying = [each for each in mine if not each.leaving] or mine
        if not staying:
            raise Unsent("no_connection")
        self._turn += 1
        return staying[self._turn % len(staying)]

    def _heard(self, connection: Connection, text: str) -> None:
        """An acknowledgement. It may come over another connection than the envelope went: the SDK sends it over the one
        that it has by then."""
        try:
            told: Any = json.loads(text)
        except ValueError:
            self.complaints.append(f"not JSON: {text[:80]}")
            return
        envelope_id = told.get("envelope_id") if isinstance(told, dict) else None
        for each in self._open[connection.app.id]:
            answer = each.waiting.get(str(envelope_id))
            if answer is not None and not answer.done():
                answer.set_result(told.get("payload"))
                return
        self.complaints.append(f"acknowledged what was not sent, twice, or too late: {envelope_id}")

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def _until(self, true: Callable[[], bool]) -> None:
        async with self._changed:
            await self._changed.wait_for(true)


def _host() -> Data:
    return {"host": "applink-wire-1"}
