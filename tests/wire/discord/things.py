"""What a Discord is made of: users, servers, roles, channels, threads, messages, applications, as plain data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import IntEnum, IntFlag
from typing import Any, Final, TypeAlias

Data: TypeAlias = dict[str, Any]
"""JSON as it goes over the wire: Discord's own shapes, which only its description types."""
EPOCH: Final = 1_420_070_400_000
"""The first millisecond of Discord's ids (reference#snowflakes)."""


class Snowflakes:
    """Discord's ids: milliseconds of a clock above 22 bits, here a counter; never twice and never backwards."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._last = 0

    def __call__(self) -> int:
        at = int(self._now().timestamp() * 1000) - EPOCH
        self._last = max(at << 22, self._last + 1)
        return self._last


def born(snowflake: int) -> datetime:
    """When an id was made."""
    return datetime.fromtimestamp(((snowflake >> 22) + EPOCH) / 1000, UTC)


class Kind(IntEnum):
    """The kinds of channel."""

    TEXT = 0
    DIRECT = 1
    VOICE = 2
    CATEGORY = 4
    ANNOUNCEMENT = 5
    ANNOUNCEMENT_THREAD = 10
    PUBLIC_THREAD = 11
    PRIVATE_THREAD = 12
    STAGE = 13
    FORUM = 15


THREADS: Final = frozenset((Kind.ANNOUNCEMENT_THREAD, Kind.PUBLIC_THREAD, Kind.PRIVATE_THREAD))
WRITABLE: Final = frozenset((Kind.TEXT, Kind.DIRECT, Kind.VOICE, Kind.ANNOUNCEMENT, Kind.STAGE, *THREADS))


class System(IntEnum):
    """The types of message that are no plain ones."""

    CAME = 1  # into a private thread, put there by somebody
    WENT = 2
    RENAMED = 4
    THREAD_MADE = 18
    REPLY = 19
    COMMAND = 20
    THREAD_STARTS = 21
    MENU = 23


class Flag(IntFlag):
    """The flags of a message that are used here."""

    SUPPRESS_EMBEDS = 1 << 2
    HAS_THREAD = 1 << 5
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SUPPRESS_NOTIFICATIONS = 1 << 12
    COMPONENTS_V2 = 1 << 15


class Intent(IntFlag):
    """What a bot asks to hear of (events/gateway#gateway-intents)."""

    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_VOICE_STATES = 1 << 7
    GUILD_PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    DIRECT_MESSAGES = 1 << 12
    MESSAGE_CONTENT = 1 << 15


PRIVILEGED: Final = Intent.GUILD_MEMBERS | Intent.GUILD_PRESENCES | Intent.MESSAGE_CONTENT


@dataclass
class User:
    """Somebody with an account. ``closed``: takes no direct messages from who is no friend."""

    id: int
    name: str
    shown: str = ""
    bot: bool = False
    locale: str = "en-US"
    closed: bool = False


@dataclass
class Role:
    """A role of a server; the one with the server's own id is @everyone."""

    id: int
    name: str
    permissions: int = 0
    position: int = 1
    bot_id: int | None = None


@dataclass
class Overwrite:
    """What a role (kind 0) or a member (kind 1) may more or less in one channel."""

    id: int
    kind: int
    allow: int = 0
    deny: int = 0


@dataclass
class Participant:
    """A user in a server."""

    user: User
    joined: datetime
    roles: list[int] = field(default_factory=list)
    nick: str | None = None
    voice: int | None = None
    timed_out_until: datetime | None = None


@dataclass
class Channel:
    """A channel, a category, a thread or a direct conversation. ``people`` are a thread's, with when they came in."""

    id: int
    kind: Kind
    name: str = ""
    guild_id: int | None = None
    parent_id: int | None = None
    position: int = 0
    topic: str | None = None
    overwrites: dict[int, Overwrite] = field(default_factory=dict)
    user_limit: int = 0
    bitrate: int = 64_000
    slow: int = 0
    last_message_id: int | None = None
    recipients: list[int] = field(default_factory=list)
    tags: list[Data] = field(default_factory=list)
    owner_id: int | None = None
    people: dict[int, datetime] = field(default_factory=dict)
    archived: bool = False
    archived_at: datetime | None = None
    locked: bool = False
    invitable: bool = True
    archive_after: int = 4320
    applied_tags: list[str] = field(default_factory=list)
    tag_needed: bool = False
    count: int = 0

    @property
    def is_thread(self) -> bool:
        """Whether it is a thread."""
        return self.kind in THREADS


@dataclass
class Guild:
    """A server. ``away``: there is an outage."""

    id: int
    name: str
    owner_id: int
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, Participant] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    threads: dict[int, Channel] = field(default_factory=dict)
    locale: str = "en-US"
    away: bool = False

    def channel(self, channel_id: int) -> Channel | None:
        """One of its channels or threads."""
        return self.channels.get(channel_id) or self.threads.get(channel_id)


@dataclass
class Message:
    """A message. ``private_to``: only this person sees it. ``extra`` is what else the wire says of it."""

    id: int
    channel_id: int
    guild_id: int | None
    author: User
    content: str
    at: datetime
    edited: datetime | None = None
    kind: int = 0
    flags: int = 0
    components: list[Data] = field(default_factory=list)
    embeds: list[Data] = field(default_factory=list)
    attachments: list[Data] = field(default_factory=list)
    nonce: str | int | None = None
    mentions: list[int] = field(default_factory=list)
    mention_roles: list[int] = field(default_factory=list)
    mention_everyone: bool = False
    reply_to: int | None = None
    app_id: int | None = None
    private_to: int | None = None
    thread_id: int | None = None
    extra: Data = field(default_factory=dict)
    revision: int = 0

    @property
    def v2(self) -> bool:
        """Whether it is made of components alone."""
        return bool(self.flags & Flag.COMPONENTS_V2)


@dataclass
class App:
    """A bot's application. ``privileged`` are the intents that its page has switched on."""

    id: int
    name: str
    token: str
    user: User
    owner_id: int
    privileged: int = 0
    commands: dict[int | None, list[Data]] = field(default_factory=dict)
    """Its commands: everywhere (``None``) and by server."""


Shape: TypeAlias = Callable[[App, int], Data | None]
"""What a bot with these intents is sent; ``None``: nothing."""


@dataclass(frozen=True)
class Event:
    """Something that bots hear of: those in the server (or of ``only``), who see the channel where one is named."""

    name: str
    shape: Shape
    guild_id: int | None = None
    channel_id: int | None = None
    only: frozenset[int] | None = None
