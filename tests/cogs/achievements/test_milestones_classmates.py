"""Simulated classmates join the milestones where these begin, reach some by what they do, and celebrate with others."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cogs.achievements import cog as achievements
from cogs.admin import cog as admin
from cogs.icebreakers import cog as icebreakers
from storage.milestones import Milestones
from storage.spaces import DEFAULT_COURSE
from tests.cogs.achievements.milestones_told import reached
from tests.cogs.achievements.stories import begun, cards, fields, gave, person, text_of
from tests.cogs.ways import either_posted
from tests.klass import PEOPLE, SPACE, Klass, klass_of, sqlite

MATES = [each.id for each in PEOPLE if each.role == "student"]


@pytest.fixture
async def klass(tmp_path: Path) -> AsyncIterator[Klass]:
    """The class, whose students are simulated."""
    async with klass_of([achievements, admin, icebreakers], sqlite(tmp_path), mates=MATES) as made:
        yield made


async def test_some_join_where_it_begins_and_reach_what_they_do(klass: Klass) -> None:
    await begun(klass)
    await klass.waits(days=1)
    everyone = [person(each) for each in MATES]
    joined = await klass.database.read(lambda tx: Milestones(tx, SPACE).in_(DEFAULT_COURSE, everyone))
    assert 2 <= len(joined) < len(MATES)
    assert any(joined.values())
    await either_posted(klass)
    await klass.waits(days=2)
    who = [each for each in MATES if "icebreaker" in await reached(klass, each)]
    assert who
    assert {*who} <= {each.external_id for each in joined}
    assert "First icebreaker" in [each["title"] for each in cards(klass.instructor)]


async def test_they_celebrate_with_somebody_real(klass: Klass) -> None:
    await begun(klass)
    await klass.instructor.says("/kudos milestones", place="general")
    await klass.instructor.presses("Join the milestones")
    await klass.instructor.presses("Show the class what I reach")
    await gave(klass, "instructor", "assistant")
    await klass.waits(days=2)
    (mine,) = [each for each in cards(klass.assistant) if "instructor" in text_of(each["text"])]
    assert mine["title"] == "First shout-out given"
    assert fields(mine)["Celebrating"]
