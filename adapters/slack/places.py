"""Slack's conversations as places, and places as conversations; which workspace a space is."""

from __future__ import annotations

import re
from typing import Final

from bot.people import Person, Place, PlaceKind
from bot.platform import NeverWorks, Why

PLATFORM: Final = "slack"
_CONVERSATION: Final = re.compile(r"[CGD][A-Z0-9]{2,}")
_THREAD: Final = re.compile(r"([CGD][A-Z0-9]{2,})-(\d+\.\d+)")


def space_of(team_id: str) -> str:
    """The id of a workspace's space."""
    return f"{PLATFORM}:{team_id}"


def team_of(space_id: str) -> str:
    """The id of a space's workspace."""
    return space_id.partition(":")[2]


def channel_place(space_id: str, channel: str) -> Place:
    """A channel, public or private; also a group message that was opened as a room."""
    return Place(space_id, PlaceKind.CHANNEL, channel)


def thread_place(space_id: str, channel: str, ts: str) -> Place:
    """The thread below the message with this ``ts``."""
    return Place(space_id, PlaceKind.THREAD, f"{channel}-{ts}", parent=channel_place(space_id, channel).key)


def place_of(space_id: str, key: str) -> Place:
    """The place of a key, a thread with the channel that it is in, by which its course is known. Raises ``ValueError``
    where the key is of none."""
    place = Place.parse(space_id, key)
    found = _THREAD.fullmatch(place.id) if place.kind is PlaceKind.THREAD and place.under is None else None
    return thread_place(space_id, *found.groups()) if found else place


def direct_place(space_id: str, *users: str) -> Place:
    """The direct conversation, or the group message, with these people."""
    return Place.direct(*(Person(space_id, each) for each in users))


def conversation(place: Place) -> str:
    """The id of the conversation that a place is, or that a thread is in. Raises
    :class:`~bot.platform.NeverWorks` for a direct conversation, which is opened first, and for what is none."""
    if place.under is not None or place.kind is PlaceKind.DIRECT:
        raise NeverWorks(Why.NOT_POSSIBLE)
    found = _THREAD.fullmatch(place.id)
    if place.kind is PlaceKind.THREAD and found is not None:
        return found[1]
    if place.kind is PlaceKind.CHANNEL and _CONVERSATION.fullmatch(place.id):
        return place.id
    raise NeverWorks(Why.PLACE_GONE)


def thread_ts(place: Place) -> str | None:
    """The ``ts`` of the message below which a thread stands; ``None`` for every other place."""
    found = _THREAD.fullmatch(place.id) if place.kind is PlaceKind.THREAD else None
    return found[2] if found else None
