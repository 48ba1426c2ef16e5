"""Rooms with sound: who is in a voice room is here already, hears beforehand where they go, and is moved."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from adapters.web.adapter import WebPlatform
from adapters.web.bot_side import Bot
from bot.people import Place, PlaceKind, RoomKind
from bot.platform import NeverWorks, Why
from storage.breakout_people import BreakoutPeople, Part
from storage.breakout_rooms import RoomState
from storage.breakouts import State
from storage.jobs import how_many_failed
from tests.cogs.breakouts.stories import begun, breakout, desk, drawn, inside, members, pressed, rooms
from tests.klass import SPACE, Klass

LOUNGE = "voice:lounge"
FOUR = ("ana", "ben", "chi", "s1")


async def talking(klass: Klass, *people: str) -> None:
    """These are in the lounge, and the instructor opens a breakout for it."""
    for each in people:
        await klass.seats[each].joins_voice(LOUNGE)
    await begun(klass, voice=LOUNGE, size=2)
    await desk(klass)


def heard(klass: Klass) -> dict[str, list[str]]:
    """Who is in which room with sound, by its name."""
    state = klass.classroom.core.state
    there = {place.name: sorted(state.in_voice(key)) for key, place in state.places.items() if not place.gone}
    return {name: people for name, people in there.items() if people}


async def test_who_is_in_the_voice_room_is_here_hears_it_beforehand_and_is_moved(klass: Klass) -> None:
    await talking(klass, *FOUR, "assistant")
    assert "Whoever is in 🔊lounge is here already." in klass.ben.reads("general") or "lounge" in klass.ben.reads(
        "general"
    )
    assert "4 people are here: @Ana, @Ben, @Chi, @Student 1" in klass.instructor.answer
    await drawn(klass)
    assert (await breakout(klass)).kind is RoomKind.VOICE
    await klass.instructor.presses("Open the rooms")
    await klass.goes_on()
    assert (await breakout(klass)).state is State.OPENING
    assert heard(klass) == {"lounge": ["ana", "assistant", "ben", "chi", "s1"]}
    assert "Who is where" in klass.ben.reads("general")
    assert {each.state for each in await rooms(klass)} == {RoomState.OPEN}
    await klass.waits(seconds=21)
    assert heard(klass) == await inside(klass) | {"lounge": ["assistant"]}
    assert (await breakout(klass)).state is State.RUNNING
    assert {each.came_from.key for each in (await members(klass)).values() if each.came_from} == {LOUNGE}


async def test_until_they_are_moved_anyone_may_stay_out(klass: Klass) -> None:
    await talking(klass, *FOUR, "s2")
    await drawn(klass)
    await klass.instructor.presses("Open the rooms")
    await klass.goes_on()
    before = await inside(klass)
    pair = next(people for people in before.values() if len(people) == 2)
    await klass.seats[pair[0]].presses("I stay out")
    await klass.waits(seconds=21)
    after = heard(klass)
    assert after.pop("lounge") == [pair[0]]
    assert after == await inside(klass)
    assert sorted(who for people in after.values() for who in people) == sorted({*FOUR, "s2"} - {pair[0]})
    assert all(len(people) > 1 for people in after.values())
    assert (await members(klass, Part.OUT)).keys() == {pair[0]}


async def test_who_waits_alone_in_a_room_with_sound_is_told_and_the_desk_names_it(klass: Klass) -> None:
    await talking(klass, *FOUR)
    await drawn(klass)
    await klass.instructor.presses("Open the rooms")
    await klass.goes_on()
    name, (goes, stays) = next(iter((await inside(klass)).items()))
    await klass.seats[goes].leaves_voice()
    await klass.waits(seconds=25)
    assert heard(klass)[name] == [stays]
    key = next(each.key for each in klass.classroom.core.state.places.values() if each.name == name)
    assert "Nobody else is here right now" in klass.seats[stays].reads(key)
    await desk(klass)
    assert f"Alone, or empty: {name}" in klass.instructor.answer
    await klass.seats[goes].joins_voice(key)
    await klass.waits(seconds=5)
    assert "Nobody else is here right now" not in klass.seats[stays].reads(key)
    await desk(klass)
    assert "Alone, or empty" not in klass.instructor.answer


async def test_who_stays_out_later_is_brought_back(klass: Klass) -> None:
    await talking(klass, *FOUR, "s2")
    await drawn(klass)
    await klass.instructor.presses("Open the rooms")
    await klass.waits(seconds=25)
    assert "lounge" not in heard(klass)
    await pressed(klass, "I stay out", "ben")
    assert heard(klass)["lounge"] == ["ben"]
    assert "ben" not in {who for people in (await inside(klass)).values() for who in people}
    await pressed(klass, "I stay out", "s3")  # who was in no room stays in none
    assert {"ben", "s3"} == (await members(klass, Part.OUT)).keys()


async def test_who_stays_out_while_people_gather_is_not_here(klass: Klass) -> None:
    await talking(klass, *FOUR)
    await klass.ben.presses("I stay out")
    await desk(klass)
    assert "3 people are here" in klass.instructor.answer
    await klass.ana.leaves_voice()
    await desk(klass)
    assert "2 people are here" in klass.instructor.answer
    await drawn(klass)
    assert [*await members(klass)] == ["chi", "s1"]


async def test_who_left_voice_before_drawing_again_is_drawn_no_more_and_who_said_so_is(klass: Klass) -> None:
    await talking(klass, *FOUR)
    await klass.s2.presses("I’m here")
    await drawn(klass)
    assert [*await members(klass)] == ["ana", "ben", "chi", "s1", "s2"]
    await klass.ana.leaves_voice()
    await klass.s3.joins_voice(LOUNGE)
    await drawn(klass, "Draw again")
    assert [*await members(klass)] == ["ben", "chi", "s1", "s2", "s3"]


async def test_who_leaves_voice_while_being_moved_is_left_alone_and_finds_their_room(klass: Klass) -> None:
    await talking(klass, *FOUR)
    await drawn(klass)
    await klass.instructor.presses("Open the rooms")
    await klass.goes_on()
    await klass.ben.leaves_voice()
    await klass.waits(seconds=21)
    assert "ben" not in {who for people in heard(klass).values() for who in people}
    assert (await members(klass))["ben"].room_id
    assert await failed(klass) == 0


async def test_who_leaves_the_class_while_being_moved_stops_nothing(
    klass: Klass, monkeypatch: pytest.MonkeyPatch
) -> None:
    await talking(klass, *FOUR)
    await drawn(klass)
    brings = Bot.bring

    async def gone(self: Bot, person: str, place: str) -> None:
        if person == "ben":
            raise NeverWorks(Why.PERSON_GONE)
        await brings(self, person, place)

    monkeypatch.setattr(Bot, "bring", gone)
    await klass.instructor.presses("Open the rooms")
    await klass.waits(seconds=21)
    assert (await breakout(klass)).state is State.RUNNING
    assert await failed(klass) == 0
    await desk(klass)
    assert "Nobody can be moved" not in klass.instructor.answer


async def failed(klass: Klass) -> int:
    """How many jobs wait for the staff."""
    return await klass.database.read(how_many_failed)


async def test_where_nobody_can_be_moved_the_staff_reads_why_once(
    klass: Klass, monkeypatch: pytest.MonkeyPatch
) -> None:
    await talking(klass, *FOUR)
    await drawn(klass)

    async def refuses(self: Bot, person: str, place: str) -> None:
        raise NeverWorks(Why.NO_PERMISSION)

    monkeypatch.setattr(Bot, "bring", refuses)
    await klass.instructor.presses("Open the rooms")
    await klass.waits(seconds=21)
    assert await failed(klass) == 0
    await desk(klass)
    assert "Nobody can be moved" in klass.instructor.answer
    assert (await breakout(klass)).state is State.RUNNING


def refusing(monkeypatch: pytest.MonkeyPatch, *which: int) -> None:
    """The platform refuses these of the rooms that it is asked for (from 0), or all."""
    opens, asked = Bot.open_room, list[str]()

    async def open_room(self: Bot, name: str, *args: Any, **more: Any) -> Any:
        asked.append(name)
        if not which or len(asked) - 1 in which:
            raise NeverWorks(Why.FULL)
        return await opens(self, name, *args, **more)

    monkeypatch.setattr(Bot, "open_room", open_room)


async def test_who_belongs_into_a_room_that_is_refused_comes_into_those_that_opened(
    klass: Klass, monkeypatch: pytest.MonkeyPatch
) -> None:
    await talking(klass, *FOUR, "s2", "s3")
    await drawn(klass)
    refusing(monkeypatch, 1)
    await klass.instructor.presses("Open the rooms")
    await klass.waits(seconds=25)
    states = [each.state for each in await rooms(klass)]
    assert sorted(states) == [RoomState.OPEN, RoomState.OPEN, RoomState.REFUSED]
    assert heard(klass) == await inside(klass)
    assert sorted(map(len, heard(klass).values())) == [3, 3]
    await desk(klass)
    assert "Not opened" in klass.instructor.answer
    assert (await breakout(klass)).state is State.RUNNING


async def test_where_no_room_opens_all_is_as_before_and_can_be_tried_again(
    klass: Klass, monkeypatch: pytest.MonkeyPatch
) -> None:
    await talking(klass, *FOUR)
    await drawn(klass)
    before = await inside(klass)
    with monkeypatch.context() as patched:
        refusing(patched)
        await klass.instructor.presses("Open the rooms")
        await klass.waits(seconds=25)
    assert (await breakout(klass)).state is State.DRAWN
    assert await inside(klass) == before
    assert heard(klass) == {"lounge": ["ana", "ben", "chi", "s1"]}
    assert "Who is where" not in klass.ben.reads("general")
    assert "Small rooms are about to open" in klass.ben.reads("general")
    await desk(klass)
    assert "so nobody was moved, and all is as it was before." in klass.instructor.answer
    await klass.instructor.presses("Open the rooms")
    await klass.waits(seconds=25)
    assert heard(klass) == before
    await desk(klass)
    assert "could not be opened" not in klass.instructor.answer


async def test_more_rooms_than_the_platform_holds_is_said_beforehand_and_fewer_are_offered(
    klass: Klass, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def room_for(self: WebPlatform, place: object, kind: RoomKind) -> int | None:
        return 1 if kind is RoomKind.VOICE else None

    monkeypatch.setattr(WebPlatform, "room_for", room_for)
    await talking(klass, *FOUR)
    await drawn(klass)
    await pressed(klass, "Open the rooms")
    assert "There is space for one room here, and 2 are drawn." in klass.instructor.answer
    assert (await breakout(klass)).state is State.DRAWN
    await pressed(klass, "Draw one room")
    await pressed(klass, "See the rooms")
    assert len(await rooms(klass)) == 1
    await klass.instructor.presses("Open the rooms")
    await klass.waits(seconds=25)
    assert (await breakout(klass)).state is State.RUNNING
    assert sorted(map(len, heard(klass).values())) == [4]


async def over(klass: Klass) -> None:
    """The rooms close, and everybody had time to be moved."""
    await klass.instructor.says("/breakout close", place="general")
    await klass.waits(minutes=3)


async def test_who_was_moved_between_rooms_goes_back_to_where_all_go_and_not_into_the_first(klass: Klass) -> None:
    await talking(klass, *FOUR)
    await klass.s2.presses("I’m here", place="general")
    await drawn(klass)
    await pressed(klass, "Open the rooms")
    await klass.waits(seconds=21)
    mine = next(name for name, people in (await inside(klass)).items() if "s2" in people)
    other = next(name for name in await inside(klass) if name != mine)
    key = next(key for key, place in klass.classroom.core.state.places.items() if place.name == mine)
    await klass.s2.joins_voice(key)
    await klass.instructor.says("/breakout desk", place="general")
    await pressed(klass, "Rooms and people")
    await klass.instructor.presses("Move people")
    await klass.instructor.fills({"people": ["s2"], "room": other})
    await klass.goes_on()
    assert "s2" in heard(klass)[other]
    assert (await members(klass))["s2"].came_from is None
    await over(klass)
    assert heard(klass) == {"lounge": ["ana", "ben", "chi", "s1", "s2"]}


async def test_whose_voice_room_is_gone_meanwhile_goes_back_to_where_all_go(klass: Klass) -> None:
    await talking(klass, *FOUR)
    await drawn(klass)
    await pressed(klass, "Open the rooms")
    await klass.waits(seconds=21)
    ben = replace((await members(klass))["ben"], came_from=Place(SPACE, PlaceKind.VOICE, "gone"))
    await klass.database.write(SPACE, lambda tx: BreakoutPeople(tx, SPACE).put([ben]))
    await over(klass)
    assert heard(klass) == {"lounge": ["ana", "ben", "chi", "s1"]}


async def test_once_it_is_over_nothing_tells_who_stayed_out_nor_from_where_anybody_came(klass: Klass) -> None:
    await talking(klass, *FOUR, "s2")
    await klass.s2.presses("I stay out", place="general")
    await drawn(klass)
    await pressed(klass, "Open the rooms")
    await klass.waits(seconds=21)
    assert {*await members(klass, Part.OUT)} == {"s2"}
    await over(klass)
    assert await members(klass, Part.OUT) == {}
    assert [each.came_from for each in (await members(klass)).values()] == [None] * 4
