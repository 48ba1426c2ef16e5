"""What discord.py logs of the connection and of limits, told in our way: one line each, without addresses."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Final

import aiohttp
import discord
import structlog

_AWAY: Final = (aiohttp.ClientError, OSError, TimeoutError, discord.DiscordException)
log = structlog.get_logger()


def what(fault: BaseException | None) -> Mapping[str, str | int]:
    """What the log tells of a fault: never what an answer said."""
    found: dict[str, str | int] = {"type": type(fault).__name__}
    if isinstance(fault, discord.HTTPException):
        found |= {"status": fault.status, "code": fault.code}
    if isinstance(fault, aiohttp.ClientResponseError):
        found["status"] = fault.status
    if isinstance(fault, discord.ConnectionClosed):
        found["code"] = fault.code
    return found


class _Ours(logging.Filter):
    """Tells these lines itself, and lets all others pass."""

    def filter(self, record: logging.LogRecord) -> bool:
        fault = record.exc_info[1] if record.exc_info else None
        if isinstance(fault, _AWAY):  # it tries again, with pauses
            log.warning("discord.away", **what(fault))
            return False
        if "rate limit" in str(record.msg):  # addresses have the keys of interactions in them
            log.warning("discord.limited")
            return False
        return True


_OURS: Final = _Ours()


def tell_in_our_way() -> None:
    """From now on, for the whole process; again changes nothing."""
    for name in ("discord.shard", "discord.http"):
        logging.getLogger(name).addFilter(_OURS)
