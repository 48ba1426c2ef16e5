"""The ways in which a database can fail us, as plain exceptions that carry nothing of what it holds."""

import sqlite3
from typing import ClassVar, Final

from sqlalchemy.exc import DBAPIError


class StorageProblem(Exception):
    """The database did not do what was asked.

    `code` is stable and names the sentence that people read; `detail` is for the log: it holds the driver's name
    for what happened, names of tables and columns, never a parameter and never a stored value.
    """

    code: ClassVar[str] = "problem"

    def __init__(self, detail: str) -> None:
        super().__init__(f"{self.code}: {detail}")
        self.detail = detail

    @property
    def remedy_id(self) -> str:
        """The Fluent id of the sentence that says what to do."""
        return f"storage-{self.code}"


class Locked(StorageProblem):
    """Another program held the database for longer than we wait."""

    code = "locked"


class Full(StorageProblem):
    """The disk, or the size allowed to the database, is used up."""

    code = "full"


class Corrupt(StorageProblem):
    """The file is damaged, or is no database."""

    code = "corrupt"


class Newer(StorageProblem):
    """A newer Homeroom wrote this database."""

    code = "newer"


class Unreachable(StorageProblem):
    """The file cannot be opened or read, or the server does not answer."""

    code = "unreachable"


class ReadOnly(StorageProblem):
    """A write where only reading is possible: in a read, or in a file that may not be written."""

    code = "readonly"


class Uncertain(StorageProblem):
    """The connection was lost during the commit: whether the transaction happened is not known."""

    code = "uncertain"


class Rejected(StorageProblem):
    """The database refused a statement: a constraint, or a mistake in the statement itself."""

    code = "rejected"


_SQLITE: Final[dict[int, type[StorageProblem]]] = {
    sqlite3.SQLITE_BUSY: Locked,
    sqlite3.SQLITE_LOCKED: Locked,
    sqlite3.SQLITE_FULL: Full,
    sqlite3.SQLITE_CORRUPT: Corrupt,
    sqlite3.SQLITE_NOTADB: Corrupt,
    sqlite3.SQLITE_READONLY: ReadOnly,
    sqlite3.SQLITE_IOERR: Unreachable,
    sqlite3.SQLITE_CANTOPEN: Unreachable,
    sqlite3.SQLITE_PERM: Unreachable,
}

# SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRESQL: Final[dict[str, type[StorageProblem]]] = {
    "55P03": Locked,
    "53100": Full,
    "XX001": Corrupt,
    "XX002": Corrupt,
    "25006": ReadOnly,
}
_LOST: Final = ("08", "28", "3D", "53", "57P", "58")
_AGAIN: Final = ("40001", "40P01", "08", "53300", "57P")


def _primary_code(error: sqlite3.Error) -> int | None:
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _of_sqlite(error: sqlite3.Error, statement: str) -> StorageProblem:
    code = _primary_code(error)
    if code is None:
        return Rejected(f"{type(error).__name__}{statement}")
    name = getattr(error, "sqlite_errorname", "SQLITE")
    kind = _SQLITE.get(code)
    # SQLite's own messages name tables, columns and words of the statement, never a bound value.
    return kind(f"{name}: {error}") if kind else Rejected(f"{name}: {error}{statement}")


def _of_server(error: BaseException, statement: str) -> StorageProblem:
    name = type(error).__name__
    state: str | None = getattr(error, "sqlstate", None)
    if state is None and name not in ("OperationalError", "InterfaceError"):
        return Rejected(f"{name}{statement}")
    if state is None:
        # Without a state it is the client library that speaks, of the connection: it names the host, never data.
        return Unreachable(f"{name}: {' '.join(str(error).split())}")
    kind = _POSTGRESQL.get(state) or (Unreachable if state.startswith(_LOST) else Rejected)
    # The server's message and its DETAIL quote the values of the row, so only names are taken.
    diagnosis = getattr(error, "diag", None)
    names = (getattr(diagnosis, part, None) for part in ("table_name", "column_name", "constraint_name"))
    where = "".join(f" {each}" for each in names if each)
    return kind(f"{state} {name}{where}{statement if kind is Rejected else ''}")


def as_problem(error: BaseException) -> BaseException:
    """What a caller may see of `error`: a `StorageProblem` for what a database driver raised, else `error` itself.

    The traceback is kept, the driver's exception is not: PostgreSQL's messages quote values.
    """
    orig: BaseException | None = error.orig if isinstance(error, DBAPIError) else error
    statement = f" in {' '.join(error.statement.split())}" if isinstance(error, DBAPIError) and error.statement else ""
    problem: StorageProblem
    if isinstance(orig, sqlite3.Error):
        problem = _of_sqlite(orig, statement)
    elif orig is not None and hasattr(orig, "sqlstate"):
        problem = _of_server(orig, statement)
    else:
        return error
    return problem.with_traceback(error.__traceback__)


def may_pass(error: BaseException) -> bool:
    """Whether the same transaction may succeed when it is asked again: it clashed with another, or lost the server."""
    orig = error.orig if isinstance(error, DBAPIError) else error
    state: str | None = getattr(orig, "sqlstate", None)
    return is_lost(error) if state is None else state.startswith(_AGAIN)


def is_lost(error: BaseException) -> bool:
    """Whether the server is gone, so that nothing is known about a commit that was under way."""
    return isinstance(as_problem(error), Unreachable)
