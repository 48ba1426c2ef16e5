"""Slack's deliveries over HTTP, for many workspaces: signed by Slack, answered by the same app as over Socket Mode."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol
from urllib.parse import parse_qsl

import structlog
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.request.async_internals import build_async_context
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier

from adapters.slack.settings import EVENTS, INSTALL, REDIRECT
from bot.platform import CannotStart

LARGEST: Final = 1024 * 1024
"""Bytes of a delivery: what a form holds at most is a small part of it."""
log = structlog.get_logger()


class Pages(Protocol):
    """The pages for who adds Homeroom to a workspace: :class:`adapters.slack.pages.Pages`."""

    async def install(self, request: web.Request) -> web.StreamResponse: ...

    async def back(self, request: web.Request) -> web.StreamResponse: ...


def routes(
    app: Callable[[], AsyncApp | None], pages: Callable[[], Pages | None], secret: Callable[[], str]
) -> list[web.RouteDef]:
    """What Slack, and who adds Homeroom, asks for. Both are there once the adapter has started. ``secret`` is what
    Slack signs with."""

    async def events(request: web.Request) -> web.StreamResponse:
        if (found := app()) is None:
            return _not_yet()
        try:
            signs_with = secret()
        except CannotStart:  # its file went since the start
            signs_with = ""
        if not signs_with:  # with nothing, anybody could sign
            log.error("slack.no_signing_secret")
            return _not_yet()
        return await _answered(found, request, signs_with)

    async def install(request: web.Request) -> web.StreamResponse:
        found = pages()
        return await found.install(request) if found else _not_yet()

    async def back(request: web.Request) -> web.StreamResponse:
        found = pages()
        return await found.back(request) if found else _not_yet()

    return [web.post(EVENTS, events), web.get(INSTALL, install), web.get(REDIRECT, back)]


async def _answered(app: AsyncApp, request: web.Request, secret: str) -> web.StreamResponse:
    """What Slack did not sign is not even read: Bolt reads before it looks at the signature."""
    at, signature = (request.headers.get(f"X-Slack-{each}", "") for each in ("Request-Timestamp", "Signature"))
    try:
        body = await _body(request)
        if not at.isdecimal() or not SignatureVerifier(secret).is_valid(body, at, signature):
            return web.Response(status=401)
        asked = _whole(AsyncBoltRequest(body=body, query=request.query_string, headers=dict(request.headers)))
    except ValueError:  # no UTF-8, or no JSON
        return web.Response(status=400)
    return await to_aiohttp_response(await app.async_dispatch(asked))


def _not_yet() -> web.Response:
    """Slack tells it again."""
    return web.Response(status=503)


async def _body(request: web.Request) -> str:
    """What was sent, read here: what else is served on the same application takes less. Raises ``ValueError``."""
    found = bytearray()
    async for chunk in request.content.iter_chunked(2**16):
        found += chunk
        if len(found) > LARGEST:
            raise web.HTTPRequestEntityTooLarge(LARGEST, len(found))
    return found.decode()


def _whole(asked: AsyncBoltRequest) -> AsyncBoltRequest:
    """Bolt takes a command in whose words *payload* stands for an empty one."""
    if not asked.body and "command=" in asked.raw_body:
        asked.body = dict(parse_qsl(asked.raw_body, keep_blank_values=True))
        asked.context = build_async_context(AsyncBoltContext(), asked.body)
    return asked
