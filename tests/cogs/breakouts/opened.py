"""Rooms that are open: what the stories of running breakouts begin with."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.people import PlaceKind
from storage.breakout_help import BreakoutHelp, Help
from storage.breakout_people import BreakoutPeople, Member, Visit
from tests.cogs.breakouts.stories import breakout, gathered, members, pressed, rooms
from tests.klass import SPACE, Klass

FOUR = ("ana", "ben", "chi", "s1")


async def opened(klass: Klass, *people: str, **values: Any) -> None:
    """Rooms for these people (without any: four, in rooms of two) are open, and the staff has a place."""
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({"staff_place": "channel:staff"})
    await gathered(klass, *(people or FOUR), **{"size": 2, **values})
    await pressed(klass, "Draw rooms")
    await pressed(klass, "Open the rooms")
    for each in klass.seats.values():
        for place in klass.classroom.core.state.places_of(each.person):
            await each.opens(place.key)


def room_keys(klass: Klass) -> dict[str, str]:
    """The places of the rooms that are open, by their names."""
    places = klass.classroom.core.state.places.values()
    found = [each for each in places if each.kind in (PlaceKind.THREAD, PlaceKind.VOICE) and not each.gone]
    return {each.name: each.key for each in found if each.people}


async def room_of(klass: Klass, who: str) -> str:
    """The key of the room into which somebody belongs."""
    this = (await members(klass))[who].room_id
    name = next(each.name for each in await rooms(klass) if each.room_id == this)
    return room_keys(klass)[name]


async def own_kit(klass: Klass, who: str) -> str:
    """What the card in somebody's room says to them."""
    key = await room_of(klass, who)
    await klass.seats[who].opens(key)
    found = [each for each in klass.seats[who].sees(key) if "card" in each and "More" in labels(each)]
    return klass.seats[who]._text(found[-1])


def on_card(klass: Klass, who: str, place: str, words: str) -> dict[str, Any]:
    """The newest card in a place on which these words stand."""
    return [dict(each) for each in klass.seats[who].sees(place) if "card" in each and words in str(each)][-1]


def link_of(message: Any, label: str) -> str:
    """The link of a button."""
    return next(str(each["link"]) for each in message["card"]["actions"] if each["label"] == label)


def labels(message: Any) -> list[str]:
    """What can be pressed on a card."""
    return [str(each["label"]) for each in message["card"]["actions"]]


async def presses(klass: Klass, who: str, label: str) -> str:
    """Somebody presses a button in their room. Returns what they alone read."""
    await klass.seats[who].opens(await room_of(klass, who))
    await pressed(klass, label, who)
    return klass.seats[who].answer


async def helps(klass: Klass) -> list[Help]:
    """What the rooms asked."""
    this = (await breakout(klass)).breakout_id
    return await klass.database.read(lambda tx: BreakoutHelp(tx, SPACE).of(this))


async def visits(klass: Klass) -> list[Visit]:
    """Who was inside."""
    this = (await breakout(klass)).breakout_id
    return await klass.database.read(lambda tx: BreakoutPeople(tx, SPACE).visits(this))


async def everybody(klass: Klass) -> dict[str, Member]:
    """Who is known in the breakout, also those who are out."""
    this = (await breakout(klass)).breakout_id
    found = await klass.database.read(lambda tx: BreakoutPeople(tx, SPACE).of(this, None))
    return {each.person.external_id: each for each in found}


async def together(klass: Klass, who: str) -> str:
    """Somebody else in the room of somebody."""
    known = await members(klass)
    return next(name for name, each in known.items() if each.room_id == known[who].room_id and name != who)


async def apart(klass: Klass, who: str) -> str:
    """Somebody in another room."""
    known = await members(klass)
    return next(name for name, each in known.items() if each.room_id != known[who].room_id)


async def asleep(klass: Klass, **time: float) -> None:
    """Nothing runs for so long; then all that is due happens."""
    klass.clock.leap_to(klass.clock.now() + timedelta(**time))
    klass.worker.wake()
    await klass.goes_on()
