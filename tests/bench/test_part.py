"""What a figure must meet, and how a plan that reads too much is told from one that does not."""

from __future__ import annotations

import pytest

from bench.part import NONE, Figure, at_least, at_most, at_most_more, at_most_times
from bench.plans import walks


def test_a_ratio_is_met_up_to_its_limit() -> None:
    target = at_most_times(1.3)
    assert target.met(1.3, 1.0)
    assert not target.met(1.31, 1.0)
    assert target.words("s") == "at most 1.3 times"


def test_what_is_added_counts_in_its_unit_however_large_the_baseline_is() -> None:
    target = at_most_more(0.3)
    assert target.met(10.29, 10.0)
    assert not target.met(0.8, 0.4)
    assert target.words("ms") == "at most 0.3 ms more"


def test_limits_and_nothing_at_all_need_no_baseline() -> None:
    assert at_least(99).met(99.0, None)
    assert not at_least(99).met(98.9, None)
    assert at_most(1).met(1.0, None)
    assert not at_most(1).met(1.1, None)
    assert NONE.met(0, None)
    assert not NONE.met(1, None)


@pytest.mark.parametrize("target", [at_most_times(1.3), at_most_more(0.3)])
def test_a_comparison_without_a_baseline_is_an_error(target: object) -> None:
    with pytest.raises(ValueError, match="baseline"):
        target.met(1.0, None)  # type: ignore[attr-defined]


def test_figures_of_several_runs_are_their_medians_and_keep_them() -> None:
    runs = {"ours": [3.0, 9.0, 2.0], "baseline": [1.0, 2.0, 8.0]}
    figure = Figure.of_runs("a thing", "s", runs)
    assert (figure.ours, figure.baseline) == (3.0, 2.0)
    assert figure.runs == runs


FIRST = "SELECT jobs.due_at \nFROM jobs \nWHERE state = 'waiting' ORDER BY jobs.due_at\n LIMIT ? OFFSET ?"


@pytest.mark.parametrize(
    ("statement", "plan", "walked"),
    [
        ("SELECT 1 FROM jobs WHERE id = ?", ["SEARCH jobs USING INTEGER PRIMARY KEY (rowid=?)"], 0),
        ("SELECT 1 FROM jobs WHERE why = ?", ["SCAN jobs"], 1),
        ("SELECT 1 FROM jobs WHERE why = ? ORDER BY due_at LIMIT 1", ["SCAN jobs USING INDEX jobs_due"], 1),
        (FIRST, ["SCAN jobs USING COVERING INDEX jobs_due"], 0),
        (FIRST, ["SCAN jobs USING INDEX jobs_due"], 0),
        (FIRST, ["SCAN jobs", "USE TEMP B-TREE FOR ORDER BY"], 1),
        (FIRST, ["SCAN jobs USING INDEX jobs_link", "USE TEMP B-TREE FOR ORDER BY"], 1),
        ("DELETE FROM lanes WHERE holder = ?", ["SCAN lanes"], 0),
        (
            "INSERT INTO lanes SELECT ...",
            ["CO-ROUTINE free", "SEARCH jobs USING INDEX jobs_due (due_at<?)", "SCAN free"],
            0,
        ),
        ("INSERT INTO lanes SELECT ...", ["MATERIALIZE free", "SCAN jobs", "SCAN free"], 1),
        ("VALUES (1)", ["SCAN CONSTANT ROW"], 0),
    ],
)
def test_a_plan_walks_when_it_reads_more_rows_than_it_gives(statement: str, plan: list[str], walked: int) -> None:
    assert len(walks(statement, plan)) == walked
