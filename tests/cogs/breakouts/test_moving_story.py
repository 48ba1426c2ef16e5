"""People and rooms changed while rooms are open; into a room later, out of it, and back."""

from __future__ import annotations

from typing import Any

from bot.people import Person
from storage.apart import Apart
from storage.breakout_people import Duty, Part
from storage.breakout_rooms import RoomState
from tests.cogs.breakouts.opened import (
    apart,
    everybody,
    opened,
    own_kit,
    presses,
    room_keys,
    room_of,
    together,
    visits,
)
from tests.cogs.breakouts.stories import members, pressed, rooms
from tests.klass import SPACE, Klass

SIX = ("ben", "chi", "s1", "s2", "s3", "s4")


async def managed(klass: Klass, label: str) -> None:
    """The instructor has a form about rooms and people before them."""
    await pressed(klass, "Rooms and people")
    await klass.instructor.presses(label)


async def test_somebody_is_moved_and_the_other_rooms_stay_as_they_are(klass: Klass) -> None:
    await opened(klass, *SIX, size=3)
    other, before = await apart(klass, "ben"), await members(klass)
    name = next(each.name for each in await rooms(klass) if each.room_id == before[other].room_id)
    await presses(klass, "ben", "More")
    await presses(klass, other, "More")
    await managed(klass, "Move people")
    await klass.instructor.fills({"people": ["ben"], "room": name.lower()})
    await klass.waits(seconds=5)
    assert {each.person.external_id: each.went_at is None for each in await visits(klass)} == {
        "ben": False,
        other: True,
    }
    after = await members(klass)
    assert after["ben"].room_id == before[other].room_id
    assert {who: each.room_id for who, each in after.items() if who != "ben"} == {
        who: each.room_id for who, each in before.items() if who != "ben"
    }
    assert "@Ben" in await own_kit(klass, other)
    people = klass.classroom.core.state.places[await room_of(klass, "ben")].people
    assert people is not None
    assert {"ben", other} <= {*people}


async def test_who_is_left_alone_by_a_move_is_told_to_whoever_moves(klass: Klass) -> None:
    await opened(klass, *SIX[:4])
    other, before = await apart(klass, "ben"), await members(klass)
    names = {each.room_id: each.name for each in await rooms(klass)}
    await managed(klass, "Move people")
    await klass.instructor.fills({"people": ["ben"], "room": names[before[other].room_id]})
    assert f"One person is alone now in: {names[before['ben'].room_id]}." in klass.instructor.answer
    await klass.instructor.says("/breakout desk", place="general")
    await managed(klass, "Move people")
    await klass.instructor.fills({"people": ["ben"], "room": names[before["ben"].room_id]})
    assert "alone" not in klass.instructor.answer


async def test_who_is_left_alone_by_one_more_room_is_told_to_whoever_adds_it(klass: Klass) -> None:
    await opened(klass, *SIX[:4])
    other, before = await apart(klass, "ben"), await members(klass)
    left = [each.name for each in await rooms(klass) if each.room_id in (before["ben"].room_id, before[other].room_id)]
    await managed(klass, "One more room")
    await klass.instructor.fills({"people": ["ben", other], "name": "Harbour"})
    assert f"One person is alone now in: {', '.join(left)}." in klass.instructor.answer


async def test_two_are_exchanged(klass: Klass) -> None:
    await opened(klass, *SIX, size=3)
    other, before = await apart(klass, "ben"), await members(klass)
    await managed(klass, "Exchange two")
    await klass.instructor.fills({"first": "ben", "second": other})
    after = await members(klass)
    assert (after["ben"].room_id, after[other].room_id) == (before[other].room_id, before["ben"].room_id)
    await managed(klass, "Exchange two")
    await klass.instructor.fills({"first": "ben", "second": await together(klass, "ben")})
    assert "not in two different rooms" in klass.instructor.errors["second"]


async def test_nobody_is_moved_who_did_not_say_that_they_are_here(klass: Klass) -> None:
    await opened(klass)
    await managed(klass, "Move people")
    await klass.instructor.fills({"people": ["s5"], "room": "1"})
    assert klass.instructor.answer.startswith("@Student 5 did not say that they are here")
    await managed(klass, "Move people")
    form: Any = klass.instructor.form
    offered = next(each for each in form["inputs"] if each["name"] == "room")["choices"]
    assert [each["label"] for each in offered] == [each.name for each in await rooms(klass)]
    await klass.instructor.fills({"people": ["ben"], "room": "nowhere"})
    assert klass.instructor.errors["room"]


async def test_a_room_is_renamed_and_no_two_are_called_the_same(klass: Klass) -> None:
    await opened(klass)
    names = [each.name for each in await rooms(klass)]
    await pressed(klass, "Rooms and people")
    await klass.instructor.chooses("Look after one room", names[0])
    await klass.instructor.presses("Rename")
    await klass.instructor.fills({"name": names[1]})
    await klass.waits(seconds=5)
    assert sorted(room_keys(klass)) == sorted([f"{names[1]} 2", names[1]])


async def test_a_room_is_added_for_two_and_goes_by_the_clock_of_all(klass: Klass) -> None:
    await opened(klass, *SIX, size=3)
    other = await apart(klass, "ben")
    await managed(klass, "One more room")
    await klass.instructor.fills({"people": ["ben"], "name": "Harbour"})
    assert "Nobody should be alone" in klass.instructor.errors["people"]
    await klass.instructor.fills({"people": ["ben", other], "name": "Harbour"})
    await klass.waits(seconds=5)
    assert [each.state for each in await rooms(klass)] == [RoomState.OPEN] * 3
    assert await room_of(klass, "ben") == room_keys(klass)["Harbour"] == await room_of(klass, other)
    assert "Find one thing you share" in await own_kit(klass, "ben")
    await klass.waits(minutes=12)
    assert "Time is up" in klass.ben.reads(room_keys(klass)["Harbour"])
    await klass.waits(minutes=2)
    assert room_keys(klass) == {}


async def test_who_comes_later_does_not_come_to_whom_they_are_kept_apart_from(klass: Klass) -> None:
    await opened(klass, "ben", "chi", "s1", "s2", "s3", size=2)
    sizes: dict[int, list[str]] = {}
    for each in (await members(klass)).values():
        sizes.setdefault(each.room_id, []).append(each.person.external_id)
    small = min(sizes, key=lambda room: len(sizes[room]))
    named, now = Person(SPACE, sizes[small][0]), klass.clock.now()
    await klass.database.write(SPACE, lambda tx: Apart(tx, SPACE).say(Person(SPACE, "s4"), named, now))
    await klass.s4.presses("Join a room")
    await klass.waits(seconds=5)
    assert (await members(klass))["s4"].room_id != small


async def test_who_comes_later_gets_the_smallest_room_and_can_choose_another(klass: Klass) -> None:
    await opened(klass, "ben", "chi", "s1", "s2", "s3", size=2)
    sizes: dict[int, int] = {}
    for each in (await members(klass)).values():
        sizes[each.room_id] = sizes.get(each.room_id, 0) + 1
    await klass.s4.presses("Join a room")
    await klass.waits(seconds=5)
    mine = (await members(klass))["s4"].room_id
    assert sizes[mine] == 2
    assert "Your room: #" in klass.s4.answer
    assert "@Student 4" in await own_kit(klass, "s4")
    await klass.s4.presses("Another room")
    other = next(each for each in await rooms(klass) if each.room_id != mine)
    await klass.s4.chooses("Choose a room", str(other.number))
    await klass.waits(seconds=5)
    assert (await members(klass))["s4"].room_id == other.room_id
    places = klass.classroom.core.state.places
    assert [name for name, key in room_keys(klass).items() if "s4" in (places[key].people or ())] == [other.name]


async def test_leaving_goes_back_and_coming_back_finds_the_same_room(klass: Klass) -> None:
    await opened(klass, *SIX, size=3)
    key, room_id = await room_of(klass, "ben"), (await members(klass))["ben"].room_id
    said = await presses(klass, "ben", "Leave the breakout")
    assert "You are out, and back in #general" in said
    left = (await everybody(klass))["ben"]
    assert (left.part, left.room_id, left.duty) == (Part.OUT, room_id, Duty.NONE)
    assert "ben" not in (klass.classroom.core.state.places[key].people or ())
    await klass.ben.presses("My room", place="general")
    await klass.waits(seconds=5)
    assert (await members(klass))["ben"].room_id == room_id
    assert "ben" in (klass.classroom.core.state.places[key].people or ())


async def test_who_stays_out_while_rooms_are_open_leaves_theirs_and_can_come_back(klass: Klass) -> None:
    await opened(klass, *SIX, size=3)
    other, room_id = await together(klass, "ben"), (await members(klass))["ben"].room_id
    await klass.ben.presses("I stay out", place="general")
    await klass.waits(seconds=5)
    assert "ben" not in await members(klass)
    assert "@Ben" not in await own_kit(klass, other)
    await klass.ben.presses("My room", place="general")
    await klass.waits(seconds=5)
    assert (await members(klass))["ben"].room_id == room_id


async def test_each_has_a_role_and_can_pass_it_on(klass: Klass) -> None:
    await opened(klass, *SIX, size=3)
    known = await members(klass)
    mine = [each for each in known.values() if each.room_id == known["ben"].room_id]
    assert {each.duty for each in mine} == {Duty.FACILITATOR, Duty.REPORTER, Duty.TIMEKEEPER}
    await presses(klass, "ben", "More")
    await pressed(klass, "Pass my role on", "ben")
    after = await members(klass)
    assert after["ben"].duty is not known["ben"].duty
    assert sorted(each.duty for each in mine) == sorted(after[each.person.external_id].duty for each in mine)
    assert "has your role now, and you are the one who" in klass.ben.answer


async def test_what_somebody_did_who_leaves_is_done_by_who_comes(klass: Klass) -> None:
    await opened(klass, *SIX, size=3)
    duty, room_id = (await members(klass))["ben"].duty, (await members(klass))["ben"].room_id
    await presses(klass, "ben", "Leave the breakout")
    await klass.s5.presses("Join a room")
    await klass.waits(seconds=5)
    after = (await members(klass))["s5"]
    assert (after.room_id, after.duty) == (room_id, duty)


async def test_who_is_moved_between_rooms_for_writing_is_told_and_nobody_else(klass: Klass) -> None:
    await opened(klass, *SIX, size=3)
    other, before = await apart(klass, "ben"), await members(klass)
    name = next(each.name for each in await rooms(klass) if each.room_id == before[other].room_id)
    await managed(klass, "Move people")
    await klass.instructor.fills({"people": ["ben"], "room": name})
    await klass.waits(seconds=5)
    assert f"Your room from now on: #{name}" in klass.ben.reads("direct:ben")
    assert "from now on" not in klass.seats[other].reads(f"direct:{other}")


async def test_the_people_of_one_more_room_are_told(klass: Klass) -> None:
    await opened(klass, *SIX, size=3)
    await managed(klass, "One more room")
    await klass.instructor.fills({"people": ["ben", "chi"], "name": "Extra"})
    await klass.waits(seconds=5)
    for who in ("ben", "chi"):
        assert "Your room from now on: #Extra" in klass.seats[who].reads(f"direct:{who}")
