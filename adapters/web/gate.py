"""Who may speak to the page's server: this machine's own browser, from the page; and what every answer tells it."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Final

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HOSTS: Final = ("127.0.0.1", "localhost", "[::1]")
_HOST: Final = re.compile(r"(\[[0-9a-f:]+\]|[^:\[\]]+)(?::([0-9]{1,5}))?")
_NOT_FROM_HERE: Final = (
    "This page is for this machine only. Open it at the address that Homeroom wrote when it started.\n"
)

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def is_from_here(request: web.Request) -> bool:
    """Whether a request names this machine as its host, and no other page as its origin.

    A name that somebody made point at this machine (DNS rebinding) is refused by ``Host``; another page in the same
    browser by ``Origin``, without which no WebSocket is opened, and by ``Sec-Fetch-Site``.
    """
    host = request.headers.get("Host", "").lower()
    if not _is_ours(host, _port(request)):
        return False
    origin = request.headers.get("Origin")
    if origin is None:
        is_socket = request.headers.get("Upgrade", "").lower() == "websocket"
        return not is_socket and request.headers.get("Sec-Fetch-Site", "none") in ("none", "same-origin")
    return origin.lower() == f"http://{host}"


@web.middleware
async def gate(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Lets nobody in who is not from here."""
    if not is_from_here(request):
        raise web.HTTPForbidden(text=_NOT_FROM_HERE)
    return await handler(request)


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """What every answer, errors among them, tells the browser; a handler may have told it something stricter."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.pop("Server", None)


def _port(request: web.Request) -> int | None:
    name = request.transport.get_extra_info("sockname") if request.transport else None
    return int(name[1]) if name else None


def _is_ours(host: str, port: int | None) -> bool:
    found = _HOST.fullmatch(host)
    return found is not None and found[1] in HOSTS and int(found[2] or 80) == port
