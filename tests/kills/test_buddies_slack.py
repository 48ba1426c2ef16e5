"""The bot of a Slack workspace is killed in a round of study buddies: a pair has one room, and is introduced once."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest

from storage.buddy_groups import takers
from storage.buddy_rounds import RoundState, rounds
from storage.meetings import meetings
from tests.kills.killed import Kill
from tests.kills.slack_class import WAYS, Class
from tests.kills.test_slack import CREATES, INVITES, POSTS
from tests.wire.slack.things import Channel

MATCHED: Final = datetime(2040, 3, 13, 9, 0, tzinfo=UTC)
STUDENTS: Final = ("ana", "ben", "chi", "dan", "eli", "fay")
COFFEE: Final = "kind: coffee starts: 2040-03-13 at: 09:00 zone: UTC"
DAY: Final = timedelta(days=1)
INTRODUCED: Final = ("Time to meet",)


async def starts(here: Class) -> None:
    """A programme stands in #general, and six people are in."""
    await here.sets_up()
    await here.robin.runs(f"/homeroom buddy start {COFFEE}", "general")
    await here.robin.presses("Start it")
    await here.settles()
    for each in STUDENTS:
        await here.scene.members[each].presses("Join", place="general")
    await here.settles()


async def goes_to(here: Class, moment: datetime, kill: Kill | None = None) -> None:
    """All that is due until then has happened, also where the process was killed on the way."""
    here.bot.kill = kill
    await here.bot.runs()
    await here.bot.waits(moment + timedelta(minutes=1) - datetime.fromisoformat(here.bot.start.at))
    await here.settles()


def said(here: Class, room: Channel, title: str) -> int:
    """How many of the bot's messages in a place begin with this title."""
    return sum(title in each.text.partition("\n")[0] for each in here.said_in(room))


async def holds(here: Class, titles: tuple[str, ...] = INTRODUCED) -> None:
    """Each pair has one room, with these cards once; everybody is in one; it is known who met whom."""
    assert here.bot.killed == 1
    people = [here.people_of(each) for each in here.rooms()]
    assert sorted(each for pair in people for each in pair) == sorted(STUDENTS)
    assert [len(each) for each in people] == [2, 2, 2]
    for room in here.rooms():
        assert Counter({each: said(here, room, each) for each in titles}) == Counter(titles)
    names = {each.person: name for name, each in here.scene.members.items()}
    met = {frozenset((names[row.first_id], names[row.second_id])): row.times for row in await here.kept(meetings)}
    assert met == {frozenset(each): 1 for each in people}
    by_group = Counter(row.group_id for row in await here.kept(takers))
    assert sorted(by_group.values()) == [2, 2, 2]
    assert len(here.posted("general")) == 1 + len(await here.kept(rounds)), "the programme, and each round"
    await here.bot.ends()


async def introduced(folder: Path, way: str, kill: Kill) -> None:
    """People are introduced, and the process is killed there once."""
    async with WAYS[way](folder) as here:
        await starts(here)
        await goes_to(here, MATCHED - DAY)
        await goes_to(here, MATCHED, kill)
        await holds(here)


async def told(folder: Path, way: str, kill: Kill) -> None:
    """The day before is told in the channel, and the process is killed there once."""
    async with WAYS[way](folder) as here:
        await starts(here)
        await goes_to(here, MATCHED - DAY, kill)
        assert len(here.posted("general")) == 2
        await goes_to(here, MATCHED)
        await holds(here)


async def over(folder: Path, way: str, kill: Kill) -> None:
    """A round goes its way and ends, and the process is killed there once, after which nothing is said twice."""
    async with WAYS[way](folder) as here:
        await starts(here)
        for day in (-1, 0, 12):
            await goes_to(here, MATCHED + day * DAY)
        await goes_to(here, MATCHED + 13 * DAY, kill)
        (first, _) = sorted(await here.kept(rounds), key=lambda row: row.number)
        assert (first.state, first.took_part) == (RoundState.OVER, len(STUDENTS))
        assert len(here.letters("robin")) + len(here.posted("staff")) <= 1
        await holds(here, (*INTRODUCED, "An easy start", "Half-time", "How was it?"))


async def test_killed_once_a_room_is_created_each_pair_has_one(tmp_path: Path) -> None:
    await introduced(tmp_path, "socket", Kill(CREATES, after=True, nth=2))


@pytest.mark.faults
@pytest.mark.parametrize(
    ("way", "kill"),
    [
        ("http", Kill(CREATES, nth=3)),
        ("socket", Kill(INVITES, after=True, nth=2)),
        ("http", Kill(POSTS, nth=2)),
        ("socket", Kill(POSTS, after=True, nth=3)),
    ],
    ids=lambda each: each if isinstance(each, str) else each.id,
)
async def test_killed_at_a_step_of_introductions_each_pair_has_one(tmp_path: Path, way: str, kill: Kill) -> None:
    await introduced(tmp_path, way, kill)


@pytest.mark.faults
async def test_killed_once_the_day_before_is_told_it_is_told_once(tmp_path: Path) -> None:
    await told(tmp_path, "http", Kill(POSTS, after=True))


@pytest.mark.faults
async def test_killed_at_the_end_of_a_round_it_ends_once(tmp_path: Path) -> None:
    await over(tmp_path, "socket", Kill(POSTS, after=True))
