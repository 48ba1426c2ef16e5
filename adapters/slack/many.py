"""Homeroom in many workspaces: installed by OAuth, told of what happens over HTTP, gone at once where it is removed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Final

import structlog
from slack_bolt.app.async_app import AsyncApp

from adapters.slack.client import Clients
from adapters.slack.given import secret_of
from adapters.slack.installing import Installing, Router
from adapters.slack.pages import Pages
from adapters.slack.places import PLATFORM
from adapters.slack.secret import BadKey, Secrets
from adapters.slack.settings import REDIRECT, SlackSettings
from adapters.slack.socket import Pauses
from adapters.slack.tokens import AppKeys, StoredTokens
from bot.clock import Clock
from bot.log import where_it_was
from bot.people import Space
from bot.platform import CannotStart
from storage.database import Database
from storage.problems import StorageProblem
from storage.slack_installed import installed

_NOBODY: Final = ""
_CLOCKS_APART: Final = timedelta(seconds=1)
"""Slack tells the moment of an event in whole seconds."""
_API: Final = "api/"
_PAGE: Final = "oauth/v2/authorize"
log = structlog.get_logger()


class Many:
    """All workspaces. ``known`` is called with each in which Homeroom is already when it starts.

    Raises :class:`~bot.platform.CannotStart`.
    """

    is_connected = True

    def __init__(
        self,
        settings: SlackSettings,
        scopes: Sequence[str],
        clients: Clients,
        database: Database,
        clock: Clock,
        router: Router,
        known: Callable[[Space], Awaitable[None]],
    ) -> None:
        self._database = database
        self._router = router
        self._known = known
        self._learning: asyncio.Task[None] | None = None
        asks, sealing = clients.of(_NOBODY, None), _secrets(settings)
        keys = AppKeys(settings.client_id, secret_of(settings, "client_secret"))
        self.installing = Installing(
            keys,
            scopes,
            back=f"{settings.public}{REDIRECT}",
            page=f"{settings.api.removesuffix(_API)}{_PAGE}",
            database=database,
            clock=clock,
            secrets=sealing,
            clients=clients,
            router=router,
        )
        self.tokens = StoredTokens(database, clock, sealing, keys, asks, self.installing.over)
        self.installing.tokens = self.tokens
        self.pages = Pages(self.installing)

    async def start(self, app: AsyncApp, seconds: float) -> None:
        """Slack asks us; what is known of who is staff where is told beside everything else."""
        self._learning = asyncio.create_task(self._learn(), name="slack workspaces")

    async def went(self, team: str, at: datetime) -> None:
        """Homeroom was removed from a workspace: nothing more is done there."""
        await self.installing.over(team, at + _CLOCKS_APART)

    async def stop(self) -> None:
        """Looks no further."""
        if self._learning is not None:
            self._learning.cancel()
            await asyncio.wait([self._learning])

    async def close(self) -> None:
        """Waits for what must be stored."""
        await self.tokens.close()

    async def _learn(self) -> None:
        """All of them, however often the database is away meanwhile."""
        pauses, told = Pauses(), set[str]()
        while not await self._told(told):
            await pauses.rest()

    async def _told(self, told: set[str]) -> bool:
        """Tells of each workspace that was not told of yet, and of those that Homeroom left while nobody told it on;
        whether that is all."""
        is_all = True
        try:
            known = await self._router.spaces(PLATFORM)  # before the other: who comes meanwhile is in both
            there = {each.space_id: each.name for each in await self._database.read(installed)}
        except StorageProblem as problem:
            log.error("storage", code=problem.code)
            return False
        for space_id in sorted({*known, *there} - told):
            try:
                if space_id in there:
                    await self._known(Space(space_id, there[space_id]))
                else:
                    await self._router.went(space_id)
            except StorageProblem as problem:
                log.error("storage", code=problem.code)
                is_all = False
                continue
            except Exception as fault:  # ours: the next time it would be the same
                log.error("slack.workspace", **where_it_was(fault))
            told.add(space_id)
        return is_all


def _secrets(settings: SlackSettings) -> Secrets:
    try:
        return Secrets.parse(secret_of(settings, "key"))
    except BadKey:
        raise CannotStart("slack-key") from None
