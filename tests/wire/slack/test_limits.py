"""The local Slack's limits as slack_sdk runs into them, and the moments at which a test steps in."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from tests.wire.slack.api import Asked, Fault, Lost
from tests.wire.slack.conftest import client, ids, refused
from tests.wire.slack.limits import PER_CHANNEL, TIERS, Limits
from tests.wire.slack.refused import ApiError
from tests.wire.slack.scene import Plan, Scene


async def statuses(asked: list[Any]) -> list[int]:
    """How all of these were answered."""
    found = []
    for each in asked:
        try:
            found.append((await each).status_code)
        except SlackApiError as no:
            found.append(no.response.status_code)
    return found


@pytest.mark.parametrize("tier", [2, 3, 4])
def test_a_tier_is_so_many_calls_in_any_minute(tier: int) -> None:
    limits = Limits(factor=1.0)
    waits = [limits.take("A", "T", "m", tier) for _ in range(TIERS[tier] + 1)]
    assert waits[:-1] == [0] * TIERS[tier]
    assert 59 <= waits[-1] <= 60, "whole seconds, until the first of them is a minute ago"
    assert limits.take("A", "T2", "m", tier) == 0, "every workspace has its own"
    assert limits.take("A2", "T", "m", tier) == 0, "and every app"
    assert limits.take("A", "T", "n", tier) == 0, "and every method"
    assert (limits.refused["m"], limits.counted["m"]) == (1, TIERS[tier] + 2)


async def test_a_window_passes(scene: Scene, bot: AsyncWebClient) -> None:
    scene.wire.limits.factor = 600.0
    asked = [bot.conversations_create(name=f"c{number}") for number in range(TIERS[2])]
    assert await statuses(asked) == [200] * TIERS[2]
    scene.wire.limits.factor = 60.0
    with pytest.raises(SlackApiError) as no:
        await bot.conversations_create(name="more")
    assert (no.value.response.status_code, no.value.response["error"]) == (429, "ratelimited")
    assert no.value.response.headers["Retry-After"] == "1"
    bot.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=3))
    assert (await bot.conversations_create(name="more"))["ok"], "slack_sdk's own handler waits as long as it was told"
    assert scene.wire.limits.refused["conversations.create"] == 2


async def test_messages_are_about_one_a_second_and_channel(scene: Scene, bot: AsyncWebClient) -> None:
    scene.wire.limits.factor = 1.0
    general, questions = scene.places["general"].id, scene.places["questions"].id
    most, _ = PER_CHANNEL
    asked = [bot.chat_postMessage(channel=general, text="x") for _ in range(most + 1)]
    assert await statuses(asked) == [200] * most + [429]
    assert await statuses([bot.chat_postMessage(channel=questions, text="x")]) == [200]
    scene.wire.limits.per_team = most + 1
    assert await statuses([bot.chat_postMessage(channel=questions, text="x")]) == [429], "all channels together"


async def test_history_is_narrow_for_apps_outside_of_the_marketplace(session: aiohttp.ClientSession) -> None:
    scene = await Scene.open(Plan(narrow_history=True, factor=1.0))
    there = scene.places["questions"]
    for number in range(20):
        scene.wire.world.post(there, scene.members["ana"].user, f"{number}")
    bot = client(scene, session)
    found = await bot.conversations_history(channel=there.id, limit=200)
    assert (len(found["messages"]), found["has_more"]) == (15, True)
    assert await statuses([bot.conversations_history(channel=there.id)]) == [429]
    await scene.wire.close()


async def test_the_record_has_what_was_asked_and_nothing_that_people_read(scene: Scene, bot: AsyncWebClient) -> None:
    there = scene.places["questions"].id
    posted = await bot.chat_postMessage(channel=there, text="Private words")
    home = {"type": "home", "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "Private words"}}]}
    await bot.views_publish(user_id=ids(scene, "ana")[0], view=home)
    assert await refused(bot.chat_update(channel=there, ts="1.1", text="Private words")) == "message_not_found"
    calls = scene.wire.api.calls
    assert [(each.method, each.status, each.error) for each in calls] == [
        ("chat.postMessage", 200, ""),
        ("views.publish", 200, ""),
        ("chat.update", 200, "message_not_found"),
    ]
    assert {each.team_id for each in calls} == {scene.team.id}
    assert (calls[0].given, calls[2].given) == ({"channel": there}, {"channel": there, "ts": "1.1"})
    assert "Private words" not in json.dumps([each.given for each in calls])
    assert posted["ok"]
    assert len(scene.wire.api.called("chat.update", scene.team.id)) == 1
    assert scene.wire.api.called("chat.update", "T0OTHER") == []


async def test_faults_come_as_often_as_they_were_put_in(scene: Scene, bot: AsyncWebClient) -> None:
    scene.wire.api.faults += [
        Fault(503, "auth.test", times=2),
        Fault(method="users.list", error="fatal_error"),
        Fault(429, "users.list", retry_after=7),
    ]
    found = []
    async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {scene.install.token.value}"}) as session:
        for _ in range(3):
            async with session.post(f"{scene.wire.api_url}auth.test") as answer:
                found.append(answer.status)
    assert found == [503, 503, 200]
    assert await refused(bot.users_list()) == "fatal_error"
    with pytest.raises(SlackApiError) as no:
        await bot.users_list()
    assert no.value.response.headers["Retry-After"] == "7"
    assert (await bot.users_list())["ok"]


async def test_a_test_steps_in_before_and_after_a_call(scene: Scene, bot: AsyncWebClient) -> None:
    there = scene.places["questions"]
    before = len(there.messages)
    bot.retry_handlers.clear()

    async def lost(asked: Asked) -> None:
        raise Lost

    scene.wire.api.after = lost
    with pytest.raises(aiohttp.ClientError):
        await bot.chat_postMessage(channel=there.id, text="x")
    assert len(there.messages) == before + 1, "it was done, and the app does not know"
    scene.wire.api.after, scene.wire.api.before = None, lost
    with pytest.raises(aiohttp.ClientError):
        await bot.chat_postMessage(channel=there.id, text="x")
    assert len(there.messages) == before + 1

    async def says_no(asked: Asked) -> None:
        raise ApiError("restricted_action")

    scene.wire.api.before = says_no
    assert await refused(bot.chat_postMessage(channel=there.id, text="x")) == "restricted_action"
    scene.wire.api.before, scene.wire.api.off = None, True
    with pytest.raises(aiohttp.ClientError):
        await bot.auth_test()
    scene.wire.api.off, scene.wire.api.latency = False, 0.05
    began = asyncio.get_running_loop().time()
    await bot.auth_test()
    assert asyncio.get_running_loop().time() - began >= 0.05


async def test_what_is_no_method_and_what_is_no_json_is_said(scene: Scene, bot: AsyncWebClient) -> None:
    assert await refused(bot.api_call("chat.shout")) == "unknown_method"
    assert scene.wire.api.unknown.pop() == "chat.shout"
    token = {"Authorization": f"Bearer {scene.install.token.value}"}
    url = f"{scene.wire.api_url}chat.postMessage"
    as_json = {**token, "Content-Type": "application/json"}
    async with aiohttp.ClientSession() as session:
        async with session.post(url, data=b"{", headers=as_json) as answer:
            assert (await answer.json())["error"] == "invalid_json"
        async with session.post(url, data=b"[]", headers=as_json) as answer:
            assert (await answer.json())["error"] == "json_not_object"
        form = {"channel": scene.places["general"].id, "text": "x", "token": scene.install.token.value}
        async with session.post(url, data=form) as answer:
            assert (await answer.json())["ok"], "a form with the token in it will do"
