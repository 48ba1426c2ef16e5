"""What every test shares: a fixed course of chance, a real PostgreSQL, the one way to miss a part of the machine."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import NoReturn

import pytest
import structlog
from hypothesis import settings

from bot import facts, filling, texts
from bot.log import trace_of
from storage import migrations
from tests import prepared
from tests.wire.postgres import NoPostgres, Server, started

# Examples are the same on every run and machine: a test that fails here fails everywhere.
settings.register_profile("homeroom", derandomize=True, deadline=None, database=None, print_blob=True)
settings.load_profile("homeroom")

# A machine that does much else must not be answered as one that is late: only the tests of being late are in a hurry.
filling.PREFILL_TIME = facts.PATIENCE = 60.0  # type: ignore[misc]

# A fault's trace as the log has it: structlog's own, with the locals of every frame, takes a third of a second.
structlog.configure(
    processors=[
        structlog.processors.add_log_level,
        structlog.processors.ExceptionRenderer(lambda caught: trace_of(caught[1])),
        structlog.dev.ConsoleRenderer(colors=False),
    ]
)

migrations._upgrade = prepared.upgrade
texts._File = prepared.file  # type: ignore[assignment,misc]
prepared.in_memory()

# Nothing here must survive a power failure.
_OPTIONS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"
_numbers = count(1)


def pytest_collection_finish() -> None:
    """What is there before the first test stays to the end: looking through it for garbage again and again took a tenth
    of all that a process does."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def skip_or_fail(reason: str) -> NoReturn:
    """Skips with the reason; under `CI=true` fails, because there the machine must have what is missing."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason} (CI=true: this must be here)", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def require_or_skip() -> Callable[[str], NoReturn]:
    """For fixtures that start a browser or a database server: `require_or_skip("No Chromium is installed.")`."""
    return skip_or_fail


@pytest.fixture(scope="session")
def postgres(require_or_skip: Callable[[str], NoReturn]) -> Iterator[Server]:
    """One server for the session."""
    try:
        with started(_OPTIONS) as server:
            yield server
    except NoPostgres as none:
        require_or_skip(str(none))


@pytest.fixture
def postgres_url(postgres: Server) -> Iterator[str]:
    """The address of an empty database on the real PostgreSQL."""
    name = f"test_{next(_numbers)}"
    postgres.run(f"CREATE DATABASE {name}")
    yield postgres.url(name)
    postgres.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def emptied() -> list[str]:
    """The databases on PostgreSQL that have all tables and no rows: making one anew takes half a second."""
    return []


@pytest.fixture
def postgres_tables_url(postgres: Server, emptied: list[str]) -> Iterator[str]:
    """The address of a database on the real PostgreSQL that has no rows: it is new, or was emptied after a test."""
    if emptied:
        name = emptied.pop()
    else:
        postgres.run(f"CREATE DATABASE {(name := f'test_{next(_numbers)}')}")
    yield postgres.url(name)
    if prepared.emptied(postgres.url(name)):
        emptied.append(name)
    else:
        postgres.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of a SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'homeroom.db'}"


@pytest.fixture
def sqlite_tables_url(sqlite_url: str) -> str:
    """Of SQLite there is always a new one: its tables come from memory (:mod:`tests.prepared`)."""
    return sqlite_url


@pytest.fixture(params=["sqlite", "postgres"])
def tables_url(request: pytest.FixtureRequest) -> str:
    """The address of a database without rows, of each kind in turn, for whoever sees to it that it has tables and looks
    at no bytes that a test before may have left."""
    found: str = request.getfixturevalue(f"{request.param}_tables_url")
    return found


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    """The address of a new database, of each kind in turn."""
    found: str = request.getfixturevalue(f"{request.param}_url")
    return found
