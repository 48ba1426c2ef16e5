"""A database is brought to the tables of this version, once, whoever starts first, and only when it must be."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text, insert, inspect, select, text

from storage.database import Database, Tx
from storage.marks import personal
from storage.migrations import VERSIONS, Versions, current, upgrade
from storage.migrations.__main__ import made_by_versions, write
from storage.migrations.newest import NAME, dump
from storage.problems import Newer, Rejected
from storage.store import Json, UtcDateTime, all_tables

ROOT = Path(__file__).parents[2]


def first_tables() -> MetaData:
    tables = MetaData(naming_convention=all_tables().naming_convention)
    due = text("state = 'due'")
    notes = Table(
        "notes",
        tables,
        Column("space_id", Text, primary_key=True),
        Column("note_id", Integer, primary_key=True, autoincrement=False),
        Column("person_id", Text),
        Column("at", UtcDateTime, nullable=False, default=0),
        Column("data", Json),
        Column("state", Text),
        Index("notes_due", "at", sqlite_where=due, postgresql_where=due),
    )
    personal(notes, what="note", person="person_id", life="at")
    people = Table("people", tables, Column("person_id", Text, primary_key=True))
    Table("replies", tables, Column("person_id", Text, ForeignKey(people.c.person_id), primary_key=True))
    return tables


def second_tables() -> MetaData:
    tables = first_tables()
    tables.tables["people"].append_column(Column("name", Text, nullable=False, server_default="someone"))
    Table("extra", tables, Column("space_id", Text, primary_key=True))
    return tables


@pytest.fixture
async def versions(tmp_path: Path) -> Path:
    """A folder, with an awkward name, of two versions that were written by the machinery itself."""
    folder = tmp_path / "100% of: versions"
    folder.mkdir()
    await write("The first tables", folder, first_tables())
    await write("People have names", folder, second_tables())
    return folder


@pytest.fixture
def alembic_unimportable() -> Iterator[Callable[[], None]]:
    """After it is called, importing Alembic fails."""
    kept = {name: module for name, module in sys.modules.items() if name.split(".")[0] == "alembic"}

    def forbid() -> None:
        for name in kept:
            sys.modules.pop(name, None)
        sys.modules.pop("storage.migrations.steps", None)
        sys.modules["alembic"] = None  # type: ignore[assignment]  # which makes the import fail

    yield forbid
    sys.modules.pop("alembic", None)
    sys.modules.update(kept)


def differences(tables: MetaData) -> Callable[[Tx], list[Any]]:
    def act(tx: Tx) -> list[Any]:
        from alembic.autogenerate import compare_metadata
        from alembic.migration import MigrationContext

        return list(compare_metadata(MigrationContext.configure(tx.connection), tables))

    return act


def table_names(tx: Tx) -> set[str]:
    return set(inspect(tx.connection).get_table_names())


async def test_an_empty_database_gets_the_tables_that_the_code_has(empty: Database, versions: Path) -> None:
    assert await upgrade(empty, versions)
    assert await empty.write(None, differences(second_tables())) == []
    assert await empty.read(current) == "0002"


async def test_a_database_of_an_earlier_version_keeps_its_rows(empty: Database, versions: Path) -> None:
    later = versions / "0002_people_have_names.py"
    aside = later.rename(versions.parent / later.name)
    await upgrade(empty, versions)
    aside.rename(later)

    def fill(tx: Tx) -> None:
        for name in ("people", "replies"):
            tx.execute(insert(first_tables().tables[name]), {"person_id": "ana"})

    await empty.write(None, fill)
    assert await upgrade(empty, versions)
    people = second_tables().tables["people"]
    assert [tuple(row) for row in await empty.read(lambda tx: tx.rows(select(people)))] == [("ana", "someone")]
    assert await empty.write(None, differences(second_tables())) == []


async def test_a_version_after_the_file_of_the_newest_tables_is_run_on_them(empty: Database, versions: Path) -> None:
    later = versions / "0002_people_have_names.py"
    aside = later.rename(versions.parent / later.name)
    (versions / NAME).write_text(await made_by_versions(versions))
    aside.rename(later)
    assert "0002" not in (versions / NAME).read_text()
    assert await upgrade(empty, versions)
    assert await empty.read(current) == "0002"
    assert await empty.write(None, differences(second_tables())) == []


async def test_a_database_that_went_back_to_before_the_first_version_is_upgraded(tmp_path: Path) -> None:
    """As Alembic leaves it: a table of versions with nothing in it."""
    database = await Database.open(f"sqlite:///{tmp_path}/back.db")
    try:
        await database.alter(
            lambda tx: tx.connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        )
        assert await upgrade(database)
        assert await database.read(current) == Versions(VERSIONS).head
    finally:
        await database.close()


async def test_a_file_of_the_newest_tables_leaves_out_no_rows(versions: Path) -> None:
    (versions / "0003_fills.py").write_text(
        dedent("""
            from alembic import op
            revision = "0003"
            down_revision = "0002"
            def upgrade():
                op.execute("INSERT INTO people (person_id) VALUES ('ana')")
        """)
    )
    with pytest.raises(ValueError, match="fills people"):
        await made_by_versions(versions)


async def test_nothing_to_do_needs_no_alembic(
    empty: Database, versions: Path, alembic_unimportable: Callable[[], None]
) -> None:
    await upgrade(empty, versions)
    alembic_unimportable()
    assert not await upgrade(empty, versions)
    await empty.alter(lambda tx: tx.execute(text("UPDATE alembic_version SET version_num = '0001'")).close())
    with pytest.raises(ImportError):
        await upgrade(empty, versions)


async def test_a_newer_database_is_refused_and_left_alone(empty: Database, versions: Path) -> None:
    await upgrade(empty, versions)
    await empty.alter(lambda tx: tx.execute(text("UPDATE alembic_version SET version_num = '0077'")).close())
    with pytest.raises(Newer) as caught:
        await upgrade(empty, versions)
    assert caught.value.code == "newer"
    assert await empty.read(current) == "0077"


async def test_of_several_processes_that_start_at_once_one_does_it(empty: Database, url: str, versions: Path) -> None:
    others = [await Database.open(url) for _ in range(3)]
    done = await asyncio.gather(*(upgrade(each, versions) for each in (empty, *others)))
    for other in others:
        await other.close()
    assert sorted(done) == [False, False, False, True]


async def test_a_version_that_fails_changes_nothing(empty: Database, versions: Path) -> None:
    (versions / "0003_wrong.py").write_text(
        dedent("""
            from alembic import op
            revision = "0003"
            down_revision = "0002"
            def upgrade():
                op.drop_table("extra")
                op.execute("INSERT INTO nowhere VALUES (1)")
        """)
    )
    with pytest.raises(Rejected):
        await upgrade(empty, versions)
    assert await empty.read(table_names) == set()
    assert await empty.read(current) is None


async def test_logging_stays_as_it_was(empty: Database, versions: Path) -> None:
    names = ["", "alembic", "sqlalchemy", "storage"]

    def state() -> list[tuple[int, bool, list[logging.Handler]]]:
        return [(it.level, it.disabled, list(it.handlers)) for it in map(logging.getLogger, names)]

    before = state()
    await upgrade(empty, versions)
    assert state() == before


async def test_no_version_is_written_when_nothing_changed(versions: Path) -> None:
    before = sorted(versions.iterdir())
    await write("Nothing", versions, second_tables())
    assert [file for file in sorted(versions.iterdir()) if file.suffix == ".py"] == [
        file for file in before if file.suffix == ".py"
    ]


def test_the_last_version_is_known_without_alembic(tmp_path: Path) -> None:
    assert (Versions(tmp_path).head, Versions(tmp_path).known) == (None, frozenset())
    (tmp_path / "b.py").write_text('revision: str = "b"\ndown_revision: str | None = "a"\n')
    (tmp_path / "a.py").write_text("revision = 'a'\ndown_revision = None\n")
    assert (Versions(tmp_path).head, sorted(Versions(tmp_path).known)) == ("b", ["a", "b"])
    (tmp_path / "c.py").write_text('revision = "c"\ndown_revision = "a"\n')
    with pytest.raises(ValueError, match="b, c"):
        Versions(tmp_path)


def test_our_last_version_is_the_one_that_alembic_finds() -> None:
    from alembic.script import ScriptDirectory

    assert [Versions(VERSIONS).head] == list(ScriptDirectory(str(VERSIONS.parent)).get_heads())


async def test_our_versions_make_the_tables_that_our_code_has(empty: Database) -> None:
    assert await upgrade(empty)
    assert await empty.write(None, differences(all_tables())) == []


async def test_a_new_database_on_sqlite_begins_with_what_our_versions_make(tmp_path: Path) -> None:
    made = await made_by_versions()
    assert (VERSIONS / NAME).read_text(encoding="utf-8") == made, "write it anew: python -m storage.migrations"
    database = await Database.open(f"sqlite:///{tmp_path}/homeroom.db")
    try:
        assert await upgrade(database)
        assert await database.read(lambda tx: dump(tx, str(current(tx)))) == made
    finally:
        await database.close()


def test_starting_on_sqlite_does_not_import_alembic(tmp_path: Path) -> None:
    program = dedent("""
        import asyncio, sys
        from storage.database import Database
        from storage.migrations import upgrade
        from storage.store import all_tables

        async def main():
            all_tables()
            database = await Database.open(sys.argv[1])
            done = await upgrade(database)
            await database.close()
            loaded = {"alembic", "mako", "psycopg", "storage.postgres"} & set(sys.modules)
            print(done, sorted(loaded))

        asyncio.run(main())
    """)
    command = [sys.executable, "-c", program, f"sqlite:///{tmp_path}/homeroom.db"]
    said = [subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout for _ in range(2)]
    assert said == ["True []\n", "False []\n"]
