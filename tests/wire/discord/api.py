"""The HTTP side of a local Discord: who calls what, whether it fits, what comes of it, and where a test steps in."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from aiohttp import BodyPartReader, web

from tests.wire.discord.description import Description, description
from tests.wire.discord.gateway import Gateway
from tests.wire.discord.interactions import Interactions
from tests.wire.discord.limits import Limits, Refusal, TooSoon, Window
from tests.wire.discord.permissions import May
from tests.wire.discord.refused import ApiError, Misfit, invalid
from tests.wire.discord.sending import NONCE_LIFE, Nonces, Upload
from tests.wire.discord.things import App, Channel, Data, Guild, Kind, Message
from tests.wire.discord.world import World

PREFIX: Final = "/api/v10"
LARGEST: Final = 64 * 1024 * 1024
_MAJOR: Final = ("channel_id", "guild_id", "webhook_id", "webhook_token", "interaction_id", "interaction_token")
_OF_INTERACTIONS: Final = ("/interactions/", "/webhooks/{webhook_id}/{webhook_token}")


class Lost(Exception):
    """A hook raises it: the connection breaks here, and the bot never hears what came of its call."""


@dataclass
class Asked:
    """A request that came: ``route`` as in ``POST /channels/{channel_id}/messages``; its status when it was
    answered."""

    route: str
    url: str
    app_id: int | None
    body: Any
    status: int = 0


@dataclass(frozen=True)
class Answer:
    """What a handler gives back when it is not just 200 with JSON or 204 without."""

    status: int
    body: Any = None


@dataclass
class Call:
    """One request in a handler's hands."""

    api: Api
    app: App
    route: Route
    match: Mapping[str, str]
    query: Mapping[str, str]
    body: Any
    uploads: dict[str, Upload] = field(default_factory=dict)
    strange: list[Misfit] = field(default_factory=list)

    @property
    def world(self) -> World:
        """What all of it is about."""
        return self.api.world

    def id(self, name: str) -> int:
        """An id from the address."""
        found = self.match[name]
        if not found.isdigit():
            raise invalid([((name,), "NUMBER_TYPE_COERCE", f'Value "{found}" is not snowflake.')])
        return int(found)

    def number(self, name: str, otherwise: int, least: int, most: int) -> int:
        """A number from the query."""
        given = self.query.get(name)
        if given is None:
            return otherwise
        if not given.isdigit() or not least <= int(given) <= most:
            raise invalid([((name,), "NUMBER_TYPE_MAX", f"int value should be between {least} and {most}.")])
        return int(given)

    def fits(self) -> None:
        """Refuses what the official description does not know; called once our own rules are kept."""
        if self.strange:
            raise invalid(self.strange)

    def guild(self, name: str = "guild_id", needs: int = 0) -> Guild:
        """The server in the address, which the bot must be in, with what it must be allowed to."""
        found = self.world.guilds.get(self.id(name))
        if found is None:
            raise ApiError(10004)
        if self.app.user.id not in found.members:
            raise ApiError(50001)
        if needs & ~self.world.may_in(self.app.user.id, found):
            raise ApiError(50013)
        return found

    def channel(self, needs: int = 0) -> Channel:
        """The channel in the address, which the bot must see, with what it must be allowed to there."""
        found = self.world.places.get(self.id("channel_id"))
        if found is None:
            raise ApiError(10003)
        may = self.world.may(self.app.user.id, found)
        if not may & May.VIEW_CHANNEL:
            raise ApiError(50001)
        if found.kind in (Kind.VOICE, Kind.STAGE) and not may & May.CONNECT and needs:
            raise ApiError(50013)
        if needs & ~may:
            raise ApiError(50013)
        return found

    def message(self, channel: Channel) -> Message:
        """The message in the address."""
        found = self.world.message(channel.id, self.id("message_id"))
        if found is None:
            raise ApiError(10008)
        return found


Handler: TypeAlias = Callable[[Call], Any]
Declare: TypeAlias = Callable[[Handler], Handler]


@dataclass(frozen=True)
class Route:
    """One thing that can be asked. ``own``: its handler calls :meth:`Call.fits` itself, after our own rules.
    ``free``: it goes by the token in its address, without a bot's."""

    method: str
    path: str
    handler: Handler
    own: bool = False
    free: bool = False

    @property
    def name(self) -> str:
        """As the tests call it."""
        return f"{self.method} {self.path}"


class Routes:
    """The routes of one subject."""

    def __init__(self) -> None:
        self.all: list[Route] = []

    def __call__(self, method: str, path: str, *, own: bool = False, free: bool = False) -> Declare:
        """Declares a handler."""

        def declare(handler: Handler) -> Handler:
            self.all.append(Route(method, path, handler, own, free))
            return handler

        return declare


Hook: TypeAlias = Callable[[Asked], Awaitable[None]]


@dataclass
class Fault:
    """The next ``times`` requests of this route (every route when it is empty) are answered with ``status``."""

    status: int
    route: str = ""
    times: int = 1


class Api:
    """Takes every request. ``before`` a call is done and ``after`` it a test may step in: by :class:`Lost`, or by an
    :class:`ApiError` that is answered instead.

    ``calls`` are all of them in order, ``nonces`` counts how often each was asked for and ``made`` how many
    messages it made. ``strange`` is what the official
    description did not know of the bots' requests, ``untrue`` what it does not know of our answers. ``faults`` are to
    come; ``latency`` seconds pass before each answer. ``off``: every connection breaks.
    """

    def __init__(
        self, world: World, gateway: Gateway, interactions: Interactions, limits: Limits, routes: list[Route]
    ) -> None:
        self.world = world
        self.gateway = gateway
        self.interactions = interactions
        self.limits = limits
        self.before: Hook | None = None
        self.after: Hook | None = None
        self.calls: list[Asked] = []
        self.nonces: Counter[str] = Counter()
        self.made: Counter[str] = Counter()
        self.sent_lately = Nonces(NONCE_LIFE / limits.factor)
        self.faults: list[Fault] = []
        self.strange: list[str] = []
        self.untrue: list[str] = []
        self.latency = 0.0
        self.off = False
        self.description: Description | None = description()
        self._routes = routes

    def add_to(self, app: web.Application) -> None:
        """Serves all routes."""
        for route in sorted(self._routes, key=lambda each: each.path.count("{")):  # what is named goes before any id
            app.router.add_route(route.method, PREFIX + route.path, self._serve(route))
        app.router.add_route("*", PREFIX + "/{rest:.*}", self._unknown)

    def called(self, route: str) -> list[Asked]:
        """All requests of a route so far."""
        return [each for each in self.calls if each.route == route]

    async def _unknown(self, request: web.Request) -> web.Response:
        self.strange.append(f"{request.method} {request.path} is no route")
        return _json(404, {"message": "404: Not Found", "code": 0}, {})

    def _serve(self, route: Route) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def serve(request: web.Request) -> web.StreamResponse:
            asked = Asked(route.name, str(request.rel_url), None, None)
            self.calls.append(asked)
            try:
                return await self._take(route, request, asked)
            except Lost:
                asked.status = -1
                if request.transport is not None:
                    request.transport.abort()
                return web.Response(status=503)

        return serve

    async def _take(self, route: Route, request: web.Request, asked: Asked) -> web.Response:
        if self.off:
            raise Lost
        headers: dict[str, str] = {}
        try:
            app = self._who(route, request)
            asked.app_id = app.id
            counted = self._limited(route, request, app)
            if isinstance(counted, Refusal):
                return self._too_soon(asked, counted)
            headers = self.limits.headers(route.name, counted)
            call = await self._read(route, request, app)
            asked.body = call.body
            if self.before is not None:
                await self.before(asked)
            if (fault := self._fault(route)) is not None:
                asked.status = fault
                return web.Response(status=fault, text="upstream connect error", headers=headers)
            if not route.own:
                call.fits()
            found = route.handler(call)
            found = await found if asyncio.iscoroutine(found) else found
        except ApiError as no:
            return await self._done(route, asked, no.status, no.body, headers)
        except TooSoon as soon:
            return self._too_soon(asked, soon.refusal)
        answer = found if isinstance(found, Answer) else Answer(204 if found is None else 200, found)
        return await self._done(route, asked, answer.status, answer.body, headers)

    async def _done(self, route: Route, asked: Asked, status: int, body: Any, headers: dict[str, str]) -> web.Response:
        asked.status = status
        if status in (401, 403):
            self.limits.count_invalid()
        if self.latency:
            await asyncio.sleep(self.latency)
        if self.after is not None:
            try:
                await self.after(asked)
            except ApiError as no:
                asked.status, status, body = no.status, no.status, no.body
        if self.description is not None and self.description.knows(route.method, route.path):
            self.untrue += self.description.answered(route.method, route.path, status, body)
        return _json(status, body, headers)

    def _who(self, route: Route, request: web.Request) -> App:
        given = request.headers.get("Authorization", "")
        if route.free:
            return self.interactions.app_of(request.match_info)
        app = self.world.by_token(given.removeprefix("Bot ")) if given.startswith("Bot ") else None
        if app is None:
            raise ApiError(0)
        return app

    def _limited(self, route: Route, request: web.Request, app: App) -> Refusal | Window:
        major = tuple(request.match_info[name] for name in _MAJOR if name in request.match_info)
        interaction = route.path.startswith(_OF_INTERACTIONS)
        return self.limits.take(app.id, route.name, major, interaction=interaction)

    def _too_soon(self, asked: Asked, refusal: Refusal) -> web.Response:
        asked.status = 429
        self.limits.count_invalid()
        if refusal.blocked:
            return web.Response(status=429, text="error code: 1015", headers={"Retry-After": "60"})
        return _json(429, refusal.body, {**refusal.headers, "Via": "1.1 google"})

    def _fault(self, route: Route) -> int | None:
        for fault in self.faults:
            if fault.route in ("", route.name):
                fault.times -= 1
                if fault.times <= 0:
                    self.faults.remove(fault)
                return fault.status
        return None

    async def _read(self, route: Route, request: web.Request, app: App) -> Call:
        body: Any = None
        uploads: dict[str, Upload] = {}
        if request.content_type == "multipart/form-data":
            body, uploads = await _multipart(request)
        elif request.can_read_body:
            try:
                body = json.loads(await request.read() or b"null")
            except ValueError:
                raise ApiError(50109) from None
        call = Call(self, app, route, request.match_info, request.query, body, uploads)
        if self.description is not None and self.description.knows(route.method, route.path):
            call.strange = self._strange(route, call)
        return call

    def _strange(self, route: Route, call: Call) -> list[Misfit]:
        assert self.description is not None
        found = []
        for name, value in call.query.items():
            found += self.description.asked_for(route.method, route.path, name, value)
        if call.body is not None:
            found += self.description.asked(route.method, route.path, call.body)
        self.strange += [f"{route.name} {'.'.join(map(str, where))}: {why}" for where, _, why in found]
        return found


async def _multipart(request: web.Request) -> tuple[Any, dict[str, Upload]]:
    body: Any = {}
    uploads: dict[str, Upload] = {}
    reader = await request.multipart()
    while (part := await reader.next()) is not None:
        assert isinstance(part, BodyPartReader)
        data = bytes(await part.read(decode=True))
        if part.name == "payload_json":
            body = json.loads(data)
        elif part.name is not None and part.name.startswith("files["):
            number = part.name.removeprefix("files[").removesuffix("]")
            kind = part.headers.get("Content-Type", "application/octet-stream")
            uploads[number] = Upload(part.filename or "file", kind, data)
        else:
            raise invalid([((str(part.name),), "UNKNOWN_PART", "Only payload_json and files[n] are known.")])
    return body, uploads


def _json(status: int, body: Data | Any, headers: dict[str, str]) -> web.Response:
    """An answer. discord.py reads JSON only where the type has nothing behind it."""
    if body is None:
        return web.Response(status=status, headers=headers)
    answer = web.Response(status=status, body=json.dumps(body).encode(), headers=headers)
    answer.headers["Content-Type"] = "application/json"
    return answer
