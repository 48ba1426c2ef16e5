"""A local Slack in another process than the test: the same verbs for the same people, over HTTP."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any, Final

from aiohttp import ClientSession, web

from tests.wire.slack.api import Fault
from tests.wire.slack.people import Member, Refused
from tests.wire.slack.scene import Scene
from tests.wire.slack.things import Data

VERBS: Final = frozenset(name for name, _ in inspect.getmembers(Member, inspect.isfunction) if not name.startswith("_"))
SHOWN: Final = ("form", "answer", "answer_message", "errors", "home")
SETTINGS: Final = frozenset(("api.off", "api.latency", "api.files_take", "sockets.away"))
OF_APPS: Final = frozenset(("request_url", "socket", "redirect_urls", "rotates"))
OF_PEOPLE: Final = frozenset(("admin", "owner", "guest", "locale", "zone", "deleted", "shown"))
DEEDS: Final = frozenset(("refresh", "disable", "cut", "until_connected"))


class Control:
    """Serves what a test wants of the people, of the faults and of the record."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def add_to(self, app: web.Application) -> None:
        """Adds its routes."""
        app.router.add_post("/control/people/{name}/{verb}", self._person)
        app.router.add_post("/control/joins/{name}", self._joins)
        app.router.add_post("/control/sockets/{deed}", self._sockets)
        app.router.add_post("/control/uninstall", self._uninstall)
        app.router.add_post("/control/everywhere", self._everywhere)
        app.router.add_post("/control/settle", self._settle)
        app.router.add_post("/control/app", self._app)
        app.router.add_post("/control/changes/{name}", self._changes)
        app.router.add_post("/control/set", self._set)
        app.router.add_post("/control/fault", self._fault)
        app.router.add_get("/control/record", self._record)
        app.router.add_get("/control/about", self._about)

    def about(self) -> Data:
        """Where everything is, and what it is called."""
        scene = self._scene
        return {
            "url": scene.wire.url,
            "api": scene.wire.api_url,
            "control": f"{scene.wire.url}/control",
            "token": scene.install.token.value if scene.plan.installed else "",
            "tokens": scene.tokens(),
            "app_token": scene.app.app_token,
            "app": scene.app.id,
            "client_id": scene.app.client_id,
            "client_secret": scene.app.client_secret,
            "signing_secret": scene.app.signing_secret,
            "bot": scene.install.bot.id if scene.plan.installed else "",
            "team": scene.team.id,
            "further": {team.id: next(each.id for each in team.users.values() if each.owner) for team in scene.further},
            "people": {name: member.person for name, member in scene.members.items()},
            "places": {name: place.id for name, place in scene.places.items()},
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
        return web.json_response({**answer, "now": {name: getattr(member, name) for name in SHOWN}})

    async def _joins(self, request: web.Request) -> web.Response:
        made = self._scene.joins(request.match_info["name"])
        return web.json_response({"person": made.person})

    async def _sockets(self, request: web.Request) -> web.Response:
        deed = request.match_info["deed"]
        if deed not in DEEDS:
            raise web.HTTPNotFound
        done = getattr(self._scene.wire.sockets, deed)(self._scene.app, **(await request.json()))
        if inspect.isawaitable(done):
            await done
        return web.json_response({})

    async def _uninstall(self, request: web.Request) -> web.Response:
        self._scene.wire.world.uninstall(self._scene.install)
        return web.json_response({})

    async def _everywhere(self, request: web.Request) -> web.Response:
        self._scene.everywhere((await request.json())["text"])
        await self._scene.wire.settle()
        return web.json_response({})

    async def _settle(self, request: web.Request) -> web.Response:
        await self._scene.wire.settle()
        return web.json_response({})

    async def _app(self, request: web.Request) -> web.Response:
        _set_all(self._scene.app, await request.json(), OF_APPS)
        return web.json_response({})

    async def _changes(self, request: web.Request) -> web.Response:
        user = self._scene.members[request.match_info["name"]].user
        _set_all(user, await request.json(), OF_PEOPLE)
        self._scene.wire.world.user_changed(user)
        await self._scene.wire.settle()
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
                "marks": dict(wire.api.marks),
                "made": dict(wire.api.made),
                "unknown": wire.api.unknown,
                "refused": dict(wire.limits.refused),
                "counted": dict(wire.limits.counted),
                "opened": wire.sockets.opened,
                "connected": wire.sockets.connected(self._scene.app),
                "complaints": wire.sockets.complaints,
                "channels": [_channel(each) for each in self._scene.team.channels.values()],
            }
        )


def _set_all(of: Any, given: Data, known: frozenset[str]) -> None:
    if not known.issuperset(given):
        raise web.HTTPNotFound
    for name, value in given.items():
        setattr(of, name, value)


def _channel(channel: Any) -> Data:
    """A conversation in the record: what a test counts, nothing that people wrote."""
    kept = ("id", "name", "creator", "archived", "members")
    return {**{name: getattr(channel, name) for name in kept}, "kind": channel.kind.value}


class Remote:
    """The other side: a test's hands on a Slack in another process."""

    def __init__(self, session: ClientSession, control: str) -> None:
        self._session = session
        self._control = control

    async def about(self) -> Data:
        """As :meth:`Control.about`."""
        return await self._get("about")

    async def record(self) -> Data:
        """What came so far: calls, marks, refusals, connections, complaints, and which conversations there are."""
        return await self._get("record")

    async def sets(self, **settings: Any) -> None:
        """Sets ``api_off``, ``api_latency``, ``api_files_take`` or ``sockets_away``."""
        await self.posts("set", {name.replace("_", ".", 1): value for name, value in settings.items()})

    async def sockets(self, deed: str, **given: Any) -> None:
        """One of :data:`DEEDS`."""
        await self.posts(f"sockets/{deed}", given)

    async def faults(
        self, status: int = 200, method: str = "", times: int = 1, error: str = "", retry_after: int = 1
    ) -> None:
        """The next calls of a method are answered with a status, or with an error."""
        fault = {"status": status, "method": method, "times": times, "error": error, "retry_after": retry_after}
        await self.posts("fault", fault)

    async def settle(self) -> None:
        """Waits until the app has taken in all that happened."""
        await self.posts("settle", {})

    async def uninstall(self) -> None:
        """Somebody takes the app out of the workspace."""
        await self.posts("uninstall", {})

    async def app(self, **settings: Any) -> None:
        """Sets the app's ``request_url``, ``socket``, ``redirect_urls`` or ``rotates``, as on its page."""
        await self.posts("app", settings)

    async def changes(self, name: str, **fields: Any) -> None:
        """Somebody is an ``admin`` now, speaks another language (:data:`OF_PEOPLE`); the app has heard of it."""
        await self.posts(f"changes/{name}", fields)

    async def everywhere(self, text: str) -> None:
        """In every further workspace somebody writes this, and the app has taken it in."""
        await self.posts("everywhere", {"text": text})

    def person(self, name: str) -> RemoteMember:
        """Somebody of the plan, or who joined."""
        return RemoteMember(self, name)

    async def joins(self, name: str) -> RemoteMember:
        """Somebody new comes into the workspace."""
        await self.posts(f"joins/{name}", {})
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
    ``form``, ``answer``, ``answer_message``, ``errors`` and ``home`` are as they were after the last verb."""

    def __init__(self, remote: Remote, name: str) -> None:
        self.name = name
        self.form: Data | None = None
        self.answer = ""
        self.answer_message: Data | None = None
        self.errors: dict[str, str] = {}
        self.home = ""
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
