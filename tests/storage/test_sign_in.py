"""Links and sessions as they are kept: each used once, each with its end, none of another class."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from storage.database import Database, Tx
from storage.sign_in import LINK_LIFE, SESSION_LIFE, SignIns, drop_all, sign_in_links, sign_in_sessions

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


async def kept(database: Database) -> tuple[int, int]:
    """How many links and sessions there are."""
    return await database.read(
        lambda tx: (len(tx.rows(sign_in_links.select())), len(tx.rows(sign_in_sessions.select())))
    )


async def test_of_many_who_use_a_link_at_once_one_comes_in(database: Database) -> None:
    await database.write("web:a", lambda tx: SignIns(tx, "web:a").make_link("ana", "l1", NOON))

    async def use(number: int) -> str | None:
        return await database.write("web:a", lambda tx: SignIns(tx, "web:a").use("l1", f"s{number}", NOON))

    came = await asyncio.gather(*map(use, range(20)))
    assert sorted(came, key=str) == [*[None] * 19, "ana"]
    assert await kept(database) == (0, 1)


async def test_what_ended_is_forgotten_with_the_next_link(database: Database) -> None:
    def begin(tx: Tx) -> None:
        store = SignIns(tx, "web:a")
        store.make_link("ana", "l1", NOON)
        store.use("l1", "s1", NOON)
        store.make_link("ben", "l2", NOON)

    await database.write("web:a", begin)
    later = NOON + max(LINK_LIFE, SESSION_LIFE)
    just_before = NOON + SESSION_LIFE - timedelta(microseconds=1)
    assert await database.read(lambda tx: SignIns(tx, "web:a").session("s1", just_before)) is not None
    assert await database.read(lambda tx: SignIns(tx, "web:a").session("s1", later)) is None
    assert await database.read(lambda tx: SignIns(tx, "web:a").signed_in(just_before)) == {"ana"}
    assert await database.read(lambda tx: SignIns(tx, "web:a").signed_in(later)) == set()
    await database.write("web:a", lambda tx: SignIns(tx, "web:a").make_link("chi", "l3", later))
    assert await kept(database) == (1, 0)


async def test_nothing_of_one_class_is_good_in_another(database: Database) -> None:
    await database.write("web:a", lambda tx: SignIns(tx, "web:a").make_link("ana", "l1", NOON))
    assert await database.write("web:b", lambda tx: SignIns(tx, "web:b").use("l1", "s1", NOON)) is None
    await database.write("web:a", lambda tx: SignIns(tx, "web:a").use("l1", "s1", NOON))
    assert await database.read(lambda tx: SignIns(tx, "web:b").session("s1", NOON)) is None
    assert await database.write("web:b", lambda tx: SignIns(tx, "web:b").end_all("ana")) == 0
    assert await database.write("web:a", lambda tx: SignIns(tx, "web:a").end_all("ana")) == 1


async def test_dropping_all_leaves_nothing(database: Database) -> None:
    await database.write("web:a", lambda tx: SignIns(tx, "web:a").make_link("ana", "l1", NOON))
    await database.write(None, drop_all)
    assert await kept(database) == (0, 0)
