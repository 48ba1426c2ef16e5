"""Who is in a channel, for what somebody is shown of it elsewhere; in memory only, and asked for once a minute."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any, Final

import structlog

from adapters.slack.places import conversation
from adapters.slack.workspace import Workspace
from bot.people import Place
from bot.platform import NeverWorks, PlatformError

_LISTED: Final = 1_000
_MOST_PAGES: Final = 10
"""So many people at most are listed of a channel: who is behind them finds what is in it there."""
log = structlog.get_logger()


async def read_by(there: Workspace, user: str, places: Sequence[Place]) -> frozenset[Place]:
    """Those of these places that somebody is in. What Slack does not tell is none of them.

    Who waits may lose patience: what was asked for them is known a moment later.
    """
    found = set[Place]()
    for place in places:
        try:
            inside = await asyncio.shield(_asked(there, conversation(place.root)))
        except PlatformError:  # the channel is gone, or Slack does not tell now
            continue
        if user in inside:
            found.add(place)
    return frozenset(found)


def _asked(there: Workspace, channel: str) -> asyncio.Task[frozenset[str]]:
    known = there.inside.get(channel)
    if known is None or (known.done() and (known.cancelled() or known.exception() is not None)):
        known = asyncio.create_task(_listed(there, channel), name="slack members")
        there.listing.add(known)
        known.add_done_callback(there.listing.discard)
        known.add_done_callback(_seen)
        there.inside.note(channel, known)
    return known


async def _listed(there: Workspace, channel: str) -> frozenset[str]:
    people, cursor = set[str](), None
    for _ in range(_MOST_PAGES):
        with there.reading("conversations.members"):
            page: Any = await there.client.conversations_members(channel=channel, limit=_LISTED, cursor=cursor)
        people.update(page["members"])
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or None
        if cursor is None:
            break
    return frozenset(people)


def _seen(task: asyncio.Task[frozenset[str]]) -> None:
    """Whoever waited may be gone: what became of it is told once."""
    fault = None if task.cancelled() else task.exception()
    if fault is not None and not isinstance(fault, NeverWorks):
        log.warning("slack.inside", type=type(fault).__name__)
