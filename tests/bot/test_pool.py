"""The other processes: what they need is loaded before they are asked for it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.pool import Pool
from cogs.breakouts import cog as breakouts
from cogs.buddies import cog
from tests.bot.things import fails, is_loaded
from tests.bot.trial import came_to, case_of, louder, seen
from tests.klass import sqlite


@pytest.fixture
async def pool() -> AsyncIterator[Pool]:
    one = Pool(1)
    yield one
    one.close()


async def test_what_matching_needs_is_there_before_a_round_is_read(pool: Pool) -> None:
    pool.warm(cog.declarations["matching"].warms)
    assert await pool.run(is_loaded, "scipy.optimize")
    assert await pool.run(is_loaded, "rustworkx")


async def test_what_drawing_needs_is_there_before_who_takes_part_is_read(pool: Pool) -> None:
    pool.warm(breakouts.declarations["drawing"].warms)
    assert await pool.run(is_loaded, "bot.matching.breakout_rooms")


async def test_where_nothing_is_named_no_process_begins(pool: Pool) -> None:
    pool.warm(None)
    assert pool._executor is None


async def test_what_cannot_be_loaded_is_met_by_what_comes_next(pool: Pool) -> None:
    pool.warm(fails)
    assert await pool.run(len, "abc") == 3


async def test_what_work_needs_is_loaded_while_its_input_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with case_of(tmp_path, sqlite(tmp_path)) as case:
        monkeypatch.setattr(Pool, "warm", lambda _, function: seen.append(function.__name__))
        await case.asks(lambda effects: effects.work(louder.link(), came_to.link()))
        await case.klass.goes_on()
        assert seen[:2] == ["ready", "asked"]
