"""What the platform is asked before a handler runs: a transaction waits for nobody."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.act import Act
from bot.card import Json
from bot.cog import Declaration, Kind
from bot.facts import Facts, condition, unreal, written
from bot.happenings import Happenings
from bot.plan import Asked
from bot.platform import Message
from bot.reading import Misfit
from storage.database import Tx


class Asking(Happenings):
    """The router's questions to platforms. None of them takes longer than somebody who waits for an answer would."""

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
