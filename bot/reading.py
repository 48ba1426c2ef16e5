"""Reads what people filled in: plain JSON in, values or sentences about what does not fit out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from bot.card import InputKind, Json
from bot.cog import Declaration
from bot.kinds import Upload
from bot.plan import Asked, empty

LONGEST_TEXT: Final = 4000  # Discord's text input
LONGEST_LINE: Final = 200
MOST_ENTRIES: Final = 100


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why one value does not fit: a text of the core and its placeholders."""

    text_id: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReadValues:
    """The values by parameter, and what did not fit by option; handlers run only when nothing misfits."""

    values: dict[str, object]
    misfits: dict[str, Misfit]


def read_values(
    declared: Declaration, given: Mapping[str, Json], *, space_id: str, zone: str, only: tuple[Asked, ...] | None = None
) -> ReadValues:
    """Reads every option of a declaration (or ``only`` some). Options that it does not have are ignored."""
    context = {"space_id": space_id, "zone": zone}
    values: dict[str, object] = {}
    misfits: dict[str, Misfit] = {}
    for asked in declared.plan.asked if only is None else only:
        found = given.get(asked.name)
        if isinstance(found, str):
            found = cleaned(found)
        if empty(found):
            if asked.required:
                misfits[asked.name] = Misfit("unfit-missing", {})
            else:
                values[asked.name] = asked.default
            continue
        try:
            value = asked.kind.read(found, context)
        except ValidationError as problem:
            misfits[asked.name] = misfit_of(problem, _BY_KIND.get(asked.kind.input, "unfit-value"))
            continue
        if unbound := _out_of_bounds(asked, value):
            misfits[asked.name] = unbound
        else:
            values[asked.name] = value
    return ReadValues(values, misfits)


def cleaned(text: str) -> str:
    """What people wrote, without what no database or screen can hold: NUL and half of a pair of surrogates."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8").strip()


_BY_KIND: Final[Mapping[InputKind, str]] = {
    InputKind.NUMBER: "unfit-number",
    InputKind.CHOICE: "unfit-choice",
    InputKind.CHOICES: "unfit-choice",
    InputKind.PERSON: "unfit-person",
    InputKind.PEOPLE: "unfit-person",
}


def misfit_of(problem: ValidationError, otherwise: str) -> Misfit:
    """What pydantic first found: the sentence that its error names (``text_id`` in its context), or another."""
    error = problem.errors(include_input=False, include_url=False)[0]
    context = error.get("ctx") or {}
    if "text_id" in context:
        return Misfit(context["text_id"], {name: value for name, value in context.items() if name != "text_id"})
    return Misfit(otherwise, {})


def _out_of_bounds(asked: Asked, value: Any) -> Misfit | None:
    least, most = asked.option.least, asked.option.most
    if isinstance(value, bool) or value is None or isinstance(value, Upload):
        return None
    if isinstance(value, int):
        return _number_bounds(value, least, most)
    if isinstance(value, str):
        if len(value) > (longest := most or (LONGEST_TEXT if asked.option.long else LONGEST_LINE)):
            return Misfit("unfit-long", {"most": longest, "has": len(value)})
        return Misfit("unfit-short", {"least": least}) if least and len(value) < least else None
    if isinstance(value, list):
        if len(value) > (longest := most or MOST_ENTRIES):
            return Misfit("unfit-many", {"most": longest, "has": len(value)})
        if any(isinstance(each, str) and len(each) > LONGEST_LINE for each in value):
            return Misfit("unfit-line-long", {"most": LONGEST_LINE})
        return Misfit("unfit-few", {"least": least}) if least and len(value) < least else None
    return None


def _number_bounds(value: int, least: int | None, most: int | None) -> Misfit | None:
    if least is not None and value < least:
        return Misfit("unfit-small", {"least": least})
    if (most is not None and value > most) or abs(value) >= 1 << 53:
        return Misfit("unfit-large", {"most": most if most is not None else (1 << 53) - 1})
    return None
