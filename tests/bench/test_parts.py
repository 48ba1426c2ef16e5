"""Every part of the bench still runs, in a tiny size, and meets what does not depend on size."""

from __future__ import annotations

import sys

import pytest

from bench.__main__ import main
from bench.part import parts
from bench.runner import run_part

NAMES = sorted(parts())


def test_the_parts_are_those_of_the_first_step() -> None:
    assert {"start", "interaction", "drain", "tick", "load"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_part_says_what_it_measures_against_what_and_what_it_must_meet(name: str) -> None:
    part = parts()[name]
    assert part.measures
    assert part.against
    assert part.targets


@pytest.mark.skipif(sys.platform == "win32", reason="the bench ends processes as Ctrl-C does on POSIX")
@pytest.mark.parametrize("name", NAMES)
def test_a_part_runs_in_a_tiny_size(name: str) -> None:
    rows = run_part(name, parts()[name], quick=True)
    assert [row.to_json() for row in rows if row.missed(quick=True)] == []


def test_every_part_is_listed_with_its_targets(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list"]) == 0
    told = capsys.readouterr().out
    for name, part in parts().items():
        assert name in told
        assert all(what in told for what in part.targets)
