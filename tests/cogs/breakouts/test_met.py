"""Who has met whom in a breakout: from who was inside which room, and when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.people import Person
from cogs.breakouts.met import LEAST, MOST_TOGETHER, met
from storage.breakout_people import Visit

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def visit(who: str, begins: float, ends: float | None, room: int = 1) -> Visit:
    end = None if ends is None else NOW + timedelta(seconds=ends)
    return Visit(Person("web:class", who), 7, room, NOW + timedelta(seconds=begins), end)


def pairs(*visits: Visit, at: float = 720, in_writing: bool = False) -> list[str]:
    found = met(visits, NOW + timedelta(seconds=at), in_writing=in_writing)
    return [f"{first.external_id} {second.external_id}" for first, second in found]


def test_whoever_was_inside_at_the_same_time_for_a_minute_has_met_each_pair_once() -> None:
    assert pairs(visit("chi", 0, 720), visit("ana", 0, 720), visit("ben", 60, 720)) == ["ana ben", "ana chi", "ben chi"]


def test_less_than_a_minute_and_another_room_are_no_meeting() -> None:
    assert pairs(visit("ana", 0, 100), visit("ben", 41, 720)) == []
    assert pairs(visit("ana", 0, 100), visit("ben", 40, 720)) == ["ana ben"]
    assert pairs(visit("ana", 0, 720), visit("ben", 0, 720, room=2)) == []


def test_going_and_coming_back_counts_together_also_in_another_room() -> None:
    assert pairs(visit("ana", 0, 720), visit("ben", 0, 30), visit("ben", 100, 130)) == ["ana ben"]
    moved = [visit("ana", 40, 80, room=2), visit("ben", 40, 80, room=2)]
    assert pairs(visit("ana", 0, 30), visit("ben", 0, 30), *moved) == ["ana ben"]


def test_who_is_still_inside_was_so_until_now() -> None:
    assert pairs(visit("ana", 0, None), visit("ben", 0, None), at=59) == []
    assert pairs(visit("ana", 0, None), visit("ben", 0, None), at=60) == ["ana ben"]


def test_in_rooms_for_writing_whoever_wrote_or_pressed_in_one_has_met() -> None:
    late = [visit("ana", 0, 300), visit("ben", 719, 720), visit("chi", 700, 720, room=2)]
    assert pairs(*late) == []
    assert pairs(*late, in_writing=True) == ["ana ben"]


def test_in_a_crowd_nobody_has_met_everybody() -> None:
    crowd = [visit(f"s{number:03}", 0, 720) for number in range(MOST_TOGETHER)]
    assert len(pairs(*crowd)) == MOST_TOGETHER * (MOST_TOGETHER - 1) // 2
    assert pairs(*crowd, visit("ana", 0, 720)) == []


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 300), st.integers(0, 300)), max_size=8))
def test_a_pair_has_met_when_it_was_together_in_a_minute_of_seconds(given_: list[tuple[str, int, int]]) -> None:
    inside: dict[str, set[int]] = {}
    visits = []
    for who, begin, length in given_:
        seconds = {*range(begin, begin + length)}
        if not inside.setdefault(who, set()) & seconds:
            inside[who] |= seconds
            visits.append(visit(who, begin, begin + length))
    least = LEAST.total_seconds()
    names = sorted(inside)
    expected = [f"{a} {b}" for a in names for b in names if a < b and len(inside[a] & inside[b]) >= least]
    assert pairs(*visits) == expected
