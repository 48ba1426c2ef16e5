"""What is reported counts once for each person, and what is hidden is hidden until it is put back: on both
databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.link import Link
from bot.people import Person, Place, PlaceKind
from storage.database import Database, Tx
from storage.marks import delete_person, export_person
from storage.reports import MOST_TIMES, Closed, Hidden, Noted, Reported, Reports

SPACE = "web:class"
ANA, BEN = Person(SPACE, "ana"), Person(SPACE, "ben")
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
VIEW = Link("icebreakers.appeared:0000000007:0")
PLACE = Place(SPACE, PlaceKind.THREAD, "t1")
WORDS = Reported(7, VIEW, PLACE)
NEW = Noted(None, 1)
HIDDEN = Hidden(7, 0, VIEW, PLACE, BEN, False, NOW)


async def test_a_report_counts_once_for_each_person_and_is_closed_for_all_of_them(database: Database) -> None:
    def act(tx: Tx) -> None:
        store = Reports(tx, SPACE)
        assert store.report(1, 0, WORDS, ANA, NOW) == NEW
        assert store.report(2, 0, WORDS, ANA, NOW) == Noted(Closed.OPEN, 1)
        assert store.report(3, 0, WORDS, BEN, NOW + timedelta(minutes=1)) == NEW
        assert store.report(4, 0, Reported(8, VIEW, PLACE), BEN, NOW + timedelta(minutes=2)) == NEW
        first, second = store.open(0)
        assert (first.piece_id, first.people, first.count, first.since) == (7, (ANA, BEN), 2, NOW)
        assert (second.piece_id, second.view, second.place) == (8, VIEW, PLACE)
        assert (store.count_open(0), store.count_open(1), store.open(1)) == (2, 0, [])
        assert [store.close(7, Closed.LEFT), store.close(7, Closed.HIDDEN)] == [True, False]
        assert store.count_open(0) == 1
        store.forget(4)
        assert store.count_open(0) == 0

    await database.write(SPACE, act)


async def test_what_was_left_is_reported_again_a_few_times_and_kept_from_then_on(database: Database) -> None:
    def act(tx: Tx) -> None:
        store = Reports(tx, SPACE)
        for times in range(1, MOST_TIMES + 1):
            assert store.report(times, 0, WORDS, ANA, NOW + timedelta(days=times)) == Noted(None, times)
            assert store.report(99, 0, WORDS, ANA, NOW) == Noted(Closed.OPEN, times)
            store.forget(times - 1)  # the time of the first report is over
            (found,) = store.open(0)
            assert (found.count, found.since, found.again) == (1, NOW + timedelta(days=times), times > 1)
            store.close(7, Closed.LEFT)
        assert store.report(98, 0, WORDS, ANA, NOW) == Noted(Closed.LEFT, MOST_TIMES)
        assert store.report(97, 0, WORDS, BEN, NOW) == NEW, "others can say so too"
        store.close(7, Closed.HIDDEN)
        assert store.report(96, 0, WORDS, BEN, NOW) == Noted(Closed.HIDDEN, 1)
        store.stands_again(7)
        assert store.report(95, 0, WORDS, BEN, NOW) == Noted(None, 2)

    await database.write(SPACE, act)


async def test_a_word_is_noticed_once_whatever_becomes_of_it_and_counts_as_nobodys_report(database: Database) -> None:
    def act(tx: Tx) -> None:
        store = Reports(tx, SPACE)
        noticed = store.notice(0, WORDS, NOW)
        assert noticed is not None
        assert store.notice(0, WORDS, NOW) is None
        (found,) = store.open(0)
        assert (found.people, found.count, found.noticed, found.again, found.since) == ((), 0, True, False, NOW)
        assert store.report(1, 0, WORDS, ANA, NOW) == NEW
        (found,) = store.open(0)
        assert (found.people, found.count, found.noticed) == ((ANA,), 1, True)
        delete_person(tx, SPACE, "ana")
        (found,) = store.open(0)
        assert (found.people, found.count, found.noticed) == ((), 1, True), "who was deleted counts, a list does not"
        assert store.count_open(0) == 1
        for closed in (Closed.LEFT, Closed.HIDDEN):
            store.decide(7, closed)
            assert store.notice(0, WORDS, NOW) is None
            assert store.count_open(0) == 0
        store.forget(noticed)
        assert store.notice(0, WORDS, NOW) == noticed
        assert store.notice(0, Reported(8, VIEW, PLACE), NOW) not in (None, noticed)
        assert Reports(tx, "web:another").notice(0, WORDS, NOW) == noticed

    await database.write(SPACE, act)


async def test_a_report_stays_without_whoever_made_it(database: Database) -> None:
    def act(tx: Tx) -> None:
        store = Reports(tx, SPACE)
        store.report(1, 0, WORDS, ANA, NOW)
        store.report(2, 0, WORDS, BEN, NOW)
        assert list(export_person(tx, SPACE, "ana")) == ["report"]
        delete_person(tx, SPACE, "ana")
        delete_person(tx, SPACE, "ben")
        assert [(each.people, each.count) for each in store.open(0)] == [((), 2)]

    await database.write(SPACE, act)


async def test_words_are_hidden_once_and_put_back_once(database: Database) -> None:
    def act(tx: Tx) -> None:
        store = Reports(tx, SPACE)
        assert [store.hide(HIDDEN), store.hide(HIDDEN)] == [True, False]
        assert store.hidden_on(VIEW) == {7}
        assert store.hidden_on("icebreakers.appeared:0000000007:1") == frozenset()
        assert Reports(tx, "web:other").hidden_on(VIEW) == frozenset()
        assert (store.hidden(7), store.all_hidden(0), store.all_hidden(1)) == (HIDDEN, [HIDDEN], [])
        assert [store.put_back(7), store.put_back(7)] == [True, False]
        assert (store.hidden_on(VIEW), store.all_hidden(0)) == (frozenset(), [])
        assert store.hide(HIDDEN)
        delete_person(tx, SPACE, "ben")
        found = store.hidden(7)
        assert found is not None
        assert found.writer is None
        assert store.hidden_on(VIEW) == {7}
        store.let_go(7)
        assert store.hidden(7) is None

    await database.write(SPACE, act)
