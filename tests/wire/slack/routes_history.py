"""What was written in a conversation, and below a message."""

from __future__ import annotations

import re
from typing import Any, Final

from tests.wire.slack import shapes
from tests.wire.slack.access import HISTORY, all_of, inside
from tests.wire.slack.api import Call, Methods
from tests.wire.slack.limits import NARROW
from tests.wire.slack.refused import ApiError
from tests.wire.slack.things import Channel, Message

methods = Methods()
MOST: Final = 999
USUAL: Final = 100


@methods("conversations.history", 3, all_of(HISTORY))
def history(call: Call) -> Any:
    """The messages of a conversation, the newest first, without answers below them. Only for who is in it."""
    channel = inside(call, HISTORY)
    everything = [each for each in channel.messages.values() if _at_top(each)]
    found = [each for each in reversed(everything) if _within(call, each)]
    return {**_page(call, found), "pin_count": len(channel.pins)}


@methods("conversations.replies", 3, all_of(HISTORY))
def replies(call: Call) -> Any:
    """A message and the answers below it, the oldest first; by the stamp of any of them."""
    channel = inside(call, HISTORY)
    above = _above(channel, call.text("ts"))
    return _page(call, [above, *(each for each in channel.below(above.ts) if _within(call, each))])


def _above(channel: Channel, ts: str) -> Message:
    found = channel.messages.get(ts)
    if found is not None and found.thread_ts not in (None, ts):
        found = channel.messages.get(found.thread_ts or "")
    if found is None:
        raise ApiError("thread_not_found")
    return found


def _at_top(message: Message) -> bool:
    return message.thread_ts in (None, message.ts) or message.broadcast


def _within(call: Call, message: Message) -> bool:
    inclusive, at = call.flag("inclusive"), _stamp(message.ts)
    for name, sign in (("latest", 1), ("oldest", -1)):
        given = call.text(name)
        if not given or given in ("0", "now"):
            continue
        if not re.fullmatch(r"\d+(\.\d+)?", given):
            raise ApiError(f"invalid_ts_{name}")
        apart = (_stamp(given) - at) * sign
        if apart < 0 or (apart == 0 and not inclusive):
            return False
    return True


def _stamp(ts: str) -> int:
    whole, _, part = ts.partition(".")
    return int(whole) * 1_000_000 + int((part or "0").ljust(6, "0")[:6])


def _page(call: Call, found: list[Message]) -> Any:
    by_ts = {each.ts: each for each in found}
    narrow = call.api.limits.narrow_history
    page, cursor = call.page(list(by_ts), NARROW[1] if narrow else USUAL, NARROW[1] if narrow else MOST)
    metadata = call.flag("include_all_metadata")
    shown = [shapes.message(by_ts[ts], call.world, metadata=metadata) for ts in page]
    more = {"response_metadata": {"next_cursor": cursor}} if cursor else {}
    return {"messages": shown, "has_more": bool(cursor), **more}
