"""What was taken back is asked for again at once: the key against double presses does not find what is no more."""

from __future__ import annotations

import pytest

from tests.cogs.icebreakers.stories import cards
from tests.cogs.icebreakers.test_deeper_story import rooms
from tests.cogs.ways import wished
from tests.klass import Klass


async def undone(klass: Klass) -> None:
    await klass.instructor.says("/homeroom undo", place="general")
    await klass.instructor.presses("Take it back")
    await klass.goes_on()


@pytest.mark.parametrize("command", ["/icebreaker ask-me", "/icebreaker ask-me lasts:2h"])
async def test_an_hour_that_was_taken_back_comes_when_it_is_asked_for_again(klass: Klass, command: str) -> None:
    for _ in range(3):
        await klass.instructor.says(command, place="general")
        await klass.instructor.fills({})
        await klass.goes_on()
        assert len(cards(klass.ana)) == 1
        await undone(klass)
        assert cards(klass.ana) == []


async def test_a_deeper_question_that_was_taken_back_opens_when_it_is_asked_for_again(klass: Klass) -> None:
    await wished(klass)
    for number in range(2):
        await klass.instructor.says("/icebreaker deeper", place="general")
        await klass.instructor.says("/icebreaker deeper", place="general")
        await klass.goes_on()
        assert len([each for each in rooms(klass) if not each.gone]) == 1, number
        await undone(klass)
        assert [each for each in rooms(klass) if not each.gone] == []
