"""What Discord asks of modals and of autocompletion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from tests.wire.discord.checks import LONGEST_CHOICE, MOST_CHOICES, length, select_misfits
from tests.wire.discord.components import SELECTS, Part, Path, walk
from tests.wire.discord.refused import Misfit, invalid
from tests.wire.discord.things import Data

LONGEST_TITLE: Final = 45
LONGEST_LABEL: Final = 45
LONGEST_HELP: Final = 100
LONGEST_INPUT: Final = 4_000
MOST_PARTS: Final = 5
IN_LABEL: Final = frozenset((*SELECTS, Part.INPUT, Part.UPLOAD, Part.RADIO, Part.CHECKS, Part.CHECK))


def check_modal(data: Data) -> None:
    """Refuses what no modal may be."""
    misfits = list(_modal(data))
    if misfits:
        raise invalid(misfits)


def _modal(data: Data) -> Iterator[Misfit]:
    yield from length(("data", "title"), data.get("title"), 1, LONGEST_TITLE)
    yield from length(("data", "custom_id"), data.get("custom_id"), 1, 100)
    parts = data.get("components")
    if not isinstance(parts, list) or not 1 <= len(parts) <= MOST_PARTS:
        yield ("data", "components"), "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {MOST_PARTS} in length."
        return
    everything = list(walk(parts, ("data", "components")))
    seen = Counter(each["custom_id"] for _, each in everything if each.get("custom_id"))
    for path, each in everything:
        if each.get("custom_id") and seen[each["custom_id"]] > 1:
            code = "COMPONENT_CUSTOM_ID_DUPLICATED"
            yield (*path, "custom_id"), code, "Component custom id cannot be duplicated"
    for number, each in enumerate(parts):
        yield from _top(("data", "components", number), each)


def _top(path: Path, part: Any) -> Iterator[Misfit]:
    match part:
        case {"type": Part.TEXT}:
            yield from length((*path, "content"), part.get("content"), 1, LONGEST_INPUT)
        case {"type": Part.ROW, "components": [{"type": Part.INPUT} as inner]}:
            here = (*path, "components", 0)
            yield from length((*here, "label"), inner.get("label"), 1, LONGEST_LABEL)
            yield from _input(here, inner)
        case {"type": Part.LABEL, "component": {"type": int(kind)} as inner} if kind in IN_LABEL:
            yield from length((*path, "label"), part.get("label"), 1, LONGEST_LABEL)
            if part.get("description") is not None:
                yield from length((*path, "description"), part["description"], 1, LONGEST_HELP)
            yield from _inner((*path, "component"), inner, kind)
        case _:
            yield (*path, "type"), "UNION_TYPE_CHOICES", "A modal holds labels, texts, and rows with one text input."


def _inner(path: Path, part: Data, kind: int) -> Iterator[Misfit]:
    if part.get("disabled"):
        yield (*path, "disabled"), "MODAL_COMPONENT_DISABLED", "Nothing in a modal can be disabled."
    if kind == Part.INPUT:
        yield from _input(path, part)
    elif kind in SELECTS:
        yield from select_misfits(path, part)
        if part.get("required", True) and part.get("min_values") == 0:
            yield (*path, "min_values"), "NUMBER_TYPE_MIN", "int value should be at least 1 when it is required."
    elif kind in (Part.RADIO, Part.CHECKS):
        high = 1 if kind == Part.RADIO else part.get("max_values") or len(part.get("options") or ())
        yield from select_misfits(path, {**part, "max_values": max(high, 1)}, 10, 2 if kind == Part.RADIO else 1)
    else:
        yield from length((*path, "custom_id"), part.get("custom_id"), 1, 100)


def _input(path: Path, part: Data) -> Iterator[Misfit]:
    yield from length((*path, "custom_id"), part.get("custom_id"), 1, 100)
    if part.get("style") not in (1, 2):
        yield (*path, "style"), "BASE_TYPE_CHOICES", "Value must be one of {1, 2}."
    low, high = part.get("min_length") or 0, part.get("max_length") or LONGEST_INPUT
    if not 0 <= low <= high <= LONGEST_INPUT:
        yield (*path, "max_length"), "NUMBER_TYPE_MAX", f"int value should be between {low} and {LONGEST_INPUT}."
    if len(part.get("value") or "") > high:
        yield (*path, "value"), "BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length."
    if len(part.get("placeholder") or "") > LONGEST_HELP:
        yield (*path, "placeholder"), "BASE_TYPE_MAX_LENGTH", f"Must be {LONGEST_HELP} or fewer in length."


def check_choices(data: Data) -> None:
    """Refuses what cannot be offered while somebody types."""
    misfits = list(_choices(data.get("choices")))
    if misfits:
        raise invalid(misfits)


def _choices(choices: Any) -> Iterator[Misfit]:
    if not isinstance(choices, list) or len(choices) > MOST_CHOICES:
        yield ("data", "choices"), "BASE_TYPE_BAD_LENGTH", f"Must be between 0 and {MOST_CHOICES} in length."
        return
    for number, each in enumerate(choices):
        here: Path = ("data", "choices", number)
        yield from length((*here, "name"), each.get("name"), 1, LONGEST_CHOICE)
        if isinstance(each.get("value"), str):
            yield from length((*here, "value"), each["value"], 1, LONGEST_CHOICE)
        elif not isinstance(each.get("value"), int | float):
            yield (*here, "value"), "BASE_TYPE_REQUIRED", "This field is required"
