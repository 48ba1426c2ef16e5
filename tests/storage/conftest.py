"""A fresh database for each test, once on SQLite and once on a real PostgreSQL that the test session brings along."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from itertools import count
from pathlib import Path
from typing import NoReturn

import pytest

from storage.database import Database, Tx
from storage.store import all_tables
from tests.wire.postgres import NoPostgres, Server, started

# Nothing here must survive a power failure.
_OPTIONS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"
_numbers = count(1)


@pytest.fixture(scope="session")
def postgres(require_or_skip: Callable[[str], NoReturn]) -> Iterator[Server]:
    """One server for the session."""
    try:
        with started(_OPTIONS) as server:
            yield server
    except NoPostgres as none:
        require_or_skip(str(none))


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of a SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'homeroom.db'}"


@pytest.fixture
def postgres_url(postgres: Server) -> Iterator[str]:
    """The address of an empty database on the real PostgreSQL."""
    name = f"test_{next(_numbers)}"
    postgres.run(f"CREATE DATABASE {name}")
    yield postgres.url(name)
    postgres.run(f"DROP DATABASE {name} WITH (FORCE)")


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
