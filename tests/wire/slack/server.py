"""A local Slack as tests start it: its world, its Web API, its sockets and senders on one address of this machine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from aiohttp import web

from tests.wire.slack import (
    routes_apps,
    routes_conversations,
    routes_files,
    routes_history,
    routes_messages,
    routes_people,
    routes_views,
)
from tests.wire.slack.api import LARGEST, PREFIX, Api
from tests.wire.slack.interactions import Interactions
from tests.wire.slack.limits import Limits
from tests.wire.slack.oauth import Oauth
from tests.wire.slack.sending import Sender
from tests.wire.slack.socket import Sockets
from tests.wire.slack.world import World

FACTOR = 20.0
SUBJECTS = (
    routes_apps,
    routes_conversations,
    routes_files,
    routes_history,
    routes_messages,
    routes_people,
    routes_views,
)


class Slack:
    """All of it. ``factor`` divides every window of time; ``patience`` divides how long apps may take for an answer and
    how long a trigger lives (``factor`` when it is not given). ``now`` is the clock of stamps, dates and tokens.

    ``api_url`` is what the ``base_url`` of slack_sdk's clients must be, ``url`` the address below which people sign in
    and consent (``/oauth/v2/authorize``).
    """

    def __init__(
        self, *, factor: float = FACTOR, patience: float | None = None, now: Callable[[], datetime] | None = None
    ) -> None:
        patience = factor if patience is None else patience
        self.world = World(now)
        self.limits = Limits(factor)
        self.sockets = Sockets(self.world, factor)
        self.sender = Sender(self.world, self.sockets, factor, patience)
        self.interactions = Interactions(self.world, self.sender, factor, patience)
        self.oauth = Oauth(self.world)
        methods = [method for subject in SUBJECTS for method in subject.methods.all]
        self.api = Api(self.world, self.limits, methods, self.sockets, self.interactions, self.oauth)
        self.url = ""
        self.api_url = ""
        self._runner: web.AppRunner | None = None

    @classmethod
    async def open(
        cls,
        *,
        factor: float = FACTOR,
        patience: float | None = None,
        now: Callable[[], datetime] | None = None,
        port: int = 0,
    ) -> Slack:
        """Begins to serve on loopback."""
        made = cls(factor=factor, patience=patience, now=now)
        await made.serve(port)
        return made

    async def serve(self, port: int = 0, more: Callable[[web.Application], None] | None = None) -> None:
        """Listens; ``more`` may add to what is served."""
        app = web.Application(client_max_size=LARGEST)
        app.router.add_get("/link/", self.sockets.serve)
        app.router.add_post("/response/{token}", self.interactions.serve_response)
        app.router.add_get("/oauth/v2/authorize", self.oauth.serve_authorize)
        app.router.add_post("/oauth/v2/authorize", self.oauth.serve_authorize)
        routes_files.Files(self.api).add_to(app)
        self.api.add_to(app)
        if more is not None:
            more(app)
        self._runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        host = f"127.0.0.1:{self._runner.addresses[0][1]}"
        self.url = self.world.base = f"http://{host}"
        self.api_url = f"{self.url}{PREFIX}/"
        self.sockets.base = f"ws://{host}"

    async def close(self) -> None:
        """Serves no more."""
        await self.sender.close()
        await self.sockets.close()
        if self._runner is not None:
            await self._runner.cleanup()

    async def settle(self) -> None:
        """Waits until every app has taken in all that happened; what it then does may still run."""
        await self.sender.settle()
