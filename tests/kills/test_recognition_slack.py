"""The bot of a Slack workspace is killed amid recognition: nobody is told twice, and the class sees once what it
may."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from bot.card import Json
from storage.jobs import WAITING, jobs
from storage.recognitions import Shows, received, recognitions
from tests.kills.killed import Kill
from tests.kills.slack_class import WAYS, Class
from tests.kills.test_slack import POSTS

STUDENTS: Final = ("ana", "ben", "chi", "dan", "eli", "fay")
TAKES: Final = "chat.delete"
GIVEN: Final = "You explained it three times, and smiled."
SHOWN: Final = "🎉 A shout-out"
LEAST: Final = timedelta(seconds=3)  # between two refreshes of what the class sees


async def starts(here: Class) -> None:
    """Recognition stands in #general."""
    await here.sets_up()
    await here.robin.runs("/homeroom kudos start", "general")
    await here.robin.fills({"Where": "general"})
    await here.settles()


async def gives(here: Class, kill: Kill | None = None) -> None:
    """Ana gives one to all others, and the process may be killed there."""
    await here.ana.runs("/homeroom kudos give", "general")
    to: list[Json] = [here.scene.members[each].person for each in STUDENTS[1:]]
    here.bot.kill = kill
    await here.ana.fills({"To whom": to, "What they did": GIVEN, "What it is for": "Care"})
    await here.settles()


async def decides(here: Class, label: str, kill: Kill | None = None) -> None:
    """Ben decides who sees his, and the process may be killed there."""
    here.bot.kill = kill
    await here.does(lambda: here.ben.presses(label, place="direct"))
    await here.settles()
    await here.bot.waits(LEAST)
    await here.settles()


def shown(here: Class) -> int:
    """How often it stands before the class."""
    return sum(each.text.partition("\n")[0] == SHOWN for each in here.posted("general"))


async def holds(here: Class, *, stands: bool, listed: bool = False) -> None:
    """One shout-out was given, nobody was told of it twice, and it stands once before the class, or not at all. Whom it
    may not have been told is ``listed`` for the staff."""
    assert here.bot.killed == 1
    assert [row.words for row in await here.kept(recognitions)] == [GIVEN]
    letters = [len(here.letters(each)) for each in STUDENTS[1:]]
    left = await here.kept(jobs)
    assert max(letters) == 1
    assert len(STUDENTS) - 1 - sum(letters) <= len(left), "whoever was not told is known"
    assert (len(left) > 0) is listed
    parts = {row.person_id: row.shows for row in await here.kept(received)}
    assert len(parts) == len(STUDENTS) - 1
    assert (parts[here.ben.person] == Shows.PUBLIC) is stands
    assert shown(here) == stands
    assert not [row for row in left if row.state == WAITING], "nothing is left to do"
    await here.bot.ends()


async def is_shown(folder: Path, way: str, kill: Kill) -> None:
    """The class is let see it, and the process is killed there once."""
    async with WAYS[way](folder) as here:
        await starts(here)
        await gives(here)
        await decides(here, "Show the class", kill)
        await holds(here, stands=True)


async def test_killed_once_it_is_shown_it_stands_once(tmp_path: Path) -> None:
    await is_shown(tmp_path, "socket", Kill(POSTS, after=True))


@pytest.mark.faults
async def test_killed_before_it_is_shown_it_stands_once(tmp_path: Path) -> None:
    await is_shown(tmp_path, "http", Kill(POSTS))


@pytest.mark.faults
@pytest.mark.parametrize(
    ("way", "kill"),
    [("socket", Kill(POSTS, after=True, nth=3)), ("http", Kill(POSTS, nth=2))],
    ids=lambda each: each if isinstance(each, str) else each.id,
)
async def test_killed_amid_notices_nobody_is_told_twice_and_the_staff_hears_of_it(
    tmp_path: Path, way: str, kill: Kill
) -> None:
    async with WAYS[way](tmp_path) as here:
        await starts(here)
        await gives(here, kill)
        assert await here.lists_a_letter()
        await holds(here, stands=False, listed=True)


@pytest.mark.faults
@pytest.mark.parametrize(
    ("way", "kill"),
    [("socket", Kill(TAKES)), ("http", Kill(TAKES, after=True))],
    ids=lambda each: each if isinstance(each, str) else each.id,
)
async def test_killed_as_it_is_taken_down_it_goes(tmp_path: Path, way: str, kill: Kill) -> None:
    async with WAYS[way](tmp_path) as here:
        await starts(here)
        await gives(here)
        await decides(here, "Show the class")
        await decides(here, "Keep it to myself", kill)
        await holds(here, stands=False)
