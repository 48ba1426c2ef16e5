"""``homeroom doctor`` on the machine: which token Slack does not know, what is not allowed, what is missing."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from adapters.slack.examination import examination
from adapters.slack.secret import Secrets, new_key
from adapters.slack.settings import SlackSettings
from bot.config import Config
from bot.config_tables import HomeroomTable
from bot.doctor import Finding
from bot.parts import declared, examinations
from storage.database import Database, Tx
from storage.migrations import upgrade
from storage.slack_installed import Installation, Installations
from tests.adapters.slack.class_of import KEY, many_workspaces, one_workspace
from tests.klass import MONDAY
from tests.wire.slack.scene import SCOPES, Plan, Scene


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en")


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    """A Slack with the app in its workspace."""
    made = await Scene.open(Plan())
    yield made
    await made.wire.close()


async def looks(settings: SlackSettings, *there: Installation) -> Sequence[Finding]:
    """What the adapter finds of itself, as ``doctor`` has it."""

    async def stored() -> Sequence[Installation]:
        return there

    return await examination(settings, lambda: declared(Config()), stored)(None, True)


async def test_where_nothing_is_missing_it_says_who_it_is_and_where(scene: Scene, tmp_path: Path) -> None:
    config = Config(HomeroomTable(data=tmp_path), parts={"slack": one_workspace(scene)})
    (found,) = await examinations(config)["slack"](None, True)
    assert (found.text_id, found.values, found.well) == (
        "doctor-slack",
        {"name": "homeroom", "workspace": "Class"},
        True,
    )
    assert {each.method for each in scene.wire.api.calls} == {"auth.test", "apps.connections.open"}
    assert scene.wire.sockets.opened == 0


async def test_each_right_that_is_missing_is_told_with_what_breaks_and_the_remedy() -> None:
    scene = await Scene.open(Plan(scopes=[each for each in SCOPES if each not in ("users:read", "im:write")]))
    try:
        _, *wrong = await looks(one_workspace(scene))
    finally:
        await scene.wire.close()
    told = [str(each.values["what"]) for each in wrong]
    assert [each.well for each in wrong] == [False, False]
    assert "users:read" in told[0]
    assert "Without it Homeroom answers nobody whom it does not know yet" in told[0]
    assert "im:write" in told[1]
    assert "install the app again" in told[1]


@pytest.mark.parametrize(
    ("given", "text_ids"),
    [
        ({"bot_token": SecretStr("xoxb-1-2-nobody")}, ["slack-token"]),
        ({"app_token": SecretStr("xapp-1-A1-2-nobody")}, ["doctor-slack", "slack-app-token"]),
        ({"bot_token": SecretStr(""), "bot_token_file": "/nowhere/at-all"}, ["slack-file"]),
        ({"api": "http://127.0.0.1:9/api/"}, ["slack-away"]),
    ],
)
async def test_what_is_wrong_is_named(scene: Scene, given: dict[str, Any], text_ids: list[str]) -> None:
    found = await looks(one_workspace(scene, **given))
    assert [each.text_id for each in found] == text_ids
    assert not found[-1].well


async def test_socket_mode_that_is_off_is_told(scene: Scene) -> None:
    scene.app.socket = False
    assert [each.text_id for each in await looks(one_workspace(scene))] == ["doctor-slack", "slack-socket-off"]


async def test_for_many_workspaces_it_says_where_they_add_it_or_what_is_missing_for_that(scene: Scene) -> None:
    settings = many_workspaces(scene, "https://class.example.org")
    (found,) = await looks(settings)
    assert (found.text_id, found.values) == ("doctor-slack-many", {"address": "https://class.example.org"})
    (public,) = await looks(settings.model_copy(update={"public": ""}))
    assert (public.text_id, public.well) == ("slack-public", False)
    (key,) = await looks(settings.model_copy(update={"key": SecretStr("short")}))
    assert (key.text_id, key.well) == ("slack-key", False)


def noted(made: Installation, tx: Tx) -> None:
    Installations(tx, made.space_id).note(made, manages=True)


async def test_it_says_whose_tokens_the_key_does_not_open(scene: Scene, tmp_path: Path) -> None:
    settings = many_workspaces(scene, "https://class.example.org")
    ours, theirs = Secrets.parse(KEY), Secrets.parse(new_key())
    config = Config(HomeroomTable(data=tmp_path), parts={"slack": settings})
    database = await Database.open(config.database_url)
    await upgrade(database)
    for team, sealed in (
        ("T1", ours.seal("T1", "x")),
        ("T2", theirs.seal("T2", "x")),
        ("T3", theirs.seal("T3", "x")),
        ("T4", ours.seal("T1", "x")),
        ("T5", None),
    ):
        made = Installation(f"slack:{team}", "A1", "U1", "B1", f"Class {team}", "", (), MONDAY, sealed=sealed)
        await database.write(made.space_id, partial(noted, made))
    await database.close()
    well, *wrong = await examinations(config)["slack"](None, False)
    assert well.text_id == "doctor-slack-many"
    address = "https://class.example.org"
    assert [(each.text_id, dict(each.values), each.well) for each in wrong] == [
        ("doctor-slack-other-key", {"count": 2, "names": "Class T2, Class T3", "address": address}, False),
        ("doctor-slack-changed", {"count": 1, "names": "Class T4", "address": address}, False),
    ]
    many = [replace(made, space_id=f"slack:T{n}", name=f"{n}", sealed=theirs.seal("T1", "x")) for n in range(30)]
    (_, other) = await looks(settings, *many)
    assert str(other.values["names"]).endswith("18, 19, …")
    assert other.values["count"] == 30
