"""Messages that apps post, change and delete, also for one person only; reactions and pins."""

from __future__ import annotations

import json
import re
import time
from typing import Any, Final

from tests.wire.slack import shapes
from tests.wire.slack.access import ANY, message, person, reach
from tests.wire.slack.api import Call, Methods
from tests.wire.slack.blocks import kept_blocks
from tests.wire.slack.check_blocks import check_message
from tests.wire.slack.refused import ApiError
from tests.wire.slack.things import Channel, Data, Kind, Message
from tests.wire.slack.world import WRITTEN

methods = Methods()
WRITE: Final = ("chat:write",)
LONGEST_UPDATE: Final = 4_000
"""Characters of ``text`` in ``chat.update``."""
LARGEST_METADATA: Final = 8_192
"""Bytes of metadata. No page tells it; Slack's own libraries were told 8 KB."""


def metadata_of(call: Call) -> Data | None:
    """What comes with a message for apps alone; ``{}`` takes it away."""
    given = call.data("metadata", "invalid_metadata_format")
    if not given:
        return None if given is None else {}
    if not isinstance(given, dict) or not isinstance(given.get("event_type"), str):
        raise ApiError("invalid_metadata_format")
    if not isinstance(given.get("event_payload"), dict):
        raise ApiError("invalid_metadata_format")
    if len(json.dumps(given).encode()) > LARGEST_METADATA:
        raise ApiError("metadata_too_large")
    return {"event_type": given["event_type"], "event_payload": given["event_payload"]}


def content(call: Call) -> Data:
    """The text, blocks and attachments of a message, checked."""
    found: Data = {"text": call.text("text")}
    for name in ("blocks", "attachments"):
        if (given := call.data(name, f"invalid_{name}_format")) is not None:
            found[name] = given
    check_message(found, ready_files(call))
    return found


def ready_files(call: Call) -> list[str]:
    """The files that blocks of the workspace may show."""
    now, team_id = time.monotonic(), call.install.team_id
    files = call.world.files.values()
    return [each.id for each in files if each.team_id == team_id and each.complete and each.ready <= now]


def _where(call: Call) -> Channel:
    """The conversation that a message is for: by id, by name, or the direct message with somebody."""
    given = call.text("channel")
    team = call.world.teams[call.install.team_id]
    if given in team.users:
        user = person(call, given)
        if user.bot or given not in call.world.users:
            raise ApiError("cannot_dm_bot")
        return call.world.talk(team, [call.install.bot, user])
    named = [each for each in team.channels.values() if each.named and each.name == given.removeprefix("#")]
    if named and call.world.sees(call.install.bot, named[0]):
        return named[0]
    return reach(call, ANY)


def _may_post(call: Call, channel: Channel, thread_ts: str | None) -> None:
    if channel.archived:
        raise ApiError("is_archived")
    bot = call.install.bot
    if bot.id not in channel.members and "chat:write.public" not in call.install.scopes:
        raise ApiError("not_in_channel")
    if thread_ts is None and channel.posting is not None and bot.id not in channel.posting:
        raise ApiError("restricted_action")


def _thread(call: Call, channel: Channel) -> str | None:
    """The thread that a message goes into. Where the message above it is gone, Slack says nothing and posts it into the
    channel for all to see; below an answer it goes where that one is."""
    above = channel.messages.get(call.text("thread_ts"))
    return None if above is None else above.thread_ts or above.ts


@methods("chat.postMessage", 0, WRITE)
def post(call: Call) -> Any:
    """A message appears in a conversation."""
    metadata = metadata_of(call) or None
    mark = json.dumps(metadata["event_payload"], sort_keys=True) if metadata else ""
    if mark:
        call.api.marks[mark] += 1
    channel = _where(call)
    thread_ts = _thread(call, channel)
    _may_post(call, channel, thread_ts)
    made = put(call, channel, content(call), thread_ts=thread_ts, metadata=metadata)
    if mark:
        call.api.made[mark] += 1
    return {"channel": channel.id, "ts": made.ts, "message": shapes.message(made, call.world, metadata=True)}


def put(call: Call, channel: Channel, body: Data, **more: Any) -> Message:
    """A message of the app's, as Slack keeps it; longer text is cut."""
    blocks = kept_blocks(body.get("blocks") or [])
    attachments = body.get("attachments") or []
    broadcast = call.flag("reply_broadcast") and more.get("thread_ts") is not None
    if broadcast:
        more |= {"broadcast": True, "subtype": "thread_broadcast"}
    return call.world.post(channel, call.install.bot, body["text"], blocks=blocks, attachments=attachments, **more)


@methods("chat.update", 3, WRITE)
def update(call: Call) -> Any:
    """A message of the app's own becomes another: without blocks they stay when there is no text either."""
    channel = reach(call, ANY)
    found = message(call, channel, call.text("ts"))
    if found.user_id != call.install.bot.id or found.subtype not in WRITTEN:
        raise ApiError("cant_update_message")
    if channel.archived:
        raise ApiError("is_inactive")
    if len(call.text("text")) > LONGEST_UPDATE:
        raise ApiError("msg_too_long")
    metadata = metadata_of(call)
    body = content(call)
    found.text = body["text"] or found.text
    if "blocks" in body or "text" in call.given:
        found.blocks = kept_blocks(body.get("blocks") or [])
    if "attachments" in body:
        found.attachments = body["attachments"]
    if metadata is not None:
        found.metadata = metadata or None
    found.edited = {"user": call.install.bot.id, "ts": call.world.new_ts()}
    call.world.changed(found)
    told = shapes.message(found, call.world, metadata=True)
    return {"channel": channel.id, "ts": found.ts, "text": found.text, "message": told}


@methods("chat.delete", 3, WRITE)
def delete(call: Call) -> Any:
    """A message of the app's own goes."""
    channel = reach(call, ANY)
    found = message(call, channel, call.text("ts"))
    if found.user_id != call.install.bot.id or found.subtype not in WRITTEN:
        raise ApiError("cant_delete_message")
    call.world.drop(found)
    return {"channel": channel.id, "ts": found.ts}


@methods("chat.postEphemeral", 4, WRITE)
def post_ephemeral(call: Call) -> Any:
    """A message that one person sees until they reload. No method changes or deletes it. In a thread where nobody has
    answered yet it is not shown."""
    channel = reach(call, ANY)
    user_id = call.needed("user")
    if channel.archived:
        raise ApiError("is_archived")
    if call.install.bot.id not in channel.members:
        raise ApiError("not_in_channel")
    if user_id not in channel.members:
        raise ApiError("user_not_in_channel")
    thread_ts = _thread(call, channel)
    body = content(call)
    if thread_ts is not None and not channel.below(thread_ts):
        return {"message_ts": call.world.new_ts()}
    return {"message_ts": put(call, channel, body, thread_ts=thread_ts, private_to=user_id).ts}


@methods("chat.getPermalink", 0)
def permalink(call: Call) -> Any:
    """The address of a message."""
    channel = reach(call, ANY)
    found = message(call, channel, call.text("message_ts"))
    url = f"{call.world.teams[channel.team_id].url}archives/{channel.id}/p{found.ts.replace('.', '')}"
    below = found.thread_ts is not None and found.thread_ts != found.ts
    return {"channel": channel.id, "permalink": f"{url}?thread_ts={found.thread_ts}&cid={channel.id}" if below else url}


@methods("reactions.add", 3, ("reactions:write",))
def react(call: Call) -> Any:
    """The app reacts to a message."""
    channel = reach(call, ANY)
    if channel.archived:
        raise ApiError("is_archived")
    found = message(call, channel, call.text("timestamp"))
    name = call.text("name").strip(":")
    if not re.fullmatch(r"[a-z0-9_+'-]+(::skin-tone-[2-6])?", name):
        raise ApiError("invalid_name")
    who = found.reactions.setdefault(name, [])
    if call.install.bot.id in who:
        raise ApiError("already_reacted")
    who.append(call.install.bot.id)


@methods("pins.add", 2, ("pins:write",))
def pin(call: Call) -> Any:
    """A message is pinned in its conversation."""
    channel = reach(call, ANY)
    if call.install.bot.id not in channel.members:
        raise ApiError("not_in_channel")
    found = message(call, channel, call.text("timestamp"))
    if found.ts in channel.pins:
        raise ApiError("already_pinned")
    channel.pins.append(found.ts)
    if channel.kind is not Kind.DIRECT:
        call.world.post(channel, call.install.bot, "pinned a message to this channel.", subtype="pinned_item")
