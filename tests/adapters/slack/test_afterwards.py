"""Rooms that went: heard of while Homeroom runs, found after a start; and channels that were made for nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import delete, select

from adapters.slack import afterwards
from adapters.slack.adapter import SlackPlatform
from adapters.slack.afterwards import look_again
from adapters.slack.places import thread_place
from bot.link import Link
from bot.people import Place, Room, RoomKind
from storage.database import Database, Tx
from storage.jobs import Jobs, NewJob, jobs
from storage.rooms import known_rooms
from storage.standing import Standing, Stands
from tests.adapters.slack.class_of import Served, an_app, one_workspace, served
from tests.adapters.slack.workspace_of import Ported
from tests.klass import MONDAY
from tests.wire.slack.api import Fault

LIST, INFO, ARCHIVE = "users.conversations", "conversations.info", "conversations.archive"
CARD: Final = Link("icebreakers.prompt:x")


async def stand(database: Database, space_id: str, places: Sequence[Place], *, room: bool = True) -> None:
    """Rooms (or cards of one view) stand in these places."""
    stands = [
        Stands(
            link,
            Place.of_room(space_id, link) if room else place,
            place.key,
            "" if room else "1700000000.000100",
            None,
            0,
            MONDAY,
            None,
            room=room,
        )
        for number, place in enumerate(places)
        for link in [Link(f"breakouts.table:{number}") if room else CARD]
    ]

    def note(tx: Tx) -> None:
        for each in stands:
            Standing(tx, space_id).stands(each, MONDAY)

    await database.write(space_id, note)


async def rooms_of(database: Database, space_id: str) -> set[str]:
    """Where rooms stand."""
    return {each.key for each in (await database.read(lambda tx: known_rooms(tx, space_id))).standing}


# What Slack tells.


async def in_channel(there: Served, name: str) -> Place:
    """A private channel of ours with Ana in it. No job asked for it: what a start looks for would take it away before
    the test says that it stands."""
    platform, parts = there.adapter.platform_of(there.space_id), there.adapter._parts
    assert parts is not None
    await parts.looking.drop()
    ana = there.person("ana")
    return await platform.open_room(Room(name, (ana,), there.place("general"), RoomKind.CHANNEL), name)


async def test_a_room_that_is_archived_or_deleted_or_that_we_are_put_out_of_is_gone(tmp_path: Path) -> None:
    async with served(tmp_path) as there:
        await there.heard()
        world, robin = there.scene.wire.world, there.robin.user
        places = [await in_channel(there, name) for name in ("oak", "elm", "ash", "fir")]
        channels = [there.scene.team.channels[each.id] for each in places]
        await stand(there.app.database, there.space_id, places)
        world.archive(channels[0], robin)
        world.remove_channel(channels[1], robin)
        world.leave(channels[2], there.scene.install.bot, robin)
        await there.heard()
        assert await rooms_of(there.app.database, there.space_id) == {places[3].key}


async def test_a_channel_of_the_class_is_gone_only_when_it_is_deleted(tmp_path: Path) -> None:
    """Out of the archive it comes back with its cards; and with a deleted channel its threads go."""
    async with served(tmp_path) as there:
        await there.heard()
        world, robin, general = there.scene.wire.world, there.robin.user, there.scene.places["questions"]
        place, database = there.place("questions"), there.app.database
        thread = thread_place(there.space_id, general.id, "1700000000.000200")
        await stand(database, there.space_id, [place], room=False)
        await stand(database, there.space_id, [thread])
        world.archive(general, robin)
        await there.heard()
        here = await database.read(lambda tx: Standing(tx, there.space_id).at(CARD, place))
        assert here is not None
        assert await rooms_of(database, there.space_id) == {thread.key}
        world.archive(general, robin, back=True)
        world.remove_channel(general, robin)
        await there.heard()
        assert await database.read(lambda tx: Standing(tx, there.space_id).at(CARD, place)) is None
        assert await rooms_of(database, there.space_id) == set()


async def test_what_went_while_no_process_ran_is_known_after_the_next_start(tmp_path: Path) -> None:
    async with served(tmp_path) as there:
        await there.heard()
        places = [await in_channel(there, name) for name in ("oak", "elm")]
        await stand(there.app.database, there.space_id, places)
        await there.app.stop()
        there.scene.wire.world.archive(there.scene.team.channels[places[0].id], there.robin.user)
        there.app = await an_app(tmp_path, one_workspace(there.scene))
        await there.app.start()
        while await rooms_of(there.app.database, there.space_id) != {places[1].key}:
            await there.heard()
        assert not there.scene.team.channels[places[1].id].archived


# After a start.


async def looked(there: Ported) -> list[str]:
    """It is looked again. Returns the methods that were called for it."""
    there.fresh()

    async def gone(place: Place) -> None:
        await there.database.write(there.space_id, lambda tx: Standing(tx, there.space_id).place_gone(place))

    await look_again(there.again(), there.space_id, there.database, gone)
    return there.asked()


def room(there: Ported, name: str, kind: RoomKind = RoomKind.CHANNEL) -> Room:
    return Room(name, (there.person("ana"), there.person("ben")), there.place("general"), kind)


async def test_where_no_room_stands_nothing_is_asked(there: Ported, platform: SlackPlatform) -> None:
    assert await looked(there) == []
    group = await platform.open_room(room(there, "Oak", RoomKind.GROUP), "r1")
    thread = await platform.open_room(room(there, "Elm", RoomKind.THREAD), "r2")
    await stand(there.database, there.space_id, [group, thread])
    assert await looked(there) == []
    assert len(await rooms_of(there.database, there.space_id)) == 2
    over = await platform.open_room(room(there, "Ash", RoomKind.THREAD), "over")
    assert await looked(there) == ["chat.delete"]
    assert [f"-{each}" in over.id for each in there.scene.places["general"].messages] == [False]


async def test_a_hundred_rooms_are_compared_for_a_request_and_one_for_each_that_went(
    there: Ported, platform: SlackPlatform
) -> None:
    places = [await platform.open_room(room(there, f"Room {number}"), f"r{number}") for number in range(12)]
    robin, world = there.member("robin").user, there.scene.wire.world
    await stand(there.database, there.space_id, places)
    assert await looked(there) == [LIST]
    world.archive(there.channel(places[0]), robin)
    world.remove_channel(there.channel(places[1]), robin)
    assert await looked(there) == [LIST, INFO, INFO]
    assert await rooms_of(there.database, there.space_id) == {each.key for each in places[2:]}
    assert await looked(there) == [LIST]


async def test_a_few_rooms_are_looked_at_one_by_one(there: Ported, platform: SlackPlatform) -> None:
    places = [await platform.open_room(room(there, name), name) for name in ("oak", "elm")]
    await stand(there.database, there.space_id, places)
    assert await looked(there) == [INFO, INFO]
    there.scene.wire.api.faults.append(Fault(429, INFO, retry_after=0))
    assert await looked(there) == [INFO, INFO, INFO]  # what Slack does not tell now it tells a little later
    assert len(await rooms_of(there.database, there.space_id)) == 2


async def test_what_was_made_for_nothing_is_archived_and_all_else_left_alone(
    there: Ported, platform: SlackPlatform
) -> None:
    """A process was killed after it made a room, and by the next start nobody wanted that any more."""
    orphan, stands, forgotten = [await platform.open_room(room(there, name), name) for name in ("oak", "elm", "ash")]
    await stand(there.database, there.space_id, [stands])
    await (await there.workspace()).kept.room_gone("ash")  # nothing is known of it any more
    general = there.place("general")
    await looked(there)
    checked = await there.platform.check("en")
    assert [each for each in checked.advice if "#ash" in each]
    assert not [each for each in checked.advice if "#elm" in each]
    archived = [there.channel(each).archived for each in (orphan, stands, forgotten, general)]
    assert archived == [True, False, False, False]
    assert await looked(there) == [INFO]


@pytest.mark.parametrize("fault", [Fault(503, ARCHIVE), Fault(503, INFO)], ids=lambda fault: fault.method)
async def test_what_fails_within_slack_is_asked_again(
    there: Ported, platform: SlackPlatform, monkeypatch: pytest.MonkeyPatch, fault: Fault
) -> None:
    monkeypatch.setattr(afterwards, "_PAUSE", 0.0)
    stands, orphan = [await platform.open_room(room(there, name), name) for name in ("oak", "elm")]
    await stand(there.database, there.space_id, [stands])
    there.scene.wire.api.faults.append(fault)
    await looked(there)
    assert [there.channel(each).archived for each in (stands, orphan)] == [False, True]


async def test_a_channel_that_slack_lets_nobody_archive_keeps_no_other_from_going(
    there: Ported, platform: SlackPlatform
) -> None:
    places = [await platform.open_room(room(there, name), name) for name in ("oak", "elm", "ash")]
    there.scene.wire.api.faults.append(Fault(200, ARCHIVE, error="restricted_action"))
    await looked(there)
    assert sorted(there.channel(each).archived for each in places) == [False, True, True]


async def test_the_channel_of_a_room_that_is_being_opened_is_not_taken_for_left_over(
    there: Ported, platform: SlackPlatform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(afterwards, "_AGAIN", (0.0, 0.01))
    link = Link("breakouts.table:1")
    job = NewJob("open", link, MONDAY, f"room:{link}", f"room:{link}")
    await there.database.write(there.space_id, lambda tx: Jobs(tx, there.space_id).queue([job]))
    job_id = await there.database.read(lambda tx: tx.scalar(select(jobs.c.id)))
    theirs, over = [await platform.open_room(room(there, name), name) for name in (f"epoch{job_id}", "epoch-")]
    await looked(there)
    assert [there.channel(each).archived for each in (theirs, over)] == [False, True]
    await there.database.write(there.space_id, lambda tx: tx.execute(delete(jobs)))
    await looked(there)
    assert there.channel(theirs).archived


async def test_where_all_channels_of_ours_are_rooms_the_doctor_says_nothing_of_them(
    there: Ported, platform: SlackPlatform
) -> None:
    place = await platform.open_room(room(there, "oak"), "r1")
    assert (await platform.check("en")).advice == ()
    await stand(there.database, there.space_id, [place])
    await (await there.workspace()).kept.room_gone("r1")
    assert (await platform.check("es")).advice == ()
    for number in range(12):
        await platform.open_room(room(there, f"elm {number}"), f"e{number}")
        await (await there.workspace()).kept.room_gone(f"e{number}")
    (said,) = (await platform.check("es")).advice
    assert "12 canales privados" in said
    assert said.count("#elm") == 10
