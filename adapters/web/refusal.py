"""How the class says no to a person: in one kind, exact sentence, in their language."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from adapters.web.limits import LONGEST_NAME
from bot.text import plain
from bot.texts import Texts
from bot.written import in_short

LONGEST_ECHO: Final = LONGEST_NAME
_TYPED: Final = frozenset(("given", "name", "option", "words"))
DOMAIN: Final = "web"
TEXTS: Final = Path(__file__).parent / "texts"


class ClassRefusal(Exception):
    """The class does not do what a person asked. ``text_id`` names the sentence, ``values`` are its placeholders."""

    def __init__(self, text_id: str, **values: str | int) -> None:
        super().__init__(text_id)
        self.text_id = text_id
        self.values = values


class Sentences:
    """The class's own texts, as plain sentences."""

    def __init__(self, texts: Texts | None = None) -> None:
        self._texts = texts or Texts({DOMAIN: TEXTS})

    def say(self, language: str, text_id: str, **values: str | int) -> str:
        """A sentence of the class or of the page."""
        return plain(self._texts.text(language, DOMAIN, text_id, values))

    def refusal(self, language: str, refusal: ClassRefusal) -> str:
        """What a refusal says."""
        values = {name: _echo(value) if name in _TYPED else value for name, value in refusal.values.items()}
        return self.say(language, refusal.text_id, **values)


def _echo(value: str | int) -> str | int:
    """As much of what somebody typed as they need to see which of it is meant."""
    return in_short(value, LONGEST_ECHO) if isinstance(value, str) and len(value) > LONGEST_ECHO else value
