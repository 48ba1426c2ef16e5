"""Backup and restore: a copy of one moment, put back whole or not at all; nothing is repeated, nobody brought back."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sqlite3
import stat
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.people import Person
from bot.restored import hold_slots
from storage import backup
from storage.apart import Apart
from storage.backup import Exists, NotABackup, PutBack, Stopped, Unwritten, copy, copy_open
from storage.database import Database, Tx
from storage.deleted import KEY, LOG, KeyLost, note_deleted
from storage.jobs import FAILED, HANDLER, RESTORED, WAITING, Jobs, NewJob, jobs
from storage.lanes import lanes
from storage.lock import WriterLock
from storage.look import reading
from storage.meta import Meta
from storage.migrations import upgrade
from storage.people import People
from storage.people import people as table_of_people
from storage.problems import Newer
from storage.slack_events import SlackEvent, SlackEvents
from storage.slack_installed import OAuthStates

ROOT = str(Path(__file__).parents[2])
SPACE = "web:class"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ANA, BEN = Person(SPACE, "ana"), Person(SPACE, "ben")


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """The database of a class with two people, in use."""
    opened = await Database.open(f"sqlite:///{tmp_path}/homeroom.db")
    await upgrade(opened)
    await opened.write(None, _founded)
    yield opened
    await opened.close()


def _founded(tx: Tx) -> None:
    for person in (ANA, BEN):
        People(tx, SPACE).acted(person, NOON, None, None)


async def put_back(folder: Path, now: datetime = NOON + timedelta(hours=2), file: str = "b.db") -> PutBack:
    """What ``homeroom restore`` does."""
    with WriterLock(folder / "homeroom.db"):
        return await backup.put_back(folder / file, folder / "homeroom.db", folder, now, hold_slots)


def rows(path: Path, statement: str) -> list[Any]:
    """What is in a file, which is left as it is."""
    with reading(path) as found:
        return found.execute(statement).fetchall()


def people(path: Path) -> list[str]:
    return [each[0] for each in rows(path, "SELECT person_id FROM people ORDER BY 1")]


def modes(folder: Path) -> set[int]:
    return {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}


async def test_a_copy_is_of_one_moment_while_others_go_on_writing(database: Database, tmp_path: Path) -> None:
    stopping = False

    async def writing() -> int:
        written = 0
        while not stopping:
            job = NewJob(HANDLER, f"a.b:{written}", NOON, f"lane {written % 7}")

            def both(tx: Tx, job: NewJob = job, written: int = written) -> None:
                Jobs(tx, SPACE).queue([job])
                People(tx, SPACE).acted(Person(SPACE, f"p{written}"), NOON, None, None)

            await database.write(SPACE, both)
            written += 1
        return written

    writer = asyncio.create_task(writing())
    for number in range(5):
        await copy_open(database, tmp_path / f"{number}.bak", NOON, lambda: False)
    stopping = True
    assert await writer > 5
    for number in range(5):
        path = tmp_path / f"{number}.bak"
        assert rows(path, "PRAGMA integrity_check") == [("ok",)]
        (pair,) = rows(path, "SELECT (SELECT count(*) FROM jobs), (SELECT count(*) - 2 FROM people)")
        assert pair[0] == pair[1]
    assert modes(tmp_path) == {0o600}


async def test_a_name_that_is_taken_is_left_alone_and_nothing_is_left_behind(
    database: Database, tmp_path: Path
) -> None:
    (tmp_path / "b.db").write_text("mine")
    with pytest.raises(Exists):
        await copy_open(database, tmp_path / "b.db", NOON, lambda: False)
    with pytest.raises(Unwritten):
        await copy_open(database, tmp_path / "nowhere" / "b.db", NOON, lambda: False)
    assert (tmp_path / "b.db").read_text() == "mine"
    assert {path.name for path in tmp_path.iterdir()} == {"homeroom.db", "homeroom.db-wal", "homeroom.db-shm", "b.db"}


async def test_a_copy_that_nobody_waits_for_any_more_is_given_up(database: Database, tmp_path: Path) -> None:
    with pytest.raises(Stopped):
        await copy_open(database, tmp_path / "b.db", NOON, lambda: True)
    assert not [path for path in tmp_path.iterdir() if "b.db" in path.name]


async def test_what_is_no_database_of_ours_is_neither_copied_nor_put_back(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    (tmp_path / "text.db").write_text("This is no database. " * 1000)
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE alembic_version (version_num TEXT)")
        other.execute("INSERT INTO alembic_version VALUES ('0001')")
        other.commit()
    for name in ("empty.db", "other.db"):
        with pytest.raises(NotABackup):
            copy(tmp_path / name, tmp_path / "b.db", NOON)
    for name in ("empty.db", "text.db", "other.db"):
        with pytest.raises(NotABackup):
            await put_back(tmp_path, file=name)
    assert not (tmp_path / "homeroom.db").exists()


async def test_a_restore_keeps_the_earlier_database_and_everything_comes_back(
    database: Database, tmp_path: Path
) -> None:
    await copy_open(database, tmp_path / "b.db", NOON, lambda: False)
    epoch = await database.write(None, lambda tx: Meta(tx).epoch())
    await database.write(SPACE, lambda tx: People(tx, SPACE).acted(Person(SPACE, "later"), NOON, None, None))
    await database.close()
    done = await put_back(tmp_path)
    assert done == PutBack(tmp_path / "homeroom.db.before-1", 0, 0)
    assert people(tmp_path / "homeroom.db") == ["ana", "ben"]
    assert people(tmp_path / "homeroom.db.before-1") == ["ana", "ben", "later"]
    assert rows(tmp_path / "homeroom.db", "SELECT value FROM meta WHERE name = 'epoch'") != [(epoch,)]
    again = await put_back(tmp_path)
    assert again.kept == tmp_path / "homeroom.db.before-2"
    assert people(tmp_path / "homeroom.db") == ["ana", "ben"]
    assert modes(tmp_path) == {0o600}
    assert {path.name for path in tmp_path.iterdir()} == {
        *("homeroom.db", "homeroom.db.lock", "homeroom.db.before-1", "homeroom.db.before-2", "b.db")
    }


async def test_on_a_new_machine_there_is_nothing_to_keep(database: Database, tmp_path: Path) -> None:
    await copy_open(database, tmp_path / "b.db", NOON, lambda: False)
    folder = tmp_path / "new"
    with WriterLock(folder / "homeroom.db"):
        done = await backup.put_back(tmp_path / "b.db", folder / "homeroom.db", folder, NOON, hold_slots)
    assert done.kept is None
    assert people(folder / "homeroom.db") == ["ana", "ben"]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


async def test_messages_that_were_due_are_held_and_the_rest_goes_on(database: Database, tmp_path: Path) -> None:
    def jobs_of(tx: Tx) -> None:
        later = NOON + timedelta(days=1)
        Jobs(tx, SPACE).queue(
            [
                NewJob("post", "a.view:1", NOON, "channel:1", "channel:1", key="post:1"),
                NewJob("tell", "a.view:2", NOON, "direct:ben", "direct:ben", key="tell:2"),
                NewJob("post", "a.view:3", later, "channel:1", "channel:1", key="post:3"),
                NewJob("tell", "a.view:4", later, "direct:ana", "direct:ana", key="tell:4"),
                NewJob("refresh", "a.view:5", NOON, "channel:1", "channel:1", key="refresh:5"),
                NewJob(HANDLER, "a.nudge:6", NOON, "a.nudge:6", key="nudge:6"),
                NewJob(HANDLER, "a.end:7", later, "a.end:7", key="end:7"),
            ]
        )
        failing = Jobs(tx, SPACE).next("channel:1", later + timedelta(days=1))
        assert failing is not None
        begun = tx.first(select(jobs.c.id).where(jobs.c.link == "a.view:4"))
        assert begun is not None
        tx.execute(jobs.update().where(jobs.c.id == begun.id).values(begun_at=NOON))
        tx.execute(lanes.insert().values(space_id=SPACE, lane="channel:1", leased_until=later, holder="x"))

    await database.write(SPACE, jobs_of)
    await copy_open(database, tmp_path / "b.db", NOON, lambda: False)
    await database.close()
    done = await put_back(tmp_path)
    assert done.held == 3
    found = rows(tmp_path / "homeroom.db", "SELECT link, state, why FROM jobs ORDER BY link")
    assert found == [
        ("a.end:7", WAITING, None),
        ("a.nudge:6", WAITING, RESTORED),
        ("a.view:1", FAILED, RESTORED),
        ("a.view:2", FAILED, RESTORED),
        ("a.view:3", WAITING, None),
        ("a.view:4", FAILED, RESTORED),
        ("a.view:5", WAITING, RESTORED),
    ]
    assert rows(tmp_path / "homeroom.db", "SELECT count(*) FROM lanes") == [(0,)]


async def test_what_slack_told_then_is_not_acted_on_and_who_began_to_install_begins_anew(
    database: Database, tmp_path: Path
) -> None:
    def begun(tx: Tx) -> None:
        SlackEvents(tx, "slack:T1").take(SlackEvent("slack:T1", "Ev1", "wrote", "U1"), NOON)
        OAuthStates(tx).begin("h1", NOON)

    await database.write(None, begun)
    await copy_open(database, tmp_path / "b.db", NOON, lambda: False)
    await database.close()
    await put_back(tmp_path)
    for table in ("slack_events", "slack_states"):
        assert rows(tmp_path / "homeroom.db.before-1", f"SELECT count(*) FROM {table}") == [(1,)]
        assert rows(tmp_path / "homeroom.db", f"SELECT count(*) FROM {table}") == [(0,)]


async def test_the_clock_of_a_class_that_was_moved_ahead_decides_what_was_due(
    database: Database, tmp_path: Path
) -> None:
    due = NewJob("post", "a.view:1", NOON + timedelta(days=20), "channel:1", "channel:1", key="post:1")
    await database.write(SPACE, lambda tx: Jobs(tx, SPACE).queue([due]))
    await database.write(None, lambda tx: Meta(tx).keep_ahead(timedelta(days=30)))
    await copy_open(database, tmp_path / "b.db", NOON, lambda: False)
    await database.close()
    assert (await put_back(tmp_path)).held == 1


async def test_who_was_deleted_since_stays_deleted_but_not_who_came_back_before(
    database: Database, tmp_path: Path
) -> None:
    note_deleted(tmp_path, SPACE, "ana", NOON - timedelta(hours=3))  # and came back: she is in the backup
    await copy_open(database, tmp_path / "b.db", NOON, lambda: False)
    note_deleted(tmp_path, SPACE, "ben", NOON + timedelta(hours=1))
    note_deleted(tmp_path, SPACE, "somebody else", NOON + timedelta(hours=1))
    await database.close()
    os.utime(tmp_path / "b.db")  # copied about since: its date tells nothing
    assert (await put_back(tmp_path)).deleted == 1
    assert people(tmp_path / "homeroom.db") == ["ana"]
    assert b"ben" not in (tmp_path / "homeroom.db").read_bytes()
    assert (await put_back(tmp_path)).deleted == 1
    assert people(tmp_path / "homeroom.db") == ["ana"]


async def test_a_deletion_that_was_under_way_while_the_backup_was_made_counts(
    database: Database, tmp_path: Path
) -> None:
    note_deleted(tmp_path, SPACE, "ben", NOON - timedelta(seconds=1))
    await copy_open(database, tmp_path / "b.db", NOON, lambda: False)
    await database.close()
    assert (await put_back(tmp_path)).deleted == 1


async def test_without_the_key_nobody_is_brought_back_by_mistake(database: Database, tmp_path: Path) -> None:
    await copy_open(database, tmp_path / "b.db", NOON, lambda: False)
    note_deleted(tmp_path, SPACE, "ben", NOON + timedelta(hours=1))
    await database.close()
    (tmp_path / KEY).unlink()
    before = (tmp_path / "homeroom.db").read_bytes()
    with pytest.raises(KeyLost):
        await put_back(tmp_path)
    assert (tmp_path / "homeroom.db").read_bytes() == before
    (tmp_path / LOG).unlink()
    assert (await put_back(tmp_path)).deleted == 0


async def test_a_backup_of_a_newer_version_is_refused_and_of_an_older_one_brought_up_to_date(
    database: Database, tmp_path: Path
) -> None:
    await copy_open(database, tmp_path / "b.db", NOON, lambda: False)
    await database.close()
    shutil.copy(tmp_path / "b.db", tmp_path / "newer.db")
    with closing(sqlite3.connect(tmp_path / "newer.db")) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()
    before = (tmp_path / "homeroom.db").read_bytes()
    with pytest.raises(Newer):
        await put_back(tmp_path, file="newer.db")
    assert (tmp_path / "homeroom.db").read_bytes() == before
    assert not (tmp_path / "homeroom.db.restoring").exists()


async def test_a_damaged_database_gives_way_to_a_backup_and_is_kept_as_it_is(
    database: Database, tmp_path: Path
) -> None:
    await copy_open(database, tmp_path / "b.db", NOON, lambda: False)
    await database.close()
    (tmp_path / "homeroom.db").write_bytes(b"garbage" * 1000)
    (tmp_path / "homeroom.db-wal").write_bytes(b"more of it")
    await put_back(tmp_path)
    assert people(tmp_path / "homeroom.db") == ["ana", "ben"]
    assert (tmp_path / "homeroom.db.before-1").read_bytes() == b"garbage" * 1000
    assert (tmp_path / "homeroom.db.before-1-wal").read_bytes() == b"more of it"
    assert not (tmp_path / "homeroom.db-wal").exists()


async def test_a_raw_copy_with_its_log_is_a_backup_too_and_is_not_touched(database: Database, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(tmp_path / f"homeroom.db{ending}", raw / f"b.db{ending}")
    before = {path.name: path.read_bytes() for path in raw.iterdir()}
    await database.close()
    with WriterLock(tmp_path / "homeroom.db"):
        await backup.put_back(raw / "b.db", tmp_path / "homeroom.db", tmp_path, NOON, hold_slots)
    assert people(tmp_path / "homeroom.db") == ["ana", "ben"]
    assert {path.name: path.read_bytes() for path in raw.iterdir()} == before


KILLED = """
import asyncio, os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from bot.restored import hold_slots
from storage import backup
from storage.apart import Apart
folder, point = Path(sys.argv[1]), sys.argv[2]
real = getattr(backup, point) if "." not in point else getattr(Path, point.partition(".")[2])
def killed(*args, **more):
    if len(sys.argv) > 3:
        real(*args, **more)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(backup if "." not in point else Path, point.rpartition(".")[2], killed)
now = datetime(2026, 3, 2, 14, tzinfo=UTC)
asyncio.run(backup.put_back(folder / "b.db", folder / "homeroom.db", folder, now, hold_slots))
"""


POINTS = [
    *(("_fill",), ("_fill", "after"), ("_settle",), ("_fold",), ("_fold", "after"), ("_keep",), ("_keep", "after")),
    *(("Path.replace",), ("Path.replace", "after"), ("settle", "after")),
]


@pytest.mark.parametrize("point", POINTS, ids=" ".join)
async def test_killed_midway_the_database_is_wholly_the_earlier_one_or_wholly_the_other(
    point: tuple[str, ...], database: Database, tmp_path: Path
) -> None:
    await copy_open(database, tmp_path / "b.db", NOON, lambda: False)
    await database.write(SPACE, lambda tx: People(tx, SPACE).acted(Person(SPACE, "later"), NOON, None, None))
    await database.close()
    environ = {**os.environ, "PYTHONPATH": ROOT}
    killed = await asyncio.create_subprocess_exec(sys.executable, "-c", KILLED, str(tmp_path), *point, env=environ)
    assert await killed.wait() == -signal.SIGKILL
    is_other = point in (("Path.replace", "after"), ("settle", "after"))
    again = await Database.open(f"sqlite:///{tmp_path}/homeroom.db")
    found = await again.read(lambda tx: {each.person_id for each in tx.rows(select(table_of_people.c.person_id))})
    await again.close()
    assert found == ({"ana", "ben"} if is_other else {"ana", "ben", "later"})
    await put_back(tmp_path)
    assert people(tmp_path / "homeroom.db") == ["ana", "ben"]
    assert not [path.name for path in tmp_path.iterdir() if "restoring" in path.name]


async def test_who_is_kept_apart_stays_so_when_the_deletion_is_done_again(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/homeroom.db"
    first = await Database.open(url, beside=tmp_path)
    await upgrade(first)
    await first.write(None, _founded)
    await first.write(None, lambda tx: Apart(tx, SPACE).say(ANA, BEN, NOON))
    await copy_open(first, tmp_path / "b.db", NOON, lambda: False)
    note_deleted(tmp_path, SPACE, "ben", NOON + timedelta(hours=1))
    await first.close()
    assert (await put_back(tmp_path)).deleted == 1
    assert b"ben" not in (tmp_path / "homeroom.db").read_bytes()
    later = await Database.open(url, beside=tmp_path)
    found = await later.read(lambda tx: Apart(tx, SPACE).pairs([ANA, BEN]))
    await later.close()
    assert found == {("ana", "ben")}
