"""That somebody said hello to their buddies, or met them, is announced once, and never what somebody else said."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.people import Place
from cogs.admin import cog as admin
from cogs.buddies import cog as buddies
from tests.cogs.buddies.fortnight import matched, presses, room_of, writes
from tests.cogs.buddies.introduced import introduced, opens
from tests.cogs.buddies.people import person
from tests.cogs.hearing import Hearing, hearing
from tests.klass import SPACE

BEN, CHI = "ben said-hello", "chi said-hello"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Hearing]:
    """A class in which a feature listens."""
    async with hearing(tmp_path, admin, buddies) as made:
        yield made


async def test_the_first_words_of_each_are_announced_once(here: Hearing) -> None:
    await matched(here.klass, "ben", "chi")
    for who in ("ben", "ben", "chi", "ben"):
        await writes(here.klass, who)
    assert here.heard == [BEN, CHI]


async def test_who_takes_a_time_said_hello_and_does_not_once_more_in_words(here: Hearing) -> None:
    room = await introduced(here.klass)
    ben = await opens(here.klass, "ben", room)
    await ben.presses("Time 2", place=room)
    await ben.says("See you!", place=room)
    await here.klass.goes_on()
    assert here.heard == [BEN]


async def test_staff_who_look_in_say_no_hello(here: Hearing) -> None:
    await matched(here.klass, "ben", "chi")
    room = Place.parse(SPACE, room_of(here.klass, "ben"))
    await here.klass.router.wrote(person("assistant"), room, here.klass.clock.now())
    await here.klass.goes_on()
    assert here.heard == []
    await writes(here.klass, "ben")
    assert here.heard == [BEN]


async def test_whoever_says_that_they_met_is_announced_once_and_nobody_else_with_them(here: Hearing) -> None:
    await matched(here.klass, "ben", "chi")
    await here.klass.waits(days=6)
    for label in ("We have a date", "We met", "We met"):
        await presses(here.klass, "ben", label)
    assert here.heard == ["ben met-buddy"]
    await here.klass.waits(days=6)
    for label in ("Yes, it was good", "Yes, so-so"):
        await presses(here.klass, "ben", label)
    await presses(here.klass, "chi", "We did not meet")
    await here.klass.waits(days=2)
    assert here.heard == ["ben met-buddy"], "the round counts both of them, and tells neither of the other"


async def test_who_says_it_at_the_end_alone_is_announced_then(here: Hearing) -> None:
    await matched(here.klass, "ben", "chi")
    await here.klass.waits(days=12)
    await presses(here.klass, "chi", "Yes, so-so")
    await presses(here.klass, "chi", "Yes, it was good")
    assert here.heard == ["chi met-buddy"]
