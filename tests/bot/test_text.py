"""Runs of text where no formatting is possible, and several texts as one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people import Person, Place, PlaceKind
from bot.text import Run, Said, Spot, Style, Text, When, Words, joined, plain

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


LRE, RLE, PDF, LRO, RLO = "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("مرحبا hello", "مرحبا hello"),
        (f"{RLO}olleh", "olleh"),
        (f"a{RLO}b{PDF}c", f"a{RLO}b{PDF}c"),
        (f"a{RLI}b{PDI}c", f"a{RLI}b{PDI}c"),
        (f"{RLO}{RLI}a{PDI}", f"{RLI}a{PDI}"),
        (f"{LRE}{RLE}a{PDF}", f"{RLE}a{PDF}"),
        (f"a{PDI}b{PDF}", "ab"),
        (f"{FSI}a{PDF}{PDI}", f"{FSI}a{PDI}"),
        (f"{FSI}{LRO}a{PDI}b{PDF}", f"{FSI}a{PDI}b"),
        (f"{LRI}a{FSI}b{PDI}", f"a{FSI}b{PDI}"),
        (f"{RLO}one\ntwo{PDF}", "one\ntwo"),
        (f"{RLO}one{PDF}\n{RLI}two", f"{RLO}one{PDF}\ntwo"),
    ],
)
def test_what_one_person_wrote_does_not_turn_round_what_stands_behind_it(written: str, kept: str) -> None:
    assert Said(written).text == kept
    assert plain((Words("By "), Said(written), Words(", today"))) == f"By {kept}, today"


PILE = "\u0301\u0308"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Z" + PILE * 150, "Z" + PILE * 4),
        ("a" + "\u20dd" * 20 + "b" + PILE * 20, "a" + "\u20dd" * 8 + "b" + PILE * 4),
        ("Z" + "\u0301\u200d" * 10, "Z" + "\u0301\u200d" * 8 + "\u200d\u200d"),  # what joins is no other letter
        ("Z" + ("\u0301" * 8 + "\u00ad") * 3, "Z" + "\u0301" * 8 + "\u00ad" * 3),  # nor what only breaks
        *[
            (each, each)
            for each in ("שָׁ֣לוֹם", "བསྒྲུབས", "Tiếng Việt", "น้ำ", "👩🏽\u200d❤️\u200d💋\u200d👨🏿", "e" + PILE * 4)
        ],
    ],
)
def test_no_pile_of_marks_on_a_letter_reaches_the_lines_of_others(written: str, kept: str) -> None:
    assert Said(written).text == kept


@given(st.text(st.sampled_from(f"ab\n{LRE}{RLE}{PDF}{LRO}{RLO}{LRI}{RLI}{FSI}{PDI}")))
def test_nothing_stays_open_or_ends_what_is_not_its_own(written: str) -> None:
    for line in Said(written).text.split("\n"):
        open_: list[str] = []
        for letter in line:
            if letter in (LRE, RLE, LRO, RLO):
                open_.append(PDF)
            elif letter in (LRI, RLI, FSI):
                open_.append(PDI)
            elif letter in (PDF, PDI):
                assert open_.pop() == letter
        assert open_ == []
    assert [each for each in Said(written).text if each in "ab\n"] == [each for each in written if each in "ab\n"]
    assert Said(Said(written).text) == Said(written)


def test_a_text_is_plain_run_by_run() -> None:
    assert plain((Words("From "), Said("Ana"), Words(": "), Said("hi"))) == "From Ana: hi"
    spot = Spot("this message", Place("s", PlaceKind.CHANNEL, "general"), "m1")
    assert plain((Words("Read "), spot)) == "Read this message"
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
