"""The Web API of a local Slack: who calls what, whether they may, what comes of it, and where a test steps in."""

from __future__ import annotations

import asyncio
import base64
import json
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from aiohttp import web

from tests.wire.slack.checking import Misfits
from tests.wire.slack.interactions import Interactions
from tests.wire.slack.limits import Limits
from tests.wire.slack.oauth import Oauth
from tests.wire.slack.refused import ApiError, misfit, missing_scope
from tests.wire.slack.socket import Sockets
from tests.wire.slack.things import App, Data, Install, Token
from tests.wire.slack.world import World

PREFIX: Final = "/api"
LARGEST: Final = 64 * 1024 * 1024
KEPT: Final = frozenset(
    (
        *(
            "channel",
            "channels",
            "channel_id",
            "user",
            "users",
            "user_id",
            "usergroup",
            "ts",
            "thread_ts",
            "message_ts",
        ),
        *("timestamp", "latest", "oldest", "inclusive", "cursor", "limit", "types", "include_all_metadata", "metadata"),
        *("is_private", "name", "trigger_id", "view_id", "external_id", "hash", "file", "filename", "grant_type"),
        *("force", "return_im", "prevent_creation", "exclude_archived", "include_locale", "include_users"),
    )
)
"""The arguments that the record keeps: where and whom it was about, nothing of what people read."""


class Lost(Exception):
    """A hook raises it: the connection breaks here, and the app never hears what came of its call."""


@dataclass
class Asked:
    """A call that came: of which app in which workspace, with :data:`KEPT` of its arguments; its status and its error
    (empty: it went well) when it was answered."""

    method: str
    app_id: str = ""
    team_id: str = ""
    given: Data = field(default_factory=dict)
    status: int = 0
    error: str = ""


@dataclass(frozen=True)
class Method:
    """One thing that can be asked. ``scopes``: the token needs one of them; ``tier`` 0 is a special limit.
    ``app_level``: it goes by an app's own token; ``free``: by no token."""

    name: str
    handler: Callable[[Any], Any]
    tier: int
    scopes: tuple[str, ...] = ()
    app_level: bool = False
    free: bool = False


class Methods:
    """The methods of one subject."""

    def __init__(self) -> None:
        self.all: list[Method] = []

    def __call__(
        self, name: str, tier: int, scopes: tuple[str, ...] = (), *, app_level: bool = False, free: bool = False
    ) -> Callable[[Handler], Handler]:
        """Declares a handler."""

        def declare(handler: Handler) -> Handler:
            self.all.append(Method(name, handler, tier, scopes, app_level, free))
            return handler

        return declare


@dataclass
class Fault:
    """The next ``times`` calls of this method (every method when it is empty) are answered with this status, and with
    this error when there is one; ``retry_after`` seconds come with a 429."""

    status: int = 200
    method: str = ""
    times: int = 1
    error: str = ""
    retry_after: int = 1


@dataclass
class Call:
    """One call in a handler's hands. ``token`` is ``None`` where none is needed; ``secret`` are client id and secret as
    they came with HTTP's basic authorization."""

    api: Api
    method: str
    given: Mapping[str, Any]
    token: Token | None = None
    secret: tuple[str, str] | None = None

    @property
    def world(self) -> World:
        """What all of it is about."""
        return self.api.world

    @property
    def app(self) -> App:
        """Whose call it is."""
        assert self.token is not None
        return self.world.apps[self.token.app_id]

    @property
    def install(self) -> Install:
        """The app in the workspace."""
        assert self.token is not None
        return self.app.installs[self.token.team_id]

    def text(self, name: str, otherwise: str = "") -> str:
        """An argument as words; lists are none."""
        found = self.given.get(name)
        if found is None:
            return otherwise
        if isinstance(found, (list, dict)):
            raise ApiError("invalid_array_arg")
        return str(found)

    def needed(self, name: str, error: str = "invalid_arguments") -> str:
        """An argument that must be there."""
        found = self.text(name)
        if not found:
            told = [f"[ERROR] missing required field: {name}"]
            more: Data = {"response_metadata": {"messages": told}} if error == "invalid_arguments" else {}
            raise ApiError(error, **more)
        return found

    def flag(self, name: str, *, otherwise: bool = False) -> bool:
        """An argument that is true or false."""
        found = self.given.get(name)
        return otherwise if found is None else str(found).lower() in ("1", "true")

    def names(self, name: str) -> list[str]:
        """An argument with commas in it."""
        return [each.strip() for each in self.text(name).split(",") if each.strip()]

    def data(self, name: str, error: str = "invalid_arguments") -> Any:
        """An argument that is JSON, as a text or as it is; ``None`` when it is not there."""
        found = self.given.get(name)
        if not isinstance(found, str):
            return found
        try:
            return json.loads(found) if found else None
        except ValueError:
            raise ApiError(error) from None

    def page(self, ids: list[str], otherwise: int, most: int = 1000) -> tuple[list[str], str]:
        """Those of these ids that the cursor and the limit ask for, and the cursor to what follows."""
        limit = self.number("limit", otherwise, most)
        start = 0
        if cursor := self.text("cursor"):
            try:
                after = base64.b64decode(cursor, validate=True).decode().removeprefix("after:")
                start = ids.index(after) + 1
            except ValueError:
                raise ApiError("invalid_cursor") from None
        found = ids[start : start + limit]
        more = start + limit < len(ids) and found
        return found, base64.b64encode(f"after:{found[-1]}".encode()).decode() if more else ""

    def number(self, name: str, otherwise: int, most: int) -> int:
        """A whole number from 1 on."""
        found = self.text(name) or str(otherwise)
        if not found.isdigit() or int(found) < 1:
            raise ApiError(f"invalid_{name}")
        return min(int(found), most)

    def needs(self, *scopes: str) -> None:
        """The token must have one of these."""
        assert self.token is not None
        if scopes and not self.token.scopes.intersection(scopes):
            raise missing_scope(scopes, self.token.scopes)


Handler: TypeAlias = Callable[[Call], Any]
Hook: TypeAlias = Callable[[Asked], Awaitable[None]]


class Api:
    """Takes every call. ``before`` it is done and ``after`` it a test may step in: by :class:`Lost`, or by an
    :class:`~tests.wire.slack.refused.ApiError` that is answered instead.

    ``calls`` are all of them in order. ``marks`` counts how often a message with each ``metadata`` was asked for and
    ``made`` how many messages it made, both by its ``event_payload`` as JSON with sorted keys. ``faults`` are to come;
    ``latency`` seconds pass before each answer. ``off``: every connection breaks. ``unknown`` are methods that were
    called and are none here. ``files_take``: seconds after an upload in which blocks cannot show a file yet.
    """

    def __init__(
        self,
        world: World,
        limits: Limits,
        methods: list[Method],
        sockets: Sockets,
        interactions: Interactions,
        oauth: Oauth,
    ) -> None:
        self.world = world
        self.sockets = sockets
        self.interactions = interactions
        self.oauth = oauth
        self.limits = limits
        self.before: Hook | None = None
        self.after: Hook | None = None
        self.calls: list[Asked] = []
        self.marks: Counter[str] = Counter()
        self.made: Counter[str] = Counter()
        self.faults: list[Fault] = []
        self.unknown: list[str] = []
        self.latency = 0.0
        self.files_take = 0.0
        self.off = False
        self._methods = {each.name: each for each in methods}

    def add_to(self, app: web.Application) -> None:
        """Serves all methods."""
        app.router.add_route("*", PREFIX + "/{method}", self._serve)

    def called(self, method: str, team_id: str = "") -> list[Asked]:
        """All calls of a method so far, in one workspace or in all."""
        return [each for each in self.calls if each.method == method and team_id in ("", each.team_id)]

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        asked = Asked(request.match_info["method"])
        self.calls.append(asked)
        try:
            if self.off:
                raise Lost
            return await self._take(request, asked)
        except Lost:
            asked.status = -1
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=503)

    async def _take(self, request: web.Request, asked: Asked) -> web.Response:
        headers: dict[str, str] = {}
        try:
            call, method = await self._read(request, asked)
            if call.token is not None:
                headers["X-OAuth-Scopes"] = ",".join(sorted(call.token.scopes))
                headers["X-Accepted-OAuth-Scopes"] = ",".join(method.scopes)
            if (after := self._limited(call, method)) > 0:
                asked.status, asked.error = 429, "ratelimited"
                return _too_soon(after)
            if self.before is not None:
                await self.before(asked)
            if (fault := self._fault(asked.method)) is not None:
                return self._broken(asked, fault)
            if call.token is not None and not method.app_level:
                call.needs(*method.scopes)
            found = method.handler(call)
            found = await found if asyncio.iscoroutine(found) else found
            body: Data = {"ok": True, **(found or {})}
        except ApiError as no:
            body = no.body
        except Misfits as no:
            body = misfit(no.error, no.messages).body
        if self.latency:
            await asyncio.sleep(self.latency)
        asked.status, asked.error = 200, str(body.get("error", ""))
        if self.after is not None:
            try:
                await self.after(asked)
            except ApiError as no:
                asked.error, body = no.error, no.body
        return web.json_response(body, headers=headers)

    async def _read(self, request: web.Request, asked: Asked) -> tuple[Call, Method]:
        given: Data = {**request.query, **await _body(request)}
        asked.given = {name: value for name, value in given.items() if name in KEPT}
        method = self._methods.get(asked.method)
        if method is None:
            self.unknown.append(asked.method)
            raise ApiError("unknown_method", req_method=asked.method)
        call = Call(self, asked.method, given, secret=_secret(request))
        if not method.free:
            call.token = self._who(request, given, method)
            asked.app_id, asked.team_id = call.token.app_id, call.token.team_id
        return call, method

    def _who(self, request: web.Request, given: Data, method: Method) -> Token:
        value = request.headers.get("Authorization", "").removeprefix("Bearer ").strip() or str(
            given.get("token") or ""
        )
        if not value:
            raise ApiError("not_authed")
        token = self.world.tokens.get(value)
        if token is None:
            raise ApiError("invalid_auth")
        if token.ended:
            raise ApiError(token.ended)
        if token.expires is not None and token.expires <= self.world.now().timestamp():
            raise ApiError("token_expired")
        if method.app_level != (token.team_id == ""):
            raise ApiError("not_allowed_token_type")
        if token.team_id and self.world.users[token.user_id].deleted:
            raise ApiError("account_inactive")
        return token

    def _limited(self, call: Call, method: Method) -> int:
        if call.token is None:
            return self.limits.take("", "", method.name, method.tier)
        channel = str(call.given.get("channel") or "") if method.name == "chat.postMessage" else ""
        return self.limits.take(call.token.app_id, call.token.team_id, method.name, method.tier, channel)

    def _fault(self, method: str) -> Fault | None:
        for fault in self.faults:
            if fault.method in ("", method):
                fault.times -= 1
                if fault.times <= 0:
                    self.faults.remove(fault)
                return fault
        return None

    def _broken(self, asked: Asked, fault: Fault) -> web.Response:
        asked.status, asked.error = fault.status, fault.error
        if fault.status == 429:
            asked.error = "ratelimited"
            return _too_soon(fault.retry_after)
        if fault.error:
            return web.json_response({"ok": False, "error": fault.error}, status=fault.status)
        return web.Response(status=fault.status, text="upstream connect error")


async def _body(request: web.Request) -> Data:
    """The arguments in a body: a form, or JSON."""
    if not request.can_read_body:
        return {}
    if request.content_type == "application/json":
        try:
            found = json.loads(await request.read() or b"{}")
        except ValueError:
            raise ApiError("invalid_json") from None
        if not isinstance(found, dict):
            raise ApiError("json_not_object")
        return found
    if request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
        return dict(await request.post())
    raise ApiError("invalid_post_type" if await request.read() else "missing_post_type")


def _secret(request: web.Request) -> tuple[str, str] | None:
    header = request.headers.get("Authorization", "")
    if not header.startswith("Basic "):
        return None
    try:
        login, _, password = base64.b64decode(header.removeprefix("Basic "), validate=True).decode().partition(":")
    except ValueError:
        return None
    return login, password


def _too_soon(after: int) -> web.Response:
    return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": str(after)})
