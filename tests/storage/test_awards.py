"""Awards: who said what is taken until the vote opens and no longer, and whose name stood is noted when they go."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.people import Person, Place, PlaceKind
from storage.awards import Award, Awards, Stands, State
from storage.database import Database, Tx
from storage.owned import Owned
from storage.store import all_tables

SPACE = "web:class"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PLACE = Place(SPACE, PlaceKind.CHANNEL, "general")
CAFE = Place(SPACE, PlaceKind.CHANNEL, "cafe")
ROBIN, BEN, CHI = (Person(SPACE, each) for each in ("robin", "ben", "chi"))
AWARD = Award(7, 1, "Kindest question", "You asked.", State.ASKING, PLACE, None, ROBIN, NOW)


def asked(store: Awards, award: Award = AWARD) -> None:
    """Ben and Chi are asked."""
    assert store.add(award, [(71, BEN), (72, CHI)])


async def test_it_is_stored_once_and_nobody_is_asked_twice(database: Database) -> None:
    def act(tx: Tx) -> None:
        store = Awards(tx, SPACE)
        asked(store)
        assert not store.add(replace(AWARD, title="Another"), [(73, ROBIN)])
        store.ask(7, [(74, BEN)])
        assert store.get(7) == AWARD
        assert [(each.standing_id, each.person) for each in store.candidates(7)] == [(71, BEN), (72, CHI)]
        assert Awards(tx, "web:other").get(7) is None

    await database.write(SPACE, act)


async def test_drafts_are_in_no_list_and_a_place_may_be_missing(database: Database) -> None:
    def act(tx: Tx) -> None:
        store = Awards(tx, SPACE)
        draft = replace(AWARD, state=State.DRAFT, place=None)
        asked(store, draft)
        assert store.get(7) == draft
        assert store.of_course(1) == []
        assert store.move(7, State.DRAFT, State.GIVEN)
        assert not store.move(7, State.DRAFT, State.GIVEN)
        assert [each.state for each in store.of_course(1)] == [State.GIVEN]
        assert store.of_course(2) == []

    await database.write(SPACE, act)


async def test_what_somebody_says_counts_until_the_vote_opens(database: Database) -> None:
    def act(tx: Tx) -> None:
        store = Awards(tx, SPACE)
        asked(store)
        assert store.say(71, Stands.YES)
        assert not store.say(71, Stands.YES)
        assert store.open(7, 9, CAFE)
        assert not store.say(71, Stands.NO)
        opened = store.get(7)
        assert opened == replace(AWARD, state=State.VOTING, poll_id=9, place=CAFE)
        assert [each.person for each in store.let_go(7, Stands.YES)] == [CHI]
        before = tx.statements
        store.number([71])
        assert tx.statements == before + 1
        assert [(each.person, each.stands, each.number) for each in store.candidates(7)] == [(BEN, Stands.YES, 0)]
        assert [each.person for each in store.let_go(7)] == [BEN]
        assert store.candidates(7) == []

    await database.write(SPACE, act)


async def test_those_who_stand_for_one_are_found_without_going_through_the_space(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite:///{tmp_path}/plans.db")

    def plans(tx: Tx) -> str:
        tx.seen = []
        Awards(tx, SPACE).candidates(7)
        Awards(tx, SPACE).touched()
        Owned(tx, SPACE).leave(BEN, {"award-standing"})
        found = []
        for each in [*tx.seen]:
            rows = tx.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {each}", (None,) * each.count("?"))
            found += [str(row[3]) for row in rows]
        return "\n".join(found)

    try:
        await database.alter(lambda tx: all_tables().create_all(tx.connection))
        found = await database.write(SPACE, plans)
    finally:
        await database.close()
    assert "award_people_once (space_id=? AND award_id=?)" in found
    assert "awards_touched (space_id=? AND touched=?)" in found
    assert "award_people_person (space_id=? AND person_id=?)" in found
    assert "(space_id=?)" not in found


async def test_of_two_who_open_it_at_once_one_does(database: Database) -> None:
    await database.write(SPACE, lambda tx: asked(Awards(tx, SPACE)))
    first = database.write(SPACE, lambda tx: Awards(tx, SPACE).open(7, 8, PLACE))
    second = database.write(SPACE, lambda tx: Awards(tx, SPACE).open(7, 9, PLACE))
    opened = await asyncio.gather(first, second)
    assert sorted(opened) == [False, True]


async def test_its_words_change_only_where_that_was_meant(database: Database) -> None:
    def act(tx: Tx) -> None:
        store = Awards(tx, SPACE)
        asked(store)
        assert not store.reword(7, "Other", "Words", State.DRAFT)
        assert not store.reword(7, AWARD.title, AWARD.words, State.ASKING)
        assert store.reword(7, "Other", "Words", State.DRAFT, State.ASKING)
        assert store.get(7) == replace(AWARD, title="Other", words="Words")

    await database.write(SPACE, act)


async def test_where_somebody_s_name_stood_is_noted_when_they_go_and_looked_after_once(database: Database) -> None:
    def act(tx: Tx) -> None:
        store = Awards(tx, SPACE)
        asked(store)
        store.add(replace(AWARD, award_id=8), [(81, CHI)])
        Owned(tx, SPACE).leave(BEN)
        assert [each.award_id for each in store.touched()] == [7]
        assert store.touched() == []
        assert [each.person for each in store.candidates(7)] == [CHI]
        Owned(tx, SPACE).delete(ROBIN)
        left = store.get(8)
        assert left is not None
        assert left.asked_by is None
        store.remove(8)
        assert store.get(8) is None
        assert store.candidate(81) is None

    await database.write(SPACE, act)
