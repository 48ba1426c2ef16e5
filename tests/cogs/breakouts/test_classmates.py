"""Simulated classmates: they are here, talk in their rooms, ask for help and bring something back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.texts import LANGUAGES
from cogs.admin import cog as admin
from cogs.breakouts import cog
from cogs.breakouts.classmates import words
from storage.breakout_people import BreakoutPeople
from storage.breakout_words import BreakoutWords, Result
from storage.breakouts import State
from tests.cogs.breakouts.stories import begun, breakout, desk, drawn, members, pressed, rooms
from tests.klass import PEOPLE, SPACE, Klass, klass_of, sqlite

MATES = [each.id for each in PEOPLE if each.role == "student"]


@pytest.fixture
async def klass(tmp_path: Path) -> AsyncIterator[Klass]:
    """The class, in which all students are simulated."""
    async with klass_of([admin, cog], sqlite(tmp_path), mates=MATES) as made:
        yield made


def test_they_say_the_same_number_of_things_in_each_language_and_nothing_twice() -> None:
    assert {*words()} == {"hello", "thought", "result"}
    for said in words().values():
        assert tuple(said) == LANGUAGES
        assert len(said["en"]) == len(said["es"]) >= 4
    every = [each for said in words().values() for of in said.values() for each in of]
    assert len({*every}) == len(every)
    assert all(3 < len(each) <= 120 and not each.startswith("/") for each in every)


async def test_within_a_minute_most_are_here_and_in_their_rooms_they_talk_and_bring_something_back(
    klass: Klass,
) -> None:
    await begun(klass, size=2)
    await klass.waits(seconds=50)
    here = await members(klass)
    assert len(here) >= len(MATES) // 2
    assert {*here} <= {*MATES}
    await desk(klass)
    await drawn(klass)
    await pressed(klass, "Open the rooms")
    assert (await breakout(klass)).state is State.RUNNING
    await klass.waits(minutes=6)
    this = (await breakout(klass)).breakout_id
    inside = await klass.database.read(lambda tx: BreakoutPeople(tx, SPACE).visits(this))
    assert len({each.person for each in inside}) >= len(here) // 2
    found: list[Result] = await klass.database.read(lambda tx: BreakoutWords(tx, SPACE).of(this))
    assert found
    assert {each.words for each in found} <= {each for of in words()["result"].values() for each in of}
    assert len({each.room_id for each in found}) == len(found) <= len(await rooms(klass))


async def test_they_choose_rooms_that_have_a_seat(klass: Klass) -> None:
    await begun(klass, way="choose", topics="The sea (2)\nThe road (2)\nThe hill (9)")
    await klass.waits(seconds=50)
    sizes: dict[int, int] = {}
    for each in (await members(klass)).values():
        sizes[each.room_id] = sizes.get(each.room_id, 0) + 1
    most = {each.room_id: each.most for each in await rooms(klass)}
    assert sizes
    assert all(room_id and count <= most[room_id] for room_id, count in sizes.items())


async def test_in_a_voice_room_they_come_into_it(klass: Klass) -> None:
    await klass.instructor.joins_voice("voice:lounge")
    await begun(klass, voice="voice:lounge")
    await klass.waits(seconds=50)
    assert len(klass.instructor.hears("voice:lounge")) >= len(MATES) // 2
