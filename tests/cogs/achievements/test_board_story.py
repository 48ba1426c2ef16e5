"""A leaderboard: there is none until an instructor turns one on, it says what studies found, and each can stay out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from bot.people import Person, Place, PlaceKind
from cogs.achievements import cog
from cogs.admin import cog as admin
from storage.database import Tx
from storage.recognitions import Kind, Recognition, Recognitions, Shows
from storage.recognizing import NOWHERE, Recognizing, Where
from storage.spaces import Spaces, course_places, courses
from tests.cogs.achievements.stories import (
    begun,
    buttons,
    card,
    cards,
    gave,
    person,
    private,
    settled,
    text_of,
)
from tests.klass import MONDAY, SPACE, Klass, klass_of, sqlite

BOARD = "Thanked most often"


async def turned_on(klass: Klass, place: str = "cafe", button: str = "Turn one on") -> None:
    """The instructor turns a leaderboard on, or moves it."""
    await klass.instructor.says("/kudos board", place="general")
    await klass.instructor.presses(button)
    await klass.instructor.fills({"place": f"channel:{place}"})
    assert klass.instructor.errors == {}
    await later(klass)


async def later(klass: Klass) -> None:
    """What waits its moment has come."""
    await klass.goes_on()
    await klass.waits(seconds=11)


async def shown(klass: Klass, by: str, to: str, words: str, decides: str = "Show the class") -> None:
    """A shout-out, of which whoever it is for decides."""
    await gave(klass, by, to, reason=words)
    await klass.seats[to].presses(decides)
    await later(klass)


def boards(klass: Klass, place: str = "cafe") -> list[Mapping[str, Any]]:
    """The leaderboards that stand in a place."""
    return [each for each in cards(klass.s5, place) if each["title"] == BOARD]


def lines(klass: Klass, place: str = "cafe") -> list[str]:
    """Who stands on the leaderboard."""
    (found,) = boards(klass, place)
    return text_of(found["text"]).partition("\n\n")[2].split("\n")


async def where(klass: Klass) -> Where:
    """Where it stands, as stored."""
    return await klass.database.read(lambda tx: Recognizing(tx, SPACE).where(0))


async def test_until_an_instructor_turns_it_on_there_is_none_and_they_read_first_what_studies_found(
    klass: Klass,
) -> None:
    await begun(klass)
    await shown(klass, "ben", "chi", "You waited.")
    assert boards(klass) == boards(klass, "general") == []
    await klass.instructor.says("/kudos board", place="general")
    said = text_of(private(klass.instructor)["text"])
    assert "less motivated and less satisfied than one without, and had lower marks in the exam" in said
    assert "(Hanus and Fox 2015)" in said
    assert buttons(private(klass.instructor)) == ["Turn one on"]
    await klass.assistant.says("/kudos board", place="general")
    assert "This is for the course’s instructors" in klass.assistant.answer


async def test_it_begins_at_nothing_and_says_before_everyone_what_studies_found(klass: Klass) -> None:
    await begun(klass)
    await shown(klass, "ben", "chi", "You waited.")
    await turned_on(klass)
    (found,) = boards(klass)
    assert lines(klass) == ["Nothing yet."]
    assert "Studies found that leaderboards can take the joy out of a class" in text_of(found["note"])
    assert buttons(found) == ["Leave me out"]


async def test_it_counts_what_the_class_sees_by_name_and_nothing_else(klass: Klass) -> None:
    await begun(klass)
    await turned_on(klass)
    await shown(klass, "ben", "chi", "One.")
    await shown(klass, "ben", "chi", "Two.")
    await shown(klass, "ben", "s1", "Three.")
    await shown(klass, "chi", "ben", "Four.")
    await shown(klass, "chi", "s2", "Five.", decides="Show without my name")
    await shown(klass, "chi", "s3", "Six.", decides="Keep it to myself")
    await gave(klass, "chi", "s4", reason="Seven.")
    await shown(klass, "ben", "assistant", "Eight.")
    await later(klass)
    assert lines(klass) == ["• chi: 2", "• ben, s1: 1"]


async def test_it_follows_what_people_decide_later(klass: Klass) -> None:
    await begun(klass)
    await turned_on(klass)
    await shown(klass, "ben", "chi", "One.")
    await shown(klass, "s1", "ben", "Two.")
    assert lines(klass) == ["• ben, chi: 1"]
    await klass.chi.presses("Keep it to myself")
    await later(klass)
    assert lines(klass) == ["• ben: 1"]
    await klass.s1.says("/kudos mine", place="general")
    await klass.s1.presses("What I gave")
    await klass.s1.chooses("Look at one", "Two.")
    await klass.s1.presses("Take it back")
    await later(klass)
    assert lines(klass) == ["Nothing yet."]


async def test_who_leaves_is_not_on_it_any_more(klass: Klass) -> None:
    await begun(klass)
    await turned_on(klass)
    await shown(klass, "ben", "chi", "One.")
    await klass.classroom.register.remove_person("chi")
    await later(klass)
    assert lines(klass) == ["Nothing yet."]


async def test_what_could_not_be_shown_counts_for_nothing(klass: Klass) -> None:
    await begun(klass)
    await turned_on(klass)
    await klass.classroom.register.change_place("channel:general", muzzled=True)
    await shown(klass, "ben", "chi", "One.")
    assert lines(klass) == ["Nothing yet."]


async def test_each_can_stay_out_and_come_back_and_nobody_is_told(klass: Klass) -> None:
    await begun(klass)
    await turned_on(klass)
    await shown(klass, "ben", "chi", "One.")
    await klass.chi.presses("Leave me out")
    assert "Done: no leaderboard has you. Nobody is told." in klass.chi.answer
    await klass.goes_on()
    assert lines(klass) == ["Nothing yet."], "at once, without the pause between two refreshes"
    await klass.chi.presses("Let me in again")
    await klass.goes_on()
    assert lines(klass) == ["• chi: 1"]


async def test_staying_out_is_also_on_ones_own_page_before_there_is_any(klass: Klass) -> None:
    await begun(klass)
    await klass.chi.says("/kudos mine", place="general")
    await klass.chi.presses("Change what I wish")
    await klass.chi.fills({"off_board": True})
    await turned_on(klass)
    await shown(klass, "ben", "chi", "One.")
    assert lines(klass) == ["Nothing yet."]


async def test_moved_it_stands_in_one_place_and_counts_on(klass: Klass) -> None:
    await begun(klass)
    await turned_on(klass)
    await shown(klass, "ben", "chi", "One.")
    await turned_on(klass, "general", "Move it")
    assert boards(klass) == []
    assert lines(klass, "general") == ["• chi: 1"]
    await turned_on(klass, "general", "Move it")
    assert len(boards(klass, "general")) == 1


async def test_turned_off_it_is_gone_and_turned_on_again_it_begins_anew(klass: Klass) -> None:
    await begun(klass)
    await turned_on(klass)
    await shown(klass, "ben", "chi", "One.")
    await klass.instructor.says("/kudos board", place="general")
    await klass.instructor.presses("Turn it off")
    await later(klass)
    assert boards(klass) == []
    assert (await where(klass)).board_place is None
    await turned_on(klass)
    assert lines(klass) == ["Nothing yet."]


async def test_turned_on_by_mistake_it_is_taken_back(klass: Klass) -> None:
    await turned_on(klass)
    await klass.instructor.says("/homeroom undo", place="general")
    await klass.instructor.presses("Take it back")
    await settled(klass)
    assert boards(klass) == []
    assert await where(klass) == NOWHERE


async def test_while_there_is_one_no_card_says_that_nobody_is_ranked(klass: Klass) -> None:
    await begun(klass)
    said = "Nobody is counted or ranked here."
    assert text_of(card(klass.s1)["note"]) == said
    await turned_on(klass)
    assert text_of(card(klass.s1)["note"]) == ""
    await klass.instructor.says("/kudos board", place="general")
    await klass.instructor.presses("Turn it off")
    await later(klass)
    assert text_of(card(klass.s1)["note"]) == said


async def test_where_more_are_level_than_fit_nobody_stands_out(klass: Klass) -> None:
    await turned_on(klass)
    people = [Person(SPACE, f"p{number:02}") for number in range(12)]
    await klass.router.sync_members(SPACE, [*people, person("chi")])

    def level(tx: Tx) -> None:
        store = Recognitions(tx, SPACE)
        for number, each in enumerate(people, 1):
            store.add(shout_out(number, 0), {each: (number + 100, Shows.PUBLIC)})

    await klass.database.write(SPACE, level)
    await shown(klass, "ben", "chi", "One.", decides="Show without my name")
    assert lines(klass) == ["So many people were thanked equally often that nobody stands out."]
    await klass.database.write(
        SPACE, lambda tx: Recognitions(tx, SPACE).add(shout_out(50, 0), {people[3]: (150, Shows.PUBLIC)})
    )
    await shown(klass, "ben", "chi", "Two.", decides="Show without my name")
    assert lines(klass) == ["• p03: 2"], "never a part of those who are level"


def shout_out(number: int, course: int) -> Recognition:
    """One that stands in the cafe."""
    there = Place(SPACE, PlaceKind.CHANNEL, "cafe")
    return Recognition(number, course, Kind.SHOUT_OUT, person("ben"), "So!", "care", there, MONDAY)


async def test_another_courses_stands_as_it_did(klass: Klass) -> None:
    lounge = await klass.classroom.register.add_channel("physics", id="physics")

    def physics(tx: Tx) -> None:
        tx.execute(insert(courses).values(space_id=SPACE, course_id=77, name="Physics"))
        tx.execute(insert(course_places).values(space_id=SPACE, course_id=77, place=lounge))
        Spaces(tx, SPACE).moved_on()

    await klass.database.write(SPACE, physics)
    await klass.instructor.says("/kudos board", place="physics")
    await klass.instructor.presses("Turn one on")
    await klass.instructor.fills({"place": lounge})
    await turned_on(klass)
    assert len(boards(klass)) == len(boards(klass, "physics")) == 1
    await klass.database.write(
        SPACE, lambda tx: Recognitions(tx, SPACE).add(shout_out(9, 77), {person("s1"): (10, Shows.PUBLIC)})
    )
    await klass.instructor.says("/kudos board", place="general")
    await klass.instructor.presses("Turn it off")
    await later(klass)
    assert boards(klass) == []
    assert len(boards(klass, "physics")) == 1
    await klass.s1.presses("Leave me out", place="physics")
    await later(klass)
    wishes = await klass.database.read(lambda tx: [Recognizing(tx, SPACE).wish(each, person("s1")) for each in (0, 77)])
    assert [each.off_board for each in wishes] == [False, True]


async def test_in_spanish(klass: Klass) -> None:
    await turned_on(klass)
    await klass.classroom.register.change_person("instructor", language="es")
    await klass.instructor.says("/kudos board", place="general")
    assert "(Hanus y Fox 2015)" in klass.instructor.answer


async def test_turned_on_just_before_a_restart_it_stands_once_after_it(tmp_path: Path) -> None:
    async with klass_of([admin, cog], sqlite(tmp_path)) as before:
        await before.instructor.says("/kudos board", place="general")
        await before.instructor.presses("Turn one on")
        await before.instructor.fills({"place": "channel:cafe"})
    async with klass_of([admin, cog], sqlite(tmp_path)) as after:
        await later(after)
        assert lines(after) == ["Nothing yet."]
        await begun(after)
        await shown(after, "ben", "chi", "One.")
        assert lines(after) == ["• chi: 1"]


async def test_off_and_on_and_moved_in_one_breath_it_stands_where_it_was_put_last(klass: Klass) -> None:
    await turned_on(klass)
    for button, place in (("Turn it off", ""), ("Turn one on", "cafe"), ("Move it", "general"), ("Move it", "cafe")):
        await klass.instructor.says("/kudos board", place="general")
        await klass.instructor.presses(button)
        if place:
            await klass.instructor.fills({"place": f"channel:{place}"})
    await later(klass)
    assert len(boards(klass)) == 1
    assert boards(klass, "general") == []
