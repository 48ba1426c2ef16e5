"""The bot of a Discord server is killed in a breakout: each room is there once and then gone, and nobody is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import Table, select

from storage.breakout_help import helps
from storage.breakout_people import people
from storage.breakout_rooms import RoomState, rooms
from storage.breakout_words import results
from storage.breakouts import State, breakouts
from storage.database import Database
from storage.meetings import meetings
from tests.kills.killed import Kill
from tests.kills.test_discord import SENDS, Bot
from tests.wire.discord.api import Lost
from tests.wire.discord.scene import Plan, Scene, Someone
from tests.wire.discord.things import Channel, Kind
from tests.wire.on_discord import Start

MONDAY: Final = datetime(2040, 3, 5, 9, 0, tzinfo=UTC)
STUDENTS: Final = ("ana", "ben", "chi", "dan", "eve", "fay")
CREATES: Final = "POST /guilds/{guild_id}/channels"
MOVES: Final = "PATCH /guilds/{guild_id}/members/{user_id}"
DELETES: Final = "DELETE /channels/{channel_id}"
TASK: Final = "Find one thing you share"
WARNINGS: Final = ("5 minutes left", "One minute left", "Half a minute left", "Time is up")


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    """A server whose bot can be killed; six people are in the lounge, and their rooms are drawn."""
    scene = await Scene.open(Plan(people=[Someone(each) for each in ("robin", *STUDENTS)], patience=0.1))
    start = Start(scene.wire.api_url, scene.wire.gateway_url, scene.app.token, str(tmp_path), "7", MONDAY.isoformat())
    made = Bot("tests.wire.on_discord", start, Lost, away=timedelta(0), scene=scene)
    scene.wire.api.before = lambda asked: made.before(asked.route)
    scene.wire.api.after = lambda asked: made.after(asked.route)
    try:
        await made.runs()
        for each in STUDENTS:
            await scene.members[each].joins_voice("lounge")
        robin = scene.members["robin"]
        await robin.runs("breakout open", {"task": TASK, "voice": "lounge", "size": 2}, place="general")
        await made.settles()
        await robin.presses("Draw rooms")
        await made.settles()
        await robin.presses("See the rooms")
        yield made
    finally:
        await made.gone()
        await scene.wire.close()


async def goes_to(bot: Bot, moment: datetime) -> None:
    """All that is due until then has happened, also where the process was killed on the way."""
    for _ in range(2):
        await bot.runs()
        await bot.waits(max(moment - datetime.fromisoformat(bot.start.at), timedelta(0)))
        await bot.settles()


async def goes_on(bot: Bot) -> None:
    """All that is due has happened, and what may be shown a little later too."""
    (one,) = await kept(bot, breakouts)
    await goes_to(bot, max(datetime.fromisoformat(bot.start.at), one.begun_at) + timedelta(seconds=20))


def made(bot: Bot) -> list[Channel]:
    """The voice rooms of ours."""
    ours = [each for each in bot.scene.guild.channels.values() if each.kind is Kind.VOICE]
    return [each for each in ours if each.id != bot.scene.places["lounge"].id]


def inside(bot: Bot, channel: Channel) -> set[str]:
    """Who is in a voice room."""
    return {name for name in STUDENTS if bot.scene.guild.members[_id(bot, name)].voice == channel.id}


def _id(bot: Bot, name: str) -> int:
    return bot.scene.members[name].user.id


async def kept(bot: Bot, table: Table) -> list[Any]:
    """The rows of one of the bot's tables."""
    database = await Database.open(bot.start.config.database_url)
    try:
        return list(await database.read(lambda tx: tx.rows(select(table))))
    finally:
        await database.close()


async def opens(bot: Bot, kill: Kill | None = None) -> dict[str, int]:
    """The rooms open, and everybody is moved; each room is there once, with its card. Returns the cards' rooms by
    whoever is in them."""
    bot.kill = kill
    await bot.scene.members["robin"].presses("Open the rooms")
    await goes_to(bot, (await kept(bot, breakouts))[0].moves_at)
    assert bot.kill is None, "it came to that"
    belong = {row.person_id: row.room_id for row in await kept(bot, people)}
    assert sorted(belong) == sorted(str(_id(bot, each)) for each in STUDENTS)
    assert [len(inside(bot, each)) for each in made(bot)] == [2, 2, 2]
    for each in made(bot):
        assert len({belong[str(_id(bot, name))] for name in inside(bot, each)}) == 1
        assert said(bot, each, "Room: ") == 1
    (one,) = await kept(bot, breakouts)
    assert (one.state, one.ends_at - one.begun_at) == (State.RUNNING, timedelta(minutes=12))
    return {name: each.id for each in made(bot) for name in inside(bot, each)}


def said(bot: Bot, channel: Channel, words: str) -> int:
    """On how many of the bot's messages in a place these words stand."""
    return sum(words in str(message["text"]) for message in bot.scene.members["robin"].sees(f"voice:{channel.id}"))


async def works(bot: Bot, kill: Kill | None = None) -> None:
    """A room asks for help and brings something back, and all have five minutes more."""
    before = {name: each.id for each in made(bot) for name in inside(bot, each)}
    bot.kill = kill
    robin, ana = bot.scene.members["robin"], bot.scene.members["ana"]
    await ana.presses("Ask for help", place=f"voice:{before['ana']}")
    await goes_on(bot)
    await ana.presses("Our result", place=f"voice:{before['ana']}")
    assert ana.form is not None
    await ana.fills({ana.form["inputs"][0]["name"]: "We both like rain."})
    await robin.runs("breakout time", {"by": "+5m"}, place="general")
    await goes_on(bot)
    (one,) = await kept(bot, breakouts)
    assert (one.state, one.ends_at - one.begun_at) == (State.RUNNING, timedelta(minutes=17))
    assert {name: each.id for each in made(bot) for name in inside(bot, each)} == before


async def ends(bot: Bot, kill: Kill | None = None, kills: int = 1) -> None:
    """Each room is warned, has its last minute, and goes; everybody is back in the lounge."""
    bot.kill = kill
    for left in (290, 59, 29, -1):
        (one,) = await kept(bot, breakouts)
        await goes_to(bot, one.ends_at - timedelta(seconds=left))
        if left > 0:
            title = WARNINGS[(290, 59, 29).index(left)]
            assert [said(bot, each, title) for each in made(bot)] == [1, 1, 1]
    assert len(made(bot)) == 3, "nobody is cut off: there is a minute to finish"
    for after in (60, 75, 120):
        await goes_to(bot, one.ends_at + timedelta(seconds=after))
    await bot.ends()
    assert bot.killed == kills
    assert made(bot) == [], "every room is gone"
    assert inside(bot, bot.scene.places["lounge"]) == {*STUDENTS}
    (one,) = await kept(bot, breakouts)
    assert one.state == State.CLOSED
    assert {row.state for row in await kept(bot, rooms)} == {RoomState.CLOSED}
    met = Counter(row.times for row in await kept(bot, meetings))
    assert met == {1: 3}, "each pair met once"
    assert (len(await kept(bot, helps)), len(await kept(bot, results))) == (1, 1)


async def test_killed_once_a_room_is_made_each_is_there_once_and_everybody_in_theirs(bot: Bot) -> None:
    await opens(bot, Kill(CREATES, after=True, nth=2))
    await works(bot)
    await ends(bot)


@pytest.mark.faults
@pytest.mark.parametrize(
    "kill",
    [Kill(CREATES, nth=3), Kill(MOVES, after=True, nth=2), Kill(MOVES, nth=5), Kill(SENDS, after=True, nth=2)],
    ids=lambda kill: kill.id,
)
async def test_killed_at_a_step_of_opening_nobody_is_lost(bot: Bot, kill: Kill) -> None:
    await opens(bot, kill)
    await works(bot)
    await ends(bot)


@pytest.mark.faults
@pytest.mark.parametrize("kill", [Kill(SENDS, after=True), Kill(SENDS)], ids=lambda kill: kill.id)
async def test_killed_while_people_work_the_clock_is_where_it_was(bot: Bot, kill: Kill) -> None:
    await opens(bot)
    await works(bot, kill)
    await ends(bot)


@pytest.mark.faults
@pytest.mark.parametrize(
    "kill",
    [Kill(MOVES, after=True, nth=2), Kill(MOVES, nth=4), Kill(DELETES, nth=2), Kill(DELETES, after=True, nth=3)],
    ids=lambda kill: kill.id,
)
async def test_killed_at_a_step_of_closing_everybody_is_back(bot: Bot, kill: Kill) -> None:
    await opens(bot)
    await works(bot)
    await ends(bot, kill)
