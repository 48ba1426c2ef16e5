"""Whatever ends the connection to Discord, Homeroom begins anew; only what an operator has to mend ends it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
import structlog
from aiohttp import ClientSession

from adapters.discord import lifeline
from bot.card import Card
from bot.people import Place, PlaceKind
from bot.platform import CannotStart, Later
from storage.database import Database, Tx
from storage.problems import Unreachable
from tests.adapters.discord.server_of import Served, served
from tests.adapters.discord.test_story import set_up
from tests.wire.discord.api import Asked, Fault
from tests.wire.discord.limits import Refusal, TooSoon
from tests.wire.discord.server import Discord

T = TypeVar("T")


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long here."""
    monkeypatch.setattr(lifeline, "FIRST_PAUSE", 0.01)


async def until_connected(there: Served) -> None:
    await there.wire.gateway.connected()
    await there.heard()


async def test_where_the_gateways_address_cannot_be_asked_for_at_the_start_it_is_asked_for_again(
    tmp_path: Path,
) -> None:
    async with served(tmp_path, before=lambda wire: wire.api.faults.append(Fault(503, "GET /gateway/bot"))) as there:
        await until_connected(there)
        await set_up(there)
        assert there.adapter.is_connected


@pytest.mark.parametrize("code", [1000, 4004, 4010, 4013])
async def test_a_connection_that_discord_ends_is_made_anew(there: Served, code: int) -> None:
    await set_up(there)
    await there.wire.gateway.close(code)
    await until_connected(there)
    await there.ana.runs("homeroom help", place="general")
    assert "/icebreaker suggest" in there.ana.answer
    platform = there.adapter.platform_of(there.space_id)
    await platform.post(Place(there.space_id, PlaceKind.CHANNEL, str(there.channels["general"].id)), Card("x"), "n1")


@pytest.mark.parametrize("code", [4000, 4008])
async def test_a_session_that_discord_keeps_is_resumed_and_nothing_done_meanwhile_is_lost(
    there: Served, code: int
) -> None:
    await set_up(there)
    gateway = there.wire.gateway
    logins = len(gateway.identified)
    await gateway.close(code)
    asked = asyncio.create_task(there.ana.runs("homeroom help", place="general"))
    await until_connected(there)
    await asked
    assert "/icebreaker suggest" in there.ana.answer
    assert there.adapter.is_connected
    assert (gateway.resumed, len(gateway.identified)) == (1, logins)


async def test_an_intent_that_is_switched_off_while_it_runs_is_done_without(there: Served) -> None:
    await set_up(there)
    there.application.privileged = 0
    await there.wire.gateway.close(4014)
    await until_connected(there)
    await there.robin.runs("staff doctor", place="general")
    assert "Server Members Intent" in there.robin.answer


async def test_a_database_that_is_away_while_it_logs_in_is_waited_for(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    await set_up(there)
    real, left = Database.write, [3]

    async def write(self: Database, space_id: str | None, work: Callable[[Tx], T]) -> T:
        if space_id == "discord-login" and left[0]:
            left[0] -= 1
            raise Unreachable("away")
        return await real(self, space_id, work)

    monkeypatch.setattr(Database, "write", write)
    there.wire.gateway.invalidate()
    await there.wire.gateway.disconnected()
    await until_connected(there)
    assert left == [0]
    await there.ana.runs("homeroom help", place="general")
    assert "/icebreaker suggest" in there.ana.answer


async def test_a_token_that_was_reset_ends_the_process_with_the_sentence_of_a_start(there: Served) -> None:
    there.application.token = "another"
    await there.wire.gateway.close(4004)
    with pytest.raises(CannotStart) as cannot:
        await there.app.lasts()
    assert cannot.value.text_id == "discord-token"


async def test_each_try_to_come_back_is_one_line_and_so_is_that_it_is_there_again(
    there: Served, caplog: pytest.LogCaptureFixture
) -> None:
    gateway = there.wire.gateway
    await set_up(there)
    with structlog.testing.capture_logs() as logs:
        gateway.away = True
        gateway.drop()
        while not any(each["event"] == "discord.away" for each in logs):
            await gateway.disconnected()
            await asyncio.sleep(0)
        gateway.away = False
        await until_connected(there)
    told = [each for each in logs if each["event"].startswith("discord.")]
    assert told[0] == {"event": "discord.ended", "shard": 0, "log_level": "info"}
    away = {"event": "discord.away", "type": "WSServerHandshakeError", "status": 503, "log_level": "warning"}
    assert away in told
    assert told[-1] == {"event": "discord.connected", "shard": 0, "log_level": "info"}
    assert [each for each in caplog.records if each.exc_info or each.name.startswith("discord")] == []


async def test_of_a_limit_the_log_has_no_address(there: Served, caplog: pytest.LogCaptureFixture) -> None:
    await set_up(there)

    async def limits(asked: Asked) -> None:
        if asked.route == "POST /channels/{channel_id}/messages":
            there.wire.api.before = None
            raise TooSoon(Refusal(0.01, "user"))

    there.wire.api.before = limits
    general = Place(there.space_id, PlaceKind.CHANNEL, str(there.channels["general"].id))
    with structlog.testing.capture_logs() as logs:
        await there.adapter.platform_of(there.space_id).post(general, Card("x"), "n1")
    assert [each["event"] for each in logs] == ["discord.limited"]
    assert caplog.records == []


async def test_while_there_is_no_connection_it_is_told_and_what_is_to_be_sent_waits(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    rests = asyncio.Event()

    async def rest(self: lifeline.Pauses, at_least: float = 0.0) -> None:
        rests.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(lifeline.Pauses, "rest", rest)
    async with ClientSession(there.app.address) as browser:
        assert (await browser.get("/readyz")).status == 200
        await there.wire.gateway.close(4013)
        await rests.wait()
        answer = await browser.get("/readyz")
        assert (answer.status, await answer.text()) == (503, "not ready: discord\n")
    general = Place(there.space_id, PlaceKind.CHANNEL, str(there.channels["general"].id))
    with pytest.raises(Later):
        await there.adapter.platform_of(there.space_id).post(general, Card("x"), "n1")


async def test_an_address_that_is_blocked_and_a_limit_are_waited_out_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited = []

    async def rest(self: lifeline.Pauses, at_least: float = 0.0) -> None:
        waited.append(at_least)

    monkeypatch.setattr(lifeline.Pauses, "rest", rest)

    def refuses(wire: Discord) -> None:
        """First whoever stands before it, then Discord itself."""
        wire.api.faults += [Fault(403, "GET /users/@me"), Fault(429, "GET /users/@me")]

        async def limits(asked: Asked) -> None:
            if asked.route == "GET /users/@me" and not wire.api.faults:
                wire.api.before = None
                raise TooSoon(Refusal(90.0, "user"))

        wire.api.before = limits

    async with served(tmp_path, before=refuses) as there:
        assert there.adapter.is_connected
    assert waited == [0.0, 0.0, 90.0]


def test_pauses_grow_and_are_bounded() -> None:
    async def rests() -> list[float]:
        slept: list[float] = []

        async def sleep(seconds: float) -> None:
            slept.append(seconds)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(lifeline, "FIRST_PAUSE", 2.0)
            patch.setattr(asyncio, "sleep", sleep)
            pauses = lifeline.Pauses()
            for at_least in (0.0, 0.0, 7.0, 0.0, 3600.0, *([0.0] * 5)):
                await pauses.rest(at_least)
        return slept

    assert asyncio.run(rests()) == [2.0, 4.0, 8.0, 16.0, 3600.0, 64.0, 128.0, 256.0, 300.0, 300.0]
