"""Simulated classmates thank somebody, decide who sees what they received, and join in with what others show."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.people import Person
from bot.texts import LANGUAGES
from cogs.achievements import cog
from cogs.achievements.classmates import words
from cogs.achievements.values import USUAL
from cogs.admin import cog as admin
from storage.database import Tx
from storage.recognitions import Kind, Recognition, Recognitions, Shows
from tests.cogs.achievements.stories import begun, cards, fields, gave, received
from tests.klass import PEOPLE, SPACE, Klass, klass_of, sqlite

MATES = [each.id for each in PEOPLE if each.role == "student"]


@pytest.fixture
async def klass(tmp_path: Path) -> AsyncIterator[Klass]:
    async with klass_of([admin, cog], sqlite(tmp_path), mates=MATES) as made:
        yield made


async def given(klass: Klass) -> list[Recognition]:
    """All shout-outs that are there."""

    def read(tx: Tx) -> list[Recognition]:
        store = Recognitions(tx, SPACE)
        found = [each for seat in klass.seats for each in store.of(klass_person(seat))]
        known = store.some([each.recognition_id for each in found]).values()
        return [each for each in known if each.kind is Kind.SHOUT_OUT]

    return await klass.database.read(read)


def klass_person(name: str) -> Person:
    """Somebody in the class."""
    return Person(SPACE, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_words_for_each_value_and_none_is_said_twice(language: str) -> None:
    assert tuple(words()) == USUAL
    said = [each for of in words().values() for each in of[language]]
    assert len({*said}) == len(said)
    assert all(3 < len(each) <= 120 and not each.startswith("/") for each in said)


async def test_a_few_thank_somebody_and_the_first_thanks_whoever_began(klass: Klass) -> None:
    await begun(klass)
    await klass.waits(days=2)
    found = await given(klass)
    assert 2 <= len(found) <= 4
    assert {each.giver.external_id for each in found if each.giver} <= {*MATES}
    assert len(received(klass.instructor)) >= 1


async def test_whoever_is_thanked_decides(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "instructor", *MATES)
    await klass.waits(days=2)

    def read(tx: Tx) -> list[Shows]:
        store = Recognitions(tx, SPACE)
        (this,) = store.given(klass_person("instructor"))
        return [each.shows for each in store.people(this.recognition_id)]

    decided = await klass.database.read(read)
    assert decided.count(Shows.PUBLIC) > decided.count(Shows.PRIVATE)
    assert Shows.ASKED in decided, "a third of a class never answers"


async def test_some_join_in_with_what_somebody_lets_them_see(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "assistant", "instructor")
    await klass.instructor.presses("Show the class")
    await klass.waits(days=2)
    shown = [each for each in cards(klass.instructor) if "assistant" in str(each["text"])]
    assert "Joined in" in fields(shown[-1])


async def test_they_see_each_other_as_well(klass: Klass) -> None:
    await begun(klass, "cafe")
    await klass.waits(days=3)
    shown = [each for each in cards(klass.ben, "cafe") if "A shout-out" in each["title"]]
    assert shown, "whoever was thanked by another of them lets the class see it"
    assert any("Joined in" in fields(each) for each in shown)


async def test_they_use_the_values_that_the_course_has(klass: Klass) -> None:
    await klass.instructor.says("/homeroom settings", place="general")
    await klass.instructor.presses("Recognition")
    await klass.instructor.fills({"values": "Calm\nHumour"})
    await begun(klass)
    await klass.waits(days=2)
    found = await given(klass)
    assert found
    assert {each.about for each in found} <= {"Calm", "Humour"}
