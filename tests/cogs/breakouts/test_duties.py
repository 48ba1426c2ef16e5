"""Who does what in a room, so that nobody does everything."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from cogs.breakouts import duties
from cogs.breakouts.duties import BY_NEED
from storage.breakout_people import Duty

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def nobody(*names: str) -> dict[str, Duty]:
    return dict.fromkeys(names, Duty.NONE)


def test_there_are_as_many_roles_as_people_and_none_for_somebody_alone() -> None:
    assert duties.given(nobody("a"), {}, Random(1)) == {}
    two = duties.given(nobody("a", "b"), {}, Random(1))
    assert {*two.values()} == {Duty.FACILITATOR, Duty.REPORTER}
    assert sorted(duties.given(nobody(*"abcdef"), {}, Random(1)).values()) == sorted(BY_NEED)


@given(st.integers(2, 9), st.integers(0, 99))
def test_in_four_breakouts_each_of_four_people_does_each_thing_once(people: int, seed: int) -> None:
    random = Random(seed)
    history: dict[str, list[tuple[datetime, Duty]]] = {each: [] for each in "abcdefghi"[:people]}
    for number in range(4):
        found = duties.given(nobody(*history), history, random)
        assert len(found) == min(people, 4)
        assert len({*found.values()}) == len(found)
        for who, duty in found.items():
            history[who].insert(0, (NOW + timedelta(days=number), duty))
    if people == 4:
        assert all({duty for _, duty in each} == {*BY_NEED} for each in history.values())
    if people > 4:  # nobody has two while another has none to spare
        assert max(map(len, history.values())) - min(map(len, history.values())) <= 1


def test_who_comes_later_gets_what_is_free_and_nobody_loses_theirs() -> None:
    now = {"a": Duty.FACILITATOR, "b": Duty.REPORTER, "c": Duty.NONE}
    assert duties.given(now, {}, Random(1)) == {"c": Duty.TIMEKEEPER}
    assert duties.given(now | {"c": Duty.TIMEKEEPER}, {}, Random(1)) == {}


def test_a_role_is_passed_to_the_next_who_has_none_and_exchanged_where_all_have_one() -> None:
    now = {"a": Duty.NONE, "b": Duty.SCRIBE, "c": Duty.REPORTER, "d": Duty.NONE}
    assert duties.passed_on(now, "b") == {"d": Duty.SCRIBE, "b": Duty.NONE}
    assert duties.passed_on(now, "c") == {"d": Duty.REPORTER, "c": Duty.NONE}
    assert duties.passed_on({"b": Duty.SCRIBE, "c": Duty.REPORTER}, "c") == {"b": Duty.REPORTER, "c": Duty.SCRIBE}
    assert duties.passed_on(now, "a") == {}
    assert duties.passed_on({"a": Duty.SCRIBE}, "a") == {}
