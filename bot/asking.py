"""What the platform is asked before a handler runs, for a transaction waits for nobody; and what platforms ask."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

import structlog

from bot import facts
from bot.act import Act, ActKind, Shown
from bot.card import Card, Choice, Json
from bot.cog import Declaration, Kind
from bot.context import Refusal
from bot.core import Core, NoSpace
from bot.facts import (
    NO_FACTS,
    UNEXAMINED,
    Caller,
    Condition,
    Facts,
    Look,
    Reads,
    barred,
    condition,
    names,
    readable,
    room_for,
    unreal,
    unshown,
    written,
)
from bot.happenings import Happenings
from bot.link import BadLink, Link
from bot.log import where_it_was
from bot.people import Person, Place, Role
from bot.plan import Asked
from bot.platform import Message, Platform
from bot.pool import Pool
from bot.reading import Misfit
from bot.suggesting import fitting
from bot.texts import nearest
from storage.database import Database, Tx
from storage.people import People
from storage.places import PlacesInUse
from storage.problems import StorageProblem
from storage.spaces import Snapshot
from storage.standing import Standing

T = TypeVar("T")
log = structlog.get_logger()


class Asking(Happenings):
    """The router's questions to platforms, and theirs to it. None takes longer than somebody who waits would."""

    def __init__(
        self,
        core: Core,
        database: Database,
        wake: Callable[[], None],
        platform: Callable[[str], Platform | None],
        pool: Pool,
    ) -> None:
        super().__init__(core, database, wake, platform)
        self._pool = pool

    def shown(self, link: Link) -> Shown:
        """Who will see the answer of a handler, for a platform that must decide that before there is one."""
        found = self.core.registry.find(link)
        return found.answers if found else Shown.PRIVATE

    async def card_on(self, message: Message, person: Person, language: str | None) -> Card | None:
        """What stands on a message as it is now, in a place in its language: for somebody who asks to see more of it.

        ``None`` where nothing of ours stands (any more).
        """

        def look(tx: Tx) -> Card | None:
            stands = Standing(tx, person.space_id).on_message(message.id, message.place)
            shown = self.core.show(tx, person.space_id, stands.link, stands.place) if stands else None
            return shown.card if shown else None

        card = await self._database.read(look)
        return await self._pool.drawn(card) if card else None

    async def role(self, act: Act) -> Role:
        """What somebody is where they act; a student where Homeroom is not (any more)."""
        try:
            return await self._database.read(lambda tx: self._guest(tx, act)[1].role)
        except NoSpace:
            return Role.STUDENT

    async def home(
        self,
        person: Person,
        roles: frozenset[str] = frozenset(),
        *,
        manages: bool = False,
        language: str | None = None,
        time_zone: str | None = None,
        reads: Reads | None = None,
    ) -> tuple[Card, ...]:
        """A person's own page, where a platform keeps one for each: its cards as they are now, in their language.

        Looking at it is no act of theirs. It is as in a direct conversation: of the space's default course. Nothing
        where Homeroom is not (any more). ``reads`` tells which places they can read; without it, none.
        """
        act = Act(
            "",
            ActKind.COMMAND,
            person,
            Place.direct(person),
            Link(""),
            roles=roles,
            manages=manages,
            language=language,
            time_zone=time_zone,
        )
        try:
            places = await self._database.read(lambda tx: self._looked_at(tx, act)) if reads else []
            known = Facts(reads=await readable(reads, places)) if reads and places else Facts()
            found = await self._database.read(lambda tx: self._at_home(tx, act, known))
        except NoSpace:
            return ()
        return tuple([await self._pool.drawn(each) for each in found])

    def _looked_at(self, tx: Tx, act: Act) -> list[Place]:
        """The places at which the cards of somebody's page look."""

        def look(declared: Declaration, snapshot: Snapshot, caller: Caller) -> list[Look]:
            return self.core.looks(tx, snapshot, replace(act, link=Link(declared.target)), caller)

        looked = (each for found in self._of_homes(tx, act, look) for each in found)
        return [*dict.fromkeys(each for each in looked if isinstance(each, Place))]

    def _at_home(self, tx: Tx, act: Act, known: Facts) -> list[Card]:
        def card(declared: Declaration, snapshot: Snapshot, caller: Caller) -> Card | None:
            return self.core.home(tx, snapshot, declared, act, replace(caller, facts=known))

        return [each for each in self._of_homes(tx, act, card) if each is not None]

    def _of_homes(self, tx: Tx, act: Act, asks: Callable[[Declaration, Snapshot, Caller], T]) -> Iterator[T]:
        """What each card of somebody's page comes to, of those that are for them."""
        snapshot, caller = self._guest(tx, act)
        for declared in self.core.registry.homes():
            if caller.role < self.core.needs(declared, snapshot, caller.course):
                continue
            try:
                yield asks(declared, snapshot, caller)
            except Refusal:
                continue
            except StorageProblem:
                raise
            except Exception as fault:  # of one feature: the others are shown all the same
                log.error("fault", handler=declared.target, **where_it_was(fault))

    async def suggest(self, act: Act, option: str, typed: str) -> tuple[Choice, ...]:
        """What may be chosen for an option of a command that somebody is filling in, as far as they typed; nothing
        where they may not use it, and where it takes too long. Never raises: who types on loses nothing."""
        try:
            async with asyncio.timeout(facts.PATIENCE):
                found = await self._database.read(lambda tx: self._suggested(tx, act, option))
        except (TimeoutError, Refusal, BadLink, NoSpace, StorageProblem):
            return ()
        except Exception as fault:
            log.error("fault", handler=act.link.target, option=option, **where_it_was(fault))
            return ()
        return tuple(fitting(found, typed))

    def _suggested(self, tx: Tx, act: Act, option: str) -> list[Choice]:
        snapshot, caller = self._guest(tx, act)
        if caller.role < self.core.needs(self.core.declared(act.link), snapshot, caller.course):
            return []
        return self.core.suggest(tx, snapshot, act, caller, [option]).get(option, [])

    def _guest(self, tx: Tx, act: Act) -> tuple[Snapshot, Caller]:
        """Who is to be shown something, as far as reading tells."""
        snapshot = self._snapshot(tx, act.person.space_id)
        course = snapshot.course_of(act.place)
        role = snapshot.role(course.course_id, act.person.external_id, act.roles, manages=act.manages)
        profile = People(tx, act.person.space_id).profile(act.person)
        language = nearest(profile.language or act.language or course.language)
        zone = profile.time_zone or act.time_zone or course.time_zone
        return snapshot, Caller(course, role, language, zone, self._can(act.person.space_id))

    def _can(self, space_id: str) -> Facts:
        """What the platform of a space can do: so much is known without asking it."""
        platform = self._platform(space_id)
        return Facts(platform.capabilities) if platform is not None else NO_FACTS

    async def _unreal(
        self, act: Act, given: Mapping[str, Json], asked: tuple[Asked, ...]
    ) -> tuple[dict[str, Misfit], Mapping[Person, str]]:
        """The options in which a place or somebody is named that is not there; and those who are, by their names."""
        platform = self._platform(act.person.space_id)
        return await unreal(platform, asked, given, act.person.space_id) if platform else ({}, {})

    async def _examine(self, space_id: str, language: str) -> Condition:
        """The platform's condition; one that does not answer in time is known by what it last said."""
        platform = self._platform(space_id)

        def look(tx: Tx) -> tuple[list[Place], set[str]]:
            roles = self._snapshot(tx, space_id).role_map.items()
            return PlacesInUse(tx, space_id).to_come(), {name for (_, name), role in roles if role > Role.STUDENT}

        places, roles = await self._database.read(look)
        if platform is not None and (now := await condition(platform, places, roles, language)) is not None:
            self.core.conditions[space_id] = now
        return self.core.conditions.get(space_id, UNEXAMINED)

    async def _facts(
        self, act: Act, declared: Declaration, given: Mapping[str, Json], looked: Callable[[Tx], list[Look]]
    ) -> Facts:
        """What the platform can do, what it says of the messages, places and people that the handler looks at, and to
        whom it shows less."""
        platform = self._platform(act.person.space_id)
        if platform is None:
            return NO_FACTS
        about: list[Look] = []
        if declared.kind is Kind.MENU and declared.about == "message":
            about = [Message(act.place.key, each) for each in act.link.args[:1]]
        elif declared.looks_by is not None:
            about = await self._database.read(looked)
        messages = [each for each in about if isinstance(each, Message)]
        places = [each for each in about if isinstance(each, Place)]
        people = [each for each in about if isinstance(each, Person)]
        less: Mapping[Person, str] = {}
        if declared.offers:
            reads = (await self._database.read(lambda tx: self._guest(tx, act)))[1].language
            less = await unshown(platform, declared.plan.asked, given, act, reads)
        return Facts(
            platform.capabilities,
            await written(platform, messages) if messages else {},
            barred=await barred(platform, places) if places else {},
            unshown=less,
            names=await names(platform, people) if people else {},
            room_for=await room_for(platform, places) if places else {},
        )
