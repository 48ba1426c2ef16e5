"""A class's Slack workspace for tests: the local Slack, and the real app with its Slack adapter in it."""

from __future__ import annotations

import asyncio
import socket as socketlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

from aiohttp import ClientSession, CookieJar
from pydantic import SecretStr

from adapters.slack import limits, socket
from adapters.slack.app import SlackAdapter
from adapters.slack.manifest import manifest
from adapters.slack.pace import Pace
from adapters.slack.places import channel_place, space_of
from adapters.slack.scopes import heard, needed
from adapters.slack.secret import new_key
from adapters.slack.settings import EVENTS, INSTALL, REDIRECT, SlackSettings
from adapters.web.settings import WebSettings
from bot.app import App
from bot.clock import FixedClock, MovableClock
from bot.config import Config
from bot.config_tables import DatabaseTable, HomeroomTable
from bot.parts import declared
from bot.people import Person, Place
from storage.people import People
from tests.adapters.passing import LONGEST
from tests.klass import MONDAY
from tests.wire.slack.people import Member
from tests.wire.slack.scene import Plan, Scene

# A machine that does much else must not be answered as one that is late.
limits.DEFER_AFTER = 60.0  # type: ignore[misc]
limits.PERSON_WAITS = 60.0  # type: ignore[misc]
socket.FIRST_PAUSE = 0.01  # type: ignore[misc]
PATIENCE: Final = 0.1
"""Divides the three seconds that Slack waits: only the tests of being late are in a hurry."""
FACTOR: Final = 200.0
"""Divides every other span of Slack's, and of our limiter's."""
KEY: Final = new_key()


@dataclass
class Served:
    """A workspace with its people, and Homeroom in it."""

    scene: Scene
    app: App

    def __getattr__(self, name: str) -> Member:
        """One of its people."""
        try:
            return self.scene.members[name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def space_id(self) -> str:
        """The workspace's space."""
        return space_of(self.scene.team.id)

    @property
    def adapter(self) -> SlackAdapter:
        """Homeroom's."""
        found = self.app.adapters["slack"]
        assert isinstance(found, SlackAdapter)
        return found

    def person(self, name: str) -> Person:
        """One of its people, as the core knows them."""
        return Person(self.space_id, self.scene.members[name].person)

    def place(self, name: str) -> Place:
        """One of its channels."""
        return channel_place(self.space_id, self.scene.places[name].id)

    def asked(self, *methods: str) -> list[str]:
        """The methods that were called so far, in order; only these where some are given."""
        return [each.method for each in self.scene.wire.api.calls if not methods or each.method in methods]

    @property
    def turn_is_free(self) -> bool:
        """Whether everything may be asked of Slack at once."""
        pace = self.adapter._pace
        return pace is None or not any(each.until() for each in pace._limits.values())

    async def heard(self) -> None:
        """All that Slack told was taken in and acted on."""
        await self.scene.wire.settle()
        if self.adapter._parts is not None:
            await self.adapter._parts._going.over()

    async def goes_on(self) -> None:
        """Everything that is due happens."""
        await self.heard()
        await self.app.worker.until_idle()

    def later(self, seconds: float) -> None:
        """People's time goes on."""
        clock = self.app.core.clock
        clock.leap_to(clock.now() + timedelta(seconds=seconds))  # type: ignore[attr-defined]

    async def members(self) -> set[str]:
        """Who is in the workspace, as Homeroom knows it, by name."""
        found = await self.app.database.read(lambda tx: People(tx, self.space_id).members())
        names = {member.person: name for name, member in self.scene.members.items()}
        return {names.get(each.external_id, each.external_id) for each in found}

    def staff(self) -> set[str]:
        """Who is staff by the workspace's own roles, as Homeroom knows it."""
        names = {member.person: name for name, member in self.scene.members.items()}
        return {names[each.external_id] for each in self.app.core.staff.get(self.space_id, ())}


@asynccontextmanager
async def served(
    folder: Path, *, before: Callable[[Scene], None] | None = None, settings: dict[str, Any] | None = None, **plan: Any
) -> AsyncIterator[Served]:
    """A workspace with Robin, who owns it, and others; Homeroom is installed and runs, over Socket Mode.

    ``settings`` are of ``[slack]``, ``plan`` of :class:`~tests.wire.slack.scene.Plan`; ``before`` it starts a test may
    have Slack be different.
    """
    asked = SlackSettings(**(settings or {}))
    registry = declared(Config())
    given: dict[str, Any] = {
        "scopes": [each.name for each in needed(registry, asked)],
        "events": list(heard(registry, asked)),
        "shortcuts": manifest(registry, asked)["features"]["shortcuts"],
        "factor": FACTOR,
        "patience": PATIENCE,
    }
    scene = await Scene.open(Plan(**given | plan))
    app = await an_app(folder, one_workspace(scene, **(settings or {})))
    there = Served(scene, app)
    if before is not None:
        before(scene)
    try:
        await app.start()
        yield there
    finally:
        await there.app.stop()
        await scene.wire.close()
    assert scene.wire.api.unknown == []
    assert scene.wire.sockets.complaints == []
    assert scene.wire.interactions.complaints == []


@asynccontextmanager
async def many(folder: Path, *, web: dict[str, Any] | None = None, port: int = 0, **plan: Any) -> AsyncIterator[Served]:
    """The same over HTTP, for as many workspaces as install it; at first in none. ``web`` are settings of ``[web]``."""
    port = port or free_port()
    registry, public = declared(Config()), f"http://127.0.0.1:{port}"
    asked = SlackSettings()
    given: dict[str, Any] = {
        "scopes": [each.name for each in needed(registry, asked)],
        "events": list(heard(registry, asked)),
        "factor": FACTOR,
        "patience": PATIENCE,
        "socket": False,
        "installed": False,
        "request_url": f"{public}{EVENTS}",
        "redirect_urls": [f"{public}{REDIRECT}"],
        "rotates": True,
    }
    scene = await Scene.open(Plan(**given | plan))
    app = await an_app(folder, many_workspaces(scene, public), port=port, web=web)
    there = Served(scene, app)
    try:
        await app.start()
        yield there
    finally:
        await there.app.stop()
        await scene.wire.close()
    assert scene.wire.api.unknown == []


def one_workspace(scene: Scene, **settings: Any) -> SlackSettings:
    """Socket Mode, with the tokens of the scene."""
    tokens = {"bot_token": SecretStr(scene.install.token.value), "app_token": SecretStr(scene.app.app_token)}
    given: dict[str, Any] = {"api": scene.wire.api_url, **tokens, **settings}
    return SlackSettings(**given)


def many_workspaces(scene: Scene, public: str) -> SlackSettings:
    """OAuth and HTTP, with the secrets of the scene."""
    return SlackSettings(
        api=scene.wire.api_url,
        client_id=scene.app.client_id,
        client_secret=SecretStr(scene.app.client_secret),
        signing_secret=SecretStr(scene.app.signing_secret),
        key=SecretStr(KEY),
        public=public,
    )


async def an_app(folder: Path, slack: SlackSettings, *, port: int = 0, now: datetime = MONDAY, web: Any = None) -> App:
    """The real app, which looks for this Slack; not started yet."""
    parts = {"slack": slack, "web": WebSettings(port=port, **(web or {}))}
    config = Config(HomeroomTable(data=folder), DatabaseTable(), parts=parts)
    app = await App.open(config, clock=MovableClock(beneath=FixedClock(now)), random=Random(7))
    build = app._build_adapters

    def fast() -> Any:
        found = build()
        adapter = found["slack"]
        assert isinstance(adapter, SlackAdapter)
        adapter._pace = Pace(FACTOR)
        return found

    app._build_adapters = fast  # type: ignore[method-assign]
    return app


async def adds(there: Served, name: str, *, deny: bool = False) -> tuple[int, str]:
    """Somebody adds Homeroom to their workspace in their browser: the page that they come back to."""
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:
        begun = await browser.get(f"{there.app.address}{INSTALL}", allow_redirects=False)
        says = {"as_user": there.scene.members[name].person, **({"deny": "1"} if deny else {})}
        agreed = await browser.post(begun.headers["Location"], data=says, allow_redirects=False)
        page = await browser.get(agreed.headers["Location"])
        return page.status, await page.text()


def free_port() -> int:
    """A port that nobody listens on."""
    with closing(socketlib.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


async def until(true: Callable[[], bool]) -> None:
    """Waits until something is so that nobody tells. Raises TimeoutError where it never is."""
    async with asyncio.timeout(LONGEST):
        while not true():  # noqa: ASYNC110
            await asyncio.sleep(0.005)


async def time_passes(there: Served) -> None:
    """Long enough for all that waits for its turn in a channel, or to be tried again soon: by the clock, which stands
    still otherwise, and by the limiter, which goes by the machine's."""
    for _ in range(5):
        await until(lambda: there.turn_is_free)
        there.app.core.clock._beneath.advance(timedelta(seconds=1))  # type: ignore[attr-defined]
        await there.goes_on()


async def set_up(there: Served) -> None:
    """The course, as the form suggests it."""
    robin = there.robin
    await robin.runs("/homeroom start", "general")
    await robin.presses("Set up the course")
    await robin.fills({})
    await there.heard()


async def posts(there: Served, place: str = "general") -> None:
    """A question stands in a channel."""
    await there.robin.runs("/homeroom icebreaker now", place)
    await there.robin.presses("Post")
    await there.goes_on()
