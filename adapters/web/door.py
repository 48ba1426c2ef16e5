"""The door of a class: who a request is from, and where people sign in the page of a link, coming in and going out.

Looking at a link does not use it up, for mail programs look at links too: a press on the page's one button does.
"""

from __future__ import annotations

import ipaddress
from typing import Final, Protocol

from aiohttp import web

from adapters.web.classroom import Classroom
from adapters.web.closed import DOOR_HEADERS, closed, language_of
from adapters.web.pace import Pace
from adapters.web.page import link_page
from adapters.web.refusal import ClassRefusal
from adapters.web.sign_in import Ended, SignIn, new_browser
from bot.records import dataclass
from storage.class_records import KeptPerson
from storage.sign_in import Session

FOREVER: Final = 400 * 24 * 3600  # seconds: the most that browsers keep a cookie; the session itself ends much sooner
_LOOKING: Final = 24 * 3600  # seconds for which a browser that looked at a link is known again
LARGEST_POST: Final = 4 * 1024
"""Bytes in what a page of the door posts."""
_MISSES: Final = 20
_MISSES_IN_ALL: Final = 2_000


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who a request is from; ``session`` where people sign in."""

    person: str
    session: Session | None = None


class Door(Protocol):
    """How the server knows who somebody is."""

    signs_in: bool

    async def visitor(self, request: web.Request) -> Visitor | None:
        """Who a request is from; ``None`` for somebody who has to come in first."""

    async def goes_on(self, session: Session | None) -> bool:
        """Somebody does something in a page that has been open for a while; whether they still may."""

    def closed(self, request: web.Request) -> web.Response:
        """What they see instead of the class."""


class OpenDoor:
    """The door of a class to try things out: one is whoever one chose to be, ``?as=PERSON``."""

    signs_in = False

    async def visitor(self, request: web.Request) -> Visitor | None:
        """Whoever the request says; whether there is such a person is for the class to say."""
        return Visitor(request.query.get("as", ""))

    async def goes_on(self, session: Session | None) -> bool:
        """There is no session that could end."""
        return True

    def closed(self, request: web.Request) -> web.Response:
        """Nobody is ever before it."""
        raise web.HTTPNotFound


class SignInDoor:
    """The door at ``origin``. Behind ``proxies`` of ours the last of them says where a request is from."""

    signs_in = True

    def __init__(self, classroom: Classroom, sign_in: SignIn, origin: str, proxies: int = 0) -> None:
        self._class = classroom
        self._sign_in = sign_in
        self._proxies = proxies
        self._is_safe = origin.startswith("https:")
        self._cookie = "__Host-homeroom" if self._is_safe else "homeroom"
        self._browser = f"{self._cookie}-door"
        clock = classroom.core.clock
        self._misses = Pace(clock, burst=_MISSES, per_second=0.2)
        self._misses_in_all = Pace(clock, burst=_MISSES_IN_ALL, per_second=20)

    def listen(self, listener: Ended) -> None:
        """Calls this whenever sessions were ended."""
        self._sign_in.listen(listener)

    def routes(self) -> list[web.RouteDef]:
        """What the door answers."""
        return [web.get("/in/{token}", self.look), web.post("/in", self.come_in), web.post("/out", self.go_out)]

    async def visitor(self, request: web.Request) -> Visitor | None:
        """Who is signed in in this browser, while they are in the class."""
        session = await self._sign_in.session(request.cookies.get(self._cookie, ""))
        if session is None or self._member(session.person) is None:
            return None
        return Visitor(session.person, session)

    async def goes_on(self, session: Session | None) -> bool:
        """A session is still in use, if it lasts."""
        return session is not None and await self._sign_in.goes_on(session)

    def closed(self, request: web.Request) -> web.Response:
        """That one needs a link."""
        return self._said(request, "door-need", 403)

    async def look(self, request: web.Request) -> web.Response:
        """The page of a link."""
        token, browser = request.match_info["token"], request.cookies.get(self._browser, "")
        visitor = await self.visitor(request)
        person = self._member(await self._whose(token, browser, visitor))
        if person is None:
            return self._missed(request, visitor)
        before = self._member(visitor.person) if visitor else None
        text = link_page(
            language_of(request),
            self._class.core.sentences,
            class_name=self._class.name,
            name=person.name,
            token=token,
            before=before.name if before and before.id != person.id else "",
        )
        page = web.Response(text=text, content_type="text/html", headers=DOOR_HEADERS)
        if not browser:  # by this it may press twice
            self._set(page, self._browser, new_browser(), _LOOKING)
        return page

    async def come_in(self, request: web.Request) -> web.Response:
        """Uses the link up, and signs in in this browser; whoever was signed in there before no longer is."""
        token, browser = await _field(request, "token"), request.cookies.get(self._browser, "")
        before = await self.visitor(request)
        if self._member(await self._whose(token, browser, before)) is None:
            return self._missed(request, before)
        done = await self._sign_in.come_in(token, browser)
        if done is None:
            return self._missed(request, before)
        if before is not None and before.session is not None:
            await self._sign_in.end(before.session)
        if done.is_first:
            self._class.core.begin(self._class.own.came_in(done.person))
        answer = web.Response(status=303, headers={"Location": "/", "Cache-Control": "no-store"})
        self._set(answer, self._cookie, done.cookie, FOREVER)
        self._set(answer, self._browser, "", 0)
        return answer

    async def go_out(self, request: web.Request) -> web.Response:
        """Ends this session, or with ``everywhere`` all sessions of the person."""
        everywhere = await _field(request, "everywhere")
        visitor = await self.visitor(request)
        if visitor is not None and visitor.session is not None:
            if everywhere:
                await self._sign_in.end_all(visitor.person)
            else:
                await self._sign_in.end(visitor.session)
        answer = web.Response(status=204, headers={"Cache-Control": "no-store"})
        self._set(answer, self._cookie, "", 0)
        return answer

    async def _whose(self, token: str, browser: str, visitor: Visitor | None) -> str | None:
        """Whose link it is. Who is in by it already need not use it again, and goes on to the class."""
        person = await self._sign_in.whose(token, browser)
        if visitor is not None and visitor.person == person:
            return await self._sign_in.whose(token)
        return person

    def _set(self, answer: web.Response, cookie: str, value: str, seconds: int) -> None:
        answer.set_cookie(cookie, value, max_age=seconds, path="/", secure=self._is_safe, httponly=True, samesite="Lax")

    def _member(self, person_id: str | None) -> KeptPerson | None:
        person = self._class.core.state.people.get(person_id or "")
        return None if person is None or person.gone else person

    def _missed(self, request: web.Request, visitor: Visitor | None) -> web.Response:
        """A link that cannot be used: the same, whatever is the matter with it. Who is in goes on to the class.

        Only these are slowed down, so nobody is kept out by what others in their building tried.
        """
        if visitor is not None:
            return web.Response(status=303, headers={"Location": "/", "Cache-Control": "no-store"})
        try:
            self._misses.take(_network(self._came_from(request)))
            self._misses_in_all.take("")
        except ClassRefusal:
            return self._said(request, "door-too-often", 429)
        return self._said(request, "door-no-link", 404)

    def _said(self, request: web.Request, text_id: str, status: int) -> web.Response:
        return closed(request, self._class.core.sentences, text_id, status, class_name=self._class.name)

    def _came_from(self, request: web.Request) -> str:
        """The address that the outermost proxy of ours saw; without proxies, the one that we see."""
        passed = [each.strip() for line in request.headers.getall("X-Forwarded-For", []) for each in line.split(",")]
        if self._proxies and len(passed) >= self._proxies:
            return passed[-self._proxies]
        return request.remote or ""


async def _field(request: web.Request, name: str) -> str:
    if (request.content_length or 0) > LARGEST_POST:
        raise web.HTTPRequestEntityTooLarge(LARGEST_POST, request.content_length or 0)
    found = (await request.post()).get(name, "")
    return found if isinstance(found, str) else ""


def _network(address: str) -> str:
    """What one household or office has: an address, or in IPv6 the 64 bits before its own part."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address[:64]
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else str(found)
