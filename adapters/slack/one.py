"""Homeroom in one workspace: its two tokens, and Socket Mode, for which nothing is public."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Final

import structlog
from slack_bolt.app.async_app import AsyncApp

from adapters.slack.client import Clients
from adapters.slack.given import secret_of
from adapters.slack.installing import OneToken, Router
from adapters.slack.places import PLATFORM, space_of
from adapters.slack.refused import ENDED
from adapters.slack.settings import SlackSettings
from adapters.slack.socket import Pauses, Socket
from bot.clock import Clock
from bot.people import Space
from bot.platform import CannotStart, Later
from storage.database import Database
from storage.problems import StorageProblem
from storage.slack_installed import Installation, Installations

_NOBODY: Final = ""
log = structlog.get_logger()
Over = Callable[[CannotStart], None]


class One:
    """The one workspace. ``router`` is told which it is, and that Homeroom is in no other any more; ``over`` when
    nothing but an operator can help."""

    def __init__(
        self,
        settings: SlackSettings,
        clients: Clients,
        database: Database,
        clock: Clock,
        router: Router,
        over: Over,
    ) -> None:
        self._settings = settings
        self._clients = clients
        self._database = database
        self._clock = clock
        self._router = router
        self._over = over
        self._socket: Socket | None = None
        self._coming: asyncio.Task[None] | None = None
        self.tokens = _Token(partial(secret_of, settings, "bot_token"), clients, clock, over, self._removed)

    @property
    def is_connected(self) -> bool:
        """Whether Slack tells now what happens."""
        return self._socket is not None and self._socket.is_connected

    async def start(self, app: AsyncApp, seconds: float) -> None:
        """Finds out which workspace it is, and connects; where Slack is away for so many seconds, that goes on beside
        everything else.

        Raises :class:`~bot.platform.CannotStart`.
        """
        self._socket = Socket(
            app, self._clients.of(_NOBODY, None), lambda: secret_of(self._settings, "app_token"), self._over
        )
        self._coming = asyncio.create_task(self._come(self._socket, seconds), name="slack")
        await asyncio.wait([self._coming], timeout=seconds)
        if self._coming.done():
            self._coming.result()
        else:
            self._coming.add_done_callback(self._came_late)

    async def went(self, team: str, at: datetime) -> None:
        """Without its workspace the process has nothing to do. What comes late is about an installation before."""
        if self.tokens.team is None:  # it is not known yet which one it is
            raise Later
        if self.tokens.team != team:
            await self._router.went(space_of(team))
            return
        try:
            is_known = await self.tokens.is_known(team)
        except CannotStart as cannot:
            self._over(cannot)
            return
        if not is_known:
            await self._removed(team)

    async def _removed(self, team: str) -> None:
        """Nothing more is done there, whoever asks for it still; what is stored is kept for a while, for the process
        ends, and another one may begin with another token."""
        space_id, now = space_of(team), self._clock.real()
        try:
            await self._database.write(space_id, lambda tx: Installations(tx, space_id).revoke(now))
            await self._router.went(space_id)
        except StorageProblem as problem:
            log.error("storage", code=problem.code)
        finally:
            self._over(CannotStart("slack-removed"))

    async def stop(self) -> None:
        """Says goodbye."""
        if self._coming is not None and not self._coming.done():
            self._coming.remove_done_callback(self._came_late)
            self._coming.cancel()
            await asyncio.wait([self._coming])
        if self._socket is not None:
            await self._socket.stop()

    async def close(self) -> None:
        """Nothing is left to do."""

    async def _come(self, socket: Socket, seconds: float) -> None:
        """What happens is heard of only once it is known where: until then Slack keeps it."""
        pauses = Pauses()
        while True:
            try:
                await self._known(await self.tokens.begin())
                break
            except (Later, StorageProblem) as away:
                log.warning("slack.away", type=type(away).__name__)
                await pauses.rest((away.seconds or 0.0) if isinstance(away, Later) else 0.0)
        await socket.start(seconds)

    async def _known(self, installation: Installation) -> None:
        """Who installed the app Slack tells only over OAuth; here the settings do, as they are now."""
        space_id = installation.space_id
        here = replace(installation, installer=self._settings.installer or None)
        await self._database.write(space_id, lambda tx: Installations(tx, space_id).note(here, manages=True))
        await self._router.came(Space(space_id, installation.name))
        for other in await self._router.spaces(PLATFORM):
            if other != space_id:
                await self._router.went(other)

    def _came_late(self, task: asyncio.Task[None]) -> None:
        fault = None if task.cancelled() else task.exception()
        if isinstance(fault, CannotStart):
            self._over(fault)
        elif fault is not None:
            log.error("slack", exc_info=fault)


class _Token(OneToken):
    """Once it was revoked nothing but an operator can help."""

    def __init__(
        self,
        reads: Callable[[], str],
        clients: Clients,
        clock: Clock,
        over: Over,
        removed: Callable[[str], Awaitable[None]],
    ) -> None:
        super().__init__(reads, clients, clock)
        self._over = over
        self._removed = removed

    async def unknown(self, team: str, token: str, code: str) -> bool:
        try:
            if await super().unknown(team, token, code):
                return True
        except CannotStart as cannot:
            self._over(cannot)
            return False
        if code in ENDED:
            await self._removed(team)
        return False
