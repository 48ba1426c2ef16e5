"""Who is in the class, as the pages that are open hear of it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiohttp import WSMsgType

from adapters.web.classroom import Classroom
from adapters.web.hub import JsonObject
from tests.adapters.web.conftest import Bot, Open, command


async def test_a_new_role_brings_its_commands_to_the_pages_that_are_open(
    classroom: Classroom, bot: Bot, opened: Open
) -> None:
    ben, ana = await opened("ben"), await opened("ana")
    bot.commands.append(command("poll ask"))
    await classroom.register.set_role("ben", "assistant")
    assert [each["name"] for each in (await ben.event("commands"))["commands"]] == ["poll ask"]
    await classroom.say("chi", "channel:general", "and then")
    await ana.event("message")
    assert not [item for item in ana.heard if item.get("ev") == "commands"]


async def test_a_role_that_changes_again_meanwhile_brings_the_commands_of_the_last(
    classroom: Classroom, bot: Bot, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    ben, go = await opened("ben"), asyncio.Event()

    async def slow(person: str, place: Any) -> list[JsonObject]:
        role = classroom.core.state.person(person).role
        if role == "instructor":
            await go.wait()
        return [command(role)]

    monkeypatch.setattr(classroom.acts, "commands", slow)
    await classroom.register.set_role("ben", "instructor")
    await classroom.register.set_role("ben", "student")
    await ben.event("commands")
    go.set()
    await classroom.settle()
    await classroom.say("chi", "channel:general", "and then")
    await ben.event("message")
    heard = [item["commands"] for item in ben.heard if item.get("ev") == "commands"]
    assert [[each["name"] for each in one] for one in heard] == [["student"]]


async def test_a_page_of_somebody_who_leaves_the_class_is_told_and_closed(classroom: Classroom, opened: Open) -> None:
    ben, ana = await opened("ben"), await opened("ana")
    await classroom.register.remove_person("ben")
    assert (await ana.event("person-gone"))["id"] == "ben"
    assert (await ben.event("person-gone"))["id"] == "ben"
    closed = await asyncio.wait_for(ben.socket.receive(), 30)
    assert (closed.type, closed.data) == (WSMsgType.CLOSE, 4001)
