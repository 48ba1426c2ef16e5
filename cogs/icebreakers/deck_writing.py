"""Writes a deck as a file that can be read again: TOML with all that it says, CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from typing import Final

from bot.tables import FORMULA
from bot.texts import LANGUAGES
from cogs.icebreakers.deck_files import COLUMNS
from cogs.icebreakers.decks import Deck, Prompt

_BY_LANGUAGE: Final = ("text", "easier", "case", "choice 1", "choice 2", "choice 3", "choice 4")
Words = Mapping[str, str] | Mapping[str, Sequence[str]]


def as_toml(deck: Deck) -> bytes:
    """The deck in the format of docs/decks.md."""
    lines = [f"id = {_value(deck.name)}"]
    tables: list[str] = []
    for key, words in (("title", deck.title), ("about", deck.about)):
        _add(lines, tables, key, key, words)
    lines += tables
    for prompt in deck.prompts.values():
        lines += ["", "[[prompts]]", *_prompt(prompt)]
    return ("\n".join(lines) + "\n").encode()


def _prompt(prompt: Prompt) -> list[str]:
    lines = [f"id = {_value(prompt.slug)}", f"kind = {_value(str(prompt.kind))}", f"level = {prompt.level}"]
    lines += [f"tags = {_value(prompt.tags)}"]
    tables: list[str] = []
    for key, words in (
        ("case", prompt.case),
        ("text", prompt.text),
        ("choices", prompt.choices),
        ("easier", prompt.easier),
    ):
        _add(lines, tables, key, f"prompts.{key}", words)
    return lines + tables


def _add(lines: list[str], tables: list[str], key: str, table: str, words: Words | None) -> None:
    """One text: behind its key where nobody said in which language it is, else as a table."""
    if not words:
        return
    if "" in words:
        lines.append(f"{key} = {_value(words[''])}")
        return
    tables += [f"[{table}]", *(f"{language} = {_value(each)}" for language, each in words.items())]


def _value(value: str | Sequence[str]) -> str:
    """JSON writes strings as TOML reads them, but for one letter."""
    written = value if isinstance(value, str) else list(value)
    return json.dumps(written, ensure_ascii=False).replace("\x7f", "\\u007f")


def as_csv(deck: Deck) -> bytes:
    """The deck as a table, with the mark by which spreadsheets know UTF-8. No cell is run as a formula by one."""
    rows = [_row(prompt) for prompt in deck.prompts.values()]
    used = {column for row in rows for column in row}
    columns = [(base, language) for base in COLUMNS for language in ("", *LANGUAGES) if (base, language) in used]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([f"{base} {language}".strip() for base, language in columns])
    for row in rows:
        writer.writerow([_kept_text(row.get(column, "")) for column in columns])
    return out.getvalue().encode("utf-8-sig")


def _row(prompt: Prompt) -> dict[tuple[str, str], str]:
    row = {("kind", ""): str(prompt.kind), ("level", ""): str(prompt.level), ("tags", ""): ", ".join(prompt.tags)}
    for base, words in (("text", prompt.text), ("easier", prompt.easier), ("case", prompt.case or {})):
        row |= {(base, language): each for language, each in words.items()}
    for language, labels in (prompt.choices or {}).items():
        row |= {(f"choice {number}", language): label for number, label in enumerate(labels, start=1)}
    return row


def _kept_text(cell: str) -> str:
    """Behind a mark where a spreadsheet would take it for a formula.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    return f"'{cell}" if FORMULA.match(cell) else cell


def file_name(title: str, ending: str) -> str:
    """What a deck's file is called."""
    return f"{re.sub(r'[^a-z0-9]+', '-', title.lower()).strip('-')[:40] or 'deck'}.{ending}"
