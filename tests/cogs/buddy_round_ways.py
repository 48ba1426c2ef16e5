"""The ways to the handlers of rounds of study buddies."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from bot.people import PlaceKind
from tests.cogs.buddy_ways import coffee, drafted_groups
from tests.cogs.way import Arrange, Way, after, press
from tests.klass import Klass

DAY_BEFORE: Final = datetime(2026, 3, 9, 10, 0, tzinfo=UTC)


async def told(klass: Klass) -> None:
    """Ben and Chi are in, and it is the day before the first round."""
    await coffee(klass)
    await _all_in(klass)


async def _all_in(klass: Klass, *who: str) -> None:
    for each in who or ("ben", "chi"):
        await klass.seats[each].presses("Join")
    await klass.waits(seconds=(DAY_BEFORE - klass.clock.now()).total_seconds())


def after_days(days: int, first: Arrange = told) -> Arrange:
    """So many days later, Ben is in the room that was opened for him."""

    async def arrange(klass: Klass) -> None:
        await first(klass)
        await klass.waits(days=days)
        await _in_room(klass)

    return arrange


async def _in_room(klass: Klass) -> None:
    places = klass.classroom.core.state.places.values()
    there = [
        each for each in places if each.kind is PlaceKind.THREAD and not each.gone and "ben" in (each.people or ())
    ]
    for each in there:
        await klass.ben.opens(each.key)


async def term(klass: Klass) -> None:
    """Study groups, in which Ben is."""
    await drafted_groups(klass)
    await klass.instructor.presses("Start it")
    await klass.goes_on()
    await _all_in(klass, "ben", "chi", "s1")


async def silent(klass: Klass) -> None:
    """Three rounds in which nobody gave a sign: Ben is asked whether to go on."""
    await told(klass)
    await klass.waits(days=43)
    await klass.ben.opens("direct:ben")


async def news_of_a_round(klass: Klass) -> None:
    """Whoever started it is told that a round is over."""
    await told(klass)
    await klass.waits(days=15)
    await klass.instructor.opens("direct:instructor")


half: Final = after_days(7)
no_answer: Final = after(half, press("ben", "I got no answer"))
ROUND_WAYS: Final[Mapping[str, Way]] = {
    "buddies.skip": Way("ben", "Skip this time", told),
    "buddies.unskip": Way("ben", "Take part after all", after(told, press("ben", "Skip this time"))),
    "buddies.see-round": Way("instructor", "What the round came to", news_of_a_round),
    "buddies.said": Way("ben", "We met", half),
    "buddies.anew-now": Way("ben", "Match me anew", no_answer),
    "buddies.join-others": Way("ben", "Join two others", no_answer),
    "buddies.wait": Way("ben", "I’d rather wait", no_answer),
    "buddies.after": Way("ben", "Yes, it was good", after_days(13)),
    "buddies.stay-or-new": Way("ben", "A new group", after_days(27, term)),
    "buddies.in-next-part": Way("ben", "A new group", after_days(28, term)),
    "buddies.go-on": Way("ben", "Go on", silent),
}
