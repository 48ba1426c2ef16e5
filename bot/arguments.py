"""A link's arguments: checked when a link is made, and never trusted when one is read."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from enum import Enum
from typing import Any, Final

from bot.kinds import LARGEST, Id, choice_of, kind_of, strip_optional
from bot.link import BadLink, id_to_text, text_to_id
from bot.people import Person, Place

_NUMBER: Final = re.compile(r"0|-?[1-9][0-9]{0,18}")


def to_link(value: object) -> str:
    """A link's argument as text; :func:`from_link` reads it back."""
    match value:
        case Person():
            return value.external_id
        case Place():
            return value.key
        case Enum():
            return choice_of(value)
        case bool():
            return "1" if value else "0"
        case datetime() if value.tzinfo is None:
            raise BadLink("a moment in a link has a zone")  # it would be read in that of this machine
        case datetime():
            return str(int(value.timestamp()))
        case date() | time():
            return value.isoformat()
        case int():
            return str(_bounded(value))
        case str():
            return str(value)
        case _:
            raise BadLink(f"{type(value).__name__} cannot stand in a link")


def _whole(text: str) -> int:
    """The number, written as we write it: Python reads spaces, underscores and the digits of every script as well."""
    if not _NUMBER.fullmatch(text):
        raise BadLink("an argument of the link is no whole number")
    return int(text)


def _bounded(number: int) -> int:
    if abs(number) > LARGEST:
        raise BadLink("a number in a link has 53 bits")
    return number


def from_link(text: str, annotation: Any, space_id: str) -> Any:
    """The value of a link's argument. Raises :class:`~bot.link.BadLink` for what cannot be read: links are not
    trusted."""
    if annotation is not Id:
        annotation = strip_optional(annotation)
    if "\x00" in text:  # which no database holds
        raise BadLink("an argument of the link cannot be read")
    try:
        if annotation is Id:
            return text_to_id(text)
        if annotation is datetime:
            return datetime.fromtimestamp(_whole(text), UTC)
        if annotation is int:
            return _bounded(_whole(text))
        return kind_of(annotation).read(text, {"space_id": space_id})
    except BadLink:
        raise
    except (ValueError, OverflowError, OSError):
        raise BadLink("an argument of the link cannot be read") from None


def link_text(value: object, annotation: Any) -> str:
    """An argument for a link, checked against the handler's annotation when the link is made."""
    if annotation is not Id:
        annotation = strip_optional(annotation)
    if annotation is Id:
        if not isinstance(value, int):
            raise BadLink("an id is a number")
        return id_to_text(value)
    text = to_link(value)
    from_link(text, annotation, value.space_id if isinstance(value, Person | Place) else "")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise BadLink("half of a pair of surrogates cannot stand in a link") from None
    return text
