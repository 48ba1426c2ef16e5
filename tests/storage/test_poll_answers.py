"""Answers with names: the latest of each person stands, in whatever order deliveries come."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from bot.people import Person
from storage.database import Database, Tx
from storage.poll_answers import Given, PollAnswers

SPACE = "web:class"
ANA, BEN = Person(SPACE, "ana"), Person(SPACE, "ben")
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
GIVEN: list[Given | None] = [(0,), (1,), (0,), None, (0,)]


@pytest.mark.parametrize("count", [2, 3, 4, 5])
async def test_whatever_overtakes_what_the_latest_stands(database: Database, count: int) -> None:
    def act(tx: Tx) -> None:
        store = PollAnswers(tx, SPACE)
        for poll_id, order in enumerate(permutations(range(count)), start=1):
            for stamp in order:
                store.put(poll_id, ANA, GIVEN[stamp], stamp, NOW)
            found = store.of(poll_id, ANA)
            assert found is not None
            assert (found.given, found.stamp) == (GIVEN[count - 1], count - 1)

    await database.write(SPACE, act)


async def test_who_answers_the_same_again_keeps_their_place_among_the_others(database: Database) -> None:
    def act(tx: Tx) -> None:
        store = PollAnswers(tx, SPACE)
        for number, (person, given) in enumerate([(ANA, (0,)), (BEN, (0,)), (ANA, (0,))]):
            assert store.put(1, person, given, number, NOW + timedelta(minutes=number))
        assert not store.put(1, ANA, (1,), 1, NOW)
        assert [each.person for each in store.to(1)] == [ANA, BEN]

    await database.write(SPACE, act)
