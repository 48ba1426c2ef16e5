"""People of a round as arrays, matched, and back to people: for the process pool alone, as it loads numpy and more."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.matching.criteria import Affinity, Criterion, Gather, NeverAlone, Novelty, SharedHours
from bot.matching.pool import Pool
from bot.matching.round import HOURS, Weights
from cogs.buddies.pooling import WAYS, Input, Taking
from cogs.buddies.suiting import QUARTER, week_hours

_AN_HOUR: Final = timedelta(hours=1) // QUARTER
_BY_RANK: Final = (1.0, 0.5, 0.25, 0.125)
"""What counts first counts as much as all that follow."""
_OTHERS: Final = ("hours", "language", "interests", "ways")


def pool_of(given: Input) -> Pool:
    """The same for pairs."""
    interests = [[_number(each) for each in one.interests] for one in given.people]
    begins = np.cumsum([0, *map(len, interests)], dtype=np.int64)
    return Pool(
        hours=np.packbits(free_hours(given), axis=1),
        language=_categories(one.language for one in given.people).astype(np.int32),
        ways=np.stack([_categories(_way(one, way) for one in given.people) for way in WAYS], axis=1).astype(np.int16),
        interests=np.array([each for theirs in interests for each in theirs], dtype=np.int64),
        interests_from=begins,
        weights=_weights(given.counts),
        asks_hours=given.floor,
        blocks=_pairs(given, given.apart),
        met=_pairs(given, [pair[:2] for pair in given.met]),
        met_ago=np.array([ago for _, _, ago in given.met], dtype=np.int64),
        first=np.array([one.first for one in given.people], dtype=bool),
        last_trio=np.array([one.trio for one in given.people], dtype=bool),
    )


def criteria_of(given: Input) -> list[Criterion]:
    """What counts for study groups, what matters most first: without common hours a group cannot be (CATME); then
    nobody is the only one of something by their own wish, nobody meets the same people again, and then what the
    instructor has chosen, in that order."""
    found: list[Criterion] = [SharedHours(free_hours(given), given.floor)]
    alone = _minorities(given.people)
    if alone.shape[1]:
        found.append(NeverAlone(alone))
    if given.met:
        found.append(Novelty(_pairs(given, [pair[:2] for pair in given.met])))
    for each in given.counts:
        match each:
            case "language":
                found.append(Gather(_categories(one.language for one in given.people)))
            case "interests":
                found.append(Affinity(_told([one.interests for one in given.people])))
            case "ways":
                found += [Gather(_categories(_way(one, way) for one in given.people)) for way in WAYS]
    return found


def blocks_of(given: Input) -> NDArray[np.int64]:
    """``(b, 2)``: who is kept apart."""
    return _pairs(given, given.apart)


def free_hours(given: Input) -> NDArray[np.bool_]:
    """``(n, 168)``: free hours of the week in UTC, Monday's first hour first.

    Each hour of UTC is one of a person's own hours: the one in which its middle falls. So also where a zone is half an
    hour off nobody gains or loses any; whether a group's hours overlap to the minute is looked at afterwards.
    """
    own = np.zeros((len(given.people), HOURS), bool)
    own[
        np.repeat(np.arange(len(given.people)), [len(one.hours) for one in given.people]),
        np.fromiter((hour for one in given.people for hour in one.hours), np.int64),
    ] = True
    zones = _categories(one.zone for one in given.people)
    found, monday = np.zeros_like(own), _monday(given.week)
    for number, zone in enumerate(sorted({one.zone for one in given.people})):
        there = np.flatnonzero(zones == number)
        found[there] = own[np.ix_(there, _own_hours(zone, given.week, monday))]
    return found


def _own_hours(zone: str, week: datetime, monday: datetime) -> NDArray[np.int64]:
    """Which hour of the week it is in a zone, for each hour of the week in UTC, within the seven days from ``week``."""
    in_order = np.array(week_hours(zone, week)[_AN_HOUR // 2 :: _AN_HOUR], dtype=np.int64)
    return np.roll(in_order, (week - monday) // timedelta(hours=1))


def _monday(day: datetime) -> datetime:
    return day - timedelta(days=day.weekday())


def _number(words: str) -> int:
    """A number for an interest, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest()) >> 1


def _categories(said: Iterable[str]) -> NDArray[np.int64]:
    """``(n,)``: a number for each answer, -1 where nothing was said."""
    answers = list(said)
    numbers = {answer: number for number, answer in enumerate(sorted({*answers} - {""}))}
    return np.array([numbers.get(answer, -1) for answer in answers], dtype=np.int64)


def _way(one: Taking, way: str) -> str:
    return dict(one.works).get(way, "")


def _told(said: Sequence[Sequence[str]]) -> NDArray[np.bool_]:
    """``(n, words)``: who said which of them."""
    words = {each: number for number, each in enumerate(sorted({each for theirs in said for each in theirs}))}
    found = np.zeros((len(said), len(words)), bool)
    for number, theirs in enumerate(said):
        found[number, [words[each] for each in theirs]] = True
    return found


def _minorities(people: Sequence[Taking]) -> NDArray[np.bool_]:
    """``(n, minorities)``: who said so of themselves. What only one of the class said cannot be helped in any group."""
    count = Counter(one.alone for one in people if one.alone)
    return _told([[one.alone] if count[one.alone] > 1 else [] for one in people])


def _pairs(given: Input, pairs: Iterable[Sequence[str]]) -> NDArray[np.int64]:
    place = {one.person_id: number for number, one in enumerate(given.people)}
    return np.array([(place[one], place[other]) for one, other in pairs], dtype=np.int64).reshape(-1, 2)


def _weights(counts: Sequence[str]) -> Weights:
    ranked = dict(zip(counts, _BY_RANK, strict=False))
    return Weights(**{each: ranked.get(each, 0.0) for each in _OTHERS})
