"""When programmes match people: pure dates, through a change of the clocks and to the end of a term."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people import Place, PlaceKind
from bot.schedule import local
from cogs.buddies.rhythm import AHEAD, announced, coming, end_of, first_day, first_on, stages, usual_start
from storage.buddies import Programme, ProgrammeKind

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
COFFEE = Programme(
    *(1, 0, Place("web:class", PlaceKind.CHANNEL, "general"), ProgrammeKind.COFFEE, 2, 2, "tue", time(10)),
    *("Europe/Madrid", 1, (), date(2026, 3, 10), None, NOW),
)
GROUPS = replace(COFFEE, kind=ProgrammeKind.GROUPS, size=4, ends=date(2026, 6, 2))


def test_pairs_are_made_at_the_same_hour_before_and_after_the_clocks_change() -> None:
    assert coming(COFFEE, NOW) == [
        datetime(2026, 3, 10, 9, tzinfo=UTC),
        datetime(2026, 3, 24, 9, tzinfo=UTC),
        datetime(2026, 4, 7, 8, tzinfo=UTC),
    ]
    assert coming(COFFEE, datetime(2026, 3, 10, 9, tzinfo=UTC), 1) == [datetime(2026, 3, 24, 9, tzinfo=UTC)]
    assert first_on(COFFEE) == coming(COFFEE, NOW, 1)[0]


def test_they_hear_of_it_a_day_before_in_the_same_rhythm() -> None:
    rule = announced(COFFEE)
    assert ([*rule.days], rule.starts, rule.every_weeks) == (["mon"], date(2026, 3, 9), 2)


def test_a_term_has_three_parts_and_ends_with_its_last_day() -> None:
    assert [local(each, "Europe/Madrid").isoformat() for each in stages(GROUPS)] == [
        *("2026-03-10T10:00:00", "2026-04-07T10:00:00", "2026-05-05T10:00:00")
    ]
    assert end_of(GROUPS) == datetime(2026, 6, 2, 22, tzinfo=UTC)
    assert coming(GROUPS, datetime(2026, 4, 7, 8, tzinfo=UTC)) == [datetime(2026, 5, 5, 8, tzinfo=UTC)]
    assert stages(COFFEE) == ()
    assert end_of(COFFEE) is None


@given(st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)), st.sampled_from(["UTC", "Asia/Tokyo", "America/Lima"]))
def test_the_usual_first_day_is_a_tuesday_that_leaves_people_days_to_join(now: datetime, zone: str) -> None:
    day = usual_start(now.replace(tzinfo=UTC), zone)
    assert day.weekday() == 1
    assert timedelta(days=4) <= day - local(now.replace(tzinfo=UTC), zone).date() <= timedelta(days=12)


@given(st.integers(21, 366), st.dates(date(2026, 3, 3), date(2027, 3, 3)))
def test_the_parts_of_a_term_follow_one_another_within_it(days: int, starts: date) -> None:
    term = replace(GROUPS, starts=starts, ends=starts + timedelta(days=days))
    parts, over = stages(term), end_of(term)
    assert over is not None
    assert first_on(term) == parts[0]
    assert [*parts, over] == sorted({*parts, over})
    lengths = [(later - earlier).days for earlier, later in zip(parts, [*parts[1:], over], strict=True)]
    assert min(lengths) >= 6
    assert max(lengths) - min(lengths) <= 2


@pytest.mark.parametrize("weeks", [1, 2, 8])
def test_every_so_many_weeks(weeks: int) -> None:
    first, second = coming(replace(COFFEE, weeks=weeks, zone="UTC"), NOW, 2)
    assert second - first == timedelta(weeks=weeks)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.sampled_from(("UTC", "Europe/Madrid", "Pacific/Kiritimati", "America/Los_Angeles")),
)
def test_the_first_day_that_is_named_works_and_none_before_it_does(now: datetime, at: time, zone: str) -> None:
    programme = replace(COFFEE, at=at, zone=zone)
    day = first_day(programme, now)
    assert first_on(replace(programme, starts=day)) - AHEAD > now
    assert first_on(replace(programme, starts=day - timedelta(days=1))) - AHEAD <= now
