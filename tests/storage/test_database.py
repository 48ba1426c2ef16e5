"""Transactions as plain functions, on both databases."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, Text, bindparam, insert, select, update

from storage.database import Database, Tx
from storage.problems import ReadOnly, Rejected, Unreachable

tables = MetaData()
counters = Table(
    "counters",
    tables,
    Column("space_id", Text, primary_key=True),
    Column("count", Integer, nullable=False),
)
READ = select(counters.c.count).where(counters.c.space_id == bindparam("space"))
SET = update(counters).where(counters.c.space_id == bindparam("space")).values(count=bindparam("now"))


@pytest.fixture
async def counting(empty: Database) -> Database:
    def create(tx: Tx) -> None:
        tables.create_all(tx.connection)
        tx.execute(insert(counters), [{"space_id": space, "count": 0} for space in ("a", "b")])

    await empty.alter(create)
    return empty


def add_one(space: str) -> Any:
    def act(tx: Tx) -> int:
        now: int = tx.scalar(READ, {"space": space}) + 1
        tx.execute(SET, {"space": space, "now": now})
        return now

    return act


async def count_of(database: Database, space: str) -> int:
    count: int = await database.read(lambda tx: tx.scalar(READ, {"space": space}))
    return count


async def test_what_a_transaction_returns_comes_out_once_it_is_committed(counting: Database) -> None:
    assert await counting.write("a", add_one("a")) == 1
    assert await count_of(counting, "a") == 1


async def test_a_hundred_functions_that_read_and_then_write_count_a_hundred(counting: Database) -> None:
    given = await asyncio.gather(*(counting.write("a", add_one("a")) for _ in range(100)))
    assert sorted(given) == list(range(1, 101))
    assert await count_of(counting, "a") == 100


async def test_two_processes_of_one_space_take_turns(counting: Database, url: str) -> None:
    other = await Database.open(url)
    await asyncio.gather(*(each.write("a", add_one("a")) for _ in range(30) for each in (counting, other)))
    await other.close()
    assert await count_of(counting, "a") == 60


async def test_what_a_function_raises_comes_out_as_it_is_and_undoes_its_writes(counting: Database) -> None:
    def act(tx: Tx) -> None:
        tx.execute(SET, {"space": "a", "now": 7})
        raise LookupError("nobody")

    with pytest.raises(LookupError, match="nobody"):
        await counting.write("a", act)
    assert await count_of(counting, "a") == 0


async def test_a_failing_function_among_good_ones_fails_alone(counting: Database) -> None:
    def fail(tx: Tx) -> None:
        tx.execute(SET, {"space": "b", "now": 7})
        tx.execute(insert(counters), {"space_id": "a", "count": 9})

    acts = [add_one("a"), add_one("a"), fail, add_one("a")]
    results = await asyncio.gather(*(counting.write(None, act) for act in acts[:1]))
    results += await asyncio.gather(*(counting.write("a", act) for act in acts[1:]), return_exceptions=True)
    assert [type(each) for each in results] == [int, int, Rejected, int]
    assert (await count_of(counting, "a"), await count_of(counting, "b")) == (3, 0)


async def test_a_read_cannot_write(counting: Database) -> None:
    with pytest.raises(ReadOnly):
        await counting.read(add_one("a"))
    assert await count_of(counting, "a") == 0


async def test_a_read_sees_one_picture_of_what_is_committed(counting: Database) -> None:
    loop = asyncio.get_running_loop()
    looked, written = asyncio.Event(), threading.Event()

    def look_twice(tx: Tx) -> tuple[int, int]:
        first: int = tx.scalar(READ, {"space": "a"})
        loop.call_soon_threadsafe(looked.set)
        assert written.wait(10)
        return first, tx.scalar(READ, {"space": "a"})

    looking = asyncio.create_task(counting.read(look_twice))
    await looked.wait()
    await counting.write("a", add_one("a"))
    assert await count_of(counting, "a") == 1
    written.set()
    assert await looking == (0, 0)


async def test_a_read_does_not_wait_for_a_write(counting: Database) -> None:
    loop = asyncio.get_running_loop()
    begun, read = asyncio.Event(), threading.Event()

    def slow(tx: Tx) -> bool:
        tx.execute(SET, {"space": "a", "now": 5})
        loop.call_soon_threadsafe(begun.set)
        return read.wait(10)

    writing = asyncio.create_task(counting.write("a", slow))
    await begun.wait()
    assert await count_of(counting, "a") == 0
    read.set()
    assert await writing
    assert await count_of(counting, "a") == 5


async def test_a_cancelled_caller_does_not_tear_a_transaction(counting: Database) -> None:
    loop = asyncio.get_running_loop()
    begun, cancelled = asyncio.Event(), threading.Event()

    def slow(tx: Tx) -> None:
        tx.execute(SET, {"space": "a", "now": 5})
        loop.call_soon_threadsafe(begun.set)
        assert cancelled.wait(10)
        tx.execute(SET, {"space": "b", "now": 5})

    writing = asyncio.create_task(counting.write("a", slow))
    await begun.wait()
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    cancelled.set()
    assert await counting.write("a", add_one("a")) == 6
    assert await count_of(counting, "b") == 5


async def test_statements_are_counted_and_can_be_seen_without_their_parameters(counting: Database) -> None:
    def act(tx: Tx) -> Tx:
        tx.seen = []
        add_one("a")(tx)
        tx.execute(insert(counters), [{"space_id": f"space-{i}", "count": i} for i in range(3)])
        return tx

    before = counting.metrics.statements
    tx = await counting.write("a", act)
    assert tx.statements == 3
    assert [statement.split()[0] for statement in tx.seen or ()] == ["SELECT", "UPDATE", "INSERT"]
    assert "space-1" not in "".join(tx.seen or ())
    assert counting.metrics.statements - before == 3


async def test_a_test_can_look_at_every_transaction(counting: Database) -> None:
    begun: list[Tx] = []
    counting.on_begin(begun.append)
    await counting.write("a", add_one("a"))
    await count_of(counting, "a")
    counting.on_begin(None)
    await count_of(counting, "a")
    assert [tx.statements for tx in begun] == [2, 1]


async def test_a_transaction_is_of_no_use_after_its_end(counting: Database) -> None:
    def keep(tx: Tx) -> Tx:
        return tx

    kept = await counting.write("a", keep)
    with pytest.raises(RuntimeError, match="over"):
        kept.scalar(READ, {"space": "a"})


async def test_an_empty_list_of_rows_is_refused(counting: Database) -> None:
    with pytest.raises(ValueError, match="empty"):
        await counting.write("a", lambda tx: tx.execute(insert(counters), []))


async def test_a_refused_statement_tells_nothing_that_was_in_it(counting: Database) -> None:
    def act(tx: Tx) -> None:
        tx.execute(insert(counters), {"space_id": "Marisol", "count": 1})
        tx.execute(insert(counters), {"space_id": "Marisol", "count": 1})

    with pytest.raises(Rejected) as caught:
        await counting.write("a", act)
    error: BaseException | None = caught.value
    assert "counters" in str(error)
    while error is not None:
        assert "Marisol" not in f"{error!r} {error}"
        error = error.__cause__ or error.__context__


async def test_transactions_and_commits_are_counted(counting: Database) -> None:
    transactions, commits = counting.metrics.transactions, counting.metrics.commits
    await counting.write("a", add_one("a"))
    with pytest.raises(Rejected):
        await counting.write("a", lambda tx: tx.execute(insert(counters), {"space_id": "a", "count": 1}))
    assert counting.metrics.transactions - transactions == 2
    assert counting.metrics.commits - commits == 1


async def test_a_generator_that_ran_out_is_a_fault_and_no_endless_wait(counting: Database) -> None:
    with pytest.raises(RuntimeError):
        await counting.write("a", lambda tx: next(iter(())))
    assert await counting.write("a", add_one("a")) == 1


async def test_what_was_asked_before_the_end_is_done_and_nothing_after(counting: Database, url: str) -> None:
    writes = [asyncio.create_task(counting.write("a", add_one("a"))) for _ in range(5)]
    await asyncio.wait(writes[:1])
    await counting.close()
    await counting.close()
    done = sum(1 for each in await asyncio.gather(*writes, return_exceptions=True) if isinstance(each, int))
    for asked in (counting.write, counting.read):
        with pytest.raises(Unreachable):
            await (asked("a", add_one("a")) if asked == counting.write else counting.read(add_one("a")))
    again = await Database.open(url)
    assert done >= 1
    assert await count_of(again, "a") == done
    await again.close()


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///:memory:", "mysql://a/b", "sqlite+aiosqlite:///a.db"])
async def test_an_address_of_another_kind_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="not a database"):
        await Database.open(address)
