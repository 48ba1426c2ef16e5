"""Simulated classmates nominate somebody, and say yes when they are asked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.texts import LANGUAGES
from cogs.achievements import cog
from cogs.achievements.spotlight_mates import words
from cogs.achievements.spotlight_questions import EACH, QUESTIONS, first_questions, others
from cogs.admin import cog as admin
from storage.database import Tx
from storage.spotlights import Spotlights, State
from tests.cogs.achievements.spotlit import asked, nominations, on_stage, planned
from tests.cogs.achievements.stories import begun
from tests.klass import PEOPLE, SPACE, Klass, klass_of, sqlite

MATES = [each.id for each in PEOPLE if each.role == "student"]


@pytest.fixture
async def klass(tmp_path: Path) -> AsyncIterator[Klass]:
    async with klass_of([admin, cog], sqlite(tmp_path), mates=MATES) as made:
        yield made


async def states(klass: Klass) -> list[State]:
    """What became of all that were asked."""

    def read(tx: Tx) -> list[State]:
        return [each.state for each in Spotlights(tx, SPACE).of_course(0, *State)]

    return await klass.database.read(read)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_question_has_answers_and_nothing_is_said_twice(language: str) -> None:
    assert {*words().answers} == {*QUESTIONS}
    said = [*words().nominates[language], *(each for of in words().answers.values() for each in of[language])]
    assert len({*said}) == len(said)
    assert all(3 < len(each) <= 120 and not each.startswith("/") for each in said)


async def test_one_or_two_nominate_somebody_who_is_not_themselves(klass: Klass) -> None:
    await begun(klass)
    await klass.waits(days=2)
    found = await nominations(klass)
    assert 1 <= len(found) <= 2
    assert all(each.by.external_id in MATES and each.by != each.person for each in found)


async def test_most_who_are_asked_say_yes_and_are_shown(klass: Klass) -> None:
    await asked(klass, *MATES)
    await planned(klass)
    await klass.waits(days=2)
    ready = (await states(klass)).count(State.READY)
    assert 3 <= ready < len(MATES)
    await klass.waits(days=6)
    (shown,) = on_stage(klass.instructor)
    assert 2 <= len([each for each in shown["fields"] if each["label"].endswith("?")]) <= 3


def test_the_questions_of_a_spotlight_are_its_own_and_all_come_in_turn() -> None:
    assert len({first_questions(number) for number in range(20)}) > 10
    questions = first_questions(7)
    seen = {*questions}
    for _ in range(5):
        before, questions = questions, others(7, questions, ["", "", ""])
        assert len({*questions}) == EACH
        assert not {*before} & {*questions}
        seen |= {*questions}
    assert seen == {*QUESTIONS}


def test_what_is_answered_keeps_its_question() -> None:
    first = first_questions(7)
    after = others(7, first, ["", "said", ""])
    assert after[1] == first[1]
    assert not {after[0], after[2]} & {*first}
    assert others(7, first, ["a", "b", "c"]) == first
