"""``homeroom doctor`` on the machine: which token Slack does not know, what is not allowed, what is missing."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from adapters.slack.examination import examination
from adapters.slack.settings import SlackSettings
from bot.config import Config, HomeroomTable
from bot.doctor import Finding
from bot.parts import declared, examinations
from tests.adapters.slack.class_of import many_workspaces, one_workspace
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


async def looks(settings: SlackSettings) -> Sequence[Finding]:
    """What the adapter finds of itself, as ``doctor`` has it."""
    return await examination(settings, lambda: declared(Config()))(None, True)


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
    assert "Without it nobody is an instructor by being an administrator" in told[0]
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
