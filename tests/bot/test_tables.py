"""Tables that people made: read whatever program wrote them, up to where they can be, with the line of each row."""

from __future__ import annotations

import pytest

from bot.context import Refusal
from bot.tables import LARGEST, meant, table_of, text_of


def test_whichever_program_wrote_it() -> None:
    for parted in ",;\t":
        table = table_of(text_of(f"\ufeffroom{parted}person\r\n\r\nOak{parted}Ben\rElm{parted}Chi".encode()), 9)
        assert table.head == ("room", "person")
        assert table.rows == ((3, ("Oak", "Ben")), (4, ("Elm", "Chi")))
        assert (table.count, table.broken) == (2, 0)


def test_a_cell_of_several_lines_does_not_move_the_others() -> None:
    assert table_of('a\n"one\ntwo"\nthree\n', 9).rows == ((2, ("one\ntwo",)), (4, ("three",)))


def test_more_rows_than_are_kept_are_counted() -> None:
    table = table_of("a\n" + "b\n" * 20, 3)
    assert (len(table.rows), table.count) == (3, 20)


def test_what_cannot_be_read_ends_it_there() -> None:
    table = table_of('a,b\nc,d\n"e,f\ng', 9)
    assert (table.rows, table.broken) == (((2, ("c", "d")),), 3)
    assert table_of("", 9).head == ()


@pytest.mark.parametrize(
    ("data", "text", "values"),
    [
        (b"x" * (LARGEST + 1), "file-large", {"most": 1}),
        ("Qué".encode("utf-16"), "file-utf16", {}),
        ("a\nQué".encode("latin-1"), "file-letters", {"line": 2}),
        (b"a\r\nb\r\nc" + b"d" * 99 + b"\x00", "file-nul", {"line": 3}),
    ],
)
def test_a_file_that_is_no_text(data: bytes, text: str, values: dict[str, int]) -> None:
    with pytest.raises(Refusal) as refused:
        text_of(data)
    assert (refused.value.text_id, refused.value.values) == (text, values)


def test_a_cell_that_a_download_kept_from_running_is_what_it_was() -> None:
    assert [meant(each) for each in ("'=1+1", " '@you ", "'tis", "plain")] == ["=1+1", "@you", "'tis", "plain"]
