"""slack_sdk's client as Homeroom uses it: each request takes its turn, nothing is sent twice, tokens are current."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.pace import Pace
from adapters.slack.refused import UNKNOWN_TOKEN, code_of, told
from bot.platform import Later

API: Final = "https://slack.com/api/"
ANSWERED_WITHIN: Final = 30.0
"""Seconds for a request; slack_sdk's own figure."""
_CONNECTED_WITHIN: Final = 10.0
_ASKED_AGAIN: Final = 60.0
"""Seconds to wait where Slack refuses for being asked too often, and does not say for how long."""
_log = logging.getLogger("slack_sdk.homeroom")
_log.setLevel(logging.WARNING)  # at DEBUG it writes down what is sent, and builds these lines to throw them away


class Tokens(Protocol):
    """Where the tokens of workspaces come from."""

    async def token(self, team: str) -> str:
        """The workspace's token, good for a while still. Raises :class:`~bot.platform.Later` where there is none."""

    async def unknown(self, team: str, token: str, code: str) -> bool:
        """Slack says that it does not know this token. Returns whether there is another one to try."""


class Client(AsyncWebClient):
    """Asks Slack in the name of one workspace; of none at all where ``team`` is empty.

    Raises :class:`~bot.platform.Later` for what was surely not done and may be later: Slack refused for being asked too
    often, or cannot be reached. All other refusals are slack_sdk's, for :mod:`adapters.slack.refused`.
    """

    def __init__(
        self, team: str, pace: Pace, session: aiohttp.ClientSession, tokens: Tokens | None = None, api: str = API
    ) -> None:
        super().__init__(base_url=api, session=session, logger=_log, retry_handlers=[])  # a retry would post twice
        self.proxy = None  # the session looks itself, and knows for which addresses there is none
        self.team = team
        self._pace = pace
        self._tokens = tokens

    async def api_call(self, api_method: str, **given: Any) -> AsyncSlackResponse:
        """As slack_sdk's, with the token that is good now."""
        if self._tokens is None:
            return await super().api_call(api_method, **given)
        token = await self._tokens.token(self.team)
        try:
            return await self._call(token, api_method, given)
        except SlackApiError as refusal:
            code = code_of(refusal)
            if code not in UNKNOWN_TOKEN or not await self._tokens.unknown(self.team, token, code):
                raise
        return await self._call(await self._tokens.token(self.team), api_method, given)

    async def _call(self, token: str, api_method: str, given: dict[str, Any]) -> AsyncSlackResponse:
        self.token = token  # read before anything is waited for
        return await super().api_call(api_method, **given)

    async def _request(self, *, http_verb: str, api_url: str, req_args: dict[str, Any]) -> dict[str, Any]:
        """Every request goes through here, also those for further pages."""
        method = urlsplit(api_url).path.rpartition("/")[2]
        if self.session is None or self.session.closed:  # slack_sdk would open another
            raise Later
        async with self._pace.turn(self.team, method, _channel(req_args)):
            with told(method):
                answer = await super()._request(http_verb=http_verb, api_url=api_url, req_args=req_args)
            if answer["status_code"] == 429:
                seconds = _retry_after(answer["headers"])
                self._pace.refused(self.team, method, seconds)
                raise Later(seconds)
            return answer


class Clients:
    """The clients of all workspaces, over one session. Made in a running loop; ``close`` ends it."""

    def __init__(self, pace: Pace, api: str = API) -> None:
        self.pace = pace
        self._api = api
        self._clients: dict[str, Client] = {}
        timeout = aiohttp.ClientTimeout(total=ANSWERED_WITHIN, connect=_CONNECTED_WITHIN)
        self.session = aiohttp.ClientSession(timeout=timeout, trust_env=True)

    def of(self, team: str, tokens: Tokens | None) -> Client:
        """The client of a workspace, the same one ever after. ``tokens``: where its token comes from; ``None`` for what
        needs none."""
        found = self._clients.get(team)
        if found is None:
            found = self._clients[team] = Client(team, self.pace, self.session, tokens, self._api)
        return found

    def apart(self, tokens: Tokens) -> Client:
        """A client for a token of which nobody knows yet whose it is."""
        return Client("", self.pace, self.session, tokens, self._api)

    def forget(self, team: str) -> None:
        """Homeroom is in this workspace no longer."""
        self._clients.pop(team, None)

    async def close(self) -> None:
        """Ends what is under way."""
        await self.session.close()
        await asyncio.sleep(0)  # connections close in the loop's next round


def _channel(request: dict[str, Any]) -> str | None:
    """The channel that a request is about."""
    for part in ("json", "data", "params"):
        given = request.get(part)
        if isinstance(given, dict) and isinstance(channel := given.get("channel"), str):
            return channel
    return None


def _retry_after(headers: Any) -> float:
    with suppress(KeyError, ValueError):
        return max(float(headers["Retry-After"]), 0.0)
    return _ASKED_AGAIN
