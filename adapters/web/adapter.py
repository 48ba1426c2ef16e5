"""The bot in the browser class: the port of :mod:`bot.platform` over the class's calls, and what people do as acts."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, Protocol, TypeVar

from adapters.web.bot_side import BotSide
from adapters.web.hub import JsonObject
from adapters.web.limits import CAPABILITIES
from adapters.web.render import card_json, command_json, form_json, menu_json
from bot.act import Act, ActKind, Answer, Ask, CommandHelp, MenuEntry, Nothing, Reply, Shown
from bot.card import Card
from bot.link import Link
from bot.people import Person, Place, PlaceKind, Role, Room, RoomKind, Space
from bot.platform import Checked, Later, Message, NeverWorks, PlatformError, Why, Written
from storage.class_records import BOT
from storage.problems import StorageProblem
from storage.rooms import KnownRooms

T = TypeVar("T")

ROLES: Final = {"instructor": Role.INSTRUCTOR, "assistant": Role.ASSISTANT, "student": Role.STUDENT}
"""What the class's own roles mean from the start."""


class RouterPort(Protocol):
    """What the adapter calls: :class:`bot.router.Router`."""

    async def act(self, act: Act) -> Answer: ...

    async def came(self, space: Space, platform_roles: Mapping[str, Role] | None = None) -> None: ...

    async def joined(self, person: Person) -> None: ...

    async def left(self, person: Person) -> None: ...

    async def moved(self, person: Person, time_zone: str) -> None: ...

    async def sync_members(self, space_id: str, people: Sequence[Person]) -> None: ...

    def staffed(self, space_id: str, people: Sequence[Person]) -> None: ...

    async def in_voice(self, space_id: str, now: Mapping[Person, Place]) -> None: ...

    async def voices(self, space_id: str, moves: Sequence[tuple[Person, Place | None, datetime]]) -> None: ...

    async def place_gone(self, place: Place) -> None: ...

    async def rooms(self, space_id: str) -> KnownRooms: ...

    async def wrote(self, person: Person, place: Place, at: datetime, reply_to: Message | None = None) -> None: ...

    async def unwrote(self, person: Person, place: Place, at: datetime) -> None: ...

    async def stands(
        self, space_id: str, link: Link, place: Place, message: Message, by: Person | None = None
    ) -> None: ...

    async def mates_off(self, space_id: str) -> None: ...

    async def commands(
        self, person: Person, place: Place, roles: frozenset[str], *, manages: bool = False, language: str | None = None
    ) -> tuple[CommandHelp, ...]: ...

    async def menus(
        self, person: Person, place: Place, roles: frozenset[str], *, manages: bool = False, language: str | None = None
    ) -> tuple[MenuEntry, ...]: ...


class WebPlatform:
    """The class as the core sees it. Calls go to ``calls``, which may be in another process."""

    name = "web"
    capabilities = CAPABILITIES

    def __init__(self, calls: BotSide, space: Space) -> None:
        self.calls = calls
        self.space = space

    async def ready(self, place: Place) -> float:
        """At once: the class has no rate limit for the bot."""
        return 0.0

    async def ready_for(self, what: Room | Place) -> float:
        """At once."""
        return 0.0

    async def post(self, place: Place, card: Card, nonce: str) -> Message:
        payload = card_json(await drawn(card))
        return _message(await _asked(self.calls.post(_key(place), payload, nonce)))

    async def tell(self, people: Sequence[Person], card: Card, nonce: str) -> Message:
        payload = card_json(await drawn(card))
        return _message(await _asked(self.calls.tell(_ids(people), payload, nonce)))

    async def edit(self, message: Message, card: Card) -> None:
        payload = card_json(await drawn(card))
        await _asked(self.calls.edit(message.place, message.id, payload))

    async def remove(self, message: Message) -> None:
        await _asked(self.calls.remove(message.place, message.id))

    async def written(self, message: Message) -> Written | None:
        by = await _asked(self.calls.written(message.place, message.id))
        if by is None:
            return None
        return Written(ours=True) if by == BOT else Written(Person(self.space.id, by))

    async def delete(self, message: Message) -> None:
        await _asked(self.calls.delete(message.place, message.id))

    async def thread(self, message: Message, name: str) -> Place:
        return self._place(await _asked(self.calls.thread(message.place, message.id, name)))

    async def find(self, place: Place, nonce: str) -> Message | None:
        found = await _asked(self.calls.find(nonce))
        return None if found is None else _message(found)

    async def open_room(self, room: Room, nonce: str) -> Place:
        people, near = _ids(room.people), _key(room.near)
        kind = RoomKind.VOICE if room.kind is RoomKind.VOICE else RoomKind.TEXT
        opened = self.calls.open_room(room.name, kind.value, people, near, nonce, staff=room.staff)
        return self._place(await _asked(opened))

    async def change_room(self, place: Place, room: Room) -> None:
        await _asked(self.calls.change_room(_key(place), room.name, _ids(room.people)))

    async def close_room(self, place: Place) -> None:
        await _asked(self.calls.close_room(_key(place)))

    async def find_room(self, room: Room, nonce: str) -> Place | None:
        found = await _asked(self.calls.find_room(nonce))
        return None if found is None else self._place(found)

    async def drop_room(self, nonce: str) -> None:
        if (opened := await _asked(self.calls.find_room(nonce))) is not None:
            await self.close_room(self._place(opened))

    async def bring(self, person: Person, place: Place) -> None:
        await _asked(self.calls.bring(person.external_id, _key(place)))

    async def room_for(self, place: Place, kind: RoomKind) -> int | None:
        """As many as anybody likes."""
        return None

    async def names(self, people: Sequence[Person]) -> dict[Person, str]:
        found = await _asked(self.calls.names(_ids(people)))
        return {person: found[person.external_id] for person in people if person.external_id in found}

    async def barred(self, places: Sequence[Place]) -> dict[Place, Why]:
        named = [place for place in places if place.kind is not PlaceKind.DIRECT]
        found = await _asked(self.calls.barred([_key(place) for place in named]))
        return {place: Why(found[place.key]) for place in named if place.key in found}

    async def role_names(self, roles: Collection[str]) -> dict[str, str]:
        """A class knows its roles by their names."""
        return {each: each for each in roles}

    async def unshown(self, people: Sequence[Person], language: str) -> dict[Person, str]:
        """Everybody is shown exactly what they may use."""
        return {}

    async def of_staff(self) -> list[Place]:
        found = await _asked(self.calls.of_staff())
        return [Place.parse(self.space.id, key) for key in found]

    async def check(self, language: str) -> Checked:
        """Nothing can be wrong with a class that this process serves itself."""
        return Checked()

    def _place(self, found: Mapping[str, Any]) -> Place:
        return place_of(self.space.id, str(found["place"]), found.get("parent"))


class WebAdapter:
    """Both directions: :attr:`platform` for the core, :meth:`deliver` for the class."""

    def __init__(self, calls: BotSide, router: RouterPort, space: Space, platform: WebPlatform | None = None) -> None:
        self.platform = platform or WebPlatform(calls, space)
        self.space = space
        self._calls = calls
        self._router = router
        self._listing = asyncio.Lock()

    async def start(self) -> None:
        """From now on what people do is heard. The list of members makes up for what was missed."""
        await self._router.came(self.space, ROLES)
        self._calls.attach(self.deliver)
        async with self._listing:
            members = await self._calls.members()
            await self._router.sync_members(self.space.id, [Person(self.space.id, each) for each in members])
            await self._tell_staff()
            await self._tell_voices()
        with suppress(PlatformError):
            await self._compare_rooms()

    async def deliver(self, delivery: JsonObject) -> JsonObject:
        """Takes one delivery of the class, as :mod:`adapters.web.acts` makes it, and gives its answer."""
        given: Mapping[str, Any] = delivery
        if given["kind"] == "place-gone":
            await self._router.place_gone(self._where(given))
            return {}
        if given["kind"] == "voices":
            async with self._listing:
                await self._router.voices(self.space.id, [self._move(each) for each in given["moves"]])
            return {}
        person = Person(self.space.id, given["person"])
        match given["kind"]:
            case "joined" | "left" as came:
                async with self._listing:  # what comes while the list is read is newer than the list
                    await (self._router.joined(person) if came == "joined" else self._router.left(person))
                    await self._tell_staff()
            case "role":
                async with self._listing:
                    await self._tell_staff()
            case "moved":
                await self._router.moved(person, given["zone"])
            case "wrote":
                await self._wrote(person, given)
            case "unwrote":
                await self._router.unwrote(person, self._where(given), datetime.fromisoformat(given["at"]))
            case "commands":
                return await self._commands(person, given)
            case "menus":
                return await self._menus(person, given)
            case kind:
                return await self._act(person, ActKind(kind), given)
        return {}

    async def _tell_staff(self) -> None:
        found = await self._calls.staff()
        self._router.staffed(self.space.id, [Person(self.space.id, each) for each in found])

    async def _compare_rooms(self) -> None:
        """Rooms that are there no longer are told of; those that nobody has any more go: a crash came between."""
        before = await self._router.rooms(self.space.id)
        there = {Place.parse(self.space.id, key): nonce for key, nonce in (await _asked(self._calls.rooms())).items()}
        known = await self._router.rooms(self.space.id)  # what was opened meanwhile stood in neither, or is there
        for gone in sorted(before.standing - there.keys(), key=lambda place: place.key):
            await self._router.place_gone(gone)
        for place, nonce in there.items():
            if known.is_stray(place, nonce):
                await _asked(self._calls.close_room(place.key))

    def _move(self, given: Mapping[str, Any]) -> tuple[Person, Place | None, datetime]:
        inside = Place.parse(self.space.id, given["place"]) if given["place"] else None
        return Person(self.space.id, given["person"]), inside, datetime.fromisoformat(given["at"])

    async def _tell_voices(self) -> None:
        found = await self._calls.voices()
        now = {Person(self.space.id, person): Place.parse(self.space.id, key) for person, key in found.items()}
        await self._router.in_voice(self.space.id, now)

    async def _wrote(self, person: Person, given: Mapping[str, Any]) -> None:
        root = given["reply_to"]
        reply_to = Message(root["place"], root["id"]) if root else None
        await self._router.wrote(person, self._where(given), datetime.fromisoformat(given["at"]), reply_to)

    async def _commands(self, person: Person, given: Mapping[str, Any]) -> JsonObject:
        manages = given["manages"] or given["every"]
        found = await self._router.commands(
            person, self._where(given), frozenset(given["roles"]), manages=manages, language=given["language"]
        )
        return {"commands": [command_json(command) for command in found]}

    async def _menus(self, person: Person, given: Mapping[str, Any]) -> JsonObject:
        found = await self._router.menus(
            person,
            self._where(given),
            frozenset(given["roles"]),
            manages=given["manages"],
            language=given["language"],
        )
        return {"menus": [menu_json(entry) for entry in found]}

    async def _act(self, person: Person, kind: ActKind, given: Mapping[str, Any]) -> JsonObject:
        place, pressed = self._where(given), given["message"]
        act = Act(
            given["id"],
            kind,
            person,
            place,
            Link(given["link"]),
            values=given["values"],
            roles=frozenset(given["roles"]),
            manages=given["manages"],
            language=given["language"],
            time_zone=given["zone"] or None,
            message=Message(place.key, pressed) if pressed else None,
            private=given["private"],
            form_key=given["form_key"],
            stamp=given["stamp"],
        )
        match await self._router.act(act):
            case Ask(form):
                return {"form": form_json(form)}
            case Nothing():
                return {}
            case Reply() as reply:
                return await self._show(act, reply)

    async def _show(self, act: Act, reply: Reply) -> JsonObject:
        card = await drawn(reply.card)
        here = reply.shown is Shown.HERE and act.message is not None
        try:
            if reply.shown is Shown.PUBLIC:
                nonce = f"answer-{act.id}"[:64]
                message = _message(await _asked(self._calls.post(act.place.key, card_json(card), nonce)))
                await self._stands(act, reply, message)
                return {"shown": "public"}
            if here and act.message is not None and not act.private:
                await _asked(self._calls.edit(act.message.place, act.message.id, card_json(card)))
                await self._stands(act, reply, act.message)
                return {"shown": "here"}
        except NeverWorks:
            pass  # the place or the card went meanwhile, or the bot may not write there: only who acted is shown it
        wrong: JsonObject = {"wrong": dict(reply.wrong)} if reply.wrong else {}
        return {"shown": "here" if here and act.private else "private", "card": card_json(card), **wrong}

    async def _stands(self, act: Act, reply: Reply, message: Message) -> None:
        if reply.stands is not None:
            await self._router.stands(self.space.id, reply.stands, act.place, message, act.person)

    def _where(self, given: Mapping[str, Any]) -> Place:
        return place_of(self.space.id, given["place"], given.get("parent"))


async def drawn(card: Card) -> Card:
    """The card with its picture drawn; the core has done it where it could be foreseen."""
    if card.image is None or card.image.data is not None:
        return card
    return replace(card, image=replace(card.image, data=await asyncio.to_thread(card.image.draw)))


def place_of(space_id: str, key: str, parent: object) -> Place:
    """The place of a key, with its channel if it is a thread."""
    place = Place.parse(space_id, key)
    return replace(place, parent=str(parent)) if parent else place


async def _asked(call: Awaitable[T]) -> T:
    """What a call came to; a class whose storage fails for the moment may work later."""
    try:
        return await call
    except StorageProblem:
        raise Later from None


def _key(place: Place) -> str:
    """The key of a place as the class knows it: the thread under a view is found by the core before it posts there."""
    if place.under is not None:
        raise NeverWorks(Why.NOT_POSSIBLE)
    if place.kind is PlaceKind.DIRECT and not place.people:
        raise NeverWorks(Why.PLACE_GONE)
    return place.key


def _ids(people: Sequence[Person]) -> list[str]:
    return [person.external_id for person in people]


def _message(found: Mapping[str, Any]) -> Message:
    return Message(str(found["place"]), str(found["id"]))
