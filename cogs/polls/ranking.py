"""Ranking: instant run-off with its rounds, and the choice that beats every other one by one.

Instant run-off is the preferential voting of Robert's Rules of Order Newly Revised (12th ed., section 45): whoever
has more than half of the votes that still count wins; otherwise the last one is out, and its votes go to the next
choice on each of their ballots. The Condorcet winner is from his *Essai* (1785).

Elections leave ties to a lot. Here whoever counts the same ballots again must come to the same result, so :class:`Tie`
settles them. Those who are level in all that the ballots say at the end win together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

from bot.records import dataclass
from cogs.polls.kinds import Ballot

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# numpy is imported where it counts, in the process pool: a start of Homeroom must not wait for it.


class Tie(StrEnum):
    """What settled who goes out where several are last. They are asked in this order."""

    TOGETHER = "together"
    """All of them: even together they have fewer votes than the next, so none of them could have won."""
    EARLIER = "earlier"
    """Who had fewer votes in the latest earlier round in which they differ."""
    PREFERRED = "preferred"
    """Who is less often placed above another choice that is still in, over all ballots."""
    ORDER = "order"
    """Who stands later in the poll: the ballots say nothing more."""


@dataclass(frozen=True, slots=True)
class Round:
    """One round of a run-off.

    ``counts`` has the votes of each choice in the poll's order, ``None`` for those that are out. ``exhausted`` is the
    ballots that rank nobody who is still in. ``out`` goes out after it, several when ``tie`` is ``TOGETHER``, nobody
    after the last round. ``tie`` is what settled it where several were last.
    """

    counts: tuple[int | None, ...]
    exhausted: int
    out: tuple[int, ...] = ()
    tie: Tie | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """What rankings came to: first places, the rounds, who won them (level: several), and the Condorcet winner."""

    firsts: tuple[int, ...]
    rounds: tuple[Round, ...]
    winners: tuple[int, ...]
    condorcet: int | None


def ranked(size: int, ballots: Sequence[Ballot]) -> Ranked:
    """Counts rankings of ``size`` choices. Those that a ballot leaves out stand below those that it ranks, level.

    Raises ``ValueError`` for a ballot with an unknown choice, the same one twice, or none.
    """
    if not ballots:
        return Ranked((0,) * size, (), (), None)
    order, places = _read(size, ballots)
    above = _above(places)
    rounds, winners = _run_off(order, above)
    firsts = tuple(count or 0 for count in rounds[0].counts)
    return Ranked(firsts, rounds, winners, _beats_all(above))


def standing(rounds: Sequence[Round]) -> tuple[int, ...]:
    """The choices from the winner down to who went out first; level ones in the poll's order."""
    if not rounds:
        return ()
    after = {choice: number for number, each in enumerate(rounds) for choice in each.out}
    final = rounds[-1].counts
    return tuple(
        sorted(range(len(final)), key=lambda choice: (-after.get(choice, len(rounds)), -(final[choice] or 0), choice))
    )


def votes(rounds: Sequence[Round], choice: int) -> tuple[int, ...]:
    """How many votes a choice had in each round that it was in."""
    return tuple(count for each in rounds if (count := each.counts[choice]) is not None)


def _read(size: int, ballots: Sequence[Ballot]) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
    """Ballots by columns, for a column is what is asked at once: the choice at each place, ``size`` where there is none
    (places + 1, ballots), and the place of each choice, ``size`` where it is not ranked (choices, ballots)."""
    import numpy as np

    lengths = np.fromiter(map(len, ballots), np.int64, len(ballots))
    choices = np.fromiter(chain.from_iterable(ballots), np.int64, int(lengths.sum()))
    if not lengths.all() or choices.min() < 0 or choices.max() >= size:
        raise ValueError("a ballot does not fit its poll")
    ballot = np.repeat(np.arange(len(ballots)), lengths)
    place = np.arange(len(choices)) - np.repeat(lengths.cumsum() - lengths, lengths)
    if lengths.max() > size:
        raise ValueError("a ballot does not fit its poll")
    order = np.full((size + 1, len(ballots)), size, np.int8)
    order[place, ballot] = choices
    places = np.full((size, len(ballots)), size, np.int8)
    places[choices, ballot] = place
    if np.count_nonzero(places < size) != len(choices):
        raise ValueError("a ballot does not fit its poll")
    return order, places


def _above(places: NDArray[np.int8]) -> NDArray[np.int64]:
    """How many ballots place each choice (row) above each other (column)."""
    import numpy as np

    return np.array([np.count_nonzero(each < places, axis=1) for each in places], np.int64)


def _beats_all(above: NDArray[np.int64]) -> int | None:
    import numpy as np

    (found,) = np.nonzero((above > above.T).sum(axis=1) == len(above) - 1)
    return int(found[0]) if len(found) else None


def _run_off(order: NDArray[np.int8], above: NDArray[np.int64]) -> tuple[tuple[Round, ...], tuple[int, ...]]:
    import numpy as np

    size, ballots = len(order) - 1, order.shape[1]
    is_out = np.zeros(size + 1, np.bool_)  # the last stands for "nobody any more", which is never out
    at = np.zeros(ballots, np.intp)
    votes = order[0].copy()
    rounds: list[Round] = []
    while True:
        moved = np.flatnonzero(is_out[votes])
        while len(moved):
            at[moved] += 1
            votes[moved] = order[at[moved], moved]
            moved = moved[is_out[votes[moved]]]
        *found, exhausted = np.bincount(votes, minlength=size + 1).tolist()
        still = {choice: count for choice, count in enumerate(found) if not is_out[choice]}
        ahead = tuple(choice for choice, count in still.items() if 2 * count > sum(still.values()))
        out, tie = ((), None) if ahead else _last(still, rounds, above)
        rounds.append(Round(tuple(still.get(choice) for choice in range(size)), exhausted, out, tie))
        if not out:
            return tuple(rounds), ahead or tuple(still)
        is_out[[*out]] = True


def _last(
    still: Mapping[int, int], before: Sequence[Round], above: NDArray[np.int64]
) -> tuple[tuple[int, ...], Tie | None]:
    """Who goes out after a round in which nobody has more than half, and what settled it where several were last.
    Nobody does where those who are still in are level in all that the ballots say: they win together."""
    fewest = min(still.values())
    last = [choice for choice, count in still.items() if count == fewest]
    if len(last) == 1:
        return (last[0],), None
    if len(last) == len(still) == 2:
        return (), None  # as many ballots prefer the one as the other: an earlier round would only seem to say more
    if len(last) < len(still) and fewest * len(last) < min(count for count in still.values() if count > fewest):
        return tuple(last), Tie.TOGETHER
    for each in reversed(before):
        last = _least(last, [each.counts[choice] or 0 for choice in last])
        if len(last) == 1:
            return (last[0],), Tie.EARLIER
    last = _least(last, above[last][:, [*still]].sum(axis=1).tolist())
    if len(last) == len(still):
        return (), None
    return (last[-1],), Tie.PREFERRED if len(last) == 1 else Tie.ORDER


def _least(choices: Sequence[int], by: Sequence[int]) -> list[int]:
    """Those of the choices that have the least."""
    least = min(by)
    return [choice for choice, value in zip(choices, by, strict=True) if value == least]
