"""The bot of a Slack workspace is killed in a breakout: each room is there once and then gone, and nobody is lost."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from storage.breakout_help import helps
from storage.breakout_people import people
from storage.breakout_rooms import RoomState, rooms
from storage.breakout_words import results
from storage.breakouts import State, breakouts
from tests.kills.killed import Kill
from tests.kills.slack_class import WAYS, Class
from tests.kills.test_slack import CREATES, INVITES, POSTS
from tests.wire.slack.things import Channel

STUDENTS: Final = ("ana", "ben", "chi", "dan", "eli", "fay")
ARCHIVES: Final = "conversations.archive"
OPEN: Final = 'breakout open task:"Find one thing you share" size:2 kind:channel'
WARNINGS: Final = {290: "5 minutes left", 59: "One minute left", 29: "Half a minute left", -1: "Time is up"}


async def opens(here: Class, kill: Kill | None = None) -> None:
    """Six people are here, and their rooms open; each is there once, with its card."""
    await here.sets_up()
    await here.robin.runs(f"/homeroom {OPEN}", "general")
    await here.settles()
    for each in STUDENTS:
        await here.scene.members[each].presses("I’m here", place="general")
    await here.settles()
    await here.robin.runs("/homeroom breakout desk", "general")
    await here.robin.presses("Draw rooms")
    await here.settles()
    await here.robin.runs("/homeroom breakout desk", "general")
    here.bot.kill = kill
    await here.robin.presses("Open the rooms")
    await goes_on(here)
    await stands(here)
    (one,) = await here.kept(breakouts)
    assert (one.state, one.ends_at - one.begun_at) == (State.RUNNING, timedelta(minutes=12))


async def goes_to(here: Class, moment: datetime) -> None:
    """All that is due until then has happened, also where the process was killed on the way."""
    for _ in range(2):
        await here.bot.runs()
        await here.bot.waits(max(moment - datetime.fromisoformat(here.bot.start.at), timedelta(0)))
        await here.settles()


async def goes_on(here: Class) -> None:
    """All that is due has happened, and what may be shown a little later too."""
    (one,) = await here.kept(breakouts)
    began = one.begun_at or one.made_at
    await goes_to(here, max(datetime.fromisoformat(here.bot.start.at), began) + timedelta(seconds=20))


async def stands(here: Class) -> None:
    """Each room is there once with its people and its card, and everybody is in one."""
    belong: dict[int, set[str]] = {}
    for row in await here.kept(people):
        belong.setdefault(row.room_id, set()).add(row.person_id)
    there = standing(here)
    assert sorted(sorted(here.people_of(each)) for each in there) == sorted(
        sorted(named(here, each)) for each in belong.values()
    )
    assert [len(here.people_of(each)) for each in there] == [2, 2, 2]
    assert [said(here, each, "Room: ") for each in there] == [1, 1, 1]


def named(here: Class, ids: set[str]) -> set[str]:
    """These people by their names."""
    return {name for name, each in here.scene.members.items() if each.person in ids}


def standing(here: Class) -> list[Channel]:
    """The rooms that are not archived."""
    return [each for each in here.rooms() if not each.archived]


def said(here: Class, room: Channel, words: str) -> int:
    """On how many of the bot's messages in a room these words stand."""
    return sum(words in each.text for each in here.said_in(room))


async def works(here: Class, kill: Kill | None = None) -> None:
    """A room asks for help and brings something back, and all have five minutes more."""
    here.bot.kill = kill
    (mine,) = (each for each in standing(here) if "ana" in here.people_of(each))
    await here.does(lambda: here.ana.presses("Ask for help", place=f"channel:{mine.id}"))
    await goes_on(here)
    await here.ana.presses("Our result", place=f"channel:{mine.id}")
    await here.enters("We both like rain.")
    await here.ana.sends()
    await here.robin.runs("/homeroom breakout time by:+5m", "general")
    await goes_on(here)
    (one,) = await here.kept(breakouts)
    assert (one.state, one.ends_at - one.begun_at) == (State.RUNNING, timedelta(minutes=17))
    await stands(here)


async def ends(here: Class, kill: Kill | None = None) -> None:
    """Each room is warned, has its last minute, and goes."""
    before = standing(here)
    here.bot.kill = kill
    for left, title in WARNINGS.items():
        (one,) = await here.kept(breakouts)
        await goes_to(here, one.ends_at - timedelta(seconds=left))
        assert [said(here, each, title) for each in before] == [1, 1, 1], title
    assert len(standing(here)) == 3, "nobody is cut off: there is a minute to finish"
    for after in (60, 75, 120):
        await goes_to(here, one.ends_at + timedelta(seconds=after))
    assert here.bot.killed == 1
    assert here.bot.kill is None
    await here.bot.ends()
    assert standing(here) == [], "every room is gone"
    (one,) = await here.kept(breakouts)
    assert one.state == State.CLOSED
    assert {row.state for row in await here.kept(rooms)} == {RoomState.CLOSED}
    assert (len(await here.kept(helps)), len(await here.kept(results))) == (1, 1)
    assert sum("What the rooms bring back" in each.text for each in here.posted("general")) == 1


async def lives(folder: Path, way: str, **kills: Kill) -> None:
    """A breakout in which the process is killed once: as rooms open, while people work, or as rooms close."""
    async with WAYS[way](folder) as here:
        here.bot.away = timedelta(0)
        await opens(here, kills.get("opening"))
        await works(here, kills.get("running"))
        await ends(here, kills.get("closing"))


async def test_killed_once_a_room_is_archived_all_are_gone_and_nobody_was_cut_off(tmp_path: Path) -> None:
    await lives(tmp_path, "socket", closing=Kill(ARCHIVES, after=True, nth=2))


def at(part: str, *some: tuple[str, Kill]) -> list[Any]:
    """Kills in a part, each over one of the two ways."""
    return [pytest.param(part, way, kill, id=f"{part}-{kill.id}-{way}") for way, kill in some]


@pytest.mark.faults
@pytest.mark.parametrize(
    ("part", "way", "kill"),
    [
        *at("opening", ("http", Kill(CREATES, nth=3)), ("socket", Kill(CREATES, after=True, nth=2))),
        *at("opening", ("http", Kill(INVITES, after=True, nth=2)), ("socket", Kill(POSTS, after=True, nth=3))),
        *at("running", ("http", Kill(POSTS)), ("socket", Kill(POSTS, after=True, nth=2))),
        *at("closing", ("http", Kill(POSTS, after=True, nth=5)), ("http", Kill(ARCHIVES, nth=3))),
    ],
)
async def test_killed_at_a_step_nobody_is_lost(tmp_path: Path, part: str, way: str, kill: Kill) -> None:
    await lives(tmp_path, way, **{part: kill})
