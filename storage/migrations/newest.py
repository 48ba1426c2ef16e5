"""The tables of a new database on SQLite, from a file that has them as the versions make them one after the other.

Without Alembic, which takes more than ten megabytes that the process would keep, and most of the very first start.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sqlalchemy import text

from storage.database import Tx

NAME: Final = "newest.sql"
"""The file's name, in the folder of the versions of which it is made."""
_HEAD: Final = """\
-- The tables of a new database, as the versions beside this file make them. Written by `python -m storage.migrations`.
"""
_VERSION: Final = re.compile(r"^INSERT INTO alembic_version .*'(\w+)'\);$", re.MULTILINE)
_CONSTRAINT: Final = "\tCONSTRAINT "
_SCHEMA: Final = text(
    "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    " ORDER BY type = 'trigger', type DESC, name"  # what another one is of comes after it
)


class Newest:
    """The file of a folder of versions. ``version`` is the one whose tables it has; ``None`` where there is no file."""

    def __init__(self, folder: Path) -> None:
        file = folder / NAME
        self._text = file.read_text(encoding="utf-8") if file.is_file() else ""
        found = _VERSION.search(self._text)
        self.version = found[1] if found else None

    def make(self, tx: Tx) -> None:
        """Make the tables, in a database that has none."""
        for statement in _statements(self._text):
            tx.connection.exec_driver_sql(statement)


def dump(tx: Tx, version: str) -> str:
    """What stands in the file for a database of this version. ``ValueError`` where there are rows, which it has not."""
    schema = tx.rows(_SCHEMA)
    for kind, name, _ in schema:
        if kind == "table" and name != "alembic_version" and tx.scalar(text(f'SELECT count(*) FROM "{name}"')):  # noqa: S608
            raise ValueError(f"a version fills {name}: the file would leave that out")
    made = "".join(f"\n{_ordered(sql)};\n" for _, _, sql in schema)
    return f"{_HEAD}{made}\nINSERT INTO alembic_version (version_num) VALUES ('{version}');\n"


def _ordered(sql: str) -> str:
    """A table with its constraints by name: a version that builds one anew leaves them in an order that chance made."""
    lines = [line.rstrip() for line in sql.strip().splitlines()]
    at = [number for number, line in enumerate(lines) if line.startswith(_CONSTRAINT)]
    for number, constraint in zip(at, sorted(lines[number].rstrip(",") for number in at), strict=True):
        lines[number] = constraint + ("," if lines[number].endswith(",") else "")
    return "\n".join(lines)


def _statements(script: str) -> Iterator[str]:
    """One after the other; SQLite's own way to run them all would first commit what is open."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
