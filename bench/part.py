"""What a part of the bench is: what it measures, against what, and what its figures must meet."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING

import bench.parts

if TYPE_CHECKING:
    from bench.runner import Bench


class How(StrEnum):
    """How a figure is held against its target."""

    TIMES = "at most {limit:g} times"  # the baseline
    MORE = "at most {limit:g} {unit} more"  # than the baseline
    MOST = "at most {limit:g} {unit}"
    LEAST = "at least {limit:g} {unit}"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Target:
    """What a figure must meet.

    A ``fact`` (nothing lost, no scan, nothing imported) holds at any size and on any machine; what is about speed means
    nothing in a run that is only to see that the part still works.
    """

    how: How
    limit: float = 0.0
    fact: bool = False

    def met(self, ours: float, baseline: float | None) -> bool:
        """Whether a figure is good enough. Raises ``ValueError`` when it needs a baseline and there is none."""
        if self.how in (How.TIMES, How.MORE) and baseline is None:
            raise ValueError("this target is about a baseline")
        match self.how:
            case How.TIMES:
                return ours <= self.limit * (baseline or 0.0)
            case How.MORE:
                return ours - (baseline or 0.0) <= self.limit
            case How.MOST:
                return ours <= self.limit
            case How.LEAST:
                return ours >= self.limit
            case How.NONE:
                return ours == 0

    def words(self, unit: str) -> str:
        """The target as the table says it."""
        return str(self.how).format(limit=self.limit, unit=unit).strip()


def at_most_times(limit: float) -> Target:
    """At most so many times what the baseline takes."""
    return Target(How.TIMES, limit)


def at_most_more(limit: float) -> Target:
    """At most so much more than the baseline."""
    return Target(How.MORE, limit)


def at_most(limit: float) -> Target:
    """At most so much."""
    return Target(How.MOST, limit)


def at_least(limit: float) -> Target:
    """At least so much."""
    return Target(How.LEAST, limit)


NONE = Target(How.NONE, fact=True)
"""Not a single one, whatever the machine."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. ``ours`` is ``None`` when it could not be measured here; ``note`` then says why.

    ``added``: what counts is how much more than the baseline it is, not how many times. ``runs`` are what the medians
    are of, by side; ``--json`` keeps them.
    """

    what: str
    ours: float | None
    unit: str = ""
    baseline: float | None = None
    note: str = ""
    added: bool = False
    runs: Mapping[str, Sequence[float]] = field(default_factory=dict)

    @classmethod
    def of_runs(cls, what: str, unit: str, runs: Mapping[str, Sequence[float]], *, added: bool = False) -> Figure:
        """The medians of two sides, ``ours`` and ``baseline``, that ran in turns."""
        ours, baseline = median(runs["ours"]), median(runs["baseline"])
        return cls(what, ours, unit, baseline, added=added, runs=runs)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is measured. ``targets`` are by the ``what`` of their figures, which ``run`` must all give.

    A part is a module in ``bench/parts`` with one of these as ``PART``; it is called as its module.
    """

    measures: str
    against: str
    targets: Mapping[str, Target]
    run: Callable[[Bench], Iterable[Figure]] = field(repr=False)


def parts() -> dict[str, Part]:
    """Every part by its name."""
    names = sorted(each.name for each in pkgutil.iter_modules(bench.parts.__path__))
    return {name: importlib.import_module(f"bench.parts.{name}").PART for name in names}
