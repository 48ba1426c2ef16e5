"""What stands in an element, as it goes over the wire: before anybody enters something, and when somebody did."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from tests.wire.slack.check_elements import DATE, TIME, options
from tests.wire.slack.reading import fold
from tests.wire.slack.things import Data

_ONE: Final = {
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
}
_MANY: Final = {
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "file_input": ("files", ""),
}
TYPED: Final = frozenset(("plain_text_input", "email_text_input", "url_text_input", "number_input"))


@dataclass(frozen=True)
class Filler:
    """What somebody can name: ``person`` and ``place`` find ids, ``file`` takes a file in the shape of tests and makes
    Slack's; ``offered`` are the options that the app offered for an external select, ``zone`` is the person's."""

    person: Callable[[str], str]
    place: Callable[[str], str]
    file: Callable[[Mapping[str, Any]], Data]
    zone: str = "UTC"
    offered: Sequence[Data] = ()


def initial(element: Data) -> Data:
    """What stands there before anybody enters something."""
    kind = element["type"]
    if kind in _MANY:
        name, before = _MANY[kind]
        return {"type": kind, name: [*(element.get(before) or ())]}
    name, before = _ONE[kind]
    return {"type": kind, name: element.get(before)}


def entered(element: Data, given: Any, filler: Filler) -> Data:
    """What stands there once somebody enters this: an option's label or value, a person, a place, a text, a date.
    Raises ``LookupError`` for what cannot be chosen."""
    kind = element["type"]
    if isinstance(given, bool):
        given = [each["value"] for each in options(element)] if given else []
    if kind in _MANY:
        many = given if isinstance(given, list | tuple) else [] if given in (None, "") else [given]
        return {"type": kind, _MANY[kind][0]: [_one(element, each, filler) for each in many]}
    if kind in TYPED:
        text = "\n".join(map(str, given)) if isinstance(given, list) else "" if given is None else str(given)
        return {"type": kind, "value": text or None}
    return {"type": kind, _ONE[kind][0]: None if given in (None, "") else _one(element, given, filler)}


def value_of(state: Data) -> Any:
    """What stands there, simply: option values, ids, texts."""
    kind = state["type"]
    name = (_MANY.get(kind) or _ONE[kind])[0]
    return [_simple(each) for each in state[name]] if kind in _MANY else _simple(state[name])


def _simple(value: Any) -> Any:
    return value.get("value", value.get("id")) if isinstance(value, dict) else value


def option(element: Data, wanted: str, offered: Sequence[Data] = ()) -> Data:
    """An option by value or label."""
    known = [*options(element), *offered]
    for each in known:
        if wanted == each["value"] or fold(wanted) == fold(each["text"]["text"]):
            return each
    raise LookupError(f"there is no {wanted!r}, only {[each['text']['text'] for each in known]}")


def _one(element: Data, given: Any, filler: Filler) -> Any:
    kind = str(element["type"])
    if kind == "file_input":
        return filler.file(given)
    if kind.endswith("users_select"):
        return filler.person(str(given))
    if kind.endswith(("conversations_select", "channels_select")):
        return filler.place(str(given))
    if kind == "datetimepicker":
        at = given if isinstance(given, int) else datetime.fromisoformat(given).replace(tzinfo=ZoneInfo(filler.zone))
        return at if isinstance(at, int) else int(at.timestamp())
    if kind in ("datepicker", "timepicker"):
        shape = DATE if kind == "datepicker" else TIME
        if not re.fullmatch(shape, str(given)):
            raise LookupError(f"{given!r} is no {kind.removesuffix('picker')}")
        return str(given)
    return option(element, str(given), filler.offered)


def problem(block: Data, element: Data, state: Data) -> str:
    """Why Slack's client does not send this; empty when it does."""
    value = value_of(state)
    if value in (None, "", []):
        return "" if block.get("optional") else "Please complete this required field."
    kind = element["type"]
    if kind == "plain_text_input":
        least, most = element.get("min_length") or 0, element.get("max_length") or 3_000
        if len(value) < least:
            return f"Please enter at least {least} characters."
        return f"Please enter no more than {most} characters." if len(value) > most else ""
    if kind == "number_input":
        return _number_problem(element, value)
    if kind == "email_text_input":
        return "" if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value) else "Please enter a valid email address."
    if kind == "url_text_input":
        return "" if re.fullmatch(r"https?://\S+", value) else "Please enter a valid URL."
    if kind == "file_input":
        return _file_problem(element, state["files"])
    most = element.get("max_selected_items")
    return f"Please choose no more than {most}." if most and len(value) > most else ""


def _number_problem(element: Data, value: str) -> str:
    shape = r"-?\d+(\.\d+)?" if element["is_decimal_allowed"] else r"-?\d+"
    if not re.fullmatch(shape, value):
        return "Please enter a number."
    low, high = element.get("min_value"), element.get("max_value")
    if low is not None and float(value) < float(low):
        return f"Please enter a number of at least {low}."
    return f"Please enter a number of at most {high}." if high is not None and float(value) > float(high) else ""


def _file_problem(element: Data, files: list[Data]) -> str:
    kinds = element.get("filetypes")
    if kinds and any(each["filetype"] not in kinds for each in files):
        return f"Please choose a file of these types: {', '.join(kinds)}."
    most = element.get("max_files") or 10
    return f"Please choose no more than {most} files." if len(files) > most else ""
