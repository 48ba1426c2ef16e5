"""The column types, and the one metadata."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Constraint, Index, Integer, MetaData, Table, insert, select, text
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.exc import StatementError

from storage.database import Database, Tx
from storage.store import Json, Store, UtcDateTime, all_tables, metadata

tables = MetaData()
things = Table(
    "things", tables, Column("id", Integer, primary_key=True), Column("at", UtcDateTime), Column("data", Json)
)


@pytest.fixture
async def kept(empty: Database) -> Database:
    await empty.alter(lambda tx: tables.create_all(tx.connection))
    return empty


async def test_moments_come_back_in_utc_and_sort_as_they_happened(kept: Database) -> None:
    nepal = timezone(timedelta(hours=5, minutes=45))
    moments = [
        datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
        datetime(2026, 3, 1, 5, 45, 0, 1, tzinfo=nepal),
        datetime(2026, 3, 1, 0, 0, 0, 2, tzinfo=UTC),
    ]

    def act(tx: Tx) -> list[datetime | None]:
        tx.execute(insert(things), [{"at": at} for at in (moments[2], moments[0], moments[1])])
        found = select(things.c.at).where(things.c.at < moments[2]).order_by(things.c.at)
        return [row.at for row in tx.rows(found)]

    found = await kept.write("a", act)
    assert found == moments[:2]
    assert all(each is not None and each.tzinfo is UTC for each in found)


async def test_a_moment_without_a_zone_is_refused_and_not_quoted(kept: Database) -> None:
    with pytest.raises(StatementError) as caught:
        await kept.write("a", lambda tx: tx.execute(insert(things), {"at": datetime(2026, 3, 1)}))
    assert "2026" not in str(caught.value)


async def test_nothing_stays_nothing(kept: Database) -> None:
    def act(tx: Tx) -> tuple[Any, ...]:
        tx.execute(insert(things), {"at": None, "data": None})
        return tuple(tx.rows(text("SELECT at, data FROM things"))[0]) + tuple(tx.rows(select(things))[0])[1:]

    assert await kept.write("a", act) == (None, None, None, None)


async def test_json_is_kept_compactly(kept: Database) -> None:
    def act(tx: Tx) -> tuple[Any, Any]:
        tx.execute(insert(things), {"data": {"a": [1, None, "ñ"], "b": {}}})
        return tx.scalar(text("SELECT data FROM things")), tx.scalar(select(things.c.data))

    assert await kept.write("a", act) == ('{"a":[1,null,"ñ"],"b":{}}', {"a": [1, None, "ñ"], "b": {}})


@given(st.datetimes(timezones=st.just(UTC)))
def test_every_moment_comes_back_as_it_was(moment: datetime) -> None:
    kind = UtcDateTime()
    stored = kind.process_bind_param(moment, dialect())
    assert isinstance(stored, int)
    assert kind.process_result_value(stored, dialect()) == moment


def test_the_metadata_is_complete_and_every_constraint_has_a_name() -> None:
    assert all_tables() is metadata
    assert len(metadata.tables) > 5
    parts = [each for table in metadata.tables.values() for each in (*table.constraints, *table.indexes)]
    nameless = [repr(each) for each in parts if isinstance(each, Constraint | Index) and each.name is None]
    assert nameless == []


def test_every_table_begins_its_key_with_the_space() -> None:
    others = {
        table.name: table.primary_key.columns.keys()
        for table in all_tables().tables.values()
        if next(iter(table.primary_key.columns.keys())) != "space_id"
    }
    # A job's id is given by the database, because it must never be used twice; meta is about the database itself; and
    # who is just adding Homeroom to a workspace is in none yet.
    assert others == {"jobs": ["id"], "meta": ["name"], "slack_states": ["hash"]}


async def test_a_store_has_its_transaction_and_its_space(kept: Database) -> None:
    class Things(Store):
        def count(self) -> tuple[str, int]:
            return self.space_id, self.tx.scalar(text("SELECT count(*) FROM things"))

    assert await kept.read(lambda tx: Things(tx, "web:class").count()) == ("web:class", 0)
