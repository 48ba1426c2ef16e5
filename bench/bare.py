"""A bare SQLAlchemy connection on a thread of its own: what sends the same statements without Homeroom around it."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Engine, Executable, create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.pool import StaticPool

PRAGMAS: Final = ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "cache_size", "mmap_size")
_SET: Final = ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "foreign_keys = ON")
_WRITERS: Final = 8  # threads and connections, as many as Homeroom has for writing by default
_TURN: Final = "SELECT pg_advisory_xact_lock(7)"


@dataclass(frozen=True, slots=True)
class Sent:
    """One statement as SQLAlchemy has it, built once, with its parameters."""

    statement: Executable
    parameters: Any


class Bare:
    """Transactions as lists of statements, one crossing to the thread for each, as Homeroom crosses once too.

    On SQLite one thread with one connection for good, ``BEGIN IMMEDIATE`` and ``COMMIT`` below SQLAlchemy; on
    PostgreSQL any of several threads and connections, and a turn by an advisory lock: both as :mod:`storage` does it.
    """

    def __init__(self, url: str) -> None:
        self._sqlite = make_url(url).drivername == "sqlite"
        self._threads = ThreadPoolExecutor(1 if self._sqlite else _WRITERS)
        self._engine = _sqlite(url) if self._sqlite else _postgres(url)
        self._kept = self._engine.connect() if self._sqlite else None
        self.sending = 0.0  # how many seconds the last transaction spent between its beginning and its end

    async def run(self, statements: Sequence[Sent]) -> None:
        """Sends the statements in one transaction, reads all they return, and commits."""
        await asyncio.get_running_loop().run_in_executor(self._threads, self._transaction, statements)

    def settings(self) -> dict[str, Any]:
        """SQLite's settings of this connection."""
        return settings(self._kept) if self._kept is not None else {}

    async def close(self) -> None:
        """Lets go."""
        if self._kept is not None:
            self._kept.close()
        self._engine.dispose()
        self._threads.shutdown()

    def _transaction(self, statements: Sequence[Sent]) -> None:
        with self._connection() as connection:
            end = self._begin(connection)
            began = time.perf_counter()
            for statement in statements:
                result = connection.execute(statement.statement, statement.parameters)
                if result.returns_rows:
                    result.all()
            self.sending = time.perf_counter() - began
            end()

    def _connection(self) -> AbstractContextManager[Connection]:
        return nullcontext(self._kept) if self._kept is not None else self._engine.connect()

    def _begin(self, connection: Connection) -> Callable[[], object]:
        if not self._sqlite:
            connection.exec_driver_sql(_TURN)
            return connection.commit
        raw: Any = connection.connection.driver_connection
        raw.execute("BEGIN IMMEDIATE")
        return lambda: raw.execute("COMMIT")


def settings(connection: Connection) -> dict[str, Any]:
    """What SQLite's pragmas say on a connection."""
    return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in PRAGMAS}


def _sqlite(url: str) -> Engine:
    path = make_url(url).database
    assert path is not None

    def connect() -> sqlite3.Connection:
        raw = sqlite3.connect(path, isolation_level=None, cached_statements=512, check_same_thread=False)
        for pragma in _SET:
            raw.execute(f"PRAGMA {pragma}")
        return raw

    return create_engine(
        "sqlite://", creator=connect, poolclass=StaticPool, pool_reset_on_return=None, skip_autocommit_rollback=True
    )


def _postgres(url: str) -> Engine:
    return create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        pool_size=_WRITERS + 2,
        max_overflow=0,
        connect_args={"options": "-c lock_timeout=5000"},
    )
