"""Kept statements: the same as SQLAlchemy would do, on both databases."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text, bindparam, delete, select, update
from sqlalchemy.exc import IntegrityError, StatementError

import storage
from storage.database import Database, Tx
from storage.kept import Kept
from storage.problems import Rejected
from storage.store import Json, UtcDateTime
from storage.upsert import insert

NOON = datetime(2026, 3, 2, 12, 0, 0, 5, UTC)
SECRET = "what somebody wrote"
tables = MetaData()
things = Table(
    "things",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("name", Text, nullable=False),
    Column("at", UtcDateTime),
    Column("given", Json),
    Column("sealed", LargeBinary),
    Column("count", Integer, nullable=False, default=3),
)
ADD = insert(things).values({name: bindparam(name) for name in ("name", "at", "given", "sealed")})
ADDED = ADD.returning(things.c.id, things.c.count)
ALL = select(things).order_by(things.c.id)
ONE = select(things.c.at, things.c.given, things.c.id + 1, things.c.count * things.c.count).where(
    things.c.name == bindparam("this"), things.c.count == 3
)
MORE = update(things).where(things.c.name == bindparam("this")).values(count=things.c.count + bindparam("more"))
ROW: dict[str, Any] = {"name": "a%s:?", "at": NOON, "given": {"ñ": [1, None]}, "sealed": b"\x00\xff"}
NOTHING: dict[str, Any] = {"name": "b", "at": None, "given": None, "sealed": None}


@pytest.fixture
async def having(empty: Database) -> Database:
    await empty.alter(lambda tx: tables.create_all(tx.connection))
    return empty


def all_kept() -> list[tuple[str, Kept]]:
    names = [each.name for each in pkgutil.iter_modules(storage.__path__)]
    modules = [importlib.import_module(f"storage.{name}") for name in names]
    return [
        (f"{each.__name__}.{name}", kept) for each in modules for name, kept in vars(each).items() if type(kept) is Kept
    ]


async def test_every_statement_that_is_kept_can_be(database: Database) -> None:
    found = all_kept()
    assert len(found) > 30
    texts = await database.read(lambda tx: {name: kept.on(tx.connection).text for name, kept in found})
    assert all(texts.values())


async def test_what_goes_in_comes_out_as_from_sqlalchemy(having: Database) -> None:
    add, added, every, one = Kept(lambda: ADD), Kept(lambda: ADDED), Kept(lambda: ALL), Kept(lambda: ONE)

    def act(tx: Tx) -> None:
        assert tx.send(add, ROW) == 1
        assert tx.first(added, NOTHING) == (2, 3)
        tx.execute(ADD, ROW)
        tx.execute(ADD, NOTHING)
        first, second, *theirs = [tuple(row)[1:] for row in tx.rows(ALL)]
        assert [first, second] == theirs
        assert tx.rows(every) == [tuple(row) for row in tx.rows(ALL)]
        ours, row = tx.first(one, {"this": ROW["name"]}), tx.first(ONE, {"this": ROW["name"]})
        assert ours is not None
        assert row is not None
        assert (ours, ours.at, ours.given) == (tuple(row), NOON, ROW["given"])
        assert tx.scalar(one, {"this": "b"}) is None
        assert tx.first(one, {"this": "nobody"}) is None

    await having.write("a", act)
    assert await having.read(lambda tx: len(tx.rows(every))) == 4


async def test_it_says_how_many_rows_it_changed_and_is_counted(having: Database) -> None:
    add, more, gone = (
        Kept(lambda: ADD),
        Kept(lambda: MORE),
        Kept(lambda: delete(things).where(things.c.name == bindparam("this"))),
    )

    def act(tx: Tx) -> list[int]:
        tx.seen = []
        done = [
            tx.send(add, ROW),
            tx.send(more, {"this": ROW["name"], "more": 2}),
            tx.send(more, {"this": "x", "more": 1}),
        ]
        assert tx.scalar(select(things.c.count)) == 5
        done.append(tx.send(gone, {"this": ROW["name"]}))
        assert (tx.statements, len(tx.seen)) == (5, 5)
        return done

    assert await having.write("a", act) == [1, 1, 0, 1]


async def test_for_a_list_of_parameters_it_is_sent_once_for_each_and_counted_once(having: Database) -> None:
    add, every = Kept(lambda: ADD), Kept(lambda: ALL)

    def act(tx: Tx) -> None:
        tx.send(add, [ROW, NOTHING, ROW])
        assert tx.statements == 1
        assert [row.name for row in tx.rows(every)] == [ROW["name"], "b", ROW["name"]]

    await having.write("a", act)


async def test_a_refusal_is_sqlalchemys_and_names_no_value(having: Database) -> None:
    add = Kept(lambda: insert(things).values(id=bindparam("id"), name=bindparam("name")))

    def twice(tx: Tx) -> None:
        tx.send(add, {"id": 1, "name": SECRET})
        tx.send(add, {"id": 1, "name": SECRET})

    def caught(tx: Tx) -> None:
        with pytest.raises(IntegrityError) as refused:
            twice(tx)
        raise refused.value

    for act in (twice, caught):
        with pytest.raises(Rejected) as refused:
            await having.write("a", act)
        assert SECRET not in f"{refused.value!r} {refused.value.detail}"
        assert "INSERT INTO things" in refused.value.detail
    assert await having.read(lambda tx: tx.rows(ALL)) == []


@pytest.mark.parametrize("given", [{"name": "a"}, ROW | {"more": 1}, ROW | {"at": datetime(2026, 3, 2)}])
async def test_what_does_not_fit_changes_nothing(having: Database, given: dict[str, Any]) -> None:
    def act(tx: Tx) -> None:
        tx.send(Kept(lambda: ADD), given)

    with pytest.raises(StatementError, match="INSERT INTO things"):
        await having.write("a", act)
    assert await having.read(lambda tx: tx.rows(ALL)) == []


async def test_what_gives_rows_is_read_and_of_nothing_none_is_sent(having: Database) -> None:
    def added(tx: Tx) -> None:
        tx.send(Kept(lambda: ADDED), ROW)

    def nothing(tx: Tx) -> None:
        tx.send(Kept(lambda: ADD), [])

    for act, error in ((added, TypeError), (nothing, ValueError)):
        with pytest.raises(error):
            await having.write("a", act)
    assert await having.read(lambda tx: tx.rows(ALL)) == []


async def test_where_a_parameter_stands_twice_the_type_that_is_said_counts(having: Database) -> None:
    twice = Kept(lambda: select(bindparam("now", type_=UtcDateTime), bindparam("now")))
    if having.dialect == "sqlite":
        assert await having.read(lambda tx: tx.scalar(twice, {"now": NOON})) == NOON


@pytest.mark.parametrize(
    "statement",
    [
        select(things.c.id).where(things.c.name.in_(bindparam("names", expanding=True))),
        select(things.c.id).where(things.c.name.in_(["a", "b"])),
        select(things.c.id).where(things.c.name == bindparam("name", callable_=lambda: "a")),
        insert(Table("called", MetaData(), Column("at", Text, default=lambda: "now"), Column("of", Text))).values(
            of="a"
        ),
        update(Table("changed", MetaData(), Column("at", Text, onupdate=lambda: "now"), Column("of", Text))).values(
            of="a"
        ),
    ],
)
async def test_what_is_another_each_time_is_refused(having: Database, statement: Any) -> None:
    kept = Kept(lambda: statement)
    with pytest.raises(TypeError, match=r"not the same each time|is called"):
        await having.read(lambda tx: kept.on(tx.connection))
