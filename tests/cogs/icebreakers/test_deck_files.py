"""Decks as files: read with every mistake and its line, written so that they can be read again."""

from __future__ import annotations

import csv
import io
import re
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.context import Refusal
from bot.kinds import Upload
from bot.tables import LARGEST
from bot.written import can_be_seen
from cogs.icebreakers.deck_files import MOST_PROMPTS, Written, read_deck, read_upload
from cogs.icebreakers.deck_rules import MOST_MISTAKES, Checked
from cogs.icebreakers.deck_writing import as_csv, as_toml, file_name
from cogs.icebreakers.decks import LONGEST, OURS, Deck, deck, prompt_from
from cogs.icebreakers.toml_lines import lines_of


def csv_of(*lines: str) -> bytes:
    return "\r\n".join(lines).encode()


def mistakes(found: Written) -> list[tuple[int, str]]:
    return [(each.line, each.text_id) for each in found.mistakes]


def own(found: Written) -> Deck:
    """What was read, as it comes from the store."""
    prompts = {str(number): prompt_from(str(number), each, own=True) for number, each in enumerate(found.prompts)}
    return Deck("own", found.title or {"": "Own"}, found.about, prompts)


def contents(found: Deck) -> list[tuple[Any, ...]]:
    """What its prompts say."""
    return [
        (each.text, each.easier, each.kind, each.level, each.tags, each.choices or {}, each.case or {})
        for each in found.prompts.values()
    ]


TOML = b"""\
title = "Week one"

[[prompts]]
kind = "open"
text = "What surprised you this week?"
easier = "One word?"

[[prompts]]
kind = "this-or-that"
level = 2
tags = ["maps"]
[prompts.text]
en = "Map or road?"
es = "\xc2\xbfMapa o camino?"
[prompts.choices]
en = ["Map", "Road"]
es = ["Mapa", "Camino"]
"""


def test_a_deck_in_toml_says_each_text_in_one_language_or_in_several() -> None:
    found = read_deck("week.TOML", TOML)
    assert found.mistakes == ()
    assert found.title == {"": "Week one"}
    one, two = found.prompts
    assert one["text"] == {"": "What surprised you this week?"}
    assert (one["level"], one["tags"], one["easier"]) == (1, [], {"": "One word?"})
    assert two["text"]["es"] == "¿Mapa o camino?"
    assert two["choices"] == {"en": ["Map", "Road"], "es": ["Mapa", "Camino"]}


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("comma", [",", ";", "\t"])
def test_a_deck_in_csv_is_read_with_either_comma_and_with_the_mark_of_utf_8(mark: bytes, comma: str) -> None:
    lines = ("Text,KIND,choice 1,Choice2,tags", '"What, then?",open,,,a b', "¿Mapa o camino?,this-or-that,Mapa,Camino,")
    text = "\n".join(lines).replace("What,", "WHAT").replace(",", comma).replace("WHAT", "What,")
    found = read_deck("week.csv", mark + text.encode())
    assert found.mistakes == ()
    assert [each["text"][""] for each in found.prompts] == ["What, then?", "¿Mapa o camino?"]
    assert found.prompts[1]["choices"] == {"": ["Mapa", "Camino"]}


@pytest.mark.parametrize(
    ("name", "data", "text_id"),
    [
        ("deck.txt", b"x", "deck-file-kind"),
        ("deck", b"x", "deck-file-kind"),
        ("deck.csv", "text,kind\nQué,open\n".encode("utf-16"), "file-utf16"),
        ("deck.csv", "text,kind\nQué,open\n".encode("utf-16-le"), "file-utf16"),
        ("deck.csv", f"text,kind\n{'你好' * 40},open\n".encode("utf-16-be"), "file-utf16"),
        ("deck.csv", b"text,kind\nWh\x00at?,open\n", "file-nul"),
        ("deck.csv", "text,kind\nWh\x00at, Qué?,open\n".encode("latin-1"), "file-letters"),
        ("deck.toml", 'title = "Qué"'.encode("latin-1"), "file-letters"),
        ("deck.csv", b"x" * (LARGEST + 1), "file-large"),
    ],
)
def test_a_file_that_is_no_deck_at_all_is_told_from_one_with_mistakes(name: str, data: bytes, text_id: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_deck(name, data)
    assert refused.value.text_id == text_id


def test_a_sign_that_is_no_text_is_named_with_its_line() -> None:
    with pytest.raises(Refusal) as refused:
        read_deck("deck.csv", b"text,kind\r\nOne?,open\r\nTw\x00o?,open\r\n")
    assert refused.value.values == {"line": 3}


@pytest.mark.parametrize("count", [501, 10_000])
def test_a_question_too_many_is_named_with_its_own_line(count: int) -> None:
    text = "".join(f'[[prompts]]\nkind = "open"\ntext = "Question {number}?"\n' for number in range(count))
    (found,) = read_deck("deck.toml", text.encode()).mistakes
    assert (found.line, found.text_id, found.values["has"]) == (1501, "deck-many", count)


def test_a_cell_of_any_length_is_named_for_what_it_is() -> None:
    (found,) = read_deck("deck.csv", f'text,kind\nOne?,open\n"{"A" * 900_000}",open\n'.encode()).mistakes
    assert (found.line, found.text_id) == (3, "deck-long")
    assert found.values == {"key": "text", "most": LONGEST, "has": 900_000}


def test_letters_of_another_encoding_are_named_with_their_line() -> None:
    with pytest.raises(Refusal) as refused:
        read_deck("deck.csv", "text,kind\nOne?,open\nQué?,open\n".encode("latin-1"))
    assert refused.value.values == {"line": 3}


def test_every_mistake_of_a_table_comes_with_its_line() -> None:
    found = read_deck(
        "deck.csv",
        csv_of(
            "text,kind,level,choice 1,choice 2,colour,tags",
            "Fine?,open,1,,,,",
            "Unknown?,shut,1,,,,",
            "Deep?,open,4,,,,",
            '"Two',
            'lines?",open,0,,,,',
            f"{'x' * 501},open,,,,,",
            "  fine? ,open,,,,,",
            ",open,,,,,",
            "Which?,this-or-that,1,One,,,",
            "Which now?,this-or-that,1,One,one,,",
            "Which then?,this-or-that,1,One,,,",
            "Which else?,open,1,One,Two,,",
            'Tagged?,open,1,,,,"a,b,c,d"',
            "More?,open,1,,,,,,more",
            f"Wide?,this-or-that,,{'x' * 41},Two,,",
        ),
    )
    assert mistakes(found) == [
        (1, "deck-column"),
        (3, "deck-kind"),
        (4, "deck-level"),
        (5, "deck-level"),
        (7, "deck-long"),
        (8, "deck-twice"),
        (9, "deck-missing"),
        (10, "deck-choices"),
        (11, "deck-choice-twice"),
        (12, "deck-choices"),
        (13, "deck-choices-needless"),
        (14, "deck-tags"),
        (15, "deck-cells"),
        (16, "deck-choice-long"),
    ]
    assert found.prompts == ()
    assert found.mistakes[5].values == {"first": 2}


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ["name,age", "Ana,20"],
            [(1, "deck-column"), (1, "deck-column"), (1, "deck-column-missing"), (1, "deck-column-missing")],
        ),
        (["text", "One?", "Two?"], [(1, "deck-column-missing")]),
        (["text,text,kind", "One?,Two?,open"], [(1, "deck-column-twice")]),
        (["text,text en,kind", "One?,Two?,open"], [(1, "deck-column-twice")]),
        (["text,kind"], [(1, "deck-empty")]),
        ([""], [(1, "deck-column-missing"), (1, "deck-column-missing")]),
        (["text,kind", '"One?,open', "Two?,open"], [(2, "deck-csv")]),
    ],
)
def test_what_is_wrong_with_the_table_itself(lines: list[str], said: list[tuple[int, str]]) -> None:
    assert mistakes(read_deck("deck.csv", csv_of(*lines))) == said


def test_every_mistake_of_a_deck_in_toml_comes_with_its_line() -> None:
    data = b'''\
title = "Week one"
colour = "red"

[[prompts]]  # one
kind = "shut"
text = """
[[prompts]]
kind = "open" """

[[prompts]]
kind = "open"
level = "2"
[prompts.text]
en = "What?"
fr = "Quoi ?"

[[prompts]]
kind = "this-or-that"
text = "Which?"
choices = [
  "One",
]

[[prompts]]
text = 5
easier.en = ""

[[prompts]]
kind = "this-or-that"
text = "Uneven?"
choices = { en = ["One", "Two"], es = ["Una", "Dos", "Tres"] }
'''
    assert mistakes(read_deck("deck.toml", data)) == [
        (2, "deck-key"),
        (5, "deck-kind"),
        (12, "deck-level"),
        (15, "deck-language"),
        (20, "deck-choices"),
        (24, "deck-missing"),
        (25, "deck-words"),
        (26, "deck-missing"),
        (31, "deck-choices-uneven"),
    ]


@pytest.mark.parametrize(
    ("data", "line"),
    [(b'a = "1"\nb = \nc = 1', 2), (b'a = 1\nb = "x', 2), (b"a = [[", 1), (b"a = " + b"9" * 999 + b"x", 1)],
)
def test_what_is_no_toml_is_named_with_its_line(data: bytes, line: int) -> None:
    assert mistakes(read_deck("deck.toml", data)) == [(line, "deck-toml")]


@pytest.mark.parametrize("data", [b"prompts = 5", b"prompts = [1, 2]", b"[prompts]\na = 1"])
def test_prompts_that_are_no_list_of_prompts(data: bytes) -> None:
    assert mistakes(read_deck("deck.toml", data)) == [(1, "deck-prompts")]


def test_a_deck_of_10_000_lines_is_read_in_no_time_and_told_what_fits() -> None:
    began = time.process_time()
    found = read_deck("deck.csv", csv_of("text,kind", *(f"Number {number}?,open" for number in range(9_999))))
    (only,) = found.mistakes
    assert (only.line, only.text_id) == (MOST_PROMPTS + 2, "deck-many")
    assert only.values == {"most": MOST_PROMPTS, "has": 9_999}
    toml = "\n".join(f'[[prompts]]\nkind = "open"\ntext = "Number {number}?"\n' for number in range(2_500))
    assert [each.text_id for each in read_deck("deck.toml", toml.encode()).mistakes] == ["deck-many"]
    assert len(read_deck("deck.csv", csv_of("text,kind", *["Same?,shut"] * 9_999)).mistakes) == MOST_MISTAKES
    assert time.process_time() - began < 5


def test_the_fullest_deck_there_can_be_is_read() -> None:
    prompt = '[[prompts]]\nid = "x"\nkind = "this-or-that"\nlevel = 1\ntags = ["a", "b", "c"]\n'
    for key in ("text", "easier", "case"):
        prompt += f'[prompts.{key}]\nen = "NUMBER {key}"\nes = "NUMBER {key}"\n'
    prompt += '[prompts.choices]\nen = ["1", "2", "3", "4"]\nes = ["1", "2", "3", "4"]\n# a note\n\n'
    found = read_deck("deck.toml", "".join(prompt.replace("NUMBER", str(n)) for n in range(MOST_PROMPTS)).encode())
    assert mistakes(found) == []
    assert len(found.prompts) == MOST_PROMPTS


def test_a_kind_that_is_no_word_is_a_mistake_as_any_other() -> None:
    found = read_deck("deck.toml", b'[[prompts]]\ntext = "Which?"\nkind.a.b = 1\n')
    assert mistakes(found) == [(1, "deck-words")]
    assert found.mistakes[0].values == {"key": "kind"}
    deep: dict[str, Any] = {}
    for _ in range(1_500):
        deep = {"a": deep}
    checked = Checked(lambda path: 1)
    assert checked.prompt({"text": "Which?", "kind": deep}, ()) is None
    assert [each.text_id for each in checked.mistakes] == ["deck-words"]


def test_a_name_is_shown_in_a_mistake_however_long_it_is() -> None:
    found = read_deck("deck.csv", f"text,kind,{'c' * 2_000}\nWhich?,open,\n".encode())
    assert mistakes(found) == [(1, "deck-column")]
    assert found.mistakes[0].values == {"column": f"{'c' * 39}…"}


def test_what_was_uploaded_keeps_the_name_of_its_file() -> None:
    assert read_upload(Upload("week.csv", "text/csv", csv_of("text,kind", "Which?,open"))).file == "week.csv"


@pytest.mark.parametrize("words", ["=1+1", "+5", "-5 degrees?", "@home?", "'=1+1", "''@x", "'quoted'"])
def test_a_cell_that_begins_as_a_formula_is_text_and_is_kept_from_being_run(words: str) -> None:
    found = read_deck("deck.csv", csv_of("text,kind", f"{words},open"))
    kept = words[1:] if words.startswith(("'=", "''")) else words
    assert found.prompts[0]["text"] == {"": kept}
    written = as_csv(own(found))
    _, row = csv.reader(io.StringIO(written.decode("utf-8-sig")))
    assert row[0][0] not in "=+-@"
    assert read_deck("deck.csv", written).prompts == found.prompts


@pytest.mark.parametrize("name", OURS)
def test_a_deck_of_ours_is_the_same_after_it_was_downloaded_and_uploaded(name: str) -> None:
    ours = deck(name)
    as_written = read_deck("deck.toml", as_toml(ours))
    assert as_written.mistakes == ()
    assert (as_written.title, as_written.about) == (ours.title, ours.about)
    assert contents(own(as_written)) == contents(ours)
    as_table = read_deck("deck.csv", as_csv(ours))
    assert as_table.mistakes == ()
    assert contents(own(as_table)) == contents(ours)


@pytest.mark.parametrize("kind", ["toml", "csv"])
def test_the_examples_of_the_docs_are_decks(kind: str) -> None:
    own_deck = Path("docs/decks.md").read_text(encoding="utf-8").partition("## A deck of your own")[2]
    (example,) = re.findall(rf"```{kind}\n(.*?)```", own_deck, re.S)
    found = read_deck(f"example.{kind}", example.encode())
    assert found.mistakes == ()
    assert len(found.prompts) == 2


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), min_size=1, max_size=60)


@given(
    st.lists(
        WORDS.map(str.strip).filter(can_be_seen),
        min_size=1,
        max_size=5,
        unique_by=lambda each: " ".join(each.split()).casefold(),
    )
)
def test_whatever_people_write_comes_back_from_either_file(texts: list[str]) -> None:
    prompts = {
        str(number): prompt_from(str(number), {"text": {"": each}, "kind": "open", "level": 1, "tags": []}, own=True)
        for number, each in enumerate(texts)
    }
    made = Deck("own", {"": "Own"}, {}, prompts)
    for name, data in (("deck.toml", as_toml(made)), ("deck.csv", as_csv(made))):
        found = read_deck(name, data)
        assert found.mistakes == ()
        assert [each["text"][""] for each in found.prompts] == texts


@given(st.binary(max_size=300), st.sampled_from(["a.toml", "a.csv"]))
def test_no_file_is_a_fault(data: bytes, name: str) -> None:
    with suppress(Refusal):
        read_deck(name, data)


@given(st.text(st.sampled_from("text,kind\n\r\"'[]=.{}#\\ prompts"), max_size=80), st.sampled_from(["a.toml", "a.csv"]))
def test_nothing_that_looks_like_a_deck_is_a_fault(text: str, name: str) -> None:
    read_deck(name, text.encode())


def test_lines_of_keys_in_strings_and_comments_are_none() -> None:
    found = lines_of(
        'a = 1\nb = """\nc = 2\n"""\n# d = 4\n[x."y z"]\ne = \'\'\'\nf = 1\'\'\'\n[[x.l]]\ng = 1\n[x.l.m]\nh = 2\n'
    )
    assert found == {
        ("a",): 1,
        ("b",): 2,
        ("x", "y z"): 6,
        ("x", "y z", "e"): 7,
        ("x", "l", 0): 9,
        ("x", "l", 0, "g"): 10,
        ("x", "l", 0, "m"): 11,
        ("x", "l", 0, "m", "h"): 12,
    }


@pytest.mark.parametrize(
    ("title", "name"), [("Easy starts", "easy-starts.csv"), ("¿?", "deck.csv"), ("x" * 80, f"{'x' * 40}.csv")]
)
def test_a_file_is_called_by_its_deck(title: str, name: str) -> None:
    assert file_name(title, "csv") == name
