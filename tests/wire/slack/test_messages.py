"""Messages of the local Slack, as slack_sdk meets them: where apps may write, what they may change, what they read."""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.wire.slack.conftest import client, ids, refused, room
from tests.wire.slack.scene import SCOPES, Scene, Somewhere
from tests.wire.slack.things import Event

SECTION: dict[str, Any] = {"type": "section", "text": {"type": "mrkdwn", "text": "*Tea?*"}}


async def test_a_message_is_posted_changed_and_deleted(bot: AsyncWebClient, scene: Scene) -> None:
    there = scene.places["questions"].id
    seen: list[tuple[str, bool]] = []
    scene.wire.world.seen_by_people.append(lambda message, gone: seen.append((message.text, gone)))
    posted = await bot.chat_postMessage(channel=there, text="Tea?", blocks=[SECTION])
    message = posted["message"]
    assert (message["bot_id"], message["user"]) == (scene.install.bot_id, scene.install.bot.id)
    assert message["blocks"][0]["block_id"]
    more = {"channel": there, "ts": posted["ts"], "blocks": [SECTION, SECTION]}
    kept = await bot.api_call("chat.update", json=more)
    assert (len(kept["message"]["blocks"]), kept["text"]) == (2, "Tea?")
    bare = await bot.chat_update(channel=there, ts=posted["ts"], text="Coffee?")
    assert "blocks" not in bare["message"], "text alone takes the blocks away"
    await bot.chat_delete(channel=there, ts=posted["ts"])
    assert await refused(bot.chat_delete(channel=there, ts=posted["ts"])) == "message_not_found"
    assert await refused(bot.chat_update(channel=there, ts=posted["ts"], text="x")) == "message_not_found"
    assert seen == [("Tea?", False), ("Tea?", False), ("Coffee?", False), ("Coffee?", True)]


async def test_what_others_wrote_is_not_the_apps_to_change(bot: AsyncWebClient, scene: Scene) -> None:
    there = scene.places["questions"]
    written = scene.wire.world.post(there, scene.members["ana"].user, "Mine")
    assert await refused(bot.chat_update(channel=there.id, ts=written.ts, text="x")) == "cant_update_message"
    assert await refused(bot.chat_delete(channel=there.id, ts=written.ts)) == "cant_delete_message"
    assert (await bot.reactions_add(channel=there.id, timestamp=written.ts, name="tea"))["ok"]
    assert await refused(bot.reactions_add(channel=there.id, timestamp=written.ts, name="tea")) == "already_reacted"
    assert await refused(bot.reactions_add(channel=there.id, timestamp=written.ts, name="A b")) == "invalid_name"
    await bot.pins_add(channel=there.id, timestamp=written.ts)
    assert await refused(bot.pins_add(channel=there.id, timestamp=written.ts)) == "already_pinned"
    link = (await bot.chat_getPermalink(channel=there.id, message_ts=written.ts))["permalink"]
    assert link == f"https://class.slack.com/archives/{there.id}/p{written.ts.replace('.', '')}"


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ({"text": ""}, "no_text"),
        ({"text": "x", "blocks": [{"type": "header"}]}, "invalid_blocks"),
        ({"text": "x", "blocks": "{"}, "invalid_blocks_format"),
        ({"text": "x", "metadata": {"event_type": "a"}}, "invalid_metadata_format"),
        ({"text": "x", "metadata": {"event_type": "a", "event_payload": {"a": "x" * 9000}}}, "metadata_too_large"),
    ],
)
async def test_a_message_that_does_not_fit_is_refused(
    bot: AsyncWebClient, scene: Scene, content: dict[str, Any], error: str
) -> None:
    there = scene.places["questions"]
    asked = bot.api_call("chat.postMessage", json={"channel": there.id, **content})
    assert await refused(asked) == error
    assert [each for each in there.messages.values() if each.bot_id] == []


async def test_a_longer_text_is_not_taken_as_a_change(bot: AsyncWebClient, scene: Scene) -> None:
    there = scene.places["questions"].id
    posted = await bot.chat_postMessage(channel=there, text="x" * 4001)
    assert await refused(bot.chat_update(channel=there, ts=posted["ts"], text="x" * 4001)) == "msg_too_long"


async def test_an_app_writes_in_public_channels_without_being_there_only_with_a_scope_for_it(
    bot: AsyncWebClient, scene: Scene, session: aiohttp.ClientSession
) -> None:
    there = scene.add(Somewhere("open", bot=False))
    assert await refused(bot.chat_postMessage(channel=there.id, text="x")) == "not_in_channel"
    assert await refused(bot.conversations_history(channel=there.id)) == "not_in_channel"
    more = scene.wire.world.install(scene.app, scene.team, scene.members["robin"].user, (*SCOPES, "chat:write.public"))
    public = client(scene, session, more.token.value)
    assert (await public.chat_postMessage(channel=there.id, text="x"))["ok"]
    assert (await public.chat_postMessage(channel="#open", text="x"))["channel"] == there.id
    assert await refused(public.conversations_history(channel=there.id)) == "not_in_channel"
    closed = scene.add(Somewhere("news", closed=True))
    assert await refused(bot.chat_postMessage(channel=closed.id, text="x")) == "restricted_action"


async def test_a_person_can_stand_for_their_direct_message(bot: AsyncWebClient, scene: Scene) -> None:
    ana, poller = ids(scene, "ana", "poller")
    sent = await bot.chat_postMessage(channel=ana, text="Hello")
    assert sent["channel"] == (await bot.conversations_open(users=[ana]))["channel"]["id"]
    assert await refused(bot.chat_postMessage(channel=poller, text="Hello")) == "cannot_dm_bot"


async def test_what_one_person_sees_is_in_no_history_and_no_method_changes_it(
    bot: AsyncWebClient, scene: Scene
) -> None:
    there = scene.places["staff"]
    robin, ana = ids(scene, "robin", "ana")
    sent = await bot.chat_postEphemeral(channel=there.id, user=robin, text="Only you")
    ts = sent["message_ts"]
    assert [each.text for each in scene.wire.world.private.values()] == ["Only you"]
    assert "Only you" not in str((await bot.conversations_history(channel=there.id))["messages"])
    assert await refused(bot.chat_update(channel=there.id, ts=ts, text="x")) == "message_not_found"
    assert await refused(bot.chat_delete(channel=there.id, ts=ts)) == "message_not_found"
    above = scene.wire.world.post(there, scene.members["robin"].user, "Question")
    only: dict[str, Any] = {"channel": there.id, "user": robin, "text": "Below", "thread_ts": above.ts}
    await bot.chat_postEphemeral(**only)
    assert len(scene.wire.world.private) == 1, "there is no thread yet"
    await bot.chat_postMessage(channel=there.id, text="Answer", thread_ts=above.ts)
    await bot.chat_postEphemeral(**only)
    assert [each.thread_ts for each in scene.wire.world.private.values()] == [None, above.ts]
    scene.wire.world.reload(scene.members["robin"].user)
    assert scene.wire.world.private == {}
    asked = bot.chat_postEphemeral(channel=there.id, user=ana, text="x")
    assert await refused(asked) == "user_not_in_channel"


async def test_metadata_comes_only_to_who_asks_for_it_and_is_in_the_conversation(
    bot: AsyncWebClient, scene: Scene, session: aiohttp.ClientSession
) -> None:
    there = await room(scene, bot, "there")
    metadata = {"event_type": "job", "event_payload": {"key": "7"}}
    posted = await bot.chat_postMessage(channel=there.id, text="x", metadata=metadata)
    assert posted["message"]["metadata"] == metadata
    assert "metadata" not in (await bot.conversations_history(channel=there.id))["messages"][0]
    whole = await bot.conversations_history(channel=there.id, include_all_metadata=True)
    assert whole["messages"][0]["metadata"] == metadata
    other = scene.wire.world.app("Other", SCOPES)
    installed = scene.wire.world.install(other, scene.team, scene.members["robin"].user)
    stranger = client(scene, session, installed.token.value)
    assert await refused(stranger.conversations_history(channel=there.id)) == "channel_not_found"
    kept = await bot.chat_update(channel=there.id, ts=posted["ts"], text="y")
    assert kept["message"]["metadata"] == metadata
    gone = await bot.chat_update(channel=there.id, ts=posted["ts"], text="y", metadata={})
    assert "metadata" not in gone["message"]
    mark = '{"key": "7"}'
    assert (scene.wire.api.marks[mark], scene.wire.api.made[mark]) == (1, 1)


async def test_answers_stand_below_their_message(bot: AsyncWebClient, scene: Scene) -> None:
    there = scene.places["questions"]
    above = scene.wire.world.post(there, scene.members["ana"].user, "Question")
    first = await bot.chat_postMessage(channel=there.id, text="One", thread_ts=above.ts)
    assert first["message"]["thread_ts"] == above.ts
    below = await bot.chat_postMessage(channel=there.id, text="Two", thread_ts=first["ts"])
    assert below["message"]["thread_ts"] == above.ts, "below an answer is beside it"
    shown = await bot.chat_postMessage(channel=there.id, text="All", thread_ts=above.ts, reply_broadcast=True)
    top = (await bot.conversations_history(channel=there.id))["messages"]
    assert [each["text"] for each in top[:2]] == ["All", "Question"]
    assert (top[1]["reply_count"], top[1]["latest_reply"]) == (3, shown["ts"])
    thread = (await bot.conversations_replies(channel=there.id, ts=below["ts"]))["messages"]
    assert [each["text"] for each in thread] == ["Question", "One", "Two", "All"]
    link = (await bot.chat_getPermalink(channel=there.id, message_ts=below["ts"]))["permalink"]
    assert link.endswith(f"?thread_ts={above.ts}&cid={there.id}")
    assert await refused(bot.conversations_replies(channel=there.id, ts="1.1")) == "thread_not_found"


async def test_below_a_message_that_is_gone_an_answer_stands_in_the_channel_for_all_to_see(
    bot: AsyncWebClient, scene: Scene
) -> None:
    there = scene.places["questions"]
    above = scene.wire.world.post(there, scene.members["ana"].user, "Question")
    scene.wire.world.drop(above)
    orphan = await bot.chat_postMessage(channel=there.id, text="Answer", thread_ts=above.ts)
    assert "thread_ts" not in orphan["message"], "Slack says nothing else of it"
    held = scene.wire.world.post(there, scene.members["ana"].user, "Question")
    await bot.chat_postMessage(channel=there.id, text="Answer", thread_ts=held.ts)
    scene.wire.world.drop(held)
    tombstone = (await bot.conversations_replies(channel=there.id, ts=held.ts))["messages"][0]
    assert (tombstone["subtype"], tombstone["user"]) == ("tombstone", "USLACKBOT")
    under = await bot.chat_postMessage(channel=there.id, text="Still", thread_ts=held.ts)
    assert under["message"]["thread_ts"] == held.ts


async def test_history_is_read_between_moments_and_in_pages(bot: AsyncWebClient, scene: Scene) -> None:
    there = scene.places["staff"]
    posted = [scene.wire.world.post(there, scene.members["robin"].user, f"{number}") for number in range(5)]
    between = await bot.conversations_history(channel=there.id, oldest=posted[1].ts, latest=posted[3].ts)
    assert [each["text"] for each in between["messages"]] == ["2"]
    ends = await bot.conversations_history(
        channel=there.id, oldest=posted[1].ts, latest=posted[3].ts, inclusive=True, limit=2
    )
    assert ([each["text"] for each in ends["messages"]], ends["has_more"]) == (["3", "2"], True)
    cursor = ends["response_metadata"]["next_cursor"]
    rest = await bot.conversations_history(
        channel=there.id, oldest=posted[1].ts, latest=posted[3].ts, inclusive=True, limit=2, cursor=cursor
    )
    assert ([each["text"] for each in rest["messages"]], rest["has_more"]) == (["1"], False)
    assert await refused(bot.conversations_history(channel=there.id, oldest="x")) == "invalid_ts_oldest"


async def test_apps_hear_of_messages_where_they_are(bot: AsyncWebClient, scene: Scene) -> None:
    heard: list[Event] = []
    scene.wire.world.hears.append(heard.append)
    there = scene.places["questions"]
    message = scene.wire.world.post(there, scene.members["ana"].user, "Tea?")
    message.text = "Coffee?"
    scene.wire.world.changed(message)
    scene.wire.world.drop(message)
    await bot.chat_postEphemeral(channel=there.id, user=scene.members["ana"].user.id, text="Only you")
    assert [(each.type, each.body.get("subtype"), each.channel_id) for each in heard] == [
        ("message", None, there.id),
        ("message", "message_changed", there.id),
        ("message", "message_deleted", there.id),
    ]
    assert heard[0].body["channel_type"] == "channel"
    assert heard[0].body["ts"] == heard[0].body["event_ts"] == message.ts
    assert heard[2].body["deleted_ts"] == message.ts
