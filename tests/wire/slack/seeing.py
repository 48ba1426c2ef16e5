"""What one person sees of a local Slack, and what of it they could act on."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Final, Protocol

from tests.wire.slack import shapes
from tests.wire.slack.blocks import STATELESS, acted_on
from tests.wire.slack.check_elements import options
from tests.wire.slack.finding import Finder, Spot, Where
from tests.wire.slack.form import form_of
from tests.wire.slack.interactions import Interactions
from tests.wire.slack.reading import Reader, fold
from tests.wire.slack.sending import Sender
from tests.wire.slack.things import App, Channel, Data, Kind, Message, Team, User
from tests.wire.slack.views import View
from tests.wire.slack.world import World

On = Message | View
_MANY: Final = ("multi_static_select", "multi_users_select", "multi_external_select", "checkboxes")


class Refused(Exception):
    """Slack, or the app's silence, refused what the person tried; the text is the sentence that they read."""

    def __init__(self, sentence: str, text_id: str) -> None:
        super().__init__(sentence)
        self.text_id = text_id


class Wire(Protocol):
    """What a person needs of a local Slack."""

    world: World
    sender: Sender
    interactions: Interactions


class Onlooker:
    """A person in a workspace, before they do anything. Places are named by name (``general``), key (``channel:C12``,
    ``thread:C12-1700000000.000100``), id, ``direct`` for the conversation with the app's bot, ``direct:ana+ben`` for
    the one with these people and the bot.

    ``app`` is the one whose App Home and shortcuts they use, the first one there is unless it is given.

    ``answer`` is the newest thing that only this person was shown, as text: a private message, or a modal in which
    there is nothing to fill in; ``answer_message`` the newest private message as JSON.
    """

    def __init__(self, wire: Wire, team: Team, user: User, app: App | None = None, zone: str = "") -> None:
        self.wire = wire
        self.world = wire.world
        self.team = team
        self.user = user
        self.app = app or next(iter(wire.world.apps.values()))
        self.zone = zone or user.zone
        self._finder = Finder(wire.world, team, user, self.app)
        self._states: dict[str, dict[tuple[str, str], Data]] = {}
        self._answer: On | None = None
        self.world.seen_by_people.append(self._look)
        wire.interactions.views.seen.append(self._look_at)

    @property
    def person(self) -> str:
        """Their id, as adapters name them."""
        return self.user.id

    def closes(self) -> None:
        """Closes Slack: sees nothing more."""
        with suppress(ValueError):
            self.world.seen_by_people.remove(self._look)
            self.wire.interactions.views.seen.remove(self._look_at)

    def reloads(self) -> None:
        """Reloads Slack: private messages are gone, and so is an open modal."""
        self.world.reload(self.user)
        self.wire.interactions.views.clear(self.user.id)

    @property
    def answer(self) -> str:
        """The newest private answer as text, empty when there was none."""
        if isinstance(self._answer, View):
            return self._reader.view(self._answer.body)
        return "" if self._answer is None else self._text(self._answer)

    @property
    def answer_message(self) -> Data | None:
        """The newest private message."""
        return self._json(self._answer) if isinstance(self._answer, Message) else None

    @property
    def modal(self) -> View | None:
        """The modal that is open."""
        return self.wire.interactions.views.top(self.user.id)

    @property
    def form(self) -> Data | None:
        """The modal that is open, as tests look at it."""
        return None if self.modal is None else form_of(self.modal, self._reader)

    @property
    def errors(self) -> dict[str, str]:
        """What is wrong in the open modal, by input: what the app said, or what Slack's client does not send."""
        inputs = self.form["inputs"] if self.form is not None else []
        return {each["name"]: each["error"] for each in inputs if each["error"]}

    @property
    def home_view(self) -> View | None:
        """The app's App Home of this person."""
        return self.wire.interactions.views.homes.get((self.app.id, self.user.id))

    @property
    def home(self) -> str:
        """What stands in App Home, as text; empty while the app published nothing."""
        return "" if self.home_view is None else self._reader.view(self.home_view.body)

    def sees(self, place: Where = None) -> list[Data]:
        """The messages in a place, oldest first, this person's private ones among them; nothing where they may not
        look. In a channel those at its top, in a thread the first one and the answers."""
        return [self._json(each) for each in self._seen(self._place(place))]

    def reads(self, place: Where = None) -> str:
        """What stands in a place, as text; an empty line between two messages."""
        return "\n\n".join(text for each in self._seen(self._place(place)) if (text := self._text(each)))

    def places(self) -> list[str]:
        """The keys of the channels that this person sees."""
        return [
            Spot(each).key for each in self.team.channels.values() if self.world.sees(self.user, each) and each.named
        ]

    def shortcuts(self, kind: str = "global") -> list[str]:
        """The names of the app's shortcuts: ``global``, or ``message`` for those in the menu of one."""
        return [each["name"] for each in self.app.shortcuts if each["type"] == kind]

    @property
    def _reader(self) -> Reader:
        return Reader(self.world, self.zone)

    def _look(self, message: Message, gone: bool) -> None:
        if message.private_to == self.user.id:
            self._shown(message, gone)

    def _look_at(self, view: View, gone: bool) -> None:
        if view.user_id == self.user.id and view.is_modal and not view.has_inputs:
            self._shown(view, gone)

    def _shown(self, on: On, gone: bool) -> None:
        if not gone:
            self._answer = on
        elif self._answer is on:
            self._answer = None

    def _seen(self, there: Spot) -> list[Message]:
        channel = there.channel
        public = channel.messages.values() if self._may_look(channel) else ()
        own = [each for each in self.world.private.values() if each.private_to == self.user.id]
        mine = [each for each in own if each.channel_id == channel.id]
        return sorted([each for each in (*public, *mine) if _stands(each, there)], key=lambda each: _at(each.ts))

    def _may_look(self, channel: Channel) -> bool:
        return self.world.sees(self.user, channel) and not self.user.deleted

    def _find(
        self, kinds: frozenset[str] | None, label: str, message: str | None, link: str | None, place: Where
    ) -> tuple[On, Data, Data]:
        """The newest thing with this label (or action id), with its block; ``kinds`` ``None``: all but buttons."""
        seen = []
        for on, block, element in self._parts(message, place):
            if (element["type"] in kinds) if kinds is not None else (element["type"] not in STATELESS):
                shown = _labels(block, element, self._reader)
                if link == element["action_id"] or (link is None and fold(label) in map(fold, shown)):
                    return on, block, element
                seen.append(shown[0])
        raise Refused(f"{self.user.name} sees no {label or link!r}, only {seen}", "not-there")

    def _parts(self, message: str | None, place: Where) -> Iterator[tuple[On, Data, Data]]:
        """What can be pressed or chosen: in the open modal, then in messages, newest first; App Home by its name."""
        if place == "home":
            views = [self.home_view]
        else:
            views = [self.modal] if message is None and place in (None, "modal") else []
        for view in views:
            if view is not None:
                yield from ((view, *each) for each in acted_on(view.body["blocks"]))
        if place in ("home", "modal"):
            return
        for on in self._messages(None if place is None else self._place(place)):
            if message is None or on.ts == message:
                yield from ((on, *each) for each in acted_on(on.blocks))

    def _messages(self, there: Spot | None) -> list[Message]:
        """Every message that this person could look at there, or anywhere, the newest first."""
        if there is not None:
            found = self._seen(there)
        else:
            own = [each for each in self.world.private.values() if each.private_to == self.user.id]
            places = [each for each in self.team.channels.values() if self._may_look(each)]
            found = [*own, *(message for each in places for message in each.messages.values())]
        return sorted(found, key=lambda each: _at(each.ts), reverse=True)

    def _message(self, given: Mapping[str, Any] | str) -> Message:
        ts = str(given if isinstance(given, str) else given["id"])
        for each in self._messages(None):
            if each.ts == ts:
                return each
        raise LookupError(f"{self.user.name} sees no message {ts}")

    def _below(self, message: Mapping[str, Any] | str) -> Spot:
        """The thread that a message is in, or begins."""
        found = self._message(message)
        return Spot(self.world.channels[found.channel_id], found.thread_ts or found.ts)

    def _place(self, place: Where) -> Spot:
        return self._finder.spot(place)

    def _json(self, message: Message) -> Data:
        actions = [_action(block, element) for block, element in acted_on(message.blocks)]
        told = {
            "id": message.ts,
            "channel": message.channel_id,
            "key": self._key(message),
            "place": self._key(message),
            "private": message.private_to is not None,
            "text": self._text(message),
            "notification": message.text,
        }
        return {
            **shapes.message(message, self.world),
            **told,
            **({"card": {"actions": actions}} if message.blocks else {}),
        }

    def _key(self, message: Message) -> str:
        channel = self.world.channels[message.channel_id]
        if channel.kind in (Kind.DIRECT, Kind.GROUP) and message.thread_ts is None:
            people = [each for each in channel.members if not self.world.users[each].bot]
            return f"direct:{'+'.join(sorted(people))}"
        return Spot(channel, message.thread_ts).key

    def _text(self, message: Message) -> str:
        return self._reader.message(message.text, message.blocks, message.files)


class Shown:
    """What somebody is shown from here on in answer to what they do: ``form``, ``here`` (what they acted on changed),
    ``private``, ``public`` (in the conversation where they are), in this order when there are several."""

    ORDER: Final = ("form", "here", "private", "public")

    def __init__(self, onlooker: Onlooker, app: App, channel: Channel | None, on: On | None) -> None:
        self._who = onlooker
        self._app = app
        self._channel = channel
        self._on = on
        self._found: set[str] = set()
        self._some = asyncio.Event()

    def __enter__(self) -> Shown:
        self._who.world.seen_by_people.append(self._message)
        self._who.wire.interactions.views.seen.append(self._view)
        return self

    def __exit__(self, *_: object) -> None:
        self._who.world.seen_by_people.remove(self._message)
        self._who.wire.interactions.views.seen.remove(self._view)

    async def wait(self, seconds: float) -> str:
        """What it is; ``nothing`` when after so many seconds there is nothing."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._some.wait()
        return next((each for each in self.ORDER if each in self._found), "nothing")

    def _message(self, message: Message, gone: bool) -> None:
        if message is self._on:
            self._note("here")
        elif message.private_to == self._who.user.id:
            self._note("" if gone else "private")
        elif message.private_to is None and message.app_id == self._app.id and not gone and not message.revision:
            here = self._channel is not None and message.channel_id == self._channel.id
            self._note("public" if here else "")

    def _view(self, view: View, gone: bool) -> None:
        if view.user_id != self._who.user.id or gone:
            return
        if not view.is_modal:
            self._note("here" if view is self._on else "")
        else:
            self._note("form" if view.has_inputs else "here" if view is self._on else "private")

    def _note(self, what: str) -> None:
        if what:
            self._found.add(what)
            self._some.set()


def _stands(message: Message, there: Spot) -> bool:
    if there.thread_ts is not None:
        return there.thread_ts in (message.ts, message.thread_ts)
    return message.thread_ts in (None, message.ts) or message.broadcast


def _at(ts: str) -> tuple[int, str]:
    seconds, _, rest = ts.partition(".")
    return int(seconds), rest


def _labels(block: Data, element: Data, reader: Reader) -> list[str]:
    """What names an element to who sees it: what is on it, or beside it."""
    own = (element.get("text") or element.get("placeholder") or {}).get("text")
    beside = block.get("label") or (block.get("text") if block["type"] == "section" else None)
    found = [own, None if beside is None else reader.text(beside["text"])]
    return [each for each in found if each] or [element["action_id"]]


def _action(block: Data, element: Data) -> Data:
    """Something to press or choose, in the words of the browser class: its ``link`` is the action id."""
    label = (element.get("text") or element.get("placeholder") or block.get("label") or {}).get("text", "")
    told: Data = {"type": element["type"], "label": label, "link": element["action_id"]}
    if element["type"] == "button":
        return {**told, "url": element["url"]} if element.get("url") else told
    choices = [{"value": each["value"], "label": each["text"]["text"]} for each in options(element)]
    kind = "people" if "users" in element["type"] else "places" if "conversations" in element["type"] else "select"
    kind = "places" if "channels" in element["type"] else kind
    most = element.get("max_selected_items") or (len(choices) or 100 if element["type"] in _MANY else 1)
    return {**told, "type": kind, "choices": choices, "most": most}
