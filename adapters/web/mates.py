"""Simulated classmates before the class: who they are, what they do as a page of theirs would, and off with a press."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, assert_never

from adapters.web.adapter import WebPlatform
from adapters.web.classroom import Classroom
from adapters.web.hub import Event, JsonObject
from adapters.web.refusal import ClassRefusal
from adapters.web.state import seq_of
from bot.card import Json
from bot.classmates import Chooses, Deed, Joins, Leaves, Presses, Says
from bot.link import Link
from bot.people import Person, Place, PlaceKind, Space
from bot.platform import Later, Message
from storage.problems import StorageProblem


class Told(Protocol):
    """Who hears that they are off: :class:`bot.router.Router`."""

    async def mates_off(self, space_id: str) -> None: ...


class MatesPlatform(WebPlatform):
    """The class as the core sees it, with simulated people in it; :class:`bot.platform.Simulating`."""

    def __init__(self, classroom: Classroom, told: Told, space: Space) -> None:
        super().__init__(classroom.bot, space)
        self._class = classroom
        self._told = told
        classroom.core.hub.listen(self._hear)

    def mates(self, place: Place) -> Sequence[Person]:
        """The simulated people who see this place; nobody while they are off."""
        state = self._class.core.state
        there = state.places.get(place.key)
        if not self._class.mates or there is None or there.gone:
            return ()
        audience = state.audience(there)
        seeing = [each for each in state.members() if each.simulated and state.sees(each.id, audience)]
        return [Person(self.space.id, each.id) for each in seeing]

    async def act_as(self, person: Person, message: Message, deed: Deed, key: str) -> None:
        """Does it as their page would. Somebody real who is them at the moment does it themselves, or not."""
        if person.external_id in self._class.core.state.here:
            return
        try:
            await self._act(person.external_id, message, deed, key)
        except ClassRefusal:
            return  # the card, the place or the person went, and nobody is to be told
        except StorageProblem:
            raise Later from None

    async def _act(self, person: str, message: Message, deed: Deed, key: str) -> None:
        match deed:
            case Says(text=text):
                await self._class.say(person, await self._below(person, message), text, key, simulated=True)
            case Presses(link=link, values=values, then=then):
                if await self._has(message, link):
                    answer = await self._class.press(person, message.place, message.id, link, key)
                    await self._fill(person, message.place, answer, values, key)
                    await self._go_on(person, then, key)
            case Chooses(link=link, value=value):
                if await self._has(message, link):
                    await self._class.choose(person, message.place, message.id, link, value, key)
            case Joins(place=place):
                await self._class.voice(person, place.key)
            case Leaves():
                await self._class.voice(person, None)
            case _:
                assert_never(deed)

    async def _go_on(self, person: str, then: Sequence[Presses], key: str) -> None:
        """What they press on the private answer that came, as far as that is there to be pressed."""
        for number, each in enumerate(then):
            answer: Any = self._class.private.newest(person)
            if answer is None or not any(action["link"] == each.link for action in answer["card"].get("actions", ())):
                return
            place, this = str(answer["place"]), f"{key}-{number}"
            opened = await self._class.press(person, place, str(answer["id"]), each.link, this)
            await self._fill(person, place, opened, each.values, this)

    async def _below(self, person: str, message: Message) -> str:
        """The thread below a card; where there are no threads, the place itself."""
        there = self._class.core.state.place(person, message.place)
        if there.kind not in (PlaceKind.CHANNEL, PlaceKind.FORUM):
            return there.key
        return str((await self._class.thread(person, message.id))["key"])

    async def _has(self, message: Message, link: Link) -> bool:
        """Whether a card that stands has this link still: people can press only what they see."""
        found = await self._class.core.keeper.message(seq_of(message.id))
        card: Any = found.card if found is not None and found.card is not None else {}
        return any(action["link"] == link for action in card.get("actions", []))

    async def _fill(self, person: str, place: str, answer: JsonObject, values: Any, key: str) -> None:
        """Sends the form that opened, with what it begins with where nothing else is said."""
        form: Any = answer.get("form")
        if form is None:
            return
        begins: dict[str, Json] = {str(each["name"]): each.get("value") for each in form["inputs"]}
        filled = begins | {name: value for name, value in values.items() if name in begins}
        await self._class.submit(person, place, str(form["key"]), str(form["link"]), filled, f"{key}-form")

    def _hear(self, event: Event) -> None:
        if event.body["ev"] == "mates" and not event.body["on"]:
            self._class.core.begin(self._told.mates_off(self.space.id))
