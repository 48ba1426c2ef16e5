"""Who has time now, for half an hour; and what people wish of their group, until they are out of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.people import Person, Place, PlaceKind
from storage.buddy_groups import BuddyGroups, Group
from storage.buddy_now import WAITS, BuddyNow, BuddyWishes, Wish
from storage.buddy_together import BuddyTogether
from storage.database import Database, Tx
from storage.marks import delete_person, expire, export_person
from storage.owned import Owned

SPACE = "web:class"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ANA, BEN, CHI = (Person(SPACE, each) for each in ("ana", "ben", "chi"))


async def test_whoever_waits_longest_comes_first_and_nobody_for_more_than_half_an_hour(database: Database) -> None:
    def act(tx: Tx) -> tuple[list[str], list[str], int]:
        store = BuddyNow(tx, SPACE)
        store.wait(0, BEN, NOW)
        store.wait(0, ANA, NOW + timedelta(minutes=10))
        store.wait(1, CHI, NOW)
        first = [each.person.external_id for each in store.waiting(0, NOW + timedelta(minutes=10))]
        later = [each.person.external_id for each in store.waiting(0, NOW + WAITS)]
        return first, later, store.no_more(0, [ANA, BEN])

    assert await database.write(SPACE, act) == (["ben", "ana"], ["ana"], 2)


async def test_saying_so_again_begins_the_half_hour_anew(database: Database) -> None:
    def act(tx: Tx) -> list[datetime]:
        store = BuddyNow(tx, SPACE)
        store.wait(0, ANA, NOW)
        store.wait(0, ANA, NOW + timedelta(minutes=20))
        return [each.at for each in store.waiting(0, NOW + timedelta(minutes=40))]

    assert await database.write(SPACE, act) == [NOW + timedelta(minutes=20)]


async def test_nothing_is_left_of_who_had_time_once_the_half_hour_is_over(database: Database) -> None:
    def act(tx: Tx) -> tuple[dict[str, int], dict[str, int], bool]:
        BuddyNow(tx, SPACE).wait(0, ANA, NOW)
        early = expire(tx, NOW + timedelta(minutes=29))
        return early, expire(tx, NOW + WAITS), "buddy-now" in export_person(tx, SPACE, "ana")

    assert await database.write(None, act) == ({}, {"buddy-now": 1}, False)


async def test_once_the_half_hour_is_over_it_is_in_no_export(database: Database) -> None:
    def act(tx: Tx) -> list[bool]:
        BuddyNow(tx, SPACE).wait(0, ANA, NOW)
        return [
            "buddy-now" in Owned(tx, SPACE).about(ANA, at) for at in (NOW + WAITS - timedelta(seconds=1), NOW + WAITS)
        ]

    assert await database.write(SPACE, act) == [True, False]


async def test_a_wish_is_noted_once_and_can_be_taken_back(database: Database) -> None:
    def act(tx: Tx) -> tuple[list[bool], list[Person], list[Person]]:
        store = BuddyWishes(tx, SPACE)
        said = [store.wish(7, each, Wish.SECOND, NOW) for each in (BEN, ANA, BEN)]
        store.wish(7, ANA, Wish.STAFF, NOW)
        before = store.who(7, Wish.SECOND)
        said += [store.take_back(7, BEN, Wish.SECOND), store.take_back(7, BEN, Wish.SECOND)]
        return said, before, store.who(7, Wish.SECOND)

    assert await database.write(SPACE, act) == ([True, True, False, True, False], [ANA, BEN], [ANA])


async def test_who_is_out_of_a_group_wished_nothing_of_it_but_a_hello(database: Database) -> None:
    place = Place(SPACE, PlaceKind.CHANNEL, "general")
    group = Group(7, 5, 1, 0, place, NOW, NOW + timedelta(days=14))

    def act(tx: Tx) -> tuple[list[list[Person]], list[list[Person]], int, dict[str, int]]:
        store, groups = BuddyWishes(tx, SPACE), BuddyGroups(tx, SPACE)
        groups.add([group], {7: [ANA, BEN]})
        for each in (ANA, BEN):
            for what in (Wish.SECOND, Wish.STAFF):
                store.wish(7, each, what, NOW)
        BuddyTogether(tx, SPACE).take_out(7, [BEN])
        before, sent = [store.who(7, each) for each in (Wish.SECOND, Wish.STAFF)], tx.statements
        store.clear()
        sent = tx.statements - sent
        after = [store.who(7, each) for each in (Wish.SECOND, Wish.STAFF)]
        return before, after, sent, delete_person(tx, SPACE, "ana")

    before, after, sent, deleted = await database.write(SPACE, act)
    assert (before, after, sent) == ([[ANA, BEN], [ANA, BEN]], [[ANA], [ANA, BEN]], 1)
    assert deleted["buddy-wish"] == 2
