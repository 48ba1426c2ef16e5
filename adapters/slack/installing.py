"""How Homeroom comes into workspaces and goes: by OAuth into many, by one token into one; and who it is in each."""

from __future__ import annotations

import hashlib
import secrets as chance
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final, Protocol
from urllib.parse import quote

import structlog
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth import AuthorizeUrlGenerator

from adapters.slack.client import Client, Clients
from adapters.slack.people import person_of
from adapters.slack.places import space_of, team_of
from adapters.slack.refused import UNKNOWN_TOKEN, Unauthorized, code_of, reading
from adapters.slack.secret import Secrets
from adapters.slack.tokens import AppKeys, Held
from bot.clock import Clock
from bot.people import Space
from bot.platform import CannotStart, PlatformError
from bot.recent import Recent
from storage.database import Database, Tx
from storage.slack_installed import Installation, Installations, OAuthStates

_STATE_BYTES: Final = 32
_NOBODY: Final = ""
_TRIES_AGAIN: Final = 60.0
log = structlog.get_logger()


class NotInstalled(Exception):
    """Homeroom did not come into the workspace. ``why`` is ``state`` (too late, used before, or not of ours),
    ``cancelled``, ``workspace`` (a whole organization was meant), or ``refused``: Slack did not take what it gave."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Router(Protocol):
    """What is told on: :class:`bot.router.Router`."""

    async def came(self, space: Space) -> None: ...

    async def went(self, space_id: str) -> None: ...

    async def spaces(self, platform: str) -> Sequence[str]: ...


class Tokens(Protocol):
    """What holds the installations: :class:`~adapters.slack.tokens.StoredTokens`, or :class:`OneToken`."""

    async def held(self, team: str) -> Held | None: ...

    def is_closed(self, team: str) -> bool: ...

    async def token(self, team: str) -> str: ...

    async def unknown(self, team: str, token: str, code: str) -> bool: ...

    def forget(self, team: str) -> None: ...


class Installing:
    """OAuth: who wants Homeroom in their workspace is sent to Slack, and comes back with a code for its token.

    ``scopes`` are those of the manifest; ``back`` is where Slack sends people; ``page`` where they say yes.
    """

    def __init__(
        self,
        keys: AppKeys,
        scopes: Sequence[str],
        *,
        back: str,
        page: str,
        database: Database,
        clock: Clock,
        secrets: Secrets,
        clients: Clients,
        router: Router,
    ) -> None:
        self._keys = keys
        self._back = back
        self._urls = AuthorizeUrlGenerator(
            client_id=quote(keys.client_id),
            redirect_uri=quote(back, safe=""),
            scopes=[quote(each) for each in scopes],
            authorization_url=page,
        )
        self._database = database
        self._clock = clock
        self._secrets = secrets
        self._clients = clients
        self._router = router
        self.tokens: Tokens | None = None

    async def begin(self) -> str:
        """A state for somebody who wants to install Homeroom; it is good once, for ten minutes."""
        state, now = chance.token_urlsafe(_STATE_BYTES), self._clock.real()
        await self._database.write(None, lambda tx: OAuthStates(tx).begin(_hash(state), now))
        return state

    def address(self, state: str, team: str | None = None) -> str:
        """Slack's page on which they say yes, for this workspace if it is told."""
        return self._urls.generate(quote(state), team and quote(team))

    async def exchanged(self, code: str, state: str) -> Installation:
        """Somebody came back: Homeroom is in their workspace from now on.

        Raises :class:`NotInstalled`, and :class:`~bot.platform.Later` where Slack cannot be asked now.
        """
        now = self._clock.real()
        if not await self._database.write(None, lambda tx: OAuthStates(tx).use(_hash(state), now)):
            raise NotInstalled("state")
        if not code:
            raise NotInstalled("cancelled")
        held = await self._asked(code)
        space_id, team = held.installation.space_id, team_of(held.installation.space_id)
        installation = replace(held.installation, sealed=held.sealed(self._secrets, team))
        manages = await self._manages(held)

        def note(tx: Tx) -> Installation | None:
            Installations(tx, space_id).note(installation, manages=manages)
            return Installations(tx, space_id).get()

        noted = await self._database.write(space_id, note)
        self._forget(team)
        await self._router.came(Space(space_id, installation.name))
        log.info("slack.installed")
        return noted or installation

    async def over(self, team: str, before: datetime | None = None) -> None:
        """The app was uninstalled, or its tokens were revoked: they go, and nothing is done there any more; also where
        that is known, for who knew it may have ended before it was told on.

        Where it was installed after ``before``, nothing happens.
        """
        now, space_id = self._clock.real(), space_of(team)

        def revoke(tx: Tx) -> bool:
            Installations(tx, space_id).revoke(now, before)
            found = Installations(tx, space_id).get()
            return found is not None and found.revoked_at is not None

        is_over = await self._database.write(space_id, revoke)
        self._forget(team)
        if is_over:
            await self._router.went(space_id)

    async def _manages(self, held: Held) -> bool:
        """Whether who installed it looks after the workspace; asked only where somebody else did before."""
        space_id, installer = held.installation.space_id, held.installation.installer
        before = await self._database.read(lambda tx: Installations(tx, space_id).get())
        if installer is None or before is None or before.installer == installer:
            return False
        try:
            with reading("users.info"):
                found = await self._clients.apart(_Given(held.token)).users_info(user=installer)
        except PlatformError as refusal:  # then they are what they were
            log.warning("slack.installer", type=type(refusal).__name__)
            return False
        return person_of(team_of(space_id), found["user"]).manages

    def _forget(self, team: str) -> None:
        self._clients.forget(team)
        if self.tokens is not None:
            self.tokens.forget(team)

    async def _asked(self, code: str) -> Held:
        """The tokens for a code, and who they are."""
        asks, now = self._clients.of(_NOBODY, None), self._clock.real()
        with reading("oauth.v2.access"):
            try:
                given = await asks.oauth_v2_access(
                    client_id=self._keys.client_id,
                    client_secret=self._keys.client_secret,
                    code=code,
                    redirect_uri=self._back,
                )
            except SlackApiError as refusal:
                log.warning("slack.not_installed", code=code_of(refusal))
                raise NotInstalled("refused") from None
        team, token = given["team"], given["access_token"]
        if not team or not token:
            raise NotInstalled("workspace")
        who = await _who(self._clients, token)
        lasts = given["expires_in"]
        installation = Installation(
            space_id=space_of(team["id"]),
            app_id=given["app_id"],
            bot_user_id=given["bot_user_id"],
            bot_id=who["bot_id"],
            name=team["name"],
            url=who["url"],
            scopes=_scopes(given["scope"]),
            installed_at=now,
            enterprise_id=(given["enterprise"] or {}).get("id"),
            installer=given["authed_user"]["id"],
            expires_at=now + timedelta(seconds=lasts) if lasts else None,
        )
        return Held(installation, token, given["refresh_token"])


class OneToken:
    """The token of the one workspace of Socket Mode; what its client asks for it. ``reads`` gives it as it is now: who
    makes it anew may put the new one where the old one was."""

    def __init__(self, reads: Callable[[], str], clients: Clients, clock: Clock) -> None:
        self._reads = reads
        self._clients = clients
        self._clock = clock
        self._held: Held | None = None
        self._unknown: Recent[str, bool] = Recent(_TRIES_AGAIN)

    def is_closed(self, team: str) -> bool:
        """Nothing of it is stored, so nothing has to be opened."""
        return False

    async def begin(self) -> Installation:
        """Asks Slack once who the token is.

        Raises :class:`~bot.platform.CannotStart` where it does not know it, and :class:`~bot.platform.Later`.
        """
        token = self._reads()
        try:
            who = await _who(self._clients, token)
        except Unauthorized:
            raise CannotStart("slack-token") from None
        installation = Installation(
            space_id=space_of(who["team_id"]),
            app_id="",
            bot_user_id=who["user_id"],
            bot_id=who["bot_id"] or "",
            name=who["team"],
            url=who["url"],
            scopes=_scopes(who["scopes"]),
            installed_at=self._clock.real(),
            enterprise_id=who["enterprise_id"],
        )
        self._held = Held(installation, token)
        return installation

    @property
    def team(self) -> str | None:
        """Its workspace, once that was asked."""
        return None if self._held is None else team_of(self._held.installation.space_id)

    async def is_known(self, team: str) -> bool:
        """Whether Slack knows the token, as it is read now, as one of this workspace; then it is used.

        Raises :class:`~bot.platform.Later`.
        """
        token = self._reads()
        try:
            who = await _who(self._clients, token)
        except Unauthorized:
            return False
        held = await self.held(team)
        if held is None or who["team_id"] != team:
            return False
        self._held = replace(held, token=token)
        self.forget(team)
        return True

    async def held(self, team: str) -> Held | None:
        """The installation, where this is its workspace."""
        return self._held if self.team == team else None

    async def token(self, team: str) -> str:
        """As :class:`~adapters.slack.client.Tokens` says."""
        held = await self.held(team)
        if held is None or self._unknown.get(held.token):
            raise Unauthorized(_TRIES_AGAIN)
        return held.token

    async def unknown(self, team: str, token: str, code: str) -> bool:
        """As :class:`~adapters.slack.client.Tokens` says."""
        held, now = await self.held(team), self._reads()
        if held is not None and now != token:
            self._held = replace(held, token=now)
            return True
        log.error("slack.unauthorized", code=code)
        self._unknown.note(token, True)
        return False

    def forget(self, team: str) -> None:
        """It may be tried again."""
        self._unknown = Recent(_TRIES_AGAIN)


class Authorize(AsyncAuthorize):
    """Who Homeroom is where an event comes from, for Bolt: from what is known, with no request to Slack.

    Where it is not installed, nothing that comes is heard. ``closed`` is what people read where it is, and our key does
    not open what is stored of that.
    """

    def __init__(self, tokens: Tokens, closed: str = "") -> None:
        self._tokens = tokens
        self._closed = closed

    async def __call__(
        self, *, context: Any, enterprise_id: str | None, team_id: str | None, user_id: str | None, **actor: Any
    ) -> AuthorizeResult | None:
        held = await self._tokens.held(team_id) if team_id else None
        if held is None:
            if team_id and self._tokens.is_closed(team_id):
                context["respond"] = partial(_instead, context.respond, self._closed)
            return None
        there = held.installation
        return AuthorizeResult(
            enterprise_id=there.enterprise_id,
            team_id=team_of(there.space_id),
            team=there.name,
            url=there.url,
            bot_user_id=there.bot_user_id,
            bot_id=there.bot_id,
            bot_token=held.token,
            bot_scopes=there.scopes,
            user_id=user_id,
        )


async def _instead(respond: Callable[[str], Awaitable[Any]], closed: str, _: str) -> Any:
    """Bolt has one sentence for all the reasons why nothing is heard."""
    return await respond(closed)


class _Given:
    """A token that is not known yet."""

    def __init__(self, token: str) -> None:
        self._token = token

    async def token(self, team: str) -> str:
        return self._token

    async def unknown(self, team: str, token: str, code: str) -> bool:
        return False


async def _who(clients: Clients, token: str) -> dict[str, Any]:
    """What ``auth.test`` says of a token, and ``scopes`` as one text.

    Raises :class:`~adapters.slack.refused.Unauthorized` and :class:`~bot.platform.Later`.
    """
    client: Client = clients.apart(_Given(token))
    with reading("auth.test"):
        try:
            answer = await client.auth_test()
        except SlackApiError as refusal:
            if code_of(refusal) in UNKNOWN_TOKEN:
                raise Unauthorized(_TRIES_AGAIN) from None
            raise
    said = {name: answer.get(name) for name in ("team_id", "team", "url", "user_id", "bot_id", "enterprise_id")}
    return said | {"scopes": answer.headers.get("x-oauth-scopes", "")}


def _scopes(given: str | None) -> tuple[str, ...]:
    return tuple(sorted(each.strip() for each in (given or "").split(",") if each.strip()))


def _hash(state: str) -> str:
    return hashlib.sha256(state.encode()).hexdigest()
