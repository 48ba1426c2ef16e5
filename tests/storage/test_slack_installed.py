"""Installations and their sealed tokens: renewed by one process at a time, gone at once when somebody revokes them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from storage.database import Database, Tx
from storage.marks import delete_person, export_person
from storage.slack_installed import (
    STATE_LIFE,
    Installation,
    Installations,
    OAuthStates,
    forget_begun,
    installed,
    slack_states,
)

T = TypeVar("T")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
HERE = Installation(
    space_id="slack:T1",
    app_id="A1",
    bot_user_id="U0BOT",
    bot_id="B1",
    name="Class of Robin",
    url="https://class.slack.com/",
    scopes=("chat:write", "commands"),
    installed_at=NOON,
    enterprise_id="E1",
    installer="U2",
    sealed="sealed one",
    expires_at=NOON + 12 * HOUR,
)


async def at(database: Database, act: Callable[[Installations], T], space: str = "slack:T1") -> T:
    return await database.write(space, lambda tx: act(Installations(tx, space)))


async def test_an_installation_is_read_back_as_it_was_noted(database: Database) -> None:
    there = replace(HERE, space_id="slack:T2", enterprise_id=None, installer=None, expires_at=None, scopes=())
    assert await at(database, lambda store: store.get()) is None
    await at(database, lambda store: store.note(HERE))
    await at(database, lambda store: store.note(there), "slack:T2")
    assert await at(database, lambda store: store.get()) == HERE
    assert await database.read(installed) == [HERE, there]


async def test_its_installer_stays_unless_the_new_one_manages(database: Database) -> None:
    await at(database, lambda store: store.note(HERE))
    again = replace(HERE, installed_at=NOON + HOUR, sealed="sealed two", installer="U3")
    await at(database, lambda store: store.note(again))
    assert await at(database, lambda store: store.get()) == replace(again, installer="U2")
    await at(database, lambda store: store.note(again, manages=True))
    assert await at(database, lambda store: store.get()) == again
    await database.write("slack:T1", lambda tx: delete_person(tx, "slack:T1", "U3"))
    await at(database, lambda store: store.note(HERE))
    assert await at(database, lambda store: store.get()) == replace(HERE, installer=None)
    await at(database, lambda store: store.revoke(NOON))
    await at(database, lambda store: store.note(HERE))
    assert await at(database, lambda store: store.get()) == replace(HERE, installer=None)


async def test_of_several_processes_one_renews_and_the_next_may_when_its_time_is_over(database: Database) -> None:
    await at(database, lambda store: store.note(HERE))
    tried = [at(database, lambda store: store.begin_renewing(NOON, NOON + HOUR)) for _ in range(8)]
    assert sorted(await asyncio.gather(*tried)) == [False] * 7 + [True]
    assert await at(database, lambda store: store.begin_renewing(NOON + HOUR, NOON + 2 * HOUR))
    assert await at(database, lambda store: store.renewed("sealed two", NOON + 24 * HOUR, NOON))
    after = replace(HERE, sealed="sealed two", expires_at=NOON + 24 * HOUR)
    assert await at(database, lambda store: store.get()) == after
    assert not await at(database, lambda store: store.renewed("sealed three", None, NOON - HOUR))  # one from before
    assert await at(database, lambda store: store.get()) == after
    assert await at(database, lambda store: store.begin_renewing(NOON, NOON + HOUR))
    await at(database, lambda store: store.not_renewed())
    assert await at(database, lambda store: store.begin_renewing(NOON, NOON + HOUR))


async def test_the_same_tokens_are_sealed_again_and_newer_ones_stay(database: Database) -> None:
    await at(database, lambda store: store.note(HERE))
    await at(database, lambda store: store.sealed_again("sealed zero", "sealed anew"))
    assert await at(database, lambda store: store.get()) == HERE
    await at(database, lambda store: store.sealed_again("sealed one", "sealed anew"))
    assert await at(database, lambda store: store.get()) == replace(HERE, sealed="sealed anew")


async def test_revoked_tokens_are_gone_at_once_and_nothing_renews_them(database: Database) -> None:
    await at(database, lambda store: store.note(HERE))
    assert not await at(database, lambda store: store.revoke(NOON, before=NOON - HOUR))
    assert await at(database, lambda store: store.revoke(NOON, before=NOON))
    assert not await at(database, lambda store: store.revoke(NOON + HOUR))
    over = replace(HERE, sealed=None, expires_at=None, revoked_at=NOON)
    assert await at(database, lambda store: store.get()) == over
    await at(database, lambda store: store.sealed_again("sealed one", "sealed anew"))
    assert await at(database, lambda store: store.get()) == over
    assert not await at(database, lambda store: store.begin_renewing(NOON, NOON + HOUR))
    assert not await at(database, lambda store: store.renewed("sealed two", NOON + 24 * HOUR, NOON))
    assert await database.read(installed) == []
    again = replace(HERE, installed_at=NOON + HOUR, sealed="sealed three", installer="U3")
    await at(database, lambda store: store.note(again))
    assert await database.read(installed) == [replace(again, installer="U2")]


async def test_who_installed_it_can_be_deleted_and_it_stays_installed(database: Database) -> None:
    await at(database, lambda store: store.note(HERE))
    (row,) = (await database.read(lambda tx: export_person(tx, "slack:T1", "U2")))["installed"]
    assert not {"sealed", "renewing_until"} & row.keys()
    assert await database.write("slack:T1", lambda tx: delete_person(tx, "slack:T1", "U2")) == {"installed": 1}
    assert await at(database, lambda store: store.get()) == replace(HERE, installer=None)


async def test_a_state_is_good_once_and_for_ten_minutes(database: Database) -> None:
    def begin(tx: Tx) -> None:
        for each in ("h1", "h2"):
            OAuthStates(tx).begin(each, NOON)

    await database.write(None, begin)
    tried = [database.write(None, lambda tx: OAuthStates(tx).use("h1", NOON)) for _ in range(8)]
    assert sorted(await asyncio.gather(*tried)) == [False] * 7 + [True]
    assert not await database.write(None, lambda tx: OAuthStates(tx).use("h2", NOON + STATE_LIFE))
    assert not await database.write(None, lambda tx: OAuthStates(tx).use("never", NOON))
    await database.write(None, lambda tx: OAuthStates(tx).begin("h3", NOON + STATE_LIFE))
    assert [row.hash for row in await database.read(lambda tx: tx.rows(slack_states.select()))] == ["h3"]
    await database.write(None, forget_begun)
    assert not await database.write(None, lambda tx: OAuthStates(tx).use("h3", NOON + STATE_LIFE))
