"""A prompt, from its preview to its end, as people live it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from bot.written import in_short
from storage.icebreakers import passes, prompts
from tests.cogs.icebreakers.stories import cards, mended, posted, question
from tests.cogs.ways import either_posted, together_posted, together_previewed
from tests.klass import Klass


async def test_the_instructors_own_words_are_posted_as_they_are(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.instructor.presses("Change")
    await klass.instructor.fills({"words": "**Hello** @everyone <b>you</b> مرحبا 🎉"})
    await klass.instructor.presses("Post")
    await klass.goes_on()
    said = cards(klass.ana)[0]["card"]["text"]
    assert said == [{"t": "said", "text": "**Hello** @everyone <b>you</b> مرحبا 🎉"}]


LONG = f"{'What would you tell yourself a year ago, ' * 4}\n@everyone?"


async def test_the_staff_sees_which_questions_are_open_each_on_one_line(klass: Klass) -> None:
    first = question(await posted(klass))
    await klass.waits(minutes=1)
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.instructor.presses("Change")
    await klass.instructor.fills({"words": LONG})
    await klass.instructor.presses("Post")
    await klass.goes_on()
    await klass.assistant.says("/homeroom status", place="general")
    open_ = [line for line in klass.assistant.answer.splitlines() if "A question is open in #general" in line]
    assert open_[0].endswith(f"since 2026-03-02: {in_short(first, 80)} (nobody yet)")
    assert open_[1].endswith(
        ": What would you tell yourself a year ago, What would you tell yourself a year… (nobody yet)"
    )
    assert "{'t': 'said', 'text': 'What would you tell" in str(klass.assistant.answer_message)


async def test_the_thread_is_called_by_its_question(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.instructor.presses("Change")
    await klass.instructor.fills({"words": f"\u202e{LONG}"})
    await klass.instructor.presses("Post")
    await klass.goes_on()
    thread = await klass.ana.opens_thread(cards(klass.ana)[0])
    found = klass.classroom.core.state.places[thread].name
    assert found == "A question for everyone"  # the instructor's own words can be hidden, and a thread keeps its name
    deck = await posted(klass, "cafe")
    thread = await klass.ana.opens_thread(deck)
    assert klass.classroom.core.state.places[thread].name == in_short(question(deck), 80)


async def test_a_typo_is_mended_and_the_card_says_so(klass: Klass) -> None:
    await posted(klass)
    await mended(klass, "What made you smile this week?")
    assert "Mended. The card shows it within a few seconds, and says that it was edited." in klass.instructor.answer
    assert "What made you smile this week? (edited)" in klass.ana.reads("general")


async def test_what_is_mended_before_it_stands_does_not_count_as_edited(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.instructor.presses("Post")
    await klass.instructor.presses("Mend a typo")
    await klass.instructor.fills({"words": "What made you smile?"})
    assert "Mended before anybody saw it." in klass.instructor.answer
    await klass.goes_on()
    assert "What made you smile?\n" in klass.ana.reads("general")
    assert "(edited)" not in klass.ana.reads("general")


async def test_the_same_words_again_are_no_edit(klass: Klass) -> None:
    await posted(klass)
    await klass.instructor.presses("Mend a typo")
    await klass.instructor.fills({})
    assert "These are the same words as before, so nothing changed." in klass.instructor.answer
    await klass.waits(seconds=20)
    assert "(edited)" not in klass.ana.reads("general")


async def test_once_somebody_answered_a_question_stays_the_one_that_they_answered(klass: Klass) -> None:
    card = await posted(klass)
    thread = await klass.ana.opens_thread(card)
    await klass.ana.says("Coffee and rain.", place=thread)
    await klass.goes_on()
    await mended(klass, "What is your salary?")
    assert "this is another question" in klass.instructor.errors["words"]
    assert question(card) in klass.ana.reads("general")
    await klass.instructor.fills({"words": question(card) + " And why?"})
    await klass.waits(seconds=20)
    assert f"{question(card)} And why? (edited)" in klass.ana.reads("general")


async def test_a_press_is_an_answer_and_keeps_the_question(klass: Klass) -> None:
    await either_posted(klass)
    await klass.ben.presses("The map")
    await klass.waits(seconds=20)
    await mended(klass, "Who cheats in exams, by any means?")
    assert "this is another question" in klass.instructor.errors["words"]
    await klass.instructor.fills({"words": "Which first, then?"})
    await klass.waits(seconds=20)
    assert "Which first, then? (edited)" in klass.ana.reads("general")


async def test_a_hidden_answer_keeps_the_question_too(klass: Klass) -> None:
    await together_posted(klass)
    await klass.ben.presses("My answer")
    await klass.ben.fills({"words": "The map"})
    await mended(klass, "What do you dislike in a person?")
    assert "this is another question" in klass.instructor.errors["words"]
    await klass.ben.presses("Take it back")
    await klass.instructor.fills({"words": "What do you dislike in a person?"})
    assert "Mended." in klass.instructor.answer


async def test_however_many_mends_come_it_stays_the_question_that_was_answered(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.instructor.presses("Change")
    await klass.instructor.fills({"words": "What would you like to lern next week in this course?"})
    await klass.instructor.presses("Post")
    await klass.goes_on()
    await mended(klass, "What did you never dare to say at home?")  # nobody answered, so it may be another one
    await mended(klass, "What would you like to learn next week in this course?")
    thread = await klass.ben.opens_thread(cards(klass.ben)[0])
    await klass.ben.says("A lot, gladly", place=thread)
    await klass.goes_on()
    for words in ("like to earn next week from this curse", "steal to burn next from this curse"):
        await mended(klass, f"What would you {words}?")
        assert "Mended." in klass.instructor.answer
    await mended(klass, "What did you steal and burn from this nurse?")  # four fifths are of the one before
    assert "this is another question" in klass.instructor.errors["words"]
    await klass.instructor.fills({"words": "What would you like to learn next week in this course?"})
    assert "Mended." in klass.instructor.answer


async def test_what_another_instructor_said_ahead_keeps_the_question_too(klass: Klass) -> None:
    await together_previewed(klass)
    await klass.instructor.presses("Answer first")
    await klass.instructor.fills({"words": "The map"})
    await klass.instructor.presses("Post")
    await klass.goes_on()
    await klass.instructor.runs("homeroom roles", {"person": "assistant", "role": "instructor"}, place="general")
    await klass.assistant.says("/icebreaker list", place="general")
    await klass.assistant.presses("Mend the newest")
    await klass.assistant.fills({"words": "What do you dislike in a person?"})
    assert "this is another question" in klass.assistant.errors["words"]
    await mended(klass, "What do you dislike in a person?")
    assert "Mended." in klass.instructor.answer


async def test_the_count_does_not_tell_who_passed_where_all_others_answered_in_the_thread(klass: Klass) -> None:
    await posted(klass)
    for name in ("s1", "s2", "s3", "s4", "s5"):
        await klass.seats[name].presses("Pass")
    await klass.waits(seconds=20)
    assert "Passed: At least 5 people" in klass.ana.reads("general")  # of ten
    thread = await klass.ben.opens_thread(cards(klass.ben)[0])
    await klass.ben.says("The map", place=thread)
    await klass.waits(seconds=20)
    assert "Passed: At least 5 people" in klass.ana.reads("general")  # three did neither, and who posted it
    await klass.chi.says("The sea", place=thread)
    await klass.waits(seconds=20)
    assert "Passed" not in klass.ana.reads("general")
    await klass.assistant.says("/homeroom status", place="general")
    assert "passed" not in klass.assistant.answer
    await klass.waits(days=8)
    assert "Passed" not in klass.ana.reads("general")
    # Who comes later cannot have passed, and would hide nobody.
    assert await klass.database.read(lambda tx: tx.scalar(select(prompts.c.passes))) == 0


async def test_passing_counts_once_and_is_shown_from_five_up(klass: Klass) -> None:
    await posted(klass)
    before = cards(klass.ana)
    for name in ("s1", "s2", "s3", "s4", "s4"):
        await klass.seats[name].presses("Pass")
    await klass.waits(seconds=20)
    assert cards(klass.ana) == before, "below five, not even a refresh tells that somebody passed"
    assert "Only you can see this. Nobody is told who passed" in klass.s1.answer
    await klass.s5.presses("Pass")
    await klass.waits(seconds=20)
    assert "Passed: At least 5 people" in klass.ana.reads("general")
    await klass.s5.presses("I changed my mind")
    assert "Only you can see this. Nobody is told who passed" in klass.s5.answer
    await klass.waits(seconds=20)
    assert "people" not in klass.ana.reads("general")


async def test_how_many_passed_moves_in_steps_of_five(klass: Klass) -> None:
    await posted(klass)
    for name in ("s1", "s2", "s3", "s4", "s5"):
        await klass.seats[name].presses("Pass")
    await klass.waits(seconds=20)
    before = cards(klass.ana)
    assert "Passed: At least 5 people" in klass.ana.reads("general")
    await klass.ben.presses("Pass")
    await klass.waits(seconds=20)
    assert cards(klass.ana) == before
    await klass.ben.presses("I changed my mind")  # before they write below, where everyone sees their name
    await klass.waits(seconds=20)
    assert cards(klass.ana) == before


async def test_who_leaves_or_is_deleted_is_counted_no_longer(klass: Klass) -> None:
    await posted(klass)
    for name in ("s1", "s2", "s3", "s4", "s5", "ben"):
        await klass.seats[name].presses("Pass")
    await klass.waits(seconds=20)
    assert "Passed: At least 5 people" in klass.ana.reads("general")
    await klass.s1.says("/homeroom me")
    await klass.s1.presses("Leave all programmes")
    await klass.waits(seconds=20)
    assert "Passed: At least 5 people" in klass.ana.reads("general")
    await klass.s2.says("/homeroom me")
    await klass.s2.presses("Delete me")
    await klass.s2.presses("Delete me now")
    await klass.waits(seconds=20)
    assert "people" not in klass.ana.reads("general")


async def test_after_a_week_the_button_goes_and_who_passed_is_forgotten(klass: Klass) -> None:
    await posted(klass)
    await klass.s1.presses("Pass")
    await klass.waits(days=8)
    assert "This question is over" in klass.ana.reads("general")

    def counts(tx: Any) -> tuple[int, int]:
        return tx.scalar(select(func.count()).select_from(passes)), tx.scalar(select(prompts.c.passes))

    assert await klass.database.read(counts) == (0, 1)
    await klass.s1.presses("I changed my mind")
    assert "This question is over, so nothing happened." in klass.s1.answer


async def test_from_five_up_the_count_stays_when_it_is_over(klass: Klass) -> None:
    await posted(klass)
    for number in range(1, 6):
        await klass.seats[f"s{number}"].presses("Pass")
    await klass.waits(days=8)
    assert "Passed: At least 5 people" in klass.ana.reads("general")


async def test_no_card_of_a_prompt_ever_names_somebody(klass: Klass) -> None:
    card = await posted(klass)
    thread = await klass.ana.opens_thread(card)
    for number in range(1, 6):
        await klass.seats[f"s{number}"].presses("Pass")
    await klass.ben.says("Tea.", place=thread)
    await klass.waits(days=8)
    await klass.assistant.says("/icebreaker list", place="general")
    await klass.assistant.says("/homeroom status", place="general")
    seen = [*cards(klass.ana), *cards(klass.ana, thread), *klass.assistant.sees("general")]
    assert not [run for card in seen for run in str(card).split("'t': ") if run.startswith("'person'")]


async def test_a_press_that_was_made_up_replaces_nobodys_card(klass: Klass) -> None:
    await posted(klass)
    await klass.ben.presses("Pass")
    before = klass.chi.reads("general")
    message = next(each for each in klass.ana.sees("general") if each.get("card") and not each["private"])
    private: Any = klass.ben.answer_message
    link = private["card"]["actions"][0]["link"]
    await klass.classroom.press("ana", "channel:general", str(message["id"]), str(link))
    await klass.goes_on()
    assert klass.chi.reads("general") == before
