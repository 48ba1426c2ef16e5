"""Cards as messages of Discord: one container each, with its texts, pictures, files, buttons and selects."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeAlias, assert_never

import discord
from discord import ui

from adapters.discord.limits import (
    LONGEST_ALT,
    LONGEST_BUTTON,
    LONGEST_CHOICE,
    LONGEST_NAME,
    LONGEST_PLACEHOLDER,
    MOST_CHOICES,
)
from adapters.discord.sheets import (
    NOTHING,
    Attached,
    Buttons,
    Flow,
    Menu,
    Part,
    Sheet,
    Shown,
    Writing,
    covered,
    sheets,
    title_of,
)
from adapters.discord.words import Where
from bot.card import Button, Card, Choice, Image, Look, PeopleSelect, Select
from bot.letters import short
from bot.records import dataclass
from bot.text import plain

ACCENT: Final = 0x3C9A82
"""The edge of every card: the green of the browser class, between its light and its dark one."""
LONGEST_FILE_NAME: Final = 80

_STYLES: Final = {
    Look.MAIN: discord.ButtonStyle.primary,
    Look.PLAIN: discord.ButtonStyle.secondary,
    Look.CAREFUL: discord.ButtonStyle.danger,
}
_PICTURE: Final = "picture.png"

Item: TypeAlias = ui.Item[Any]


@dataclass(frozen=True, slots=True)
class Page:
    """What one message holds. ``view`` is stopped, so that the library keeps none of it; the files can be sent once.
    ``number`` of ``count``, from 1."""

    view: ui.LayoutView
    files: tuple[discord.File, ...]
    number: int
    count: int


@dataclass(frozen=True, slots=True)
class Turning:
    """How the pages of one message are turned: the custom id of each page's number, and what the two buttons say."""

    custom_id: Callable[[int], str]
    back: str
    onward: str


def paged(
    card: Card,
    turning: Turning,
    page: int = 1,
    *,
    container: int | None = None,
    where: Where | None = None,
    above: str = "",
) -> Page:
    """One page of a card in a message that stands: with buttons to turn pages where it has several.

    ``page`` beyond the last is the last: a card may have become shorter. ``container`` is the component id that the
    message is found by; ``above`` stands over the card as it is: who is meant. Needs a running loop.
    """
    found = sheets(card, Flow.TURNED, where)
    number = max(1, min(page, len(found)))
    turners = [_turners(turning, number, len(found))] if len(found) > 1 else []
    return _page(card, found[number - 1], turners, number, len(found), container, above)


def split(card: Card, *, containers: Sequence[int | None] = (), where: Where | None = None) -> list[Page]:
    """The card as messages that are sent one after the other: its buttons stand on the last. Needs a running loop."""
    found = sheets(card, Flow.SENT, where)
    ids = [*containers, *[None] * len(found)]
    return [_page(card, sheet, (), number, len(found), ids[number - 1]) for number, sheet in enumerate(found, start=1)]


def thread_name(card: Card) -> str:
    """The name of the thread below the card; never empty."""
    for name in (card.thread, card.title, plain(card.text).strip().partition("\n")[0]):
        if line := short(name, LONGEST_NAME):
            return line
    return NOTHING


def _page(
    card: Card,
    sheet: Sheet,
    turners: Sequence[Item],
    number: int,
    count: int,
    container: int | None,
    above: str = "",
) -> Page:
    drawing = _Drawing()
    items: list[Item] = []
    if number > 1 and (head := _head(title_of(card), number, count, turned=bool(turners))):
        items.append(ui.TextDisplay(head))
    items += [drawing.item(part) for part in sheet.parts]
    view = ui.LayoutView(timeout=None)
    if above:
        view.add_item(ui.TextDisplay(above))
    view.add_item(ui.Container(*items, *turners, accent_colour=ACCENT, id=container))
    view.stop()
    return Page(view, tuple(drawing.files), number, count)


def _head(title: str, number: int, count: int, *, turned: bool) -> str:
    """What a later page begins with: the title again where it takes the first one's place, else which message it is."""
    if turned:
        return f"## {title}" if title else ""
    return f"-# {title} · {number}/{count}" if title else f"-# {number}/{count}"


class _Drawing:
    """Parts as components, and the files that they show."""

    def __init__(self) -> None:
        self.files: list[discord.File] = []

    def item(self, part: Part) -> Item:
        match part:
            case Writing(text):
                return ui.TextDisplay(text)
            case Shown(image):
                return self._picture(image)
            case Attached(file):
                return ui.File(self._file(file.name, file.data))
            case Buttons(these):
                return ui.ActionRow(*[_button(custom_id, button) for custom_id, button in these])
            case Menu(custom_id, select):
                return ui.ActionRow(_select(custom_id, select))
            case _:
                assert_never(part)

    def _picture(self, image: Image) -> Item:
        if image.data is None:
            raise ValueError("a card's picture is drawn before the card is sent")
        alt = short(image.alt, LONGEST_ALT) or None
        file = self._file(_PICTURE, image.data, alt)
        return ui.MediaGallery(discord.MediaGalleryItem(file, description=alt))

    def _file(self, name: str, data: bytes, alt: str | None = None) -> discord.File:
        taken = {file.filename for file in self.files}
        file = discord.File(io.BytesIO(data), _own(file_name(name), taken), description=alt, spoiler=False)
        self.files.append(file)
        return file


def file_name(name: str) -> str:
    """The name of a file in the letters that Discord leaves as they are; it is what the message refers to it by."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem, dot, ending = re.sub("[^A-Za-z0-9._-]+", "_", bare).strip("._").rpartition(".")
    stem, ending = (stem, f"{dot}{ending[:10]}") if dot else (ending, "")
    return f"{stem[: LONGEST_FILE_NAME - len(ending)].removeprefix('SPOILER_') or 'file'}{ending}"


def _own(name: str, taken: set[str]) -> str:
    """The name, with a number where another file has it already."""
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, f".{ending}") if dot else (name, "")
    number = 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}{ending}"
    return name


def _button(custom_id: str, button: Button) -> ui.Button[Any]:
    label = short(button.label, LONGEST_BUTTON) or NOTHING
    return ui.Button(style=_STYLES[button.look], label=label, custom_id=custom_id)


def _select(custom_id: str, select: Select | PeopleSelect) -> ui.Select[Any] | ui.UserSelect[Any]:
    hint = None if covered(select) else short(select.label, LONGEST_PLACEHOLDER) or None
    match select:
        case PeopleSelect(most=most):
            return ui.UserSelect(custom_id=custom_id, placeholder=hint, max_values=max(1, min(most, MOST_CHOICES)))
        case Select(choices=choices, most=most):
            return _choosing(custom_id, hint, choices, most)
        case _:
            assert_never(select)


def _choosing(custom_id: str, hint: str | None, choices: Sequence[Choice], most: int) -> ui.Select[Any]:
    """A select; what is chosen already can be taken back where several can be chosen. Without a choice it is shown, and
    cannot be opened."""
    options = options_of(choices, most)
    if not options:
        nothing = discord.SelectOption(label=NOTHING, value=NOTHING)
        return ui.Select(custom_id=custom_id, placeholder=hint, options=[nothing], disabled=True)
    most = max(1, min(most, len(options)))
    least = 0 if most > 1 and any(option.default for option in options) else 1
    return ui.Select(custom_id=custom_id, placeholder=hint, options=options, min_values=least, max_values=most)


def options_of(choices: Iterable[Choice], most: int) -> list[discord.SelectOption]:
    """Choices as Discord's options, each value once, at most ``most`` of them chosen."""
    found: dict[str, discord.SelectOption] = {}
    left = most
    for choice in choices:
        if choice.value not in found:
            chosen = choice.chosen and left > 0
            left -= chosen
            label = short(choice.label, LONGEST_CHOICE) or NOTHING
            found[choice.value] = discord.SelectOption(label=label, value=choice.value, default=chosen)
    return list(found.values())


def _turners(turning: Turning, number: int, count: int) -> Item:
    """Back, which page this is, and onward: always three, so that none moves away below a finger."""
    return ui.ActionRow(
        ui.Button(label=turning.back, custom_id=turning.custom_id(number - 1), disabled=number == 1),
        ui.Button(label=f"{number} / {count}", custom_id=turning.custom_id(number), disabled=True),
        ui.Button(label=turning.onward, custom_id=turning.custom_id(number + 1), disabled=number == count),
    )
