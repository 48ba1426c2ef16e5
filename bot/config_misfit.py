"""What a setting must be, as one of our own sentences, from what pydantic has against its value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_SENTENCES: Final[Mapping[str, str]] = {
    "int_parsing": "config-number",
    "int_type": "config-number",
    "int_from_float": "config-number",
    "int_parsing_size": "config-number",
    "float_parsing": "config-number",
    "float_type": "config-number",
    "finite_number": "config-number",
    "bool_parsing": "config-yes",
    "bool_type": "config-yes",
    "string_type": "config-text",
    "path_type": "config-text",
    "list_type": "config-list",
    "string_too_long": "config-long",
    "literal_error": "config-choice",
    "enum": "config-choice",
    "greater_than_equal": "config-least",
    "greater_than": "config-above",
    "less_than_equal": "config-most",
    "less_than": "config-below",
}
_BOUNDS: Final = ("ge", "gt", "le", "lt", "max_length")


def misfit(error: ErrorDetails, table: str, key: str) -> tuple[str, dict[str, str]]:
    """The id of the sentence and its values. What a model says itself has a sentence named for the setting."""
    kind, context = error["type"], error.get("ctx", {})
    if kind in _SENTENCES:
        return _SENTENCES[kind], _values(context)
    if kind == "value_error":
        return f"config-{table}-{key}".replace(".", "-").replace("_", "-"), {}
    return f"config-{kind}", {name: str(value) for name, value in context.items()}


def _values(context: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for bound in _BOUNDS:
        if bound in context:
            number = context[bound]
            found["bound"] = f"{number:g}" if isinstance(number, float) else str(number)
    if "expected" in context:  # pydantic writes them in English: 'en' or 'es'
        found["choices"] = str(context["expected"]).replace(" or ", ", ").replace("'", "")
    return found
