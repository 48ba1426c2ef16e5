"""Staff save rooms under a name: from a file, every line of which is one person who is here, or from a breakout."""

from __future__ import annotations

from typing import Any

import pytest

from bot.card import Json
from cogs.breakouts.saved_sets import MOST
from storage.breakout_sets import BreakoutSets, SavedSet
from storage.breakouts import State
from storage.database import Tx
from storage.spaces import DEFAULT_COURSE
from tests.cogs.breakout_drawing_ways import ROOMS, held, looked_at, saved
from tests.cogs.kept import everything
from tests.cogs.way import a_file
from tests.klass import SPACE, Klass


async def uploads(
    klass: Klass, data: bytes | str, name: str = "", file: str = "groups.csv", who: str = "assistant"
) -> str:
    """Somebody of the staff saves the rooms of a file. Returns what they read."""
    seat = klass.seats[who]
    await seat.says("/breakout sets", place="general")
    await seat.presses("Save from a file")
    values: dict[str, Json] = {"file": a_file("groups.csv", data), "name": name}
    answer: Any = await seat.fills(values)
    return str(seat.errors) if answer.get("form") else seat.answer


async def kept(klass: Klass) -> dict[str, dict[str, list[str]]]:
    """The saved rooms, by the names of sets and of rooms."""

    def look(tx: Tx) -> dict[str, dict[str, list[str]]]:
        sets = BreakoutSets(tx, SPACE)
        return {
            each.name: {room.name: [who.external_id for who in room.people] for room in sets.rooms(each.set_id)}
            for each in sets.of(DEFAULT_COURSE)
        }

    return await klass.database.read(look)


async def test_rooms_come_from_a_file_and_are_looked_at_and_deleted(klass: Klass) -> None:
    assert "“groups” is saved: 4 people in 2 rooms." in await uploads(klass, ROOMS)
    assert await kept(klass) == {"groups": {"Oak": ["ben", "chi"], "Elm": ["s1", "s2"]}}
    await klass.instructor.says("/breakout sets", place="general")
    assert "• groups: 4 people" in klass.instructor.answer
    await klass.instructor.chooses("Look at one", "groups")
    assert "Oak: @Ben, @Chi" in klass.instructor.answer
    await klass.instructor.presses("Delete these rooms")
    assert "“groups” is deleted." in klass.instructor.answer
    await klass.instructor.says("/breakout sets", place="general")
    assert "No rooms are saved yet." in klass.instructor.answer


async def test_zooms_file_and_ids_and_chosen_names_are_understood(klass: Klass) -> None:
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Change")
    await klass.ben.fills({"name": "Benno"})
    table = "Pre-assign Room Name,Email Address\r\nRoom 1,benno\r\nroom  1,<@chi>\r\nRoom 2,@Student 1\r\nRoom 2,s2\r\n"
    assert "4 people in 2 rooms" in await uploads(klass, table.encode("utf-8-sig"), "Zoom’s")
    assert await kept(klass) == {"Zoom’s": {"Room 1": ["ben", "chi"], "Room 2": ["s1", "s2"]}}


async def test_other_columns_and_semicolons_and_empty_lines_do_no_harm(klass: Klass) -> None:
    table = "Points;Persona;Sala\n3;Ben;Roble\n\n;Chi;Roble\n"
    assert "2 people in 1 room." in await uploads(klass, table)
    assert await kept(klass) == {"groups": {"Roble": ["ben", "chi"]}}


async def test_every_line_that_does_not_fit_is_named_and_nothing_is_saved(klass: Klass) -> None:
    other = await klass.classroom.register.add_person("Ben", "student")
    ids = ", ".join(sorted(["ben", other]))
    before = await everything(klass)
    rows = ["room,person", "Oak,Nobody", "Oak,Ben", ",Chi", "Oak,chi", "Elm,Chi", "Elm,ana@example.org", "Elm,"]
    said = await uploads(klass, "\n".join([*rows, f"{'x' * 61},Ana"]))
    assert "Not saved yet" in said
    assert "7 things" in said
    for words in (
        "Line 2: nobody here is called “Nobody”.",
        f"Line 3: 2 people here are called “Ben”. Please write the id of the one who is meant: {ids}.",
        "Line 4: it does not say which room.",
        "Line 6: “Chi” is in a room already, on line 5.",
        "Line 7: Homeroom does not know whose address “ana@example.org” is.",
        "Line 8: it does not say who.",
        "Line 9: the room’s name has 61 characters; 60 fit.",
    ):
        assert words in said
    assert "alone" not in said
    assert await kept(klass) == {}
    assert {table: rows for table, rows in (await everything(klass)).items() if "breakout" in table} == {
        table: rows for table, rows in before.items() if "breakout" in table
    }


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("room,person\nOak,Ben\nOak,Chi\nElm,Ana\n", "Line 4: whoever is in “Elm” is alone there."),
        ("room\nOak\n", "Line 1: no column is called “person”."),
        ("Ben,Chi\n", "Line 1: no column is called “room”."),
        ("", "There is nothing in this file."),
        (" \n\n", "There is nothing in this file."),
        ("room,person\n", "Line 1: nobody stands in this file."),
        ('room,person\nOak,Ben\nOak,"Chi\n', "Line 3: from here on it cannot be read as a table."),
    ],
)
async def test_a_file_that_makes_no_rooms(klass: Klass, table: str, words: str) -> None:
    assert words in await uploads(klass, table)
    assert await kept(klass) == {}


async def test_who_is_alone_because_of_another_mistake_is_not_told_of_that_too(klass: Klass) -> None:
    said = await uploads(klass, "room,person\nOak,Ben\nOak,\n")
    assert "One thing in this file is to be mended" in said
    assert "Line 3: it does not say who." in said


async def test_a_room_of_one_is_told_with_all_other_mistakes(klass: Klass) -> None:
    said = await uploads(klass, "room,person\nOak,Ben\nOak,Chi\nElm,Ana\nYew,Nobody\nAsh,Ben\nAsh,Someone\n")
    assert "5 things" in said
    for words in (
        "Line 4: whoever is in “Elm” is alone there.",
        "Line 5: nobody here is called “Nobody”.",
        "Line 5: whoever is in “Yew” is alone there.",
        "Line 6: “Ben” is in a room already, on line 2.",
        "Line 7: nobody here is called “Someone”.",
    ):
        assert words in said


async def test_a_long_list_of_mistakes_is_cut(klass: Klass) -> None:
    said = await uploads(klass, "room,person\n" + "Oak,Nobody\n" * 50)
    assert "50 things" in said
    assert "Line 41:" in said
    assert "Line 42:" not in said
    assert "And 10 more." in said


async def test_names_that_the_platform_does_not_tell_in_time(klass: Klass, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.asking.names", _nobody)
    assert "could not be found out in time" in await uploads(klass, ROOMS)
    assert await kept(klass) == {}


async def _nobody(*_: object) -> dict[str, str]:
    return {}


async def test_the_same_name_is_the_same_set(klass: Klass) -> None:
    await uploads(klass, ROOMS)
    assert "“GROUPS” is saved anew: 2 people in 1 room." in await uploads(
        klass, "room,person\nOak,Ana\nOak,Chi\n", "GROUPS"
    )
    assert await kept(klass) == {"GROUPS": {"Oak": ["ana", "chi"]}}


async def test_no_more_sets_than_can_be_chosen(klass: Klass) -> None:
    def put(tx: Tx) -> None:
        for number in range(MOST):
            BreakoutSets(tx, SPACE).save(
                SavedSet(900 + number, DEFAULT_COURSE, f"Week {number}", klass.clock.now()), []
            )

    await klass.database.write(SPACE, put)
    assert "rooms under 20 names, and no more fit" in await uploads(klass, ROOMS)
    assert "“Week 3” is saved anew" in await uploads(klass, ROOMS, "Week 3")
    await klass.instructor.says("/breakout sets", place="general")
    assert "• Week 0: nobody any more" in klass.instructor.answer
    await klass.instructor.chooses("Look at one", "Week 0")
    assert "Nobody of these rooms is in the class any more." in klass.instructor.answer


async def test_the_last_breakouts_rooms_are_saved_without_who_was_alone(klass: Klass) -> None:
    await klass.assistant.says("/breakout sets", place="general")
    await klass.assistant.presses("Save the last breakout’s rooms")
    await klass.assistant.fills({"name": "Labs"})
    assert "There was no breakout in this course yet" in str(klass.assistant.answer) + str(klass.assistant.errors)
    await held(klass)
    await klass.assistant.says("/breakout sets", place="general")
    await klass.assistant.presses("Save the last breakout’s rooms")
    await klass.assistant.fills({"name": "Labs"})
    assert "“Labs” is saved: 5 people in 2 rooms." in klass.assistant.answer
    assert await kept(klass) == {"Labs": {"River": ["ben", "chi"], "Lake": ["s1", "s2", "s3"]}}


async def test_rooms_in_which_people_are_now_come_before_the_last_ones(klass: Klass) -> None:
    await held(klass)
    await held(klass, {"Fir": ("ana", "ben")}, State.RUNNING, breakout_id=71)
    await klass.assistant.says("/breakout sets", place="general")
    await klass.assistant.presses("Save the last breakout’s rooms")
    await klass.assistant.fills({"name": "Now"})
    assert await kept(klass) == {"Now": {"Fir": ["ana", "ben"]}}


async def test_a_set_of_another_course_is_not_here(klass: Klass) -> None:
    await saved(klass)
    await looked_at(klass)

    def elsewhere(tx: Tx) -> None:
        sets = BreakoutSets(tx, SPACE)
        (one,) = sets.of(DEFAULT_COURSE)
        sets.save(SavedSet(one.set_id, 5, one.name, one.made_at), sets.rooms(one.set_id))

    await klass.database.write(SPACE, elsewhere)
    await klass.instructor.presses("Delete these rooms")
    assert "These saved rooms are not here any more" in klass.instructor.answer


async def test_saved_rooms_are_for_the_staff(klass: Klass) -> None:
    await klass.ben.says("/breakout sets", place="general")
    assert "This is for the course’s" in klass.ben.answer
