"""Which addresses in a task are links, and that nothing else in it is ours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import Said, Words, plain
from cogs.breakouts.addresses import linked, linked_short
from tests.cogs.breakouts.opened import opened
from tests.klass import Klass

LINK = "'href': 'https://example.org/sorting'"


@pytest.mark.parametrize(
    ("words", "links"),
    [
        ("Read https://example.org/a?b=1#c, then talk.", ["https://example.org/a?b=1#c"]),
        ("(https://example.org/a)", ["https://example.org/a"]),
        ("https://a.example https://b.example/x.", ["https://a.example", "https://b.example/x"]),
        ("http://example.org javascript:alert(1)", []),
        ("https://localhost https://", []),
        ("xhttps://example.org", []),
        ("https://example.org/" + "a" * 300, []),
        ("No address", []),
        ("", []),
    ],
)
def test_addresses_are_links_that_say_where_they_lead(words: str, links: list[str]) -> None:
    found = [each for each in linked(words) if isinstance(each, Words)]
    assert [each.href for each in found] == links
    assert [each.text for each in found] == links
    assert plain(linked(words)) == words


@given(st.lists(st.sampled_from(["https://", "http://", "a.example", "/", "[x](", ")", " ", "*", "@", "\n", "é"])))
def test_whatever_is_written_its_words_stay_and_only_whole_addresses_are_ours(parts: list[str]) -> None:
    words = "".join(parts)
    runs = linked(words)
    assert plain(runs) == words
    for each in runs:
        assert isinstance(each, Said) or (isinstance(each, Words) and each.href == each.text and not each.bold)


async def test_a_tasks_address_can_be_pressed_in_the_room_and_before(klass: Klass) -> None:
    await klass.instructor.says("/breakout open", place="cafe")
    await klass.instructor.fills({"task": "Read https://example.org/sorting first."})
    await klass.goes_on()
    await klass.ben.opens("channel:cafe")
    (card,) = [each for each in klass.ben.sees("channel:cafe") if "Small rooms" in str(each)]
    assert LINK in str(card)


async def test_a_tasks_address_can_be_pressed_at_the_desk_and_with_the_results(klass: Klass) -> None:
    await opened(klass, task="Read https://example.org/sorting first.")
    await klass.instructor.says("/breakout desk", place="general")
    assert LINK in str(klass.instructor.answer_message)
    await klass.instructor.says("/breakout close", place="general")
    await klass.waits(minutes=2)
    (card,) = [each for each in klass.ben.sees("general") if "The rooms have closed" in str(each)]
    assert LINK in str(card)


@pytest.mark.parametrize(
    ("words", "most", "shown", "links"),
    [
        ("Read\nhttps://a.example/x, then talk", 200, "Read https://a.example/x, then talk", ["https://a.example/x"]),
        ("Read https://a.example/xy then talk", 26, "Read https://a.example/xy…", ["https://a.example/xy"]),
        ("https://a.example/" + "x" * 50, 30, "https://a.example/" + "x" * 11 + "…", []),
    ],
)
def test_an_address_that_is_cut_is_no_link(words: str, most: int, shown: str, links: list[str]) -> None:
    runs = linked_short(words, most)
    assert plain(runs) == shown
    assert [each.href for each in runs if isinstance(each, Words)] == links
