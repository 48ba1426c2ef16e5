"""The ways to the handlers of what happens in a room of study buddies, and of meeting at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.card import Json
from bot.people import PlaceKind
from tests.cogs.buddy_ways import coffee
from tests.cogs.way import Arrange, Way, after, press
from tests.klass import Klass

_FREE: Final[list[Json]] = [f"{day}-{hour:02}" for day in ("mon", "tue", "wed", "thu", "fri") for hour in range(10, 18)]


async def met(klass: Klass) -> None:
    """Ben and Chi are in, said when they are free, and have just been introduced; Ben is in their room."""
    await coffee(klass)
    for each in (klass.ben, klass.chi):
        await each.presses("Join")
        await each.presses("When and how")
        await each.fills({"hours": _FREE, "zone": "Europe/Madrid"})
    await klass.waits(days=8, hours=3)
    await in_room(klass)


async def in_room(klass: Klass) -> None:
    """Ben sees what stands in his rooms."""
    places = klass.classroom.core.state.places.values()
    for each in places:
        if each.kind is PlaceKind.THREAD and not each.gone and "ben" in (each.people or ()):
            await klass.ben.opens(each.key)


asked_once: Final = after(met, press("ben", "Next question"))
misfit: Final = after(met, press("ben", "It does not fit"))


async def wished(klass: Klass) -> None:
    """Ben asked the staff to say hello, and they read it."""
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({"staff_place": "channel:staff"})
    await misfit(klass)
    await klass.ben.presses("Ask the staff to say hello")
    await klass.goes_on()
    await klass.assistant.opens("staff")


async def news_of_a_hello(klass: Klass) -> None:
    """The same, where the staff has no place of its own."""
    await misfit(klass)
    await klass.ben.presses("Ask the staff to say hello")
    await klass.goes_on()
    await klass.instructor.opens("direct:instructor")


def waits_for(who: str) -> Arrange:
    """Somebody has time."""

    async def arrange(klass: Klass) -> None:
        await coffee(klass)
        for each in {"ben": None, who: None}:
            await klass.seats[each].presses("Join")
        await klass.seats[who].says("/buddy now", place="general")

    return arrange


MEETING_WAYS: Final[Mapping[str, Way]] = {
    "buddies.agree": Way("ben", "Time 1", met),
    "buddies.own-time": Way("ben", "Another time", met, fills={"at": "2026-03-12T10:00"}),
    "buddies.next-question": Way("ben", "Next question", met),
    "buddies.deeper": Way("ben", "A step deeper", asked_once),
    "buddies.not-deeper": Way("ben", "I changed my mind", after(asked_once, press("ben", "A step deeper"))),
    "buddies.misfit": Way("ben", "It does not fit", met),
    "buddies.look-in": Way("ben", "Ask the staff to say hello", misfit),
    "buddies.step-out": Way("ben", "Step out of this group", misfit),
    "buddies.see-hello": Way("instructor", "See who it is", news_of_a_hello),
    "buddies.looked-in": Way("assistant", "I said hello", wished),
    "buddies.buddy-now": Way("ben", arrange=waits_for("chi")),
    "buddies.now-off": Way("ben", "Not any more", waits_for("ben")),
}
