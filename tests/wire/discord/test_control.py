"""The local Discord as a process of its own, with the bot in a third: people are driven over HTTP."""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.wire.discord.conftest import until_async
from tests.wire.discord.control import VERBS, Remote
from tests.wire.discord.people import Member, Refused
from tests.wire.discord.scene import Plan, Someone, Somewhere

ROOT = Path(__file__).resolve().parents[3]
BOT = """
import asyncio, sys, warnings
warnings.simplefilter("ignore")
import discord, yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = sys.argv[1], yarl.URL(sys.argv[2])

class Bot(discord.Client):
    async def on_ready(self):
        command = [{"name": "tea", "description": "Tea?"}]
        await self.http.bulk_upsert_global_commands(self.application_id, command)
        print("here", flush=True)

    async def on_interaction(self, interaction):
        await interaction.response.send_message("Green or black?", ephemeral=True)

Bot(intents=discord.Intents(guilds=True), guild_ready_timeout=0.01).run(sys.argv[3], log_handler=None)
"""


@pytest.fixture
async def remote() -> AsyncIterator[Remote]:
    """A Discord in another process."""
    plan = Plan(people=[Someone("robin"), Someone("ana", zone="Asia/Tokyo")], places=[Somewhere("tea-room")])
    command = [sys.executable, "-m", "tests.wire.discord", plan.line()]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=PIPE, stdout=PIPE)
    assert process.stdout is not None
    assert process.stdin is not None
    about = json.loads(await process.stdout.readline())
    async with aiohttp.ClientSession() as session:
        yield Remote(session, about["control"])
    process.stdin.close()
    assert await process.wait() == 0, "it ends with its input"


async def test_people_bot_and_discord_in_three_processes(remote: Remote) -> None:
    about = await remote.about()
    command = [sys.executable, "-c", BOT, about["api"], about["gateway"], about["token"]]
    bot = await asyncio.create_subprocess_exec(*command, stdout=PIPE)
    assert bot.stdout is not None
    assert await bot.stdout.readline() == b"here\n"
    ana = remote.person("ana")
    assert await ana.commands("tea-room") == ["tea"]
    assert await ana.runs("tea", place="tea-room") == {"shown": "private"}
    assert ana.answer == "Green or black?"
    assert await ana.reads("tea-room") == "Green or black?"
    assert await remote.person("robin").reads("tea-room") == ""
    with pytest.raises(LookupError):
        await ana.runs("coffee", place="tea-room")
    await remote.gateway("drop")
    await until_async(_again(remote))
    bot.kill()
    await bot.wait()
    with pytest.raises(Refused, match="did not respond"):
        await ana.runs("tea", place="tea-room")
    record = await remote.record()
    assert (record["strange"], record["untrue"], record["complaints"]) == ([], [], [])
    callback = "POST /interactions/{interaction_id}/{interaction_token}/callback"
    assert [each["status"] for each in record["calls"] if each["route"] == callback] == [200]


def _again(remote: Remote) -> Any:
    async def connected() -> bool:
        return any((await remote.record())["sessions"])

    return connected


async def test_faults_and_newcomers_are_had_from_afar(remote: Remote) -> None:
    about = await remote.about()
    await remote.faults(503, "GET /users/@me")
    headers = {"Authorization": f"Bot {about['token']}"}
    async with aiohttp.ClientSession(headers=headers) as session:
        for status in (503, 200):
            async with session.get(f"{about['api']}/users/@me") as answer:
                assert answer.status == status
        await remote.sets(gateway_away=True)
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(about["gateway"])
    chi = await remote.joins("chi")
    await chi.says("Hello all", "tea-room")
    assert await remote.person("ana").reads("tea-room") == "Hello all"


def test_every_verb_can_be_had_from_afar() -> None:
    assert {"says", "runs", "presses", "chooses", "picks", "fills", "sees", "reads", "opens_thread"} <= VERBS
    assert {name for name in dir(Member) if not name.startswith("_")} - VERBS == {
        "answer",
        "answer_message",
        "errors",
        "person",
    }
