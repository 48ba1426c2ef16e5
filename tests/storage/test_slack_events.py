"""What Slack told is kept until it is acted on: taken once, found again after a restart, empty afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from storage.database import Database
from storage.marks import delete_person, expire, export_person
from storage.slack_events import KNOWN_FOR, USEFUL_FOR, SlackEvent, SlackEvents, forget_all, left_over, slack_events

T = TypeVar("T")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
WROTE = SlackEvent("slack:T1", "Ev1", "wrote", "U1", {"channel": "C1", "ts": "1.1"})


async def at(database: Database, act: Callable[[SlackEvents], T], space: str = "slack:T1") -> T:
    return await database.write(space, lambda tx: act(SlackEvents(tx, space)))


async def kept(database: Database) -> list[tuple[str, str | None, object]]:
    rows = await database.read(lambda tx: tx.rows(slack_events.select().order_by(slack_events.c.event_id)))
    return [(row.event_id, row.person_id, row.what) for row in rows]


async def test_of_many_deliveries_of_an_event_one_is_taken(database: Database) -> None:
    taken = [at(database, lambda store: store.take(WROTE, NOON)) for _ in range(8)]
    assert sorted(await asyncio.gather(*taken)) == [False] * 7 + [True]
    assert await at(database, lambda store: store.take(replace(WROTE, space_id="slack:T2"), NOON), "slack:T2")


async def test_of_what_was_done_only_that_it_came_is_known_for_an_hour(database: Database) -> None:
    await at(database, lambda store: store.take(WROTE, NOON))
    assert (await database.read(lambda tx: export_person(tx, "slack:T1", "U1")))["heard"][0]["event_id"] == "Ev1"
    await at(database, lambda store: store.done("Ev1", NOON))
    assert await kept(database) == [("Ev1", None, {})]
    assert await database.read(lambda tx: export_person(tx, "slack:T1", "U1")) == {}
    before = NOON + KNOWN_FOR - timedelta(microseconds=1)
    assert await database.write(None, lambda tx: expire(tx, before)) == {}
    assert not await at(database, lambda store: store.take(WROTE, before))
    assert await database.write(None, lambda tx: expire(tx, NOON + KNOWN_FOR)) == {"heard": 1}
    assert await at(database, lambda store: store.take(WROTE, NOON + KNOWN_FOR))


async def test_what_was_never_done_is_found_again_by_one_process(database: Database) -> None:
    other = SlackEvent("slack:T2", "Ev1", "gone")
    await at(database, lambda store: store.take(WROTE, NOON))
    await at(database, lambda store: store.take(other, NOON + 2 * MINUTE), "slack:T2")
    await at(database, lambda store: store.take(replace(WROTE, event_id="Ev2"), NOON))
    await at(database, lambda store: store.done("Ev2", NOON))
    now = NOON + 2 * MINUTE
    looked = [database.write(None, lambda tx: left_over(tx, now - MINUTE, now)) for _ in range(4)]
    assert sorted(await asyncio.gather(*looked), key=len) == [[], [], [], [WROTE]]
    later = now + 2 * MINUTE
    assert await database.write(None, lambda tx: left_over(tx, later - MINUTE, later)) == [WROTE, other]
    assert await database.write(None, lambda tx: left_over(tx, later + MINUTE, later + MINUTE, most=1)) == [WROTE]


async def test_what_nobody_can_act_on_is_let_go_after_a_day(database: Database) -> None:
    await at(database, lambda store: store.take(SlackEvent("slack:T1", "Ev1", "renamed"), NOON))
    assert await database.write(None, lambda tx: expire(tx, NOON + USEFUL_FOR)) == {"heard": 1}
    assert await kept(database) == []


async def test_what_somebody_did_goes_with_them_and_all_of_it_before_a_restored_class_goes_on(
    database: Database,
) -> None:
    await at(database, lambda store: store.take(WROTE, NOON))
    await at(database, lambda store: store.take(SlackEvent("slack:T1", "Ev2", "wrote", "U2"), NOON))
    await database.write("slack:T1", lambda tx: delete_person(tx, "slack:T1", "U1"))
    assert await kept(database) == [("Ev2", "U2", {})]
    await database.write(None, forget_all)
    assert await kept(database) == []
