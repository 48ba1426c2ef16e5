"""The page on which somebody lets an app into their workspace, and the code that the app gets for it (OAuth v2)."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from html import escape
from typing import Final
from urllib.parse import urlencode

from aiohttp import web

from tests.wire.slack.interactions import Spent
from tests.wire.slack.things import App, Team, User
from tests.wire.slack.world import World

CODE_LIFE: Final = 600.0
"""Seconds that a code is good for (authentication/installing-with-oauth)."""


@dataclass(eq=False)
class Grant:
    """What a code stands for: once, until then."""

    app: App
    team: Team
    user: User
    scopes: frozenset[str]
    redirect_uri: str
    until: float
    used: bool = False


class Oauth:
    """Serves ``/oauth/v2/authorize``. Whoever comes there is the person of ``as_user`` (their id) in the query or the
    form, for nobody signs in here; with POST they say yes, or no (``deny=1``)."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.codes: dict[str, Grant] = {}

    async def serve_authorize(self, request: web.Request) -> web.Response:
        """The page (GET), and what somebody says on it (POST)."""
        given = {**request.query, **({key: str(value) for key, value in (await request.post()).items()})}
        app = next((each for each in self.world.apps.values() if each.client_id == given.get("client_id")), None)
        if app is None:
            return _oops("Invalid client_id parameter")
        redirect_uri = given.get("redirect_uri") or (app.redirect_urls[0] if app.redirect_urls else "")
        if not any(redirect_uri.startswith(each) for each in app.redirect_urls):
            return _oops("redirect_uri did not match any configured URIs")
        scopes = frozenset(each for each in given.get("scope", "").replace(" ", ",").split(",") if each)
        if not scopes:
            return _oops("No scopes requested")
        if unknown := sorted(scopes - app.scopes):
            return _oops(f"Invalid permissions requested: {', '.join(unknown)}")
        if request.method == "GET":
            return _page(app, scopes, given)
        user = self.world.users.get(given.get("as_user", ""))
        if user is None or user.deleted or (given.get("team") and given["team"] != user.team_id):
            return _oops("You are not signed in to this workspace")
        state = {"state": given["state"]} if given.get("state") else {}
        if given.get("deny"):
            raise web.HTTPFound(f"{redirect_uri}?{urlencode({'error': 'access_denied', **state})}")
        code = self._code(app, user, scopes, redirect_uri)
        raise web.HTTPFound(f"{redirect_uri}?{urlencode({'code': code, **state})}")

    def take_code(self, app: App, code: str, redirect_uri: str | None) -> Grant:
        """What a code stands for; it is used up. ``redirect_uri`` as it was asked for, where the app names it. Raises
        :class:`~tests.wire.slack.interactions.Spent`."""
        grant = self.codes.get(code)
        if grant is None or grant.app is not app:
            raise Spent("invalid_code")
        if grant.used:
            raise Spent("code_already_used")
        if time.monotonic() > grant.until:
            raise Spent("code_expired")
        if redirect_uri and redirect_uri != grant.redirect_uri:
            raise Spent("bad_redirect_uri")
        grant.used = True
        return grant

    def _code(self, app: App, user: User, scopes: frozenset[str], redirect_uri: str) -> str:
        code = f"{secrets.randbelow(10**12)}.{secrets.randbelow(10**12)}.{secrets.token_hex(32)}"
        team, until = self.world.teams[user.team_id], time.monotonic() + CODE_LIFE
        self.codes[code] = Grant(app, team, user, scopes, redirect_uri, until)
        return code


def _page(app: App, scopes: frozenset[str], given: dict[str, str]) -> web.Response:
    hidden = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">' for name, value in given.items()
    )
    listed = "".join(f"<li>{escape(each)}</li>" for each in sorted(scopes))
    form = f'<form method="post">{hidden}<button>Allow</button><button name="deny" value="1">Cancel</button></form>'
    text = f"<!doctype html><title>Slack</title><h1>{escape(app.name)} asks to come in</h1><ul>{listed}</ul>{form}"
    return web.Response(text=text, content_type="text/html")


def _oops(sentence: str) -> web.Response:
    text = f"<!doctype html><title>Slack</title><h1>Oh no!</h1><p>Something went wrong: {escape(sentence)}</p>"
    return web.Response(text=text, content_type="text/html", status=400)
