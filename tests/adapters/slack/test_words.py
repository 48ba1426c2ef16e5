"""Texts for Slack: nothing that people write formats, links under other words or pings, as rich text, as mrkdwn, in a
notification, and wherever it is cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate, groupby
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.slack.pieces import LEAST, cut, rich_text, trimmed, weight
from adapters.slack.places import channel_place, thread_place
from adapters.slack.words import Atom, Token, Where, announced, atoms, clean, mrkdwn, permalink, read_aloud
from bot.letters import clusters, length
from bot.people import Person, Place
from bot.text import Said, Spot, Style, Text, When, Words
from tests.adapters.making import LONG
from tests.adapters.slack.making import MAKING, SPACE
from tests.adapters.slack.official import within
from tests.adapters.slack.reading_mrkdwn import Found, read

URL = "https://class.slack.com"
WHERE = Where(URL, names={"U5": "Ana <!channel>"})
TS = "1700000000.000100"


def kinds(source: str) -> set[str]:
    """What a mrkdwn text would be beside words."""
    return {each.kind for each in read(source)[1]}


def elements(text: Text, where: Where = WHERE) -> list[dict[str, Any]]:
    """A text's elements of rich text."""
    found: list[dict[str, Any]] = rich_text(atoms(text, where)).to_dict()["elements"][0]["elements"]
    return found


def squeezed(text: str) -> str:
    """Without what no message can hold, and without space."""
    return "".join(clean(text).split())


@given(MAKING.said(1_000))
def test_in_rich_text_people_read_what_was_written_letter_by_letter(text: str) -> None:
    said = Said(text)
    if clean(said.text).strip():
        found = elements((said,))
        assert "".join(each["text"] if "text" in each else each["url"] for each in found) == clean(said.text)
        assert {each["type"] for each in found} <= {"text", "link"}
        assert all(each.keys() == {"type", "url"} for each in found if each["type"] == "link")
        assert not any("style" in each for each in found)


@given(MAKING.said(1_000))
def test_in_mrkdwn_nothing_that_people_write_is_more_than_words(text: str) -> None:
    assert kinds(mrkdwn((Said(text),))) <= {"link"}


@given(st.lists(MAKING.said(60), min_size=2, max_size=6))
def test_nor_do_words_of_several_people_become_something_together(several: list[str]) -> None:
    assert kinds(mrkdwn(tuple(Said(each) for each in several))) <= {"link"}


@given(MAKING.said(300))
def test_in_mrkdwn_people_read_what_was_written(text: str) -> None:
    words, _ = read(mrkdwn((Said(text),)))
    wanted = squeezed(Said(text).text).replace("\u200b", "")
    if "://" not in wanted:
        assert squeezed(words).replace("\u200b", "") == wanted


@given(MAKING.texts())
def test_only_our_own_words_are_bold_or_a_link(text: Text) -> None:
    found = read(mrkdwn(text, WHERE))[1]
    allowed = {"bold", "link", "person", "channel", "moment"}
    assert {each.kind for each in found} <= allowed
    persons = [each for each in found if each.kind == "person"]
    named = sum(len(run.people) if isinstance(run, Place) else isinstance(run, Person) for run in text)
    assert len(persons) == named


@given(MAKING.texts())
def test_in_a_notification_nothing_formats_or_calls_and_times_and_channels_are_the_readers(text: Text) -> None:
    told = announced(atoms(text, WHERE))
    assert {each.kind for each in read(told)[1]} <= {"channel", "moment"}
    letters = re.sub(r"<(?:#[A-Z0-9]+|!date\^[^<>]*)>", "", told)
    assert "<" not in letters
    assert ">" not in letters
    assert "&" not in letters.replace("&amp;", "").replace("&lt;", "").replace("&gt;", "")


@settings(max_examples=40)
@given(MAKING.long_texts(), st.integers(LEAST, 4_000))
def test_a_cut_breaks_nothing_and_loses_nothing(text: Text, most: int) -> None:
    whole = left = atoms(text, WHERE)
    cuts: list[Atom] = []
    while left:
        piece, left = cut(left, most)  # type: ignore[assignment] # a sequence like the first
        assert weight(piece) <= most
        cuts += piece
    assert squeezed(read_aloud(cuts)) == squeezed(read_aloud(whole))
    assert [token for token, _ in groupby(tokens(cuts))] == [token for token, _ in groupby(tokens(whole))]


def tokens(these: Sequence[Atom]) -> list[Token]:
    return [each.token for each in these if each.token]


@settings(max_examples=30)
@given(LONG, st.booleans())
def test_letters_emoji_and_their_marks_stay_whole(text: str, bold: bool) -> None:
    said = Said(text, bold)
    ends = {*accumulate(len(letter) for letter in clusters(said.text) if not letter.isspace())}
    left, seen = atoms((said,)), 0
    while left:
        piece, left = cut(left, 1_000)  # type: ignore[assignment] # a sequence like the first
        seen += len(squeezed(read_aloud(piece)))
        assert seen in ends or seen == 0


def test_lines_and_words_end_a_piece_where_they_can() -> None:
    text = "a" * 300 + "\n" + "b" * 99 + " " + "c" * 99
    piece, rest = cut(atoms((Said(text),)), 420)
    assert (read_aloud(piece), read_aloud(rest)) == ("a" * 300, "b" * 99 + " " + "c" * 99)
    with pytest.raises(ValueError, match="at least"):
        cut(rest, 10)


def test_runs_as_slack_knows_them() -> None:
    moment = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    assert elements((Person(SPACE, "U5"),)) == [{"type": "user", "user_id": "U5"}]
    assert elements((channel_place(SPACE, "C042"),)) == [{"type": "channel", "channel_id": "C042"}]
    assert [elements((When(moment, style),))[0] for style in (Style.MOMENT, Style.DATE, Style.TIME)] == [
        {"type": "date", "timestamp": 1795426200, "format": shape, "fallback": fallback}
        for shape, fallback in (
            ("{date_short_pretty}, {time}", "2026-11-23 09:30 UTC"),
            ("{date_short_pretty}", "2026-11-23"),
            ("{time}", "09:30 UTC"),
        )
    ]
    assert elements((Words("here", href="https://x.y/<z>"),)) == [
        {"type": "link", "url": "https://x.y/%3Cz%3E", "text": "here"}
    ]
    assert elements((Words("Name: ", bold=True), Said("*me*"))) == [
        {"type": "text", "text": "Name: ", "style": {"bold": True}},
        {"type": "text", "text": "*me*"},
    ]
    link = f"{URL}/archives/C042/p1700000000000100"
    assert elements((Spot("the message", channel_place(SPACE, "C042"), TS),)) == [
        {"type": "link", "url": link, "text": "the message"}
    ]
    said = "<!channel> *b* @here `c`"  # by people: as it was written, and nobody is called
    assert elements((Spot(said, channel_place(SPACE, "C042"), TS),)) == [{"type": "link", "url": link, "text": said}]


@pytest.mark.parametrize(
    ("ahead", "shape", "fallback"),
    [
        (timedelta(0), "{time}", "09:30 UTC"),
        (timedelta(minutes=12), "{time}", "09:30 UTC"),
        (timedelta(hours=11, minutes=59), "{time}", "09:30 UTC"),
        (timedelta(hours=12), "{date_short_pretty}, {time}", "2026-11-23 09:30 UTC"),
        (timedelta(seconds=-1), "{date_short_pretty}, {time}", "2026-11-23 09:30 UTC"),
    ],
)
def test_how_long_something_lasts_still_is_said_by_when_it_ends(ahead: timedelta, shape: str, fallback: str) -> None:
    """So it is true for as long as the message stands, in each reader's zone, and nothing has to change it."""
    moment = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    where = Where(URL, now=moment - ahead)
    (shown,) = elements((When(moment, Style.RELATIVE),), where)
    assert (shown["format"], shown["fallback"]) == (shape, fallback)
    assert elements((When(moment),), where) == elements((When(moment),))
    assert elements((When(moment, Style.RELATIVE),))[0]["format"] == "{date_short_pretty}, {time}"


def test_the_same_runs_as_mrkdwn() -> None:
    moment = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    assert mrkdwn((Person(SPACE, "U5"), Words(" "), channel_place(SPACE, "C042"))) == "<@U5> <#C042>"
    assert mrkdwn((When(moment),)) == "<!date^1795426200^{date_short_pretty}, {time}|2026-11-23 09:30 UTC>"
    assert mrkdwn((Words("Hi", bold=True), Said("*you* & <!here>"))) == (
        "*Hi*\u200b<!date^00000000^{_}|*>you<!date^00000000^{_}|*> &amp; &lt;!here&gt;"
    )
    assert mrkdwn((Said("> so\n>> it is"),)) == "\u200b&gt; so\n\u200b&gt;&gt; it is"
    assert mrkdwn((Words("a *b*", href="https://x.y"),)) == "<https://x.y|a ∗b∗>"


def test_a_thread_is_a_link_into_it_and_its_channel() -> None:
    thread = thread_place(SPACE, "C042", TS)
    into = f"{URL}/archives/C042/p1700000000000100?thread_ts={TS}&cid=C042"
    assert elements((thread,)) == [
        {"type": "link", "url": into, "text": "this thread"},
        {"type": "text", "text": " ("},
        {"type": "channel", "channel_id": "C042"},
        {"type": "text", "text": ")"},
    ]
    assert elements((thread,), Where(URL, "es"))[0]["text"] == "este hilo"
    assert elements((thread,), Where()) == [{"type": "channel", "channel_id": "C042"}]
    assert permalink(thread, "1800000000.000200", WHERE) == into.replace("p1700000000000100", "p1800000000000200")


def test_places_that_only_we_know_are_found_where_they_stand() -> None:
    below, room = channel_place(SPACE, "C042").below("a.b:1"), Place.of_room(SPACE, "c.d:1")
    known = Where(URL, standing={below.key: f"thread:C042-{TS}", room.key: "channel:G007"})
    assert elements((below,))[0] == {"type": "channel", "channel_id": "C042"}
    assert elements((below,), known)[0]["type"] == "link"
    assert elements((room,), known) == [{"type": "channel", "channel_id": "G007"}]
    assert elements((room,)) == [{"type": "text", "text": "a channel"}]
    together = Place.direct(Person(SPACE, "U1"), Person(SPACE, "U2"))
    assert [each["type"] for each in elements((together,))] == ["user", "text", "user"]
    assert elements((Person(SPACE, "ana"),)) == [{"type": "text", "text": "someone"}]
    assert elements((Spot("the message", together, TS),)) == [{"type": "text", "text": "the message"}]


def test_notifications_have_names_where_they_are_known() -> None:
    text = (Person(SPACE, "U5"), Words(" & "), Person(SPACE, "U6"))
    assert announced(atoms(text, WHERE)) == "@Ana &lt;!channel&gt; &amp; someone"
    moment = When(datetime(2026, 11, 23, 9, 30, tzinfo=UTC), Style.TIME)
    assert announced(atoms((Said("*no* "), moment, Words(" "), channel_place(SPACE, "C007")), WHERE)) == (
        "∗no∗ <!date^1795426200^{time}|09:30 UTC> <#C007>"
    )
    assert read_aloud(atoms((Person(SPACE, "U6"), Words(", "), channel_place(SPACE, "C1")), Where(language="es"))) == (
        "alguien, un canal"
    )


def test_addresses_are_links_by_themselves_and_end_with_their_sentence() -> None:
    text = (Said("(see https://a.b/c_d)."),)
    assert [each.get("url", each.get("text")) for each in elements(text)] == ["(see ", "https://a.b/c_d", ")."]
    assert mrkdwn(text) == "(see <https://a.b/c_d>)."
    assert [each["url"] for each in elements((Said("https://en.org/A_(b)"),))] == ["https://en.org/A_(b)"]
    assert [each["type"] for each in elements((Said("https:// http://"),))] == ["text"]


def test_what_weighs_is_what_slack_counts() -> None:
    many = tuple(Words("x", bold=bool(number % 2)) for number in range(400))
    found, _ = cut(atoms(many), 4_000)
    block = rich_text(found).to_dict()
    assert len(str(block)) < 13_000
    assert trimmed(atoms((Said(" \n "),))) == []
    assert length(read_aloud(found)) < 400
    assert len([each for each in within(block) if each.get("type") == "text"]) == len(found)


def test_the_reader_of_these_tests_finds_what_formats() -> None:
    found = read("*a b* _c_ ~d~ `e`\n&gt; f <!here> <@U1> <https://x.y|z>")[1]
    assert {each.kind for each in found} == {
        "bold", "italics", "struck", "code", "quote", "everyone", "person", "link",
    }  # fmt: skip
    assert Found("bold", "*a b*") in found
