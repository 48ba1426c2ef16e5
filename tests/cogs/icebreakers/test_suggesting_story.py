"""Students suggest what to ask; an instructor accepts, edits or declines; the student is told in private."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.web.seat import Seat
from cogs.icebreakers.suggesting import MOST_WAITING
from storage.suggestions import Suggestions
from tests.cogs.icebreakers.stories import cards, question
from tests.cogs.kept import everything, shown
from tests.klass import SPACE, Klass


async def suggests(klass: Klass, who: str, words: str, choices: str = "") -> str:
    await klass.seats[who].says("/icebreaker suggest", place="general")
    answer: Any = await klass.seats[who].fills({"words": words, "choices": choices})
    return str(klass.seats[who].errors) if answer.get("form") else klass.seats[who].answer


async def looks(klass: Klass) -> str:
    """The instructor opens the queue."""
    await klass.instructor.says("/icebreaker suggestions", place="general")
    return klass.instructor.answer


async def direct(seat: Seat) -> str:
    """What stands in somebody's conversation with Homeroom."""
    place = await seat.opens_direct()
    await seat.opens(place)
    return seat.reads(place)


async def waiting(klass: Klass) -> list[str]:
    found = await klass.database.read(lambda tx: Suggestions(tx, SPACE).waiting(0))
    return [each.words for each in found]


async def test_a_suggestion_is_thanked_for_and_says_who_sees_it(klass: Klass) -> None:
    await klass.ben.says("/icebreaker suggest", place="general")
    form: Any = klass.ben.form
    assert "Only the instructors see this" in str(form["note"])
    await klass.ben.fills({"words": "Which map?"})
    assert "Thank you! An instructor will look at your question" in klass.ben.answer
    assert "Only the instructors see that it is from you" in klass.ben.answer
    await klass.goes_on()
    assert "Which map?" not in str(shown(klass))
    await klass.assistant.says("/icebreaker suggestions", place="general")
    assert "for the course’s instructors" in klass.assistant.answer


async def test_an_accepted_question_goes_into_the_deck_from_the_class_without_a_name(klass: Klass) -> None:
    await suggests(klass, "ben", "Which map?")
    assert "Which map?" in await looks(klass)
    assert "Ben" in klass.instructor.answer
    await klass.instructor.presses("Accept")
    assert "Accepted, and now in the deck “From the class”: Which map?" in klass.instructor.answer
    assert "Nothing waits to be decided." in klass.instructor.answer
    await klass.goes_on()
    assert "Your question is now one of those that the class can be asked, without your name: Which map?" in (
        await direct(klass.ben)
    )
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.instructor.chooses("Another deck", "From the class")
    await klass.instructor.presses("Post")
    await klass.goes_on()
    card = cards(klass.ana)[-1]
    assert question(card) == "Which map?"
    assert "Ben" not in str(card["card"])


async def test_with_choices_it_is_a_this_or_that(klass: Klass) -> None:
    await suggests(klass, "ben", "Which way?", "Left\nRight")
    assert "Left · Right" in await looks(klass)
    await klass.instructor.presses("Accept")
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.instructor.chooses("Another deck", "From the class")
    await klass.instructor.presses("Post")
    await klass.goes_on()
    await klass.chi.presses("Left")
    assert "You chose Left" in klass.chi.answer


async def test_an_edited_one_is_told_with_the_words_that_it_has_now(klass: Klass) -> None:
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Change")
    await klass.ben.fills({"language": "es"})
    await suggests(klass, "ben", "Wich map?")
    await looks(klass)
    await klass.instructor.presses("Edit and accept")
    await klass.instructor.fills({"words": "Which map?"})
    await klass.goes_on()
    assert "con alguna palabra cambiada: Which map?" in await direct(klass.ben)


async def test_a_declined_one_is_told_kindly_and_goes_nowhere(klass: Klass) -> None:
    await suggests(klass, "ben", "Which map?")
    await looks(klass)
    await klass.instructor.presses("Decline")
    assert "Declined." in klass.instructor.answer
    await klass.goes_on()
    assert "Thank you for suggesting “Which map?”." in await direct(klass.ben)
    await klass.instructor.says("/icebreaker decks", place="general")
    assert "From the class" not in klass.instructor.answer


async def test_the_queue_shows_one_at_a_time_the_oldest_first(klass: Klass) -> None:
    for number, who in enumerate(("ben", "chi", "s1")):
        await suggests(klass, who, f"Number {number}?")
    assert "Number 0?" in await looks(klass)
    assert "2 more wait." in klass.instructor.answer
    await klass.instructor.presses("Accept")
    assert "Number 1?" in klass.instructor.answer
    await klass.instructor.presses("Decline")
    assert "Number 2?" in klass.instructor.answer
    assert "It is the only one that waits." in klass.instructor.answer


async def test_the_status_says_that_something_waits(klass: Klass) -> None:
    await klass.instructor.says("/homeroom status", place="general")
    assert "suggest" not in klass.instructor.answer
    await suggests(klass, "ben", "Which map?")
    await klass.instructor.says("/homeroom status", place="general")
    assert "A suggested question waits for you: /icebreaker suggestions." in klass.instructor.answer


async def test_the_same_suggestion_twice_counts_once(klass: Klass) -> None:
    await suggests(klass, "ben", "Which map?")
    assert "Thank you!" in await suggests(klass, "ben", "which  map?")
    assert await waiting(klass) == ["Which map?"]


async def test_the_same_question_of_two_people_is_asked_once_and_both_are_told(klass: Klass) -> None:
    await suggests(klass, "ben", "Which map?")
    await suggests(klass, "chi", "Which map?")
    await looks(klass)
    await klass.instructor.presses("Accept")
    await klass.instructor.presses("Accept")
    await klass.goes_on()
    assert "Which map?" in await direct(klass.ben)
    assert "Which map?" in await direct(klass.chi)
    await klass.instructor.says("/icebreaker decks", place="general")
    assert "From the class: 1 question for a whole place" in klass.instructor.answer


async def test_more_than_ten_that_wait_are_refused_kindly(klass: Klass) -> None:
    for number in range(MOST_WAITING):
        await suggests(klass, "ben", f"Number {number}?")
    assert "10 of your suggestions wait for an instructor." in await suggests(klass, "ben", "One more?")
    assert len(await waiting(klass)) == MOST_WAITING
    assert "Thank you!" in await suggests(klass, "chi", "One more?")


@pytest.mark.parametrize(
    ("words", "choices", "said"),
    [
        ("x" * 3_000, "", "3,000 characters"),
        ("Which?", "Left\nleft", "two to four different choices"),
        ("Which?", "Left", "at least 2"),
        ("\u200b", "", "Please fill this in."),
    ],
)
async def test_what_does_not_fit_is_said_at_its_field_and_changes_nothing(
    klass: Klass, words: str, choices: str, said: str
) -> None:
    assert said in await suggests(klass, "ben", words, choices)
    assert await waiting(klass) == []


async def test_deciding_twice_changes_nothing(klass: Klass) -> None:
    await suggests(klass, "ben", "Which map?")
    await looks(klass)
    card: Any = klass.instructor.answer_message
    links = {each["label"]: each["link"] for each in card["card"]["actions"]}
    await klass.instructor.presses("Accept")
    await klass.goes_on()
    before = await everything(klass, "deliveries")
    for label in ("Accept", "Decline"):
        await klass.classroom.press("instructor", card["place"], card["id"], links[label])
        await klass.goes_on()
        assert "This one was decided before, so nothing changed." in klass.instructor.answer
    assert await everything(klass, "deliveries") == before


async def test_a_suggestion_can_be_taken_back_while_nobody_has_decided(klass: Klass) -> None:
    await suggests(klass, "ben", "Which map?")
    await suggests(klass, "ben", "Which road?")
    await suggests(klass, "ben", "which  map?")
    await klass.ben.presses("Take it back")
    assert "Taken back: nobody gets to see it any more." in klass.ben.answer
    assert await waiting(klass) == ["Which road?"]
    assert "Which road?" in await looks(klass)
    await klass.ben.says("/homeroom me", place="general")
    assert "What you suggested, and nobody has decided yet" in klass.ben.answer
    await klass.ben.chooses("Take a suggestion back", "Which road?")
    assert "Taken back" in klass.ben.answer
    await klass.instructor.presses("Accept")
    assert "This suggestion was taken back, so nothing happened." in klass.instructor.answer
    assert "Nothing waits to be decided." in await looks(klass)
    await klass.ben.says("/homeroom me", place="general")
    assert "suggest" not in klass.ben.answer


async def test_what_is_decided_or_somebody_elses_is_not_taken_back(klass: Klass) -> None:
    await suggests(klass, "ben", "Which map?")
    card: Any = klass.ben.answer_message
    link = card["card"]["actions"][0]["link"]
    await klass.chi.says("/icebreaker suggest", place="general")
    await klass.chi.fills({"words": "Which road?"})
    theirs: Any = klass.chi.answer_message
    await klass.classroom.press("chi", theirs["place"], theirs["id"], link)
    assert await waiting(klass) == ["Which map?", "Which road?"]
    await looks(klass)
    await klass.instructor.presses("Accept")
    await klass.ben.presses("Take it back")
    assert "This one is decided already, so nothing happened." in klass.ben.answer
    await klass.goes_on()
    assert "Which map?" in await direct(klass.ben)


async def test_who_was_deleted_or_left_meanwhile_is_not_told(klass: Klass) -> None:
    await suggests(klass, "ben", "Mine?")
    await suggests(klass, "chi", "Also mine?")
    await looks(klass)
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Delete me")
    await klass.ben.presses("Delete me now")
    await klass.instructor.presses("Accept")
    assert "This suggestion was taken back" in klass.instructor.answer
    assert "Also mine?" in await looks(klass)
    await klass.classroom.register.remove_person("chi")
    await klass.instructor.presses("Accept")
    await klass.waits(hours=1)
    await klass.instructor.says("/homeroom status", place="general")
    assert "Everything was delivered." in klass.instructor.answer
    await klass.instructor.says("/icebreaker decks", place="general")
    assert "From the class: 1 question" in klass.instructor.answer


async def test_a_deck_from_the_class_that_was_deleted_begins_anew(klass: Klass) -> None:
    await suggests(klass, "ben", "One?")
    await looks(klass)
    await klass.instructor.presses("Accept")
    await klass.instructor.says("/icebreaker decks", place="general")
    await klass.instructor.chooses("Download", "From the class")
    await klass.instructor.presses("Delete this deck")
    await suggests(klass, "ben", "Two?")
    await looks(klass)
    await klass.instructor.presses("Accept")
    await klass.instructor.says("/icebreaker decks", place="general")
    assert "From the class: 1 question" in klass.instructor.answer


async def test_what_somebody_suggested_is_on_their_page(klass: Klass) -> None:
    await suggests(klass, "ben", "Mine?")
    await klass.ben.says("/homeroom me", place="general")
    assert "a question that you suggested" in klass.ben.answer
