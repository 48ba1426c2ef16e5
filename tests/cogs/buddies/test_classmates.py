"""Simulated classmates: they join, tell a little, meet and answer, so that a fortnight can be watched."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.texts import LANGUAGES
from cogs.admin import cog as admin
from cogs.buddies import cog
from cogs.buddies.classmates import words
from cogs.buddies.questions import EASY, FIRST, of_level
from storage.buddy_groups import After, BuddyGroups, Said, Taker
from storage.buddy_members import BuddyMembers, Member
from storage.buddy_rounds import BuddyRounds, RoundState
from storage.database import Tx
from tests.cogs.buddies.fortnight import rounds, takers
from tests.cogs.buddies.stories import GROUPS, started
from tests.klass import PEOPLE, SPACE, Klass, klass_of, sqlite

MATES = [each.id for each in PEOPLE if each.role == "student"]


@pytest.fixture
async def klass(tmp_path: Path) -> AsyncIterator[Klass]:
    async with klass_of([admin, cog], sqlite(tmp_path), mates=MATES) as made:
        yield made


def test_each_first_and_each_easier_question_has_two_answers_in_both_languages() -> None:
    assert {*words().answers} == {*of_level(FIRST), *of_level(EASY)}
    for of in words().answers.values():
        assert tuple(of) == LANGUAGES
        assert all(len(said) == 2 for said in of.values())
    for said in (words().hello, words().hopes):
        assert tuple(said) == LANGUAGES
        assert len(said["en"]) == len(said["es"]) >= 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_they_say_is_long_or_said_twice(language: str) -> None:
    said = [*words().hello[language], *words().hopes[language]]
    said += [each for of in words().answers.values() for each in of[language]]
    assert len({*said}) == len(said)
    assert all(3 < len(each) <= 120 and not each.startswith("/") for each in said)


async def members(klass: Klass, programme_id: int) -> list[Member]:
    return await klass.database.read(lambda tx: BuddyMembers(tx, SPACE).all(programme_id))


async def test_they_join_and_most_tell_when_they_are_free(klass: Klass) -> None:
    programme = await started(klass)
    await klass.waits(days=2)
    there = await members(klass, programme.programme_id)
    assert len(there) >= 3
    assert len(there) < len(MATES)
    assert all(each.person.external_id in MATES for each in there)
    assert any(each.hours and each.interests and each.zone for each in there)
    assert not any(each.alone for each in there)


async def test_a_fortnight_of_theirs(klass: Klass) -> None:
    programme = await started(klass)
    await klass.waits(days=9)

    def look(tx: Tx) -> list[Taker]:
        this = BuddyRounds(tx, SPACE).current(programme.programme_id)
        return BuddyGroups(tx, SPACE).takers(this.round_id) if this else []

    takers = await klass.database.read(look)
    assert len(takers) >= 2
    await klass.waits(days=8)
    takers = await klass.database.read(look)
    assert any(each.wrote for each in takers)
    assert any(each.said is not Said.NOTHING for each in takers)


async def test_in_the_later_parts_of_a_term_they_write_and_meet_as_well(klass: Klass) -> None:
    await started(klass, **GROUPS)
    await klass.waits(days=8)
    for number in (2, 3):
        await klass.waits(days=28 if number == 2 else 2)
        this = (await rounds(klass))[-1]
        assert (this.number, this.state) == (number, RoundState.RUNNING)
        await klass.waits(days=19)
        there = (await takers(klass)).values()
        assert any(each.wrote for each in there)
        assert any(each.said in (Said.MET, Said.PLANNED) for each in there)
        await klass.waits(days=7, hours=20)  # they answer within that, and the part is not over yet
        assert any(each.after in (After.GOOD, After.FAIR) for each in (await takers(klass)).values())
