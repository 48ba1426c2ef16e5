"""Polls of which only the best is told: which these can be, that they stay so, and how their winners are read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.people import Person, Place, PlaceKind
from storage.database import Database, Tx
from storage.poll_lists import PollLists
from storage.polls import Label, Poll, Polls, State, winners

SPACE = "web:class"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PLACE = Place(SPACE, PlaceKind.CHANNEL, "general")
NAMES = ("Ana", "Ben", "Chi")
AWARD = Poll(7, 1, PLACE, None, "one", Label.UNLINKABLE, "Who?", NOW, NAMES, least=5, best_only=True)


async def test_it_is_kept_that_only_the_best_is_told(database: Database) -> None:
    def act(tx: Tx) -> None:
        store = Polls(tx, SPACE)
        for poll in (AWARD, replace(AWARD, poll_id=8, best_only=False)):
            store.add(poll)
            assert store.get(poll.poll_id) == poll

    await database.write(SPACE, act)


@pytest.mark.parametrize(
    "other",
    [
        *({"kind": kind} for kind in ("several", "ranking", "scale", "text", "times")),
        {"label": Label.NAMED},
        {"label": Label.STAFF_ONLY},
        {"live": True},
        {"series": 3},
    ],
    ids=str,
)
async def test_no_other_poll_can_promise_that_only_the_best_is_told(database: Database, other: dict[str, Any]) -> None:
    def act(tx: Tx) -> None:
        store = Polls(tx, SPACE)
        with pytest.raises(ValueError, match="only of an unlinkable poll of one choice"):
            store.add(replace(AWARD, **other))
        assert store.get(7) is None
        store.add(replace(AWARD, best_only=False, **other))
        assert store.get(7) is not None

    await database.write(SPACE, act)


async def test_what_was_promised_of_it_cannot_be_changed_and_no_schedule_begins_with_it(database: Database) -> None:
    def act(tx: Tx) -> None:
        store = Polls(tx, SPACE)
        store.add(AWARD)
        for values in ({"kind": "several"}, {"label": Label.NAMED}, {"live": True}):
            assert not store.change(7, State.DRAFT, **values)
        store.begins(7, 3)
        assert store.get(7) == AWARD
        assert store.change(7, State.DRAFT, choices=NAMES[:2])

    await database.write(SPACE, act)


async def test_its_winners_are_those_that_are_kept_and_none_before_the_close_or_of_too_few(database: Database) -> None:
    def act(tx: Tx) -> None:
        store = Polls(tx, SPACE)
        store.add(AWARD)
        store.post(7, NOW, None, 5)
        store.arrived(7, NOW, NOW)
        store.shut(7, NOW)
        store.took_part(7, 6)
        counting = store.get(7)
        assert counting is not None
        assert winners(counting) == ()
        store.counted(7, {"took_part": 6, "winners": [0, 2]})
        poll = store.get(7)
        assert poll is not None
        assert winners(poll) == (0, 2)
        assert winners(replace(poll, took_part=4)) == ()
        assert winners(replace(poll, state=State.GONE)) == ()
        assert winners(replace(poll, result=None)) == ()
        lists = PollLists(tx, SPACE)
        assert [each.poll_id for each in lists.listed(1, NOW - timedelta(1), most=5)] == [7]
        assert lists.undecided(1, NOW - timedelta(1)) == []
        assert lists.count_undecided(1, NOW - timedelta(1), Person(SPACE, "ben")) == 0

    await database.write(SPACE, act)
