"""A channel's own permissions, as Discord's requests carry them: for voice rooms and their categories."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import discord

ROLE: Final = 0
MEMBER: Final = 1
JOINING: Final = discord.Permissions(view_channel=True, connect=True).value
TALKING: Final = JOINING | discord.Permissions(speak=True, stream=True, send_messages=True).value
OURS: Final = JOINING | discord.Permissions(manage_channels=True, move_members=True).value


def rule(of: int | str, kind: int, allow: int = 0, deny: int = 0) -> dict[str, Any]:
    """What one role or member may in a channel, and may not."""
    return {"id": str(of), "type": kind, "allow": str(allow), "deny": str(deny)}


def are_ours(given: Sequence[Any], everyone: int, me: int) -> bool:
    """Whether these are such as we give the voice rooms and categories that we make."""
    there = rules(given)
    return {(everyone, ROLE, 0, JOINING), (me, MEMBER, OURS, 0)} <= there


def rules(given: Sequence[Any]) -> set[tuple[int, ...]]:
    """Overwrites, whichever way they are written."""
    return {tuple(int(each[part]) for part in ("id", "type", "allow", "deny")) for each in given}
