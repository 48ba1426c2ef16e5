"""How shards log in: where, how many at once, and not at all where no logins are left."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from adapters.discord import lifeline
from adapters.discord.app import DiscordAdapter
from tests.adapters.discord.server_of import served
from tests.wire.discord.server import Discord


async def test_as_many_shards_log_in_together_as_discord_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both, turn = asyncio.Barrier(2), DiscordAdapter._turn

    async def together(self: DiscordAdapter, which: int) -> None:
        """Nobody goes on before two are there."""
        await both.wait()
        await turn(self, which)

    def four_in_pairs(wire: Discord) -> None:
        wire.gateway.shards, wire.gateway.max_concurrency = 4, 2

    monkeypatch.setattr(DiscordAdapter, "_turn", together)
    async with served(tmp_path, before=four_in_pairs) as there:
        await there.wire.gateway.connected(4)
        await there.heard()
        assert there.adapter.is_connected
        asked = there.wire.gateway.identified
        assert {each.shard for each in asked[:2]} == {(0, 4), (1, 4)}
        assert {each.shard for each in asked[2:]} == {(2, 4), (3, 4)}
        assert not any(each.too_soon for each in asked)


async def test_a_gateway_that_was_set_by_hand_is_taken_at_once(tmp_path: Path) -> None:
    def elsewhere(wire: Discord) -> None:
        wire.gateway.url = "ws://127.0.0.1:9/"

    async with served(tmp_path, before=elsewhere) as there:
        await there.heard()
        assert there.adapter.is_connected


async def test_where_no_logins_are_left_it_waits_until_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited = []

    def none_left(wire: Discord) -> None:
        wire.gateway.starts_left = 0

        async def rest(self: lifeline.Pauses, at_least: float = 0.0) -> None:
            waited.append(at_least)
            wire.gateway.starts_left = 1_000

        monkeypatch.setattr(lifeline.Pauses, "rest", rest)

    async with served(tmp_path, before=none_left) as there:
        await there.heard()
        assert there.adapter.is_connected
    assert waited == [86_400.0]
