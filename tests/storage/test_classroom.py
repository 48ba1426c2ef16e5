"""The tables of the browser class: messages found by place and number, repeats found again, nothing left behind."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import MetaData, insert, text

from storage.class_records import (
    Carded,
    Change,
    Dropped,
    Emptied,
    Kept,
    KeptClass,
    KeptFile,
    KeptMessage,
    KeptPerson,
    KeptPlace,
    KeptSeen,
    Worded,
)
from storage.classroom import ClassroomStore
from storage.database import Database, Tx
from storage.migrations import VERSIONS, upgrade

T = TypeVar("T")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ABOUT = KeptClass("Class", "en", 1000)
ANA = KeptPerson("ana", "Ana Ñandú 🦩", "student", "Europe/Madrid", "es", joined=4, voice="voice:v", closed=True)
PLACE = KeptPlace("channel:a", "channel", "a", "topic", made=1)
TABLE = KeptPlace(
    "thread:r1",
    "thread",
    "r",
    parent="channel:a",
    staff=True,
    people=("ana", "ben"),
    under="m3",
    muzzled=True,
    nonce="r1",
    made=2,
)


def message(seq: int, place: str = "channel:a", **more: Any) -> KeptMessage:
    return KeptMessage(seq, place, "ana", NOON, **{"text": str(seq), **more})


async def in_class(database: Database, act: Callable[[ClassroomStore], T], space: str = "web:class") -> T:
    return await database.write(space, lambda tx: act(ClassroomStore(tx, space)))


async def keep(database: Database, *changes: Change) -> None:
    for change in changes:
        await in_class(database, lambda store, change=change: store.apply(change))  # type: ignore[misc]


async def test_a_class_comes_back_as_it_was_kept(database: Database) -> None:
    assert await in_class(database, ClassroomStore.load) is None
    await keep(database, ABOUT, ANA, PLACE, TABLE, KeptSeen("ana", "channel:a", 7))
    kept = await in_class(database, ClassroomStore.load)
    assert kept == Kept(ABOUT, (ANA,), (PLACE, TABLE), (KeptSeen("ana", "channel:a", 7),))
    assert await in_class(database, ClassroomStore.load, "web:other") is None


async def test_a_message_counts_in_its_place_and_later_changes_of_the_place_keep_the_count(database: Database) -> None:
    await keep(database, ABOUT, PLACE)
    first = message(5, card={"title": "é", "n": [1, None]}, text=None, nonce="n1")
    assert (
        await in_class(database, lambda store: store.add(first, [KeptFile("f", 5, "n", "image/png", b"\x00\xff")]))
        is first
    )
    await keep(database, KeptPlace("channel:a", "channel", "renamed", made=1))
    kept = await in_class(database, ClassroomStore.load)
    assert kept is not None
    assert [(each.name, each.last, each.count) for each in kept.places] == [("renamed", 5, 1)]
    assert await in_class(database, lambda store: store.message(5)) == first
    assert await in_class(database, lambda store: store.file("f")) == KeptFile("f", 5, "n", "image/png", b"\x00\xff")


async def test_a_nonce_or_a_persons_key_finds_the_first_message_and_keeps_nothing_else(database: Database) -> None:
    await keep(database, ABOUT, PLACE)
    posted, said = message(1, nonce="n1"), message(2, said_key="k1", simulated=True)
    for one in (posted, said):
        await in_class(database, lambda store, one=one: store.add(one))  # type: ignore[misc]
    late = KeptSeen("ana", "channel:a", 9)
    assert await in_class(database, lambda store: store.add(message(3, nonce="n1"), [late])) == posted
    assert await in_class(database, lambda store: store.add(message(4, said_key="k1"), [late])) == said
    other = KeptMessage(5, "channel:a", "ben", NOON, "x", said_key="k1")
    assert await in_class(database, lambda store: store.add(other)) == other
    assert await in_class(database, lambda store: store.sent("n1")) == posted
    kept = await in_class(database, ClassroomStore.load)
    assert kept is not None
    assert (kept.seen, kept.places[0].count) == ((), 3)


async def test_a_place_is_read_page_by_page(database: Database) -> None:
    await keep(database, ABOUT, PLACE)
    for seq in range(1, 8):
        place = "channel:b" if seq == 4 else "channel:a"
        await in_class(database, lambda store, seq=seq, place=place: store.add(message(seq, place)))  # type: ignore[misc]
    pages = [await in_class(database, lambda store, at=at: store.page("channel:a", at, 3)) for at in (100, 5, 1)]  # type: ignore[misc]
    assert [[each.seq for each in page] for page in pages] == [[5, 6, 7], [1, 2, 3], []]


async def test_what_is_dropped_or_emptied_leaves_no_message_file_or_mark(database: Database) -> None:
    await keep(database, ABOUT, PLACE, KeptPlace("channel:b", "channel", "b"))
    for seq, place in ((1, "channel:a"), (2, "channel:a"), (3, "channel:b")):
        file = KeptFile(f"f{seq}", seq, "n", "t", b"x")
        await in_class(database, lambda store, seq=seq, place=place, file=file: store.add(message(seq, place), [file]))  # type: ignore[misc]
    await keep(
        database,
        KeptSeen("ana", "channel:b", 3),
        Dropped(1, "channel:a"),
        Emptied("channel:b"),
        Carded(2, {"title": "t"}),
    )
    assert [await in_class(database, lambda store, n=n: store.file(f"f{n}")) for n in (1, 2, 3)] == [None] * 3  # type: ignore[misc]
    found = [await in_class(database, lambda store, n=n: store.message(n)) for n in (1, 2, 3)]  # type: ignore[misc]
    assert [each and each.card for each in found] == [None, {"title": "t"}, None]
    kept = await in_class(database, ClassroomStore.load)
    assert kept is not None
    assert ({each.key: each.count for each in kept.places}["channel:a"], kept.seen) == (1, ())


async def test_other_words_stand_in_a_messages_place_marked_as_edited_and_as_nobodys_simulation(
    database: Database,
) -> None:
    await keep(database, ABOUT, PLACE)
    for seq in (1, 2):
        said = replace(message(seq), simulated=True)
        await in_class(database, lambda store, said=said: store.add(said))  # type: ignore[misc]
    await keep(database, Worded(2, "other words"))
    first, second = await in_class(database, lambda store: store.page("channel:a", 9, 9))
    assert (first.text, first.edited, first.simulated) == (message(1).text, False, True)
    assert (second.text, second.edited, second.simulated) == ("other words", True, False)


async def test_unread_messages_of_others_are_counted_up_to_a_hundred(database: Database) -> None:
    await keep(database, ABOUT, PLACE)

    def many(store: ClassroomStore) -> None:
        for seq in range(1, 131):
            store.add(message(seq))

    await in_class(database, many)
    unread = await in_class(database, lambda store: store.unread("ben", {"channel:a": 0, "channel:b": 0}))
    assert unread == {"channel:a": 100, "channel:b": 0}
    assert await in_class(database, lambda store: store.unread("ben", {"channel:a": 125})) == {"channel:a": 5}
    assert await in_class(database, lambda store: store.unread("ana", {"channel:a": 0})) == {"channel:a": 0}


async def test_messages_written_at_once_are_all_kept_with_two_statements_each(database: Database) -> None:
    await keep(database, ABOUT, PLACE)
    before = database.metrics.statements
    await asyncio.gather(*(in_class(database, lambda store, n=n: store.add(message(n))) for n in range(1, 101)))  # type: ignore[misc]
    assert database.metrics.statements - before == 200
    page = await in_class(database, lambda store: store.page("channel:a", 10**9, 200))
    assert sorted(each.seq for each in page) == list(range(1, 101))


async def test_opening_a_place_reads_its_index_and_sorts_nothing(sqlite_url: str) -> None:
    from storage.store import all_tables

    database = await Database.open(sqlite_url)
    await database.alter(lambda tx: all_tables().create_all(tx.connection))
    seen: list[str] = []

    def look(tx: Tx) -> None:
        tx.seen = seen
        ClassroomStore(tx, "web:class").page("channel:a", 10**9, 51)

    await database.read(look)
    (statement,) = seen
    plan = await database.read(lambda tx: tx.rows(text("EXPLAIN QUERY PLAN " + statement.replace("?", "1"))))
    await database.close()
    assert len(plan) == 1
    assert "USING INDEX class_messages_place (space_id=? AND place=? AND seq<?)" in plan[0].detail


async def test_what_simulated_people_wrote_before_it_was_noted_stays_marked(url: str, tmp_path: Path) -> None:
    for file in VERSIONS.glob("000[1-6]*.py"):
        shutil.copy(file, tmp_path)
    database = await Database.open(url)
    await upgrade(database, tmp_path)

    def fill(tx: Tx) -> None:
        tables = MetaData()
        tables.reflect(tx.connection, only=["class_people", "class_messages"])
        for person, simulated in ("ana", False), ("ben", True):
            row: dict[str, object] = {
                "space_id": "web:class",
                "id": person,
                "name": person,
                "role": "student",
                "zone": "UTC",
            }
            row |= {"language": "en", "joined": 0, "closed": False, "simulated": simulated, "gone": False}
            tx.execute(insert(tables.tables["class_people"]).values(row))
        made = {"space_id": "web:class", "place": "channel:a", "at": 0, "edited": False}
        for seq, (by, words) in enumerate([("ana", "hello"), ("ben", "hello"), ("ben", None)]):
            row = made | {"seq": seq, "by": by, "text": words}
            tx.execute(insert(tables.tables["class_messages"]).values(row))

    await database.write(None, fill)
    await upgrade(database)
    page = await in_class(database, lambda store: store.page("channel:a", 9, 9))
    await database.close()
    assert [each.simulated for each in page] == [False, True, False]
