"""Apps of slack-bolt, as they are, for the tests of the local Slack: by sockets, or by a web server of their own."""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient

from tests.wire.slack.scene import Scene
from tests.wire.slack.things import Data

QUIET = logging.getLogger("wire.bolt")
QUIET.setLevel(logging.CRITICAL)
ANY = re.compile(".*")


def bolt_app(scene: Scene, session: aiohttp.ClientSession) -> AsyncApp:
    """An app with the token of the scene's workspace."""
    client = AsyncWebClient(scene.install.token.value, base_url=scene.wire.api_url, session=session, logger=QUIET)
    secret = scene.app.signing_secret
    return AsyncApp(client=client, signing_secret=secret, logger=QUIET, request_verification_enabled=True)


@asynccontextmanager
async def by_socket(scene: Scene, app: AsyncApp) -> AsyncIterator[AsyncSocketModeHandler]:
    """The app is connected."""
    before = scene.wire.sockets.connected(scene.app)
    handler = AsyncSocketModeHandler(app, scene.app.app_token, ping_interval=0.2)
    handler.client.logger = QUIET
    await handler.connect_async()  # type: ignore[no-untyped-call]  # not typed there
    await scene.wire.sockets.until_connected(scene.app, before + 1)
    try:
        yield handler
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]


@asynccontextmanager
async def by_http(scene: Scene, app: AsyncApp) -> AsyncIterator[list[dict[str, str]]]:
    """The app is a web server, to which everything goes. Yields the headers that came with each request."""
    heard: list[dict[str, str]] = []

    async def take(request: web.Request) -> web.Response:
        heard.append(dict(request.headers))
        body = (await request.read()).decode()
        answer = await app.async_dispatch(AsyncBoltRequest(body=body, headers=dict(request.headers)))
        kind = answer.first_headers().get("content-type", "text/plain").partition(";")[0]
        return web.Response(text=answer.body, status=answer.status, content_type=kind)

    served = web.Application()
    served.router.add_post("/slack/events", take)
    runner = web.AppRunner(served, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    scene.app.socket = False
    scene.app.request_url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    try:
        yield heard
    finally:
        await runner.cleanup()


async def _takes(ack: Any) -> None:
    """What is acknowledged and no more."""
    await ack()


class Asked:
    """An app that keeps every interaction, and does what a test says with each."""

    def __init__(self, app: AsyncApp) -> None:
        self.app = app
        self.bodies: list[Data] = []
        self.acts: Any = None
        self.sent: Data = {}
        """What it says to a modal that was sent."""
        app.event("message")(_takes)
        app.command("/homeroom")(self.take)
        app.action({"block_id": ANY, "action_id": ANY})(self.take)
        app.view(ANY)(self.submitted)
        app.view_closed(ANY)(self.take)
        app.shortcut(ANY)(self.take)

    async def take(self, ack: Any, body: Data, client: AsyncWebClient) -> None:
        """Takes it, and does what is said."""
        self.bodies.append(body)
        await ack()
        if self.acts is not None:
            await self.acts(body, client)

    async def submitted(self, ack: Any, body: Data) -> None:
        """Somebody sent a modal."""
        self.bodies.append(body)
        await ack(**self.sent)

    def opens(self, view: Data) -> None:
        """Opens this whenever it is asked something."""

        async def acts(body: Data, client: AsyncWebClient) -> None:
            await client.views_open(trigger_id=body["trigger_id"], view=view)

        self.acts = acts
