"""Which conversations and people a token reaches, and with which scope for which kind of conversation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from tests.wire.slack.api import Call
from tests.wire.slack.refused import ApiError
from tests.wire.slack.things import Channel, Kind, Message, User

Scopes: TypeAlias = Mapping[Kind, tuple[str, ...]]


def _by_kind(public: tuple[str, ...], private: tuple[str, ...], what: str) -> Scopes:
    return {
        Kind.PUBLIC: public,
        Kind.PRIVATE: private,
        Kind.DIRECT: (f"im:{what}",),
        Kind.GROUP: (f"mpim:{what}",),
    }


READ: Final = _by_kind(("channels:read",), ("groups:read",), "read")
HISTORY: Final = _by_kind(("channels:history",), ("groups:history",), "history")
MANAGE: Final = _by_kind(("channels:manage",), ("groups:write",), "write")
INVITE: Final = _by_kind(
    ("channels:manage", "channels:write.invites"), ("groups:write", "groups:write.invites"), "write"
)
TOPIC: Final = _by_kind(("channels:manage", "channels:write.topic"), ("groups:write", "groups:write.topic"), "write")
ANY: Final[Scopes] = {}
"""No scope of its own for any kind."""


def all_of(scopes: Scopes) -> tuple[str, ...]:
    """Every scope that a method is of use with."""
    return tuple(dict.fromkeys(scope for each in scopes.values() for scope in each))


def reach(call: Call, scopes: Scopes, name: str = "channel") -> Channel:
    """The conversation in an argument, where it is there for the app; else ``channel_not_found``."""
    given = call.text(name)
    found = call.world.channels.get(given)
    if found is None or found.team_id != call.install.team_id or not call.world.sees(call.install.bot, found):
        raise ApiError("channel_not_found")
    call.needs(*scopes.get(found.kind, ()))
    return found


def inside(call: Call, scopes: Scopes, *, named: bool = False, alive: bool = False) -> Channel:
    """The same, where the app is in it too; ``named``: only channels; ``alive``: none that is archived."""
    found = reach(call, scopes)
    if named and not found.named:
        raise ApiError("method_not_supported_for_channel_type")
    if alive and found.archived:
        raise ApiError("is_archived")
    if call.install.bot.id not in found.members:
        raise ApiError("not_in_channel")
    return found


def person(call: Call, user_id: str, error: str = "user_not_found") -> User:
    """Somebody of the workspace."""
    found = call.world.teams[call.install.team_id].users.get(user_id)
    if found is None:
        raise ApiError(error)
    return found


def message(call: Call, channel: Channel, ts: str) -> Message:
    """A message that everybody in the conversation sees."""
    found = channel.messages.get(ts)
    if found is None or found.subtype == "tombstone":
        raise ApiError("message_not_found")
    return found
