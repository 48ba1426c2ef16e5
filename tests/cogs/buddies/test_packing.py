"""The input and the outcome of a round as bytes: the same comes back, and what is equal is the same bytes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.buddies import packing
from cogs.buddies.packing import packed, packed_outcome, solved, unpacked, unpacked_outcome
from cogs.buddies.pooling import Outcome, Placed, gather, solve
from storage.buddy_members import Member
from storage.meetings import Meeting
from tests.cogs.buddies.people import COFFEE, GROUPS, NOW, member, members

NAMES = [f"p{number:02}" for number in range(12)]
PAIRS = st.lists(st.sampled_from(list(combinations(NAMES, 2))), max_size=8, unique=True)
WORDS = st.text(max_size=6)  # whatever people write


def meetings(pairs: list[tuple[str, str]]) -> list[Meeting]:
    return [Meeting(one, other, 1, NOW - timedelta(days=14)) for one, other in pairs]


@pytest.fixture(autouse=True)
def _few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a small class takes several lines."""
    monkeypatch.setattr(packing, "_AT_ONCE", 3)


@given(members(), PAIRS, PAIRS, st.booleans(), st.lists(WORDS))
def test_what_was_packed_comes_back(
    people: list[Member], met: list[tuple[str, str]], apart: list[tuple[str, str]], of_groups: bool, words: list[str]
) -> None:
    people = [replace(each, interests=tuple(words)) for each in people[:2]] + people[2:]
    whole = gather(people, meetings(met), set(apart), GROUPS if of_groups else COFFEE, NOW, 3)
    assert unpacked(packed(whole)) == whole


@given(members(), PAIRS, PAIRS)
def test_what_is_equal_is_the_same_bytes(
    people: list[Member], met: list[tuple[str, str]], apart: list[tuple[str, str]]
) -> None:
    """Also where the one shares its strings among people, and the other has each anew."""
    first = gather(people, meetings(met), set(apart), COFFEE, NOW, 3)
    assert packed(unpacked(packed(first))) == packed(first)
    other_way = {(two, one) for one, two in apart}
    assert packed(gather(people[::-1], meetings(met)[::-1], other_way, COFFEE, NOW, 3)) == packed(first)


@pytest.mark.parametrize(
    "told",
    [
        {"interests": ("maps",)},
        {"hours": frozenset({9})},
        {"zone": "Asia/Tokyo"},
        {"language": "es"},
        {"works": {"when": "late"}},
        {"alone": "left-handed", "may_use": True},
        {"first": True},
        {"trio": True},
    ],
)
def test_whatever_somebody_changes_is_other_bytes(told: dict[str, object]) -> None:
    ana, ben = member("ana"), member("ben")
    before, after = gather([ana, ben], [], (), COFFEE, NOW), gather([replace(ana, **told), ben], [], (), COFFEE, NOW)  # type: ignore[arg-type]
    assert packed(before) != packed(after)
    assert unpacked(packed(after)) == after


@given(st.lists(st.builds(Placed, st.tuples(WORDS, WORDS), st.booleans(), st.booleans())), st.lists(WORDS))
def test_an_outcome_comes_back(groups: list[Placed], unplaced: list[str]) -> None:
    outcome = Outcome(tuple(groups), tuple(unplaced))
    assert unpacked_outcome(packed_outcome(outcome)) == outcome


def test_a_round_comes_to_the_same_as_bytes() -> None:
    for programme in (COFFEE, GROUPS):
        whole = gather([member(each) for each in NAMES], [], {("p00", "p01")}, programme, NOW, 3)
        assert unpacked_outcome(solved(packed(whole))) == solve(whole)
