"""Cards as messages and views of Slack: blocks from ``slack_sdk.models``, checked once as they become JSON.

A select stands beside its label in a section, since a select of several may not stand among buttons. Buttons cannot be
shut on Slack: where there is no page to turn to, there is no button.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field, replace
from typing import Any, Final, TypeAlias, assert_never

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    HeaderBlock,
    ImageBlock,
    InputInteractiveElement,
    MarkdownTextObject,
    Option,
    PlainTextObject,
    SectionBlock,
    StaticMultiSelectElement,
    StaticSelectElement,
    UserMultiSelectElement,
    UserSelectElement,
)
from slack_sdk.models.blocks.basic_components import SlackFile, TextObject

from adapters.slack.as_json import as_json
from adapters.slack.ids import CARD
from adapters.slack.limits import (
    LONGEST_BUTTON,
    LONGEST_CHOICE,
    LONGEST_MODAL_TITLE,
    LONGEST_TEXT,
    MOST_BLOCKS,
)
from adapters.slack.pieces import rich_text
from adapters.slack.sheets import (
    NOTHING,
    Attached,
    Buttons,
    Flow,
    Heading,
    Menu,
    Part,
    Sheet,
    Shown,
    Small,
    Writing,
    alt_of,
    label_of,
    sheets,
    spoken,
    title_of,
)
from adapters.slack.words import NOWHERE, Where, announced, clean, escaped, read_aloud, unmarked
from bot.card import Button, Card, Choice, File, Look, PeopleSelect, Select
from bot.letters import length, short
from bot.records import dataclass
from bot.texts import DEFAULT
from bot.written import one_line

Json: TypeAlias = dict[str, Any]

_STYLES: Final = {Look.MAIN: "primary", Look.PLAIN: None, Look.CAREFUL: "danger"}
_PENDING: Final = "pending"


@dataclass(frozen=True, slots=True)
class Pending:
    """A picture that must be uploaded before its page is sent, and what it says to who does not see it."""

    png: bytes = field(repr=False)
    alt: str


@dataclass(frozen=True, slots=True)
class Page:
    """What one message holds. ``text`` is for notifications and screen readers, escaped. ``files`` are sent beside it.
    ``number`` of ``count``, from 1. ``language`` is what the adapter says a word of its own in."""

    blocks: list[Json]
    text: str
    pending: tuple[Pending, ...] = ()
    files: tuple[File, ...] = ()
    number: int = 1
    count: int = 1
    language: str = DEFAULT

    def with_files(self, ids: Sequence[str]) -> Page:
        """The page with its pictures, by the ids that Slack gave them, in the order of ``pending``; with none of them,
        their words stand instead."""
        left = [*ids]
        blocks = [_with_file(each, left) if _is_pending(each) else each for each in self.blocks]
        return replace(self, blocks=blocks, pending=())


@dataclass(frozen=True, slots=True)
class Turning:
    """How the pages of one message are turned: the id of each page's number, and what the two buttons say."""

    action_id: Callable[[int], str]
    back: str
    onward: str


def paged(card: Card, turning: Turning, page: int = 1, *, where: Where = NOWHERE, most: int = MOST_BLOCKS) -> Page:
    """One page of a card in a message that stands: with buttons to turn pages where it has several.

    ``page`` beyond the last is the last: a card may have become shorter. ``most`` blocks: a view holds more of them.
    """
    found = sheets(card, Flow.TURNED, where, most)
    number = max(1, min(page, len(found)))
    return _page(card, found[number - 1], number, len(found), turning, where.language)


def split(card: Card, where: Where = NOWHERE) -> list[Page]:
    """The card as messages that are sent one after the other: its buttons stand on the last."""
    found = sheets(card, Flow.SENT, where)
    return [_page(card, sheet, number, len(found), None, where.language) for number, sheet in enumerate(found, start=1)]


def card_view(page: Page, title: str, metadata: str = "") -> Json:
    """A page as a modal, for an answer where there is no conversation; ``metadata`` comes back with what is pressed.

    A title that stands whole above the modal is not said again in it. A picture that was not uploaded is left to its
    words.
    """
    shown = short(clean(title), LONGEST_MODAL_TITLE) or NOTHING
    blocks = page.with_files([]).blocks
    said = len(blocks) > 1 and blocks[0]["type"] == "header" and blocks[0]["text"]["text"] == shown
    return {
        "type": "modal",
        "callback_id": CARD,
        "title": plain_text(shown).to_dict(),
        "blocks": blocks[1:] if said else blocks,
        "private_metadata": metadata,
    }


def parts_as_blocks(parts: Iterable[Part]) -> list[Json]:
    """Parts of a card as blocks."""
    return [as_json(_block(part)) for part in parts]


def plain_text(text: str) -> PlainTextObject:
    """Letters as they are: not even ``:codes:`` become emoji in them."""
    return PlainTextObject(text=text, emoji=False)


def small_print(text: str) -> ContextBlock:
    """Plain words in small print."""
    return ContextBlock(elements=[plain_text(text)])


def options_of(choices: Iterable[Choice], most: int) -> tuple[list[Option], list[Option]]:
    """Choices as Slack's options, each value once, and those of them that are chosen, at most ``most``. A label that is
    longer than an option goes on in its description. There are never more of them than a select holds."""
    found: dict[str, Option] = {}
    chosen: list[Option] = []
    for choice in choices:
        if choice.value in found:
            continue
        option = _option(choice)
        found[choice.value] = option
        if choice.chosen and len(chosen) < most:
            chosen.append(option)
    return [*found.values()], chosen


def _option(choice: Choice) -> Option:
    label = one_line(clean(choice.label)) or NOTHING
    text = short(label, LONGEST_CHOICE)
    rest = short(label[len(text) - 1 :].strip(), LONGEST_CHOICE) if length(label) > LONGEST_CHOICE else ""
    return Option(value=choice.value, text=plain_text(text), description=plain_text(rest) if rest else None)


def _page(card: Card, sheet: Sheet, number: int, count: int, turning: Turning | None, language: str) -> Page:
    parts = [*sheet.parts]
    if number > 1:
        parts.insert(0, _head(card, number, count, turned=turning is not None))
    blocks = parts_as_blocks(parts)
    if turning is not None and count > 1:
        blocks += [as_json(each) for each in _turners(turning, number, count)]
    pending = tuple(
        Pending(part.image.data or b"", alt_of(part.image)) for part in sheet.parts if isinstance(part, Shown)
    )
    files = tuple(part.file for part in sheet.parts if isinstance(part, Attached))
    return Page(blocks, _told(parts), pending, files, number, count, language)


def _head(card: Card, number: int, count: int, *, turned: bool) -> Part:
    """What a later page begins with: the title again where it takes the first one's place, else which message it is."""
    title = title_of(card)
    if turned and isinstance(title, Heading):
        return title
    words = title.text if isinstance(title, Heading) else short(clean(card.title), 150)
    line = words if turned and words else " · ".join(filter(None, [words, f"{number}/{count}"]))
    return Small(line, line)


def _told(parts: Sequence[Part]) -> str:
    """How parts are told in a notification, escaped; in letters alone where that is all that fits."""
    told = "\n".join(line for part in parts if (line := _read(part)))
    if length(told) <= LONGEST_TEXT:
        return told
    return "\n".join(line for part in parts if (line := _read(part, letters=True)))


def _read(part: Part, *, letters: bool = False) -> str:
    plain = escaped if letters else unmarked
    match part:
        case Writing(these):
            return escaped(read_aloud(these)) if letters else announced(these)
        case Small(read=read, told=told):
            return plain(read) if letters or not told else told
        case Buttons():
            return ""
        case Heading() | Shown() | Attached() | Menu():
            return plain(spoken(part))
        case _:
            assert_never(part)


def _block(part: Part) -> Block:
    match part:
        case Heading(text):
            return HeaderBlock(text=plain_text(text))
        case Writing(these):
            return rich_text(these)
        case Small(text, _, marked):
            shown: TextObject = MarkdownTextObject(text=text, verbatim=True) if marked else plain_text(text)
            return ContextBlock(elements=[shown])
        case Shown(image):
            if image.data is None:
                raise ValueError("a card's picture is drawn before the card is sent")
            return ImageBlock(alt_text=alt_of(image), slack_file=SlackFile(id=_PENDING))
        case Attached():
            return small_print(spoken(part))
        case Buttons(these):
            return ActionsBlock(elements=[_button(action_id, button) for action_id, button in these])
        case Menu(action_id, select):
            return _menu(action_id, select)
        case _:
            assert_never(part)


def _button(action_id: str, button: Button) -> ButtonElement:
    label = short(clean(button.label), LONGEST_BUTTON) or NOTHING
    return ButtonElement(text=plain_text(label), action_id=action_id, style=_STYLES[button.look])


def _menu(action_id: str, select: Select | PeopleSelect) -> SectionBlock:
    """A select beside its label. One of nothing is its label alone: Slack shows no empty select."""
    label = plain_text(label_of(select))
    match select:
        case PeopleSelect(most=most):
            people: InputInteractiveElement = (
                UserSelectElement(action_id=action_id)
                if most <= 1
                else UserMultiSelectElement(action_id=action_id, max_selected_items=most)
            )
            return SectionBlock(text=label, accessory=people)
        case Select(choices=choices, most=most):
            options, chosen = options_of(choices, most)
            return SectionBlock(text=label, accessory=_choosing(action_id, options, chosen, most) if options else None)
        case _:
            assert_never(select)


def _choosing(action_id: str, options: list[Option], chosen: list[Option], most: int) -> InputInteractiveElement:
    if most <= 1:
        return StaticSelectElement(action_id=action_id, options=options, initial_option=chosen[0] if chosen else None)
    return StaticMultiSelectElement(
        action_id=action_id,
        options=options,
        initial_options=chosen or None,
        max_selected_items=min(most, len(options)),
    )


def _turners(turning: Turning, number: int, count: int) -> list[Block]:
    """Which page this is, and the way to its neighbours; the way onward is first where there is no way back."""
    ways = [(number - 1, turning.back)] if number > 1 else []
    ways += [(number + 1, turning.onward)] if number < count else []
    buttons = [ButtonElement(text=plain_text(label), action_id=turning.action_id(page)) for page, label in ways]
    return [small_print(f"{number} / {count}"), ActionsBlock(elements=buttons)]


def _is_pending(block: Json) -> bool:
    return bool(block["type"] == "image" and block.get("slack_file", {}).get("id") == _PENDING)


def _with_file(block: Json, left: list[str]) -> Json:
    if left:
        return {**block, "slack_file": {"id": left.pop(0)}}
    return small_print(short(block["alt_text"], 1_000)).to_dict()
