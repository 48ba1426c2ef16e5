"""One process writes to a SQLite file: a lock beside it, which the system releases however the process ends."""

import contextlib
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Final, Self
from weakref import WeakSet

from storage.problems import StorageProblem

_held: "WeakSet[WriterLock]" = WeakSet()
_PID_BYTES: Final = 20


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
        """Take the lock, or raise `AlreadyRunning`. The file stays when the lock is released; only the lock counts."""
        if self._file is not None:
            raise AlreadyRunning(os.getpid())
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(file)
        except OSError:
            pid = os.read(file, _PID_BYTES).strip()
            os.close(file)
            raise AlreadyRunning(int(pid) if pid.isdigit() else None) from None
        os.ftruncate(file, 0)
        os.write(file, str(os.getpid()).encode())
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


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        # Locked bytes cannot be read on Windows, so one far behind the number is taken.
        os.lseek(file, 1 << 20, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _forget() -> None:
    """In a forked child: without this a worker that outlives a killed process would keep the lock."""
    for lock in list(_held):
        with contextlib.suppress(OSError):
            lock.release()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
