"""Breakout rooms: a class whose breakouts are drawn one after the other, beside chance; a large one by the clock."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import mean, median
from typing import Final

from bench.breakouts import Way, terms
from bench.part import NONE, Figure, Part, at_most
from bench.runner import Bench

AT_FIRST: Final = "32 people in rooms of 4: pairs who meet again in the first 6 breakouts, the worst of all classes"
OVER_TEN: Final = "pairs who meet again over ten breakouts, the worst of all classes"
LONGEST: Final = "the longest that one of these breakouts took to draw"
LARGE: Final = "300 people in 100 rooms, the longest of three breakouts"
_PEOPLE, _SIZE, _BREAKOUTS, _STRANGERS = 32, 4, 10, 6


def run(bench: Bench) -> Iterator[Figure]:
    """Each in a fresh process, with the modules loaded before."""
    seeds, many = (2, 60) if bench.quick else (50, 300)
    given = {"people": _PEOPLE, "size": _SIZE, "breakouts": _BREAKOUTS, "seeds": seeds}
    ours = bench.child(terms, way=Way.NEW_FACES.value, **given)
    chance = bench.child(terms, way=Way.RANDOM.value, **given)
    first, over = ([sum(each[:upto]) for each in ours["repeats"]] for upto in (_STRANGERS, _BREAKOUTS))
    by_chance = [sum(each) for each in chance["repeats"]]
    note = f"of {seeds}; baseline: random; the best known for all ten drawn at once is 0"
    at_first = max(sum(each[:_STRANGERS]) for each in chance["repeats"])
    yield Figure(AT_FIRST, max(first), baseline=at_first, note=note, added=True)
    yield Figure(OVER_TEN, max(over), baseline=max(by_chance), added=True)
    yield Figure("  the same, the mean of all classes", mean(over), baseline=mean(by_chance), added=True)
    yield Figure(LONGEST, ours["longest"], "s")
    large = {"way": Way.NEW_FACES.value, "people": many, "size": 3, "breakouts": 3, "seeds": 1}
    runs = [bench.child(terms, **large) for _ in range(bench.runs)]
    yield Figure(LARGE, median(each["longest"] for each in runs), "s")
    yield Figure("  pairs who meet again in these", sum(runs[0]["repeats"][0]))


PART: Final = Part(
    measures="breakouts of 32 people drawn one after the other, 300 people into 100 rooms against the clock",
    against="random rooms, and what must hold",
    targets={AT_FIRST: NONE, OVER_TEN: at_most(35), LONGEST: at_most(1), LARGE: at_most(1)},
    run=run,
)
