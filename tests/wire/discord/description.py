"""Discord's official OpenAPI description, where it is at hand: every request and every answer is held to it."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.parse import quote

from jsonschema_rs import Registry, validator_for

from tests.wire.discord.refused import Misfit

HERE: Final = Path(__file__).resolve()
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
JSON: Final = "application~1json"
_UNTOLD: Final = frozenset(("use_nested_fields",))
"""What discord.py asks for and the description does not know."""
_PERMISSIONS: Final = frozenset(("default_member_permissions", "allow", "deny"))


class _Validator(Protocol):
    def iter_errors(self, instance: Any) -> Any: ...


def where() -> Path | None:
    """The file, as ``HOMEROOM_DISCORD_OPENAPI`` names it or beside the project; ``None`` when it is not at hand."""
    named = os.environ.get("HOMEROOM_DISCORD_OPENAPI")
    beside = [folder / "shared" / "data" / "discord-openapi.json" for folder in HERE.parents]
    return next((each for each in [*([Path(named)] if named else []), *beside] if each.is_file()), None)


class Description:
    """What may be asked and answered, by route. Each part is compiled when it is first needed."""

    def __init__(self, file: Path) -> None:
        self._whole: dict[str, Any] = json.loads(file.read_text("utf-8"))
        self._registry = Registry([("urn:discord", {"$schema": DIALECT, **self._whole})])
        self._compiled: dict[tuple[str, ...], _Validator] = {}

    def knows(self, method: str, path: str) -> bool:
        """Whether there is such a route."""
        return method.lower() in self._whole["paths"].get(path, {})

    def asked(self, method: str, path: str, body: Any) -> list[Misfit]:
        """What does not fit in a request's body."""
        operation = self._whole["paths"][path][method.lower()]
        if JSON.replace("~1", "/") not in operation.get("requestBody", {}).get("content", {}):
            return []
        return self._misfits(_as_described(body), "paths", path, method.lower(), "requestBody", "content", JSON)

    def asked_for(self, method: str, path: str, name: str, value: str) -> list[Misfit]:
        """What does not fit in one parameter of a request's address."""
        at = ["paths", path, method.lower(), "parameters"]
        found = self._whole["paths"][path][method.lower()].get("parameters", [])
        number = next((number for number, each in enumerate(found) if each["name"] == name), None)
        if number is None and name in _UNTOLD:
            return []
        if number is None:
            return [((name,), "UNKNOWN_PARAMETER", "The description has no such parameter.")]
        if "schema" not in found[number]:
            return []
        kind = found[number]["schema"].get("type")
        return self._misfits(_typed(value, kind), *at, str(number))

    def answered(self, method: str, path: str, status: int, body: Any) -> list[str]:
        """What an answer of ours has that Discord's would not."""
        answers = self._whole["paths"][path][method.lower()]["responses"]
        known = str(status) if str(status) in answers else f"{status // 100}XX" if status != 429 else "429"
        if known not in answers:
            return [f"{method} {path} is never answered with {status}"]
        at = ["paths", path, method.lower(), "responses", known]
        while "$ref" in (found := self._at(at)):
            at = found["$ref"].removeprefix("#/").split("/")
        if "content" not in found:
            return [] if body is None else [f"{method} {path} is answered with {status} and nothing"]
        if status >= 400:  # it takes the codes within ``errors`` for numbers: they are names
            body = {key: each for key, each in body.items() if key != "errors"}
        misfits = self._misfits(body, *at, "content", JSON)
        return [f"{method} {path} {status} at {'.'.join(map(str, where))}: {why}" for where, _, why in misfits]

    def _at(self, at: list[str]) -> Any:
        found = self._whole
        for step in at:
            found = found[step]
        return found

    def _misfits(self, body: Any, *at: str) -> list[Misfit]:
        compiled = self._compiled.get(at)
        if compiled is None:
            steps = [each if each == JSON else each.replace("~", "~0").replace("/", "~1") for each in at]
            pointer = "/".join(quote(each, safe="~@") for each in (*steps, "schema"))
            schema = {"$schema": DIALECT, "$ref": f"urn:discord#/{pointer}"}
            compiled = self._compiled[at] = validator_for(schema, registry=self._registry, validate_formats=False)
        return [
            (tuple(error.instance_path), "DESCRIPTION", error.message[:400]) for error in compiled.iter_errors(body)
        ]


@cache
def description() -> Description | None:
    """The description, read once; ``None`` when it is not at hand."""
    file = where()
    return None if file is None else Description(file)


def _as_described(body: Any, name: str = "", within: str = "") -> Any:
    """As the description has it: ids are strings (Discord takes numbers too, and discord.py sends some), permissions
    are numbers (Discord takes strings)."""
    if isinstance(body, dict):
        return {key: _as_described(each, key, name) for key, each in body.items()}
    if isinstance(body, list):
        return [_as_described(each, name, within) for each in body]
    if name in _PERMISSIONS:
        return int(body) if isinstance(body, str) and body.isdigit() else body
    if (
        isinstance(body, int)
        and not isinstance(body, bool)
        and (body > 2**40 or (within, name) == ("attachments", "id"))
    ):
        return str(body)
    return body


def _typed(value: str, kind: object) -> object:
    if kind == "integer" and value.lstrip("-").isdigit():
        return int(value)
    if kind == "boolean" and value.lower() in ("1", "0", "true", "false"):
        return value.lower() in ("1", "true")
    return value
