"""Report and hide, on the answers that appear together: what the reader, the writer and the staff live."""

from __future__ import annotations

from pathlib import Path

from bot.courtesy import courtesy
from bot.link import Link
from cogs.admin import cog as admin
from cogs.icebreakers import cog as icebreakers
from tests.cogs.icebreakers.test_together_story import appeared, said_ahead
from tests.cogs.kept import everything
from tests.cogs.ways import appeared as have_appeared
from tests.cogs.ways import hidden, many_hidden, reported
from tests.klass import SPACE, Klass, klass_of, sqlite

GONE = "Something that stood here is not shown any more."


async def status(klass: Klass) -> str:
    """What the assistant is told."""
    await klass.assistant.says("/homeroom status", place="general")
    return klass.assistant.answer


async def hides(klass: Klass, choice: str = "1. The map") -> None:
    """The assistant hides one of the answers where they stand."""
    await klass.assistant.presses("Hide (staff)")
    await klass.assistant.chooses("Hide these words", choice)
    await klass.goes_on()


async def reports(klass: Klass, who: str, choice: str = "1. The map") -> str:
    """Somebody reports one of the answers. Returns what they are told."""
    await klass.seats[who].presses("Report")
    await klass.seats[who].chooses("Report these words", choice)
    await klass.goes_on()
    return klass.seats[who].answer


async def test_what_appeared_can_be_reported_and_it_is_said_before_who_comes_to_know(klass: Klass) -> None:
    await have_appeared(klass)
    assert await appeared(klass) == ["Ben: The map\n\nChi: The sea"]
    await klass.s1.presses("Report")
    assert "1. @Ben: The map\n\n2. @Chi: The sea" in klass.s1.answer
    note = "The course’s staff sees your report with your name, who wrote the words and where they stand, even in a "
    assert f"{note}room of a few; whoever wrote the words is never told" in klass.s1.answer
    assert "Reports:" not in await status(klass)
    await klass.s1.chooses("Report these words", "1. The map")
    assert "Thank you for saying so." in klass.s1.answer
    await klass.goes_on()
    assert await appeared(klass) == ["Ben: The map\n\nChi: The sea"]
    assert klass.ben.reads("direct:ben") == "", "nobody is alarmed by a mere report"
    assert "Reports: One report waits for the staff to look at it." in await status(klass)


async def test_the_same_report_twice_is_one_and_two_people_are_two(klass: Klass) -> None:
    await reported(klass)
    assert "You have reported this already" in await reports(klass, "s1")
    await klass.waits(minutes=1)
    await reports(klass, "s2")
    assert "One report waits" in await status(klass)
    await klass.assistant.presses("Look at the reports")
    assert "Ben: The map" in klass.assistant.answer
    assert "Reported: by @Student 1, @Student 2, since" in klass.assistant.answer


async def test_left_as_it_is_the_report_is_closed_and_the_writer_never_hears_of_it(klass: Klass) -> None:
    await reported(klass)
    await status(klass)
    await klass.assistant.presses("Look at the reports")
    await klass.assistant.presses("Leave as it is")
    assert "It stays as it is, and the report is closed." in klass.assistant.answer
    await klass.goes_on()
    assert await appeared(klass) == ["Ben: The map\n\nChi: The sea"]
    assert klass.ben.reads("direct:ben") == ""
    assert "Reports:" not in await status(klass)
    assert "left it as it was; now it waits for them again" in await reports(klass, "s1")
    assert "One report waits" in await status(klass)


async def test_hidden_from_the_queue_the_words_are_gone_for_everyone_and_their_writer_is_told(klass: Klass) -> None:
    await reported(klass)
    await klass.waits(minutes=1)
    await reports(klass, "s2", "2. The sea")
    assert "2 reports wait" in await status(klass)
    await klass.assistant.presses("Look at the reports")
    assert "After this: one more report" in klass.assistant.answer
    await klass.assistant.presses("Hide")
    await klass.goes_on()
    assert await appeared(klass) == [f"{GONE}\n\nChi: The sea"]
    letter = klass.ben.reads("direct:ben")
    assert "has hidden something that you wrote: “The map”" in letter
    assert "Student" not in letter, "who reported is never told to the writer"
    assert klass.s1.reads("direct:s1") == ""
    await klass.assistant.presses("Next report")
    assert "Chi: The sea" in klass.assistant.answer
    assert "After this" not in klass.assistant.answer


async def test_hidden_words_are_read_by_staff_and_put_back(klass: Klass) -> None:
    await have_appeared(klass)
    await hides(klass)
    assert await appeared(klass) == [f"{GONE}\n\nChi: The sea"]
    await klass.s1.presses("Report")
    assert "The map" not in klass.s1.answer
    assert "Reports: One thing is hidden for now." in await status(klass)
    await klass.assistant.presses("What is hidden")
    assert "Ben: The map" in klass.assistant.answer
    assert "deleted on 2026-04-01" in klass.assistant.answer
    await klass.assistant.presses("Put back 1")
    await klass.goes_on()
    assert await appeared(klass) == ["Ben: The map\n\nChi: The sea"]
    assert "It has been put back, and the class sees it as before." in klass.ben.reads("direct:ben")
    assert "Reports:" not in await status(klass)
    assert "Thank you for saying so." in await reports(klass, "s1"), "what stands again can be reported again"
    await klass.waits(days=31)
    assert await appeared(klass) == ["Ben: The map\n\nChi: The sea"], "what was put back is not deleted"


async def test_after_thirty_days_hidden_words_are_deleted_everywhere(klass: Klass) -> None:
    await hidden(klass)
    await klass.waits(days=29)
    assert "The map" in str(await everything(klass))
    assert await appeared(klass) == [f"{GONE}\n\nChi: The sea"]
    await klass.waits(days=2)
    assert "The map" not in str(await everything(klass))
    assert await appeared(klass) == ["Chi: The sea"]
    assert "The map" not in klass.ben.reads("direct:ben")
    assert "Reports:" not in await status(klass)


async def test_hidden_again_the_thirty_days_begin_again(klass: Klass) -> None:
    await hidden(klass)
    await klass.assistant.presses("Put back")
    await klass.waits(days=20)
    await hides(klass)
    await klass.waits(days=20)
    assert "The map" in str(await everything(klass))
    await klass.waits(days=11)
    assert "The map" not in str(await everything(klass))


async def test_where_all_is_hidden_there_is_nothing_to_report(klass: Klass) -> None:
    await hidden(klass)
    await hides(klass, "1. The sea")
    assert await appeared(klass) == [f"{GONE}\n\n{GONE}"]
    assert "[Report]" not in "".join(klass.chi.reads(each) for each in klass.chi._rooms)


async def test_the_staff_reads_all_that_is_hidden_however_much(klass: Klass) -> None:
    await many_hidden(klass)
    assert "6 things are hidden" in await status(klass)
    await klass.assistant.presses("What is hidden")
    first = klass.assistant.answer
    await klass.assistant.presses("Older ones")
    assert all(f"Road {number}" in first + klass.assistant.answer for number in range(1, 7))
    await klass.assistant.presses("Put back 6")
    await klass.goes_on()
    assert (await appeared(klass))[0].count(GONE) == 5


async def test_a_report_on_what_is_gone_meanwhile_is_closed_by_itself(klass: Klass) -> None:
    await reported(klass)
    await status(klass)
    await klass.assistant.presses("Look at the reports")
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Delete me")
    await klass.ben.presses("Delete me now")
    await klass.waits(seconds=20)
    await klass.assistant.presses("Hide")
    assert "This has been decided, or is gone meanwhile, so nothing happened." in klass.assistant.answer
    await klass.assistant.presses("Look at the reports")
    assert "No report waits." in klass.assistant.answer
    assert "Reports:" not in await status(klass)


async def test_reporting_or_hiding_what_is_hidden_meanwhile_says_so_and_changes_nothing(klass: Klass) -> None:
    await have_appeared(klass)
    await klass.s1.presses("Report")
    await klass.instructor.presses("Hide (staff)")
    await hides(klass)
    before = await everything(klass, "deliveries", "people")
    await klass.s1.chooses("Report these words", "1. The map")
    assert "These words are not shown there any more, so nothing happened." in klass.s1.answer
    await klass.instructor.chooses("Hide these words", "1. The map")
    assert "These words are not shown there any more, so nothing happened." in klass.instructor.answer
    assert await everything(klass, "deliveries", "people") == before


async def test_what_the_instructor_said_ahead_can_be_reported_hidden_and_is_deleted_in_time(klass: Klass) -> None:
    await said_ahead(klass)
    await klass.goes_on()
    said = "I got lost in both."
    assert said in klass.ana.reads("general")
    await reports(klass, "s1", f"1. {said}")
    await hides(klass, f"1. {said}")
    await klass.waits(seconds=20)
    assert said not in klass.ana.reads("general")
    assert GONE in klass.ana.reads("general")
    assert said in klass.instructor.reads("direct:instructor")
    await klass.waits(days=31)
    assert said not in str(await everything(klass))


async def test_what_an_hour_of_questions_is_about_can_be_hidden_and_the_hour_goes_on(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker ask-me about:My first year at sea lasts:8h", place="general")
    await klass.instructor.fills({})
    await klass.goes_on()
    await hides(klass, "1. My first year at sea")
    await klass.waits(seconds=20)
    assert "first year" not in klass.ana.reads("general")
    assert "It ends" in klass.ana.reads("general")
    await klass.waits(days=31)
    assert "first year" not in str(await everything(klass))


async def test_students_cannot_hide(klass: Klass) -> None:
    await have_appeared(klass)
    await klass.s1.presses("Hide (staff)")
    assert klass.s1.answer.startswith("This is for the course’s assistants and instructors.")
    assert await appeared(klass) == ["Ben: The map\n\nChi: The sea"]


async def test_a_link_made_by_hand_shows_nothing_of_a_message_elsewhere(klass: Klass) -> None:
    await reported(klass)
    link = str(courtesy.declarations["report-one"].link(message(klass)))
    await klass.ben.says("Hello!", place="general")
    hello = str(klass.ben.sees("general")[-1]["id"])
    await klass.classroom.choose("ben", "channel:general", hello, link, "nonsense")
    assert "These words are not shown there any more, so nothing happened." in klass.ben.answer


def message(klass: Klass) -> str:
    """The message with all answers."""
    rooms = klass.chi._rooms.values()
    return next(str(each["id"]) for room in rooms for each in room.values() if "All answers" in str(each.get("card")))


async def test_the_staff_place_says_that_something_waits_and_no_more(klass: Klass) -> None:
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({"staff_place": "channel:staff"})
    await reported(klass)
    await klass.waits(seconds=2)
    assert "One report waits for the staff to look at it." in klass.assistant.reads("staff")
    assert "s1" not in {row[-3] for row in (await everything(klass))["standing"] if "reports-waiting" in row[1]}
    assert "The map" not in klass.assistant.reads("staff")
    await klass.assistant.presses("Look at the reports", place="staff")
    await klass.assistant.presses("Leave as it is")
    await klass.goes_on()
    assert "waits for the staff" not in klass.assistant.reads("staff")


async def test_while_the_feature_is_off_what_is_hidden_stays_hidden_and_reports_wait(tmp_path: Path) -> None:
    url = sqlite(tmp_path)
    async with klass_of([admin, icebreakers], url) as klass:
        await hidden(klass)
        await reports(klass, "s1", "1. The sea")
    async with klass_of([admin], url) as klass:
        await status(klass)
        await klass.assistant.presses("What is hidden")
        assert "Nothing is hidden." in klass.assistant.answer
        await status(klass)
        await klass.assistant.presses("Look at the reports")
        assert "Something waits that is not yours to decide, or not yet." in klass.assistant.answer
        await klass.waits(days=40)
    async with klass_of([admin, icebreakers], url) as klass:
        (row,) = (await everything(klass))["hidden_words"]
        view = Link(next(each for each in row if str(each).startswith("icebreakers.")))
        shown = await klass.database.read(lambda tx: klass.core.show(tx, SPACE, view, None))
        assert "The map" not in str(shown)
        assert "The sea" in str(shown)
        assert "One report waits" in await status(klass)
        await klass.waits(days=42)
        assert "The map" not in str(await everything(klass))


async def test_a_report_outlives_who_made_it_without_them_and_ends_after_ninety_days(klass: Klass) -> None:
    await reported(klass)
    await klass.s1.says("/homeroom me", place="general")
    assert "that you reported something" in klass.s1.answer
    await klass.s1.presses("Delete me")
    await klass.s1.presses("Delete me now")
    assert "One report waits" in await status(klass)
    await klass.assistant.presses("Look at the reports")
    assert "Reported: by one person" in klass.assistant.answer
    await klass.waits(days=91)
    assert (await everything(klass))["reports"] == []


async def test_the_person_and_the_words_are_in_no_report(klass: Klass) -> None:
    await reported(klass)
    rows = (await everything(klass))["reports"]
    assert "ben" not in str(rows)
    assert "The map" not in str(rows)


async def test_words_that_stay_hidden_when_their_writer_goes(klass: Klass) -> None:
    """The row is cleared, not deleted: words that a feature keeps for others would be shown again."""
    await hidden(klass)
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Delete me")
    await klass.ben.presses("Delete me now")
    await klass.waits(seconds=20)
    (row,) = (await everything(klass))["hidden_words"]
    assert "ben" not in row
    assert await appeared(klass) == ["Chi: The sea"]
    assert "One thing is hidden" in await status(klass)
    await klass.assistant.presses("What is hidden")
    assert "Nothing is hidden." in klass.assistant.answer
    assert "Reports:" not in await status(klass)
