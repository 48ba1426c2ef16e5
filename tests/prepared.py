"""What each class of a test would make anew, made once in each process that tests: that is most of a test's time.

New SQLite databases get their tables page by page, as the migrations left them the first time: those themselves
run once in each process, and in every test of theirs: :mod:`tests.storage` leaves this out. A database on PostgreSQL is
emptied after a test, for the next one. Our own files of texts are read and parsed once, and the same declarations are
checked once. What tests write is in memory, where there is room.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from functools import cache
from pathlib import Path
from typing import Final, cast

import psycopg
from sqlalchemy import text

from bot import texts
from bot.registry import Registry
from storage import migrations
from storage.database import Tx
from storage.migrations import VERSIONS, Versions, current

runs: Final = migrations._upgrade
"""The migrations themselves."""
_TABLES: Final = text("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")


@cache
def newest() -> Versions:
    """Our own versions, of which reading takes a file each."""
    return Versions(VERSIONS)


@cache
def _learned() -> dict[str, sqlite3.Connection]:
    """A database in memory with the tables and nothing in them, by the version that it is of."""
    return {}


def _raw(tx: Tx) -> sqlite3.Connection:
    return cast(sqlite3.Connection, tx.connection.connection.dbapi_connection)


def upgrade(tx: Tx, versions: Versions) -> bool:
    """As the migrations', for a database that has no tables yet."""
    if tx.dialect != "sqlite" or versions.folder != VERSIONS or current(tx) is not None or versions.head is None:
        return runs(tx, versions)
    if (made := _learned().get(versions.head)) is not None:
        _copy(made, _raw(tx))
        return True
    done = runs(tx, versions)
    rows = {name: tx.scalar(text(f'SELECT count(*) FROM "{name}"')) for (name,) in tx.rows(_TABLES)}
    assert rows.pop("alembic_version") == 1
    assert not any(rows.values()), "a migration fills tables: what it fills must be kept here as well"
    made = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    made.executescript("\n".join(_raw(tx).iterdump()))
    _learned()[versions.head] = made
    return done


def _copy(made: sqlite3.Connection, into: sqlite3.Connection) -> None:
    """Page by page, which takes a third of the statements. It is a transaction of its own: around it there is none."""
    into.execute("ROLLBACK")
    made.backup(into)
    into.execute("BEGIN IMMEDIATE")


_EMPTY: Final = """
DO $$
DECLARE
    each text;
    filled text[] := '{}';
    has_rows boolean;
BEGIN
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid();
    FOR each IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %I)', each) INTO has_rows;
        IF has_rows THEN
            filled := filled || quote_ident(each);
        END IF;
    END LOOP;
    IF cardinality(filled) > 0 THEN
        EXECUTE 'TRUNCATE ' || array_to_string(filled, ', ') || ' CASCADE';
    END IF;
    FOR each IN SELECT sequencename FROM pg_sequences WHERE last_value IS NOT NULL LOOP
        EXECUTE format('ALTER SEQUENCE %I RESTART', each);
    END LOOP;
END $$
"""


def emptied(url: str) -> bool:
    """Whether a database on PostgreSQL has the newest tables. They have no rows then, as if they had just been made."""
    with psycopg.connect(url, autocommit=True) as connection:
        if connection.execute("SELECT to_regclass('alembic_version')").fetchone() == (None,):
            return False
        if connection.execute("SELECT version_num FROM alembic_version").fetchone() != (newest().head,):
            return False
        connection.execute(_EMPTY)
    return True


_MEMORY: Final = Path("/dev/shm")
_ROOM: Final = 2 << 30  # bytes
_ROOT: Final = Path(__file__).parent.parent
_reads: Final = texts._File
_checked: Final[set[tuple[object, ...]]] = set()
_checks: Final = Registry.check


def in_memory() -> None:
    """Has folders of tests made in memory. Nothing of theirs must survive a power failure, and each commit would wait
    for the disk."""
    if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


_kept: Final = cache(_reads)


def file(language: str, path: Path) -> texts._File:
    """A file of texts; ours do not change while tests run."""
    return _kept(language, path) if path.is_relative_to(_ROOT) else _reads(language, path)


def check(registry: Registry) -> None:
    """As the registry's, for features that were not found right before."""
    of = (*registry.cogs.values(), *(declared.target for declared in registry))
    if of not in _checked:
        _checks(registry)
        _checked.add(of)
