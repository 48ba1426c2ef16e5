"""A class in which people sign in, behind its door: what the tests of signing in share."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from aiohttp import ClientResponse, ClientWebSocketResponse, DummyCookieJar, WSMsgType
from aiohttp.test_utils import TestClient, TestServer

from adapters.web.classroom import Classroom
from adapters.web.enrolment import Enrolment
from adapters.web.server import House, make_app
from adapters.web.sign_in import SignIn
from bot.clock import FixedClock
from storage.database import Database
from storage.sign_in import sign_in_links, sign_in_sessions

ORIGIN: Final = "https://class.example.org"
HOST: Final = "class.example.org"
COOKIE: Final = "__Host-homeroom"
BROWSER: Final = "__Host-homeroom-door"


@dataclass
class Doorway:
    """The server of a class as a proxy for ``ORIGIN`` reaches it, and what is behind it."""

    client: TestClient[Any, Any]
    classroom: Classroom
    sign_in: SignIn
    enrolment: Enrolment

    async def gets(self, path: str, cookie: str = "", browser: str = "", **headers: str) -> ClientResponse:
        """A browser opens an address."""
        return await self.client.get(path, headers=self._headers(cookie, browser) | headers, allow_redirects=False)

    async def posts(
        self, path: str, cookie: str = "", origin: str = ORIGIN, browser: str = "", **fields: str
    ) -> ClientResponse:
        """A browser sends a form."""
        headers = self._headers(cookie, browser) | ({"Origin": origin} if origin else {})
        return await self.client.post(path, data=fields, headers=headers, allow_redirects=False)

    async def connects(self, cookie: str = "", asked: str = "", **headers: str) -> ClientWebSocketResponse:
        """A page opens its connection."""
        return await self.client.ws_connect(
            f"/live{asked}", headers=self._headers(cookie) | {"Origin": ORIGIN} | headers
        )

    async def token(self, person: str) -> str:
        """What stands at the end of a new link."""
        return (await self.enrolment.link(person)).rpartition("/")[2]

    async def comes_in(self, person: str) -> str:
        """Somebody comes in; returns their cookie."""
        answer = await self.posts("/in", token=await self.token(person))
        assert (answer.status, answer.headers["Location"]) == (303, "/")
        return answer.cookies[COOKIE].value

    @staticmethod
    def _headers(cookie: str, browser: str = "") -> dict[str, str]:
        held = "; ".join(f"{name}={value}" for name, value in ((COOKIE, cookie), (BROWSER, browser)) if value)
        return {"Host": HOST} | ({"Cookie": held} if held else {})


@asynccontextmanager
async def doorway(
    classroom: Classroom, database: Database, clock: FixedClock, data: Path, proxies: int = 0
) -> AsyncIterator[Doorway]:
    """Serves a class in which people sign in."""
    sign_in = SignIn(database, "web:class", clock, data)
    house = House(Enrolment(classroom, sign_in, ORIGIN), proxies)
    async with TestClient(TestServer(make_app(classroom, house=house)), cookie_jar=DummyCookieJar()) as client:
        yield Doorway(client, classroom, sign_in, house.enrolment)


async def hello(socket: ClientWebSocketResponse) -> dict[str, Any]:
    """What a page is greeted with."""
    message = await asyncio.wait_for(socket.receive(), 30)
    assert message.type is WSMsgType.TEXT, message
    return next(item for item in json.loads(message.data) if item.get("ev") == "hello")


async def event(socket: ClientWebSocketResponse, fits: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """The next thing heard that fits."""
    while True:
        message = await asyncio.wait_for(socket.receive(), 30)
        for item in json.loads(message.data):
            if fits(item):
                return dict(item)


async def closed(socket: ClientWebSocketResponse) -> int:
    """Reads on until the connection is closed; with which code it is."""
    while (message := await asyncio.wait_for(socket.receive(), 30)).type is WSMsgType.TEXT:
        pass
    assert message.type is WSMsgType.CLOSE, message
    return int(message.data)


async def asks(socket: ClientWebSocketResponse, do: str, **fields: object) -> dict[str, Any]:
    """Asks the class something, and hears the answer."""
    await socket.send_str(json.dumps({"id": 1, "do": do, **fields}))
    while True:
        message = await asyncio.wait_for(socket.receive(), 30)
        for item in json.loads(message.data):
            if item.get("re") == 1:
                return dict(item)


async def rows(database: Database) -> tuple[int, int]:
    """How many links and sessions are kept."""
    return await database.read(
        lambda tx: (len(tx.rows(sign_in_links.select())), len(tx.rows(sign_in_sessions.select())))
    )
