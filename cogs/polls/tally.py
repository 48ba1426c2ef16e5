"""Counting ballots: a pure function, whatever their order, which runs in the process pool."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from bot.records import dataclass
from cogs.polls.kinds import Ballot, Kind, fits, points
from cogs.polls.ranking import Round, ranked

if TYPE_CHECKING:
    from pydantic import RootModel


@dataclass(frozen=True, slots=True)
class Result:
    """What a poll came to.

    ``took_part`` is people. ``counts`` is, for each choice or point of the scale in their order, how many people chose
    it; for a ranking, how many ranked it first. ``median`` and ``mean`` are of a scale with an answer, in its points;
    between two middle answers the median is half way. ``rounds`` is how a ranking was counted.

    ``winners`` are the choices that most people chose, or that won the run-off: several where they are level, none on
    a scale or where nobody chose anything. ``condorcet`` is the choice of a ranking that more people prefer than not to
    each other choice, where there is one; it may be another than the winner.
    """

    took_part: int
    counts: tuple[int, ...]
    median: float | None = None
    mean: float | None = None
    rounds: tuple[Round, ...] = ()
    winners: tuple[int, ...] = ()
    condorcet: int | None = None

    def to_json(self) -> dict[str, Any]:
        """As plain values, which :meth:`from_json` reads."""
        plain: dict[str, Any] = _kept()(self).model_dump(mode="json")
        return plain

    @classmethod
    def from_json(cls, plain: Any) -> Result:
        """Raises ``ValueError`` for what no result looks like."""
        return _kept().model_validate(plain).root


@cache
def _kept() -> type[RootModel[Result]]:
    """Made when a result is first kept or read: every start imports this."""
    from pydantic import ConfigDict, RootModel

    class Kept(RootModel[Result]):
        model_config = ConfigDict(hide_input_in_errors=True)

    return Kept


def tally(kind: Kind, size: int, ballots: Sequence[Ballot]) -> Result:
    """What the ballots come to, one a person. ``size`` is the number of choices, or of the points of a scale.

    Raises ``ValueError`` for written answers, and for a ballot that does not fit the poll: those were refused when they
    were cast, so the fault is ours, and a count that leaves one out would be wrong in silence.
    """
    if kind is Kind.TEXT:
        raise ValueError("written answers are not counted")
    if kind is Kind.RANKING:
        count = ranked(size, ballots)
        return Result(len(ballots), count.firsts, None, None, count.rounds, count.winners, count.condorcet)
    for ballot in {*ballots}:
        if not fits(kind, size, ballot):
            raise ValueError("a ballot does not fit its poll")
    chosen = Counter(chain.from_iterable(ballots))
    counts = tuple(chosen[each] for each in points(kind, size))
    if kind is Kind.SCALE:
        return Result(len(ballots), counts, median(counts), mean(counts))
    return Result(len(ballots), counts, winners=most(counts))


def most(counts: Sequence[int]) -> tuple[int, ...]:
    """The choices that most people chose; none where nobody chose any."""
    best = max(counts, default=0)
    return tuple(choice for choice, count in enumerate(counts) if count == best > 0)


def mean(counts: Sequence[int]) -> float | None:
    """Of a scale, from how many people chose each point."""
    people = sum(counts)
    return float(Fraction(sum(point * count for point, count in enumerate(counts, 1)), people)) if people else None


def median(counts: Sequence[int]) -> float | None:
    """Of a scale, from how many people chose each point."""
    people = sum(counts)
    if not people:
        return None
    return (_answer(counts, (people - 1) // 2) + _answer(counts, people // 2)) / 2


def _answer(counts: Sequence[int], place: int) -> int:
    """The point that stands at this place, from 0 up, when all answers stand in order."""
    for point, count in enumerate(counts, 1):
        if place < count:
            return point
        place -= count
    raise ValueError("there are not so many answers")
