"""The bot of a Discord server is killed in a round of study buddies: a pair has one thread, and is introduced once."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import Table, select

from storage.buddy_groups import takers
from storage.buddy_rounds import RoundState, rounds
from storage.database import Database
from storage.meetings import meetings
from tests.kills.killed import Kill
from tests.kills.test_discord import ADDS, CREATES, SENDS, Bot
from tests.wire.discord.api import Lost
from tests.wire.discord.scene import Plan, Scene, Someone
from tests.wire.discord.things import Channel, Kind
from tests.wire.on_discord import Start

MONDAY: Final = datetime(2040, 3, 5, 9, 0, tzinfo=UTC)
MATCHED: Final = datetime(2040, 3, 13, 9, 0, tzinfo=UTC)
STUDENTS: Final = ("ana", "ben", "chi", "dan", "eve", "fay")
COFFEE: Final = {"kind": "coffee", "starts": "2040-03-13", "at": "09:00", "zone": "UTC"}
DAY: Final = timedelta(days=1)
PRIVATE: Final = 1  # that she joined, she was told


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    """A server whose bot can be killed; a programme stands in #general, and six people are in."""
    scene = await Scene.open(Plan(people=[Someone(each) for each in ("robin", *STUDENTS)], patience=0.1))
    start = Start(scene.wire.api_url, scene.wire.gateway_url, scene.app.token, str(tmp_path), "7", MONDAY.isoformat())
    made = Bot("tests.wire.on_discord", start, Lost, scene=scene)
    scene.wire.api.before = lambda asked: made.before(asked.route)
    scene.wire.api.after = lambda asked: made.after(asked.route)
    try:
        await made.runs()
        robin = scene.members["robin"]
        await robin.runs("staff buddy start", COFFEE, place="general")
        await robin.presses("Start it")
        await made.settles()
        for each in STUDENTS:
            await scene.members[each].presses("Join", place="general")
        yield made
    finally:
        await made.gone()
        await scene.wire.close()


async def goes_to(bot: Bot, moment: datetime) -> None:
    """All that is due until then has happened, also where the process was killed on the way."""
    await bot.runs()
    await bot.waits(moment + timedelta(minutes=1) - datetime.fromisoformat(bot.start.at))
    await bot.settles()


async def matched(bot: Bot, kill: Kill | None) -> None:
    """The first round is matched, and the process may be killed there."""
    await goes_to(bot, MATCHED - DAY)
    bot.kill = kill
    await goes_to(bot, MATCHED)


def threads(bot: Bot) -> list[Channel]:
    """The private ones."""
    return [each for each in bot.scene.guild.threads.values() if each.kind is Kind.PRIVATE_THREAD]


def said(bot: Bot, place: Channel, title: str) -> int:
    """How many of the bot's messages in a place have this title."""
    robin = bot.scene.members["robin"]
    return sum(title in message["text"].partition("\n")[0] for message in robin.sees(place))


async def kept(bot: Bot, table: Table) -> list[Any]:
    """The rows of one of the bot's tables."""
    database = await Database.open(bot.start.config.database_url)
    try:
        return list(await database.read(lambda tx: tx.rows(select(table))))
    finally:
        await database.close()


async def holds(bot: Bot, titles: tuple[str, ...] = ("Time to meet",)) -> None:
    """Each pair has one thread, with these cards once; everybody is in one; it is known who met whom."""
    await bot.ends()
    assert bot.killed == 1
    students = {bot.scene.members[each].user.id for each in STUDENTS}
    people = [each.people.keys() & students for each in threads(bot)]
    assert sorted(each for pair in people for each in pair) == sorted(students)
    assert [len(each) for each in people] == [2, 2, 2]
    for thread in threads(bot):
        assert Counter({each: said(bot, thread, each) for each in titles}) == Counter(titles)
    found = {(int(row.first_id), int(row.second_id)): row.times for row in await kept(bot, meetings)}
    assert {frozenset(each): times for each, times in found.items()} == {frozenset(each): 1 for each in people}
    by_group = Counter(row.group_id for row in await kept(bot, takers))
    assert sorted(by_group.values()) == [2, 2, 2]
    posted = 1 + len(await kept(bot, rounds))
    assert len(bot.scene.members["ana"].sees("general")) - PRIVATE == posted, "the programme, and each round"


async def introduced(bot: Bot, kill: Kill) -> None:
    """People are introduced, and the process is killed there once."""
    await matched(bot, kill)
    await holds(bot)


async def told(bot: Bot, kill: Kill) -> None:
    """The day before is told in the channel, and the process is killed there once."""
    bot.kill = kill
    await goes_to(bot, MATCHED - DAY)
    assert said(bot, bot.scene.places["general"], "We match tomorrow") == 1
    await goes_to(bot, MATCHED)
    await holds(bot)


async def over(bot: Bot, kill: Kill) -> None:
    """A round goes its way and ends, and the process is killed there once: whoever started it hears of it once."""
    await matched(bot, None)
    await goes_to(bot, MATCHED + 12 * DAY)
    bot.kill = kill
    await goes_to(bot, MATCHED + 13 * DAY)
    assert len(bot.scene.members["robin"].sees("direct")) == 1
    (first, _) = sorted(await kept(bot, rounds), key=lambda row: row.number)
    assert (first.state, first.took_part) == (RoundState.OVER, len(STUDENTS))
    await holds(bot, ("Time to meet", "An easy start", "Half-time", "How was it?"))


async def test_killed_once_a_thread_is_opened_each_pair_has_one(bot: Bot) -> None:
    await introduced(bot, Kill(CREATES, after=True, nth=2))


@pytest.mark.faults
@pytest.mark.parametrize(
    "kill",
    [Kill(CREATES, nth=3), Kill(ADDS, after=True, nth=3), Kill(SENDS, nth=2), Kill(SENDS, after=True, nth=3)],
    ids=lambda kill: kill.id,
)
async def test_killed_at_a_step_of_introductions_each_pair_has_one(bot: Bot, kill: Kill) -> None:
    await introduced(bot, kill)


@pytest.mark.faults
async def test_killed_once_the_day_before_is_told_it_is_told_once(bot: Bot) -> None:
    await told(bot, Kill(SENDS, after=True))


@pytest.mark.faults
async def test_killed_at_the_end_of_a_round_it_ends_once(bot: Bot) -> None:
    await over(bot, Kill(SENDS, after=True))
