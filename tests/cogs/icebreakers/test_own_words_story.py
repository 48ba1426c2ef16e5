"""Nobody reports their own words or decides on a report of them, whatever they do to them on the card."""

from __future__ import annotations

from typing import Any

from tests.cogs.icebreakers.test_report_story import GONE, hides, reports, status
from tests.cogs.icebreakers.test_together_story import appeared
from tests.cogs.kept import everything
from tests.cogs.ways import appeared as have_appeared
from tests.cogs.ways import hidden
from tests.klass import Klass


async def as_assistant(klass: Klass, who: str = "ben") -> None:
    """A student is one of the staff from now on."""
    await klass.instructor.runs("homeroom roles", {"person": who, "role": "assistant"}, place="general")


async def test_own_words_are_not_reported(klass: Klass) -> None:
    await have_appeared(klass)
    await klass.ben.presses("Report")
    assert "@Chi: The sea" in klass.ben.answer
    assert "The map" not in klass.ben.answer
    await klass.s1.presses("Report")
    shown: Any = klass.s1.answer_message
    ((link, own),) = [(each["link"], each["choices"][0]["value"]) for each in shown["card"]["actions"]]
    here: Any = klass.ben.answer_message
    await klass.classroom.choose("ben", here["place"], here["id"], link, own)
    assert "You wrote these words yourself, so there is nothing to report." in klass.ben.answer
    await hides(klass, "2. The sea")
    await klass.ben.presses("Report")
    assert "You wrote these words yourself, so there is nothing to report." in klass.ben.answer
    await klass.goes_on()
    assert (await everything(klass))["reports"] == []


async def test_nobody_decides_on_a_report_of_their_own_words_nor_reads_whose_it_is(klass: Klass) -> None:
    await have_appeared(klass)
    await reports(klass, "s1")
    await as_assistant(klass)
    await klass.assistant.says("/homeroom status", place="general")
    await klass.assistant.presses("Look at the reports")
    queue: Any = klass.assistant.answer_message
    await klass.ben.says("/homeroom status", place="general")
    await klass.ben.presses("Look at the reports")
    assert "Something waits that is not yours to decide, or not yet." in klass.ben.answer
    assert "Student 1" not in klass.ben.answer
    leave = next(each["link"] for each in queue["card"]["actions"] if each["label"] == "Leave as it is")
    await klass.ben.says("Hello!", place="general")
    await klass.classroom.press("ben", "channel:general", str(klass.ben.sees("general")[-1]["id"]), leave)
    assert "This has been decided, or is gone meanwhile" in klass.ben.answer
    assert "One report waits" in await status(klass)


async def test_who_hides_their_own_words_leaves_the_report_of_them_with_the_others(klass: Klass) -> None:
    await have_appeared(klass)
    await reports(klass, "s1")
    await as_assistant(klass)
    await klass.ben.presses("Hide (staff)")
    assert "those only others of the staff can put back" in klass.ben.answer
    await klass.ben.chooses("Hide these words", "1. The map")
    await klass.goes_on()
    assert "Hidden: nobody sees your words on the card any more. Others of the staff can" in klass.ben.answer
    assert "Put back" not in klass.ben.answer
    assert await appeared(klass) == [f"{GONE}\n\nChi: The sea"]
    assert "One report waits" in await status(klass)
    await klass.assistant.presses("Look at the reports")
    assert "Ben: The map\n\nThese words are hidden already" in klass.assistant.answer
    await klass.assistant.presses("Put back")
    await klass.goes_on()
    assert await appeared(klass) == ["Ben: The map\n\nChi: The sea"]
    assert "One report waits" in await status(klass)
    await klass.assistant.presses("Look at the reports")
    await klass.assistant.presses("Hide")
    await klass.goes_on()
    assert await appeared(klass) == [f"{GONE}\n\nChi: The sea"]
    assert "One report waits" not in await status(klass)


async def test_left_as_it_is_what_its_writer_hid_stays_hidden(klass: Klass) -> None:
    await have_appeared(klass)
    await reports(klass, "s1")
    await as_assistant(klass)
    await klass.ben.presses("Hide (staff)")
    await klass.ben.chooses("Hide these words", "1. The map")
    await status(klass)
    await klass.assistant.presses("Look at the reports")
    await klass.assistant.presses("Leave as it is")
    await klass.goes_on()
    assert await appeared(klass) == [f"{GONE}\n\nChi: The sea"]
    assert "report waits" not in await status(klass)


async def test_nobody_puts_their_own_words_back(klass: Klass) -> None:
    await hidden(klass)
    card: Any = klass.assistant.answer_message
    back = next(each["link"] for each in card["card"]["actions"] if each["label"] == "Put back")
    await as_assistant(klass)
    await klass.ben.says("/homeroom status", place="general")
    await klass.ben.presses("What is hidden")
    assert "Ben: The map" in klass.ben.answer
    assert "These are your own words: others of the staff can put them back." in klass.ben.answer
    assert "[Put back" not in klass.ben.answer
    here: Any = klass.ben.answer_message
    await klass.classroom.press("ben", here["place"], here["id"], back)
    await klass.goes_on()
    assert "These are your own words, so you cannot put them back yourself." in klass.ben.answer
    assert await appeared(klass) == [f"{GONE}\n\nChi: The sea"]
    await klass.instructor.says("/homeroom status", place="general")
    await klass.instructor.presses("What is hidden")
    await klass.instructor.presses("Put back 1")
    await klass.goes_on()
    assert await appeared(klass) == ["Ben: The map\n\nChi: The sea"]
