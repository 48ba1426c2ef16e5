"""Who is in the class and which places it has: what on a real platform its administrators do."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from adapters.web.acts import Acts
from adapters.web.core import Core, whole
from adapters.web.hub import Turn, only
from adapters.web.limits import LONGEST_ID, LONGEST_NAME
from adapters.web.places import Places
from adapters.web.private import Private
from adapters.web.refusal import ClassRefusal
from adapters.web.state import ROLES, slug_of
from bot.people import PlaceKind
from storage.class_records import BOT, KeptPerson, KeptPlace


class Register:
    """People joining, leaving and changing; places made, changed and removed.

    What cannot be is a ``ValueError``: these calls come from the app and from tests, not from people.
    """

    def __init__(self, core: Core, places: Places, private: Private, acts: Acts) -> None:
        self.core = core
        self._places = places
        self._private = private
        self._acts = acts

    @whole
    async def add_person(
        self,
        name: str,
        role: str = "student",
        *,
        id: str | None = None,
        zone: str = "UTC",
        language: str | None = None,
        simulated: bool = False,
    ) -> str:
        """Somebody joins, or comes back when this ``id`` was here before. Returns it; by default made from the name."""
        async with self.core.lock:
            state = self.core.state
            _check_role(role)
            new = id or state.new_id(name, state.people)
            if new == BOT or slug_of(new) != new or len(new) > LONGEST_ID:
                raise ValueError(f"{new!r} cannot be a person's id")
            if new in state.people and not state.people[new].gone:
                raise ValueError(f"{new!r} is here already")
            with self.core.hub.turn() as turn:
                spoken = language or ""
                person = KeptPerson(new, name[:LONGEST_NAME], role, zone, spoken, joined=turn.seq, simulated=simulated)
                await self._put(turn, person)
            self._acts.news("joined", person)
            return new

    @whole
    async def found(self, places: Iterable[KeptPlace], people: Iterable[KeptPerson]) -> None:
        """A whole class at once: in one transaction everyone and every place that was never there before."""
        async with self.core.lock:
            state = self.core.state
            new_places = [replace(p, made=self._number()) for p in places if p.key not in state.places]
            new_people = [replace(p, joined=self._number()) for p in people if p.id not in state.people]
            if not new_places and not new_people:
                return
            with self.core.hub.turn() as turn:
                await self.core.keep(*new_places, *new_people)
                state.put(*new_places)
                state.people.update({person.id: person for person in new_people})
                for place in new_places:
                    self.core.tell_place(turn, place.key)
                for person in new_people:
                    turn.tell_all("person", person=state.person_json(person))
            for person in new_people:
                self._acts.news("joined", person)

    @whole
    async def remove_person(self, person_id: str) -> None:
        """Somebody leaves. What they wrote stays; what only they saw goes."""
        async with self.core.lock:
            person = self._person(person_id)
            if person.voice is not None:
                await self._places.talk(person_id, None)
            gone = replace(person, gone=True, voice=None)
            with self.core.hub.turn() as turn:
                await self.core.keep(gone)
                self.core.state.people[person_id] = gone
                self.core.state.here.discard(person_id)
                self._private.forget(person_id)
                turn.tell_all("person-gone", id=person_id)
            self._acts.news("left", person)

    @whole
    async def change_person(
        self,
        person_id: str,
        *,
        name: str | None = None,
        zone: str | None = None,
        language: str | None = None,
        closed: bool | None = None,
    ) -> None:
        """Another name, zone or language; ``closed`` takes direct messages from the bot no more."""
        async with self.core.lock:
            before = self._person(person_id)
            after = replace(
                before,
                name=before.name if name is None else name[:LONGEST_NAME],
                zone=before.zone if zone is None else zone,
                language=before.language if language is None else language,
                closed=before.closed if closed is None else closed,
            )
            with self.core.hub.turn() as turn:
                await self._put(turn, after)

    @whole
    async def set_role(self, person_id: str, role: str) -> None:
        """Another role, with its commands. Who becomes staff sees the staff's places, who no longer is loses them."""
        async with self.core.lock:
            _check_role(role)
            state = self.core.state
            before = {place.key for place in state.places_of(person_id)}
            with self.core.hub.turn() as turn:
                await self._put(turn, replace(self._person(person_id), role=role))
                after = {place.key: place for place in state.places_of(person_id)}
                for key in after.keys() - before:
                    turn.tell(only(person_id), "place", place=state.place_json(after[key]))
                for key in before - after.keys():
                    turn.tell(only(person_id), "place-gone", key=key)
            self._acts.news("role", state.person(person_id))
        self.core.begin(self._tell_commands(person_id, role))

    async def _tell_commands(self, person_id: str, role: str) -> None:
        """The person's pages hear what they may use now that they have this role."""
        state = self.core.state
        with suppress(ClassRefusal):  # the bot is away, or there is no place: the commands come with the next page
            offered = await self._acts.offered(person_id)
            if state.person(person_id).role == role:  # else what came after tells
                with self.core.hub.turn() as turn:
                    await self.core.keep()
                    turn.tell(only(person_id), "commands", commands=[*offered["commands"]], menus=[*offered["menus"]])

    async def set_here(self, person_id: str, here: bool) -> None:
        """A person has the class before them, or no longer. Not kept: it is true of this moment only."""
        state = self.core.state
        person = state.people.get(person_id)
        if person is None or person.gone or (person_id in state.here) == here:
            return
        with self.core.hub.turn() as turn:
            if here:
                state.here.add(person_id)
            else:
                state.here.discard(person_id)
            turn.tell_all("person", person=state.person_json(person))
        await self.core.keep()

    @whole
    async def add_channel(
        self,
        name: str,
        *,
        kind: PlaceKind = PlaceKind.CHANNEL,
        topic: str = "",
        staff: bool = False,
        id: str | None = None,
    ) -> str:
        """A new channel, forum or voice room. Returns its key, ``channel:general``; never one that was used before."""
        async with self.core.lock:
            taken = {key.partition(":")[2] for key in self.core.state.places}
            place_id = self.core.state.new_id(id or name, taken)
            place = KeptPlace(f"{kind}:{place_id}", kind, name[:LONGEST_NAME], topic=topic, staff=staff)
            return (await self._places.make(place)).key

    @whole
    async def change_place(
        self,
        key: str,
        *,
        name: str | None = None,
        topic: str | None = None,
        staff: bool | None = None,
        muzzled: bool | None = None,
    ) -> None:
        """Another name or topic; ``staff`` only; ``muzzled``: the bot may not write there."""
        async with self.core.lock:
            before = self._place(key)
            after = replace(
                before,
                name=before.name if name is None else name[:LONGEST_NAME],
                topic=before.topic if topic is None else topic,
                staff=before.staff if staff is None else staff,
                muzzled=before.muzzled if muzzled is None else muzzled,
            )
            await self._places.change(after)

    @whole
    async def remove_place(self, key: str) -> None:
        """A place goes, with everything in it and the threads below."""
        async with self.core.lock:
            await self._places.close(self._place(key).key)

    def _number(self) -> int:
        with self.core.hub.turn() as turn:
            return turn.seq

    async def _put(self, turn: Turn, person: KeptPerson) -> None:
        await self.core.keep(person)
        self.core.state.people[person.id] = person
        turn.tell_all("person", person=self.core.state.person_json(person))

    def _person(self, person_id: str) -> KeptPerson:
        person = self.core.state.people.get(person_id)
        if person is None or person.gone:
            raise ValueError(f"{person_id!r} is not in the class")
        return person

    def _place(self, key: str) -> KeptPlace:
        place = self.core.state.places.get(key)
        if place is None or place.gone:
            raise ValueError(f"{key!r} is no place of the class")
        return place


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise ValueError(f"{role!r} is none of {', '.join(ROLES)}")
