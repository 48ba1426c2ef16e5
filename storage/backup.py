"""Copies of the embedded database: taken while it is written, checked, and put back without repeating anything."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from urllib.parse import quote

from sqlalchemy import delete, or_, select, update

from bot.records import dataclass
from storage.database import Database, Tx
from storage.deleted import deleted_since, settle
from storage.hidden_since import hide_again
from storage.jobs import FAILED, MESSAGES, RESTORED, WAITING, jobs
from storage.lanes import lanes
from storage.look import look, must_be_free, must_be_sound, reading
from storage.marks import delete_person, marks
from storage.meta import Meta, meta
from storage.migrations import current, upgrade
from storage.problems import Corrupt, StorageProblem, Unreachable, as_problem
from storage.sealed import forget_answers
from storage.sign_in import drop_all
from storage.slack_events import forget_all
from storage.slack_installed import forget_begun

_MOMENT: Final = "backed-up"  # in the copy's own `meta`: a file's date changes whenever somebody copies it
_UNDER_WAY: Final = timedelta(minutes=1)  # a deletion is noted this much before it is stored, at most
_PAGES: Final = 1024  # copied between two looks at whether it should stop
_STEPS: Final = 100_000  # of SQLite's own machine, between two of them while the copy is checked
_SIDES: Final = ("-wal", "-shm")
_UNWRITTEN: Final = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
_READING: Final = ("SQLITE_IOERR_READ", "SQLITE_IOERR_SHORT_READ")
_KEEP_MOMENT: Final = (
    "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)

Asks = Callable[[], bool]
HoldSlots = Callable[[Tx, datetime], int]
"""Has schedules go on after a moment of people's time; returns how many had a slot before it."""


class NotABackup(Exception):
    """The file is damaged, or no database of ours."""


class Exists(Exception):
    """There is a file of this name; it was not touched."""


class Unwritten(Exception):
    """The copy cannot be written there: no folder, no rights or no room. Nothing is left behind."""


class Stopped(Exception):
    """Whoever wanted the copy is gone. Nothing is left behind."""


@dataclass(frozen=True, slots=True)
class PutBack:
    """What a restore did: where the earlier database is kept, how many messages it held back, who stays deleted, how
    many words stay hidden, and how many boxes of sealed answers nobody can open any more."""

    kept: Path | None
    held: int
    deleted: int
    hidden: int = 0
    sealed: int = 0


def copy(source: Path, target: Path, now: datetime) -> None:
    """Copies a database, checks the copy, and only then gives it its name. ``now`` is real time.

    The caller holds the writer's lock, or the process that does cannot be asked. Raises :class:`NotABackup` for what is
    no database of ours, :class:`Exists`, :class:`Unwritten` or a ``StorageProblem``.
    """
    with reading(source) as connection:
        _copy(connection, target, now, lambda: False)


async def copy_open(database: Database, target: Path, now: datetime, stopped: Asks) -> None:
    """The same from within the process that writes: one picture of what is committed, while others go on writing.

    Raises :class:`Stopped` as well, soon after ``stopped`` says so.
    """

    def act(tx: Tx) -> None:
        current(tx)  # from here on this picture stays
        connection = tx.connection.connection.driver_connection
        assert isinstance(connection, sqlite3.Connection)  # noqa: S101  # on SQLite it is
        _copy(connection, target, now, stopped)

    await database.read(act)


async def put_back(backup: Path, target: Path, data: Path, now: datetime, hold_slots: HoldSlots) -> PutBack:
    """Puts a backup in place of the database, which is kept beside. The caller holds the writer's lock.

    Messages that were due are held back, ids get a new epoch, people deleted since stay deleted and words hidden since
    stay hidden; ``now`` is real time. Raises :class:`NotABackup`, ``KeyLost``, :class:`Unwritten` or a
    ``StorageProblem``; whatever happens, and also when the process is killed, the database is wholly the earlier one or
    wholly this one.
    """
    ready = target.with_name(f"{target.name}.restoring")
    _discard(ready)
    if target.is_dir():
        raise Unreachable("a folder has the database's name")
    must_be_free(target)
    try:
        made_at = _moment(backup)
        with reading(backup) as connection:
            with _writing():
                os.close(os.open(ready, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            _fill(connection, ready, made_at, lambda: False)
        done = await _made_ready(ready, data, now, made_at - _UNDER_WAY, hold_slots)
        with _writing():
            kept = _set_aside(target)
            ready.replace(target)
            settle(target.parent)
    finally:
        _discard(ready)
    return replace(done, kept=kept)


def _copy(source: sqlite3.Connection, target: Path, made_at: datetime, stopped: Asks) -> None:
    """Under a name of its own first, readable to nobody else."""
    with _writing():
        if target.exists():
            raise Exists
        file, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
        os.close(file)
    part = Path(name)
    try:
        _fill(source, part, made_at, stopped)
        with _writing():
            _name(part, target)
    finally:
        _discard(part)


def _fill(source: sqlite3.Connection, part: Path, made_at: datetime, stopped: Asks) -> None:
    """Copies every page, notes of which moment it is, and checks what was written."""

    def progress(*_: int) -> None:
        if stopped():
            raise Stopped

    try:
        with contextlib.closing(sqlite3.connect(part, isolation_level=None)) as here:
            here.execute("PRAGMA synchronous = FULL")
            source.backup(here, pages=_PAGES, progress=progress)
            here.execute("PRAGMA journal_mode = DELETE")
            here.execute(_KEEP_MOMENT, (_MOMENT, made_at.isoformat()))
            here.set_progress_handler(lambda: int(stopped()), _STEPS)
            must_be_sound(here)
    except (sqlite3.Error, StorageProblem) as error:
        raise (Stopped() if stopped() else _refused(error)) from None


def _refused(error: sqlite3.Error | StorageProblem) -> Exception:
    """What is to be said of a copy that did not come about: the source, the target, or no database of ours."""
    name = getattr(error, "sqlite_errorname", "")
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _UNWRITTEN and name not in _READING:
        return Unwritten(name)
    if name == "SQLITE_ERROR":  # it has no such table
        return NotABackup()
    problem = as_problem(error)
    return problem if isinstance(problem, StorageProblem) else Corrupt(name)


def _name(part: Path, target: Path) -> None:
    """The copy gets its name, which nobody else may have taken meanwhile."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise Exists from None
    except OSError:  # a disk without hard links
        if target.exists():
            raise Exists from None
        part.rename(target)
    settle(target.parent)


def _moment(backup: Path) -> datetime:
    """When a backup was made. Raises :class:`NotABackup`."""

    def find(tx: Tx) -> datetime | None:
        if current(tx) is None:
            raise NotABackup
        found: str | None = tx.scalar(select(meta.c.value).where(meta.c.name == _MOMENT))
        return datetime.fromisoformat(found) if found else None

    try:
        return look(backup, find) or datetime.fromtimestamp(backup.stat().st_mtime, UTC)
    except (StorageProblem, ValueError):
        raise NotABackup from None


async def _made_ready(ready: Path, data: Path, now: datetime, made_at: datetime, hold_slots: HoldSlots) -> PutBack:
    database = await Database.open(f"sqlite:///{quote(str(ready))}", readers=1)
    try:
        await upgrade(database)
        done = await database.write(None, lambda tx: _settle(tx, data, now, made_at, hold_slots))
        await database.scrub()
    finally:
        await database.close()
    return done


def _settle(tx: Tx, data: Path, now: datetime, made_at: datetime, hold_slots: HoldSlots) -> PutBack:
    """What is not as it was in the backup, while nothing is kept of what was there before."""
    people_now = now + Meta(tx).ahead()
    held = _hold(tx, people_now) + hold_slots(tx, people_now)
    tx.execute(lanes.delete())
    drop_all(tx)  # or a session that was ended since, and a link that was used since, would be good again
    forget_begun(tx)
    forget_all(tx)
    sealed = forget_answers(tx)
    tx.execute(delete(meta).where(meta.c.name == _MOMENT))
    Meta(tx).new_epoch()
    people = {
        (row.space_id, row[1])
        for mark in marks()
        if not mark.direct
        for row in tx.rows(select(mark.table.c.space_id, mark.table.c[mark.person]).distinct())
        if row[1] is not None
    }
    gone = deleted_since(data, made_at, people)
    for space_id, person_id in gone:
        delete_person(tx, space_id, person_id)
    return PutBack(None, held, len(gone), hide_again(tx, data, made_at, people_now), sealed)


def _hold(tx: Tx, now: datetime) -> int:
    """Messages that were due or under way are kept as failed. What else was due is done, but it sends none either."""
    before = (jobs.c.state == WAITING) & or_(jobs.c.due_at <= now, jobs.c.attempts > 0, jobs.c.begun_at.is_not(None))
    sends = jobs.c.effect.in_(MESSAGES)
    held = tx.execute(update(jobs).where(before, sends).values(state=FAILED, why=RESTORED, key=None)).rowcount
    tx.execute(update(jobs).where(before).values(why=RESTORED))
    return held


def _set_aside(target: Path) -> Path | None:
    """Keeps the earlier database under another name as well, and leaves nothing beside it that is not in it."""
    if not target.exists():
        return None
    _fold(target)
    number = 1
    while (kept := target.with_name(f"{target.name}.before-{number}")).exists() and not kept.samefile(target):
        number += 1  # the same file: a restore that was killed had come this far
    for ending in ("", *_SIDES):
        there = target.with_name(target.name + ending)
        if there.exists():
            there.chmod(0o600)
            _keep(there, kept.with_name(kept.name + ending))
    for ending in _SIDES:
        target.with_name(target.name + ending).unlink(missing_ok=True)
    return kept


def _fold(target: Path) -> None:
    """What the write-ahead log holds goes into the file. A damaged one stays: SQLite might delete its log."""
    with contextlib.suppress(sqlite3.Error, StorageProblem):
        with reading(target) as looked_at:
            must_be_sound(looked_at)
        with contextlib.closing(sqlite3.connect(target)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _keep(there: Path, kept: Path) -> None:
    if kept.exists():
        return
    try:
        os.link(there, kept)
    except OSError:  # a disk without hard links
        shutil.copy2(there, kept)


@contextlib.contextmanager
def _writing() -> Iterator[None]:
    """What the system has against writing a file becomes one kind of error."""
    try:
        yield
    except OSError as error:
        raise Unwritten(error.strerror or type(error).__name__) from None


def _discard(path: Path) -> None:
    for ending in ("", "-journal", *_SIDES):
        with contextlib.suppress(OSError):
            path.with_name(path.name + ending).unlink(missing_ok=True)
