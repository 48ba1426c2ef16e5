"""Homeroom in a Discord server is killed between calls and their notes: what it sends comes once, nothing is lost."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.wire.bots import ROOT
from tests.wire.discord.api import Asked, Lost
from tests.wire.discord.scene import Plan, Scene
from tests.wire.on_discord import Start

MONDAY = datetime(2040, 3, 5, 9, 0, tzinfo=UTC)
SENDS = "POST /channels/{channel_id}/messages"
CREATES = "POST /channels/{channel_id}/threads"
ADDS = "PUT /channels/{channel_id}/thread-members/{user_id}"
OPENS = "POST /users/@me/channels"
BEGINS_THREAD = "POST /channels/{channel_id}/messages/{message_id}/threads"


@dataclass(frozen=True)
class Kill:
    """The process is killed before, or after, its ``nth`` such call; it never hears what came of it."""

    route: str
    after: bool = False
    nth: int = 1

    @property
    def id(self) -> str:
        """In a test's name."""
        return f"{'after' if self.after else 'before'}-{self.route.rpartition('/')[2]}-{self.nth}"


@dataclass
class Bot:
    """The process, started again whenever it was killed."""

    scene: Scene
    start: Start
    kill: Kill | None = None
    killed: int = 0
    _seen: int = 0
    _process: Process | None = None
    _calls: list[str] = field(default_factory=list)

    async def runs(self) -> None:
        """It is there."""
        if self._process is None:
            command = [sys.executable, "-m", "tests.wire.on_discord", self.start.line()]
            self._process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=PIPE, stdout=PIPE)
            assert await self._said("here")

    async def settles(self) -> None:
        """Nothing is due any more, however often it is killed on the way."""
        while not await self._told("settles", at=self.start.at):
            await self.later()

    async def later(self) -> None:
        """It is started again; meanwhile time has passed, also by its clock."""
        at = datetime.fromisoformat(self.start.at) + timedelta(minutes=10)
        self.start = replace(self.start, at=at.isoformat())
        await self.runs()

    async def ends(self) -> None:
        """In order."""
        assert await self._told("stops")
        assert self._process is not None
        assert await self._process.wait() == 0
        self._process = None

    async def gone(self) -> None:
        """Nothing of it is left."""
        if self._process is not None:
            self._process.kill()
            await self._process.wait()

    async def before(self, asked: Asked) -> None:
        if self.kill and not self.kill.after and self._comes(asked):
            await self._dies()

    async def after(self, asked: Asked) -> None:
        if self.kill and self.kill.after and self._comes(asked):
            await self._dies()

    def _comes(self, asked: Asked) -> bool:
        if self.kill is None or asked.route != self.kill.route:
            return False
        self._seen += 1
        return self._seen == self.kill.nth

    async def _dies(self) -> None:
        process, self.kill = self._process, None
        assert process is not None
        process.kill()
        await process.wait()
        self.killed += 1
        raise Lost

    async def _told(self, order: str, **given: str) -> bool:
        if self._process is None or self._process.stdin is None:
            return False
        self._process.stdin.write(json.dumps({"order": order, **given}).encode() + b"\n")
        return await self._said(order)

    async def _said(self, what: str) -> bool:
        process = self._process
        assert process is not None
        assert process.stdout is not None
        if line := await process.stdout.readline():
            return line.decode().strip() == what
        code = await process.wait()
        assert code == -signal.SIGKILL, f"it ended by itself with {code}"
        if self._process is process:
            self._process = None
        return False


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    """A server whose bot can be killed, with its course set up."""
    scene = await Scene.open(Plan(patience=0.1))
    api, gateway = scene.wire.api_url, scene.wire.gateway_url
    made = Bot(scene, Start(api, gateway, scene.app.token, str(tmp_path), "7", MONDAY.isoformat()))
    scene.wire.api.before, scene.wire.api.after = made.before, made.after
    try:
        await made.runs()
        robin = scene.members["robin"]
        await robin.runs("homeroom start", place="general")
        await robin.presses("Set up the course")
        await robin.fills({})
        await robin.presses("Continue")
        await robin.fills({})
        yield made
    finally:
        await made.gone()
        await scene.wire.close()


async def posts(bot: Bot, kill: Kill) -> None:
    """A question is posted, and the process is killed there once: it stands once, with its thread."""
    robin = bot.scene.members["robin"]
    await robin.runs("staff icebreaker now", place="general")
    bot.kill = kill
    await robin.presses("Post")
    await bot.settles()
    await bot.ends()
    assert bot.killed == 1
    general = bot.scene.places["general"]
    (question,) = bot.scene.wire.world.messages[general.id].values()
    threads = [each for each in bot.scene.guild.threads.values() if each.parent_id == general.id]
    assert [each.id for each in threads] == [question.id]


async def suggested(bot: Bot, kill: Kill) -> None:
    """Somebody's suggestion is taken, and the process is killed there once."""
    robin, ana = bot.scene.members["robin"], bot.scene.members["ana"]
    await ana.runs("icebreaker suggest", place="general")
    assert ana.form is not None
    await ana.fills({ana.form["inputs"][0]["label"]: "What do you hear when you wake up?"})
    await robin.runs("staff icebreaker suggestions", place="general")
    bot.kill = kill
    await robin.presses("Accept")
    await bot.settles()
    await bot.ends()
    assert bot.killed == 1


async def writes(bot: Bot, kill: Kill) -> None:
    """The same: the letter about it comes once."""
    await suggested(bot, kill)
    assert len(bot.scene.members["ana"].sees("direct")) == 1


STEPS = [Kill(SENDS), Kill(SENDS, after=True), Kill(BEGINS_THREAD), Kill(BEGINS_THREAD, after=True)]


@pytest.mark.parametrize("kill", STEPS, ids=lambda kill: kill.id)
async def test_killed_at_a_step_of_posting_a_question_stands_once(bot: Bot, kill: Kill) -> None:
    await posts(bot, kill)


async def test_killed_once_it_has_written_to_somebody_it_wrote_once(bot: Bot) -> None:
    await writes(bot, Kill(SENDS, after=True))


@pytest.mark.faults
@pytest.mark.parametrize(
    "kill", [Kill(SENDS), Kill(OPENS), Kill(OPENS, after=True), Kill(SENDS, after=True)], ids=lambda kill: kill.id
)
async def test_killed_at_a_step_of_writing_to_somebody_it_wrote_once(bot: Bot, kill: Kill) -> None:
    await writes(bot, kill)


@pytest.mark.faults
@pytest.mark.parametrize(
    "kill", [Kill(CREATES, after=True), Kill(ADDS), Kill(ADDS, after=True)], ids=lambda kill: kill.id
)
async def test_killed_while_it_opens_a_thread_for_somebody_it_says_why_once(bot: Bot, kill: Kill) -> None:
    bot.scene.members["ana"].user.closed = True
    await suggested(bot, kill)
    (thread,) = (each for each in bot.scene.guild.threads.values() if each.name == "For you")
    said = bot.scene.members["ana"].reads(thread)
    assert said.count("Thank you") == 1
    assert said.count("Your direct messages from this server are closed") == 1


@pytest.mark.faults
@pytest.mark.parametrize("dies_at", range(1, 27))
async def test_killed_at_any_transaction_it_stands_once(bot: Bot, dies_at: int) -> None:
    """As the process begins its so-manieth transaction after a start in which the question was on its way."""
    robin = bot.scene.members["robin"]
    await robin.runs("staff icebreaker now", place="general")
    bot.kill = Kill(SENDS)
    await robin.presses("Post")
    while bot.killed == 0:  # noqa: ASYNC110  # others give no sign
        await asyncio.sleep(0.01)
    bot.start = replace(bot.start, dies_at=dies_at, at=(MONDAY + timedelta(minutes=5)).isoformat())
    bot._process = None
    command = [sys.executable, "-m", "tests.wire.on_discord", bot.start.line()]
    dying = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=PIPE, stdout=PIPE)
    try:
        async with asyncio.timeout(20):
            await dying.wait()
    except TimeoutError:  # it did not come to so many
        dying.kill()
        await dying.wait()
    bot.start = replace(bot.start, dies_at=0)
    await bot.later()
    await bot.settles()
    await bot.ends()
    assert len(bot.scene.wire.world.messages[bot.scene.places["general"].id]) == 1
