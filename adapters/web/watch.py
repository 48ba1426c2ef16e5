"""What watches over the process: whether it lives, whether it can work, and what it counted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Final

import structlog
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

from bot.log import where_it_was

Check = Callable[[], Awaitable[object]]
"""Returns when all is well with a part, and raises when it is not."""

EPOCH: Final = "Homeroom-Epoch"
"""The header of ``/healthz`` by which whoever shares the database knows that the class is served from it."""
log = structlog.get_logger()


class Watch:
    """``/healthz``, ``/readyz`` and ``/metrics``.

    ``registry`` is what ``/metrics`` shows; ``checks`` are asked by ``/readyz``, by name, and ``away`` for the
    platforms that are not connected; ``epoch`` is the database's, told by ``/healthz``.
    """

    def __init__(
        self,
        registry: CollectorRegistry | None = None,
        checks: Mapping[str, Check] | None = None,
        epoch: str = "",
        *,
        away: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        self.registry = registry or CollectorRegistry()
        self._checks = dict(checks or {})
        self._epoch = epoch
        self._away = away

    def routes(self) -> list[web.RouteDef]:
        """Where they are asked."""
        return [
            web.get("/healthz", self._healthy),
            web.get("/readyz", self._ready),
            web.get("/metrics", self._metrics),
        ]

    async def _healthy(self, request: web.Request) -> web.Response:
        return web.Response(text="ok\n", headers={EPOCH: self._epoch} if self._epoch else None)

    async def _ready(self, request: web.Request) -> web.Response:
        """Every part is asked; the answer names those with which something is wrong."""
        wrong = [*self._away()]
        for name, check in self._checks.items():
            try:
                await check()
            except Exception as fault:
                log.warning("web.not_ready", part=name, **where_it_was(fault))
                wrong.append(name)
        return web.Response(
            text=f"not ready: {', '.join(wrong)}\n" if wrong else "ready\n", status=503 if wrong else 200
        )

    async def _metrics(self, request: web.Request) -> web.Response:
        return web.Response(body=generate_latest(self.registry), headers={"Content-Type": CONTENT_TYPE_LATEST})
