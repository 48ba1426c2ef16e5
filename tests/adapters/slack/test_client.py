"""slack_sdk's own client asks Slack at our pace, once, and with the token that is good now."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import web
from slack_sdk.errors import SlackApiError

from adapters.slack.client import Clients
from adapters.slack.pace import Pace
from bot.platform import Later
from tests.adapters.slack.tiny import FINE, Answer, Call, Tiny, error, tiny, too_many
from tests.wire.slack.scene import Plan, Scene

POST = "chat.postMessage"


class Purse:
    """Tokens of a test: the first until Slack does not know it, then the next. Not ``whole``: each workspace's own."""

    def __init__(self, *tokens: str, whole: bool = False) -> None:
        self.tokens = [*tokens]
        self._whole = whole
        self.heard: list[tuple[str, str, str]] = []

    async def token(self, team: str) -> str:
        return self.tokens[0] if self._whole else f"{self.tokens[0]}-{team}"

    async def unknown(self, team: str, token: str, code: str) -> bool:
        self.heard.append((team, token, code))
        if len(self.tokens) == 1:
            return False
        self.tokens.pop(0)
        return True


@asynccontextmanager
async def there(factor: float = 200.0) -> AsyncIterator[tuple[Tiny, Clients]]:
    async with tiny() as slack:
        clients = Clients(Pace(factor), slack.api)
        try:
            yield slack, clients
        finally:
            await clients.close()


async def test_each_workspace_has_its_client_and_its_token() -> None:
    async with there() as (slack, clients):
        purse = Purse("xoxb")
        for team in ("T1", "T2", "T1"):
            await clients.of(team, purse).chat_postMessage(channel="C1", text="Hello")
        assert clients.of("T1", purse) is clients.of("T1", purse)
        assert [call.token for call in slack.calls] == ["xoxb-T1", "xoxb-T2", "xoxb-T1"]
        assert slack.calls[0].given["text"] == "Hello"


async def test_who_asks_too_often_hears_when_and_asks_nothing_until_then() -> None:
    async with there() as (slack, clients):
        slack.says[POST] = [too_many("30"), FINE]
        one, other = clients.of("T1", Purse("a")), clients.of("T2", Purse("b"))
        for _ in range(2):
            with pytest.raises(Later) as later:
                await one.chat_postMessage(channel="C1", text="Hello")
            assert 29.0 < (later.value.seconds or 0) <= 30.0
        assert slack.asked(POST) == 1
        await other.chat_postMessage(channel="C1", text="Hello")
        await one.chat_update(channel="C1", ts="1.1", text="Hello")


@pytest.mark.parametrize("said", ["", "soon"])
async def test_a_refusal_that_does_not_say_when_counts_for_a_minute(said: str) -> None:
    async with there() as (slack, clients):
        slack.says[POST] = [too_many(said)]
        with pytest.raises(Later) as later:
            await clients.of("T1", Purse("a")).chat_postMessage(channel="C1", text="Hello")
        assert later.value.seconds == 60.0


async def test_every_request_takes_its_turn_further_pages_too() -> None:
    async with there(factor=1.0) as (slack, clients):
        slack.says["users.list"] = [{"ok": True, "members": [], "response_metadata": {"next_cursor": "more"}}]
        pages = await clients.of("T1", Purse("a")).users_list(limit=1)
        with pytest.raises(Later):
            async for _ in pages:
                pass
        assert slack.asked("users.list") == 20


async def test_a_message_for_a_channel_waits_for_the_one_before() -> None:
    async with there(factor=5.0) as (_, clients):
        client, loop = clients.of("T1", Purse("a")), asyncio.get_running_loop()
        began = loop.time()
        await asyncio.gather(*(client.chat_postMessage(channel="C1", text="Hello") for _ in range(3)))
        assert loop.time() - began >= 0.4
        assert clients.pace.until("T1", POST, "C1") > 0


@pytest.mark.parametrize("fault", [web.Response(status=502, text="no"), error("fatal_error"), error("is_archived")])
async def test_other_refusals_come_as_slack_sdk_has_them(fault: Answer) -> None:
    async with there() as (slack, clients):
        slack.says[POST] = [fault]
        with pytest.raises(SlackApiError):
            await clients.of("T1", Purse("a")).chat_postMessage(channel="C1", text="Hello")
        assert slack.asked(POST) == 1


async def test_what_may_have_been_sent_is_not_sent_again() -> None:
    """slack_sdk of itself would: where the connection breaks before the answer, the message stood there twice."""
    served = 0

    async def breaks(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal served
        await reader.readuntil(b"\r\n\r\n")
        served += 1
        writer.close()

    server = await asyncio.start_server(breaks, "127.0.0.1")
    host, port = server.sockets[0].getsockname()
    clients = Clients(Pace(200.0), f"http://{host}:{port}/api/")
    with pytest.raises(aiohttp.ClientError):
        await clients.of("T1", Purse("a")).chat_postMessage(channel="C1", text="Hello")
    assert served == 1
    server.close()
    await server.wait_closed()
    with pytest.raises(Later):  # now nobody is there: it was surely not sent
        await clients.of("T1", Purse("a")).chat_postMessage(channel="C1", text="Hello")
    await clients.close()
    with pytest.raises(Later):
        await clients.of("T1", Purse("a")).chat_postMessage(channel="C1", text="Hello")


async def test_of_a_hundred_channels_that_are_made_at_once_slack_refuses_none() -> None:
    scene = await Scene.open(Plan(factor=100.0, patience=1))
    clients = Clients(Pace(100.0), scene.wire.api_url)
    client = clients.of(scene.team.id, Purse(scene.install.token.value, whole=True))

    async def room(number: int) -> None:
        made = await client.conversations_create(name=f"table-{number}", is_private=True)
        for _ in range(2):
            await client.chat_postMessage(channel=made["channel"]["id"], text="Hello")

    try:
        await asyncio.gather(*(room(number) for number in range(100)))
        assert scene.wire.limits.refused == {}
        assert len(scene.wire.api.called(POST)) == 200
    finally:
        await clients.close()
        await scene.wire.close()


async def test_a_token_that_was_renewed_meanwhile_is_tried_once() -> None:
    async with there() as (slack, clients):
        slack.says[POST] = lambda call: FINE if call.token.startswith("new") else error("token_expired")
        purse = Purse("old", "new")
        await clients.of("T1", purse).chat_postMessage(channel="C1", text="Hello")
        assert purse.heard == [("T1", "old-T1", "token_expired")]
        slack.says[POST] = [error("token_revoked")]
        with pytest.raises(SlackApiError):
            await clients.of("T1", purse).chat_postMessage(channel="C1", text="Hello")
        assert purse.heard[1:] == [("T1", "new-T1", "token_revoked")]
        assert slack.asked(POST) == 3


async def test_what_needs_no_token_is_asked_without_one() -> None:
    def answer(call: Call) -> Answer:
        return {"ok": True} if not call.token.startswith("xoxb") else error("invalid_auth")

    async with there() as (slack, clients):
        slack.says["oauth.v2.access"] = answer
        await clients.of("", None).oauth_v2_access(client_id="1", client_secret="s", code="c")
        assert slack.calls[0].given["code"] == "c"


async def test_nothing_that_is_sent_is_written_down(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with there() as (_, clients):
        await clients.of("T1", Purse("xoxb")).chat_postMessage(channel="C1", text="What Ana wrote")
    assert "What Ana wrote" not in caplog.text
    assert "xoxb" not in caplog.text
