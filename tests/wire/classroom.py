"""The class as a platform in another process than the bot, over loopback: a test can kill the bot and not the class.

A test holds the class, its seats and a :class:`Door`; the bot's process (:mod:`tests.wire.bot`) reaches it through
:class:`RemoteClassroom`, which offers an adapter the same calls as a class of its own.
"""

from __future__ import annotations

import asyncio
import inspect
import json
import traceback
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from itertools import count
from typing import Any

from aiohttp import ClientConnectionError, ClientConnectorError, ClientResponseError, ClientSession, WSMsgType, web

from adapters.web.acts import BotAway, Deliver
from adapters.web.bot_side import BotSide
from adapters.web.classroom import Classroom
from adapters.web.hub import JsonObject
from bot.platform import Later, NeverWorks, Why

Hook = Callable[[str, str], Awaitable[None]]
"""Is awaited with a bot's name and its call. Raising :class:`BotAway` says that the bot is killed."""
Heard = Callable[[str, JsonObject], Awaitable[None]]
"""The same, with a delivery."""
CALLS = frozenset(name for name, _ in inspect.getmembers(BotSide, inspect.iscoroutinefunction))
NAME = "Homeroom-Bot"
LARGEST = 64 * 1024 * 1024


class Door:
    """Where the bots of a class come in: several processes of one bot, who take turns in hearing what people do.

    The hooks are the moments at which to kill one: ``before`` a call (which then never happens) and ``after`` it (which
    has happened, but the bot never hears of it); when a delivery was ``asked`` and when it was ``answered`` (which then
    reaches nobody). ``calls`` are the names of all calls so far; ``sent`` has what each new message, or room, was asked
    for with: the nonces that reached the class, in their order. ``said`` counts the cards that came, by their place and
    title, also of those that were taken away since.
    """

    def __init__(self, classroom: Classroom) -> None:
        self.classroom = classroom
        self.before: Hook | None = None
        self.after: Hook | None = None
        self.asked: Heard | None = None
        self.answered: Heard | None = None
        self.calls: list[str] = []
        self.sent: list[str] = []
        self.said: Counter[tuple[str, str]] = Counter()
        self.url = ""
        self._bots: dict[str, web.WebSocketResponse] = {}
        self._came = asyncio.Condition()
        self._asked: dict[int, tuple[web.WebSocketResponse, asyncio.Future[JsonObject]]] = {}
        self._numbers = count(1)
        self._runner: web.AppRunner | None = None

    async def open(self) -> None:
        """Begins to serve; ``url`` says where."""
        app = web.Application(client_max_size=LARGEST)
        app.add_routes([web.post("/call/{name}", self._call), web.get("/bot", self._serve)])
        self._runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self.classroom.attach(self._deliver)

    async def close(self) -> None:
        """Serves no more."""
        for socket in list(self._bots.values()):
            await socket.close()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def bots(self) -> list[str]:
        """The names of the bots that listen now."""
        return sorted(self._bots)

    async def bot_is_there(self) -> None:
        """Waits for a bot."""
        async with self._came:
            await self._came.wait_for(lambda: bool(self._bots))

    async def _call(self, request: web.Request) -> web.Response:
        name, bot = request.match_info["name"], request.headers[NAME]
        if name not in CALLS:
            raise web.HTTPNotFound
        given = await request.json()
        self.calls.append(name)
        try:
            if self.before is not None:
                await self.before(bot, name)
            if name in ("post", "tell", "open_room"):
                self.sent.append(given["nonce"])
            if name == "post":
                self.said[given["place"], str(given["card"].get("title"))] += 1
            try:
                found = {"found": await getattr(self.classroom.bot, name)(**given)}
            except NeverWorks as never:
                found = {"never": never.why.value}
            if self.after is not None:
                await self.after(bot, name)
        except BotAway:
            raise web.HTTPServiceUnavailable from None
        return web.json_response(found)

    async def _serve(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(max_msg_size=LARGEST, timeout=0.5)
        await socket.prepare(request)
        name = request.headers[NAME]
        self._bots[name] = socket
        async with self._came:
            self._came.notify_all()
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    heard = json.loads(message.data)
                    fault = RuntimeError("the bot failed at it, and printed where")
                    self._settle(heard["n"], fault if "fault" in heard else heard["answer"])
        finally:
            if self._bots.get(name) is socket:
                del self._bots[name]
            for number in [number for number, (asked, _) in self._asked.items() if asked is socket]:
                self._settle(number, BotAway())
        return socket

    def _settle(self, number: int, answer: JsonObject | Exception) -> None:
        _, asked = self._asked.pop(number, (None, None))
        if asked is None or asked.done():
            return
        if isinstance(answer, Exception):
            asked.set_exception(answer)
        else:
            asked.set_result(answer)

    async def _deliver(self, delivery: JsonObject) -> JsonObject:
        if not self._bots:
            raise BotAway
        number = next(self._numbers)
        name = self.bots[number % len(self._bots)]
        socket = self._bots[name]
        asked: asyncio.Future[JsonObject] = asyncio.get_running_loop().create_future()
        self._asked[number] = (socket, asked)
        with suppress(ConnectionError):
            await socket.send_str(json.dumps({"n": number, "delivery": delivery}))
        if self.asked is not None:
            await self.asked(name, delivery)
        answer = await asked
        if self.answered is not None:
            await self.answered(name, delivery)
        return answer


class RemoteClassroom:
    """The calls of a class behind a :class:`Door`. What cannot reach it may work later."""

    def __init__(self, url: str, name: str = "bot") -> None:
        self._url = url
        self._name = name
        self._session: ClientSession | None = None
        self._listening: asyncio.Task[None] | None = None
        self._connected = asyncio.Event()
        self._running: set[asyncio.Task[None]] = set()

    def attach(self, deliver: Deliver) -> None:
        self._listening = asyncio.ensure_future(self._listen(deliver))

    async def close(self) -> None:
        """Lets go of the class."""
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.wait([self._listening])
        if self._session is not None:
            await self._session.close()

    async def post(self, place: str, card: JsonObject, nonce: str) -> JsonObject:
        return await self._call("post", place=place, card=card, nonce=nonce)  # type: ignore[no-any-return]

    async def tell(self, people: Sequence[str], card: JsonObject, nonce: str) -> JsonObject:
        return await self._call("tell", people=[*people], card=card, nonce=nonce)  # type: ignore[no-any-return]

    async def edit(self, place: str, message: str, card: JsonObject) -> None:
        await self._call("edit", place=place, message=message, card=card)

    async def remove(self, place: str, message: str) -> None:
        await self._call("remove", place=place, message=message)

    async def written(self, place: str, message: str) -> str | None:
        return await self._call("written", place=place, message=message)  # type: ignore[no-any-return]

    async def delete(self, place: str, message: str) -> None:
        await self._call("delete", place=place, message=message)

    async def thread(self, place: str, message: str, name: str) -> JsonObject:
        return await self._call("thread", place=place, message=message, name=name)  # type: ignore[no-any-return]

    async def find(self, nonce: str) -> JsonObject | None:
        return await self._call("find", nonce=nonce)  # type: ignore[no-any-return]

    async def open_room(
        self, name: str, kind: str, people: Sequence[str], near: str, nonce: str, *, staff: bool = True
    ) -> JsonObject:
        given = {"name": name, "kind": kind, "people": [*people], "near": near, "nonce": nonce, "staff": staff}
        return await self._call("open_room", **given)  # type: ignore[no-any-return]

    async def change_room(self, place: str, name: str, people: Sequence[str]) -> None:
        await self._call("change_room", place=place, name=name, people=[*people])

    async def close_room(self, place: str) -> None:
        await self._call("close_room", place=place)

    async def rooms(self) -> dict[str, str]:
        return await self._call("rooms")  # type: ignore[no-any-return]

    async def find_room(self, nonce: str) -> JsonObject | None:
        return await self._call("find_room", nonce=nonce)  # type: ignore[no-any-return]

    async def bring(self, person: str, place: str) -> None:
        await self._call("bring", person=person, place=place)

    async def names(self, people: Sequence[str]) -> dict[str, str]:
        return await self._call("names", people=[*people])  # type: ignore[no-any-return]

    async def members(self) -> list[str]:
        if self._listening is not None:
            await self._connected.wait()
        return await self._call("members")  # type: ignore[no-any-return]

    async def voices(self) -> dict[str, str]:
        return await self._call("voices")  # type: ignore[no-any-return]

    async def staff(self) -> list[str]:
        return await self._call("staff")  # type: ignore[no-any-return]

    async def barred(self, places: Sequence[str]) -> dict[str, str]:
        return await self._call("barred", places=[*places])  # type: ignore[no-any-return]

    async def of_staff(self) -> list[str]:
        return await self._call("of_staff")  # type: ignore[no-any-return]

    async def _call(self, call: str, /, **given: object) -> Any:
        try:
            async with self._http().post(f"{self._url}/call/{call}", json=given) as answer:
                answer.raise_for_status()
                found = await answer.json()
        except ClientConnectorError:
            raise Later(0.1) from None
        except (ClientConnectionError, ClientResponseError) as lost:  # it may have happened all the same
            raise ConnectionResetError(str(lost)) from None
        if "never" in found:
            raise NeverWorks(Why(found["never"]))
        return found["found"]

    async def _listen(self, deliver: Deliver) -> None:
        while True:
            with suppress(ClientConnectionError):
                async with self._http().ws_connect(f"{self._url}/bot", max_msg_size=LARGEST) as socket:
                    self._connected.set()
                    async for message in socket:
                        if message.type is WSMsgType.TEXT:
                            task = asyncio.ensure_future(self._answer(deliver, json.loads(message.data), socket))
                            self._running.add(task)
                            task.add_done_callback(self._running.discard)
            self._connected.clear()
            await asyncio.sleep(0.05)

    async def _answer(self, deliver: Deliver, asked: dict[str, Any], socket: Any) -> None:
        try:
            heard: dict[str, Any] = {"answer": await deliver(asked["delivery"])}
        except Exception:  # whoever asked must not wait for ever
            traceback.print_exc()
            heard = {"fault": True}
        with suppress(ConnectionError):
            await socket.send_str(json.dumps({"n": asked["n"], **heard}))

    def _http(self) -> ClientSession:
        if self._session is None:
            self._session = ClientSession(headers={NAME: self._name})
        return self._session
