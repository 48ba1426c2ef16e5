"""What of a card stands on which page: Discord's limits are kept here, and nothing is left out.

Pure data: :mod:`adapters.discord.render` makes messages of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field
from enum import Enum
from typing import Final, TypeAlias, assert_never

from adapters.discord.limits import (
    BUTTONS_IN_ROW,
    LONGEST_CUSTOM_ID,
    LONGEST_MESSAGE,
    LONGEST_NAMED,
    LONGEST_PLACEHOLDER,
    LONGEST_TITLE,
    MOST_COMPONENTS,
    MOST_FILES,
)
from adapters.discord.words import LEAST, Atom, Where, atoms, cut, lines, markdown, written
from bot.card import Action, Button, Card, File, Image, PeopleSelect, Select
from bot.letters import length, short
from bot.link import Link
from bot.records import dataclass
from bot.text import Said, Text
from bot.wording import apart
from bot.written import one_line

NOTHING: Final = "…"
_TURNING: Final = 4  # components that turn pages: a row and three buttons
_HEAD: Final = LONGEST_TITLE * 2 + 40  # characters for the title and number of a later page, each letter escaped
_FOOT: Final = 1_000  # characters of small print that stay with the buttons
_KEPT: Final = 8  # components that buttons leave free for what they are about
_ROOM: Final = MOST_COMPONENTS - 2  # the container itself, and who is meant above it
_LETTERS: Final = LONGEST_MESSAGE - LONGEST_NAMED


class Flow(Enum):
    """How a card that is too long goes on."""

    TURNED = "turned"  # one message, whose pages are turned: the buttons stand on the first
    SENT = "sent"  # one message after the other: the buttons stand on the last


@dataclass(frozen=True, slots=True)
class Writing:
    """A text in markdown."""

    markdown: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture."""

    image: Image


@dataclass(frozen=True, slots=True)
class Attached:
    """A file to take away."""

    file: File


@dataclass(frozen=True, slots=True)
class Buttons:
    """Up to five buttons side by side, each with its custom id."""

    these: tuple[tuple[str, Button], ...]


@dataclass(frozen=True, slots=True)
class Menu:
    """One select with its custom id."""

    custom_id: str
    select: Select | PeopleSelect


Prose: TypeAlias = tuple[str, Sequence[Atom]]
"""A text, and what stands before it and is never cut off from it."""
Part: TypeAlias = Writing | Shown | Attached | Buttons | Menu


@dataclass(slots=True)
class Sheet:
    """What one message holds, and how much room is left in it."""

    components: int
    letters: int = _LETTERS
    files: int = MOST_FILES
    parts: list[Part] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def takes(self, part: Part) -> bool:
        """Whether the part fits as it is."""
        components, letters, files = _size(part)
        return components <= self.components and letters <= self.letters and files <= self.files

    def put(self, part: Part) -> None:
        """The part stands on this sheet."""
        components, letters, files = _size(part)
        self.components -= components
        self.letters -= letters
        self.files -= files
        self.parts.append(part)

    def write(self, text: str, *, together: bool) -> None:
        """A text stands on this sheet; ``together`` with the text above it, where components are few."""
        last = self.parts[-1] if self.parts else None
        if together and isinstance(last, Writing):
            self.parts[-1] = Writing(f"{last.markdown}\n{text}")
            self.letters -= length(text) + 1
        else:
            self.put(Writing(text))

    def custom_id(self, link: Link) -> str | None:
        """The link as an id that is its own on this sheet; ``None`` where no room is left to tell it apart."""
        for number in range(1, MOST_COMPONENTS):
            found = str(link) if number == 1 else f"{link}{_AGAIN}{number}"
            if found not in self.used:
                return found if len(found) <= LONGEST_CUSTOM_ID else None
        return None


_AGAIN: Final = "#"  # never in a link: arguments are percent-encoded


def link_of(custom_id: str) -> Link:
    """The link in a button's or select's custom id: a link that stands twice on a card has a number behind it."""
    return Link(custom_id.partition(_AGAIN)[0])


def sheets(card: Card, flow: Flow, where: Where | None = None) -> list[Sheet]:
    """The card on as few pages as hold it; at least one."""
    prose = _prose(card, where)
    whole = _Filling(card, flow, where, prose, alone=True).filled()
    return whole if len(whole) == 1 else _Filling(card, flow, where, prose, alone=False).filled()


class _Filling:
    """A card on its way onto pages. ``alone``: on one only, so that nothing is kept free for turning or numbering."""

    def __init__(self, card: Card, flow: Flow, where: Where | None, prose: Sequence[Prose], *, alone: bool) -> None:
        self.card, self.flow, self.alone = card, flow, alone
        self.prose = [*prose]
        note = small(card.note, where)
        self.note = note if length(note) <= _FOOT else ""
        if note and not self.note:
            self.prose.append(("", atoms(card.note, where)))
        parts = len(self.prose) + bool(card.image) + len(card.files) + bool(self.note)
        self.together = parts + _components(card.actions) > _ROOM
        self.sheets: list[Sheet] = []

    def filled(self) -> list[Sheet]:
        self._open()
        rest: Sequence[Action] = self.card.actions
        foot: list[Part] = []
        if self.flow is Flow.TURNED or self.alone:
            sheet = self.sheets[0]
            foot, rest = _foot(rest, sheet, kept=(_KEPT, _LETTERS - _FOOT))
            self._reserve(sheet, foot)
        for lead, text in self.prose:
            self._write(lead, text)
        if self.card.image is not None:
            self._place(Shown(self.card.image))
        for file in self.card.files:
            self._place(Attached(file))
        self._end(self.sheets[0], foot)
        self._act(rest)
        if not any(sheet.parts for sheet in self.sheets):
            self.sheets[0].put(Writing(NOTHING))
        return self.sheets

    @property
    def sheet(self) -> Sheet:
        return self.sheets[-1]

    def _open(self) -> None:
        room = _ROOM
        if not self.alone and self.flow is Flow.TURNED:
            room -= _TURNING
        later = bool(self.sheets)
        self.sheets.append(Sheet(room - later, _LETTERS - _HEAD * later))

    def _reserve(self, sheet: Sheet, foot: Iterable[Part]) -> None:
        for part in foot:
            components, letters, files = _size(part)
            sheet.components -= components
            sheet.letters -= letters
            sheet.files -= files
        if self.note:
            sheet.components -= 1
            sheet.letters -= length(self.note)

    def _end(self, sheet: Sheet, foot: Sequence[Part]) -> None:
        """What was reserved stands at the end of its sheet."""
        if self.flow is Flow.TURNED or self.alone:
            sheet.parts += foot
            if self.note:
                sheet.parts.append(Writing(self.note))

    def _act(self, rest: Sequence[Action]) -> None:
        """What does not stand on the first page stands behind everything."""
        if rest and (self.flow is Flow.TURNED or self.alone) and len(self.sheets) == 1:
            self._open()
        while rest:
            fresh = not self.sheet.parts
            rows, rest = _foot(rest, self.sheet)
            if fresh and not rows:
                raise ValueError("a link is longer than a custom id")
            for part in rows:
                self.sheet.put(part)
            if rest:
                self._open()
        if self.note and self.flow is Flow.SENT and not self.alone:
            self._place(Writing(self.note))

    def _write(self, lead: str, text: Sequence[Atom]) -> None:
        whole = lead + written(text).strip()
        if not whole.strip():
            return
        if (
            not self._fits(whole)
            and length(whole) <= LONGEST_MESSAGE // 2
            and self.sheet.letters < LONGEST_MESSAGE // 2
        ):
            self._open()  # a field of a page's half stays whole
        while text or lead:
            room = self.sheet.letters - length(lead) - 1
            if (room < LEAST and not self._fits(lead + written(text))) or not self._part_free():
                self._open()
                continue
            piece, text = cut(text, max(room, LEAST))
            if lead or piece:
                self.sheet.write((lead + piece).rstrip("\n"), together=self.together)
            lead = ""

    def _fits(self, written: str) -> bool:
        return length(written) + 1 <= self.sheet.letters and self._part_free()

    def _part_free(self) -> bool:
        joins = self.together and bool(self.sheet.parts) and isinstance(self.sheet.parts[-1], Writing)
        return joins or self.sheet.components > 0

    def _place(self, part: Part) -> None:
        if not self.sheet.takes(part):
            self._open()
        self.sheet.put(part)


def _prose(card: Card, where: Where | None) -> list[Prose]:
    """The texts of a card in their order."""
    title = title_of(card)
    found: list[Prose] = [(f"## {title}", [])] if title else []
    if card.text:
        found.append(("", atoms(card.text, where)))
    for each in card.fields:
        label = markdown((Said(short(each.label, LONGEST_TITLE), bold=True),))
        found.append((f"{label}\n" if label else "", atoms(each.text, where)))
    return found


def title_of(card: Card) -> str:
    """The title as markdown on one line."""
    return markdown((Said(short(card.title, LONGEST_TITLE)),))


def small(text: Text, where: Where | None = None) -> str:
    """The text as small print, line by line."""
    return "\n".join(f"-# {line}" for each in lines(atoms(text, where)) if (line := written(each).strip()))


def _foot(
    actions: Sequence[Action], sheet: Sheet, *, kept: tuple[int, int] = (0, 0)
) -> tuple[list[Part], Sequence[Action]]:
    """As many of the actions as the sheet holds, in rows, with so many components and characters ``kept`` for other
    things; and the rest."""
    components, letters = kept
    for number in range(min(len(actions), MOST_COMPONENTS), 0, -1):
        trial = Sheet(sheet.components - components, sheet.letters - letters, used={*sheet.used})
        rows = _rows(actions[:number], trial)
        if rows is None:
            continue
        for part in rows:
            trial.put(part)
        if trial.components >= 0 and trial.letters >= 0:
            sheet.used = trial.used
            return rows, actions[number:]
    return [], actions


def _components(actions: Sequence[Action]) -> int:
    """How many components actions take, about: a row of buttons is counted as full."""
    buttons = sum(isinstance(action, Button) for action in actions)
    return buttons + -(-buttons // BUTTONS_IN_ROW) + 3 * (len(actions) - buttons)


def _rows(actions: Sequence[Action], sheet: Sheet) -> list[Part] | None:
    """The actions in rows; ``None`` when an id cannot be its own here."""
    rows: list[Part] = []
    for action in actions:
        custom_id = sheet.custom_id(action.link)
        if custom_id is None:
            return None
        sheet.used.add(custom_id)
        match action:
            case Button():
                last = rows[-1] if rows else None
                beside = last.these if isinstance(last, Buttons) and len(last.these) < BUTTONS_IN_ROW else ()
                if beside and not apart(beside[-1][1], action, actions):
                    rows[-1] = Buttons((*beside, (custom_id, action)))
                else:
                    rows.append(Buttons(((custom_id, action),)))
            case Select() | PeopleSelect():
                if covered(action):
                    rows.append(Writing(small((Said(short(action.label, LONGEST_TITLE)),))))
                rows.append(Menu(custom_id, action))
            case _:
                assert_never(action)
    return rows


def covered(select: Select | PeopleSelect) -> bool:
    """Whether something stands where the select's label would be, or it is too long to stand there."""
    chosen = isinstance(select, Select) and any(choice.chosen for choice in select.choices)
    return bool(one_line(select.label)) and (chosen or length(select.label) > LONGEST_PLACEHOLDER)


def _size(part: Part) -> tuple[int, int, int]:
    """Components, characters and files that a part takes."""
    match part:
        case Writing(text):
            return 1, length(text), 0
        case Shown() | Attached():
            return 1, 0, 1
        case Buttons(these):
            return 1 + len(these), 0, 0
        case Menu():
            return 2, 0, 0
        case _:
            assert_never(part)
