"""What the platform is asked before a handler runs: a transaction waits for nobody."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

import structlog

from bot import facts
from bot.act import Act
from bot.card import Choice, Json
from bot.cog import Declaration, Kind
from bot.context import Caller, Refusal
from bot.core import NoSpace
from bot.facts import Facts, condition, unreal, written
from bot.happenings import Happenings
from bot.link import BadLink
from bot.log import where_it_was
from bot.plan import Asked
from bot.platform import Message
from bot.reading import Misfit
from bot.suggesting import fitting
from bot.texts import nearest
from storage.database import Tx
from storage.people import People
from storage.problems import StorageProblem

log = structlog.get_logger()


class Asking(Happenings):
    """The router's questions to platforms. None of them takes longer than somebody who waits for an answer would."""

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
        snapshot = self._snapshot(tx, act.person.space_id)
        course = snapshot.course_of(act.place)
        role = snapshot.role(course.course_id, act.person.external_id, act.roles, manages=act.manages)
        if role < self.core.needs(self.core.declared(act.link), snapshot, course):
            return []
        profile = People(tx, act.person.space_id).profile(act.person)
        language = nearest(profile.language or act.language or course.language)
        caller = Caller(role, language, profile.time_zone or act.time_zone or course.time_zone)
        return self.core.suggest(tx, snapshot, act, caller, option)

    async def _unreal(self, act: Act, given: Mapping[str, Json], asked: tuple[Asked, ...]) -> dict[str, Misfit]:
        """The options in which a place or somebody is named that is not there."""
        platform = self._platform(act.person.space_id)
        return await unreal(platform, asked, given, act.person.space_id) if platform else {}

    async def _examine(self, space_id: str) -> None:
        """The platform's condition; one that does not answer in time is known by what it last said."""
        platform = self._platform(space_id)
        courses = (await self._database.read(lambda tx: self._snapshot(tx, space_id))).courses.values()
        places = [place for course in courses for place in (course.main_place, course.staff_place) if place]
        if platform is not None and (now := await condition(platform, places)) is not None:
            self.core.conditions[space_id] = now

    async def _facts(self, act: Act, declared: Declaration, looked: Callable[[Tx], list[Message]]) -> Facts:
        """What the platform can do, and who wrote the messages that the handler looks at."""
        platform = self._platform(act.person.space_id)
        if platform is None:
            return Facts()
        messages: list[Message] = []
        if declared.kind is Kind.MENU and declared.about == "message":
            messages = [Message(act.place.key, each) for each in act.link.args[:1]]
        elif declared.looks_by is not None:
            messages = await self._database.read(looked)
        return Facts(platform.capabilities, await written(platform, messages) if messages else {})
