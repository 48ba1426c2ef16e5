"""The ways to the handlers by which breakouts come to be, from the command to rooms that open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from bot.people import Place, RoomKind
from tests.cogs.breakout_drawing_ways import saved
from tests.cogs.way import Way, after, press, says
from tests.klass import SPACE, Klass


async def begun(klass: Klass) -> None:
    """A breakout gathers its people in general, and the instructor has its desk before them."""
    await klass.instructor.says("/breakout open", place="general")
    await klass.instructor.fills({"task": "Find one thing you share", "size": 2})
    await klass.goes_on()
    await klass.instructor.presses("Look again")


async def choosing(klass: Klass) -> None:
    """The same, and each chooses a room."""
    await klass.instructor.says("/breakout open", place="general")
    await klass.instructor.fills({"task": "Find one thing you share", "topics": "The sea (4)\nThe road"})
    await klass.goes_on()


async def gathered(klass: Klass) -> None:
    """Four people are here."""
    await begun(klass)
    for each in ("ana", "ben", "s1", "s2"):
        await klass.seats[each].presses("I’m here")
    await klass.goes_on()


drawn: Final = after(gathered, press("instructor", "Draw rooms"), press("instructor", "See the rooms"))


async def crowded(klass: Klass) -> None:
    """Two rooms are drawn, and there is space for one."""
    await drawn(klass)
    platform: Any = klass.router._platform(SPACE)

    async def one(place: Place, kind: RoomKind) -> int | None:
        return 1

    platform.room_for = one
    await klass.instructor.presses("Open the rooms")


async def by_hand(klass: Klass) -> None:
    """Two rooms with names that are known."""
    await drawn(klass)
    for name in ("The sea", "The road"):
        await klass.instructor.presses("Rename")
        form: Any = klass.instructor.form
        fresh = next(each for each in form["inputs"][0]["choices"] if not each["label"].startswith("The "))
        await klass.instructor.fills({"room": fresh["value"], "name": name})
    await klass.goes_on()


OPENING_WAYS: Final[Mapping[str, Way]] = {
    "breakouts.breakout-open": Way("instructor", arrange=saved, fills={"task": "Find one thing you share"}),
    "breakouts.breakout-desk": Way("assistant", arrange=begun),
    "breakouts.see-desk": Way("instructor", "Look again", begun),
    "breakouts.here": Way("ben", "I’m here", begun),
    "breakouts.stay-out": Way("ben", "I stay out", after(begun, press("ben", "I’m here"))),
    "breakouts.choose": Way("ben", "Choose a room", choosing, chooses="The sea"),
    "breakouts.draw": Way("instructor", "Draw rooms", gathered),
    "breakouts.see-drawn": Way("instructor", "See the rooms", after(gathered, press("instructor", "Draw rooms"))),
    "breakouts.draw-again": Way("instructor", "Draw again", drawn),
    "breakouts.change": Way("instructor", "Change", drawn, fills={"task": "Draw a map", "minutes": "20m", "size": "3"}),
    "breakouts.move": Way("instructor", "Move", by_hand, fills={"people": ["ben"], "room": "The sea"}),
    "breakouts.swap": Way("instructor", "Swap", drawn, fills={"first": "ben", "second": "s1"}),
    "breakouts.rename": Way("instructor", "Rename", by_hand, fills={"room": "The sea", "name": "The hill"}),
    "breakouts.call-off": Way("instructor", "Call it off", drawn),
    "breakouts.open-rooms": Way("instructor", "Open the rooms", drawn),
    "breakouts.fit": Way("instructor", "Draw one room", crowded),
    "breakouts.settings": Way(
        "instructor", "Breakouts", says("instructor", "/homeroom settings"), fills={"minutes": "9"}
    ),
}
