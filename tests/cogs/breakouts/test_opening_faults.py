"""What goes wrong as rooms open: two at once, nobody left, a permission that goes half-way. It is used or undone, never
half."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from adapters.web.bot_side import Bot
from bot.platform import NeverWorks, Why
from storage.breakout_rooms import RoomState
from storage.breakouts import State
from storage.jobs import how_many_failed
from tests.cogs.breakouts.opened import room_keys
from tests.cogs.breakouts.stories import TASK, begun, breakout, desk, drawn, gathered, inside, members, rooms
from tests.klass import Klass

SIX = ("ana", "ben", "chi", "s1", "s2", "s3")


async def test_of_two_who_ask_at_once_one_opens_it_and_the_other_hears_what_is_on(klass: Klass) -> None:
    both = (klass.instructor, klass.assistant)
    for each in both:
        await each.says("/breakout open", place="general")
    await asyncio.gather(*(each.fills({"task": TASK, "size": 2}) for each in both))
    await klass.goes_on()
    told = [each for each in both if "a breakout is about to begin already" in each.answer]
    assert len(told) == 1
    assert klass.ben.reads("general").count("Small rooms are about to open") == 1


async def test_of_two_who_open_the_rooms_at_once_they_open_once(klass: Klass) -> None:
    await gathered(klass, *SIX, size=2)
    await drawn(klass)
    await klass.assistant.says("/breakout desk", place="general")
    await asyncio.gather(klass.instructor.presses("Open the rooms"), klass.assistant.presses("Open the rooms"))
    await klass.goes_on()
    assert len(room_keys(klass)) == len(await rooms(klass)) == 3
    assert klass.ben.reads("general").count("Who is where") == 1
    assert (await breakout(klass)).state is State.RUNNING


async def test_where_only_one_is_left_nothing_is_opened(klass: Klass) -> None:
    await gathered(klass, *SIX, size=2)
    await drawn(klass)
    for each in SIX[1:]:
        await klass.seats[each].presses("I stay out")
    await klass.instructor.presses("Open the rooms")
    await klass.goes_on()
    assert (await breakout(klass)).state is State.DRAWN
    assert {each.state for each in await rooms(klass)} == {RoomState.PLANNED}
    assert room_keys(klass) == {}
    assert "Small rooms are about to open" in klass.ben.reads("general")
    await klass.ben.presses("I’m here")
    await desk(klass)
    await klass.instructor.presses("Open the rooms")
    await klass.goes_on()
    assert sorted(await members(klass)) == ["ana", "ben"]
    assert [sorted(each) for each in (await inside(klass)).values()] == [["ana", "ben"]]


def taken_away(monkeypatch: pytest.MonkeyPatch, call: str, after: int) -> None:
    """After so many of these calls the bot may make none any more."""
    done, works = 0, getattr(Bot, call)

    async def asked(self: Bot, *given: Any, **more: Any) -> Any:
        nonlocal done
        done += 1
        if done > after:
            raise NeverWorks(Why.NO_PERMISSION)
        return await works(self, *given, **more)

    monkeypatch.setattr(Bot, call, asked)


@pytest.mark.parametrize("after", [1, 2])
async def test_a_permission_that_goes_half_way_leaves_everybody_in_the_rooms_that_opened(
    klass: Klass, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    await gathered(klass, *SIX, size=2)
    await drawn(klass)
    taken_away(monkeypatch, "open_room", after)
    await klass.instructor.presses("Open the rooms")
    await klass.goes_on()
    await klass.waits(seconds=4)
    assert (await breakout(klass)).state is State.RUNNING
    assert len(room_keys(klass)) == after
    assert sorted(who for people in (await inside(klass)).values() for who in people) == sorted(SIX)
    states = [each.state for each in await rooms(klass)]
    assert states.count(RoomState.REFUSED) == 3 - after
    assert states.count(RoomState.OPEN) == after
    place = {name: klass.classroom.core.state.places[key] for name, key in room_keys(klass).items()}
    assert {name: sorted(place[name].people or ()) for name in place} == await inside(klass)
    await desk(klass)
    assert "Not opened" in klass.instructor.answer
    assert await klass.database.read(how_many_failed) == 0


async def test_where_nothing_can_be_written_in_the_rooms_they_are_there_all_the_same(
    klass: Klass, monkeypatch: pytest.MonkeyPatch
) -> None:
    await begun(klass, size=2)
    for each in SIX:
        await klass.seats[each].presses("I’m here")
    await klass.goes_on()
    await desk(klass)
    await drawn(klass)
    posts = Bot.post

    async def post(self: Bot, place: str, *given: Any) -> Any:
        if place.startswith("thread:"):
            raise NeverWorks(Why.NO_PERMISSION)
        return await posts(self, place, *given)

    monkeypatch.setattr(Bot, "post", post)
    await klass.instructor.presses("Open the rooms")
    await klass.goes_on()
    await klass.waits(minutes=14)
    assert (await breakout(klass)).state is State.CLOSED
    assert room_keys(klass) == {}
