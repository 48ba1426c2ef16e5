"""Two polls that ask the same of the same place: schedules close theirs, and whoever asks is told of the rest."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from adapters.web.seat import Seat
from bot.people import Place
from storage.database import Tx
from storage.polls import Label, Poll, Polls, State
from tests.cogs.polls.stories import (
    asked,
    buttons,
    card,
    cards,
    drafted,
    fields,
    looks_after,
    posted,
    private,
    sets,
    text_of,
)
from tests.cogs.polls.test_equal_questions_story import offered
from tests.cogs.polls.test_repeating_story import repeats
from tests.klass import MONDAY, SPACE, Klass


def closes(seat: Seat) -> list[str]:
    """Which others they can close from the newest private card."""
    return [each for each in buttons(private(seat)) if each.startswith("Close “")]


def still_open(klass: Klass) -> int:
    return sum(each["title"] == "A poll for everyone" for each in cards(klass))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"days": ["tue"], "at": "09:30", "open_for": "6h"}, {"days": ["tue"], "at": "11:30", "open_for": "6h"}),
        ({"days": ["tue"], "open_for": "72h"}, {"days": ["wed"], "open_for": "72h"}),
    ],
)
async def test_of_two_schedules_of_one_question_no_two_are_open_at_once(
    klass: Klass, one: dict[str, Any], other: dict[str, Any]
) -> None:
    await asked(klass, closes="1h")
    for given in (one, other):
        await repeats(klass, **given)
    await klass.waits(hours=2)
    for _ in range(72):
        await klass.waits(hours=1)
        assert still_open(klass) <= 1


async def test_one_given_more_time_closes_when_the_next_one_comes(klass: Klass) -> None:
    await asked(klass, closes="1h")
    await repeats(klass, days=["tue", "wed"], open_for="2h")
    await klass.waits(hours=25)
    await looks_after(klass, question="Which day? · Mar 3 09:30")
    await klass.instructor.presses("Give it more time")
    await klass.instructor.fills({"more": "2d"})
    said = "It is open until 2026-03-04 09:30 now: then a schedule asks the same here."
    assert klass.instructor.answer.startswith(said)
    await klass.waits(hours=24)
    assert still_open(klass) == 1


async def test_the_first_one_given_more_time_closes_when_a_schedule_asks_the_same(klass: Klass) -> None:
    await asked(klass, closes="5h")
    await repeats(klass, days=["tue"], open_for="2h")
    await looks_after(klass)
    await klass.instructor.presses("Give it more time")
    await klass.instructor.fills({"more": "2d"})
    assert klass.instructor.answer.startswith("It is open until 2026-03-03 09:30 now: then a schedule asks")
    await klass.waits(hours=25)
    assert still_open(klass) == 1


async def test_opened_again_it_closes_when_a_schedule_asks_the_same(klass: Klass) -> None:
    await asked(klass, closes="1h", label="staff-only")
    await repeats(klass, days=["tue"], open_for="2h")
    await klass.waits(hours=2)
    await looks_after(klass)
    await klass.instructor.presses("Open it again")
    await klass.instructor.fills({"more": "2d"})
    assert klass.instructor.answer.startswith("It is open until 2026-03-03 09:30 now: then a schedule asks")
    await klass.waits(hours=23)
    assert still_open(klass) == 1


async def test_opened_again_beside_others_each_is_named_and_can_be_closed(klass: Klass) -> None:
    await asked(klass, closes="1h", label="staff-only")
    await klass.waits(hours=2)
    for _ in range(2):
        await drafted(klass, label="staff-only", closes="5h")
        await posted(klass)
        await klass.waits(hours=1)
    await looks_after(klass, question="Which day? · Mar 2 09:00")
    await klass.instructor.presses("Open it again")
    await klass.instructor.fills({"more": "5h"})
    both = "“Which day? · Mar 2 12:00”, “Which day? · Mar 2 11:00”"
    assert f"2 that are open here already ask the same: {both}." in klass.instructor.answer
    await klass.instructor.presses("Close “Which day? · Mar 2 11:00”")
    assert "It is closed" in klass.instructor.answer
    assert "“Which day? · Mar 2 12:00” is open here already and asks the same." in klass.instructor.answer
    await klass.instructor.presses("Close “Which day? · Mar 2 12:00”")
    assert "asks the same" not in klass.instructor.answer
    await klass.waits(minutes=1)
    assert still_open(klass) == 1


SAME: list[dict[str, Any]] = [
    {},
    {"question": "which  DAY"},
    {"choices": "Friday\nTuesday\nMonday"},
    {"choices": "Monday\nTuesday\nFriday\nSunday"},
    {"label": "named"},
    {"kind": "several"},
    {"closes": "1h"},
]


@pytest.mark.parametrize("values", SAME)
async def test_asked_anew_while_it_is_open_the_preview_says_so_and_stays(klass: Klass, values: dict[str, Any]) -> None:
    await asked(klass)
    await drafted(klass, **values)
    assert "“Which day?” is open here already and asks the same." in klass.instructor.answer
    await klass.instructor.presses("Close “Which day?”")
    await klass.goes_on()
    assert klass.instructor.answer.startswith("How the class will see it")
    assert "asks the same" not in klass.instructor.answer
    assert still_open(klass) == 0
    await posted(klass)
    assert still_open(klass) == 1


async def test_another_question_and_the_same_in_another_place_are_not_the_same(klass: Klass) -> None:
    await asked(klass, closes="2d")
    await repeats(klass, days=["tue"])
    await drafted(klass, question="Which days?")
    assert "asks the same" not in klass.instructor.answer
    await asked(klass, question="Who saw a \U0001fabf?")  # a goose and a moose: younger than some Pythons
    await drafted(klass, question="Who saw a \U0001face?")
    assert "asks the same" not in klass.instructor.answer
    await asked(klass, place="cafe", closes="2d")
    assert "asks the same" not in klass.instructor.answer
    assert fields(klass, place="cafe")["Closes"].startswith("2026-03-04T09:00")
    await klass.instructor.says("/poll list", place="cafe")
    await klass.instructor.chooses("Look after one", offered(klass)[0])
    await klass.instructor.presses("Repeat it")
    await klass.instructor.fills({"days": ["tue"], "at": "09:30", "zone": "UTC"})
    assert "is asked again, next 2026-03-03 09:30" in klass.instructor.answer, "in its own place"
    assert "is open here already" not in klass.instructor.answer
    await klass.waits(hours=25)
    assert len(cards(klass, place="cafe")) == 2
    assert len(cards(klass)) == 3


async def test_an_older_one_than_a_hundred_others_is_found_too(klass: Klass) -> None:
    await asked(klass)

    def more(tx: Tx) -> None:
        place = Place.parse(SPACE, "channel:general")
        for number in range(110):
            made = MONDAY + timedelta(hours=1)
            Polls(tx, SPACE).add(
                Poll(number + 1, 0, place, None, "text", Label.NAMED, f"{number}?", made, state=State.OPEN)
            )

    await klass.database.write(SPACE, more)
    await drafted(klass)
    assert "“Which day?” is open here already and asks the same." in klass.instructor.answer


async def test_one_that_is_posted_meanwhile_is_read_of_before_the_same_is_posted_once_more(klass: Klass) -> None:
    await sets(klass, asks="student")
    await drafted(klass)
    await drafted(klass, "ben")
    await posted(klass, "ben")
    await posted(klass)
    assert still_open(klass) == 1
    assert "“Which day?” is open here already and asks the same." in klass.instructor.answer
    await posted(klass)
    assert still_open(klass) == 2


async def test_what_is_closed_meanwhile_holds_nothing_up(klass: Klass) -> None:
    await sets(klass, asks="student")
    await asked(klass, who="ben", closes="1h")
    await drafted(klass)
    assert "“Which day?” is open here already and asks the same." in klass.instructor.answer
    await klass.waits(hours=2)
    await posted(klass)
    assert still_open(klass) == 1


async def test_whoever_may_not_close_one_reads_who_can_and_closes_their_own(klass: Klass) -> None:
    await sets(klass, asks="student")
    await asked(klass, who="ben")
    await klass.waits(hours=1)
    await drafted(klass)
    await posted(klass)
    await klass.waits(hours=1)
    await drafted(klass, "ben")
    assert "“Which day? · Mar 2 09:00”, “Which day? · Mar 2 10:00”" in klass.ben.answer
    assert "whoever asked it can close it, and so can the course’s instructors" in klass.ben.answer
    assert closes(klass.ben) == ["Close “Which day? · Mar 2 09:00”"]
    await drafted(klass, "chi")
    assert closes(klass.chi) == []
    await drafted(klass)
    assert "So better close what is open first." in klass.instructor.answer
    assert len(closes(klass.instructor)) == 2


async def test_a_preview_and_its_poll_close_when_a_schedule_asks_the_same(klass: Klass) -> None:
    await asked(klass, closes="1h")
    await repeats(klass, days=["tue"], open_for="2h")
    await klass.waits(hours=2)
    await drafted(klass, closes="1h")
    assert "a schedule asks the same here" not in klass.instructor.answer
    await drafted(klass, closes="2d")
    said = "At 2026-03-03 09:30 a schedule asks the same here, so this one closes then at the latest."
    assert said in klass.instructor.answer
    await posted(klass)
    assert fields(klass)["Closes"] == "2026-03-03T09:30:00+00:00"
    await klass.waits(hours=23)
    assert still_open(klass) == 1


async def test_a_template_that_is_asked_here_already_is_told_of(klass: Klass) -> None:
    template = "Take one of these instead"
    await drafted(klass)
    await klass.instructor.chooses(template, "Exit ticket")
    await posted(klass)
    await drafted(klass)
    assert "asks the same" not in klass.instructor.answer
    await klass.instructor.chooses(template, "Exit ticket")
    assert "“What will you take with you from today?” is open here already and asks" in klass.instructor.answer


async def test_of_what_is_open_each_that_would_be_open_still_closes_when_the_schedule_begins(klass: Klass) -> None:
    await asked(klass, closes="1h")
    await klass.waits(minutes=10)
    await drafted(klass, closes="5d")
    await posted(klass)
    await repeats(klass, "Which day? · Mar 2 09:00", days=["tue"], open_for="2h")
    name = "Which day? · Mar 2 09:10"
    assert f"“{name}” is open now and closes at 2026-03-03 09:30" in klass.instructor.answer
    assert f"“{name}” is open here already" in klass.instructor.answer
    assert closes(klass.instructor) == [f"Close “{name}”"]
    await klass.waits(seconds=5)
    assert fields(klass)["Closes"] == "2026-03-03T09:30:00+00:00"
    await klass.waits(hours=25)
    assert still_open(klass) == 1


async def test_what_is_open_when_a_schedule_asks_the_same_closes_however_it_came_to_be_so(klass: Klass) -> None:
    await asked(klass, closes="1h")
    await repeats(klass, days=["tue"], open_for="2h")
    await klass.instructor.says("/homeroom pause until:2026-03-12", place="general")
    await klass.waits(hours=2)
    await asked(klass, closes="3d")
    assert fields(klass)["Closes"].startswith("2026-03-05T11:00")
    await klass.instructor.says("/homeroom resume", place="general")
    await klass.waits(hours=23)
    assert len(cards(klass)) == 3
    assert still_open(klass) == 1


async def test_what_a_schedule_asked_closes_for_the_next_one_after_it_was_stopped(klass: Klass) -> None:
    await asked(klass, closes="1h")
    await repeats(klass, days=["tue"], open_for="6h")
    await repeats(klass, days=["tue"], at="11:30", open_for="6h")
    await klass.waits(hours=25)
    await klass.instructor.says("/poll repeating", place="general")
    await klass.instructor.chooses("Stop one", "2. Which day?")
    await klass.waits(hours=2)
    assert len(cards(klass)) == 3
    assert still_open(klass) == 1


async def mends(klass: Klass, question: str, to: str) -> None:
    """A typo of an open poll is put right."""
    await looks_after(klass, question=question)
    await klass.instructor.presses("Mend a typo")
    await klass.instructor.fills({"question": to})
    assert klass.instructor.errors == {}


async def test_a_mended_one_is_the_same_as_before(klass: Klass) -> None:
    await asked(klass, question="Which day sutis best?", closes="1h")
    await mends(klass, "Which day sutis best?", "Which day suits best?")
    for question in ("Which day sutis best?", "Which day suits best?"):
        await drafted(klass, question=question)
        assert "“Which day suits best?” is open here already" in klass.instructor.answer


@pytest.mark.parametrize("early", [True, False])
async def test_a_mend_reaches_the_schedule_which_stays_the_same(klass: Klass, early: bool) -> None:
    await asked(klass, question="Which day sutis best?", closes="1h")
    if early:
        await mends(klass, "Which day sutis best?", "Which day suits best?")
    await repeats(klass, f"Which day {'suits' if early else 'sutis'} best?", days=["tue"], open_for="6h")
    if not early:
        await mends(klass, "Which day sutis best?", "Which day suits best?")
    await repeats(klass, "Which day suits best?", days=["tue"], open_for="6h")
    assert "is asked on these days at this time already" in klass.instructor.answer
    await klass.waits(hours=25)
    assert text_of(card(klass)["text"]) == "Which day suits best?"
    await drafted(klass, question="Which day sutis best?")
    assert "“Which day suits best?” is open here already" in klass.instructor.answer


async def test_a_mend_that_makes_it_the_same_as_another_says_so(klass: Klass) -> None:
    await asked(klass, question="Which day suits best?", closes="1h")
    await repeats(klass, "Which day suits best?", days=["tue"], open_for="6h")
    await asked(klass, question="Which day sutis best?", closes="2d")
    await mends(klass, "Which day sutis best?", "Which day suits best?")
    assert "“Which day suits best? · Mar 2 09:00:00” is open here already and asks the same." in klass.instructor.answer
    assert "At 2026-03-03 09:30 a schedule asks the same here" in klass.instructor.answer
    assert closes(klass.instructor) == ["Close “Which day suits best? · Mar 2 09:00:00”"]
    await klass.waits(seconds=5)
    assert fields(klass)["Closes"] == "2026-03-03T09:30:00+00:00"


@pytest.mark.parametrize("values", SAME)
async def test_the_same_question_is_not_repeated_twice_at_one_moment_whatever_else_differs(
    klass: Klass, values: dict[str, Any]
) -> None:
    await asked(klass, closes="1h")
    await repeats(klass, days=["tue"])
    await klass.waits(minutes=10)
    await drafted(klass, **values)
    await klass.instructor.presses("Where and how long")
    await klass.instructor.fills({"with_answers": "30", "reminds": False})
    await posted(klass)
    await klass.instructor.says("/poll list", place="general")
    await klass.instructor.chooses("Look after one", offered(klass)[0])
    await klass.instructor.presses("Repeat it")
    await klass.instructor.fills({"days": ["tue"], "at": "09:30", "zone": "UTC"})
    assert "is asked on these days at this time already" in klass.instructor.answer
