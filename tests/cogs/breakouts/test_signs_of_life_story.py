"""Words for all rooms, silence in one, and who was inside."""

from __future__ import annotations

from datetime import timedelta

from tests.cogs.breakouts.opened import apart, asleep, opened, own_kit, presses, room_of, visits
from tests.cogs.breakouts.stories import breakout, members, person, pressed, rooms
from tests.klass import Klass


async def test_what_is_said_to_all_rooms_stands_in_each_once_and_can_be_hidden(klass: Klass) -> None:
    await opened(klass)
    for _ in range(2):
        await klass.instructor.runs("breakout say", {"words": "Look at **page 3**"}, place="general")
    await klass.goes_on()
    for each in ("ben", await apart(klass, "ben")):
        said = klass.seats[each].reads(await room_of(klass, each))
        assert said.count("Look at **page 3**") == 1
        assert "@Robin" in said
    assert "all 2 rooms" in klass.instructor.answer
    await pressed(klass, "Hide (staff)", "ben")
    assert "This is for the course’s" in klass.ben.answer
    await klass.instructor.opens(await room_of(klass, "ben"))
    await pressed(klass, "Hide (staff)")
    await klass.instructor.chooses("Hide these words", "1. Look at **page 3**")
    await klass.waits(seconds=5)
    for each in ("ben", await apart(klass, "ben")):
        assert "page 3" not in klass.seats[each].reads(await room_of(klass, each))


async def test_what_is_said_to_one_room_stands_only_there(klass: Klass) -> None:
    await opened(klass)
    await klass.instructor.runs("breakout say", {"words": "Well done", "room": "1"}, place="general")
    await klass.goes_on()
    first = (await rooms(klass))[0].room_id
    for each in ("ben", await apart(klass, "ben")):
        there = {who.person.external_id: who.room_id for who in (await members(klass)).values()}[each]
        assert ("Well done" in klass.seats[each].reads(await room_of(klass, each))) == (there == first)


async def test_a_silent_room_gets_a_first_question_and_then_the_staff_a_hint_once_each(klass: Klass) -> None:
    await opened(klass, minutes="60m")
    key, other = await room_of(klass, "ben"), await apart(klass, "ben")
    other_key = await room_of(klass, other)
    await klass.waits(minutes=3)
    await klass.seats[other].says("Hello!", place=other_key)
    await klass.waits(seconds=70)
    assert "A way to begin" in klass.ben.reads(key)
    assert "A way to begin" not in klass.seats[other].reads(other_key)
    assert "Very quiet" not in klass.assistant.reads("staff")
    await klass.waits(minutes=4)
    assert "Very quiet" in klass.assistant.reads("staff")
    await klass.waits(minutes=30)
    assert klass.ben.reads(key).count("A way to begin") == 1
    assert [each.stuck for each in await rooms(klass)] == [2, 2]


async def test_who_presses_or_writes_is_heard_and_was_inside(klass: Klass) -> None:
    await opened(klass, minutes="60m")
    await klass.waits(minutes=3)
    await presses(klass, "ben", "More")
    await klass.waits(minutes=2)
    assert "A way to begin" not in klass.ben.reads(await room_of(klass, "ben"))
    assert [each.person for each in await visits(klass)] == [person("ben")]
    await klass.ben.says("I am here", place=await room_of(klass, "ben"))
    await klass.goes_on()
    assert [each.person for each in await visits(klass)] == [person("ben")]
    await klass.ben.says("Still", place=await room_of(klass, "ben"))
    await klass.goes_on()
    assert len(await visits(klass)) == 1
    await klass.waits(minutes=70)
    assert all(each.went_at is not None for each in await visits(klass))


async def test_while_the_clock_stands_silence_is_no_silence(klass: Klass) -> None:
    await opened(klass, minutes="60m")
    await klass.instructor.says("/breakout pause", place="general")
    await klass.waits(minutes=30)
    await klass.instructor.says("/breakout continue", place="general")
    await klass.waits(minutes=3)
    assert "A way to begin" not in klass.ben.reads(await room_of(klass, "ben"))
    await klass.waits(minutes=2)
    assert "A way to begin" in klass.ben.reads(await room_of(klass, "ben"))


async def test_people_in_voice_are_moved_seen_and_brought_back(klass: Klass) -> None:
    for each in ("ben", "chi", "s1", "s2"):
        await klass.seats[each].joins_voice("lounge")
    await opened(klass, voice="voice:lounge")
    await klass.waits(seconds=30)
    key = await room_of(klass, "ben")
    assert "ben" in klass.ben.hears(key)
    assert klass.ben.hears("voice:lounge") == []
    assert {each.person.external_id for each in await visits(klass)} == {"ben", "chi", "s1", "s2"}
    assert "on the way" not in await own_kit(klass, "ben")
    await klass.ben.leaves_voice()
    await klass.waits(seconds=5)
    assert "on the way" in await own_kit(klass, "ben")
    assert [each.went_at is None for each in await visits(klass) if each.person == person("ben")] == [False]
    await klass.ben.joins_voice("lounge")
    await klass.ben.presses("My room", place="general")
    await klass.waits(seconds=5)
    assert "ben" in klass.ben.hears(key)
    await klass.waits(minutes=12)
    assert "ben" in klass.ben.hears(key)
    ends = (await breakout(klass)).ends_at
    assert ends is not None
    await klass.waits(seconds=(ends + timedelta(seconds=80) - klass.clock.now()).total_seconds())
    assert sorted(klass.ben.hears("voice:lounge")) == ["ben", "chi", "s1", "s2"]


async def test_what_nobody_could_hear_while_nothing_ran_is_no_silence(klass: Klass) -> None:
    await opened(klass, minutes="60m")
    await asleep(klass, minutes=20)
    key = await room_of(klass, "ben")
    assert "A way to begin" not in klass.ben.reads(key)
    await klass.waits(minutes=5)
    assert "A way to begin" in klass.ben.reads(key)
    await asleep(klass, minutes=20)
    assert "Very quiet" not in klass.assistant.reads("staff")
    await klass.waits(minutes=5)
    assert "Very quiet" in klass.assistant.reads("staff")
