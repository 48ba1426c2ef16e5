"""The bot is killed at every step of a reveal: each hidden answer appears once, with all the others; none is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from storage.icebreaker_answers import answers
from storage.icebreakers import prompts
from storage.standing import standing
from tests.kills.browser_class import a_class_of
from tests.kills.icebreakers_story import GENERAL, STUDENTS, Story
from tests.kills.record import Record, plain, record, where
from tests.klass import PEOPLE, sqlite
from tests.wire.bots import Kill, When

LONG = "and so on, as one writes when there is much to tell, " * 4
LEAST = timedelta(seconds=11)  # between two refreshes of a question's card
STEPS = [
    Kill(When.ANSWERED, 1),  # they appear, and the instructor does not hear of it
    Kill(When.BEFORE, 1),
    Kill(When.AFTER, 1),
]
MORE = [
    Kill(When.ASKED, 1),  # by the instructor: before the answers appear
    Kill(When.BEFORE, 2),
    Kill(When.BEFORE, 3),
    Kill(When.AFTER, 2),
    *(Kill(When.TRANSACTION, nth) for nth in range(1, 9)),
]


@pytest.fixture
async def story(tmp_path: Path) -> AsyncIterator[Story]:
    """A class whose bot can be killed, with a question of hidden answers, each student's given."""
    async with a_class_of(PEOPLE, Story, sqlite(tmp_path), tmp_path, "a", Random(5)) as made:
        yield made


async def asks_together(story: Story) -> None:
    """The instructor posts a question of hidden answers, and every student answers it."""
    robin = story.seats["instructor"]
    await story.does(lambda key: robin.says("/icebreaker now", place=GENERAL, key=key))
    await story.does(lambda key: robin.chooses("Another deck", "Seen from several sides", key=key))
    while not any(action["label"] == "Answer first" for _, action in robin._actions()):
        await story.does(lambda key: robin.presses("Another", key=key))
    await story.does(lambda key: robin.presses("Post", key=key))
    await story.bots.settle()
    await story.does(lambda key: story.seats["assistant"].presses("I’m in", key=key))  # so that nobody is the last
    for name in STUDENTS:
        seat = story.seats[name]
        await seat.presses("My answer")
        filled = {"words": f"{name}: {LONG}"}
        await story.does(lambda key, seat=seat, filled=filled: seat.fills(filled, key=key))  # type: ignore[misc]
    await story.bots.settle()


async def reveals(story: Story, kill: Kill) -> Record:
    """The instructor lets all appear, and the bot is killed there once. Returns what came of it."""
    await asks_together(story)
    story.bots.plan = [kill]
    await story.bots.arm()
    robin = story.seats["instructor"]
    await story.does(lambda key: robin.presses("Let all appear now", key=key))
    await story.bots.settle()
    await story.bots.all_back()
    await story.bots.goes_to(story.clock.now() + LEAST)
    await story.bots.stop()
    assert len(story.bots.killed) == 1
    return await record(story.bots.start.config, story.classroom)


def holds(found: Record) -> None:
    """All appeared, once."""
    (put,) = found.of(prompts)
    assert put.revealed
    pages = [row for row in found.of(standing) if row.link.startswith("icebreakers.appeared:")]
    said: list[Any] = [message.card for message in found.messages if where(message) in {_at(row) for row in pages}]
    assert len(pages) == len(said) == len({row.page for row in found.of(answers) if row.words}) == 2
    for name in STUDENTS:
        assert str(said).count(f"{name}: {LONG[:20]}") == 1, name
    for message in found.messages:
        assert found.cards[where(message)] == plain(message.card), "what stands is what is so"


def _at(row: Any) -> tuple[str, str]:
    return row.at_place, row.message_id


@pytest.mark.parametrize("kill", STEPS, ids=lambda kill: f"{kill.when.name.lower()}-{kill.nth}")
async def test_killed_at_a_step_of_a_reveal_all_answers_appear_once(story: Story, kill: Kill) -> None:
    holds(await reveals(story, kill))


@pytest.mark.faults
@pytest.mark.parametrize("kill", MORE, ids=lambda kill: f"{kill.when.name.lower()}-{kill.nth}")
async def test_killed_at_every_other_step_too(story: Story, kill: Kill) -> None:
    holds(await reveals(story, kill))
