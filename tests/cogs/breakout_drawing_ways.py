"""The ways to the handlers of saved rooms."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from bot.card import Json
from bot.people import Person, Place, PlaceKind, RoomKind
from storage.breakout_all import AllBreakouts
from storage.breakout_people import Member
from storage.breakout_rooms import BreakoutRoom, RoomState
from storage.breakouts import Breakout, State
from storage.breakouts import Way as Drawn
from storage.database import Tx
from storage.spaces import DEFAULT_COURSE
from tests.cogs.way import Way, a_file, after, says
from tests.klass import SPACE, Klass

ROOMS: Final = "room,person\nOak,Ben\nOak,Chi\nElm,Student 1\nElm,s2\n"
TABLE: Final[Json] = a_file("groups.csv", ROOMS)
LAST: Final[Mapping[str, tuple[str, ...]]] = {"River": ("ben", "chi"), "Lake": ("s1", "s2", "s3"), "Sea": ("s4",)}


async def saved(klass: Klass) -> None:
    """The instructor saved rooms as “groups”, and has the list before them."""
    await klass.instructor.says("/breakout sets", place="general")
    await klass.instructor.presses("Save from a file")
    await klass.instructor.fills({"file": TABLE})
    await klass.instructor.says("/breakout sets", place="general")


async def looked_at(klass: Klass) -> None:
    """The instructor has these rooms before them."""
    await saved(klass)
    await klass.instructor.chooses("Look at one", "groups")


async def held(
    klass: Klass,
    rooms: Mapping[str, tuple[str, ...]] = LAST,
    state: State = State.CLOSED,
    course_id: int = DEFAULT_COURSE,
    breakout_id: int = 70,
) -> None:
    """There was a breakout with these rooms of these people."""
    now = klass.clock.now()
    until = now + timedelta(days=30)
    place = Place(SPACE, PlaceKind.CHANNEL, "general")
    one = Breakout(breakout_id, course_id, place, None, Drawn.RANDOM, RoomKind.VOICE, "", 720, 2, 0, now, until, state)
    numbered = list(enumerate(rooms.items(), 1))

    def put(tx: Tx) -> None:
        store = AllBreakouts(tx, SPACE)
        store.breakouts.add(one)
        made = [(breakout_id * 100 + number, number, name) for number, (name, _) in numbered]
        stands = RoomState.CLOSED if state is State.CLOSED else RoomState.OPEN
        store.rooms.add(
            [
                BreakoutRoom(room, breakout_id, course_id, number, name, until, state=stands)
                for room, number, name in made
            ]
        )
        store.people.put(
            [
                Member(Person(SPACE, who), breakout_id, course_id, now, until, room_id=breakout_id * 100 + number)
                for number, (_, people) in numbered
                for who in people
            ]
        )

    await klass.database.write(SPACE, put)


DRAWING_WAYS: Final[Mapping[str, Way]] = {
    "breakouts.breakout-sets": Way("assistant"),
    "breakouts.settings": Way(
        "instructor", "Breakouts", says("instructor", "/homeroom settings"), fills={"minutes": "15"}
    ),
    "breakouts.look-at-set": Way("instructor", "Look at one", saved, chooses="groups"),
    "breakouts.delete-set": Way("instructor", "Delete these rooms", looked_at),
    "breakouts.upload-set": Way(
        "assistant", "Save from a file", says("assistant", "/breakout sets"), fills={"file": TABLE}
    ),
    "breakouts.save-last": Way(
        "assistant",
        "Save the last breakout’s rooms",
        after(held, says("assistant", "/breakout sets")),
        fills={"name": "As before"},
    ),
}
