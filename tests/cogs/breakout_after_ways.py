"""The ways to the handlers of what rooms bring back, and of what stays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tests.cogs.breakouts.opened import opened, room_of
from tests.cogs.breakouts.stories import drawn, gathered, pressed
from tests.cogs.way import Way
from tests.klass import Klass


async def in_room(klass: Klass) -> None:
    """Rooms are open, and Ben has the card of his before him."""
    await opened(klass)
    await klass.ben.opens(await room_of(klass, "ben"))


async def brought(klass: Klass) -> None:
    """Ben brought something back."""
    await in_room(klass)
    await klass.ben.presses("Our result")
    await klass.ben.fills({"words": "We share a river."})
    await klass.goes_on()
    await klass.waits(seconds=6)


async def closed(klass: Klass) -> None:
    """The same, and the rooms have closed."""
    await brought(klass)
    await klass.instructor.says("/breakout close", place="general")
    await klass.waits(minutes=2)


async def told(klass: Klass) -> None:
    """A breakout is over in a course whose staff has no place."""
    await gathered(klass, "ana", "ben", "chi", "s1", size=2)
    await drawn(klass)
    await pressed(klass, "Open the rooms")
    await klass.instructor.says("/breakout close", place="general")
    await klass.waits(minutes=2)
    await klass.instructor.opens("direct:instructor")


AFTER_WAYS: Final[Mapping[str, Way]] = {
    "breakouts.our-result": Way("ben", "Our result", in_room, fills={"words": "We share a river."}),
    "breakouts.late-result": Way("ben", "Add ours", closed, fills={"words": "We share a lake."}),
    "breakouts.change-result": Way("ben", "Change it", brought, fills={"words": "We share a sea."}),
    "breakouts.take-back": Way("ben", "Take it back", brought),
    "breakouts.see-summary": Way("instructor", "How it went", told),
}
