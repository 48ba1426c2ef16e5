"""A fresh database for each test, once on SQLite and once on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from storage import migrations
from storage.database import Database, Tx
from storage.store import all_tables
from tests import prepared


@pytest.fixture(autouse=True)
def _migrations_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here they are tried, each time."""
    monkeypatch.setattr(migrations, "_upgrade", prepared.runs)


@pytest.fixture
async def empty(url: str) -> AsyncIterator[Database]:
    """A database without tables, of each kind in turn."""
    database = await Database.open(url)
    yield database
    await database.close()


@pytest.fixture
async def database(empty: Database) -> Database:
    """A database with all of Homeroom's tables, of each kind in turn."""

    def create(tx: Tx) -> None:
        all_tables().create_all(tx.connection)

    await empty.alter(create)
    return empty
