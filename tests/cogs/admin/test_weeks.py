"""Pause weeks as lines, and names on one line."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.written import in_short, one_line
from cogs.admin.weeks import LONGEST_DAYS, Span, WeekProblem, read_weeks, write_weeks

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
SPANS = st.builds(lambda first, days: Span(first, first + timedelta(days)), DAYS, st.integers(0, LONGEST_DAYS - 1))


@given(st.lists(SPANS))
def test_what_is_written_is_read_again_in_the_order_of_time(spans: list[Span]) -> None:
    assert list(read_weeks(write_weeks(spans))) == sorted(spans, key=lambda span: (span.first, span.last))


@pytest.mark.parametrize("between", [" ", " - ", "–", " to ", "..", " / ", " hasta ", ", "])
def test_two_days_are_read_however_they_are_joined(between: str) -> None:
    assert read_weeks([f"2026-12-21{between}2027-01-06"]) == (Span(date(2026, 12, 21), date(2027, 1, 6)),)


@given(st.text(max_size=40))
def test_a_line_is_a_span_or_a_problem_of_that_line_and_nothing_else(line: str) -> None:
    assert spans_or_line(["2026-01-01", line]) in (2, None)


def spans_or_line(lines: list[str]) -> int | None:
    """The number of the line that is none; `None` when all are spans, each in order."""
    try:
        spans = read_weeks(lines)
    except WeekProblem as problem:
        return problem.line
    assert all(span.first <= span.last for span in spans)
    return None


@given(st.text())
def test_a_name_is_one_line_that_can_be_seen_or_nothing(text: str) -> None:
    line = one_line(text)
    assert line == one_line(line)
    assert all(each.isprintable() or each in "\u200c\u200d" or unicodedata.category(each) == "Cn" for each in line)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Ana \n María\t", "Ana María"),
        ("\u202eanA", "anA"),
        ("مرحبا", "مرحبا"),
        ("👩‍🚀", "👩‍🚀"),
        ("\u200b\u2060", ""),
        ("\u200d", ""),
    ],
)
def test_names_keep_what_belongs_to_them(written: str, kept: str) -> None:
    assert one_line(written) == kept


@pytest.mark.parametrize(
    ("written", "short"),
    [
        ("one two", "one two"),
        ("one two three", "one two…"),
        ("one two, three", "one two…"),
        ("one\n two", "one two"),
        ("a wholelongword", "a wholelo…"),
        ("\u202eone two three", "one two…"),
        ("", ""),
    ],
)
def test_what_is_long_ends_at_a_word(written: str, short: str) -> None:
    assert in_short(written, 10) == short


@given(st.text(), st.integers(1, 20))
def test_in_short_nothing_is_longer_than_it_may_be(text: str, most: int) -> None:
    assert len(in_short(text, most)) <= most
