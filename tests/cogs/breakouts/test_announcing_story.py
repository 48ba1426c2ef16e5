"""That somebody said hello in their room, or that it brought something back, is announced once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cogs.admin import cog as admin
from cogs.breakouts import cog as breakouts
from tests.cogs.breakouts.opened import FOUR, opened, room_of, together
from tests.cogs.breakouts.stories import drawn
from tests.cogs.breakouts.test_results_story import brings
from tests.cogs.breakouts.test_voice_story import talking
from tests.cogs.hearing import Hearing, hearing


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Hearing]:
    """A class in which a feature listens."""
    async with hearing(tmp_path, admin, breakouts) as made:
        yield made


async def test_the_first_words_of_each_in_their_room_are_announced_once_and_not_those_of_staff(here: Hearing) -> None:
    await opened(here.klass)
    other = await together(here.klass, "ben")
    room = await room_of(here.klass, "ben")
    await here.klass.instructor.opens(room)
    for who in ("ben", "instructor", other, "ben"):
        await here.klass.seats[who].says("Hello!", place=room)
        await here.klass.goes_on()
    assert here.heard == ["ben said-hello", f"{other} said-hello"]


async def test_the_first_result_of_a_room_is_of_all_who_are_in_it_and_a_later_one_of_who_wrote_it(
    here: Hearing,
) -> None:
    await opened(here.klass)
    other = await together(here.klass, "ben")
    await brings(here.klass, "ben", "A bridge")
    both = sorted(f"{who} brought-result" for who in ("ben", other))
    assert sorted(here.heard) == both
    await brings(here.klass, "ben", "A longer bridge")
    assert sorted(here.heard) == both, "changed, it is the same one"
    await brings(here.klass, other, "A tunnel")
    assert sorted(here.heard) == sorted([*both, f"{other} brought-result"])


async def test_staff_who_write_a_result_for_a_room_have_brought_none(here: Hearing) -> None:
    await opened(here.klass)
    room, other = await room_of(here.klass, "ben"), await together(here.klass, "ben")
    await here.klass.instructor.opens(room)
    await here.klass.instructor.presses("Our result", place=room)
    await here.klass.instructor.fills({"words": "A bridge"})
    await here.klass.goes_on()
    assert sorted(here.heard) == sorted(f"{who} brought-result" for who in ("ben", other))


async def test_in_a_room_with_sound_a_result_is_of_who_came_and_nothing_that_is_typed_is_a_hello(
    here: Hearing,
) -> None:
    await talking(here.klass, *FOUR)
    await drawn(here.klass)
    await here.klass.instructor.presses("Open the rooms")
    await here.klass.goes_on()
    other = await together(here.klass, "ben")
    await here.klass.seats[other].leaves_voice()
    await here.klass.waits(seconds=21)
    state = here.klass.classroom.core.state
    room = next(key for key in state.places if "ben" in state.in_voice(key))
    await here.klass.ben.opens(room)
    await here.klass.ben.says("Can you hear me?", place=room)
    await here.klass.ben.presses("Our result", place=room)
    await here.klass.ben.fills({"words": "A bridge"})
    await here.klass.goes_on()
    assert here.heard == ["ben brought-result"]
