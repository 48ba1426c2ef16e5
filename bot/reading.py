"""Reads what people filled in: plain JSON in, values or sentences about what does not fit out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

from bot.card import InputKind, Json
from bot.cog import Declaration
from bot.kinds import LARGEST, Hours
from bot.people import Place
from bot.plan import Asked, empty
from bot.records import dataclass
from bot.written import can_be_seen

LONGEST_TEXT: Final = 4000  # Discord's text input
LONGEST_LINE: Final = 200
MOST_ENTRIES: Final = 100
_WRITTEN: Final = (InputKind.TEXT, InputKind.LONG)


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
    declared: Declaration,
    given: Mapping[str, Json],
    *,
    space_id: str,
    zone: str,
    only: tuple[Asked, ...] | None = None,
    files: Mapping[str, object] | None = None,
) -> ReadValues:
    """Reads every option of a declaration (or ``only`` some). Options that it does not have are ignored.

    ``files`` is what :func:`bot.uploads.read_files` came to.
    """
    before = files or {}
    context: dict[str, Any] = {"space_id": space_id, "zone": zone}
    values: dict[str, object] = {}
    misfits: dict[str, Misfit] = {}
    for asked in declared.plan.asked if only is None else only:
        found = before[asked.name] if asked.name in before else read_one(asked, given.get(asked.name), context)
        if isinstance(found, Misfit):
            misfits[asked.name] = found
        else:
            values[asked.name] = found
    return ReadValues(values, misfits)


def read_one(asked: Asked, given: Json, context: dict[str, Any]) -> object:
    """The value of one option, or its misfit. Nothing but commas and blank lines is nothing given."""
    found, value = _tidied(given), None
    if not empty(found):
        try:
            value = asked.kind.read(found, context)
        except ValidationError as problem:
            return misfit_of(problem, _BY_KIND.get(asked.kind.input, "unfit-value"))
    if value is None or (isinstance(value, list | Hours) and not value):
        return Misfit("unfit-missing", {}) if asked.required else asked.default
    if asked.kind.input in _WRITTEN and isinstance(value, str) and not can_be_seen(value):
        return Misfit("unfit-missing" if asked.required else "unfit-unseen", {})
    if isinstance(value, Place) and value.kind not in asked.option.places:
        return Misfit("unfit-place-kind", {"kind": value.kind, "wanted": asked.option.places[0]})
    return _out_of_bounds(asked, value) or value


def _tidied(found: Json) -> Json:
    """What came, with the strings in it cleaned: alone, in a list, or the parts of a file."""
    match found:
        case str():
            return cleaned(found)
        case list():
            return [cleaned(each) if isinstance(each, str) else each for each in found]
        case dict():
            return {name: cleaned(each) if isinstance(each, str) else each for name, each in found.items()}
        case _:
            return found


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


def longest(asked: Asked) -> int:
    """How many characters of words fit."""
    return asked.option.most or (LONGEST_TEXT if asked.option.long else LONGEST_LINE)


def _out_of_bounds(asked: Asked, value: Any) -> Misfit | None:
    least, most = asked.option.least, asked.option.most
    if isinstance(value, int):
        return _number_bounds(value, least, most)
    if isinstance(value, str):
        if len(value) > longest(asked):
            return Misfit("unfit-long", {"most": longest(asked), "has": len(value)})
        return Misfit("unfit-short", {"least": least}) if least and len(value) < least else None
    if isinstance(value, list):
        if len(value) > (fit := most or MOST_ENTRIES):
            return Misfit("unfit-many", {"most": fit, "has": len(value)})
        line = LONGEST_TEXT if asked.option.long else LONGEST_LINE
        if any(isinstance(each, str) and len(each) > line for each in value):
            return Misfit("unfit-line-long", {"most": line})
        if least and len(value) < least:
            return Misfit("unfit-few", {"least": least})
        numbers = (_number_bounds(each, None, None) for each in value if isinstance(each, int))
        return next((beyond for beyond in numbers if beyond), None)
    return None


def _number_bounds(value: int, least: int | None, most: int | None) -> Misfit | None:
    least, most = -LARGEST if least is None else least, LARGEST if most is None else most
    if value < least:
        return Misfit("unfit-small", {"least": least})
    return Misfit("unfit-large", {"most": most}) if value > most else None
