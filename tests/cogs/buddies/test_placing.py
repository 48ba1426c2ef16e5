"""Who needs a place in a round that runs gets one with somebody new, and never with whom they are kept apart from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from cogs.buddies.placing import How, Known, Open, place_for
from storage.meetings import Meeting

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PAIR, OTHER = Open(7, ("ben", "chi")), Open(8, ("dan", "eve"))


def known(*met: Meeting, apart: Sequence[tuple[str, str]] = (), unfit: Sequence[str] = ()) -> Known:
    return Known.of(met, set(apart), lambda people: not {*people} & {*unfit})


def met(one: str, other: str, times: int = 1, ago: int = 0) -> Meeting:
    return Meeting(min(one, other), max(one, other), times, NOW - timedelta(days=ago))


def test_another_who_waits_comes_before_a_pair_that_would_be_three() -> None:
    assert place_for("ana", ["ana", "dan"], [PAIR], known()) == "dan"
    assert place_for("ana", ["ana"], [PAIR], known()) is PAIR
    assert place_for("ana", ["ana"], [], known()) is None


def test_somebody_new_comes_before_everything_else() -> None:
    assert place_for("ana", ["dan"], [PAIR], known(met("ana", "dan"))) is PAIR
    assert place_for("ana", ["dan"], [PAIR], known(met("ana", "dan"), met("ana", "chi"))) == "dan"
    assert place_for("ana", ["dan", "eve"], [], known(met("ana", "dan", 2), met("ana", "eve"))) == "eve"
    assert place_for("ana", ["dan", "eve"], [], known(met("ana", "dan", ago=9), met("ana", "eve"))) == "dan"


def test_two_whom_one_met_are_two_repeats_and_not_one() -> None:
    both = (met("ana", "ben"), met("ana", "chi"))
    assert place_for("ana", [], [PAIR, OTHER], known(*both, met("ana", "dan", 5), unfit=["dan"])) is OTHER


def test_whoever_is_kept_apart_is_never_together() -> None:
    assert place_for("ana", ["dan"], [], known(apart=[("ana", "dan")])) is None
    assert place_for("dan", [], [PAIR], known(apart=[("chi", "dan")])) is None


def test_hours_that_suit_come_before_who_waits() -> None:
    assert place_for("ana", ["dan"], [PAIR], known(unfit=["dan"])) is PAIR


def test_of_pairs_one_that_writes_and_was_in_no_trio() -> None:
    writing = Open(9, ("eve", "fay"), wrote=True)
    assert place_for("ana", [], [PAIR, writing], known()) is writing
    assert place_for("ana", [], [Open(6, ("x", "y"), wrote=True, tired=True), PAIR], known()) is PAIR
    assert place_for("ana", [], [Open(6, ("x", "y", "z")), OTHER], known()) is OTHER


def test_a_wish_is_kept() -> None:
    assert place_for("ana", ["dan"], [PAIR], known(), How.TRIO) is PAIR
    assert place_for("ana", [], [PAIR], known(), How.NOW) is None
    assert place_for("ben", [], [PAIR], known(), How.TRIO) is None, "not back into the same"


def test_whose_hours_suit_is_asked_of_the_best_ones_alone() -> None:
    """Of the others it would decide nothing, and in a large class there are hundreds of them."""
    groups = [Open(number, (f"x{number:03}", f"y{number:03}")) for number in range(500)]
    asked: list[Sequence[str]] = []

    def suits(people: Sequence[str]) -> bool:
        asked.append(people)
        return len(asked) > 2

    repeats = [met("ana", each.people[0]) for each in groups[1::2]]
    assert place_for("ana", [], groups, Known.of(repeats, set(), suits)) is groups[100]  # in order by name
    assert asked == [("ana", *each.people) for each in (groups[0], groups[10], groups[100])]


def test_in_a_study_group_nobody_becomes_the_only_one_of_something() -> None:
    alone = {"ana": "left-handed", "eve": "left-handed"}
    told = Known.of([met("ana", "eve")], set(), lambda people: "eve" not in people, alone)
    assert place_for("ana", [], [PAIR, OTHER], told) is OTHER
    assert place_for("fay", [], [PAIR, OTHER], told) is PAIR
    assert place_for("ana", [], [PAIR, OTHER], known()) is PAIR
