"""Mending a typo, asking again, taking back: what stays the question that was answered."""

from __future__ import annotations

import pytest

from tests.cogs.kept import everything
from tests.cogs.polls.stories import (
    all_press,
    all_write,
    answered,
    asked,
    buttons,
    card,
    cards,
    closed,
    drafted,
    fields,
    looks_after,
    own_fields,
    private,
    says_here,
    settled,
    text_of,
)
from tests.klass import Klass

ANOTHER = "This could ask something else."


async def mends(klass: Klass, **values: str) -> dict[str, str]:
    """The instructor mends words of the newest poll. Returns what did not fit."""
    await looks_after(klass, question=text_of(card(klass)["text"]).removesuffix(" (edited)"))
    await klass.instructor.presses("Mend a typo")
    await klass.instructor.fills(values)
    errors = klass.instructor.errors
    await settled(klass)
    return errors


async def test_a_typo_is_mended_and_the_card_says_so(klass: Klass) -> None:
    await asked(klass, question="Whcih day?", choices="On a mnday\nTuesday")
    await answered(klass, ben="On a mnday")
    assert await mends(klass, question="Which day?", choices="On a monday\nTuesday") == {}
    assert text_of(card(klass)["text"]) == "Which day? (edited)"
    assert buttons(card(klass))[:2] == ["On a monday", "Tuesday"]
    await klass.ben.presses("My answer", place="general")
    assert klass.ben.answer.startswith("Your answer: On a monday")


async def test_what_it_said_before_can_be_read_by_everyone(klass: Klass) -> None:
    await asked(klass, question="Whcih day?", choices="On a mnday\nTuesday")
    assert await mends(klass, question="Which day?", choices="On a monday\nTuesday") == {}
    await klass.ben.presses("What does this mean?")
    assert own_fields(klass.ben)["Before it was edited"] == "Whcih day?\n1. On a mnday\n2. Tuesday"
    await klass.assistant.presses("Hide (staff)")
    await klass.assistant.chooses("Hide these words", "2. On a monday")
    await settled(klass)
    await klass.ben.presses("What does this mean?")
    assert own_fields(klass.ben)["Before it was edited"] == "Whcih day?\n2. Tuesday"


async def test_a_mend_before_it_stands_is_marked_as_well(klass: Klass) -> None:
    await drafted(klass, question="Whcih day?")
    await klass.instructor.presses("Post")
    await klass.instructor.presses("Mend a typo")
    await klass.instructor.fills({"question": "Which day?"})
    await settled(klass)
    assert text_of(card(klass)["text"]) == "Which day? (edited)", "answers may have come already"


async def test_the_same_words_are_no_mend(klass: Klass) -> None:
    await asked(klass)
    assert await mends(klass) == {}
    assert "These are the same words as before, so nothing changed." in klass.instructor.answer
    assert "edited" not in says_here(klass)


@pytest.mark.parametrize(
    "values",
    [
        {"question": "Shall we stop?"},
        {"choices": "Monday\nSunday\nFriday"},
        {"choices": "Tuesday\nMonday\nFriday"},
        {"choices": "Room B\nRoom A\nRoom 12"},
        {"choices": "Room A\nRoom B\nRoom 13"},
    ],
)
async def test_it_stays_the_question_that_was_posted(klass: Klass, values: dict[str, str]) -> None:
    rooms = "Room" in values.get("choices", "")
    await asked(klass, choices="Room A\nRoom B\nRoom 12" if rooms else "Monday\nTuesday\nFriday")
    await answered(klass, ben="Room A" if rooms else "Monday")
    before = says_here(klass)
    (error,) = (await mends(klass, **values)).values()
    assert error.startswith(ANOTHER)
    assert says_here(klass) == before


async def test_many_small_mends_do_not_lead_to_another_question(klass: Klass) -> None:
    await asked(klass, question="Shall we meet on mondays?", choices="Yes, please\nNo, thank you")
    await answered(klass, ben="Yes, please")
    assert await mends(klass, question="Shall we meet on mnodays?") == {}
    assert await mends(klass, question="Shlal we meet on mondays?") == {}
    assert (await mends(klass, question="Shlal we meet on mundays?"))["question"].startswith(ANOTHER)
    assert (await mends(klass, question="Shall we not meet on sundays?"))["question"].startswith(ANOTHER)
    assert (await mends(klass, question="Will we eat sundaes?"))["question"].startswith(ANOTHER)


async def test_a_name_inside_a_sentence_stays_as_it_was_posted(klass: Klass) -> None:
    await asked(klass, question="Shall Brenard begin?", choices="Yes, with Jonhson\nNot yet")
    said = "A word with a capital may be a name, and another name asks something else."
    assert (await mends(klass, question="Shall Bernard begin?"))["question"].startswith(said)
    errors = await mends(klass, choices="Yes, with Johnson\nNot yet")
    assert errors["choices"].startswith(said)
    assert (await mends(klass, question="Shall Bernard stop?"))["question"].startswith(ANOTHER)


@pytest.mark.parametrize(("before", "after"), [("Rafaela", "Rafala"), ("Jonsson", "Jonson"), ("Ricardo", "Ricado")])
async def test_a_choice_that_is_a_name_stays_as_it_was_posted(klass: Klass, before: str, after: str) -> None:
    await asked(klass, choices=f"{before}\nNobody")
    said = "A word with a capital may be a name"
    assert (await mends(klass, choices=f"{after}\nNobody"))["choices"].startswith(said)


@pytest.mark.parametrize("answers", [0, 1])
async def test_what_is_refused_does_not_tell_whether_somebody_answered(klass: Klass, answers: int) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * answers)
    assert (await mends(klass, question="Shall we stop?"))["question"].startswith(ANOTHER)
    for other in ("WHICH day?", "Which, day?", "Which dáy?", "Which day %?"):
        assert (await mends(klass, question=other))["question"].startswith(ANOTHER)
    assert await mends(klass, question="Which  day") == {}
    errors = await mends(klass, choices="Monday\nTuesday")
    assert errors == {
        "choices": "Please keep as many choices as before, in the same order. For others, close the poll and ask anew."
    }


async def test_a_scale_and_words_have_only_their_question_to_mend(klass: Klass) -> None:
    await asked(klass, kind="scale", question="How was the lsson?")
    assert await mends(klass, question="How was the lesson?", choices="a\nb") == {}
    assert buttons(card(klass))[:5] == ["1", "2", "3", "4", "5"]


async def test_nothing_is_mended_after_the_close(klass: Klass) -> None:
    await asked(klass)
    await looks_after(klass)
    await klass.instructor.presses("Mend a typo")
    await closed(klass)
    await klass.instructor.fills({"question": "Which days?"})
    assert "This poll is closed, so nothing was changed." in klass.instructor.answer
    assert "Which days?" not in says_here(klass)


async def test_ask_again_is_a_new_poll_with_the_same_words(klass: Klass) -> None:
    await asked(klass, kind="several", closes="2h")
    await closed(klass, hours=3)
    await looks_after(klass)
    await klass.instructor.presses("Ask again")
    assert "How the class will see it" in klass.instructor.answer
    assert "2 hours after it is posted" in klass.instructor.answer
    again = private(klass.instructor)
    await klass.instructor.presses("Ask again")
    assert private(klass.instructor)["actions"] == again["actions"], "pressed twice it is one preview"
    await klass.instructor.presses("Post")
    await settled(klass)
    assert [each["title"] for each in cards(klass)] == ["A poll that is over", "A poll for everyone"]
    assert fields(klass)["To choose from"] == "1. Monday\n2. Tuesday\n3. Friday"


async def test_a_preview_that_nobody_posts_is_forgotten_after_a_day(klass: Klass) -> None:
    await asked(klass, closes="2h")
    await closed(klass, hours=3)
    await looks_after(klass)
    await klass.instructor.presses("Ask again")
    await klass.instructor.says("/poll ask Another one? choices:Yes,No", place="general")
    assert len((await everything(klass))["polls"]) == 3
    await klass.waits(hours=25)
    assert len((await everything(klass))["polls"]) == 1
    await klass.instructor.presses("Post")
    assert klass.instructor.answer.startswith("This poll is no longer there.")


@pytest.mark.parametrize("label", ["named", "staff-only", "unlinkable"])
async def test_taken_back_it_goes_with_everything_that_was_answered(klass: Klass, label: str) -> None:
    await asked(klass, label=label)
    await all_press(klass, *["Monday"] * 6)
    await klass.instructor.says("/homeroom undo", place="general")
    assert "A poll for everyone: Which day?" in klass.instructor.answer
    await klass.instructor.presses("Take it back")
    await settled(klass)
    assert ("6" in klass.instructor.answer) == (label == "named")
    assert "Which day?" not in says_here(klass)
    rows = await everything(klass)
    assert [*rows["poll_answers"], *rows["poll_ballots"], *rows["sealed_answers"], *rows["sealed_boxes"]] == []
    await klass.ben.presses("Tuesday")
    assert klass.ben.answer.startswith("This poll is no longer there.")
    await klass.waits(days=4)
    assert "Which day?" not in says_here(klass)
    assert (await everything(klass))["polls"] == []


async def test_taken_back_after_a_quick_close_nothing_of_it_stays(klass: Klass) -> None:
    await asked(klass, kind="text", question="What is unclear?", closes="2m")
    await all_write(klass, [f"The map {number}" for number in range(10)])
    over = next(each for each in klass.ben.sees("general") if not each["private"])
    await klass.waits(minutes=3)
    thread = await klass.ben.opens_thread(over)
    await klass.ben.opens(thread)
    assert "The map" in klass.ben.reads(thread)
    await klass.instructor.says("/homeroom undo", place="general")
    await klass.instructor.presses("Take it back")
    await settled(klass)
    assert "The map" not in "".join(klass.ben._text(each) for each in klass.ben.sees(thread) if not each["private"])
    assert "What came of" not in says_here(klass)
    assert "The map" not in str(await everything(klass))
    assert "What is unclear?" not in klass.instructor.reads("direct:instructor")
