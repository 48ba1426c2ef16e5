"""A fresh database for each test, once on SQLite and once on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from storage import migrations
from storage.database import Database
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
async def database(tables_url: str) -> AsyncIterator[Database]:
    """A database with all of Homeroom's tables, of each kind in turn."""
    database = await Database.open(tables_url)
    await database.alter(lambda tx: prepared.upgrade(tx, prepared.newest()))
    yield database
    await database.close()
