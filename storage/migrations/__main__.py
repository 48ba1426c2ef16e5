"""`python -m storage.migrations "what changed"` writes the version that brings the database to the tables of today.

Without words it only writes the file of the newest tables anew: for when a version was changed by hand.
"""

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import MetaData

from storage.database import Database, Tx
from storage.migrations import VERSIONS, Versions, run_versions, upgrade
from storage.migrations.newest import NAME, dump
from storage.store import all_tables


async def write(message: str, folder: Path = VERSIONS, tables: MetaData | None = None) -> None:
    """Compare a new database at the last version with the tables in the code; the difference becomes a version."""
    from storage.migrations.steps import write_version

    wanted = all_tables() if tables is None else tables
    number = f"{len(Versions(folder).known) + 1:04d}"

    def compare(tx: Tx) -> None:
        write_version(tx.connection, folder, wanted, number, message)

    async with _new() as database:
        await upgrade(database, folder)
        await database.alter(compare)
    await write_newest(folder)


async def write_newest(folder: Path = VERSIONS) -> None:
    """Write the file of the tables that a new database on SQLite begins with: those that the versions make."""
    newest, file = await made_by_versions(folder), folder / NAME
    file.write_text(newest, encoding="utf-8")
    sys.stdout.write(f"{file}\n")


async def made_by_versions(folder: Path = VERSIONS) -> str:
    """What stands in that file if all versions were run just now, one after the other."""
    versions = Versions(folder)

    def act(tx: Tx) -> str:
        run_versions(tx, versions)
        return dump(tx, versions.head or "")

    async with _new() as database:
        return await database.alter(act)


@asynccontextmanager
async def _new() -> AsyncIterator[Database]:
    with tempfile.TemporaryDirectory() as place:
        database = await Database.open(f"sqlite:///{place}/compared.db")
        try:
            yield database
        finally:
            await database.close()


if __name__ == "__main__":
    if len(sys.argv) > 2:
        sys.exit('Say in one piece what changed: python -m storage.migrations "people have pronouns"')
    asyncio.run(write(sys.argv[1]) if len(sys.argv) == 2 else write_newest())
