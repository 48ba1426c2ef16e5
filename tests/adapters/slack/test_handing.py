"""Files come into people's own conversations: one at a time for each person, and where none comes that is said."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from adapters.slack import handing
from adapters.slack.handing import Handing
from adapters.slack.refused import Unauthorized
from adapters.slack.scopes import needed
from adapters.slack.settings import SlackSettings
from bot.config import Config
from bot.parts import declared
from bot.platform import Later
from tests.adapters.slack.class_of import served, set_up
from tests.wire.slack.api import Asked

UPLOAD = "files.getUploadURLExternal"
SHARE = "files.completeUploadExternal"
SCOPES = [each.name for each in needed(declared(Config()), SlackSettings())]


def sending(*came: Exception | None) -> tuple[list[int], Callable[[], Awaitable[None]]]:
    """What raises these in turn, and how often it was tried."""
    tries: list[int] = []

    async def send() -> None:
        tries.append(len(tries))
        if (problem := came[len(tries) - 1]) is not None:
            raise problem

    return tries, send


async def test_the_same_is_sent_once_and_others_come_one_after_the_other() -> None:
    hands, free, order = Handing(), asyncio.Event(), list[str]()

    def send(name: str) -> Callable[[], Awaitable[None]]:
        async def waits() -> None:
            order.append(name)
            await free.wait()

        return waits

    asked = [("ana", "me"), ("ana", "me"), ("ana", "poll"), ("ben", "me")]
    going = [asyncio.create_task(hands.hand(user, what, send(f"{user} {what}"))) for user, what in asked]
    for _ in range(3):
        await asyncio.sleep(0)
    assert order == ["ana me", "ben me"]
    free.set()
    await asyncio.gather(*going)
    assert order == ["ana me", "ben me", "ana poll"]
    assert not hands._turns
    await hands.hand("ana", "me", send("ana me"))
    assert order[-1] == "ana me"


async def test_a_limit_is_waited_out_unless_that_takes_too_long() -> None:
    tries, send = sending(Later(0.001), Later(0.001), None)
    await Handing().hand("ana", "me", send)
    assert len(tries) == 3
    for problem in (Later(handing.LONGEST + 1), Unauthorized(1.0)):
        tries, send = sending(problem)
        with pytest.raises(Later):
            await Handing().hand("ana", "me", send)
        assert len(tries) == 1


async def test_who_asks_for_much_at_once_gets_one_file_and_keeps_nobody_elses_away(tmp_path: Path) -> None:
    async with served(tmp_path) as there:
        await set_up(there)
        held, going = asyncio.Event(), list[Asked]()

        async def before(asked: Asked) -> None:
            if asked.method == UPLOAD:
                going.append(asked)
                await held.wait()

        there.scene.wire.api.before = before
        await asyncio.gather(*(there.ana.runs("/homeroom me", place="general") for _ in range(20)))
        await there.ben.runs("/homeroom me", place="general")
        held.set()
        await there.heard()
        assert len(going) == 2
        for who in (there.ana, there.ben):
            assert "It may take a few minutes to come there" in who.answer
            assert "homeroom-about-me.json" in who.reads("direct")


@pytest.mark.parametrize("scope", ["files:write", "im:write"])
async def test_without_the_right_nobody_is_sent_to_look_for_a_file(tmp_path: Path, scope: str) -> None:
    async with served(tmp_path, scopes=[each for each in SCOPES if each != scope]) as there:
        await there.ana.runs("/homeroom me", place="general")
        await there.heard()
        assert f"lacks the right {scope}" in there.ana.answer
        assert "look into your own conversation" not in there.ana.answer
        assert there.asked(UPLOAD) == []


async def test_a_file_that_cannot_come_is_said_to_be_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with served(tmp_path) as there:

        async def lost(*_: object) -> None:
            raise Later(1.0)

        monkeypatch.setattr(Handing, "hand", lost)
        await there.ana.runs("/homeroom me", place="general")
        await there.heard()
        assert "homeroom-about-me.json could not come" in there.ana.answer
