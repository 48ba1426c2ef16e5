"""One person before the class, as a test drives them: sees and does what a page can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from adapters.web.hub import Event, JsonObject
from adapters.web.line_values import Named
from adapters.web.reading import read_message
from adapters.web.refusal import ClassRefusal
from bot.card import Json
from bot.people import Place, PlaceKind
from bot.suggesting import fold

if TYPE_CHECKING:
    from adapters.web.classroom import Classroom

Action = Mapping[str, Any]
Where = str | Place | Mapping[str, Any] | None


class Refused(Exception):
    """The class refused what the person tried; the text is the sentence that they read."""

    def __init__(self, sentence: str, text_id: str) -> None:
        super().__init__(sentence)
        self.text_id = text_id


class Seat:
    """A person in the class. Places are named by key, by name (``general``) or by what :meth:`opens_thread` returned.

    ``form`` is the form that is open (JSON), ``answer`` the newest private answer as text, ``answer_message`` as JSON.
    What the person does is done, and heard by the bot, when the call returns; the class says no by :class:`Refused`.
    """

    def __init__(self, classroom: Classroom, person: str) -> None:
        self._class = classroom
        self.person = person
        self.form: JsonObject | None = None
        self.answer_message: JsonObject | None = None
        self._form_place = ""
        self._rooms: dict[str, dict[str, JsonObject]] = {}
        self._stop = classroom.core.hub.listen(self._hear)

    @classmethod
    async def take(cls, classroom: Classroom, person: str) -> Seat:
        """Sits down as this person, with everything that stands in the class before them."""
        classroom.core.state.person(person)
        seat = cls(classroom, person)
        for place in classroom.core.state.places_of(person):
            await seat.opens(place.key)
        return seat

    def leaves(self) -> None:
        """Sees nothing more."""
        self._stop()

    @property
    def answer(self) -> str:
        """The newest private answer as text, empty when there was none."""
        return self._text(self.answer_message) if self.answer_message else ""

    @property
    def errors(self) -> dict[str, str]:
        """What does not fit in the open form, by input."""
        return {str(entry["name"]): str(entry["error"]) for entry in self._inputs() if entry.get("error")}

    def sees(self, place: Where = None) -> list[JsonObject]:
        """The messages in a place, oldest first, this person's private ones among them."""
        return sorted(self._rooms.get(self._key(place), {}).values(), key=_seq)

    def reads(self, place: Where = None) -> str:
        """What stands in a place, as text; an empty line between two messages."""
        return "\n\n".join(self._text(message) for message in self.sees(place))

    def hears(self, place: Where) -> list[str]:
        """Who is in a voice room."""
        return self._class.core.state.in_voice(self._key(place))

    async def says(self, text: str, place: Where = None, key: str = "") -> JsonObject:
        """A line in a place; with a slash it is a command. Returns the answer."""
        there = self._key(place)
        if not text.startswith("/"):
            await self._done(self._class.say(self.person, there, text, key))
            return {}
        return await self._answered(there, self._class.line(self.person, there, text, key))

    async def edits(self, message: Mapping[str, Any], text: str, key: str = "") -> None:
        """Words a message of their own anew."""
        await self._done(self._class.own_words.edit(self.person, str(message["id"]), text, key))

    async def deletes(self, message: Mapping[str, Any], key: str = "") -> None:
        """Takes a message of their own away."""
        await self._done(self._class.own_words.delete(self.person, str(message["id"]), key))

    async def runs(
        self, name: str, values: Mapping[str, Json] | None = None, place: Where = None, key: str = ""
    ) -> JsonObject:
        """A command with JSON values by option."""
        there = self._key(place)
        return await self._answered(there, self._class.command(self.person, there, name, values, key))

    async def presses(
        self,
        label: str = "",
        *,
        message: str | None = None,
        link: str | None = None,
        place: Where = None,
        key: str = "",
    ) -> JsonObject:
        """The newest button with this label that the person sees, or the one with this link."""
        on, action = self._find(("button",), label, message, link, place)
        act = self._class.press(self.person, str(on["place"]), str(on["id"]), str(action["link"]), key)
        return await self._answered(str(on["place"]), act)

    async def chooses(
        self,
        label: str,
        value: str | Sequence[str],
        *,
        message: str | None = None,
        link: str | None = None,
        place: Where = None,
        key: str = "",
    ) -> JsonObject:
        """In the newest select with this label, the choice with this label or value (or several; or people)."""
        on, action = self._find(("select", "people"), label, message, link, place)
        values: list[Json] = [self._choice(action, each) for each in ([value] if isinstance(value, str) else value)]
        chosen: Json = values if int(action["most"]) > 1 else values[0]
        where, link = str(on["place"]), str(action["link"])
        return await self._answered(where, self._class.choose(self.person, where, str(on["id"]), link, chosen, key))

    async def picks(
        self, label: str, about: Mapping[str, Any] | str, *, place: Where = None, key: str = ""
    ) -> JsonObject:
        """The entry with this label, or this link, in the menu of a message, or of a person by their id."""
        there = self._key(place if isinstance(about, str) else about["place"])
        entries = await self._class.acts.menus(self.person, self._class.core.state.place(self.person, there))
        named = {str(each["link"]): fold(str(each["label"])) for each in entries}
        links = [link for link, each in named.items() if label == link or fold(label) == each]
        if not links:
            raise LookupError(f"{self.person} has no {label!r} in a menu, only {[each['label'] for each in entries]}")
        on = {"about": about} if isinstance(about, str) else {"message": str(about["id"])}
        return await self._answered(there, self._class.menu(self.person, there, links[0], key=key, **on))

    async def fills(self, values: Mapping[str, Json], key: str = "") -> JsonObject:
        """Sends the open form, with these values by input and the others as they stand. With errors it stays open."""
        if self.form is None:
            raise LookupError("no form is open")
        filled = {str(entry["name"]): entry.get("value") for entry in self._inputs()}
        if unknown := values.keys() - filled.keys():
            raise LookupError(f"the form has no {sorted(unknown)}, only {sorted(filled)}")
        form, link = str(self.form["key"]), str(self.form["link"])
        act = self._class.submit(self.person, self._form_place, form, link, {**filled, **values}, key)
        return await self._answered(self._form_place, act, closing=True)

    async def opens(self, place: Where) -> None:
        """Has before them what stands in a place that they did not see before."""
        key = self._key(place)
        messages, _ = await self._class.open_place(self.person, key)
        room = self._rooms.setdefault(key, {})
        for message in messages:
            room.setdefault(str(message["id"]), message)

    async def opens_thread(self, message: Mapping[str, Any] | str) -> str:
        """The thread below a message. Returns its key."""
        place = await self._done(
            self._class.thread(self.person, message if isinstance(message, str) else message["id"])
        )
        return str(place["key"])

    async def opens_direct(self, people: Iterable[str] = ()) -> str:
        """The direct conversation with these people; with nobody: with the bot. Returns its key."""
        return str((await self._done(self._class.direct(self.person, list(people))))["key"])

    async def joins_voice(self, place: Where) -> None:
        """Goes into a voice room."""
        await self._done(self._class.voice(self.person, self._key(place)))

    async def leaves_voice(self) -> None:
        """Out of the voice room."""
        await self._done(self._class.voice(self.person, None))

    async def _answered(self, place: str, act: Any, *, closing: bool = False) -> JsonObject:
        answer: JsonObject = await self._done(act)
        form = answer.get("form")
        if isinstance(form, dict):
            self.form, self._form_place = form, place
        elif closing:
            self.form = None
        return answer

    async def _done(self, act: Any) -> Any:
        try:
            done = await act
        except ClassRefusal as refusal:
            language = self._class.core.language(self.person)
            raise Refused(self._class.core.sentences.refusal(language, refusal), refusal.text_id) from None
        await self._class.settle()
        return done

    def _hear(self, event: Event) -> None:
        if not self._class.core.state.sees(self.person, event.audience):
            return
        body = event.body
        message = body.get("message")
        if isinstance(message, dict):
            room = self._rooms.setdefault(str(message["place"]), {})
            if body["ev"] == "message" or message["id"] in room:
                room[str(message["id"])] = message
            if message["private"]:
                self.answer_message = message
        elif body["ev"] == "removed":
            self._rooms.get(str(body["place"]), {}).pop(str(body["id"]), None)
        elif body["ev"] == "place-gone":
            self._rooms.pop(str(body["key"]), None)

    def _find(
        self, types: tuple[str, ...], label: str, message: str | None, link: str | None, place: Where
    ) -> tuple[JsonObject, Action]:
        within = None if place is None else self._key(place)
        seen = []
        for on, action in self._actions():
            if action["type"] not in types or (message and on["id"] != message) or (within and on["place"] != within):
                continue
            if action["link"] == link or (link is None and fold(action["label"]) == fold(label)):
                return on, action
            seen.append(action["label"])
        raise LookupError(f"{self.person} sees no {types[0]} {label or link!r}, only {seen}")

    def _actions(self) -> Iterator[tuple[JsonObject, Action]]:
        """What can be pressed or chosen, the newest card first."""
        messages = [message for room in self._rooms.values() for message in room.values()]
        for message in sorted(messages, key=_seq, reverse=True):
            card = message.get("card")
            actions = card.get("actions") if isinstance(card, dict) else None
            for action in actions if isinstance(actions, list) else ():
                if isinstance(action, dict):
                    yield message, action

    def _choice(self, action: Action, wanted: str) -> str:
        if action["type"] == "people":
            return Named(self._class.core.state, self.person, "").person_id(wanted)
        for choice in action["choices"]:
            if wanted == choice["value"] or fold(wanted) == fold(choice["label"]):
                return str(choice["value"])
        raise LookupError(f"{action['label']} has no {wanted!r}, only {[each['label'] for each in action['choices']]}")

    def _inputs(self) -> list[dict[str, Json]]:
        inputs = self.form.get("inputs") if self.form else None
        return [entry for entry in inputs if isinstance(entry, dict)] if isinstance(inputs, list) else []

    def _key(self, place: Where) -> str:
        state = self._class.core.state
        if isinstance(place, Place):
            return place.key
        if isinstance(place, Mapping):
            return str(place["key"])
        if place is None:
            first = next((each for each in state.places_of(self.person) if each.kind == PlaceKind.CHANNEL), None)
            return first.key if first else ""
        if ":" in place:
            return place
        return Named(state, self.person, "").place_key(place)

    def _text(self, message: Mapping[str, Any]) -> str:
        state = self._class.core.state
        return read_message(message, state, state.zone(state.people[self.person]) or "UTC")


def _seq(message: Mapping[str, Any]) -> int:
    return int(message["seq"])
