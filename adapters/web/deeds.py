"""What a page may ask for: each request read strictly, and handed to the class."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from adapters.web.classroom import Classroom
from adapters.web.hub import JsonObject
from bot.card import Json
from bot.records import dataclass
from bot.texts import LANGUAGES

_HALF_LETTER: Final = re.compile(r"\\u(?:[dD][89a-fA-F]|0000)")
_LARGEST_NUMBER: Final = 2**53
_NUMBER_FIRST: Final = re.compile(r'\{"id": ?(\d{1,15}),')


class BadRequest(ValueError):
    """A request that no page of ours makes."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request: ``id`` is the page's number for it, ``do`` what it wants."""

    id: int
    do: str
    fields: Mapping[str, Any]

    @classmethod
    def read(cls, data: str) -> Request:
        """The request in a frame. Raises :class:`BadRequest`."""
        try:
            found = json.loads(data)
            if _HALF_LETTER.search(data):  # halves of letters and NUL are JSON, but no text that could be kept
                whole = json.dumps(found, ensure_ascii=False).encode("utf-8", "ignore").decode()
                found = json.loads(whole.replace("\\u0000", ""))
        except (ValueError, RecursionError):
            raise BadRequest("not JSON") from None
        number = found.get("id") if isinstance(found, dict) else None
        if not isinstance(number, int) or isinstance(number, bool) or abs(number) > _LARGEST_NUMBER:
            raise BadRequest("not numbered")
        do = found.get("do")
        return cls(number, do if isinstance(do, str) else "", found)

    def text(self, name: str, *, may_lack: bool = False) -> str:
        """A field that is a string."""
        value = self.fields.get(name)
        if value is None and may_lack:
            return ""
        if not isinstance(value, str):
            raise BadRequest(name)
        return value

    def number(self, name: str) -> int:
        """A field that is a whole number."""
        value = self.fields.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _LARGEST_NUMBER:
            raise BadRequest(name)
        return value

    def texts(self, name: str) -> list[str]:
        """A field that is a list of strings."""
        value = self.fields.get(name)
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise BadRequest(name)
        return value

    def values(self, name: str) -> dict[str, Json]:
        """A field that is an object."""
        value = self.fields.get(name)
        if not isinstance(value, dict):
            raise BadRequest(name)
        return value


def number_of(data: str) -> int | None:
    """The number of a request that is not read, where a page of ours puts it: then it can be answered all the same."""
    found = _NUMBER_FIRST.match(data)
    return int(found[1]) if found else None


async def _open(classroom: Classroom, person: str, asked: Request) -> JsonObject:
    before = None if asked.fields.get("before") is None else asked.number("before")
    messages, more = await classroom.open_place(person, asked.text("place"), before)
    return {"messages": [*messages], "more": more}


async def _say(classroom: Classroom, person: str, asked: Request) -> JsonObject:
    await classroom.say(person, asked.text("place"), asked.text("text"), _key(asked))
    return {}


async def _edit(classroom: Classroom, person: str, asked: Request) -> JsonObject:
    return await classroom.own_words.edit(person, asked.text("message"), asked.text("text"), _key(asked))


async def _delete(classroom: Classroom, person: str, asked: Request) -> JsonObject:
    return await classroom.own_words.delete(person, asked.text("message"), _key(asked))


async def _command(classroom: Classroom, person: str, asked: Request) -> JsonObject:
    values = asked.values("values")
    place, name = asked.text("place"), asked.text("name")
    return _answer(await classroom.command(person, place, name, values, _key(asked), at_options=True))


async def _line(classroom: Classroom, person: str, asked: Request) -> JsonObject:
    place, text = asked.text("place"), asked.text("text")
    return _answer(await classroom.line(person, place, text, _key(asked), at_options=True))


async def _press(classroom: Classroom, person: str, asked: Request) -> JsonObject:
    place, message, link = (asked.text(name) for name in ("place", "message", "link"))
    return _answer(await classroom.press(person, place, message, link, _key(asked)))


async def _choose(classroom: Classroom, person: str, asked: Request) -> JsonObject:
    place, message, link = (asked.text(name) for name in ("place", "message", "link"))
    value: Json = asked.fields.get("value")
    return _answer(await classroom.choose(person, place, message, link, value, _key(asked)))


async def _menu(classroom: Classroom, person: str, asked: Request) -> JsonObject:
    place, link = asked.text("place"), asked.text("link")
    message, about = asked.text("message", may_lack=True), asked.text("person", may_lack=True)
    return _answer(await classroom.menu(person, place, link, message=message, about=about, key=_key(asked)))


async def _submit(classroom: Classroom, person: str, asked: Request) -> JsonObject:
    place, form, link = (asked.text(name) for name in ("place", "form", "link"))
    return _answer(await classroom.submit(person, place, form, link, asked.values("values"), _key(asked)))


async def _thread(classroom: Classroom, person: str, asked: Request) -> JsonObject:
    return {"place": await classroom.thread(person, asked.text("message"))}


async def _reach(classroom: Classroom, person: str, asked: Request) -> JsonObject:
    return {"place": await classroom.reach(person, asked.text("place"), asked.text("message"))}


async def _direct(classroom: Classroom, person: str, asked: Request) -> JsonObject:
    return {"place": await classroom.direct(person, asked.texts("people"))}


async def _voice(classroom: Classroom, person: str, asked: Request) -> JsonObject:
    await classroom.voice(person, asked.text("place", may_lack=True) or None)
    return {}


async def _mates(classroom: Classroom, person: str, asked: Request) -> JsonObject:
    on = asked.fields.get("on")
    if not isinstance(on, bool):
        raise BadRequest("on")
    await classroom.switch_mates(person, on)
    return {}


async def _seen(classroom: Classroom, person: str, asked: Request) -> JsonObject:
    return {"count": await classroom.seen(person, asked.text("place"), asked.number("seq"))}


async def _threads(classroom: Classroom, person: str, asked: Request) -> JsonObject:
    return {"places": [*classroom.threads(person, asked.text("place"))]}


async def _language(classroom: Classroom, person: str, asked: Request) -> JsonObject:
    language = asked.text("language")
    if language and language not in LANGUAGES:
        raise BadRequest("language")
    await classroom.own.speak(person, language)
    return {}


async def _zone(classroom: Classroom, person: str, asked: Request) -> JsonObject:
    await classroom.own.live_in(person, asked.text("zone"))
    return {}


async def _browse(classroom: Classroom, person: str, asked: Request) -> JsonObject:
    await classroom.own.browse_in(person, asked.text("zone"))
    return {}


async def _toured(classroom: Classroom, person: str, asked: Request) -> JsonObject:
    await classroom.own.tour(person)
    return {}


Deed = Callable[[Classroom, str, Request], Awaitable[JsonObject]]
DEEDS: Final[Mapping[str, Deed]] = {
    "open": _open,
    "say": _say,
    "edit": _edit,
    "delete": _delete,
    "command": _command,
    "line": _line,
    "press": _press,
    "choose": _choose,
    "menu": _menu,
    "submit": _submit,
    "thread": _thread,
    "reach": _reach,
    "direct": _direct,
    "voice": _voice,
    "mates": _mates,
    "seen": _seen,
    "threads": _threads,
    "language": _language,
    "zone": _zone,
    "browse": _browse,
    "toured": _toured,
}
WORDS: Final = frozenset(("say", "edit", "delete"))
"""Deeds that everyone else has to read: fewer of these fit into a minute."""


async def do(classroom: Classroom, person: str, asked: Request, deeds: Mapping[str, Deed] = DEEDS) -> JsonObject:
    """Does what a request asks. Raises :class:`BadRequest` and :class:`~adapters.web.refusal.ClassRefusal`."""
    if asked.do not in deeds:
        raise BadRequest(asked.do)
    return await deeds[asked.do](classroom, person, asked)


def _key(asked: Request) -> str:
    return asked.text("key", may_lack=True)


def _answer(answer: JsonObject) -> JsonObject:
    return {"answer": answer}
