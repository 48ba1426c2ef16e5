"""Which questions are the same, how copies are called, and what becomes of each where one is mended, hidden or gone."""

from __future__ import annotations

import pytest

from tests.cogs.polls.stories import asked, cards, drafted, fields, looks_after, posted, private, sets, text_of
from tests.cogs.polls.test_at_once_story import closes, mends, still_open
from tests.cogs.polls.test_equal_questions_story import offered
from tests.cogs.polls.test_hiding_story import hides
from tests.cogs.polls.test_repeating_story import repeats
from tests.klass import Klass


async def test_a_mend_that_makes_it_the_same_as_a_schedule_lets_each_copy_close_in_time(klass: Klass) -> None:
    await sets(klass, asks="student")
    await asked(klass, who="ben", question="Which day suits best?", closes="4d")
    await asked(klass, question="Which day sutis best?", closes="1h")
    await repeats(klass, "Which day sutis best?", days=["tue"], open_for="6h")
    await mends(klass, "Which day sutis best?", "Which day suits best?")
    assert (
        "“Which day suits best? · Mar 2 09:00:00” is open now and closes at 2026-03-03 09:30" in klass.instructor.answer
    )
    await klass.waits(seconds=5)
    assert "2026-03-03T09:30:00+00:00" in str(cards(klass)[0]), "of Ben's too"
    assert "2026-03-06" not in str(cards(klass)[0])


@pytest.mark.parametrize("gone", ["forgotten", "taken back"])
async def test_one_can_be_closed_from_the_card_of_another_that_is_gone(klass: Klass, gone: str) -> None:
    await asked(klass, closes="4d")
    await klass.waits(minutes=10)
    await drafted(klass)
    if gone == "taken back":
        await posted(klass)
        await looks_after(klass, question="Which day? · Mar 2 09:10")
        await klass.instructor.presses("Give it more time")
        await klass.instructor.fills({"more": "1h"})
    (offered,) = closes(klass.instructor)
    if gone == "taken back":
        await klass.instructor.says("/homeroom undo", place="general")
        await klass.instructor.presses("Take it back")
        await klass.goes_on()
    else:
        await klass.waits(hours=25)
    assert still_open(klass) == 1
    await klass.instructor.presses(offered)
    await klass.goes_on()
    assert "It is closed" in klass.instructor.reads("general")
    assert still_open(klass) == 0


@pytest.mark.parametrize("words", ["1. Which day?", "2. Monday"])
async def test_a_schedule_that_asks_nothing_closes_nothing_and_is_no_reason_not_to_repeat(
    klass: Klass, words: str
) -> None:
    await asked(klass, closes="1h")
    await repeats(klass, days=["tue"], open_for="2h")
    await hides(klass, words)
    await klass.waits(hours=2)
    await drafted(klass, closes="3d")
    assert "a schedule asks the same" not in klass.instructor.answer
    await posted(klass)
    assert fields(klass)["Closes"].startswith("2026-03-05T11:00")
    await klass.waits(hours=23)
    assert len(cards(klass)) == 2
    assert still_open(klass) == 1
    await repeats(klass, "Which day? · Mar 2 11:00" if "Monday" in words else "Which day?", days=["tue"], open_for="2h")
    assert "is asked again, next 2026-03-10 09:30" in klass.instructor.answer


async def test_of_the_same_minute_a_warning_names_them_as_the_list_does(klass: Klass) -> None:
    for closes_in in ("1h", "2h", "5d"):
        await asked(klass, closes=closes_in)
    await klass.instructor.says("/poll list", place="general")
    lines = dict(zip(offered(klass), text_of(private(klass.instructor)["text"]).split("\n\n"), strict=True))
    (longest,) = [name for name, line in lines.items() if "2026-03-07" in line]
    await repeats(klass, next(name for name in lines if name != longest), days=["tue"], open_for="2h")
    assert f"“{longest}” is open now and closes at 2026-03-03 09:30" in klass.instructor.answer
    assert f"Close “{longest}”" in closes(klass.instructor)


async def test_of_many_it_is_said_how_many_more_there_are(klass: Klass) -> None:
    for _ in range(7):
        await asked(klass)
    await drafted(klass)
    assert still_open(klass) == 7
    assert "7 that are open here already ask the same: " in klass.instructor.answer
    assert "” and 2 more." in klass.instructor.answer
    assert len(closes(klass.instructor)) == 5


async def test_what_was_to_close_by_a_schedule_that_is_stopped_keeps_that_close(klass: Klass) -> None:
    await asked(klass, closes="5d")
    await repeats(klass, days=["tue"], open_for="2h")
    await klass.instructor.says("/poll repeating", place="general")
    await klass.instructor.chooses("Stop one", "1. Which day?")
    assert "What was to close when the next one came still closes then" in klass.instructor.answer
    await klass.waits(seconds=5)
    assert fields(klass)["Closes"] == "2026-03-03T09:30:00+00:00"
    await looks_after(klass)
    await klass.instructor.presses("Give it more time")
    await klass.instructor.fills({"more": "2d"})
    assert "It is open until 2026-03-05 09:30 now." in klass.instructor.answer


@pytest.mark.parametrize(
    ("one", "other"),
    [("C# or not?", "C or not?"), ("5 % more?", "5 more?"), ("Is it -1?", "Is it 1?"), ("Is it 1.5?", "Is it 15?")],
)
async def test_signs_of_a_word_or_a_number_make_another_question(klass: Klass, one: str, other: str) -> None:
    await asked(klass, question=one)
    await drafted(klass, question=other)
    assert "asks the same" not in klass.instructor.answer


@pytest.mark.parametrize(
    "other", ["Well,  is it “Monday”, then", "well: is it 'Monday' then!?", "¿Well… is it Monday; then"]
)
async def test_what_ends_and_joins_sentences_does_not(klass: Klass, other: str) -> None:
    await asked(klass, question="Well, is it Monday, then?")
    await drafted(klass, question=other)
    assert "is open here already and asks the same" in klass.instructor.answer
