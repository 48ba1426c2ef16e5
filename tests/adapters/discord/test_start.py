"""Homeroom comes to a Discord server: it logs in, puts its commands there, and posts nothing."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from adapters.discord.lifeline import Pauses
from tests.adapters.discord.server_of import served
from tests.wire.discord.api import Asked
from tests.wire.discord.limits import Refusal, TooSoon
from tests.wire.discord.server import Discord


async def test_it_logs_in_puts_its_commands_there_and_posts_nothing(tmp_path: Path) -> None:
    async with served(tmp_path) as there:
        assert there.adapter.synced.changed
        assert not there.adapter.synced.problem


async def test_a_days_limit_of_commands_stops_no_start_and_they_are_put_there_when_it_is_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited, day = [], asyncio.Event()

    async def rest(self: Pauses, at_least: float = 0.0) -> None:
        waited.append(at_least)
        await day.wait()

    monkeypatch.setattr(Pauses, "rest", rest)

    def limited(wire: Discord) -> None:
        async def limits(asked: Asked) -> None:
            if asked.route == "PUT /applications/{application_id}/commands":
                wire.api.before = None
                raise TooSoon(Refusal(80_000.0, "user"))

        wire.api.before = limits

    async with served(tmp_path, before=limited) as there:
        await there.heard()
        assert there.adapter.is_connected
        assert there.adapter.synced.problem == "commands-later"
        day.set()
        while there.adapter.synced.problem:  # noqa: ASYNC110  # nothing tells
            await asyncio.sleep(0.01)
        assert there.adapter.synced.changed
    assert waited == [80_000.0]
