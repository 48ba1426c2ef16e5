"""What stands where the page cannot: one sentence and what helps, in the browser's language."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

import structlog
from aiohttp import web
from aiohttp.typedefs import Middleware

from adapters.web.page import closed_page, spoken
from adapters.web.refusal import Sentences
from storage.problems import StorageProblem

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
DOOR_HEADERS: Final = {
    "Content-Security-Policy": _POLICY,
    "Referrer-Policy": "strict-origin",  # with none at all a browser would not say that the form is ours
    "Cache-Control": "no-store",
    "Vary": "Accept-Language",
}
_WAIT: Final = {429: "60", 503: "10"}  # seconds after which it is worth to try again
log = structlog.get_logger()


def language_of(request: web.Request) -> str:
    """The language of whoever asks, as far as we speak it."""
    return spoken(request.headers.get("Accept-Language", ""))


def closed(
    request: web.Request, sentences: Sentences, text_id: str, status: int, *, class_name: str = "", **values: str
) -> web.Response:
    """The page with this text; without a ``class_name``, for somebody to whom it is not told."""
    language = language_of(request)
    name = class_name or sentences.say(language, "class-name")
    text = closed_page(language, sentences, class_name=name, text_id=text_id, **values)
    headers = DOOR_HEADERS | ({"Retry-After": _WAIT[status]} if status in _WAIT else {})
    return web.Response(text=text, status=status, content_type="text/html", headers=headers)


def of_storage(sentences: Sentences, class_name: str) -> Middleware:
    """Says so where the database cannot be read or written; a page's connection that ends for it is tried again."""

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except StorageProblem as problem:
            if request.path == "/live":
                raise
            log.error("web.storage", code=problem.code, deed="page")
            return closed(request, sentences, "door-fault", 503, class_name=class_name)

    return middleware
