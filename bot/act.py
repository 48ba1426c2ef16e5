"""What adapters hand to the router when a person acts, and what they get back to show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import TypeAlias

from bot.card import Card, Form, Input, Json
from bot.link import Link
from bot.people import Person, Place, Role
from bot.platform import Message
from bot.records import dataclass


class ActKind(StrEnum):
    """How a person acted."""

    COMMAND = "command"
    MENU = "menu"
    PRESS = "press"
    CHOICE = "choice"
    SUBMIT = "submit"


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that one person did.

    ``id`` is the delivery's own id and the same when it is delivered again. ``link`` names the handler; a command's is
    made with
    :func:`command_link`. ``values`` are what the person filled in, by option, as plain JSON (see
    :class:`bot.card.InputKind`); the
    value of a select stands under ``""``. ``roles`` are the platform's own role ids; ``manages`` says that the person
    installed the
    bot or may manage the space. ``message`` is the card that was pressed, ``private`` says that only this person sees
    it. ``wrong`` says by option what was typed for it and does not fit, where a platform reads a line itself: the form
    opens with it, whatever else is there.
    ``stamp`` orders the deliveries of one person (the platform's own order).
    """

    id: str
    kind: ActKind
    person: Person
    place: Place
    link: Link
    values: Mapping[str, Json] = field(default_factory=dict)
    roles: frozenset[str] = frozenset()
    manages: bool = False
    language: str | None = None
    time_zone: str | None = None
    message: Message | None = None
    private: bool = False
    form_key: str = ""
    wrong: Mapping[str, str] = field(default_factory=dict)
    stamp: int = 0


def command_link(name: str, cog: str) -> Link:
    """The link of a command: ``icebreaker now`` of ``icebreakers`` is ``icebreakers.icebreaker-now``."""
    return Link(f"{cog}.{name.replace(' ', '-')}")


class Shown(StrEnum):
    """Who sees an answer, and where; decided by the handler's declaration."""

    PRIVATE = "private"
    PUBLIC = "public"
    HERE = "here"


@dataclass(frozen=True, slots=True)
class Reply:
    """A card to show. ``stands`` is the view that it is of: an adapter that shows it to others tells the router where
    it stands. ``wrong`` says by option what does not fit, for an adapter that can show it there instead of the card."""

    card: Card
    shown: Shown = Shown.PRIVATE
    stands: Link | None = None
    refused: bool = False
    wrong: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ask:
    """A form to open; after a submission that did not fit, the same form with errors at its inputs."""

    form: Form


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing to show: the handler said nothing, or the delivery came a second time."""


Answer: TypeAlias = Reply | Ask | Nothing


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An entry in the menus of persons or of messages: its label, and the role it needs.

    ``link`` is without its one argument, which says whom or which message it is about.
    """

    about: str
    link: Link
    label: str
    needs: Role


@dataclass(frozen=True, slots=True)
class CommandHelp:
    """A command as people meet it: its words, its help in their language, the role it needs and its options.

    ``sealed``: what is filled in is kept nowhere on its way.
    """

    name: str
    link: Link
    label: str
    help: str
    needs: Role
    inputs: tuple[Input, ...]
    sealed: bool = False
