"""Milestones and what is kept of them, on both databases: once each, also for two at once, and found by their keys."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.people import Person
from storage.database import Database, Tx
from storage.milestones import IN_ERROR, Milestones, Own
from storage.recognitions import Kind, Recognition, Recognitions, Shows
from storage.store import all_tables

SPACE = "web:class"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
BEN, CHI = Person(SPACE, "ben"), Person(SPACE, "chi")


async def test_two_who_tell_of_it_at_once_are_one_that_is_reached(database: Database) -> None:
    async def reach(recognition_id: int) -> list[Person]:
        def act(tx: Tx) -> list[Person]:
            return Milestones(tx, SPACE).reach(0, [BEN, CHI], "hello", recognition_id, NOW)

        return await database.write(None, act)  # without the turn that transactions of one space take

    both = await asyncio.gather(reach(1), reach(2))
    assert sorted(both) == [[], [BEN, CHI]]
    found = await database.read(lambda tx: [Milestones(tx, SPACE).has(0, each) for each in (BEN, CHI)])
    assert found[0] == found[1]
    assert len(found[0]) == 1


async def test_what_was_noted_goes_alone_and_only_for_a_while(database: Database) -> None:
    def act(tx: Tx) -> None:
        store = Milestones(tx, SPACE)
        store.reach(0, [BEN], "own-a", 1, NOW)
        store.note(0, 7, NOW)
        store.reach(0, [BEN, CHI], "own-a", 2, NOW, noting_id=7)
        assert store.unnote(5, 7, NOW) is None, "of another course"
        assert store.unnote(0, 8, NOW) is None, "never noted"
        assert store.unnote(0, 7, NOW + IN_ERROR + timedelta(seconds=1)) is None
        assert store.unnote(0, 7, NOW + IN_ERROR) == {CHI: 2}
        assert store.unnote(0, 7, NOW) == {}
        assert store.has(0, BEN) == {"own-a": 1}

    await database.write(SPACE, act)


async def test_leaving_deletes_what_one_reached_in_that_course(database: Database) -> None:
    def act(tx: Tx) -> None:
        store = Milestones(tx, SPACE)
        for course in (0, 5):
            assert store.join(course, BEN, shows=False, now=NOW)
            assert not store.join(course, BEN, shows=True, now=NOW)
            store.reach(course, [BEN], "hello", course + 1, NOW)
        assert store.show(0, BEN, shows=True)
        assert not store.show(0, BEN, shows=True)
        assert (store.shows(0, BEN), store.shows(5, BEN), store.shows(0, CHI)) == (True, False, None)
        assert store.in_(0, [BEN, CHI]) == {BEN: True}
        assert store.leave(0, BEN) == [1]
        assert store.leave(0, BEN) is None
        assert (store.has(0, BEN), store.has(5, BEN)) == ({}, {"hello": 6})

    await database.write(SPACE, act)


async def test_another_name_reaches_what_it_is_about_and_words_that_were_deleted_stay_so(database: Database) -> None:
    def act(tx: Tx) -> None:
        store, own = Recognitions(tx, SPACE), Own(9, 0, "Talk", "Well", BEN)
        Milestones(tx, SPACE).make(own, NOW)
        Milestones(tx, SPACE).make(Own(9, 0, "Other", "", CHI), NOW)
        assert Milestones(tx, SPACE).own_one(9) == own
        for number, about in enumerate(("own-a:1:Talk", "own-a:1:Talk", "own-a:2:Talk", "own-b:1:Talk"), 1):
            this = Recognition(number, 0, Kind.MILESTONE, None, "Well", about, None, NOW)
            store.add(this, {BEN: (10 + number, Shows.PRIVATE)})
        store.unsay(2)
        assert sorted(Milestones(tx, SPACE).reword(0, "own-a:1:", "own-a:1:A talk", "Very well")) == [1, 2]
        found = store.some([1, 2, 3, 4])
        assert [(found[each].about, found[each].words) for each in (1, 2, 3, 4)] == [
            ("own-a:1:A talk", "Very well"),
            ("own-a:1:A talk", None),
            ("own-a:2:Talk", "Well"),
            ("own-b:1:Talk", "Well"),
        ]

    await database.write(SPACE, act)


async def test_what_an_event_asks_for_is_found_by_its_index_and_not_by_going_through_the_space(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite:///{tmp_path}/plans.db")
    try:
        await database.alter(lambda tx: all_tables().create_all(tx.connection))

        def plans(tx: Tx) -> list[str]:
            tx.seen = []
            Recognitions(tx, SPACE).people(1)
            Milestones(tx, SPACE).lately(0, "hello", NOW, 20)
            Milestones(tx, SPACE).shows(0, BEN)
            asked, found = [*tx.seen], []
            for each in asked:
                rows = tx.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {each}", (None,) * each.count("?"))
                found.append(" ".join(str(row[3]) for row in rows))
            return found

        people, lately, shows = await database.read(plans)
        assert "recognition_people_once (space_id=? AND recognition_id=?)" in people
        assert "recognitions_course (space_id=? AND course_id=? AND made_at>?)" in lately
        assert "recognition_people_once (space_id=? AND recognition_id=?)" in lately
        assert "(space_id=? AND course_id=? AND person_id=?)" in shows
    finally:
        await database.close()
