"""Interactions: what people do with a bot's commands, buttons and modals, and how the bot may answer each."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Final

from tests.wire.discord import shapes
from tests.wire.discord.check_modals import check_choices, check_modal
from tests.wire.discord.refused import ApiError, invalid
from tests.wire.discord.sending import Upload, change, checked, made
from tests.wire.discord.things import App, Channel, Data, Event, Flag, Message, System, User
from tests.wire.discord.world import World

FIRST_ANSWER: Final = 3.0
"""Seconds until the first answer."""
TOKEN_LIFE: Final = 15 * 60.0
"""Seconds that a token is good for."""
SETTABLE: Final = Flag.SUPPRESS_EMBEDS | Flag.SUPPRESS_NOTIFICATIONS | Flag.COMPONENTS_V2 | Flag.EPHEMERAL


class Deed(IntEnum):
    """What somebody did."""

    COMMAND = 2
    COMPONENT = 3
    TYPING = 4
    MODAL = 5


class Said(IntEnum):
    """How a bot answers first."""

    MESSAGE = 4
    LATER = 5
    LATER_HERE = 6
    HERE = 7
    CHOICES = 8
    MODAL = 9


_FITTING: Final = {
    Deed.COMMAND: {Said.MESSAGE, Said.LATER, Said.MODAL},
    Deed.COMPONENT: {Said.MESSAGE, Said.LATER, Said.LATER_HERE, Said.HERE, Said.MODAL},
    Deed.TYPING: {Said.CHOICES},
    Deed.MODAL: {Said.MESSAGE, Said.LATER, Said.LATER_HERE, Said.HERE},
}


@dataclass(eq=False)
class Interaction:
    """One deed of one person, and what the bot said to it."""

    id: int
    token: str
    app: App
    deed: Deed
    user: User
    channel: Channel
    data: Data
    pressed: Message | None
    metadata: Data
    opened: float
    answered: Said | None = None
    original: Message | None = None
    modal: Data | None = None
    choices: list[Data] = field(default_factory=list)
    private: bool = False
    loading: bool = False
    followed: int = 0
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)


class Interactions:
    """All of them. ``factor`` divides how long a bot may take and a token lives. ``asked`` is awaited with each when
    the bot was sent it and the person waits: a moment at which to kill one."""

    def __init__(self, world: World, factor: float) -> None:
        self.world = world
        self.factor = factor
        self.asked: Callable[[Interaction], Awaitable[None]] | None = None
        self.all: dict[int, Interaction] = {}
        self._by_token: dict[str, Interaction] = {}

    @property
    def patience(self) -> float:
        """Seconds until the first answer."""
        return FIRST_ANSWER / self.factor

    def open(
        self,
        app: App,
        deed: Deed,
        user: User,
        channel: Channel,
        data: Data,
        shape: Callable[[Interaction], Data],
        pressed: Message | None = None,
        metadata: Data | None = None,
    ) -> Interaction:
        """Somebody did something: the bot hears of it."""
        number = self.world.new_id()
        known = {"id": str(number), "type": int(deed), "user": shapes.user(user), **(metadata or {})}
        known["authorizing_integration_owners"] = {"0": str(channel.guild_id or 0)}
        token = f"aW50ZXJhY3Rpb246{secrets.token_urlsafe(48)}"
        found = Interaction(number, token, app, deed, user, channel, data, pressed, known, time.monotonic())
        self.all[number] = self._by_token[token] = found
        body = shape(found)
        only = frozenset((app.id,))
        self.world.tell(Event("INTERACTION_CREATE", lambda *_: body, channel.guild_id, None, only))
        return found

    def app_of(self, match: Mapping[str, str]) -> App:
        """The bot that the address of an answer is of."""
        if "interaction_id" in match:
            return self._first(match).app
        return self.followed(match).app

    def followed(self, match: Mapping[str, str]) -> Interaction:
        """The interaction of a follow-up's address."""
        found = self._by_token.get(match["webhook_token"])
        if found is None or str(found.app.id) != match["webhook_id"]:
            raise ApiError(10015)
        if time.monotonic() - found.opened > TOKEN_LIFE / self.factor:
            raise ApiError(50027)
        if found.answered is None or found.deed is Deed.TYPING:
            raise ApiError(10015)
        return found

    def _first(self, match: Mapping[str, str]) -> Interaction:
        found = self._by_token.get(match["interaction_token"])
        if found is None or str(found.id) != match["interaction_id"]:
            raise ApiError(10062)
        return found

    async def answer(
        self, match: Mapping[str, str], body: Any, uploads: Mapping[str, Upload], fits: Callable[[], None]
    ) -> Interaction:
        """The first answer. One is taken, and only while the person still waits."""
        found = self._first(match)
        async with found.changed:
            if found.answered is not None:
                raise ApiError(40060)
            if time.monotonic() - found.opened > self.patience:
                raise ApiError(10062)
            said, data = self._said(found, body)
            self._does(found, said, data, uploads, fits)
            found.answered = said
            found.changed.notify_all()
        return found

    def _said(self, found: Interaction, body: Any) -> tuple[Said, Data]:
        kind = body.get("type") if isinstance(body, dict) else None
        if kind not in tuple(Said) or kind not in _FITTING[found.deed]:
            raise invalid([(("type",), "INTERACTION_RESPONSE_TYPE_INVALID", f"{kind} is no answer to this.")])
        if kind in (Said.LATER_HERE, Said.HERE) and found.pressed is None:
            raise invalid([(("type",), "INTERACTION_RESPONSE_TYPE_INVALID", "There is no message to change.")])
        return Said(kind), body.get("data") or {}

    def _does(
        self, found: Interaction, said: Said, data: Data, uploads: Mapping[str, Upload], fits: Callable[[], None]
    ) -> None:
        match said:
            case Said.MESSAGE:
                checked(self.world, data, uploads)
                fits()
                found.original = self.post(found, data, uploads)
            case Said.LATER:
                fits()
                found.loading = True
                found.private = bool(int(data.get("flags") or 0) & Flag.EPHEMERAL)
                flags = int(data.get("flags") or 0) & Flag.EPHEMERAL | Flag.LOADING
                found.original = self.post(found, {"flags": int(flags)}, {})
            case Said.LATER_HERE:
                fits()
                found.original = found.pressed
            case Said.HERE:
                assert found.pressed is not None
                checked(self.world, data, uploads, found.pressed)
                fits()
                change(self.world, found.pressed, data, uploads)
                found.original = found.pressed
            case Said.CHOICES:
                check_choices(data)
                fits()
                found.choices = data["choices"]
            case Said.MODAL:
                check_modal(data)
                fits()
                found.modal = data

    def post(self, found: Interaction, data: Data, uploads: Mapping[str, Upload], *, again: bool = False) -> Message:
        """A message in answer: the first one, or one ``again`` after it."""
        if found.channel.archived and found.channel.locked:
            raise ApiError(50083)
        private = bool(int(data.get("flags") or 0) & Flag.EPHEMERAL)
        if found.channel.archived and not private:
            found.channel.archived = False
            self.world.channel_changed(found.channel)
        above = found.original if again else found.pressed
        above = None if private or above is None or above.private_to is not None else above
        told = dict(found.metadata)
        if again and found.original is not None:
            told["original_response_message_id"] = str(found.original.id)
        return made(
            self.world,
            found.channel,
            found.app.user,
            data,
            uploads,
            int(SETTABLE | Flag.LOADING),
            kind=_kind(found, above, again=again),
            reply_to=None if above is None else above.id,
            app_id=found.app.id,
            private_to=found.user.id if private else None,
            extra={"interaction_metadata": told},
        )

    async def follow(
        self, found: Interaction, body: Data, uploads: Mapping[str, Upload], fits: Callable[[], None]
    ) -> Message:
        """A message after the first answer. Right after *later* it is that one, whatever it says of who may see it."""
        if found.loading and found.original is not None:
            return await self.edit(found, found.original, body, uploads, fits)
        checked(self.world, body, uploads)
        fits()
        async with found.changed:
            posted = self.post(found, body, uploads, again=True)
            found.followed += 1
            found.changed.notify_all()
        return posted

    async def edit(
        self, found: Interaction, message: Message, body: Data, uploads: Mapping[str, Upload], fits: Callable[[], None]
    ) -> Message:
        """One of its messages becomes another."""
        checked(self.world, body, uploads, message)
        fits()
        async with found.changed:
            change(self.world, message, body, uploads)
            found.followed += 1
            if message is found.original:
                found.loading = False
            found.changed.notify_all()
        return message

    async def delete(self, found: Interaction, message: Message) -> None:
        """One of its messages goes."""
        async with found.changed:
            self.world.drop(message)
            found.followed += 1
            if message is found.original:
                found.original, found.loading = None, False
            found.changed.notify_all()

    def message(self, found: Interaction, which: str) -> Message:
        """``@original``, or one of its other messages by id."""
        if which == "@original":
            if found.original is None or self._gone(found.original):
                raise ApiError(10008)
            return found.original
        number = int(which) if which.isdigit() else 0
        message = self.world.private.get(number) or self.world.message(found.channel.id, number)
        if message is None or message.app_id != found.app.id or not self._of(found, message):
            raise ApiError(10008)
        return message

    def _gone(self, message: Message) -> bool:
        here = self.world.private if message.private_to is not None else self.world.messages.get(message.channel_id, {})
        return message.id not in here

    def _of(self, found: Interaction, message: Message) -> bool:
        own = message.extra.get("interaction_metadata", {}).get("id") == str(found.id)
        return own or message is found.original


def _kind(found: Interaction, above: Message | None, *, again: bool) -> int:
    if found.deed is Deed.COMMAND and not again:
        return System.COMMAND if found.data.get("type", 1) == 1 else System.MENU
    return System.REPLY if above is not None else 0
