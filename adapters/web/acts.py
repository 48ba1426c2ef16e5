"""What people do with cards, commands and forms: each act becomes one delivery to the bot, and its answer is shown."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any, Final

import structlog

from adapters.web.core import Core
from adapters.web.hub import JsonObject
from adapters.web.limits import ANSWERS_KEPT
from adapters.web.once import Once
from adapters.web.private import Private, Source
from adapters.web.refusal import ClassRefusal
from adapters.web.state import seq_of
from bot.card import Json
from bot.log import where_it_was
from storage.class_records import KeptPerson, KeptPlace

Deliver = Callable[[JsonObject], Awaitable[JsonObject]]
"""Hands a delivery to the bot and brings its answer, ``{}``, ``{form}`` or ``{shown, card}``: plain JSON both ways."""

_NEWS_WAITING: Final = 10_000
log = structlog.get_logger()


class BotAway(ConnectionError):
    """There is no bot at the other end of the callback, or it went while it was asked."""


class Acts:
    """Deliveries of one class, and what was answered."""

    def __init__(self, core: Core, private: Private, deliver: Deliver | None = None) -> None:
        self.core = core
        self.private = private
        self.deliver = deliver
        self._once = Once(core, ANSWERS_KEPT)
        self._news: asyncio.Task[None] | None = None
        self._waiting = 0
        self._moves: list[Json] = []

    async def act(
        self,
        person: str,
        kind: str,
        place: str,
        link: str,
        *,
        values: Mapping[str, Json] | None = None,
        key: str = "",
        source: Source | None = None,
        form_key: str = "",
        at_options: bool = False,
    ) -> JsonObject:
        """Delivers one act and shows the answer. The same ``key`` of the same person again gets the first answer.

        With ``at_options``, what does not fit is no card but ``{shown: "wrong", wrong: {option: sentence}}``.
        The delivery's id is made of the key, so that the bot knows an act that is sent again when the class does not.
        Raises :class:`ClassRefusal`; such an act can be sent again.
        """
        from_here = source or Source(place)
        act = partial(self._act, person, kind, from_here, link, values or {}, key, form_key, at_options)
        return await self._once.do(person, key, act)

    async def commands(self, person_id: str, place: KeptPlace, *, every: bool = False) -> list[JsonObject]:
        """The commands that a person may use in a place, in their language; with ``every`` the others too."""
        return await self._commands(self._who(self.core.state.person(person_id)), place, every)

    async def offered(self, person_id: str) -> dict[str, list[JsonObject]]:
        """What a person's page offers: ``commands``, and ``menus`` at people and messages. The staff's say of each
        whether a ``student`` has it too, so that a page can show what a student sees."""
        state = self.core.state
        first = next(iter(state.places_of(person_id)), None)
        if first is None:
            return {"commands": [], "menus": []}
        found = {"commands": await self.commands(person_id, first), "menus": await self.menus(person_id, first)}
        open_to_all = state.first_for_all()
        if not state.is_staff(person_id) or open_to_all is None:
            return found
        student: JsonObject = {"person": "", "roles": ["student"], "manages": False, "language": "", "zone": ""}
        theirs = [
            *await self._commands(student, open_to_all, False),
            *await self._entries("menus", student, open_to_all),
        ]
        links = {each["link"] for each in theirs}
        return {
            name: [{**entry, "student": entry["link"] in links} for entry in entries] for name, entries in found.items()
        }

    async def menus(self, person_id: str, place: KeptPlace) -> list[JsonObject]:
        """The entries in the menus of people and messages that a person may use in a place, in their language."""
        return await self._entries("menus", self._who(self.core.state.person(person_id)), place)

    async def _commands(self, who: JsonObject, place: KeptPlace, every: bool) -> list[JsonObject]:
        return await self._entries("commands", who, place, every=every)

    async def _entries(self, kind: str, who: JsonObject, place: KeptPlace, **more: Json) -> list[JsonObject]:
        found = await self._ask({"kind": kind, **who, **where(place), **more})
        entries = found.get(kind)
        return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []

    def news(self, kind: str, person: KeptPerson | None = None, **more: Json) -> bool:
        """The bot hears of something without anybody waiting for it, in order, after what it heard before.
        False: it is away, or far behind."""
        if self.deliver is None or self._waiting >= _NEWS_WAITING:
            return False
        self._waiting += 1
        who = self._who(person) if person is not None else {}
        delivery: JsonObject = {"kind": kind, **who, **more}
        self._news = self.core.begin(self._tell(self._news, delivery))
        return True

    def moved(self, person: KeptPerson, room: str | None) -> None:
        """The bot hears in which voice room somebody is: with all who move until its turn comes, for a whole class may
        move at once."""
        move: JsonObject = {"person": person.id, "place": room, "at": self.core.clock.now().isoformat()}
        self._moves.append(move)
        if len(self._moves) == 1 and not self.news("voices", moves=self._moves):
            self._moves = []  # nobody hears it

    async def _tell(self, before: asyncio.Task[None] | None, delivery: JsonObject) -> None:
        if before is not None and not before.done():
            await asyncio.wait([before])
        if delivery["kind"] == "voices":
            self._moves = []  # who moves from now on is told of in the next
        try:
            await self._ask(delivery)
        except ClassRefusal:
            return  # the bot learns who is in the class when it comes back, and of words it needs no record
        finally:
            self._waiting -= 1

    async def _act(
        self,
        person_id: str,
        kind: str,
        source: Source,
        link: str,
        values: Mapping[str, Json],
        key: str,
        form_key: str,
        at_options: bool,
    ) -> JsonObject:
        person = self.core.state.person(person_id)
        place = self.core.state.place(person_id, source.place)
        if source.message is not None and not await self._is_on(person_id, source, link):
            source = Source(place.key)  # from a card as it was before, or from nowhere: it must not replace this one
        delivery: JsonObject = {
            "kind": kind,
            "id": delivery_id(person_id, key),
            **self._who(person),
            **where(place),
            "link": link,
            "values": dict(values),
            "message": source.message,
            "private": source.private,
            "form_key": form_key,
            "stamp": await self.core.number(),
        }
        answer = await self._ask(delivery)
        if at_options and isinstance(answer.get("wrong"), dict):
            return {"shown": "wrong", "wrong": answer["wrong"]}
        return await self._show(person_id, source, link, form_key, answer, once=kind == "menu")

    async def _show(
        self, person: str, source: Source, link: str, form_key: str, answer: JsonObject, *, once: bool
    ) -> JsonObject:
        form, card, shown = answer.get("form"), answer.get("card"), answer.get("shown")
        if form_key:
            self.private.close_form(person, form_key)
        if isinstance(form, dict):
            self.private.open_form(person, str(form["key"]), source)
            return {"shown": "form", "form": form}
        if not isinstance(card, dict):
            return {"shown": shown or "nothing"}
        if shown == "here" and source.message and await self.private.replace(person, source, card):
            return {"shown": "here"}
        await self.private.show(person, source, link, card, once=once)
        return {"shown": "private"}

    async def _is_on(self, person: str, source: Source, link: str) -> bool:
        """Whether the card that was pressed has this link now. Raises :class:`ClassRefusal` when it is gone."""
        if source.private:
            self.private.find(person, str(source.message))
            return True
        message = await self.core.keeper.message(seq_of(str(source.message)))
        if message is None or message.place != source.place:
            raise ClassRefusal("class-message-gone")
        actions: Any = (message.card or {}).get("actions", [])
        return any(action["link"] == link for action in actions)

    async def _ask(self, delivery: JsonObject) -> JsonObject:
        if self.deliver is None:
            raise ClassRefusal("class-bot-away")
        try:
            return await self.deliver(delivery)
        except BotAway:
            raise ClassRefusal("class-bot-away") from None
        except ClassRefusal:
            raise
        except Exception as fault:
            log.error("web.delivery_failed", kind=delivery["kind"], **where_it_was(fault))
            raise ClassRefusal("class-bot-fault") from None

    def _who(self, person: KeptPerson) -> JsonObject:
        return {
            "person": person.id,
            "roles": [person.role],
            "manages": person.role == "instructor",
            "language": self.core.language(person.id),
            "zone": self.core.state.zone(person),
        }


def where(place: KeptPlace) -> JsonObject:
    """A place as deliveries name it."""
    return {"place": place.key, "parent": place.parent}


def delivery_id(person: str, key: str) -> str:
    """The id of an act: the same for the same key of a person."""
    if not key:
        return secrets.token_hex(16)
    return hashlib.sha256(f"{person}\n{key}".encode()).hexdigest()[:32]
