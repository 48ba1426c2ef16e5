"""What somebody can still answer, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.people import Person, Place, PlaceKind
from storage.database import Database, Tx
from storage.deeper import Deeper, Group
from storage.icebreaker_answers import Answers
from storage.icebreakers import COMING, Icebreakers, Put
from storage.still_open import MOST, StillOpen

SPACE = "web:class"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ANA, BEN = Person(SPACE, "ana"), Person(SPACE, "ben")
GENERAL = Place(SPACE, PlaceKind.CHANNEL, "general")
ONE = Put(1, 7, GENERAL, "easy-starts", "tea", None, COMING, False, NOON)


def put(tx: Tx, some: Put) -> None:
    """It stands there."""
    store = Icebreakers(tx, SPACE)
    store.add(some)
    store.arrived(some.prompt_id, some.made_at)


async def theirs(database: Database, person: Person) -> list[int]:
    """What somebody can still answer in the course."""
    return await database.read(lambda tx: [each.prompt_id for each in StillOpen(tx, SPACE).to(person, 7)])


async def test_what_stands_and_was_neither_answered_nor_passed_the_newest_first(database: Database) -> None:
    def arrange(tx: Tx) -> None:
        for number in range(1, 6):
            put(tx, replace(ONE, prompt_id=number, made_at=NOON + timedelta(hours=number)))
        put(tx, replace(ONE, prompt_id=8, course_id=9))
        answers, store = Answers(tx, SPACE), Icebreakers(tx, SPACE)
        store.pass_on(1, ANA)
        answers.choose(2, ANA, 0, NOON)
        answers.write(3, ANA, "Tea", NOON)
        answers.join(4, ANA, NOON)
        store.end(5, 0)

    await database.write(SPACE, arrange)
    assert await theirs(database, ANA) == [4]
    assert await theirs(database, BEN) == [4, 3, 2, 1]


async def test_what_stands_in_a_room_is_for_who_is_in_it(database: Database) -> None:
    def arrange(tx: Tx) -> None:
        put(tx, replace(ONE, place=Place.of_room(SPACE, "icebreakers.group:b")))
        Deeper(tx, SPACE).open(Group(1, 7, GENERAL, NOON, NOON, closed=False), {ANA: 2})

    await database.write(SPACE, arrange)
    assert await theirs(database, ANA) == [1]
    assert await theirs(database, BEN) == []


async def test_nobody_is_given_more_than_they_go_through(database: Database) -> None:
    def arrange(tx: Tx) -> None:
        for number in range(1, MOST + 3):
            put(tx, replace(ONE, prompt_id=number))

    await database.write(SPACE, arrange)
    assert len(await theirs(database, BEN)) == MOST


async def test_a_wish_rests_until_its_moment_or_until_it_is_wished_again(database: Database) -> None:
    def wishing(now: datetime) -> set[Person]:
        return set(stored[0].wishes(GENERAL, now))

    stored: list[Deeper] = []

    def story(tx: Tx) -> None:
        deeper = Deeper(tx, SPACE)
        stored.append(deeper)
        assert not deeper.pause(ANA, NOON)
        deeper.wish(GENERAL, ANA, 2, NOON)
        deeper.wish(GENERAL, BEN, 3, NOON)
        assert deeper.pause(ANA, NOON + timedelta(days=1))
        assert wishing(NOON) == {BEN}
        assert wishing(NOON + timedelta(days=1)) == {ANA, BEN}
        deeper.wish(GENERAL, ANA, 2, NOON)
        assert wishing(NOON) == {ANA, BEN}

    await database.write(SPACE, story)
