"""What the bot may do where: what the cogs that are on need, what is missing, and the link that asks for it.

Of each permission a text names it as Discord does, says what it is for, and what does not work without it.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Final

from discord import Permissions

from adapters.discord.sentences import say
from bot.cog import Kind
from bot.people import PlaceKind
from bot.records import dataclass
from bot.registry import Registry

INVITE: Final = "https://discord.com/oauth2/authorize"
_SCOPE: Final = "bot+applications.commands"
_MEMBERS_ALLOWED: Final = 1 << 14 | 1 << 15  # of an application's flags: GATEWAY_GUILD_MEMBERS, and its _LIMITED

_NAMED: Final = 5  # places in one sentence
_WRITTEN: Final = frozenset({PlaceKind.CHANNEL, PlaceKind.FORUM, PlaceKind.THREAD})
_ABOVE_THREADS: Final = frozenset({PlaceKind.CHANNEL, PlaceKind.FORUM})
_CHANNEL: Final = frozenset({PlaceKind.CHANNEL})
_VOICE: Final = frozenset({PlaceKind.VOICE})


@dataclass(frozen=True, slots=True)
class Permission:
    """One of Discord's permissions, by discord.py's name for it, and in which kinds of place it must be there.

    One that counts in no kind of place is needed in the server as a whole: where rooms will be made.
    """

    flag: str
    within: frozenset[PlaceKind] = field(default_factory=frozenset)

    @property
    def value(self) -> int:
        """As Discord counts it."""
        return Permissions(**{self.flag: True}).value

    def held(self, granted: Permissions) -> bool:
        """Whether it is among those that were granted."""
        return granted.administrator or granted.value & self.value == self.value

    def name(self, language: str) -> str:
        """As Discord's settings call it."""
        return say(language, self._text)

    def use(self, language: str) -> str:
        """What it is for: ``to post cards``."""
        return say(language, f"{self._text}.for")

    def loss(self, language: str) -> str:
        """What does not work without it, a sentence."""
        return say(language, f"{self._text}.without")

    @property
    def key(self) -> str:
        """By which the core hands it on to our words for it."""
        return self.flag.replace("_", "-")

    @property
    def _text(self) -> str:
        return f"permission-{self.key}"


VIEW: Final = Permission("view_channel", _WRITTEN | _VOICE)
SEND: Final = Permission("send_messages", _ABOVE_THREADS)
SEND_IN_THREADS: Final = Permission("send_messages_in_threads", _WRITTEN)
ATTACH: Final = Permission("attach_files", _WRITTEN)
MANAGE_THREADS: Final = Permission("manage_threads", _WRITTEN)
PRIVATE: Final = Permission("create_private_threads", _CHANNEL)  # several people, and who takes no direct messages
ALWAYS: Final = (
    VIEW,
    SEND,
    SEND_IN_THREADS,
    ATTACH,
    Permission("read_message_history", _WRITTEN),
    PRIVATE,
    MANAGE_THREADS,
)
"""What posting, private conversations and taking away need, whichever cogs are on."""
THREADS: Final = (Permission("create_public_threads", _CHANNEL),)
DELETING: Final = (Permission("manage_messages", _WRITTEN),)
SOUND: Final = (
    Permission("manage_channels"),
    Permission("manage_roles"),  # who may come into a room is settled by its channel's own permissions
    Permission("connect", _VOICE),
    Permission("move_members", _VOICE),
)


def needed(registry: Registry) -> tuple[Permission, ...]:
    """What the cogs that are on need the bot to be allowed, by what they declare."""
    declared = list(registry)
    threads = any(each.kind is Kind.VIEW and each.thread for each in declared)
    deleting = any(each.deletes for each in declared)
    sound = any(each.kind is Kind.ROOM and each.voice for each in declared)
    return (*ALWAYS, *(THREADS if threads else ()), *(DELETING if deleting else ()), *(SOUND if sound else ()))


def lacks(act: str, kind: PlaceKind, granted: Permissions) -> str:
    """What is missing for one of our acts in a place of this kind, by :attr:`Permission.key`; empty for nothing that we
    know of. In a forum a card begins a conversation, which is sending, too."""
    called = (f"{act} {kind}", act, act.partition(" ")[0])
    needs = next((_NEEDS[each] for each in called if each in _NEEDS), ())
    sends = SEND_IN_THREADS if kind is PlaceKind.THREAD else SEND
    wanted = (VIEW, *(sends if each is SEND else each for each in needs))
    return next((each.key for each in wanted if not each.held(granted)), "")


POST: Final = "post"
_NEEDS: Final[Mapping[str, tuple[Permission, ...]]] = {
    POST: (SEND,),
    "post with files": (SEND, ATTACH),
    "thread": THREADS,
    "remove thread": (MANAGE_THREADS,),
    "delete": DELETING,
    "text room": (PRIVATE,),
    "voice room": SOUND[:2],
    "room": (MANAGE_THREADS,),
    "room voice": SOUND[:2],
    "close": (MANAGE_THREADS,),
    "close voice": SOUND[:1],
    "members": (MANAGE_THREADS,),
    "add_user_to_thread": (SEND_IN_THREADS,),
    "remove_user_from_thread": (MANAGE_THREADS,),
    "bring": SOUND[2:],
}
"""What each of our acts needs beside seeing the place, by what the adapter calls it when it asks."""


def together(permissions: Iterable[Permission]) -> Permissions:
    """Permissions as one, as Discord takes and gives them."""
    found = 0
    for each in permissions:
        found |= each.value
    return Permissions(found)


# What is missing.


@dataclass(frozen=True, slots=True)
class Granted:
    """What the bot may do in a place: ``channel.permissions_for(guild.me)``, and what people call the place. ``also``
    is needed there whatever its kind."""

    name: str
    kind: PlaceKind
    permissions: Permissions
    also: frozenset[Permission] = frozenset()


@dataclass(frozen=True, slots=True)
class Missing:
    """A permission that the bot has not: in a place, or (``place`` is empty) in the whole server. ``role`` is its
    own."""

    permission: Permission
    role: str
    place: str = ""

    def said(self, language: str, server: str = "") -> str:
        """Which, what does not work without it, and how to grant it; in a server of this name, to who is not in it."""
        values = {"permission": self.permission.name(language), "role": self.role}
        lost = self.permission.loss(language)
        if self.place and server:
            return say(language, "missing-in-place-there", place=self.place, server=server, lost=lost, **values)
        if self.place:
            return say(language, "missing-in-place", place=self.place, lost=lost, **values)
        if server:
            return say(language, "missing-in-that-server", server=server, lost=lost, **values)
        return say(language, "missing-in-server", lost=lost, **values)


def missing(
    wanted: Sequence[Permission], role: str, in_server: Permissions, places: Iterable[Granted] = ()
) -> list[Missing]:
    """What the bot has not of what it needs: first in the whole server (``guild.me.guild_permissions``), then what a
    place takes from it. What is missing everywhere is told once, of a place that cannot be seen nothing else, and of
    one in which nothing can be sent not that files cannot be either."""
    lacking = [each for each in wanted if not each.held(in_server)]
    found = [Missing(each, role) for each in lacking]
    for place in places:
        here = list(_taken(wanted, place))
        if VIEW in here:
            here = [VIEW]
        elif SEND in here or (SEND_IN_THREADS in here and place.kind is PlaceKind.THREAD):
            here = [each for each in here if each is not ATTACH]
        found += [Missing(each, role, place.name) for each in here if each not in lacking]
    return found


def _taken(wanted: Iterable[Permission], place: Granted) -> Iterator[Permission]:
    needed = (each for each in wanted if place.kind in each.within or each in place.also)
    return (each for each in needed if not each.held(place.permissions))


def sentences(found: Iterable[Missing], language: str, server: str = "") -> list[str]:
    """What is missing, a sentence for each permission: where one is missing in many places, it names a few of them."""
    alike: dict[Permission, list[Missing]] = {}
    for each in found:
        alike.setdefault(each.permission, []).append(each)
    return [
        replace(same[0], place=_listed([each.place for each in same], language)).said(language, server)
        for same in alike.values()
    ]


def _listed(places: Sequence[str], language: str) -> str:
    named = ", #".join(places[:_NAMED])
    more = len(places) - _NAMED
    return say(language, "places-more", places=named, count=more) if more > 0 else named


# Knowing who is there.


def wants_members(registry: Registry) -> bool:
    """Whether a cog that is on needs to be told who comes and goes, or who is there without having acted: Discord's
    *Server Members Intent*, which is switched on by hand. Asked for while it is off, Discord lets nobody log in."""
    return registry.wants_members


def members_allowed(application_flags: int) -> bool:
    """Whether the intent is switched on, by the flags of ``GET /applications/@me``."""
    return bool(application_flags & _MEMBERS_ALLOWED)


# Inviting.


def invite_link(application_id: int, permissions: Permissions) -> str:
    """Where the bot is added to a server, with these permissions and its commands."""
    return f"{INVITE}?client_id={application_id}&scope={_SCOPE}&permissions={permissions.value}"


def application_of(token: str) -> int:
    """The application that a bot's token is of: what stands before its first dot. Raises ``ValueError``."""
    first = token.strip().removeprefix("Bot ").partition(".")[0]
    try:
        number = base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)).decode("ascii")
    except ValueError:
        raise ValueError("this is no token of a bot") from None
    if not number.isdecimal() or not 15 <= len(number) <= 20:
        raise ValueError("this is no token of a bot")
    return int(number)
