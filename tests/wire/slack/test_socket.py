"""Socket Mode of the local Slack, as slack-bolt and slack_sdk meet it: greetings, envelopes, change-overs, losses."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any

import aiohttp
import pytest
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.wire.slack.bolt import bolt_app, by_socket
from tests.wire.slack.conftest import until
from tests.wire.slack.scene import Scene
from tests.wire.slack.sending import Delivery
from tests.wire.slack.socket import MOST_CONNECTIONS


class Heard:
    """An app that keeps what it heard of messages."""

    def __init__(self, app: AsyncApp) -> None:
        self.bodies: list[Any] = []
        app.event("message")(self.take)

    async def take(self, body: dict[str, Any]) -> None:
        """Somebody wrote."""
        self.bodies.append(body)

    @property
    def texts(self) -> list[str]:
        """What they wrote."""
        return [each["event"]["text"] for each in self.bodies]


@pytest.fixture
def app(scene: Scene, session: aiohttp.ClientSession) -> AsyncApp:
    """An app of slack-bolt."""
    return bolt_app(scene, session)


@pytest.fixture
def heard(app: AsyncApp) -> Heard:
    """What it heard."""
    return Heard(app)


@pytest.fixture
async def link(scene: Scene, bot: AsyncWebClient) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    """A connection by hand, behind its greeting."""
    async with aiohttp.ClientSession() as session:
        url = (await bot.apps_connections_open(app_token=scene.app.app_token))["url"]
        async with session.ws_connect(url) as socket:
            hello = await socket.receive_json()
            assert (hello["type"], hello["num_connections"]) == ("hello", 1)
            assert hello["connection_info"] == {"app_id": scene.app.id}
            await scene.wire.sockets.until_connected(scene.app)
            yield socket


async def test_an_app_hears_what_happens_once(scene: Scene, app: AsyncApp, heard: Heard) -> None:
    async with by_socket(scene, app):
        await scene.members["ana"].says("Tea?", "general")
        await scene.wire.settle()
        await until(lambda: heard.texts == ["Tea?"])
        (body,) = heard.bodies
        assert (body["type"], body["team_id"], body["api_app_id"]) == ("event_callback", scene.team.id, scene.app.id)
        assert body["authorizations"][0]["user_id"] == scene.install.bot.id
        assert body["event"]["user"] == scene.members["ana"].person
        assert len({each.payload["event_id"] for each in scene.wire.sender.deliveries}) == len(
            scene.wire.sender.deliveries
        )


async def test_an_address_is_good_for_one_connection(scene: Scene, bot: AsyncWebClient) -> None:
    url = (await bot.apps_connections_open(app_token=scene.app.app_token))["url"]
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
        assert (await socket.receive_json())["type"] == "hello"
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(url)


async def test_each_event_goes_over_any_one_connection(scene: Scene, app: AsyncApp, heard: Heard) -> None:
    counted: Counter[int] = Counter()
    async with AsyncExitStack() as stack:
        for number in range(2):
            handler = await stack.enter_async_context(by_socket(scene, app))

            async def count(message: aiohttp.WSMessage, number: int = number) -> None:
                counted[number] += "events_api" in message.data

            handler.client.on_message_listeners.append(count)
        for number in range(6):
            await scene.members["ana"].says(str(number), "general")
        await until(lambda: len(heard.texts) == 6)
    assert counted == {0: 3, 1: 3}
    assert sorted(heard.texts) == ["0", "1", "2", "3", "4", "5"]


async def test_an_eleventh_connection_is_sent_away(scene: Scene, bot: AsyncWebClient) -> None:
    async with aiohttp.ClientSession() as session, AsyncExitStack() as stack:
        for number in range(MOST_CONNECTIONS + 1):
            url = scene.wire.sockets.open(scene.app)
            socket = await stack.enter_async_context(session.ws_connect(url))
            told = await socket.receive_json()
            if number < MOST_CONNECTIONS:
                assert told["num_connections"] == number + 1
                await scene.wire.sockets.until_connected(scene.app, number + 1)
        assert (told["type"], told["reason"]) == ("disconnect", "too_many_websockets")
        assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE


async def test_what_is_not_acknowledged_comes_again(
    scene: Scene, link: aiohttp.ClientWebSocketResponse, app: AsyncApp
) -> None:
    scene.wire.sender.patience = 0.05
    scene.wire.world.post(scene.places["general"], scene.members["ana"].user, "Tea?")
    first = await link.receive_json()
    assert (first["type"], first["accepts_response_payload"]) == ("events_api", False)
    assert (first["retry_attempt"], first["retry_reason"]) == (0, "")
    again = await link.receive_json()
    assert (again["retry_attempt"], again["retry_reason"]) == (1, "timeout")
    assert again["envelope_id"] != first["envelope_id"]
    assert again["payload"]["event_id"] == first["payload"]["event_id"]
    await link.send_json({"envelope_id": again["envelope_id"]})
    await scene.wire.settle()
    assert scene.wire.sender.deliveries[-1].taken
    assert scene.wire.sockets.complaints == []


async def test_what_was_lost_with_a_connection_goes_over_another(
    scene: Scene, link: aiohttp.ClientWebSocketResponse, app: AsyncApp, heard: Heard
) -> None:
    async with by_socket(scene, app) as handler:
        for text in ("one", "two"):
            scene.wire.world.post(scene.places["general"], scene.members["ana"].user, text)
        await link.receive_json()  # and never acknowledges it
        await link.close()
        await until(lambda: sorted(heard.texts) == ["one", "two"])
        await scene.wire.settle()
        assert await handler.client.is_connected()
    retried = [each for each in scene.wire.sender.deliveries if each.attempts == 2]
    assert [each.taken for each in retried] == [True]


async def test_a_connection_is_replaced_and_nothing_is_lost(scene: Scene, app: AsyncApp, heard: Heard) -> None:
    async with by_socket(scene, app), by_socket(scene, app):
        for number in range(5):
            await scene.members["ana"].says(f"{number} before", "general")
        await scene.wire.sockets.refresh(scene.app)
        for number in range(5):
            scene.wire.world.post(scene.places["general"], scene.members["ana"].user, f"{number} meanwhile")
        await until(lambda: scene.wire.sockets.opened >= 4)
        for number in range(5):
            await scene.members["ana"].says(f"{number} after", "general")
        await until(lambda: len(set(heard.texts)) == 15)
    assert all(each.taken for each in _messages(scene))


async def test_a_warning_comes_before_the_end(scene: Scene, link: aiohttp.ClientWebSocketResponse) -> None:
    await scene.wire.sockets.refresh(scene.app)
    for reason in ("warning", "refresh_requested"):
        told = await link.receive_json()
        assert (told["type"], told["reason"]) == ("disconnect", reason)
    assert (await link.receive()).type is aiohttp.WSMsgType.CLOSE


async def test_who_was_warned_gets_nothing_new_beside_others(
    scene: Scene, link: aiohttp.ClientWebSocketResponse, app: AsyncApp, heard: Heard
) -> None:
    scene.wire.sockets.factor = 0.1
    await scene.wire.sockets.refresh(scene.app)
    assert (await link.receive_json())["reason"] == "warning"
    async with by_socket(scene, app):
        for number in range(4):
            await scene.members["ana"].says(str(number), "general")
        await until(lambda: len(heard.texts) == 4)
    assert {each.attempts for each in _messages(scene)} == {1}


async def test_a_lost_connection_is_begun_anew(scene: Scene, app: AsyncApp, heard: Heard) -> None:
    async with by_socket(scene, app):
        scene.wire.sockets.cut(scene.app)
        await until(lambda: scene.wire.sockets.opened == 2)
        await scene.wire.sockets.until_connected(scene.app)
        await scene.members["ana"].says("Tea?", "general")
        await until(lambda: heard.texts == ["Tea?"])


async def test_socket_mode_is_switched_off(scene: Scene, link: aiohttp.ClientWebSocketResponse) -> None:
    await scene.wire.sockets.disable(scene.app)
    assert (await link.receive_json())["reason"] == "link_disabled"


async def test_what_was_never_sent_cannot_be_acknowledged(scene: Scene, link: aiohttp.ClientWebSocketResponse) -> None:
    await link.send_json({"envelope_id": "made-up"})
    await link.send_str("hello")
    await until(lambda: len(scene.wire.sockets.complaints) == 2)
    scene.wire.sockets.complaints.clear()


async def test_before_an_app_first_connects_nothing_waits_for_it(scene: Scene) -> None:
    await scene.members["ana"].says("Tea?", "general")
    await scene.wire.settle()
    assert {each.failed for each in _messages(scene)} == {"no_connection"}
    assert {each.attempts for each in _messages(scene)} == {1}


def _messages(scene: Scene) -> list[Delivery]:
    return [each for each in scene.wire.sender.deliveries if each.payload.get("event", {}).get("type") == "message"]
