"""When rooms have closed: what the staff read, who has met whom, and what everybody sees of their own."""

from __future__ import annotations

from storage.meetings import Meeting, Meetings
from tests.cogs.breakouts.opened import apart, helps, opened, presses, room_of, together, visits
from tests.cogs.breakouts.stories import drawn, gathered, inside, members, person, pressed, rooms
from tests.cogs.breakouts.test_results_story import brings, collected, kept, over
from tests.cogs.icebreakers.test_home_story import cards, said
from tests.klass import SPACE, Klass


async def graph(klass: Klass) -> list[tuple[str, str, int]]:
    """Who has met whom, and how often."""
    everybody = [person(each) for each in klass.seats]
    found: list[Meeting] = await klass.database.read(lambda tx: Meetings(tx, SPACE).among(everybody))
    return [(each.first, each.second, each.times) for each in found]


def summary(klass: Klass, who: str = "assistant", place: str = "staff") -> str:
    """What the staff read in their place."""
    return next(
        text
        for each in klass.seats[who].sees(place)
        if "How the breakout went" in (text := klass.seats[who]._text(each))
    )


async def test_the_staff_read_rooms_sizes_help_with_its_waiting_and_results(klass: Klass) -> None:
    await opened(klass)
    other = await apart(klass, "ben")
    await presses(klass, "ben", "Ask for help")
    await klass.waits(minutes=3)
    name = {each.room_id: each.name for each in await rooms(klass)}[(await helps(klass))[0].room_id]
    await pressed(klass, f"I’m going to {name}", "assistant")
    await brings(klass, "ben", "Ours.")
    await presses(klass, other, "Ask for help")
    await over(klass)
    said = summary(klass)
    assert "In #general: 4 people in 2 rooms, for " in said
    assert "Rooms asked 2 times. Half of them waited 2 minutes at most, the longest 3 minutes." in said
    assert "Once nobody came before it was over." in said
    assert "1 of 2 rooms brought something back." in said
    assert f"{name} – 2 people, asked for help once and waited 3 minutes at most, with a result" in said
    assert not any(f"@{each}" in said for each in ("Ana", "Ben", "Chi", "Student"))
    assert "How the breakout went" not in klass.s5.reads("general")


async def test_what_rooms_took_back_is_told_apart_from_what_nobody_came_to_and_all_waiting_counts(klass: Klass) -> None:
    await opened(klass)
    other = await apart(klass, "ben")
    await presses(klass, "ben", "Ask for help")
    await klass.waits(minutes=4, seconds=30)
    await presses(klass, "ben", "No help needed")
    await presses(klass, other, "Ask for help")
    await klass.waits(minutes=2)
    await over(klass)
    said = summary(klass)
    assert "Rooms asked 2 times. Half of them waited 3 minutes at most, the longest 4 minutes." in said
    assert "Once it worked out before anybody came. Once nobody came before it was over." in said
    assert "asked for help once and waited 4 minutes at most" in said


async def test_a_single_asking_is_not_spoken_of_as_of_many(klass: Klass) -> None:
    await opened(klass)
    await presses(klass, "ben", "Ask for help")
    await klass.waits(minutes=2)
    await over(klass)
    assert "A room asked once. It waited 3 minutes. Once nobody came before it was over." in summary(klass)


async def test_without_a_place_for_the_staff_whoever_opened_it_is_told_and_sees_it_with_a_press(
    klass: Klass,
) -> None:
    await gathered(klass, "ana", "ben", "chi", "s1", size=2)
    await drawn(klass)
    await pressed(klass, "Open the rooms")
    await over(klass)
    await klass.instructor.opens("direct:instructor")
    told = klass.instructor.reads("direct:instructor")
    assert "A breakout of yours in #general is over." in told
    assert "is under way" not in told
    assert "4 people" not in told
    await klass.instructor.presses("How it went")
    assert "In #general: 4 people in 2 rooms" in klass.instructor.reads("direct:instructor")


async def test_in_rooms_for_writing_whoever_wrote_or_pressed_has_met(klass: Klass) -> None:
    await opened(klass)
    mate, other = await together(klass, "ben"), await apart(klass, "ben")
    await klass.ben.says("Hello", place=await room_of(klass, "ben"))
    await klass.goes_on()
    await presses(klass, mate, "More")
    await presses(klass, other, "More")
    assert len(await visits(klass)) == 3
    await over(klass)
    assert await graph(klass) == [(*sorted(("ben", mate)), 1)]
    assert await visits(klass) == []
    await klass.waits(days=1)
    assert await graph(klass) == [(*sorted(("ben", mate)), 1)]


async def test_twice_in_a_room_together_is_twice_met_and_new_faces_hears_of_it(klass: Klass) -> None:
    for _ in range(2):
        await opened(klass, "ben", "chi")
        for each in ("ben", "chi"):
            await presses(klass, each, "More")
        await over(klass)
    assert await graph(klass) == [("ben", "chi", 2)]
    await gathered(klass, "ben", "chi", way="new-faces")
    await drawn(klass)
    assert "Who met before: one pair, which could not be avoided" in klass.instructor.answer


async def test_who_met_before_is_told_of_the_rooms_as_they_are_now_and_of_chance_it_is_not_said_to_avoid(
    klass: Klass,
) -> None:
    await klass.database.write(
        SPACE, lambda tx: Meetings(tx, SPACE).met([(person("ben"), person("chi"))], klass.clock.now())
    )
    await gathered(klass, "ana", "ben", "chi", "s1", way="new-faces", size=2)
    await drawn(klass)
    assert "Who met before: nobody: all are new to one another" in klass.instructor.answer
    found = await inside(klass)
    mate = next(each for people in found.values() if "ben" in people for each in people if each != "ben")
    await klass.instructor.presses("Swap")
    await klass.instructor.fills({"first": mate, "second": "chi"})
    assert "Who met before: one pair\n" in klass.instructor.answer
    await klass.instructor.presses("Call it off")
    await gathered(klass, "ben", "chi", size=2)
    await drawn(klass)
    assert "Who met before: one pair\n" in klass.instructor.answer


async def test_everybody_sees_on_their_own_page_where_they_were_and_whom_they_met(klass: Klass) -> None:
    await opened(klass)
    mate = await together(klass, "ben")
    for each in ("ben", mate):
        await presses(klass, each, "More")
    await klass.ben.says("/homeroom me", place="general")
    assert "My room" in str(klass.ben.answer_message)
    await over(klass)
    name = {each.room_id: each.name for each in await rooms(klass)}[(await members(klass))["ben"].room_id]
    await klass.ben.says("/homeroom me", place="general")
    assert f"You were in a room once:\n• 2026-03-02, {name}, in #general" in klass.ben.answer
    assert "You were introduced to, or in a room with: @" in klass.ben.answer
    assert "or in a breakout room with them" in klass.ben.answer
    assert "My room" not in str(klass.ben.answer_message)
    await klass.s5.says("/homeroom me", place="general")
    assert "You were in a room" not in klass.s5.answer


async def test_the_status_says_what_is_on_and_when_the_last_one_was(klass: Klass) -> None:
    await klass.assistant.says("/homeroom status", place="general")
    assert "No breakout is under way." in klass.assistant.answer
    await opened(klass)
    await presses(klass, "ben", "Ask for help")
    await klass.assistant.says("/homeroom status", place="general")
    assert "In #general 2 rooms are open, with 4 people. One room waits for help." in klass.assistant.answer
    await over(klass)
    await klass.assistant.says("/homeroom status", place="general")
    assert (
        "No breakout is under way. /breakout open begins one.\nThe last one was in #general" in klass.assistant.answer
    )


async def test_the_page_that_a_platform_keeps_shows_the_room_while_it_is_open(klass: Klass) -> None:
    await opened(klass)
    name = {each.room_id: each.name for each in await rooms(klass)}[(await members(klass))["ben"].room_id]
    shown = said((await cards(klass, "ben"))["Breakouts"])
    assert f"You are in the room {name}, of #general." in shown
    assert "[My room]" in shown
    await klass.instructor.says("/breakout close", place="general")
    await klass.waits(seconds=20)
    assert "A last minute, to bring" in said((await cards(klass, "ben"))["Breakouts"])
    assert "Breakouts" not in await cards(klass, "s5")
    await over(klass)
    assert "Breakouts" not in await cards(klass, "ben")


# People go.


async def test_who_leaves_the_class_is_in_nothing_any_more_and_their_room_goes_on(klass: Klass) -> None:
    await opened(klass, "ben", "chi", "s1", size=3)
    await brings(klass, "ben", "From Ben.")
    await brings(klass, "chi", "From Chi.")
    await presses(klass, "ben", "Ask for help")
    room = await room_of(klass, "chi")
    await klass.classroom.register.remove_person("ben")
    await klass.waits(seconds=10)
    assert sorted(await members(klass)) == ["chi", "s1"]
    assert [each.words for each in await kept(klass)] == ["From Chi."]
    assert "@Ben" not in klass.chi._text(next(each for each in klass.chi.sees(room) if "More" in str(each)))
    assert len(await helps(klass)) == 1
    await over(klass)
    assert "From Ben." not in klass.s5._text(collected(klass)[0])


async def test_who_is_deleted_afterwards_goes_from_the_cards_that_stand(klass: Klass) -> None:
    await opened(klass)
    other = await apart(klass, "ben")
    await brings(klass, "ben", "From Ben.")
    await brings(klass, other, "From another.")
    await over(klass)
    assert "From Ben." in klass.s5._text(collected(klass)[0])
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Delete me")
    await klass.ben.presses("Delete me now")
    await klass.waits(seconds=10)
    assert "From Ben." not in klass.s5._text(collected(klass)[0])
    assert "From another." in klass.s5._text(collected(klass)[0])
    assert not any("ben" in (first, second) for first, second, _ in await graph(klass))
