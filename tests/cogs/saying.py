"""What people say by themselves in a class, and the menu at it: what ways and stories begin with."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from tests.klass import Klass


async def said(klass: Klass) -> None:
    """Chi said something in general."""
    await klass.chi.says("The sea is mine.", place="general")


def theirs(klass: Klass, who: str) -> dict[str, Any]:
    """The newest words of somebody else that this person sees in general."""
    seen = klass.seats[who].sees("general")
    return dict([each for each in seen if each.get("text") and each["by"] != who][-1])


def pick(who: str, label: str) -> Callable[[Klass], Awaitable[object]]:
    """This person takes an entry of the menu at them."""

    async def arrange(klass: Klass) -> None:
        await klass.seats[who].picks(label, theirs(klass, who))
        await klass.goes_on()

    return arrange


async def opened(klass: Klass) -> None:
    """Homeroom may write there again."""
    await klass.classroom.register.change_place("channel:cafe", muzzled=False)


async def told(klass: Klass) -> None:
    """Ben got a letter."""
    await klass.instructor.runs("letter", {"to": "ben"}, place="general")
    await klass.goes_on()


async def asked_me(klass: Klass) -> None:
    """The instructor can be asked anything, about roads."""
    await klass.instructor.says("/icebreaker ask-me about:Roads", place="general")
    await klass.instructor.fills({})
    await klass.goes_on()


async def paused_deeper(klass: Klass) -> None:
    """Ben, who wished for deeper questions, pauses them on his own page."""
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Pause deeper questions")
    await klass.ben.fills({})
