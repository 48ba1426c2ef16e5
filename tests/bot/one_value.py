"""A form that asks for one value of a kind, for the tests of kinds: what a handler gets, or what is said instead."""

from __future__ import annotations

import base64
from enum import Enum
from functools import cache
from typing import Any, Final, Literal

from bot.card import Json
from bot.cog import Cog, Declaration, Option
from bot.cog import Kind as Declared
from bot.context import Context
from bot.kinds import kind_of
from bot.people import Person, Place, PlaceKind
from bot.plan import Asked, Plan
from bot.reading import Misfit, read_values
from bot.texts import CORE, LANGUAGES, Texts

SPACE: Final = "web:class"
TEXTS: Final = Texts({})
LONG: Final = "x" * 5000
Size = Literal["small", "large"]


class Mood(Enum):
    """Members whose values are no words are chosen by their names."""

    FINE = 1
    TIRED = 2


@cache
def asks(annotation: Any, *, long: bool = False) -> Declaration:
    """A form that asks for one value of this type."""
    asked = Asked("it", Option(long=long, places=tuple(PlaceKind)), kind_of(annotation, long=long), required=True)
    return Declaration(Cog("trial"), Declared.FORM, "form", print, planned=Plan(Context, asked=(asked,)))


def taken(annotation: Any, value: Json, zone: str = "UTC") -> Any:
    """What a handler gets of this JSON; a misfit where it gets nothing."""
    read = read_values(asks(annotation), {"it": value}, space_id=SPACE, zone=zone)
    return read.misfits["it"] if read.misfits else read.values["it"]


def said(annotation: Any, value: Json, zone: str = "UTC") -> str:
    """The id of the sentence about what does not fit, which is there in every language and takes the values given."""
    misfit = taken(annotation, value, zone)
    assert isinstance(misfit, Misfit), misfit
    for language in LANGUAGES:
        assert TEXTS.text(language, CORE, misfit.text_id, misfit.values)
    return misfit.text_id


def person(name: str) -> Person:
    return Person(SPACE, name)


def channel(name: str, under: str | None = None) -> Place:
    return Place(SPACE, PlaceKind.CHANNEL, name, under)


def upload(data: bytes, **more: Json) -> Json:
    return {"data": base64.b64encode(data).decode(), **more}
