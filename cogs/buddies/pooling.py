"""From those who are to be matched to groups of them: what the process pool is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Final

from bot.records import dataclass
from cogs.buddies.reasons import normal
from cogs.buddies.sizes import PAIR
from cogs.buddies.suiting import day_of
from storage.buddies import Criterion, Programme
from storage.buddy_members import Member
from storage.meetings import Meeting

WAYS: Final = ("when", "how", "via")
"""What people say of how they like to work, each a column of its own."""


@dataclass(frozen=True, slots=True)
class Taking:
    """One person of a round: what they told, as plain values."""

    person_id: str
    hours: tuple[int, ...]
    zone: str
    language: str
    interests: tuple[str, ...]
    works: tuple[tuple[str, str], ...]
    alone: str  # empty where they did not say so, or matching may not use it
    first: bool
    trio: bool


@dataclass(frozen=True, slots=True)
class Input:
    """All that a matching depends on. Two that are equal come to the same groups, so that whoever asks again can see
    whether anything changed meanwhile."""

    people: tuple[Taking, ...]
    met: tuple[tuple[str, str, int], ...]  # two people, and how many rounds ago they met last: 1 for the last one
    apart: tuple[tuple[str, str], ...]
    of_groups: bool
    size: int
    floor: int
    counts: tuple[str, ...]
    week: datetime  # the day on which the week begins in which their hours are compared
    seed: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A group: the external ids of its people, in their order. ``repeat``: two of them had met before. ``in_writing``:
    no hour of the week is free for all who told theirs."""

    people: tuple[str, ...]
    repeat: bool = False
    in_writing: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a matching came to: everybody of its input is in exactly one group, or among the unplaced."""

    groups: tuple[Placed, ...]
    unplaced: tuple[str, ...] = ()


def gather(
    members: Iterable[Member],
    meetings: Iterable[Meeting],
    apart_pairs: Collection[tuple[str, str]],
    programme: Programme,
    now: datetime,
    seed: int = 0,
) -> Input:
    """What is to be matched: ``members`` are those who may be, without whoever rests, skips or is gone.

    ``now`` is the moment of the round, not the clock's: asked again a second later, nothing may have changed by that.
    Of who is kept apart, and who met, only what is about these people is taken.
    """
    people = tuple(sorted((_taking(each, programme.zone) for each in members), key=lambda each: each.person_id))
    there = {each.person_id for each in people}
    rhythm = timedelta(weeks=max(1, programme.weeks))
    met = [
        (each.first, each.second, 1 + max(0, (now - each.last_at) // rhythm))
        for each in meetings
        if each.first in there and each.second in there
    ]
    apart = {(min(pair), max(pair)) for pair in apart_pairs if there.issuperset(pair)}
    return Input(
        people,
        tuple(sorted(met)),
        tuple(sorted(apart)),
        programme.of_groups,
        programme.size,
        programme.floor,
        tuple(Criterion(each).value for each in programme.counts),
        day_of(now),
        seed,
    )


def _taking(member: Member, zone: str) -> Taking:
    return Taking(
        member.person.external_id,
        tuple(sorted(member.hours)),
        member.zone or zone,
        member.language or "",
        tuple(sorted({normal(each) for each in member.interests} - {""})),
        tuple((way, member.works[way]) for way in WAYS if member.works.get(way)),
        normal(member.alone) if member.alone and member.may_use else "",
        member.first,
        member.trio,
    )


def load() -> None:
    """Has what computes a round imported, which takes a second, while who takes part is still read elsewhere."""
    import cogs.buddies.solving  # noqa: F401


def solve(given: Input) -> Outcome:
    """The groups of a round: a pure function for the process pool, which alone loads what computes them."""
    from cogs.buddies.solving import groups, pairs

    if len(given.people) < PAIR:
        return Outcome((), tuple(each.person_id for each in given.people))
    return groups(given) if given.of_groups else pairs(given)
