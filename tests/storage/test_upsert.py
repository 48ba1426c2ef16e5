"""INSERT ... ON CONFLICT ... RETURNING, built once and run on both databases."""

from __future__ import annotations

import pytest
from sqlalchemy import Column, Index, Integer, MetaData, Table, Text, bindparam, select, text, true

from storage.database import Database, Tx
from storage.upsert import insert

tables = MetaData()
waiting = text("state = 'waiting'")
tasks = Table(
    "tasks",
    tables,
    Column("space_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("key", Text),
    Column("state", Text, nullable=False, default="waiting"),
    Column("until", Integer, nullable=False, default=0),
    Index("one_waiting", "space_id", "key", unique=True, sqlite_where=waiting, postgresql_where=waiting),
)
_new = insert(tasks)
CLAIM = _new.on_conflict_do_update(
    index_elements=["space_id", "number"],
    set_={"until": _new.excluded.until},
    where=tasks.c.until <= bindparam("now"),
).returning(tasks.c.number, tasks.c.until)
ONCE = insert(tasks).on_conflict_do_nothing().returning(tasks.c.number)
QUEUE = _new.on_conflict_do_update(
    index_elements=[tasks.c.space_id, tasks.c.key],
    index_where=waiting,
    set_={"until": tasks.c.until + _new.excluded.until},
)
STATES = select(tasks.c.number, tasks.c.key, tasks.c.until).order_by(tasks.c.number)


@pytest.fixture
async def tasked(empty: Database) -> Database:
    await empty.alter(lambda tx: tables.create_all(tx.connection))
    return empty


async def test_a_row_is_claimed_once_until_its_lease_ends(tasked: Database) -> None:
    def claim(tx: Tx, now: int, until: int) -> list[tuple[int, int]]:
        given = {"space_id": "a", "number": 1, "until": until, "now": now}
        return [(row.number, row.until) for row in tx.rows(CLAIM, given)]

    assert await tasked.write("a", lambda tx: claim(tx, 0, 10)) == [(1, 10)]
    assert await tasked.write("a", lambda tx: claim(tx, 9, 19)) == []
    assert await tasked.write("a", lambda tx: claim(tx, 10, 20)) == [(1, 20)]


async def test_a_second_of_the_same_gives_no_row(tasked: Database) -> None:
    def once(tx: Tx) -> object:
        return tx.scalar(ONCE, {"space_id": "a", "number": 7})

    assert [await tasked.write("a", once) for _ in range(2)] == [7, None]


async def test_a_key_is_unique_where_the_index_says_so(tasked: Database) -> None:
    def queue(tx: Tx) -> list[tuple[object, ...]]:
        row = {"space_id": "a", "key": "nudge"}
        tx.execute(insert(tasks), {**row, "number": 1, "state": "failed", "until": 1})
        tx.execute(QUEUE, [{**row, "number": number, "until": number} for number in (2, 3)])
        return [tuple(row) for row in tx.rows(STATES)]

    assert await tasked.write("a", queue) == [(1, "nudge", 1), (2, "nudge", 5)]


async def test_rows_can_come_from_a_select(tasked: Database) -> None:
    def copy(tx: Tx) -> list[tuple[object, ...]]:
        tx.execute(insert(tasks), [{"space_id": "a", "number": number} for number in (1, 2)])
        rows = select(tasks.c.space_id, tasks.c.number + 1, tasks.c.state, tasks.c.until).where(true())
        columns = ["space_id", "number", "state", "until"]
        made = insert(tasks).from_select(columns, rows).on_conflict_do_nothing(index_elements=["space_id", "number"])
        return [tuple(row) for row in tx.rows(made.returning(tasks.c.number))]

    assert await tasked.write("a", copy) == [(3,)]


async def test_a_statement_that_is_built_again_is_compiled_once(tasked: Database) -> None:
    def again(tx: Tx) -> int:
        cache = tx.connection.engine._compiled_cache
        assert cache is not None
        sizes = set()
        for number in range(4):
            made = insert(tasks).values(space_id="a", number=number)
            changed = {"until": number}
            tx.execute(made.on_conflict_do_update(index_elements=["space_id", "number"], set_=changed))
            sizes.add(len(cache))
        return len(sizes)

    assert await tasked.write("a", again) == 1


def test_an_update_says_which_columns_clash() -> None:
    with pytest.raises(ValueError, match="which columns"):
        insert(tasks).on_conflict_do_update(set_={"until": 1})
    assert isinstance(Tx.upsert(tasks), type(insert(tasks)))
