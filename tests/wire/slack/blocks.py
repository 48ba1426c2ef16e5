"""Blocks as Slack keeps them and gives them back, and what of them people act on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any, Final

from tests.wire.slack.check_blocks import elements
from tests.wire.slack.things import Data

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_made = count(1)
STATELESS: Final = frozenset(("button", "overflow", "workflow_button"))
"""What has nothing to be remembered: it is pressed, and that is all."""


def kept_blocks(blocks: Sequence[Data]) -> list[Data]:
    """Blocks with an id for each block and each element that has none, and texts in full."""
    return [_block(each) for each in blocks]


def acted_on(blocks: Sequence[Data]) -> Iterator[tuple[Data, Data]]:
    """What people act on, with the block that it is in, as they stand."""
    for block in blocks:
        for element in elements(block):
            yield block, element


def _block(block: Data) -> Data:
    made: Data = {"type": block["type"], "block_id": block.get("block_id") or _some_id(), **block}
    made["block_id"] = made["block_id"] or _some_id()
    return {name: _part(value) for name, value in made.items() if value is not None}


def _part(value: Any) -> Any:
    if isinstance(value, list):
        return [_part(each) for each in value]
    if not isinstance(value, dict):
        return value
    made = {name: _part(each) for name, each in value.items() if each is not None}
    kind = made.get("type")
    if kind == "plain_text":
        return {"type": kind, "text": made["text"], "emoji": made.get("emoji", True)}
    if kind == "mrkdwn":
        return {"type": kind, "text": made["text"], "verbatim": made.get("verbatim", False)}
    if kind is not None and kind != "image" and not made.get("action_id"):
        made["action_id"] = _some_id()
    return made


def _some_id() -> str:
    """Five letters, as Slack makes them; here never the same twice."""
    number, found = next(_made) * 104_729, ""
    while number:
        number, letter = divmod(number, len(_LETTERS))
        found += _LETTERS[letter]
    return found.rjust(5, "z")
