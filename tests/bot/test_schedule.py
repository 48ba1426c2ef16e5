"""Rules fall on the slots that a calendar shows, pauses hold them, and no slot is lost or run twice."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule import (
    LAST_DAY,
    Advance,
    Pause,
    Rule,
    ScheduleError,
    Weekday,
    advance,
    first_slot,
    instant,
    local,
    moments,
    next_open_slot,
    next_slot,
)

MON, TUE, WED, THU, FRI, SAT, SUN = Weekday
EVERY_DAY = tuple(Weekday)
MONDAY = date(2026, 3, 2)
NINE = time(9, 0)
HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)
BERLIN = "Europe/Berlin"
CLOCK_CHANGES = [
    (BERLIN, date(2026, 3, 29)),
    ("America/New_York", date(2026, 11, 1)),
    ("Australia/Lord_Howe", date(2026, 10, 4)),
]


def at(text: str) -> datetime:
    """A local slot, or an instant when the text has an offset."""
    return datetime.fromisoformat(text)


def slots(rule: Rule, after: datetime | None = None) -> Iterator[datetime]:
    slot = next_slot(rule, after)
    while slot is not None:
        yield slot
        before, slot = slot, next_slot(rule, slot)
        assert slot is None or slot > before  # else this would never end


def by_calendar(rule: Rule, until: date) -> list[datetime]:
    """The slots of a rule, found by looking at each day, so that nothing is shared with what is tested."""
    found = []
    first_monday = rule.starts.toordinal() - rule.starts.weekday()
    for ordinal in range(rule.starts.toordinal(), min(until, rule.ends or until).toordinal() + 1):
        day = date.fromordinal(ordinal)
        week = (ordinal - first_monday) // 7
        if day.strftime("%a").lower() in {wanted.value for wanted in rule.days} and week % rule.every_weeks == 0:
            found.append(datetime.combine(day, rule.at))
    return found


@st.composite
def rules(draw: st.DrawFn, starts: date = date(2026, 1, 1), weeks: int = 6) -> Rule:
    begins = starts + DAY * draw(st.integers(0, 20))
    lasts = draw(st.none() | st.integers(0, 500))
    return Rule(
        days=tuple(draw(st.lists(st.sampled_from(Weekday), min_size=1))),
        at=draw(st.builds(time, st.integers(0, 23), st.integers(0, 59))),
        starts=begins,
        every_weeks=draw(st.integers(1, weeks)),
        ends=begins + DAY * lasts if lasts is not None else None,
    )


def pauses_near(start: date) -> st.SearchStrategy[list[Pause]]:
    one = st.builds(
        lambda begin, days: Pause(start + DAY * begin, start + DAY * (begin + days)),
        st.integers(-5, 60),
        st.integers(0, 15),
    )
    return st.lists(one, max_size=3)


# Rules


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("rule-no-days", {"days": ()}),
        ("rule-time-not-a-minute", {"at": time(9, 0, 30)}),
        ("rule-time-not-a-minute", {"at": time(9, 0, 0, 5)}),
        ("rule-time-not-a-minute", {"at": time(9, 0, tzinfo=UTC)}),
        ("rule-weeks-out-of-range", {"every_weeks": 0}),
        ("rule-weeks-out-of-range", {"every_weeks": 53}),
        ("rule-date-out-of-range", {"starts": date(1999, 12, 31)}),
        ("rule-date-out-of-range", {"starts": date(3000, 1, 1)}),
        ("rule-date-out-of-range", {"ends": date(3000, 1, 1)}),
        ("rule-ends-before-start", {"ends": date(2026, 3, 1)}),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused_with_a_code(code: str, change: dict[str, object]) -> None:
    sound: dict[str, object] = {"days": (MON,), "at": NINE, "starts": MONDAY}
    with pytest.raises(ScheduleError) as refused:
        Rule(**{**sound, **change})  # type: ignore[arg-type]
    assert refused.value.code == code


def test_a_pause_that_ends_before_it_begins_is_refused_with_a_code() -> None:
    with pytest.raises(ScheduleError) as refused:
        Pause(MONDAY, MONDAY - DAY)
    assert refused.value.code == "pause-ends-before-start"


def test_days_are_kept_in_the_weeks_order_each_once() -> None:
    rule = Rule((SUN, WED, MON, WED), NINE, MONDAY)
    assert rule.days == (MON, WED, SUN)
    assert rule == Rule((MON, WED, SUN), NINE, MONDAY)


@pytest.mark.parametrize(("number", "day"), list(enumerate(Weekday)))
def test_weekdays_are_numbered_as_dates_number_them(number: int, day: Weekday) -> None:
    assert day.number == number
    assert Weekday.of(MONDAY + DAY * number) is day


@given(rules())
def test_a_rule_comes_back_from_its_row_as_it_went(rule: Rule) -> None:
    assert Rule.from_json(json.loads(json.dumps(rule.to_json()))) == rule


def test_a_rules_row_is_short_and_readable() -> None:
    assert Rule((MON, FRI), time(9, 5), MONDAY, 2).to_json() == {
        "days": ["mon", "fri"],
        "at": "09:05",
        "weeks": 2,
        "starts": "2026-03-02",
        "ends": None,
    }


@pytest.mark.parametrize(
    "change",
    [
        {"days": "mon"},
        {"days": ["someday"]},
        {"days": [1]},
        {"at": "25:00"},
        {"at": 9},
        {"weeks": "2"},
        {"weeks": None},
        {"starts": "yesterday"},
        {"ends": 5},
    ],
)
def test_a_row_that_holds_no_rule_is_refused_with_a_code(change: dict[str, object]) -> None:
    with pytest.raises(ScheduleError) as refused:
        Rule.from_json(Rule((MON,), NINE, MONDAY).to_json() | change)
    assert refused.value.code == "rule-unreadable"


def test_a_row_with_something_missing_is_refused_with_a_code() -> None:
    kept = Rule((MON,), NINE, MONDAY).to_json()
    del kept["starts"]
    with pytest.raises(ScheduleError) as refused:
        Rule.from_json(kept)
    assert refused.value.code == "rule-unreadable"


def test_a_row_with_a_rule_that_makes_no_sense_keeps_the_exact_code() -> None:
    with pytest.raises(ScheduleError) as refused:
        Rule.from_json(Rule((MON,), NINE, MONDAY).to_json() | {"weeks": 99})
    assert refused.value.code == "rule-weeks-out-of-range"


# Slots


@given(rules())
def test_a_rules_slots_are_those_that_a_calendar_shows(rule: Rule) -> None:
    until = date(2027, 12, 31)
    expected = by_calendar(rule, until)
    found = []
    for slot in slots(rule):
        if slot.date() > until:
            break
        found.append(slot)
    assert found == expected


@given(rules(), st.datetimes(at("2025-12-01T00:00"), at("2027-12-01T00:00")))
def test_the_next_slot_is_the_calendars_first_one_strictly_later(rule: Rule, after: datetime) -> None:
    later = [slot for slot in by_calendar(rule, date(2029, 12, 31)) if slot > after]
    assert next_slot(rule, after) == (later[0] if later else None)


@given(rules(), st.integers(1, 30))
def test_the_slot_after_a_slot_is_never_itself(rule: Rule, count: int) -> None:
    found = [slot for slot, _ in zip(slots(rule), range(count), strict=False)]
    assert all(one < following for one, following in pairwise(found))
    assert all(slot.time() == rule.at and Weekday.of(slot.date()) in rule.days for slot in found)


def test_every_second_week_counts_from_the_week_that_holds_the_start() -> None:
    wednesday = date(2026, 3, 4)
    found = slots(Rule((MON, WED), NINE, wednesday, every_weeks=2))
    assert [next(found) for _ in range(4)] == [
        at("2026-03-04T09:00"),
        at("2026-03-16T09:00"),
        at("2026-03-18T09:00"),
        at("2026-03-30T09:00"),
    ]


@pytest.mark.parametrize("every_weeks", [1, 2])
def test_a_rule_includes_its_first_and_its_last_day(every_weeks: int) -> None:
    rule = Rule((MON,), time(0, 0), MONDAY, every_weeks, MONDAY + 2 * WEEK)
    found = list(slots(rule))
    assert (found[0], found[-1]) == (at("2026-03-02T00:00"), at("2026-03-16T00:00"))
    assert next_slot(rule, at("2026-03-16T00:00")) is None


@pytest.mark.parametrize("every_weeks", [1, 2])
def test_on_its_last_day_a_rule_still_has_the_slot_to_come(every_weeks: int) -> None:
    rule = Rule((MON,), NINE, MONDAY, every_weeks, ends=MONDAY)
    assert next_slot(rule, at("2026-03-02T08:59")) == at("2026-03-02T09:00")


@pytest.mark.parametrize("every_weeks", [1, 2])
def test_a_rule_for_days_that_never_come_has_no_slot(every_weeks: int) -> None:
    assert next_slot(Rule((MON,), NINE, date(2026, 3, 3), every_weeks, date(2026, 3, 3)), None) is None


@pytest.mark.parametrize("every_weeks", [1, 2])
def test_slots_end_with_the_calendar_and_not_with_an_error(every_weeks: int) -> None:
    rule = Rule((TUE,), NINE, LAST_DAY - 2 * WEEK, every_weeks)
    assert list(slots(rule))[-1] == datetime.combine(LAST_DAY, NINE)
    assert next_slot(rule, datetime.max) is None


# Pauses


def test_slots_in_a_pause_are_skipped_its_first_and_last_day_included() -> None:
    rule = Rule(EVERY_DAY, NINE, MONDAY)
    pause = Pause(date(2026, 3, 4), date(2026, 3, 8))
    assert next_open_slot(rule, at("2026-03-02T09:00"), [pause]) == at("2026-03-03T09:00")
    assert next_open_slot(rule, at("2026-03-03T09:00"), [pause]) == at("2026-03-09T09:00")


@pytest.mark.parametrize("every_weeks", [1, 2])
def test_a_slot_at_midnight_right_after_a_pause_is_not_lost(every_weeks: int) -> None:
    rule = Rule((MON,), time(0, 0), MONDAY, every_weeks)
    assert next_open_slot(rule, None, [Pause(MONDAY, MONDAY + 13 * DAY)]) == at("2026-03-16T00:00")


def test_a_pause_without_an_end_leaves_no_slot() -> None:
    assert next_open_slot(Rule(EVERY_DAY, NINE, MONDAY), None, [Pause(MONDAY, date.max)]) is None


@given(rules(), st.datetimes(at("2025-12-01T00:00"), at("2026-12-01T00:00")), pauses_near(date(2026, 1, 1)))
def test_the_next_open_slot_is_the_calendars_first_one_in_no_pause(
    rule: Rule, after: datetime, pauses: list[Pause]
) -> None:
    held = {pause.first + DAY * number for pause in pauses for number in range((pause.last - pause.first).days + 1)}
    later = [slot for slot in by_calendar(rule, date(2028, 12, 31)) if slot > after and slot.date() not in held]
    assert next_open_slot(rule, after, pauses) == (later[0] if later else None)


# The first slot of a new schedule


def test_a_new_schedule_begins_with_the_first_slot_still_to_come() -> None:
    rule = Rule((MON,), NINE, MONDAY)
    assert first_slot(rule, BERLIN, at("2026-03-02T07:59+00:00")) == at("2026-03-02T09:00")
    assert first_slot(rule, BERLIN, at("2026-03-02T08:00+00:00")) == at("2026-03-09T09:00")
    assert first_slot(rule, BERLIN, at("2026-03-02T07:59+00:00"), [Pause(MONDAY, MONDAY)]) == at("2026-03-09T09:00")


# Ticking


WEEKLY = Rule((MON,), NINE, MONDAY)


def test_before_its_slot_a_schedule_stays_as_it_is() -> None:
    slot = at("2026-03-09T09:00")
    assert advance(WEEKLY, "UTC", slot, at("2026-03-09T08:59:59+00:00"), HOUR) == Advance(None, 0, slot)


def test_at_its_slot_a_schedule_runs_and_goes_on() -> None:
    made = advance(WEEKLY, "UTC", at("2026-03-09T09:00"), at("2026-03-09T09:00+00:00"), HOUR)
    assert made == Advance(run=at("2026-03-09T09:00"), missed=0, next_slot=at("2026-03-16T09:00"))


def test_a_missed_slot_still_runs_while_it_is_useful_and_not_a_moment_longer() -> None:
    slot, following = at("2026-03-09T09:00"), at("2026-03-16T09:00")
    assert advance(WEEKLY, "UTC", slot, at("2026-03-09T10:00+00:00"), HOUR) == Advance(slot, 0, following)
    assert advance(WEEKLY, "UTC", slot, at("2026-03-09T10:00:01+00:00"), HOUR) == Advance(None, 1, following)


def test_several_missed_slots_become_one_run_of_the_latest() -> None:
    made = advance(WEEKLY, "UTC", at("2026-03-09T09:00"), at("2026-03-30T12:00+00:00"), 30 * DAY)
    assert made == Advance(run=at("2026-03-30T09:00"), missed=3, next_slot=at("2026-04-06T09:00"))


def test_several_missed_slots_that_are_too_old_are_only_counted() -> None:
    made = advance(WEEKLY, "UTC", at("2026-03-09T09:00"), at("2026-04-01T12:00+00:00"), HOUR)
    assert made == Advance(run=None, missed=4, next_slot=at("2026-04-06T09:00"))


def test_a_rule_that_has_ended_runs_its_last_slot_and_has_no_next() -> None:
    rule = Rule((MON,), NINE, MONDAY, ends=date(2026, 3, 15))
    made = advance(rule, "UTC", at("2026-03-09T09:00"), at("2026-03-09T09:00+00:00"), HOUR)
    assert made == Advance(run=at("2026-03-09T09:00"), missed=0, next_slot=None)


def test_a_slot_stored_before_its_pause_was_set_neither_runs_nor_counts_as_missed() -> None:
    pause = Pause(date(2026, 3, 9), date(2026, 3, 22))
    made = advance(WEEKLY, "UTC", at("2026-03-09T09:00"), at("2026-03-09T09:00+00:00"), HOUR, [pause])
    assert made == Advance(run=None, missed=0, next_slot=at("2026-03-23T09:00"))


def test_a_slot_missed_before_a_pause_does_not_run_within_it() -> None:
    pause = Pause(date(2026, 3, 10), date(2026, 3, 20))
    made = advance(WEEKLY, "UTC", at("2026-03-09T09:00"), at("2026-03-10T09:00+00:00"), 7 * DAY, [pause])
    assert made == Advance(run=None, missed=1, next_slot=at("2026-03-23T09:00"))


@st.composite
def ticks(draw: st.DrawFn) -> tuple[str, date, list[timedelta]]:
    zone, day = draw(st.sampled_from(CLOCK_CHANGES))
    minutes = st.integers(0, 90) | st.integers(0, 4 * 24 * 60)
    return zone, day - 21 * DAY, [timedelta(minutes=each) for each in draw(st.lists(minutes, min_size=1, max_size=40))]


@given(st.data(), ticks(), st.sampled_from([timedelta(minutes=1), HOUR, DAY, 30 * DAY]))
def test_however_ticks_fall_no_slot_runs_twice_and_every_open_slot_is_run_or_noted(
    data: st.DataObject, ticking: tuple[str, date, list[timedelta]], useful_for: timedelta
) -> None:
    zone, start, gaps = ticking
    rule = data.draw(rules(starts=start, weeks=3))
    pauses = data.draw(pauses_near(start))
    now = datetime.combine(start - DAY, time(), UTC)
    slot = first_slot(rule, zone, now, pauses)
    ran: list[datetime] = []
    missed = 0
    for gap in gaps:
        now += gap
        if slot is None:
            break
        made = advance(rule, zone, slot, now, useful_for, pauses)
        missed += made.missed
        if made.run is not None:
            assert timedelta(0) <= now - instant(made.run, zone) <= useful_for
            assert not any(pause.holds(day) for pause in pauses for day in (made.run.date(), local(now, zone).date()))
            ran.append(made.run)
        assert made.next_slot is None or instant(made.next_slot, zone) > now
        slot = made.next_slot
    assert all(one < following for one, following in pairwise(ran))
    past = [slot for slot in by_calendar(rule, now.date() + 2 * DAY) if instant(slot, zone) <= now]
    still_open = [slot for slot in past if not any(pause.holds(slot.date()) for pause in pauses)]
    assert set(ran) <= set(still_open)
    assert len(ran) + missed == len(still_open)


def test_the_moments_of_a_rule_are_its_slots_in_the_hour_of_its_zone() -> None:
    rule = Rule((SAT, SUN), NINE, MONDAY)
    found = [*moments(rule, BERLIN, at("2026-03-28T00:00+00:00"), at("2026-04-04T07:00+00:00"))]
    assert found == [at("2026-03-28T08:00+00:00"), at("2026-03-29T07:00+00:00"), at("2026-04-04T07:00+00:00")]
