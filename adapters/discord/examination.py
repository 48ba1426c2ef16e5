"""Whether Discord knows the bot, and how it is there, seen from outside."""

from __future__ import annotations

from functools import partial
from typing import Final

import aiohttp

from adapters.discord.settings import DiscordSettings
from bot.doctor import Examination, Finding

PATIENCE: Final = 5.0  # seconds


def examination(settings: DiscordSettings) -> Examination:
    """How the Discord adapter looks at itself."""
    return partial(_examine, settings)


async def _examine(settings: DiscordSettings, epoch: str | None) -> Finding:
    """Asks Discord who the token is of; nothing is changed by that, and no connection to the gateway is made."""
    try:
        headers = {"Authorization": f"Bot {settings.read_token()}"}
    except OSError:
        return Finding("discord-token-file", {"path": settings.token_file}, well=False)
    try:
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        async with (
            aiohttp.ClientSession(headers=headers, timeout=timeout) as session,
            session.get(f"{settings.api}/users/@me") as answer,
        ):
            if answer.status == 401:
                return Finding("discord-token", well=False)
            answer.raise_for_status()
            found = await answer.json()
    except (aiohttp.ClientError, TimeoutError, OSError):
        return Finding("discord-away", {"address": settings.api}, well=False)
    return Finding("doctor-discord", {"name": str(found["username"])})
