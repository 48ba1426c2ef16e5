"""Blocks and views as the local Slack takes and refuses them: what slack_sdk makes fits, and each rule holds."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from slack_sdk.models import blocks as kit
from slack_sdk.models.blocks.block_elements import FileInputElement
from slack_sdk.models.views import View

from tests.wire.slack.blocks import kept_blocks
from tests.wire.slack.check_blocks import LONGEST_BLOCKS, check_message, check_view
from tests.wire.slack.checking import Misfits
from tests.wire.slack.samples import WORDS, actions, button, choice, entry, modal, plain, section, select, typing
from tests.wire.slack.things import Data


def wrong_with(*blocks: Data) -> list[str]:
    """What is wrong with a message of these."""
    with pytest.raises(Misfits) as no:
        check_message({"text": "x", "blocks": list(blocks)}, {"F1"})
    assert no.value.error == "invalid_blocks"
    return no.value.messages


def wrong_view(view: Data) -> list[str]:
    with pytest.raises(Misfits) as no:
        check_view(view)
    assert no.value.error == "invalid_arguments"
    return no.value.messages


def of_sdk() -> list[Any]:
    """A modal's blocks with every element, as slack_sdk makes them."""
    easy, deep = kit.Option(text="Easy", value="e"), kit.Option(text="Deep", value="d")
    inputs: list[Any] = [
        kit.PlainTextInputElement(action_id="1", initial_value="Tea", multiline=True, min_length=1, max_length=80),
        kit.NumberInputElement(
            action_id="2", is_decimal_allowed=False, min_value="1", max_value="9", initial_value="3"
        ),
        kit.EmailInputElement(action_id="3"),
        kit.UrlInputElement(action_id="4"),
        kit.StaticSelectElement(action_id="5", options=[easy, deep], initial_option=deep, placeholder="Deck"),
        kit.StaticMultiSelectElement(action_id="6", options=[easy, deep], initial_options=[easy], max_selected_items=2),
        kit.ExternalDataSelectElement(action_id="7", min_query_length=1, placeholder="Zone"),
        kit.UserSelectElement(action_id="8", initial_user="U1"),
        kit.UserMultiSelectElement(action_id="9", max_selected_items=3),
        kit.ConversationSelectElement(action_id="10", filter=kit.ConversationFilter(include=["public", "private"])),
        kit.ChannelSelectElement(action_id="11"),
        kit.DatePickerElement(action_id="12", initial_date="2026-03-02"),
        kit.TimePickerElement(action_id="13", initial_time="09:30", timezone="Europe/Madrid"),
        kit.DateTimePickerElement(action_id="14", initial_date_time=1_772_445_600),
        kit.CheckboxesElement(action_id="15", options=[easy, deep], initial_options=[deep]),
        kit.RadioButtonsElement(action_id="16", options=[easy, deep], initial_option=easy),
        FileInputElement(action_id="17", filetypes=["csv"], max_files=1),
    ]
    return [
        kit.HeaderBlock(text="Tea"),
        kit.DividerBlock(),
        kit.SectionBlock(text="*Tea?*", accessory=kit.OverflowMenuElement(action_id="o", options=[easy, deep])),
        kit.SectionBlock(fields=["*One*", "Two"], accessory=kit.UserMultiSelectElement(action_id="p")),
        kit.ContextBlock(elements=[kit.MarkdownTextObject(text="small")]),
        kit.ActionsBlock(
            elements=[
                kit.ButtonElement(
                    action_id="skip",
                    text="Skip",
                    style="danger",
                    value="1",
                    confirm=kit.ConfirmObject(title="Sure?", text="Really?", confirm="Yes", deny="No"),
                ),
                kit.LinkButtonElement(text="Meet", url="https://example.org", action_id="meet"),
                kit.DateTimePickerElement(action_id="at"),
            ]
        ),
        kit.ImageBlock(alt_text="A cup", image_url="https://example.org/cup.png"),
        *(kit.InputBlock(label="Name", element=each, optional=True, hint="Short") for each in inputs),
    ]


def test_what_the_sdk_makes_fits() -> None:
    view = View(type="modal", title="Tea", submit="Send", close="Back", callback_id="c", blocks=of_sdk())
    check_view(view.to_dict())
    home = [each for each in of_sdk() if not isinstance(getattr(each, "element", None), FileInputElement)]
    check_view(View(type="home", blocks=home).to_dict())
    check_message({"text": "Tea", "blocks": [each.to_dict() for each in home]})


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ({"text": "no type"}, "missing required field: type [json-pointer:/blocks/0]"),
        ({"type": "carousel"}, "unsupported type: carousel [json-pointer:/blocks/0/type]"),
        (section("x" * 3001), "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
        (section(""), "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
        ({"type": "section"}, "must define either `text` or `fields` [json-pointer:/blocks/0/type]"),
        (section(colour="red"), "invalid additional property: colour [json-pointer:/blocks/0]"),
        (section(fields=[WORDS] * 11), "no more than 10 items allowed [json-pointer:/blocks/0/fields]"),
        (section(fields=[{**WORDS, "text": "x" * 2001}]), "/blocks/0/fields/0/text"),
        (section(block_id="x" * 256), "must be less than 256 characters [json-pointer:/blocks/0/block_id]"),
        (section(accessory=typing()), "unsupported type: plain_text_input"),
        (section(accessory={"type": "datetimepicker", "action_id": "d"}), "unsupported type: datetimepicker"),
        ({"type": "header", "text": WORDS}, "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]"),
        ({"type": "header", "text": plain("x" * 151)}, "must be less than 151 characters"),
        ({"type": "context", "elements": [WORDS] * 11}, "no more than 10 items allowed"),
        ({"type": "context", "elements": [button()]}, "unsupported type: button"),
        (actions(), "no fewer than 1 items allowed [json-pointer:/blocks/0/elements]"),
        (actions(*(button(str(each)) for each in range(26))), "no more than 25 items allowed"),
        (actions(button("x" * 256)), "must be less than 256 characters"),
        (actions(button(text=plain("x" * 76))), "must be less than 76 characters"),
        (actions(button(text=WORDS)), "unsupported type: mrkdwn"),
        (actions(button(value="x" * 2001)), "must be less than 2001 characters"),
        (actions(button(style="green")), "value must be one of primary, danger"),
        (actions(button(url="javascript:alert(1)")), "must be a valid url"),
        (actions(button(), button()), '`action_id` "a" already exists for another element'),
        (actions({"type": "multi_users_select", "action_id": "m"}), "unsupported type: multi_users_select"),
        (actions(typing()), "unsupported type: plain_text_input"),
        (actions(select(101)), "no more than 100 items allowed"),
        (actions(select(0)), "no fewer than 1 items allowed"),
        (actions({"type": "static_select", "action_id": "s"}), "must define either `options` or `option_groups`"),
        (actions(select(initial_option=choice("9"))), "must match one of the options"),
        (actions(select(placeholder=plain("x" * 151))), "must be less than 151 characters"),
        (actions(select(options=[choice("e", "x" * 76)])), "/options/0/text/text"),
        (actions(select(options=[choice("x" * 151)])), "/options/0/value"),
        (actions(select(options=[{"text": WORDS, "value": "e"}])), "unsupported type: mrkdwn"),
        (actions({"type": "radio_buttons", "options": [choice(str(each)) for each in range(11)]}), "no more than 10"),
        (actions({"type": "overflow", "options": [choice(str(each)) for each in range(6)]}), "no more than 5"),
        (actions({"type": "datepicker", "initial_date": "2026-13-02"}), "failed to match the required pattern"),
        ({"type": "image", "alt_text": "A cup"}, "must define either `image_url` or `slack_file`"),
        ({"type": "image", "image_url": "https://example.org/a.png"}, "missing required field: alt_text"),
        ({"type": "image", "alt_text": "A cup", "slack_file": {"id": "F2"}}, "invalid slack file"),
        (entry({"type": "file_input", "action_id": "f"}), "unsupported type: file_input"),
        ({"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "text"}]}]}, "text"),
    ],
)
def test_a_message_is_refused(block: Data, told: str) -> None:
    before = copy.deepcopy(block)
    messages = wrong_with(block)
    assert any(told in each for each in messages), messages
    assert block == before


def test_a_message_is_refused_as_a_whole() -> None:
    assert wrong_with(*[section()] * 51) == ["no more than 50 items allowed [json-pointer:/blocks]"]
    assert "already exists" in wrong_with(section(block_id="b"), section(block_id="b"))[0]
    focus = entry(typing(focus_on_load=True))
    assert "focus_on_load" in wrong_with(focus, {**focus, "block_id": "c"})[0]
    check_message({"blocks": [section(), {"type": "image", "alt_text": "A cup", "slack_file": {"id": "F1"}}]}, {"F1"})
    for body, error in (
        ({}, "no_text"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"text": "x", "blocks": {"type": "section"}}, "invalid_blocks_format"),
        ({"text": "x", "blocks": [section("x" * 2_900)] * (LONGEST_BLOCKS // 2_900 + 1)}, "msg_blocks_too_long"),
    ):
        with pytest.raises(Misfits) as no:
            check_message(body)
        assert no.value.error == error


@pytest.mark.parametrize(
    ("view", "told"),
    [
        ({"type": "modal", "blocks": []}, "missing required field: title [json-pointer:/view]"),
        (modal(title=plain("x" * 25)), "must be less than 25 characters [json-pointer:/view/title/text]"),
        (modal(submit=plain("x" * 25)), "must be less than 25 characters [json-pointer:/view/submit/text]"),
        (modal(entry(typing()), submit=None), "missing required field: submit [json-pointer:/view]"),
        (modal(*[section()] * 101), "no more than 100 items allowed [json-pointer:/view/blocks]"),
        (modal(private_metadata="x" * 3001), "must be less than 3001 characters"),
        (modal(callback_id="x" * 256), "must be less than 256 characters"),
        (modal({"type": "markdown", "text": "x"}), "unsupported type: markdown"),
        (modal(entry(button())), "unsupported type: button"),
        (modal(entry(typing(max_length=3001))), "must be between 1 and 3000"),
        (modal(entry(typing(min_length=9, max_length=3))), "min_length must not be greater than max_length"),
        (modal(entry(typing(max_length=3, initial_value="four"))), "must be less than 4 characters"),
        (modal(entry({"type": "number_input"})), "missing required field: is_decimal_allowed"),
        (modal(entry({"type": "number_input", "is_decimal_allowed": False, "min_value": "1.5"})), "min_value"),
        (modal(entry(typing(), label=WORDS)), "unsupported type: mrkdwn"),
        (modal(entry(typing(), hint=plain("x" * 2001))), "must be less than 2001 characters"),
        (modal(entry({"type": "multi_users_select", "max_selected_items": 0})), "must be between 1 and 100"),
        (modal(entry(typing(), block_id="b"), entry(typing(), block_id="b")), "already exists"),
        ({"type": "home", "title": plain(), "blocks": []}, "invalid additional property: title"),
        ({"type": "home", "blocks": [entry({"type": "file_input"})]}, "unsupported type: file_input"),
        ({"type": "page", "blocks": []}, "unsupported type: page [json-pointer:/view/type]"),
        ("{}", "must be an object [json-pointer:/view]"),
    ],
)
def test_a_view_is_refused(view: Any, told: str) -> None:
    messages = wrong_view(view)
    assert any(told in each for each in messages), messages


def test_blocks_come_back_whole() -> None:
    sent = [section(accessory={"type": "button", "text": plain("Go")}), actions(button()), {"type": "divider"}]
    kept = kept_blocks(sent)
    assert kept[0]["text"] == {"type": "mrkdwn", "text": "Tea?", "verbatim": False}
    assert kept[0]["accessory"]["text"] == {"type": "plain_text", "text": "Go", "emoji": True}
    assert kept[0]["accessory"]["action_id"]
    assert kept[1]["elements"][0]["action_id"] == "a"
    assert len({each["block_id"] for each in kept}) == 3
    assert kept_blocks(kept) == kept
    check_message({"blocks": kept})
