"""Tokens that end are renewed before, by one process, and stored before anybody uses them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from adapters.slack import socket
from adapters.slack.places import space_of
from adapters.slack.refused import Unauthorized
from adapters.slack.secret import new_key
from bot.platform import Later
from storage.problems import Unreachable
from tests.adapters.slack.workspaces import KEY, There, there
from tests.wire.slack.api import Asked, Fault

HOUR = timedelta(hours=1)
RENEWAL = "oauth.v2.access"


@pytest.fixture
async def class_of(tmp_path: Path) -> AsyncIterator[There]:
    async with there(tmp_path) as found:
        await found.installs()
        yield found


async def test_a_token_is_renewed_before_it_ends_and_nobody_waits(class_of: There) -> None:
    world, first = class_of.scene.wire.world, class_of.scene.install.token.value
    class_of.clock.advance(9 * HOUR)
    await class_of.says()
    assert class_of.asked(RENEWAL) == 1  # the code
    class_of.clock.advance(HOUR + timedelta(seconds=1))
    for _ in range(5):
        await class_of.says()
    await class_of.one.tokens.close()
    assert class_of.asked(RENEWAL) == 2
    held = await class_of.one.tokens.held(class_of.team)
    assert held is not None
    assert held.token == class_of.scene.install.token.value != first
    assert held.installation.expires_at == class_of.clock.real() + 12 * HOUR
    class_of.clock.advance(3 * HOUR)
    assert world.tokens[first].expires is not None
    await class_of.says()
    assert [call.error for call in class_of.scene.wire.api.called("users.info")] == [""] * 7


async def test_one_that_has_ended_is_renewed_first(class_of: There) -> None:
    class_of.clock.advance(20 * HOUR)
    await asyncio.gather(*(class_of.says() for _ in range(5)))
    assert class_of.asked(RENEWAL) == 2
    assert [call.error for call in class_of.scene.wire.api.called("users.info")] == [""] * 5


async def test_the_new_tokens_are_stored_also_where_nobody_waits_for_them_any_more(class_of: There) -> None:
    asked, go_on = asyncio.Event(), asyncio.Event()

    async def holds(call: Asked) -> None:
        if call.method == RENEWAL:
            asked.set()
            await go_on.wait()

    class_of.scene.wire.api.before = holds
    class_of.clock.advance(20 * HOUR)
    waiting = asyncio.ensure_future(class_of.says())
    await asked.wait()
    waiting.cancel()
    await asyncio.wait([waiting])
    go_on.set()
    await class_of.one.tokens.close()
    class_of.scene.wire.api.before = None
    await class_of.says(class_of.another())
    assert class_of.asked(RENEWAL) == 2


@pytest.mark.parametrize("until_it_ends", [False, True])
async def test_new_tokens_serve_and_are_stored_where_the_database_was_away_for_a_moment(
    class_of: There, monkeypatch: pytest.MonkeyPatch, until_it_ends: bool
) -> None:
    """Slack gives them once: the old ones are worth nothing afterwards."""
    monkeypatch.setattr(socket, "FIRST_PAUSE", 3600.0 if until_it_ends else 0.0)
    write, database, is_away = class_of.database.write, class_of.database, asyncio.Event()

    async def perhaps(space_id: str | None, act: Any) -> Any:
        if is_away.is_set():
            raise Unreachable("away")
        return await write(space_id, act)

    async def goes_away(call: Asked) -> None:
        if call.method == RENEWAL:
            is_away.set()

    monkeypatch.setattr(database, "write", perhaps)
    class_of.scene.wire.api.before = goes_away
    class_of.clock.advance(20 * HOUR)
    await class_of.says()
    class_of.one.tokens.forget(class_of.team)
    await class_of.says()
    is_away.clear()
    if until_it_ends:
        await class_of.one.tokens.close()
    else:
        await asyncio.wait([*class_of.one.tokens._storing])
    await class_of.says(class_of.another())
    assert class_of.asked(RENEWAL) == 2
    await class_of.one.tokens.close()


async def test_who_installs_it_while_slack_says_that_it_is_over_has_it_still(class_of: There) -> None:
    over = class_of.one.tokens._over

    async def meanwhile(team: str, before: datetime) -> None:
        class_of.clock.advance(HOUR)
        await class_of.installs()
        await over(team, before)

    class_of.one.tokens._over = meanwhile
    class_of.scene.wire.world.uninstall(class_of.scene.install)
    with pytest.raises(SlackApiError):
        await class_of.says()
    await class_of.says()
    assert await class_of.spaces() == [space_of(class_of.team)]


async def test_of_two_processes_one_renews_and_the_other_has_it_too(class_of: There) -> None:
    other = class_of.another()
    await class_of.says(other)
    class_of.clock.advance(20 * HOUR)
    done = await asyncio.gather(class_of.says(), class_of.says(other), return_exceptions=True)
    assert [each for each in done if each is not None and not isinstance(each, Later)] == []
    for process in (class_of.one, other):
        await process.tokens.close()
        await class_of.says(process)
    assert class_of.asked(RENEWAL) == 2


async def test_what_could_not_be_renewed_is_asked_for_again_later_or_by_another_process(
    class_of: There,
) -> None:
    class_of.clock.advance(20 * HOUR)
    class_of.scene.wire.api.faults.append(Fault(500, RENEWAL))
    with pytest.raises(Later):
        await class_of.says()
    before = class_of.asked(RENEWAL)
    with pytest.raises(Unauthorized):  # it is not asked again and again
        await class_of.says()
    assert class_of.asked(RENEWAL) == before
    await class_of.says(class_of.another())


async def test_where_slack_gives_no_new_tokens_the_old_one_serves_to_its_end(class_of: There) -> None:
    class_of.scene.wire.world.refreshes.clear()
    class_of.clock.advance(11 * HOUR)
    for _ in range(3):
        await class_of.says()
        await class_of.one.tokens.close()
    assert class_of.asked(RENEWAL) == 2
    class_of.clock.advance(2 * HOUR)
    with pytest.raises(Unauthorized):
        await class_of.says()
    again = await class_of.installs()
    assert again.sealed is not None
    await class_of.says()


async def test_what_another_process_renewed_is_found_when_slack_refuses_the_old_one(class_of: There) -> None:
    other = class_of.another()
    await class_of.says(other)
    class_of.clock.advance(11 * HOUR)
    await class_of.says()
    await class_of.one.tokens.close()
    old = await other.tokens.held(class_of.team)
    assert old is not None
    class_of.scene.wire.world.tokens[old.token].ended = "token_expired"
    await class_of.says(other)
    assert class_of.asked(RENEWAL) == 2


async def test_a_token_that_slack_says_has_ended_is_renewed_whatever_our_clock_says(class_of: There) -> None:
    class_of.scene.wire.world.tokens[class_of.scene.install.token.value].ended = "token_expired"
    await class_of.says()
    assert class_of.asked(RENEWAL) == 2


async def test_with_another_key_nothing_is_opened_and_with_both_it_is_sealed_anew(class_of: There) -> None:
    key = new_key()
    stranger = class_of.another(key)
    with pytest.raises(Unauthorized):
        await class_of.says(stranger)
    reads = class_of.database.metrics.statements
    for _ in range(5):
        assert await stranger.tokens.held(class_of.team) is None
    assert class_of.database.metrics.statements == reads  # nor is it tried with every event
    before = await class_of.stored()
    await class_of.says(class_of.another(f"{key},{KEY}"))
    after = await class_of.stored()
    assert before is not None
    assert after is not None
    assert before.sealed != after.sealed
    await class_of.says(class_of.another(key))
    assert class_of.asked(RENEWAL) == 1


async def test_what_was_read_before_a_change_was_told_is_not_remembered(class_of: There) -> None:
    tokens, metrics = class_of.one.tokens, class_of.database.metrics
    reading = asyncio.ensure_future(tokens.held(class_of.team))
    await asyncio.sleep(0)
    tokens.forget(class_of.team)
    assert await reading is not None
    for more in (1, 0):  # it is read anew, and then known
        before = metrics.statements
        await tokens.held(class_of.team)
        assert metrics.statements - before == more


async def test_a_token_that_never_ends_is_never_renewed(tmp_path: Path) -> None:
    async with there(tmp_path, rotates=False) as class_of:
        found = await class_of.installs()
        assert found.expires_at is None
        class_of.clock.advance(1000 * HOUR)
        await class_of.says()
        assert class_of.asked(RENEWAL) == 1
