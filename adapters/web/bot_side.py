"""What the bot may ask of the class, plain JSON in and out: as a platform's own API, it could be in another process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, Protocol

from adapters.web.acts import Deliver
from adapters.web.core import Core, whole
from adapters.web.hub import STAFF_ONLY, JsonObject
from adapters.web.limits import LONGEST_NAME
from adapters.web.places import Places
from adapters.web.post import post
from adapters.web.refusal import ClassRefusal
from adapters.web.state import message_id, seq_of
from adapters.web.stow import stow
from bot.people import PlaceKind
from bot.platform import NeverWorks, Why
from bot.records import dataclass
from bot.written import one_line
from storage.class_records import BOT, Carded, KeptMessage, KeptPlace

_READ: Final = (PlaceKind.CHANNEL, PlaceKind.FORUM, PlaceKind.THREAD)


class BotSide(Protocol):
    """The calls. A message is ``{place, id}``, a place its key, a person their id. All raise
    :class:`~bot.platform.NeverWorks`; a class in another process also :class:`~bot.platform.Later`."""

    def attach(self, deliver: Deliver) -> None:
        """From now on what people do is handed to this."""

    async def post(self, place: str, card: JsonObject, nonce: str) -> JsonObject:
        """A card in a place. The same nonce again gives the first message."""

    async def tell(self, people: Sequence[str], card: JsonObject, nonce: str) -> JsonObject:
        """A card in the direct conversation with these people, who are notified."""

    async def edit(self, place: str, message: str, card: JsonObject) -> None:
        """Another card in place of the first."""

    async def remove(self, place: str, message: str) -> None:
        """A message goes, with the thread below it. Without complaint when it is gone."""

    async def written(self, place: str, message: str) -> str | None:
        """Who wrote a message, :data:`~storage.class_records.BOT` for the bot; ``None`` when there is none."""

    async def delete(self, place: str, message: str) -> None:
        """What somebody wrote goes; the thread below it stays for those who answered in it."""

    async def thread(self, place: str, message: str, name: str) -> JsonObject:
        """``{place, parent}`` of the thread below a message."""

    async def find(self, nonce: str) -> JsonObject | None:
        """The message that was sent with this nonce."""

    async def open_room(
        self, name: str, kind: str, people: Sequence[str], near: str, nonce: str, *, staff: bool = True
    ) -> JsonObject:
        """``{place, parent}`` of a new room, with or without the staff beside its people. The same nonce again gives
        the first room."""

    async def change_room(self, place: str, name: str, people: Sequence[str]) -> None:
        """A room has this name and these people."""

    async def close_room(self, place: str) -> None:
        """A room goes. Without complaint when it is gone."""

    async def rooms(self) -> dict[str, str]:
        """The keys of all rooms that the bot opened and that are there, with the nonces under which it did."""

    async def find_room(self, nonce: str) -> JsonObject | None:
        """``{place, parent}`` of the room that was opened with this nonce."""

    async def bring(self, person: str, place: str) -> None:
        """Moves a person who is in voice."""

    async def names(self, people: Sequence[str]) -> dict[str, str]:
        """The names of those of these people who are in the class."""

    async def members(self) -> list[str]:
        """Who is in the class."""

    async def voices(self) -> dict[str, str]:
        """Who is in voice, with the key of the room that they are in."""

    async def staff(self) -> list[str]:
        """Who of them is staff: instructors and assistants."""

    async def barred(self, places: Sequence[str]) -> dict[str, str]:
        """Those of these places in which the bot cannot post, with the reason, a :class:`~bot.platform.Why`."""

    async def of_staff(self) -> list[str]:
        """The channels, forums and threads that only the staff sees."""


@dataclass(eq=False, slots=True)
class _Bring:
    """Somebody is to be moved, and what that came to."""

    person: str
    place: str
    end: asyncio.Future[None]


class Bot:
    """The calls, answered by the class in this process."""

    def __init__(self, core: Core, places: Places, attach: Callable[[Deliver], None]) -> None:
        self.core = core
        self._places = places
        self._attach = attach
        self._brings: list[_Bring] = []

    def attach(self, deliver: Deliver) -> None:
        self._attach(deliver)

    @whole
    async def post(self, place: str, card: JsonObject, nonce: str) -> JsonObject:
        kind, _, rest = place.partition(":")
        there = self._direct(rest.split("+")) if kind == PlaceKind.DIRECT else self._writable(place)
        message, _ = await post(self.core, there, BOT, payload=card, nonce=nonce)
        return _named(message)

    @whole
    async def tell(self, people: Sequence[str], card: JsonObject, nonce: str) -> JsonObject:
        message, _ = await post(self.core, self._direct(people), BOT, payload=card, nonce=nonce, notify=True)
        return _named(message)

    @whole
    async def edit(self, place: str, message: str, card: JsonObject) -> None:
        there = self._writable(place)
        kept = await self._message(there, message)
        if kept is None or kept.by != BOT:
            raise NeverWorks(Why.MESSAGE_GONE)
        with self.core.hub.turn() as turn:
            shown, files = stow(card, kept.seq)
            await self.core.keep(Carded(kept.seq, shown), *files)
            edited = self.core.state.message_json(replace(kept, card=shown))
            turn.tell(self.core.state.audience(there), "edited", message=edited)

    @whole
    async def remove(self, place: str, message: str) -> None:
        async with self.core.lock:
            there = self.core.state.places.get(place)
            kept = await self._message(there, message) if there is not None and not there.gone else None
            if kept is not None:
                await self._places.drop(kept)

    async def written(self, place: str, message: str) -> str | None:
        there = self.core.state.places.get(place)
        kept = await self._message(there, message) if there is not None and not there.gone else None
        return None if kept is None else kept.by

    @whole
    async def delete(self, place: str, message: str) -> None:
        async with self.core.lock:
            kept = await self._message(self._writable(place), message)
            if kept is None:
                raise NeverWorks(Why.MESSAGE_GONE)
            if kept.text is None:
                raise NeverWorks(Why.NOT_POSSIBLE)
            await self._places.drop_words(kept)

    @whole
    async def thread(self, place: str, message: str, name: str) -> JsonObject:
        async with self.core.lock:
            self._writable(place)
            try:
                return _placed(await self._places.thread(message, name))
            except ClassRefusal as refusal:
                gone = refusal.text_id == "class-message-gone"
                raise NeverWorks(Why.MESSAGE_GONE if gone else Why.NOT_POSSIBLE) from None

    async def find(self, nonce: str) -> JsonObject | None:
        message = await self.core.keeper.sent(nonce)
        return None if message is None else _named(message)

    @whole
    async def open_room(
        self, name: str, kind: str, people: Sequence[str], near: str, nonce: str, *, staff: bool = True
    ) -> JsonObject:
        async with self.core.lock:
            if found := self._room(nonce):
                return _placed(found)
            beside = self.core.state.places.get(near)
            if beside is not None and beside.parent is not None:
                beside = self.core.state.places.get(beside.parent)
            if beside is None or beside.gone:
                raise NeverWorks(Why.PLACE_GONE)
            made = PlaceKind.VOICE if kind == "voice" else PlaceKind.THREAD
            key = f"{made}:r{self.core.hub.seq + 1}"
            parent = beside.key if made is PlaceKind.THREAD else None
            inside = self._present(people)
            room = KeptPlace(key, made, _name(name), parent=parent, people=inside, nonce=nonce, private=not staff)
            return _placed(await self._places.make(room))

    @whole
    async def change_room(self, place: str, name: str, people: Sequence[str]) -> None:
        async with self.core.lock:
            room = self._writable(place)
            if room.nonce is None:
                raise NeverWorks(Why.NOT_POSSIBLE)
            await self._places.change(replace(room, name=_name(name), people=self._present(people)))

    @whole
    async def close_room(self, place: str) -> None:
        async with self.core.lock:
            room = self.core.state.places.get(place)
            if room is None or room.gone:
                return
            if room.nonce is None:
                raise NeverWorks(Why.NOT_POSSIBLE)
            await self._places.close(place)

    async def rooms(self) -> dict[str, str]:
        there = self.core.state.places.values()
        return {place.key: place.nonce for place in there if place.nonce is not None and not place.gone}

    async def find_room(self, nonce: str) -> JsonObject | None:
        room = self._room(nonce)
        return None if room is None else _placed(room)

    @whole
    async def bring(self, person: str, place: str) -> None:
        asked = _Bring(person, place, asyncio.get_running_loop().create_future())
        self._brings.append(asked)
        async with self.core.lock:
            waiting, self._brings = self._brings, []
            await self._bring_all(waiting)  # or nobody: this one went with those who were asked for before
        await asked.end

    async def names(self, people: Sequence[str]) -> dict[str, str]:
        found = (self.core.state.people.get(person) for person in people)
        return {person.id: person.name for person in found if person is not None and not person.gone}

    async def members(self) -> list[str]:
        return [person.id for person in self.core.state.members()]

    async def voices(self) -> dict[str, str]:
        return {person.id: person.voice for person in self.core.state.members() if person.voice is not None}

    async def staff(self) -> list[str]:
        return [person.id for person in self.core.state.members() if self.core.state.is_staff(person.id)]

    async def barred(self, places: Sequence[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for place in places:
            try:
                self._writable(place)
            except NeverWorks as never:
                found[place] = never.why.value
        return found

    async def of_staff(self) -> list[str]:
        state = self.core.state
        there = (place for place in state.places.values() if not place.gone and place.kind in _READ)
        return [place.key for place in there if state.audience(place) == STAFF_ONLY]

    async def _bring_all(self, waiting: Sequence[_Bring]) -> None:
        """Moves all of them in one turn: a whole class may be brought into its rooms at once."""
        ways: dict[str, str | None] = {}
        for each in waiting:
            try:
                if self._writable(each.place).kind != PlaceKind.VOICE:
                    raise NeverWorks(Why.NOT_POSSIBLE)
                if self._member(each.person) and self.core.state.people[each.person].voice is not None:
                    ways[each.person] = each.place
            except NeverWorks as never:
                each.end.set_exception(never)
        try:
            await self._places.talk_all(ways)
        except Exception as problem:
            _end(waiting, problem)
        _end(waiting, None)

    def _direct(self, people: Sequence[str]) -> KeptPlace:
        for person in people:
            if self._member(person) and self.core.state.people[person].closed:
                raise NeverWorks(Why.CLOSED_DIRECT)
        try:
            return self._places.direct(people)
        except ClassRefusal:
            raise NeverWorks(Why.NOT_POSSIBLE) from None

    def _member(self, person: str) -> bool:
        known = self.core.state.people.get(person)
        if known is None or known.gone:
            raise NeverWorks(Why.PERSON_GONE)
        return True

    def _present(self, people: Sequence[str]) -> tuple[str, ...]:
        return tuple(person for person in people if person in self.core.state.people)

    def _writable(self, key: str) -> KeptPlace:
        place = self.core.state.places.get(key)
        if place is None or place.gone:
            raise NeverWorks(Why.PLACE_GONE)
        if place.muzzled:
            raise NeverWorks(Why.NO_PERMISSION)
        return place

    async def _message(self, place: KeptPlace, message: str) -> KeptMessage | None:
        try:
            kept = await self.core.keeper.message(seq_of(message))
        except ClassRefusal:
            return None
        return kept if kept is not None and kept.place == place.key else None

    def _room(self, nonce: str) -> KeptPlace | None:
        rooms = (place for place in self.core.state.places.values() if place.nonce == nonce and not place.gone)
        return next(rooms, None)


def _end(waiting: Sequence[_Bring], problem: Exception | None) -> None:
    """Tells whoever still waits what it came to."""
    for each in waiting:
        if each.end.done():
            continue
        if problem is None:
            each.end.set_result(None)
        else:
            each.end.set_exception(problem)


def _name(name: str) -> str:
    return one_line(name)[:LONGEST_NAME] or "…"


def _named(message: KeptMessage) -> JsonObject:
    return {"place": message.place, "id": message_id(message.seq)}


def _placed(place: KeptPlace) -> JsonObject:
    return {"place": place.key, "parent": place.parent}
