"""Who is in a channel, for what is shown of it elsewhere: told once for a while, and of nobody where it is not told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.slack.inside import read_by
from bot.people import Place
from tests.adapters.slack.workspace_of import Ported, ported
from tests.wire.slack.api import Asked

MEMBERS = "conversations.members"


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Ported]:
    """A workspace in which Homeroom is installed."""
    async with ported(tmp_path) as found:
        yield found


async def reads(there: Ported, name: str, *places: str) -> set[Place]:
    """Which of these channels somebody can read."""
    workspace = await there.workspace()
    return {*await read_by(workspace, there.member(name).person, [there.place(each) for each in places])}


async def test_who_is_in_it_reads_it_and_is_asked_for_once(there: Ported) -> None:
    assert await reads(there, "ana", "general", "staff") == {there.place("general")}
    assert await reads(there, "ana", "general") == {there.place("general")}
    assert await reads(there, "gus", "general") == set()
    assert there.asked(MEMBERS).count(MEMBERS) == 2
    (await there.workspace()).moved()
    assert await reads(there, "ana", "general") == {there.place("general")}
    assert there.asked(MEMBERS).count(MEMBERS) == 3


async def test_what_slack_does_not_tell_in_time_is_nobodys_and_known_a_moment_later(there: Ported) -> None:
    waits, goes_on = asyncio.Event(), asyncio.Event()

    async def hold(asked: Asked) -> None:
        waits.set()
        await goes_on.wait()

    there.scene.wire.api.before = hold
    first = asyncio.ensure_future(reads(there, "ana", "general"))
    await waits.wait()
    first.cancel()
    await asyncio.wait([first])
    goes_on.set()
    assert await reads(there, "ana", "general") == {there.place("general")}
    assert there.asked(MEMBERS).count(MEMBERS) == 1


async def test_where_homeroom_is_gone_nothing_is_asked_any_more(there: Ported) -> None:
    waits = asyncio.Event()

    async def hold(asked: Asked) -> None:
        waits.set()
        await asyncio.Event().wait()

    there.scene.wire.api.before = hold
    first = asyncio.ensure_future(reads(there, "ana", "general"))
    await waits.wait()
    workspace = await there.workspace()
    (task,) = workspace.listing
    there.workspaces.forget(there.space_id)
    await asyncio.wait([task, first])
    assert task.cancelled()
