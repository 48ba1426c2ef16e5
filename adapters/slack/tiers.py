"""How often Slack lets an app ask for each thing, per workspace.

Pages below https://docs.slack.dev: the tiers are those of ``apis/web-api/rate-limits``, and which of them a method has
stands on its own page, ``reference/methods/NAME``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

POST: Final = "chat.postMessage"
PER_MINUTE: Final[Mapping[int, int]] = MappingProxyType({1: 1, 2: 20, 3: 50, 4: 100})
"""Requests a minute in each tier; Slack promises at least these."""
FLOWING: Final[Mapping[str, int]] = MappingProxyType(
    {POST: 300, "auth.test": 300, "chat.getPermalink": 300, "oauth.v2.access": 300}
)
"""Requests a minute of what has no tier. Slack says *several hundred* and no more: these flow evenly, ours is the
figure."""
CHANNEL_SPAN: Final = 1.0
"""Seconds in which one message may be posted in a channel (``reference/methods/chat.postMessage``)."""
UNKNOWN_TIER: Final = 2

_BY_TIER: Final = {
    1: "apps.uninstall",
    2: "conversations.archive conversations.create conversations.list conversations.rename"
    " conversations.setPurpose conversations.setTopic conversations.unarchive pins.add pins.list pins.remove"
    " reactions.remove usergroups.list usergroups.users.list users.list",
    3: "apps.connections.open auth.revoke bots.info chat.delete chat.update conversations.history conversations.info"
    " conversations.invite conversations.join conversations.kick conversations.leave conversations.open"
    " conversations.replies files.delete reactions.add reactions.get team.info users.conversations users.lookupByEmail",
    4: "chat.postEphemeral conversations.members files.completeUploadExternal files.getUploadURLExternal files.info"
    " users.info users.profile.get views.open views.publish views.push views.update",
}
TIERS: Final[Mapping[str, int]] = MappingProxyType(
    {method: tier for tier, methods in _BY_TIER.items() for method in methods.split()}
)
"""The tier of each method that the adapter may call."""


def a_minute(method: str) -> int:
    """How often a method may be called in one workspace in a minute."""
    return FLOWING.get(method) or PER_MINUTE[TIERS.get(method, UNKNOWN_TIER)]
