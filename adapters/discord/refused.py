"""What Discord refuses, as the core knows it: what can never work, and what may work later.

The codes: https://docs.discord.com/developers/topics/opcodes-and-status-codes, *JSON error codes*.
"""

from __future__ import annotations

from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from typing import Final

import aiohttp
import discord

from bot.platform import Later, NeverWorks, Why

UNKNOWN_MESSAGE: Final = 10_008
ARCHIVED: Final = 50_083
HAS_THREAD: Final = 160_004
NOT_IN_VOICE: Final = 40_032
_OPENING_TOO_FAST: Final = 40_003
_TOO_FAST_PAUSE: Final = 60.0

_NEVER: Final = {
    10_003: Why.PLACE_GONE,  # unknown channel
    10_004: Why.PLACE_GONE,  # unknown server
    UNKNOWN_MESSAGE: Why.MESSAGE_GONE,
    10_007: Why.PERSON_GONE,  # unknown member
    10_013: Why.PERSON_GONE,  # unknown user
    50_001: Why.NO_PERMISSION,  # missing access
    50_007: Why.CLOSED_DIRECT,
    50_013: Why.NO_PERMISSION,
    50_278: Why.PERSON_GONE,  # no server in common
    30_013: Why.NOT_POSSIBLE,  # as many channels as a server may have
    160_005: Why.NO_PERMISSION,  # the thread is locked
    160_006: Why.NOT_POSSIBLE,  # as many threads as a server may have
    160_007: Why.NOT_POSSIBLE,
}


def never(refusal: discord.HTTPException) -> Why | None:
    """Why the same request can never work, or ``None`` when it may."""
    if refusal.code in _NEVER:
        return _NEVER[refusal.code]
    match refusal.status:
        case 403:
            return Why.NO_PERMISSION
        case 404:
            return Why.PLACE_GONE
        case 400 | 405 | 413:
            return Why.NOT_POSSIBLE
        case _:
            return None


@contextmanager
def told() -> Iterator[None]:
    """What discord.py raises within becomes :class:`~bot.platform.NeverWorks` or :class:`~bot.platform.Later`.

    A connection that broke is neither: nobody knows whether it happened.
    """
    try:
        yield
    except discord.RateLimited as limited:
        raise Later(limited.retry_after) from None
    except aiohttp.ClientConnectorError:
        raise Later from None
    except discord.HTTPException as refusal:
        if refusal.code == _OPENING_TOO_FAST:
            raise Later(_TOO_FAST_PAUSE) from None
        if refusal.status == 429 or refusal.status == 401:  # 401: the token was changed; an operator mends it
            raise Later(_TOO_FAST_PAUSE) from None
        why = never(refusal)
        if why is None:
            raise
        raise NeverWorks(why) from None


async def unless_gone(asked: Awaitable[object]) -> None:
    """Takes something away; without complaint when it is gone already."""
    try:
        with told():
            await asked
    except NeverWorks as never:
        if never.why not in (Why.MESSAGE_GONE, Why.PLACE_GONE):
            raise
