"""Who and where: spaces, persons, roles and places, as every floor of the house names them."""

from __future__ import annotations

from dataclasses import field
from enum import IntEnum, StrEnum

from bot.records import dataclass


class Role(IntEnum):
    """What a handler needs, held in a course; higher includes lower."""

    STUDENT = 1
    ASSISTANT = 2
    INSTRUCTOR = 3


@dataclass(frozen=True, slots=True)
class Space:
    """One Discord server, one Slack workspace or one browser class: the tenant.

    ``id`` starts with the platform's name (``web:class``, ``discord:1234``), so that an adapter knows its own.
    """

    id: str
    name: str


@dataclass(frozen=True, slots=True, order=True)
class Person:
    """Someone in a space. Only the platform's own id is known here; names belong to the platform."""

    space_id: str
    external_id: str


class PlaceKind(StrEnum):
    """The kinds of place in which a message can stand."""

    CHANNEL = "channel"
    FORUM = "forum"
    THREAD = "thread"
    DIRECT = "direct"
    VOICE = "voice"
    ROOM = "room"  # one that the bot opened: its id is the link of its declaration


WRITTEN_IN = (PlaceKind.CHANNEL, PlaceKind.FORUM, PlaceKind.THREAD, PlaceKind.ROOM)
"""The kinds of place in which a message to several people stands."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message can stand.

    ``id`` is the platform's own id. ``under`` names a view's link: then the place meant is the thread below the
    message with which that view stands in the place with this ``id``. ``people`` (external ids) makes a direct
    conversation, whose ``id`` the platform finds when it is first needed. ``parent`` is the channel of a thread where
    the platform told it; it is knowledge about the place and no part of what the place is.
    """

    space_id: str
    kind: PlaceKind
    id: str = ""
    under: str | None = None
    people: tuple[str, ...] = ()
    parent: str | None = field(default=None, compare=False)

    @property
    def key(self) -> str:
        """The place as one string: unique in its space, read back by :meth:`parse`."""
        if self.kind is PlaceKind.DIRECT and self.people:
            return f"direct:{'+'.join(sorted(self.people))}"
        return f"{self.kind}:{self.id}" + (f"#{self.under}" if self.under else "")

    @property
    def root(self) -> Place:
        """The place without ``under``: the channel in which the view itself stands."""
        if self.under is None:
            return self
        return Place(self.space_id, self.kind, self.id, None, self.people, self.parent)

    def below(self, view: str) -> Place:
        """The thread below a view that stands in this place."""
        return Place(self.space_id, self.kind, self.id, view)

    @classmethod
    def parse(cls, space_id: str, key: str) -> Place:
        """The place of a :attr:`key`. Raises ``ValueError`` when it is none."""
        kind, colon, rest = key.partition(":")
        if not colon or not rest:
            raise ValueError("not a place")
        if kind == PlaceKind.DIRECT:
            return cls(space_id, PlaceKind.DIRECT, people=tuple(rest.split("+")))
        place_id, _, under = rest.partition("#")
        return cls(space_id, PlaceKind(kind), place_id, under or None)

    @classmethod
    def of_room(cls, space_id: str, link: str) -> Place:
        """The room that this declaration's link opened, wherever the platform made it."""
        return cls(space_id, PlaceKind.ROOM, link)

    @classmethod
    def direct(cls, *people: Person) -> Place:
        """The direct conversation with these people; several share one."""
        return cls(people[0].space_id, PlaceKind.DIRECT, people=tuple(sorted(p.external_id for p in people)))


class RoomKind(StrEnum):
    """What a room is made of; the adapter picks the nearest thing that its platform has."""

    TEXT = "text"  # for writing: the adapter chooses what of
    VOICE = "voice"
    THREAD = "thread"  # a private thread below the place that it is near
    CHANNEL = "channel"  # a private channel
    GROUP = "group"  # a group message


@dataclass(frozen=True, slots=True)
class Room:
    """What a ``room`` declaration says of a room: its name, its kind and who is in it.

    ``near`` is the place that it belongs to (a thread's channel, a voice room's category). Without ``staff`` nobody but
    its people reads what is written there, as far as the platform can keep the staff out.
    """

    name: str
    people: tuple[Person, ...]
    near: Place
    kind: RoomKind = RoomKind.TEXT
    staff: bool = True
