"""That somebody answered an icebreaker is announced once; a pass, a change and a poll never are."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cogs.admin import cog as admin
from cogs.icebreakers import cog as icebreakers
from cogs.icebreakers.decks import Kind
from cogs.polls import cog as polls
from tests.cogs.hearing import Hearing, hearing
from tests.cogs.icebreakers.stories import cards, posted
from tests.cogs.icebreakers.test_deeper_story import asks, rooms
from tests.cogs.icebreakers.test_together_story import answers, said_ahead
from tests.cogs.poll_ways import answered, asked
from tests.cogs.ways import either_posted, together_posted, wished

BEN = "ben answered-icebreaker"
UNSEEN = {who: f"{who} answered-unseen" for who in ("ben", "chi")}


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Hearing]:
    """A class in which a feature listens."""
    async with hearing(tmp_path, admin, icebreakers, polls) as made:
        yield made


async def test_a_choice_is_announced_once_and_neither_another_one_nor_a_pass_nor_taking_it_back(here: Hearing) -> None:
    await either_posted(here.klass)
    for label in ("The road", "The road", "The map"):
        await here.klass.ben.presses(label)
        await here.klass.goes_on()
    await here.klass.chi.presses("Pass")
    await here.klass.ben.presses("Take it back")
    await here.klass.goes_on()
    assert here.heard == [BEN]


async def test_a_hidden_answer_is_announced_when_it_is_written_and_not_when_somebody_is_in_or_changes_it(
    here: Hearing,
) -> None:
    await together_posted(here.klass)
    await here.klass.ben.presses("I’m in")
    await here.klass.goes_on()
    assert here.heard == []
    await answers(here.klass, ben="The map", chi="The road")
    await answers(here.klass, ben="The sea")
    await here.klass.s1.presses("Pass")
    await here.klass.waits(hours=24)
    assert here.heard == [UNSEEN["ben"], UNSEEN["chi"]]


async def test_what_is_said_ahead_is_no_answer(here: Hearing) -> None:
    await said_ahead(here.klass)
    await here.klass.instructor.presses("My answer")
    await here.klass.instructor.fills({"words": "In all three."})
    await here.klass.goes_on()
    assert here.heard == []


async def test_what_somebody_writes_in_the_thread_is_announced_once_an_hour_at_most(here: Hearing) -> None:
    thread = await here.klass.ben.opens_thread(await posted(here.klass))
    await here.klass.instructor.opens(thread)
    await here.klass.instructor.says("I begin.", place=thread)
    for words in ("Rain.", "And coffee.", "And you?"):
        await here.klass.ben.says(words, place=thread)
    await here.klass.goes_on()
    assert here.heard == [BEN], "all three before anybody had heard of the first"
    for minutes in (20, 39, 2):
        await here.klass.waits(minutes=minutes)
        await here.klass.ben.says("Tea.", place=thread)
        await here.klass.goes_on()
    assert here.heard == [BEN, BEN], "nobody notes who wrote, so nobody knows that it was announced before"


async def test_a_line_below_what_is_answered_with_a_press_is_no_answer(here: Hearing) -> None:
    await either_posted(here.klass)
    thread = await here.klass.ben.opens_thread(cards(here.klass.ben)[-1])
    await here.klass.ben.says("Hard to say.", place=thread)
    await here.klass.goes_on()
    assert here.heard == []


async def test_an_answer_to_a_deeper_question_is_announced_as_one_of_which_nobody_may_know_and_no_wish_is(
    here: Hearing,
) -> None:
    await wished(here.klass)
    asked_for: set[str] = set()
    while len(asked_for) < 2:
        kind, (*_, room) = (await asks(here.klass)).kind, rooms(here.klass)
        assert here.heard == []
        await here.klass.ben.opens(room.key)
        if kind is Kind.TOGETHER:
            await here.klass.ben.presses("My answer", place=room.key)
            await here.klass.ben.fills({"words": "A long story."})
        else:
            await here.klass.ben.says("A long story.", place=room.key)
        await here.klass.goes_on()
        assert here.heard == [UNSEEN["ben"]]
        here.heard.clear()
        asked_for.add(kind)
        await here.klass.waits(minutes=61)


async def test_an_answer_to_a_poll_is_not_announced(here: Hearing) -> None:
    await asked()(here.klass)
    await answered(here.klass)
    assert here.heard == []
