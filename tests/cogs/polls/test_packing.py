"""Ballots on their way into another process are the same ones there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from cogs.polls.kinds import Kind
from cogs.polls.packing import count, packed, unpacked
from cogs.polls.tally import tally

BALLOTS = some.lists(some.lists(some.integers(0, 19), unique=True, max_size=20).map(tuple))


@given(BALLOTS)
def test_what_is_packed_is_unpacked_as_it_was(ballots: list[tuple[int, ...]]) -> None:
    assert unpacked(packed(ballots)) == ballots


@given(BALLOTS)
def test_packed_ballots_come_to_the_same(ballots: list[tuple[int, ...]]) -> None:
    asked = (Kind.TIMES, 20, packed(ballots))
    assert count(asked) == tally(Kind.TIMES, 20, ballots).to_json()
