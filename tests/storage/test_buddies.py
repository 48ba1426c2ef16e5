"""Programmes of study buddies, who is in them, and who is kept apart, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.people import Person, Place, PlaceKind
from storage.apart import Apart
from storage.buddies import Buddies, Criterion, Programme, ProgrammeKind
from storage.buddy_members import BuddyMembers, Member
from storage.database import Database, Tx
from storage.owned import APART, Owned
from storage.places import PlacesInUse

SPACE = "web:class"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
ANA, BEN, CAM = (Person(SPACE, name) for name in ("ana", "ben", "cam"))
GENERAL = Place(SPACE, PlaceKind.CHANNEL, "general")
COFFEE = Programme(
    *(1, 7, GENERAL, ProgrammeKind.COFFEE, 2, 2, "tue", time(10), "Europe/Madrid", 1),
    *((Criterion.HOURS, Criterion.INTERESTS), date(2026, 3, 10), None, NOON),
    by=ANA,
)
GROUPS = replace(
    COFFEE,
    programme_id=2,
    kind=ProgrammeKind.GROUPS,
    size=4,
    ends=date(2026, 6, 19),
    alone=("the only woman", "the only one who works"),
    reminds=False,
    made_at=NOON + DAY,
)


async def test_a_programme_is_what_it_was_started_as(database: Database) -> None:
    def story(tx: Tx) -> None:
        buddies = Buddies(tx, SPACE)
        assert buddies.add(COFFEE)
        assert buddies.add(GROUPS)
        assert not buddies.add(replace(COFFEE, size=3))
        assert Buddies(tx, "web:other").add(COFFEE)
        assert buddies.get(1) == COFFEE
        assert buddies.get(2) == GROUPS
        assert buddies.get(3) is None
        assert buddies.running() == buddies.running(7) == buddies.in_place(GENERAL) == [COFFEE, GROUPS]
        assert buddies.running(8) == buddies.in_place(replace(GENERAL, id="other")) == []
        assert PlacesInUse(tx, SPACE).to_come() == [GENERAL]

    await database.write(SPACE, story)


async def test_it_changes_while_it_runs_and_ends_once(database: Database) -> None:
    def story(tx: Tx) -> None:
        buddies = Buddies(tx, SPACE)
        buddies.add(COFFEE)
        assert buddies.change(
            1, weeks=3, at=time(9, 30), counts=(Criterion.WAYS,), ends=date(2026, 6, 1), reminds=False
        )
        assert buddies.get(1) == replace(
            COFFEE, weeks=3, at=time(9, 30), counts=(Criterion.WAYS,), ends=date(2026, 6, 1), reminds=False
        )
        with pytest.raises(TypeError, match="state"):
            buddies.change(1, state="over")
        assert not buddies.forget(1)
        assert buddies.end(1, NOON)
        assert not buddies.end(1, NOON + DAY)
        over = buddies.get(1)
        assert over is not None
        assert not over.runs
        assert over.over_at == NOON
        assert not buddies.change(1, weeks=4)
        assert buddies.running() == buddies.in_place(GENERAL) == []
        assert buddies.of_course(7) == [over]
        assert buddies.forget(1)
        assert buddies.get(1) is None

    await database.write(SPACE, story)


async def test_whoever_started_one_can_go_and_it_stays(database: Database) -> None:
    def story(tx: Tx) -> None:
        buddies = Buddies(tx, SPACE)
        buddies.add(COFFEE)
        buddies.add(GROUPS)
        buddies.end(2, NOON)
        assert buddies.let_go(BEN) == []
        assert buddies.let_go(ANA) == [1]
        assert buddies.get(1) == replace(COFFEE, by=None)
        assert buddies.let_go(ANA) == []

    await database.write(SPACE, story)


async def test_joining_is_once_and_leaving_deletes_what_was_told(database: Database) -> None:
    told = {
        "interests": ("chess", "Rust"),
        "hours": frozenset({167, 0, 30}),
        "zone": "Asia/Tokyo",
        "language": "es",
        "works": {"via": "text", "when": "early"},
        "hopes": "Passing",
        "alone": "the only woman",
        "may_use": True,
    }

    def story(tx: Tx) -> None:
        members = BuddyMembers(tx, SPACE)
        assert members.join(1, BEN, NOON)
        assert not members.join(1, BEN, NOON + DAY)
        assert members.get(1, BEN) == Member(1, BEN, NOON)
        assert not members.get(1, BEN).told  # type: ignore[union-attr]
        assert members.change(1, BEN, **told)
        assert not members.change(1, ANA, **told)
        assert members.get(1, BEN) == Member(1, BEN, NOON, **told)  # type: ignore[arg-type]
        members.join(2, BEN, NOON + DAY)
        members.join(1, ANA, NOON + DAY)
        assert [each.person for each in members.all(1)] == [ANA, BEN]
        assert [each.programme_id for each in members.of(BEN)] == [1, 2]
        assert members.counts([1, 2, 3]) == {1: 2, 2: 1}
        assert members.counts([]) == {}
        assert members.leave(1, BEN)
        assert not members.leave(1, BEN)
        assert members.get(1, BEN) is None
        assert members.get(2, BEN) is not None
        assert members.clear(1) == 1
        assert members.all(1) == []

    await database.write(SPACE, story)


async def test_a_pause_is_of_one_programme_or_of_each_and_ends_by_itself(database: Database) -> None:
    def story(tx: Tx) -> None:
        members = BuddyMembers(tx, SPACE)
        for programme_id in (1, 2):
            members.join(programme_id, ANA, NOON)
        assert members.pause(ANA, 1, NOON + DAY) == 1
        assert [each.rests(NOON) for each in members.of(ANA)] == [True, False]
        assert [each.rests(NOON + DAY) for each in members.of(ANA)] == [False, False]
        assert members.pause(ANA, None, NOON + DAY) == 2
        assert members.pause(ANA, None, None) == 2
        assert not any(each.rests(NOON) for each in members.of(ANA))
        assert members.pause(BEN, None, None) == 0
        assert members.skip(1, ANA, 5)
        assert not members.skip(1, ANA, 5)
        assert [each.skips for each in members.of(ANA)] == [5, 0]

    await database.write(SPACE, story)


async def test_what_is_noted_of_several_takes_one_statement_for_those_alike(database: Database) -> None:
    counted: list[int] = []

    def story(tx: Tx) -> None:
        members = BuddyMembers(tx, SPACE)
        people = [Person(SPACE, f"p{number:03}") for number in range(40)]
        for person in people:
            members.join(1, person, NOON)
        members.join(2, people[0], NOON)
        before = tx.statements
        odd = {each: {"first": True, "silent": 1} for each in people[:20]}
        even = {each: {"silent": 1, "first": True} for each in people[20:30]}
        other = {each: {"silent": 0, "trio": True, "asked_on": True} for each in people[30:]}
        assert members.set_flags(1, odd | even | other | {BEN: {"silent": 0, "trio": True, "asked_on": True}}) == 40
        counted.append(tx.statements - before)
        assert [(each.first, each.silent, each.trio) for each in members.all(1)] == [
            *([(True, 1, False)] * 30),
            *([(False, 0, True)] * 10),
        ]
        assert members.get(2, people[0]) == Member(2, people[0], NOON)
        with pytest.raises(TypeError, match="joined_at"):
            members.set_flags(1, {people[0]: {"joined_at": NOON}})

    await database.write(SPACE, story)
    assert counted == [2]


async def test_who_is_kept_apart_is_the_same_whoever_said_it_and_told_to_nobody(database: Database) -> None:
    def story(tx: Tx) -> None:
        apart = Apart(tx, SPACE)
        assert apart.say(BEN, ANA, NOON)
        assert not apart.say(BEN, ANA, NOON + DAY)
        assert apart.say(ANA, BEN, NOON)
        apart.say(CAM, ANA, NOON)
        Apart(tx, "web:other").say(BEN, CAM, NOON)
        assert apart.pairs([ANA, BEN, CAM]) == {("ana", "ben"), ("ana", "cam")}
        assert apart.pairs([BEN, CAM]) == set()
        assert apart.of(CAM) == [ANA]
        assert apart.of(ANA) == [BEN]
        assert apart.take_back(ANA, BEN)
        assert not apart.take_back(ANA, BEN)
        assert not apart.take_back(ANA, CAM)
        assert apart.pairs([ANA, BEN, CAM]) == {("ana", "ben"), ("ana", "cam")}
        assert Owned(tx, SPACE).about(ANA) == {}
        assert [row["other_id"] for row in Owned(tx, SPACE).about(BEN)[APART]] == ["ana"]

    await database.write(SPACE, story)


async def test_leaving_programmes_leaves_who_is_kept_apart_and_deleting_says_nothing_of_it(database: Database) -> None:
    def story(tx: Tx) -> None:
        apart, owned, members = Apart(tx, SPACE), Owned(tx, SPACE), BuddyMembers(tx, SPACE)
        apart.say(BEN, ANA, NOON)
        apart.say(ANA, CAM, NOON)
        members.join(1, ANA, NOON)
        assert owned.leave(ANA) == {"buddy": 1}
        assert apart.pairs([ANA, BEN, CAM]) == {("ana", "ben"), ("ana", "cam")}
        assert owned.delete(ANA) == {APART: 1}
        assert apart.pairs([ANA, BEN, CAM]) == {("ana", "ben")}
        assert (apart.of(BEN), apart.gone(BEN)) == ([], 1)
        assert owned.about(BEN)[APART] == [{"person_id": "ben", "other_id": None, "at": NOON}]
        assert not apart.say(BEN, ANA, NOON + DAY)
        assert (apart.of(BEN), apart.gone(BEN)) == ([ANA], 0)
        owned.delete(ANA)
        assert apart.take_back(BEN, ANA)
        assert apart.pairs([ANA, BEN, CAM]) == set()

    await database.write(SPACE, story)


async def test_what_somebody_told_is_theirs_to_see_and_to_delete(database: Database) -> None:
    def story(tx: Tx) -> None:
        members, owned = BuddyMembers(tx, SPACE), Owned(tx, SPACE)
        Buddies(tx, SPACE).add(COFFEE)
        for person in (ANA, BEN):
            members.join(1, person, NOON)
        members.change(1, ANA, alone="the only woman", may_use=True)
        found = owned.about(ANA)
        assert found["buddy"][0]["alone"] == "the only woman"
        assert found["programme"][0]["kind"] == "coffee"
        assert "the only woman" not in str(owned.about(BEN))
        assert owned.delete(ANA) == {"buddy": 1, "programme": 1}
        assert [each.person for each in members.all(1)] == [BEN]
        assert Buddies(tx, SPACE).get(1) == replace(COFFEE, by=None)

    await database.write(SPACE, story)


async def test_whose_cards_tell_of_fewer_is_known_after_somebody_went(database: Database) -> None:
    def story(tx: Tx) -> None:
        store, members = Buddies(tx, SPACE), BuddyMembers(tx, SPACE)
        for each in (COFFEE, GROUPS):
            store.add(each)
        members.join(1, BEN, NOON)
        members.join(2, ANA, NOON)
        Owned(tx, SPACE).delete(BEN)
        assert store.take_fewer() == [1]
        assert store.take_fewer() == []

    await database.write(SPACE, story)
