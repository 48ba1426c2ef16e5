"""After a start on Discord: rooms that are gone stand no more, what is nobody's goes, what is not surely ours stays."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from adapters.discord import rooms
from adapters.discord.adapter import DiscordPlatform
from bot.card import Card
from bot.link import Link
from bot.people import Place, Room, RoomKind
from bot.platform import Later
from storage.database import Tx
from storage.jobs import Jobs, NewJob
from storage.standing import Standing, Stands
from tests.adapters.discord.server_of import WITH_SOUND, Served, served
from tests.adapters.discord.test_categories import by_category, category, fills
from tests.klass import MONDAY
from tests.wire.discord.things import Kind, Overwrite

KINDS = (RoomKind.VOICE, RoomKind.THREAD)


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Served]:
    async with served(tmp_path, may=WITH_SOUND) as found:
        yield found


def room(there: Served, kind: RoomKind = RoomKind.VOICE, name: str = "Talk") -> Room:
    return Room(name, (there.person("ana"),), there.place("general"), kind)


async def stands(there: Served, place: Place) -> None:
    """The core knows this room."""

    def note(tx: Tx) -> None:
        link = Link(f"tests.room:{place.id}")
        known = Stands(link, Place.of_room(there.space_id, link), place.key, "", None, 0, MONDAY, None, room=True)
        Standing(tx, there.space_id).stands(known, MONDAY)

    await there.app.database.write(there.space_id, note)


async def known(there: Served) -> set[Place]:
    return set((await there.app.router.rooms(there.space_id)).standing)


async def is_opening(there: Served) -> str:
    """A job that opens a room waits. Returns its nonce."""

    def queue(tx: Tx) -> list[int]:
        job = NewJob("open", Link("tests.room:1"), MONDAY.replace(year=2100), "room:tests.room:1", "room:tests.room:1")
        Jobs(tx, there.space_id).queue([job])
        return [*tx.connection.exec_driver_sql("select max(id) from jobs").scalars()]

    (number,) = await there.app.database.write(there.space_id, queue)
    return f"epoch{number}"


async def tells_again(there: Served, *deleted: Place) -> None:
    """The connection is lost, somebody deletes these places, and everything is told anew."""
    gateway, world = there.wire.gateway, there.wire.world
    gateway.forgets = gateway.away = True
    gateway.drop()
    await gateway.disconnected()
    for place in deleted:
        world.remove_channel(world.places[int(place.id)])
    gateway.away = False
    await gateway.connected()
    await there.heard()


async def test_of_a_server_where_nothing_is_left_over_nothing_is_kept(there: Served) -> None:
    """Or each of a thousand servers would take memory for a platform that nobody asks anything of."""
    await tells_again(there)
    assert there.adapter._platforms == {}


async def test_a_room_that_somebody_deleted_meanwhile_stands_no_more_and_others_do(
    there: Served, platform: DiscordPlatform
) -> None:
    places = [await platform.open_room(room(there, kind), f"r{kind}{n}") for kind in KINDS for n in range(2)]
    for place in places:
        await stands(there, place)
    await tells_again(there, *places[::2])
    assert await known(there) == set(places[1::2])


async def test_what_is_surely_ours_and_nobodys_goes_and_what_is_on_its_way_stays(
    there: Served, platform: DiscordPlatform
) -> None:
    strays = [await platform.open_room(room(there, kind), f"r{kind}") for kind in KINDS]
    theirs = await platform.open_room(room(there), "r3")
    await stands(there, theirs)
    coming = await platform.open_room(room(there), await is_opening(there))
    await there.heard()
    await tells_again(there)
    left = there.wire.world.places
    assert [int(each.id) in left for each in (*strays, theirs, coming)] == [False, False, True, True]


@pytest.mark.parametrize("kind", KINDS)
async def test_of_a_room_that_was_made_and_not_noted_nothing_stays_when_nobody_wants_it(
    there: Served, platform: DiscordPlatform, monkeypatch: pytest.MonkeyPatch, kind: RoomKind
) -> None:
    """The process was killed in between. What only bears its name stays."""
    older, theirs = [await platform.open_room(room(there, kind), nonce) for nonce in ("older", "theirs")]
    await stands(there, theirs)
    people_s = there.wire.world.channel(there.guild, "Talk", Kind.VOICE)
    coming = await is_opening(there)
    made = [await crashes(there, platform, monkeypatch, room(there, kind), nonce) for nonce in ("over", coming)]
    other = await crashes(there, platform, monkeypatch, room(there, kind, "Other"), "other")
    await platform.drop_room("other")
    left = there.wire.world.places
    assert other not in left
    await tells_again(there)
    assert [each in left for each in (int(theirs.id), people_s.id)] == [True, True]
    assert int(older.id) not in left  # which was noted
    assert sum(each in left for each in made) == 1  # the other may be the one that is opened now
    found = await platform.find_room(room(there, kind), coming)
    assert found is not None
    assert int(found.id) in made


@pytest.mark.parametrize("kind", KINDS)
async def test_a_room_of_ours_that_is_older_than_what_was_begun_stays(
    there: Served, platform: DiscordPlatform, monkeypatch: pytest.MonkeyPatch, kind: RoomKind
) -> None:
    """Nobody knows what for, as after a backup was brought back: people may be in it."""
    older = await platform.open_room(room(there, kind), "older")
    await platform.rooms._known.room_gone("older")
    monkeypatch.setattr(rooms, "earliest_id", lambda: int(older.id) + 1)
    made = await crashes(there, platform, monkeypatch, room(there, kind), "over")
    if kind is RoomKind.THREAD:
        there.wire.world.places[int(older.id)].people.pop(there.people["ana"].id)
    await platform.drop_room("over")
    assert [each in there.wire.world.places for each in (int(older.id), made)] == [True, False]


async def crashes(
    there: Served, platform: DiscordPlatform, monkeypatch: pytest.MonkeyPatch, wanted: Room, nonce: str
) -> int:
    """A room is opened, and the process killed before it noted which channel it is. Returns that."""

    async def killed(nonce: str, channels: list[int]) -> int | None:
        found.extend(channels)
        raise Later

    found: list[int] = []
    with monkeypatch.context() as patched:
        patched.setattr(platform.rooms._known, "take_room", killed)
        with pytest.raises(Later):
            await platform.open_room(wanted, nonce)
    await there.heard()
    return found[0]


async def test_what_discord_refuses_of_one_keeps_no_other_from_going(there: Served, platform: DiscordPlatform) -> None:
    first, second = [await platform.open_room(room(there, name=name), name) for name in ("One", "Two")]
    channel = there.wire.world.places[int(first.id)]
    channel.overwrites[there.application.user.id] = Overwrite(there.application.user.id, 1, deny=1 << 4)
    there.wire.world.channel_changed(channel)
    await there.heard()
    await tells_again(there)
    assert [int(each.id) in there.wire.world.places for each in (first, second)] == [True, False]


async def test_what_is_not_noted_as_ours_stays_and_is_named_to_whoever_asks(
    there: Served, platform: DiscordPlatform
) -> None:
    places = [await platform.open_room(room(there, kind, f"A {kind}"), f"r{kind}") for kind in KINDS]
    shared = await platform.tell([there.person("ana"), there.person("ben")], Card("Hello"), "n1")
    there.wire.world.channel(there.guild, "Somebody else's", Kind.VOICE)
    await there.heard()
    assert "not sure" not in " ".join((await platform.check("en")).advice)
    await there.app.database.write(
        there.space_id, lambda tx: tx.connection.exec_driver_sql("delete from discord_rooms")
    )
    await tells_again(there)
    (said,) = [each for each in (await platform.check("en")).advice if "not sure" in each]
    assert "“A thread”, “A voice”." in said
    assert all(int(place.id) in there.wire.world.places for place in places)
    assert int(Place.parse(there.space_id, shared.place).id) in there.wire.world.places
    await is_opening(there)
    assert "not sure" not in " ".join((await platform.check("en")).advice)


async def test_a_category_that_was_made_and_not_noted_goes_after_a_start(
    there: Served, platform: DiscordPlatform, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def killed(category: int) -> None:
        raise Later

    full = category(there, "Class")
    there.channels["general"].parent_id = full.id
    there.wire.world.channel_changed(there.channels["general"])
    await fills(there, 50, full)
    monkeypatch.setattr(platform.rooms._known, "take_category", killed)
    with pytest.raises(Later):
        await platform.open_room(room(there), "r1")
    monkeypatch.undo()
    category(there, "Rooms")
    await there.heard()
    assert by_category(there) == [("Class", 50), ("Rooms", 0), ("Rooms", 0)]
    await tells_again(there)
    assert by_category(there) == [("Class", 50), ("Rooms", 0)]


async def test_a_server_in_which_no_room_is_known_costs_a_start_one_look(
    there: Served, platform: DiscordPlatform, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks, read = [], there.app.database.read

    async def counted(act: Callable[[Tx], object]) -> object:
        looks.append(act)
        return await read(act)

    monkeypatch.setattr(there.app.database, "read", counted)
    guild = there.client.get_guild(there.guild.id)
    assert guild is not None
    await there.adapter._compare(guild)
    assert len(looks) == 1


async def test_an_empty_category_of_ours_goes_after_a_start(there: Served, platform: DiscordPlatform) -> None:
    full = category(there, "Class")
    there.channels["general"].parent_id = full.id
    there.wire.world.channel_changed(there.channels["general"])
    await fills(there, 50, full)
    place = await platform.open_room(room(there), "r1")
    await stands(there, place)
    await there.heard()
    await tells_again(there)
    assert by_category(there) == [("Class", 50), ("Rooms", 1)]
    await tells_again(there, place)
    assert by_category(there) == [("Class", 50)]
