"""The page's connection, ``/live``: what it asks is done and answered, and what happens is brought to it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Final

import structlog
from aiohttp import WSCloseCode, WSMsgType, web
from prometheus_client import CollectorRegistry

from adapters.web.ahead import Ahead
from adapters.web.classroom import Classroom
from adapters.web.deeds import DEEDS, WORDS, BadRequest, Deed, Request, do, number_of
from adapters.web.door import Door
from adapters.web.fanout import Connection, Fanout
from adapters.web.hub import Event, JsonObject, encoded
from adapters.web.limits import LARGEST_EVER, LARGEST_FRAME, LARGEST_UPLOAD_MB
from adapters.web.pace import Pace
from adapters.web.presence import Presence
from adapters.web.refusal import ClassRefusal
from bot.log import where_it_was
from bot.people import PlaceKind
from bot.texts import LANGUAGES
from storage.problems import StorageProblem

HEARTBEAT: Final = 30.0  # seconds; a page that went without a word is noticed
GOODBYE: Final = 2.0  # seconds that a page has for saying it too
GONE: Final = 4001
"""The connection ends because the person is no longer in the class."""
SIGNED_OUT: Final = 4003
"""The connection ends because nobody is signed in in this browser, or no longer."""
TOO_MANY: Final = 4029
"""The connection ends because the person has more pages open than anybody needs."""
MOST_PAGES: Final = 30
Texts = Callable[[str], dict[str, str]]
log = structlog.get_logger()


class Live:
    """All connections of one class's pages."""

    def __init__(
        self,
        classroom: Classroom,
        texts: Texts,
        registry: CollectorRegistry,
        ahead: Ahead,
        *,
        door: Door,
        more: Mapping[str, Deed],
    ) -> None:
        self._all_deeds = {**DEEDS, **more}
        self._class = classroom
        self._door = door
        self._texts = texts
        self._ahead = ahead
        self._fanout = Fanout(classroom.core.state, registry)
        self._presence = Presence(classroom)
        self._words = Pace(classroom.core.clock, burst=10, per_second=1)
        self._deeds = Pace(classroom.core.clock, burst=60, per_second=10)
        self._read = Pace(classroom.core.clock, burst=2 * LARGEST_FRAME, per_second=LARGEST_FRAME / 16)  # characters
        self._sockets: dict[Connection, web.WebSocketResponse] = {}
        self._stop = classroom.core.hub.listen(self._hear)

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """Serves one page until it goes."""
        visitor = await self._door.visitor(request)
        person = visitor.person if visitor else ""
        try:
            if visitor is not None:
                self._class.core.state.person(person)
        except ClassRefusal as refusal:
            raise web.HTTPForbidden(text=self._sentence(person, refusal)) from None
        if (language := request.query.get("language")) in LANGUAGES and visitor is not None:
            self._class.core.spoken[person] = language
        socket = web.WebSocketResponse(heartbeat=HEARTBEAT, max_msg_size=LARGEST_EVER, compress=False, timeout=GOODBYE)
        await socket.prepare(request)
        if not isinstance(request.transport, asyncio.Transport):
            return socket  # it went while it came
        if visitor is None:  # opened all the same, for only so the page learns why it cannot stay
            await socket.close(code=SIGNED_OUT)
        elif len(self._fanout.connections(person)) >= MOST_PAGES:
            await socket.close(code=TOO_MANY)
        else:
            await self._serve(request, socket, Connection(person, request.transport, language or "", visitor.session))
        return socket

    async def _serve(self, request: web.Request, socket: web.WebSocketResponse, connection: Connection) -> None:
        self._fanout.add(connection)
        self._sockets[connection] = socket
        try:
            if connection.session is not None and await self._door.visitor(request) is None:
                # It ended after it was looked up and before that could be heard of.
                await self._end(connection, SIGNED_OUT)
                return
            await self._presence.came(connection.person)
            try:
                await self._greet(connection, request.query.get("place"))
                async for message in socket:
                    if message.type is WSMsgType.TEXT and connection in self._sockets:
                        self._take(connection, message.data)
            finally:
                self._presence.went(connection.person)
        finally:
            self._fanout.discard(connection)
            self._sockets.pop(connection, None)

    def out(self, person: str, session: str | None) -> None:
        """Closes the pages of a session that ended; without one, all pages of the person."""
        for connection in self._fanout.connections(person):
            if session is None or (connection.session is not None and connection.session.hash == session):
                self._class.core.begin(self._end(connection, SIGNED_OUT))

    async def close(self) -> None:
        """Tells every page that the server goes, and what was begun is finished. Pages come back by themselves."""
        self._stop()
        self._ahead.stop()
        self._presence.stop()
        closing = [socket.close(code=WSCloseCode.GOING_AWAY) for socket in self._sockets.values()]
        await asyncio.gather(*closing, return_exceptions=True)
        await self._class.close()

    async def _greet(self, connection: Connection, place: str | None) -> None:
        core, person = self._class.core, connection.person
        looked = core.hub.told  # what happens from here on may be in what is looked up, or not
        opened = await self._opened(person, place) if place is not None else None
        offered, mentioned = await self._class.offered(person), await self._class.mentioned(person)
        unread = await self._class.unread(person)  # last: what comes after it is counted by the page
        language, state = core.language(person), core.state
        places = state.places_of(person)
        if opened is not None and (unsaid := state.unsaid(str(opened["place"]))):
            places.append(unsaid)  # it is before them, and in no list
        meanwhile = core.hub.between(looked, core.hub.told) if place is not None else []
        hello = {
            "ev": "hello",
            "me": person,
            "name": self._class.name,
            "choosable": not self._door.signs_in,  # else nobody is anybody but themselves
            "chosen": state.person(person).language,
            "zone": state.person(person).zone,  # chosen too; empty: the browser's
            "toured": self._class.own.has_toured(person),
            "people": [state.person_json(each) for each in state.members()],
            "places": [state.place_json(each) for each in places],
            "gone": [state.place_json(each) for each in state.gone_from(person)],
            "commands": [*offered["commands"]],
            "menus": [*offered["menus"]],
            "now": core.clock.now().isoformat(),
            "seq": core.hub.told,
            "language": language,
            "movable": self._ahead.movable,
            "ahead": self._ahead.under_way,
            "mates": self._mates(),
            "texts": {} if language == connection.language else self._texts(language),  # the page came with its own
            "voice": {place.key: state.in_voice(place.key) for place in places if place.kind == "voice"},
            "unread": unread,
            "mentioned": mentioned,
            "opened": opened if meanwhile is not None else None,
        }
        heard = [event.body for event in state.hears_again(person, meanwhile or ())]
        if connection in self._sockets:  # else it was signed out meanwhile, and hears nothing behind its goodbye
            self._fanout.greet(connection, core.hub.told, hello, *heard)

    async def _opened(self, person: str, place: str) -> JsonObject | None:
        """What stands in the place in which a page begins, so that it need not ask: its first channel, if nowhere."""
        state = self._class.core.state
        first = next((each.key for each in state.places_of(person) if each.kind == PlaceKind.CHANNEL), "")
        try:
            messages, more = await self._class.open_place(person, place or first)
        except ClassRefusal:
            return None  # the page finds out for itself that it is not there
        return {"place": place or first, "messages": [*messages], "more": more}

    def _mates(self) -> bool | None:
        """Whether simulated classmates take part; ``None`` where there are none, or may be none."""
        if not self._class.simulates or not any(each.simulated for each in self._class.core.state.members()):
            return None
        return self._class.mates

    def _take(self, connection: Connection, data: str) -> None:
        """One request of a page. It goes on when the page goes: what was asked for is done.

        Everything that is sent counts before it is read: reading it holds up everyone, whatever it turns out to be.
        """
        try:
            self._deeds.take(connection.person)
            self._read.take(connection.person, min(len(data), LARGEST_FRAME))
            if len(data) > LARGEST_FRAME:
                raise ClassRefusal("class-too-large", most=LARGEST_UPLOAD_MB)
            asked = Request.read(data)
        except BadRequest:
            return  # without a number there is nothing to answer to
        except ClassRefusal as refusal:
            self._turn_away(connection, data, refusal)
        else:
            self._class.core.begin(self._do(connection, asked))

    def _turn_away(self, connection: Connection, data: str, refusal: ClassRefusal) -> None:
        """What is not read is answered by its number; who sends what is too large, again or as no page does, is cut."""
        number = number_of(data)
        is_told = refusal.text_id == "class-too-large" or len(data) <= LARGEST_FRAME
        if number is not None and is_told:
            self._fanout.answer(connection, self._no(connection, number, refusal))
        elif len(data) > LARGEST_FRAME:
            self._class.core.begin(self._end(connection, WSCloseCode.MESSAGE_TOO_BIG))

    async def _do(self, connection: Connection, asked: Request) -> None:
        try:
            if asked.do in WORDS or self._makes_a_thread(connection, asked):
                self._words.take(connection.person)
            if not await self._door.goes_on(connection.session):
                return  # it ended in another process, and its pages here are being closed
            if asked.do == "since":
                answer = self._since(connection, asked)
            elif asked.do == "ahead":
                await self._ahead.go(connection.person, asked.text("by"), asked.text("to"))
                answer = encoded({"re": asked.id, "ok": True})
            else:
                done = await do(self._class, connection.person, asked, self._all_deeds)
                answer = encoded({"re": asked.id, "ok": True, **done})
                if asked.do == "seen":
                    self._tell_other_pages(connection, asked.text("place"), done)
        except BadRequest:
            answer = self._no(connection, asked.id, ClassRefusal("class-bad-request"))
        except ClassRefusal as refusal:
            answer = self._no(connection, asked.id, refusal)
        except StorageProblem as problem:
            log.error("web.storage", code=problem.code, deed=asked.do)
            answer = self._no(connection, asked.id, ClassRefusal("class-store-fault"))
        except Exception as fault:
            log.error("web.deed_failed", deed=asked.do, **where_it_was(fault))
            answer = self._no(connection, asked.id, ClassRefusal("class-bot-fault"))
        self._fanout.answer(connection, answer)

    def _makes_a_thread(self, connection: Connection, asked: Request) -> bool:
        """Whether everyone else has a place more before them for it; so it looks, too, of what one may not see."""
        if asked.do != "thread":
            return False
        state, person = self._class.core.state, connection.person
        thread = state.below(asked.text("message"))
        return thread is None or not state.sees(person, state.audience(thread))

    def _since(self, connection: Connection, asked: Request) -> str:
        """What the page missed: the events up to those that it hears since it is back, never of before they joined."""
        core, since = self._class.core, asked.number("seq")
        joined = core.state.person(connection.person).joined
        missed = core.hub.between(since, connection.heard) if since >= joined else None
        if missed is None:
            return encoded({"re": asked.id, "ok": True, "reset": True, "events": []})
        events = ",".join(event.text for event in core.state.hears_again(connection.person, missed))
        return f'{{"re":{asked.id},"ok":true,"reset":false,"events":[{events}]}}'

    def _tell_other_pages(self, connection: Connection, place: str, done: JsonObject) -> None:
        """What was read on one page is read on the person's others."""
        for other in self._fanout.connections(connection.person):
            if other is not connection:
                self._fanout.answer(other, encoded({"ev": "unread", "place": place, **done}))

    def _no(self, connection: Connection, number: int, refusal: ClassRefusal) -> str:
        return encoded({"re": number, "ok": False, "sentence": self._sentence(connection.person, refusal)})

    def _sentence(self, person: str, refusal: ClassRefusal) -> str:
        return self._class.core.sentences.refusal(self._class.core.language(person), refusal)

    def _hear(self, event: Event) -> None:
        self._fanout.tell(event)
        if event.body["ev"] == "person-gone":
            for connection in self._fanout.connections(str(event.body["id"])):
                self._class.core.begin(self._end(connection, GONE))

    async def _end(self, connection: Connection, code: int) -> None:
        """Closes a page, which hears nothing more from now on."""
        socket = self._sockets.pop(connection, None)
        if socket is not None:
            self._fanout.flush()
            self._fanout.discard(connection)
            await socket.close(code=code)
