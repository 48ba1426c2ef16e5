"""Socket Mode: whatever ends a connection, another is there, and nothing that Slack tells is lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.slack import socket
from adapters.slack.socket import Connection, Pauses
from bot.platform import CannotStart
from tests.adapters.slack.class_of import Served, served, until


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """That a connection is lost is found out soon here."""
    monkeypatch.setattr(socket, "PING", 0.5)


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Served]:
    """Homeroom, with both of its connections."""
    async with served(tmp_path, factor=20) as found:
        await found.scene.wire.sockets.until_connected(found.scene.app, 2)
        yield found


async def until_renewed(there: Served, before: int) -> None:
    """Both connections were replaced, and the old ones are gone."""
    sockets = there.scene.wire.sockets
    await until(lambda: sockets.opened >= before + 2 and sockets.connected(there.scene.app) == 2)


async def test_a_change_over_of_all_connections_drops_nothing(there: Served) -> None:
    sockets, before = there.scene.wire.sockets, there.scene.wire.sockets.opened
    count = len(there.scene.wire.sender.deliveries)

    async def talks() -> None:
        for number in range(60):
            await there.ana.runs("/homeroom help", "general")
            await there.ben.writes(f"line {number}", "general")

    talking = asyncio.ensure_future(talks())
    await sockets.refresh(there.scene.app)
    await until_renewed(there, before)
    await talking
    await there.heard()
    told = there.scene.wire.sender.deliveries[count:]
    assert len([each for each in told if each.kind == "slash_commands"]) == 60
    assert [each for each in told if not each.taken or each.attempts > 1] == []


async def test_connections_that_are_lost_are_made_anew_and_what_was_told_meanwhile_is_heard(there: Served) -> None:
    before = there.scene.wire.sockets.opened
    there.scene.wire.sockets.cut(there.scene.app)
    await until(lambda: there.scene.wire.sockets.connected(there.scene.app) == 0)
    eva = there.scene.joins("eva")
    await until_renewed(there, before)
    await until(lambda: all(each.taken for each in there.scene.wire.sender.deliveries))  # Slack tells it again
    await there.heard()
    assert there.adapter.is_connected
    assert "eva" in await there.members()
    await eva.runs("/homeroom help", "general")
    assert "What you can do here" in eva.answer


async def test_ended_without_a_warning_they_are_made_anew(there: Served) -> None:
    before = there.scene.wire.sockets.opened
    await there.scene.wire.sockets.refresh(there.scene.app, notice=False)
    await until_renewed(there, before)
    await there.ana.runs("/homeroom help", "general")
    assert "What you can do here" in there.ana.answer


async def test_while_slack_is_away_it_is_told_and_tried_again(there: Served) -> None:
    sockets = there.scene.wire.sockets
    sockets.away = True
    sockets.cut(there.scene.app)
    await until(lambda: there.app.away == ["slack"])
    sockets.away = False
    await sockets.until_connected(there.scene.app, 2)
    await until(lambda: there.app.away == [])


async def test_what_is_acknowledged_when_its_connection_is_gone_goes_over_another(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered, goes_on, act = asyncio.Event(), asyncio.Event(), there.app.router.act

    async def waits(given: object) -> object:
        answered.set()
        await goes_on.wait()
        return await act(given)  # type: ignore[arg-type]

    monkeypatch.setattr(there.app.router, "act", waits)
    sockets, replaced, sends = there.scene.wire.sockets, asyncio.Event(), Connection.send_message
    monkeypatch.setattr(sockets, "waits", lambda _: replaced.wait())  # the old ones stay until the test is through
    broken: list[Connection] = []

    async def breaks(self: Connection, message: str) -> None:
        if not broken:
            broken.append(self)
            raise ConnectionResetError
        await sends(self, message)

    monkeypatch.setattr(Connection, "send_message", breaks)
    running = asyncio.ensure_future(there.ana.runs("/homeroom help", "general"))
    await answered.wait()
    before = sockets.opened
    await sockets.refresh(there.scene.app)
    await until(lambda: sockets.opened >= before + 2)
    goes_on.set()
    await running
    replaced.set()
    assert broken
    assert "What you can do here" in there.ana.answer


async def test_after_a_fault_that_nobody_foresaw_a_connection_is_made_anew(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, opens, left = there.scene.wire.sockets.opened, Connection.open, [2]

    async def stumbles(self: Connection) -> None:
        if left[0]:
            left[0] -= 1
            raise RuntimeError
        await opens(self)

    monkeypatch.setattr(Connection, "open", stumbles)
    there.scene.wire.sockets.cut(there.scene.app)
    await until_renewed(there, before)
    assert left == [0]


async def test_socket_mode_that_is_switched_off_while_it_runs_ends_the_process_with_its_sentence(there: Served) -> None:
    await there.scene.wire.sockets.disable(there.scene.app)
    async with asyncio.timeout(20):
        with pytest.raises(CannotStart) as cannot:
            await there.app.lasts()
    assert cannot.value.text_id == "slack-socket-off"


def test_pauses_grow_and_are_bounded() -> None:
    async def rests() -> list[float]:
        slept: list[float] = []

        async def sleep(seconds: float) -> None:
            slept.append(seconds)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(socket, "FIRST_PAUSE", 1.0)
            patch.setattr(socket, "LONGEST_PAUSE", 120.0)
            patch.setattr(asyncio, "sleep", sleep)
            pauses = Pauses()
            for at_least in (0.0, 0.0, 7.0, 0.0, *([0.0] * 6)):
                await pauses.rest(at_least)
        return slept

    assert asyncio.run(rests()) == [1.0, 2.0, 7.0, 8.0, 16.0, 32.0, 64.0, 120.0, 120.0, 120.0]
