"""What the stories of rounds have in common: everyone is in, the day before, the rooms, what people say in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from bot.link import Link
from bot.people import PlaceKind
from storage.buddy_groups import Taker
from storage.buddy_rounds import Round
from storage.database import Tx
from storage.study_buddies import StudyBuddies
from tests.cogs.buddies.stories import STUDENTS, cards, joined, person, programmes, started
from tests.klass import SPACE, Klass

DAY_BEFORE = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)  # of a coffee that starts on 10 March at ten in Madrid


async def until(klass: Klass, moment: datetime) -> None:
    """People's time passes until then."""
    await klass.waits(seconds=(moment - klass.clock.now()).total_seconds())


async def announced(klass: Klass, *who: str, **values: Any) -> None:
    """These people (without any: all students) are in, and it is the day before the first round."""
    await started(klass, **values)
    await joined(klass, *(who or STUDENTS))
    await until(klass, DAY_BEFORE)


async def matched(klass: Klass, *who: str, **values: Any) -> None:
    """The same, a day later."""
    await announced(klass, *who, **values)
    await klass.waits(days=1)


async def quiet(klass: Klass, begins: str, ends: str) -> None:
    """Nobody of the course is told anything between these hours of theirs; its staff has no place of its own."""
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({"quiet_from": begins, "quiet_until": ends, "staff_place": ""})


def rooms(klass: Klass) -> list[Any]:
    """The rooms that are open, in their order."""
    places = klass.classroom.core.state.places.values()
    found = [each for each in places if each.people and each.kind is PlaceKind.THREAD and not each.gone]
    return sorted(found, key=lambda each: each.made)


def inside(klass: Klass) -> list[list[str]]:
    """Who is in which room."""
    return sorted(sorted(each.people) for each in rooms(klass))


def room_of(klass: Klass, who: str) -> str:
    """The newest room that somebody is in."""
    return [str(each.key) for each in rooms(klass) if who in each.people][-1]


def others(klass: Klass, who: str) -> list[str]:
    """Who is in it with them."""
    return sorted({*next(each.people for each in reversed(rooms(klass)) if who in each.people)} - {who})


async def titles(klass: Klass, who: str, place: str = "") -> list[str]:
    """The cards in somebody's newest room, or in another place."""
    place = place or room_of(klass, who)
    await klass.seats[who].opens(place)
    return [str(each["title"]) for each in cards(klass.seats[who], place)]


def told(klass: Klass, who: str) -> list[str]:
    """The cards that came to somebody alone."""
    return [str(each["title"]) for each in cards(klass.seats[who], f"direct:{who}")]


async def presses(klass: Klass, who: str, label: str) -> str:
    """Somebody presses a button in their newest room. Returns what they are answered."""
    place = room_of(klass, who)
    await klass.seats[who].opens(place)
    await klass.seats[who].presses(label, place=place)
    await klass.goes_on()
    return klass.seats[who].answer


async def writes(klass: Klass, who: str, words: str = "Hello!") -> None:
    """Somebody writes in it."""
    place = room_of(klass, who)
    await klass.seats[who].opens(place)
    await klass.seats[who].says(words, place=place)
    await klass.goes_on()


async def staff_reads(klass: Klass, label: str = "What the round came to") -> str:
    """What whoever started it, an instructor still, reads after they were told that there is something."""
    await klass.instructor.opens("direct:instructor")
    await klass.instructor.presses(label, place="direct:instructor")
    await klass.goes_on()
    return klass.instructor.reads("direct:instructor")


async def rounds(klass: Klass) -> Sequence[Round]:
    """Of the last programme that runs, the first round first."""
    this = (await programmes(klass))[-1].programme_id
    return (await klass.database.read(lambda tx: StudyBuddies(tx, SPACE).rounds.of(this)))[::-1]


async def takers(klass: Klass) -> dict[str, Taker]:
    """Who is in the last round, by their ids."""
    this = (await rounds(klass))[-1].round_id
    found = await klass.database.read(lambda tx: StudyBuddies(tx, SPACE).groups.takers(this))
    return {each.person.external_id: each for each in found}


async def met(klass: Klass) -> dict[tuple[str, str], int]:
    """Who was introduced to whom, and how often."""

    def look(tx: Tx) -> dict[tuple[str, str], int]:
        store = StudyBuddies(tx, SPACE)
        found = [each for one in STUDENTS for each in store.meetings.of(person(one))]
        return {(each.first, each.second): each.times for each in found}

    return await klass.database.read(look)


def link_on(klass: Klass, who: str, label: str, place: str = "general") -> tuple[str, Link]:
    """A button that somebody sees, as message and link, to be pressed again when it is gone."""
    there: list[Any] = klass.seats[who].sees(place)
    for message in reversed(there):
        for action in message["card"]["actions"] if message["by"] == "homeroom" else ():
            if action["label"] == label:
                return str(message["id"]), Link(action["link"])
    raise LookupError(label)


async def leaves_the_class(klass: Klass, who: str) -> None:
    """Somebody is in the class no longer."""
    await klass.classroom.register.remove_person(who)
    await klass.goes_on()
