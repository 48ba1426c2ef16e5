"""The people in a message as letters: what names somebody calls them when it is posted, and not in an edit."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from adapters.slack.sentences import say
from adapters.slack.words import SOMEONE, clean, mrkdwn
from bot.text import Words

Json: TypeAlias = dict[str, Any]
Name = Callable[[str], str | None]
"""Somebody's name by their id, as far as it is known."""
_CALL: Final = re.compile(r"<@([UW][A-Z0-9]+)>")


def uncalled(blocks: list[Json], name: Name, language: str) -> list[Json]:
    """The blocks with everybody's name in letters; they are as they were where they name nobody."""

    def letters(who: str) -> str:
        known = clean(name(who) or "")
        return f"@{known}" if known else say(language, SOMEONE)

    found: list[Json] = _without(blocks, letters)
    return found


def _without(part: Any, letters: Callable[[str], str]) -> Any:
    match part:
        case list():
            return [_without(each, letters) for each in part]
        case {"type": "user", "user_id": str(who)}:
            return {"type": "text", "text": letters(who)}
        case {"type": "mrkdwn", "text": str(text)}:
            return {**part, "text": _CALL.sub(lambda found: mrkdwn((Words(letters(found[1])),)), text)}
        case dict():
            return {key: _without(each, letters) for key, each in part.items()}
        case _:
            return part
