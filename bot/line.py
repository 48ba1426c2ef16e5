"""Reads a command that was typed as one line: ``/icebreaker schedule days:mon,wed time:09:00 place:#general``.

Options stand behind their names or, where it is clear which is which, in their order without them (see
:mod:`bot.line_order`). Quotation marks, capitals, accents and dashes do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import field
from difflib import get_close_matches
from functools import lru_cache
from typing import Final, Protocol, TypeVar

from bot.card import Input, Json
from bot.line_order import Order, Word, loose
from bot.line_values import FREE, Named, Unclear, fits, key, read
from bot.records import dataclass

_HEAD: Final = re.compile(r"([^\W\d][\w‐-―-]*):(?!//)")
_WORD: Final = re.compile(r"\S+\s*")
_QUOTES: Final = {
    '"': '"”“',
    "“": '”“"',
    "”": '”"',
    "„": '“”"',
    "«": "»",
    "»": "«",
    "'": "'’",
    "‘": "’'",
    "’": "’'",
}
"""What opens a quotation, and what closes it; keyboards turn some of them by themselves."""
_MAY_BE_LETTERS: Final = "'‘’"  # an apostrophe opens no quotation unless one closes it
_MOST_OF_ONE: Final = 40  # words behind a colon in which its value is looked for
_NEAR: Final = 0.75  # two letters changed places in a word of four; less alike are two different words


class Command(Protocol):
    """A command as it can be typed: its words, what people call it, and its options."""

    @property
    def name(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def inputs(self) -> Sequence[Input]: ...


C = TypeVar("C", bound=Command)


class WrongOptions(Unclear):
    """Options with values that are none of theirs: ``filled`` is what fits, ``wrong`` what is said at each other. It
    says the first."""

    def __init__(self, command: str, filled: dict[str, Json], wrong: dict[str, Unclear]) -> None:
        first = next(iter(wrong.values()))
        super().__init__(first.text_id, **first.values)
        self.command = command
        self.filled = filled
        self.wrong = wrong


def parse(
    text: str, commands: Sequence[C], named: Named, may: Collection[str] | None = None
) -> tuple[C, dict[str, Json]]:
    """The command of a line, with its values by option, as JSON; ``may`` are the names of the commands that are told to
    who types the first word of several alone, all where it is not known which they may use.

    Raises :class:`Unclear` for what cannot be understood; it says what, and what may have been meant:
    :class:`WrongOptions` where only values do not fit.
    """
    command, rest = _command(text.strip().removeprefix("/").strip(), commands, may)
    line = _Options(command.name, command.inputs, rest, named)
    try:
        line.read()
    except Unclear as unclear:
        unclear.command, unclear.filled = command.name, line.values
        raise
    left = [entry for entry in command.inputs if entry.name not in line.given]
    order = Order(line.words, left, named)
    if left:
        order.fill()
    elif line.words:
        last = command.inputs[-1]
        order.wrong[last.name] = loose("".join(word.raw for word in line.words).strip(), last)
    values, wrong = line.values | order.values, line.wrong | order.wrong
    if wrong:
        raise WrongOptions(command.name, values, wrong)
    return command, values


def _command(line: str, commands: Sequence[C], may: Collection[str] | None) -> tuple[C, str]:
    if not line:
        raise Unclear("line-none", example=commands[0].name if commands else "help")
    words = line.split()
    longest = max((len(name.split()) for command in commands for name in _names(command)), default=1)
    for count in range(min(longest, len(words)), 0, -1):
        start = key(" ".join(words[:count]))
        for command in commands:
            if start in _names(command):
                return command, line.split(maxsplit=count)[count] if len(words) > count else ""
    head = [word for word in words if ":" not in word][:longest] or words[:1]
    raise _unknown_command(head, commands, may)


def _names(command: Command) -> tuple[str, str]:
    return _folded(command.name), _folded(command.label)


@lru_cache(4096)
def _folded(ours: str) -> str:
    """The name of a command or an option as it is compared: every line that is typed is compared with all of them."""
    return key(ours)


def _unknown_command(words: Sequence[str], commands: Sequence[Command], may: Collection[str] | None) -> Unclear:
    names = [command.name for command in commands]
    inside = {key(rest): name for name in names for group, _, rest in [name.partition(" ")] if group == key(words[0])}
    if inside:  # the group is alike in all of them, so that it says nothing
        for count in range(len(words), 1, -1):
            if near := get_close_matches(key(" ".join(words[1:count])), inside, 1, _NEAR):
                return Unclear("line-near", name=" ".join(words[:count]), near=inside[near[0]])
        told = [name for name in inside.values() if may is None or name in may] or [*inside.values()]
        there = ", ".join(f"/{name}" for name in told)
        return Unclear("line-group", name=" ".join(words[:2]), names=there)
    known = {name: command.name for command in commands for name in _names(command)}
    for count in range(len(words), 0, -1):
        typed = " ".join(words[:count])
        if near := get_close_matches(key(typed), known, 1, _NEAR):
            return Unclear("line-near", name=typed, near=known[near[0]])
    return Unclear("line-unknown", name=" ".join(words[:2]))


@dataclass(slots=True)
class _Options:
    """The rest of a line, read option by option.

    ``given`` are the options that were named, ``words`` what stands before, between and behind them.
    """

    command: str
    inputs: Sequence[Input]
    rest: str
    named: Named
    given: set[str] = field(default_factory=set)
    values: dict[str, Json] = field(default_factory=dict)
    wrong: dict[str, Unclear] = field(default_factory=dict)
    words: list[Word] = field(default_factory=list)

    def read(self) -> None:
        """Reads each option that is named, with what stands behind its colon. Raises :class:`Unclear`."""
        at = 0
        while at < len(self.rest):
            head = _HEAD.match(self.rest, at)
            entry = self._entry(head[1]) if head else None
            if head and entry:
                if entry.name in self.given:
                    raise Unclear("line-option-twice", option=head[1])
                self.given.add(entry.name)
                at = self._take(entry, head.end())
            elif head and not self._is_text(head[1], head.end()):
                raise self._unknown(head[1])
            else:
                at = self._loose(at)
        if self.words and not self.inputs:
            raise Unclear("line-option-none", command=self.command, option="".join(w.raw for w in self.words).strip())

    def _take(self, entry: Input, start: int) -> int:
        value, at, quoted = self._value(entry, start)
        if not (quoted or entry.kind in FREE or fits(entry, value, self.named)):
            value, at = self._shorter(entry, value, start, at)
        try:
            self.values[entry.name] = read(entry, value, self.named)
        except Unclear as unclear:
            self.wrong[entry.name] = unclear
        return at

    def _shorter(self, entry: Input, value: str, start: int, end: int) -> tuple[str, int]:
        """As many of the words behind a colon as are a value of the option; what follows is another's."""
        words = list(_WORD.finditer(self.rest, self._skip(start), end))[:_MOST_OF_ONE]
        for word in reversed(words[:-1]):
            part = self.rest[words[0].start() : word.end()].strip()
            if fits(entry, part, self.named):
                return part, word.end()
        return value, end

    def _loose(self, at: int) -> int:
        """One word that names no option, or several in quotation marks."""
        opening = self.rest[at]
        if opening in _QUOTES and (end := self._closing(opening, at + 1)) is not None and end > at + 1:
            after = self._skip(end + 1)
            self.words.append(Word(self.rest[at + 1 : end], self.rest[at:after], quoted=True))
            return after
        word = _WORD.match(self.rest, at)
        raw = word[0] if word else self.rest[at]
        if raw.strip():
            self.words.append(Word(raw.strip(), raw))
        return at + len(raw)

    def _is_text(self, name: str, end: int) -> bool:
        """Whether ``name:`` is the end of a word in a text, and no option that there is not."""
        begun = bool(self.words) and self.rest[end : end + 1].isspace()
        free = [entry for entry in self.inputs if entry.kind in FREE and entry.name not in self.given]
        return begun and bool(free) and not self._near(name)

    def _value(self, entry: Input, start: int) -> tuple[str, int, bool]:
        start = self._skip(start)
        opening = self.rest[start : start + 1]
        if opening and opening in _QUOTES:
            end = self._closing(opening, start + 1)
            if end is not None:
                return self.rest[start + 1 : end], self._skip(end + 1), True
            if opening not in _MAY_BE_LETTERS:
                raise Unclear("line-option-quote", option=entry.label)
        at = start
        while at < len(self.rest):
            head = _HEAD.match(self.rest, at)
            if head and self._ends(entry, head[1], is_first=at == start):
                break
            word = _WORD.match(self.rest, at)
            at += len(word[0]) if word else 1
        value = self.rest[start:at].strip()
        if not value:
            raise Unclear("line-option-empty", option=entry.label)
        return value, at, False

    def _closing(self, opening: str, start: int) -> int | None:
        """Where a quotation ends: at a mark behind which the line ends or a space follows."""
        for mark in _QUOTES[opening]:
            for found in re.finditer(re.escape(mark), self.rest[start:]):
                end = start + found.start()
                if end + 1 == len(self.rest) or self.rest[end + 1].isspace():
                    return end
        return None

    def _skip(self, at: int) -> int:
        while at < len(self.rest) and self.rest[at].isspace():
            at += 1
        return at

    def _ends(self, entry: Input, name: str, *, is_first: bool) -> bool:
        """Whether ``name:`` in the value of an option begins another one. In free text most colons are only colons."""
        if self._entry(name):
            return True
        return not is_first and (entry.kind not in FREE or self._near(name) is not None)

    def _entry(self, name: str) -> Input | None:
        wanted = key(name)
        return next((entry for entry in self.inputs if wanted in (_folded(entry.name), _folded(entry.label))), None)

    def _near(self, name: str) -> str | None:
        """What people see of the option whose label, or name, is almost this."""
        known = {key(typed): entry.label for entry in self.inputs for typed in (entry.name, entry.label)}
        near = get_close_matches(key(name), known, 1, _NEAR)
        return known[near[0]] if near else None

    def _unknown(self, name: str) -> Unclear:
        if not self.inputs:
            return Unclear("line-option-none", command=self.command, option=name)
        if near := self._near(name):
            return Unclear("line-option-near", command=self.command, option=name, near=near)
        options = ", ".join(entry.label for entry in self.inputs)
        return Unclear("line-option-unknown", command=self.command, option=name, options=options)
