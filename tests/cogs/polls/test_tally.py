"""Counting ballots, and what may be shown of a count."""

from __future__ import annotations

import json
import pickle
import statistics
import subprocess
import sys
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people import Place, PlaceKind
from bot.thresholds import FIGURES, STEP, in_steps
from cogs.polls.kinds import Ballot, Kind, fits
from cogs.polls.tally import Result, tally
from cogs.polls.thresholds import WORDS, Thresholds, lists_ballots
from cogs.polls.trend import Point, means, shares
from storage.polls import Label, Poll
from tests.klass import MONDAY, SPACE

COUNTED = [kind for kind in Kind if kind is not Kind.TEXT]


@st.composite
def polls(draw: st.DrawFn) -> tuple[Kind, int, list[Ballot]]:
    """A poll of any kind that is counted, with ballots that fit it."""
    kind = draw(st.sampled_from(COUNTED))
    size = draw(st.integers(2, 7))
    ballot: st.SearchStrategy[Ballot]
    if kind is Kind.SCALE:
        ballot = st.tuples(st.integers(1, size))
    elif kind is Kind.ONE:
        ballot = st.tuples(st.integers(0, size - 1))
    else:
        fewest = 0 if kind is Kind.TIMES else 1
        ballot = st.lists(st.integers(0, size - 1), unique=True, min_size=fewest).map(lambda chosen: tuple(chosen))
    return kind, size, draw(st.lists(ballot, max_size=30))


def test_one_choice_is_won_by_whatever_most_people_chose() -> None:
    assert tally(Kind.ONE, 3, [(2,), (0,), (2,), (2,)]) == Result(4, (1, 0, 3), winners=(2,))


def test_who_chooses_several_counts_once_for_each_and_is_one_person() -> None:
    assert tally(Kind.SEVERAL, 4, [(0, 3), (3,), (3, 1, 0)]) == Result(3, (2, 1, 0, 3), winners=(3,))


def test_whoever_can_at_no_time_took_part_too() -> None:
    assert tally(Kind.TIMES, 2, [(), (1,), (0, 1)]) == Result(3, (1, 2), winners=(1,))
    assert tally(Kind.TIMES, 2, [(), ()]) == Result(2, (0, 0))


def test_choices_that_are_level_win_together() -> None:
    assert tally(Kind.ONE, 3, [(2,), (0,)]).winners == (0, 2)


def test_a_scale_has_a_distribution_a_median_and_a_mean() -> None:
    assert tally(Kind.SCALE, 5, [(4,), (5,), (1,), (4,), (4,)]) == Result(5, (1, 0, 0, 3, 1), 4.0, 3.6)
    assert tally(Kind.SCALE, 5, [(1,), (2,), (4,), (5,)]).median == 3.0
    assert tally(Kind.SCALE, 5, []) == Result(0, (0,) * 5)


@given(st.lists(st.integers(1, 7), min_size=1))
def test_median_and_mean_are_those_of_the_answers_one_by_one(answers: list[int]) -> None:
    result = tally(Kind.SCALE, 7, [(each,) for each in answers])
    assert (result.median, result.mean) == (statistics.median(answers), statistics.mean(answers))


@given(polls(), st.integers())
def test_the_order_of_ballots_changes_nothing(poll: tuple[Kind, int, list[Ballot]], seed: int) -> None:
    kind, size, ballots = poll
    shuffled = [*ballots]
    Random(seed).shuffle(shuffled)
    assert tally(kind, size, shuffled) == tally(kind, size, ballots)


@given(polls())
def test_a_result_is_the_same_after_it_was_kept_as_json_or_came_from_another_process(
    poll: tuple[Kind, int, list[Ballot]],
) -> None:
    result = tally(*poll)
    assert Result.from_json(json.loads(json.dumps(result.to_json()))) == result
    assert pickle.loads(pickle.dumps(result)) == result


def test_what_is_no_result_is_refused() -> None:
    with pytest.raises(ValueError, match="counts"):
        Result.from_json({"took_part": 3})


@pytest.mark.parametrize(
    ("kind", "size", "ballot"),
    [
        (Kind.ONE, 3, (3,)),
        (Kind.ONE, 3, (-1,)),
        (Kind.ONE, 3, (0, 1)),
        (Kind.ONE, 3, ()),
        (Kind.SEVERAL, 3, (1, 1)),
        (Kind.SEVERAL, 3, ()),
        (Kind.SCALE, 5, (0,)),
        (Kind.SCALE, 5, (6,)),
        (Kind.TIMES, 2, (2,)),
        (Kind.TIMES, 2, (0, 0)),
        (Kind.RANKING, 3, (0, 3)),
        (Kind.RANKING, 3, (0, -1)),
        (Kind.RANKING, 3, (0, 1, 0)),
        (Kind.RANKING, 3, (0, 1, 2, 0)),
        (Kind.RANKING, 3, ()),
    ],
)
def test_a_ballot_that_does_not_fit_is_never_left_out_in_silence(kind: Kind, size: int, ballot: Ballot) -> None:
    assert not fits(kind, size, ballot)
    with pytest.raises(ValueError, match="does not fit"):
        tally(kind, size, [(1,), ballot, (1,)])


@given(polls())
def test_a_ballot_that_fits_is_counted(poll: tuple[Kind, int, list[Ballot]]) -> None:
    kind, size, ballots = poll
    assert all(fits(kind, size, ballot) for ballot in ballots)
    assert tally(kind, size, ballots).took_part == len(ballots)


def test_written_answers_are_not_counted() -> None:
    assert not fits(Kind.TEXT, 3, (1,))
    with pytest.raises(ValueError, match="written"):
        tally(Kind.TEXT, 1, [])


# What may be shown


def test_nothing_of_a_poll_is_shown_from_fewer_people_than_the_threshold() -> None:
    least = Thresholds()
    assert [least.shows(Kind.SCALE, people) for people in (0, 1, 4, 5, 6)] == [False, False, False, True, True]
    assert [least.shows(Kind.TEXT, people) for people in (5, 9, 10)] == [False, False, True]
    raised = Thresholds(8, 12)
    assert [raised.shows(Kind.ONE, people) for people in (5, 7, 8)] == [False, False, True]
    assert (raised.least(Kind.ONE), raised.least(Kind.TEXT)) == (8, 12)


@pytest.mark.parametrize(("figures", "words"), [(FIGURES - 1, WORDS), (FIGURES, WORDS - 1), (0, 0), (-1, 50)])
def test_thresholds_are_never_lowered(figures: int, words: int) -> None:
    with pytest.raises(ValueError, match="never lowered"):
        Thresholds(figures, words)


def test_while_a_poll_is_open_five_answers_in_a_row_show_the_same() -> None:
    assert [in_steps(answers) for answers in range(12)] == [0] * 5 + [5] * 5 + [10] * 2
    assert in_steps(5_004) == 5_000
    assert STEP == 5


def test_ballots_that_could_be_told_apart_are_not_published() -> None:
    assert {each.kind for each in map(unlinkable, Kind) if lists_ballots(each)} == {Kind.ONE, Kind.SCALE}
    assert not lists_ballots(replace(unlinkable(Kind.ONE), best_only=True))
    assert not lists_ballots(replace(unlinkable(Kind.ONE), label=Label.NAMED))


def unlinkable(kind: Kind) -> Poll:
    """A poll of which nobody knows whose an answer is."""
    place = Place(SPACE, PlaceKind.CHANNEL, "general")
    return Poll(1, 1, place, None, kind, Label.UNLINKABLE, "Which song?", MONDAY, ("Sea", "Road"))


def scales(*people: int) -> list[tuple[date, Result]]:
    """A scale that was asked each week, with so many people, whose first answers 1 and all others 5."""
    return [
        (date(2026, 9, 1 + 7 * week), tally(Kind.SCALE, 5, [(1,), *[(5,)] * (count - 1)]))
        for week, count in enumerate(people)
    ]


def test_a_trend_leaves_out_the_times_at_which_too_few_took_part() -> None:
    assert means(scales(8, 4, 5), Thresholds()) == (
        Point(date(2026, 9, 1), 4.5, 8),
        Point(date(2026, 9, 8)),
        Point(date(2026, 9, 15), 4.2, 5),
    )
    assert [point.people for point in means(scales(8, 4, 5), Thresholds(6))] == [8, None, None]
    assert [point.people for point in means(scales(8, 4, 5), None)] == [8, 4, 5]


def test_a_trend_of_choices_has_their_shares_among_those_who_took_part() -> None:
    results = [
        (date(2026, 10, 8), tally(Kind.SEVERAL, 2, [(0, 1)] * 3 + [(1,)] * 3)),
        (date(2026, 10, 1), tally(Kind.SEVERAL, 2, [(0,)] * 5)),
        (date(2026, 10, 15), tally(Kind.SEVERAL, 2, [])),
    ]
    assert shares(Kind.SEVERAL, 0, results, Thresholds()) == (
        Point(date(2026, 10, 1), 1.0, 5),
        Point(date(2026, 10, 8), 0.5, 6),
        Point(date(2026, 10, 15)),
    )
    assert [point.value for point in shares(Kind.SEVERAL, 1, results, None)] == [0.0, 1.0, None]


def test_a_start_of_homeroom_loads_nothing_that_counts_or_draws() -> None:
    code = (
        "import sys; import cogs.polls.kinds, cogs.polls.tally, cogs.polls.ranking, cogs.polls.trend; "
        "import cogs.polls.thresholds, cogs.polls.picture; print({'numpy', 'matplotlib', 'PIL'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "set()"
