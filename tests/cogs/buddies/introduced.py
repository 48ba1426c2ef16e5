"""People who were just matched: what the stories of introductions begin with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from adapters.web.seat import Seat
from bot.people import Person, PlaceKind
from cogs.buddies.questions import first
from cogs.buddies.rooming import READ_FOR, group_room, opened
from storage.buddies import Programme
from storage.buddy_groups import Group
from storage.buddy_rounds import Round, RoundState
from storage.database import Tx
from storage.jobs import Jobs, NewJob
from storage.study_buddies import StudyBuddies
from tests.cogs.buddies.people import COFFEE, SPACE
from tests.klass import PEOPLE, Klass

GROUP = 77
DAY = timedelta(days=1)

AFTERNOONS = frozenset(day * 24 + hour for day in range(5) for hour in (14, 15, 16, 17))
TOLD: Mapping[str, Mapping[str, Any]] = {
    "chi": {"interests": ("Long walks", "jazz"), "hours": AFTERNOONS, "zone": "Europe/Madrid", "hopes": "company"},
    "ben": {"interests": ("JAZZ", "maps"), "hours": frozenset(range(168)), "zone": "America/New_York"},
}


async def introduced(
    klass: Klass,
    told: Mapping[str, Mapping[str, Any]] = TOLD,
    *,
    programme: Programme = COFFEE,
    **group: Any,
) -> str:
    """These people are in a programme, with what they told, and were put into a group. Returns the key of its room."""
    now = klass.clock.now()
    asked = first(GROUP)
    half = timedelta(days=7)
    round_ends = now + 2 * half
    made = Group(GROUP, 5, 1, 0, programme.place, now, round_ends + READ_FOR, question=asked.slug, level=asked.level)

    def act(tx: Tx) -> None:
        store = StudyBuddies(tx, SPACE)
        store.programmes.add(replace(programme, by=Person(SPACE, "instructor")))
        store.rounds.add(Round(5, 1, 0, 1, RoundState.RUNNING, now, now + half, round_ends - DAY, round_ends, 1))
        people = [Person(SPACE, name) for name in told]
        for each in people:
            store.members.join(1, each, now)
            store.members.change(1, each, **told[each.external_id])
        store.groups.add([replace(made, **group)], {GROUP: people})
        link = group_room.link(GROUP)
        room = f"room:{link}"
        Jobs(tx, SPACE).queue([NewJob("open", link, now, room, room, opened.link(GROUP))])

    await klass.database.write(SPACE, act)
    klass.worker.wake()
    await klass.goes_on()
    return room_key(klass)


def room_key(klass: Klass) -> str:
    """The newest room in the class."""
    places = klass.classroom.core.state.places.values()
    return [each.key for each in places if each.people and each.kind == PlaceKind.THREAD and not each.gone][-1]


async def opens(klass: Klass, name: str, room: str) -> Seat:
    """Somebody in their room."""
    seat = klass.seats[name]
    await seat.opens(room)
    return seat


def card(seat: Seat, room: str) -> dict[str, Any]:
    """The introduction that stands in a room."""
    found = [dict(each) for each in seat.sees(room) if each["by"] == "homeroom" and not each["private"]]
    return found[0]


def labels(seat: Seat, room: str) -> list[str]:
    """What can be pressed on the introduction."""
    return [str(each["label"]) for each in card(seat, room)["card"]["actions"]]


def field(seat: Seat, room: str, label: str) -> str:
    """What stands in a field of the introduction, persons by id and moments as they come."""
    fields = {each["label"]: each["text"] for each in card(seat, room)["card"]["fields"]}
    return "".join(_run(each) for each in fields[label])


def _run(run: Mapping[str, Any]) -> str:
    match run["t"]:
        case "person":
            return "@" + next(each.name for each in PEOPLE if each.id == run["id"])
        case "when":
            return str(run["at"])
        case _:
            return str(run["text"])
