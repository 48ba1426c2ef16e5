"""Homeroom comes to a Slack workspace: it finds out where it is, connects, posts nothing, and ends in good order."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from adapters.slack import app as slack_app
from bot.act import Act, Answer
from bot.people import Space
from bot.platform import CannotStart, Later
from storage.spaces import Spaces
from tests.adapters.slack.class_of import an_app, one_workspace, served, set_up, until
from tests.klass import MONDAY
from tests.wire.slack.scene import Plan, Scene


async def test_it_connects_twice_and_posts_nothing(tmp_path: Path) -> None:
    async with served(tmp_path) as there:
        await there.scene.wire.sockets.until_connected(there.scene.app, 2)
        await there.heard()
        assert there.adapter.is_connected
        assert (there.app.on, there.app.away) == (["slack"], [])
        assert set(there.asked()) == {"auth.test", "apps.connections.open", "users.list"}
        assert there.asked("auth.test") == ["auth.test"]


async def test_what_people_do_is_answered(tmp_path: Path) -> None:
    async with served(tmp_path) as there:
        await there.ana.runs("/homeroom me", "general")
        assert "What holds for you" in there.ana.answer
        await there.ana.presses("Change")
        await there.ana.fills({"Name shown": "Anita"})
        assert "Name shown: Anita" in there.ana.answer


async def test_who_looks_after_the_workspace_is_an_instructor_and_a_guest_a_student(tmp_path: Path) -> None:
    async with served(tmp_path) as there:
        there.scene.wire.world.join(there.scene.places["general"], there.gus.user)
        for name, may in (("robin", True), ("ana", False), ("gus", False)):
            await there.scene.members[name].runs("/homeroom settings", "general")
            assert ("What would you like to set?" in there.scene.members[name].answer) is may


async def test_who_the_settings_say_installed_it_is_an_instructor_as_long_as_they_say_so(tmp_path: Path) -> None:
    """Over Socket Mode Slack does not tell who that was."""
    async with served(tmp_path) as there:
        for named, may in ((there.ana.person, True), ("", False)):
            await there.app.stop()
            there.app = await an_app(tmp_path, one_workspace(there.scene, installer=named))
            await there.app.start()
            await until(lambda: "robin" in there.staff())
            assert ("ana" in there.staff()) is may
            await there.ana.runs("/homeroom settings", "general")
            assert ("What would you like to set?" in there.ana.answer) is may


async def test_a_slack_that_is_away_stops_no_start_and_is_found_when_it_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slack_app, "CONNECTS", 0.05)

    def away(scene: Scene) -> None:
        scene.wire.api.off = True

    async with served(tmp_path, before=away) as there:
        assert there.app.away == ["slack"]
        there.scene.wire.api.off = False
        await there.scene.wire.sockets.until_connected(there.scene.app, 2)
        await until(lambda: there.adapter.is_connected)
        await there.ana.runs("/homeroom help", "general")
        assert "What you can do here" in there.ana.answer


Spoil = Callable[[Scene], dict[str, Any]]


@pytest.mark.parametrize(
    ("spoil", "text_id"),
    [
        (lambda scene: {"bot_token": SecretStr("xoxb-1-2-nobody")}, "slack-token"),
        (lambda scene: {"app_token": SecretStr("xapp-1-A1-2-nobody")}, "slack-app-token"),
        (lambda scene: {"bot_token": SecretStr(""), "bot_token_file": "/nowhere/at-all"}, "slack-file"),
    ],
)
async def test_what_an_operator_has_to_mend_is_said_at_the_start(tmp_path: Path, spoil: Spoil, text_id: str) -> None:
    async with AsyncExitStack() as opened:
        scene = await Scene.open(Plan())
        opened.push_async_callback(scene.wire.close)
        app = await an_app(tmp_path, one_workspace(scene, **spoil(scene)))
        opened.push_async_callback(app.stop)
        with pytest.raises(CannotStart) as cannot:
            await app.start()
    assert cannot.value.text_id == text_id


async def test_socket_mode_that_is_switched_off_is_said_at_the_start(tmp_path: Path) -> None:
    async with AsyncExitStack() as opened:
        scene = await Scene.open(Plan(socket=False))
        opened.push_async_callback(scene.wire.close)
        app = await an_app(tmp_path, one_workspace(scene))
        opened.push_async_callback(app.stop)
        with pytest.raises(CannotStart) as cannot:
            await app.start()
    assert cannot.value.text_id == "slack-socket-off"


@pytest.mark.parametrize("how", ["uninstall", "revoke"])
async def test_removed_from_its_one_workspace_the_process_ends_with_a_sentence_and_keeps_what_is_stored(
    tmp_path: Path, how: str
) -> None:
    async with served(tmp_path) as there:
        await there.scene.wire.sockets.until_connected(there.scene.app, 2)
        getattr(there.scene.wire.world, how)(there.scene.install)
        async with asyncio.timeout(10):
            with pytest.raises(CannotStart) as cannot:
                await there.app.lasts()
        assert cannot.value.text_id == "slack-removed"
        assert await there.app.router.spaces("slack") == []
        assert await there.app.database.read(lambda tx: Spaces(tx, there.space_id).snapshot()) is None


async def test_removed_from_its_one_workspace_it_does_nothing_more_there_until_it_is_installed_again(
    tmp_path: Path,
) -> None:
    async with served(tmp_path) as there:
        await there.scene.wire.sockets.until_connected(there.scene.app, 2)
        await set_up(there)
        await there.robin.runs("/homeroom icebreaker schedule mon,thu 09:30 Europe/Madrid #general", "general")
        world, team = there.scene.wire.world, there.scene.team
        world.uninstall(there.scene.install)
        await there.heard()  # of both: that it was removed, and that its token is none
        with pytest.raises(CannotStart):
            await there.app.lasts()
        there.scene.wire.api.calls.clear()
        there.later(7 * 24 * 3600.0)
        await there.app.ticker.tick()
        await there.app.worker.until_idle()
        assert there.asked() == []
        await there.app.stop()
        world.install(there.scene.app, team, there.robin.user)
        there.app = await an_app(tmp_path, one_workspace(there.scene))
        await there.app.start()
        assert await there.app.router.spaces("slack") == [there.space_id]
        await there.robin.runs("/homeroom icebreaker list", "general")
        assert "Every Monday and Thursday at 09:30" in there.robin.answer


async def test_what_is_told_late_of_an_installation_before_ends_nothing(tmp_path: Path) -> None:
    async with served(tmp_path) as there:
        await there.scene.wire.sockets.until_connected(there.scene.app, 2)
        world, install = there.scene.wire.world, there.scene.install
        world._tell("app_uninstalled", install.team_id, {}, only=frozenset((install.app_id,)))
        await there.heard()
        assert "auth.test" in there.asked()[1:]
        assert not there.app._given_up.done()
        await there.ana.runs("/homeroom help", "general")
        assert "What you can do here" in there.ana.answer


async def test_where_slack_cannot_say_whether_it_was_removed_that_waits(tmp_path: Path) -> None:
    async with served(tmp_path) as there:
        assert there.adapter._parts is not None
        there.scene.wire.api.off = True
        with pytest.raises(Later):
            await there.adapter._parts.way.went(there.scene.team.id, MONDAY)
        assert not there.app._given_up.done()


async def test_a_workspace_that_it_was_in_before_is_left(tmp_path: Path) -> None:
    async with served(tmp_path) as there:
        router = there.app.router
        await router.came(Space("slack:T0BEFORE", "Before"))
        assert there.adapter._parts is not None
        await there.adapter._parts.way.went("T0BEFORE", MONDAY)
        assert await router.spaces("slack") == [there.space_id]
        assert not there.app._given_up.done()
        await router.came(Space("slack:T0BEFORE", "Before"))
        await there.app.stop()
        there.app = await an_app(tmp_path, one_workspace(there.scene))
        await there.app.start()
        assert await there.app.router.spaces("slack") == [there.space_id]


async def test_what_was_taken_on_is_finished_before_it_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with served(tmp_path) as there:
        await there.scene.wire.sockets.until_connected(there.scene.app, 2)
        taken, goes_on, act = asyncio.Event(), asyncio.Event(), there.app.router.act

        async def waits(given: Act) -> Answer:
            taken.set()
            await goes_on.wait()
            return await act(given)

        monkeypatch.setattr(there.app.router, "act", waits)
        running = asyncio.ensure_future(there.ana.runs("/homeroom help", "general"))
        await taken.wait()
        stopping = asyncio.ensure_future(there.adapter.stop())
        await asyncio.sleep(0)
        goes_on.set()
        await stopping
        await running
        assert "What you can do here" in there.ana.answer
