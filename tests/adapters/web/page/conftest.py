"""The page in a real Chromium, over a real class and its real server: what every test of the page starts from."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any, NoReturn
from urllib.parse import quote

import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from adapters.web.class_default import fill
from adapters.web.classroom import Classroom
from adapters.web.keeper import MemoryKeeper
from adapters.web.render import card_json
from adapters.web.seat import Seat
from adapters.web.server import listen, make_app
from bot.card import Card
from bot.clock import FixedClock
from tests.adapters.web.conftest import NOON, Bot
from tests.wire import chromium
from tests.wire.chromium import PATIENCE

NOT_OURS = re.compile("WebSocket connection to|ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED")


class Site:
    """A class of its own, in which it is noon, served at a port of its own. ``bot`` hears what people do in it."""

    def __init__(self, language: str = "en") -> None:
        self.bot = Bot()
        self.clock = FixedClock(NOON)
        self.language = language
        self._keeper = MemoryKeeper()
        self._runner: web.AppRunner | None = None
        self._cards = 0
        self.address = ""
        self.classroom: Classroom

    async def start(self) -> None:
        """Opens the class as it was kept, and serves it where it was served before."""
        self.classroom = await Classroom.open(self._keeper, clock=self.clock, language=self.language)
        self.classroom.attach(self.bot)
        await fill(self.classroom)
        port = int(self.address.rpartition(":")[2] or 0)
        self._runner, self.address = await listen(make_app(self.classroom), "127.0.0.1", port)

    async def stop(self) -> None:
        """The process goes; what the class kept stays."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def seat(self, person: str) -> Seat:
        """Somebody in the class without a browser."""
        return await Seat.take(self.classroom, person)

    async def shows(self, card: Card, place: str = "channel:general") -> dict[str, Any]:
        """The bot posts a card."""
        self._cards += 1
        return await self.classroom.bot.post(place, card_json(card), f"card-{self._cards}")


@dataclass
class Window:
    """One browser window, in which one person is in the class."""

    page: Page
    address: str

    async def opens(self, person: str = "", place: str = "") -> Window:
        """Goes to the class, as this person and in this place if they are named."""
        query = f"?as={person}" if person else ""
        where = f"#{quote(place, safe=':+/')}" if place else ""
        await self.page.goto(f"{self.address}/{query}{where}")
        await expect(self.page.locator(".composer, .choose-person").first).to_be_visible()
        return self

    @property
    def box(self) -> Locator:
        """Where one writes in the place in the middle."""
        return self.page.locator(".pane-here .composer-box")

    async def writes(self, text: str) -> None:
        """Writes in the place in the middle and sends it."""
        await self.box.fill(text)
        await self.box.press("Enter")

    def message(self, text: str) -> Locator:
        """The message with these words in the place in the middle."""
        return self.page.locator(".pane-here .message", has_text=text)

    def place(self, name: str) -> Locator:
        """A place's entry on the left."""
        return self.page.get_by_role("navigation").get_by_role("button", name=re.compile(f"^{re.escape(name)}"))

    async def own_menu(self, entry: str = "") -> None:
        """Opens the menu at one's own name, and an entry in it."""
        await self.page.locator(".me-button").click()
        if entry:
            await self.page.get_by_role("button", name=entry).click()

    def card(self, title: str) -> Locator:
        """The card with this title."""
        return self.page.locator(".card", has=self.page.get_by_role("heading", name=title))


Open = Callable[..., Awaitable[Window]]


@pytest_asyncio.fixture(loop_scope="session")
async def site(request: pytest.FixtureRequest) -> AsyncIterator[Site]:
    """A class with its default people and places, in English or in the language that a test gives as parameter."""
    site = Site(getattr(request, "param", "en"))
    await site.start()
    yield site
    await site.stop()


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def browser(require_or_skip: Callable[[str], NoReturn]) -> AsyncIterator[Browser]:
    """A Chromium from this machine, started once: the tests that use it share its event loop."""
    path = chromium.found()
    if path is None:
        require_or_skip(chromium.NONE)
    expect.set_options(timeout=PATIENCE)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def window(browser: Browser, site: Site) -> AsyncIterator[Open]:
    """Opens windows: ``await window(width=360, color_scheme="dark")``. A window that complains fails the test."""
    complaints: list[str] = []

    async def open_window(width: int = 1440, height: int = 900, *, tour: bool = False, **context: Any) -> Window:
        options = {"locale": "en-GB", "timezone_id": "Europe/London"} | context
        made = await stack.enter_async_context(
            await browser.new_context(viewport={"width": width, "height": height}, **options)
        )
        made.set_default_timeout(PATIENCE)
        if not tour:  # somebody who has been here before
            await made.add_init_script("localStorage.setItem('homeroom.tour', 'done')")
        page = await made.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        return Window(page, site.address)

    async with AsyncExitStack() as stack:
        yield open_window
    assert [said for said in complaints if not NOT_OURS.search(said)] == []


@pytest_asyncio.fixture(loop_scope="session")
async def held() -> AsyncIterator[AsyncExitStack]:
    """What a state holds back or has open, until the test is over."""
    async with AsyncExitStack() as stack:
        yield stack
