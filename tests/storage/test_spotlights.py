"""Spotlights as they are kept: one nomination by each classmate, a queue in its order, and each shown once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from bot.people import Person, Place
from storage.database import Database, Tx
from storage.spotlights import Nomination, Spotlight, Spotlights, State

SPACE: Final = "web:class"
NOW: Final = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
BEN, CHI, ANA = (Person(SPACE, each) for each in ("ben", "chi", "ana"))


def asked(store: Spotlights, number: int, person: Person = BEN, course: int = 0) -> None:
    """Somebody is asked."""
    new = Spotlight(number, course, person, State.ASKED, ANA, None, ("place", "food"), (), 0, asked_at=NOW)
    assert store.ask(new)


def queue(store: Spotlights, course: int = 0) -> list[int]:
    """Who waits, in their order."""
    return [each.spotlight_id for each in store.of_course(course, State.READY)]


async def test_one_nomination_by_each_and_those_alone_that_were_there_are_settled(database: Database) -> None:
    def act(tx: Tx) -> None:
        store = Spotlights(tx, SPACE)
        assert store.nominate(Nomination(1, 0, BEN, CHI, "first", NOW))
        assert not store.nominate(Nomination(2, 0, BEN, CHI, "newer", NOW))
        assert store.nominate(Nomination(3, 0, BEN, ANA, "later", NOW + timedelta(hours=1)))
        assert store.nominate(Nomination(4, 7, BEN, ANA, "elsewhere", NOW))
        assert [(each.nomination_id, each.words) for each in store.nominated(0, BEN, NOW)] == [(1, "newer")]
        assert store.settle(0, BEN, NOW) == 1
        assert [each.words for each in store.nominations(0)] == ["later"]
        assert store.settle(0, BEN) == 1
        assert [each.words for each in store.nominations_by(ANA)] == ["elsewhere"]

    await database.write(SPACE, act)


async def test_the_queue_keeps_its_order_and_what_is_put_first_is(database: Database) -> None:
    def act(tx: Tx) -> None:
        store = Spotlights(tx, SPACE)
        for number in (1, 2, 3):
            asked(store, number)
            assert store.queue(0, number)
            assert not store.queue(0, number)
        asked(store, 9, course=7)
        store.queue(7, 9)
        assert queue(store) == [1, 2, 3]
        assert store.put_first(0, 3)
        assert not store.put_first(0, 3)
        assert store.put_first(0, 2)
        assert queue(store) == [2, 3, 1]
        assert queue(store, 7) == [9]

    await database.write(SPACE, act)


async def test_each_is_shown_once_and_what_cannot_stand_is_the_first_again(database: Database) -> None:
    def act(tx: Tx) -> None:
        store = Spotlights(tx, SPACE)
        for number in (1, 2):
            asked(store, number)
            store.queue(0, number)
        assert not store.back(0, 2, "place-gone")
        assert store.shown(2)
        assert not store.shown(2)
        assert not store.take_out(2)
        assert store.back(0, 2, "place-gone")
        assert queue(store) == [2, 1]
        assert store.shown(2)
        shown = store.get(2)
        assert shown is not None
        assert (shown.state, shown.trouble) == (State.SHOWN, None)
        assert store.stands(2, NOW)
        assert not store.stands(2, NOW)
        assert not store.back(0, 2, "place-gone")

    await database.write(SPACE, act)


async def test_unanswered_and_declined_are_over_alike_and_what_was_answered_is_not(database: Database) -> None:
    def act(tx: Tx) -> None:
        store = Spotlights(tx, SPACE)
        for number in (1, 2, 3):
            asked(store, number)
        assert store.decline(2)
        assert not store.decline(2)
        store.queue(0, 3)
        assert not store.decline(3)
        for number in (1, 2):
            assert store.over(number) is not None
            assert store.over(number) is None
        assert store.over(3) is None
        assert [each.spotlight_id for each in store.of(BEN)] == [3]

    await database.write(SPACE, act)


async def test_what_is_said_again_is_no_change(database: Database) -> None:
    def act(tx: Tx) -> None:
        store = Spotlights(tx, SPACE)
        asked(store, 1)
        assert store.answer(1, ["é", ""])
        assert not store.answer(1, ["é", ""])
        assert store.introduce(1, "Meet Ben.", ANA, new=True)
        assert not store.introduce(1, "Meet Ben.", CHI)
        assert store.introduce(1, None, None)
        assert not store.introduce(1, None, None)

    await database.write(SPACE, act)


async def test_a_course_s_schedules_are_its_own(database: Database) -> None:
    def act(tx: Tx) -> None:
        store, place = Spotlights(tx, SPACE), Place.parse(SPACE, "channel:general")
        store.plan(0, 1, place)
        store.plan(0, 1, place)
        store.plan(7, 2, place)
        assert store.planned(0) == {1: place}
        assert store.stop(1)
        assert not store.stop(1)
        assert store.planned(0) == {}

    await database.write(SPACE, act)
