"""Ballots on their way into another process, as bytes: a hundred thousand of them, sent as they are, hold everything up
for as long as it takes to write them down in one go."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cogs.polls.kinds import Ballot, Kind
from cogs.polls.tally import tally


def packed(ballots: Iterable[Ballot]) -> bytes:
    """Each ballot as how many numbers it has, and those, a byte each."""
    return b"".join(bytes((len(each), *each)) for each in ballots)


def unpacked(ballots: bytes) -> list[Ballot]:
    """The reverse of :func:`packed`."""
    found, at = [], 0
    while at < len(ballots):
        end = at + 1 + ballots[at]
        found.append(tuple(ballots[at + 1 : end]))
        at = end
    return found


def count(asked: tuple[Kind, int, bytes]) -> dict[str, Any]:
    """What packed ballots come to, as plain values; with them the kind, and how many choices or points there are."""
    kind, size, ballots = asked
    return tally(kind, size, unpacked(ballots)).to_json()
