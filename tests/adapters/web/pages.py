"""A page of the class as a browser holds it, without a browser: over a real WebSocket."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType
from aiohttp.test_utils import TestClient


class Page:
    """A page as a browser holds it: hears frames, asks with numbers, keeps what it heard."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.socket = socket
        self.heard: list[dict[str, Any]] = []
        self.frames = 0
        self._numbers = iter(range(1, 10_000))

    async def hears(self, fits: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """The first thing heard, or to be heard, that fits."""
        seen = 0
        while True:
            for item in self.heard[seen:]:
                if fits(item):
                    return item
            seen = len(self.heard)
            message = await asyncio.wait_for(self.socket.receive(), 30)
            assert message.type is WSMsgType.TEXT, message
            self.frames += 1
            self.heard += json.loads(message.data)

    async def event(self, name: str, **fields: object) -> dict[str, Any]:
        """An event with this name and these fields."""
        return await self.hears(
            lambda item: item.get("ev") == name and all(item.get(key) == value for key, value in fields.items())
        )

    async def asks(self, do: str, **fields: object) -> dict[str, Any]:
        """Asks, and hears the answer."""
        number = await self.sends(do, **fields)
        return await self.hears(lambda item: item.get("re") == number)

    async def sends(self, do: str, **fields: object) -> int:
        """Asks, and waits for no answer. Returns the number that it will have."""
        number = next(self._numbers)
        await self.socket.send_str(json.dumps({"id": number, "do": do, **fields}))
        return number

    def texts(self) -> list[str]:
        """The words of the messages heard, in order."""
        return [item["message"]["text"] for item in self.heard if item.get("ev") == "message"]


@asynccontextmanager
async def connected(site: TestClient[Any, Any], person: str, place: str | None = None) -> AsyncIterator[Page]:
    """A page of somebody's, greeted by the server of a test; ``place`` is where it begins."""
    asked = {"as": person} | ({} if place is None else {"place": place})
    origin = str(site.make_url("/")).rstrip("/")
    async with site.ws_connect("/live", params=asked, headers={"Origin": origin}) as socket:
        page = Page(socket)
        await page.event("hello")
        yield page


@asynccontextmanager
async def page_at(address: str, person: str) -> AsyncIterator[Page]:
    """A page of somebody's, greeted by the class that is served there."""
    async with ClientSession() as session, session.ws_connect(f"{address}/live?as={person}", origin=address) as socket:
        page = Page(socket)
        await page.event("hello")
        yield page
