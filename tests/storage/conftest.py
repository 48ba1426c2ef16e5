"""A fresh database for each test, once on SQLite and once on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database, Tx
from storage.store import all_tables


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of a SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'homeroom.db'}"


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database, of each kind in turn."""
    found: str = request.getfixturevalue(f"{request.param}_url")
    return found


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
