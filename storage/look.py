"""Looks into a SQLite file without changing a byte of its folder, whether a process writes to it or none does."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeVar

from sqlalchemy import create_engine, text
from sqlalchemy.pool import StaticPool

from storage.database import Tx
from storage.lock import holder
from storage.problems import Corrupt, Locked, Unreachable, as_problem

T = TypeVar("T")

_PATIENCE: Final = 5.0  # seconds for which another program's lock is waited for
_TABLES: Final = text("SELECT count(*) FROM sqlite_schema")
# Where SQLite locks, as its file format has it: https://www.sqlite.org/fileformat2.html and its wal.c and os_unix.c.
_SHARED_BYTES: Final = (0x40000002, 510)  # of the file: taken wholly by who holds it alone
_WRITE_BYTE: Final = (120, 1)  # of the -shm file: taken by who writes to the write-ahead log


@contextlib.contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that only reads. Raises a `StorageProblem` when the file cannot be opened, or is no database.

    While a process of ours writes, its own side files are used. Otherwise SQLite would make them anew, so the file is
    read as one that cannot change; if a process was killed and left a write-ahead log, a copy of both is read.
    """
    with contextlib.ExitStack() as stack:
        try:
            uri = _address(path, stack)
            connection = sqlite3.connect(
                uri, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
            )
            stack.enter_context(contextlib.closing(connection))
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # is it a database at all?
        except OSError as error:
            raise Unreachable(error.strerror or type(error).__name__) from None
        except sqlite3.Error as error:
            raise as_problem(error) from None
        yield connection


def look(path: Path, act: Callable[[Tx], T], *, known_sound: bool = False) -> T:
    """Run `act` on one picture of what is committed, after the whole file was found to be sound; `known_sound` where
    that was found just now. Raises `Corrupt`."""
    with reading(path) as connection:
        if not known_sound:
            must_be_sound(connection)
        engine = create_engine(
            "sqlite://",
            creator=lambda: connection,
            poolclass=StaticPool,
            pool_reset_on_return=None,
            skip_autocommit_rollback=True,
            hide_parameters=True,
        )
        connection.execute("BEGIN")
        with engine.connect() as opened:
            tx = Tx(opened, "sqlite")
            try:
                return act(tx)
            except Exception as error:
                raise as_problem(error) from None
            finally:
                tx.end()


def is_there(path: Path) -> bool:
    """Whether a file exists, whatever it is. Raises `Unreachable` where that cannot be seen."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise Unreachable(error.strerror or type(error).__name__) from None
    return True


def holds_nothing(tx: Tx) -> bool:
    """Whether a SQLite file has not a single table in it, as one of no bytes."""
    return not tx.scalar(_TABLES)


def must_be_free(path: Path) -> None:
    """Raises `Locked` if a program that is not ours keeps others from a database, or writes to it now."""
    _must_be_free(path, *_SHARED_BYTES)
    _must_be_free(path.with_name(f"{path.name}-shm"), *_WRITE_BYTE)


def must_be_sound(connection: sqlite3.Connection) -> None:
    """Have SQLite check every page and index. Raises `Corrupt`."""
    try:
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        problem = as_problem(error)
        raise (problem if isinstance(problem, Locked) else Corrupt(str(problem))) from None
    if found != ("ok",):
        raise Corrupt("the integrity check found something")


def _address(path: Path, stack: contextlib.ExitStack) -> str:
    """The file as a URI of SQLite that can be opened without leaving a trace."""
    if not path.is_file():
        raise Unreachable("there is no such file")
    if holder(path) is not None:
        return f"{path.absolute().as_uri()}?mode=ro"
    must_be_free(path)
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="homeroom-")))
        for each in (path, log):
            shutil.copyfile(each, folder / each.name)
        return f"{(folder / path.name).as_uri()}?mode=rw"
    with path.open("rb"):  # said in the system's words; SQLite would only say that it cannot
        pass
    return f"{path.absolute().as_uri()}?mode=ro&immutable=1"


if sys.platform == "win32":

    def _must_be_free(path: Path, start: int, length: int) -> None:
        """There is no asking without SQLite."""

else:
    import fcntl

    def _must_be_free(path: Path, start: int, length: int) -> None:
        """Raises `Locked` if another program holds these bytes. A shared lock of an instant tells."""
        try:
            file = os.open(path, os.O_RDONLY)
        except OSError:  # nothing that could be held, or nothing that can be asked
            return
        try:
            fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB, length, start)
        except OSError as error:
            if error.errno in (errno.EAGAIN, errno.EACCES):
                raise Locked("another program holds the file") from None
        finally:
            os.close(file)
