"""The places that are in use: of one space, or of all of a platform's."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.link import Link
from bot.people import Person, Place, PlaceKind
from storage.database import Database, Tx
from storage.icebreakers import Icebreakers
from storage.places import MOST, PlacesInUse, places_in_use
from storage.spaces import DEFAULT_COURSE, Spaces
from storage.standing import Standing, Stands

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
SPACE = "discord:1"


def channel(name: str, space: str = SPACE) -> Place:
    return Place(space, PlaceKind.CHANNEL, name)


def stands(tx: Tx, place: Place, at: str, number: int = 0, *, room: bool = False) -> None:
    stood = Stands(Link(f"a.b:{number}"), place, at, "1", None, 0, NOW + timedelta(minutes=number), None, room)
    Standing(tx, place.space_id).stands(stood, NOW)


async def test_they_are_where_courses_are_where_schedules_ask_and_where_something_stands(database: Database) -> None:
    def use(tx: Tx) -> None:
        spaces = Spaces(tx, SPACE)
        spaces.came("Class", NOW)
        found = spaces.snapshot()
        assert found is not None
        course = found.course(DEFAULT_COURSE)
        spaces.change_course(replace(course, main_place=channel("main"), staff_place=channel("staff")), NOW)
        Icebreakers(tx, SPACE).plan(7, channel("planned"), ["easy"])
        stands(tx, channel("stood").below("x.y"), "thread:5")
        stands(tx, Place.direct(Person(SPACE, "9")), "direct:9")
        stands(tx, Place.of_room(SPACE, "a.room:1"), "voice:6", room=True)
        stands(tx, channel("other", "discord:12"), "channel:other")

    await database.write(SPACE, use)
    known = await database.read(lambda tx: PlacesInUse(tx, SPACE).all())
    assert sorted(each.key for each in known) == [
        *("channel:main", "channel:planned", "channel:staff", "channel:stood", "thread:5", "voice:6")
    ]
    to_come = await database.read(lambda tx: PlacesInUse(tx, SPACE).to_come())
    assert {each.id for each in to_come} == {"main", "staff", "planned"}
    everywhere = await database.read(lambda tx: places_in_use(tx, "discord"))
    assert {space: len(places) for space, places in everywhere.items()} == {SPACE: 6, "discord:12": 1}
    assert await database.read(lambda tx: places_in_use(tx, "web")) == {}


async def test_of_many_in_which_something_stands_the_newest_are_told(database: Database) -> None:
    def use(tx: Tx) -> None:
        for number in range(MOST + 5):
            stands(tx, channel(str(number)), f"channel:{number}", number)

    await database.write(SPACE, use)
    known = await database.read(lambda tx: PlacesInUse(tx, SPACE).all())
    assert {int(each.id) for each in known} == set(range(5, MOST + 5))
