"""What a feature chose a room on Slack to be is followed: a private channel, a group message, or a thread."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from adapters.slack.adapter import SlackPlatform
from adapters.slack.limits import TOGETHER
from adapters.slack.room_ways import RoomWays
from adapters.slack.settings import RoomKinds
from bot.card import Card, Field
from bot.outcome import Midway
from bot.people import Person, Place, PlaceKind, Room, RoomKind
from bot.platform import NeverWorks, NotYet, Why
from bot.text import Style, When, Words
from tests.adapters.slack.workspace_of import Ported, ported
from tests.wire.slack.api import Fault
from tests.wire.slack.scene import Plan, Someone
from tests.wire.slack.things import Kind

CREATE, INVITE, OPEN, TOPIC, POST = (
    *("conversations.create", "conversations.invite", "conversations.open", "conversations.setTopic"),
    "chat.postMessage",
)
ARCHIVE, INFO, DELETE, UPDATE = "conversations.archive", "conversations.info", "chat.delete", "chat.update"
QUIET = RoomWays(huddles=False)
MEET = RoomWays(meeting_link="https://meet.example.org/{room}")


def room(there: Ported, kind: RoomKind, *people: str, name: str = "Oak", staff: bool = True) -> Room:
    return Room(name, tuple(there.person(each) for each in people), there.place("general"), kind, staff)


def kinds_of(there: Ported, place: Place) -> tuple[PlaceKind, Kind]:
    return place.kind, there.channel(place).kind


@pytest.mark.parametrize("set_up", list(RoomKinds))
async def test_what_was_chosen_is_opened_whatever_the_installation_wants_of_others(
    tmp_path: Path, set_up: RoomKinds
) -> None:
    async with ported(tmp_path, ways=RoomWays(set_up)) as there:
        platform = there.platform
        expected = {
            RoomKind.CHANNEL: (PlaceKind.CHANNEL, Kind.PRIVATE),
            RoomKind.GROUP: (PlaceKind.CHANNEL, Kind.GROUP),
            RoomKind.THREAD: (PlaceKind.THREAD, Kind.PUBLIC),
        }
        assert platform.capabilities.room_kinds == expected.keys()
        for number, (kind, what) in enumerate(expected.items()):
            place = await platform.open_room(room(there, kind, "ana", "ben"), f"r{number}")
            assert kinds_of(there, place) == what
            assert place.kind in platform.capabilities.rooms


async def test_a_group_message_of_more_than_it_holds_or_of_one_is_refused_before_anything_is_asked(
    tmp_path: Path,
) -> None:
    more = [Someone(f"more{number}") for number in range(TOGETHER)]
    async with ported(tmp_path, people=(*Plan().people, *more)) as there:
        platform, names = there.platform, [each.name for each in more]
        for people in (["ana"], [], [*names, "ana"]):
            with pytest.raises(NeverWorks, match=Why.NOT_POSSIBLE):
                await platform.open_room(room(there, RoomKind.GROUP, *people), "r1")
            with pytest.raises(NeverWorks, match=Why.NOT_POSSIBLE):
                await platform.find_room(room(there, RoomKind.GROUP, *people), "r1")
        assert there.asked() == []
        place = await platform.open_room(room(there, RoomKind.GROUP, *names), "r1")
        assert there.names_in(place) == {*names}


async def test_who_is_in_a_group_message_stays_and_who_comes_later_needs_another(
    there: Ported, platform: SlackPlatform
) -> None:
    place = await platform.open_room(room(there, RoomKind.GROUP, "ana", "ben", "chi"), "r1")
    assert platform.capabilities.kinds_fixed == {RoomKind.GROUP}
    there.fresh()
    await platform.change_room(place, room(there, RoomKind.GROUP, "ana", "ben", name="Elm"))
    with pytest.raises(NeverWorks, match=Why.NOT_POSSIBLE):
        await platform.change_room(place, room(there, RoomKind.GROUP, "ana", "ben", "chi", "dan"))
    await platform.close_room(place)
    assert there.asked() == []
    other = await platform.open_room(room(there, RoomKind.GROUP, "ana", "ben", "chi", "dan"), "r2")
    assert other != place
    assert there.names_in(place) == {"ana", "ben", "chi"}


async def test_people_come_into_a_channel_and_go_out_of_it(there: Ported, platform: SlackPlatform) -> None:
    place = await platform.open_room(room(there, RoomKind.CHANNEL, "ana", "ben"), "r1")
    await platform.change_room(place, room(there, RoomKind.CHANNEL, "ben", "chi"))
    assert there.names_in(place) == {"ben", "chi"}
    await platform.close_room(place)
    assert there.channel(place).archived


async def test_a_thread_names_its_people_anew_and_calls_nobody_twice(there: Ported, platform: SlackPlatform) -> None:
    place = await platform.open_room(room(there, RoomKind.THREAD, "ana", "ben"), "r1")
    there.fresh()
    await platform.change_room(place, room(there, RoomKind.THREAD, "ben", "chi"))
    read = there.member("ana").reads(there.place("general"))
    assert "@Chi" in read
    assert "@Ana" not in read
    assert there.asked() == ["chat.update"]


async def test_what_others_must_not_read_is_never_a_thread(there: Ported, platform: SlackPlatform) -> None:
    place = await platform.open_room(room(there, RoomKind.THREAD, "ana", "ben", staff=False), "r1")
    assert kinds_of(there, place) == (PlaceKind.CHANNEL, Kind.PRIVATE)


async def test_each_kind_says_where_its_people_meet(tmp_path: Path) -> None:
    async with ported(tmp_path, ways=MEET) as there:
        platform, general = there.platform, there.place("general")
        channel = await platform.open_room(room(there, RoomKind.CHANNEL, "ana", "ben"), "r1")
        group = await platform.open_room(room(there, RoomKind.GROUP, "ana", "ben"), "r2")
        await platform.open_room(room(there, RoomKind.THREAD, "ana", "ben"), "r3")
        link = "https://meet.example.org/oak"
        assert f"{link}-{channel.id.lower()}" in there.channel(channel).topic["value"]
        said = there.member("ana").reads(group)
        assert "Oak" in said
        assert f"{link}-{group.id.lower()}" in said
        assert f"{link}-{general.id.lower()}" in there.member("ana").reads(general)


async def test_a_huddle_is_a_channels_or_a_groups_own(there: Ported, platform: SlackPlatform) -> None:
    """All threads of a channel would meet in one."""
    for number, kind in enumerate((RoomKind.CHANNEL, RoomKind.GROUP)):
        place = await platform.open_room(room(there, kind, "ana", "ben"), f"r{number}")
        told = there.channel(place).topic["value"] + there.member("ana").reads(place)
        assert f"https://app.slack.com/huddle/{there.scene.team.id}/{place.id}" in told
    for number, kind in enumerate((RoomKind.THREAD, RoomKind.VOICE)):
        ways = RoomWays(RoomKinds.THREAD)
        await there.again(ways).open_room(room(there, kind, "ana", "ben"), f"t{number}")
    assert "huddle" not in there.member("ana").reads(there.place("general"))


async def test_a_group_message_needs_no_request_that_may_be_made_seldom(tmp_path: Path) -> None:
    async with ported(tmp_path, ways=MEET) as there:
        await there.platform.open_room(room(there, RoomKind.GROUP, "ana", "ben"), "r1")
        assert there.asked() == [OPEN, POST]
    async with ported(tmp_path / "quiet", ways=QUIET) as there:
        await there.platform.open_room(room(there, RoomKind.GROUP, "ana", "ben"), "r1")
        assert there.asked() == [OPEN]


async def test_a_card_in_a_group_message_names_its_people_at_once(tmp_path: Path) -> None:
    """There everybody is notified of everything; a channel's people are not."""
    async with ported(tmp_path, ways=QUIET) as there:
        kit, asked = Card("Oak", (there.person("ana"), Words(", "), there.person("ben"))), list[list[str]]()
        for number, kind in enumerate((RoomKind.GROUP, RoomKind.CHANNEL)):
            place = await there.platform.open_room(room(there, kind, "ana", "ben"), f"r{number}")
            there.fresh()
            await there.platform.post(place, kit, f"n{number}")
            asked.append(there.asked())
            assert "@Ana, @Ben" in there.member("ana").reads(place)
        assert asked == [[POST], [POST, UPDATE]]


async def test_a_group_message_in_which_it_could_not_be_said_where_to_meet_is_opened_again(tmp_path: Path) -> None:
    async with ported(tmp_path, ways=MEET) as there:
        there.scene.wire.api.faults.append(Fault(429, POST))
        with pytest.raises(Midway):
            await there.platform.open_room(room(there, RoomKind.GROUP, "ana", "ben"), "r1")
        again = there.again(MEET)
        assert await again.find_room(room(there, RoomKind.GROUP, "ana", "ben"), "r1") is None
        place = await again.open_room(room(there, RoomKind.GROUP, "ana", "ben"), "r1")
        assert "meet.example.org" in there.member("ana").reads(place)


async def test_until_when_no_room_can_be_opened_is_told_by_its_kind(there: Ported, platform: SlackPlatform) -> None:
    pace, team, general = there.clients.pace, there.scene.team.id, there.place("general")
    channel, group, thread = (
        room(there, kind, "ana", "ben") for kind in (RoomKind.CHANNEL, RoomKind.GROUP, RoomKind.THREAD)
    )
    pace.refused(team, OPEN, 30)
    waits = [await platform.ready_for(each) for each in (channel, group, thread)]
    assert [each > 20 for each in waits] == [False, True, False]
    pace.refused(team, CREATE, 30)
    assert await platform.ready_for(channel) > 20
    assert await platform.ready_for(general) == 0
    with pytest.raises(NeverWorks, match=Why.NOT_POSSIBLE):
        await platform.ready_for(room(there, RoomKind.GROUP, "ana"))


async def test_a_thread_waits_for_the_second_between_two_messages_in_a_channel(tmp_path: Path) -> None:
    async with ported(tmp_path, factor=1.0) as there:
        await there.platform.post(there.place("general"), Card("One"), "n1")
        assert 0 < await there.platform.ready_for(room(there, RoomKind.THREAD, "ana", "ben")) <= 1


async def test_nobody_is_brought_anywhere(there: Ported, platform: SlackPlatform) -> None:
    assert not platform.capabilities.voice
    assert RoomKind.VOICE not in platform.capabilities.room_kinds
    place = await platform.open_room(room(there, RoomKind.CHANNEL, "ana", "ben"), "r1")
    there.fresh()
    for person in (there.person("ana"), Person(there.space_id, "U0GONE")):
        await platform.bring(person, place)
    assert there.asked() == []


async def test_what_has_to_wait_long_for_its_turn_is_no_attempt_and_asks_nothing(
    there: Ported, platform: SlackPlatform
) -> None:
    """Closing waits for the archive, a thread for what takes messages away, and cards that change for their edits."""
    channel = await platform.open_room(room(there, RoomKind.CHANNEL, "ana", "ben"), "r1")
    thread = await platform.open_room(room(there, RoomKind.THREAD, "ana", "ben"), "r2")
    card = await platform.post(there.place("general"), Card("One"), "n1")
    for method in (ARCHIVE, DELETE, UPDATE, INFO):
        there.clients.pace.refused(there.scene.team.id, method, 30)
    there.fresh()
    acts: list[Callable[[], Awaitable[object]]] = [
        lambda: platform.close_room(channel),
        lambda: platform.close_room(thread),
        lambda: platform.remove(card),
        lambda: platform.edit(card, Card("Two")),
        lambda: platform.change_room(channel, room(there, RoomKind.CHANNEL, "ana")),
        lambda: platform.change_room(thread, room(there, RoomKind.THREAD, "ana")),
    ]
    for act in acts:
        with pytest.raises(NotYet) as waits:
            await act()
        assert 20 < (waits.value.seconds or 0) <= 30
    assert there.asked() == []


async def test_the_time_that_a_room_has_left_is_when_it_ends_in_each_readers_zone(tmp_path: Path) -> None:
    async with ported(tmp_path, people=(*Plan().people, Someone("mia", zone="Europe/Madrid"))) as there:
        ends = When(there.core.clock.now() + timedelta(minutes=12), Style.RELATIVE)
        place = await there.platform.open_room(room(there, RoomKind.CHANNEL, "ana", "mia"), "r1")
        await there.platform.post(place, Card("Oak", fields=(Field("Ends", (ends,)),)), "n1")
        for name, zone in (("ana", "UTC"), ("mia", "Europe/Madrid")):
            clock = ends.moment.astimezone(ZoneInfo(zone))
            read = there.member(name).reads(place)
            assert f"{clock:%H:%M}" in read
            assert f"{clock:%Y-%m-%d}" not in read
