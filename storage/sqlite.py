"""SQLite, embedded: a transaction crosses once to its connection's thread, and what waits together shares a commit."""

import asyncio
import contextlib
import os
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any, Final, Self, TypeVar, cast

import aiosqlite
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.pool import NullPool

from bot.records import dataclass
from storage.database import Dialect, Tx, Watch, closed
from storage.problems import Locked, Rejected, Unreachable, as_problem

T = TypeVar("T")

_STATEMENTS: Final = 2000  # compiled ones that are kept: more than all features have, at some 10 kB each
_BATCH_SECONDS: Final = 0.02  # the first of a batch waits at most this much longer for its commit
_WRITER: Final = (
    "PRAGMA synchronous = FULL",  # acknowledged means on the disk, also when the power fails
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
)
_READER: Final = ("PRAGMA query_only = ON",)


class Thread(aiosqlite.Connection):
    """aiosqlite's connection, whose thread also takes whole functions.

    This reaches into aiosqlite (`_tx`, `_conn`, `_execute`, `_thread`); a test holds those to the pinned version.
    """

    def queue(self, function: Callable[[], None]) -> None:
        """Run `function`, which must not raise, on the thread, after what was queued before."""
        self._tx.put_nowait((None, function))

    async def run(self, function: Callable[[], T]) -> T:
        """Run `function` on the thread and wait for it."""
        return cast(T, await self._execute(function))  # type: ignore[no-untyped-call]  # aiosqlite leaves it bare

    async def ended(self) -> None:
        """Wait for the thread to end after it could not connect: it still tells the event loop, which must be there."""
        await asyncio.to_thread(self._thread.join)

    @property
    def raw(self) -> sqlite3.Connection:
        """The connection itself, for its own thread only."""
        return self._conn


@dataclass(slots=True)
class _Asked:
    """One transaction that somebody waits for; after it has run, `result` or `error` is what came of it."""

    act: Callable[[Tx], Any]
    future: "asyncio.Future[Any]"
    result: Any = None
    error: BaseException | None = None

    def fail(self, error: BaseException) -> None:
        self.result, self.error = None, error

    def deliver(self) -> None:
        if self.future.done():  # the caller was cancelled; the transaction stands
            return
        if self.error is None:
            self.future.set_result(self.result)
        else:
            self.future.set_exception(as_problem(self.error))


_opening = threading.local()


@cache
def _engine() -> Engine:
    """One for all threads, so that each statement is compiled once and not once for each of them."""
    return create_engine(
        "sqlite://",
        creator=lambda: _opening.raw,
        poolclass=NullPool,
        pool_reset_on_return=None,
        skip_autocommit_rollback=True,
        hide_parameters=True,
        query_cache_size=_STATEMENTS,
    )


def _connected(raw: sqlite3.Connection) -> Connection:
    """SQLAlchemy's connection over one that is open, which must be of this thread."""
    _opening.raw = raw
    try:
        return _engine().connect()
    finally:
        del _opening.raw


class _Link:
    """One thread with its connection, and what it does for those who ask."""

    def __init__(self, thread: Thread, watch: Watch) -> None:
        self.thread = thread
        self.raw = thread.raw
        self._watch = watch
        # One for good: that saves a fifth of a short transaction. BEGIN and COMMIT are sent below SQLAlchemy.
        self.connection = _connected(self.raw)

    @classmethod
    async def open(cls, path: Path, watch: Watch, timeout: float, *, mode: str, pragmas: Sequence[str]) -> Self:
        """Start the thread and connect there. `mode` is of SQLite's URIs: "rw" or "ro"."""
        uri = f"{path.absolute().as_uri()}?mode={mode}"

        def connect() -> sqlite3.Connection:
            return sqlite3.connect(uri, uri=True, timeout=timeout, isolation_level=None, cached_statements=512)

        thread = Thread(connect, iter_chunk_size=64)
        try:
            await thread
        except BaseException:
            await thread.ended()
            raise
        try:
            return await thread.run(partial(cls._prepare, thread, watch, mode, pragmas))
        except BaseException:
            await thread.close()
            raise

    @classmethod
    def _prepare(cls, thread: Thread, watch: Watch, mode: str, pragmas: Sequence[str]) -> Self:
        if mode == "rw" and thread.raw.execute("PRAGMA journal_mode = WAL").fetchone() != ("wal",):
            raise Unreachable("this folder cannot hold a write-ahead log")
        for pragma in pragmas:
            thread.raw.execute(pragma)
        thread.raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # is it a database at all?
        return cls(thread, watch)

    def call(self, asked: _Asked) -> bool:
        """Run the function on the open transaction, note what came of it, and say whether it may be kept."""
        try:
            asked.result = self._watch.run(self.connection, "sqlite", asked.act)
            if not self.raw.in_transaction:  # it swallowed an error upon which SQLite rolled back
                asked.fail(Rejected("SQLite gave up the transaction"))
        except BaseException as error:  # whatever it is, the caller gets it and the thread goes on
            asked.fail(error)
        return asked.error is None

    def undo(self) -> None:
        """Roll back, whatever state an error left."""
        if self.raw.in_transaction:
            self.raw.execute("ROLLBACK")

    def deliver(self, group: Sequence[_Asked]) -> None:
        """Wake all who wait, with one call to their event loop."""

        def wake() -> None:
            for asked in group:
                asked.deliver()

        if group:
            with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits any more
                group[0].future.get_loop().call_soon_threadsafe(wake)

    async def close(self) -> None:
        """Let go, after what was asked before."""
        await self.thread.run(self.connection.close)
        await self.thread.close()


def _ask(act: Callable[[Tx], T]) -> _Asked:
    return _Asked(act, asyncio.get_running_loop().create_future())


class _Reader(_Link):
    """Reads, each on one picture of what is committed."""

    async def read(self, act: Callable[[Tx], T]) -> T:
        asked = _ask(act)
        self.thread.queue(partial(self._serve, asked))
        return cast(T, await asked.future)

    def _serve(self, asked: _Asked) -> None:
        try:
            self.raw.execute("BEGIN")
            self.call(asked)
            self.undo()
        except Exception as error:
            asked.fail(error)
        self.deliver((asked,))


class _Writer(_Link):
    """Writes: what waits when its turn comes shares one BEGIN IMMEDIATE and one COMMIT."""

    def __init__(self, thread: Thread, watch: Watch) -> None:
        super().__init__(thread, watch)
        self.batch = 1
        self._waiting: deque[_Asked] = deque()

    async def write(self, act: Callable[[Tx], T]) -> T:
        asked = _ask(act)
        self._waiting.append(asked)
        self.thread.queue(self._serve)  # once for each that waits; it finds nothing when others took it along
        return cast(T, await asked.future)

    async def alter(self, act: Callable[[Tx], T]) -> T:
        asked = _ask(act)
        self.thread.queue(partial(self._alter, asked))
        return cast(T, await asked.future)

    def _serve(self) -> None:
        group: list[_Asked] = []
        if not self._waiting:
            return
        try:
            self.raw.execute("BEGIN IMMEDIATE")
            keep = self._one(group) if len(self._waiting) == 1 else self._several(group)
            self._commit() if keep else self.undo()
        except Exception as error:  # nothing of it happened, whatever its parts returned
            self._fail(group, error)
        self.deliver(group)

    def _one(self, group: list[_Asked]) -> bool:
        """Run the only one that waits: it needs no savepoint."""
        group.append(self._waiting.popleft())
        return self.call(group[0])

    def _several(self, group: list[_Asked]) -> bool:
        """Run what waits, each in its savepoint, for as long as the first one may be kept waiting."""
        until = time.monotonic() + _BATCH_SECONDS
        while self._waiting and len(group) < self.batch and (not group or time.monotonic() < until):
            asked = self._waiting.popleft()
            group.append(asked)
            self.raw.execute("SAVEPOINT one")
            kept = self.call(asked)
            if not self.raw.in_transaction:
                self._again([each for each in group if each.error is None])
                return False
            if not kept:
                self.raw.execute("ROLLBACK TO one")
            self.raw.execute("RELEASE one")
        return True

    def _again(self, innocent: Sequence[_Asked]) -> None:
        """One made SQLite roll back the whole batch, as a full disk may: run the others each alone."""
        for asked in innocent:
            self._watch.metrics.add(retries=1)
            try:
                self.raw.execute("BEGIN IMMEDIATE")
                self._commit() if self.call(asked) else self.undo()
            except Exception as error:
                asked.fail(error)
                self.undo()

    def _commit(self) -> None:
        self.raw.execute("COMMIT")
        self._watch.metrics.add(commits=1)

    def _fail(self, group: list[_Asked], error: Exception) -> None:
        with contextlib.suppress(sqlite3.Error):
            self.undo()
        if not group:  # it could not begin, and those who wait would only wait as long again
            group.extend(self._waiting.popleft() for _ in range(min(len(self._waiting), self.batch)))
        for asked in group:
            asked.fail(asked.error or error)

    def _alter(self, asked: _Asked) -> None:
        """Alone, with foreign keys checked at the end: rebuilding a table drops the old one."""
        try:
            self.raw.execute("PRAGMA foreign_keys = OFF")  # which does nothing inside a transaction
            self.raw.execute("BEGIN IMMEDIATE")
            if self.call(asked):
                broken = self.raw.execute("PRAGMA foreign_key_check").fetchone()
                if broken is not None:
                    raise Rejected(f"rows of {broken[0]} would refer to nothing")
                self._commit()
        except Exception as error:
            asked.fail(error)
        with contextlib.suppress(sqlite3.Error):
            self.undo()
            self.raw.execute("PRAGMA foreign_keys = ON")
        self.deliver((asked,))


class Sqlite:
    """One writing connection and several reading ones, each on a thread of its own."""

    dialect: Dialect = "sqlite"

    def __init__(self, writer: _Writer, readers: Sequence[_Reader]) -> None:
        self._writer = writer
        self._readers = readers
        self._idle: asyncio.LifoQueue[_Reader] = asyncio.LifoQueue()
        for reader in readers:
            self._idle.put_nowait(reader)
        self._closed = False

    @classmethod
    async def open(cls, path: Path, watch: Watch, *, readers: int, timeout: float, batch: int) -> "Sqlite":
        """Open the file; a new one is readable to nobody else."""
        opened: list[_Link] = []
        try:
            _make(path)
            writer = await _Writer.open(path, watch, timeout, mode="rw", pragmas=_WRITER)
            opened.append(writer)
            writer.batch = batch
            reading = []
            for _ in range(readers):
                reading.append(await _Reader.open(path, watch, timeout, mode="ro", pragmas=_READER))
                opened.append(reading[-1])
        except (sqlite3.Error, OSError) as error:
            for link in opened:
                await link.close()
            raise (Unreachable(error.strerror or "") if isinstance(error, OSError) else as_problem(error)) from None
        return cls(writer, reading)

    async def write(self, space_id: str | None, act: Callable[[Tx], T]) -> T:
        """All writes take turns anyway, so the space does not matter."""
        self._must_be_open()
        return await self._writer.write(act)

    async def read(self, act: Callable[[Tx], T]) -> T:
        """On the reader that was idle last, whose caches are warm."""
        self._must_be_open()
        reader = await self._idle.get()
        try:
            self._must_be_open()
            return await reader.read(act)
        finally:
            self._idle.put_nowait(reader)

    async def alter(self, act: Callable[[Tx], T]) -> T:
        """Alone on the writing connection."""
        self._must_be_open()
        return await self._writer.alter(act)

    async def scrub(self) -> None:
        """Copy the write-ahead log into the file and cut it to nothing."""
        self._must_be_open()
        raw = self._writer.raw
        try:
            busy, *_ = await self._writer.thread.run(lambda: raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone())
        except sqlite3.Error as error:
            raise as_problem(error) from None
        if busy:
            raise Locked("the write-ahead log is being read")

    async def close(self) -> None:
        """The writer last: it then copies the write-ahead log into the file and removes it."""
        if self._closed:
            return
        self._closed = True
        for link in (*self._readers, self._writer):
            await link.close()

    def _must_be_open(self) -> None:
        if self._closed:
            raise closed()


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
