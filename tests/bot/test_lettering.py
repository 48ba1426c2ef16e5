"""Lettering in our own font: a picture looks the same on every machine, and no letter is an empty box."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.font_manager import get_font

from bot.lettering import file_of_ours, in_ours


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Größte Frage: 5 ≥ 3", "Größte Frage: 5 ≥ 3"),
        ("Самый любопытный вопрос", "Самый любопытный вопрос"),
        ("جائزة أفضل سؤال", "جائزة أفضل سؤال"),
        ("פרס השאלה", "פרס השאלה"),
        ("a\nb\t c\x00", "a b c"),
        ("\u202eturned", "turned"),
        ("🌟 Best question 🎉", "Best question"),
        ("Big ❤️ heart", "Big heart"),
        ("👩🏽‍🎓 graduation", "graduation"),
        ("😀", ""),
        ("", ""),
        ("\u200d\u200b", ""),
    ],
)
def test_emoji_are_left_out_and_letters_stay(text: str, shown: str) -> None:
    assert in_ours(text) == shown


@pytest.mark.parametrize("text", ["最佳提问", "Best 质问", "सर्वश्रेष्ठ", "รางวัล", "\U00010380", "x\u1abe"])
def test_a_text_of_which_a_letter_or_a_mark_is_missing_is_not_lettered_at_all(text: str) -> None:
    assert in_ours(text) == ""


@given(st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_whatever_people_write_our_font_has_what_is_left(text: str) -> None:
    there = get_font(file_of_ours()).get_charmap()
    assert {ord(each) for each in in_ours(text)} <= there.keys()


def test_our_font_is_the_one_that_comes_with_the_library() -> None:
    assert "mpl-data" in file_of_ours()
