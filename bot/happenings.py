"""What happens in a space without anybody asking for anything: people come and go, write, and cards come to stand."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Final, TypeVar

import structlog

from bot.act import CommandHelp, MenuEntry
from bot.cog import Declaration
from bot.core import Core
from bot.effects import Effects
from bot.inside import Went
from bot.link import Link
from bot.log import where_it_was
from bot.people import Person, Place, PlaceKind, Role, Space
from bot.platform import Message, Platform
from bot.seal import take_out
from bot.simulation import ask_mates
from storage.database import Database, Tx
from storage.deliveries import Deliveries
from storage.jobs import Jobs
from storage.people import People
from storage.problems import Rejected, StorageProblem
from storage.rooms import KnownRooms, known_rooms
from storage.sealed import Sealed
from storage.spaces import DEFAULT_COURSE, Course, Snapshot, Spaces, spaces_of
from storage.standing import Standing, Stands, space_of

T = TypeVar("T")
JOINED, LEFT, WROTE, UNWROTE, ENTERED, WENT = "joined", "left", "wrote", "unwrote", "entered", "went"
_AT_ONCE: Final = 32
"""People whose coming and going is told of side by side: what waits together shares a commit."""
log = structlog.get_logger()


class Happenings:
    """What adapters tell of. All of it may be told twice."""

    def __init__(
        self, core: Core, database: Database, wake: Callable[[], None], platform: Callable[[str], Platform | None]
    ) -> None:
        self.core = core
        self._database = database
        self._wake = wake
        self._platform = platform
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)  # for who comes into voice and goes
        self._moves: defaultdict[str, list[tuple[Went, datetime]]] = defaultdict(list)  # of which nobody heard yet

    async def came(self, space: Space, platform_roles: Mapping[str, Role] | None = None) -> None:
        """Homeroom is in this space. ``platform_roles`` are the platform's own roles that mean something there now;
        ``None`` where the platform does not say."""
        now = self.core.clock.now()

        def note(tx: Tx) -> None:
            spaces = Spaces(tx, space.id)
            spaces.came(space.name, now)
            if platform_roles is not None and spaces.mapped(DEFAULT_COURSE) != platform_roles:
                spaces.map_roles(DEFAULT_COURSE, platform_roles)

        await self._database.write(space.id, note)

    async def went(self, space_id: str) -> None:
        """Homeroom was sent away from a space: nothing is done there any more, and what is stored is kept for a
        while."""
        now = self.core.clock.now()
        self.core.staff.pop(space_id, None)
        self.core.voices.forget(space_id)
        self._moves.pop(space_id, None)
        if await self._database.write(space_id, lambda tx: Spaces(tx, space_id).went(now)):
            log.info("sent_away")

    async def spaces(self, platform: str) -> list[str]:
        """The spaces of a platform that Homeroom is in, as far as it knows."""
        return await self._database.read(lambda tx: spaces_of(tx, platform))

    async def space_of_message(self, place: str, message: str) -> str | None:
        """The space of what stands as this message, on a platform whose message ids are unique by themselves."""
        return await self._database.read(lambda tx: space_of(tx, message, place))

    async def rooms(self, space_id: str) -> KnownRooms:
        """Which rooms stand in a space, and which are being opened: for adapters, which compare after a start."""
        return await self._database.read(lambda tx: known_rooms(tx, space_id))

    async def joined(self, person: Person) -> None:
        """A person became a member of the space."""

        def note(tx: Tx) -> bool:
            return People(tx, person.space_id).joined(person) and self._hear(tx, JOINED, person)

        if await self._database.write(person.space_id, note):
            self._wake()

    async def left(self, person: Person) -> None:
        """A person is a member no longer, and in no voice room."""
        await self.voice(person, None, self.core.clock.now())

        def note(tx: Tx) -> bool:
            take_out(self.core.seals, Sealed(tx, person.space_id), [person])
            return People(tx, person.space_id).left(person) and self._hear(tx, LEFT, person)

        if await self._database.write(person.space_id, note):
            self._wake()

    async def moved(self, person: Person, time_zone: str) -> None:
        """A person chose on the platform where they live. Of somebody who never acted nothing is kept."""

        def note(tx: Tx) -> None:
            people = People(tx, person.space_id)
            profile = people.profile(person)
            if profile.acted:
                people.change(replace(profile, time_zone=time_zone))

        await self._database.write(person.space_id, note)

    async def sync_members(self, space_id: str, people: Sequence[Person]) -> None:
        """The whole list of members, as the platform has it now; who came or went meanwhile is heard of.

        The first list of a space is heard of by nobody: they were there before Homeroom was.
        """

        def note(tx: Tx) -> bool:
            first = not People(tx, space_id).members()
            came, gone = People(tx, space_id).replace_members(people)
            if first:
                return False
            take_out(self.core.seals, Sealed(tx, space_id), gone)
            heard = [self._hear(tx, JOINED, each) for each in sorted(came)]
            return any(heard + [self._hear(tx, LEFT, each) for each in sorted(gone)])

        if await self._database.write(space_id, note):
            self._wake()

    def staffed(self, space_id: str, people: Sequence[Person]) -> None:
        """Who is staff by the platform's own roles now: remembered by the process, told anew when it starts."""
        self.core.staff[space_id] = frozenset(people)

    async def in_voice(self, space_id: str, now: Mapping[Person, Place]) -> None:
        """All who are in voice in a space, as the platform has it now: at a start, and when it tells again. What
        differs from what the process knew is heard of."""
        at = self.core.clock.now()
        await self._went(space_id, [(went, at) for went in self.core.voices.whole(space_id, now)])

    async def voice(self, person: Person, place: Place | None, at: datetime) -> None:
        """Somebody is in this voice room now, or in none any more."""
        await self.voices(person.space_id, [(person, place, at)])

    async def voices(self, space_id: str, moves: Sequence[tuple[Person, Place | None, datetime]]) -> None:
        """The same of many, in their order. All is known at once, and each person's ways are heard of in order."""
        known = ((self.core.voices.moved(person, place), at) for person, place, at in moves)
        await self._went(space_id, [(went, at) for went, at in known if went is not None])

    async def hears(self, event: str, place: Place) -> bool:
        """Whether anybody cares that somebody wrote, or deleted what they wrote, in a place: for platforms on which
        taking it in costs something. Costs nothing where no cog listens."""
        listening = self.core.registry.hearing(event)
        if not listening:
            return False
        above = await self._above(place) if all(each.under for each in listening) else None
        return any(_concerns(each, above) for each in listening)

    async def wrote(
        self, person: Person, place: Place, at: datetime, reply_to: Message | None = None, *, delivery: str = ""
    ) -> None:
        """A person wrote something; what, nobody is told. Costs nothing where no cog listens.

        ``delivery`` is its own id, where it may be told again, by the platform or by whoever kept it for a crash: each
        cog hears it once. Raises ``StorageProblem`` where it should be, for the database failed while a cog heard it.
        """
        await self._of_words(WROTE, person, place, at, delivery)

    async def deleted(self, place: Place, messages: Collection[str]) -> None:
        """Somebody deleted messages: what stood there of ours stands no more."""
        space_id = place.space_id
        if await self._database.read(lambda tx: Standing(tx, space_id).shows(place.key, messages)):
            await self._database.write(space_id, lambda tx: Standing(tx, space_id).deleted(place.key, messages))

    async def place_gone(self, place: Place) -> None:
        """Somebody deleted a place, and with it all that stood there. Nobody is in it any more."""
        now = self.core.clock.now()
        inside = self.core.voices.inside(place.space_id, place.key)
        await self.voices(place.space_id, [(person, None, now) for person in inside])
        await self._database.write(place.space_id, lambda tx: Standing(tx, place.space_id).place_gone(place))

    async def unwrote(self, person: Person, place: Place, at: datetime, *, delivery: str = "") -> None:
        """What a person wrote at this moment was deleted, by them or by the staff, and the place is still there.

        ``delivery``, and what is raised, is as of :meth:`wrote`.
        """
        await self._of_words(UNWROTE, person, place, at, delivery)

    async def _of_words(self, event: str, person: Person, place: Place, at: datetime, delivery: str) -> None:
        listening = self.core.registry.hearing(event)
        if not listening:
            return
        above = await self._above(place)
        concerned = [each for each in listening if _concerns(each, above)]
        if not concerned:
            return
        known = {"person": person, "place": place, "at": at}
        await self._told_of(person.space_id, concerned, known, above, (delivery, person) if delivery else None)

    async def _went(self, space_id: str, moves: Collection[tuple[Went, datetime]]) -> None:
        """People came into voice rooms, or went out of them. Of each other room than ours is told once, and of nobody.
        What comes while others are told of is told of together after it: a whole class may move at once."""
        if not moves or not (self.core.registry.hearing(WENT) or self.core.registry.hearing(ENTERED)):
            return
        self._moves[space_id].extend(moves)
        async with self._turns[space_id]:
            of_people: dict[Person, list[tuple[Went, datetime]]] = {}
            told = self._moves.pop(space_id, [])
            for went, at in told:
                of_people.setdefault(went.person, []).append((went, at))
            places = {place for went, _ in told for place in (went.before, went.after)}
            try:
                rooms = await self._database.read(lambda tx: _rooms(tx, space_id, places))
            except StorageProblem:  # they are told of with whoever comes or goes next
                self._moves[space_id] = told + self._moves[space_id]
                raise
            few = asyncio.Semaphore(_AT_ONCE)
            await asyncio.gather(*(self._goes(ways, rooms, few) for ways in of_people.values()))
            await self._elsewhere(space_id, WENT, {went.before: at for went, at in told}, rooms)
            await self._elsewhere(space_id, ENTERED, {went.after: at for went, at in told}, rooms)

    async def _elsewhere(
        self, space_id: str, event: str, places: Mapping[Place | None, datetime], rooms: Mapping[Place, Stands]
    ) -> None:
        """Those of these places that are voice rooms, and none of ours: that somebody came or went, and when last."""
        concerned = [each for each in self.core.registry.hearing(event) if not each.under]
        for place, at in places.items() if concerned else ():
            if place is not None and place not in rooms:
                await self._told_of(space_id, concerned, {"place": place, "at": at}, None)

    async def _goes(
        self, ways: Sequence[tuple[Went, datetime]], rooms: Mapping[Place, Stands], few: asyncio.Semaphore
    ) -> None:
        """One person's ways, in their order."""
        async with few:
            for went, at in ways:
                for event, place in ((WENT, went.before), (ENTERED, went.after)):
                    room = rooms.get(place) if place is not None else None
                    heard = self.core.registry.hearing(event)
                    concerned = [each for each in heard if each.under and _concerns(each, room)]
                    if concerned:
                        known = {"person": went.person, "place": place, "at": at}
                        await self._told_of(went.person.space_id, concerned, known, room)

    async def _told_of(
        self,
        space_id: str,
        concerned: Sequence[Declaration],
        known: Mapping[str, object],
        above: Stands | None,
        delivery: tuple[str, Person] | None = None,
    ) -> None:
        """Lets these hear it, each in a transaction of its own. Raises as :meth:`wrote` does."""
        link, now = above.link if above else Link(""), self.core.clock.now()

        def hear(tx: Tx, each: Declaration) -> bool:
            if delivery and Deliveries(tx, space_id).open(f"{delivery[0]}:{each.target}", delivery[1], now) is None:
                return False
            return self._flush(tx, each, self._snapshot(tx, space_id), known, link)

        away: StorageProblem | None = None
        for each in concerned:
            try:
                wake = await self._database.write(space_id, partial(hear, each=each))
            except Exception as fault:  # of one cog: the others hear it all the same
                log.error("fault", handler=each.target, **where_it_was(fault))
                if isinstance(fault, StorageProblem) and not isinstance(fault, Rejected):
                    away = fault
            else:
                if wake:
                    self._wake()
        if away is not None and delivery is not None:
            raise away

    async def mates_off(self, space_id: str) -> None:
        """Simulated people take part no more: what they were still to do is taken back.

        Where that fails it is only told: nothing of it is done while they are off.
        """
        try:
            await self._database.write(space_id, lambda tx: Jobs(tx, space_id).drop_mates())
        except Exception as fault:
            log.error("mates.not_taken_back", exc_info=fault)

    async def stands(self, space_id: str, link: Link, place: Place, message: Message, by: Person | None = None) -> None:
        """A card that was given as a public answer now stands as this message."""

        def note(tx: Tx) -> bool:
            return self.note_standing(tx, self._snapshot(tx, space_id).course_of(place), link, place, message, by)

        if await self._database.write(space_id, note):
            self._wake()

    def note_standing(
        self, tx: Tx, course: Course, link: Link, place: Place, message: Message, by: Person | None
    ) -> bool:
        """Notes that a message shows a view, in place of what it showed before. Returns whether simulated people are to
        be asked now."""
        now, standing = self.core.clock.now(), Standing(tx, place.space_id)
        before = standing.on_message(message.id, message.place)
        if before is not None and before.link != link:
            standing.gone(before.link, before.place)
        stands = Stands(
            link,
            before.place if before else place,
            message.place,
            message.id,
            before.thread if before else None,
            course.course_id,
            now,
            by.external_id if by else None,
            room=False,
        )
        standing.stands(stands, now)
        if before is not None and before.link == link:
            return False
        return ask_mates(tx, self.core.registry, self._platform(place.space_id), stands, now)

    async def commands(
        self, person: Person, place: Place, roles: frozenset[str], *, manages: bool = False, language: str | None = None
    ) -> tuple[CommandHelp, ...]:
        """The commands that a person may use in a place, in their language."""
        offer = self.core.registry.commands
        return await self._database.read(lambda tx: self._offered(tx, offer, person, place, roles, manages, language))

    async def menus(
        self, person: Person, place: Place, roles: frozenset[str], *, manages: bool = False, language: str | None = None
    ) -> tuple[MenuEntry, ...]:
        """The entries in the menus of persons and of messages that a person may use there, in their language."""
        offer = self.core.registry.menus
        return await self._database.read(lambda tx: self._offered(tx, offer, person, place, roles, manages, language))

    def _offered(
        self,
        tx: Tx,
        offer: Callable[[str, Role, Callable[[Declaration], Role]], T],
        person: Person,
        place: Place,
        roles: frozenset[str],
        manages: bool,
        language: str | None,
    ) -> T:
        snapshot = self._snapshot(tx, person.space_id)
        course = snapshot.course_of(place)
        role = snapshot.role(course.course_id, person.external_id, roles, manages=manages)
        spoken = People(tx, person.space_id).profile(person).language or language or course.language
        return offer(spoken, role, lambda each: self.core.needs(each, snapshot, course))

    def _snapshot(self, tx: Tx, space_id: str) -> Snapshot:
        return self.core.snapshot(tx, space_id, Spaces(tx, space_id).version())

    async def _above(self, place: Place) -> Stands | None:
        """The view below which this place is. Nothing is but threads, and rooms with the threads in them: most of all
        that is written is elsewhere."""
        platform = self._platform(place.space_id)
        rooms = platform.capabilities.rooms if platform is not None else frozenset()
        keys = [place.key] if place.kind is PlaceKind.THREAD or place.kind in rooms else []
        if place.kind is PlaceKind.THREAD and place.parent and PlaceKind.CHANNEL in rooms:
            keys.append(place.parent)

        def look(tx: Tx) -> Stands | None:
            found = (Standing(tx, place.space_id).above(key) for key in keys)
            return next((each for each in found if each is not None), None)

        return await self._database.read(look) if keys else None

    def _hear(self, tx: Tx, event: str, person: Person) -> bool:
        """Lets every cog that listens hear it, each in a transaction of its own: a fault in one must not lose the
        membership. Returns whether the worker has something to do."""
        effects = Effects(self.core.registry, self.core.clock.now, None, DEFAULT_COURSE)
        effects.announce(event, [person])
        return effects.flush(tx, person.space_id)

    def _flush(
        self, tx: Tx, declared: Declaration, snapshot: Snapshot, known: Mapping[str, object], args: Link
    ) -> bool:
        return self.core.hear(tx, declared, snapshot, known, args).effects.flush(tx, snapshot.space.id)


def _rooms(tx: Tx, space_id: str, places: Collection[Place | None]) -> dict[Place, Stands]:
    """Those of these places that are rooms of ours."""
    by_key = {place.key: place for place in places if place is not None}
    return {by_key[each.at_place]: each for each in Standing(tx, space_id).rooms_at(by_key)}


def _concerns(declared: Declaration, above: Stands | None) -> bool:
    """Whether somebody writing below this view is what a handler listens for."""
    if not declared.under:
        return True
    return above is not None and above.link.target == f"{declared.cog.name}.{declared.under}"
