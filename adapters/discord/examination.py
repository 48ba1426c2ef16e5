"""Whether Discord knows the bot, and what it is not allowed there, seen from outside."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

import aiohttp
from discord import Permissions

from adapters.discord.from_outside import InServers, Looked
from adapters.discord.in_use import lacking
from adapters.discord.permissions import members_allowed, missing, needed, sentences, wants_members
from adapters.discord.sentences import say
from adapters.discord.settings import DiscordSettings
from bot.cog import DeclarationError
from bot.doctor import Examination, Finding
from bot.people import Place
from bot.registry import Registry
from bot.terminal import spoken

PATIENCE: Final = 5.0  # seconds
Used = Callable[[], Awaitable[Mapping[str, Sequence[Place]]]]
"""The places that are in use, by space."""
_PAGE: Final = 200
"""The most servers that Discord tells at once."""


def examination(settings: DiscordSettings, declared: Callable[[], Registry], used: Used) -> Examination:
    """How the Discord adapter looks at itself. ``declared`` is what the cogs that are on declare; it may raise
    ``DeclarationError``, of which doctor tells by itself. ``used`` are the places that are in use."""
    return partial(_examine, settings, declared, used)


async def _examine(
    settings: DiscordSettings, declared: Callable[[], Registry], used: Used, epoch: str | None, runs: bool
) -> list[Finding]:
    """Asks Discord who the token is of, where the bot is and what it may do there; nothing is changed by that, and no
    connection to the gateway is made."""
    try:
        headers = {"Authorization": f"Bot {settings.read_token()}"}
    except OSError:
        return [Finding("discord-token-file", {"path": settings.token_file}, well=False)]
    try:
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        async with aiohttp.ClientSession(headers=headers, timeout=timeout, raise_for_status=True) as session:
            me = await _told(session, f"{settings.api}/users/@me")
            application = await _told(session, f"{settings.api}/applications/@me")
            servers = await _servers(session, settings.api)
            looked = await InServers(partial(_told, session), settings.api, me).look(servers, await used())
    except aiohttp.ClientResponseError as refusal:
        text_id = "discord-token" if refusal.status == 401 else "discord-away"
        return [Finding(text_id, {"address": settings.api}, well=False)]
    except (aiohttp.ClientError, TimeoutError, OSError):
        return [Finding("discord-away", {"address": settings.api}, well=False)]
    try:
        wrong = _wrong(declared(), spoken(), application, servers, looked, settings.shared_channel)
    except DeclarationError:
        wrong = []
    unseen = looked.unseen
    return [
        Finding("doctor-discord", {"name": str(me["username"]), "count": len(servers)}),
        *(Finding("doctor-discord-wrong", {"what": each}, well=False) for each in wrong),
        *([Finding("doctor-discord-unseen", {"count": unseen})] if unseen else []),
    ]


def _wrong(
    registry: Registry,
    language: str,
    application: dict[str, Any],
    servers: list[dict[str, Any]],
    looked: Looked,
    shared: str,
) -> list[str]:
    """A sentence for each thing that the bot is not allowed and needs to be, in a server and in its places that are in
    use. Its own role is called as the application is."""
    off = wants_members(registry) and not members_allowed(int(application.get("flags") or 0))
    name, wanted = str(application["name"]), needed(registry)
    wrong = [say(language, "members-off")] if off else []
    for server in servers:
        seen = looked.servers.get(int(server["id"]))
        if seen is None:
            found = missing(wanted, name, Permissions(int(server["permissions"])))
        else:
            found = lacking(seen.guild, wanted, name, seen.places, shared)
        wrong += sentences(found, language, server=str(server["name"]))
    return wrong


async def _servers(session: aiohttp.ClientSession, api: str) -> list[dict[str, Any]]:
    """All servers that the bot is in."""
    found: list[dict[str, Any]] = []
    while True:
        after = {"after": str(found[-1]["id"])} if found else {}
        page = await _told(session, f"{api}/users/@me/guilds", limit=str(_PAGE), **after)
        found += page
        if len(page) < _PAGE:
            return found


async def _told(session: aiohttp.ClientSession, address: str, **query: str) -> Any:
    """What Discord says at an address."""
    async with session.get(address, params=query) as answer:
        return await answer.json()
