"""Who leaves the class or is deleted while rooms are open: nothing of theirs stays there, nobody waits for them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cogs.breakouts.opened import helps, opened, own_kit, presses, room_of, together
from tests.cogs.breakouts.stories import person, pressed, rooms
from tests.cogs.breakouts.test_results_story import brings
from tests.klass import Klass


async def deleted(klass: Klass, who: str) -> None:
    """Somebody has everything about them deleted."""
    await klass.seats[who].says("/homeroom me", place="general")
    await klass.seats[who].presses("Delete me")
    await klass.seats[who].presses("Delete me now")
    await klass.waits(seconds=10)


async def left(klass: Klass, who: str) -> None:
    """Somebody leaves the class."""
    await klass.classroom.register.remove_person(who)
    await klass.waits(seconds=10)


GO = pytest.mark.parametrize("goes", [deleted, left])


@GO
async def test_what_somebody_brought_goes_with_them_from_the_room_that_is_open(klass: Klass, goes: Any) -> None:
    await opened(klass, "ana", "ben", "chi", size=3)
    await brings(klass, "ben", "From Ben.")
    await brings(klass, "chi", "From Chi.")
    key = await room_of(klass, "ana")
    assert "From Ben." in klass.ana.reads(key)
    await goes(klass, "ben")
    assert "From Ben." not in klass.ana.reads(key)
    assert "From Chi." in klass.ana.reads(key)


async def test_what_was_said_to_rooms_goes_with_who_said_it(klass: Klass) -> None:
    await opened(klass)
    await klass.assistant.says("/breakout say words:Louder", place="general")
    await klass.instructor.says("/breakout say words:Slower", place="general")
    await klass.goes_on()
    key = await room_of(klass, "ben")
    assert "Louder" in klass.ben.reads(key)
    await deleted(klass, "assistant")
    assert "Louder" not in klass.ben.reads(key)
    assert "Slower" in klass.ben.reads(key)


@GO
async def test_a_room_to_which_somebody_was_going_waits_again_once_they_are_gone(klass: Klass, goes: Any) -> None:
    await opened(klass)
    await presses(klass, "ben", "Ask for help")
    name = {each.room_id: each.name for each in await rooms(klass)}[(await helps(klass))[0].room_id]
    await pressed(klass, f"I’m going to {name}", "assistant")
    assert "is coming to you" in await own_kit(klass, await together(klass, "ben"))
    await goes(klass, "assistant")
    assert (await helps(klass))[0].taken_by is None
    assert "is coming to you" not in await own_kit(klass, "ben")
    await pressed(klass, f"I’m going to {name}")
    assert (await helps(klass))[0].taken_by == person("instructor")
