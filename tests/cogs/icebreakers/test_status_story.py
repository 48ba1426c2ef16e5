"""What the staff sees of questions: counts, what is silent, and a smaller one before its time; never a name."""

from __future__ import annotations

from dataclasses import replace

from storage.database import Tx
from storage.icebreakers import POSTED, Icebreakers
from tests.cogs.icebreakers.stories import cards, posted
from tests.cogs.ways import either_posted, together_posted
from tests.klass import SPACE, Klass

EASIER = "Try an easier one now"


async def status(klass: Klass) -> str:
    """What the assistant is told."""
    await klass.assistant.says("/homeroom status", place="general")
    return klass.assistant.answer


async def test_a_silent_question_is_said_to_be_silent_until_somebody_writes(klass: Klass) -> None:
    thread = await klass.ben.opens_thread(await posted(klass))
    assert "(nobody yet)" in await status(klass)
    await klass.ben.says("Rain.", place=thread)
    await klass.chi.says("Tea.", place=thread)
    said = await status(klass)
    assert "(2 answers in the thread)" in said
    assert EASIER not in said
    assert not any(name in said for name in ("Ben", "Chi", "Student"))


async def test_what_was_deleted_counts_no_longer_whoever_deleted_it(klass: Klass) -> None:
    thread = await klass.ben.opens_thread(await posted(klass))
    for who in ("ben", "chi", "s1", "instructor"):
        await klass.seats[who].says(f"{who} says so.", place=thread)
    await klass.goes_on()
    assert "(3 answers in the thread)" in await status(klass)
    words = {each["by"]: dict(each) for each in klass.assistant.sees(thread) if each.get("text")}
    await klass.assistant.picks("Delete (staff)", words["chi"])
    await klass.assistant.presses("Delete it for everyone")
    await klass.goes_on()
    assert "(2 answers in the thread)" in await status(klass)
    await klass.classroom.own_words.delete("ben", str(words["ben"]["id"]))
    await klass.classroom.own_words.delete("instructor", str(words["instructor"]["id"]))
    await klass.goes_on()
    assert "(1 answer in the thread)" in await status(klass)


async def test_choices_and_who_is_in_are_counted_and_nobody_is_named(klass: Klass) -> None:
    await either_posted(klass)
    await klass.ben.presses("The map")
    await klass.chi.presses("The road")
    assert "(2 people chose)" in await status(klass)
    await klass.instructor.says("/homeroom undo", place="general")
    await klass.instructor.presses("Take it back")
    await klass.waits(minutes=11)
    await together_posted(klass)
    await klass.ben.presses("I’m in")
    await klass.chi.presses("My answer")
    await klass.chi.fills({"words": "The sea"})
    said = await status(klass)
    assert "(2 people, 1 answered)" in said
    assert not any(name in said for name in ("Ben", "Chi", "The sea"))
    await klass.instructor.presses("Let all appear now")
    await klass.goes_on()
    said = await status(klass)
    assert "A question in #general since 2026-03-02" in said
    assert "hides no answers any longer" in said
    assert "(1 answer appeared)" in said
    assert "is open" not in said


async def test_passes_are_counted_from_five_up(klass: Klass) -> None:
    await posted(klass)
    for who in ("ben", "chi", "s1", "s2"):
        await klass.seats[who].presses("Pass")
    assert "(nobody yet)" in await status(klass)
    await klass.s3.presses("Pass")
    assert "(nobody yet; at least 5 passed)" in await status(klass)


async def test_the_count_of_passes_does_not_move_with_a_name_that_goes(klass: Klass) -> None:
    await either_posted(klass)
    for number in range(1, 6):
        await klass.seats[f"s{number}"].presses("Pass")
    await klass.ben.presses("The map")
    assert "(1 person chose; at least 5 passed)" in await status(klass)
    await klass.ben.presses("Pass")
    assert "(nobody yet; at least 5 passed)" in await status(klass)  # six


async def test_of_hidden_answers_too_passes_are_counted_in_fives(klass: Klass) -> None:
    await together_posted(klass)
    for number in range(1, 6):
        await klass.seats[f"s{number}"].presses("Pass")
    await klass.chi.presses("My answer")
    await klass.chi.fills({"words": "The sea"})
    await klass.ben.presses("Pass")
    await klass.instructor.says("/icebreaker list", place="general")
    assert "(1 person, 1 answered; at least 5 passed)" in klass.instructor.answer
    await klass.waits(seconds=20)
    assert "Passed: At least 5 people" in klass.ana.reads("general")


async def test_it_costs_the_same_however_many_are_open(klass: Klass) -> None:
    await together_posted(klass)
    await status(klass)

    async def cost() -> int:
        before = klass.database.metrics.statements
        await status(klass)
        return klass.database.metrics.statements - before

    def more(tx: Tx) -> None:
        for number in range(9):
            Icebreakers(tx, SPACE).add(replace(one, prompt_id=number + 5))

    first = await cost()
    (one,) = await klass.database.read(lambda tx: Icebreakers(tx, SPACE).recent(0, POSTED))
    await klass.database.write(SPACE, more)
    assert await cost() == first


async def test_an_easier_one_comes_at_once_and_only_once(klass: Klass) -> None:
    thread = await klass.ben.opens_thread(await posted(klass))
    await status(klass)
    await klass.assistant.presses(EASIER)
    assert "The easier question is on its way to the thread in #general." in klass.assistant.answer
    await klass.goes_on()
    assert [each["card"]["title"] for each in cards(klass.ben, thread)] == ["Or a smaller one"]
    await klass.assistant.presses(EASIER)
    assert "posted before, and comes only once" in klass.assistant.answer
    await klass.waits(hours=30)
    assert len(cards(klass.ben, thread)) == 1
    assert f"[{EASIER}]" not in await status(klass)


async def test_who_answered_a_moment_before_keeps_it_away(klass: Klass) -> None:
    thread = await klass.ben.opens_thread(await posted(klass))
    await status(klass)
    await klass.ben.says("Rain.", place=thread)
    await klass.assistant.presses(EASIER)
    assert "Somebody has answered meanwhile" in klass.assistant.answer
    await klass.goes_on()
    assert cards(klass.ben, thread) == []


async def test_in_a_pause_it_does_not_come(klass: Klass) -> None:
    thread = await klass.ben.opens_thread(await posted(klass))
    await status(klass)
    await klass.instructor.says("/homeroom pause until:2026-03-06", place="general")
    await klass.assistant.presses(EASIER)
    assert "Icebreakers rest at the moment" in klass.assistant.answer
    await klass.goes_on()
    assert cards(klass.ben, thread) == []


async def test_of_several_silent_ones_each_button_says_which_it_is_for(klass: Klass) -> None:
    await posted(klass)
    await posted(klass, "cafe")
    await status(klass)
    labels = [action["label"] for _, action in klass.assistant._actions() if action["label"].startswith(EASIER)]
    assert len(set(labels)) == 2
    assert all(label.startswith(f"{EASIER}: ") for label in labels)
