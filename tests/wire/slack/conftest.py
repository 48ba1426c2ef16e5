"""A local Slack with a class in it, for the tests of the local Slack itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.wire.slack.bolt import Asked, bolt_app, by_socket
from tests.wire.slack.people import Member
from tests.wire.slack.scene import Plan, Scene
from tests.wire.slack.things import Channel


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    """A class in a workspace with an app. At the end no app called what is no method, and none acknowledged what was
    not sent."""
    made = await Scene.open(Plan(patience=1))
    yield made
    await made.wire.close()
    assert made.wire.api.unknown == []
    assert made.wire.sockets.complaints == []


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """Connections of a client."""
    async with aiohttp.ClientSession() as found:
        yield found


@pytest.fixture
def bot(scene: Scene, session: aiohttp.ClientSession) -> AsyncWebClient:
    """The app's client, as it is."""
    return client(scene, session)


@pytest.fixture
async def asked(scene: Scene, session: aiohttp.ClientSession) -> AsyncIterator[Asked]:
    """It is connected."""
    app = bolt_app(scene, session)
    found = Asked(app)
    async with by_socket(scene, app):
        yield found


@pytest.fixture
def ana(scene: Scene) -> Member:
    """Somebody."""
    return scene.members["ana"]


def client(scene: Scene, session: aiohttp.ClientSession, token: str | None = None) -> AsyncWebClient:
    """A client with another token."""
    given = scene.install.token.value if token is None else token
    return AsyncWebClient(given, base_url=scene.wire.api_url, session=session)


async def refused(asked: Awaitable[Any]) -> str:
    """The error of a call that Slack refuses."""
    with pytest.raises(SlackApiError) as no:
        await asked
    return str(no.value.response["error"])


def ids(scene: Scene, *names: str) -> list[str]:
    """The ids of people."""
    return [scene.members[name].user.id for name in names]


async def room(scene: Scene, bot: AsyncWebClient, name: str, *names: str, private: bool = True) -> Channel:
    """A channel that the app made, with these people."""
    made = await bot.conversations_create(name=name, is_private=private)
    found = scene.wire.world.channels[made["channel"]["id"]]
    if names:
        await bot.conversations_invite(channel=found.id, users=ids(scene, *names))
    return found


async def until(true: Callable[[], Any]) -> None:
    """Waits until it is true; the other side gives no sign."""
    async with asyncio.timeout(20):
        while not true():  # noqa: ASYNC110
            await asyncio.sleep(0.01)
