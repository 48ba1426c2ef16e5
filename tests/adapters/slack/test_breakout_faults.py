"""A breakout in a Slack workspace in which something goes half-way: what was opened is used, and nobody is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import select

from storage.breakout_rooms import RoomState, rooms
from storage.breakouts import State, breakouts
from tests.adapters.slack import class_of
from tests.adapters.slack.class_of import Served, served
from tests.adapters.slack.test_poll_story import MORE, StandingStill, goes_on, press, students
from tests.wire.slack.api import Asked, Fault
from tests.wire.slack.people import Member
from tests.wire.slack.scene import Plan, Someone
from tests.wire.slack.things import Channel

CREATES: Final = "conversations.create"
OPEN: Final = "/homeroom breakout open task:Talk size:2 kind:channel"


@pytest.fixture
async def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Served]:
    """A workspace with students."""
    monkeypatch.setattr(class_of, "FixedClock", StandingStill)
    async with served(tmp_path, people=(*Plan().people, *map(Someone, MORE))) as found:
        yield found


async def drawn(there: Served) -> Sequence[Member]:
    """Six people are here, and three private channels for them are drawn."""
    people = students(there)
    await there.robin.runs(OPEN, "general")
    await goes_on(there)
    card = there.robin.sees("general")[-1]["id"]
    for each in people:
        await press(there, each, "I’m here", message=card)
    await goes_on(there)
    await there.robin.runs("/homeroom breakout desk", "general")
    await press(there, there.robin, "Draw rooms")
    await goes_on(there)
    await there.robin.runs("/homeroom breakout desk", "general")
    return people


async def opens(there: Served) -> None:
    """The rooms open."""
    clock: Any = there.app.core.clock
    await press(there, there.robin, "Open the rooms")
    await goes_on(there)
    clock.leap_to(clock.now() + timedelta(seconds=15))
    await goes_on(there)


def made(there: Served) -> list[Channel]:
    """The private channels that Homeroom made."""
    ours = there.scene.install.bot.id
    return [
        each for each in there.scene.team.channels.values() if each.creator == ours and each.named and not each.archived
    ]


def inside(there: Served, people: Sequence[Member]) -> list[int]:
    """How many of these are in each."""
    return sorted(sum(each.person in channel.members for each in people) for channel in made(there))


async def kept(there: Served) -> tuple[str, list[str]]:
    """How far the breakout has come, and its rooms."""
    found = await there.app.database.read(lambda tx: tx.rows(select(breakouts.c.state)))
    states = await there.app.database.read(lambda tx: tx.rows(select(rooms.c.state)))
    return found[0].state, sorted(row.state for row in states)


async def test_rooms_that_were_made_before_it_was_forbidden_take_everybody(there: Served) -> None:
    people, seen = await drawn(there), 0

    async def forbids(asked: Asked) -> None:
        nonlocal seen
        seen += asked.method == CREATES
        if seen == 2:
            there.scene.wire.api.faults.append(Fault(method=CREATES, error="restricted_action"))
            there.scene.wire.api.after = None

    there.scene.wire.api.after = forbids
    await opens(there)
    assert await kept(there) == (State.RUNNING, [RoomState.OPEN, RoomState.OPEN, RoomState.REFUSED])
    assert inside(there, people) == [3, 3]
    await there.robin.runs("/homeroom breakout desk", "general")
    assert "Not opened" in there.robin.answer


async def test_where_none_may_be_made_all_is_as_before_and_can_be_tried_again_at_once(there: Served) -> None:
    people = await drawn(there)
    there.scene.team.apps_make_channels = False
    await opens(there)
    assert await kept(there) == (State.DRAWN, [RoomState.PLANNED] * 3)
    assert made(there) == []
    there.scene.team.apps_make_channels = True
    await there.robin.runs("/homeroom breakout desk", "general")
    await opens(there)
    assert await kept(there) == (State.RUNNING, [RoomState.OPEN] * 3)
    assert inside(there, people) == [2, 2, 2]
