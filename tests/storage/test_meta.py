"""What the database knows about itself: one epoch for all its processes, and a clock that no restart turns back."""

from __future__ import annotations

import asyncio
import threading
from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from storage.database import Database, Tx
from storage.meta import Meta
from storage.store import all_tables

BLOCKED = text("SELECT count(*), pg_sleep(0.01) FROM pg_locks WHERE NOT granted")


async def test_the_epoch_stays_until_a_new_one_is_made(database: Database) -> None:
    first = await database.write(None, lambda tx: Meta(tx).epoch())
    assert await database.write(None, lambda tx: Meta(tx).epoch()) == first
    second = await database.write(None, lambda tx: Meta(tx).new_epoch())
    assert await database.write(None, lambda tx: Meta(tx).epoch()) == second != first


async def test_two_processes_that_start_at_once_have_one_epoch(postgres_url: str) -> None:
    one, other = await Database.open(postgres_url), await Database.open(postgres_url)
    await one.alter(lambda tx: all_tables().create_all(tx.connection))
    made = threading.Event()

    def first(tx: Tx) -> str:
        epoch = Meta(tx).epoch()
        made.set()
        # Until the second one waits for what this one has not committed yet.
        assert any(tx.scalar(BLOCKED) for _ in range(1000))
        return epoch

    def second(tx: Tx) -> str:
        made.wait(10)
        return Meta(tx).epoch()

    epochs = await asyncio.gather(one.write(None, first), other.write(None, second))
    await one.close()
    await other.close()
    assert epochs[0] == epochs[1]


async def test_the_clock_goes_on_where_it_was(database: Database) -> None:
    assert await database.read(lambda tx: Meta(tx).ahead()) == timedelta(0)
    await database.write(None, lambda tx: Meta(tx).keep_ahead(timedelta(days=3, seconds=1.5)))
    assert await database.read(lambda tx: Meta(tx).ahead()) == timedelta(days=3, seconds=1.5)


async def test_a_class_counts_as_served_until_its_process_stops_or_was_silent_for_long(database: Database) -> None:
    now = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    later = now + timedelta(seconds=30)

    async def served(at: datetime) -> bool:
        return await database.read(lambda tx: Meta(tx).served(at))

    assert not await served(now)
    await database.write(None, lambda tx: Meta(tx).serve("one", later))
    assert (await served(now), await served(later)) == (True, False)
    await database.write(None, lambda tx: Meta(tx).serve("two", later))
    await database.write(None, lambda tx: Meta(tx).serves_no_more("one"))
    assert await served(now)
    await database.write(None, lambda tx: Meta(tx).serves_no_more("two"))
    assert not await served(now)
