"""What the stories of milestones have in common."""

from __future__ import annotations

from typing import Any

from adapters.web.seat import Seat
from bot.effects import Effects
from bot.people import Person
from storage.database import Tx
from storage.milestones import Milestones
from storage.recognitions import Received, Recognitions
from storage.spaces import DEFAULT_COURSE
from tests.klass import SPACE, Klass


async def joins(klass: Klass, who: str, *, shows: bool = False) -> None:
    """Somebody joins the milestones, and lets the class see them where ``shows`` says so."""
    await klass.seats[who].says("/kudos milestones", place="general")
    await klass.seats[who].presses("Join the milestones")
    if shows:
        await klass.seats[who].presses("Show the class what I reach")


async def makes(klass: Klass, name: str = "Talk given", words: str = "Everyone listened.") -> None:
    """The instructor makes a milestone for the course, and has it before them."""
    await klass.instructor.says("/kudos milestone", place="general")
    await klass.instructor.presses("Make one for this course")
    await klass.instructor.fills({"name": name, "words": words})
    assert klass.instructor.errors == {}


async def notes(klass: Klass, *people: str, names: str = "") -> None:
    """The instructor notes that people reached the one before them."""
    await klass.instructor.presses("Somebody reached it")
    await klass.instructor.fills({"people": list(people), "names": names})
    await settles(klass)


async def announces(klass: Klass, event: str, *people: str) -> None:
    """A feature announces something of these people, each once for each time that they are named."""

    def announce(tx: Tx) -> None:
        effects = Effects(klass.core.registry, klass.clock.now, None, DEFAULT_COURSE)
        for each in people:
            effects.announce(event, [Person(SPACE, each)])
        effects.flush(tx, SPACE)

    await klass.database.write(SPACE, announce)


async def settles(klass: Klass) -> None:
    """What is due has happened, refreshes that wait their moment too."""
    await klass.goes_on()
    await klass.waits(seconds=5)


async def told(klass: Klass, who: str) -> list[dict[str, Any]]:
    """The cards that somebody was sent privately about what they reached."""
    seat = klass.seats[who]
    await seat.opens_direct()
    await seat.opens(f"direct:{who}")
    return bots(seat, f"direct:{who}")


def bots(seat: Seat, place: str = "general") -> list[dict[str, Any]]:
    """The bot's cards that somebody sees in a place, private answers left out."""
    there: list[Any] = seat.sees(place)
    return [dict(each["card"]) for each in there if each["by"] == "homeroom" and not each["private"]]


async def reached(klass: Klass, who: str) -> dict[str, int]:
    """What somebody reached."""
    return await klass.database.read(lambda tx: Milestones(tx, SPACE).has(DEFAULT_COURSE, Person(SPACE, who)))


async def received(klass: Klass, who: str) -> list[Received]:
    """What is kept of what somebody received."""
    return await klass.database.read(lambda tx: Recognitions(tx, SPACE).of(Person(SPACE, who)))
