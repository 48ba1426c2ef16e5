"""Simulated classmates let their names stand, vote and applaud."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cogs.achievements import cog
from cogs.admin import cog as admin
from cogs.polls import cog as polls
from storage.awards import Stands, State
from storage.sealed import Sealed
from tests.cogs.achievements.awarded import SHOWN, asked, award, candidates, given, looks_after, poll
from tests.cogs.achievements.stories import begun, cards, fields, settled
from tests.klass import PEOPLE, SPACE, Klass, klass_of, sqlite

MATES = [each.id for each in PEOPLE if each.role != "instructor" and each.id != "ben"]


@pytest.fixture
async def klass(tmp_path: Path) -> AsyncIterator[Klass]:
    """The class, in which all but the instructor and Ben are simulated."""
    async with klass_of([admin, cog, polls], sqlite(tmp_path), mates=MATES) as made:
        yield made


async def test_most_who_are_asked_let_their_names_stand_and_the_class_votes(klass: Klass) -> None:
    await begun(klass)
    await asked(klass, *MATES[:6])
    await klass.waits(days=1)
    yes = [each for each in await candidates(klass) if each.stands is Stands.YES]
    assert len(yes) >= 2
    await looks_after(klass)
    await klass.instructor.presses("Open the vote")
    await settled(klass)
    await klass.waits(days=2)
    this = (await poll(klass)).poll_id
    assert await klass.database.read(lambda tx: Sealed(tx, SPACE).rows(this)) >= 2
    await klass.waits(days=2)
    assert (await award(klass)).state in (State.GIVEN, State.NOBODY)


async def test_some_applaud(klass: Klass) -> None:
    await begun(klass)
    await given(klass, "ben")
    await klass.ben.presses("Show the class")
    await klass.waits(days=3)
    (shown,) = [each for each in cards(klass.instructor) if each["title"] == SHOWN]
    assert fields(shown)["Applause from"]
