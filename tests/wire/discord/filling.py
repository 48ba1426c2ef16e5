"""Modals as people fill them in: what stands in one, what Discord's client does not send, what it sends."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Final

from tests.wire.discord.acting import Resolved
from tests.wire.discord.commanding import file_of
from tests.wire.discord.components import SELECTS, Part
from tests.wire.discord.reading import fold
from tests.wire.discord.things import Data, User

REQUIRED: Final = "This is required."
_MANY: Final = (Part.CHECKS, Part.UPLOAD, *SELECTS)


@dataclass(frozen=True)
class Filler:
    """Who fills in: ``person``, ``place`` and ``role`` find ids by what they call them."""

    user: User
    resolved: Resolved
    person: Callable[[str], int]
    place: Callable[[str], int]
    role: Callable[[str], int]


def form_of(modal: Data) -> Data:
    """A modal as tests look at it: ``title``, ``link`` (its custom id), ``note`` (its texts) and ``inputs``, each named
    by its ``custom_id`` or, where that tells them apart, by what stands in it behind the last colon."""
    inputs = [_input(label, part) for label, part in _parts(modal)]
    for each in inputs:
        short = each["custom_id"].rpartition(":")[2]
        alike = [other for other in inputs if other["custom_id"].rpartition(":")[2] == short]
        each["name"] = short if short and len(alike) == 1 else each["custom_id"]
    note = "\n".join(each["content"] for each in modal["components"] if each["type"] == Part.TEXT)
    return {"title": modal["title"], "link": modal["custom_id"], "note": note, "inputs": inputs}


def _parts(modal: Data) -> list[tuple[Data, Data]]:
    found = []
    for each in modal["components"]:
        if each["type"] == Part.LABEL:
            found.append((each, each["component"]))
        elif each["type"] == Part.ROW:
            found.append((each["components"][0], each["components"][0]))
    return found


def _input(label: Data, part: Data) -> Data:
    choices = [{"value": each["value"], "label": each["label"]} for each in part.get("options") or ()]
    return {
        "custom_id": part["custom_id"],
        "label": label["label"],
        "help": label.get("description") or part.get("placeholder") or "",
        "type": part["type"],
        "required": part["type"] != Part.CHECK and part.get("required") is not False,
        "value": _before(part),
        "choices": choices,
        "least": part.get("min_length", part.get("min_values")),
        "most": part.get("max_length", part.get("max_values")),
        "error": "",
    }


def _before(part: Data) -> Any:
    """What stands there before anybody fills it in."""
    chosen = [each["value"] for each in part.get("options") or () if each.get("default")]
    chosen += [each["id"] for each in part.get("default_values") or ()]
    match part["type"]:
        case Part.INPUT:
            return part.get("value") or ""
        case Part.CHECK:
            return bool(part.get("default"))
        case Part.RADIO:
            return chosen[0] if chosen else None
    return chosen


def fill(form: Data, values: Mapping[str, Any]) -> dict[str, Any]:
    """All values by custom id, those given by name or label among them; mistakes are noted at the inputs."""
    names = {each["name"]: str(each["custom_id"]) for each in form["inputs"]}
    names |= {
        key: str(each["custom_id"]) for each in form["inputs"] for key in (fold(each["label"]), each["custom_id"])
    }
    filled = {each["custom_id"]: each["value"] for each in form["inputs"]}
    for name, value in values.items():
        known = names.get(name) or names.get(fold(name))
        if known is None:
            labels = [each["label"] for each in form["inputs"]]
            raise LookupError(f"the form has no {name!r}, only {labels}")
        filled[known] = value
    for each in form["inputs"]:
        each["value"] = filled[each["custom_id"]]
        each["error"] = _error(each, each["value"])
    return filled


def _error(entry: Data, value: Any) -> str:
    if value is None or value in ("", []):
        return REQUIRED if entry["required"] else ""
    if entry["type"] == Part.INPUT:
        least, most = entry["least"] or 0, entry["most"] or 4_000
        size = len(written(value))
        return "" if least <= size <= most else f"Between {least} and {most} characters."
    if entry["type"] in _MANY:
        most = entry["most"] or (10 if entry["type"] in (Part.CHECKS, Part.UPLOAD) else 1)
        least = entry["least"] if entry["least"] is not None else 1
        size = len(value) if isinstance(value, list) else 1
        return "" if least <= size <= most else f"Between {least} and {most}."
    return ""


def submitted(modal: Data, filled: Mapping[str, Any], filler: Filler) -> Data:
    """What the bot is sent."""
    ids = count(1)
    parts: list[Data] = []
    for each in modal["components"]:
        told = {"type": each["type"], "id": each.get("id") or next(ids)}
        if each["type"] == Part.LABEL:
            told["component"] = _sent(each["component"], filled, filler, next(ids))
        elif each["type"] == Part.ROW:
            told["components"] = [_sent(each["components"][0], filled, filler, next(ids))]
        parts.append(told)
    return {"custom_id": modal["custom_id"], "components": parts}


def _sent(part: Data, filled: Mapping[str, Any], filler: Filler, number: int) -> Data:
    value = filled[part["custom_id"]]
    told = {"type": part["type"], "id": part.get("id") or number, "custom_id": part["custom_id"]}
    many: Sequence[Any] = value if isinstance(value, list) else [] if value in (None, "") else [value]
    match part["type"]:
        case Part.INPUT:
            return {**told, "value": written(value)}
        case Part.CHECK:
            return {**told, "value": bool(value)}
        case Part.RADIO:
            return {**told, "value": choice(part, str(value)) if value not in (None, "") else None}
        case Part.UPLOAD:
            return {**told, "values": [filler.resolved.file(*file_of(each)) for each in many]}
    return {**told, "values": chosen(part, [str(each) for each in many], filler)}


def written(value: Any) -> str:
    """A value as it is typed; a list is one entry a line."""
    return "\n".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


def chosen(part: Data, values: Sequence[str], filler: Filler) -> list[str]:
    """What was chosen in a select, a message's or a modal's, as it is sent."""
    match part["type"]:
        case Part.USERS | Part.MENTIONABLE:
            return [filler.resolved.user(filler.person(each)) for each in values]
        case Part.ROLES:
            return [filler.resolved.role(filler.role(each)) for each in values]
        case Part.CHANNELS:
            return [filler.resolved.channel(filler.place(each), filler.user.id) for each in values]
    return [choice(part, each) for each in values]


def choice(part: Data, wanted: str) -> str:
    """An option by value or label."""
    for each in part["options"]:
        if wanted == each["value"] or fold(wanted) == fold(each["label"]):
            return str(each["value"])
    raise LookupError(f"there is no {wanted!r}, only {[each['label'] for each in part['options']]}")
