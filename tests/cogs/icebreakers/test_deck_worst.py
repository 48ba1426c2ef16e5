"""The worst that fits into a deck's file is told from a deck in no time and no room."""

from __future__ import annotations

import time
import tracemalloc
from typing import Final

import pytest

from bot.tables import LARGEST
from cogs.icebreakers.deck_files import read_deck
from cogs.icebreakers.deck_rules import MOST_MISTAKES


def many(part: str, letters: int = LARGEST - 200) -> str:
    return (part * (letters // len(part) + 1))[:letters]


QUOTE, SLASH = chr(34), chr(92)
HOSTILE: Final = {
    "key": (many("a.") + "a = 1", (1, "deck-deep")),
    "inline": (f"x = {{{many('a.')}a = 1}}", (1, "deck-deep")),
    "quoted": (f"x = {{{many(f'{QUOTE}a{QUOTE}.')}a = 1}}", (1, "deck-deep")),
    "tables": ("a = 1\n" + "".join(f"[{'a.' * 200}b{number}]\n" for number in range(2_000)), (2, "deck-deep")),
    "brackets": ("a = " + many("["), (1, "deck-deep")),
    "prompts": (many("[[prompts]]\n"), (501, "deck-many")),
    "empty prompts": ("[[prompts]]\n" * 9_900, (1, "deck-missing")),
    "keys": ("[[prompts]]\n" + "".join(f"k{number} = 1\n" for number in range(20_000)), (10_001, "deck-much")),
    "as many tables as may be": ("".join(f"[a.b.c.d{number}]\n" for number in range(9_900)), (1, "deck-key")),
    "numbers": (f"a = [{many('1,')}]", (1, "deck-much")),
    "digits": ("a = " + many("9"), (1, "deck-much")),
    "lines": (many("\n"), (25_000, "deck-much")),
    "strings": (many(QUOTE * 3 + "\n" + SLASH), (25_000, "deck-much")),
    "strings on a line": (many(QUOTE * 3 + SLASH), (1, "deck-toml")),
    "a string": (many(QUOTE + SLASH), (1, "deck-toml")),
    "spaces": ("a" + many(" "), (1, "deck-toml")),
    "escapes": (f"a = {QUOTE}{many(SLASH + 'n')}{QUOTE}", (1, "deck-key")),
    "a kind": (f"[[prompts]]\nkind = {QUOTE}{many('k')}{QUOTE}", (1, "deck-missing")),
    "a tag": (f"[[prompts]]\ntext = 'x'\nkind = 'open'\ntags = ['{many('t')}']", (4, "deck-tags")),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_the_worst_that_fits_into_a_file_of_toml_is_read_in_no_time(name: str) -> None:
    text, said = HOSTILE[name]
    began = time.process_time()
    found = read_deck("deck.toml", text.encode()[:LARGEST])
    assert (found.mistakes[0].line, found.mistakes[0].text_id) == said
    assert time.process_time() - began < 3


@pytest.mark.parametrize("name", ["key", "inline", "quoted", "tables", "digits"])
def test_the_worst_of_them_takes_no_room_either(name: str) -> None:
    data = HOSTILE[name][0].encode()[:LARGEST]
    tracemalloc.start()
    read_deck("deck.toml", data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8 * LARGEST


@pytest.mark.parametrize(
    ("head", "more", "said"),
    [
        ("text,kind\n", "a\n", "deck-missing"),
        ("text,kind\n", "a,b\n", "deck-kind"),
        ("text,kind\n", "\n", "deck-empty"),
        ("text,kind\n", ",\n", "deck-empty"),
        ("text,kind\n", ",", "deck-empty"),
        ("text,kind\n", QUOTE, "deck-long"),
        ("text,kind", ",a", "deck-column"),
        ("text,kind", ",text", "deck-column-twice"),
        ("text,kind,choice 1,choice 2\n", f"t,this-or-that,{'a' * 1000},{'b' * 1000}\n", "deck-choice-long"),
    ],
)
def test_the_worst_that_fits_into_a_table_is_read_in_no_time(head: str, more: str, said: str) -> None:
    data = (head + many(more)).encode()
    began = time.process_time()
    found = read_deck("deck.csv", data)
    assert said in [each.text_id for each in found.mistakes]
    assert len(found.mistakes) <= MOST_MISTAKES
    assert time.process_time() - began < 5
