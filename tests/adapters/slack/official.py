"""What Slack asks of blocks and views: every message and modal of a test goes through it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from adapters.slack.limits import (
    LONGEST_ALT,
    LONGEST_BUTTON,
    LONGEST_CHOICE,
    LONGEST_CHOICE_VALUE,
    LONGEST_HEADER,
    LONGEST_ID,
    LONGEST_METADATA,
    LONGEST_MODAL_TITLE,
    LONGEST_SECTION,
    LONGEST_SUBMIT,
    LONGEST_TEXT,
    MOST_ACTIONS,
    MOST_BLOCKS,
    MOST_CHOICES,
    MOST_CONTEXT,
    MOST_RADIOS,
    MOST_VIEW_BLOCKS,
)
from adapters.slack.render import Page
from bot.letters import length

Json = dict[str, Any]
LONGEST_BLOCKS: Final = 13_000
"""Characters in the JSON of a message's texts: what was seen to be taken (slackapi/bolt-js, issue 2509)."""
MULTI: Final = ("multi_static_select", "multi_users_select")
TOLD: Final = re.compile(r"<(?:#[A-Z0-9]+|!date\^[^<>]*)>")
"""What a notification has of Slack's own: channels and moments, which call nobody."""
PLAIN: Final = ("label", "hint", "placeholder", "title", "submit", "description")


def message(page: Page) -> list[Json]:
    """The blocks of a page as they are sent; fails where Slack would refuse them."""
    blocks = page.with_files([f"F{number}" for number, _ in enumerate(page.pending)]).blocks
    assert 0 < len(blocks) <= MOST_BLOCKS
    assert page.text.strip()
    assert length(page.text) <= LONGEST_TEXT
    letters = TOLD.sub("", page.text)
    assert "<" not in letters
    assert ">" not in letters
    texts = [each for each in blocks if each["type"] in ("rich_text", "header", "context")]
    assert len(json.dumps(texts, ensure_ascii=False)) <= LONGEST_BLOCKS
    valid(blocks)
    return blocks


def view(data: Json) -> list[Json]:
    """The blocks of a modal; fails where Slack would refuse it."""
    assert data["type"] == "modal"
    assert 0 < length(data["title"]["text"]) <= LONGEST_MODAL_TITLE
    assert len(data["callback_id"]) <= LONGEST_ID
    assert len(data["private_metadata"]) <= LONGEST_METADATA
    blocks: list[Json] = data["blocks"]
    assert 0 < len(blocks) <= MOST_VIEW_BLOCKS
    if any(each["type"] == "input" for each in blocks):
        assert 0 < length(data["submit"]["text"]) <= LONGEST_SUBMIT
    valid(blocks)
    return blocks


def within(parts: Any) -> Iterator[Json]:
    """Every object in these, at any depth."""
    if isinstance(parts, dict):
        yield parts
        for each in parts.values():
            yield from within(each)
    elif isinstance(parts, list):
        for each in parts:
            yield from within(each)


def valid(blocks: Sequence[Json]) -> None:
    """What holds of blocks wherever they stand."""
    _unique(each["block_id"] for each in blocks if "block_id" in each)
    _unique(each["action_id"] for block in blocks if block["type"] != "input" for each in acted_on(block))
    for block in blocks:
        _block(block)
        json.dumps(block, ensure_ascii=False).encode()  # no half of a pair of surrogates
    for part in within(blocks):
        if part.get("type") in ("plain_text", "mrkdwn"):
            assert 0 < length(part["text"]) <= LONGEST_SECTION
        for name in PLAIN:
            assert name not in part or part[name]["type"] == "plain_text"


def acted_on(block: Mapping[str, Any]) -> list[Json]:
    """The elements of a block that people act on."""
    found = block.get("elements", []) if block["type"] == "actions" else []
    return [*found, *(block[name] for name in ("accessory", "element") if name in block)]


def _unique(ids: Iterator[str]) -> None:
    for found, count in Counter(ids).items():
        assert 0 < len(found) <= LONGEST_ID
        assert count == 1, found


def _block(block: Json) -> None:
    match block["type"]:
        case "header":
            assert 0 < length(block["text"]["text"]) <= LONGEST_HEADER
            assert block["text"]["type"] == "plain_text"
        case "rich_text":
            for section in block["elements"]:
                assert section["type"] == "rich_text_section"
                assert section["elements"]
                for each in section["elements"]:
                    assert "text" not in each or 0 < len(each["text"]) <= LONGEST_SECTION
        case "context":
            assert 0 < len(block["elements"]) <= MOST_CONTEXT
        case "actions":
            assert 0 < len(block["elements"]) <= MOST_ACTIONS
            assert all(each["type"] not in MULTI for each in block["elements"])
        case "image":
            assert 0 < length(block["alt_text"]) <= LONGEST_ALT
            assert block["slack_file"]["id"].startswith("F")
        case "section" | "input":
            pass
        case other:
            raise AssertionError(other)
    for each in acted_on(block):
        _element(each)


def _element(element: Json) -> None:
    options: list[Json] = element.get("options", [])
    if "select" in element["type"] or element["type"] in ("radio_buttons", "checkboxes"):
        assert len(options) <= (MOST_CHOICES if "select" in element["type"] else MOST_RADIOS)
        assert options or "static" not in element["type"]
        _unique(each["value"] for each in options)
        before: list[Json] = [*element.get("initial_options", [])]
        before += [element["initial_option"]] if "initial_option" in element else []
        assert all(each in options for each in before) or element["type"] == "external_select"
        assert len(before) <= element.get("max_selected_items", MOST_CHOICES)
        assert "initial_options" not in element or element["initial_options"]
    for each in options:
        assert 0 < length(each["text"]["text"]) <= LONGEST_CHOICE
        if "description" in each:
            assert 0 < length(each["description"]["text"]) <= LONGEST_CHOICE
        assert 0 < len(each["value"]) <= LONGEST_CHOICE_VALUE
    match element["type"]:
        case "button":
            assert 0 < length(element["text"]["text"]) <= LONGEST_BUTTON
            assert element.get("style", "primary") in ("primary", "danger")
        case "plain_text_input":
            assert element.get("min_length", 0) <= element["max_length"] <= LONGEST_SECTION
            assert length(element.get("initial_value", "")) <= element["max_length"]
        case "number_input":
            bounds = [element.get(name) for name in ("min_value", "initial_value", "max_value")]
            numbers = [int(each) for each in bounds if each is not None]
            assert numbers == sorted(numbers)
