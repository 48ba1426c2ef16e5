"""PostgreSQL: a pooled connection and a thread for each transaction, and one turn at a time for each space."""

import asyncio
import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, TypeVar
from weakref import WeakValueDictionary

from sqlalchemy import URL, Connection, Engine, create_engine, event

from storage.database import Dialect, Tx, Watch, closed
from storage.problems import Rejected, Uncertain, as_problem, is_lost, may_pass

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    import psycopg

T = TypeVar("T")

_ATTEMPTS: Final = 6
_FIRST_PAUSE: Final = 0.05  # seconds, doubled for each attempt, of which a random part is waited
_PATIENCE: Final = 5.0  # seconds after which no further attempt begins
_FAILED: Final = 3  # libpq's PQTRANS_INERROR
_TABLES: Final = "tables"  # the lock of `alter`; those of spaces have a prefix
_BEGIN: Final = "BEGIN"
_LOCK: Final = "SELECT pg_advisory_xact_lock({})"


def lock_key(name: str) -> int:
    """The 64 bits that stand for a name among advisory locks. Two names that shared them would only take turns."""
    return int.from_bytes(blake2b(f"homeroom {name}".encode(), digest_size=8).digest(), "big", signed=True)


class Postgres:
    """Transactions on a server, at READ COMMITTED with a lock for each space: so they need no other protection."""

    dialect: Dialect = "postgresql"

    def __init__(self, engine: Engine, watch: Watch, *, writers: int, readers: int) -> None:
        self._engine = engine
        # The picture that a read sees must not change between its statements.
        self._reading = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self._watch = watch
        # As many threads as connections, and some of both kept for reads: a flood of writes must not delay a form.
        self._writers = ThreadPoolExecutor(writers, "homeroom-write")
        self._readers = ThreadPoolExecutor(readers, "homeroom-read")
        self._own = threading.local()  # each thread keeps its connection: taking one from the pool costs 0.05 ms
        self._kept: list[Connection] = []
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._closed = False

    @classmethod
    async def open(cls, url: URL, watch: Watch, *, writers: int, readers: int, timeout: float) -> "Postgres":
        """Connect once, so that a wrong address is known now. `timeout` is how long a lock is waited for."""
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            pool_size=writers + readers,
            max_overflow=0,
            hide_parameters=True,
            connect_args={"connect_timeout": 10, "application_name": "homeroom"},
        )

        @event.listens_for(engine, "connect")
        def limit(connection: "psycopg.Connection", _: object) -> None:
            connection.execute("SELECT set_config('lock_timeout', %s, false)", (f"{int(timeout * 1000)}ms",))
            connection.commit()

        self = cls(engine, watch, writers=writers, readers=readers)
        try:
            await self.read(lambda tx: None)
        except BaseException:
            await self.close()
            raise
        return self

    async def write(self, space_id: str | None, act: Callable[[Tx], T]) -> T:
        """In its space's turn; those of this process wait here, so that a busy space holds one connection only."""
        if space_id is None:
            return await self._persist(act, None)
        async with self._turn(space_id):
            return await self._persist(act, f"space {space_id}")

    async def read(self, act: Callable[[Tx], T]) -> T:
        """On one picture of what is committed."""
        return await self._persist(act, None, reading=True)

    async def alter(self, act: Callable[[Tx], T]) -> T:
        """Under a lock against every process that would alter tables."""
        return await self._persist(act, _TABLES)

    async def scrub(self) -> None:
        """The server's own VACUUM and log settings decide when deleted rows leave its files."""

    async def close(self) -> None:
        """Wait for what runs."""
        self._closed = True
        for executor in (self._writers, self._readers):
            await asyncio.to_thread(executor.shutdown)
        for connection in self._kept:
            await asyncio.to_thread(connection.close)
        self._engine.dispose()

    @asynccontextmanager
    async def _turn(self, space_id: str) -> "AsyncIterator[None]":
        turn = self._turns.get(space_id)
        if turn is None:
            turn = self._turns[space_id] = asyncio.Lock()
        async with turn:
            yield

    async def _persist(self, act: Callable[[Tx], T], lock: str | None, *, reading: bool = False) -> T:
        """Run it until it did not clash with another transaction and did not lose its connection."""
        executor = self._readers if reading else self._writers
        pause, until = _FIRST_PAUSE, time.monotonic() + _PATIENCE
        for attempt in range(1, _ATTEMPTS + 1):
            if self._closed:
                raise closed()
            try:
                return await asyncio.get_running_loop().run_in_executor(executor, self._run, act, lock, reading)
            except Exception as error:
                problem: BaseException = as_problem(error)
                if attempt == _ATTEMPTS or time.monotonic() > until or not may_pass(error):
                    break
            self._watch.metrics.add(retries=1)
            await asyncio.sleep(pause * random.uniform(0.5, 1.0))
            pause *= 2
        raise problem

    def _run(self, act: Callable[[Tx], T], lock: str | None, reading: bool) -> T:
        """One attempt, on a thread."""
        connection = self._connection(reading)
        try:
            if not reading:
                connection.exec_driver_sql(_beginning(lock))
            result = self._watch.run(connection, "postgresql", act)
            if not reading:
                self._commit(connection)
        except BaseException:
            self._let_go(connection)  # whatever state it is in, the next one begins with another
            raise
        if reading:
            connection.rollback()
        return result

    def _connection(self, reading: bool) -> Connection:
        """This thread's own: writers and readers are different threads."""
        kept: Connection | None = getattr(self._own, "connection", None)
        if kept is None:
            kept = self._own.connection = (self._reading if reading else self._engine).connect()
            if not reading:
                self._driver(kept).autocommit = True  # we begin ourselves: psycopg would cross for its BEGIN alone
            self._kept.append(kept)
        return kept

    def _let_go(self, connection: Connection) -> None:
        self._own.connection = None
        self._kept.remove(connection)
        connection.close()  # which rolls back, and gives a sound one to the pool

    def _commit(self, connection: Connection) -> None:
        if self._driver(connection).info.transaction_status == _FAILED:
            # The function swallowed an error, and the server would answer COMMIT with a silent rollback.
            raise Rejected("the transaction had failed before")
        try:
            connection.commit()
        except Exception as error:
            if is_lost(error):
                raise Uncertain("the connection was lost during the commit") from None
            raise
        self._watch.metrics.add(commits=1)

    @staticmethod
    def _driver(connection: Connection) -> "psycopg.Connection":
        return connection.connection.driver_connection  # type: ignore[return-value]


def _beginning(lock: str | None) -> str:
    """What a transaction begins with: its turn comes with the BEGIN, in one way to the server and back."""
    return _BEGIN if lock is None else f"{_BEGIN}; {_LOCK.format(lock_key(lock))}"
