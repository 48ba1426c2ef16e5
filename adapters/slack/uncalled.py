"""The people in a message as letters: what names somebody calls them when it is posted, and not in an edit."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from adapters.slack.words import UNKNOWN, clean, mrkdwn
from bot.text import Words

Json: TypeAlias = dict[str, Any]
Name = Callable[[str], str | None]
"""Somebody's name by their id, as far as it is known."""
_CALL: Final = re.compile(r"<@([UW][A-Z0-9]+)>")


def uncalled(blocks: list[Json], name: Name) -> list[Json]:
    """The blocks with everybody's name in letters; they are as they were where they name nobody."""
    found: list[Json] = _without(blocks, name)
    return found


def _without(part: Any, name: Name) -> Any:
    match part:
        case list():
            return [_without(each, name) for each in part]
        case {"type": "user", "user_id": str(who)}:
            return {"type": "text", "text": _letters(who, name)}
        case {"type": "mrkdwn", "text": str(text)}:
            return {**part, "text": _CALL.sub(lambda found: mrkdwn((Words(_letters(found[1], name)),)), text)}
        case dict():
            return {key: _without(each, name) for key, each in part.items()}
        case _:
            return part


def _letters(who: str, name: Name) -> str:
    known = clean(name(who) or "")
    return f"@{known}" if known else UNKNOWN
