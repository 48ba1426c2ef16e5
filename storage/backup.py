"""Copies of the embedded database: taken while it is written, checked, and put back without repeating anything."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import select, update

from storage.database import Database, Tx
from storage.deleted import deleted_since
from storage.jobs import FAILED, HANDLER, WAITING, jobs, lanes
from storage.marks import delete_person, marks
from storage.meta import Meta

WHY_HELD: Final = "restored"


class NotABackup(Exception):
    """The file is damaged, or no database of ours."""


@dataclass(frozen=True, slots=True)
class PutBack:
    """What a restore did: where the earlier database is kept, how many messages it held back, who stays deleted."""

    kept: Path | None
    held: int
    deleted: int


def copy(source: Path, target: Path) -> None:
    """Copies a database that may be in use, checks the copy, and only then gives it its name.

    Raises :class:`NotABackup` when the copy does not hold.
    """
    begun = target.with_name(f"{target.name}.part")
    begun.unlink(missing_ok=True)
    os.close(os.open(begun, os.O_CREAT | os.O_WRONLY, 0o600))
    with closing(sqlite3.connect(source)) as there, closing(sqlite3.connect(begun)) as here:
        there.backup(here)
        here.execute("PRAGMA journal_mode=DELETE")
    check(begun)
    begun.replace(target)


def check(path: Path) -> None:
    """Whether a file is a sound database of ours. Raises :class:`NotABackup`."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            sound = database.execute("PRAGMA integrity_check").fetchone()
            version = database.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error:
        raise NotABackup from None
    if sound != ("ok",) or version is None:
        raise NotABackup


async def put_back(backup: Path, target: Path, data: Path) -> PutBack:
    """Puts a backup in place of the database, which is kept beside. The caller holds the writer's lock.

    Messages that were due are held back, ids get a new epoch, and people deleted since stay deleted.
    Raises :class:`NotABackup`, and then nothing was changed.
    """
    check(backup)
    made_at = datetime.fromtimestamp(backup.stat().st_mtime, UTC)
    ready = target.with_name(f"{target.name}.restoring")
    ready.unlink(missing_ok=True)
    copy(backup, ready)
    database = await Database.open(f"sqlite:///{ready}")
    try:
        now = max(datetime.fromtimestamp(ready.stat().st_mtime, UTC), made_at)
        held, deleted = await database.write(None, lambda tx: _settle(tx, now, made_at, data))
    finally:
        await database.close()
    kept = _set_aside(target)
    for ending in ("-wal", "-shm"):
        ready.with_name(ready.name + ending).unlink(missing_ok=True)
    ready.replace(target)
    return PutBack(kept, held, deleted)


def _settle(tx: Tx, now: datetime, made_at: datetime, data: Path) -> tuple[int, int]:
    due = (jobs.c.state == WAITING) & (jobs.c.effect != HANDLER) & (jobs.c.due_at <= now)
    held = tx.execute(update(jobs).where(due).values(state=FAILED, why=WHY_HELD, key=None)).rowcount
    tx.execute(lanes.delete())
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
    return held, len(gone)


def _set_aside(target: Path) -> Path | None:
    if not target.exists():
        return None
    with closing(sqlite3.connect(target)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    number = 1
    while (kept := target.with_name(f"{target.name}.before-{number}")).exists():
        number += 1
    target.replace(kept)
    for ending in ("-wal", "-shm"):
        target.with_name(target.name + ending).unlink(missing_ok=True)
    return kept
