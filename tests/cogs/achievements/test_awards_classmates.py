"""Simulated classmates let their names stand, vote, show what they received and applaud."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cogs.achievements import cog
from cogs.admin import cog as admin
from cogs.polls import cog as polls
from storage.awards import Stands, State
from storage.recognitions import Recognitions
from tests.cogs.achievements.awarded import SHOWN, asked, award, candidates, given, looks_after
from tests.cogs.achievements.stories import begun, cards, fields, settled
from tests.klass import PEOPLE, SPACE, Klass, klass_of, sqlite

MATES = [each.id for each in PEOPLE if each.role == "student"]


@pytest.fixture
async def klass(tmp_path: Path) -> AsyncIterator[Klass]:
    """The class, in which all students are simulated."""
    async with klass_of([admin, cog, polls], sqlite(tmp_path), mates=MATES) as made:
        yield made


async def test_most_who_are_asked_let_their_names_stand_and_the_class_comes_to_a_result(klass: Klass) -> None:
    await begun(klass)
    await asked(klass, *MATES[:6])
    await klass.waits(days=1)
    yes = [each for each in await candidates(klass) if each.stands is Stands.YES]
    assert len(yes) >= 2
    await looks_after(klass)
    await klass.instructor.presses("Open the vote")
    await settled(klass)
    await klass.waits(days=4)
    this = await award(klass)
    assert this.state is State.GIVEN
    people = await klass.database.read(lambda tx: Recognitions(tx, SPACE).people(this.award_id))
    assert {each.person for each in people} <= {each.person for each in yes}
    assert people


async def test_they_show_what_they_received_and_others_applaud(klass: Klass) -> None:
    await begun(klass)
    await given(klass, *MATES[:6])
    await klass.waits(days=2)
    (shown,) = [each for each in cards(klass.instructor) if each["title"] == SHOWN]
    assert fields(shown)["Applause from"]
