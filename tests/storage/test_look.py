"""Looking into a database: whoever writes to it, nothing beside it changes, and what is wrong is said."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from sqlalchemy import select

from storage.database import Database
from storage.lock import WriterLock, holder
from storage.look import is_there, look, must_be_free
from storage.meta import Meta, meta
from storage.migrations import upgrade
from storage.problems import Corrupt, Locked, ReadOnly, Unreachable

ROOT = str(Path(__file__).parents[2])
WRITER = """
import asyncio, sys
from pathlib import Path
from urllib.parse import quote
from storage.database import Database
from storage.lock import WriterLock
from storage.meta import Meta

async def write():
    with WriterLock(Path(sys.argv[1])):
        database = await Database.open(f"sqlite:///{quote(sys.argv[1])}")
        await database.write(None, lambda tx: Meta(tx)._set("word", "written just now"))
        print("written", flush=True)
        sys.stdin.read()

asyncio.run(write())
"""
HOLD = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("PRAGMA locking_mode = EXCLUSIVE")
held.execute("BEGIN EXCLUSIVE")
print(flush=True)
sys.stdin.read()
"""


@contextmanager
def writer(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process of ours that has written something, and goes on."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": ROOT},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"written\n"
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    """A database that is closed."""
    path = tmp_path / "what? 50% #1" / "homeroom.db"
    path.parent.mkdir(mode=0o700)
    database = await Database.open(f"sqlite:///{quote(str(path))}")
    await upgrade(database)
    await database.write(None, lambda tx: Meta(tx)._set("word", "hello"))
    await database.close()
    return path


def word(path: Path) -> str | None:
    found: str | None = look(path, lambda tx: tx.scalar(select(meta.c.value).where(meta.c.name == "word")))
    return found


def traces(folder: Path, *, besides: str = "") -> dict[str, tuple[int, int, bytes]]:
    """Everything beside the database: when it was changed, its rights and its bytes."""
    found = [each for each in (folder, *folder.iterdir()) if each.name != besides]
    return {
        each.name: (each.stat().st_mtime_ns, each.stat().st_mode, each.read_bytes() if each.is_file() else b"")
        for each in found
    }


def test_a_closed_database_is_read_and_nothing_comes_to_lie_beside_it(path: Path) -> None:
    before = traces(path.parent)
    assert word(path) == "hello"
    assert traces(path.parent) == before


def test_what_a_running_process_has_just_written_is_seen(path: Path) -> None:
    shared = "homeroom.db-shm"  # the memory that SQLite's processes share: not kept, and read by locking parts of it
    with writer(path) as process:
        before = traces(path.parent, besides=shared)
        assert holder(path) == process.pid
        assert word(path) == "written just now"
        assert traces(path.parent, besides=shared) == before


def test_what_a_killed_process_left_in_its_log_is_seen_and_left_there(path: Path) -> None:
    with writer(path) as process:
        process.kill()
        process.wait()
        before = traces(path.parent)
        assert path.with_name("homeroom.db-wal").stat().st_size
        assert holder(path) is None
        assert word(path) == "written just now"
        assert traces(path.parent) == before


def test_looking_keeps_no_process_from_starting(path: Path) -> None:
    with WriterLock(path):
        assert holder(path) is None  # we hold it ourselves
    assert holder(path) is None
    with WriterLock(path):
        pass


def test_what_is_no_database_is_said(path: Path) -> None:
    path.write_bytes(b"garbage" * 1000)
    with pytest.raises(Corrupt):
        look(path, lambda tx: None)


def test_one_page_that_was_written_over_is_found(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(20 * 4096)
        file.write(b"\xff" * 4096)
    with pytest.raises(Corrupt):
        look(path, lambda tx: None)


def test_what_is_not_there_cannot_be_reached(path: Path) -> None:
    assert is_there(path)
    assert not is_there(path.with_name("nowhere"))
    assert not is_there(path / "below a file")
    with pytest.raises(Unreachable):
        look(path.with_name("nowhere"), lambda tx: None)
    with pytest.raises(Unreachable):
        look(path.parent, lambda tx: None)


def test_looking_cannot_write(path: Path) -> None:
    with pytest.raises(ReadOnly):
        look(path, lambda tx: Meta(tx)._set("word", "changed"))
    assert word(path) == "hello"


def test_a_program_that_holds_the_file_is_noticed(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        program.stdout.readline()
        with pytest.raises(Locked):
            must_be_free(path)
        with pytest.raises(Locked):
            word(path)
        program.kill()
        program.wait()
    must_be_free(path)
