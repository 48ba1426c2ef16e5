"""Homeroom in a Discord server is killed between calls and their notes: what it sends comes once, nothing is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.kills.killed import Bot as Killed
from tests.kills.killed import Kill
from tests.wire.discord.api import Lost
from tests.wire.discord.scene import Plan, Scene
from tests.wire.on_discord import Start

MONDAY = datetime(2040, 3, 5, 9, 0, tzinfo=UTC)
SENDS = "POST /channels/{channel_id}/messages"
CREATES = "POST /channels/{channel_id}/threads"
ADDS = "PUT /channels/{channel_id}/thread-members/{user_id}"
OPENS = "POST /users/@me/channels"
BEGINS_THREAD = "POST /channels/{channel_id}/messages/{message_id}/threads"


@dataclass
class Bot(Killed):
    """The process, and the server in which it is."""

    scene: Scene = field(kw_only=True)


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    """A server whose bot can be killed, with its course set up."""
    scene = await Scene.open(Plan(patience=0.1))
    api, gateway = scene.wire.api_url, scene.wire.gateway_url
    start = Start(api, gateway, scene.app.token, str(tmp_path), "7", MONDAY.isoformat())
    made = Bot("tests.wire.on_discord", start, Lost, scene=scene)
    scene.wire.api.before = lambda asked: made.before(asked.route)
    scene.wire.api.after = lambda asked: made.after(asked.route)
    try:
        await made.runs()
        robin = scene.members["robin"]
        await robin.runs("homeroom start", place="general")
        await made.settles()  # on a busy machine the answer is put off
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
    await bot.dies_at_its_start(dies_at)
    await bot.later()
    await bot.settles()
    await bot.ends()
    assert len(bot.scene.wire.world.messages[bot.scene.places["general"].id]) == 1
