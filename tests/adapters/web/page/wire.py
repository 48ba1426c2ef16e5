"""The line between a page and its class, in the hands of a test."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable

from playwright.async_api import Page, WebSocketRoute, expect

from tests.adapters.web.page.conftest import Window
from tests.adapters.web.page.stage import GENERAL
from tests.wire.chromium import PATIENCE


class Wire:
    """The page's connections in the hands of a test, from the next one on: what is told may be lost or be slow."""

    def __init__(self) -> None:
        self.deaf = False  # what the class tells now never arrives
        self.slow = ""  # what asks for this waits until it is let go
        self.told: list[str] = []
        self.waiting: list[str] = []
        self._moved = asyncio.Event()
        self._ends: list[tuple[WebSocketRoute, WebSocketRoute]] = []

    @classmethod
    async def between(cls, page: Page) -> Wire:
        """Lies between this page and the class."""
        wire = cls()
        await page.route_web_socket(re.compile("/live"), wire._connect)
        return wire

    @classmethod
    async def keeps_waiting(cls, window: Window, person: str, deed: str, words: str) -> Wire:
        """Somebody wrote this, and what asks the class for it is on its way."""
        wire = await cls.between(window.page)
        await window.opens(person, GENERAL)
        wire.slow = deed
        await window.writes(words)
        await expect(window.page.locator(".message-pending")).to_be_visible()
        return wire

    def _connect(self, page: WebSocketRoute) -> None:
        server = page.connect_to_server()
        self._ends.append((page, server))
        deaf = False

        def tell(told: str | bytes) -> None:
            nonlocal deaf
            deaf = deaf or self.deaf
            if not deaf:
                self.told.append(str(told))
                page.send(told)
                self._moved.set()

        def ask(asked: str | bytes) -> None:
            if self.slow and f'"do":"{self.slow}"' in str(asked):
                self.waiting.append(str(asked))
                self._moved.set()
            else:
                server.send(asked)

        server.on_message(tell)
        page.on_message(ask)

    async def breaks(self) -> None:
        """The connection is lost; the next one hears again."""
        self.deaf = False
        for end in self._ends.pop():
            await end.close(code=1001)

    def lets_go(self) -> None:
        """What waits arrives."""
        for asked in self.waiting:
            self._ends[-1][1].send(asked)
        self.waiting.clear()
        self.slow = ""

    async def brought(self, words: str) -> None:
        """Waits until something with these words has come to the page."""
        await self._until(lambda: any(words in told for told in self.told))

    async def holds_back(self) -> None:
        """Waits until something waits."""
        await self._until(lambda: self.waiting)

    async def _until(self, holds: Callable[[], object]) -> None:
        async with asyncio.timeout(PATIENCE / 1000):
            while not holds():
                self._moved.clear()
                await self._moved.wait()
