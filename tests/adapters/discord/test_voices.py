"""Who is in voice on Discord: told with the server, told as people move, and told anew after an interruption."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest

from bot.inside import Voices
from bot.people import Person, Place, PlaceKind
from tests.adapters.discord.server_of import WITH_SOUND, Served, served
from tests.wire.discord.server import Discord
from tests.wire.discord.things import User


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Served]:
    async with served(tmp_path, may=WITH_SOUND) as found:
        yield found


def inside(there: Served, place: Place | None = None) -> list[str]:
    """Who is in a voice channel, the lounge by default, as the core knows it."""
    at = place or lounge(there)
    found = voices(there).inside(there.space_id, at.key)
    return sorted(name for name in there.people if there.person(name) in found)


def voices(there: Served) -> Voices:
    return there.app.core.voices


def lounge(there: Served) -> Place:
    return there.place("lounge", PlaceKind.VOICE)


async def test_who_joins_moves_and_goes_is_known_at_once(there: Served) -> None:
    await there.ana.joins_voice("lounge")
    await there.ben.joins_voice("lounge")
    await there.heard()
    assert inside(there) == ["ana", "ben"]
    other = there.wire.world.channel(there.guild, "Other", there.channels["lounge"].kind)
    there.wire.world.talk(there.guild, there.people["ana"].id, other.id)
    await there.heard()
    assert inside(there) == ["ben"]
    assert inside(there, Place(there.space_id, PlaceKind.VOICE, str(other.id))) == ["ana"]
    assert voices(there).of(there.person("ana")) == Place(there.space_id, PlaceKind.VOICE, str(other.id))
    await there.ben.leaves_voice()
    there.wire.world.remove_channel(other)
    await there.heard()
    assert inside(there) == []
    assert voices(there).of(there.person("ana")) is None


async def test_when_somebody_moved_is_told_by_peoples_time(there: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    told = list[datetime]()
    voices_heard = there.app.router.voices

    async def hear(space_id: str, moves: Sequence[tuple[Person, Place | None, datetime]]) -> None:
        told.extend(at for _, _, at in moves)
        await voices_heard(space_id, moves)

    monkeypatch.setattr(there.app.router, "voices", hear)
    await there.ana.joins_voice("lounge")
    await there.heard()
    assert told == [there.app.core.clock.now()]


async def test_who_leaves_the_server_is_in_no_voice_channel(there: Served) -> None:
    await there.ana.joins_voice("lounge")
    await there.heard()
    there.wire.world.leave(there.guild, there.people["ana"].id)
    await there.heard()
    assert inside(there) == []


async def test_a_start_tells_the_whole_without_any_bot_and_keeps_nobody(tmp_path: Path) -> None:
    bots: list[User] = []

    def talking(wire: Discord) -> None:
        (guild,) = wire.world.guilds.values()
        names = {each.user.name: each.user for each in guild.members.values()}
        player = wire.world.app("Player", names["robin"])
        wire.world.invite(player, guild, 0)
        bots.append(player.user)
        channel = next(each for each in guild.channels.values() if each.name == "lounge")
        for user in (names["ana"], names["ben"], player.user):
            wire.world.talk(guild, user.id, channel.id)

    async with served(tmp_path, may=WITH_SOUND, before=talking) as there:
        await there.heard()
        assert len(voices(there).inside(there.space_id, lounge(there).key)) == 2
        assert inside(there) == ["ana", "ben"]
        kept = there.client.get_guild(there.guild.id)
        assert kept is not None
        assert [each.id for each in kept.members] == [there.application.user.id]
        (player,) = bots
        there.wire.world.talk(there.guild, player.id, None)
        there.wire.world.talk(there.guild, player.id, there.channels["lounge"].id)
        await there.heard()
        assert len(voices(there).inside(there.space_id, lounge(there).key)) == 2


async def test_who_moved_while_the_connection_was_lost_is_where_they_are_now(there: Served) -> None:
    await there.ana.joins_voice("lounge")
    await there.ben.joins_voice("lounge")
    await there.heard()
    gateway = there.wire.gateway
    gateway.forgets = gateway.away = True
    gateway.drop()
    await gateway.disconnected()
    await there.ben.leaves_voice()
    await there.chi.joins_voice("lounge")
    gateway.away = False
    await gateway.connected()
    await there.heard()
    assert inside(there) == ["ana", "chi"]


async def test_sent_away_nothing_is_known_of_who_talks_there(there: Served) -> None:
    await there.ana.joins_voice("lounge")
    await there.heard()
    there.removed()
    await there.heard()
    assert inside(there) == []


async def test_what_is_written_in_a_voice_channel_is_heard_there(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[Person, Place]] = []

    async def wrote(person: Person, place: Place, *more: object) -> None:
        heard.append((person, place))

    monkeypatch.setattr(there.app.router, "wrote", wrote)
    await there.ana.says("hello", "lounge")
    await there.heard()
    assert heard == [(there.person("ana"), lounge(there))]
    assert PlaceKind.VOICE in there.adapter.platform_of(there.space_id).capabilities.rooms
