"""What people give in a week, also many at once; and what of it the class may see and cannot yet."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta

from bot.people import Person, Place, PlaceKind
from storage.database import Database, Tx
from storage.owned import Owned
from storage.recognitions import Kind, Recognition, Recognitions, Shows
from storage.recognizing import Recognizing

SPACE = "web:class"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
WEEK = date(2026, 3, 2)
ANA, BEN, CLEO = Person(SPACE, "ana"), Person(SPACE, "ben"), Person(SPACE, "cleo")
GENERAL = Place(SPACE, PlaceKind.CHANNEL, "general")


def a_shout_out(number: int, place: Place | None = None, at: datetime = NOW) -> Recognition:
    """Ana gave it."""
    return Recognition(number, 0, Kind.SHOUT_OUT, ANA, f"Reason {number}", "care", place, at)


async def test_of_many_at_once_no_more_are_given_than_there_are_in_a_week(database: Database) -> None:
    async def give() -> bool:
        return await database.write(SPACE, lambda tx: Recognizing(tx, SPACE).use(0, ANA, WEEK, 5, NOW))

    given = await asyncio.gather(*(give() for _ in range(12)))
    assert given.count(True) == 5

    def later(tx: Tx) -> tuple[bool, bool, bool, int]:
        store = Recognizing(tx, SPACE)
        assert store.give_back(0, ANA, WEEK, 1)
        assert not store.give_back(0, ANA, WEEK, 1), "giving and taking back has an end"
        again, no_more = store.use(0, ANA, WEEK, 5, NOW), store.use(0, ANA, WEEK, 5, NOW)
        return again, no_more, store.use(0, ANA, WEEK + timedelta(weeks=1), 5, NOW), store.used(0, ANA, WEEK)

    assert await database.write(SPACE, later) == (True, False, True, 5)


async def test_what_was_never_given_cannot_be_given_back(database: Database) -> None:
    def act(tx: Tx) -> int:
        store = Recognizing(tx, SPACE)
        assert not store.give_back(0, ANA, WEEK, 5)
        store.unuse(0, ANA, WEEK)
        return store.used(0, ANA, WEEK)

    assert await database.write(SPACE, act) == 0


async def test_what_the_class_may_see_and_stands_nowhere_is_found(database: Database) -> None:
    def act(tx: Tx) -> list[int]:
        store = Recognitions(tx, SPACE)
        for number, place, shows in (
            (1, None, Shows.PUBLIC),
            (2, GENERAL, Shows.NAMELESS),
            (3, None, Shows.ASKED),
            (4, GENERAL, Shows.PRIVATE),
            (5, GENERAL, Shows.PUBLIC),
        ):
            store.add(a_shout_out(number, place, NOW + timedelta(minutes=number)), {BEN: (number + 10, shows)})
        for number in (2, 4):
            store.stand(number, GENERAL, "place-gone")
        return [each.recognition_id for each in store.in_trouble(0)]

    assert await database.write(SPACE, act) == [1, 2]


async def test_other_words_are_joined_in_with_anew(database: Database) -> None:
    def act(tx: Tx) -> tuple[bool, list[Person], bool, list[Person], Recognition | None]:
        store = Recognitions(tx, SPACE)
        store.add(a_shout_out(1), {BEN: (11, Shows.PUBLIC)})
        store.join(1, CLEO, NOW)
        same = store.change(1, "Reason 1", "care")
        before = store.joined(1, 5)
        return same, before, store.change(1, "Another", "care"), store.joined(1, 5), store.get(1)

    same, before, changed, after, found = await database.write(SPACE, act)
    assert (same, before) == (False, [CLEO])
    assert (changed, after) == (True, [])
    assert found is not None
    assert (found.words, found.mended) == ("Another", 1)


async def test_what_somebody_gave_lately_is_theirs_and_of_that_time(database: Database) -> None:
    def act(tx: Tx) -> list[int]:
        store = Recognitions(tx, SPACE)
        for number, minutes in ((1, 0), (2, 10), (3, 20)):
            store.add(a_shout_out(number, at=NOW + timedelta(minutes=minutes)), {BEN: (number + 10, Shows.ASKED)})
        assert store.lately(BEN, NOW) == []
        return sorted(each.recognition_id for each in store.lately(ANA, NOW + timedelta(minutes=10)))

    assert await database.write(SPACE, act) == [2, 3]


async def test_what_whoever_gave_it_takes_along_tells_nothing_of_those_who_received_it(database: Database) -> None:
    def act(tx: Tx) -> None:
        store = Recognitions(tx, SPACE)
        store.add(a_shout_out(1, GENERAL), {BEN: (11, Shows.PUBLIC), CLEO: (12, Shows.PRIVATE)})
        store.stand(1, GENERAL, "place-gone")
        Owned(tx, SPACE).leave(CLEO)
        (row,) = Owned(tx, SPACE).about(ANA)["recognition-given"]
        assert row["words"] == "Reason 1"
        assert not {"place", "trouble", "several", "touched", "hidden"} & row.keys()

    await database.write(SPACE, act)
