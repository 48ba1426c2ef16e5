"""Brings a database to the tables of this version of Homeroom, at start, and only when something is to be done."""

import re
from pathlib import Path
from typing import Final

from sqlalchemy import text

from storage.database import Database, Tx
from storage.problems import Newer

HERE: Final = Path(__file__).parent
VERSIONS: Final = HERE / "versions"

_REVISION: Final = re.compile(r"^revision\b[^=]*=\s*[\"'](\w+)[\"']", re.MULTILINE)
_BEFORE: Final = re.compile(r"^down_revision\b[^=]*=\s*[\"'](\w+)[\"']", re.MULTILINE)
_VERSION: Final = text("SELECT version_num FROM alembic_version")
_HAS_VERSION: Final = {
    "sqlite": text("SELECT count(*) FROM sqlite_schema WHERE name = 'alembic_version'"),
    # Read as rows: `to_regclass` answers from a cache that still says no after waiting for the process that made it.
    "postgresql": text(
        "SELECT count(*) FROM pg_tables"
        " WHERE tablename = 'alembic_version' AND schemaname = ANY (current_schemas(false))"
    ),
}


class Versions:
    """The versions in a folder, read without Alembic, whose import would cost every start a tenth of a second."""

    def __init__(self, folder: Path) -> None:
        texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.py"))]
        self.folder = folder
        self.known = frozenset(found[1] for each in texts if (found := _REVISION.search(each)))
        ends = self.known - {found[1] for each in texts if (found := _BEFORE.search(each))}
        if len(ends) > 1:
            raise ValueError(f"several versions come last: {', '.join(sorted(ends))}")
        self.head = next(iter(ends), None)


def current(tx: Tx) -> str | None:
    """The version of the database; None if it never had one."""
    if not tx.scalar(_HAS_VERSION[tx.dialect]):
        return None
    found: str | None = tx.scalar(_VERSION)
    return found


async def upgrade(database: Database, folder: Path = VERSIONS) -> bool:
    """Bring the tables to the newest version, in one transaction; whether anything was to be done.

    Several processes may start at once: one of them does it, under a lock. Raises `Newer` for a database that a newer
    Homeroom wrote, and leaves it as it is.
    """
    versions = Versions(folder)
    if not _pending(versions, await database.read(current)):
        return False
    return await database.alter(lambda tx: _upgrade(tx, versions))


def _pending(versions: Versions, now: str | None) -> bool:
    if now is not None and now not in versions.known:
        raise Newer(f"the database has version {now}, the newest known here is {versions.head}")
    return now != versions.head


def run_versions(tx: Tx, versions: Versions) -> bool:
    """Run the versions that this database does not have, in the transaction that is open; whether there were any."""
    if not _pending(versions, current(tx)):
        return False
    from storage.migrations.steps import upgrade_to_head

    upgrade_to_head(tx.connection, versions.folder)
    return True


def _upgrade(tx: Tx, versions: Versions) -> bool:
    if tx.dialect == "sqlite" and not tx.scalar(_HAS_VERSION["sqlite"]) and _begin(tx, versions):
        run_versions(tx, versions)
        return True
    return run_versions(tx, versions)  # or another process was first


def _begin(tx: Tx, versions: Versions) -> bool:
    """Give a new database the tables that stand in a file, if they are of a version that is known here."""
    from storage.migrations.newest import Newest

    newest = Newest(versions.folder)
    if newest.version not in versions.known:
        return False
    newest.make(tx)
    return True
