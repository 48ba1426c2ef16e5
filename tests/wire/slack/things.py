"""What a Slack is made of: workspaces, people, conversations, messages, apps, tokens, views, files, as plain data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any, Final, TypeAlias

Data: TypeAlias = dict[str, Any]
"""JSON as it goes over the wire, in Slack's own shapes."""
_DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Ids:
    """Slack's ids: a letter for the kind of thing (``T`` workspace, ``U`` person, ``C`` channel, ``G`` group message,
    ``D`` direct message, ``B`` bot, ``A`` app, ``F`` file, ``S`` user group, ``V`` view), then digits and capitals."""

    def __init__(self) -> None:
        self._last = 46_656

    def __call__(self, letter: str) -> str:
        self._last += 1
        left, found = self._last * 7_919, ""
        while left:
            left, digit = divmod(left, 36)
            found = _DIGITS[digit] + found
        return f"{letter}0{found.rjust(9, '0')}"


class Stamps:
    """The ``ts`` of messages: seconds of a clock with six digits behind the point; never twice and never backwards."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._last = 0

    def __call__(self) -> str:
        self._last = max(int(self._now().timestamp() * 1_000_000), self._last + 1)
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"


@dataclass
class User:
    """Somebody of a workspace. ``zone`` is an IANA name. ``guest``: ``"multi"`` or ``"single"``. ``stranger``: of
    another organization (``other_team``), here by a shared channel. A bot has its ``bot_id`` and the ``app_id`` that
    it is of."""

    id: str
    team_id: str
    name: str
    shown: str = ""
    admin: bool = False
    owner: bool = False
    primary_owner: bool = False
    guest: str = ""
    stranger: bool = False
    other_team: str = ""
    bot: bool = False
    bot_id: str = ""
    app_id: str = ""
    deleted: bool = False
    locale: str = "en-US"
    zone: str = "UTC"
    updated: int = 0

    @property
    def shown_team(self) -> str:
        """The workspace that they are of, as apps are told it."""
        return self.other_team or self.team_id


class Kind(Enum):
    """The kinds of conversation, by the names that ``types`` has in requests."""

    PUBLIC = "public_channel"
    PRIVATE = "private_channel"
    DIRECT = "im"
    GROUP = "mpim"


@dataclass
class Message:
    """A message. ``user_id`` wrote it; ``bot_id`` and ``app_id`` when that is an app. ``private_to``: only this person
    sees it, and it is gone when they reload. ``thread_ts`` is the message that it answers below. ``broadcast``: it
    stands in the channel too. ``extra`` is what else the wire says of it. ``revision`` counts its changes."""

    ts: str
    channel_id: str
    user_id: str
    text: str
    blocks: list[Data] = field(default_factory=list)
    thread_ts: str | None = None
    broadcast: bool = False
    bot_id: str = ""
    app_id: str = ""
    subtype: str = ""
    metadata: Data | None = None
    edited: Data | None = None
    files: list[str] = field(default_factory=list)
    reactions: dict[str, list[str]] = field(default_factory=dict)
    attachments: list[Data] = field(default_factory=list)
    private_to: str | None = None
    extra: Data = field(default_factory=dict)
    revision: int = 0


@dataclass
class Channel:
    """A conversation. ``members`` are its people and bots in the order in which they came; of a direct or group message
    all that it is of. ``hidden_for`` closed a direct or group message. ``posting``: who may write there at the top,
    ``None`` for all (else ``restricted_action``). ``messages`` are by ``ts``, without the private ones."""

    id: str
    team_id: str
    kind: Kind
    name: str
    creator: str
    created: int
    members: list[str] = field(default_factory=list)
    archived: bool = False
    general: bool = False
    shared: bool = False
    topic: Data = field(default_factory=lambda: {"value": "", "creator": "", "last_set": 0})
    purpose: Data = field(default_factory=lambda: {"value": "", "creator": "", "last_set": 0})
    previous_names: list[str] = field(default_factory=list)
    hidden_for: set[str] = field(default_factory=set)
    posting: set[str] | None = None
    pins: list[str] = field(default_factory=list)
    messages: dict[str, Message] = field(default_factory=dict)

    @property
    def named(self) -> bool:
        """Whether it is a channel, and no direct or group message."""
        return self.kind in (Kind.PUBLIC, Kind.PRIVATE)

    def below(self, ts: str) -> list[Message]:
        """The answers below a message, the oldest first."""
        return [each for each in self.messages.values() if each.thread_ts == ts and each.ts != ts]


@dataclass
class Group:
    """A user group."""

    id: str
    team_id: str
    handle: str
    name: str
    users: list[str] = field(default_factory=list)
    disabled: bool = False


@dataclass
class Team:
    """A workspace. ``users``, ``channels`` and ``groups`` are by id. ``apps_make_channels``: whether apps may make
    channels and invite (else ``restricted_action``)."""

    id: str
    name: str
    domain: str
    enterprise_id: str | None = None
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    apps_make_channels: bool = True

    @property
    def url(self) -> str:
        """Its address."""
        return f"https://{self.domain}.slack.com/"


@dataclass
class Token:
    """A token of a bot (``xoxb``) in a workspace, or of an app (``xapp``; ``team_id`` is empty then). ``expires`` is in
    seconds of the world's clock, ``None`` when it does not. ``ended``: the error that it gives since it was revoked."""

    value: str
    app_id: str
    team_id: str = ""
    user_id: str = ""
    scopes: frozenset[str] = frozenset()
    expires: float | None = None
    ended: str = ""


@dataclass
class Install:
    """An app in a workspace, with its bot and who installed it. ``refresh`` renews its token where the app rotates
    them."""

    app_id: str
    team_id: str
    bot: User
    by: str
    token: Token
    refresh: str = ""

    @property
    def bot_id(self) -> str:
        """The id of its bot as messages have it (``B0123``)."""
        return self.bot.bot_id

    @property
    def scopes(self) -> frozenset[str]:
        """What it may."""
        return self.token.scopes


@dataclass
class App:
    """An app. ``scopes`` are those that its manifest asks for, ``events`` those that it hears of (as in a manifest:
    ``message.channels``, ``app_mention``...). ``rotates``: its tokens end after twelve hours. ``installs`` are by
    workspace. ``socket``: whether Socket Mode is switched on; else everything goes to ``request_url``. ``shortcuts``
    have ``name``, ``callback_id`` and ``type`` (``global`` or ``message``). ``verification`` is the old token in every
    delivery."""

    id: str
    name: str
    client_id: str
    client_secret: str
    signing_secret: str
    app_token: str
    verification: str
    scopes: frozenset[str]
    events: frozenset[str]
    commands: list[str] = field(default_factory=list)
    shortcuts: list[Data] = field(default_factory=list)
    rotates: bool = False
    socket: bool = True
    request_url: str = ""
    redirect_urls: list[str] = field(default_factory=list)
    installs: dict[str, Install] = field(default_factory=dict)


@dataclass
class File:
    """A file. Until ``complete`` nobody sees it. ``data`` is ``None`` until it was uploaded. ``ready`` is the time
    by ``time.monotonic`` from which blocks may show it. ``shared`` are the conversations that it stands in. ``moved``:
    who fetches it is sent on to this address."""

    id: str
    team_id: str
    user_id: str
    name: str
    title: str
    length: int
    created: int
    alt: str = ""
    data: bytes | None = None
    complete: bool = False
    ready: float = 0.0
    deleted: bool = False
    shared: list[str] = field(default_factory=list)
    moved: str = ""


@dataclass(frozen=True)
class Event:
    """Something that apps hear of: ``body`` is Slack's inner ``event`` whole, with ``type`` and ``event_ts``.
    ``channel_id``: only apps whose bot is in there hear it (``None``: all in the workspace); ``only`` these apps. Which
    of them asked for it and may hear it is for who delivers it."""

    type: str
    body: Data
    team_id: str
    channel_id: str | None = None
    only: frozenset[str] | None = None
