"""Blocks and views as the tests of the local Slack send them."""

from __future__ import annotations

from typing import Any

from tests.wire.slack.things import Data

WORDS: Data = {"type": "mrkdwn", "text": "Tea?"}


def plain(text: str = "Tea?") -> Data:
    """A text without marks."""
    return {"type": "plain_text", "text": text}


def choice(value: str, text: str = "Easy") -> Data:
    """An option."""
    return {"text": plain(text), "value": value}


def button(action_id: str = "a", **more: Any) -> Data:
    """A button."""
    return {"type": "button", "action_id": action_id, "text": plain(), **more}


def select(count: int = 2, **more: Any) -> Data:
    """A select with so many options."""
    return {"type": "static_select", "action_id": "s", "options": [choice(str(each)) for each in range(count)], **more}


def actions(*elements: Data, **more: Any) -> Data:
    """A block of what is pressed."""
    return {"type": "actions", "elements": list(elements), **more}


def section(text: str = "Tea?", **more: Any) -> Data:
    """A block of text."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def entry(element: Data, **more: Any) -> Data:
    """A block with something to fill in."""
    return {"type": "input", "label": plain(), "element": element, **more}


def typing(**more: Any) -> Data:
    """A text to type."""
    return {"type": "plain_text_input", "action_id": "t", **more}


def modal(*blocks: Data, **more: Any) -> Data:
    """A modal."""
    return {"type": "modal", "title": plain(), "submit": plain("Send"), "blocks": list(blocks), **more}
