"""What Slack asks of blocks: of messages, modals and App Home; what does not fit is named as Slack names it.

The figures are of *blocks* and *views* below ``reference`` in Slack's documentation. That ids are unique within their
block, and blocks within their surface, is told there as *should*; Slack refuses what is not so.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any, Final

from tests.wire.slack.check_elements import BESIDE, IMAGE, IN_ACTIONS, IN_INPUT, SLACK_FILE
from tests.wire.slack.checking import (
    LONGEST_ID,
    LONGEST_TEXT,
    Check,
    Misfits,
    among,
    both,
    holds,
    plain,
    several,
    string,
    thing,
    typed,
    url,
    whole,
    words,
    wrong,
    yes,
)
from tests.wire.slack.things import Data

MOST_BLOCKS: Final = 50
MOST_VIEW_BLOCKS: Final = 100
LONGEST_MESSAGE: Final = 40_000
LONGEST_BLOCKS: Final = 13_200
"""Characters of all that is to be read in a message's blocks, as JSON. No page tells it: 13,297 of one markdown block
were seen to be taken, less beside others, and 11,341 without their containers to be refused (slackapi/bolt-js, issues
2509 and 2867)."""
_READ: Final = frozenset(("rich_text", "header", "context", "section", "markdown"))
LONGEST_MARKDOWN: Final = 12_000
LONGEST_METADATA: Final = 3_000
MOST_RICH: Final = 1_000
"""Parts of a rich text. No page tells a bound; this one is ours."""
_ID: Final = string(LONGEST_ID)


def _block(needed: dict[str, Check], **more: Check) -> Check:
    return thing(needed, {"block_id": _ID, **more})


def _words_or_fields(at: str, block: Data) -> Iterator[str]:
    if not block.get("text") and not block.get("fields"):
        yield wrong("must define either `text` or `fields`", f"{at}/type")


_SECTION: Final = both(
    _block({}, text=words(LONGEST_TEXT), fields=several(words(2_000), 10), accessory=typed(BESIDE), expand=yes),
    _words_or_fields,
)
_IMAGE: Final = both(
    _block({"alt_text": string(2_000)}, image_url=url, slack_file=SLACK_FILE, title=plain(2_000)),
    holds(
        lambda it: bool(it.get("image_url")) != bool(it.get("slack_file")),
        "must define either `image_url` or `slack_file`",
    ),
)
_CONTEXT: Final = typed(
    {
        "image": IMAGE,
        "plain_text": thing({"text": string(LONGEST_TEXT)}, {"emoji": yes}),
        "mrkdwn": thing({"text": string(LONGEST_TEXT)}, {"verbatim": yes}),
    }
)
_STYLE: Final = thing({}, dict.fromkeys(("bold", "italic", "strike", "code"), yes))
_RICH: Final = typed(
    {
        "text": thing({"text": string(LONGEST_TEXT)}, {"style": _STYLE}),
        "link": thing({"url": url}, {"text": string(LONGEST_TEXT), "style": _STYLE, "unsafe": yes}),
        "user": thing({"user_id": _ID}, {"style": _STYLE}),
        "channel": thing({"channel_id": _ID}, {"style": _STYLE}),
        "usergroup": thing({"usergroup_id": _ID}, {"style": _STYLE}),
        "emoji": thing({"name": _ID}, {"unicode": _ID}),
        "broadcast": thing({"range": among("here", "channel", "everyone")}, {}),
        "date": thing(
            {"timestamp": whole(0, 9_999_999_999), "format": _ID},
            {"url": url, "fallback": string(LONGEST_TEXT), "style": _STYLE},
        ),
    }
)
_LINE: Final = several(_RICH, MOST_RICH)
_SECTION_LINE: Final = thing({"elements": _LINE}, {})
_RICH_PARTS: Final = typed(
    {
        "rich_text_section": _SECTION_LINE,
        "rich_text_quote": thing({"elements": _LINE}, {"border": whole(0, 1)}),
        "rich_text_preformatted": thing({"elements": _LINE}, {"border": whole(0, 1)}),
        "rich_text_list": thing(
            {
                "elements": several(typed({"rich_text_section": _SECTION_LINE}), MOST_RICH),
                "style": among("bullet", "ordered"),
            },
            {"indent": whole(0, 8), "offset": whole(0, 1_000_000), "border": whole(0, 1)},
        ),
    }
)


def _input(kinds: Collection[str]) -> Check:
    element = typed({name: check for name, check in IN_INPUT.items() if name in kinds})
    needed = {"label": plain(2_000), "element": element}
    return _block(needed, hint=plain(2_000), optional=yes, dispatch_action=yes)


_EVERYWHERE: Final[dict[str, Check]] = {
    "section": _SECTION,
    "header": _block({"text": plain(150)}),
    "divider": _block({}),
    "image": _IMAGE,
    "context": _block({"elements": several(_CONTEXT, 10)}),
    "rich_text": _block({"elements": several(_RICH_PARTS, MOST_RICH)}),
    "actions": _block({"elements": several(typed(IN_ACTIONS), 25)}),
}
_NOT_FILES: Final = IN_INPUT.keys() - {"file_input"}
IN_MESSAGE: Final = {
    **_EVERYWHERE,
    "input": _input(_NOT_FILES),
    "markdown": _block({"text": string(LONGEST_MARKDOWN)}),
}
IN_MODAL: Final = {**_EVERYWHERE, "input": _input(IN_INPUT)}
IN_HOME: Final = {**_EVERYWHERE, "input": _input(_NOT_FILES)}
_ABOUT_VIEW: Final = {"private_metadata": string(LONGEST_METADATA, 0), "callback_id": string(LONGEST_ID, 0)}
_MODAL: Final = thing(
    {"title": plain(24), "blocks": several(typed(IN_MODAL), MOST_VIEW_BLOCKS, 0)},
    {
        **_ABOUT_VIEW,
        "submit": plain(24),
        "close": plain(24),
        "clear_on_close": yes,
        "notify_on_close": yes,
        "submit_disabled": yes,
        "external_id": string(LONGEST_ID, 0),
    },
)
_HOME: Final = thing(
    {"blocks": several(typed(IN_HOME), MOST_VIEW_BLOCKS, 0)},
    {**_ABOUT_VIEW, "external_id": string(LONGEST_ID, 0)},
)


def check_message(body: Data, files: Collection[str] = ()) -> None:
    """Refuses a message that Slack refuses; ``body`` has ``blocks`` and ``text`` as JSON, ``files`` are the ids of the
    files that images may show. Raises :class:`~tests.wire.slack.checking.Misfits`."""
    blocks, text = body.get("blocks"), body.get("text")
    if not blocks and not text and not body.get("attachments"):
        raise Misfits("no_text")
    if isinstance(text, str) and len(text) > LONGEST_MESSAGE:
        raise Misfits("msg_too_long")
    if blocks is None:
        return
    if not isinstance(blocks, list):
        raise Misfits("invalid_blocks_format")
    misfits = list(several(typed(IN_MESSAGE), MOST_BLOCKS, 0)("/blocks", blocks)) or list(_together(blocks, "", files))
    if misfits:
        raise Misfits("invalid_blocks", misfits)
    if _length(blocks) > LONGEST_BLOCKS:
        raise Misfits("msg_blocks_too_long")


def check_view(view: Any, files: Collection[str] = ()) -> None:
    """Refuses a modal, or an App Home, that Slack refuses. Raises :class:`~tests.wire.slack.checking.Misfits`."""
    misfits = list(typed({"modal": _MODAL, "home": _HOME})("/view", view))
    misfits = misfits or list(_together(view["blocks"], "/view", files)) or list(_filled_in(view))
    if misfits:
        raise Misfits("invalid_arguments", misfits)


def _length(blocks: list[Data]) -> int:
    read = [
        {name: part for name, part in each.items() if name != "accessory"} for each in blocks if each["type"] in _READ
    ]
    return len(json.dumps(read, ensure_ascii=False, separators=(",", ":")))


def elements(block: Data) -> list[Data]:
    """The elements of a block that people act on."""
    found = [*(block.get("elements") or ())] if block["type"] == "actions" else []
    return [each for each in [*found, block.get("accessory"), block.get("element")] if _acted_on(each)]


def _acted_on(element: Any) -> bool:
    return isinstance(element, dict) and element.get("type") not in ("image", "plain_text", "mrkdwn")


def _together(blocks: list[Data], at: str, files: Collection[str]) -> Iterator[str]:
    """What is wrong with blocks that are right each by itself."""
    ids = Counter(each["block_id"] for each in blocks if each.get("block_id"))
    for number, block in enumerate(blocks):
        here = f"{at}/blocks/{number}"
        if ids[block.get("block_id", "")] > 1:
            yield wrong(f'`block_id` "{block["block_id"]}" already exists for another block', here)
        actions = Counter(each["action_id"] for each in elements(block) if each.get("action_id"))
        for action_id, count in actions.items():
            if count > 1:
                yield wrong(f'`action_id` "{action_id}" already exists for another element', here)
        yield from _unknown_files(block, here, files)
    if sum(bool(each.get("focus_on_load")) for block in blocks for each in elements(block)) > 1:
        yield wrong("only one element can have focus_on_load", f"{at}/blocks")


def _unknown_files(block: Data, here: str, files: Collection[str]) -> Iterator[str]:
    for path, part in [("", block), ("/accessory", block.get("accessory") or {})]:
        file_id = (part.get("slack_file") or {}).get("id")
        if file_id is not None and file_id not in files:
            yield wrong("invalid slack file", f"{here}{path}/slack_file")
    if block["type"] == "context":
        for number, each in enumerate(block["elements"]):
            file_id = (each.get("slack_file") or {}).get("id")
            if file_id is not None and file_id not in files:
                yield wrong("invalid slack file", f"{here}/elements/{number}/slack_file")


def _filled_in(view: Data) -> Iterator[str]:
    has_inputs = any(each["type"] == "input" for each in view["blocks"])
    if view["type"] == "modal" and has_inputs and not view.get("submit"):
        yield wrong("missing required field: submit", "/view")
