"""Rounds of study buddies, their groups and people: every step once, and what is about people goes with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.people import Person, Place, PlaceKind
from storage.buddy_groups import KEPT, After, Anew, BuddyGroups, Group, GroupState, Heard, Said, Taker
from storage.buddy_parts import BuddyParts
from storage.buddy_rounds import BuddyRounds, Round, RoundState
from storage.buddy_together import BuddyTogether
from storage.database import Database, Tx
from storage.marks import delete_person, expire, export_person

SPACE = "web:class"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
END = NOW + timedelta(days=14)
PLACE = Place(SPACE, PlaceKind.CHANNEL, "general")
ANA, BEN, CLEO, DAN = (Person(SPACE, name) for name in ("ana", "ben", "cleo", "dan"))
ROUND = Round(7, 3, 1, 1, RoundState.AHEAD, NOW, NOW + timedelta(days=7), END - timedelta(days=1), END, 99)
PAIR = Group(11, 7, 3, 1, PLACE, NOW, END, repeat=True, suggested=(NOW + timedelta(days=1),), question="first", level=1)
OTHER = Group(12, 7, 3, 1, PLACE, NOW, END)


async def test_each_state_is_reached_once(database: Database) -> None:
    def act(tx: Tx) -> list[object]:
        store = BuddyRounds(tx, SPACE)
        return [
            store.add(ROUND),
            store.add(replace(ROUND, number=2)),
            store.current(3) == ROUND,
            store.move(7, RoundState.AHEAD, RoundState.MATCHING),
            store.move(7, RoundState.AHEAD, RoundState.MATCHING),
            store.move(7, RoundState.MATCHING, RoundState.RUNNING, took_part=4),
            store.get(7) == replace(ROUND, state=RoundState.RUNNING, took_part=4),
            store.current(3, RoundState.AHEAD),
            store.last_number(3),
            store.last_number(4),
            store.call_off(3),
            store.add(replace(ROUND, round_id=8, number=2)),
            [each.round_id for each in store.call_off(3)],
            store.current(3, RoundState.AHEAD),
            store.move(7, RoundState.RUNNING, RoundState.OVER),
            store.current(3),
            [each.state for each in store.of(3)],
        ]

    states = [RoundState.OFF, RoundState.OVER]
    expected = [True, False, True, True, False, True, True, None, 1, 0, [], True, [8], None, True, None, states]
    assert await database.write(SPACE, act) == expected


async def test_of_several_programmes_the_newest_rounds_are_found_at_once(database: Database) -> None:
    def act(tx: Tx) -> tuple[dict[int, int], dict[int, int], int]:
        store = BuddyRounds(tx, SPACE)
        numbered = ((7, 3, 1, "over"), (8, 3, 2, "over"), (9, 3, 3, "ahead"), (10, 4, 1, "running"), (11, 5, 1, "off"))
        for this, programme, number, state in numbered:
            store.add(replace(ROUND, round_id=this, programme_id=programme, number=number, state=RoundState(state)))
        before = tx.statements
        found = store.newest([3, 4, 5], RoundState.RUNNING, RoundState.OVER)
        sent, alive = tx.statements - before, store.newest([3, 4, 5])
        assert store.newest([]) == {}
        found_ids, alive_ids = ({one: each.round_id for one, each in some.items()} for some in (found, alive))
        return found_ids, alive_ids, sent

    assert await database.write(SPACE, act) == ({3: 8, 4: 10}, {3: 9, 4: 10}, 1)


async def test_late_is_until_half_of_it_has_passed(database: Database) -> None:
    assert ROUND.late_until == NOW + timedelta(days=7)


async def test_groups_have_their_people_and_who_comes_into_another_leaves_the_first(database: Database) -> None:
    def act(tx: Tx) -> tuple[list[object], int]:
        store, before = BuddyGroups(tx, SPACE), tx.statements
        store.add([PAIR, OTHER], {11: [BEN, ANA], 12: [CLEO]})
        sent = tx.statements - before
        store.leave_out(7, 3, [DAN], END)
        found: list[object] = [
            store.get(11) == PAIR,
            [each.group_id for each in store.of_round(7)],
            [each.person.external_id for each in store.people(11)],
            [(each.person.external_id, each.group_id, each.hangs) for each in store.takers(7)],
            store.say(11, ANA, said=Said.NO_ANSWER),
            store.say(11, ANA, said=Said.NO_ANSWER),
            store.say(11, CLEO, said=Said.MET),
            store.say(0, DAN, said=Said.MET),
        ]
        store.bring(OTHER, [ANA, DAN])
        found += [store.people(11), store.taker(12, ANA), store.taker(11, ANA), store.taker(12, DAN)]
        return found, sent

    people = [("ana", 11, False), ("ben", 11, False), ("cleo", 12, False), ("dan", 0, True)]
    found, sent = await database.write(SPACE, act)
    assert found[:8] == [True, [11, 12], ["ana", "ben"], people, True, False, False, False]
    placed = [Taker(each, 7, 3, 12, END) for each in (ANA, DAN)]
    assert found[8:] == [[Taker(BEN, 7, 3, 11, END)], placed[0], None, placed[1]]
    assert sent == 2


async def test_who_waits_for_an_answer_has_one_and_other_wishes_stay(database: Database) -> None:
    def wishes(store: BuddyGroups) -> list[str]:
        return [each.anew.value for each in store.people(11)]

    def act(tx: Tx) -> list[list[str]]:
        store, found = BuddyGroups(tx, SPACE), list[list[str]]()
        store.add([PAIR], {11: [ANA, BEN]})
        for each in (Anew.NOW, Anew.WAIT, Anew.TRIO, Anew.NEW):
            for person in (ANA, BEN):
                store.say(11, person, anew=each)
            store.heard(11, BEN)
            found.append(wishes(store))
            store.settle(11, BEN)
            found.append(wishes(store))
        return found

    heard, settled, another = ["", ""], ["", ""], ["trio", "trio"]
    waited = ["", "wait"]
    assert await database.write(SPACE, act) == [
        *(heard, settled, waited, settled, another, ["trio", ""], ["new", "new"], ["new", "new"])
    ]


async def test_one_agrees_is_nudged_and_is_heard_once(database: Database) -> None:
    def act(tx: Tx) -> list[object]:
        store = BuddyGroups(tx, SPACE)
        store.add([PAIR], {11: [ANA, BEN]})
        return [
            store.agree(11, NOW),
            store.agree(11, NOW),
            store.nudge(11, 1, begins="ana", question="easy"),
            store.nudge(11, 1, begins="ben", question="easy"),
            store.heard(11, DAN),
            store.heard(11, ANA),
            store.heard(11, ANA),
            store.heard(11, BEN),
            [each.wrote for each in store.people(11)],
            store.move(11, (GroupState.COMING,), GroupState.OPEN),
            store.move(11, (GroupState.COMING,), GroupState.OPEN),
            store.get(11)
            == replace(PAIR, agreed_at=NOW, nudged=1, begins="ana", question="easy", wrote=True, state=GroupState.OPEN),
            _closed(store),
            store.agree(11, END),
            store.nudge(11, 2),
        ]

    expected = [
        True,
        False,
        True,
        False,
        Heard(anybody=True, person=False),  # who is not of the group
        Heard(anybody=False, person=True),
        Heard(anybody=False, person=False),
        Heard(anybody=False, person=True),
        [True, True],
        True,
        False,
        True,
        GroupState.CLOSED,
        False,
        False,
    ]
    assert await database.write(SPACE, act) == expected


def _closed(store: BuddyGroups) -> GroupState | None:
    store.close([11])
    group = store.get(11)
    return group.state if group else None


async def test_what_goes_on_into_the_next_round_begins_it_afresh(database: Database) -> None:
    def act(tx: Tx) -> tuple[list[Taker], list[Taker], Group | None]:
        store = BuddyGroups(tx, SPACE)
        store.add([PAIR], {11: [ANA]})
        store.say(11, ANA, said=Said.MET, after=After.GOOD, anew=Anew.STAY)
        store.heard(11, ANA)
        store.nudge(11, 1, begins="ana")
        store.agree(11, END - timedelta(days=1))
        BuddyParts(tx, SPACE).go_on([11], 8, later, END)
        BuddyParts(tx, SPACE).go_on([], 8, END, END)
        return store.takers(7), store.takers(8), store.get(11)

    later = END + timedelta(days=14)
    before, now, group = await database.write(SPACE, act)
    assert (before, now) == ([], [Taker(ANA, 8, 3, 11, later)])
    assert group == replace(PAIR, round_id=8, closes_at=later, suggested=())


async def test_what_somebody_wishes_in_a_part_of_a_term_takes_nothing_from_what_they_wish_for_the_next(
    database: Database,
) -> None:
    def act(tx: Tx) -> list[Anew]:
        store, parts, found = BuddyGroups(tx, SPACE), BuddyParts(tx, SPACE), list[Anew]()
        store.add([PAIR], {11: [ANA]})
        for anew in (Anew.WAIT, Anew.NOTHING, Anew.NEW, Anew.WAIT, Anew.NOTHING):
            if anew is Anew.NEW:
                store.say(11, ANA, anew=anew)
            else:
                parts.say_of_this(11, ANA, anew)
            found += [each.anew for each in store.people(11)]
        return found

    assert await database.write(SPACE, act) == [Anew.WAIT, Anew.NOTHING, Anew.NEW, Anew.NEW, Anew.NEW]


async def test_a_time_that_is_still_to_come_goes_on_as_well(database: Database) -> None:
    def act(tx: Tx) -> Group | None:
        store = BuddyGroups(tx, SPACE)
        store.add([PAIR], {11: [ANA]})
        store.agree(11, END + timedelta(days=1))
        BuddyParts(tx, SPACE).go_on([11], 8, END + timedelta(days=14), END)
        return store.get(11)

    group = await database.write(SPACE, act)
    assert group is not None
    assert group.agreed_at == END + timedelta(days=1)


async def test_who_goes_from_several_groups_goes_at_once_and_these_alone_are_thinned(database: Database) -> None:
    def act(tx: Tx) -> tuple[list[str], list[int], bool]:
        store = BuddyGroups(tx, SPACE)
        store.add([PAIR, OTHER], {11: [ANA, BEN], 12: [CLEO]})
        going = BuddyTogether(tx, SPACE)
        going.take_out_of([11, 12], [ANA])
        left = [each.person.external_id for each in store.takers(7)]
        return left, [each.group_id for each in store.take_thinned()], going.take_out_of([11], [])

    assert await database.write(SPACE, act) == (["ben", "cleo"], [11], False)


async def test_the_groups_of_a_round_may_last_longer_than_they_were_to(database: Database) -> None:
    later = END + timedelta(days=3)

    def act(tx: Tx) -> tuple[Group | None, Group | None, list[Taker]]:
        store = BuddyGroups(tx, SPACE)
        store.add([PAIR, OTHER], {11: [ANA]})
        store.close([12])
        BuddyTogether(tx, SPACE).note(7, [ANA, BEN], END)
        BuddyParts(tx, SPACE).prolong(7, later)
        expire(tx, END)
        assert BuddyTogether(tx, SPACE).pairs([ANA, BEN], 7)
        return store.get(11), store.get(12), store.takers(7)

    one, other, people = await database.write(SPACE, act)
    assert one is not None
    assert other is not None
    assert (one.closes_at, other.closes_at) == (later, OTHER.closes_at)
    assert [each.until for each in people] == [later]


async def test_who_was_put_together_in_a_round_is_known_until_it_is_over(database: Database) -> None:
    """Whether they still are in one group, one of them went, or they met in it by a press; of this round alone."""

    def act(tx: Tx) -> list[object]:
        store, going = BuddyGroups(tx, SPACE), BuddyTogether(tx, SPACE)
        store.add([PAIR, OTHER], {11: [ANA, BEN, CLEO], 12: [DAN]})
        store.add([replace(OTHER, group_id=13, round_id=0)], {13: [ANA, DAN]})
        everyone = [ANA, BEN, CLEO, DAN]
        found: list[object] = [sorted(going.pairs(everyone, 7))]
        going.take_out(11, [ANA])
        going.take_out(13, [DAN])
        store.bring(OTHER, [ANA])
        going.note(7, [DAN, CLEO], END)
        going.note(7, [CLEO, DAN], END)
        found += [sorted(going.pairs(everyone, 7)), sorted(going.pairs([ANA, DAN, BEN], 7)), going.pairs(everyone, 8)]
        found += [going.pairs(everyone), len(export_person(tx, SPACE, "cleo")["buddy-together"])]
        delete_person(tx, SPACE, "dan")
        found.append(sorted(going.pairs(everyone, 7)))
        going.let_go(BEN)
        expire(tx, END)
        return [*found, sorted(going.pairs(everyone, 7))]

    first = [("ana", "ben"), ("ana", "cleo"), ("ben", "cleo")]
    then = [("ana", "ben"), ("ana", "cleo"), ("ana", "dan"), ("ben", "cleo"), ("cleo", "dan")]
    assert await database.write(SPACE, act) == [
        *(first, then, [("ana", "ben"), ("ana", "dan")], set(), set(), 2),
        *(first, []),
    ]


async def test_of_a_conversation_that_is_over_nothing_is_kept_of_who_goes(database: Database) -> None:
    def act(tx: Tx) -> tuple[bool, set[tuple[str, str]]]:
        store, going = BuddyGroups(tx, SPACE), BuddyTogether(tx, SPACE)
        store.add([PAIR, OTHER], {11: [ANA, BEN], 12: [CLEO, DAN]})
        store.close([11])
        return going.take_out_of([11, 12], [ANA, CLEO]), going.pairs([ANA, BEN, CLEO, DAN], 7)

    assert await database.write(SPACE, act) == (True, {("cleo", "dan")})


async def test_of_buddy_now_somebody_may_be_in_two(database: Database) -> None:
    def act(tx: Tx) -> list[int]:
        store = BuddyGroups(tx, SPACE)
        store.add([replace(PAIR, round_id=0), replace(OTHER, round_id=0)], {11: [ANA, BEN], 12: [ANA, CLEO]})
        return [each.group_id for each in store.of(ANA)]

    assert sorted(await database.write(SPACE, act)) == [11, 12]


async def test_leaving_takes_all_that_was_said_along_and_tells_which_groups_are_fewer(database: Database) -> None:
    def thinned(store: BuddyGroups) -> list[int]:
        return [each.group_id for each in store.take_thinned()]

    def act(tx: Tx) -> list[object]:
        store, going = BuddyGroups(tx, SPACE), BuddyTogether(tx, SPACE)
        store.add([PAIR], {11: [ANA, BEN]})
        store.add([replace(OTHER, round_id=9, programme_id=4)], {12: [ANA, CLEO]})
        found: list[object] = [going.let_go(ANA, 3), store.of(ANA), thinned(store), thinned(store)]
        found += [going.let_go(ANA), going.let_go(ANA), thinned(store)]
        found += [going.take_out(11, [BEN]), going.take_out(11, [BEN]), going.take_out(11, []), thinned(store)]
        delete_person(tx, SPACE, "cleo")
        store.close([12])
        return [*found, thinned(store)]

    expected = [True, [Taker(ANA, 9, 4, 12, END)], [11], [], True, False, [12], True, False, False, [11], []]
    assert await database.write(SPACE, act) == expected


async def test_who_is_deleted_leaves_their_groups_thinned(database: Database) -> None:
    def act(tx: Tx) -> list[int]:
        store = BuddyGroups(tx, SPACE)
        store.add([PAIR, OTHER], {11: [ANA, BEN], 12: [CLEO]})
        delete_person(tx, SPACE, "ana")
        return [each.group_id for each in store.take_thinned()]

    assert await database.write(SPACE, act) == [11]


async def test_a_person_sees_it_deletes_it_and_it_ends_by_itself(database: Database) -> None:
    def act(tx: Tx) -> list[object]:
        store = BuddyGroups(tx, SPACE)
        store.add([replace(PAIR, begins="ana")], {11: [ANA, BEN]})
        kinds = sorted(export_person(tx, SPACE, "ana"))
        gone, group = delete_person(tx, SPACE, "ana"), store.get(11)
        left = [each.person for each in store.people(11)]
        expire(tx, END + KEPT - timedelta(seconds=1))
        kept = len(store.people(11))
        expire(tx, END + KEPT + timedelta(seconds=1))
        return [kinds, gone, group and group.begins, left, kept, store.people(11), store.get(11)]

    expected = [["buddy-begins", "buddy-taker"], {"buddy-begins": 1, "buddy-taker": 1}, None, [BEN], 1, [], None]
    assert await database.write(SPACE, act) == expected
