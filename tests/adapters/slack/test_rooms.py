"""Rooms on Slack: whom they let in, what they are called, where people talk, and what a crash leaves of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import aiohttp
import pytest

from adapters.slack.adapter import SlackPlatform
from adapters.slack.channel_names import is_called, names, plain
from adapters.slack.limits import LONGEST_CHANNEL_NAME
from adapters.slack.room_ways import RoomWays
from adapters.slack.settings import RoomKinds
from bot.card import Card
from bot.outcome import Midway
from bot.people import Person, PlaceKind, Room, RoomKind
from bot.platform import Later, NeverWorks, Why
from storage.slack import SlackRooms
from tests.adapters.slack.workspace_of import Ported, ported
from tests.wire.slack.api import Asked, Fault, Lost
from tests.wire.slack.scene import Plan, Someone
from tests.wire.slack.things import Kind

CREATE, INVITE, ARCHIVE, RENAME = (f"conversations.{each}" for each in ("create", "invite", "archive", "rename"))
TOPIC, KICK, LIST = "conversations.setTopic", "conversations.kick", "users.conversations"
MEET = RoomWays(meeting_link="https://meet.example.org/{room}")


def room(there: Ported, *people: str, name: str = "Table", kind: RoomKind = RoomKind.TEXT, staff: bool = True) -> Room:
    return Room(name, tuple(there.person(each) for each in people), there.place("general"), kind, staff)


def lost_after(there: Ported, method: str) -> Callable[[], None]:
    """The connection breaks once this was done; until what is returned is called."""

    async def lost(asked: Asked) -> None:
        if asked.method == method:
            raise Lost

    def mended() -> None:
        there.scene.wire.api.after = None

    there.scene.wire.api.after = lost
    return mended


# Channels.


async def test_a_room_is_a_private_channel_with_its_people_for_two_requests(
    there: Ported, platform: SlackPlatform
) -> None:
    place = await platform.open_room(room(there, "ana", "ben", name="Grúas & Café: 1"), "r1")
    channel = there.channel(place)
    assert there.asked() == [CREATE, INVITE]
    assert (channel.name, channel.kind, place.kind) == ("gruas-cafe-1", Kind.PRIVATE, PlaceKind.CHANNEL)
    assert there.names_in(place) == {"ana", "ben"}
    assert channel.topic["value"] == ""


async def test_a_room_is_changed_only_where_it_differs(there: Ported, platform: SlackPlatform) -> None:
    place = await platform.open_room(room(there, "ana", "ben"), "r1")
    there.fresh()
    await platform.change_room(place, room(there, "ana", "ben"))
    assert not there.asked(INVITE, KICK, RENAME)
    await platform.change_room(place, room(there, "ben", "chi", name="Table 2"))
    assert there.names_in(place) == {"ben", "chi"}
    assert there.channel(place).name == "table-2"
    assert there.asked(INVITE, KICK, RENAME) == [RENAME, INVITE, KICK]


async def test_a_closed_room_is_in_the_archive_and_gone(there: Ported, platform: SlackPlatform) -> None:
    place = await platform.open_room(room(there, "ana"), "r1")
    await platform.close_room(place)
    await platform.close_room(place)
    assert there.channel(place).archived
    assert await (await there.workspace()).kept.room_of("r1") is None
    assert await platform.find_room(room(there, "ana"), "r1") is None
    with pytest.raises(NeverWorks, match=Why.PLACE_GONE):
        await platform.change_room(place, room(there, "ana"))


async def test_names_that_others_have_get_a_number_and_keep_it(there: Ported, platform: SlackPlatform) -> None:
    robin, world = there.member("robin").user, there.scene.wire.world
    world.channel(there.scene.team, "table", robin, private=True)
    place = await platform.open_room(room(there, "ana"), "r1")
    name = there.channel(place).name
    assert is_called(name, "Table")
    assert name != "table"
    await platform.open_room(room(there, "ben"), "r2")
    assert len(there.asked(CREATE)) == 3  # that the name is taken is known by then
    there.fresh()
    await platform.change_room(place, room(there, "ana"))
    assert there.channel(place).name == name
    assert there.asked(RENAME) == []
    world.channel(there.scene.team, "desk", robin)
    await platform.change_room(place, room(there, "ana", name="Desk"))
    assert is_called(there.channel(place).name, "Desk")


async def test_rooms_of_one_name_cost_no_request_more(there: Ported, platform: SlackPlatform) -> None:
    opened = await asyncio.gather(*(platform.open_room(room(there, "ana"), f"r{number}") for number in range(8)))
    assert len({there.channel(each).name for each in opened}) == 8
    assert len(there.asked(CREATE)) == 8


async def test_who_cannot_be_invited_keeps_nobody_else_out(tmp_path: Path) -> None:
    people = (*Plan().people, Someone("sol", guest="single"), Someone("out", stranger=True))
    async with ported(tmp_path, people=people) as there:
        world = there.scene.wire.world
        world.join(there.channel(there.place("questions")), there.member("sol").user)  # guests of one channel have one
        await there.member("dan").quits()
        nobody = Person(there.space_id, "U0GONE")
        whole = room(there, "ana", "sol", "out", "dan", "chi")
        place = await there.platform.open_room(Room(whole.name, (*whole.people, nobody), whole.near), "r1")
        assert there.names_in(place) == {"ana", "chi"}
        await there.platform.change_room(place, room(there, "ben", "sol"))
        assert there.names_in(place) == {"ben"}


async def test_a_room_that_nobody_can_come_into_does_not_stay(there: Ported, platform: SlackPlatform) -> None:
    nobody = Room("Table", (Person(there.space_id, "U0GONE"),), there.place("general"))
    with pytest.raises(NeverWorks, match=Why.PERSON_GONE):
        await platform.open_room(nobody, "r1")
    (made,) = [each for each in there.scene.team.channels.values() if each.name == "table"]
    assert made.archived
    assert await platform.find_room(nobody, "r1") is None


async def test_where_apps_may_make_no_channels_it_is_told_why(there: Ported, platform: SlackPlatform) -> None:
    there.scene.team.apps_make_channels = False
    for number in range(3):
        with pytest.raises(NeverWorks, match=Why.RESTRICTED):
            await platform.open_room(room(there, "ana"), f"r{number}")
    assert there.asked() == [CREATE]  # and is not asked again and again


async def test_somebody_who_is_out_already_need_not_be_put_out(there: Ported, platform: SlackPlatform) -> None:
    place = await platform.open_room(room(there, "ana", "ben", "chi"), "r1")
    there.scene.wire.api.faults.append(Fault(method=KICK, error="not_in_channel"))
    await platform.change_room(place, room(there, "ana"))
    assert there.asked(KICK) == [KICK, KICK]


# Where people talk.


async def test_a_room_for_talking_says_where(there: Ported, platform: SlackPlatform) -> None:
    place = await platform.open_room(room(there, "ana", kind=RoomKind.VOICE), "r1")
    topic = there.channel(place).topic["value"]
    assert f"https://app.slack.com/huddle/{there.scene.team.id}/{place.id}" in topic
    assert "two people" in topic
    await platform.bring(there.person("ana"), place)


async def test_a_meeting_link_has_a_word_of_the_rooms_own(tmp_path: Path) -> None:
    async with ported(tmp_path, ways=MEET) as there:
        place = await there.platform.open_room(room(there, "ana", name="Mesa Ñandú 木"), "r1")
        topic = there.channel(place).topic["value"]
        assert f"https://meet.example.org/mesa-nandu-{place.id.lower()}" in topic
        other = await there.platform.open_room(room(there, "ana", name="木" * 90, kind=RoomKind.VOICE), "r2")
        assert there.channel(other).topic["value"].endswith(f"https://meet.example.org/{other.id.lower()}")


# Group messages and threads.


async def test_a_room_can_be_a_group_message(tmp_path: Path) -> None:
    async with ported(tmp_path, ways=RoomWays(RoomKinds.GROUP)) as there:
        platform = there.platform
        place = await platform.open_room(room(there, "ana", "ben"), "r1")
        assert there.asked() == ["conversations.open"]
        assert there.channel(place).kind is Kind.GROUP
        await platform.post(place, Card("For both"), "n1")
        assert [("For both" in there.member(name).reads(place)) for name in ("ana", "chi")] == [True, False]
        assert await platform.find_room(room(there, "ana", "ben"), "r1") is None
        assert await platform.open_room(room(there, "ana", "ben"), "r1") == place
        await platform.change_room(place, room(there, "ben", "ana", name="Other"))
        with pytest.raises(NeverWorks, match=Why.NOT_POSSIBLE):
            await platform.change_room(place, room(there, "ana", "chi"))
        there.fresh()
        await platform.change_room(place, room(there, "ana"))  # Slack takes nobody out, and may not be asked who is in
        assert there.asked() == []
        assert platform.capabilities.rooms_fixed
        await platform.close_room(place)  # it stays with them, whatever is asked
        assert there.asked() == []
        await (await there.workspace()).kept.conversation_gone(place.id)  # one of them deleted what is about them
        await platform.close_room(place)
        assert there.asked() == [ARCHIVE]
        alone = await platform.open_room(room(there, "ana"), "r2")
        assert there.channel(alone).kind is Kind.PRIVATE


async def test_a_room_can_be_a_thread_unless_only_its_people_may_read_it(tmp_path: Path) -> None:
    async with ported(tmp_path, ways=RoomWays(RoomKinds.THREAD)) as there:
        platform, ana = there.platform, there.member("ana")
        assert platform.capabilities.rooms == {PlaceKind.THREAD, PlaceKind.CHANNEL}
        place = await platform.open_room(room(there, "ana"), "r1")
        assert (place.kind, place.parent) == (PlaceKind.THREAD, there.place("general").key)
        assert await there.again(RoomWays(RoomKinds.THREAD)).find_room(room(there, "ana"), "r1") == place
        platform = there.platform
        assert await platform.find_room(room(there, "ana"), "r9") is None
        await platform.change_room(place, room(there, "ana", "ben", name="Table 2"))
        read = ana.reads(there.place("general"))
        assert all(words in read for words in ("Table 2", "@Ana", "@Ben"))
        await platform.post(place, Card("For the table"), "n1")
        await platform.close_room(place)
        await platform.close_room(place)
        assert "Table" not in ana.reads(there.place("general"))
        with pytest.raises(NeverWorks, match=Why.PLACE_GONE):
            await platform.change_room(place, room(there, "ana"))
        private = await platform.open_room(room(there, "ana", staff=False), "r2")
        assert there.channel(private).kind is Kind.PRIVATE


# After a crash.


async def test_what_was_never_begun_is_absent_without_a_request(there: Ported, platform: SlackPlatform) -> None:
    assert await platform.find_room(room(there, "ana"), "r1") is None
    assert there.asked() == []


@pytest.mark.parametrize("method", [CREATE, INVITE])
async def test_a_room_that_was_begun_is_found_and_nobody_comes_into_anothers(there: Ported, method: str) -> None:
    """Rooms of one name are opened together, and the process hears nothing more once each is there, or once somebody
    is in it."""
    people = ("ana", "ben", "chi", "dan")
    rooms = {f"r{number}": room(there, each) for number, each in enumerate(people)}
    mended = lost_after(there, method)
    for nonce, each in rooms.items():
        with pytest.raises(aiohttp.ClientError):
            await there.platform.open_room(each, nonce)
    mended()
    platform = there.again()
    found = await asyncio.gather(*(platform.find_room(each, nonce) for nonce, each in rooms.items()))
    assert len({each.id for each in found if each}) == len(rooms)
    assert [there.names_in(each) for each in found if each] == [{name} for name in people]
    made = [each for each in there.scene.team.channels.values() if each.creator == there.us]
    assert len(made) == len(rooms)


async def test_a_room_that_was_made_and_not_noted_goes_when_nobody_wants_it(there: Ported) -> None:
    mended = lost_after(there, CREATE)
    for nonce in ("r1", "r2"):
        with pytest.raises(aiohttp.ClientError):
            await there.again().open_room(room(there, "ana"), nonce)
    mended()
    made = [each for each in there.scene.team.channels.values() if each.creator == there.us]
    await there.again().drop_room("r1")
    assert [each.archived for each in made] == [True, False]


@pytest.mark.parametrize("lost", [True, False])
async def test_a_thread_that_was_begun_goes_when_nobody_wants_it(there: Ported, lost: bool) -> None:
    """Also where the process was killed before it noted which it is."""
    threads = RoomWays(RoomKinds.THREAD)
    wanted, general = room(there, "ana"), there.scene.places["general"]
    other = await there.again(threads).open_room(wanted, "r2")
    if lost:
        mended = lost_after(there, "chat.postMessage")
        with pytest.raises(aiohttp.ClientError):
            await there.again(threads).open_room(wanted, "r1")
        mended()
    else:
        await there.again(threads).open_room(wanted, "r1")
    assert len(general.messages) == 2
    for nonce in ("r1", "r1", "r3"):
        await there.again(threads).drop_room(nonce)
    assert [f"{general.id}-{each}" for each in general.messages] == [other.id]
    await there.again(threads).close_room(other)
    assert await there.database.read(lambda tx: SlackRooms(tx, there.space_id).begun()) == {}


async def test_a_room_that_slack_never_made_is_absent(there: Ported) -> None:
    async def lost(asked: Asked) -> None:
        if asked.method == CREATE:
            raise Lost

    robin, world = there.member("robin").user, there.scene.wire.world
    theirs = world.channel(there.scene.team, "table", robin, private=True, members=[there.scene.install.bot])
    world.leave(theirs, robin)
    there.scene.wire.api.before = lost
    with pytest.raises(aiohttp.ClientError):
        await there.platform.open_room(room(there, "ana"), "r1")
    there.scene.wire.api.before = None
    platform = there.again()
    assert await platform.find_room(room(there, "ana"), "r1") is None  # the one of this name is somebody else's
    place = await platform.open_room(room(there, "ana"), "r1")
    assert await platform.find_room(room(there, "ana"), "r1") == place


async def test_an_old_room_with_people_in_it_is_not_taken_for_one_that_was_begun(there: Ported) -> None:
    old = await there.platform.open_room(room(there, "ana"), "r1")
    kept = (await there.workspace()).kept
    await kept.room_gone("r1")  # it is longer ago than anything is remembered
    mended = lost_after(there, CREATE)
    platform = there.again()
    with pytest.raises(aiohttp.ClientError):
        await platform.open_room(room(there, "ben"), "r2")
    mended()
    assert await platform.find_room(room(there, "ben"), "r2") is None
    assert there.names_in(old) == {"ana"}


async def test_rooms_are_looked_through_page_by_page(there: Ported, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.slack.rooms._LISTED", 2)
    for number in range(5):
        await there.platform.open_room(room(there, "ana", name=f"Desk {number}"), f"d{number}")
    mended = lost_after(there, CREATE)
    with pytest.raises(aiohttp.ClientError):
        await there.platform.open_room(room(there, "ben"), "r1")
    mended()
    there.fresh()
    found = await there.again().find_room(room(there, "ben"), "r1")
    assert found is not None
    assert there.names_in(found) == {"ben"}
    assert len(there.asked(LIST)) > 2


async def test_a_room_that_is_only_half_made_is_found_again(there: Ported, platform: SlackPlatform) -> None:
    there.scene.wire.api.faults.append(Fault(429, INVITE))
    with pytest.raises(Midway):
        await platform.open_room(room(there, "ana"), "r1")
    (made,) = [each for each in there.scene.team.channels.values() if each.name == "table"]
    there.again()
    found = await there.platform.find_room(room(there, "ana"), "r1")
    assert found is not None
    assert (found.id, there.names_in(found)) == (made.id, {"ana"})


async def test_where_no_room_can_be_made_now_nothing_is_begun(there: Ported, platform: SlackPlatform) -> None:
    there.scene.wire.api.faults.append(Fault(429, CREATE, retry_after=30))
    with pytest.raises(Later) as later:
        await platform.open_room(room(there, "ana"), "r1")
    assert not isinstance(later.value, Midway)
    assert 20 < await platform.ready_for(room(there, "ana")) <= 30
    with pytest.raises(Later):
        await platform.open_room(room(there, "ana"), "r2")
    assert there.asked() == [CREATE]


# Names.


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Table 1", "table-1"),
        ("  Ünïçødé — ¡Sí!  ", "unicøde-si"),
        ("Straße", "strasse"),
        ("snake_case", "snake_case"),
        ("木 の 部屋", "木-の-部屋"),
        ("🐝🐝", "room"),
        ("---", "room"),
        ("", "room"),
        ("ﬁrst № ２", "first-n-2"),
    ],
)
def test_a_name_is_made_of_what_slack_takes(name: str, wanted: str) -> None:
    assert plain(name) == wanted


def test_a_name_is_never_too_long_and_never_another_rooms() -> None:
    tried = list(names("x" * 200, "r1"))
    assert len(tried) == len({*tried})
    assert all(len(each) <= LONGEST_CHANNEL_NAME for each in tried)
    assert {*names("x", "r1")} & {*names("x", "r2")} == {"x"}
    assert all(is_called(each, "x" * 200) for each in tried[:-1])
    assert not is_called("table-1", "table")
    assert not is_called("table-2026", "table")
