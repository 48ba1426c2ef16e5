"""A local Discord in another process than the test: the same verbs for the same people, over HTTP."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any, Final

from aiohttp import ClientSession, web

from tests.wire.discord.api import Fault
from tests.wire.discord.people import Member, Refused
from tests.wire.discord.scene import Scene
from tests.wire.discord.things import Data

VERBS: Final = frozenset(name for name, _ in inspect.getmembers(Member, inspect.isfunction) if not name.startswith("_"))
SETTINGS: Final = frozenset(("gateway.away", "gateway.forgets", "api.off", "api.latency"))
DEEDS: Final = frozenset(("drop", "close", "forget", "reconnect", "invalidate", "settle"))


class Control:
    """Serves what a test wants of the people, of the faults and of the record."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def add_to(self, app: web.Application) -> None:
        """Adds its routes."""
        app.router.add_post("/control/people/{name}/{verb}", self._person)
        app.router.add_post("/control/joins/{name}", self._joins)
        app.router.add_post("/control/gateway/{deed}", self._gateway)
        app.router.add_post("/control/set", self._set)
        app.router.add_post("/control/fault", self._fault)
        app.router.add_get("/control/record", self._record)
        app.router.add_get("/control/about", self._about)

    def about(self) -> Data:
        """Where everything is, and what it is called."""
        scene = self._scene
        return {
            "api": scene.wire.api_url,
            "gateway": scene.wire.gateway_url,
            "control": f"{scene.wire.world.base}/control",
            "token": scene.app.token,
            "app": str(scene.app.id),
            "guild": str(scene.guild.id),
            "people": {name: member.person for name, member in scene.members.items()},
            "places": {name: str(place.id) for name, place in scene.places.items()},
        }

    async def _about(self, request: web.Request) -> web.Response:
        return web.json_response(self.about())

    async def _person(self, request: web.Request) -> web.Response:
        member = self._scene.members[request.match_info["name"]]
        verb = request.match_info["verb"]
        if verb not in VERBS:
            raise web.HTTPNotFound
        given = await request.json()
        answer: Data = {}
        try:
            found = getattr(member, verb)(*given["args"], **given["kwargs"])
            answer["found"] = await found if inspect.isawaitable(found) else found
        except Refused as no:
            answer["refused"] = [str(no), no.text_id]
        except LookupError as unknown:
            answer["unknown"] = str(unknown)
        shown = {"form": member.form, "answer": member.answer, "errors": member.errors}
        return web.json_response({**answer, "now": {**shown, "answer_message": member.answer_message}})

    async def _joins(self, request: web.Request) -> web.Response:
        made = self._scene.joins(request.match_info["name"], **(await request.json()))
        return web.json_response({"person": made.person})

    async def _gateway(self, request: web.Request) -> web.Response:
        deed = request.match_info["deed"]
        if deed not in DEEDS:
            raise web.HTTPNotFound
        done = getattr(self._scene.wire.gateway, deed)(**(await request.json()))
        if inspect.isawaitable(done):
            await done
        return web.json_response({})

    async def _set(self, request: web.Request) -> web.Response:
        for name, value in (await request.json()).items():
            if name not in SETTINGS:
                raise web.HTTPNotFound
            part, _, setting = name.partition(".")
            setattr(getattr(self._scene.wire, part), setting, value)
        return web.json_response({})

    async def _fault(self, request: web.Request) -> web.Response:
        self._scene.wire.api.faults.append(Fault(**(await request.json())))
        return web.json_response({})

    async def _record(self, request: web.Request) -> web.Response:
        wire = self._scene.wire
        return web.json_response(
            {
                "calls": [asdict(each) for each in wire.api.calls],
                "nonces": dict(wire.api.nonces),
                "made": dict(wire.api.made),
                "strange": wire.api.strange,
                "untrue": wire.api.untrue,
                "refused": wire.limits.refused,
                "identified": [asdict(each) for each in wire.gateway.identified],
                "complaints": wire.gateway.complaints,
                "sessions": [each.connection is not None for each in wire.gateway.sessions.values()],
            }
        )


class Remote:
    """The other side: a test's hands on a Discord in another process."""

    def __init__(self, session: ClientSession, control: str) -> None:
        self._session = session
        self._control = control

    async def about(self) -> Data:
        """As :meth:`Control.about`."""
        return await self._get("about")

    async def record(self) -> Data:
        """What came so far: calls, nonces, refusals, identifies, complaints, and which sessions are connected."""
        return await self._get("record")

    async def sets(self, **settings: Any) -> None:
        """Sets ``gateway_away``, ``gateway_forgets``, ``api_off`` or ``api_latency``."""
        await self.posts("set", {name.replace("_", ".", 1): value for name, value in settings.items()})

    async def gateway(self, deed: str, **given: Any) -> None:
        """One of :data:`DEEDS`."""
        await self.posts(f"gateway/{deed}", given)

    async def faults(self, status: int, route: str = "", times: int = 1) -> None:
        """The next requests of a route are answered with a status."""
        await self.posts("fault", {"status": status, "route": route, "times": times})

    def person(self, name: str) -> RemoteMember:
        """Somebody of the plan, or who joined."""
        return RemoteMember(self, name)

    async def joins(self, name: str, zone: str = "UTC") -> RemoteMember:
        """Somebody new comes into the server."""
        await self.posts(f"joins/{name}", {"zone": zone})
        return self.person(name)

    async def posts(self, path: str, body: Any) -> Data:
        """Asks for something."""
        async with self._session.post(f"{self._control}/{path}", json=body) as answer:
            answer.raise_for_status()
            found: Data = await answer.json()
            return found

    async def _get(self, path: str) -> Data:
        async with self._session.get(f"{self._control}/{path}") as answer:
            answer.raise_for_status()
            found: Data = await answer.json()
            return found


class RemoteMember:
    """A person in another process: every verb of :class:`Member` is to be awaited here, ``sees`` and ``reads`` too.
    ``form``, ``answer``, ``answer_message`` and ``errors`` are as they were after the last verb."""

    def __init__(self, remote: Remote, name: str) -> None:
        self.name = name
        self.form: Data | None = None
        self.answer = ""
        self.answer_message: Data | None = None
        self.errors: dict[str, str] = {}
        self._remote = remote

    def __getattr__(self, verb: str) -> Callable[..., Awaitable[Any]]:
        if verb not in VERBS:
            raise AttributeError(verb)

        async def does(*args: Any, **kwargs: Any) -> Any:
            told = await self._remote.posts(f"people/{self.name}/{verb}", {"args": args, "kwargs": kwargs})
            for name, value in told["now"].items():
                setattr(self, name, value)
            if "refused" in told:
                raise Refused(*told["refused"])
            if "unknown" in told:
                raise LookupError(told["unknown"])
            return told["found"]

        return does
