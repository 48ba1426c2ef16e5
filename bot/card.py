"""What people see and fill in: cards and forms as frozen data, with no platform in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from enum import StrEnum
from typing import TypeAlias

from bot.link import Link
from bot.people import PlaceKind
from bot.records import dataclass
from bot.text import Text

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


class Look(StrEnum):
    """How much a button asks to be pressed."""

    MAIN = "main"
    PLAIN = "plain"
    CAREFUL = "careful"  # it takes something away


@dataclass(frozen=True, slots=True)
class Button:
    """One press calls the handler of ``link``. The label is plain, 75 characters at most."""

    label: str
    link: Link
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a select: ``value`` is what the handler gets."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Select:
    """A menu; choosing calls the handler of ``link``, whose one ``Option`` the choice fills. At most 25 choices."""

    label: str
    link: Link
    choices: tuple[Choice, ...]
    most: int = 1


@dataclass(frozen=True, slots=True)
class PeopleSelect:
    """A menu of the people in the space."""

    label: str
    link: Link
    most: int = 1


@dataclass(frozen=True, slots=True)
class Field:
    """A short label and what stands for it."""

    label: str
    text: Text


@dataclass(frozen=True, slots=True)
class Image:
    """A picture with its text. ``draw`` (picklable, returns PNG bytes) runs in the process pool when the card is
    sent."""

    alt: str
    draw: Callable[[], bytes]
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A file to take away."""

    name: str
    content_type: str
    data: bytes


Action: TypeAlias = Button | Select | PeopleSelect


@dataclass(frozen=True, slots=True)
class Card:
    """What people see. The title is plain; ``note`` is small print, such as who can see an answer.

    ``thread`` is the name of the thread that opens below it, plain, 80 characters at most; without one, the title.
    ``language``: in which its words are, for what an adapter words itself, such as moments; the core sets it.
    """

    title: str = ""
    text: Text = ()
    fields: tuple[Field, ...] = ()
    image: Image | None = None
    files: tuple[File, ...] = ()
    actions: tuple[Action, ...] = ()
    note: Text = ()
    thread: str = ""
    language: str = field(default="", compare=False)


class InputKind(StrEnum):
    """The kinds of value that every adapter can ask for, and the JSON in which it hands each over.

    ``TEXT`` and ``LONG`` a string; ``LINES`` a string, one entry a line, or a list of strings; ``NUMBER`` an integer
    or its digits;
    ``YES`` a boolean; ``CHOICE`` a string; ``CHOICES`` a list of strings; ``PERSON`` an external id, ``PEOPLE`` a list
    of them;
    ``PLACE`` a place's key (``channel:12``); ``DURATION`` a string such as ``90m``; ``DATE`` ``2026-11-23``; ``TIME``
    ``09:30``;
    ``MOMENT`` ``2026-11-23T09:30`` in the person's zone, or with an offset of its own behind it; ``ZONE`` a name such
    as ``Europe/Madrid``; ``HOURS`` a list of ``mon-09``; ``UPLOAD`` an object of name, content type and base64 data. An
    empty string or ``null`` is *not given*.
    """

    TEXT = "text"
    LONG = "long"
    LINES = "lines"
    NUMBER = "number"
    YES = "yes"
    CHOICE = "choice"
    CHOICES = "choices"
    PERSON = "person"
    PEOPLE = "people"
    PLACE = "place"
    DURATION = "duration"
    DATE = "date"
    TIME = "time"
    MOMENT = "moment"
    ZONE = "zone"
    HOURS = "hours"
    UPLOAD = "upload"


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to fill in. ``least`` and ``most`` bound a number, or a text's or a list's length; ``places`` are the
    kinds of place that one may be of. ``error`` stands at the field."""

    name: str
    kind: InputKind
    label: str
    help: str = ""
    required: bool = True
    value: Json = None
    choices: tuple[Choice, ...] = ()
    least: int | None = None
    most: int | None = None
    error: str = ""
    places: tuple[PlaceKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """What people fill in. Submitting calls the handler of ``link`` with the values by name.

    ``key`` is new for every form that is opened: a second submission under it finds the first result.
    ``step`` of ``steps`` when the platform's modal is too small for all inputs at once. ``sealed``: what is filled in
    is kept nowhere on its way, not even half filled in.
    """

    title: str
    link: Link
    inputs: tuple[Input, ...]
    submit: str
    key: str
    note: Text = ()
    step: int = 1
    steps: int = 1
    sealed: bool = False
