"""*Ask me anything*, as people live it."""

from __future__ import annotations

from typing import Any

import pytest

from storage.jobs import Jobs
from tests.cogs.icebreakers.stories import cards
from tests.klass import SPACE, Klass


async def asks_away(klass: Klass, line: str = "/icebreaker ask-me") -> str:
    """The instructor opens an hour: its thread."""
    await klass.instructor.says(line, place="general")
    await klass.instructor.fills({})
    await klass.goes_on()
    return await klass.ben.opens_thread(cards(klass.ben)[-1])


def shown(klass: Klass) -> dict[str, Any]:
    return dict(cards(klass.ben)[-1]["card"])


async def test_it_says_whom_one_can_ask_what_about_and_counts_down(klass: Klass) -> None:
    await asks_away(klass, "/icebreaker ask-me lasts:90m about:My first year at sea")
    assert "It is on its way to #general." in klass.instructor.answer
    read = klass.ben.reads("general")
    assert "Ask me anything" in read
    assert "@Robin answers whatever you would like to know." in read
    assert "About: My first year at sea" in read
    assert "Ask in the thread below; everyone sees it with your name." in read
    (ends,) = [each for field in shown(klass)["fields"] for each in field["text"] if each["t"] == "when"]
    assert (ends["at"], ends["style"]) == ("2026-03-02T10:30:00+00:00", "relative")


async def test_nothing_goes_to_the_class_before_its_form_is_sent_and_what_was_typed_is_in_it(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker ask-me lasts:2h about:My first year at sea", place="general")
    await klass.waits(hours=1)
    assert cards(klass.ben) == []
    form: Any = klass.instructor.form
    assert {each["name"]: each["value"] for each in form["inputs"]} == {
        "place": "channel:general",
        "lasts": "2h",
        "about": "My first year at sea",
    }
    await klass.instructor.says("/icebreaker ask-me", place="general")
    form = klass.instructor.form
    assert "It goes to the whole class, with your name." in str(form)
    assert {each["name"]: each["value"] for each in form["inputs"]} | {"about": ""} == {
        "place": "channel:general",
        "lasts": "1h",
        "about": "",
    }


async def test_at_its_end_it_says_so_and_how_many_messages_came_while_it_lasted(klass: Klass) -> None:
    thread = await asks_away(klass)
    await klass.ben.says("Why this subject?", place=thread)
    await klass.chi.says("Tea or coffee?", place=thread)
    await klass.instructor.says("By chance, Ben. Tea, Chi.", place=thread)
    await klass.waits(minutes=59)
    assert "This is over" not in klass.ben.reads("general")
    await klass.waits(minutes=2)
    read = klass.ben.reads("general")
    assert "This is over. Thank you to @Robin and to everyone who asked. 3 messages came while it lasted." in read
    assert "Why this subject?" in klass.chi.reads(thread)
    await klass.ben.says("One more?", place=thread)
    await klass.waits(hours=1)
    assert "3 messages came while it lasted." in klass.ben.reads("general")
    said = [each for each in klass.ben.sees(thread) if each["by"] == "ben" and each.get("text")]
    for each in said:
        await klass.ben.deletes(each)
    await klass.waits(seconds=20)
    assert "2 messages came while it lasted." in klass.ben.reads("general")


async def test_no_questions_are_fine(klass: Klass) -> None:
    await asks_away(klass)
    await klass.waits(hours=2)
    assert "No questions came this time, and that is fine." in klass.ben.reads("general")


async def test_asked_for_twice_it_comes_once(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker ask-me", place="general")
    form: Any = klass.instructor.form
    for _ in range(2):
        await klass.classroom.submit("instructor", "channel:general", form["key"], form["link"], {"lasts": "1h"})
    await klass.goes_on()
    assert len(cards(klass.ben)) == 1


@pytest.mark.parametrize("lasts", ["1m", "8d"])
async def test_too_short_and_too_long_are_said_to_be_and_change_nothing(klass: Klass, lasts: str) -> None:
    await klass.instructor.says(f"/icebreaker ask-me lasts:{lasts}", place="general")
    await klass.instructor.fills({})
    assert "Please give a time from 5m to 7d." in str(klass.instructor.errors)
    await klass.goes_on()
    assert cards(klass.ben) == []


async def test_undo_takes_it_back_with_its_questions(klass: Klass) -> None:
    thread = await asks_away(klass)
    await klass.ben.says("Why this subject?", place=thread)
    await klass.instructor.says("/homeroom undo", place="general")
    await klass.instructor.presses("Take it back")
    assert "Taken back, with one answer." in klass.instructor.answer
    await klass.waits(hours=2)
    assert cards(klass.ben) == []
    assert await klass.database.read(lambda tx: Jobs(tx, SPACE).failed()) == []


async def test_who_held_it_left_the_class_and_it_ends_kindly(klass: Klass) -> None:
    thread = await asks_away(klass, "/icebreaker ask-me about:My first year at sea")
    await klass.ben.says("Why this subject?", place=thread)
    await klass.classroom.register.set_role("assistant", "instructor")
    await klass.classroom.register.remove_person("instructor")
    await klass.waits(seconds=20)
    read = klass.ben.reads("general")
    assert "This is over, for whoever answered here has left. Thank you to everyone who asked." in read
    assert "One message came while it lasted." in read
    assert "Robin" not in read
    assert "at sea" not in read
    await klass.waits(hours=2)
    assert klass.ben.reads("general") == read


async def test_who_held_it_was_deleted_and_it_ends_as_kindly(klass: Klass) -> None:
    await asks_away(klass)
    await klass.instructor.says("/homeroom me", place="general")
    assert "that you let everyone ask you anything" in klass.instructor.answer
    await klass.instructor.presses("Delete me")
    await klass.instructor.presses("Delete me now")
    await klass.waits(seconds=20)
    assert "whoever answered here has left" in klass.ben.reads("general")


async def test_what_was_written_about_one_that_is_over_goes_as_well_with_who_wrote_it(klass: Klass) -> None:
    await asks_away(klass, "/icebreaker ask-me about:My first year at sea")
    await klass.waits(hours=2)
    assert "at sea" in klass.ben.reads("general")
    await klass.instructor.says("/homeroom me", place="general")
    await klass.instructor.presses("Delete me")
    await klass.instructor.presses("Delete me now")
    await klass.waits(seconds=20)
    assert "at sea" not in klass.ben.reads("general")
    assert "Robin" not in klass.ben.reads("general")


async def test_where_its_card_could_not_stand_nothing_comes_late(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker ask-me", place="cafe")
    await klass.instructor.fills({})
    await klass.classroom.register.change_place("channel:cafe", muzzled=True)
    await klass.waits(hours=2)
    await klass.classroom.register.change_place("channel:cafe", muzzled=False)
    await klass.instructor.says("/homeroom status", place="general")
    await klass.instructor.presses("Try again")
    await klass.goes_on()
    assert cards(klass.ben, "cafe") == []
