"""Discord's own description of its API, where it is at hand, and the rules that it leaves out: every message and modal
of a test goes through both."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import jsonschema_rs
from discord import ui

from adapters.discord.limits import LONGEST_MESSAGE, MODAL_PARTS, MOST_COMPONENTS, MOST_FILES
from adapters.discord.render import Page
from bot.letters import length

COMPONENTS_V2: Final = 1 << 15
_HERE: Final = Path(__file__).resolve()
_FOUND: Final = [found for above in _HERE.parents if (found := above / "shared/data/discord-openapi.json").is_file()]

Json = dict[str, Any]


@cache
def _validator(name: str) -> jsonschema_rs.Draft202012Validator | None:
    if not _FOUND:
        return None
    described = json.loads(_FOUND[0].read_text(encoding="utf-8"))
    schema = {"$ref": f"#/components/schemas/{name}", "components": described["components"]}
    return jsonschema_rs.Draft202012Validator(schema)


def valid(name: str, payload: Mapping[str, Any]) -> None:
    """Fails where Discord's own description does not allow the payload. Snowflakes may be sent as numbers, which it
    does not know."""
    if (validator := _validator(name)) is not None:
        validator.validate(_snowflakes(payload))


def message(page: Page) -> Json:
    """The payload of a page as it is sent; fails where Discord would refuse it."""
    assert page.view.is_finished()
    payload: Json = {
        "components": page.view.to_components(),  # type: ignore[no-untyped-call] # the library's
        "flags": COMPONENTS_V2,
        "attachments": [file.to_dict(number) for number, file in enumerate(page.files)],
    }
    valid("MessageCreateRequest", payload)
    every = list(within(payload["components"]))
    assert 1 < len(every) <= MOST_COMPONENTS
    assert sum(length(each["content"]) for each in every if each["type"] == 10) <= LONGEST_MESSAGE
    assert all(each["content"].strip() for each in every if each["type"] == 10)
    _unique(every)
    _selects(every)
    names = [each["filename"] for each in payload["attachments"]]
    shown = [each["file"]["url"] for each in every if each["type"] == 13]
    shown += [item["media"]["url"] for each in every if each["type"] == 12 for item in each["items"]]
    assert len(names) == len({*names}) <= MOST_FILES
    assert sorted(shown) == sorted(f"attachment://{name}" for name in names)
    return payload


def modal(made: ui.Modal) -> Json:
    """The payload of a modal as it is sent; fails where Discord would refuse it."""
    assert made.is_finished()
    data = made.to_dict()
    valid("ModalInteractionCallbackRequest", {"type": 9, "data": data})
    assert 1 <= len(data["components"]) <= MODAL_PARTS
    every = list(within(data["components"]))
    _unique(every)
    _selects(every)
    for each in every:
        if each["type"] == 4:
            most = each["max_length"]
            assert (each.get("min_length") or 0) <= most
            assert len(each.get("value") or "") <= most
        if each.get("required", True):
            assert each.get("min_values") != 0
    return data


def within(components: list[Json]) -> Iterator[Json]:
    """All components, those within others too."""
    for each in components:
        yield each
        yield from within(each.get("components", []))
        if "component" in each:
            yield from within([each["component"]])


def _unique(every: list[Json]) -> None:
    ids = [each["custom_id"] for each in every if "custom_id" in each]
    assert len(ids) == len({*ids})
    numbers = [each["id"] for each in every if each.get("id")]
    assert len(numbers) == len({*numbers})


def _selects(every: list[Json]) -> None:
    for each in every:
        options = each.get("options", [])
        if each["type"] in (3, 21, 22):
            values = [option["value"] for option in options]
            assert 1 <= len(values) == len({*values})
            most = each.get("max_values", 1)
            assert sum(option["default"] for option in options) <= most <= len(values)
            assert (each.get("min_values") or 0) <= most
        if "default_values" in each:
            assert len(each["default_values"]) <= each["max_values"]


def _snowflakes(payload: Any) -> Any:
    match payload:
        case dict():
            named = "filename" in payload or payload.get("type") in ("user", "channel", "role")
            known = named and isinstance(payload.get("id"), int)
            fixed = {name: _snowflakes(value) for name, value in payload.items()}
            return fixed | {"id": str(payload["id"])} if known else fixed
        case list():
            return [_snowflakes(each) for each in payload]
        case _:
            return payload
