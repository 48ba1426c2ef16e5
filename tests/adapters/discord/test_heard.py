"""What Discord tells unasked: who is there, who comes and goes, that somebody wrote, that Homeroom was removed."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from copy import copy
from datetime import timedelta
from pathlib import Path
from typing import Any

import discord
import pytest

from adapters.discord.heard import Heard
from bot.people import Person, Place, Role, Space
from storage.database import Tx
from storage.jobs import Jobs
from storage.people import People
from storage.spaces import Spaces
from storage.standing import Standing, Stands
from tests.adapters.discord.server_of import MAY, Served, an_app, served
from tests.adapters.discord.test_story import posts, set_up
from tests.wire.discord.permissions import May
from tests.wire.discord.things import Kind

WEEKLY = {"days": "mon", "at": "09:00", "zone": "UTC"}


async def members(there: Served) -> set[str]:
    """Who is in the server, as Homeroom knows it, by name."""
    found = await there.app.database.read(lambda tx: People(tx, there.space_id).members())
    names = {str(user.id): name for name, user in there.people.items()}
    return {names.get(each.external_id, each.external_id) for each in found}


async def test_who_is_there_is_listed_and_who_comes_and_goes_is_heard_of(there: Served) -> None:
    await there.heard()
    assert there.adapter.platform_of(there.space_id).capabilities.knows_members
    assert await members(there) == {"robin", "ana", "ben", "chi"}
    dee = there.wire.world.user("dee")
    there.wire.world.join(there.guild, dee)
    there.wire.world.leave(there.guild, there.people["ben"].id)
    await there.heard()
    assert await members(there) == {"robin", "ana", "chi", str(dee.id)}


async def test_who_comes_or_goes_while_the_list_is_read_is_as_they_are_then(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    await there.heard()
    dee, router = there.wire.world.user("dee"), there.app.router
    sync, told = router.sync_members, list[str]()

    async def meanwhile(space_id: str, people: Sequence[Person]) -> None:
        there.wire.world.join(there.guild, dee)
        there.wire.world.leave(there.guild, there.people["ben"].id)
        await there.wire.settle()
        await sync(space_id, people)

    def hear(tx: Tx, event: str, person: Person) -> bool:
        told.append(f"{event} {person.external_id}")
        return False

    monkeypatch.setattr(router, "sync_members", meanwhile)
    monkeypatch.setattr(router, "_hear", hear)
    client = there.client
    assert client.hears is not None
    guild = client.get_guild(there.guild.id)
    assert guild is not None
    await client.hears.came(guild)
    await there.heard()
    assert await members(there) == {"robin", "ana", "chi", str(dee.id)}
    assert sorted(told) == sorted([f"joined {dee.id}", f"left {there.people['ben'].id}"])


async def test_without_the_intent_who_acts_is_known_and_doctor_says_so(tmp_path: Path) -> None:
    async with served(tmp_path, privileged=0) as there:
        await there.heard()
        assert not there.adapter.platform_of(there.space_id).capabilities.knows_members
        assert await members(there) == set()
        await there.ana.runs("homeroom help", place="general")
        await there.heard()
        assert await members(there) == {"ana"}
        await there.robin.runs("staff doctor", place="general")
        assert "Server Members Intent" in there.robin.answer


async def test_whose_role_is_named_in_the_settings_is_staff_there(tmp_path: Path) -> None:
    async with served(tmp_path, assistants=["tutors"], instructors=["Teachers"]) as there:
        await set_up(there)
        world, ana = there.wire.world, there.guild.members[there.people["ana"].id]
        role = world.role(there.guild, "Helpers", int(May.MANAGE_MESSAGES))
        ana.roles.append(role.id)
        world.member_changed(there.guild, ana)
        await there.heard()

        async def may(command: str) -> bool:
            await there.ana.runs(command, place="general")
            return "This is for the course’s" not in there.ana.answer

        assert not await may("staff status")
        for name, status, doctor in (("Tutors", True, False), ("teachers", True, True), ("Others", False, False)):
            role.name = name
            world.change_role(there.guild, role, int(May.MANAGE_MESSAGES))
            await there.heard()
            assert (await may("staff status"), await may("staff doctor")) == (status, doctor)


async def test_doctor_says_how_more_people_are_shown_the_commands_of_the_staff(there: Served) -> None:
    await set_up(there)
    await there.robin.runs("staff doctor", place="general")
    assert "Nothing is wrong here." in there.robin.answer
    assert "Server Settings, Integrations, Homeroom" in there.robin.answer


async def test_doctor_speaks_the_language_of_who_asks_whatever_the_servers_is(tmp_path: Path) -> None:
    async with served(tmp_path, may=MAY & ~int(May.MANAGE_THREADS)) as there:
        await set_up(there)
        await there.robin.runs("staff doctor", place="general")
        assert "In this server Homeroom may not “Manage Threads”." in there.robin.answer
        there.people["robin"].locale = "es-ES"
        await there.robin.runs("staff doctor", place="general")
        assert "En este servidor Homeroom no tiene el permiso «Gestionar hilos»." in there.robin.answer
        assert "Los comandos del equipo docente" in there.robin.answer
        assert "In this server" not in there.robin.answer


async def test_doctor_looks_at_every_place_in_use(there: Served) -> None:
    """Where a schedule asks, where a question stands, where several people are written to: not only at the course's."""
    await set_up(there)
    await there.robin.runs("staff icebreaker schedule", WEEKLY | {"place": "help"}, place="general")
    world, channels = there.wire.world, there.channels
    channels |= {name: world.channel(there.guild, name, Kind.TEXT) for name in ("homeroom", "asked", "unused")}
    await there.heard()
    await posts(there, place="asked")
    denied = {"help": May.SEND_MESSAGES, "asked": May.CREATE_PUBLIC_THREADS, "unused": May.SEND_MESSAGES}
    for name, lacks in (denied | {"homeroom": May.SEND_MESSAGES | May.CREATE_PRIVATE_THREADS}).items():
        there.denies(name, lacks)
    await there.heard()
    await there.robin.runs("staff doctor", place="general")
    said = there.robin.answer
    assert "In #help Homeroom may not “Send Messages”." in said
    assert "In #asked Homeroom may not “Create Public Threads”." in said
    assert "In #homeroom Homeroom may not “Create Private Threads”." in said
    assert said.count("Homeroom may not") == 3
    world.remove_channel(channels["help"])
    await there.heard()
    await there.robin.runs("staff doctor", place="general")
    assert "where something is planned: The channel was deleted." in there.robin.answer


async def test_that_somebody_answered_is_heard_and_what_they_wrote_is_kept_nowhere(there: Served) -> None:
    await set_up(there)
    await posts(there)
    thread = await there.ana.opens_thread(there.ana.sees("general")[0])
    await there.ana.says("a very secret line", thread)
    await there.heard()
    await there.robin.runs("staff status", place="general")
    assert "1 answer in the thread" in there.robin.answer
    kept = b"".join(file.read_bytes() for file in there.app.config.data.iterdir() if file.is_file())
    assert b"secret line" not in kept


async def test_for_what_is_written_in_a_channel_nothing_is_looked_up(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    await set_up(there)
    await posts(there)
    asked, above = list[str](), Standing.above

    def looks(standing: Standing, thread: str) -> Stands | None:
        asked.append(thread)
        return above(standing, thread)

    monkeypatch.setattr(Standing, "above", looks)
    await there.ana.says("Good morning!", "general")
    thread = await there.ana.opens_thread(there.ana.sees("general")[0])
    await there.ana.says("I make tea.", thread)
    await there.heard()
    assert asked == [thread]


async def test_answers_that_are_cleared_away_together_count_no_more(there: Served) -> None:
    await set_up(there)
    await posts(there)
    thread = await there.ana.opens_thread(there.ana.sees("general")[0])
    await there.ana.says("I make tea.", thread)
    await there.ben.says("I open the window.", thread)
    await there.heard()
    await there.robin.runs("staff status", place="general")
    assert "2 answers in the thread" in there.robin.answer
    channel = there.wire.world.places[int(thread.partition(":")[2])]
    written = [each for each in there.wire.world.messages[channel.id].values() if each.content.startswith("I ")]
    there.wire.world.clear(there.guild.id, channel, written)
    await there.heard()
    await there.robin.runs("staff status", place="general")
    assert "answers in the thread" not in there.robin.answer


async def test_removed_it_does_nothing_there_any_more_and_goes_on_when_it_comes_back(there: Served) -> None:
    await set_up(there)
    await posts(there)
    space, database = there.space_id, there.app.database
    there.removed()
    await there.heard()
    assert await database.read(lambda tx: Spaces(tx, space).snapshot()) is None
    there.app.core.clock.leap_to(there.app.core.clock.now() + timedelta(days=8))  # type: ignore[attr-defined]
    await there.goes_on()
    assert (await database.read(lambda tx: Jobs(tx, space).failed())) == []
    there.invited()
    await there.heard()
    await there.robin.runs("staff status", place="general")
    assert "Nothing is paused" in there.robin.answer


async def is_in(there: Served) -> bool:
    """Whether Homeroom takes itself to be in the server."""
    return await there.app.database.read(lambda tx: Spaces(tx, there.space_id).snapshot()) is not None


async def starts_again(there: Served, folder: Path) -> None:
    """Homeroom does, after it was away."""
    there.app = await an_app(folder, there.wire, there.application)
    await there.app.start()
    await there.heard()


async def test_removed_while_it_did_not_run_it_finds_out_and_a_server_that_is_only_away_stays(tmp_path: Path) -> None:
    async with served(tmp_path) as there:
        await set_up(there)
        await there.app.stop()
        there.wire.world.outage(there.guild)
        await starts_again(there, tmp_path)
        assert await is_in(there)
        await there.app.stop()
        there.wire.world.outage(there.guild, over=True)
        there.removed()
        await starts_again(there, tmp_path)
        assert not await is_in(there)
        there.invited()
        await there.heard()
        assert await is_in(there)


async def test_removed_while_its_session_was_lost_it_finds_out(there: Served) -> None:
    await set_up(there)
    there.wire.gateway.forgets = True
    there.wire.gateway.away = True
    there.wire.gateway.drop()
    await there.wire.gateway.disconnected()
    there.removed()
    there.wire.gateway.away = False
    await there.wire.gateway.connected()
    await there.heard()
    assert not await is_in(there)
    assert there.adapter.platform_of(there.space_id)._known() is None


async def test_after_its_days_everything_of_a_server_it_left_is_deleted(there: Served) -> None:
    await set_up(there)
    await posts(there)
    there.removed()
    await there.heard()
    clock = there.app.core.clock
    clock.leap_to(clock.now() + timedelta(days=29))  # type: ignore[attr-defined]
    await there.app.ticker.keep_house()
    person = Person(there.space_id, str(there.people["robin"].id))
    database = there.app.database
    assert (await database.read(lambda tx: People(tx, there.space_id).profile(person))).acted
    clock.leap_to(clock.now() + timedelta(days=2))  # type: ignore[attr-defined]
    await there.app.ticker.keep_house()
    assert not (await database.read(lambda tx: People(tx, there.space_id).profile(person))).acted
    assert await database.write(None, lambda tx: Spaces(tx, there.space_id).came("Class", clock.now()))


def staff(there: Served) -> set[str]:
    """Who is staff by the server's own roles, as Homeroom knows it."""
    names = {str(user.id): name for name, user in there.people.items()}
    return {names[each.external_id] for each in there.app.core.staff.get(there.space_id, ())}


async def test_who_is_staff_by_the_servers_own_roles_is_told_and_counts_as_no_student(there: Served) -> None:
    await set_up(there)
    await there.heard()
    assert staff(there) == {"robin"}


async def test_who_is_given_a_role_of_the_staff_is_staff_until_it_is_taken_or_they_leave(there: Served) -> None:
    await set_up(there)
    await there.heard()
    world, manager = there.wire.world, there.wire.world.role(there.guild, "Managers", int(May.MANAGE_GUILD))
    for name in ("ana", "ben"):
        there.guild.members[there.people[name].id].roles.append(manager.id)
        world.member_changed(there.guild, there.guild.members[there.people[name].id])
    await there.heard()
    assert staff(there) == {"robin", "ana", "ben"}
    there.guild.members[there.people["ana"].id].roles.clear()
    world.member_changed(there.guild, there.guild.members[there.people["ana"].id])
    await there.heard()
    assert staff(there) == {"robin", "ben"}
    world.leave(there.guild, there.people["ben"].id)
    await there.heard()
    assert staff(there) == {"robin"}
    there.removed()
    await there.heard()
    assert there.space_id not in there.app.core.staff


@pytest.mark.parametrize("manages", [May.MANAGE_GUILD, May.ADMINISTRATOR])
async def test_who_has_a_role_is_staff_as_long_as_the_role_may_manage_the_server(there: Served, manages: May) -> None:
    await there.heard()
    world, manager = there.wire.world, there.wire.world.role(there.guild, "Managers", int(May.SEND_MESSAGES))
    there.guild.members[there.people["ana"].id].roles.append(manager.id)
    for permissions, expected in ((manages, {"robin", "ana"}), (May.SEND_MESSAGES, {"robin"})):
        world.change_role(there.guild, manager, int(permissions))
        await there.heard()
        assert staff(there) == expected


async def test_invited_again_it_learns_anew_who_is_staff(tmp_path: Path) -> None:
    async with served(tmp_path, privileged=0) as there:
        for _ in range(2):
            await there.robin.runs("homeroom start", place="general")
            await there.heard()
            assert staff(there) == {"robin"}
            there.removed()
            await there.heard()
            there.invited()
            await there.heard()


class Turns:
    """A router that counts how many servers come at once, and hears on with this in its place."""

    def __init__(self, there: Served) -> None:
        self.running = self.most = self.came_in = self.compared = 0
        assert isinstance(there.client.hears, Heard)
        heard: Any = copy(there.client.hears)
        heard._router, heard._members, heard._compare = self, False, self.compare
        self.heard: Heard = heard

    async def came(self, _: Space, __: Mapping[str, Role]) -> None:
        self.running += 1
        self.most = max(self.most, self.running)
        await asyncio.sleep(0)
        self.running -= 1
        self.came_in += 1

    async def in_voice(self, _: str, __: Mapping[Person, Place]) -> None:
        pass

    async def compare(self, _: discord.Guild) -> None:
        self.compared += 1


async def test_of_many_servers_told_of_at_once_so_many_are_begun_as_share_a_commit(there: Served) -> None:
    """All of them at once would take memory that a process never gives back."""
    turns, guild = Turns(there), there.client.get_guild(there.guild.id)
    assert guild is not None
    await asyncio.gather(*(turns.heard.came(guild) for _ in range(200)))
    assert (turns.came_in, turns.compared, turns.most) == (200, 200, 64)


async def test_a_server_that_went_before_its_turn_came_does_not_come(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns, guild = Turns(there), there.client.get_guild(there.guild.id)
    assert guild is not None
    turns.heard._entering = asyncio.Semaphore(0)
    coming = asyncio.ensure_future(turns.heard.came(guild))
    await asyncio.sleep(0)
    monkeypatch.setattr(there.client, "get_guild", lambda _: None)
    turns.heard._entering.release()
    await coming
    assert (turns.came_in, turns.compared) == (0, 0)
