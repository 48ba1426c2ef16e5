"""Voice rooms: who may come in, who is let in with them, and who has to go."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import insert

from adapters.discord.adapter import DiscordPlatform
from bot.people import Place, Role, Room, RoomKind
from bot.platform import Later
from storage.database import Tx
from storage.spaces import Spaces, course_places, courses
from tests.adapters.discord.server_of import WITH_SOUND, Served, served
from tests.adapters.discord.test_story import set_up
from tests.wire.discord.api import Fault
from tests.wire.discord.things import Channel


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Served]:
    async with served(tmp_path, may=WITH_SOUND) as found:
        yield found


def room(there: Served, *names: str, near: str = "general", staff: bool = True) -> Room:
    people = tuple(there.person(name) for name in names)
    return Room("Talk", people, there.place(near), RoomKind.VOICE, staff)


def channel(there: Served, place: Place) -> Channel:
    return there.wire.world.places[int(place.id)]


def sees(there: Served, name: str, place: Place) -> bool:
    return there.wire.world.sees(there.people[name].id, channel(there, place))


async def test_others_do_not_come_in_when_somebody_changed_its_permissions(
    there: Served, platform: DiscordPlatform
) -> None:
    at = await platform.open_room(room(there, "ana"), "r1")
    assert not sees(there, "ben", at)
    channel(there, at).overwrites[there.guild.id].deny = 0
    assert sees(there, "ben", at)
    await platform.change_room(at, room(there, "ana"))
    assert not sees(there, "ben", at)
    asked = len(there.wire.api.called("PATCH /channels/{channel_id}"))
    await platform.change_room(at, room(there, "ana"))
    assert len(there.wire.api.called("PATCH /channels/{channel_id}")) == asked


async def test_who_is_taken_out_is_no_longer_in_it_and_who_talks_elsewhere_goes_on(
    there: Served, platform: DiscordPlatform
) -> None:
    world, guild = there.wire.world, there.guild
    ana, ben, chi = (there.people[name].id for name in ("ana", "ben", "chi"))
    at = await platform.open_room(room(there, "ana", "ben", "chi"), "r1")
    for each in (ana, ben):
        world.talk(guild, each, int(at.id))
    world.talk(guild, chi, there.channels["lounge"].id)
    there.wire.api.faults.append(Fault(403, "GET /guilds/{guild_id}/voice-states/{user_id}"))
    with pytest.raises(Later):
        await platform.change_room(at, room(there, "ana"))
    assert not sees(there, "ben", at)
    await platform.change_room(at, room(there, "ana"))
    assert guild.members[ana].voice == int(at.id)
    assert guild.members[ben].voice is None
    assert guild.members[chi].voice == there.channels["lounge"].id
    assert not sees(there, "ben", at)
    assert channel(there, at).overwrites.keys() == {guild.id, ana, there.application.user.id}


async def test_only_the_staff_of_its_own_course_is_let_in(there: Served, platform: DiscordPlatform) -> None:
    await set_up(there)
    ours, theirs = (there.wire.world.role(there.guild, name) for name in ("Ours", "Theirs"))
    for role, name in ((ours, "ben"), (theirs, "chi")):
        there.guild.members[there.people[name].id].roles.append(role.id)

    def settle(tx: Tx) -> None:
        of_other = {"space_id": there.space_id, "course_id": 1}
        tx.execute(insert(courses).values(of_other))
        tx.execute(insert(course_places).values(place=f"channel:{there.channels['staff'].id}", **of_other))
        store = Spaces(tx, there.space_id)
        store.map_roles(0, {str(ours.id): Role.ASSISTANT})
        store.map_roles(1, {str(theirs.id): Role.ASSISTANT})
        store.moved_on()

    await there.app.database.write(there.space_id, settle)
    at = await platform.open_room(room(there, "ana"), "r1")
    assert (sees(there, "ben", at), sees(there, "chi", at)) == (True, False)
    at = await platform.open_room(room(there, "ana", near="staff"), "r2")
    assert (sees(there, "ben", at), sees(there, "chi", at)) == (False, True)
    at = await platform.open_room(room(there, "ana", staff=False), "r3")
    assert (sees(there, "ben", at), sees(there, "chi", at)) == (False, False)
