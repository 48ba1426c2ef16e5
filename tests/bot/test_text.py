"""Runs of text where no formatting is possible, and several texts as one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.people import Person, Place
from bot.text import Run, Said, Style, Text, When, Words, joined, plain

MOMENT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("run", "text"),
    [
        (Words("Hello", bold=True), "Hello"),
        (Words("the page", href="https://example.org"), "the page"),
        (Said("**Hi** @everyone"), "**Hi** @everyone"),
        (When(MOMENT), "2026-11-23 09:30 UTC"),
        (When(MOMENT, Style.RELATIVE), "2026-11-23 09:30 UTC"),
        (Person("s", "ana"), "…"),
        (Place.of_room("s", "breakouts.table:1"), "…"),
    ],
)
def test_a_run_is_plain_without_names_and_without_formatting(run: Run, text: str) -> None:
    assert plain((run,)) == text


def test_a_text_is_plain_run_by_run() -> None:
    assert plain((Words("From "), Said("Ana"), Words(": "), Said("hi"))) == "From Ana: hi"
    assert plain(()) == ""


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ([], ()),
        ([(Said("one"),)], (Said("one"),)),
        ([(Said("one"),), ()], (Said("one"), Words(", "))),
        ([(Said("one"), Words("!")), (Said("two"),)], (Said("one"), Words("!"), Words(", "), Said("two"))),
    ],
)
def test_texts_are_joined_by_our_own_words_and_stay_what_they_are(parts: list[Text], text: Text) -> None:
    assert joined(parts, ", ") == text
