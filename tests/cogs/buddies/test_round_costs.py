"""What a round costs: as many statements for sixty people as for ten, and each rule in the same transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.kinds import Id
from bot.people import Person
from cogs.buddies import cog
from cogs.buddies.cog import OF_GROUPS, course_of
from cogs.buddies.ending import sums
from cogs.buddies.matching import may_be_matched
from cogs.buddies.packing import solved, unpacked_outcome
from storage.buddy_groups import After, Anew, BuddyGroups, Group, GroupState, Said, Taker
from storage.buddy_members import Member
from storage.buddy_rounds import Round, RoundState
from storage.database import Tx
from storage.people import People
from storage.study_buddies import StudyBuddies
from tests.cogs.buddies.people import COFFEE, GROUPS
from tests.klass import MONDAY, SPACE, Klass

DAY = timedelta(days=1)


async def statements(klass: Klass, count: int) -> tuple[int, int]:
    """Of storing a round of so many people, and of ending it."""
    this, now = 1000 + count, klass.clock.now()
    ends = now + 13 * DAY
    dates = (now, now + 6 * DAY, now + 12 * DAY, ends)

    def fill(tx: Tx) -> None:
        store = StudyBuddies(tx, SPACE)
        store.programmes.add(replace(COFFEE, programme_id=this, by=Person(SPACE, "instructor")))
        for number in range(count):
            person = Person(SPACE, f"p{number}")
            People(tx, SPACE).joined(person)
            store.members.join(this, person, now)
        store.rounds.add(Round(this, this, 0, 1, RoundState.MATCHING, *dates, seed=7))

    await klass.database.write(SPACE, fill)
    function, given = await klass.database.read(
        lambda tx: klass.core.work(tx, SPACE, cog.declarations["matching"].link(this))
    )
    assert function is solved
    outcome = solved(given)

    def store_it(tx: Tx) -> int:
        before, link = tx.statements, cog.declarations["matched"].link(this)
        klass.core.run_job(tx, SPACE, link, 0, asked_by=None, result=outcome).effects.flush(tx, SPACE)
        return tx.statements - before

    def end_it(tx: Tx) -> int:
        before, link = tx.statements, cog.declarations["over"].link(this)
        klass.core.run_job(tx, SPACE, link, 0, asked_by=None).effects.flush(tx, SPACE)
        return tx.statements - before

    stored = await klass.database.write(SPACE, store_it)
    return stored, await klass.database.write(SPACE, end_it)


async def test_what_is_stored_of_a_round_costs_the_same_however_many_are_in_it(klass: Klass) -> None:
    small, large = await statements(klass, 10), await statements(klass, 60)
    assert small == large
    assert max(small) <= 16


async def going_on(klass: Klass, count: int) -> int:
    """Statements of storing a part of a term in which so many stay in their groups of four, without one of each."""
    this, now = 2000 + count, klass.clock.now()
    dates = (now, now + 13 * DAY, now + 26 * DAY, now + 27 * DAY)

    def fill(tx: Tx) -> None:
        store = StudyBuddies(tx, SPACE)
        store.programmes.add(replace(GROUPS, programme_id=this, by=Person(SPACE, "instructor")))
        for number, state in ((1, RoundState.OVER), (2, RoundState.MATCHING)):
            store.rounds.add(Round(this + number, this, 0, number, state, *dates, seed=7))
        people = [Person(SPACE, f"q{count}-{number}") for number in range(count)]
        for person in people:
            People(tx, SPACE).joined(person)
            store.members.join(this, person, now)
        ids = range(this * 1000, this * 1000 + count // 4)
        groups = [Group(each, this + 1, this, 0, GROUPS.place, now, now + 34 * DAY, GroupState.OPEN) for each in ids]
        store.groups.add(groups, {each: people[number * 4 : number * 4 + 4] for number, each in enumerate(ids)})
        for number, each in enumerate(ids):
            store.groups.say(each, people[number * 4], anew=Anew.NEW)

    await klass.database.write(SPACE, fill)
    function, given = await klass.database.read(
        lambda tx: klass.core.work(tx, SPACE, cog.declarations["matching"].link(this + 2))
    )
    outcome = function(given)
    assert sum(len(each.people) for each in unpacked_outcome(outcome).groups) == count // 4

    def store_it(tx: Tx) -> int:
        before, link = tx.statements, cog.declarations["matched"].link(this + 2)
        klass.core.run_job(tx, SPACE, link, 0, asked_by=None, result=outcome).effects.flush(tx, SPACE)
        return tx.statements - before

    return await klass.database.write(SPACE, store_it)


async def test_groups_that_go_on_cost_the_same_however_many_they_are(klass: Klass) -> None:
    small, large = await going_on(klass, 12), await going_on(klass, 80)
    assert small == large
    assert small <= 28


async def test_the_course_of_what_is_pressed_in_a_room_is_found_with_one_statement(klass: Klass) -> None:
    """Links that begin with a group: each press in a room asks for its course before anything else."""
    begins = {each.name for each in cog if each.plan.link[:1] == (("group_id", Id),)}
    assert begins == OF_GROUPS
    group = Group(9, 0, 0, 3, COFFEE.place, MONDAY, MONDAY + DAY)

    def find(tx: Tx) -> tuple[int | None, int]:
        BuddyGroups(tx, SPACE).add([group], {9: [Person(SPACE, "ben")]})
        before = tx.statements
        return course_of(tx, SPACE, cog.declarations["wait"].link(9)), tx.statements - before

    assert await klass.database.write(SPACE, find) == (3, 1)


def test_who_may_be_matched_is_here_and_neither_pauses_nor_skips_nor_is_being_asked() -> None:
    ana, *_ = people = [Person(SPACE, name) for name in ("ana", "ben", "chi", "dan", "eve")]
    members = [Member(1, each, MONDAY) for each in people]
    members[1] = replace(members[1], rests_until=MONDAY + DAY)
    members[2] = replace(members[2], skips=7)
    members[3] = replace(members[3], asked_on=True)
    assert may_be_matched(members, people[:4], 7, MONDAY) == [members[0]]
    assert [each.person for each in may_be_matched(members, people[:4], 8, MONDAY + DAY)] == [ana, people[1], people[2]]


def taker(name: str, group: int, said: Said = Said.NOTHING, after: After = After.NOTHING, wrote: bool = False) -> Taker:
    """Somebody in a group, and what they said."""
    return Taker(Person(SPACE, name), 7, 1, group, MONDAY, said, after, wrote=wrote)


def test_a_group_met_when_one_says_so_and_who_is_named_said_that_they_got_no_answer_or_was_alone() -> None:
    found = sums(
        [
            taker("ana", 1, after=After.GOOD),
            taker("ben", 1),
            taker("chi", 2, said=Said.NO_ANSWER),
            taker("dan", 2),
            taker("eve", 3, wrote=True),
            taker("fay", 3, said=Said.NOT_YET),
            taker("gus", 0),
            taker("hal", 4, said=Said.NOT_YET, after=After.NO, wrote=True),
            taker("ida", 4),
            taker("jon", 5),
            taker("kim", 6),
            taker("lea", 6, said=Said.NO_ANSWER),
        ],
        direct={6},
    )
    named = {name: [each.external_id for each in getattr(found, name)] for name in ("met", "silent", "hanging")}
    assert named == {"met": ["ana", "ben"], "silent": ["dan", "ida"], "hanging": ["chi", "jon", "lea"]}
    assert [len(found.took_part), [each.external_id for each in found.unplaced]] == [11, ["gus"]]
    assert (found.said, found.good) == (2, 1)
