"""Somebody's own page of recognition, as the stories of it look at it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from adapters.web.seat import Seat
from storage.database import Tx
from storage.spotlights import Nomination, Spotlights
from tests.cogs.achievements.stories import GIVEN, begun, gave, person, private, settled
from tests.klass import MONDAY, SPACE, Klass

TITLE = "🎉 A shout-out for you"


async def opens(klass: Klass, who: str, *labels: str) -> Mapping[str, Any]:
    """Somebody looks at their own page, and goes on by these buttons."""
    await klass.seats[who].says("/kudos mine", place="general")
    for each in labels:
        await klass.seats[who].presses(each)
    return private(klass.seats[who])


async def looks_at(seat: Seat, label: str = f"{TITLE}: {GIVEN}") -> Mapping[str, Any]:
    """They look at one of the list before them."""
    await seat.chooses("Look at one", label)
    return private(seat)


async def does(klass: Klass, write: Callable[[Tx], Any]) -> Any:
    """Something that another part of recognition would store."""
    return await klass.database.write(SPACE, write)


def choices(shown: Mapping[str, Any], label: str) -> list[str]:
    """What can be chosen from a select of a card."""
    (found,) = [each for each in shown["actions"] if each["label"] == label]
    return [str(each["label"]) for each in found["choices"]]


async def joined(klass: Klass) -> None:
    """Student 1 joined in with what the class sees."""
    await begun(klass)
    await gave(klass, "ben", "chi")
    await klass.chi.presses("Show the class")
    await settled(klass)
    await klass.s1.presses("Join in")
    await settled(klass)


def nominated(tx: Tx) -> None:
    """Ben nominated Chi."""
    Spotlights(tx, SPACE).nominate(Nomination(7, 0, person("chi"), person("ben"), "She asks first.", MONDAY))
