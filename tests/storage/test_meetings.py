"""Who has met whom: both ways at once, counted, for the whole class, and forgotten after a year."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.people import Person, Place, PlaceKind
from storage.buddy_groups import BuddyGroups, Group
from storage.buddy_together import BuddyTogether
from storage.database import Database, Tx
from storage.marks import delete_person, expire
from storage.meetings import KEPT, Meeting, Meetings

SPACE = "web:class"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ANA, BEN, CLEO = Person(SPACE, "ana"), Person(SPACE, "ben"), Person(SPACE, "cleo")


async def test_a_group_meets_all_at_once_and_again_is_counted(database: Database) -> None:
    later = NOW + timedelta(days=14)

    def act(tx: Tx) -> tuple[list[Meeting], list[Meeting], list[Meeting], int]:
        store = Meetings(tx, SPACE)
        before = tx.statements
        store.met([[CLEO, ANA, BEN], [ANA]], NOW)
        sent = tx.statements - before
        store.met([[BEN, ANA], [ANA, BEN]], later)
        store.met([], later)
        return store.among([ANA, BEN, CLEO]), store.among([BEN, CLEO]), store.of(CLEO), sent

    all_, two, hers, sent = await database.write(SPACE, act)
    assert all_ == [Meeting("ana", "ben", 3, later), Meeting("ana", "cleo", 1, NOW), Meeting("ben", "cleo", 1, NOW)]
    assert two == [Meeting("ben", "cleo", 1, NOW)]
    assert hers == all_[1:]
    assert sent == 1


async def test_another_space_knows_nothing_of_it(database: Database) -> None:
    def act(tx: Tx) -> list[Meeting]:
        Meetings(tx, SPACE).met([[ANA, BEN]], NOW)
        return Meetings(tx, "web:other").among([ANA, BEN])

    assert await database.write(None, act) == []


async def test_ten_thousand_people_meet_in_one_transaction(database: Database) -> None:
    people = [Person(SPACE, f"p{number:05}") for number in range(10_000)]
    pairs = [people[at : at + 2] for at in range(0, len(people), 2)]

    def act(tx: Tx) -> tuple[int, int, int]:
        store, before = Meetings(tx, SPACE), tx.statements
        store.met(pairs, NOW)
        met = tx.statements - before
        return met, len(store.among(people)), tx.statements - before - met

    assert await database.write(SPACE, act) == (2, 5_000, 1)


@pytest.mark.parametrize("what", ["met", "together"])
async def test_twice_as_many_people_are_read_in_twice_the_work(database: Database, what: str) -> None:
    """Not four times: SQLite may look for everyone with everyone, which of some thousands takes it half a minute."""
    everyone, size = [Person(SPACE, f"p{number:03}") for number in range(400)], 200
    place = Place(SPACE, PlaceKind.CHANNEL, "general")

    def act(tx: Tx) -> list[int]:
        meetings, together, steps = Meetings(tx, SPACE), BuddyTogether(tx, SPACE), list[int]()
        raw = tx.connection.connection.driver_connection
        watches = getattr(raw, "set_progress_handler", lambda *_: None)  # only SQLite tells
        for end in (size, 2 * size):
            people = everyone[end - size : end]
            two = {number: people[number : number + 2] for number in range(0, size, 2)}
            meetings.met(two.values(), NOW)
            new = [Group(end + each, 7, 3, 1, place, NOW, NOW) for each in two]
            BuddyGroups(tx, SPACE).add(new, {end + each: those for each, those in two.items()})
            for number in range(0, size - 2, 2):
                together.note(7, people[number + 1 : number + 3], NOW)
            steps.append(0)

            def step() -> None:
                steps[-1] += 1

            watches(step, 100)
            found = meetings.among(everyone[:end]) if what == "met" else together.pairs(everyone[:end], 7)
            watches(None, 0)
            assert len(found) == end / size * (100 if what == "met" else 199)
        return steps

    few, many = await database.write(SPACE, act)
    assert many < 3 * max(few, 1)


async def test_who_is_deleted_met_nobody_and_after_a_year_nobody_did(database: Database) -> None:
    def act(tx: Tx) -> tuple[dict[str, int], list[Meeting], list[Meeting], list[Meeting]]:
        store = Meetings(tx, SPACE)
        store.met([[ANA, BEN, CLEO]], NOW)
        gone = delete_person(tx, SPACE, "ben")
        left = store.among([ANA, BEN, CLEO])
        expire(tx, NOW + KEPT - timedelta(seconds=1))
        kept = store.among([ANA, CLEO])
        expire(tx, NOW + KEPT)
        return gone, left, kept, store.among([ANA, CLEO])

    gone, left, kept, after = await database.write(SPACE, act)
    assert gone == {"meeting": 2}
    assert left == kept == [Meeting("ana", "cleo", 1, NOW)]
    assert after == []
