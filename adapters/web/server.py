"""The aiohttp application: the page, its connection, pictures and files, and what watches over the process."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

import structlog
from aiohttp import web
from aiohttp.http_exceptions import BadHttpMessage

from adapters.web.ahead import Ahead
from adapters.web.classroom import Classroom
from adapters.web.closed import of_storage
from adapters.web.door import LARGEST_POST, Door, OpenDoor, SignInDoor
from adapters.web.enrolment import Enrolment
from adapters.web.gate import Gate
from adapters.web.instructing import deeds
from adapters.web.live import Live
from adapters.web.page import Files, PageTexts, shell, spoken
from adapters.web.settings import is_loopback
from adapters.web.stow import PICTURES
from adapters.web.watch import Watch
from bot.records import dataclass
from storage.class_records import KeptFile

_FILE_ID: Final = re.compile(r"[\w-]{1,64}")
_NO_SCRIPTS: Final = "default-src 'none'; sandbox"
log = structlog.get_logger()


class NotLoopback(ValueError):
    """The class is served to this machine only unless people sign in; listening elsewhere is refused."""


@dataclass(frozen=True, slots=True)
class House:
    """Where people sign in: who they are, and how many proxies of ours stand before it."""

    enrolment: Enrolment
    proxies: int = 0

    @property
    def origin(self) -> str:
        """The address that they open."""
        return self.enrolment.origin


def make_app(
    classroom: Classroom,
    *,
    watch: Watch | None = None,
    ahead: Ahead | None = None,
    house: House | None = None,
    beside: Sequence[web.AbstractRouteDef] = (),
) -> web.Application:
    """The application of one class, and of what is served ``beside`` it for others, which guards itself.

    ``ahead`` moves the class's clock, which stands fast without it. With ``house`` people sign in, else they choose who
    to be. Stopping the application closes the class's pages and finishes what was begun.
    """
    watch = watch or Watch()
    texts = PageTexts(classroom.core.sentences)
    door: Door = OpenDoor()
    if house is not None:
        door = SignInDoor(classroom, house.enrolment.sign_in, house.origin, house.proxies)
    more = deeds(house.enrolment, classroom.core) if house else {}
    live = Live(classroom, texts.of, watch.registry, ahead or Ahead(classroom), door=door, more=more)
    site = _Site(classroom, texts, door)
    sentences = classroom.core.sentences
    paths = frozenset(route.path for route in beside if isinstance(route, web.RouteDef))
    gate = Gate(sentences, house.origin if house else "", beside=paths)
    app = web.Application(
        middlewares=[gate.middleware, of_storage(sentences, classroom.name)], client_max_size=LARGEST_POST
    )
    app.on_response_prepare.append(gate.add_headers)
    app.add_routes([web.get("/api/people", site.people)] if house is None else [])
    if isinstance(door, SignInDoor):
        app.add_routes(door.routes())
        door.listen(live.out)
    app.add_routes(
        [
            web.get("/", site.page),
            web.get("/static/{path:.+}", Files().serve),
            web.get("/live", live.connect),
            web.get("/file/{id}", site.file),
            *watch.routes(),
            *beside,
        ]
    )

    async def close(app: web.Application) -> None:
        await live.close()

    app.on_shutdown.append(close)
    return app


def _is_of_ours(record: logging.LogRecord) -> bool:
    """Not what is no HTTP: who sends it is told so, and could fill the log with their address and our traces."""
    return not (record.exc_info and isinstance(record.exc_info[1], BadHttpMessage))


async def listen(app: web.Application, host: str, port: int, *, signs_in: bool = False) -> tuple[web.AppRunner, str]:
    """Serves the application; returns what stops it (``cleanup``), and its address.

    Raises :class:`NotLoopback` for a host that others could reach unless people sign in, and ``OSError`` when the port
    is taken.
    """
    if not (signs_in or is_loopback(host)):
        raise NotLoopback(host)
    logging.getLogger("aiohttp.server").addFilter(_is_of_ours)
    runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=5.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, host.strip("[]"), port).start()
    except BaseException:
        await runner.cleanup()
        raise
    name = f"[{host.strip('[]')}]" if ":" in host else host
    return runner, f"http://{name}:{runner.addresses[0][1]}"


class _Site:
    def __init__(
        self,
        classroom: Classroom,
        texts: PageTexts,
        door: Door,
    ) -> None:
        self._class = classroom
        self._texts = texts
        self._door = door

    async def page(self, request: web.Request) -> web.Response:
        """The page; where people sign in, only for those who have."""
        signs_in = self._door.signs_in
        if signs_in and await self._door.visitor(request) is None:
            return self._door.closed(request)
        language = spoken(request.headers.get("Accept-Language", ""))
        headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language, Accept-Encoding"}
        if signs_in:
            headers["Vary"] += ", Cookie"
        page = web.Response(text=shell(language, self._texts, signs_in), content_type="text/html", headers=headers)
        page.enable_compression()
        return page

    async def people(self, request: web.Request) -> web.Response:
        state = self._class.core.state
        people = [
            {
                **state.person_json(person),
                "simulated": self._class.acts_for(person),
                "toured": self._class.own.has_toured(person.id),
            }
            for person in state.members()
        ]
        return web.json_response({"people": people}, headers={"Cache-Control": "no-store"})

    async def file(self, request: web.Request) -> web.Response:
        """A picture is shown, anything else is only ever downloaded."""
        file_id = request.match_info["id"]
        file = await self._seen(request, file_id) if _FILE_ID.fullmatch(file_id) else None
        if file is None:
            raise web.HTTPNotFound
        is_picture = file.content_type in PICTURES
        how = "inline" if is_picture else "attachment"
        return web.Response(
            body=file.data,
            headers={
                "Content-Type": file.content_type if is_picture else "application/octet-stream",
                "Content-Disposition": f"{how}; filename*=UTF-8''{quote(file.name, safe='')}",
                "Content-Security-Policy": _NO_SCRIPTS,
                "Cache-Control": "private, max-age=31536000, immutable",
            },
        )

    async def _seen(self, request: web.Request, file_id: str) -> KeptFile | None:
        """A file; where people sign in, only one that stands before this person."""
        if not self._door.signs_in:
            return await self._class.file(file_id)
        visitor = await self._door.visitor(request)
        return await self._class.file_before(visitor.person, file_id) if visitor else None
