"""A breakout in a Discord server in which something goes half-way: what was opened is used, and nobody is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import select

from storage.breakout_rooms import RoomState, rooms
from storage.breakouts import State, breakouts
from tests.adapters.discord.server_of import WITH_SOUND, Served, served
from tests.adapters.discord.test_poll_story import students
from tests.wire.discord.api import Asked
from tests.wire.discord.people import Member
from tests.wire.discord.permissions import May
from tests.wire.discord.routes_channels import MOST_CHANNELS
from tests.wire.discord.things import Channel, Kind

MAKES: Final = "POST /guilds/{guild_id}/channels"
MOVES: Final = "PATCH /guilds/{guild_id}/members/{user_id}"


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Served]:
    """A server in which Homeroom may open rooms with sound."""
    async with served(tmp_path, may=WITH_SOUND) as found:
        yield found


async def drawn(there: Served) -> Sequence[Member]:
    """Six people are in the lounge, and three rooms for them are drawn."""
    people = students(there)
    for each in people:
        await each.joins_voice("lounge")
    await there.heard()
    await there.robin.runs("breakout open", {"task": "Talk", "voice": "lounge", "size": 2}, place="general")
    await there.goes_on()
    await there.robin.presses("Draw rooms")
    await there.goes_on()
    await there.robin.presses("See the rooms")
    return people


async def opens(there: Served) -> None:
    """The rooms open, and people are moved."""
    clock: Any = there.app.core.clock
    await there.robin.presses("Open the rooms")
    await there.goes_on()
    clock.leap_to(clock.now() + timedelta(seconds=25))
    there.app.worker.wake()
    await there.goes_on()


def made(there: Served) -> list[Channel]:
    """The voice rooms that Homeroom made."""
    voice = [each for each in there.guild.channels.values() if each.kind is Kind.VOICE]
    return [each for each in voice if each.id != there.channels["lounge"].id]


def inside(there: Served, people: Sequence[Member]) -> dict[str, int]:
    """How many of these are in which voice room, by its name."""
    names = {each.id: each.name for each in there.guild.channels.values()}
    found: dict[str, int] = {}
    for each in people:
        voice = there.guild.members[each.user.id].voice
        name = names[voice] if voice is not None else ""
        found[name] = found.get(name, 0) + 1
    return found


async def kept(there: Served) -> tuple[str, list[str]]:
    """How far the breakout has come, and its rooms."""
    table = await there.app.database.read(lambda tx: tx.rows(select(breakouts.c.state)))
    states = await there.app.database.read(lambda tx: tx.rows(select(rooms.c.state)))
    return table[0].state, sorted(row.state for row in states)


def after(there: Served, route: str, count: int, happens: Callable[[], None]) -> None:
    """Once that was asked so often, something happens in the server."""
    seen = 0

    async def look(asked: Asked) -> None:
        nonlocal seen
        if asked.route == route:
            seen += 1
            if seen == count:
                happens()

    there.wire.api.after = look


def takes_away(there: Served, what: May) -> None:
    """An administrator takes a permission from Homeroom."""
    (role,) = (each for each in there.guild.roles.values() if each.bot_id)
    there.wire.world.change_role(there.guild, role, role.permissions & ~int(what))


def fills(there: Served) -> None:
    """Others make channels until the server takes no more."""
    for number in range(MOST_CHANNELS - len(there.guild.channels)):
        there.wire.world.channel(there.guild, f"c{number}", Kind.TEXT)


@pytest.mark.parametrize("why", ["permission", "full"])
async def test_what_opened_before_it_went_wrong_takes_everybody(there: Served, why: str) -> None:
    people = await drawn(there)
    happens = (lambda: takes_away(there, May.MANAGE_CHANNELS)) if why == "permission" else (lambda: fills(there))
    after(there, MAKES, 2, happens)
    await opens(there)
    assert await kept(there) == (State.RUNNING, [RoomState.OPEN, RoomState.OPEN, RoomState.REFUSED])
    assert sorted(inside(there, people).values()) == [3, 3]
    assert {*inside(there, people)} == {each.name for each in made(there)}
    await there.robin.runs("breakout desk", place="general")
    assert "Not opened" in there.robin.answer


@pytest.mark.parametrize("why", ["permission", "full"])
async def test_where_none_opens_nobody_is_moved_and_it_can_be_tried_again(there: Served, why: str) -> None:
    people = await drawn(there)
    (role,) = (each for each in there.guild.roles.values() if each.bot_id)
    before = role.permissions
    if why == "permission":
        takes_away(there, May.MANAGE_CHANNELS)
    else:
        fills(there)
    await there.heard()
    await opens(there)
    assert await kept(there) == (State.DRAWN, [RoomState.PLANNED] * 3)
    assert inside(there, people) == {"lounge": 6}
    assert made(there) == []
    there.wire.world.change_role(there.guild, role, before)
    for each in [each for each in there.guild.channels.values() if each.name.startswith("c")]:
        there.wire.world.remove_channel(each)
    await there.heard()
    await there.robin.runs("breakout desk", place="general")
    await opens(there)
    assert (await kept(there))[0] == State.RUNNING
    assert sorted(inside(there, people).values()) == [2, 2, 2]


async def test_where_nobody_can_be_moved_any_more_everybody_stays_where_they_are(there: Served) -> None:
    people = await drawn(there)
    after(there, MOVES, 2, lambda: takes_away(there, May.MOVE_MEMBERS))
    await opens(there)
    assert await kept(there) == (State.RUNNING, [RoomState.OPEN] * 3)
    found = inside(there, people)
    assert "" not in found, "nobody is thrown out of voice"
    assert found["lounge"] == 4
    await there.robin.runs("breakout desk", place="general")
    assert "Nobody can be moved" in there.robin.answer


async def test_who_leaves_the_server_while_being_moved_stops_nothing(there: Served) -> None:
    people = await drawn(there)
    gone = people[3]
    after(there, MOVES, 1, lambda: there.wire.world.leave(there.guild, gone.user.id))
    await opens(there)
    assert (await kept(there))[0] == State.RUNNING
    others = [each for each in people if each is not gone]
    found = inside(there, others)
    assert "lounge" not in found
    assert sum(found.values()) == 5
