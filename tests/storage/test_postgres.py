"""PostgreSQL: what clashes or loses its connection is asked again, and a busy space does not hold up the others."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import text

from storage.database import Database, Tx
from storage.postgres import lock_key
from storage.problems import Locked, Rejected, Uncertain, Unreachable

ADD = text("UPDATE counters SET count = count + 1 WHERE name = :name")
COUNTS = text("SELECT count FROM counters ORDER BY name")
LEAVE = text("SELECT pg_terminate_backend(pg_backend_pid(), 5000)")
WHO = text("SELECT pg_backend_pid()")


def create(tx: Tx) -> None:
    tx.execute(text("CREATE TABLE counters (name text PRIMARY KEY, count integer NOT NULL)"))
    tx.execute(text("INSERT INTO counters VALUES ('a', 0), ('b', 0)"))


@pytest.fixture
async def counting(postgres_url: str) -> AsyncIterator[Database]:
    database = await Database.open(postgres_url, connections=3, readers=1, busy_timeout=0.5)
    await database.alter(create)
    yield database
    await database.close()


async def counts(database: Database) -> list[int]:
    return await database.read(lambda tx: [row[0] for row in tx.rows(COUNTS)])


async def test_two_transactions_that_wait_for_each_other_both_happen(counting: Database, postgres_url: str) -> None:
    met = threading.Barrier(2)
    attempts: list[str] = []

    def crosswise(first: str, second: str) -> Callable[[Tx], None]:
        def act(tx: Tx) -> None:
            attempts.append(first)
            tx.execute(ADD, {"name": first})
            if attempts.count(first) == 1:
                met.wait(10)
            tx.execute(ADD, {"name": second})

        return act

    patient = await Database.open(postgres_url, busy_timeout=10)
    await asyncio.gather(patient.write(None, crosswise("a", "b")), patient.write(None, crosswise("b", "a")))
    assert len(attempts) == 3
    assert patient.metrics.retries == 1
    await patient.close()
    assert await counts(counting) == [2, 2]


async def test_a_connection_that_is_lost_before_the_commit_is_made_anew(counting: Database) -> None:
    attempts: list[int] = []

    def act(tx: Tx) -> int:
        attempts.append(tx.scalar(WHO))
        tx.execute(ADD, {"name": "a"})
        if len(attempts) == 1:
            tx.execute(LEAVE)
        return len(attempts)

    assert await counting.write("space", act) == 2
    assert len(set(attempts)) == 2
    assert await counts(counting) == [1, 0]
    assert counting.metrics.retries == 1


async def test_a_server_that_was_away_is_noticed_once_however_many_connections_are_kept(
    counting: Database, postgres: Any
) -> None:
    met = threading.Barrier(3)

    def meet(tx: Tx) -> int:
        met.wait(10)
        return int(tx.scalar(WHO))

    kept = await asyncio.gather(*(counting.write(None, meet) for _ in range(3)))
    for each in sorted(set(kept)):
        postgres.run(f"SELECT pg_terminate_backend({each}, 5000)")
    assert await counting.write("space", lambda tx: tx.scalar(WHO)) not in kept
    assert counting.metrics.retries == 1


async def test_the_connection_that_was_used_last_is_used_next(counting: Database) -> None:
    met = threading.Barrier(3)

    def meet(tx: Tx) -> None:
        met.wait(10)

    await asyncio.gather(*(counting.write(None, meet) for _ in range(3)))
    assert len({await counting.write("space", lambda tx: tx.scalar(WHO)) for _ in range(10)}) == 1


async def test_a_connection_that_is_always_lost_is_given_up(counting: Database) -> None:
    attempts: list[int] = []

    def act(tx: Tx) -> None:
        attempts.append(1)
        tx.execute(LEAVE)

    with pytest.raises(Unreachable):
        await counting.write("space", act)
    assert 2 <= len(attempts) <= 10
    assert await counts(counting) == [0, 0]


async def test_a_connection_that_is_lost_in_the_commit_leaves_it_uncertain(counting: Database, postgres: Any) -> None:
    attempts: list[int] = []

    def act(tx: Tx) -> None:
        attempts.append(1)
        tx.execute(ADD, {"name": "a"})
        postgres.run(f"SELECT pg_terminate_backend({tx.scalar(WHO)}, 5000)")

    with pytest.raises(Uncertain):
        await counting.write("space", act)
    assert len(attempts) == 1


async def test_a_busy_space_holds_one_connection_only(counting: Database) -> None:
    loop = asyncio.get_running_loop()
    begun, others_done = asyncio.Event(), threading.Event()

    def hold(tx: Tx) -> bool:
        loop.call_soon_threadsafe(begun.set)
        return others_done.wait(10)

    def add(tx: Tx) -> None:
        tx.execute(ADD, {"name": "a"})

    busy = [asyncio.create_task(counting.write("busy", hold))]
    await begun.wait()
    busy += [asyncio.create_task(counting.write("busy", lambda tx: True)) for _ in range(10)]
    await asyncio.sleep(0)
    await asyncio.wait_for(counting.write("quiet", add), 30)
    others_done.set()
    assert all(await asyncio.gather(*busy))
    assert await counts(counting) == [1, 0]


async def test_a_lock_that_is_held_too_long_is_locked(counting: Database, postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", (lock_key("space held"),))
        with pytest.raises(Locked):
            await counting.write("held", lambda tx: None)
    await counting.write("held", lambda tx: None)


@pytest.mark.parametrize("reading", [False, True])
async def test_a_transaction_crosses_twice_beside_its_statements(
    counting: Database, tmp_path: Path, reading: bool
) -> None:
    drivers: list[Any] = []

    def act(tx: Tx) -> None:
        drivers.append(tx.connection.connection.driver_connection)

    async def run() -> None:
        await (counting.read(act) if reading else counting.write("space", act))

    await run()
    crossings = tmp_path / "crossings"
    with crossings.open("wb") as told:
        drivers[0].pgconn.trace(told.fileno())
        await run()
        drivers[0].pgconn.untrace()
    assert drivers[0] is drivers[1]
    sent = [line for line in crossings.read_text("utf-8").splitlines() if "\tF\t" in line]
    begins = f"BEGIN; SELECT pg_advisory_xact_lock({lock_key('space space')})"
    assert [line.partition('"')[2] for line in sent] == [
        f'{"BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY" if reading else begins}"',
        'COMMIT"',
    ]


async def test_an_error_that_a_function_swallows_is_no_silent_rollback(counting: Database) -> None:
    def act(tx: Tx) -> str:
        tx.execute(ADD, {"name": "a"})
        try:
            tx.execute(text("SELECT 1 / 0"))
        except Exception:
            return "all is well"
        return "never"

    with pytest.raises(Rejected):
        await counting.write("space", act)
    assert await counts(counting) == [0, 0]


@pytest.mark.parametrize("word", ["Marisol", "Mari\0sol"])
async def test_what_the_server_quotes_does_not_come_out(counting: Database, word: str) -> None:
    with pytest.raises(Rejected) as caught:
        await counting.write(
            "space", lambda tx: tx.scalar(text("SELECT CAST(CAST(:word AS text) AS jsonb)"), {"word": word})
        )
    assert "Mari" not in f"{caught.value} {caught.value!r}"
    assert caught.value.__cause__ is caught.value.__context__ is None


async def test_a_server_that_is_not_there_is_unreachable_and_a_wrong_database_too(postgres: Any) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with pytest.raises(Unreachable) as caught:
            await Database.open(f"postgresql+psycopg://somebody:secret@127.0.0.1:{port}/homeroom")
    assert "secret" not in str(caught.value)
    with pytest.raises(Unreachable) as caught:
        await Database.open(postgres.url("nothing_here"))
    assert caught.value.code == "unreachable"


def test_spaces_have_locks_of_their_own_that_never_change() -> None:
    assert lock_key("space web:class") == lock_key("space web:class") != lock_key("space web:other")
    assert -(2**63) <= lock_key("tables") < 2**63
    assert lock_key("tables") == -2950279626213625973
