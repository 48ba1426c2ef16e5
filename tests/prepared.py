"""What each class of a test would make anew, made once in each process that tests: that is most of a test's time.

New SQLite databases get their tables as the migrations left them the first time. The migrations themselves run once in
each process, and in every test of theirs: :mod:`tests.storage` leaves this out. Our own files of texts are read and
parsed once, and the same declarations are checked once. What tests write is in memory, where there is room.
"""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path
from typing import Final

from sqlalchemy import text

from bot import texts
from bot.registry import Registry
from storage import migrations
from storage.database import Tx
from storage.migrations import VERSIONS, Versions, current

runs: Final = migrations._upgrade
"""The migrations themselves."""
_MADE: Final = text("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid")
_TABLES: Final = text("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")


@cache
def _learned() -> dict[str, list[str]]:
    """The statements that make the tables, by the version that they are of."""
    return {}


def upgrade(tx: Tx, versions: Versions) -> bool:
    """As the migrations', for a database that has no tables yet."""
    if tx.dialect != "sqlite" or versions.folder != VERSIONS or current(tx) is not None or versions.head is None:
        return runs(tx, versions)
    made = _learned().get(versions.head)
    if made is None:
        done = runs(tx, versions)
        rows = {name: tx.scalar(text(f'SELECT count(*) FROM "{name}"')) for (name,) in tx.rows(_TABLES)}
        assert rows.pop("alembic_version") == 1
        assert not any(rows.values()), "a migration fills tables: what it fills must be kept here as well"
        _learned()[versions.head] = [sql for (sql,) in tx.rows(_MADE)]
        return done
    for statement in made:
        tx.connection.exec_driver_sql(statement)
    tx.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": versions.head})
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
