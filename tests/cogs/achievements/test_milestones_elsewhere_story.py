"""What people do elsewhere leads to their badges: a result from a room, a hello to a buddy, a meeting; never a poll."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cogs.achievements import cog as achievements
from cogs.admin import cog as admin
from cogs.breakouts import cog as breakouts
from cogs.buddies import cog as buddies
from cogs.polls import cog as polls
from tests.cogs.achievements.milestones_told import joins, reached
from tests.cogs.achievements.stories import received, settled
from tests.cogs.breakout_after_ways import brought
from tests.cogs.buddies.fortnight import matched, presses, writes
from tests.cogs.poll_ways import answered, asked
from tests.klass import Klass, klass_of, sqlite


@pytest.fixture
async def klass(tmp_path: Path) -> AsyncIterator[Klass]:
    """The class, in which breakouts, buddies and polls are on as well."""
    async with klass_of([achievements, admin, breakouts, buddies, polls], sqlite(tmp_path)) as made:
        yield made


async def test_a_result_from_a_room_is_a_milestone_of_who_belongs_there(klass: Klass) -> None:
    await joins(klass, "ben")
    await brought(klass)
    await settled(klass)
    assert await reached(klass, "ben") == ["room"]
    assert [each["title"] for each in received(klass.ben)][-1] == "First room result"


async def test_a_hello_to_a_buddy_and_a_meeting_are_milestones_of_who_said_so(klass: Klass) -> None:
    for who in ("ben", "chi"):
        await joins(klass, who)
    await matched(klass, "ben", "chi")
    for who in ("ben", "ben", "chi"):
        await writes(klass, who)
    await klass.waits(days=6)
    await presses(klass, "ben", "We met")
    await settled(klass)
    assert await reached(klass, "ben") == ["hello", "buddy"]
    assert await reached(klass, "chi") == ["hello"]


async def test_an_answer_to_a_poll_is_none(klass: Klass) -> None:
    await joins(klass, "ben")
    await asked()(klass)
    await answered(klass)
    await settled(klass)
    assert await reached(klass, "ben") == []
