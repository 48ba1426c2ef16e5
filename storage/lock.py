"""One process writes to a SQLite file: a lock beside it, which the system releases however the process ends."""

import contextlib
import errno
import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Final, Self
from weakref import WeakSet

from storage.problems import ReadOnly, StorageProblem, Unreachable

_held: "WeakSet[WriterLock]" = WeakSet()
_PID_BYTES: Final = 20
_TAKEN: Final = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_TRIES: Final = 5  # whoever only looks holds it for an instant, and a process that ends lets go a little late
_PAUSE: Final = 0.05


class AlreadyRunning(StorageProblem):
    """Another process holds the lock; `pid` is its number, or None if it has not written it yet."""

    code = "running"

    def __init__(self, pid: int | None) -> None:
        super().__init__(f"process {pid or 'unknown'} holds the database")
        self.pid = pid


class WriterLock:
    """`homeroom.db.lock` beside `homeroom.db`, held by one process, with that process's number in it."""

    def __init__(self, database: Path) -> None:
        self.path = database.with_name(f"{database.name}.lock")
        self._file: int | None = None

    def acquire(self) -> None:
        """Take the lock, or raise `AlreadyRunning`. The file stays when the lock is released; only the lock counts.

        Raises `ReadOnly` or `Unreachable` where no lock can be kept.
        """
        if self._file is not None:
            raise AlreadyRunning(os.getpid())
        file: int | None = None
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
            _take(file)
            os.ftruncate(file, 0)
            os.write(file, str(os.getpid()).encode())
        except BaseException as error:
            if file is not None:
                os.close(file)
            if isinstance(error, OSError):
                raise _refused(error) from None
            raise
        self._file = file
        _held.add(self)

    def release(self) -> None:
        """Let go; does nothing if the lock is not held."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
            _held.discard(self)

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def holder(database: Path) -> int | None:
    """The number of the other process that holds a database's lock (0 if it cannot be told), or None.

    It changes nothing.
    """
    path = database.with_name(f"{database.name}.lock")
    if any(lock.path.absolute() == path.absolute() for lock in _held):
        return None
    try:
        file = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        _lock(file, shared=True)
    except OSError as error:
        return (_pid(file) or 0) if error.errno in _TAKEN else None
    finally:
        os.close(file)
    return None


def _take(file: int) -> None:
    for left in reversed(range(_TRIES)):
        try:
            return _lock(file)
        except OSError as error:
            if error.errno not in _TAKEN:
                raise
        if left:
            time.sleep(_PAUSE)
    raise AlreadyRunning(_pid(file))


def _pid(file: int) -> int | None:
    pid = os.read(file, _PID_BYTES).strip()
    return int(pid) if pid.isdigit() else None


def _refused(error: OSError) -> StorageProblem:
    kind = ReadOnly if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS) else Unreachable
    return kind(error.strerror or "")


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int, *, shared: bool = False) -> None:
        # Locked bytes cannot be read on Windows, so one far behind the number is taken.
        os.lseek(file, 1 << 20, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(file: int, *, shared: bool = False) -> None:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)


def _forget() -> None:
    """In a forked child: without this a worker that outlives a killed process would keep the lock."""
    for lock in list(_held):
        with contextlib.suppress(OSError):
            lock.release()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
