"""Links keep what is put in them, and nothing from outside passes for one that is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.link import ID_BITS, LONGEST, BadLink, first_id, id_to_text, make, parse, text_to_id


@given(st.integers(0, 2**ID_BITS - 1))
def test_an_id_is_ten_letters_and_comes_back(number: int) -> None:
    text = id_to_text(number)
    assert len(text) == 10
    assert text_to_id(text) == number


@pytest.mark.parametrize("number", [-1, 2**ID_BITS])
def test_a_number_that_is_no_id_is_refused(number: int) -> None:
    with pytest.raises(BadLink):
        id_to_text(number)


@given(st.text())
def test_text_that_is_no_id_is_refused_or_is_the_only_way_to_write_it(text: str) -> None:
    try:
        number = text_to_id(text)
    except BadLink:
        return
    assert id_to_text(number) == text


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=4))
def test_arguments_come_back_from_a_link_whatever_letters_they_have(args: list[str]) -> None:
    try:
        link = make("cog", "name", args)
    except BadLink:
        return
    read = parse(str(link))
    assert (read.cog, read.name, list(read.args)) == ("cog", "name", args)
    assert len(read) <= LONGEST


def test_a_link_of_a_hundred_characters_is_the_longest() -> None:
    assert len(make("c", "n", ["a" * 96])) == LONGEST
    with pytest.raises(BadLink):
        make("c", "n", ["a" * 97])


@pytest.mark.parametrize("text", ["", ".", "cog", "cog.", ".name", ":a.b", "cög.name", "c.n:" + "a" * 97])
def test_a_string_that_has_not_the_form_of_a_link_is_refused(text: str) -> None:
    with pytest.raises(BadLink):
        parse(text)


@pytest.mark.parametrize(("args", "found"), [([id_to_text(7), "more"], 7), (["more", id_to_text(7)], None), ([], None)])
def test_what_a_link_is_about_is_the_id_that_comes_first(args: list[str], found: int | None) -> None:
    assert first_id(make("cog", "name", args)) == found
