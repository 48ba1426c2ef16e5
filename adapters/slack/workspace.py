"""What all parts of one workspace share: its client, who we are there, and the little that is kept in memory."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, Protocol

import structlog

from adapters.slack.client import Client, Clients
from adapters.slack.client import Tokens as AsksTokens
from adapters.slack.handing import Handing
from adapters.slack.kept import Kept
from adapters.slack.pace import PATIENCE, Pace
from adapters.slack.places import team_of
from adapters.slack.refused import Refusals, Unauthorized, reading
from adapters.slack.tokens import Held
from adapters.slack.wording import Wording, people_of
from adapters.slack.words import Where
from bot.card import Card
from bot.core import Core
from bot.platform import Message, NotYet
from bot.recent import Recent
from storage.database import Database
from storage.slack_installed import Installation

_AUTHORS_KNOWN: Final = 7 * 24 * 3600.0
"""Seconds for which it is known whose a message was."""
_HOUR: Final = 3600.0
_MINUTE: Final = 60.0
_MESSAGES, _NAMES, _FEW = 2_000, 5_000, 500
"""How many messages, names of people, and other things are remembered of each workspace."""
_TRIES_AGAIN: Final = 60.0
"""Seconds between two attempts while Slack does not know the token, or there is none."""
log = structlog.get_logger()


class Workspace:
    """Homeroom in one workspace. Nothing of what is in memory here outlives the process.

    ``names`` are people's by their ids. ``authors`` are whose a message was, by conversation and ``ts``: a person's id
    where it is known, and whether it was ours. ``gone`` are messages that were taken away, ``unwrote`` those that
    people deleted of their own, ``deleted`` channels that were; ``sent`` is what was sent with a nonce. ``pictures``
    are the ids of files, by what is in them. ``taken`` are names that channels have; ``inside`` is who is in a channel,
    as soon as Slack told. ``handing`` are files on their way to people.
    """

    def __init__(
        self,
        installation: Installation,
        client: Client,
        pace: Pace,
        refusals: Refusals,
        kept: Kept,
        wording: Wording,
    ) -> None:
        self.installation = installation
        self.space_id = installation.space_id
        self.team = team_of(installation.space_id)
        self.url = installation.url
        self.us = installation.bot_user_id
        self.bot_id = installation.bot_id
        self.scopes = frozenset(installation.scopes)
        self.client = client
        self.pace = pace
        self.refusals = refusals
        self.kept = kept
        self.wording = wording
        self.names: Recent[str, str] = Recent(_HOUR, _NAMES)
        self.authors: Recent[tuple[str, str], tuple[str | None, bool]] = Recent(_AUTHORS_KNOWN, _MESSAGES)
        self.gone: Recent[tuple[str, str], bool] = Recent(_AUTHORS_KNOWN, _MESSAGES)
        self.unwrote: Recent[tuple[str, str], bool] = Recent(_AUTHORS_KNOWN, _MESSAGES)
        self.deleted: Recent[str, bool] = Recent(_AUTHORS_KNOWN, _FEW)
        self.sent: Recent[str, Message] = Recent(_HOUR, _MESSAGES)
        self.pictures: Recent[bytes, str] = Recent(_HOUR, _FEW)
        self.taken: Recent[str, bool] = Recent(_HOUR, _MESSAGES)
        self.inside: Recent[str, asyncio.Task[frozenset[str]]] = Recent(_MINUTE, _FEW)
        self.handing = Handing()
        self.listing: set[asyncio.Task[frozenset[str]]] = set()
        self._closed_until: float | None = None

    async def where(self, card: Card, language: str) -> Where:
        """What is known of the places and people that a card names. No name is asked for: who reads the card sees
        them, and a notification goes without those that nobody lately had to know."""
        names = {each: name for each in people_of(card) if (name := self.names.get(each))}
        return await self.wording.where(card, language, names)

    def moved(self) -> None:
        """People came into channels or left them, or channels changed."""
        self.inside = Recent(_MINUTE, _FEW)

    def stop(self) -> None:
        """Nobody waits for anything here any more."""
        for task in self.listing:
            task.cancel()

    def until(self, method: str, channel: str | None = None) -> float:
        """Seconds until this may be asked, about; 0 for at once. Who asks when they are over of a token that Slack does
        not know tries it, and all others wait for what it comes to."""
        if self._closed_until is not None:
            now = asyncio.get_running_loop().time()
            if now < self._closed_until:
                return self._closed_until - now
            self._closed_until = now + _TRIES_AGAIN
        return self.pace.until(self.team, method, channel)

    def in_turn(self, method: str) -> None:
        """Raises :class:`~bot.platform.NotYet` for what would have to wait long for its turn. To be called before
        anything else is asked."""
        if (seconds := self.pace.until(self.team, method)) > PATIENCE:
            raise NotYet(seconds)

    @contextmanager
    def asking(self, channel: str, method: str, *, alone: bool = False) -> Iterator[None]:
        """As :meth:`adapters.slack.refused.Refusals.asking`, of this workspace."""
        with self._known(), self.refusals.asking(self.team, channel, method, alone=alone):
            yield

    @contextmanager
    def reading(self, method: str) -> Iterator[None]:
        """As :func:`adapters.slack.refused.reading`, of this workspace."""
        with self._known(), reading(method):
            yield

    @contextmanager
    def _known(self) -> Iterator[None]:
        """Notes whether Slack knows the token within."""
        try:
            yield
        except Unauthorized:
            if self._closed_until is None:
                log.error("slack.unauthorized", space=self.space_id)
            self._closed_until = asyncio.get_running_loop().time() + _TRIES_AGAIN
            raise
        self._closed_until = None


class Tokens(AsksTokens, Protocol):
    """Where workspaces' tokens come from, and in which of them Homeroom is installed."""

    async def held(self, team: str) -> Held | None:
        """The workspace's installation; ``None`` where Homeroom is not installed, or its token is of no use."""


class Workspaces:
    """All workspaces in which Homeroom is installed, each with what is known of it. ``spoken`` says our own words with
    each command as it is called on Slack."""

    def __init__(
        self,
        database: Database,
        core: Core,
        clients: Clients,
        tokens: Tokens,
        refusals: Refusals,
        spoken: Callable[[str], str],
    ) -> None:
        self.refusals = refusals
        self._database = database
        self._core = core
        self._clients = clients
        self._tokens = tokens
        self._spoken = spoken
        self._known: dict[str, Workspace] = {}

    async def of(self, space_id: str) -> Workspace:
        """The workspace of a space, the same one as long as nobody installs Homeroom there again.

        Raises :class:`~adapters.slack.refused.Unauthorized` where it is not installed, or no longer.
        """
        held = await self._tokens.held(team_of(space_id))
        if held is None:
            self.forget(space_id)
            raise Unauthorized(_TRIES_AGAIN)
        known = self._known.get(space_id)
        if known is None or _who(known.installation) != _who(held.installation):
            known = self._known[space_id] = self._made(held.installation)
        return known

    def known(self, space_id: str) -> Workspace | None:
        """The workspace of a space, as far as anybody asked for it."""
        return self._known.get(space_id)

    def forget(self, space_id: str) -> None:
        """Somebody removed Homeroom there, or installed it again."""
        if (known := self._known.pop(space_id, None)) is not None:
            known.stop()
        self.refusals.changed(team_of(space_id))

    def stop(self) -> None:
        """Nothing is asked any more."""
        for known in self._known.values():
            known.stop()

    def _made(self, installation: Installation) -> Workspace:
        space_id = installation.space_id
        client = self._clients.of(team_of(space_id), self._tokens)
        kept = Kept(self._database, self._core, space_id)
        wording = Wording(self._spoken, self._database, installation.url, self._core.clock.now)
        return Workspace(installation, client, self._clients.pace, self.refusals, kept, wording)


def _who(installation: Installation) -> tuple[object, ...]:
    """What of an installation its workspace is made with: not its tokens, which change by themselves."""
    return installation.bot_user_id, installation.bot_id, installation.url, installation.scopes
