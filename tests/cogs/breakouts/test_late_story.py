"""Who comes after the rooms were drawn: seen before they open, and seated by the rule of the draw."""

from __future__ import annotations

import pytest

from storage.apart import Apart
from storage.breakout_people import Part
from storage.breakout_rooms import BreakoutRooms, RoomState
from storage.breakouts import State
from storage.meetings import Meetings
from tests.cogs.breakouts.stories import breakout, desk, drawn, gathered, inside, members, person, pressed, rooms
from tests.cogs.breakouts.test_voice_story import FOUR, LOUNGE, heard, over, talking
from tests.klass import SPACE, Klass


async def staffed(klass: Klass) -> None:
    """The staff has a place."""
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({"staff_place": "channel:staff"})


async def kept_apart(klass: Klass, one: str, *others: str) -> None:
    def say(tx: object) -> None:
        for each in others:
            Apart(tx, SPACE).say(person(one), person(each), klass.clock.now())  # type: ignore[arg-type]

    await klass.database.write(SPACE, say)


async def test_the_desk_and_the_card_follow_who_comes_into_the_voice_room_and_goes(klass: Klass) -> None:
    await staffed(klass)
    await talking(klass)
    await klass.ben.joins_voice(LOUNGE)
    await klass.chi.joins_voice(LOUNGE)
    await klass.waits(seconds=4)
    assert "2 people are here: @Ben, @Chi" in klass.assistant.reads("staff")
    assert "2 people" in klass.s5.reads("general")
    await klass.chi.leaves_voice()
    await klass.waits(seconds=4)
    assert "One person is here: @Ben" in klass.assistant.reads("staff")
    assert "One person" in klass.s5.reads("general")


async def test_who_comes_into_voice_after_the_draw_is_seen_and_moved_and_who_goes_is_not(klass: Klass) -> None:
    await staffed(klass)
    await talking(klass, *FOUR)
    await drawn(klass)
    for each in ("s2", "s3", "s4"):
        await klass.seats[each].joins_voice(LOUNGE)
    await klass.s4.presses("I stay out", place="general")
    await klass.ana.leaves_voice()
    await klass.waits(seconds=4)
    seen = klass.assistant.reads("staff")
    assert "5 people, 2 rooms." in seen
    assert "In no room yet" in seen
    assert "@Student 2, @Student 3\nWith them: 2 rooms of 2 or 3." in seen
    assert "@Ana" not in seen
    assert "5 people" in klass.s5.reads("general")
    await desk(klass)
    await klass.instructor.presses("Open the rooms")
    await klass.waits(seconds=21)
    assert (await breakout(klass)).state is State.RUNNING
    assert heard(klass) == await inside(klass) | {"lounge": ["s4"]}
    assert {*await members(klass)} == {"ben", "chi", "s1", "s2", "s3"}
    assert sorted(map(len, (await inside(klass)).values())) == [2, 3]


async def test_who_comes_into_voice_while_rooms_are_opening_is_on_the_map_and_moved_too(klass: Klass) -> None:
    await talking(klass, *FOUR)
    await drawn(klass)
    await klass.instructor.presses("Open the rooms")
    await klass.goes_on()
    await klass.s2.joins_voice(LOUNGE)
    await klass.assistant.joins_voice(LOUNGE)
    await klass.waits(seconds=5)
    assert (await breakout(klass)).state is State.OPENING
    assert "@Student 2" in klass.s2.reads("general")
    await klass.waits(seconds=16)
    assert heard(klass) == await inside(klass) | {"lounge": ["assistant"]}
    assert "s2" in await members(klass)
    assert all(len(people) > 1 for people in (await inside(klass)).values())
    await klass.s3.joins_voice(LOUNGE)  # once they are open, one says where one would like to go
    await klass.waits(seconds=5)
    assert "s3" not in await members(klass)


async def test_who_comes_into_voice_once_others_were_moved_is_moved_after_them(klass: Klass) -> None:
    await talking(klass, *FOUR)
    await drawn(klass)
    await klass.instructor.presses("Open the rooms")
    await klass.goes_on()
    first, second = await rooms(klass)
    late = second.room_id  # the platform has not said yet that it is there
    await klass.database.write(
        SPACE, lambda tx: BreakoutRooms(tx, SPACE).move(late, (RoomState.OPEN,), RoomState.COMING)
    )
    await klass.waits(seconds=21)
    assert (await breakout(klass)).state is State.OPENING
    await klass.s2.joins_voice(LOUNGE)
    await klass.waits(seconds=3)
    assert "s2" in heard(klass)[first.name]


async def test_who_just_came_into_voice_can_be_moved_in_the_preview(klass: Klass) -> None:
    await talking(klass, *FOUR)
    await drawn(klass)
    await klass.s2.joins_voice(LOUNGE)
    await klass.instructor.presses("Move")
    room = (await rooms(klass))[1]
    await klass.instructor.fills({"people": ["s2"], "room": klass.instructor.form["inputs"][1]["choices"][1]["value"]})  # type: ignore[index,call-overload]
    assert klass.instructor.errors == {}
    assert "s2" in (await inside(klass))[room.name]


@pytest.mark.parametrize("how", ["pressed", "joined later"])
async def test_whoever_comes_late_is_not_put_with_whom_they_are_kept_apart_from(klass: Klass, how: str) -> None:
    await gathered(klass, *FOUR, size=2)
    await drawn(klass)
    first = next(iter((await inside(klass)).values()))
    await kept_apart(klass, "s5", *first)
    if how == "pressed":
        await klass.s5.presses("I’m here", place="general")
    await pressed(klass, "Open the rooms")
    if how == "joined later":
        await pressed(klass, "Join a room", "s5")
    theirs = next(people for people in (await inside(klass)).values() if "s5" in people)
    assert len(theirs) == 3
    assert not {*first} & {*theirs}


@pytest.mark.parametrize("how", ["pressed", "joined later"])
async def test_with_new_faces_whoever_comes_late_comes_to_those_they_have_not_met(
    klass: Klass, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await gathered(klass, *FOUR, size=2, way="new-faces")
    await drawn(klass)
    first = next(iter((await inside(klass)).values()))
    met = [(person("s5"), person(each)) for each in first]
    await klass.database.write(SPACE, lambda tx: Meetings(tx, SPACE).met(met, klass.clock.now()))
    if how == "pressed":
        await klass.s5.presses("I’m here", place="general")
    await pressed(klass, "Open the rooms")
    if how == "joined later":
        monkeypatch.delattr(Meetings, "among")  # who joins has not read whom all others met
        await pressed(klass, "Join a room", "s5")
    theirs = next(people for people in (await inside(klass)).values() if "s5" in people)
    assert len(theirs) == 3
    assert not {*first} & {*theirs}


async def test_the_preview_says_how_large_rooms_are_with_who_came_since(klass: Klass) -> None:
    await gathered(klass, *FOUR, size=2)
    await drawn(klass)
    assert "With them" not in klass.instructor.answer
    for each in ("s2", "s3"):
        await klass.seats[each].presses("I’m here", place="general")
    await desk(klass)
    assert "@Student 2, @Student 3\nWith them: 2 rooms of 3." in klass.instructor.answer
    await pressed(klass, "Open the rooms")
    assert sorted(map(len, (await inside(klass)).values())) == [3, 3]


async def test_whoever_finds_no_seat_is_named_before_rooms_open(klass: Klass) -> None:
    await gathered(klass, *FOUR, way="choose", topics="The sea (2)\nThe sky (2)")
    await klass.s2.presses("I’m here", place="general")
    await drawn(klass, "See the rooms")
    assert "No room has a seat for @Student 2." in klass.instructor.answer


async def test_who_found_no_seat_is_known_no_longer_once_it_is_over(klass: Klass) -> None:
    await klass.s2.joins_voice(LOUNGE)
    await gathered(klass, *FOUR, voice=LOUNGE, way="choose", topics="The sea (2)\nThe sky (2)")
    await drawn(klass, "See the rooms")
    await klass.instructor.presses("Open the rooms")
    await klass.waits(seconds=25)
    one = (await members(klass))["s2"]
    assert (one.room_id, str(one.came_from and one.came_from.key)) == (0, LOUNGE)
    await over(klass)
    assert {*await members(klass)} == {*FOUR}


async def test_where_all_went_but_one_who_came_since_the_preview_says_that_rooms_need_two(klass: Klass) -> None:
    await talking(klass, "ana", "ben")
    await drawn(klass)
    for each in ("ana", "ben"):
        await klass.seats[each].leaves_voice()
    await klass.chi.joins_voice(LOUNGE)
    await desk(klass)
    assert "@Chi\nRooms need two people or more." in klass.instructor.answer
    await klass.instructor.presses("Open the rooms")
    assert "Fewer than two people are left" in klass.instructor.answer
    assert (await breakout(klass)).state is State.DRAWN


async def test_who_sits_in_the_voice_room_while_rooms_are_open_can_be_given_one(klass: Klass) -> None:
    await talking(klass, *FOUR)
    await klass.s4.presses("I’m here", place="general")
    await drawn(klass)
    await klass.instructor.presses("Open the rooms")
    await klass.waits(seconds=25)
    for each in ("s2", "s3"):
        await klass.seats[each].joins_voice(LOUNGE)
    await klass.s3.presses("I stay out", place="general")
    await desk(klass)
    await pressed(klass, "Rooms and people")
    await klass.instructor.presses("One more room")
    await klass.instructor.fills({"people": ["s2", "s3"], "name": "Extra"})
    assert klass.instructor.answer.startswith("@Student 3 did not say that they are here, or stays out.")
    await desk(klass)
    await pressed(klass, "Rooms and people")
    await klass.instructor.presses("One more room")
    await klass.instructor.fills({"people": ["s2", "s4"], "name": "Extra"})
    await klass.waits(seconds=5)
    assert "Its people are brought into it, or are told where it is." in klass.instructor.answer
    assert heard(klass)["Extra"] == ["s2"]
    await klass.s4.opens("direct:s4")
    told = klass.s4.reads("direct:s4")  # who is in no voice room cannot be moved
    assert "Your room from now on: " in told
    assert told.count("Extra") == 1
    assert "Go in yourself" in told
    assert "from now on" not in klass.s2.reads("direct:s2")


async def test_leaving_says_where_one_is_then(klass: Klass) -> None:
    await talking(klass, *FOUR)
    await klass.s2.presses("I’m here", place="general")
    await drawn(klass)
    await klass.instructor.presses("Open the rooms")
    await klass.waits(seconds=25)
    keys = {place.name: key for key, place in klass.classroom.core.state.places.items()}
    for who, back in (("ben", "lounge"), ("s2", "#general")):
        room = next(name for name, people in (await inside(klass)).items() if who in people)
        await klass.seats[who].opens(keys[room])
        await pressed(klass, "Leave the breakout", who)
        assert "You are out, and back in " in klass.seats[who].answer
        assert back in klass.seats[who].answer.split(".")[0]
    assert heard(klass)["lounge"] == ["ben"]


async def test_who_never_came_into_their_voice_room_was_not_in_one(klass: Klass) -> None:
    await staffed(klass)
    await talking(klass, *FOUR)
    await klass.s2.presses("I’m here", place="general")
    await drawn(klass)
    await klass.instructor.presses("Open the rooms")
    await klass.waits(seconds=25)
    await klass.s2.says("/homeroom me", place="general")
    assert "My room" in str(klass.s2.sees("general")[-1])
    await over(klass)
    await klass.s2.says("/homeroom me", place="general")
    assert "You were in a room" not in klass.s2.answer
    await klass.ben.says("/homeroom me", place="general")
    assert "You were in a room once" in klass.ben.answer
    assert "In #general: 4 people in 2 rooms" in klass.assistant.reads("staff")
    assert "3 people" not in klass.assistant.reads("staff")
    assert {*await members(klass)} == {*FOUR, "s2"}  # they belonged there, and do as last time


async def test_whoever_said_that_they_are_here_reads_that_it_was_called_off(klass: Klass) -> None:
    await gathered(klass, *FOUR, size=2)
    await pressed(klass, "Call it off")
    seen = klass.ben.reads("general")
    assert "No small rooms this time" in seen
    assert "I’m here" not in seen
    assert await members(klass) == await members(klass, Part.OUT) == {}


async def test_the_desk_is_titled_as_it_stands(klass: Klass) -> None:
    await staffed(klass)
    await talking(klass, *FOUR)
    await drawn(klass)
    await klass.instructor.presses("Open the rooms")
    await klass.waits(seconds=5)
    seen = klass.assistant.reads("staff")
    assert "Rooms are opening" in seen
    assert "4 people in 2 rooms" in seen
    await klass.waits(seconds=20)
    assert "Rooms are open\n" in klass.assistant.reads("staff")
    await over(klass)
    seen = klass.assistant.reads("staff")
    assert "Rooms are closed" in seen
    assert "Rooms are open\n" not in seen
