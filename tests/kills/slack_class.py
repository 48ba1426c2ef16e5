"""A class in a local Slack whose bot can be killed: over Socket Mode or HTTP, and what its people do until it is
done."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from aiohttp import ClientSession, CookieJar
from sqlalchemy import Table, select

from adapters.slack.scopes import heard, needed
from adapters.slack.secret import new_key
from adapters.slack.settings import EVENTS, INSTALL, REDIRECT, SlackSettings
from bot.config import Config
from bot.parts import declared
from storage.database import Database
from storage.icebreakers import prompts
from tests.kills.killed import Bot
from tests.wire.on_slack import FACTOR, Start
from tests.wire.slack.api import Lost
from tests.wire.slack.people import Member, Refused
from tests.wire.slack.scene import Plan, Scene, Someone
from tests.wire.slack.things import Channel, Data, Kind, Message

MONDAY: Final = datetime(2040, 3, 5, 9, 0, tzinfo=UTC)
PEOPLE: Final = ("robin", "sam", "ana", "ben", "chi", "dan", "eli", "fay")
WISHING: Final = ("ben", "chi", "dan")
WORDS: Final = "What do you hear when you wake up?"
KEY: Final = new_key()
_AWAY: Final = ("dispatch_failed", "operation_timeout", "http_service_error")
"""What people read where the bot did not take what they did."""


@dataclass
class Class:
    """The class and its bot."""

    scene: Scene
    bot: Bot

    def __getattr__(self, name: str) -> Member:
        """One of its people."""
        try:
            return self.scene.members[name]
        except KeyError:
            raise AttributeError(name) from None

    async def does(self, act: Callable[[], Awaitable[Any]]) -> None:
        """Somebody does something, and again while the bot is away; what is there no more by then was done."""
        await self.bot.runs()
        try:
            await act()
            return
        except Refused as no:
            if no.text_id not in _AWAY:
                raise
        await self.bot.was_killed()
        await self.bot.later()
        try:
            await act()
        except Refused as no:
            if no.text_id != "not-there":
                raise

    async def settles(self) -> None:
        """All that happened is heard, and nothing is due any more; whatever is killed on the way."""
        await self.bot.settles()
        await self.scene.wire.settle()
        await self.bot.settles()

    # What people do.

    async def sets_up(self) -> None:
        """The course, as the form suggests it."""
        await self.robin.runs("/homeroom start", place="general")
        await self.robin.presses("Set up the course")
        await self.robin.fills({})

    async def previews(self, place: str = "general") -> None:
        """The instructor sees a question that nobody else does yet."""
        await self.robin.runs("/homeroom icebreaker now", place=place)

    async def asks(self, place: str = "general") -> Message:
        """A question stands in a channel."""
        await self.previews(place)
        await self.robin.presses("Post")
        await self.settles()
        (question,) = self.posted(place)
        return question

    async def suggests(self) -> None:
        """Ana suggests a question, and the instructor sees it."""
        await self.ana.runs("/homeroom icebreaker suggest", place="general")
        await self.enters("Which smell is home to you?")
        await self.ana.sends()
        await self.robin.runs("/homeroom icebreaker suggestions", place="general")

    async def enters(self, words: str) -> None:
        """Ana fills in the form that is open, and does not send it yet."""
        assert self.ana.form is not None
        await self.ana.enters({self.ana.form["inputs"][0]["label"]: words})

    async def wish(self) -> None:
        """Some wish for deeper questions, below one that stands in general."""
        for name in WISHING:
            await self.scene.members[name].presses("I’d like deeper ones", place="general")

    async def answers(self, question: Message) -> Data:
        """Ben answers below a question."""
        return await self.ben.writes("A cup of tea, and rain on the roof.", "general", thread={"id": question.ts})

    async def deeper(self) -> None:
        """The instructor asks a deeper question of those who wish for one."""
        await self.robin.runs("/homeroom icebreaker deeper", place="general")

    async def lists_a_letter(self) -> bool:
        """Whether the instructor is told of a letter that may have come or not."""
        await self.robin.runs("/homeroom status", place="general")
        return "cannot see whether it arrived" in self.robin.answer

    async def mends(self) -> None:
        """The instructor words the newest question anew."""
        await self.robin.runs("/homeroom icebreaker list", place="general")
        await self.robin.presses("Mend the newest")
        assert self.robin.form is not None
        await self.robin.fills({self.robin.form["inputs"][0]["name"]: WORDS})

    # What came of it.

    async def kept(self, table: Table) -> Sequence[Any]:
        """What the bot keeps, as rows of one of its tables."""
        database = await Database.open(self.bot.start.config.database_url)
        try:
            return await database.read(lambda tx: tx.rows(select(table)))
        finally:
            await database.close()

    async def heard(self) -> int:
        """How many answers below questions it heard of."""
        return sum(each.answers for each in await self.kept(prompts))

    def posted(self, place: str) -> list[Message]:
        """The bot's messages in a channel, at its top."""
        return self.said_in(self.scene.places[place])

    def said_in(self, channel: Channel) -> list[Message]:
        """The same."""
        ours = [each for each in channel.messages.values() if each.app_id == self.scene.app.id and not each.subtype]
        return [each for each in ours if each.thread_ts in (None, each.ts)]

    def letters(self, name: str) -> list[Message]:
        """What the bot wrote to somebody."""
        who, ours = self.scene.members[name].person, self.scene.install.bot.id
        direct = [each for each in self.scene.team.channels.values() if each.kind is Kind.DIRECT]
        return [message for each in direct if {who, ours} == {*each.members} for message in self.said_in(each)]

    def rooms(self) -> list[Channel]:
        """The channels that the bot made."""
        ours = self.scene.install.bot.id
        return [each for each in self.scene.team.channels.values() if each.creator == ours and each.named]

    def people_of(self, room: Channel) -> set[str]:
        """Who is in a channel, without the bot."""
        return {name for name, each in self.scene.members.items() if each.person in room.members}


@asynccontextmanager
async def by_socket(folder: Path) -> AsyncIterator[Class]:
    """Homeroom in one workspace, connected."""
    scene = await Scene.open(_plan())
    tokens = {"bot_token": scene.install.token.value, "app_token": scene.app.app_token}
    async with _running(
        scene, Start({"api": scene.wire.api_url, **tokens}, str(folder), "7", MONDAY.isoformat())
    ) as it:
        yield it


@asynccontextmanager
async def by_http(folder: Path) -> AsyncIterator[Class]:
    """Homeroom in as many as want it, reached by Slack; Robin installed it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    public = f"http://127.0.0.1:{port}"
    urls = {"request_url": f"{public}{EVENTS}", "redirect_urls": [f"{public}{REDIRECT}"]}
    scene = await Scene.open(_plan(socket=False, installed=False, **urls))
    secrets = {name: getattr(scene.app, name) for name in ("client_id", "client_secret", "signing_secret")}
    slack = {"api": scene.wire.api_url, "public": public, "key": KEY, **secrets}
    async with _running(scene, Start(slack, str(folder), "7", MONDAY.isoformat(), port)) as it:
        async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:
            async with browser.get(f"{public}{INSTALL}", allow_redirects=False) as way:
                page = way.headers["Location"]
            async with browser.post(page, data={"as_user": scene.members["robin"].person}) as done:
                assert done.status == 200
        for place in scene.places.values():
            scene.wire.world.join(place, scene.install.bot)
        yield it


WAYS: Final = {"socket": by_socket, "http": by_http}


def _plan(**more: Any) -> Plan:
    registry, asked = declared(Config()), SlackSettings()
    scopes = [each.name for each in needed(registry, asked)]
    return Plan(
        people=[Someone(name) for name in PEOPLE],
        scopes=scopes,
        events=list(heard(registry, asked)),
        patience=0.1,
        factor=FACTOR,
        **more,
    )


@asynccontextmanager
async def _running(scene: Scene, start: Start) -> AsyncIterator[Class]:
    bot = Bot("tests.wire.on_slack", start, Lost)
    scene.wire.api.before = lambda asked: bot.before(asked.method)
    scene.wire.api.after = lambda asked: bot.after(asked.method)
    scene.wire.sender.waits = lambda seconds: bot.again.wait()
    try:
        await bot.runs()
        yield Class(scene, bot)
    finally:
        await bot.gone()
        await scene.wire.close()
    assert scene.wire.api.unknown == []
    assert scene.wire.interactions.complaints == []
