"""New SQLite databases of tests get their tables as the migrations left them the first time, in a tenth of the time.

The migrations themselves run once in each process that tests, and in every test of theirs: :mod:`tests.storage` leaves
this out.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from sqlalchemy import text

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
