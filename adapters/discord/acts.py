"""What people do on Discord as acts: an interaction in, an :class:`~bot.act.Act` out."""

from __future__ import annotations

import base64
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, Protocol

import discord
import structlog

from adapters.discord import limits, modals, options
from adapters.discord.commands import SLASH, STAFF, Commands
from adapters.discord.connection import Connection
from adapters.discord.ids import Page, read
from adapters.discord.lookup import WRITTEN
from adapters.discord.places import place_of, space_of
from adapters.discord.standing import Standings
from bot.act import Act, ActKind
from bot.card import Choice, Json
from bot.kinds import LARGEST_UPLOAD
from bot.link import BadLink, Link
from bot.people import Person, Place, PlaceKind
from bot.platform import Later, Message, NeverWorks, Why
from bot.records import dataclass
from bot.texts import nearest

_BUTTON: Final = 2
_WRITTEN: Final = frozenset(each.value for each in WRITTEN)
log = structlog.get_logger()


Suggest = Callable[[Act, str, str], Awaitable[Sequence[Choice]]]
"""What is stored and may be chosen for an option, as far as it was typed."""


class Spaces(Protocol):
    """What is asked about a message in a direct conversation whose buttons do not say of which server they are."""

    async def space_of_message(self, place: str, message: str) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """What an interaction is about, as far as it says so itself: nobody was asked for anything yet. ``guild`` is the
    server where its id names one, ``page`` another page of a card, ``sent`` a form that was filled in."""

    kind: ActKind
    link: Link
    guild: int | None = None
    page: Page | None = None
    sent: modals.Submitted | None = None


@dataclass(frozen=True, slots=True)
class Turned:
    """Somebody asked for another page of a card."""

    page: Page
    person: Person
    place: Place
    message: Message | None
    private: bool
    language: str


class Unheard(Exception):
    """An interaction that nothing can be made of, with the sentence that says why."""

    def __init__(self, text_id: str = "not-understood") -> None:
        super().__init__(text_id)
        self.text_id = text_id


class Acts:
    """Makes acts of interactions."""

    def __init__(self, there: Connection, commands: Commands, spaces: Spaces) -> None:
        self._there = there
        self._commands = commands
        self._spaces = spaces
        self._standings = Standings(there)

    def asked(self, interaction: discord.Interaction) -> Asked:
        """What a person asks for. Raises :class:`Unheard`."""
        data: Any = interaction.data or {}
        try:
            match interaction.type:
                case discord.InteractionType.application_command:
                    return self._command(interaction, data)
                case discord.InteractionType.component:
                    return _pressed(data)
                case discord.InteractionType.modal_submit:
                    return _submitted(data)
        except BadLink:
            pass
        raise Unheard

    async def act(self, interaction: discord.Interaction, asked: Asked) -> Act | Turned:
        """What a person did, with who they are and what they gave. Raises :class:`Unheard`."""
        data: Any = interaction.data or {}
        act = await self._made(interaction, asked)
        match asked.kind:
            case ActKind.COMMAND:
                given = options.filled(data, self._commands.inputs(asked.link, nearest(act.language)))
                return replace(act, values=given.values | await self._files(given.uploads))
            case ActKind.CHOICE:
                return replace(act, values={"": _chosen(interaction, data)})
            case ActKind.SUBMIT if asked.sent is not None:
                values = {**asked.sent.values, **await self._files(asked.sent.uploads)}
                return replace(act, values=values, form_key=asked.sent.form_key)
        if asked.page is not None:
            return Turned(asked.page, act.person, act.place, act.message, act.private, str(interaction.locale))
        return act

    async def completes(self, interaction: discord.Interaction, suggest: Suggest) -> Sequence[Mapping[str, Any]]:
        """What is offered to who is typing into an option of a command, as Discord takes it."""
        data: Any = interaction.data or {}
        link = self._commands.link(data, space_of(interaction.guild_id or 0))
        if link is None or interaction.guild_id is None:
            return []
        act = await self._made(interaction, Asked(ActKind.COMMAND, link))

        async def stored(typed: options.Typing) -> Sequence[Choice]:
            return await suggest(replace(act, values=typed.values), typed.option, typed.text)

        return await options.autocomplete(data, self._commands.inputs(link, nearest(act.language)), stored)

    def _command(self, interaction: discord.Interaction, data: Mapping[str, Any]) -> Asked:
        link = self._commands.link(data, space_of(interaction.guild_id or 0))
        if link is None:
            raise Unheard
        self._note_writers((data.get("resolved") or {}).get("messages") or {})
        return Asked(ActKind.COMMAND if data.get("type", SLASH) == SLASH else ActKind.MENU, link)

    def _note_writers(self, messages: Mapping[str, Mapping[str, Any]]) -> None:
        """Discord tells with a message's menu who wrote it, also where Homeroom may not look."""
        for number, each in messages.items():
            author = each.get("author") or {}
            if not author.get("bot") and not each.get("webhook_id") and each.get("type") in _WRITTEN:
                self._there.told_of.note(int(number), int(author["id"]))

    async def _made(self, interaction: discord.Interaction, asked: Asked) -> Act:
        guild = interaction.guild_id or asked.guild or await self._guild_by_message(interaction)
        if guild is None:
            raise Unheard("no-server")
        space_id = space_of(guild)
        person = Person(space_id, str(interaction.user.id))
        place = place_of(interaction.channel, space_id, None if interaction.guild_id else person)
        if place is None:
            raise Unheard
        roles, manages = await self._standing_of(interaction, guild, asked)
        pressed = interaction.message
        return Act(
            str(interaction.id),
            asked.kind,
            person,
            place,
            asked.link,
            roles=roles,
            manages=manages,
            language=str(interaction.locale),
            message=Message(place.key, str(pressed.id)) if pressed else None,
            private=is_private(interaction),
            stamp=interaction.id,
        )

    async def _guild_by_message(self, interaction: discord.Interaction) -> int | None:
        """In a direct conversation a link that is too long to say its server is looked up by where it stands."""
        if interaction.message is None:
            return None
        key = f"{PlaceKind.DIRECT}:{interaction.user.id}"
        space_id = await self._spaces.space_of_message(key, str(interaction.message.id))
        return int(space_id.partition(":")[2]) if space_id else None

    async def _standing_of(
        self, interaction: discord.Interaction, guild: int, asked: Asked
    ) -> tuple[frozenset[str], bool]:
        """Roles, and whether they may manage the server. Both come along, but in direct conversations: there who cannot
        be told is not taken for a student, and who left may do nothing any more."""
        if isinstance(interaction.user, discord.Member):
            return self._standing(guild, interaction.user, interaction.permissions)
        # what somebody wrote into a form is lost when it is refused; all else is done again with a press
        within = limits.FORM_WAITS if asked.kind is ActKind.SUBMIT else limits.PRESS_WAITS
        try:
            member = await self._standings.of(guild, interaction.user.id, within)
        except NeverWorks as never:
            raise Unheard("left-server" if never.why is Why.PERSON_GONE else "no-server") from None
        except Later:
            log.warning("discord.member_unknown")
            raise Unheard("not-now") from None
        return self._standing(guild, member, member.guild_permissions)

    def _standing(self, guild: int, member: discord.Member, may: discord.Permissions) -> tuple[frozenset[str], bool]:
        self._there.names.note((guild, member.id), member.display_name)
        self._there.shown.note((guild, member.id), may >= STAFF)
        return frozenset(str(each.id) for each in member.roles if not each.is_default()), may.manage_guild

    async def _files(self, uploads: Mapping[str, Mapping[str, Any]]) -> dict[str, Json]:
        """What was uploaded, fetched. What is too large is not: that it is too large is seen from its size."""
        found: dict[str, Json] = {}
        for name, each in uploads.items():
            data = b"\0" * (LARGEST_UPLOAD + 1)
            if int(each["size"]) <= LARGEST_UPLOAD:
                data = await self._there.client.http.get_from_cdn(str(each["url"]))
            found[name] = {
                "name": str(each["filename"]),
                "type": str(each.get("content_type") or ""),
                "data": base64.b64encode(data).decode(),
            }
        return found


def is_private(interaction: discord.Interaction) -> bool:
    """Whether the card that was pressed is seen by one person alone."""
    return bool(interaction.message and interaction.message.flags.ephemeral)


def _pressed(data: Mapping[str, Any]) -> Asked:
    pressed = read(str(data["custom_id"]))
    if isinstance(pressed.what, Page):
        return Asked(ActKind.PRESS, Link(""), pressed.guild, page=pressed.what)
    if pressed.what is None:
        raise Unheard
    kind = ActKind.PRESS if data["component_type"] == _BUTTON else ActKind.CHOICE
    return Asked(kind, pressed.what, pressed.guild)


def _submitted(data: Mapping[str, Any]) -> Asked:
    pressed = read(str(data["custom_id"]))
    if not isinstance(pressed.what, str):
        raise Unheard
    sent = modals.submitted({**data, "custom_id": pressed.what})
    return Asked(ActKind.SUBMIT, sent.link, pressed.guild, sent=sent)


def _chosen(interaction: discord.Interaction, data: Mapping[str, Any]) -> Json:
    """One value, or several where the select takes several."""
    values = [str(each) for each in data.get("values", [])]
    several = any(
        getattr(each, "custom_id", None) == data["custom_id"] and getattr(each, "max_values", 1) > 1
        for each in _components(interaction.message)
    )
    if several:
        return [*values]
    return values[0] if values else None


def _components(message: discord.Message | None) -> Iterator[Any]:
    """Every component of a message, those within others too."""
    waiting: list[Any] = list(message.components) if message else []
    while waiting:
        each = waiting.pop()
        yield each
        waiting.extend(getattr(each, "children", ()))
