"""Runs parts: what is compared runs in turns, in fresh processes of one shape, and the median of the runs counts."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.child import call
from bench.command import ROOT
from bench.part import Figure, Part, Target

RUNS: Final = 5
LONGEST: Final = 600  # seconds that one child may take


class Broken(RuntimeError):
    """A part that does not give what it declares, or whose child failed."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What a part is given to measure with. ``quick`` asks for a tiny size, only to see that everything still runs."""

    folder: Path
    quick: bool = False

    @property
    def runs(self) -> int:
        """How often each side of a comparison runs."""
        return 1 if self.quick else RUNS

    def in_turns(self, **sides: Callable[[], Any]) -> dict[str, list[Any]]:
        """Runs every side once a round, each time another one first, so that what the machine does hits all alike."""
        found: dict[str, list[Any]] = {name: [] for name in sides}
        for number in range(self.runs):
            for name in _turned(list(sides), number):
                found[name].append(sides[name]())
        return found

    def child(self, function: Callable[..., Any], **given: Any) -> Any:
        """What a function of a module returns (plain JSON), from a fresh process. Arguments are plain JSON too.

        A quick run calls it in this process, which saves the imports.
        """
        target = f"{function.__module__}:{function.__qualname__}"
        if self.quick:
            return json.loads(json.dumps(call(target, json.loads(json.dumps(given)))))
        done = subprocess.run(
            [sys.executable, "-m", "bench.child", target],
            input=json.dumps(given),
            stdout=subprocess.PIPE,
            text=True,
            timeout=LONGEST,
            cwd=ROOT,
        )
        if done.returncode:
            raise Broken(f"{target} ended with {done.returncode}")
        return json.loads(done.stdout)


def _turned(names: Sequence[str], by: int) -> list[str]:
    first = by % len(names)
    return [*names[first:], *names[:first]]


@dataclass(frozen=True, slots=True)
class Row:
    """A figure with its part and its target: what the table prints and ``--json`` keeps."""

    part: str
    figure: Figure
    target: Target | None

    @property
    def ratio(self) -> float | None:
        """How many times the baseline."""
        ours, baseline = self.figure.ours, self.figure.baseline
        return None if ours is None or not baseline else ours / baseline

    @property
    def met(self) -> bool | None:
        """Whether the target is met; ``None`` where there is none, or nothing could be measured."""
        if self.target is None or self.figure.ours is None:
            return None
        return self.target.met(self.figure.ours, self.figure.baseline)

    def missed(self, *, quick: bool) -> bool:
        """Whether the bench fails for it: in a quick run only for a fact."""
        return self.met is False and self.target is not None and (self.target.fact or not quick)

    def to_json(self) -> dict[str, Any]:
        """As ``--json`` keeps it."""
        figure = self.figure
        return {
            "part": self.part,
            "what": figure.what,
            "ours": figure.ours,
            "baseline": figure.baseline,
            "unit": figure.unit,
            "ratio": self.ratio,
            "target": self.target.words(figure.unit) if self.target else None,
            "met": self.met,
            "note": figure.note,
            "runs": figure.runs,
        }


def run_part(name: str, part: Part, *, quick: bool) -> list[Row]:
    """Measures one part, in a folder of its own. Raises :class:`Broken` when a figure with a target is missing."""
    with tempfile.TemporaryDirectory(prefix=f"homeroom-bench-{name}-") as folder:
        figures = list(part.run(Bench(Path(folder), quick)))
    if missing := part.targets.keys() - {figure.what for figure in figures}:
        raise Broken(f"{name} does not measure: {', '.join(sorted(missing))}")
    return [Row(name, figure, part.targets.get(figure.what)) for figure in figures]


def run(chosen: Mapping[str, Part], *, quick: bool, say: Callable[[str], None]) -> list[Row]:
    """Measures parts one after the other; nothing runs beside what is measured."""
    rows: list[Row] = []
    for name, part in chosen.items():
        began = time.monotonic()
        rows += run_part(name, part, quick=quick)
        say(f"{name}: measured in {time.monotonic() - began:.0f} s")
    return rows
