"""The input and the outcome of a round on their way into another process and back, as bytes.

Twenty thousand people, sent as they are, would be written down and read again in the process that answers people, and
looked through for garbage there: nobody is answered for a tenth of a second. So both are packed and unpacked where
nobody waits: in the database's thread, and in the pool.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import datetime
from operator import attrgetter
from typing import Any, Final, NewType

from cogs.buddies.pooling import Input, Outcome, Placed, Taking, solve

PackedInput = NewType("PackedInput", bytes)
"""An :class:`Input`. Two that are equal have the same bytes."""
PackedOutcome = NewType("PackedOutcome", bytes)
"""An :class:`Outcome`."""

_AT_ONCE: Final = 500
"""Rows that are written in one go: meanwhile no other thread runs, which for all of them would be felt."""
_PART: Final = b"\n\n"
_LINE: Final = b"\n"
_TAKING: Final = attrgetter(*(each.name for each in fields(Taking)))
_PLACED: Final = attrgetter(*(each.name for each in fields(Placed)))


def packed(given: Input) -> PackedInput:
    """The input of a round, for :func:`solved`."""
    round_ = (given.of_groups, given.size, given.floor, given.counts, given.week.isoformat(), given.seed)
    people = [_TAKING(each) for each in given.people]
    return PackedInput(_written([round_], people, given.met, given.apart))


def unpacked(given: PackedInput) -> Input:
    """The reverse of :func:`packed`."""
    [(of_groups, size, floor, counts, week, seed)], people, met, apart = _read(given)
    return Input(
        tuple(_taking(*each) for each in people),
        tuple((one, other, ago) for one, other, ago in met),
        tuple((one, other) for one, other in apart),
        of_groups,
        size,
        floor,
        tuple(counts),
        datetime.fromisoformat(week),
        seed,
    )


def _taking(person_id: str, hours: list[int], zone: str, language: str, *others: Any) -> Taking:
    interests, works, alone, first, trio = others
    told = tuple((way, answer) for way, answer in works)
    return Taking(person_id, tuple(hours), zone, language, tuple(interests), told, alone, first, trio)


def packed_outcome(outcome: Outcome) -> PackedOutcome:
    """What came of a round."""
    return PackedOutcome(_written([_PLACED(each) for each in outcome.groups], outcome.unplaced))


def unpacked_outcome(outcome: PackedOutcome) -> Outcome:
    """The reverse of :func:`packed_outcome`."""
    groups, unplaced = _read(outcome)
    return Outcome(tuple(Placed(tuple(people), *said) for people, *said in groups), tuple(unplaced))


def solved(given: PackedInput) -> PackedOutcome:
    """The groups of a round, for the process pool."""
    return packed_outcome(solve(unpacked(given)))


def _written(*parts: Sequence[Any]) -> bytes:
    """Some lists, each of them lines of JSON, which has no line breaks of its own, with an empty line between."""
    return _PART.join(_LINE.join(_lines(each)) for each in parts)


def _lines(rows: Sequence[Any]) -> Iterator[bytes]:
    for begin in range(0, len(rows), _AT_ONCE):
        yield json.dumps(rows[begin : begin + _AT_ONCE], separators=(",", ":")).encode()


def _read(written: bytes) -> list[list[Any]]:
    return [[row for line in part.split(_LINE) if line for row in json.loads(line)] for part in written.split(_PART)]
