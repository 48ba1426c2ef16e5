"""Blocks become the JSON that slack_sdk makes of them, and are checked as it checks them."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.basic_objects import JsonObject
from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    HeaderBlock,
    ImageBlock,
    OverflowMenuElement,
    RichTextBlock,
    RichTextElementParts,
    RichTextSectionElement,
    SectionBlock,
)

from adapters.slack.as_json import as_json
from adapters.slack.render import options_of, paged, plain_text, split
from bot.card import Card, Choice
from tests.adapters.slack.making import MAKING
from tests.adapters.slack.test_render import MANY, TURNING, WHERE

OPTIONS, _ = options_of([Choice(each, each) for each in ("one", "two", "x" * 90)], 1)
WRONG: list[Block] = [
    ActionsBlock(elements=[ButtonElement(text=plain_text("a"), action_id=str(number)) for number in range(26)]),
    ContextBlock(elements=[plain_text("a")] * 11),
    HeaderBlock(text=plain_text("a" * 151)),
    ImageBlock(alt_text="a" * 2001, image_url="https://example.org/a.png"),
    SectionBlock(text=plain_text("a" * 3001)),
    ActionsBlock(elements=[ButtonElement(text=plain_text("a" * 76), action_id="a")]),
    SectionBlock(text=plain_text("a"), accessory=ButtonElement(text=plain_text("a"), action_id="a" * 256)),
]


@settings(MANY, max_examples=40)
@given(MAKING.cards())
def test_every_card_is_what_slack_sdk_makes_of_it(card: Card) -> None:
    ours = [*split(card, WHERE), paged(card, TURNING, where=WHERE)]
    with patch("adapters.slack.render.as_json", JsonObject.to_dict):
        theirs = [*split(card, WHERE), paged(card, TURNING, where=WHERE)]
    assert ours == theirs


@pytest.mark.parametrize(
    "block",
    [
        RichTextBlock(elements=[RichTextSectionElement(elements=[])]),
        RichTextBlock(elements=[RichTextSectionElement(elements=[RichTextElementParts.Text(text="", style=None)])]),
        SectionBlock(text=plain_text(""), fields=[], accessory=OverflowMenuElement(options=OPTIONS, action_id="o")),
        SectionBlock(block_id="b", fields=[plain_text("a"), plain_text("b")]),
    ],
)
def test_what_is_empty_is_left_out_where_slack_sdk_leaves_it_out(block: Block) -> None:
    with patch.object(JsonObject, "validate_json", lambda self: None):
        theirs = block.to_dict()
    with patch("adapters.slack.as_json._checks", lambda kind: ()):
        assert as_json(block) == theirs


@pytest.mark.parametrize("block", WRONG)
def test_what_slack_sdk_refuses_is_refused(block: Block) -> None:
    with pytest.raises(SlackObjectFormationError) as theirs:
        block.to_dict()
    with pytest.raises(SlackObjectFormationError) as ours:
        as_json(block)
    assert str(ours.value) == str(theirs.value)
