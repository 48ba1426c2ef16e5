"""What one person sees of a local Discord, and what of it they could act on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from bot.people import Place
from tests.wire.discord import shapes
from tests.wire.discord.commanding import Refused, commands, every
from tests.wire.discord.components import Part, pressable
from tests.wire.discord.finding import Finder
from tests.wire.discord.interactions import Interaction
from tests.wire.discord.permissions import May
from tests.wire.discord.reading import Reader, fold
from tests.wire.discord.server import Discord
from tests.wire.discord.things import Channel, Data, Flag, Guild, Kind, Message, System, User

Where = str | int | Place | Channel | Mapping[str, Any] | None


class Onlooker:
    """A person in a server, before they do anything. Places are named by name (``general``), key (``channel:12``), id,
    or ``direct`` for the conversation with the bot.

    ``form`` is the modal that is open, ``answer`` the newest message that only this person sees, as text, and
    ``answer_message`` as JSON.
    """

    def __init__(self, wire: Discord, guild: Guild, user: User, zone: str = "UTC") -> None:
        self.wire = wire
        self.world = wire.world
        self.guild = guild
        self.user = user
        self.zone = zone
        self.form: Data | None = None
        self._finder = Finder(wire.world, guild, user)
        self._modal: tuple[Data, Interaction] | None = None
        self._answer: Message | None = None
        self.world.seen_by_people.append(self._look)

    @property
    def person(self) -> str:
        """Their id, as adapters name them."""
        return str(self.user.id)

    def leaves(self) -> None:
        """Closes Discord: sees nothing more."""
        with suppress(ValueError):
            self.world.seen_by_people.remove(self._look)
        self.form = self._modal = None

    @property
    def answer(self) -> str:
        """The newest private answer as text, empty when there was none."""
        return "" if self._answer is None else self._text(self._answer)

    @property
    def answer_message(self) -> Data | None:
        """The newest private answer."""
        return None if self._answer is None else self._json(self._answer)

    @property
    def errors(self) -> dict[str, str]:
        """What Discord's client does not send of the open form, by input."""
        inputs = self.form["inputs"] if self.form else []
        return {each["name"]: each["error"] for each in inputs if each["error"]}

    def sees(self, place: Where = None) -> list[Data]:
        """The messages in a place, oldest first, this person's private ones among them; nothing where they may not
        look."""
        return [self._json(each) for each in self._seen(self._place(place))]

    def reads(self, place: Where = None) -> str:
        """What stands in a place, as text; an empty line between two messages."""
        return "\n\n".join(text for each in self._seen(self._place(place)) if (text := self._text(each)))

    def hears(self, place: Where) -> list[str]:
        """Who is in a voice channel, by id."""
        there = self._place(place)
        return [str(each.user.id) for each in self.guild.members.values() if each.voice == there.id]

    def places(self) -> list[str]:
        """The keys of the channels and threads that this person sees."""
        return [self._finder.key(each) for each in self._places()]

    def commands(self, place: Where = None) -> list[str]:
        """What can be typed behind a slash, in the names that go everywhere."""
        return [each.name for each in every(self.world, self.user, self._place(place))]

    def menu(self, about: str, place: Where = None) -> list[str]:
        """The entries of the menu of a ``person`` or a ``message``."""
        kind = 2 if about == "person" else 3
        return [each["name"] for _, each in commands(self.world, self.user, self._place(place), kind)]

    def _look(self, message: Message, gone: bool) -> None:
        if message.private_to != self.user.id:
            return
        if not gone:
            self._answer = message
        elif self._answer is message:
            self._answer = None

    def _seen(self, there: Channel) -> list[Message]:
        may = self.world.may(self.user.id, there)
        history = there.kind == Kind.DIRECT or may & May.READ_MESSAGE_HISTORY
        public = self.world.messages[there.id].values() if may & May.VIEW_CHANNEL and history else ()
        own = [each for each in self.world.private.values() if each.private_to == self.user.id]
        return sorted([*public, *(each for each in own if each.channel_id == there.id)], key=lambda each: each.id)

    def _find(
        self, types: tuple[Part, ...], label: str, message: str | None, link: str | None, place: Where
    ) -> tuple[Message, Data]:
        within = None if place is None else self._place(place).id
        seen = []
        for on, part in self._parts():
            if part["type"] not in types or (message and on.id != int(message)):
                continue
            if within is not None and on.channel_id != within:
                continue
            shown = part.get("placeholder") or part.get("label") or ""
            if part["custom_id"] == link or (link is None and fold(shown) == fold(label)):
                return on, part
            seen.append(shown)
        raise LookupError(f"{self.user.name} sees no {types[0].name.lower()} {label or link!r}, only {seen}")

    def _parts(self) -> Iterator[tuple[Message, Data]]:
        """What can be pressed or chosen, the newest message first."""
        places = [*self._places(), *(each for each in self.world.places.values() if self._mine(each))]
        messages = [message for place in places for message in self._seen(place)]
        for message in sorted(messages, key=lambda each: each.id, reverse=True):
            for part in pressable(message.components):
                yield message, part

    def _places(self) -> list[Channel]:
        everything = [*self.guild.channels.values(), *self.guild.threads.values()]
        return [each for each in everything if self.world.sees(self.user.id, each)]

    def _mine(self, place: Channel) -> bool:
        return place.kind == Kind.DIRECT and self.user.id in place.recipients

    def _own(self, message: Mapping[str, Any]) -> Message:
        found = self._message(message)
        if found.author.id != self.user.id:
            raise Refused("This is not yours.", "not-yours")
        return found

    def _message(self, given: Mapping[str, Any] | str) -> Message:
        number = int(id_of(given))
        for messages in [self.world.private, *self.world.messages.values()]:
            if number in messages and messages[number].kind != System.THREAD_STARTS:
                return messages[number]
        raise LookupError(f"there is no message {number}")

    def _place(self, place: Where) -> Channel:
        if place in ("direct", "direct:") or (isinstance(place, str) and place.startswith("direct:")):
            return self._direct()
        return self._finder.place(place)

    def _direct(self) -> Channel:
        bot = next(each.user.id for each in self.world.apps.values() if each.user.id in self.guild.members)
        return self.world.direct(self.user.id, bot)

    def _json(self, message: Message) -> Data:
        there = self.world.places[message.channel_id]
        shown = shapes.message(message, self.world, None)
        private = bool(message.flags & Flag.EPHEMERAL)
        actions = [_action(each) for each in pressable(message.components)]
        told = {"place": self._finder.key(there), "private": private, "text": self._text(message)}
        return {**shown, **told, **({"card": {"actions": actions}} if message.components else {})}

    def _text(self, message: Message) -> str:
        reader = Reader(self.world, message.guild_id, self.zone)
        return reader.message({**shapes.message(message, self.world, None)})


def _action(part: Data) -> Data:
    """Something to press or choose, in the words of the browser class: its ``link`` is the custom id."""
    if part["type"] == Part.BUTTON:
        return {"type": "button", "label": part.get("label", ""), "link": part["custom_id"]}
    choices = [{"value": each["value"], "label": each["label"]} for each in part.get("options", ())]
    kind = "select" if part["type"] == Part.CHOICE else "people" if part["type"] == Part.USERS else "places"
    told = {"type": kind, "label": part.get("placeholder", ""), "link": part["custom_id"]}
    return {**told, "choices": choices, "most": part["max_values"]}


def id_of(given: Mapping[str, Any] | str) -> str:
    return str(given if isinstance(given, str) else given["id"])
