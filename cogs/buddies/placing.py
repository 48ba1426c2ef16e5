"""With whom somebody is put who needs a place in a round that runs: pure rules.

In a study group nobody is to be the only one of something against their wish. Then novelty before everything else:
nobody meets anyone again while somebody new is free. Then hours that suit, then another
who waits as well rather than a pair that becomes a trio, and of pairs one in which people write to each other. Two who
are kept apart are never together, nor are two who were put together in this round already
(``StudyBuddies.not_again``); nobody is in a trio twice running while another pair would do (PRACTICE.md, "Pairing and
groups").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from itertools import groupby
from typing import Any

from bot.records import dataclass
from storage.meetings import Meeting


class How(StrEnum):
    """What somebody wishes who needs a place."""

    NOW = "now"  # another who waits as well
    TRIO = "trio"  # a group that there is
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Open:
    """A group that has a place left. ``wrote``: its people write to each other."""

    group_id: int
    people: tuple[str, ...]
    wrote: bool = False
    tired: bool = False  # one of them was in a trio last time


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of those among whom a place is looked for: who met whom, who is not put together (again), whom
    which hours suit (asked with all who would be together)."""

    met: Mapping[tuple[str, str], Meeting]
    apart: Collection[tuple[str, str]]
    suits: Callable[[Sequence[str]], bool]
    alone: Mapping[str, str] = field(default_factory=dict)
    """Of study groups, by person, of what they would not like to be the only one, where matching may use it."""

    def lonely(self, people: Sequence[str]) -> int:
        """Of how many such things exactly one of these people is."""
        return only_ones(self.alone[each] for each in people if each in self.alone)

    @classmethod
    def of(
        cls,
        meetings: Iterable[Meeting],
        apart: Collection[tuple[str, str]],
        suits: Callable[[Sequence[str]], bool],
        alone: Mapping[str, str] | None = None,
    ) -> Known:
        """Of the graph of meetings as it is stored."""
        return cls({(each.first, each.second): each for each in meetings}, apart, suits, alone or {})


def only_ones(told: Iterable[str]) -> int:
    """Of how many of these things, told by the people of one group, exactly one of them is."""
    return sum(count == 1 for count in Counter(told).values())


def place_for(
    person: str, waiting: Iterable[str], groups: Iterable[Open], known: Known, how: How = How.ANY
) -> str | Open | None:
    """The other who waits, or the group, with whom this person is put; ``None``: with nobody yet."""
    others = [each for each in waiting if each != person and how is not How.TRIO]
    open_ = [each for each in groups if person not in each.people and how is not How.NOW]
    found: list[_Choice] = []
    for other in others:
        if _pair(person, other) not in known.apart:
            found.append(_choice(person, (other,), known, other, (0, 0, 0, 0, other)))
    for group in open_:
        if not any(_pair(person, each) in known.apart for each in group.people):
            last = (1, group.tired, not group.wrote, len(group.people), str(group.group_id))
            found.append(_choice(person, group.people, known, group, last))
    return _best(person, sorted(found, key=lambda each: (each.again, each.rank)), known)


@dataclass(frozen=True, slots=True)
class _Choice:
    """With whom they might be put. The less the better: of how much somebody is the only one then, and how many of
    them they met already; where hours suit as well, how often they met, how lately, and the rest."""

    again: tuple[int, int]
    rank: tuple[Any, ...]
    people: tuple[str, ...]
    found: str | Open


def _choice(person: str, others: tuple[str, ...], known: Known, found: str | Open, last: tuple[Any, ...]) -> _Choice:
    before = [known.met[pair] for each in others if (pair := _pair(person, each)) in known.met]
    lately = max((int(each.last_at.timestamp()) for each in before), default=0)
    again = (known.lonely((person, *others)), len(before))
    return _Choice(again, (sum(each.times for each in before), lately, *last), others, found)


def _best(person: str, in_order: Sequence[_Choice], known: Known) -> str | Open | None:
    """The first of those that are as new as the first one, whose hours suit; of thousands few are asked for that."""
    for _, alike in groupby(in_order, key=lambda each: each.again):
        some = [*alike]
        return next((each for each in some if known.suits((person, *each.people))), some[0]).found
    return None


def _pair(one: str, other: str) -> tuple[str, str]:
    return (min(one, other), max(one, other))
