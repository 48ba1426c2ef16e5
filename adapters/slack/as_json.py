"""What is built of ``slack_sdk.models`` as JSON: the same as its own ``to_dict``, checked by the same checks.

That one looks through all names of an object for its checks, and through what lies in it once for each level above: for
a small card some two milliseconds, more than everything else on the way of an answer. Which checks and which parts a
kind of object has does not change, and is looked up once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Final

from slack_sdk.models.basic_objects import EMPTY_ALLOWED_TYPE_AND_PROPERTY_LIST, JsonObject

_MAY_BE_EMPTY: Final = frozenset((each["type"], each["property"]) for each in EMPTY_ALLOWED_TYPE_AND_PROPERTY_LIST)
_AS_IT_IS: Final = (str, int)  # asked first: what slack_sdk's classes are is slow to ask
_PARTS: Final[dict[type[JsonObject], tuple[str, ...]]] = {}
"""The names of what each kind of object may have, in slack_sdk's order."""


def as_json(thing: JsonObject) -> dict[str, Any]:
    """A block, an element or a text as Slack takes it. Raises ``SlackObjectFormationError`` for what it refuses."""
    kind = type(thing)
    if kind.to_dict is not JsonObject.to_dict:  # options, and the styles of texts, have a way of their own
        return thing.to_dict()
    for check in _checks(kind):
        check(thing)
    found: dict[str, Any] = {}
    parts = _PARTS.get(kind)
    if parts is None:
        parts = _PARTS[kind] = tuple(sorted(thing.attributes))
    for name in parts:
        value = getattr(thing, name, None)
        if value is None or (not value and hasattr(value, "__len__") and not _may_be_empty(thing, name)):
            continue
        found[name] = value if isinstance(value, _AS_IT_IS) else _plain(value)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return as_json(value) if hasattr(value, "to_dict") else value


def _may_be_empty(thing: JsonObject, name: str) -> bool:
    return (getattr(thing, "type", ""), name) in _MAY_BE_EMPTY


@cache
def _checks(kind: type[JsonObject]) -> tuple[Callable[[JsonObject], None], ...]:
    """The checks that a kind of object has, in the order in which slack_sdk calls them."""
    found = (getattr(kind, each) for each in dir(kind) if not each.startswith("__"))
    return tuple(each for each in found if hasattr(each, "validator"))
