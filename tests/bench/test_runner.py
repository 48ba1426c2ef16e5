"""The runner's arithmetic: turns, rows, what counts as missed, and the way of a child process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import __main__ as command
from bench.part import NONE, Figure, Part, at_most_times
from bench.runner import Bench, Broken, Row, run_part
from bench.spans import Spans
from bench.table import amount, table

SLOW = Figure("a thing", 3.0, "s", 2.0)


def test_sides_run_in_turns_and_each_begins_as_often(tmp_path: Path) -> None:
    order: list[str] = []
    found = Bench(tmp_path).in_turns(ours=lambda: order.append("o"), baseline=lambda: order.append("b"))
    assert "".join(order) == "obboobboob"
    assert {side: len(runs) for side, runs in found.items()} == {"ours": 5, "baseline": 5}


def test_a_child_is_another_process_that_answers_with_what_a_function_returns(tmp_path: Path) -> None:
    assert Bench(tmp_path).child(amount, value=1.5, unit="s") == "1.500 s"
    assert Bench(tmp_path, quick=True).child(amount, value=1.5, unit="s") == "1.500 s"


def test_a_child_that_fails_breaks_the_part(tmp_path: Path) -> None:
    with pytest.raises(Broken, match="ended with 1"):
        Bench(tmp_path).child(amount, nothing=1)


def test_a_row_is_missed_only_when_its_target_is_and_in_a_quick_run_only_for_facts() -> None:
    slow, fast = Row("p", SLOW, at_most_times(1.2)), Row("p", SLOW, at_most_times(1.5))
    assert slow.ratio == 1.5
    assert (slow.missed(quick=False), slow.missed(quick=True)) == (True, False)
    assert not fast.missed(quick=False)
    lost = Row("p", Figure("lost", 1), NONE)
    assert (lost.missed(quick=False), lost.missed(quick=True)) == (True, True)
    assert not Row("p", SLOW, None).missed(quick=False)
    assert not Row("p", Figure("a thing", None, note="not here"), at_most_times(1.2)).missed(quick=False)


def test_a_part_that_forgets_a_figure_with_a_target_is_broken() -> None:
    part = Part("nothing", "nothing", {"a thing": at_most_times(1.2), "another": NONE}, run=lambda bench: [SLOW])
    with pytest.raises(Broken, match="p does not measure: another"):
        run_part("p", part, quick=True)


def test_the_table_says_what_was_missed_and_what_could_not_be_measured() -> None:
    rows = [
        Row("p", SLOW, at_most_times(1.2)),
        Row("p", Figure("  of it", 0.5, "ms", 0.25, added=True), None),
        Row("q", Figure("elsewhere", None, note="no PostgreSQL"), at_most_times(1.2)),
    ]
    lines = [" ".join(line.split()) for line in table(rows, quick=False).splitlines()]
    assert lines[1:] == [
        "p a thing 3.000 s 2.000 s 1.50 times at most 1.2 times MISSED",
        "of it 0.500 ms 0.250 ms +0.250 ms",
        "q elsewhere at most 1.2 times not measured: no PostgreSQL",
    ]
    assert "too small to tell" in table(rows, quick=True)


def test_own_times_leave_out_what_is_looked_at_within() -> None:
    class Work:
        def outer(self) -> int:
            return self.inner() + 1

        def inner(self) -> int:
            return sum(range(20_000))

    spans = Spans()
    plain = Work.outer
    with spans.looking_at([(Work, "outer", "outer"), (Work, "inner", "inner")]):
        Work().outer()
        spans.ended()
    assert Work.outer is plain
    (outer,), (inner,) = spans.by_name["outer"], spans.by_name["inner"]
    assert 0 < outer < inner


def test_a_missed_target_is_the_exit_code_and_figures_can_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    part = Part("a thing", "another", {"a thing": at_most_times(1.2)}, run=lambda bench: [SLOW])
    monkeypatch.setattr(command, "parts", lambda: {"p": part})
    kept = tmp_path / "kept.json"
    assert command.main(["p", "--json", str(kept)]) == 1
    assert command.main(["p", "--quick"]) == 0
    assert "MISSED" in capsys.readouterr().out
    (figure,) = json.loads(kept.read_text())["figures"]
    assert (figure["ratio"], figure["met"], figure["target"]) == (1.5, False, "at most 1.2 times")
    assert command.main(["unknown"]) == 2
