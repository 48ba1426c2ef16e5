"""A web server that answers Slack's methods as a test says, for what is tried without a whole Slack."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from aiohttp import web
from aiohttp.test_utils import TestServer

Said: TypeAlias = dict[str, Any]
Answer: TypeAlias = Said | web.Response
FINE: Said = {"ok": True}


@dataclass(frozen=True)
class Call:
    """A request as it came."""

    method: str
    token: str
    given: Said


@dataclass
class Tiny:
    """``says`` has what each method answers: its answers one after the other, the last one for ever; or a function."""

    says: dict[str, list[Answer] | Callable[[Call], Answer]] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    api: str = ""

    def asked(self, method: str) -> int:
        """How often a method was called."""
        return sum(call.method == method for call in self.calls)

    async def answer(self, request: web.Request) -> web.Response:
        """Answers one request."""
        body = await request.json() if "json" in request.content_type else dict(await request.post())
        _, _, token = request.headers.get("Authorization", "").partition(" ")
        call = Call(request.match_info["method"], token, {**request.query, **body})
        self.calls.append(call)
        said = self.says.get(call.method, [FINE])
        found = said(call) if callable(said) else said.pop(0) if len(said) > 1 else said[0]
        return web.json_response(found) if isinstance(found, dict) else found


def error(name: str) -> Said:
    """What Slack says of an error."""
    return {"ok": False, "error": name}


def too_many(seconds: str) -> web.Response:
    """What Slack says to who asks too often."""
    return web.Response(
        status=429,
        headers={"Retry-After": seconds},
        text=json.dumps(error("ratelimited")),
        content_type="application/json",
    )


@asynccontextmanager
async def tiny() -> AsyncIterator[Tiny]:
    """The server, while it runs."""
    there = Tiny()
    app = web.Application()
    app.router.add_route("*", "/api/{method}", there.answer)
    server = TestServer(app)
    await server.start_server()
    there.api = str(server.make_url("/api/"))
    try:
        yield there
    finally:
        await server.close()
