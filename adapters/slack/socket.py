"""Socket Mode: two connections to Slack, each followed by another before it ends, so that nothing falls between."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import proxy_bypass

import aiohttp
import structlog
from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app, send_async_response
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.examination import SOCKET_WRONG
from adapters.slack.refused import Unclear, code_of
from bot.log import where_it_was
from bot.platform import CannotStart, Later

CONNECTIONS: Final = 2
FIRST_PAUSE: Final = 1.0
LONGEST_PAUSE: Final = 120.0
PING: Final = 5.0
"""Seconds after which a connection that is lost without a word is known to be; slack_sdk's own figure."""
_TAKEN: Final = 200
_CONNECTS: Final = 10.0
_GOODBYE: Final = 1.5
_LEFT_OPEN: Final = 15.0
"""Seconds for which a connection that is followed by another is still listened to: Slack ends it ten seconds after it
said that it would (``apis/events-api/using-socket-mode``), and may send something over it until then."""
log = structlog.get_logger()
_quiet: Final = logging.getLogger("slack_sdk.homeroom.socket")
_quiet.setLevel(logging.CRITICAL)  # its words hold addresses with tickets, and what people wrote
Token = Callable[[], str]
"""The app's token as it is now. Raises :class:`~bot.platform.CannotStart`."""


class Pauses:
    """Each is twice as long as the one before, up to the longest."""

    def __init__(self) -> None:
        self._next = FIRST_PAUSE

    async def rest(self, at_least: float = 0.0) -> None:
        """Waits so long."""
        seconds, self._next = max(self._next, at_least), min(self._next * 2, LONGEST_PAUSE)
        await asyncio.sleep(seconds)


class Connection(SocketModeClient):
    """slack_sdk's client for one connection. It closes the old one before it opens a new one; here whatever ends one is
    only told, and the other is opened beside it."""

    def __init__(self, token: str, client: AsyncWebClient) -> None:
        super().__init__(token, _quiet, client, ping_interval=PING)
        self.ending = asyncio.Event()
        self.over = asyncio.Event()
        self.busy = 0
        self.idle = asyncio.Event()
        self.idle.set()

    async def open(self) -> None:
        """Connects. Raises ``SlackApiError``, ``Later``, ``OSError`` or ``TimeoutError``."""
        async with asyncio.timeout(_CONNECTS):
            self.wss_uri = await self.issue_new_wss_url()
            if proxy_bypass(urlsplit(self.wss_uri).hostname or ""):
                self.proxy = None
            await self.connect()  # type: ignore[no-untyped-call]  # slack_sdk's

    async def connect_to_new_endpoint(self, force: bool = False) -> None:
        """Slack asked for it, or the connection is lost."""
        self.ending.set()
        if self.current_session is None or self.current_session.closed:
            self.over.set()

    async def leave(self) -> None:
        """Closes it once Slack has ended it, or is not going to, and what came over it is acknowledged."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.over.wait(), _LEFT_OPEN)
        for _ in range(self.message_queue.qsize() + 1):  # what came last begins
            await asyncio.sleep(0)
        with suppress(TimeoutError):
            await asyncio.wait_for(self.idle.wait(), _GOODBYE)
        tasks: list[Any] = [self.message_processor, self.current_session_monitor, self.message_receiver]
        with suppress(TimeoutError):
            await asyncio.wait_for(self.close(), _GOODBYE)  # type: ignore[no-untyped-call]  # slack_sdk's
        await asyncio.gather(*(each for each in tasks if each is not None), return_exceptions=True)

    @property
    def is_up(self) -> bool:
        """Whether it carries what Slack tells."""
        return self.current_session is not None and not self.current_session.closed and not self.stale


class Socket:
    """The connections of this process. ``over`` is told when nothing but an operator can help any more."""

    def __init__(
        self, app: AsyncApp, client: AsyncWebClient, token: Token, over: Callable[[CannotStart], None]
    ) -> None:
        self._app = app
        self._client = client
        self._token = token
        self._over = over
        self._there: dict[int, Connection] = {}
        self._keeping: list[asyncio.Task[None]] = []
        self._leaving: dict[asyncio.Task[None], Connection] = {}
        self._connected = asyncio.Event()
        self._stopping = False

    @property
    def is_connected(self) -> bool:
        """Whether Slack tells now what happens."""
        return any(each.is_up for each in self._there.values())

    async def start(self, seconds: float) -> None:
        """Connects, and stays connected. Where Slack is away for longer than so many seconds, that goes on beside
        everything else.

        Raises :class:`~bot.platform.CannotStart`.
        """
        first = await self._first(seconds)
        self._keeping = [
            asyncio.create_task(self._keep(slot, first if slot == 0 else None), name=f"slack socket {slot}")
            for slot in range(CONNECTIONS)
        ]

    async def until_connected(self) -> None:
        """Waits for the first connection."""
        await self._connected.wait()

    async def stop(self) -> None:
        """Takes nothing more on, and closes when what was taken on is acknowledged."""
        self._stopping = True
        for task in self._keeping:
            task.cancel()
        if self._keeping:
            await asyncio.wait(self._keeping)
        for connection in self._there.values():
            self._leave(connection)
        while self._leaving:
            for connection in self._leaving.values():
                connection.over.set()  # nothing is taken on any more
            await asyncio.wait({*self._leaving})

    async def _first(self, seconds: float) -> Connection | None:
        """What an operator has to mend is found at the start, not later."""
        with suppress(TimeoutError, Later):
            async with asyncio.timeout(seconds):
                return await self._open()
        return None

    async def _keep(self, slot: int, first: Connection | None) -> None:
        pauses, clock = Pauses(), asyncio.get_running_loop()
        while True:
            try:
                connection = first or await self._open()
            except CannotStart as cannot:
                self._over(cannot)
                return
            except Later as away:
                await pauses.rest(away.seconds or 0.0)
                continue
            except Exception as fault:  # ours: without another try this slot would be empty for good
                log.error("slack.socket", **where_it_was(fault))
                await pauses.rest()
                continue
            first, before, began = None, self._there.get(slot), clock.time()
            self._there[slot] = connection
            self._connected.set()
            if before is not None:
                self._leave(before)
            await connection.ending.wait()
            if clock.time() - began > LONGEST_PAUSE:
                pauses = Pauses()
            else:
                await pauses.rest()

    async def _open(self) -> Connection:
        """A new connection. Raises :class:`~bot.platform.CannotStart`, and :class:`~bot.platform.Later` where Slack is
        away."""
        connection = Connection(self._token(), self._client)
        connection.socket_mode_request_listeners.append(self._heard)
        try:
            await connection.open()
        except BaseException as fault:
            await connection.close()  # type: ignore[no-untyped-call]  # slack_sdk's
            raise _judged(fault) from None
        return connection

    def _leave(self, connection: Connection) -> None:
        """Lets a connection end in its own time."""
        task = asyncio.create_task(connection.leave())
        self._leaving[task] = connection
        task.add_done_callback(self._leaving.pop)

    async def _heard(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        """One delivery: answered over the connection that it came by, or, if that is gone, over another."""
        if self._stopping or not isinstance(client, Connection):
            return  # it is told again, to whoever is there
        client.busy += 1
        client.idle.clear()
        try:
            await self._answer(client, request)
        except Exception as fault:
            log.error("slack.delivery", **where_it_was(fault))
        finally:
            client.busy -= 1
            if not client.busy:
                client.idle.set()

    async def _answer(self, client: Connection, request: SocketModeRequest) -> None:
        answer = await run_async_bolt_app(self._app, request)
        for way in self._ways(client):
            with suppress(ConnectionError):
                await _send(way, request, answer)
                return
        log.warning("slack.not_acknowledged", kind=request.type)

    def _ways(self, first: Connection) -> Iterator[Connection]:
        yield first
        yield from (each for each in self._there.values() if each is not first and each.is_up)


async def _send(way: Connection, request: SocketModeRequest, answer: BoltResponse) -> None:
    """Sends what a delivery is answered. JSON goes as it is: slack_bolt would read it, to write the same once more."""
    if answer.status == _TAKEN and answer.body.startswith("{"):
        await way.send_message(f'{{"envelope_id": {json.dumps(request.envelope_id)}, "payload": {answer.body}}}')
    else:
        await send_async_response(way, request, answer, 0.0)


def _judged(fault: BaseException) -> BaseException:
    """What a connection that could not be made comes to."""
    if not isinstance(fault, (SlackApiError, Later, Unclear, aiohttp.ClientError, OSError)):
        return fault
    code = code_of(fault) if isinstance(fault, SlackApiError) else ""
    if code in SOCKET_WRONG:
        return CannotStart(SOCKET_WRONG[code])
    log.warning("slack.away", type=type(fault).__name__, code=code)
    return fault if isinstance(fault, Later) else Later()
