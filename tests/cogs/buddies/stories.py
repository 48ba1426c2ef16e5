"""What the stories of study buddies have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from adapters.web.seat import Seat
from bot.people import Person
from storage.buddies import Buddies, Programme
from storage.buddy_members import BuddyMembers, Member
from tests.cogs.polls.stories import own_fields as own_fields
from tests.cogs.polls.stories import private as private
from tests.cogs.polls.stories import text_of as text_of
from tests.klass import SPACE, Klass

STUDENTS = ("ana", "ben", "chi", "s1", "s2", "s3", "s4", "s5")
COFFEE: Mapping[str, Any] = {"kind": "coffee", "starts": "2026-03-10", "at": "10:00", "zone": "Europe/Madrid"}
GROUPS: Mapping[str, Any] = {**COFFEE, "kind": "groups"}


async def drafted(klass: Klass, place: str = "general", **values: Any) -> None:
    """The instructor has the preview of a programme before them."""
    await klass.instructor.says("/buddy start", place=place)
    await klass.instructor.fills({**COFFEE, **values})


async def started(klass: Klass, place: str = "general", **values: Any) -> Programme:
    """A programme runs, and its card stands in a place."""
    await drafted(klass, place, **values)
    assert klass.instructor.errors == {}
    await klass.instructor.presses("Start it")
    await klass.goes_on()
    return (await programmes(klass))[-1]


async def joined(klass: Klass, *who: str) -> None:
    """Each of them presses *Join*."""
    for each in who:
        await klass.seats[each].presses("Join")
    await settled(klass)


async def settled(klass: Klass) -> None:
    """What is due has happened, refreshes that wait their moment too."""
    await klass.goes_on()
    await klass.waits(seconds=5)


async def managed(klass: Klass, label: str = "Meet someone new · Tuesday, 10:00") -> None:
    """The instructor has a programme that runs before them."""
    await klass.instructor.says("/buddy list", place="general")
    await klass.instructor.chooses("Look after one", label)


def cards(seat: Seat, place: str = "general") -> list[dict[str, Any]]:
    """The bot's cards that somebody sees in a place, private ones left out."""
    there: list[Any] = seat.sees(place)
    return [dict(each["card"]) for each in there if each["by"] == "homeroom" and not each["private"]]


def card(seat: Seat, place: str = "general") -> dict[str, Any]:
    """The newest of them."""
    return cards(seat, place)[-1]


def fields(shown: Mapping[str, Any]) -> dict[str, str]:
    """The fields of a card."""
    return {str(each["label"]): text_of(each["text"]) for each in shown["fields"]}


def buttons(shown: Mapping[str, Any]) -> list[str]:
    """What can be pressed or chosen on a card."""
    return [str(each["label"]) for each in shown["actions"]]


async def programmes(klass: Klass) -> list[Programme]:
    """All that run, the oldest first."""
    return await klass.database.read(lambda tx: Buddies(tx, SPACE).running())


async def members(klass: Klass, programme: Programme | None = None) -> dict[str, Member]:
    """Who is in a programme, by their ids."""
    this = programme or (await programmes(klass))[-1]
    found = await klass.database.read(lambda tx: BuddyMembers(tx, SPACE).all(this.programme_id))
    return {each.person.external_id: each for each in found}


def person(name: str) -> Person:
    """Somebody in the class."""
    return Person(SPACE, name)
