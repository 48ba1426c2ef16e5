"""Puts the commands on Discord when they are others than those that are there: all of them at once, or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import Any, Final, Protocol

import aiohttp
import discord
import structlog
from discord.http import Route

from adapters.discord.commands import SLASH
from adapters.discord.slash import Payload
from bot.records import dataclass

log = structlog.get_logger()

_OURS: Final = {
    "type": SLASH,
    "name": "",
    "name_localizations": None,
    "description": "",
    "description_localizations": None,
    "default_member_permissions": None,
    "contexts": None,
    "integration_types": None,
    "options": None,
}
"""What a command is made of, with what Discord takes where it is left out. What else it tells is its own: ids,
versions, and what it keeps for older clients."""
_OPTIONS: Final = {
    "type": SLASH,
    "name": "",
    "name_localizations": None,
    "description": "",
    "description_localizations": None,
    "required": False,
    "autocomplete": False,
    "min_value": None,
    "max_value": None,
    "min_length": None,
    "max_length": None,
    "channel_types": None,
    "choices": None,
    "options": None,
}
_CHOICE: Final = {"name": "", "name_localizations": None, "value": None}
_LATER: Final = "commands-later"
_UNORDERED: Final = ("contexts", "integration_types", "channel_types")


class Http(Protocol):
    """What is asked of Discord: ``client.http`` of discord.py."""

    async def request(self, route: Route, **kwargs: Any) -> Any: ...

    async def bulk_upsert_global_commands(
        self, application_id: int, payload: list[Payload]
    ) -> Sequence[Mapping[str, Any]]: ...


@dataclass(frozen=True, slots=True)
class Synced:
    """What came of it. ``ids`` are those of the commands that are on Discord now, by name; ``problem`` is the text that
    says why they are not those that were wanted, with its ``values``. ``passes``: it may work later, after ``seconds``
    where Discord said so."""

    ids: Mapping[str, int] = field(default_factory=dict)
    changed: bool = False
    problem: str = ""
    values: Mapping[str, str | int] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def passes(self) -> bool:
        """Whether it is worth trying again as it is."""
        return self.problem == _LATER


async def sync(http: Http, application_id: int, wanted: list[Payload]) -> Synced:
    """Has Discord offer these commands, in every server. Of several processes one does it.

    Discord takes them all or refuses them all, so that what was there stays where this fails. Never raises for what
    Discord or the way there has against it: :class:`Synced` says it, and so does the log.
    """
    ids: dict[str, int] = {}
    try:
        found = await _there(http, application_id)
        ids = _ids(found)
        if same(found, wanted):
            log.debug("discord.commands_are_there")
            return Synced(ids)
        made = await http.bulk_upsert_global_commands(application_id, wanted)
    except discord.HTTPException as refused:
        log.error("discord.commands", status=refused.status, code=refused.code, what=refused.text)
        passes = refused.status == 429 or refused.status >= 500 or not refused.code  # whoever stands before it has none
        text_id = _LATER if passes else "commands-refused"
        return Synced(ids, problem=text_id, values={"code": refused.code or refused.status, "why": refused.text[:500]})
    except discord.RateLimited as limited:  # as by how many commands may be made in a day
        log.error("discord.commands", status=429, seconds=int(limited.retry_after))
        return Synced(ids, problem=_LATER, values={"code": 429, "why": str(limited)}, seconds=limited.retry_after)
    except (aiohttp.ClientError, OSError, TimeoutError) as away:
        log.error("discord.commands", type=type(away).__name__)
        return Synced(ids, problem=_LATER, values={"code": 0, "why": type(away).__name__})
    log.info("discord.commands", count_made=len(made))
    return Synced(_ids(made), changed=True)


async def _there(http: Http, application_id: int) -> Sequence[Mapping[str, Any]]:
    """The commands with their words in all languages: discord.py asks for the first alone, and these would never be
    those that are wanted."""
    route = Route("GET", "/applications/{application_id}/commands", application_id=application_id)
    found = await http.request(route, params={"with_localizations": "true"})
    if not isinstance(found, list):  # something on the way answered in Discord's place
        raise aiohttp.ClientError("no list of commands")
    return found


def same(found: Iterable[Mapping[str, Any]], wanted: Iterable[Mapping[str, Any]]) -> bool:
    """Whether Discord has these commands already, whatever it adds to them and leaves out of them."""
    return _all(found) == _all(wanted)


def _all(commands: Iterable[Mapping[str, Any]]) -> dict[tuple[Any, Any], Payload]:
    """The commands as they are compared, in any order; that of options and choices is seen by people."""
    normal = [_normal(each, _OURS) for each in commands]
    return {(each["type"], each["name"]): each for each in normal}


def _normal(given: Mapping[str, Any], fields: Mapping[str, Any]) -> Payload:
    found: Payload = {}
    for name, usual in fields.items():
        value = given.get(name)
        if value is None or value == [] or value == {}:
            value = usual
        elif name == "options":
            value = [_normal(each, _OPTIONS) for each in value]
        elif name == "choices":
            value = [_normal(each, _CHOICE) for each in value]
        elif name in _UNORDERED:
            value = sorted(value)
        elif name == "default_member_permissions":
            value = str(value)
        found[name] = value
    return found


def _ids(commands: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    return {str(each["name"]): int(each["id"]) for each in commands if int(each.get("type") or SLASH) == SLASH}
