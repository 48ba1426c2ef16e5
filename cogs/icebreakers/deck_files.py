"""Reads a deck that somebody wrote, as TOML or CSV: its prompts, or every mistake in it with its line."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from bot.texts import LANGUAGES
from cogs.icebreakers.deck_rules import Checked, Content, Mistake
from cogs.icebreakers.decks import Kind
from cogs.icebreakers.toml_lines import Path, line_of, lines_of

LARGEST: Final = 1024 * 1024  # bytes; the longest deck of ours has 20,000
MOST_PROMPTS: Final = 500
FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
"""How a cell begins that a spreadsheet would run, and how one that was kept from it."""
_DEFAULTS: Final = ("kind", "level", "tags")
_BY_LANGUAGE: Final = ("text", "easier", "case", "choice 1", "choice 2", "choice 3", "choice 4")
COLUMNS: Final = ("text", "kind", "level", "choice 1", "choice 2", "choice 3", "choice 4", "easier", "case", "tags")
_NEEDED: Final = ("text", "kind")
_NEWLINES: Final = re.compile(r"\r\n?")


class Unreadable(Exception):
    """The file as a whole is no deck; ``text_id`` names the sentence that says why."""

    def __init__(self, text_id: str, **values: int) -> None:
        super().__init__(text_id)
        self.text_id = text_id
        self.values = values


@dataclass(frozen=True, slots=True)
class Written:
    """What a file says. With ``mistakes``, in the order of their lines, nothing of it is to be used."""

    title: Mapping[str, str] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)
    prompts: tuple[Content, ...] = ()
    mistakes: tuple[Mistake, ...] = ()


def read_deck(name: str, data: bytes) -> Written:
    """The deck in a file of this name. Raises :class:`Unreadable`."""
    reads = {".toml": _toml, ".csv": _csv}.get(name[name.rfind(".") :].lower() if "." in name else "")
    if reads is None:
        raise Unreadable("deck-file-kind")
    if len(data) > LARGEST:
        raise Unreadable("deck-file-large", most=LARGEST // 1024 // 1024)
    return reads(_NEWLINES.sub("\n", _decoded(data)))


def _decoded(data: bytes) -> str:
    if b"\x00" in data:
        raise Unreadable("deck-file-utf16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise Unreadable("deck-file-letters", line=data[: problem.start].count(b"\n") + 1) from None


def _toml(text: str) -> Written:
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as problem:
        found = re.search(r"at line (\d+)", str(problem))
        end = text.count("\n") + 1 if "end of document" in str(problem) else 1
        return Written(mistakes=(Mistake(int(found[1]) if found else end, "deck-toml"),))
    lines = lines_of(text)
    checked = Checked(lambda path: line_of(lines, path))
    checked.keys(content, ("id", "title", "about", "prompts"), ())
    title, about = checked.words(content, "title", ()), checked.words(content, "about", ())
    prompts = content.get("prompts", [])
    if not isinstance(prompts, list) or not all(isinstance(each, dict) for each in prompts):
        checked.mistake(("prompts",), "deck-prompts")
        prompts = []
    return _whole(checked, title, about, prompts, lambda number: ("prompts", number))


def _whole(
    checked: Checked,
    title: Mapping[str, str],
    about: Mapping[str, str],
    prompts: list[dict[str, Any]],
    path: Callable[[int], Path],
) -> Written:
    """What both kinds of file come to."""
    found = [checked.prompt(each, path(number)) for number, each in enumerate(prompts)]
    if not prompts and not checked.mistakes:
        checked.mistake((), "deck-empty")
    if len(prompts) > MOST_PROMPTS:
        checked.mistake(path(MOST_PROMPTS), "deck-many", most=MOST_PROMPTS, has=len(prompts))
    mistakes = tuple(sorted(checked.mistakes, key=lambda each: each.line))
    return Written(title, about, () if mistakes else tuple(each for each in found if each is not None), mistakes)


def _csv(text: str) -> Written:
    head, mistakes, rows = _table(text)
    lines = [line for line, _ in rows]
    checked = Checked(lambda path: lines[path[0]] if path and isinstance(path[0], int) else 1)
    checked.mistakes += mistakes
    known = _columns(checked, head)
    for needed in _NEEDED:
        if not any(base == needed for base, _ in known.values()):
            checked.mistake((), "deck-column-missing", column=needed)
    bases = {base for base, _ in known.values()}
    if "text" not in bases:  # a table about something else
        return Written(mistakes=tuple(checked.mistakes))
    prompts = []
    for number, (_, cells) in enumerate(rows):
        if any(each.strip() for each in cells[len(head) :]):
            checked.mistake((number,), "deck-cells", has=len(cells), most=len(head))
        prompts.append(_prompt_of({known[at]: cell for at, cell in enumerate(cells[: len(head)]) if at in known}))
        if "kind" not in bases:  # said once already
            prompts[-1]["kind"] = Kind.THIS_OR_THAT if "choices" in prompts[-1] else Kind.OPEN
    return _whole(checked, {}, {}, prompts, lambda number: (number,))


def _table(text: str) -> tuple[list[str], list[Mistake], list[tuple[int, list[str]]]]:
    """The head of a table, and its rows with cells, each with its line; up to where it can be read."""
    first = text.partition("\n")[0]
    rows: list[tuple[int, list[str]]] = []
    mistakes: list[Mistake] = []
    reader = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count), strict=True)
    line = 1
    try:
        for cells in reader:
            if any(each.strip() for each in cells):
                rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error:
        mistakes.append(Mistake(line, "deck-csv"))
    return (rows[0][1], mistakes, rows[1:]) if rows else ([], mistakes, [])


def _columns(checked: Checked, head: list[str]) -> dict[int, tuple[str, str]]:
    """What each column is of, and in which language; those that are nothing are noted."""
    known: dict[int, tuple[str, str]] = {}
    for at, name in enumerate(head):
        column = _column(name)
        if column is None:
            if name.strip():
                checked.mistake((), "deck-column", column=name)
        elif any(
            base == column[0] and (language == column[1] or "" in (language, column[1]))
            for base, language in known.values()
        ):
            checked.mistake((), "deck-column-twice", column=name)
        else:
            known[at] = column
    return known


def _column(name: str) -> tuple[str, str] | None:
    words = re.sub(r"[_\s]+", " ", name).strip().lower()
    words = re.sub(r"^choice ?(?=[1-4])", "choice ", words)
    base, _, language = words.rpartition(" ")
    if language in LANGUAGES and base in _BY_LANGUAGE:
        return base, language
    return (words, "") if words in (*_BY_LANGUAGE, *_DEFAULTS) else None


def _prompt_of(cells: Mapping[tuple[str, str], str]) -> dict[str, Any]:
    """A row as TOML would have it."""
    prompt: dict[str, Any] = {}
    choices: dict[str, list[str]] = {}
    for (base, language), cell in cells.items():
        words = _as_text(cell)
        if not words:
            continue
        if base.startswith("choice "):
            choices.setdefault(language, []).append(words)
        elif base in _BY_LANGUAGE:
            prompt.setdefault(base, {})[language] = words
        else:
            prompt[base] = words
    if choices:
        prompt["choices"] = choices
    if (level := prompt.get("level", "")).isdecimal() and len(level) < 3:
        prompt["level"] = int(level)
    if "tags" in prompt:
        prompt["tags"] = list(_tags(prompt["tags"]))
    return prompt


def _tags(cell: str) -> Iterator[str]:
    yield from (each for each in (part.strip() for part in re.split(r"[,;]", cell)) if each)


def _as_text(cell: str) -> str:
    """A cell's words; the mark by which a download keeps a spreadsheet from running them is no part of them."""
    words = cell.strip()
    return words[1:] if words.startswith("'") and FORMULA.match(words) else words
