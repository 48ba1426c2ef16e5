"""Two polls that ask the same of the same place: schedules close theirs, and whoever asks is told of the rest."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cogs.polls.stories import asked, cards, drafted, looks_after
from tests.cogs.polls.test_repeating_story import repeats
from tests.klass import Klass


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
    said = "It is open until 2026-03-04 09:30 now: then the next one comes, and no two are open at once."
    assert klass.instructor.answer.startswith(said)
    await klass.waits(hours=24)
    assert still_open(klass) == 1


async def test_the_first_one_given_more_time_says_that_a_schedule_asks_the_same(klass: Klass) -> None:
    await asked(klass, closes="5h")
    await repeats(klass, days=["tue"])
    await looks_after(klass)
    await klass.instructor.presses("Give it more time")
    await klass.instructor.fills({"more": "2d"})
    assert "At 2026-03-03 09:30 a schedule asks the same here." in klass.instructor.answer
    await klass.instructor.presses("Close now")
    await klass.waits(minutes=1)
    assert still_open(klass) == 0


async def test_opened_again_beside_another_that_asks_the_same_says_so(klass: Klass) -> None:
    await asked(klass, closes="1h", label="staff-only")
    await klass.waits(hours=2)
    await looks_after(klass)
    await klass.instructor.presses("Ask again")
    assert "is open here already" not in klass.instructor.answer
    await klass.instructor.presses("Post")
    await klass.waits(minutes=1)
    await looks_after(klass, question="Which day? · Mar 2 09:00")
    await klass.instructor.presses("Open it again")
    await klass.instructor.fills({"more": "2h"})
    assert "“Which day?” is open here already and asks the same." in klass.instructor.answer
    await klass.instructor.presses("Close that one")
    await klass.waits(minutes=1)
    assert still_open(klass) == 1


async def test_asked_anew_while_it_is_open_the_preview_says_so(klass: Klass) -> None:
    await asked(klass)
    await drafted(klass)
    assert "“Which day?” is open here already and asks the same." in klass.instructor.answer
    await klass.instructor.presses("Close that one")
    await klass.waits(minutes=1)
    assert still_open(klass) == 0
    await drafted(klass, question="Another?")
    assert "is open here already" not in klass.instructor.answer
