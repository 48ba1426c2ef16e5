"""What is about a person can be shown, deleted and forgotten in time, from marks alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Column, ForeignKeyConstraint, Integer, MetaData, Table, Text, insert, select

from storage.database import Database, Tx
from storage.marks import delete_person, expire, export_person, marks, personal, unmarked_tables
from storage.store import Json, UtcDateTime

NOW = datetime(2026, 3, 1, tzinfo=UTC)
DAY = timedelta(days=1)


PAIRED = ("direct:ana+bo", "direct:bo")


def school() -> MetaData:
    tables = MetaData()
    profiles = Table(
        "profiles",
        tables,
        Column("space_id", Text, primary_key=True),
        Column("person_id", Text, primary_key=True),
        Column("name", Text),
        Column("secret", Text),
    )
    prompts = Table(
        "prompts",
        tables,
        Column("space_id", Text, primary_key=True),
        Column("prompt_id", Integer, primary_key=True),
        Column("posted_by", Text),
        Column("at", UtcDateTime),
    )
    praises = Table(
        "praises",
        tables,
        Column("space_id", Text, primary_key=True),
        Column("id", Integer, primary_key=True),
        Column("giver", Text, nullable=False),
        Column("receiver", Text, nullable=False),
        Column("values", Json),
        ForeignKeyConstraint(["space_id", "giver"], ["profiles.space_id", "profiles.person_id"]),
    )
    drafts = Table(
        "drafts",
        tables,
        Column("space_id", Text, primary_key=True),
        Column("person_id", Text, primary_key=True),
        Column("until", UtcDateTime),
    )
    stands = Table(
        "stands",
        tables,
        Column("space_id", Text, primary_key=True),
        Column("place", Text, primary_key=True),
        Column("key", Text),
    )
    personal(profiles, what="profile", person="person_id", life=None, columns_hidden=["secret"])
    personal(prompts, what="posted", person="posted_by", life=("at", 30 * DAY), on_delete="clear")
    personal(praises, what="praise-given", person="giver", life=None)
    personal(praises, what="praise-received", person="receiver", life=None)
    personal(drafts, what="draft", person="person_id", life="until")
    personal(stands, what="messages", person="place", direct=True, along=["key"], life=None)
    return tables


def fill(tables: MetaData, tx: Tx) -> None:
    tables.create_all(tx.connection)
    rows: dict[str, list[dict[str, Any]]] = {
        "profiles": [
            {"space_id": space, "person_id": person, "name": person.title(), "secret": "s"}
            for space, person in (("a", "ana"), ("a", "ANA"), ("a", "bo"), ("b", "ana"))
        ],
        "prompts": [
            {"space_id": "a", "prompt_id": number, "posted_by": person, "at": NOW - number * 10 * DAY}
            for number, person in ((1, "ana"), (2, "bo"), (3, "ana"))
        ],
        "praises": [
            {"space_id": "a", "id": 1, "giver": "ana", "receiver": "bo", "values": ["kind"]},
            {"space_id": "a", "id": 2, "giver": "bo", "receiver": "ana", "values": []},
            {"space_id": "a", "id": 3, "giver": "bo", "receiver": "ANA", "values": []},
        ],
        "drafts": [{"space_id": space, "person_id": "ana", "until": NOW + DAY} for space in "ab"],
        "stands": [
            {"space_id": "a", "place": place, "key": f"tell:note:{place}" if "+" in place else None}
            for place in ("direct:ana", "direct:an+ana+bo", "direct:ANA", "direct:an+anab", "channel:ana", *PAIRED)
        ],
    }
    for name, given in rows.items():
        tx.execute(insert(tables.tables[name]), given)


@pytest.fixture
async def class_of(empty: Database) -> tuple[Database, MetaData]:
    tables = school()
    await empty.alter(lambda tx: fill(tables, tx))
    return empty, tables


async def everything(database: Database, tables: MetaData) -> dict[str, set[tuple[Any, ...]]]:
    def act(tx: Tx) -> dict[str, set[tuple[Any, ...]]]:
        return {
            table.name: {tuple(row)[:3] for row in tx.rows(select(*[c for c in table.c if c.name != "values"]))}
            for table in tables.sorted_tables
        }

    return await database.read(act)


async def test_an_export_has_all_that_is_about_one_person_and_no_one_else(
    class_of: tuple[Database, MetaData],
) -> None:
    database, tables = class_of
    assert await database.read(lambda tx: export_person(tx, "a", "ana", tables)) == {
        "profile": [{"person_id": "ana", "name": "Ana"}],
        "posted": [
            {"prompt_id": 1, "posted_by": "ana", "at": NOW - 10 * DAY},
            {"prompt_id": 3, "posted_by": "ana", "at": NOW - 30 * DAY},
        ],
        "praise-given": [{"id": 1, "giver": "ana", "receiver": "bo", "values": ["kind"]}],
        "praise-received": [{"id": 2, "giver": "bo", "receiver": "ana", "values": []}],
        "draft": [{"person_id": "ana", "until": NOW + DAY}],
        "messages": [
            {"place": "direct:an+ana+bo", "key": "tell:note:direct:an+ana+bo"},
            {"place": "direct:ana", "key": None},
            {"place": "direct:ana+bo", "key": "tell:note:direct:ana+bo"},
        ],
    }
    assert await database.read(lambda tx: export_person(tx, "a", "nobody", tables)) == {}


async def test_a_person_is_deleted_whole_and_the_others_stay(class_of: tuple[Database, MetaData]) -> None:
    database, tables = class_of
    before = await everything(database, tables)
    done = await database.write("a", lambda tx: delete_person(tx, "a", "ana", tables))
    assert done == {
        "profile": 1,
        "posted": 2,
        "praise-given": 1,
        "praise-received": 1,
        "draft": 1,
        "messages": 3,
    }
    after = await everything(database, tables)
    assert after["profiles"] == before["profiles"] - {("a", "ana", "Ana")}
    assert {row[:3] for row in after["prompts"]} == {("a", 1, None), ("a", 2, "bo"), ("a", 3, None)}
    assert after["praises"] == {("a", 3, "bo")}
    assert {row[:2] for row in after["drafts"]} == {("b", "ana")}
    assert after["stands"] == {
        ("a", "direct:an+bo", "tell:note:direct:an+bo"),  # what a deleted person shared stays for the others
        ("a", "direct:ANA", None),
        ("a", "direct:an+anab", "tell:note:direct:an+anab"),
        ("a", "channel:ana", None),
        ("a", "direct:bo", None),  # where both conversations would now be the same, one stays
    }
    assert await database.read(lambda tx: export_person(tx, "a", "ana", tables)) == {}
    assert await database.write("a", lambda tx: delete_person(tx, "a", "ana", tables)) == {}


async def test_what_has_lived_its_life_goes_in_every_space(class_of: tuple[Database, MetaData]) -> None:
    database, tables = class_of
    just_before = timedelta(microseconds=1)
    assert await database.write(None, lambda tx: expire(tx, NOW - just_before, tables)) == {}
    assert await database.write(None, lambda tx: expire(tx, NOW, tables)) == {"posted": 1}
    assert await database.write(None, lambda tx: expire(tx, NOW, tables)) == {}
    assert await database.write(None, lambda tx: expire(tx, NOW + DAY, tables)) == {"draft": 2}
    after = await everything(database, tables)
    assert after["drafts"] == set()
    assert {row[:3] for row in after["prompts"]} == {("a", 1, "ana"), ("a", 2, "bo"), ("a", 3, None)}


async def test_what_is_untold_goes_with_a_person_who_hears_nothing_of_it(empty: Database) -> None:
    tables = MetaData()
    named = Table(
        "named",
        tables,
        Column("space_id", Text, primary_key=True),
        Column("person_id", Text, primary_key=True),
        Column("other_id", Text, primary_key=True),
    )
    personal(named, what="named", person="person_id", life=None)
    personal(named, what="named", person="other_id", life=None, untold=True)
    pairs = [("ana", "bo"), ("bo", "ana"), ("cy", "ana")]

    def story(tx: Tx) -> None:
        tables.create_all(tx.connection)
        tx.execute(insert(named), [{"space_id": "a", "person_id": one, "other_id": two} for one, two in pairs])
        assert export_person(tx, "a", "ana", tables) == {"named": [{"person_id": "ana", "other_id": "bo"}]}
        assert delete_person(tx, "a", "ana", tables) == {"named": 1}
        assert tx.rows(select(named)) == []

    await empty.alter(story)


def test_a_column_that_looks_like_a_person_must_be_marked() -> None:
    tables = school()
    assert unmarked_tables(tables) == []
    Table(
        "notes",
        tables,
        Column("space_id", Text, primary_key=True),
        *(Column(name, Text) for name in ("author_id", "by", "members", "made_by", "byte", "personality", "place")),
        Column("user_agent_id", Text),
        Column("reviewer_person", Text, info={"nobody": "for this test"}),
        Column("whose", Text),
        ForeignKeyConstraint(["space_id", "whose"], ["profiles.space_id", "profiles.person_id"]),
    )
    found = ["notes.author_id", "notes.by", "notes.made_by", "notes.members", "notes.whose"]
    assert unmarked_tables(tables) == found


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"person": "nobody"}, "nobody"),
        ({"columns_hidden": ["nothing"]}, "nothing"),
        ({"life": "name"}, "no moment"),
        ({"life": ("when", DAY)}, "when"),
        ({"on_delete": "clear"}, "nullable"),
    ],
)
def test_a_mark_that_cannot_be_acted_upon_is_refused(wrong: dict[str, Any], said: str) -> None:
    table = school().tables["profiles"]
    with pytest.raises(ValueError, match=said):
        personal(table, **{"what": "profile", "person": "person_id", "life": None, **wrong})


def test_every_table_of_ours_with_a_person_in_it_is_marked() -> None:
    assert unmarked_tables() == []


def test_what_time_ends_is_found_without_looking_at_everything() -> None:
    ending = [mark for mark in marks() if mark.since is not None]
    found = [
        mark.what
        for mark in ending
        if not any(mark.since == next(iter(index.columns.keys())) for index in mark.table.indexes)
    ]
    assert found == []
