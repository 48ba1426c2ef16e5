"""Who has met whom: both ways at once, counted, for the whole class, and forgotten after a year."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.people import Person
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
