"""Reads a deck that somebody wrote, as TOML or CSV: its prompts, or every mistake in it with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import lru_cache
from typing import Any, Final

from bot.context import Refusal
from bot.kinds import Upload
from bot.records import dataclass
from bot.tables import Mistake, meant, table_of, text_of
from bot.texts import LANGUAGES
from cogs.icebreakers.deck_rules import Checked, Content, quoted
from cogs.icebreakers.decks import Kind
from cogs.icebreakers.toml_lines import DEEPEST, Beyond, Path, line_of, lines_of

MOST_PROMPTS: Final = 500
_DEFAULTS: Final = ("kind", "level", "tags")
_BY_LANGUAGE: Final = ("text", "easier", "case", "choice 1", "choice 2", "choice 3", "choice 4")
COLUMNS: Final = ("text", "kind", "level", "choice 1", "choice 2", "choice 3", "choice 4", "easier", "case", "tags")
_NEEDED: Final = ("text", "kind")
_PROMPTS: Final = r"(?m)^[ \t]*\[\[[ \t]*prompts[ \t]*\]\]"


@dataclass(frozen=True, slots=True)
class Written:
    """What a ``file`` says. With ``mistakes``, in the order of their lines, nothing of it is to be used; there are so
    many ``more`` than these."""

    title: Mapping[str, str] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)
    prompts: tuple[Content, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    more: int = 0
    file: str = ""


def read_upload(file: Upload) -> Written:
    """The deck in a file that somebody gave. Raises :class:`Refusal` when the file as a whole is none."""
    return replace(read_deck(file.name, file.data), file=file.name)


def read_deck(name: str, data: bytes) -> Written:
    """The deck in a file of this name. Raises :class:`Refusal` when the file as a whole is none."""
    reads = {".toml": _toml, ".csv": _csv}.get(name[name.rfind(".") :].lower() if "." in name else "")
    if reads is None:
        raise Refusal("deck-file-kind")
    return reads(text_of(data))


def _toml(text: str) -> Written:
    try:
        lines = lines_of(text)
        content = tomllib.loads(text)
    except Beyond as problem:
        return Written(mistakes=(_beyond(text, problem),))
    except (ValueError, RecursionError) as problem:
        found = re.search(r"at line (\d+)", str(problem))
        end = text.count("\n") + 1 if "end of document" in str(problem) else 1
        return Written(mistakes=(Mistake(int(found[1]) if found else end, "deck-toml"),))
    checked = Checked(lambda path: line_of(lines, path))
    checked.keys(content, ("id", "title", "about", "prompts"), ())
    title, about = checked.words(content, "title", ()), checked.words(content, "about", ())
    prompts = content.get("prompts", [])
    if not isinstance(prompts, list) or not all(isinstance(each, dict) for each in prompts):
        checked.mistake(("prompts",), "deck-prompts")
        prompts = []
    return _whole(checked, title, about, prompts, lambda number: ("prompts", number), len(prompts))


def _beyond(text: str, problem: Beyond) -> Mistake:
    """What is said of a file that was not read, for it has what no deck needs."""
    if problem.deep:
        return Mistake(problem.line, "deck-deep", {"most": DEEPEST})
    if len(found := [each.start() for each in re.finditer(_PROMPTS, text)]) > MOST_PROMPTS:
        line = text.count("\n", 0, found[MOST_PROMPTS]) + 1
        return Mistake(line, "deck-many", {"most": MOST_PROMPTS, "has": len(found)})
    return Mistake(problem.line, "deck-much", {"most": MOST_PROMPTS})


def _whole(
    checked: Checked,
    title: Mapping[str, str],
    about: Mapping[str, str],
    prompts: list[dict[str, Any]],
    path: Callable[[int], Path],
    has: int,
) -> Written:
    """What both kinds of file come to; of too many prompts only the first are read."""
    if has > MOST_PROMPTS:
        checked.mistake(path(MOST_PROMPTS), "deck-many", most=MOST_PROMPTS, has=has)
    found = [checked.prompt(each, path(number)) for number, each in enumerate(prompts[:MOST_PROMPTS])]
    if not prompts and not checked.mistakes:
        checked.mistake((), "deck-empty")
    mistakes = tuple(sorted(checked.mistakes, key=lambda each: each.line))
    fit = () if mistakes else tuple(each for each in found if each is not None)
    return Written(title, about, fit, mistakes, checked.more)


def _csv(text: str) -> Written:
    table = table_of(text, MOST_PROMPTS + 1)
    head, rows = table.head, table.rows
    lines = [line for line, _ in rows]
    checked = Checked(lambda path: lines[path[0]] if path and isinstance(path[0], int) else 1)
    if table.broken:
        checked.mistakes.append(Mistake(table.broken, "deck-csv"))
    known = _columns(checked, head)
    for needed in _NEEDED:
        if not any(base == needed for base, _ in known.values()):
            checked.mistake((), "deck-column-missing", column=needed)
    bases = {base for base, _ in known.values()}
    if "text" not in bases:  # a table about something else
        return Written(mistakes=tuple(checked.mistakes), more=checked.more)
    prompts = []
    for number, (_, cells) in enumerate(rows[:MOST_PROMPTS]):
        if any(each.strip() for each in cells[len(head) :]):
            checked.mistake((number,), "deck-cells", has=len(cells), most=len(head))
        prompts.append(_prompt_of({known[at]: cell for at, cell in enumerate(cells[: len(head)]) if at in known}))
        if "kind" not in bases:  # said once already
            prompts[-1]["kind"] = Kind.THIS_OR_THAT if "choices" in prompts[-1] else Kind.OPEN
    return _whole(checked, {}, {}, prompts, lambda number: (number,), table.count)


def _columns(checked: Checked, head: Sequence[str]) -> dict[int, tuple[str, str]]:
    """What each column is of, and in which language; those that are nothing are noted."""
    known: dict[int, tuple[str, str]] = {}
    for at, name in enumerate(head):
        if not name or name.isspace():
            continue
        if (column := _column(name)) is None:
            checked.mistake((), "deck-column", column=quoted(name))
        elif any(
            base == column[0] and (language == column[1] or "" in (language, column[1]))
            for base, language in known.values()
        ):
            checked.mistake((), "deck-column-twice", column=quoted(name))
        else:
            known[at] = column
    return known


@lru_cache(maxsize=1000)
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
        words = meant(cell)
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
