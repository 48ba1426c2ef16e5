"""SQLite: commits that are shared, a file that fills up, is locked or damaged, and a process that is killed."""

from __future__ import annotations

import asyncio
import inspect
import os
import sqlite3
import stat
import sys
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import aiosqlite
import pytest
from sqlalchemy import text

from storage.database import Database, Tx
from storage.problems import Corrupt, Full, Locked, Rejected, Unreachable
from storage.sqlite import Thread

ROOT = str(Path(__file__).parents[2])
INSERT = text("INSERT INTO notes VALUES (:name)")
NAMES = text("SELECT name FROM notes ORDER BY name")


def noting(name: str) -> Callable[[Tx], None]:
    def act(tx: Tx) -> None:
        tx.execute(INSERT, {"name": name})

    return act


def doing(*statements: str) -> Callable[[Tx], None]:
    def act(tx: Tx) -> None:
        for statement in statements:
            tx.execute(text(statement))

    return act


async def names(database: Database) -> list[str]:
    return await database.read(lambda tx: [row.name for row in tx.rows(NAMES)])


@asynccontextmanager
async def opened(url: str, **options: Any) -> AsyncIterator[Database]:
    database = await Database.open(url, **options)
    try:
        yield database
    finally:
        await database.close()


@pytest.fixture
async def notes(sqlite_url: str) -> AsyncIterator[Database]:
    async with opened(sqlite_url, busy_timeout=0.05, batch=8) as database:
        await database.alter(doing("CREATE TABLE notes (name TEXT PRIMARY KEY)"))
        yield database


async def together(database: Database, *acts: Callable[[Tx], Any]) -> list[Any]:
    """Asks for all these while the thread is busy, so that they wait together; gives what came of each."""
    loop, begun, asked = asyncio.get_running_loop(), asyncio.Event(), threading.Event()

    def hold(tx: Tx) -> bool:
        loop.call_soon_threadsafe(begun.set)
        return asked.wait(10)

    busy = asyncio.create_task(database.write(None, hold))
    await begun.wait()
    waiting = [asyncio.create_task(database.write(None, act)) for act in acts]
    await asyncio.sleep(0)  # each of them has now been queued
    asked.set()
    await busy
    return await asyncio.gather(*waiting, return_exceptions=True)


async def test_what_waits_together_shares_one_commit(notes: Database) -> None:
    before = notes.metrics.commits
    await together(notes, *(noting(name) for name in "abcdef"))
    assert notes.metrics.commits - before == 2  # that of the busy one, and theirs
    assert await names(notes) == list("abcdef")


async def test_one_that_fails_in_a_shared_commit_fails_alone(notes: Database) -> None:
    def half(tx: Tx) -> None:
        tx.execute(INSERT, {"name": "half"})
        raise LookupError("the other half")

    results = await together(notes, noting("a"), half, noting("a"), noting("b"))
    assert [type(each) for each in results] == [type(None), LookupError, Rejected, type(None)]
    assert await names(notes) == ["a", "b"]


async def test_no_commit_is_shared_by_more_than_a_batch(notes: Database) -> None:
    before = notes.metrics.commits
    await together(notes, *(noting(f"{number:03}") for number in range(40)))
    assert notes.metrics.commits - before == 1 + 40 / 8
    assert len(await names(notes)) == 40


async def test_a_commit_that_fails_fails_for_all_who_share_it(notes: Database) -> None:
    await notes.alter(doing("CREATE TABLE replies (name TEXT REFERENCES notes DEFERRABLE INITIALLY DEFERRED)"))
    answer_nobody = doing("INSERT INTO replies VALUES ('nobody')")  # found out at the commit
    results = await together(notes, noting("a"), answer_nobody, noting("b"))
    assert [type(each) for each in results] == [Rejected, Rejected, Rejected]
    assert await names(notes) == []
    await notes.write(None, noting("c"))
    assert await names(notes) == ["c"]


async def test_when_one_takes_the_transaction_down_the_others_run_again(notes: Database) -> None:
    wreck = doing("INSERT OR ROLLBACK INTO notes VALUES ('a')")  # SQLite itself rolls all of it back
    results = await together(notes, noting("a"), noting("b"), wreck, noting("c"))
    assert [type(each) for each in results] == [type(None), type(None), Rejected, type(None)]
    assert await names(notes) == ["a", "b", "c"]
    assert notes.metrics.retries == 2


async def test_a_lost_transaction_is_noticed_when_its_function_says_nothing(notes: Database) -> None:
    def hush(tx: Tx) -> str:
        tx.execute(INSERT, {"name": "a"})
        tx.connection.exec_driver_sql("ROLLBACK")
        return "all is well"

    with pytest.raises(Rejected):
        await notes.write(None, hush)
    await notes.write(None, noting("b"))
    assert await names(notes) == ["b"]


async def test_one_whose_callers_are_all_gone_is_still_committed(notes: Database) -> None:
    waiting = [asyncio.create_task(notes.write(None, noting(name))) for name in "ab"]
    await asyncio.sleep(0)
    for each in waiting:
        each.cancel()
    gone = await asyncio.gather(*waiting, return_exceptions=True)
    assert [type(each) for each in gone] == [asyncio.CancelledError] * 2
    await notes.write(None, noting("c"))
    assert await names(notes) == ["a", "b", "c"]


async def test_the_connections_are_set_as_the_design_says(notes: Database) -> None:
    def setting(name: str) -> Callable[[Tx], Any]:
        return lambda tx: tx.connection.exec_driver_sql(f"PRAGMA {name}").scalar()

    wanted = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1, "query_only": 0}
    assert {name: await notes.write(None, setting(name)) for name in wanted} == wanted
    assert await notes.read(setting("query_only")) == 1
    assert await notes.write(None, lambda tx: tx.connection.engine.hide_parameters)


async def test_a_new_file_and_its_folder_are_made_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "made" / "here" / "home room?#%.db"
    async with opened(f"sqlite:///{path}".replace("%", "%25").replace("?", "%3F")) as database:
        await database.alter(doing("CREATE TABLE t (a)"))
        assert database.path == path
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert modes == {path.name + suffix: 0o600 for suffix in ("", "-wal", "-shm")}
    assert [file.name for file in path.parent.iterdir()] == [path.name]


async def test_deleted_words_leave_the_files(notes: Database) -> None:
    assert notes.path is not None
    files = [notes.path, notes.path.with_name(f"{notes.path.name}-wal")]

    def anywhere() -> bool:
        return any(b"quetzalcoatl" in file.read_bytes() for file in files if file.exists())

    await notes.write(None, noting("quetzalcoatl " * 50))
    assert anywhere()
    await notes.write(None, doing("DELETE FROM notes"))
    assert anywhere()
    await notes.scrub()
    assert not anywhere()


async def test_a_database_that_another_program_holds_is_locked_for_everyone_who_waits(notes: Database) -> None:
    with closing(sqlite3.connect(str(notes.path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        waiting = [notes.write(None, noting(name)) for name in "abc"]
        results = await asyncio.gather(*waiting, return_exceptions=True)
        other.execute("ROLLBACK")
    assert [type(each) for each in results] == [Locked] * 3
    assert {(each.code, each.remedy_id) for each in results if isinstance(each, Locked)} == {
        ("locked", "storage-locked")
    }
    await notes.write(None, noting("d"))
    assert await names(notes) == ["d"]


async def test_a_full_database_refuses_what_does_not_fit_and_goes_on(notes: Database) -> None:
    def limit(tx: Tx) -> None:
        pages = tx.connection.exec_driver_sql("PRAGMA page_count").scalar()
        tx.connection.exec_driver_sql(f"PRAGMA max_page_count = {(pages or 0) + 4}")

    await notes.write(None, limit)
    results = await together(notes, noting("a"), noting("Marisol" * 10_000), noting("b"))
    assert [type(each) for each in results] == [type(None), Full, type(None)]
    assert "Marisol" not in str(results[1])
    assert await names(notes) == ["a", "b"]


@pytest.mark.parametrize("content", [b"no database " * 100, b"SQLite format 3\0" + b"\xff" * 5000])
async def test_a_file_that_is_no_database_is_corrupt(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "homeroom.db").write_bytes(content)
    with pytest.raises(Corrupt):
        await Database.open(f"sqlite:///{tmp_path}/homeroom.db")
    assert (tmp_path / "homeroom.db").read_bytes() == content


async def test_a_path_that_cannot_be_a_file_is_unreachable(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path, tmp_path / "file" / "homeroom.db"):
        with pytest.raises(Unreachable):
            await Database.open(f"sqlite:///{path}")
    for thread in threading.enumerate():
        if "_connection_worker_thread" in thread.name:
            thread.join(10)
            assert not thread.is_alive()


async def test_a_table_can_be_built_anew_while_others_refer_to_it(notes: Database) -> None:
    await notes.alter(
        doing(
            "CREATE TABLE replies (name TEXT REFERENCES notes)",
            "INSERT INTO notes VALUES ('a')",
            "INSERT INTO replies VALUES ('a')",
        )
    )
    await notes.alter(
        doing(
            "CREATE TABLE new (name TEXT PRIMARY KEY, at INTEGER)",
            "INSERT INTO new (name) SELECT name FROM notes",
            "DROP TABLE notes",
            "ALTER TABLE new RENAME TO notes",
        )
    )
    lose = doing("DELETE FROM notes")
    with pytest.raises(Rejected, match="replies"):
        await notes.alter(lose)
    with pytest.raises(Rejected):  # and afterwards references count again at each statement
        await notes.write(None, lose)
    assert await names(notes) == ["a"]


def test_aiosqlite_is_inside_as_our_subclass_expects() -> None:
    assert aiosqlite.__version__.split(".")[:2] == ["0", "22"]
    worker = inspect.getsource(aiosqlite.core._connection_worker_thread)
    assert "future, function = tx.get()" in worker
    assert "if future:" in worker  # so a function may be queued with nobody to tell
    thread = Thread(lambda: sqlite3.connect(":memory:"), iter_chunk_size=1)
    assert isinstance(thread._tx, SimpleQueue)
    assert isinstance(thread._thread, threading.Thread)
    assert list(inspect.signature(aiosqlite.Connection._execute).parameters) == ["self", "fn", "args", "kwargs"]


async def test_a_queued_function_runs_on_the_connections_own_thread_in_its_turn() -> None:
    ran: list[tuple[str, int]] = []
    thread = Thread(lambda: sqlite3.connect(":memory:"), iter_chunk_size=1)
    await thread
    thread.queue(lambda: ran.append(("first", threading.get_ident())))
    where = await thread.run(threading.get_ident)
    await thread.close()
    assert ran == [("first", where)]
    assert where != threading.get_ident()


_FLOOD = """
import asyncio, os, sys
from sqlalchemy import text
from storage.database import Database

async def main():
    database = await Database.open(sys.argv[1])
    await database.alter(lambda tx: tx.execute(text("CREATE TABLE notes (name TEXT PRIMARY KEY)")) and None)

    async def writer(number):
        for turn in range(100_000):
            name = f"{number}-{turn}"
            await database.write(None, lambda tx: [
                tx.execute(text("INSERT INTO notes VALUES (:name)"), {"name": name + end}) for end in ("", "-twin")
            ] and None)
            os.write(1, (name + "\\n").encode())

    await asyncio.gather(*(writer(number) for number in range(20)))

asyncio.run(main())
"""


@pytest.mark.parametrize("acknowledged", [1, 30, 333, 1500])
async def test_a_killed_process_loses_nothing_that_it_acknowledged(sqlite_url: str, acknowledged: int) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _FLOOD, sqlite_url, stdout=asyncio.subprocess.PIPE, env={**os.environ, "PYTHONPATH": ROOT}
    )
    assert process.stdout is not None
    known = [await process.stdout.readline() for _ in range(acknowledged)]
    process.kill()
    known += (await process.stdout.read()).splitlines()
    await process.wait()
    async with opened(sqlite_url) as database:
        assert await database.read(lambda tx: tx.connection.exec_driver_sql("PRAGMA integrity_check").scalar()) == "ok"
        there = set(await names(database))
    assert {line.decode().strip() for line in known} <= there
    assert {f"{name}-twin" for name in there if not name.endswith("-twin")} <= there  # wholly or not at all
