"""Voice rooms where a category is full, and where the whole server is: what is opened, said, and taken away again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.discord import categories
from adapters.discord.adapter import DiscordPlatform
from adapters.discord.overwrites import OURS
from bot.people import Place, PlaceKind, Room, RoomKind
from bot.platform import Later, NeverWorks, Why
from tests.adapters.discord.server_of import WITH_SOUND, Served, as_in_another_process, served
from tests.wire.discord.routes_channels import MOST_CHANNELS, MOST_IN_CATEGORY
from tests.wire.discord.things import Channel, Kind, Overwrite

MAKES = "POST /guilds/{guild_id}/channels"


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Served]:
    async with served(tmp_path, may=WITH_SOUND) as found:
        there = found
        there.channels["general"].parent_id = category(there, "Class").id
        there.wire.world.channel_changed(there.channels["general"])
        await there.heard()
        yield there


def category(there: Served, name: str) -> Channel:
    return there.wire.world.channel(there.guild, name, Kind.CATEGORY)


def room(there: Served, name: str = "Talk") -> Room:
    return Room(name, (there.person("ana"),), there.place("general"), RoomKind.VOICE)


async def fills(there: Served, up_to: int, parent: Channel | None = None) -> None:
    """Others make channels, until so many are there."""
    inside = [each for each in there.guild.channels.values() if parent is None or each.parent_id == parent.id]
    for number in range(up_to - len(inside)):
        there.wire.world.channel(there.guild, f"c{number}", Kind.TEXT, parent=parent)
    await there.heard()


def by_category(there: Served) -> list[tuple[str, int]]:
    """How many channels are in each category, by its name."""
    channels = there.guild.channels.values()
    found = [each for each in channels if each.kind == Kind.CATEGORY]
    return sorted((each.name, sum(other.parent_id == each.id for other in channels)) for each in found)


def class_of(there: Served) -> Channel:
    return next(each for each in there.guild.channels.values() if each.name == "Class" and each.kind == Kind.CATEGORY)


async def test_where_the_class_is_full_rooms_are_opened_in_a_category_of_our_own_that_goes_with_them(
    there: Served, platform: DiscordPlatform
) -> None:
    await fills(there, MOST_IN_CATEGORY - 1, class_of(there))
    places = await asyncio.gather(*(platform.open_room(room(there, f"R{each}"), f"r{each}") for each in range(52)))
    assert by_category(there) == [("Class", 50), ("Rooms", 1), ("Rooms", 50)]
    assert len(there.wire.api.called(MAKES)) == 52 + 2  # nothing was asked in vain
    await asyncio.gather(*(platform.close_room(each) for each in places[:30]))
    await there.heard()
    assert sum(count for _, count in by_category(there)) == 49 + 22
    places += await asyncio.gather(*(platform.open_room(room(there), f"s{each}") for each in range(2)))
    await asyncio.gather(*(platform.close_room(each) for each in places))
    await there.heard()
    assert [name for name, _ in by_category(there)] == ["Class"]


async def test_a_category_in_which_others_made_channels_meanwhile_is_passed_over(
    there: Served, platform: DiscordPlatform
) -> None:
    as_in_another_process(there)
    await fills(there, MOST_IN_CATEGORY, class_of(there))
    await platform.open_room(room(there), "r1")
    assert by_category(there) == [("Class", 50), ("Rooms", 1)]


async def test_a_category_that_is_fuller_than_we_see_is_not_tried_twice(
    there: Served, platform: DiscordPlatform
) -> None:
    await fills(there, MOST_IN_CATEGORY, class_of(there))
    guild = there.client.get_guild(there.guild.id)
    assert guild is not None
    for channel in [each for each in guild.channels if each.name.startswith("c")][:2]:
        guild._remove_channel(channel)
    for number in range(2):
        await platform.open_room(room(there), f"r{number}")
    assert by_category(there) == [("Class", 50), ("Rooms", 2)]
    assert len(there.wire.api.called(MAKES)) == 1 + 1 + 2


async def test_in_a_full_server_it_is_said_that_it_is_full_and_nothing_is_left(
    there: Served, platform: DiscordPlatform
) -> None:
    await fills(there, MOST_IN_CATEGORY, class_of(there))
    await fills(there, MOST_CHANNELS - 1)
    last = await platform.open_room(room(there), "r1")
    assert there.guild.channels[int(last.id)].parent_id is None
    await there.heard()
    with pytest.raises(NeverWorks, match=Why.FULL):
        await platform.open_room(room(there), "r2")
    assert by_category(there) == [("Class", 50)]


async def test_how_many_more_rooms_fit_is_what_can_be_opened(there: Served, platform: DiscordPlatform) -> None:
    general = there.place("general")
    assert await platform.room_for(general, RoomKind.THREAD) == 1_000
    await fills(there, MOST_IN_CATEGORY - 2, class_of(there))
    await fills(there, MOST_CHANNELS - 56)
    told = await platform.room_for(general, RoomKind.VOICE)
    assert told == 54  # 2 in the class, 50 in a category of our own, 2 in another
    for number in range(told):
        await platform.open_room(room(there), f"r{number}")
    with pytest.raises(NeverWorks, match=Why.FULL):
        await platform.open_room(room(there), "more")
    await there.heard()
    assert await platform.room_for(general, RoomKind.VOICE) == 0
    as_in_another_process(there)
    assert await platform.room_for(general, RoomKind.VOICE) is None


async def test_what_others_made_in_our_category_keeps_it(there: Served, platform: DiscordPlatform) -> None:
    await fills(there, MOST_IN_CATEGORY, class_of(there))
    place = await platform.open_room(room(there), "r1")
    ours = there.guild.channels[there.guild.channels[int(place.id)].parent_id or 0]
    there.wire.world.channel(there.guild, "Theirs", Kind.TEXT, parent=ours)
    await there.heard()
    await platform.close_room(place)
    assert by_category(there) == [("Class", 50), ("Rooms", 1)]


async def test_a_category_of_the_same_name_in_which_homeroom_may_do_something_is_not_taken_for_ours(
    there: Served, platform: DiscordPlatform
) -> None:
    await fills(there, MOST_IN_CATEGORY, class_of(there))
    theirs, us = category(there, "Rooms"), there.application.user.id
    theirs.overwrites[us] = Overwrite(us, 1, allow=OURS)
    there.wire.world.channel_changed(theirs)
    await there.heard()
    place = await platform.open_room(room(there), "r1")
    assert by_category(there) == [("Class", 50), ("Rooms", 0), ("Rooms", 1)]
    await there.heard()
    await platform.close_room(place)
    await there.heard()
    assert theirs.id in there.wire.world.places
    assert by_category(there) == [("Class", 50), ("Rooms", 0)]


async def test_a_category_that_was_made_and_not_noted_is_used_and_goes_with_its_rooms(
    there: Served, platform: DiscordPlatform, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def killed(category: int) -> None:
        raise Later

    await fills(there, MOST_IN_CATEGORY, class_of(there))
    older, us = category(there, "Rooms"), there.application.user.id
    older.overwrites[us] = Overwrite(us, 1, allow=OURS)
    there.wire.world.channel_changed(older)
    monkeypatch.setattr(categories, "earliest_id", lambda: older.id + 1)
    with monkeypatch.context() as patched:
        patched.setattr(platform.rooms._known, "take_category", killed)
        with pytest.raises(Later):
            await platform.open_room(room(there), "r1")
    await there.heard()
    assert by_category(there) == [("Class", 50), ("Rooms", 0), ("Rooms", 0)]
    place = await platform.open_room(room(there), "r1")
    assert by_category(there) == [("Class", 50), ("Rooms", 0), ("Rooms", 1)]
    await there.heard()
    await platform.close_room(place)
    await there.heard()
    assert by_category(there) == [("Class", 50), ("Rooms", 0)]
    assert older.id in there.wire.world.places


async def test_a_room_goes_although_its_category_may_not_be_taken_away_any_more(
    there: Served, platform: DiscordPlatform
) -> None:
    await fills(there, MOST_IN_CATEGORY, class_of(there))
    place = await platform.open_room(room(there), "r1")
    ours = there.guild.channels[there.guild.channels[int(place.id)].parent_id or 0]
    ours.overwrites[there.application.user.id] = Overwrite(there.application.user.id, 1, deny=1 << 4)
    there.wire.world.channel_changed(ours)
    await there.heard()
    await platform.close_room(place)
    assert by_category(there) == [("Class", 50), ("Rooms", 0)]


async def test_a_room_in_our_category_is_found_again(there: Served, platform: DiscordPlatform) -> None:
    await fills(there, MOST_IN_CATEGORY, class_of(there))
    place = await platform.open_room(room(there), "r1")
    assert await platform.find_room(room(there), "r1") == place
    assert place.kind is PlaceKind.VOICE
    assert await platform.barred([Place(there.space_id, PlaceKind.VOICE, place.id)]) == {}
