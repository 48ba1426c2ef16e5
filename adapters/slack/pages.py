"""The two pages on which a workspace adds Homeroom: the way to Slack's own, and what one comes back to."""

from __future__ import annotations

import html
import secrets
from typing import Final, Protocol

from aiohttp import web

from adapters.slack.installing import NotInstalled
from adapters.slack.places import team_of
from adapters.slack.sentences import say
from adapters.slack.settings import INSTALL, REDIRECT
from bot.platform import PlatformError
from bot.texts import nearest
from storage.problems import StorageProblem
from storage.slack_installed import STATE_LIFE, Installation

_COOKIE: Final = "homeroom-slack-state"
_CLOSED: Final = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
_STATUS: Final = {"later": 503, "refused": 502}


class Installing(Protocol):
    """What the pages ask of :class:`adapters.slack.installing.Installing`."""

    async def begin(self) -> str: ...

    def address(self, state: str, team: str | None = None) -> str: ...

    async def exchanged(self, code: str, state: str) -> Installation: ...


class Pages:
    """Both of them. The state is good for the browser alone that was sent to Slack with it: a link that somebody else
    began would put their workspace in its place."""

    def __init__(self, installing: Installing) -> None:
        self._installing = installing

    async def install(self, request: web.Request) -> web.StreamResponse:
        """On to Slack."""
        try:
            state = await self._installing.begin()
        except StorageProblem:
            return self._not(request, "later")
        answer = web.Response(
            status=302, headers={**_CLOSED, "Location": self._installing.address(state, request.query.get("team"))}
        )
        answer.set_cookie(
            _COOKIE,
            state,
            max_age=int(STATE_LIFE.total_seconds()),
            path=REDIRECT,
            secure=_is_safe(request),
            httponly=True,
            samesite="Lax",
        )
        return answer

    async def back(self, request: web.Request) -> web.StreamResponse:
        """Slack sends people here, with a code or without one."""
        state, known = request.query.get("state", ""), request.cookies.get(_COOKIE, "")
        if not state or not secrets.compare_digest(state.encode(), known.encode()):
            return self._not(request, "state")
        try:
            installation = await self._installing.exchanged(request.query.get("code", ""), state)
        except NotInstalled as no:
            return self._not(request, no.why)
        except (PlatformError, StorageProblem):
            return self._not(request, "later")
        language, team = _language(request), team_of(installation.space_id)
        answer = _page(
            language,
            say(language, "installed-title", name=installation.name),
            say(language, "installed-text"),
            (f"https://slack.com/app_redirect?app={installation.app_id}&team={team}", say(language, "installed-open")),
        )
        answer.del_cookie(_COOKIE, path=REDIRECT)
        return answer

    @staticmethod
    def _not(request: web.Request, why: str) -> web.Response:
        language = _language(request)
        return _page(
            language,
            say(language, "not-installed-title"),
            say(language, f"not-installed-{why}"),
            (INSTALL, say(language, "not-installed-again")),
            status=_STATUS.get(why, 400),
        )


def _page(language: str, title: str, text: str, onward: tuple[str, str], status: int = 200) -> web.Response:
    """A page of a few words: nothing is loaded for it."""
    head = f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{html.escape(title)}</title>'
    small = '<meta name="viewport" content="width=device-width, initial-scale=1">'
    address, label = (html.escape(each) for each in onward)
    body = f'<main><h1>{html.escape(title)}</h1><p>{html.escape(text)}</p><p><a href="{address}">{label}</a></p></main>'
    return web.Response(status=status, text=f"{head}{small}{body}", content_type="text/html", headers=_CLOSED)


def _language(request: web.Request) -> str:
    return nearest(request.headers.get("Accept-Language", "").partition(",")[0].partition(";")[0].strip() or None)


def _is_safe(request: web.Request) -> bool:
    """Over ``https``, perhaps to a proxy before us; without it a cookie for safe addresses alone would be lost."""
    return request.scheme == "https" or request.headers.get("X-Forwarded-Proto", "") == "https"
