"""discord.py, unmodified, and the local Discord: what a bot sends, reads and changes by HTTP."""

from __future__ import annotations

import io
from typing import Any

import discord
import pytest

from tests.wire.discord.clients import running
from tests.wire.discord.conftest import Bot, Place


async def test_a_bot_logs_in_and_finds_its_server(place: Place) -> None:
    async with running(Bot(), place.app) as bot:
        (guild,) = bot.guilds
        assert guild.name == "Class"
        assert {each.name for each in guild.channels} == {"general", "staff", "lounge", "help"}
        assert [each.name for each in guild.members] == ["homeroom"], "without its intent no other member comes"
        assert guild.me.guild_permissions.manage_channels
        assert not guild.me.guild_permissions.manage_roles


async def test_a_message_is_sent_read_changed_listed_and_deleted(place: Place) -> None:
    async with running(Bot(), place.app) as bot:
        channel: Any = bot.get_channel(place.general.id)
        sent = await channel.send("Hello", file=discord.File(io.BytesIO(b"tea"), "tea.txt"), silent=True)
        assert (sent.content, sent.attachments[0].filename, sent.flags.suppress_notifications) == (
            "Hello",
            "tea.txt",
            True,
        )
        assert await sent.attachments[0].read() == b"tea"
        await sent.edit(content="Hello again")
        assert (await channel.fetch_message(sent.id)).content == "Hello again"
        assert [each.id async for each in channel.history(limit=5)] == [sent.id]
        await sent.delete()
        with pytest.raises(discord.NotFound) as gone:
            await channel.fetch_message(sent.id)
        assert gone.value.code == 10008
