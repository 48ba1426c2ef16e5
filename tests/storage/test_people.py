"""Who is where, as far as an adapter told: in the space, and in places that have a list of their own."""

from __future__ import annotations

from collections.abc import Iterable

from bot.people import Person
from storage.database import Database, Tx
from storage.people import People

SPACE = "web:class"
LOUNGE = "voice:lounge"
ANA, BEN, CHI = (Person(SPACE, name) for name in ("ana", "ben", "chi"))


def class_of_three(tx: Tx) -> People:
    people = People(tx, SPACE)
    people.replace_members([ANA, BEN, CHI])
    return people


def names(people: Iterable[Person]) -> list[str]:
    return [each.external_id for each in people]


async def test_a_place_of_which_nothing_was_told_has_the_members_of_the_space(database: Database) -> None:
    found = await database.write(SPACE, lambda tx: class_of_three(tx).members(LOUNGE))
    assert names(found) == ["ana", "ben", "chi"]


async def test_a_place_from_which_everybody_went_is_empty(database: Database) -> None:
    def act(tx: Tx) -> list[list[str]]:
        people = class_of_three(tx)
        assert people.joined(ANA, LOUNGE)
        assert not people.joined(ANA, LOUNGE)
        found = [names(people.members(LOUNGE))]
        assert people.left(ANA, LOUNGE)
        assert not people.left(ANA, LOUNGE)
        return [*found, names(people.members(LOUNGE)), names(people.members())]

    assert await database.write(SPACE, act) == [["ana"], [], ["ana", "ben", "chi"]]


async def test_who_leaves_the_space_leaves_its_places_and_those_stay_known(database: Database) -> None:
    def act(tx: Tx) -> list[list[str]]:
        people = class_of_three(tx)
        people.joined(ANA, LOUNGE)
        people.left(ANA)
        return [names(people.members(LOUNGE)), names(people.members())]

    assert await database.write(SPACE, act) == [[], ["ben", "chi"]]


async def test_a_whole_list_of_a_place_is_kept_also_when_nobody_is_on_it(database: Database) -> None:
    def act(tx: Tx) -> list[object]:
        people = class_of_three(tx)
        changes: list[object] = [people.replace_members([ANA, BEN], LOUNGE), names(people.members(LOUNGE))]
        changes += [people.replace_members([BEN, CHI], LOUNGE), names(people.members(LOUNGE))]
        return [*changes, people.replace_members([], LOUNGE), names(people.members(LOUNGE)), len(people.members())]

    assert await database.write(SPACE, act) == [
        ({ANA, BEN}, set()),
        ["ana", "ben"],
        ({CHI}, {ANA}),
        ["ben", "chi"],
        (set(), {BEN, CHI}),
        [],
        3,
    ]
