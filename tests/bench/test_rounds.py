"""A class of 200 through a term of 15 rounds, with people who pause and people who stay silent."""

from __future__ import annotations

from bench.rounds import ROUNDS, Term, largest, matched, shuffled, terms


def test_in_a_term_nobody_meets_twice_or_is_left_out_and_after_four_rounds_all_know_one_another_over_others() -> None:
    for number, term in enumerate(terms(matched, seed=2), 1):
        if number == 4:
            who_met = {person for pair in term.met for person in pair}
            assert largest(term.people, term.met) == len(who_met) > 0.98 * term.people
    assert term.repeats == [0] * ROUNDS
    assert term.out == [0] * ROUNDS
    assert (term.twice_out, term.twice_trio) == (0, 0)


def test_a_shuffle_has_people_meet_again_and_leaves_people_out() -> None:
    *_, term = terms(shuffled, seed=2)
    assert sum(term.repeats) > 10
    assert sum(term.out) > 3


def test_a_term_counts_who_meets_again_is_left_out_twice_and_in_a_trio_twice() -> None:
    term = Term(6)
    term.goes_on(1, range(6), [(0, 1, 2), (3, 4)], silent={4})
    assert (term.repeats, term.out, term.met) == ([0], [1], {(0, 1), (0, 2), (1, 2)})
    term.goes_on(2, range(6), [(0, 3, 4), (1, 2)], silent=set())
    assert (term.repeats, term.out, term.twice_out, term.twice_trio) == ([0, 2], [1, 1], 1, 1)
    assert largest(6, term.met) == 5
