"""Reads a command that was typed as one line: ``/icebreaker schedule days:mon,wed time:09:00 place:#general``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final

from adapters.web.line_values import Named, read
from adapters.web.refusal import ClassRefusal
from adapters.web.state import State
from bot.card import InputKind, Json
from bot.suggesting import fold

Command = Mapping[str, Any]
Input = Mapping[str, Any]

_HEAD: Final = re.compile(r"([^\W\d][\w-]*):(?!//)")
_WORD: Final = re.compile(r"\S+\s*")
_QUOTES: Final = {'"': '"', "“": "”", "„": "“", "«": "»", "'": "'", "‘": "’"}
_MAY_BE_LETTERS: Final = "'‘"  # an apostrophe opens no quotation unless one closes it
_FREE: Final = (InputKind.TEXT, InputKind.LONG, InputKind.LINES)
_NEAR: Final = 0.75  # two letters changed places in a word of four; less alike are two different words


class WrongOptions(ClassRefusal):
    """Options with values that are none of theirs: what fits, and what is said at each other. It says the first."""

    def __init__(self, command: str, values: Mapping[str, Json], wrong: Mapping[str, ClassRefusal]) -> None:
        first = next(iter(wrong.values()))
        super().__init__(first.text_id, **first.values)
        self.command = command
        self.filled = values
        self.wrong = wrong


def parse(text: str, commands: Sequence[Command], state: State, person: str, place: str) -> tuple[str, dict[str, Json]]:
    """The command's name and its values by option, as JSON. Quotes, capitals and order do not matter.

    Raises :class:`ClassRefusal` for what cannot be understood; it says what, and what may have been meant:
    :class:`WrongOptions` where only values do not fit.
    """
    command, rest = _command(text.strip().removeprefix("/").strip(), commands)
    inputs = [each for each in command["inputs"] if isinstance(each, Mapping)]
    given = _Options(str(command["name"]), inputs, rest).read()
    named = Named(state, person, place)
    values: dict[str, Json] = {}
    wrong: dict[str, ClassRefusal] = {}
    for entry, value in given:
        try:
            values[str(entry["name"])] = read(entry, value, named)
        except ClassRefusal as refusal:
            wrong[str(entry["name"])] = refusal
    if wrong:
        raise WrongOptions(str(command["name"]), values, wrong)
    return str(command["name"]), values


def _command(line: str, commands: Sequence[Command]) -> tuple[Command, str]:
    if not line:
        example = str(commands[0]["name"]) if commands else "help"
        raise ClassRefusal("class-command-none", example=example)
    words = line.split()
    longest = max((len(name.split()) for command in commands for name in _names(command)), default=1)
    for count in range(min(longest, len(words)), 0, -1):
        start = fold(" ".join(words[:count]))
        for command in commands:
            if start in _names(command):
                return command, line.split(maxsplit=count)[count] if len(words) > count else ""
    head = [word for word in words if ":" not in word][:longest] or words[:1]
    raise _unknown_command(head, commands)


def _names(command: Command) -> set[str]:
    names = {fold(str(command[part])) for part in ("name", "label")}
    return names | {name.replace(" ", "-") for name in names}


def _unknown_command(words: Sequence[str], commands: Sequence[Command]) -> ClassRefusal:
    names = [str(command["name"]) for command in commands]
    inside = {fold(rest): name for name in names for group, _, rest in [name.partition(" ")] if group == fold(words[0])}
    if inside:  # the group is alike in all of them, so that it says nothing
        if near := get_close_matches(fold(" ".join(words[1:])), inside, 1, _NEAR):
            return ClassRefusal("class-command-near", name=" ".join(words), near=inside[near[0]])
        there = ", ".join(f"/{name}" for name in inside.values())
        return ClassRefusal("class-command-group", name=" ".join(words), names=there)
    known = {fold(str(command[part])): str(command["name"]) for command in commands for part in ("name", "label")}
    for count in range(len(words), 0, -1):
        typed = " ".join(words[:count])
        if near := get_close_matches(fold(typed), known, 1, _NEAR):
            return ClassRefusal("class-command-near", name=typed, near=known[near[0]])
    return ClassRefusal("class-command-unknown", name=" ".join(words[:2]))


@dataclass(slots=True)
class _Options:
    """The rest of a line, read option by option."""

    command: str
    inputs: Sequence[Input]
    rest: str

    def read(self) -> list[tuple[Input, str]]:
        """Each option that was given, with what stands behind its colon."""
        given: list[tuple[Input, str]] = []
        loose: list[str] = []
        at = 0
        while at < len(self.rest):
            head = _HEAD.match(self.rest, at)
            entry = self._entry(head[1]) if head else None
            if head and entry:
                if any(entry is earlier for earlier, _ in given):
                    raise ClassRefusal("class-option-twice", option=head[1])
                value, at = self._value(entry, head.end())
                given.append((entry, value))
            elif head:
                raise self._unknown(head[1])
            else:
                word = _WORD.match(self.rest, at)
                loose.append(word[0] if word else self.rest[at])
                at += len(loose[-1])
        if loose:
            given.append((self._owner("".join(loose).strip(), given), "".join(loose).strip()))
        return given

    def _value(self, entry: Input, start: int) -> tuple[str, int]:
        while start < len(self.rest) and self.rest[start].isspace():
            start += 1
        opening = self.rest[start : start + 1]
        if closing := _QUOTES.get(opening):
            end = self._closing(closing, start + 1)
            if end is not None:
                after = _WORD.match(self.rest, end + 1)
                return self.rest[start + 1 : end], end + 1 if after or end + 1 == len(self.rest) else self._skip(
                    end + 1
                )
            if opening not in _MAY_BE_LETTERS:
                raise ClassRefusal("class-option-quote", option=str(entry["label"]))
        at = start
        while at < len(self.rest):
            head = _HEAD.match(self.rest, at)
            if head and self._ends(entry, head[1], is_first=at == start):
                break
            word = _WORD.match(self.rest, at)
            at += len(word[0]) if word else 1
        value = self.rest[start:at].strip()
        if not value:
            raise ClassRefusal("class-option-empty", option=str(entry["label"]))
        return value, at

    def _closing(self, mark: str, start: int) -> int | None:
        """Where a quotation ends: at a mark behind which the line ends or a space follows."""
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
        if is_first:
            return False
        if entry["kind"] not in _FREE or self._near(name):
            raise self._unknown(name)
        return False

    def _entry(self, name: str) -> Input | None:
        wanted = _option(name)
        for entry in self.inputs:
            if wanted in (_option(str(entry["name"])), _option(str(entry["label"]))):
                return entry
        return None

    def _near(self, name: str) -> str | None:
        """What people see of the option whose label, or name, is almost this."""
        known = {_option(str(entry[part])): str(entry["label"]) for entry in self.inputs for part in ("name", "label")}
        near = get_close_matches(_option(name), known, 1, _NEAR)
        return known[near[0]] if near else None

    def _unknown(self, name: str) -> ClassRefusal:
        if not self.inputs:
            return ClassRefusal("class-option-none", command=self.command, option=name)
        if near := self._near(name):
            return ClassRefusal("class-option-near", command=self.command, option=name, near=near)
        options = ", ".join(str(entry["label"]) for entry in self.inputs)
        return ClassRefusal("class-option-unknown", command=self.command, option=name, options=options)

    def _owner(self, words: str, given: Iterable[tuple[Input, str]]) -> Input:
        """The one option that words without a name can only belong to."""
        if not self.inputs:
            raise ClassRefusal("class-option-none", command=self.command, option=words)
        taken = [entry["name"] for entry, _ in given]
        left = [entry for entry in self.inputs if entry["name"] not in taken]
        likely = [entry for entry in left if entry.get("required")] or left
        for one in (likely, [entry for entry in likely if entry["kind"] in _FREE]):
            if len(one) == 1:
                return one[0]
        example = "-".join(str((left or self.inputs)[0]["label"]).casefold().split())  # as it can be typed
        raise ClassRefusal("class-option-loose", words=words, example=example)


def _option(name: str) -> str:
    return fold(name).replace("-", "_").replace(" ", "_")
