"""The local Slack as a process of its own, with the app in a third: people are driven over HTTP."""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.wire.slack.conftest import refused
from tests.wire.slack.control import VERBS, Remote
from tests.wire.slack.people import Member, Refused
from tests.wire.slack.scene import Plan, Someone, Somewhere

ROOT = Path(__file__).resolve().parents[3]
BOT = """
import asyncio, sys, warnings
warnings.simplefilter("ignore")
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

api, token, app_token = sys.argv[1:]
app = AsyncApp(client=AsyncWebClient(token, base_url=api))

@app.command("/tea")
async def tea(ack):
    await ack("Green or black?")

async def main():
    handler = AsyncSocketModeHandler(app, app_token)
    await handler.connect_async()
    print("here", flush=True)
    await asyncio.sleep(600)

asyncio.run(main())
"""


@pytest.fixture
async def remote() -> AsyncIterator[Remote]:
    """A Slack in another process."""
    people = [Someone("robin"), Someone("ana", zone="Asia/Tokyo", groups=("tutors",))]
    plan = Plan(people=people, places=[Somewhere("tea-room")], commands=["/tea"], more_teams=3)
    command = [sys.executable, "-m", "tests.wire.slack", plan.line()]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=PIPE, stdout=PIPE)
    assert process.stdout is not None
    assert process.stdin is not None
    about = json.loads(await process.stdout.readline())
    async with aiohttp.ClientSession() as session:
        yield Remote(session, about["control"])
    process.stdin.close()
    assert await process.wait() == 0, "it ends with its input"


async def test_people_app_and_slack_in_three_processes(remote: Remote) -> None:
    about = await remote.about()
    command = [sys.executable, "-c", BOT, about["api"], about["token"], about["app_token"]]
    bot = await asyncio.create_subprocess_exec(*command, stdout=PIPE)
    assert bot.stdout is not None
    assert await bot.stdout.readline() == b"here\n"
    await remote.sockets("until_connected")
    ana = remote.person("ana")
    await ana.runs("/tea", place="tea-room")
    assert ana.answer == "Green or black?"
    assert await ana.reads("tea-room") == "Green or black?"
    assert await remote.person("robin").reads("tea-room") == ""
    with pytest.raises(Refused, match="not a valid command"):
        await ana.runs("/coffee", place="tea-room")
    await remote.everywhere("Tea?")
    bot.kill()
    await bot.wait()
    with pytest.raises(Refused):
        await ana.runs("/tea", place="tea-room")
    record = await remote.record()
    assert (record["unknown"], record["complaints"], record["refused"]) == ([], [], {})
    methods = [each["method"] for each in record["calls"]]
    assert methods.count("apps.connections.open") == 1
    assert set(methods) <= {"apps.connections.open", "auth.test"}


async def test_faults_newcomers_and_further_workspaces_are_had_from_afar(remote: Remote) -> None:
    about = await remote.about()
    await remote.faults(method="auth.test", error="fatal_error")
    assert len(about["tokens"]) == 4
    async with aiohttp.ClientSession() as session:
        bot = AsyncWebClient(about["token"], base_url=about["api"], session=session)
        assert await refused(bot.auth_test()) == "fatal_error"
        for team_id, token in about["tokens"].items():
            assert (await bot.auth_test(token=token))["team_id"] == team_id
        await remote.sets(sockets_away=True)
        opened = await bot.apps_connections_open(app_token=about["app_token"])
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(opened["url"])
        await remote.changes("ana", admin=True, locale="es-ES")
        ana = (await bot.users_info(user=about["people"]["ana"], include_locale=True))["user"]
        assert (ana["is_admin"], ana["locale"], ana["tz"]) == (True, "es-ES", "Asia/Tokyo")
        await remote.app(socket=False, request_url="http://127.0.0.1:9/slack")
        assert await refused(bot.apps_connections_open(app_token=about["app_token"])) == "forbidden_team"
        chi = await remote.joins("chi")
        await chi.says("Hello all", "tea-room")
        assert (await remote.person("ana").reads("tea-room")).endswith("Hello all")
        posted = await bot.chat_postMessage(channel=about["places"]["tea-room"], text="Tea?")
        assert (await remote.person("ana").sees("tea-room"))[-1]["text"] == "Tea?"
        await remote.uninstall()
        assert await refused(bot.auth_test()) == "account_inactive"
    assert posted["channel"] in {each["id"] for each in (await remote.record())["channels"]}


def test_every_verb_can_be_had_from_afar() -> None:
    assert {"says", "runs", "presses", "chooses", "fills", "sends", "opens_home", "sees", "reads"} <= VERBS
    assert {name for name in dir(Member) if not name.startswith("_")} - VERBS == {
        "answer",
        "answer_message",
        "errors",
        "form",
        "home",
        "home_view",
        "lull",
        "modal",
        "person",
    }
