"""What the stories of breakouts have in common."""

from __future__ import annotations

from typing import Any

from bot.people import Person
from storage.breakout_people import BreakoutPeople, Member, Part
from storage.breakout_rooms import BreakoutRoom, BreakoutRooms
from storage.breakouts import Breakout, Breakouts
from tests.cogs.polls.stories import private as private
from tests.cogs.polls.stories import text_of as text_of
from tests.klass import SPACE, Klass

TASK = "Find one thing you share"


async def begun(klass: Klass, place: str = "general", **values: Any) -> None:
    """The card on which people say that they are here stands in a place, and its desk before the instructor."""
    await klass.instructor.says("/breakout open", place=place)
    await klass.instructor.fills({"task": TASK, **values})
    assert klass.instructor.errors == {}
    await klass.goes_on()


async def gathered(klass: Klass, *people: str, place: str = "general", **values: Any) -> None:
    """These people said that they are here, and the instructor has the desk before them."""
    await begun(klass, place, **values)
    for each in people:
        await klass.seats[each].presses("I’m here")
    await klass.goes_on()
    await desk(klass)


async def desk(klass: Klass) -> None:
    """The instructor has the desk before them as it is now."""
    await klass.instructor.says("/breakout desk", place="general")


async def pressed(klass: Klass, label: str, who: str = "instructor") -> None:
    """Somebody pressed a button, and all that is due happened."""
    await klass.seats[who].presses(label)
    await klass.goes_on()
    await klass.waits(seconds=4)


async def breakout(klass: Klass) -> Breakout:
    """The newest one."""
    found = await klass.database.read(lambda tx: Breakouts(tx, SPACE)._found(True, 1))
    return found[0]


async def rooms(klass: Klass) -> list[BreakoutRoom]:
    """Its rooms."""
    this = (await breakout(klass)).breakout_id
    return await klass.database.read(lambda tx: BreakoutRooms(tx, SPACE).of(this))


async def members(klass: Klass, part: Part = Part.IN) -> dict[str, Member]:
    """Who takes part (or stays out), by their ids."""
    this = (await breakout(klass)).breakout_id
    found = await klass.database.read(lambda tx: BreakoutPeople(tx, SPACE).of(this, part))
    return {each.person.external_id: each for each in found}


async def inside(klass: Klass) -> dict[str, list[str]]:
    """Who belongs into which room, by its name."""
    known = await members(klass)
    theirs = {
        each.name: [who for who, one in known.items() if one.room_id == each.room_id] for each in await rooms(klass)
    }
    return {name: people for name, people in theirs.items() if people}


async def drawn(klass: Klass, label: str = "Draw rooms") -> None:
    """The rooms are drawn, and the instructor has them before them."""
    await pressed(klass, label)
    await pressed(klass, "See the rooms")


def person(name: str) -> Person:
    """Somebody in the class."""
    return Person(SPACE, name)
