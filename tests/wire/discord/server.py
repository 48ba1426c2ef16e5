"""A local Discord as tests start it: its world, its API and its gateway on one address of this machine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from aiohttp import web

from tests.wire.discord import routes_channels, routes_commands, routes_guilds, routes_messages, routes_threads
from tests.wire.discord.api import LARGEST, PREFIX, Api
from tests.wire.discord.gateway import Gateway
from tests.wire.discord.interactions import Interactions
from tests.wire.discord.limits import Limits
from tests.wire.discord.world import World

FACTOR = 20.0
SUBJECTS = (routes_guilds, routes_channels, routes_messages, routes_threads, routes_commands)


class Discord:
    """All of it. ``factor`` divides every window of time; ``patience`` divides how long bots may take for an answer and
    how long its token lives (``factor`` when it is not given). ``now`` is the clock of ids and times.

    ``api_url`` is what ``discord.http.Route.BASE`` must be, ``gateway_url`` what ``DiscordWebSocket.DEFAULT_GATEWAY``.
    """

    def __init__(
        self, *, factor: float = FACTOR, patience: float | None = None, now: Callable[[], datetime] | None = None
    ) -> None:
        self.world = World(now)
        self.limits = Limits(factor)
        self.gateway = Gateway(self.world, factor)
        self.interactions = Interactions(self.world, factor if patience is None else patience)
        routes = [route for subject in SUBJECTS for route in subject.routes.all]
        self.api = Api(self.world, self.gateway, self.interactions, self.limits, routes)
        self.api_url = ""
        self.gateway_url = ""
        self._runner: web.AppRunner | None = None

    @classmethod
    async def open(
        cls,
        *,
        factor: float = FACTOR,
        patience: float | None = None,
        now: Callable[[], datetime] | None = None,
        port: int = 0,
    ) -> Discord:
        """Begins to serve on loopback."""
        made = cls(factor=factor, patience=patience, now=now)
        await made.serve(port)
        return made

    async def serve(self, port: int = 0, more: Callable[[web.Application], None] | None = None) -> None:
        """Listens; ``more`` may add to what is served."""
        app = web.Application(client_max_size=LARGEST)
        for path in ("/gateway", "/gateway/"):
            app.router.add_get(path, self.gateway.serve)
        app.router.add_get("/attachments/{channel_id}/{file_id}/{name}", self._file)
        self.api.add_to(app)
        if more is not None:
            more(app)
        self._runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        host = f"127.0.0.1:{self._runner.addresses[0][1]}"
        self.api_url = f"http://{host}{PREFIX}"
        self.gateway_url = self.gateway.url = f"ws://{host}/gateway/"
        self.world.base = f"http://{host}"

    async def close(self) -> None:
        """Serves no more."""
        self.gateway.away = True
        await self.gateway.close(1001)
        if self._runner is not None:
            await self._runner.cleanup()

    async def settle(self) -> None:
        """Waits until every connected bot has taken in all that happened; what it then does may still run."""
        await self.gateway.settle()

    async def _file(self, request: web.Request) -> web.Response:
        found = self.world.files.get(int(request.match_info["file_id"]))
        if found is None:
            raise web.HTTPNotFound
        return web.Response(body=found)
