"""Report and hide on what a question asks, where people of the course wrote it: an instructor, or who made a deck."""

from __future__ import annotations

from typing import Any

import pytest

from storage.decks import Decks
from tests.cogs.icebreakers.stories import cards, mended
from tests.cogs.icebreakers.test_report_story import GONE, hides, reports, status
from tests.cogs.icebreakers.test_together_story import answers, said_ahead
from tests.cogs.kept import everything
from tests.cogs.way import a_file
from tests.cogs.ways import either_posted, posted, together_previewed
from tests.klass import SPACE, Klass

BAD = "Who is the worst of us?"


async def own_posted(klass: Klass, words: str = BAD) -> None:
    """A question in the instructor's own words stands, whose answers appear together."""
    await together_previewed(klass)
    await klass.instructor.presses("Change")
    await klass.instructor.fills({"words": words})
    await klass.instructor.presses("Post")
    await klass.goes_on()


async def deck_posted(klass: Klass, row: str) -> None:
    """The only question of a deck of the course's own stands."""
    table = f"text,kind,choice 1,choice 2,case,easier\n{row}\n"
    await klass.instructor.says("/icebreaker decks", place="general")
    await klass.instructor.presses("Upload a deck")
    await klass.instructor.fills({"file": a_file("ours.csv", table)})
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.instructor.chooses("Another deck", "ours")
    await klass.instructor.presses("Post")
    await klass.goes_on()


def labels(klass: Klass) -> list[str]:
    return [each["label"] for each in cards(klass.chi)[0]["card"]["actions"]]


async def test_words_of_our_own_writing_cannot_be_reported(klass: Klass) -> None:
    await posted(klass)
    assert "Report" not in labels(klass)


async def test_a_question_in_an_instructors_words_is_hidden_and_what_people_answered_stays(klass: Klass) -> None:
    await own_posted(klass)
    await answers(klass, ben="Nobody", s1="All")
    assert "Thank you for saying so." in await reports(klass, "s1", f"1. {BAD}")
    await klass.instructor.says("/homeroom status", place="general")
    await klass.instructor.presses("Look at the reports")
    assert "not yours to decide" in klass.instructor.answer
    assert "One report waits" in await status(klass)
    await klass.assistant.presses("Look at the reports")
    assert BAD in klass.assistant.answer
    await klass.assistant.presses("Hide")
    await klass.waits(seconds=20)
    assert BAD not in klass.chi.reads("general")
    assert GONE in klass.chi.reads("general")
    assert BAD in klass.instructor.reads("direct:instructor")
    await mended(klass, "Who is the worst of all of us?")
    assert "Mended. The course’s staff has hidden this question" in klass.instructor.answer
    assert "the worst" not in klass.chi.reads("general")
    await klass.waits(hours=25)
    thread = await klass.chi.opens_thread(cards(klass.chi)[0])
    assert "Nobody" in klass.chi.reads(thread)
    assert "the worst" not in klass.chi.reads(thread)
    assert "To the question that was asked here on 2026-03-02." in klass.chi.reads(thread)
    places = klass.classroom.core.state.places.values()
    assert not [each.name for each in places if "worst" in each.name]
    await klass.waits(days=31)
    assert "the worst" not in str(await everything(klass))
    assert "The course’s staff hid this question, and its words are deleted." in klass.chi.reads("general")
    assert "Nobody" in klass.chi.reads(thread)
    await klass.instructor.says("/icebreaker list", place="general")
    assert "in #general: …" in klass.instructor.answer


async def test_what_is_put_back_stands_there_again(klass: Klass) -> None:
    await own_posted(klass)
    await hides(klass, f"1. {BAD}")
    await klass.waits(seconds=20)
    assert BAD not in klass.chi.reads("general")
    await klass.assistant.presses("Put back")
    await klass.waits(seconds=20)
    assert BAD in klass.chi.reads("general")


async def test_the_choices_of_an_instructor_are_hidden_on_the_buttons_too(klass: Klass) -> None:
    await either_posted(klass)
    await klass.ben.presses("The road")
    await hides(klass, "2. The map · The road")
    await klass.waits(seconds=20)
    read = klass.chi.reads("general")
    assert ("The map" not in read, "The road" not in read, "Which first?" in read) == (True, True, True)
    assert labels(klass)[:3] == ["Choice 1", "Choice 2", "Pass"]
    assert "Choice 2: @Ben" in read
    await klass.chi.presses("Choice 2")
    assert "You chose Choice 2: you and one other person." in klass.chi.answer
    await klass.waits(days=31)
    assert "The road" not in str(await everything(klass))
    assert "Choice 2: @Ben, @Chi" in klass.chi.reads("general")


@pytest.mark.parametrize(
    ("row", "choice"),
    [
        (f"{BAD},open,,,,", f"1. {BAD}"),
        (f'"{BAD}",open,,,"Two of us met.",', "1. Two of us met. Who is the worst of us?"),
        (f"Which?,this-or-that,{BAD},Nobody,,", f"2. {BAD} · Nobody"),
    ],
)
async def test_what_stands_in_a_deck_of_the_course_is_of_nobody_and_goes_from_the_deck(
    klass: Klass, row: str, choice: str
) -> None:
    await deck_posted(klass, row)
    await hides(klass, choice)
    await klass.waits(seconds=20)
    assert BAD not in klass.chi.reads("general")
    assert GONE in klass.chi.reads("general")
    assert klass.instructor.reads("direct:instructor") == "", "nobody is told that words of theirs were hidden"
    await klass.waits(days=31)
    assert BAD not in str(await everything(klass))

    def left(tx: Any) -> list[str]:
        (deck,) = Decks(tx, SPACE).of_course(0)
        return Decks(tx, SPACE).slugs(0, deck.deck, 3)

    assert await klass.database.read(left) == []


async def test_what_stands_in_the_deck_for_another_place_as_well_stays_there(klass: Klass) -> None:
    await deck_posted(klass, f"{BAD},open,,,,")
    await klass.instructor.says("/icebreaker now", place="cafe")
    await klass.instructor.chooses("Another deck", "ours")
    await klass.instructor.presses("Post")
    await klass.goes_on()
    await klass.assistant.opens("general")
    await hides(klass, f"1. {BAD}")
    await klass.waits(days=31)
    read = {place: klass.chi.reads(place) for place in ("general", "cafe")}
    assert [place for place, words in read.items() if BAD in words] in (["general"], ["cafe"])


async def test_a_decks_easier_question_is_hidden_and_one_of_ours_stands_there(klass: Klass) -> None:
    await deck_posted(klass, f"Which?,open,,,,{BAD}")
    await klass.waits(hours=25)
    await klass.assistant.opens_thread(cards(klass.assistant)[0])
    thread = await klass.chi.opens_thread(cards(klass.chi)[0])
    assert BAD in klass.chi.reads(thread)
    await klass.assistant.presses("Hide (staff)", place=thread)
    await klass.assistant.chooses("Hide these words", f"1. {BAD}", place=thread)
    await klass.goes_on()
    assert BAD not in klass.chi.reads(thread)
    assert "Which?" in klass.chi.reads("general")


# An instructor's own answer that the staff hid.

SAID = "I got lost in both."


async def ahead_hidden(klass: Klass) -> None:
    await said_ahead(klass)
    await hides(klass, f"1. {SAID}")
    await klass.waits(seconds=20)


async def test_of_an_answer_that_is_hidden_nobody_says_that_it_stands(klass: Klass) -> None:
    await ahead_hidden(klass)
    await klass.instructor.presses("My answer")
    await klass.instructor.fills({"words": "I got lost in all three."})
    assert "so nobody in the class sees the new words either" in klass.instructor.answer
    await klass.waits(seconds=20)
    assert "all three" not in klass.chi.reads("general")
    await klass.instructor.presses("I’m in")
    assert "the course’s staff has hidden it" in klass.instructor.answer
    await klass.instructor.presses("Pass")
    assert "hidden by the course’s staff, so you did not pass" in klass.instructor.answer


@pytest.mark.parametrize("looked", [False, True])
async def test_what_was_hidden_on_a_question_does_not_come_back_among_the_answers(klass: Klass, looked: bool) -> None:
    await ahead_hidden(klass)
    await klass.instructor.presses("My answer")
    await klass.instructor.fills({"words": SAID})
    await klass.instructor.presses("Take it back")
    if looked:  # which tells that it is gone
        await status(klass)
        await klass.assistant.presses("What is hidden")
        assert "Nothing is hidden." in klass.assistant.answer
    await klass.instructor.presses("My answer")
    await klass.instructor.fills({"words": f"  {SAID.upper()}\n"})
    assert "has hidden these words on this question" in klass.instructor.errors["words"]
    await klass.instructor.fills({"words": "The map"})
    assert "Kept until all answers appear" in klass.instructor.answer
    await klass.waits(days=31)
    assert "hidden_words" not in {name for name, rows in (await everything(klass)).items() if rows}
