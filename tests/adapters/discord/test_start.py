"""Homeroom comes to a Discord server: it logs in, puts its commands there, and posts nothing."""

from __future__ import annotations

from pathlib import Path

from tests.adapters.discord.server_of import served


async def test_it_logs_in_puts_its_commands_there_and_posts_nothing(tmp_path: Path) -> None:
    async with served(tmp_path) as there:
        assert there.adapter.synced.changed
        assert not there.adapter.synced.problem
