"""A class that meets in pairs for a term, matched or shuffled: who meets whom anew, and who is left out.

``python -m bench.rounds docs/pictures/matching.png`` draws what ``docs/matching.md`` shows.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from bench.pairing import a_class
from bot.matching.affinity import Affinity
from bot.matching.pairs import match
from bot.matching.pool import Pool

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PEOPLE: Final = 200
ROUNDS: Final = 15
PAUSING: Final = 0.10
SILENT: Final = 0.05
Groups = Sequence[tuple[int, ...]]


@dataclass
class Term:
    """What became of a class so far. A meeting is one at which at least two people of a group were not silent."""

    people: int
    introduced: dict[tuple[int, int], int] = field(default_factory=dict)
    """Pairs by the round in which they were last in a group."""
    met: set[tuple[int, int]] = field(default_factory=set)
    left_out: set[int] = field(default_factory=set)
    """Who was not placed when they last took part."""
    in_trio: set[int] = field(default_factory=set)
    """Who was in a trio when they last took part."""
    repeats: list[int] = field(default_factory=list)
    """How many groups of each round had two people in it who were in one before."""
    out: list[int] = field(default_factory=list)
    """How many could not be placed in each round."""
    twice_out: int = 0
    """How often somebody could not be placed twice running."""
    twice_trio: int = 0
    """How often somebody was in a trio twice running."""
    together: list[float] = field(default_factory=list)
    """The part of the class that is in the largest circle of people who know one another over others."""
    calls: list[float] = field(default_factory=list)
    """The part of the groups of each round that share the hours asked for."""

    def goes_on(self, number: int, present: Sequence[int], groups: Groups, silent: set[int]) -> None:
        """Adds a round."""
        pairs = [pair for group in groups for pair in combinations(group, 2)]
        self.repeats.append(sum(any(pair in self.introduced for pair in combinations(group, 2)) for group in groups))
        self.introduced.update(dict.fromkeys(pairs, number))
        self.met.update(pair for pair in pairs if not silent & {*pair})
        out = {*present} - {person for group in groups for person in group}
        trio = {person for group in groups if len(group) == 3 for person in group}
        self.twice_out += len(out & self.left_out)
        self.twice_trio += len(trio & self.in_trio)
        self.left_out = (self.left_out - {*present}) | out
        self.in_trio = (self.in_trio - {*present}) | trio
        self.out.append(len(out))
        self.together.append(largest(self.people, self.met) / self.people)


def largest(people: int, met: set[tuple[int, int]]) -> int:
    """How many people are in the largest connected part of a graph."""
    parts = [{person} for person in range(people)]
    for a, b in met:
        if parts[a] is not parts[b]:
            small, large = sorted((parts[a], parts[b]), key=len)
            large |= small
            for person in small:
                parts[person] = large
    return max(map(len, parts))


Way = Callable[[Pool, Term, Sequence[int], int, int], Groups]


def matched(pool: Pool, term: Term, present: Sequence[int], number: int, seed: int) -> Groups:
    """As Homeroom does it."""
    met = np.array([*term.introduced], np.int64).reshape(-1, 2)
    everybody = np.arange(pool.n)
    known = replace(
        pool,
        met=met,
        met_ago=number - np.array([*term.introduced.values()], np.int64),
        first=np.isin(everybody, [*term.left_out]),
        last_trio=np.isin(everybody, [*term.in_trio]),
    )
    found = match(known.of(np.array(present)), seed * 1_000 + number)
    return [tuple(present[person] for person in group) for group in found.groups]


def shuffled(pool: Pool, term: Term, present: Sequence[int], number: int, seed: int) -> Groups:
    """As a shuffle does it: whoever is over is left out."""
    order = np.random.default_rng((seed, number)).permutation(present).tolist()
    return [(min(a, b), max(a, b)) for a, b in zip(order[::2], order[1::2], strict=False)]


def terms(way: Way, seed: int, people: int = PEOPLE, rounds: int = ROUNDS) -> Iterator[Term]:
    """A class after each round. The same seed has the same people pausing and silent, whichever way it is paired."""
    pool, term = a_class(people, seed), Term(people)
    affinity = Affinity(pool)
    chance = np.random.default_rng((seed, 1))
    for number in range(1, rounds + 1):
        pausing = chance.random(people) < PAUSING
        silent = chance.random(people) < SILENT
        present = np.flatnonzero(~pausing).tolist()
        groups = way(pool, term, present, number, seed)
        term.goes_on(number, present, groups, {*np.flatnonzero(silent).tolist()})
        can_call = [bool(affinity.all_can_call(np.array([group]))[0]) for group in groups]
        term.calls.append(sum(can_call) / len(can_call))
        yield term


@dataclass(frozen=True)
class Line:
    """One side of the comparison: the terms of several classes, and how it is drawn."""

    name: str
    way: Way
    colour: str
    style: str


LINES: Final = (Line("Homeroom", matched, "#1f6f8b", "-"), Line("a shuffle", shuffled, "#c4541a", "--"))
CLASSES: Final = 10


def draw(path: Path) -> None:
    """The picture: four measures, round by round, of the mean of ten classes."""
    from matplotlib.figure import Figure

    # A page of its own colour, so that it reads on a light and on a dark one alike.
    figure = Figure((9, 5.6), dpi=150, facecolor="#fbfaf7", layout="constrained")
    axes = figure.subplots(2, 2)
    for line in LINES:
        played = [[*terms(line.way, seed)][-1] for seed in range(1, CLASSES + 1)]
        measures = (
            ("groups in which two people met before, so far", np.cumsum([each.repeats for each in played], axis=1)),
            ("people left out, so far", np.cumsum([each.out for each in played], axis=1)),
            ("groups that share two free hours for a call, in %", 100 * np.array([each.calls for each in played])),
            ("people in one circle of acquaintance, in %", 100 * np.array([each.together for each in played])),
        )
        for ax, (what, values) in zip(axes.flat, measures, strict=True):
            _line(ax, what, values.mean(axis=0), line)
    for ax in axes.flat:
        ax.set_ylim(bottom=0)
    for ax in axes[1]:
        ax.set_xlabel("round")
    axes[0, 0].legend(frameon=False, loc="upper left", fontsize=10)
    figure.suptitle(
        f"A class of {PEOPLE}: {ROUNDS} rounds, in each {PAUSING:.0%} pause and {SILENT:.0%} stay silent"
        f" (the mean of {CLASSES} classes)",
        fontsize=11,
    )
    figure.savefig(path, metadata={"Software": ""})


def _line(ax: Axes, what: str, values: np.ndarray[tuple[int], np.dtype[np.float64]], line: Line) -> None:
    rounds = range(1, len(values) + 1)
    ax.plot(rounds, values, line.style, color=line.colour, linewidth=2.2, label=line.name)
    ax.annotate(
        f"{values[-1]:.3g}",
        (rounds[-1], values[-1]),
        xytext=(5, 0),
        textcoords="offset points",
        va="center",
        color=line.colour,
        fontsize=9,
        fontweight="bold",
    )
    ax.set_title(what, fontsize=10, loc="left")
    ax.set_facecolor("#fbfaf7")
    ax.spines[["top", "right"]].set_visible(False)
    ax.grid(axis="y", color="#dedbd2", linewidth=0.8)
    ax.set_xticks([1, 4, 8, 12, 15])


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
