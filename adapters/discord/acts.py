"""What people do on Discord as acts: an interaction in, an :class:`~bot.act.Act` out."""

from __future__ import annotations

import base64
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol

import discord

from adapters.discord import modals, options
from adapters.discord.commands import SLASH, Commands
from adapters.discord.connection import Connection
from adapters.discord.ids import Page, read
from adapters.discord.places import place_of, space_of
from adapters.discord.refused import told
from bot.act import Act, ActKind
from bot.card import Choice, Json
from bot.kinds import LARGEST_UPLOAD
from bot.link import BadLink, Link
from bot.people import Person, Place, PlaceKind
from bot.platform import Message, PlatformError
from bot.texts import nearest

_BUTTON: Final = 2


Suggest = Callable[[Act, str, str], Awaitable[Sequence[Choice]]]
"""What is stored and may be chosen for an option, as far as it was typed."""


class Spaces(Protocol):
    """What is asked about a message in a direct conversation whose buttons do not say of which server they are."""

    async def space_of_message(self, place: str, message: str) -> str | None: ...


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
    """An interaction that nothing can be made of: of another server, or with an id that is not ours."""


class Acts:
    """Makes acts of interactions."""

    def __init__(self, there: Connection, commands: Commands, spaces: Spaces) -> None:
        self._there = there
        self._commands = commands
        self._spaces = spaces

    async def act(self, interaction: discord.Interaction) -> Act | Turned:
        """What a person did. Raises :class:`Unheard`."""
        data: Any = interaction.data or {}
        match interaction.type:
            case discord.InteractionType.application_command:
                made = self._command(interaction, data)
            case discord.InteractionType.component:
                return await self._pressed(interaction, data)
            case discord.InteractionType.modal_submit:
                made = self._submitted(interaction, data)
            case _:
                raise Unheard
        try:
            return await made
        except BadLink:
            raise Unheard from None

    async def completes(self, interaction: discord.Interaction, suggest: Suggest) -> Sequence[Mapping[str, Any]]:
        """What is offered to who is typing into an option of a command, as Discord takes it."""
        data: Any = interaction.data or {}
        link = self._commands.link(data, space_of(interaction.guild_id or 0))
        if link is None or interaction.guild_id is None:
            return []
        act = await self._made(interaction, ActKind.COMMAND, link, None)

        async def stored(typed: options.Typing) -> Sequence[Choice]:
            return await suggest(replace(act, values=typed.values), typed.option, typed.text)

        return await options.autocomplete(data, self._commands.inputs(link, nearest(act.language)), stored)

    async def _command(self, interaction: discord.Interaction, data: Mapping[str, Any]) -> Act:
        link = self._commands.link(data, space_of(interaction.guild_id or 0))
        if link is None:
            raise Unheard
        if data.get("type", SLASH) != SLASH:
            return await self._made(interaction, ActKind.MENU, link, None)
        act = await self._made(interaction, ActKind.COMMAND, link, None)
        given = options.filled(data, self._commands.inputs(link, nearest(act.language)))
        return replace(act, values=given.values | await self._files(given.uploads))

    async def _pressed(self, interaction: discord.Interaction, data: Mapping[str, Any]) -> Act | Turned:
        pressed = read(str(data["custom_id"]))
        if isinstance(pressed.what, Page):
            act = await self._made(interaction, ActKind.PRESS, Link(""), pressed.guild)
            language = str(interaction.locale)
            return Turned(pressed.what, act.person, act.place, act.message, act.private, language)
        if pressed.what is None:
            raise Unheard
        is_button = data["component_type"] == _BUTTON
        act = await self._made(interaction, ActKind.PRESS if is_button else ActKind.CHOICE, pressed.what, pressed.guild)
        return act if is_button else replace(act, values={"": _chosen(interaction, data)})

    async def _submitted(self, interaction: discord.Interaction, data: Mapping[str, Any]) -> Act:
        pressed = read(str(data["custom_id"]))
        if not isinstance(pressed.what, str):
            raise Unheard
        sent = modals.submitted({**data, "custom_id": pressed.what})
        act = await self._made(interaction, ActKind.SUBMIT, sent.link, pressed.guild)
        return replace(act, values={**sent.values, **await self._files(sent.uploads)}, form_key=sent.form_key)

    async def _made(self, interaction: discord.Interaction, kind: ActKind, link: Link, guild: int | None) -> Act:
        guild = interaction.guild_id or guild or await self._guild_by_message(interaction)
        if guild is None:
            raise Unheard
        space_id = space_of(guild)
        person = Person(space_id, str(interaction.user.id))
        place = place_of(interaction.channel, space_id, None if interaction.guild_id else person)
        if place is None:
            raise Unheard
        roles, manages = await self._standing_of(interaction, guild)
        pressed = interaction.message
        return Act(
            str(interaction.id),
            kind,
            person,
            place,
            link,
            roles=roles,
            manages=manages,
            language=str(interaction.locale),
            message=Message(place.key, str(pressed.id)) if pressed else None,
            private=bool(pressed and pressed.flags.ephemeral),
            stamp=interaction.id,
        )

    async def _guild_by_message(self, interaction: discord.Interaction) -> int | None:
        """In a direct conversation a link that is too long to say its server is looked up by where it stands."""
        if interaction.message is None:
            return None
        key = f"{PlaceKind.DIRECT}:{interaction.user.id}"
        space_id = await self._spaces.space_of_message(key, str(interaction.message.id))
        return int(space_id.partition(":")[2]) if space_id else None

    async def _standing_of(self, interaction: discord.Interaction, guild: int) -> tuple[frozenset[str], bool]:
        """Roles, and whether they may manage the server. Both come along, but in direct conversations."""
        if isinstance(interaction.user, discord.Member):
            self._there.names.note((guild, interaction.user.id), interaction.user.display_name)
            roles = frozenset(str(each.id) for each in interaction.user.roles if not each.is_default())
            return roles, interaction.permissions.manage_guild
        server = self._there.client.get_guild(guild)
        if server is None:
            return frozenset(), False
        try:
            with told():
                member = await server.fetch_member(interaction.user.id)
        except PlatformError:
            return frozenset(), False  # they left: whoever is not known is a student
        self._there.names.note((guild, member.id), member.display_name)
        return frozenset(str(each.id) for each in member.roles), member.guild_permissions.manage_guild

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
