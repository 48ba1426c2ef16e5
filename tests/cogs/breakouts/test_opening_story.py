"""From the command to rooms with people in them: said to be here, drawn, seen, changed, opened."""

from __future__ import annotations

from typing import Any

from bot.people import RoomKind
from storage.breakout_people import Part
from storage.breakout_rooms import RoomState
from storage.breakouts import State
from tests.cogs.breakouts.stories import (
    TASK,
    begun,
    breakout,
    desk,
    drawn,
    gathered,
    inside,
    members,
    pressed,
    rooms,
)
from tests.klass import Klass

FOUR = ("ana", "ben", "chi", "s1")


async def test_rooms_are_drawn_seen_and_opened(klass: Klass) -> None:
    await gathered(klass, *FOUR, size=2)
    assert "4 people are here: @Ana, @Ben, @Chi, @Student 1" in klass.instructor.answer
    assert "2 rooms of 2" in klass.instructor.answer
    await drawn(klass)
    assert (await breakout(klass)).state is State.DRAWN
    assert "4 people, 2 rooms." in klass.instructor.answer
    assert "nobody: all are new to one another" in klass.instructor.answer
    assert klass.ben.reads("general").count("Small rooms are about to open") == 1
    await pressed(klass, "Open the rooms")
    one = await breakout(klass)
    assert (one.state, one.kind) == (State.RUNNING, RoomKind.THREAD)
    assert [each.state for each in await rooms(klass)] == [RoomState.OPEN, RoomState.OPEN]
    assert sorted(map(len, (await inside(klass)).values())) == [2, 2]
    seen = klass.ben.reads("general")
    assert "Small rooms are about to open" not in seen
    assert "Who is where" in seen
    assert all(each.name in seen for each in await rooms(klass))
    for each in await rooms(klass):
        place = next(place for place in klass.classroom.core.state.places.values() if place.name == each.name)
        who = klass.seats[(place.people or ())[0]]
        await who.opens(place.key)
        assert TASK in who.reads(place.key)


async def test_whoever_says_it_twice_is_here_once_and_may_take_it_back(klass: Klass) -> None:
    await begun(klass)
    await klass.ben.presses("I’m here")
    await klass.ben.presses("I’m here")
    assert [*await members(klass)] == ["ben"]
    assert "You are here." in klass.ben.answer
    await klass.ben.presses("Not any more")
    assert await members(klass) == {}
    assert "You stay out" in klass.ben.answer
    await klass.ben.presses("I’m here")
    assert [*await members(klass)] == ["ben"]


async def test_with_nobody_or_one_person_no_rooms_are_drawn(klass: Klass) -> None:
    await begun(klass)
    await klass.instructor.presses("Draw rooms")
    assert "Nobody is here yet." in klass.instructor.answer
    await klass.ben.presses("I’m here")
    await klass.instructor.presses("Draw rooms")
    assert "nobody should be alone in a room" in klass.instructor.answer
    assert (await breakout(klass)).state is State.GATHERING


async def test_the_staff_comes_into_a_room_only_if_they_say_that_they_are_here(klass: Klass) -> None:
    await gathered(klass, "ben", "chi", "assistant", size=2)
    await drawn(klass)
    assert [*await members(klass)] == ["assistant", "ben", "chi"]
    assert await inside(klass) == {(await rooms(klass))[0].name: ["assistant", "ben", "chi"]}


async def test_drawing_again_gives_others_and_pressed_twice_one_more(klass: Klass) -> None:
    await gathered(klass, *FOUR, "s2", "s3", "s4", "s5", size=2)
    await drawn(klass)
    first = await inside(klass)
    on: Any = klass.instructor.answer_message
    again = next(each for each in on["card"]["actions"] if each["label"] == "Draw again")["link"]
    for _ in range(2):
        await klass.classroom.press("instructor", str(on["place"]), str(on["id"]), again)
        await klass.goes_on()
    second = await inside(klass)
    assert sorted(first.values()) != sorted(second.values())
    await klass.classroom.press("instructor", str(on["place"]), str(on["id"]), again)
    await klass.goes_on()
    assert await inside(klass) == second


async def test_the_preview_is_changed_before_anybody_is_told(klass: Klass) -> None:
    await gathered(klass, *FOUR, size=2)
    await drawn(klass)
    one, other = await rooms(klass)
    before = await inside(klass)
    a, b = before[one.name][0], before[other.name][0]
    await klass.instructor.presses("Swap")
    await klass.instructor.fills({"first": a, "second": b})
    after = await inside(klass)
    assert b in after[one.name]
    assert a in after[other.name]
    await klass.instructor.presses("Move")
    await klass.instructor.fills({"people": [a], "room": one.name})
    assert len((await inside(klass))[one.name]) == 3
    await klass.instructor.presses("Rename")
    await klass.instructor.fills({"room": one.name, "name": "The harbour"})
    assert "The harbour" in {each.name for each in await rooms(klass)}
    assert "The harbour" in klass.instructor.answer
    await pressed(klass, "Open the rooms")  # one would be alone in the other room, and comes to the rest
    assert await inside(klass) == {"The harbour": sorted(FOUR)}


async def test_while_rooms_are_drawn_the_way_to_them_says_so(klass: Klass) -> None:
    await gathered(klass, *FOUR, size=2)
    await klass.instructor.presses("Draw rooms")
    await klass.instructor.presses("See the rooms")
    assert "are being drawn" in klass.instructor.answer
    await klass.waits(seconds=4)
    await klass.instructor.presses("See the rooms")
    assert "Who would come where" in klass.instructor.answer


async def test_fewer_rooms_than_were_wished_are_said_with_the_draw(klass: Klass) -> None:
    await gathered(klass, *FOUR, rooms=100)
    await drawn(klass)
    assert "(You wished for 100; nobody is alone in a room.)" in klass.instructor.answer


async def test_nobody_is_put_into_a_room_who_did_not_say_that_they_are_here(klass: Klass) -> None:
    await gathered(klass, *FOUR, size=2)
    await drawn(klass)
    room = (await rooms(klass))[0].name
    await klass.instructor.presses("Move")
    await klass.instructor.fills({"people": ["s5"], "room": room})
    assert klass.instructor.answer.startswith("@Student 5 did not say that they are here")


async def test_who_comes_after_the_draw_comes_into_the_smallest_and_who_goes_leaves_nobody_alone(klass: Klass) -> None:
    await gathered(klass, *FOUR, size=2)
    await drawn(klass)
    before = await inside(klass)
    gone = next(iter(before.values()))[0]
    await klass.seats[gone].presses("I stay out")
    await klass.s5.presses("I’m here")
    await desk(klass)
    assert "In no room yet; they come into the smallest: @Student 5" in klass.instructor.answer
    await pressed(klass, "Open the rooms")
    after = await inside(klass)
    assert sorted(map(len, after.values())) == [2, 2]
    assert sorted(who for people in after.values() for who in people) == sorted({*FOUR, "s5"} - {gone})
    assert (await members(klass, Part.OUT)).keys() == {gone}


async def test_the_second_of_two_instructors_hears_what_is_on(klass: Klass) -> None:
    await begun(klass)
    await klass.assistant.says("/breakout open", place="general")
    await klass.assistant.fills({"task": "Another one"})
    assert "In #general a breakout is about to begin already: “Find one thing you share”." in klass.assistant.answer
    assert (await breakout(klass)).task == TASK
    await klass.assistant.presses("Look after it")
    assert "Draw rooms" in klass.assistant.answer
    await klass.assistant.says("/breakout open", place="cafe")  # elsewhere another may be on
    await klass.assistant.fills({"task": "Another one"})
    assert "Another one" in klass.assistant.answer


async def test_called_off_nothing_of_it_is_kept_and_another_one_can_begin(klass: Klass) -> None:
    await gathered(klass, *FOUR)
    await drawn(klass)
    await pressed(klass, "Call it off")
    assert (await breakout(klass)).state is State.OFF
    assert (await members(klass), await rooms(klass)) == ({}, [])
    assert "Small rooms are about to open" not in klass.ben.reads("general")
    assert "was called off" in klass.instructor.answer
    await begun(klass)
    assert "Small rooms are about to open" in klass.ben.reads("general")


async def test_one_that_nobody_opens_is_called_off_after_some_hours(klass: Klass) -> None:
    await gathered(klass, *FOUR)
    await klass.waits(hours=5)
    assert (await breakout(klass)).state is State.GATHERING
    await klass.waits(hours=2)
    assert (await breakout(klass)).state is State.OFF
    await klass.instructor.presses("Draw rooms")
    assert "was called off" in klass.instructor.answer


async def test_what_was_wished_is_changed_before_rooms_open_and_drawn_anew(klass: Klass) -> None:
    await gathered(klass, *FOUR, "s2", "s3", size=2)
    await drawn(klass)
    assert len(await rooms(klass)) == 3
    await klass.instructor.presses("Change")
    await klass.instructor.fills({"task": "Draw a map", "minutes": "20m", "size": 3, "kind": "voice"})
    await klass.goes_on()
    one = await breakout(klass)
    assert (one.task, one.lasts, one.size, one.kind) == ("Draw a map", 1200, 3, RoomKind.VOICE)
    assert len(await rooms(klass)) == 2
    await klass.waits(seconds=4)
    assert "Draw a map" in klass.ben.reads("general")


async def test_more_rooms_than_people_allow_are_as_many_as_there_can_be(klass: Klass) -> None:
    await gathered(klass, *FOUR, rooms=10)
    assert "2 rooms of 2 (You wished for 10; nobody is alone in a room.)" in klass.instructor.answer
    await drawn(klass)
    assert len(await rooms(klass)) == 2
