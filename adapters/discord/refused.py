"""What Discord refuses, as the core knows it: what can never work, and what may work later.

The codes: https://docs.discord.com/developers/topics/opcodes-and-status-codes, *JSON error codes*.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import aiohttp
import discord
import structlog

from bot.platform import Later, NeverWorks, Passing, Why
from bot.platform import Unclear as NobodyKnows

UNKNOWN_MESSAGE: Final = 10_008
UNKNOWN_VOICE_STATE: Final = 10_065
NO_ACCESS: Final = 50_001
_NO_RIGHT: Final = 50_013
OF_RIGHTS: Final = (NO_ACCESS, _NO_RIGHT)
"""What is refused with these is allowed by the permissions that one has in a place."""
ARCHIVED: Final = 50_083
HAS_THREAD: Final = 160_004
NOT_IN_VOICE: Final = 40_032
_OPENING_TOO_FAST: Final = 40_003
_TOO_FAST_PAUSE: Final = 60.0

_NEVER: Final = {
    10_003: Why.PLACE_GONE,  # unknown channel
    10_004: Why.PLACE_GONE,  # unknown server
    10_007: Why.PERSON_GONE,  # unknown member
    UNKNOWN_MESSAGE: Why.MESSAGE_GONE,
    10_011: Why.NOT_POSSIBLE,  # unknown role
    10_013: Why.PERSON_GONE,  # unknown user
    30_013: Why.FULL,  # as many channels as a server may have
    40_005: Why.NOT_POSSIBLE,  # too large
    40_067: Why.TAG_NEEDED,
    NO_ACCESS: Why.NO_PERMISSION,
    50_003: Why.NOT_POSSIBLE,  # not in a direct conversation
    50_005: Why.NOT_POSSIBLE,  # somebody else's message
    50_007: Why.CLOSED_DIRECT,
    50_009: Why.NO_PERMISSION,  # the server wants to know more of who writes there
    _NO_RIGHT: Why.NO_PERMISSION,
    50_021: Why.NOT_POSSIBLE,  # a message of Discord's own
    ARCHIVED: Why.NO_PERMISSION,  # and it is locked as well, or it would have been opened
    50_278: Why.PERSON_GONE,  # no server in common
    160_005: Why.NO_PERMISSION,  # the thread is locked
    160_006: Why.FULL,  # as many threads as a server may have
    160_007: Why.NOT_POSSIBLE,
}
_WORD: Final = re.compile("@me|[a-z-]{1,20}")
log = structlog.get_logger()


class Unauthorized(Later):
    """Discord does not know the token any more: an operator has to mend that, and until then nothing works."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds, Passing.NOT_LET_IN)


class Unclear(discord.DiscordServerError, NobodyKnows):
    """Something failed within Discord, and nobody knows whether it happened."""


def never(refusal: discord.HTTPException) -> Why | None:
    """Why the same request can never work, or ``None`` when it may.

    By Discord's own codes alone: a status without one is a proxy's, or is about the whole bot. A body that Discord
    does not take stays one, whatever its code.
    """
    if refusal.code in _NEVER:
        return _NEVER[refusal.code]
    return Why.NOT_POSSIBLE if refusal.status == 400 and refusal.code else None


@contextmanager
def told() -> Iterator[None]:
    """What discord.py raises within becomes :class:`~bot.platform.NeverWorks` or :class:`~bot.platform.Later`.

    A connection that broke is neither, nor is a fault within Discord: nobody knows whether it happened.
    """
    try:
        yield
    except discord.RateLimited as limited:
        raise Later(limited.retry_after) from None
    except aiohttp.ClientConnectorError:
        raise Later(why=Passing.AWAY) from None
    except discord.HTTPException as refusal:
        if refusal.status >= 500:
            raise Unclear(refusal.response, {"code": refusal.code, "message": refusal.text}) from None
        if refusal.status == 401:
            raise Unauthorized(_TOO_FAST_PAUSE) from None
        if refusal.status == 429 or refusal.code == _OPENING_TOO_FAST:
            raise Later(_TOO_FAST_PAUSE) from None
        why = never(refusal)
        if why in (None, Why.NOT_POSSIBLE):
            log.warning("discord.refused", status=refusal.status, code=refusal.code, route=_route(refusal))
        raise (Later() if why is None else NeverWorks(why)) from None


@contextmanager
def reading() -> Iterator[None]:
    """The same for what is only looked at: whatever went wrong, nothing happened."""
    try:
        with told():
            yield
    except (discord.HTTPException, aiohttp.ClientError, OSError):
        raise Later(why=Passing.AWAY) from None


async def unless_gone(asked: Awaitable[object]) -> None:
    """Takes something away; without complaint when it is gone already."""
    try:
        await asked
    except discord.HTTPException as refusal:
        if never(refusal) not in (Why.MESSAGE_GONE, Why.PLACE_GONE):
            raise


@contextmanager
def or_gone() -> Iterator[None]:
    """What is taken away within may be gone already, also where that is known without asking."""
    try:
        yield
    except NeverWorks as never:
        if never.why not in (Why.MESSAGE_GONE, Why.PLACE_GONE):
            raise


def _route(refusal: discord.HTTPException) -> str:
    """Which of Discord's routes refused: without ids, and without the tokens that some have in their address."""
    asked: Any = refusal.response
    return f"{asked.method} {'/'.join(each if _WORD.fullmatch(each) else '…' for each in asked.url.path.split('/'))}"
