"""Commands are put on Discord only when they are others, all of them or none."""

from __future__ import annotations

import asyncio
import copy
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import aiohttp
import discord
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from discord.http import HTTPClient, Route

from adapters.discord.commands import Commands
from adapters.discord.slash import Payload
from adapters.discord.sync import same, sync
from bot.registry import Defaults
from tests.adapters.discord.all_kinds import registry, trial


def as_discord_keeps(command: Payload, number: int = 1) -> Payload:
    """A command as Discord gives it back: with its own additions, defaults filled in, permissions as a string."""
    found = copy.deepcopy(command)
    permissions = found.get("default_member_permissions")
    found["default_member_permissions"] = None if permissions is None else str(permissions)
    found |= {"id": str(100 + number), "application_id": "7", "version": "9", "nsfw": False, "dm_permission": False}
    found.setdefault("description", "")
    found.setdefault("description_localizations", None)
    for each in found.get("options", []):
        _filled(each)
    return found


def _filled(option: Payload) -> None:
    option.setdefault("required", False)
    option.setdefault("name_localizations", None)
    for each in option.get("options", []):
        _filled(each)


class Refused:
    """A response, as far as discord.py's errors look at it."""

    def __init__(self, status: int) -> None:
        self.status, self.reason = status, "No"


class Http:
    """Discord as far as commands go; ``refuses`` is raised by the next call that writes, ``away`` by every call."""

    def __init__(self, there: Sequence[Payload] = ()) -> None:
        self.there: list[Payload] = list(there)
        self.puts: list[list[Payload]] = []
        self.refuses: Exception | None = None
        self.away: Exception | None = None

    async def request(self, route: Route, **kwargs: Any) -> list[Payload]:
        if self.away:
            raise self.away
        return self.there

    async def bulk_upsert_global_commands(self, application_id: int, payload: list[Payload]) -> list[Payload]:
        self.puts.append(payload)
        if self.refuses:
            raise self.refuses
        self.there = [as_discord_keeps(each, number) for number, each in enumerate(payload)]
        return self.there


@pytest.fixture
def wanted(tmp_path: Path) -> list[Payload]:
    return Commands(registry(tmp_path, trial()), Defaults({}).needs).payload


async def test_what_is_not_there_is_put_there_once(wanted: list[Payload]) -> None:
    http = Http()
    first, second = await sync(http, 7, wanted), await sync(http, 7, wanted)
    assert (first.changed, second.changed) == (True, False)
    assert http.puts == [wanted]
    assert first.ids == second.ids
    assert {*first.ids} == {"trial", "staff", "trial-times"}


async def test_what_is_no_list_of_commands_is_nobody_we_know() -> None:
    class Proxy(Http):
        async def request(self, route: Route, **kwargs: Any) -> Any:
            return "<html>"

    assert (await sync(Proxy(), 7, [])).problem == "commands-later"


async def test_the_order_in_which_discord_keeps_commands_is_none(wanted: list[Payload]) -> None:
    http = Http([as_discord_keeps(each) for each in reversed(wanted)])
    assert not (await sync(http, 7, wanted)).changed


def _without_help(commands: list[Any]) -> None:
    commands[0]["options"][0]["description"] = "Another"


def _with_more_choices(commands: list[Any]) -> None:
    option = next(each for each in commands[0]["options"][0]["options"] if each.get("choices"))
    option["choices"].append({"name": "More", "value": "more"})


def _in_another_language(commands: list[Any]) -> None:
    commands[0]["options"][0]["description_localizations"]["es-419"] = "Otra"


def _for_everyone(commands: list[Any]) -> None:
    next(each for each in commands if each.get("default_member_permissions")).pop("default_member_permissions")


def _in_other_order(commands: list[Any]) -> None:
    commands[0]["options"][0]["options"].reverse()


def _one_less(commands: list[Any]) -> None:
    commands.pop()


@pytest.mark.parametrize(
    "change", [_without_help, _with_more_choices, _in_another_language, _for_everyone, _in_other_order, _one_less]
)
async def test_whatever_people_could_see_of_a_change_is_put_there(wanted: list[Payload], change: Any) -> None:
    http = Http([as_discord_keeps(each) for each in wanted])
    changed = copy.deepcopy(sorted(wanted, key=lambda each: each["name"] != "trial"))
    change(changed)
    assert (await sync(http, 7, changed)).changed
    assert same(http.there, changed)


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        (discord.HTTPException(Refused(400), {"code": 50035, "message": "Invalid Form Body"}), "commands-refused"),
        (discord.HTTPException(Refused(503), "upstream"), "commands-later"),
        (discord.HTTPException(Refused(429), "slowly"), "commands-later"),
        (aiohttp.ClientConnectionError("no way there"), "commands-later"),
        (discord.HTTPException(Refused(403), "error code: 1015"), "commands-later"),
        (discord.RateLimited(86_000.0), "commands-later"),
        (TimeoutError(), "commands-later"),
    ],
)
async def test_what_fails_is_told_and_leaves_the_commands_as_they_were(
    wanted: list[Payload], fault: Exception, problem: str
) -> None:
    before = [as_discord_keeps(each) for each in wanted[:1]]
    http = Http(before)
    http.refuses = fault
    found = await sync(http, 7, wanted)
    assert (found.problem, found.changed) == (problem, False)
    assert found.ids == {before[0]["name"]: 101}
    assert http.there == before
    http.away = fault
    assert (await sync(http, 7, wanted)).problem == problem
    assert len(http.puts) == 1


def as_json(what: object) -> web.Response:
    """discord.py reads JSON only where the type says nothing more than that it is."""
    return web.Response(body=json.dumps(what).encode(), headers={"Content-Type": "application/json"})


async def test_discords_library_is_told_all_languages_and_puts_nothing_twice(
    wanted: list[Payload], monkeypatch: pytest.MonkeyPatch
) -> None:
    there: list[Payload] = []
    asked: list[str] = []

    async def me(request: web.Request) -> web.Response:
        return as_json({"id": "7", "username": "bot", "discriminator": "0", "avatar": None, "bot": True})

    async def get(request: web.Request) -> web.Response:
        asked.append("GET")
        if request.query.get("with_localizations") == "true":
            return as_json(there)
        return as_json([{name: each[name] for name in each if "local" not in name} for each in there])

    async def put(request: web.Request) -> web.Response:
        asked.append("PUT")
        there[:] = [as_discord_keeps(each, number) for number, each in enumerate(await request.json())]
        return as_json(there)

    app = web.Application()
    app.router.add_get("/users/@me", me)
    app.router.add_get("/applications/7/commands", get)
    app.router.add_put("/applications/7/commands", put)
    async with TestServer(app) as server:
        monkeypatch.setattr(Route, "BASE", str(server.make_url("/")).rstrip("/"))
        http = HTTPClient(asyncio.get_running_loop())
        try:
            await http.static_login("token")
            first, second = await sync(http, 7, wanted), await sync(http, 7, wanted)
        finally:
            await http.close()
    assert (first.changed, second.changed) == (True, False)
    assert asked == ["GET", "PUT", "GET"]
    assert first.ids == second.ids
