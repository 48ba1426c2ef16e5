"""The effect that deletes what somebody wrote: how its job names the message, and what is asked of the platform."""

from __future__ import annotations

from bot.platform import Message, NeverWorks, Platform, Why, Written


def target_of(message: Message) -> str:
    """The message as a job's target. The place comes last, as in its lane."""
    return f"{message.id}>{message.place}"


async def delete(platform: Platform, target: str) -> Written:
    """Deletes the message of a target. Returns who wrote it, which nobody can tell afterwards."""
    message_id, _, place = target.partition(">")
    message = Message(place, message_id)
    written = await platform.written(message)
    if written is None:
        raise NeverWorks(Why.MESSAGE_GONE)
    if written.ours or not platform.capabilities.deletes:
        raise NeverWorks(Why.NOT_POSSIBLE)
    await platform.delete(message)
    return written
