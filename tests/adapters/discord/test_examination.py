"""``homeroom doctor`` on the machine: what Discord does not allow the bot, server by server."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.discord.settings import DiscordSettings
from bot import doctor, terminal
from bot.app import declared, examinations
from bot.config import DatabaseTable
from bot.doctor import Finding, examine
from tests.adapters.discord.server_of import MAY, Served, served
from tests.wire.discord.api import Fault
from tests.wire.discord.permissions import May


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
