"""``homeroom doctor`` on the machine: what Discord does not allow the bot, server by server."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from adapters.discord import from_outside
from adapters.discord.places import space_of
from adapters.discord.settings import DiscordSettings
from bot import doctor, terminal
from bot.config_tables import DatabaseTable, HomeroomTable
from bot.doctor import Finding, examine, places_used
from bot.parts import declared, examinations
from bot.people import Place, PlaceKind
from storage.database import Tx
from storage.icebreakers import Icebreakers
from tests.adapters.discord.server_of import MAY, Served, served
from tests.adapters.discord.test_story import posts, set_up
from tests.wire.discord.api import Fault
from tests.wire.discord.permissions import May
from tests.wire.discord.things import Kind, Overwrite


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en")


async def looks(there: Served) -> Sequence[Finding]:
    """What the adapter finds of itself."""
    return await examinations(there.app.config)["discord"](None, True)


async def test_where_nothing_is_missing_it_says_in_how_many_servers_the_bot_is(there: Served) -> None:
    (found,) = await looks(there)
    assert (found.text_id, found.values["count"], found.well) == ("doctor-discord", 1, True)


async def test_what_is_missing_is_told_of_each_server_by_its_name_and_the_intent_first(tmp_path: Path) -> None:
    async with served(tmp_path, privileged=0, may=MAY & ~int(May.MANAGE_THREADS)) as there:
        for _ in range(201):  # more than Discord tells at once
            guild = there.wire.world.guild("Second", there.people["robin"])
            there.wire.world.invite(there.application, guild, MAY)
        well, intent, permission = await looks(there)
        assert well.values["count"] == 202
        assert "Server Members Intent" in str(intent.values["what"])
        assert "In the server “Class” Homeroom may not “Manage Threads”." in str(permission.values["what"])
        assert "Roles, “Homeroom”, Permissions" in str(permission.values["what"])
        assert not intent.well
        assert not permission.well


async def test_it_names_the_places_in_use_in_which_something_is_missing(there: Served) -> None:
    """As Discord's own rules have it: what @everyone is denied, what a role is given back, what a category has not."""
    await set_up(there)
    world, channels = there.wire.world, there.channels
    channels |= {name: world.channel(there.guild, name, Kind.TEXT) for name in ("homeroom", "closed", "open", "unused")}
    await there.heard()
    for name in ("closed", "open"):
        await posts(there, place=name)
        channels[name].overwrites[there.guild.id] = Overwrite(there.guild.id, 0, deny=int(May.SEND_MESSAGES))
    role = next(each for each in there.guild.roles.values() if each.bot_id)
    channels["open"].overwrites[role.id] = Overwrite(role.id, 0, allow=int(May.SEND_MESSAGES))
    for name, lacks in (
        ("general", May.CREATE_PUBLIC_THREADS),
        ("homeroom", May.CREATE_PRIVATE_THREADS),
        ("unused", May.VIEW_CHANNEL),
    ):
        there.denies(name, lacks)
    asked = len(there.wire.api.calls)
    (well, *wrong) = await looks(there)
    assert well.well
    assert sorted(str(each.values["what"]).partition(". ")[0] for each in wrong) == [
        "In the server “Class”, in #closed, Homeroom may not “Send Messages”",
        "In the server “Class”, in #general, Homeroom may not “Create Public Threads”",
        "In the server “Class”, in #homeroom, Homeroom may not “Create Private Threads”",
    ]
    routes = [each.route for each in there.wire.api.calls[asked:]]
    assert len(routes) == 6
    assert not [each for each in routes if not each.startswith("GET ")]
    assert there.wire.api.untrue == []


async def test_of_many_servers_as_many_are_looked_into_as_are_good_for_the_limits(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    await set_up(there)
    world = there.wire.world
    for number in range(4):
        guild = world.guild(f"S{number}", there.people["robin"])
        world.invite(there.application, guild, MAY)
        asks = Place(space_of(guild.id), PlaceKind.CHANNEL, str(world.channel(guild, "asks", Kind.TEXT).id))
        await there.app.database.write(asks.space_id, partial(plans, place=asks))
    await there.heard()
    monkeypatch.setattr(from_outside, "MOST", 3)
    there.wire.api.faults.append(Fault(403, "GET /guilds/{guild_id}/channels"))
    asked = len(there.wire.api.calls)
    _, unseen = await looks(there)
    assert (unseen.text_id, unseen.values["count"], unseen.well) == ("doctor-discord-unseen", 5 - 3 + 1, True)
    assert len(there.wire.api.calls) - asked <= 3 + 3 * 3


def plans(tx: Tx, place: Place) -> None:
    """A schedule asks there."""
    Icebreakers(tx, place.space_id).plan(1, place, ["easy-starts"])


async def test_where_the_database_cannot_tell_the_servers_alone_are_looked_at(there: Served, tmp_path: Path) -> None:
    assert await places_used(replace(there.app.config, homeroom=HomeroomTable(data=tmp_path / "none")), "discord") == {}
    (tmp_path / "homeroom.db").write_bytes(b"no database at all" * 100)
    assert await places_used(replace(there.app.config, homeroom=HomeroomTable(data=tmp_path)), "discord") == {}


async def test_a_token_that_is_none_and_a_discord_that_is_away(there: Served) -> None:
    there.wire.api.faults.append(Fault(503, "GET /users/@me/guilds"))
    (away,) = await looks(there)
    assert away.text_id == "discord-away"
    there.application.token = "another"
    (unknown,) = await looks(there)
    assert unknown.text_id == "discord-token"


async def test_a_process_that_has_no_connection_says_so(there: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    config = there.app.config
    monkeypatch.setattr(doctor, "holder", lambda path: os.getpid())  # nobody is kept out by a lock of their own

    async def found() -> dict[str, Finding]:
        findings = await examine(config, lambda: declared(config).features, examinations(config))
        return {each.text_id: each for each in findings}

    assert "doctor-away" not in (there_now := await found())
    assert there_now["doctor-platforms"].values["names"] == "discord"
    assert "doctor-platforms-before" not in there_now
    monkeypatch.setattr(type(there.adapter), "is_connected", property(lambda self: False))
    away = (await found())["doctor-away"]
    assert (away.values["names"], away.well) == ("discord", False)


async def test_the_platforms_that_are_on_are_named_as_the_configuration_has_them(
    there: Served, postgres_url: str
) -> None:
    """Also on PostgreSQL, where nobody knows whether a process runs."""
    config = replace(there.app.config, database=DatabaseTable(url=postgres_url))
    findings = await examine(config, lambda: declared(config).features, examinations(config))
    said = {each.text_id: [*each.values.values()] for each in findings if each.text_id.startswith("doctor-p")}
    assert said == {"doctor-platforms": ["discord"]}
    assert "doctor-web" not in [each.text_id for each in findings]


async def test_a_process_that_was_started_with_other_platforms_is_told_of(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = there.app.config
    monkeypatch.setattr(doctor, "holder", lambda path: os.getpid())
    parts = {**config.parts, "discord": DiscordSettings()}
    findings = await examine(config, lambda: (), examinations(replace(config, parts=parts)))
    found = {each.text_id: each for each in findings}
    assert found["doctor-platforms"].values["names"] == "web"
    assert (found["doctor-platforms-before"].values["names"], found["doctor-platforms-before"].well) == (
        "discord",
        False,
    )


def test_in_no_server_it_says_so_and_how_to_come_into_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def said(language: str, count: int) -> str:
        monkeypatch.setenv("LC_ALL", language)
        return terminal.say("doctor-discord", name="homeroom", count=count)

    assert (
        said("en", 0) == "Discord knows the bot: homeroom, in no server yet (the link for it: homeroom invite discord)"
    )
    assert said("es", 0).startswith("Discord reconoce el bot: homeroom, aún en ningún servidor")
    assert said("en", 1).endswith("in one server")
    assert said("es", 2).endswith("en 2 servidores")
