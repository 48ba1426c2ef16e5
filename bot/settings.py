"""The settings form of each cog, made from its settings model: the fields are its options, their bounds its bounds."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import time, timedelta
from enum import Enum
from typing import Any, Final

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from bot.act import Shown
from bot.card import Card, Field
from bot.cog import Cog, Declaration, DeclarationError, Kind
from bot.context import Context, Refusal
from bot.kinds import Kind as ValueKind
from bot.kinds import choice_of, kind_of, length, strip_optional
from bot.people import Person, Place, Role
from bot.plan import Asked, Option, Plan
from bot.reading import misfit_of
from bot.text import Said, Text, Words, joined
from storage.spaces import Spaces

CHANGED: Final = "settings-changed"
"""Announced, of nobody, where a feature has other settings from now on: a card that stands may say what was before."""
NAME: Final = "settings"
LABELS: Final = "setting"  # setting-open-days, and its .help


def settings_form(cog: Cog) -> Declaration | None:
    """The form that changes a cog's settings in a course; ``None`` for a cog in which there is nothing to set.

    Raises :class:`DeclarationError` for a field of a type that people cannot give.
    """
    model = cog.settings
    if not model.model_fields:
        return None
    where = f"{sys.modules[model.__module__].__file__}: {model.__qualname__}"
    asked = tuple(_asked(name, field, where) for name, field in model.model_fields.items())
    return Declaration(
        cog,
        Kind.FORM,
        NAME,
        _change,
        needs=Role.INSTRUCTOR,
        answers=Shown.PRIVATE,
        asks=True,
        prefill_by=_current,
        words=NAME,
        planned=Plan(Context, stores=(("spaces", Spaces),), asked=asked),
        labels=LABELS,
        where=where,
    )


def _asked(name: str, field: FieldInfo, where: str) -> Asked:
    """No field must be filled in: an empty one goes back to its default."""
    try:
        kind = kind_of(_type(field))
    except TypeError as problem:
        raise DeclarationError(f"{where}: {name}: {problem}") from None
    return Asked(name, _bounds(field), kind, required=False)


def _bounds(field: FieldInfo) -> Option:
    def bound(*names: str) -> int | None:
        found = (getattr(each, name, None) for each in field.metadata for name in names)
        return next((each for each in found if isinstance(each, int)), None)

    above, below = bound("gt"), bound("lt")
    least = bound("ge", "min_length") if above is None else above + 1
    most = bound("le", "max_length") if below is None else below - 1
    return Option(least, most)


def _current(ctx: Context[BaseModel]) -> dict[str, object]:
    return {name: getattr(ctx.settings, name) for name in type(ctx.settings).model_fields}


def _change(ctx: Context[BaseModel], spaces: Spaces, **chosen: object) -> Card:
    """Stores what differs from the defaults, and says what holds now."""
    before, defaults = ctx.settings, ctx.defaults
    model = type(before)
    now = _checked(model, defaults, chosen)
    plain, usual = now.model_dump(mode="json"), defaults.model_dump(mode="json")
    differs = {name: value for name, value in plain.items() if value != usual[name]}
    if plain != before.model_dump(mode="json"):
        spaces.change_settings(ctx.course.course_id, ctx.speak.domain, differs)
        ctx.announce(CHANGED, [])
    fields = tuple(
        Field(ctx.plain(_label(name)), shown(ctx, _label(name), kind_of(_type(field)), getattr(now, name)))
        for name, field in model.model_fields.items()
    )
    title = ctx.plain("settings-title", feature=Words(ctx.plain("cog-name")))
    return Card(title=title, text=ctx.text("settings-saved"), fields=fields, note=ctx.text("only-you"))


def _checked(model: type[BaseModel], defaults: BaseModel, chosen: Mapping[str, object]) -> BaseModel:
    """The settings as chosen. What no single bound can say (a field against another) is said by the model itself."""
    given = {name: getattr(defaults, name) for name in model.model_fields}
    for name, value in chosen.items():
        annotation = _type(model.model_fields[name])
        if value is not None or strip_optional(annotation) is not annotation:
            given[name] = value
        elif isinstance(given[name], list):
            given[name] = []
    try:
        return model.model_validate(given)
    except ValidationError as problem:
        misfit = misfit_of(problem, "unfit-value")
        loc = problem.errors(include_input=False, include_url=False)[0]["loc"]
        raise Refusal(misfit.text_id, **misfit.values).at(str(loc[0]) if loc else next(iter(given))) from None


def _type(field: FieldInfo) -> Any:
    return field.annotation


def _label(name: str) -> str:
    return f"{LABELS}-{name.replace('_', '-')}"


def shown(ctx: Context[Any], label: str, kind: ValueKind, value: object) -> Text:
    """A value as people read it; ``label`` is the id of its field's text, with which the texts of its choices begin."""
    match value:
        case None | [] | "":
            return ctx.text("value-none")
        case list():
            return joined([shown(ctx, label, kind, each) for each in value], ", ")
        case _ if kind.choices:
            choice = choice_of(value) if isinstance(value, Enum) else str(value)
            return (Words(ctx.speak.choice(label, choice)),)
        case bool():
            return ctx.text("value-yes" if value else "value-no")
        case timedelta():
            return (Words(length(value)),)
        case Person() | Place():
            return (value,)
        case time():
            return (Words(value.isoformat(timespec="minutes")),)
        case _:
            return (Said(str(value)),)
