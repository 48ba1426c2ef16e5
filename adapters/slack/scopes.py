"""What the bot may do in a workspace: the scopes that the cogs that are on need, and the events that it hears.

Each scope stands with what needs it: methods of the Web API (https://docs.slack.dev/reference/methods) and events
(https://docs.slack.dev/reference/events). A text says what it is for, and what does not work without it.
"""

from __future__ import annotations

from typing import Final

from adapters.slack.sentences import say
from adapters.slack.settings import SlackSettings
from bot.card import InputKind
from bot.cog import Kind
from bot.happenings import UNWROTE, WROTE
from bot.records import dataclass
from bot.registry import Registry


@dataclass(frozen=True, slots=True)
class Scope:
    """One of Slack's scopes for bots, with the methods and the events that need it."""

    name: str
    methods: tuple[str, ...] = ()
    events: tuple[str, ...] = ()

    def use(self, language: str) -> str:
        """What it is for: ``to post its cards``."""
        return say(language, self._text)

    def loss(self, language: str) -> str:
        """What does not work without it, a sentence."""
        return say(language, f"{self._text}.without")

    def kept(self, language: str) -> str:
        """What is kept of what it lets through, and how long, a sentence."""
        return say(language, f"{self._text}.kept")

    @property
    def _text(self) -> str:
        return "scope-" + self.name.replace(":", "-").replace("_", "-").replace(".", "-")


_LOOKING: Final = ("conversations.list", "conversations.info", "conversations.members", "users.conversations")
_FINDING: Final = ("conversations.history", "conversations.replies")
ALWAYS: Final = (
    Scope("chat:write", ("chat.postMessage", "chat.update", "chat.delete", "chat.postEphemeral")),
    Scope("commands"),
    Scope("app_mentions:read", events=("app_mention",)),
    Scope("users:read", ("users.info", "users.list"), ("team_join", "user_change")),
    Scope(
        "channels:read",
        _LOOKING,
        (
            *("channel_archive", "channel_unarchive", "channel_deleted", "channel_rename", "channel_left"),
            *("member_joined_channel", "member_left_channel"),
        ),
    ),
    Scope("channels:join", ("conversations.join",)),
    Scope("channels:history", _FINDING),
    Scope(
        "groups:read",
        _LOOKING,
        ("group_archive", "group_unarchive", "group_deleted", "group_rename", "group_left"),
    ),
    Scope("groups:history", _FINDING),
    Scope("im:write", ("conversations.open",)),
    Scope("mpim:write", ("conversations.open",)),
    Scope("files:write", ("files.getUploadURLExternal", "files.completeUploadExternal", "files.delete")),
)
"""What posting, private conversations and finding again need, whichever cogs are on."""
UPLOADS: Final = Scope("files:read", ("files.info",))
ROOMS: Final = Scope(
    "groups:write",
    (
        *("conversations.create", "conversations.invite", "conversations.kick", "conversations.rename"),
        *("conversations.setTopic", "conversations.archive", "conversations.unarchive"),
    ),
)
WRITTEN: Final = ("message.channels", "message.groups")
"""Events of what people write, which come with the scopes of finding: their words are not kept."""
WRITTEN_IN_ROOMS: Final = Scope("mpim:history", events=("message.mpim",))
GROUP_ROOMS: Final = Scope("mpim:read", _LOOKING)
GROUPS: Final = Scope(
    "usergroups:read",
    ("usergroups.list", "usergroups.users.list"),
    ("subteam_created", "subteam_updated", "subteam_members_changed"),
)
EVENTS: Final = ("app_home_opened", "app_uninstalled", "tokens_revoked")
"""Events that need no scope."""
FREE: Final = (
    *("apps.connections.open", "apps.uninstall", "auth.revoke", "auth.test", "chat.getPermalink", "oauth.v2.access"),
    *("views.open", "views.publish", "views.push", "views.update"),
)
"""Methods that need no scope of the bot's token."""


def needed(registry: Registry, settings: SlackSettings) -> tuple[Scope, ...]:
    """What the cogs that are on need the bot to be allowed, by what they declare, and what the settings ask for."""
    declared = list(registry)
    rooms = any(each.kind is Kind.ROOM for each in declared)
    uploads = any(asked.kind.input is InputKind.UPLOAD for each in declared for asked in each.plan.asked)
    groups = bool(settings.instructors or settings.assistants)
    found = {
        UPLOADS: uploads,
        ROOMS: rooms,
        GROUP_ROOMS: rooms,
        WRITTEN_IN_ROOMS: rooms and hears_words(registry),
        GROUPS: groups,
    }
    return (*ALWAYS, *(scope for scope, is_needed in found.items() if is_needed))


def heard(registry: Registry, settings: SlackSettings) -> tuple[str, ...]:
    """The events that Slack is asked to tell."""
    of_scopes = (event for scope in needed(registry, settings) for event in scope.events)
    return tuple(sorted({*EVENTS, *of_scopes, *(WRITTEN if hears_words(registry) else ())}))


def hears_words(registry: Registry) -> bool:
    """Whether a cog that is on asks to be told that somebody wrote, or took away what they wrote."""
    return bool(registry.hearing(WROTE) or registry.hearing(UNWROTE))
