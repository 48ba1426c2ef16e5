"""Discord's official description of its API, where it is at hand: whether it would take a body."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

import jsonschema_rs
import pytest

_AT: Final = Path("shared") / "data" / "discord-openapi.json"


@cache
def _description() -> dict[str, Any] | None:
    for above in Path(__file__).parents:
        if (above / _AT).is_file():
            found: dict[str, Any] = json.loads((above / _AT).read_text("utf-8"))
            return found
    return None


@cache
def _validator(path: str, method: str) -> jsonschema_rs.Draft202012Validator:
    description = _description()
    assert description is not None
    body = description["paths"][path][method]["requestBody"]["content"]["application/json"]["schema"]
    return jsonschema_rs.Draft202012Validator(body | {"components": description["components"]})


def accepts(path: str, method: str, body: object) -> None:
    """Fails with what Discord would refuse; skips the test where the description is not at hand."""
    if _description() is None:
        pytest.skip("Discord's official description is not at hand.")
    wrong = [f"{each.instance_path}: {each.message[:300]}" for each in _validator(path, method).iter_errors(body)]
    assert wrong == []
