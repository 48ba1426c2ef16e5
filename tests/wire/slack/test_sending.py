"""Deliveries of the local Slack over HTTP, as slack-bolt takes them: signed, in time, again when they failed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier

from tests.wire.slack.bolt import bolt_app, by_http
from tests.wire.slack.conftest import until
from tests.wire.slack.people import Refused
from tests.wire.slack.scene import Scene
from tests.wire.slack.sending import signature


@pytest.fixture
def app(scene: Scene, session: aiohttp.ClientSession) -> AsyncApp:
    """An app of slack-bolt."""
    return bolt_app(scene, session)


@asynccontextmanager
async def answering(scene: Scene, *answers: web.Response | float) -> AsyncIterator[list[web.Request]]:
    """A web server by hand: it answers with these in turn (a number: seconds that it takes), then with 200."""
    left, heard = [*answers], list[web.Request]()

    async def take(request: web.Request) -> web.Response:
        await request.read()
        heard.append(request)
        answer = left.pop(0) if left else web.Response()
        if isinstance(answer, float):
            await asyncio.sleep(answer)
            return web.Response()
        return answer

    served = web.Application()
    served.router.add_post("/", take)
    runner = web.AppRunner(served, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    scene.app.socket, scene.app.request_url = False, f"http://127.0.0.1:{runner.addresses[0][1]}/"
    scene.wire.sender.factor = 6_000.0
    try:
        yield heard
    finally:
        await runner.cleanup()


async def test_an_app_takes_what_is_signed(scene: Scene, app: AsyncApp) -> None:
    heard: list[str] = []

    @app.event("message")
    async def wrote(event: dict[str, Any]) -> None:
        heard.append(event["text"])

    @app.command("/homeroom")
    async def command(ack: Any, body: dict[str, Any]) -> None:
        await ack(f"You said {body['text']}")

    async with by_http(scene, app) as headers:
        await scene.members["ana"].says("Tea?", "general")
        await until(lambda: heard == ["Tea?"])
        assert await scene.members["ana"].runs("/homeroom hello", "general") == {"shown": "private"}
        assert scene.members["ana"].answer == "You said hello"
        assert all(each["User-Agent"].startswith("Slackbot") for each in headers)
        scene.wire.sender.clock = lambda: 1_700_000_000.0
        with pytest.raises(Refused, match="http_service_error"):
            await scene.members["ana"].runs("/homeroom hello", "general")
        scene.app.signing_secret = "another"
        with pytest.raises(Refused, match="http_service_error"):
            await scene.members["ana"].runs("/homeroom hello", "general")


def test_the_signature_is_slacks(scene: Scene) -> None:
    verifier = SignatureVerifier(scene.app.signing_secret)
    stamp = "1700000000"
    assert signature(scene.app, "a=b", 1_700_000_000.9)["X-Slack-Signature"] == verifier.generate_signature(
        timestamp=stamp, body="a=b"
    )
    assert not verifier.is_valid_request("a=b", signature(scene.app, "a=b", 1_700_000_000.0)), "it is old"


async def test_an_event_comes_again_when_it_failed(scene: Scene) -> None:
    async with answering(scene, web.Response(status=500), web.Response(status=503), 60.0) as heard:
        scene.wire.sender.patience = 0.1
        scene.wire.world.post(scene.places["general"], scene.members["ana"].user, "Tea?")
        delivery = scene.wire.sender.deliveries[-1]
        await delivery.done.wait()
        assert (delivery.taken, delivery.attempts) == (True, 4)
        told = [(each.headers.get("X-Slack-Retry-Num"), each.headers.get("X-Slack-Retry-Reason")) for each in heard]
        assert told == [(None, None), ("1", "http_error"), ("2", "http_error"), ("3", "http_timeout")]


async def test_four_times_is_enough_and_an_app_can_ask_for_none_of_it(scene: Scene) -> None:
    failing = [web.Response(status=500) for _ in range(4)]
    async with answering(scene, *failing, web.Response(status=500, headers={"X-Slack-No-Retry": "1"})) as heard:
        ana, general = scene.members["ana"].user, scene.places["general"]
        scene.wire.world.post(general, ana, "Tea?")
        await scene.wire.sender.deliveries[-1].done.wait()
        assert (len(heard), scene.wire.sender.deliveries[-1].failed) == (4, "http_error")
        scene.wire.world.post(general, ana, "Coffee?")
        await scene.wire.sender.deliveries[-1].done.wait()
        assert (len(heard), scene.wire.sender.deliveries[-1].failed) == (5, "http_error")


async def test_what_people_do_comes_once_and_they_are_told(scene: Scene) -> None:
    async with answering(scene, web.Response(status=500), 60.0) as heard:
        scene.wire.sender.patience = 0.1
        ana = scene.members["ana"]
        with pytest.raises(Refused) as no:
            await ana.runs("/homeroom hello", "general")
        assert (str(no.value), no.value.text_id) == (
            '/homeroom failed with the error "http_service_error"',
            "http_service_error",
        )
        with pytest.raises(Refused, match="operation_timeout"):
            await ana.runs("/homeroom hello", "general")
        assert len(heard) == 2
    with pytest.raises(Refused, match="dispatch_failed"):
        await ana.runs("/homeroom hello", "general")


async def test_an_address_is_verified_by_its_challenge(scene: Scene, app: AsyncApp) -> None:
    async with by_http(scene, app):
        assert await scene.wire.sender.verifies(scene.app)
    async with answering(scene):
        assert not await scene.wire.sender.verifies(scene.app)


async def test_an_app_hears_only_what_it_asked_for_may_hear_and_is_near(scene: Scene) -> None:
    async with answering(scene):
        world, ana = scene.wire.world, scene.members["ana"].user
        quiet = world.channel(scene.team, "quiet", ana)

        def told(do: Any) -> list[str]:
            before = len(scene.wire.sender.deliveries)
            do()
            return [each.payload["event"]["type"] for each in scene.wire.sender.deliveries[before:]]

        general = scene.places["general"]
        assert told(lambda: world.post(general, ana, "Tea?")) == ["message"]
        assert told(lambda: world.post(quiet, ana, "Tea?")) == [], "its bot is not there"
        bot = f"<@{scene.install.bot.id}>"
        assert told(lambda: world.post(general, ana, f"{bot} tea?")) == ["message", "app_mention"]
        assert told(lambda: world.post(quiet, ana, f"{bot} tea?")) == []
        direct = world.talk(scene.team, [ana, scene.install.bot])
        assert told(lambda: world.post(direct, ana, f"{bot} tea?")) == ["message"], "no mention in a direct message"
        scene.install.token.scopes -= {"channels:history"}
        assert told(lambda: world.post(general, ana, f"{bot} tea?")) == ["app_mention"]
        scene.app.events -= {"app_mention"}
        assert told(lambda: world.post(general, ana, f"{bot} tea?")) == []
        assert told(lambda: world.uninstall(scene.install)) == ["app_uninstalled", "tokens_revoked"]
        assert told(lambda: world.post(general, ana, "Tea?")) == []
        await scene.wire.settle()
