"""Help that every assistant sees, and that one of them takes."""

from __future__ import annotations

from bot.link import id_to_text as id_text
from tests.cogs.breakouts.opened import apart, everybody, helps, labels, on_card, opened, own_kit, presses, room_keys
from tests.cogs.breakouts.stories import pressed, rooms
from tests.klass import Klass


def queue(klass: Klass, who: str = "assistant") -> str:
    """What the staff's card says."""
    found = [klass.seats[who]._text(each) for each in klass.seats[who].sees("staff")]
    return next(each for each in found if each.startswith("Rooms that ask for help"))


def let_in(klass: Klass, room: str) -> set[str]:
    """Who is in a room, as the platform has it."""
    return {*(klass.classroom.core.state.places[room_keys(klass)[room]].people or ())}


async def test_two_rooms_ask_and_the_older_comes_first_and_two_assistants_do_not_go_to_one(klass: Klass) -> None:
    await opened(klass)
    other = await apart(klass, "ben")
    assert "You are next" in await presses(klass, "ben", "Ask for help")
    await klass.waits(minutes=1)
    await presses(klass, other, "Ask for help")
    asked = await helps(klass)
    names = {each.room_id: each.name for each in await rooms(klass)}
    first, second = (names[each.room_id] for each in asked)
    said = queue(klass)
    assert said.index(first) < said.index(second)
    assert "You are next" in await own_kit(klass, "ben")
    await pressed(klass, f"I’m going to {first}", "assistant")
    assert f"This way: #{first}" in klass.assistant.answer
    assert "@Noor is coming to you" in await own_kit(klass, "ben")
    assert f"@Noor goes to {first}" in queue(klass, "instructor")
    assert "assistant" in let_in(klass, first)
    assert "assistant" not in let_in(klass, second)
    link = f"breakouts.going:{id_text(asked[0].breakout_id)}:{id_text(asked[0].help_id)}"
    message = next(each for each in klass.instructor.sees("staff") if "ask for help" in str(each))
    await klass.classroom.press("instructor", "channel:staff", str(message["id"]), link)
    assert "@Noor is going there already" in klass.instructor.answer
    await pressed(klass, f"Done in {first}", "assistant")
    assert "assistant" in let_in(klass, first), "whoever helped is not put out"
    assert first not in queue(klass)
    assert "Help:" not in await own_kit(klass, "ben")


async def test_a_second_request_is_heard_below_the_card_and_its_line_goes_when_it_is_taken(klass: Klass) -> None:
    await opened(klass)
    await presses(klass, "ben", "Ask for help")
    await klass.assistant.says("Anybody?", place="staff")
    other = await apart(klass, "ben")
    await presses(klass, other, "Ask for help")
    names = {each.room_id: each.name for each in await rooms(klass)}
    first, second = (names[each.room_id] for each in await helps(klass))
    newest = klass.assistant.sees("staff")[-1]
    assert klass.assistant._text(newest).startswith(f"{second} asks for help.")
    assert f"{first} asks for help." not in klass.assistant.reads("staff")
    assert klass.assistant.reads("staff").count("asks for help.") == 1
    await pressed(klass, f"I’m going to {second}", "assistant")
    assert f"@Noor goes to {second}" in queue(klass)
    assert "asks for help." not in klass.assistant.reads("staff")


async def test_the_line_of_a_request_goes_with_its_room(klass: Klass) -> None:
    await opened(klass)
    await presses(klass, "ben", "Ask for help")
    await presses(klass, await apart(klass, "ben"), "Ask for help")
    assert "asks for help." in klass.assistant.reads("staff")
    await klass.waits(minutes=14)
    assert "asks for help." not in klass.assistant.reads("staff")


async def test_given_back_it_has_its_old_place(klass: Klass) -> None:
    await opened(klass)
    await presses(klass, "ben", "Ask for help")
    await klass.waits(minutes=1)
    other = await apart(klass, "ben")
    await presses(klass, other, "Ask for help")
    first = {each.room_id: each.name for each in await rooms(klass)}[(await helps(klass))[0].room_id]
    await pressed(klass, f"I’m going to {first}", "assistant")
    await pressed(klass, "I cannot go after all", "assistant")
    assert "assistant" not in let_in(klass, first)
    assert labels(on_card(klass, "assistant", "staff", "ask for help"))[0] == f"I’m going to {first}"


async def test_asked_twice_it_is_asked_once_and_taken_back_nobody_comes(klass: Klass) -> None:
    await opened(klass)
    await presses(klass, "ben", "Ask for help")
    assert len(await helps(klass)) == 1
    await presses(klass, "ben", "No help needed")
    assert (await helps(klass))[0].done_at is not None
    assert "No room waits" in queue(klass)


async def test_nobody_asks_for_a_room_that_is_not_theirs(klass: Klass) -> None:
    await opened(klass)
    other = await apart(klass, "ben")
    await presses(klass, "ben", "More")
    room = {each.person.external_id: each for each in (await everybody(klass)).values()}[other].room_id
    message = klass.ben.sees("general")[-1]
    await klass.classroom.press("ben", "channel:general", str(message["id"]), f"breakouts.help-us:{id_text(room)}")
    assert "You are not in this room" in klass.ben.answer
    assert await helps(klass) == []


async def test_with_the_end_of_the_room_its_waiting_is_over(klass: Klass) -> None:
    await opened(klass)
    await presses(klass, "ben", "Ask for help")
    await klass.waits(minutes=14)
    assert (await helps(klass))[0].done_at is not None
    assert not any("ask for help" in str(each) for each in klass.assistant.sees("staff"))


async def test_where_the_staffs_channel_was_deleted_whoever_opened_it_sees_who_asks_and_how_it_went(
    klass: Klass,
) -> None:
    await opened(klass)
    await klass.classroom.register.remove_place("channel:staff")
    await klass.goes_on()
    await presses(klass, "ben", "Ask for help")
    await klass.instructor.opens("direct:instructor")
    name = {each.room_id: each.name for each in await rooms(klass)}[(await helps(klass))[0].room_id]
    await pressed(klass, f"I’m going to {name}")
    assert "is coming to you" in await own_kit(klass, "ben")
    await klass.waits(minutes=14)
    assert "A breakout of yours in #general is over." in klass.instructor.reads("direct:instructor")
