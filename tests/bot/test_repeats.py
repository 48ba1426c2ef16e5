"""A second press is the second one wherever the ten minutes have their edge."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.repeats import MOST, SPAN, Repeats
from tests.klass import MONDAY

WHAT = b"asked"
EDGE = MONDAY + timedelta(seconds=SPAN)
BEFORE_EDGE = EDGE - timedelta(seconds=1)


@given(st.floats(0, 3 * SPAN), st.floats(0, SPAN - 1))
def test_within_ten_minutes_it_is_asked_in_the_same_ones(first: float, pause: float) -> None:
    repeats, at = Repeats(), MONDAY + timedelta(seconds=first)
    assert repeats.window(WHAT, at) == repeats.window(WHAT, at + timedelta(seconds=pause))


@given(st.floats(0, 3 * SPAN), st.floats(SPAN + 1, 5 * SPAN))
def test_after_ten_minutes_it_is_asked_anew(first: float, pause: float) -> None:
    repeats, at = Repeats(), MONDAY + timedelta(seconds=first)
    assert repeats.window(WHAT, at) != repeats.window(WHAT, at + timedelta(seconds=pause))


def test_ten_minutes_after_the_first_time_it_is_asked_anew_however_often_it_was_asked_meanwhile() -> None:
    repeats = Repeats()
    asked = [repeats.window(WHAT, MONDAY + timedelta(minutes=minute)) for minute in range(0, 28, 9)]
    assert asked[0] == asked[1]
    assert asked[1] != asked[2] == asked[3]


def test_another_process_knows_the_ten_minutes_but_not_what_was_asked_before_their_edge() -> None:
    one, other = Repeats(), Repeats()
    assert one.window(WHAT, MONDAY) == other.window(WHAT, BEFORE_EDGE)
    assert other.window(WHAT, EDGE) != Repeats().window(WHAT, EDGE)


def test_what_was_asked_longest_ago_is_forgotten_first() -> None:
    repeats = Repeats()
    before = [repeats.window(number.to_bytes(4), BEFORE_EDGE) for number in range(MOST + 1)]
    assert repeats.window((1).to_bytes(4), EDGE) == before[1]
    assert repeats.window((0).to_bytes(4), EDGE) != before[0]
