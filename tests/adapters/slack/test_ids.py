"""What stands in the ids of buttons and forms comes back as it was, and nothing else is taken for it."""

from __future__ import annotations

import pytest

from adapters.slack.ids import Field, Page, action_id, block_id, field, read
from adapters.slack.limits import LONGEST_ID
from bot.card import InputKind
from bot.link import LONGEST, Link
from bot.platform import Message

TS = "1700000000.000100"
FAR = Message("direct:" + "+".join(f"U0123456789{number}" for number in range(9)), TS)


def test_a_link_stands_for_itself_and_one_that_stands_twice_is_still_found() -> None:
    link = Link("a.b:" + "k" * (LONGEST - 4))
    taken: set[str] = set()
    for _ in range(3):
        taken.add(action_id(link, taken))
    assert taken == {link, f"{link}#2", f"{link}#3"}
    assert {read(each) for each in taken} == {link}
    assert max(map(len, taken)) <= LONGEST_ID


@pytest.mark.parametrize(
    "page", [Page(2), Page(1, Message("channel:C042", TS)), Page(12, Message(f"thread:C042-{TS}", TS)), Page(3, FAR)]
)
def test_a_page_comes_back_with_where_its_card_stands(page: Page) -> None:
    assert read(page.action_id) == page
    assert len(page.action_id) <= LONGEST_ID


@pytest.mark.parametrize(
    "other", ["", "nothing", "~page:", "~page:x:1:2", "~page:²::", "~page:1234567::", "ü.b", "x" * 300]
)
def test_what_is_not_ours_says_nothing(other: str) -> None:
    assert read(other) is None


def test_an_input_is_found_by_its_block() -> None:
    assert field(block_id("k3f9.1", "free_hours", "mon"), "hours") == Field("free_hours", InputKind.HOURS, "mon")
    assert field(block_id("k3f9.1", "words"), "text") == Field("words", InputKind.TEXT)
    assert field(block_id("k3f9.1", "words"), "polls.vote") is None
    assert field("AbC1", "text") is None
