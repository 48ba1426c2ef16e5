"""Texts as Discord's markdown: nothing that people write formats, links under a mask or pings, wherever it is cut."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.discord.words import LEAST, markdown, pieces
from bot.letters import clusters, length, short
from bot.people import Person, Place, PlaceKind
from bot.text import Said, Spot, Style, Text, When, Words
from tests.adapters.discord.making import MAKING, SPACE
from tests.adapters.discord.reading_markdown import pings, read
from tests.adapters.making import LONG

BETWEEN = st.sampled_from(["{}", "## {}", "-# {}", "**{}**", "a {} b", "{}\n{}", "\\\\{}", "[x](<https://a.b>){}"])


def kinds(source: str) -> list[str]:
    """What a text would be beside words; the same on computers and phones."""
    found, on_phones = read(source)[1], read(source, phone=True)[1]
    assert found == on_phones
    return [each.kind for each in found]


@given(MAKING.said(1_000))
def test_nothing_that_people_write_is_more_than_words(text: str) -> None:
    written = markdown((Said(text),))
    assert set(kinds(written)) <= {"address"}
    assert not pings(written)


@given(st.lists(MAKING.said(60), min_size=2, max_size=6))
def test_nor_do_words_of_several_people_become_something_together(several: list[str]) -> None:
    written = markdown(tuple(Said(each) for each in several))
    assert set(kinds(written)) <= {"address"}
    assert not pings(written)


@given(MAKING.said(200), BETWEEN)
def test_nor_do_they_break_out_of_what_stands_around_them(text: str, around: str) -> None:
    around = around if text.strip() else "{}"
    written = markdown((Said(text.replace("\n", " ").replace("\r", " ")),))
    wanted = [kind for kind in kinds(around.replace("{}", "x")) if kind]
    assert [kind for kind in kinds(around.replace("{}", written)) if kind != "address"] == wanted or not written.strip()


@given(MAKING.said(300))
def test_people_read_what_was_written(text: str) -> None:
    words, found = read(markdown((Said(text),)))
    addresses = [each for each in found if each.kind == "address"]
    if not addresses:
        kept = "".join(each for each in text if each.isprintable() and each not in "\u200b")
        seen = "".join(each for each in words if each.isprintable() and each not in "\u200b")
        assert "".join(seen.split()) == "".join(_turned(kept).split())


def _turned(text: str) -> str:
    return "".join(each for each in Said(text).text if each.isprintable())


@settings(max_examples=30)
@given(MAKING.long_texts())
def test_our_words_are_bold_or_a_link_and_nothing_else(text: Text) -> None:
    found = kinds(markdown(text))
    assert set(found) <= {"bold", "link", "address", "person", "channel", "moment"}


@settings(max_examples=30)
@given(MAKING.long_texts(), st.integers(LEAST, 4_000))
def test_a_cut_breaks_nothing_and_loses_nothing(text: Text, most: int) -> None:
    cut = pieces(text, most)
    assert all(0 < length(piece) <= most for piece in cut)
    whole, parts = read(markdown(text))[0], "".join(read(piece)[0] for piece in cut)
    assert "".join(parts.split()) == "".join(whole.split())
    allowed = {"bold", "link", "address", "person", "channel", "moment"}
    assert {kind for piece in cut for kind in kinds(piece)} <= allowed
    tokens = {"person", "channel", "moment"}
    count = [each.source for piece in cut for each in read(piece)[1] if each.kind in tokens]
    assert count == [each.source for each in read(markdown(text))[1] if each.kind in tokens]


@settings(max_examples=30)
@given(LONG, st.booleans())
def test_letters_emoji_and_their_marks_stay_whole(text: str, bold: bool) -> None:
    letters = [letter for letter in clusters(text) if not letter.isspace()]
    if max(map(len, letters)) < 100:
        ends = {*accumulate(map(len, letters))}
        seen = 0
        for piece in pieces((Said(text, bold),), 1_000):
            seen += len("".join(read(piece)[0].split()))
            assert seen in ends


def test_lines_and_words_end_a_piece_where_they_can() -> None:
    assert pieces((Said("a" * 300 + "\n" + "b" * 99 + " " + "c" * 99),), 420) == [
        "a" * 300,
        "b" * 99 + " " + "c" * 99,
    ]
    bold = pieces((Said("word " * 100, bold=True),), 404)
    assert bold == ["**" + "word " * 79 + "word**", "**" + "word " * 20 + "**"]


def test_a_list_does_not_begin_where_a_text_is_cut() -> None:
    for piece in pieces((Said("x " * 198 + "- y 1. z # w"),), 400):
        assert kinds(piece) == []


def test_runs_as_discord_knows_them() -> None:
    moment = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    channel = Place(SPACE, PlaceKind.CHANNEL, "12")
    assert markdown((Person(SPACE, "5"),)) == "<@5>"
    assert markdown((channel, Words(" "), Place(SPACE, PlaceKind.THREAD, "9"))) == "<#12> <#9>"
    assert [markdown((When(moment, style),)) for style in Style] == [
        f"<t:1795426200:{letter}>" for letter in ("f", "D", "t", "R")
    ]
    assert markdown((Words("here", href="https://x.y/(z)"),)) == "[here](<https://x.y/%28z%29>)"
    assert markdown((Words("Name: ", bold=True), Said("*me*"))) == r"**Name: **\*me\*"
    assert markdown((Spot("the message", channel, "34"),)) == "[the message](<https://discord.com/channels/77/12/34>)"


def test_what_people_wrote_leads_to_a_message_and_does_nothing_else() -> None:
    spot = Spot("[x] @everyone <@5> *b* `c`", Place(SPACE, PlaceKind.CHANNEL, "12"), "34")
    words = "(x) \\@\u200beveryone \\<\\@5\\> \\*b\\* \\`c\\`"
    assert markdown((spot,)) == f"[{words}](<https://discord.com/channels/77/12/34>)"


def test_places_that_cannot_be_named_are_named_by_what_is_near() -> None:
    below = Place(SPACE, PlaceKind.CHANNEL, "12", "icebreakers.prompt:k3f9")
    room = Place.of_room(SPACE, "breakouts.table:1")
    assert markdown((below,)) == "<#12>"
    assert markdown((below, room), {below: "13", room: "14"}.get) == "<#13><#14>"
    assert markdown((room,)) == "…"
    assert markdown((Place.direct(Person(SPACE, "1"), Person(SPACE, "2")),)) == "<@1>, <@2>"
    assert markdown((Spot("the message", below, "34"),)) == "the message"
    assert markdown((Person(SPACE, "ana"),)) == "…"


def test_addresses_stay_whole_and_show_no_preview() -> None:
    assert markdown((Said("(see https://a.b/c_d)."),)) == "(see <https://a.b/c_d>)."
    assert markdown((Said("https://a.b/@everyone/x"),)) == "<https://a.b/%40everyone/x>"
    assert markdown((Said("https://en.org/A_(b)", bold=True),)) == "**<https://en.org/A_(b)>**"
    assert kinds(markdown((Words("https://a.b", href="https://a.b"),))) == ["address"]


def test_a_piece_must_hold_more_than_a_token() -> None:
    with pytest.raises(ValueError, match="at least"):
        pieces((Said("x"),), 10)


@given(MAKING.runs(MAKING.said()))
def test_half_a_pair_of_surrogates_is_never_sent(run: Said) -> None:
    markdown((run,)).encode()


@given(MAKING.said(200), st.integers(10, 100))
def test_labels_of_ours_end_with_an_ellipsis(text: str, most: int) -> None:
    label = short(text, most)
    assert length(label) <= most
    assert "\n" not in label
