"""Finds again what was sent before a crash: messages by the nonce in their metadata, in their one conversation."""

from __future__ import annotations

from typing import Any, Final

from slack_sdk.errors import SlackApiError

from adapters.slack.refused import code_of
from adapters.slack.sending import OURS
from adapters.slack.workspace import Workspace
from bot.platform import NeverWorks, Unknowable, Why

_LOOKED_AT: Final = 200
"""Messages in one request: what began before the crash is among the last."""
_FEW: Final = 15
"""What Slack gives instead, once a minute, to an app that is distributed but not in its marketplace
(``changelog/2025-05-terms-rate-limit-update-and-faq``): such a history is not gone through."""
_PAGES: Final = 5
_UNSEEN: Final = (Why.NOT_IN_PLACE, Why.INSTALL_AGAIN, Why.RESTRICTED)


async def sent_with(there: Workspace, channel: str, nonce: str, thread_ts: str | None = None) -> str | None:
    """The ``ts`` of the message of ours with this nonce in a conversation, or in a thread of it; ``None`` when there
    surely is none.

    Raises :class:`~bot.platform.Unknowable` where so much was written that it may be further up, or where we may not
    look.
    """
    try:
        with there.reading("conversations.history"):
            if thread_ts is None:
                return await _in_channel(there, channel, nonce)
            return await _in_thread(there, channel, thread_ts, nonce)
    except NeverWorks as never:
        if never.why in _UNSEEN:
            raise Unknowable from None
        raise


async def _in_channel(there: Workspace, channel: str, nonce: str) -> str | None:
    """The newest messages come first: one request shows all that may matter."""
    found: Any = await there.client.conversations_history(channel=channel, limit=_LOOKED_AT, include_all_metadata=True)
    if (ts := _among(there, found["messages"], nonce)) is not None:
        return ts
    if found.get("has_more"):
        raise Unknowable
    return None


async def _in_thread(there: Workspace, channel: str, thread_ts: str, nonce: str) -> str | None:
    """The newest answers come last."""
    cursor: str | None = None
    for _ in range(_PAGES):
        try:
            found: Any = await there.client.conversations_replies(
                channel=channel, ts=thread_ts, limit=_LOOKED_AT, include_all_metadata=True, cursor=cursor
            )
        except SlackApiError as refusal:
            if code_of(refusal) != "thread_not_found":
                raise
            return None
        if (ts := _among(there, found["messages"], nonce)) is not None:
            return ts
        if not found.get("has_more"):
            return None
        cursor = found["response_metadata"]["next_cursor"]
        if len(found["messages"]) <= _FEW:
            break
    raise Unknowable


def _among(there: Workspace, messages: list[Any], nonce: str) -> str | None:
    return next((str(each["ts"]) for each in messages if is_ours(there, each) and nonce_of(each) == nonce), None)


def is_ours(there: Workspace, message: Any) -> bool:
    """Whether the bot itself sent a message."""
    return bool(there.us == message.get("user") or (there.bot_id and there.bot_id == message.get("bot_id")))


def nonce_of(message: Any) -> str:
    """The nonce with which a message of ours was sent, where it is told."""
    metadata = message.get("metadata") or {}
    return str(metadata.get("event_payload", {}).get("nonce", "")) if metadata.get("event_type") == OURS else ""
