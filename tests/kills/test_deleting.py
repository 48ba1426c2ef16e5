"""The bot is killed at every step of deleting what somebody wrote: it goes, and its writer is told once at most."""

from __future__ import annotations

import pytest

from storage.reports import Closed, reports
from tests.kills.icebreakers_story import GENERAL, Story
from tests.kills.record import record
from tests.kills.test_together import story
from tests.wire.bots import Kill, When

__all__ = ["story"]
WORDS = "The sea is mine."
UNTOLD = Kill(When.AFTER, 1)  # it is gone, and with it who wrote it: nobody can be asked any more
STEPS = [Kill(When.BEFORE, 1), UNTOLD, Kill(When.AFTER, 2)]
MORE = [
    Kill(When.ASKED, 1),
    Kill(When.ANSWERED, 1),
    Kill(When.BEFORE, 2),
    *(Kill(When.TRANSACTION, nth) for nth in range(1, 6)),
]


async def deletes(story: Story, kill: Kill) -> None:
    """The assistant deletes what Chi wrote, and the bot is killed there once: it goes, and Chi is told."""
    noor, chi = story.seats["assistant"], story.seats["chi"]
    await chi.says(WORDS, GENERAL)
    message = chi.sees(GENERAL)[-1]
    await story.does(lambda key: noor.picks("Delete (staff)", message, key=key))
    story.bots.plan = [kill]
    await story.bots.arm()
    await story.does(lambda key: noor.presses("Delete it for everyone", key=key))
    await story.bots.settle()
    await story.bots.all_back()
    await story.bots.settle()
    await story.bots.stop()
    assert len(story.bots.killed) == 1
    assert WORDS not in noor.reads(GENERAL)
    found = await record(story.bots.start.config, story.classroom)
    assert {row.closed for row in found.of(reports)} <= {Closed.HIDDEN, Closed.LEFT}
    told = chi.reads("direct:chi").count("taken away a message that you wrote in #general")
    assert told == (0 if kill == UNTOLD else 1)


@pytest.mark.parametrize("kill", STEPS, ids=lambda kill: f"{kill.when.name.lower()}-{kill.nth}")
async def test_killed_at_a_step_of_deleting_it_goes_once_and_nothing_is_told_twice(story: Story, kill: Kill) -> None:
    await deletes(story, kill)


@pytest.mark.faults
@pytest.mark.parametrize("kill", MORE, ids=lambda kill: f"{kill.when.name.lower()}-{kill.nth}")
async def test_killed_at_every_other_step_of_it_too(story: Story, kill: Kill) -> None:
    await deletes(story, kill)
