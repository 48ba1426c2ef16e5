"""What the stories of spotlights have in common."""

from __future__ import annotations

from typing import Any, Final

from adapters.web.seat import Seat
from storage.spotlights import Nomination, Spotlight, Spotlights
from tests.cogs.achievements.stories import buttons, cards, private, settled
from tests.cogs.buddies.stories import person
from tests.klass import SPACE, Klass

WHY: Final = "They explained recursion with a cake."
SAID: Final = "The library, for its light."


async def nominated(klass: Klass, who: str, whom: str, words: str = WHY) -> None:
    """Somebody nominates a classmate."""
    seat = klass.seats[who]
    await seat.says("/kudos nominate", place="general")
    await seat.fills({"person": whom, "words": words})


async def asked(klass: Klass, *whom: str) -> None:
    """The instructor asks each of them."""
    for each in whom:
        await klass.instructor.runs("kudos spotlight", {"person": each}, place="general")
        if "Ask them" in buttons(private(klass.instructor)):  # what classmates wrote is read first
            await klass.instructor.presses("Ask them")
    await settled(klass)
    for each in whom:
        await klass.seats[each].opens(f"direct:{each}")


async def answers(klass: Klass, who: str, label: str = "Yes, with pleasure", **values: Any) -> None:
    """Somebody answers from their own card."""
    seat = klass.seats[who]
    await seat.presses(label, place=f"direct:{who}")
    await seat.fills(values or {"first": f"{SAID} ({who})"})
    await settled(klass)


async def ready(klass: Klass, *who: str) -> None:
    """Each of them is asked and says yes, in this order."""
    for each in who:
        await asked(klass, each)
        await answers(klass, each)


async def listed(klass: Klass) -> None:
    """The instructor has the list before them."""
    await klass.instructor.says("/kudos spotlights", place="general")


async def drafted(klass: Klass, label: str) -> None:
    """The instructor has one of the queue before them."""
    await listed(klass)
    await klass.instructor.chooses("Look at a draft", label)


async def planned(klass: Klass, **values: Any) -> None:
    """One is shown every Monday at 09:30 in Madrid, in general."""
    await listed(klass)
    await klass.instructor.presses("Plan")
    given = {"days": ["mon"], "at": "09:30", "zone": "Europe/Madrid", "place": "channel:general"}
    await klass.instructor.fills(given | values)


def own(seat: Seat) -> dict[str, Any]:
    """Somebody's own card, in their direct messages: the first that came."""
    return cards(seat, f"direct:{seat.person}")[0]


def on_stage(seat: Seat, place: str = "general") -> list[dict[str, Any]]:
    """The spotlights that stand in a place."""
    return [each for each in cards(seat, place) if each["title"] == "In the spotlight"]


async def kept(klass: Klass, who: str) -> list[Spotlight]:
    """The spotlights of somebody."""
    return await klass.database.read(lambda tx: Spotlights(tx, SPACE).of(person(who)))


async def nominations(klass: Klass) -> list[Nomination]:
    """All nominations."""
    return await klass.database.read(lambda tx: Spotlights(tx, SPACE).nominations(0))
