"""The token of each workspace: opened once, renewed before it ends, and forgotten as soon as somebody revokes it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import field, replace
from datetime import datetime, timedelta
from typing import Final

import structlog
from slack_sdk.errors import SlackApiError

from adapters.slack.client import Client
from adapters.slack.places import space_of
from adapters.slack.refused import ENDED, Unauthorized, code_of, reading
from adapters.slack.secret import CannotOpen, Secrets
from adapters.slack.socket import Pauses
from bot.clock import Clock
from bot.platform import Later
from bot.recent import Recent
from bot.records import dataclass
from storage.database import Database, Tx
from storage.problems import StorageProblem
from storage.slack_installed import Installation, Installations

RENEWED_BEFORE: Final = timedelta(hours=2)
"""A token lives for twelve hours. So long before its end a new one is asked for, beside everything else."""
_RENEWING: Final = timedelta(seconds=60)
"""Longer than it takes to ask: by then the process that asked has ended."""
_OTHER_RENEWS: Final = 2.0
_TRIES_AGAIN: Final = 60.0
"""Seconds between two attempts while Slack does not know a token, or gives no new one."""
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Held:
    """An installation with its tokens as they are sent. ``refresh`` renews them, where they end."""

    installation: Installation
    token: str = field(repr=False)
    refresh: str | None = field(default=None, repr=False)

    def sealed(self, secrets: Secrets, team: str) -> str:
        """The tokens as they are stored."""
        return secrets.seal(team, json.dumps({"token": self.token, "refresh": self.refresh}))


@dataclass(frozen=True, slots=True)
class Renewal:
    """New tokens, as Slack gave them. ``lasts`` is in seconds."""

    token: str = field(repr=False)
    refresh: str | None = field(repr=False)
    lasts: int | None


class AppKeys:
    """What the app is to Slack: its id, and the secret that proves it."""

    __slots__ = ("client_id", "client_secret")

    def __init__(self, client_id: str, client_secret: str) -> None:
        self.client_id = client_id
        self.client_secret = client_secret

    async def renewed(self, client: Client, refresh: str) -> Renewal:
        """New tokens for this one, which is worth nothing afterwards. Raises what slack_sdk raises."""
        answer = await client.oauth_v2_access(
            client_id=self.client_id,
            client_secret=self.client_secret,
            grant_type="refresh_token",
            refresh_token=refresh,
        )
        return Renewal(answer["access_token"], answer["refresh_token"], answer["expires_in"])


class _Elsewhere(Later):
    """Another process is at it."""


class StoredTokens:
    """The tokens of all workspaces that installed Homeroom by OAuth; what the clients ask for theirs.

    Each is read once, and then known. ``asks`` is a client that needs no token. ``over`` is told when Slack says that
    an installation is no more: one of this moment, or from before it.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        secrets: Secrets,
        keys: AppKeys,
        asks: Client,
        over: Callable[[str, datetime], Awaitable[None]],
    ) -> None:
        self._database = database
        self._clock = clock
        self._secrets = secrets
        self._keys = keys
        self._asks = asks
        self._over = over
        self._held: dict[str, Held] = {}
        self._forgotten = 0
        self._renewing: dict[str, asyncio.Task[Held]] = {}
        self._unstored: dict[str, Held] = {}
        self._storing: set[asyncio.Task[None]] = set()
        self._closed: Recent[str, bool] = Recent(_TRIES_AGAIN)
        self._in_vain: Recent[str, bool] = Recent(_TRIES_AGAIN)
        self._unknown: Recent[str, str] = Recent(_TRIES_AGAIN)

    async def held(self, team: str) -> Held | None:
        """The workspace's installation; ``None`` where Homeroom is not installed, or its token cannot be opened."""
        if self._closed.get(team):
            return None
        return self._held.get(team) or await self._read(team)

    def is_closed(self, team: str) -> bool:
        """Whether Homeroom is installed there, and our key opens none of its tokens."""
        return bool(self._closed.get(team))

    def forget(self, team: str) -> None:
        """What is known of a workspace may be otherwise now."""
        self._held.pop(team, None)
        self._forgotten += 1
        self._closed.forget(team)
        self._unknown.forget(team)
        self._in_vain.forget(team)

    async def token(self, team: str) -> str:
        """As :class:`~adapters.slack.client.Tokens` says. Only one that has ended already is waited for."""
        held = await self.held(team)
        if held is None or self._unknown.get(team) == held.token:
            raise Unauthorized(_TRIES_AGAIN)
        left = self._left(held)
        if left is None or left > RENEWED_BEFORE:
            return held.token
        if left > timedelta(0):
            if not self._in_vain.get(team):
                self._renew(team)
            return held.token
        if self._in_vain.get(team):
            raise Unauthorized(_TRIES_AGAIN)
        return (await asyncio.shield(self._renew(team))).token

    async def unknown(self, team: str, token: str, code: str) -> bool:
        """As :class:`~adapters.slack.client.Tokens` says. Another process may have renewed or revoked it."""
        held = await self._read(team)
        if held is None:
            return False
        if held.token != token:
            return True
        if code in ENDED:
            await self._over(team, held.installation.installed_at)
            return False
        log.error("slack.unauthorized", code=code)
        if held.refresh is not None and not self._in_vain.get(team):
            await asyncio.shield(self._renew(team, known_bad=token))
            return True
        self._unknown.note(team, token)
        return False

    async def close(self) -> None:
        """Waits for what is being renewed: tokens that nobody stored would be lost."""
        if self._renewing:
            await asyncio.wait([*self._renewing.values()])
        if self._storing:
            for task in self._storing:
                task.cancel()
            await asyncio.wait([*self._storing])
        for team, held in [*self._unstored.items()]:
            try:
                await self._write(team, held)
            except StorageProblem as problem:
                log.error("slack.tokens_lost", code=problem.code)
            except Unauthorized:
                log.info("slack.tokens_over")

    def _left(self, held: Held) -> timedelta | None:
        ends = held.installation.expires_at
        return None if ends is None else ends - self._clock.real()

    async def _read(self, team: str) -> Held | None:
        self._held.pop(team, None)
        space_id, forgotten = space_of(team), self._forgotten
        found = await self._database.read(lambda tx: Installations(tx, space_id).get())
        if found is None or found.sealed is None:
            return None
        kept = self._unstored.get(team)
        if kept is not None and kept.installation.installed_at == found.installed_at:
            self._held[team] = kept
            return kept
        try:
            tokens = json.loads(self._secrets.open(team, found.sealed))
        except CannotOpen as cannot:
            log.error("slack.sealed", what="other key" if cannot.is_other_key else "changed")
            self._closed.note(team, True)
            return None
        held = Held(found, tokens["token"], tokens["refresh"])
        if self._forgotten == forgotten:  # else it may be of before what was told meanwhile
            self._held[team] = held
        if not self._secrets.is_current(found.sealed):
            await self._seal_again(team, found.sealed, held)
        return held

    async def _seal_again(self, team: str, before: str, held: Held) -> None:
        """With the key that seals now, so that the old one can go."""
        sealed, space_id = held.sealed(self._secrets, team), space_of(team)
        await self._database.write(space_id, lambda tx: Installations(tx, space_id).sealed_again(before, sealed))

    def _renew(self, team: str, known_bad: str = "") -> asyncio.Task[Held]:
        """A task of its own: who waits for it may lose patience, and it must still store what it gets."""
        found = self._renewing.get(team)
        if found is None:
            found = self._renewing[team] = asyncio.create_task(self._renewed(team, known_bad), name="slack token")
            found.add_done_callback(lambda task: self._ended(team, task))
        return found

    def _ended(self, team: str, task: asyncio.Task[Held]) -> None:
        self._renewing.pop(team, None)
        if not task.cancelled() and (fault := task.exception()) is not None:
            if not isinstance(fault, _Elsewhere):
                self._in_vain.note(team, True)
            log.warning("slack.renewing", type=type(fault).__name__)

    async def _renewed(self, team: str, known_bad: str) -> Held:
        """Raises :class:`~bot.platform.Later` where there are no new tokens now, whatever the reason."""
        held, real, space_id = await self._read(team), self._clock.real(), space_of(team)
        if held is None or held.refresh is None:
            raise Unauthorized(_TRIES_AGAIN)
        left = self._left(held)
        if held.token != known_bad and (left is None or left > RENEWED_BEFORE):  # another process was first
            return held
        begin = _begin(space_id, real)
        if not await self._database.write(space_id, begin):
            raise _Elsewhere(_OTHER_RENEWS)
        try:
            given = await self._ask(held.refresh)
        except Exception:
            await self._database.write(space_id, lambda tx: Installations(tx, space_id).not_renewed())
            raise
        return await self._store(team, held, given, real)

    async def _ask(self, refresh: str) -> Renewal:
        with reading("oauth.v2.access"):
            try:
                return await self._keys.renewed(self._asks, refresh)
            except SlackApiError as refusal:
                if not (code := code_of(refusal)).startswith(("invalid_", "bad_")) and code not in ENDED:
                    raise
                log.error("slack.not_renewed", code=code)
                raise Unauthorized(_TRIES_AGAIN) from None

    async def _store(self, team: str, held: Held, given: Renewal, real: datetime) -> Held:
        """Before anybody uses them; where the database is away, as soon as it is back, for Slack gives them once."""
        ends = None if given.lasts is None else real + timedelta(seconds=given.lasts)
        after = Held(replace(held.installation, expires_at=ends), given.token, given.refresh or held.refresh)
        self._unstored[team] = after
        try:
            await self._write(team, after)
        except StorageProblem as problem:
            log.error("storage", code=problem.code)
            self._held[team] = after
            task = asyncio.create_task(self._until_stored(team, after), name="slack token")
            self._storing.add(task)
            task.add_done_callback(self._storing.discard)
            return after
        found = await self._read(team)
        if found is None:
            raise Unauthorized(_TRIES_AGAIN)
        return found

    async def _until_stored(self, team: str, held: Held) -> None:
        pauses = Pauses()
        while self._unstored.get(team) is held:
            await pauses.rest()
            try:
                await self._write(team, held)
            except StorageProblem as problem:
                log.error("storage", code=problem.code)
            except Unauthorized:
                log.info("slack.tokens_over")

    async def _write(self, team: str, held: Held) -> None:
        """Raises :class:`~adapters.slack.refused.Unauthorized` where their installation is over, or was made anew."""
        sealed, space_id, of = held.sealed(self._secrets, team), space_of(team), held.installation
        stored = await self._database.write(
            space_id, lambda tx: Installations(tx, space_id).renewed(sealed, of.expires_at, of.installed_at)
        )
        if self._unstored.get(team) is held:
            del self._unstored[team]
        if not stored:
            self.forget(team)
            raise Unauthorized(_TRIES_AGAIN)


def _begin(space_id: str, real: datetime) -> Callable[[Tx], bool]:
    return lambda tx: Installations(tx, space_id).begin_renewing(real, real + _RENEWING)
