"""What people type behind the command, and what shortcuts call, for who acts on it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import field
from typing import Protocol

from adapters.slack.commands import Commands
from adapters.slack.escapes import Named
from bot.act import Act
from bot.card import Card, Form, Json
from bot.link import Link
from bot.people import Role
from bot.records import dataclass
from bot.text import Words
from bot.texts import nearest


class Router(Protocol):
    """What is asked of :class:`bot.router.Router`."""

    async def role(self, act: Act) -> Role: ...


@dataclass(frozen=True, slots=True)
class Typed:
    """What a line says: the command with its options, ``wrong`` what does not fit of them, or a card instead."""

    link: Link | None = None
    values: Mapping[str, Json] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)
    card: Card | None = None


class Lines:
    """Reads lines, as :class:`adapters.slack.interactions.Lines` wants it."""

    def __init__(self, commands: Commands, router: Router) -> None:
        self._commands = commands
        self._router = router

    async def read(self, line: str, act: Act) -> Typed:
        """``act`` says who typed it where. The bare command gives the menu of what they may do there."""
        language = nearest(act.language)
        typed = self._commands.read(line, Named(act.person.external_id, act.place.key), language)
        if typed.bare:
            return Typed(card=self._commands.menu(language, await self._router.role(act)))
        if typed.link is None:
            return Typed(card=Card(text=(Words(typed.sentence),)))
        return Typed(typed.link, typed.values, typed.wrong)

    def shortcut(self, callback_id: str, target: str, space_id: str) -> Link | None:
        """The link that a shortcut calls, about this person or message."""
        return self._commands.link(callback_id, target, space_id)

    def of_person(self, callback_id: str, language: str) -> Form | None:
        """The form that asks whom a shortcut is about, where it is about somebody."""
        return self._commands.asks_whom(callback_id, nearest(language), secrets.token_hex(8))
