"""The clock of open rooms, from its first warning to the end."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from cogs.breakouts.timing import by_how_much
from storage.breakout_rooms import RoomState
from storage.breakouts import State
from tests.cogs.breakouts.opened import FOUR, link_of, on_card, opened, own_kit, room_keys, room_of
from tests.cogs.breakouts.stories import breakout, gathered, pressed, rooms
from tests.klass import Klass


async def reads(klass: Klass, who: str = "ben") -> str:
    """All that stands in somebody's room."""
    return klass.seats[who].reads(await room_of(klass, who))


async def test_twelve_minutes_with_their_warnings_a_minute_to_finish_and_the_end(klass: Klass) -> None:
    await opened(klass)
    key = await room_of(klass, "ben")
    kit = await own_kit(klass, "ben")
    assert kit.splitlines()[1] == "Find one thing you share"
    assert "left" not in klass.ben.reads(key)
    begun = (await breakout(klass)).begun_at
    assert begun is not None
    await klass.waits(minutes=7)
    assert "5 minutes left" in klass.ben.reads(key)
    await klass.waits(minutes=4)
    assert "One minute left" in klass.ben.reads(key)
    assert "5 minutes left" not in klass.ben.reads(key)
    await klass.waits(seconds=30)
    assert "Half a minute left" in klass.ben.reads(key)
    await klass.waits(seconds=30)
    assert "Time is up" in klass.ben.reads(key)
    assert (await breakout(klass)).state is State.ENDING
    assert len(room_keys(klass)) == 2
    await klass.waits(seconds=61)
    assert room_keys(klass) == {}
    assert (await breakout(klass)).state is State.CLOSED
    assert {each.state for each in await rooms(klass)} == {RoomState.CLOSED}


@pytest.mark.parametrize("gone", [719, 721, 775])
async def test_lengthened_in_the_last_second_or_the_last_minute_all_rooms_go_on(klass: Klass, gone: int) -> None:
    await opened(klass)
    begun = (await breakout(klass)).begun_at
    assert begun is not None
    await klass.waits(seconds=gone - (klass.clock.now() - begun).total_seconds())
    await klass.instructor.says("/breakout time +5m", place="general")
    await klass.goes_on()
    found = await breakout(klass)
    assert found.state is State.RUNNING
    assert found.ends_at == begun + timedelta(seconds=max(gone, 720) + 300)
    assert {each.state for each in await rooms(klass)} == {RoomState.OPEN}
    assert "More time" in await reads(klass)
    await klass.waits(seconds=70)
    assert len(room_keys(klass)) == 2
    await klass.waits(minutes=3)
    assert "One minute left" in await reads(klass) or gone == 719
    await klass.waits(minutes=3)
    assert room_keys(klass) == {}


async def test_shortened_below_a_minute_it_keeps_one_and_the_minute_to_finish(klass: Klass) -> None:
    await opened(klass)
    await klass.instructor.says("/breakout time -1h", place="general")
    await klass.waits(seconds=1)
    assert "Less time" in await reads(klass)
    assert (await breakout(klass)).ends_at == klass.clock.now() + timedelta(seconds=59)
    await klass.waits(seconds=62)
    assert "Time is up" in await reads(klass)
    await klass.waits(seconds=60)
    assert room_keys(klass) == {}


async def test_two_who_add_five_minutes_at_once_add_them_once(klass: Klass) -> None:
    await opened(klass)
    await klass.assistant.opens("staff")
    before = (await breakout(klass)).ends_at
    assert before is not None
    desk = on_card(klass, "assistant", "staff", "Rooms are open")
    link = link_of(desk, "+5 minutes")
    for who in ("instructor", "assistant"):
        await klass.classroom.press(who, "channel:staff", str(desk["id"]), link, who)
    await klass.goes_on()
    assert (await breakout(klass)).ends_at == before + timedelta(minutes=5)
    assert "The clock was moved just before" in klass.assistant.answer
    await klass.waits(seconds=5)
    await pressed(klass, "+5 minutes", "assistant")
    assert (await breakout(klass)).ends_at == before + timedelta(minutes=10)


async def test_one_room_has_more_time_and_the_others_close_without_it(klass: Klass) -> None:
    await opened(klass)
    name = (await rooms(klass))[0].name
    await klass.instructor.says(f'/breakout time by:+2m room:"{name}"', place="general")
    assert klass.instructor.answer.startswith(f"Done: {name} has until")
    await klass.waits(minutes=13)
    assert [*room_keys(klass)] == [name]
    assert (await breakout(klass)).state is not State.CLOSED
    await klass.waits(minutes=2)
    assert room_keys(klass) == {}
    assert (await breakout(klass)).state is State.CLOSED


async def test_paused_the_clock_stands_and_goes_on_with_what_was_left(klass: Klass) -> None:
    await opened(klass)
    name = (await rooms(klass))[0].name
    await klass.instructor.says(f'/breakout time by:+2m room:"{name}"', place="general")
    await klass.waits(minutes=2)
    left = (await breakout(klass)).ends_at - klass.clock.now()  # type: ignore[operator]
    await klass.instructor.says("/breakout pause", place="general")
    await klass.waits(seconds=3)
    assert "The clock is paused" in await reads(klass)
    assert "Paused, with" in await own_kit(klass, "ben")
    await klass.waits(hours=2)
    assert len(room_keys(klass)) == 2
    assert (await breakout(klass)).state is State.PAUSED
    await klass.instructor.says("/breakout continue", place="general")
    assert (await breakout(klass)).ends_at == klass.clock.now() + left
    await klass.waits(seconds=left.total_seconds() + 61)
    assert [*room_keys(klass)] == [name]
    await klass.waits(minutes=2)
    assert room_keys(klass) == {}


async def test_closed_by_hand_all_have_a_minute_and_more_time_brings_them_back(klass: Klass) -> None:
    await opened(klass)
    await klass.instructor.says("/breakout close", place="general")
    await klass.waits(seconds=30)
    assert "Time is up" in await reads(klass)
    assert "The rooms are open for one last minute, to finish." in klass.chi.reads("general")
    assert "Time is up" not in klass.chi.reads("general")
    await klass.instructor.says("/breakout time 3", place="general")
    await klass.waits(seconds=60)
    assert len(room_keys(klass)) == 2
    await klass.instructor.says("/breakout close", place="general")
    await klass.waits(seconds=63)
    assert room_keys(klass) == {}
    assert (await breakout(klass)).state is State.CLOSED
    assert {each.people for each in klass.classroom.core.state.places.values() if each.key == "channel:general"}
    await klass.instructor.says("/breakout time +5m", place="general")
    assert klass.instructor.answer.startswith("No rooms are open")


async def test_one_room_is_closed_and_its_people_can_join_another(klass: Klass) -> None:
    await opened(klass)
    await pressed(klass, "Rooms and people")
    name = (await rooms(klass))[0].name
    await klass.instructor.chooses("Look after one room", name)
    await pressed(klass, "Close this room")
    await klass.waits(seconds=61)
    assert name not in room_keys(klass)
    assert len(room_keys(klass)) == 1
    for each in FOUR:
        await klass.seats[each].opens("general")
    (gone, *_) = [each for each in FOUR if not await still_in(klass, each)]
    await klass.seats[gone].presses("Join a room")
    await klass.goes_on()
    assert next(iter(room_keys(klass).values())) == await room_of(klass, gone)


async def test_closed_with_all_others_a_room_in_its_last_minute_has_no_second_one(klass: Klass) -> None:
    await opened(klass)
    await pressed(klass, "Rooms and people")
    name = (await rooms(klass))[0].name
    await klass.instructor.chooses("Look after one room", name)
    await pressed(klass, "Close this room")
    await klass.waits(seconds=30)
    await klass.instructor.says("/breakout close", place="general")
    await klass.waits(seconds=31)
    assert len(room_keys(klass)) == 1
    assert name not in room_keys(klass)
    await klass.waits(seconds=31)
    assert room_keys(klass) == {}


async def still_in(klass: Klass, who: str) -> bool:
    try:
        await room_of(klass, who)
    except KeyError:
        return False
    return True


@pytest.mark.parametrize("which", ["name", "number"])
async def test_a_second_word_behind_the_time_is_the_room(klass: Klass, which: str) -> None:
    await opened(klass)
    room = (await rooms(klass))[1]
    before = (await breakout(klass)).ends_at
    assert before is not None
    await klass.instructor.says(f"/breakout time +5m {getattr(room, which)}", place="general")
    assert klass.instructor.answer.startswith(f"Done: {room.name} has until")
    first, second = await rooms(klass)
    assert (first.ends_at, second.ends_at) == (None, before + timedelta(minutes=5))


async def test_a_room_with_a_clock_of_its_own_is_on_the_map_and_the_desk(klass: Klass) -> None:
    await opened(klass)
    name = (await rooms(klass))[0].name
    await klass.instructor.says(f"/breakout time +2m {name}", place="general")
    await klass.waits(seconds=5)
    for place in ("general", "staff"):
        assert f"With a time of their own: {name} – Ends" in klass.instructor.reads(place)


async def test_one_card_about_the_clock_stands_in_a_room_with_help_and_the_result_at_hand(klass: Klass) -> None:
    await opened(klass)
    for by in ("+5m", "+1m", "-2m"):
        await klass.instructor.says(f"/breakout time {by}", place="general")
        await klass.waits(seconds=3)
    said = await reads(klass)
    assert "More time" not in said
    assert said.count("Less time") == 1
    await klass.instructor.says("/breakout pause", place="general")
    await klass.waits(seconds=3)
    said = await reads(klass)
    assert "Less time" not in said
    card = on_card(klass, "ben", await room_of(klass, "ben"), "The clock is paused")
    assert [each["label"] for each in card["card"]["actions"]] == ["Ask for help", "Our result"]


async def test_more_time_from_the_card_of_a_room_that_closes_brings_it_back(klass: Klass) -> None:
    await opened(klass)
    await pressed(klass, "Rooms and people")
    name = (await rooms(klass))[0].name
    await klass.instructor.chooses("Look after one room", name)
    await klass.instructor.presses("Close this room")
    assert "brings it back" in klass.instructor.answer
    await klass.waits(seconds=20)
    assert (await rooms(klass))[0].state is RoomState.ENDING
    await pressed(klass, "+2 minutes here")
    assert klass.instructor.answer.startswith(f"Done: {name} has until")
    await klass.waits(seconds=60)
    assert (await rooms(klass))[0].state is RoomState.OPEN
    await pressed(klass, "+2 minutes here")
    assert "The clock was moved just before" in klass.instructor.answer


@pytest.mark.parametrize("typed", ["soon", "0", "+0m", "5h", "-", "1e3", "+5m +5m"])
async def test_what_is_no_time_is_said_kindly(klass: Klass, typed: str) -> None:
    await opened(klass)
    before = await breakout(klass)
    await klass.instructor.runs("breakout time", {"by": typed}, place="general")
    assert "Please give a time such as +5m" in klass.instructor.answer + str(klass.instructor.errors)
    assert await breakout(klass) == before


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        *(("90s", 90), ("45s", 45), ("120s", 120), ("-30s", -30), ("+5m", 300), ("-2", -120), ("12", 720)),
        *(("1h30", 5400), ("2m 30s", 150), ("5 min", 300), ("−90 s", -90)),
    ],
)
def test_a_time_is_moved_by_what_was_typed(typed: str, seconds: int) -> None:
    assert by_how_much(typed) == timedelta(seconds=seconds)


async def test_the_time_on_a_card_for_all_is_in_the_language_of_its_words(klass: Klass) -> None:
    await opened(klass)
    assert "'style': 'relative', 'lang': 'en'" in str(on_card(klass, "ana", "general", "Who is where"))
    await klass.instructor.says("/breakout time +5m", place="general")
    assert "'style': 'time', 'lang': 'en'" in str(klass.instructor.answer_message)


async def test_a_pause_that_was_forgotten_ends_and_the_rooms_close_with_their_minute(klass: Klass) -> None:
    await opened(klass)
    await klass.instructor.says("/breakout pause", place="general")
    await klass.waits(hours=5)
    assert len(room_keys(klass)) == 2
    await klass.waits(hours=1, seconds=5)
    assert "Time is up" in klass.ben.reads(await room_of(klass, "ben"))
    await klass.waits(seconds=70)
    assert room_keys(klass) == {}


async def test_a_pause_that_went_on_in_time_closes_nothing_later(klass: Klass) -> None:
    await opened(klass, minutes="4h")
    await klass.instructor.says("/breakout pause", place="general")
    await klass.waits(hours=5)
    await klass.instructor.says("/breakout continue", place="general")
    await klass.waits(hours=2)
    assert len(room_keys(klass)) == 2


async def test_of_two_that_go_on_a_command_means_the_one_where_it_is_used_and_elsewhere_none(klass: Klass) -> None:
    await opened(klass)
    await gathered(klass, "s2", "s3", place="cafe", size=2)
    await klass.instructor.says("/breakout desk", place="cafe")
    await pressed(klass, "Draw rooms")
    await klass.instructor.says("/breakout desk", place="cafe")
    await pressed(klass, "Open the rooms")
    await klass.instructor.says("/breakout close", place="staff")
    assert "Breakouts go on in several places" in klass.instructor.answer
    await klass.instructor.says("/breakout close", place="general")
    await klass.waits(minutes=2)
    assert {each.state for each in await rooms(klass)} == {RoomState.OPEN}
    await klass.instructor.says("/breakout close", place="staff")
    await klass.waits(minutes=2)
    assert room_keys(klass) == {}


async def test_a_task_typed_while_rooms_are_closing_can_be_sent_once_they_are_closed(klass: Klass) -> None:
    await opened(klass)
    await klass.waits(minutes=12)
    assert (await breakout(klass)).state is State.ENDING
    await klass.instructor.says("/breakout open", place="general")
    await klass.instructor.fills({"task": "Draw a map"})
    assert "Rooms are just closing there: “Find one thing you share”." in klass.instructor.errors["task"]
    form: Any = klass.instructor.form
    assert next(each for each in form["inputs"] if each["name"] == "task")["value"] == "Draw a map"
    await klass.waits(minutes=2)
    await klass.instructor.fills({})
    assert (await breakout(klass)).task == "Draw a map"
