"""What cogs contribute to shared pages, and what those pages know of cogs."""

from __future__ import annotations

from typing import Any

from bot.link import Link
from bot.records import dataclass
from bot.text import Text


@dataclass(frozen=True, slots=True)
class Section:
    """One cog's part of a shared page: a person's own page, the staff's status, setting up."""

    title: str
    text: Text = ()
    actions: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedCog:
    """A cog that is on: its name, what people call it, and the form of its settings where there is something to set.
    ``discreet``: that it tells somebody something is theirs alone to know."""

    cog: str
    title: str
    settings: Link | None
    discreet: bool = False
