"""The moments of a round: announced a day before, over when the next one is announced, and never a day long."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.people import Place, PlaceKind
from bot.schedule import Pause, instant
from cogs.buddies.dates import of_coffee, of_term
from cogs.buddies.rhythm import coming, stages
from storage.buddies import Programme, ProgrammeKind

MADE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # a Monday
PLACE = Place("web:class", PlaceKind.CHANNEL, "general")
COFFEE = Programme(
    1, 1, PLACE, ProgrammeKind.COFFEE, 2, 2, "tue", time(10, 0), "UTC", 1, (), date(2026, 3, 10), None, MADE
)
GROUPS = replace(COFFEE, kind=ProgrammeKind.GROUPS, size=4, ends=date(2026, 6, 2))  # twelve weeks
DAY = timedelta(days=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_round_lasts_until_the_next_is_announced_and_asks_at_its_middle_and_a_day_before_the_end() -> None:
    found = of_coffee(COFFEE, at("2026-03-09 10:00"))
    assert found.matches_at == at("2026-03-10 10:00")
    assert found.middle_at == at("2026-03-16 10:00")
    assert found.asks_at == at("2026-03-22 10:00")
    assert found.ends_at == at("2026-03-23 10:00")
    assert of_coffee(COFFEE, at("2026-03-23 10:00")).matches_at == at("2026-03-24 10:00")


@pytest.mark.parametrize(("late", "matches"), [(2, "2026-03-10 10:00"), (20, "2026-03-11 06:00")])
def test_told_late_there_is_still_time_to_think_of_it(late: int, matches: str) -> None:
    found = of_coffee(COFFEE, at("2026-03-09 10:00") + timedelta(hours=late))
    assert found.matches_at == at(matches)
    assert found.ends_at == at("2026-03-23 10:00")


def test_every_week_there_is_room_for_all_of_it() -> None:
    found = of_coffee(replace(COFFEE, weeks=1), at("2026-03-09 10:00"))
    steps = [found.matches_at, found.middle_at, found.asks_at, found.ends_at]
    assert steps == [at(f"2026-03-{day} 10:00") for day in (10, 13, 15, 16)]


def test_daylight_saving_moves_no_hour_of_a_round() -> None:
    there = replace(COFFEE, zone="Europe/Madrid")
    found = of_coffee(there, instant(datetime(2026, 3, 23, 10), "Europe/Madrid"))
    hours = [each.hour for each in (found.matches_at, found.middle_at, found.asks_at, found.ends_at)]
    assert hours == [9, 8, 8, 8]


def test_groups_stay_until_the_next_part_of_the_term_is_announced_the_last_to_its_end() -> None:
    begins = stages(GROUPS)
    assert begins == (at("2026-03-10 10:00"), at("2026-04-07 10:00"), at("2026-05-05 10:00"))
    first, last = of_term(GROUPS, 0, begins[0] - DAY), of_term(GROUPS, 2, begins[2] - DAY)
    assert (first.matches_at, first.ends_at) == (begins[0], begins[1] - DAY)
    assert (last.matches_at, last.ends_at) == (begins[2], at("2026-06-03 00:00"))


def test_of_a_coffee_with_an_end_the_last_round_ends_with_it() -> None:
    last = of_coffee(replace(COFFEE, ends=date(2026, 3, 28)), at("2026-03-23 10:00"))
    assert last.ends_at == at("2026-03-29 00:00")
    assert last.matches_at < last.middle_at < last.asks_at < last.ends_at
    assert not last.too_short
    assert of_coffee(replace(COFFEE, ends=date(2026, 3, 24)), at("2026-03-23 10:00")).too_short


def test_a_pause_makes_the_round_before_longer() -> None:
    pause = (Pause(date(2026, 3, 20), date(2026, 3, 29)),)
    assert of_coffee(COFFEE, at("2026-03-09 10:00"), pause).ends_at == at("2026-04-06 10:00")


@pytest.mark.parametrize("weeks", range(1, 9))
def test_whatever_the_rhythm_a_round_is_over_before_the_next_is_matched(weeks: int) -> None:
    programme = replace(COFFEE, weeks=weeks)
    found = of_coffee(programme, at("2026-03-09 10:00"))
    following = coming(programme, found.matches_at, 1)[0]
    assert found.matches_at < found.middle_at < found.asks_at < found.ends_at == following - DAY
    assert found.ends_at - found.asks_at == DAY
