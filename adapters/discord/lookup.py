"""Finds again what was sent before a crash: messages by their nonce, threads and rooms by name and creator."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Final

import discord
from discord.utils import time_snowflake, utcnow

from adapters.discord.connection import Connection
from adapters.discord.nonces import nonce_id
from adapters.discord.refused import never
from bot.platform import Unknowable, Why

WRITTEN: Final = (discord.MessageType.default, discord.MessageType.reply)
"""What people wrote themselves, and no notice of Discord's."""
_LOOKED_AT: Final = 300
"""Messages of a channel that are looked at, newest first: what began before the crash is among the last."""
_CLOCKS_DIFFER: Final = timedelta(minutes=1)
"""So much our clock may be ahead of the one from which Discord makes ids."""
_POSTS_LOOKED_AT: Final = 25


def earliest_id() -> int:
    """An id below which nothing is that is made from now on: noted before, it tells after a crash what is older."""
    return time_snowflake(utcnow() - _CLOCKS_DIFFER)


async def sent_with(there: Connection, channel: int, nonce: str) -> int | None:
    """The message of ours with this nonce in a channel, or ``None`` when there surely is none.

    Raises :class:`~bot.platform.Unknowable` when so much was written since that it may be further up.
    """
    count = 0
    async for message in there.messageable(channel).history(limit=_LOOKED_AT):
        count += 1
        if is_ours(there, message) and carries(message, nonce):
            return message.id
    if count >= _LOOKED_AT:
        raise Unknowable
    return None


async def post_with(there: Connection, guild: int, forum: int, nonce: str) -> int | None:
    """The same for what began a conversation of its own in a forum: the thread, whose first message has its id."""
    found = await there.client.http.get_active_threads(guild)
    ours = sorted((int(each["id"]) for each in _begun_by_us(there, found["threads"], forum)), reverse=True)
    for thread in ours[:_POSTS_LOOKED_AT]:
        try:
            first = await there.messageable(thread).fetch_message(thread)
        except discord.HTTPException as refusal:
            if never(refusal) not in (Why.MESSAGE_GONE, Why.PLACE_GONE):
                raise
            continue
        if carries(first, nonce):
            return thread
    return None


def is_ours(there: Connection, message: discord.Message) -> bool:
    """Whether the bot itself sent a message."""
    return there.client.user is not None and message.author.id == there.client.user.id


def carries(message: discord.Message, nonce: str) -> bool:
    """Whether a message was sent with this nonce: histories do not give it back, so its card has it as an id, too."""
    wanted = nonce_id(nonce)
    return message.nonce == nonce or any(getattr(each, "id", None) == wanted for each in message.components)


def _begun_by_us(there: Connection, threads: Iterable[Any], forum: int) -> Iterable[Any]:
    me = there.client.user
    return (
        each for each in threads if me and int(each["owner_id"]) == me.id and int(each.get("parent_id") or 0) == forum
    )
