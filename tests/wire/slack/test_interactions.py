"""Interactions of the local Slack, as slack-bolt meets them: what comes with each, and how it may be answered."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from tests.wire.slack.bolt import Asked
from tests.wire.slack.people import Member, Refused
from tests.wire.slack.samples import actions, button, choice, modal, section, select
from tests.wire.slack.scene import Scene
from tests.wire.slack.sending import Delivery
from tests.wire.slack.things import Data


async def test_a_command_comes_with_who_and_where_and_what_was_named(asked: Asked, scene: Scene, ana: Member) -> None:
    ana.lull = 0.01
    line = "/homeroom meet @ben in #general & bring <3"
    assert await ana.runs(line, "questions") == {"shown": "nothing"}
    (body,) = asked.bodies
    ben, general = scene.members["ben"].person, scene.places["general"].id
    assert body["text"] == f"meet <@{ben}|ben> in <#{general}|general> &amp; bring &lt;3"
    assert (body["command"], body["channel_id"], body["channel_name"]) == (
        "/homeroom",
        scene.places["questions"].id,
        "questions",
    )
    assert (body["user_id"], body["team_id"], body["api_app_id"]) == (ana.person, scene.team.id, scene.app.id)
    await scene.members["sam"].runs("/homeroom", "staff")
    await ana.runs("/homeroom", "direct")
    assert [each["channel_name"] for each in asked.bodies[1:]] == ["privategroup", "directmessage"]


async def test_slack_sends_no_command_from_where_there_is_none(asked: Asked, scene: Scene, ana: Member) -> None:
    said = await ana.says("Tea?", "general")
    thread = await ana.opens_thread(said)
    for line, place, why in (
        ("/homeroom hello", thread, "not-in-threads"),
        ("/icebreaker now", "general", "no-such-command"),
        ("/homeroom hello", scene.places["staff"], "not-there"),
    ):
        with pytest.raises(Refused) as no:
            await ana.runs(line, place)
        assert no.value.text_id == why
    assert asked.bodies == []


async def test_an_address_takes_five_answers_and_ends(asked: Asked, scene: Scene, ana: Member) -> None:
    ana.lull = 0.01
    await ana.runs("/homeroom hello", "general")
    url = AsyncWebhookClient(asked.bodies[0]["response_url"])
    assert (await url.send(text="For you")).body == "ok"
    assert (ana.answer, scene.members["ben"].answer) == ("For you", "")
    assert (await url.send(text="For all", response_type="in_channel")).status_code == 200
    assert scene.members["ben"].reads("general").endswith("For all")
    assert (await url.send(text="x", blocks=[{"type": "header"}])).status_code == 400
    assert (await url.send(text="x", replace_original=True)).status_code == 400, "a command has no message"
    for _ in range(3):
        spent = await url.send(text="Again")
    assert (spent.status_code, spent.body) == (404, '{"ok": false, "error": "used_url"}')
    assert ana.reads("general").count("Again") == 1
    scene.wire.interactions.factor = 1e9
    await ana.runs("/homeroom hello", "general")
    late = await AsyncWebhookClient(asked.bodies[1]["response_url"]).send(text="Late")
    assert (late.status_code, late.body) == (404, '{"ok": false, "error": "expired_url"}')


async def test_a_press_comes_with_its_message_and_can_change_it(
    asked: Asked, scene: Scene, ana: Member, bot: AsyncWebClient
) -> None:
    blocks = [actions(button("skip:1", value="v"), select(initial_option=choice("1")), block_id="b")]
    posted = await bot.chat_postMessage(channel=scene.places["general"].id, text="Tea?", blocks=blocks)

    async def acts(body: Data, client: AsyncWebClient) -> None:
        url = AsyncWebhookClient(body["response_url"])
        await url.send(text="Done", replace_original=True, blocks=[section("*Done*")])

    asked.acts = acts
    assert await ana.presses("Tea?") == {"shown": "here"}
    (body,) = asked.bodies
    assert body["container"] == {
        "type": "message",
        "message_ts": posted["ts"],
        "channel_id": scene.places["general"].id,
        "is_ephemeral": False,
    }
    (action,) = body["actions"]
    assert (action["action_id"], action["block_id"], action["value"], action["type"]) == (
        "skip:1",
        "b",
        "v",
        "button",
    )
    assert body["message"]["ts"] == posted["ts"]
    assert body["state"]["values"]["b"]["s"]["selected_option"]["value"] == "1"
    assert scene.members["ben"].reads("general").endswith("Done")
    with pytest.raises(Refused):
        await ana.presses("Tea?")
    assert scene.wire.interactions.complaints == []


async def test_a_private_message_is_one_persons_until_they_reload(
    asked: Asked, scene: Scene, ana: Member, bot: AsyncWebClient
) -> None:
    general = scene.places["general"].id
    await bot.chat_postEphemeral(channel=general, user=ana.person, text="Psst", blocks=[actions(button("once"))])
    assert ana.answer == "[Tea?]"
    assert ana.sees("general")[-1]["private"]
    with pytest.raises(Refused):
        await scene.members["ben"].presses("Tea?")

    async def acts(body: Data, client: AsyncWebClient) -> None:
        assert "message" not in body
        assert body["container"]["is_ephemeral"]
        await AsyncWebhookClient(body["response_url"]).send(delete_original=True)

    asked.acts = acts
    assert await ana.presses("Tea?") == {"shown": "here"}
    assert ana.answer == ""
    await bot.chat_postEphemeral(channel=general, user=ana.person, text="Psst")
    ana.reloads()
    assert (ana.answer, "Psst" in ana.reads("general")) == ("", False)


async def test_shortcuts_come_with_their_message_or_with_nothing(asked: Asked, scene: Scene, ana: Member) -> None:
    scene.app.shortcuts += [
        {"name": "Report", "callback_id": "admin.report", "type": "message"},
        {"name": "Homeroom", "callback_id": "menu", "type": "global"},
    ]
    said = await ana.says("Tea?", "general")
    asked.opens(modal(section("Reported")))
    assert await ana.picks("report", said) == {"shown": "private"}
    body = asked.bodies[0]
    assert (body["type"], body["callback_id"], body["message"]["ts"]) == ("message_action", "admin.report", said["id"])
    assert body["response_url"]
    await ana.uses_shortcut("menu")
    assert asked.bodies[1]["type"] == "shortcut"
    assert "response_url" not in asked.bodies[1]
    with pytest.raises(LookupError, match="Homeroom"):
        await ana.uses_shortcut("Nothing")


async def test_an_app_can_be_killed_while_somebody_waits_for_it(asked: Asked, scene: Scene, ana: Member) -> None:
    kinds: list[str] = []

    async def cut(delivery: Delivery) -> None:
        kinds.append(delivery.kind)
        scene.wire.sockets.cut(scene.app)

    scene.wire.sender.asked = cut
    never = asyncio.Event()

    @asked.app.middleware
    async def slow(next: Any) -> None:
        await never.wait()
        await next()

    with pytest.raises(Refused, match="dispatch_failed"):
        await ana.runs("/homeroom hello", "general")
    assert kinds == ["slash_commands"]
    never.set()
    await scene.wire.sockets.until_connected(scene.app)
    scene.wire.sockets.complaints.clear()


async def test_an_app_that_says_nothing_in_time_is_told_of(asked: Asked, scene: Scene, ana: Member) -> None:
    scene.wire.sender.patience = 0.05
    never = asyncio.Event()

    @asked.app.middleware
    async def slow(next: Any) -> None:
        await never.wait()
        await next()

    with pytest.raises(Refused, match="operation_timeout"):
        await ana.runs("/homeroom hello", "general")
    never.set()
    scene.wire.sockets.complaints.clear()
