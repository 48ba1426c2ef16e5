"""Alembic, told what to do by function calls instead of an ini file. Imported only when there is something to do."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, MetaData

_HERE: Final = Path(__file__).parent


def upgrade_to_head(connection: Connection, folder: Path) -> None:
    """Run the versions in `folder` that this database does not have, in the transaction that is open."""
    command.upgrade(_config(connection, folder, MetaData()), "head")


def write_version(connection: Connection, folder: Path, tables: MetaData, number: str, message: str) -> None:
    """Write the version that makes `tables` of a database that is at the head."""
    command.revision(_config(connection, folder, tables), message, autogenerate=True, rev_id=number)


def _config(connection: Connection, folder: Path, tables: MetaData) -> Config:
    config = Config()
    options = {
        "script_location": str(_HERE),
        "version_locations": str(folder),
        "path_separator": "newline",  # a folder may have spaces and colons in its name
        "file_template": "%(rev)s_%(slug)s",
    }
    for name, value in options.items():
        config.set_main_option(name, value.replace("%", "%%"))
    config.attributes.update(connection=connection, tables=tables)
    return config
