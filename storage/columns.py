"""What stores say in Python, as columns keep it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from bot.people import Place


def stored(values: Mapping[str, object]) -> dict[str, Any]:
    """Values by column: a place by its key, a day and an hour as ISO 8601, yes and no as 1 and 0, several of anything
    as a list for a column of JSON. Moments stay, for their column knows them."""
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: object) -> object:
    match value:
        case Place():
            return value.key
        case bool():
            return int(value)
        case time():
            return value.isoformat("minutes")
        case date() if not isinstance(value, datetime):
            return value.isoformat()
        case tuple():
            return [each.isoformat() if isinstance(each, datetime) else str(each) for each in value]
        case _:
            return value
