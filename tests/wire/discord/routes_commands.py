"""Application commands, and how a bot answers what people do with them."""

from __future__ import annotations

from typing import Any, Final

from tests.wire.discord import shapes
from tests.wire.discord.api import Call, Routes
from tests.wire.discord.check_commands import check_commands
from tests.wire.discord.interactions import Interaction, Said
from tests.wire.discord.refused import ApiError, invalid
from tests.wire.discord.things import Data, Flag, Message

routes = Routes()
OF_ALL: Final = "/applications/{application_id}/commands"
OF_GUILD: Final = "/applications/{application_id}/guilds/{guild_id}/commands"
WEBHOOK: Final = "/webhooks/{webhook_id}/{webhook_token}"
FOLLOW_UP: Final = WEBHOOK + "/messages/{message_id}"


def _scope(call: Call) -> int | None:
    if call.id("application_id") != call.app.id:
        raise ApiError(20012)
    return call.guild().id if "guild_id" in call.match else None


@routes("GET", OF_ALL)
@routes("GET", OF_GUILD)
def listed(call: Call) -> Any:
    """The bot's commands, everywhere or in one server; translations only where they are asked for."""
    found = call.app.commands.get(_scope(call), [])
    if call.query.get("with_localizations") in ("1", "true"):
        return found
    return [{key: each[key] for key in each if not key.endswith("_localizations")} for each in found]


@routes("PUT", OF_ALL, own=True)
@routes("PUT", OF_GUILD, own=True)
def replaced(call: Call) -> Any:
    """All commands become these. One of the same name and type stays the same command."""
    scope = _scope(call)
    if not isinstance(call.body, list):
        raise invalid([((), "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")])
    check_commands(call.body)
    call.fits()
    before = {(each["type"], each["name"]): each for each in call.app.commands.get(scope, [])}
    made = [_command(call, scope, each, before.get((each.get("type", 1), each["name"]))) for each in call.body]
    call.app.commands[scope] = made
    return made


def _command(call: Call, scope: int | None, given: Data, before: Data | None) -> Data:
    permissions = given.get("default_member_permissions")
    found: Data = {
        "id": before["id"] if before else str(call.world.new_id()),
        "application_id": str(call.app.id),
        "type": given.get("type", 1),
        "name": given["name"],
        "name_localizations": given.get("name_localizations"),
        "description": given.get("description") or "",
        "description_localizations": given.get("description_localizations"),
        "default_member_permissions": None if permissions is None else str(permissions),
        "dm_permission": given.get("dm_permission") is not False,
        "contexts": given.get("contexts"),
        "integration_types": given.get("integration_types") or [0],
        "nsfw": bool(given.get("nsfw")),
    }
    if scope is not None:
        found["guild_id"] = str(scope)
    if given.get("options"):
        found["options"] = [_option(each) for each in given["options"]]
    same = before is not None and {**before, "version": None} == {**found, "version": None}
    return found | {"version": before["version"] if before and same else str(call.world.new_id())}


def _option(given: Data) -> Data:
    """An option as it is given back: what is not said is left out."""
    found = {key: value for key, value in given.items() if value is not None and value != []}
    if not found.get("required"):
        found.pop("required", None)
    if found.get("options"):
        found["options"] = [_option(each) for each in found["options"]]
    return found


@routes("POST", "/interactions/{interaction_id}/{interaction_token}/callback", own=True, free=True)
async def answer(call: Call) -> Any:
    """The first answer to an interaction."""
    found = await call.api.interactions.answer(call.match, call.body, call.uploads, call.fits)
    if call.query.get("with_response") not in ("1", "true"):
        return None
    about: Data = {"id": str(found.id), "type": int(found.deed)}
    said = found.answered
    if said not in (Said.MESSAGE, Said.LATER, Said.LATER_HERE, Said.HERE) or found.original is None:
        return {"interaction": about}
    about |= {
        "response_message_id": str(found.original.id),
        "response_message_loading": said is Said.LATER,
        "response_message_ephemeral": bool(found.original.flags & Flag.EPHEMERAL),
        "channel_id": str(found.channel.id),
        **({} if found.channel.guild_id is None else {"guild_id": str(found.channel.guild_id)}),
    }
    if said in (Said.LATER, Said.LATER_HERE):
        return {"interaction": about}
    return {"interaction": about, "resource": {"type": int(said), "message": _shown(call, found.original)}}


def _shown(call: Call, message: Message) -> Data:
    return shapes.message(message, call.world, call.app)


def _interaction(call: Call) -> Interaction:
    return call.api.interactions.followed(call.match)


@routes("POST", WEBHOOK, own=True, free=True)
async def follow(call: Call) -> Any:
    """A further message."""
    found = _interaction(call)
    message = await call.api.interactions.follow(found, call.body or {}, call.uploads, call.fits)
    return _shown(call, message)


@routes("GET", WEBHOOK + "/messages/@original", free=True)
@routes("GET", FOLLOW_UP, free=True)
def read(call: Call) -> Any:
    """One of an interaction's messages."""
    found = _interaction(call)
    return _shown(call, call.api.interactions.message(found, call.match.get("message_id", "@original")))


@routes("PATCH", WEBHOOK + "/messages/@original", own=True, free=True)
@routes("PATCH", FOLLOW_UP, own=True, free=True)
async def edit(call: Call) -> Any:
    """One of an interaction's messages becomes another."""
    found = _interaction(call)
    message = call.api.interactions.message(found, call.match.get("message_id", "@original"))
    edited = await call.api.interactions.edit(found, message, call.body or {}, call.uploads, call.fits)
    return _shown(call, edited)


@routes("DELETE", WEBHOOK + "/messages/@original", free=True)
@routes("DELETE", FOLLOW_UP, free=True)
async def delete(call: Call) -> Any:
    """One of an interaction's messages goes."""
    found = _interaction(call)
    message = call.api.interactions.message(found, call.match.get("message_id", "@original"))
    await call.api.interactions.delete(found, message)
