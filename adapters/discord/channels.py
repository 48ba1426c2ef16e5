"""Which of Discord's channels is which kind of place, and the other way round."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from discord import ChannelType

from bot.people import PlaceKind

TYPES: Final[Mapping[PlaceKind, tuple[ChannelType, ...]]] = {
    PlaceKind.CHANNEL: (ChannelType.text, ChannelType.news),
    PlaceKind.FORUM: (ChannelType.forum,),
    PlaceKind.THREAD: (ChannelType.public_thread, ChannelType.private_thread, ChannelType.news_thread),
    PlaceKind.VOICE: (ChannelType.voice, ChannelType.stage_voice),
    PlaceKind.ROOM: (),
    PlaceKind.DIRECT: (),
}
"""The kinds of channel that may be picked for a kind of place; a direct conversation never is."""

KINDS: Final = {
    each.value: kind
    for kind in (PlaceKind.CHANNEL, PlaceKind.FORUM, PlaceKind.THREAD, PlaceKind.VOICE)
    for each in TYPES[kind]
} | {ChannelType.media.value: PlaceKind.FORUM}  # Discord's description of selects does not know it


def channel_types(places: Iterable[PlaceKind]) -> list[ChannelType]:
    """What may be picked where these kinds of place are asked for, each once; everything for none."""
    wanted = tuple(places) or tuple(TYPES)
    return list(dict.fromkeys(each for kind in wanted for each in TYPES[kind]))


def place_key(channel: Mapping[str, Any]) -> str:
    """The key of the place that a channel is, from how Discord names one (its ``id`` and ``type``)."""
    return f"{KINDS.get(channel.get('type', 0), PlaceKind.CHANNEL)}:{channel['id']}"
