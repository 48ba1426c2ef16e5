"""One database, whatever it is: whole transactions as plain functions, written once for SQLite and PostgreSQL."""

import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol, TypeVar

from sqlalchemy import Connection, CursorResult, Executable, Row, Table
from sqlalchemy.engine import make_url

from storage.kept import Kept, Ready
from storage.problems import StorageProblem, Unreachable
from storage.upsert import Insert, insert

T = TypeVar("T")

Dialect = Literal["sqlite", "postgresql"]
# What a row holds is known to the store that asked, not to the type checker: Core tables carry no types.
Rows = CursorResult[*tuple[Any, ...]]
OneRow = Row[*tuple[Any, ...]]
Parameters = Mapping[str, Any] | Sequence[Mapping[str, Any]]


class Tx:
    """One transaction, as stores see it. It ends with the function it was given to.

    The function may be called again when its transaction clashed with another one or lost its connection, so it
    must leave nothing behind outside the transaction.

    `statements` counts what was sent, transaction control and locks not included. Set `seen` to a list to have the
    text of each statement, without parameters, appended to it. `beside` is the folder of what is kept outside the
    database, such as keys.
    """

    __slots__ = ("_connection", "_driver", "beside", "dialect", "seen", "statements")

    def __init__(self, connection: Connection, dialect: Dialect, beside: Path | None = None) -> None:
        self._connection: Connection | None = connection
        self._driver: Any = None  # the connection below SQLAlchemy's, once a kept statement was sent
        self.dialect: Dialect = dialect
        self.beside = beside
        self.statements = 0
        self.seen: list[str] | None = None

    @property
    def connection(self) -> Connection:
        """SQLAlchemy's connection, for schema work. Its own commit and rollback must not be called."""
        if self._connection is None:
            raise RuntimeError("this transaction is over")
        return self._connection

    def execute(self, statement: Executable, parameters: Parameters | None = None) -> Rows:
        """Send one statement; a list of parameters sends it for each of them.

        Statements that are built once, with `bindparam`, and kept, take a third of the time of those built anew; those
        that are `Kept` take a third of that again.
        """
        _check(parameters)
        self.statements += 1  # here, because a listener of SQLAlchemy's would be called on a way that takes longer
        result = self.connection.execute(statement, parameters)
        if self.seen is not None:
            self.seen.append(result.context.statement)
        return result

    def send(self, kept: Kept, parameters: Parameters) -> int:
        """Send a kept statement from which nothing comes back, for a list of parameters once for each of them; how many
        rows it changed. `TypeError` for one that gives rows: until these are read, SQLite's statement goes on."""
        _check(parameters)
        if kept.on(self.connection).gives_rows:
            raise TypeError("it gives rows, which must be read")
        _, cursor = self._sent(kept, parameters)
        changed: int = cursor.rowcount
        return changed

    def rows(self, statement: Executable | Kept, parameters: Mapping[str, Any] | None = None) -> Sequence[OneRow]:
        """All rows that the statement gives; those of a kept one are named tuples."""
        if isinstance(statement, Kept):
            ready, cursor = self._sent(statement, parameters)
            return [ready.row(each) for each in cursor.fetchall()]
        return self.execute(statement, parameters).all()

    def first(self, statement: Executable | Kept, parameters: Mapping[str, Any] | None = None) -> OneRow | None:
        """The first row that the statement gives, or None."""
        if isinstance(statement, Kept):
            ready, cursor = self._sent(statement, parameters)
            found = cursor.fetchall()  # all of it, or SQLite's statement would go on
            row: OneRow | None = ready.row(found[0]) if found else None
            return row
        return self.execute(statement, parameters).first()

    def scalar(self, statement: Executable | Kept, parameters: Mapping[str, Any] | None = None) -> Any:
        """The first column of the first row, or None without a row."""
        row = self.first(statement, parameters)
        return None if row is None else row[0]

    def _sent(self, kept: Kept, parameters: Parameters | None) -> tuple[Ready, Any]:
        """How a kept statement's rows are read, and the driver's cursor after it was sent."""
        connection = self.connection
        if self._driver is None:
            self._driver = connection.connection.driver_connection
        ready = kept.on(connection)
        self.statements += 1
        if self.seen is not None:
            self.seen.append(ready.text)
        return ready, ready.send(self._driver, {} if parameters is None else parameters)

    @staticmethod
    def upsert(table: Table) -> Insert:
        """`storage.upsert.insert`: INSERT ... ON CONFLICT ... RETURNING, the same on both databases."""
        return insert(table)

    def end(self) -> None:
        """Called by the database when the function has returned: from now on every use is an error."""
        self._connection = None


def _check(parameters: Parameters | None) -> None:
    """An empty list is no list: SQLAlchemy would send the statement once, without parameters, for a row of defaults."""
    if not parameters and parameters is not None and not isinstance(parameters, Mapping):
        raise ValueError("an empty list of parameters")


class Counters:
    """Counters since the start; safe to add to from any thread."""

    def __init__(self) -> None:
        self.transactions = 0  # functions run to their end, whether they were kept or not
        self.statements = 0
        self.commits = 0  # on SQLite fewer than transactions: what waits together shares one
        self.retries = 0
        self._lock = threading.Lock()

    def add(self, *, transactions: int = 0, statements: int = 0, commits: int = 0, retries: int = 0) -> None:
        """Add to each counter."""
        with self._lock:
            self.transactions += transactions
            self.statements += statements
            self.commits += commits
            self.retries += retries


class Watch:
    """Counts each transaction's statements, and lets a test look at every transaction as it begins."""

    def __init__(self, beside: Path | None = None) -> None:
        self.metrics = Counters()
        self.beside = beside
        self.begun: Callable[[Tx], None] | None = None

    def run(self, connection: Connection, dialect: Dialect, act: Callable[[Tx], T]) -> T:
        """Run `act` in the transaction that is open on `connection`."""
        tx = Tx(connection, dialect, self.beside)
        try:
            if self.begun is not None:
                self.begun(tx)
            return act(tx)
        except StopIteration as error:  # which no future can carry: whoever awaits it would wait for ever
            raise RuntimeError("a transaction raised StopIteration") from error
        finally:
            tx.end()
            self.metrics.add(transactions=1, statements=tx.statements)


class Backend(Protocol):
    """What SQLite and PostgreSQL each do in their own way. See `Database` for the meaning."""

    @property
    def dialect(self) -> Dialect:
        """Which of the two it is."""

    async def write(self, space_id: str | None, act: Callable[[Tx], T]) -> T:
        """Run `act` in one transaction."""

    async def read(self, act: Callable[[Tx], T]) -> T:
        """Run `act` in a transaction that can only read."""

    async def alter(self, act: Callable[[Tx], T]) -> T:
        """Run `act`, which changes tables, alone."""

    async def scrub(self) -> None:
        """Remove what the log of changes still holds of deleted rows."""

    async def close(self) -> None:
        """Finish what was asked, then let go."""


class Database:
    """Transactions as plain functions, off the event loop's thread.

    What a driver raises leaves here as a `StorageProblem`, without its parameters; what `act` itself raises rolls its
    transaction back and comes out unchanged.
    """

    def __init__(self, backend: Backend, watch: Watch, path: Path | None) -> None:
        self._backend = backend
        self._watch = watch
        self.path = path

    @classmethod
    async def open(
        cls,
        url: str,
        *,
        beside: Path | None = None,
        readers: int = 2,
        connections: int = 8,
        busy_timeout: float = 5.0,
        batch: int = 64,
    ) -> "Database":
        """Open `sqlite:///path/file.db` (made if missing, with its folder) or `postgresql://user@host/name`.

        `beside` is the folder of what is kept outside the database; without one, such keys last as long as the process.
        `readers` is how many reads run side by side; `connections` how many writes, on PostgreSQL. `busy_timeout` is
        how many seconds a lock of another program is waited for. `batch` is how many transactions may share a commit,
        on SQLite. Raises a `StorageProblem`, and `ValueError` for another kind of URL.
        """
        where = make_url(url)
        watch = Watch(beside)
        # Only what is used is imported: each driver costs the start some hundredths of a second.
        if where.drivername == "sqlite" and where.database and where.database != ":memory:":
            from storage.sqlite import Sqlite

            path = Path(where.database)
            return cls(await Sqlite.open(path, watch, readers=readers, timeout=busy_timeout, batch=batch), watch, path)
        if where.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
            from storage.postgres import Postgres

            return cls(
                await Postgres.open(where, watch, writers=connections, readers=readers, timeout=busy_timeout),
                watch,
                None,
            )
        raise ValueError(f"not a database that Homeroom can use: {where.drivername}")

    @property
    def dialect(self) -> Dialect:
        """Which of the two databases this is."""
        return self._backend.dialect

    @property
    def metrics(self) -> Counters:
        """Counters since this database was opened."""
        return self._watch.metrics

    def on_begin(self, look: Callable[[Tx], None] | None) -> None:
        """Have `look` called with every transaction as it begins, on its thread: for tests that count statements."""
        self._watch.begun = look

    async def write(self, space_id: str | None, act: Callable[[Tx], T]) -> T:
        """Run `act` in one transaction, and return what it returned once that is durable.

        Transactions of one space run one after the other; `None` takes no such turn. A cancelled caller does not stop
        a transaction: it happens wholly or not at all.
        """
        return await self._backend.write(space_id, act)

    async def read(self, act: Callable[[Tx], T]) -> T:
        """Run `act` on one unchanging picture of what is committed. It cannot write: `ReadOnly`."""
        return await self._backend.read(act)

    async def alter(self, act: Callable[[Tx], T]) -> T:
        """Run `act`, which changes tables, in one transaction and under a lock against every other process.

        Tables may be rebuilt in it: on SQLite foreign keys are checked at its end instead of at each statement.
        """
        return await self._backend.alter(act)

    async def scrub(self) -> None:
        """Have deleted rows leave the files now. SQLite's write-ahead log keeps them until it is written over."""
        await self._backend.scrub()

    async def close(self) -> None:
        """Finish what was asked, then let go. A second call does nothing."""
        await self._backend.close()


def closed() -> StorageProblem:
    """What a transaction gets that is asked for after the end."""
    return Unreachable("the database is closed")
