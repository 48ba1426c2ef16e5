"""Conversations of a workspace as places, and back."""

from __future__ import annotations

import pytest

from adapters.slack.places import (
    channel_place,
    conversation,
    direct_place,
    place_of,
    space_of,
    team_of,
    thread_place,
    thread_ts,
)
from bot.people import Place, PlaceKind
from bot.platform import NeverWorks, Why

SPACE = "slack:T0123"


def test_a_space_is_a_workspace() -> None:
    assert space_of("T0123") == SPACE
    assert team_of(SPACE) == "T0123"


@pytest.mark.parametrize(
    ("place", "channel", "ts"),
    [
        (channel_place(SPACE, "C042"), "C042", None),
        (thread_place(SPACE, "C042", "1700000000.000100"), "C042", "1700000000.000100"),
    ],
)
def test_a_place_is_read_back_from_its_key(place: Place, channel: str, ts: str | None) -> None:
    again = place_of(SPACE, place.key)
    assert again == place
    assert (conversation(again), thread_ts(again)) == (channel, ts)


def test_a_thread_knows_its_channel() -> None:
    thread = thread_place(SPACE, "C042", "1.2")
    assert thread.parent == place_of(SPACE, thread.key).parent == "channel:C042"


@pytest.mark.parametrize(
    ("place", "why"),
    [
        (direct_place(SPACE, "U2", "U1"), Why.NOT_POSSIBLE),
        (channel_place(SPACE, "C042").below("a.b:1"), Why.NOT_POSSIBLE),
        (channel_place(SPACE, "general"), Why.PLACE_GONE),
        (Place(SPACE, PlaceKind.THREAD, "C042"), Why.PLACE_GONE),
        (Place(SPACE, PlaceKind.VOICE, "C042"), Why.PLACE_GONE),
    ],
)
def test_what_is_no_conversation_is_told(place: Place, why: Why) -> None:
    with pytest.raises(NeverWorks) as never:
        conversation(place)
    assert never.value.why is why


def test_a_direct_conversation_is_the_same_in_every_order() -> None:
    assert direct_place(SPACE, "U2", "U1").key == direct_place(SPACE, "U1", "U2").key == "direct:U1+U2"
