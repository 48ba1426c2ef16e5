"""Who may speak to the page's server: browsers, from the page at its address; and what every answer tells them."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Middleware

from adapters.web.closed import Handler, closed
from adapters.web.refusal import Sentences
from adapters.web.settings import is_loopback

HOSTS: Final = ("127.0.0.1", "localhost", "[::1]")
_HOST: Final = re.compile(r"(\[[0-9a-f:]+\]|[^:\[\]]+)(?::([0-9]{1,5}))?")
_PORTS: Final = {"http": ":80", "https": ":443"}
FOR_THE_MACHINE: Final = ("/healthz", "/readyz", "/metrics")
"""Where people sign in these are answered at this machine's own address only, and not through a proxy."""
_PASSED_ON: Final = ("Forwarded", "X-Forwarded-For", "Via")
"""What a proxy adds, whatever it makes of ``Host``."""

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


class Gate:
    """Lets nobody in who is not from here: from this machine, or from ``origin`` where people sign in.

    A name that somebody made point at this machine (DNS rebinding) is refused by ``Host``; another page in the same
    browser by ``Origin``, without which no WebSocket is opened and nothing is posted, and by ``Sec-Fetch-Site``. The
    paths ``beside`` the class are for others, and guard themselves.
    """

    def __init__(self, sentences: Sentences, origin: str = "", *, beside: Collection[str] = ()) -> None:
        self._sentences = sentences
        self.origin = origin
        self._beside = beside

    @property
    def middleware(self) -> Middleware:
        """As the application takes it."""

        @web.middleware
        async def gate(request: web.Request, handler: Handler) -> web.StreamResponse:
            if self.lets_in(request):
                return await handler(request)
            if self.origin:
                return closed(request, self._sentences, "door-elsewhere", 403, address=self.origin)
            return closed(request, self._sentences, "door-this-machine", 403)

        return gate

    def lets_in(self, request: web.Request) -> bool:
        """Whether a request names our host, and no other page as its origin."""
        if request.path in self._beside:
            return True
        host = request.headers.get("Host", "").lower()
        if self.origin and request.path not in FOR_THE_MACHINE:
            return _full(host, self.origin) == self.origin and self._is_ours(request, self.origin)
        if self.origin and not (_is_from_here(request) and self._is_direct(request)):
            return False  # figures of the process are for whoever watches over this machine
        return _is_this_machine(host, _port(request)) and self._is_ours(request, f"http://{host}")

    def _is_direct(self, request: web.Request) -> bool:
        return not any(name in request.headers for name in _PASSED_ON)

    def _is_ours(self, request: web.Request, ours: str) -> bool:
        origin = request.headers.get("Origin")
        if origin is not None:
            return origin.lower() == ours
        if request.headers.get("Upgrade", "").lower() == "websocket" or request.method not in ("GET", "HEAD"):
            return False
        site = request.headers.get("Sec-Fetch-Site", "none")
        return site in ("none", "same-origin") or (bool(self.origin) and _follows_a_link(request))

    async def add_headers(self, request: web.Request, response: web.StreamResponse) -> None:
        """What every answer, errors among them, tells the browser; a handler may have told it something else."""
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if self.origin.startswith("https:"):
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        response.headers.pop("Server", None)


def _follows_a_link(request: web.Request) -> bool:
    """Whether somebody comes from another site, such as their mail, by a link."""
    is_page = request.path == "/" or request.path.startswith("/in/")
    return is_page and request.headers.get("Sec-Fetch-Mode") == "navigate"


def _is_from_here(request: web.Request) -> bool:
    """Whether this machine asks: over the loopback, or at the address of its own on which it listens."""
    name = request.transport.get_extra_info("sockname") if request.transport else None
    return is_loopback(request.remote or "") or (name is not None and name[0] == request.remote)


def _port(request: web.Request) -> int | None:
    name = request.transport.get_extra_info("sockname") if request.transport else None
    return int(name[1]) if name else None


def _full(host: str, origin: str) -> str:
    """The origin that a ``Host`` stands for; a port that its scheme has anyway may be named."""
    scheme = origin.partition(":")[0]
    return f"{scheme}://{host.removesuffix(_PORTS[scheme])}"


def _is_this_machine(host: str, port: int | None) -> bool:
    found = _HOST.fullmatch(host)
    return found is not None and found[1] in HOSTS and int(found[2] or 80) == port
