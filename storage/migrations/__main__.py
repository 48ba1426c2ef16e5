"""`python -m storage.migrations "what changed"` writes the version that brings the database to the tables of today."""

import asyncio
import sys
import tempfile
from pathlib import Path

from sqlalchemy import MetaData

from storage.database import Database, Tx
from storage.migrations import VERSIONS, Versions, upgrade
from storage.store import all_tables


async def write(message: str, folder: Path = VERSIONS, tables: MetaData | None = None) -> None:
    """Compare a new database at the last version with the tables in the code; the difference becomes a version."""
    from storage.migrations.steps import write_version

    wanted = all_tables() if tables is None else tables
    number = f"{len(Versions(folder).known) + 1:04d}"

    def compare(tx: Tx) -> None:
        write_version(tx.connection, folder, wanted, number, message)

    with tempfile.TemporaryDirectory() as place:
        database = await Database.open(f"sqlite:///{place}/compared.db")
        try:
            await upgrade(database, folder)
            await database.alter(compare)
        finally:
            await database.close()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit('Say what changed: python -m storage.migrations "people have pronouns"')
    asyncio.run(write(sys.argv[1]))
