"""One process writes to a SQLite file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from storage.lock import AlreadyRunning, WriterLock

ROOT = str(Path(__file__).parents[2])
_HOLD = """
import os, sys, time
from pathlib import Path
from storage.lock import WriterLock
lock = WriterLock(Path(sys.argv[1]))
lock.acquire()
holder = os.getpid()
# The one that was forked tells of it: by then it has let go of what it inherited.
if "fork" not in sys.argv or os.fork() == 0:
    os.write(1, f"{holder} {os.getpid()}\\n".encode())
time.sleep(60)
"""


def holder(path: Path, *extra: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _HOLD, str(path), *extra]
    return subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": ROOT})


def test_a_second_process_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "homeroom.db"
    with holder(path) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with pytest.raises(AlreadyRunning) as caught:
            WriterLock(path).acquire()
        assert (caught.value.pid, caught.value.code) == (process.pid, "running")
        process.send_signal(signal.SIGKILL)
        process.wait()
        with WriterLock(path) as lock:
            assert lock.path.read_text() == str(os.getpid())


def test_a_worker_that_outlives_a_killed_process_does_not_keep_its_lock(tmp_path: Path) -> None:
    path = tmp_path / "homeroom.db"
    with holder(path, "fork") as process:
        assert process.stdout is not None
        worker = int(process.stdout.readline().split()[1])
        with pytest.raises(AlreadyRunning):
            WriterLock(path).acquire()
        process.send_signal(signal.SIGKILL)
        process.wait()
        try:
            os.kill(worker, 0)  # it lives
            with WriterLock(path):
                pass
        finally:
            os.kill(worker, signal.SIGKILL)


def test_the_same_process_cannot_take_it_twice_but_again_after_letting_go(tmp_path: Path) -> None:
    first, second = WriterLock(tmp_path / "data" / "homeroom.db"), WriterLock(tmp_path / "data" / "homeroom.db")
    first.acquire()
    for lock in (first, second):
        with pytest.raises(AlreadyRunning) as caught:
            lock.acquire()
        assert caught.value.pid == os.getpid()
    first.release()
    first.release()
    with second:
        assert second.path.name == "homeroom.db.lock"
