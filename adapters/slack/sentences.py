"""What the adapter itself says to people, in their language: the texts beside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from bot.text import plain
from bot.texts import Texts

DOMAIN: Final = "slack"
TEXTS: Final = Path(__file__).parent / "texts"


def say(language: str, text_id: str, **values: str | int) -> str:
    """A sentence of the adapter's own, plain. Raises :class:`~bot.texts.MissingText`."""
    return plain(_texts().text(language, DOMAIN, text_id, values))


@cache
def _texts() -> Texts:
    return Texts({DOMAIN: TEXTS})
