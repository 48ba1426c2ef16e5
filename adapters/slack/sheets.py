"""What of a card stands on which page: Slack's limits are kept here, and nothing is left out.

Pure data: :mod:`adapters.slack.render` makes messages and views of it. A page holds no more than Slack advises for a
message's plain text, so that who has it read aloud hears all of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from enum import Enum
from typing import Final, TypeAlias, assert_never

from adapters.slack.ids import action_id
from adapters.slack.limits import (
    BUTTONS_IN_ROW,
    LONGEST_ALT,
    LONGEST_HEADER,
    LONGEST_NOTE,
    LONGEST_TEXT,
    MOST_BLOCKS,
)
from adapters.slack.pieces import LEAST, cut, fits, trimmed, weight
from adapters.slack.words import NOWHERE, Atom, Where, announced, atoms, clean, escaped, mrkdwn
from bot.card import Action, Button, Card, File, Image, PeopleSelect, Select
from bot.letters import length, short
from bot.records import dataclass
from bot.text import Said, Words
from bot.wording import apart
from bot.written import one_line

NOTHING: Final = "…"
_TURNING: Final = 2  # blocks that turn pages: which one this is, and the buttons
_HEAD: Final = LONGEST_HEADER * 5 + 20  # letters of a later page's title and number, each letter escaped
_KEPT: Final = 8  # blocks that buttons leave free for what they are about
_FILE: Final = "📎 "


class Flow(Enum):
    """How a card that is too long goes on."""

    TURNED = "turned"  # one message, whose pages are turned: the buttons stand on the first
    SENT = "sent"  # one message after the other: the buttons stand on the last


@dataclass(frozen=True, slots=True)
class Heading:
    """A title that fits into a header."""

    text: str


@dataclass(frozen=True, slots=True)
class Writing:
    """A text."""

    these: Sequence[Atom]


@dataclass(frozen=True, slots=True)
class Small:
    """Small print: plain, or as mrkdwn where it names somebody or something; how it is ``read`` aloud, and
    ``told`` in a notification where that is not the same."""

    text: str
    read: str
    marked: bool = False
    told: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture."""

    image: Image


@dataclass(frozen=True, slots=True)
class Attached:
    """A file to take away, by its name: the file itself is sent beside the message."""

    file: File


@dataclass(frozen=True, slots=True)
class Buttons:
    """Some buttons side by side, each with its id."""

    these: tuple[tuple[str, Button], ...]


@dataclass(frozen=True, slots=True)
class Menu:
    """One select with its id."""

    action_id: str
    select: Select | PeopleSelect


Part: TypeAlias = Heading | Writing | Small | Shown | Attached | Buttons | Menu
Prose: TypeAlias = "tuple[Sequence[Atom], Sequence[Atom]]"
"""A label that is never cut off from its text, and the text."""


@dataclass(slots=True)
class Sheet:
    """What one message or view holds, and how much room is left in it."""

    blocks: int = MOST_BLOCKS
    letters: int = LONGEST_TEXT
    parts: list[Part] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def takes(self, part: Part) -> bool:
        """Whether the part fits as it is."""
        return self.blocks > 0 and letters_of(part) <= self.letters

    def keep(self, part: Part) -> None:
        """Room for a part that comes later."""
        self.blocks -= 1
        self.letters -= letters_of(part)

    def put(self, part: Part) -> None:
        """The part stands on this sheet."""
        self.keep(part)
        self.parts.append(part)

    def write(self, these: Sequence[Atom], *, together: bool) -> None:
        """A text stands on this sheet; ``together`` with the text above it, where blocks are few."""
        last = self.parts[-1] if self.parts else None
        if together and isinstance(last, Writing):
            self.parts[-1] = Writing([*last.these, Atom("\n"), *these])
            self.letters -= weight([Atom("\n"), *these])
        else:
            self.put(Writing(these))


def sheets(card: Card, flow: Flow, where: Where = NOWHERE, most: int = MOST_BLOCKS) -> list[Sheet]:
    """The card on as few pages as hold it, each of so many blocks; at least one page."""
    whole = _Filling(card, flow, where, most, alone=True).filled()
    return whole if len(whole) == 1 else _Filling(card, flow, where, most, alone=False).filled()


class _Filling:
    """A card on its way onto pages. ``alone``: on one only, so that nothing is kept free for turning or numbering."""

    def __init__(self, card: Card, flow: Flow, where: Where, most: int, *, alone: bool) -> None:
        self.card, self.flow, self.alone, self.most = card, flow, alone, most
        self.title = title_of(card)
        self.prose = _prose(card, where)
        self.note = _note(card, where)
        if self.note and (length(self.note.text) > LONGEST_NOTE or letters_of(self.note) > LONGEST_NOTE):
            self.note = None
            self.prose.append(([], atoms(card.note, where)))
        parts = len(self.prose) + bool(card.image) + len(card.files) + bool(self.note) + 1
        self.together = parts + len(card.actions) > most - _TURNING
        self.kept = flow is Flow.TURNED or alone
        self.sheets: list[Sheet] = []

    def filled(self) -> list[Sheet]:
        self._open()
        rest: Sequence[Action] = self.card.actions
        foot: list[Part] = []
        if self.kept:
            foot, rest = _foot(rest, self.sheet, kept=(_KEPT, LONGEST_TEXT - LONGEST_NOTE))
            for part in foot:
                self.sheet.keep(part)
            if self.note:
                self.sheet.keep(self.note)
        self._title()
        for lead, text in self.prose:
            self._write(lead, text)
        if self.card.image is not None:
            self._place(Shown(self.card.image))
        for file in self.card.files:
            self._place(Attached(file))
        if self.kept:
            self.sheets[0].parts += [*foot, *([self.note] if self.note else [])]
        self._act(rest)
        if not any(sheet.parts for sheet in self.sheets):
            self.sheets[0].put(Writing([Atom(NOTHING)]))
        return self.sheets

    @property
    def sheet(self) -> Sheet:
        return self.sheets[-1]

    def _open(self) -> None:
        room = self.most - (0 if self.alone else _TURNING)
        later = bool(self.sheets)
        self.sheets.append(Sheet(room - later, LONGEST_TEXT - _HEAD * later))

    def _title(self) -> None:
        if isinstance(self.title, Heading):
            self._place(self.title)
        elif self.title:
            self._write([], self.title)

    def _act(self, rest: Sequence[Action]) -> None:
        """What does not stand on the first page stands behind everything."""
        if rest and self.kept and len(self.sheets) == 1:
            self._open()
        while rest:
            rows, rest = _foot(rest, self.sheet)
            for part in rows:
                self.sheet.put(part)
            if rest:
                self._open()
        if self.note and not self.kept:
            self._place(self.note)

    def _write(self, lead: Sequence[Atom], text: Sequence[Atom]) -> None:
        text = trimmed(text)
        whole = [*lead, *text]
        if not trimmed(whole):
            return
        if self._fits(whole):
            self.sheet.write(trimmed(whole), together=self.together)
            return
        if fits(whole, LONGEST_TEXT // 2) and self.sheet.letters < LONGEST_TEXT // 2:
            self._open()  # a field of a page's half stays whole
        while text or lead:
            room = self.sheet.letters - weight(lead) - 1
            if (room < LEAST and not self._fits([*lead, *text])) or not self._part_free():
                self._open()
                continue
            piece, text = cut(text, max(room, LEAST))
            if trimmed([*lead, *piece]):
                self.sheet.write(trimmed([*lead, *piece]), together=self.together)
            lead = []

    def _fits(self, these: Sequence[Atom]) -> bool:
        return fits(these, self.sheet.letters - 1) and self._part_free()

    def _part_free(self) -> bool:
        joins = self.together and bool(self.sheet.parts) and isinstance(self.sheet.parts[-1], Writing)
        return joins or self.sheet.blocks > 0

    def _place(self, part: Part) -> None:
        if not self.sheet.takes(part):
            self._open()
        self.sheet.put(part)


def title_of(card: Card) -> Heading | Sequence[Atom] | None:
    """The title as a header, or in bold where it is longer than one."""
    title = one_line(clean(card.title))
    if not title:
        return None
    return Heading(title) if length(title) <= LONGEST_HEADER else atoms((Said(title, bold=True),))


def letters_of(part: Part) -> int:
    """The letters that a part adds to what is read aloud, escaped, with the end of its line."""
    match part:
        case Writing(these):
            return weight(these) + 1
        case Small(read=read):
            return length(escaped(read)) + 1
        case Buttons():
            return 0
        case Heading() | Shown() | Attached() | Menu():
            return length(escaped(spoken(part))) + 1
        case _:
            assert_never(part)


def spoken(part: Heading | Shown | Attached | Menu) -> str:
    """How a part reads that is no text."""
    match part:
        case Heading(text):
            return text
        case Shown(image):
            return alt_of(image)
        case Attached(file):
            return f"{_FILE}{one_line(clean(file.name)) or NOTHING}"
        case Menu(select=select):
            return label_of(select)
        case _:
            assert_never(part)


def alt_of(image: Image) -> str:
    """What a picture says to who does not see it."""
    return short(clean(image.alt), LONGEST_ALT) or NOTHING


def label_of(select: Select | PeopleSelect) -> str:
    """What a select is for."""
    return short(clean(select.label), LONGEST_NOTE) or NOTHING


def _prose(card: Card, where: Where) -> list[Prose]:
    """The texts of a card in their order."""
    found: list[Prose] = [([], atoms(card.text, where))]
    for each in card.fields:
        label = one_line(clean(each.label))
        lead = [*atoms((Said(label, bold=True),)), Atom("\n")] if label else []
        found.append((lead, atoms(each.text, where)))
    return found


def _note(card: Card, where: Where) -> Small | None:
    these = trimmed(atoms(card.note, where))
    if not these:
        return None
    read = "".join(atom.text for atom in these)
    marked = any(isinstance(run, Words | Said) and run.bold for run in card.note) or any(atom.token for atom in these)
    return Small(mrkdwn(card.note, where).strip() if marked else read, read, marked, announced(these))


def _foot(
    actions: Sequence[Action], sheet: Sheet, *, kept: tuple[int, int] = (0, 0)
) -> tuple[list[Part], Sequence[Action]]:
    """As many of the actions as the sheet holds, in rows, with so many blocks and letters ``kept`` for other things;
    and the rest. A sheet with nothing on it takes at least one."""
    blocks, letters = kept
    for number in range(len(actions), 0, -1):
        used = {*sheet.used}
        rows = _rows(actions[:number], used)
        fits = len(rows) + blocks <= sheet.blocks and sum(map(letters_of, rows)) + letters <= sheet.letters
        if fits or (number == 1 and not sheet.parts and not any(kept)):
            sheet.used = used
            return rows, actions[number:]
    return [], actions


def _rows(actions: Sequence[Action], used: set[str]) -> list[Part]:
    """The actions in rows."""
    rows: list[Part] = []
    for action in actions:
        found = action_id(action.link, used)
        used.add(found)
        match action:
            case Button():
                last = rows[-1] if rows else None
                beside = last.these if isinstance(last, Buttons) and len(last.these) < BUTTONS_IN_ROW else ()
                if beside and not apart(beside[-1][1], action, actions):
                    rows[-1] = Buttons((*beside, (found, action)))
                else:
                    rows.append(Buttons(((found, action),)))
            case Select() | PeopleSelect():
                rows.append(Menu(found, action))
            case _:
                assert_never(action)
    return rows
