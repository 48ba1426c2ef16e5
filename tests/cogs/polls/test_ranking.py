"""Instant run-off and the Condorcet winner, held to versions that are slow and plainly right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cogs.polls.kinds import Ballot, Kind
from cogs.polls.ranking import Round, Tie, ranked, standing, votes
from cogs.polls.tally import tally

TENNESSEE = [(0, 1, 2, 3)] * 42 + [(1, 2, 3, 0)] * 26 + [(2, 3, 1, 0)] * 15 + [(3, 2, 1, 0)] * 17
"""The textbook's capital of Tennessee: Memphis, Nashville, Chattanooga, Knoxville."""


@st.composite
def rankings(draw: st.DrawFn, most: int = 6) -> tuple[int, list[Ballot]]:
    size = draw(st.integers(2, most))
    ballot = st.permutations(range(size)).flatmap(
        lambda order: st.integers(1, size).map(lambda length: tuple(order[:length]))
    )
    return size, draw(st.lists(ballot, min_size=1, max_size=25))


def prefers(ballot: Ballot, one: int, other: int) -> bool:
    return one in ballot and (other not in ballot or ballot.index(one) < ballot.index(other))


def slow(size: int, ballots: Sequence[Ballot]) -> tuple[list[Round], tuple[int, ...]]:
    """The rules as they are written in ``Tie`` and ``Round``, one ballot after the other."""
    still, rounds = [*range(size)], list[Round]()
    while True:
        tops = [next((choice for choice in ballot if choice in still), None) for ballot in ballots]
        count = {choice: tops.count(choice) for choice in still}
        exhausted = tops.count(None)
        shown = tuple(count.get(choice) for choice in range(size))
        over = [choice for choice in still if count[choice] * 2 > len(ballots) - exhausted]
        last = [choice for choice in still if count[choice] == min(count.values())]
        more = [count[choice] for choice in still if choice not in last]
        tie: Tie | None = None
        if over or (len(still) == 2 and len(last) == 2):
            return [*rounds, Round(shown, exhausted)], tuple(over or still)
        if len(last) > 1 and more and sum(count[choice] for choice in last) < min(more):
            tie = Tie.TOGETHER
        elif len(last) > 1:
            for before in reversed(rounds):
                if len(last) > 1:
                    low = min(before.counts[choice] or 0 for choice in last)
                    last = [choice for choice in last if before.counts[choice] == low]
                    tie = Tie.EARLIER
            if len(last) > 1:
                above = {
                    choice: sum(prefers(ballot, choice, other) for ballot in ballots for other in still)
                    for choice in last
                }
                last = [choice for choice in last if above[choice] == min(above.values())]
                tie = Tie.PREFERRED if len(last) == 1 else Tie.ORDER
                if last == still:
                    return [*rounds, Round(shown, exhausted)], tuple(still)
                last = last[-1:]
        rounds.append(Round(shown, exhausted, tuple(last), tie))
        still = [choice for choice in still if choice not in last]


@given(rankings())
@settings(max_examples=400)
def test_the_run_off_is_the_slow_one(poll: tuple[int, list[Ballot]]) -> None:
    result = ranked(*poll)
    assert ([*result.rounds], result.winners) == slow(*poll)


@pytest.mark.parametrize("size", [3, 4, 9, 20])
def test_the_run_off_is_the_slow_one_on_larger_polls_too(size: int) -> None:
    random = Random(size)
    ballots = [tuple(random.sample(range(size), random.randint(1, size))) for _ in range(400)]
    result = ranked(size, ballots)
    assert ([*result.rounds], result.winners) == slow(size, ballots)


@given(rankings())
def test_every_round_counts_every_ballot_and_the_last_leaves_the_winner(poll: tuple[int, list[Ballot]]) -> None:
    size, ballots = poll
    result = ranked(size, ballots)
    gone: set[int] = set()
    for each in result.rounds:
        assert sum(count or 0 for count in each.counts) + each.exhausted == len(ballots)
        assert {choice for choice, count in enumerate(each.counts) if count is None} == gone
        gone |= {*each.out}
    assert result.winners
    assert not {*result.winners} & gone
    assert result.rounds[-1].out == ()


@given(rankings())
def test_a_condorcet_winner_beats_every_other_one_by_one(poll: tuple[int, list[Ballot]]) -> None:
    size, ballots = poll

    def beats(one: int, other: int) -> bool:
        ahead = sum(prefers(ballot, one, other) for ballot in ballots)
        return ahead > sum(prefers(ballot, other, one) for ballot in ballots)

    found = [one for one in range(size) if all(beats(one, other) for other in range(size) if other != one)]
    assert [*found] == ([] if (winner := ranked(size, ballots).condorcet) is None else [winner])


@given(rankings(), st.integers())
def test_the_order_of_ballots_changes_nothing(poll: tuple[int, list[Ballot]], seed: int) -> None:
    size, ballots = poll
    shuffled = [*ballots]
    Random(seed).shuffle(shuffled)
    assert ranked(size, shuffled) == ranked(size, ballots)


@given(rankings())
def test_whatever_more_than_half_rank_first_wins_in_one_round_and_beats_all(poll: tuple[int, list[Ballot]]) -> None:
    size, ballots = poll
    result = ranked(size, [*ballots, *[(0,)] * (len(ballots) + 1)])
    assert (result.winners, result.condorcet, len(result.rounds)) == ((0,), 0, 1)


@given(rankings())
def test_counting_everybody_twice_changes_nothing_but_the_numbers(poll: tuple[int, list[Ballot]]) -> None:
    size, ballots = poll
    once, twice = ranked(size, ballots), ranked(size, ballots * 2)
    assert (once.winners, once.condorcet) == (twice.winners, twice.condorcet)
    assert [each.out for each in once.rounds] == [each.out for each in twice.rounds]


@given(rankings(4), st.randoms(use_true_random=False))
def test_other_names_for_the_choices_change_only_what_the_poll_s_order_settled(
    poll: tuple[int, list[Ballot]], random: Random
) -> None:
    size, ballots = poll
    names = random.sample(range(size), size)
    result = ranked(size, ballots)
    renamed = ranked(size, [tuple(names[choice] for choice in ballot) for ballot in ballots])
    assert renamed.condorcet == (None if result.condorcet is None else names[result.condorcet])
    if all(each.tie is not Tie.ORDER for each in result.rounds):
        assert {*renamed.winners} == {names[choice] for choice in result.winners}


def test_the_textbook_s_capital() -> None:
    result = ranked(4, TENNESSEE)
    assert [each.counts for each in result.rounds] == [(42, 26, 15, 17), (42, 26, None, 32), (42, None, None, 58)]
    assert ([each.out for each in result.rounds], result.winners) == ([(2,), (1,), ()], (3,))
    assert result.condorcet == 1  # Nashville would beat each of the others: the run-off need not choose it


def test_a_ballot_that_ranks_nobody_who_is_still_in_counts_no_more() -> None:
    result = ranked(3, [(0,)] * 4 + [(1,)] * 3 + [(2,)] * 2)
    assert [(each.counts, each.exhausted) for each in result.rounds] == [((4, 3, 2), 0), ((4, 3, None), 2)]
    assert result.winners == (0,)  # more than half of the seven that still count


def test_those_who_together_cannot_catch_up_go_out_together() -> None:
    result = ranked(5, [(0,)] * 5 + [(1,)] * 5 + [(2, 1)] + [(3, 1)])
    assert result.rounds[0] == Round((5, 5, 1, 1, 0), 0, (4,))
    assert result.rounds[1] == Round((5, 5, 1, 1, None), 0, (2, 3), Tie.TOGETHER)
    assert result.winners == (1,)


def test_of_two_who_are_last_whoever_had_fewer_before_goes_out() -> None:
    ballots = [(0,)] * 4 + [(1,)] * 3 + [(2,)] * 2 + [(3, 2)]
    result = ranked(4, ballots)
    assert result.rounds[1] == Round((4, 3, 3, None), 0, (2,), Tie.EARLIER)


def test_of_two_who_were_always_level_whoever_is_less_often_preferred_goes_out() -> None:
    result = ranked(3, [(0, 2)] * 4 + [(1, 0)] * 3 + [(2, 0)] * 3)
    assert (result.rounds[0].out, result.rounds[0].tie) == ((1,), Tie.PREFERRED)


def test_where_the_ballots_say_no_more_the_later_in_the_poll_goes_out() -> None:
    result = ranked(3, [(0,)] * 4 + [(1,)] * 3 + [(2,)] * 3)
    assert (result.rounds[0].out, result.rounds[0].tie, result.winners) == ((2,), Tie.ORDER, (0,))


def test_the_last_two_who_are_level_win_together_whatever_was_before() -> None:
    assert ranked(3, [(0,)] * 3 + [(1,)] * 2 + [(2, 1)]).winners == (0, 1)
    assert ranked(2, [(0,), (1,)]).rounds == (Round((1, 1), 0),)


def test_all_who_are_level_in_everything_win_together() -> None:
    assert ranked(3, [(0,), (1,), (2,)]).winners == (0, 1, 2)
    assert ranked(3, [(0, 1, 2), (1, 2, 0), (2, 0, 1)]).winners == (0, 1, 2)
    assert ranked(4, [*permutations(range(4))]).winners == (0, 1, 2, 3)


def test_nobody_wins_where_nobody_took_part() -> None:
    assert tally(Kind.RANKING, 3, []).to_json() == {
        "took_part": 0,
        "counts": [0, 0, 0],
        "median": None,
        "mean": None,
        "rounds": [],
        "winners": [],
        "condorcet": None,
    }


def test_choices_stand_from_the_winner_down_to_who_went_out_first() -> None:
    result = ranked(4, TENNESSEE)
    assert standing(result.rounds) == (3, 0, 1, 2)
    assert [votes(result.rounds, choice) for choice in range(4)] == [(42, 42, 42), (26, 26), (15,), (17, 32, 58)]
    assert standing(ranked(5, [(0,)] * 5 + [(1,)] * 5 + [(2, 1)] + [(3, 1)]).rounds) == (1, 0, 2, 3, 4)
    assert standing(()) == ()
