"""What is told of how many people, so that no figure is of fewer than five, and no two figures leave fewer."""

from __future__ import annotations

import pytest

from bot.thresholds import FIGURES, STEP, in_steps, of_them


def test_a_number_that_moves_is_told_in_whole_steps() -> None:
    assert [in_steps(each) for each in (-1, 0, 4, 5, 9, 10)] == [0, 0, 0, 5, 5, 10]


@pytest.mark.parametrize("least", [FIGURES, 8])
def test_what_is_told_of_a_part_never_leaves_a_few_of_the_whole(least: int) -> None:
    for of in range(least, 60):
        told = {count: of_them(count, of, least=least) for count in range(of + 1)}
        for count, found in told.items():
            if found is None:
                assert count < least
            elif found == (0, False):
                assert of - least < count
            else:
                shown, exact = found
                assert least <= shown <= count
                assert shown % STEP == 0 or exact
                assert exact is (count == shown == of or of - count >= least)
                assert all(told[other] == found for other in range(of - least + 1, of) if not exact)
