"""The bot of a Discord server is killed amid recognition: each is told once, and the class sees once what it may."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import Table, select

from bot.card import Json
from storage.database import Database
from storage.jobs import jobs
from storage.recognitions import Shows, received, recognitions
from tests.kills.killed import Kill
from tests.kills.test_discord import OPENS, SENDS, Bot
from tests.wire.discord.api import Lost
from tests.wire.discord.scene import Plan, Scene, Someone
from tests.wire.on_discord import Start

MONDAY: Final = datetime(2040, 3, 5, 9, 0, tzinfo=UTC)
STUDENTS: Final = ("ana", "ben", "chi", "dan", "eve", "fay")
TAKES: Final = "DELETE /channels/{channel_id}/messages/{message_id}"
GIVEN: Final = "You explained it three times, and smiled."
SHOWN: Final = "🎉 A shout-out"
MINE: Final = "🎉 A shout-out for you"
LEAST: Final = timedelta(seconds=3)  # between two refreshes of what the class sees


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    """A server whose bot can be killed; recognition stands in #general."""
    scene = await Scene.open(Plan(people=[Someone(each) for each in ("robin", *STUDENTS)], patience=0.1))
    start = Start(scene.wire.api_url, scene.wire.gateway_url, scene.app.token, str(tmp_path), "7", MONDAY.isoformat())
    made = Bot("tests.wire.on_discord", start, Lost, scene=scene)
    scene.wire.api.before = lambda asked: made.before(asked.route)
    scene.wire.api.after = lambda asked: made.after(asked.route)
    try:
        await made.runs()
        robin = scene.members["robin"]
        await robin.runs("staff kudos start", place="general")
        await robin.fills({"Where": "general"})
        await made.settles()
        yield made
    finally:
        await made.gone()
        await scene.wire.close()


async def gives(bot: Bot, kill: Kill | None) -> None:
    """Ana gives one to all others, and the process may be killed there."""
    ana, *others = (bot.scene.members[each] for each in STUDENTS)
    await ana.runs("kudos give", place="general")
    to: list[Json] = [each.person for each in others]
    bot.kill = kill
    await ana.fills({"To whom": to, "What they did": GIVEN, "What it is for": "Care"})
    await bot.settles()


async def shows(bot: Bot, kill: Kill | None) -> None:
    """Ben lets the class see his, and the process may be killed there."""
    bot.kill = kill
    await bot.scene.members["ben"].presses("Show the class", place="direct")
    await bot.settles()


async def takes_back(bot: Bot, kill: Kill) -> None:
    """He does not any more, and the process may be killed there."""
    bot.kill = kill
    await bot.scene.members["ben"].presses("Keep it to myself", place="direct")
    await bot.waits(LEAST)
    await bot.settles()


def titles(bot: Bot, name: str, place: str) -> list[str]:
    """What stands there for everybody, or in a direct conversation for one."""
    seen = bot.scene.members[name].sees(place)
    return [each["text"].partition("\n")[0] for each in seen if not each["private"]]


async def kept(bot: Bot, table: Table) -> list[Any]:
    """The rows of one of the bot's tables."""
    database = await Database.open(bot.start.config.database_url)
    try:
        return list(await database.read(lambda tx: tx.rows(select(table))))
    finally:
        await database.close()


async def holds(bot: Bot, *, shown: bool) -> None:
    """One shout-out was given, everybody was told of it once and alone, and it stands once before the class, or not."""
    await bot.ends()
    assert bot.killed == 1
    assert [row.words for row in await kept(bot, recognitions)] == [GIVEN]
    assert sorted(titles(bot, each, "direct") for each in STUDENTS) == [[], *([[MINE]] * 5)]
    parts = {row.person_id: row.shows for row in await kept(bot, received)}
    assert len(parts) == len(STUDENTS) - 1
    assert (parts[bot.scene.members["ben"].person] == Shows.PUBLIC) is shown
    assert titles(bot, "chi", "general").count(SHOWN) == shown
    assert not await kept(bot, jobs), "nothing is left to do"


async def test_killed_amid_notices_everybody_is_told_once(bot: Bot) -> None:
    await gives(bot, Kill(SENDS, after=True, nth=3))
    await holds(bot, shown=False)


@pytest.mark.faults
@pytest.mark.parametrize(
    "kill", [Kill(OPENS), Kill(OPENS, after=True, nth=2), Kill(SENDS), Kill(SENDS, nth=4)], ids=lambda kill: kill.id
)
async def test_killed_at_a_step_of_notices_everybody_is_told_once(bot: Bot, kill: Kill) -> None:
    await gives(bot, kill)
    await holds(bot, shown=False)


@pytest.mark.faults
@pytest.mark.parametrize("kill", [Kill(SENDS), Kill(SENDS, after=True)], ids=lambda kill: kill.id)
async def test_killed_as_it_is_shown_it_stands_once(bot: Bot, kill: Kill) -> None:
    await gives(bot, None)
    await shows(bot, kill)
    await holds(bot, shown=True)


@pytest.mark.faults
@pytest.mark.parametrize("kill", [Kill(TAKES), Kill(TAKES, after=True)], ids=lambda kill: kill.id)
async def test_killed_as_it_is_taken_down_it_goes(bot: Bot, kill: Kill) -> None:
    await gives(bot, None)
    await shows(bot, None)
    await takes_back(bot, kill)
    await holds(bot, shown=False)
