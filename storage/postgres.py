"""PostgreSQL: a pooled connection and a thread for each transaction, and one turn at a time for each space."""

import asyncio
import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, TypeVar
from weakref import WeakValueDictionary

from psycopg import OperationalError
from psycopg.errors import error_from_result
from psycopg.pq import ConnStatus, ExecStatus, TransactionStatus
from sqlalchemy import URL, Connection, Engine, create_engine, event

from bot.records import dataclass
from storage.database import Dialect, Tx, Watch, closed
from storage.problems import Rejected, Uncertain, as_problem, is_lost, may_pass

if TYPE_CHECKING:
    import psycopg

T = TypeVar("T")

_ATTEMPTS: Final = 6
_FIRST_PAUSE: Final = 0.05  # seconds, doubled for each attempt, of which a random part is waited
_PATIENCE: Final = 5.0  # seconds after which no further attempt begins
_TABLES: Final = "tables"  # the lock of `alter`; those of spaces have a prefix
_BEGIN: Final = b"BEGIN"
_READS: Final = b"BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"  # a picture that does not change between statements
_COMMIT: Final = b"COMMIT"
_LOCK: Final = b"SELECT pg_advisory_xact_lock(%d)"


def lock_key(name: str) -> int:
    """The 64 bits that stand for a name among advisory locks. Two names that shared them would only take turns."""
    return int.from_bytes(blake2b(f"homeroom {name}".encode(), digest_size=8).digest(), "big", signed=True)


@dataclass(frozen=True, slots=True)
class _Link:
    """A connection that is kept. BEGIN and COMMIT are sent below SQLAlchemy and psycopg, in which they take longer than
    on the server."""

    connection: Connection
    driver: "psycopg.Connection"

    @classmethod
    def open(cls, engine: Engine) -> "_Link":
        connection = engine.connect()
        driver: psycopg.Connection = connection.connection.driver_connection  # type: ignore[assignment]
        driver.autocommit = True  # it begins nothing by itself
        return cls(connection, driver)

    def send(self, statement: bytes) -> None:
        """Send what has no parameters and gives no rows. Raises psycopg's errors."""
        server = self.driver.pgconn
        result = server.exec_(statement)
        if server.status != ConnStatus.OK:
            raise OperationalError(server.get_error_message())
        if result.status == ExecStatus.FATAL_ERROR:
            raise error_from_result(result)

    @property
    def in_transaction(self) -> bool:
        """Whether what was begun can be kept: no statement of it failed."""
        return self.driver.pgconn.transaction_status == TransactionStatus.INTRANS

    @property
    def is_lost(self) -> bool:
        """Whether the server is known to be gone."""
        return self.driver.closed

    def close(self) -> None:
        """Roll back, and give it to the pool."""
        self.connection.close()

    def drop(self) -> None:
        """Close it for good."""
        self.connection.invalidate()
        self.connection.close()


class Postgres:
    """Transactions on a server, at READ COMMITTED with a lock for each space: so they need no other protection."""

    dialect: Dialect = "postgresql"

    def __init__(self, engine: Engine, watch: Watch, *, writers: int, readers: int) -> None:
        self._engine = engine
        self._watch = watch
        # As many threads as connections, and some of both kept for reads: a flood of writes must not delay a form.
        self._writers = ThreadPoolExecutor(writers, "homeroom-write")
        self._readers = ThreadPoolExecutor(readers, "homeroom-read")
        # Kept, for taking one from the pool costs 0.05 ms. The one that was used last is taken first: its caches are
        # warm, here and on the server.
        self._idle: list[_Link] = []
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
        for link in self._idle:
            await asyncio.to_thread(link.close)
        self._engine.dispose()

    def _turn(self, space_id: str) -> asyncio.Lock:
        turn = self._turns.get(space_id)
        if turn is None:
            turn = self._turns[space_id] = asyncio.Lock()
        return turn

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
        link = self._taken()
        try:
            link.send(_READS if reading else _beginning(lock))
            result = self._watch.run(link.connection, "postgresql", act)
            if reading:
                link.send(_COMMIT)
            else:
                self._commit(link)
        except BaseException:
            self._let_go(link)
            raise
        self._idle.append(link)
        return result

    def _taken(self) -> _Link:
        try:
            return self._idle.pop()
        except IndexError:
            return _Link.open(self._engine)

    def _let_go(self, link: _Link) -> None:
        """Whatever state it is in, the next one begins with another. If the server was away, all that are kept are lost
        too, and nobody is to find that out of each of them."""
        if not link.is_lost:
            link.close()
            return
        link.drop()
        with suppress(IndexError):
            while True:
                self._idle.pop().drop()

    def _commit(self, link: _Link) -> None:
        if not link.in_transaction:
            # The function swallowed an error, and the server would answer COMMIT with a silent rollback.
            raise Rejected("the transaction had failed before")
        try:
            link.send(_COMMIT)
        except Exception as error:
            if is_lost(error):
                raise Uncertain("the connection was lost during the commit") from None
            raise
        self._watch.metrics.add(commits=1)


@lru_cache(1024)
def _beginning(lock: str | None) -> bytes:
    """What a transaction begins with: its turn comes with the BEGIN, in one way to the server and back."""
    return _BEGIN if lock is None else b"; ".join((_BEGIN, _LOCK % lock_key(lock)))
