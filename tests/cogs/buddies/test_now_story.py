"""`/buddy now`: two who have time meet at once; nobody is asked, and nobody is told who waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from bot.people import Person, PlaceKind
from storage.apart import Apart
from storage.buddy_groups import BuddyGroups
from storage.buddy_now import BuddyNow
from storage.buddy_rounds import Round, RoundState
from storage.database import Tx
from storage.meetings import Meetings
from storage.study_buddies import StudyBuddies
from tests.cogs.buddies.introduced import card, field, opens, room_key
from tests.cogs.buddies.people import COFFEE, SPACE
from tests.cogs.buddies.stories import STUDENTS
from tests.klass import Klass


def somebody(name: str) -> Person:
    return Person(SPACE, name)


async def begin(klass: Klass, *who: str) -> None:
    """A programme runs, and these people (without any: all students) are in it."""

    def act(tx: Tx) -> None:
        store = StudyBuddies(tx, SPACE)
        store.programmes.add(COFFEE)
        for each in who or STUDENTS:
            store.members.join(COFFEE.programme_id, somebody(each), klass.clock.now())

    await klass.database.write(SPACE, act)


async def begin_two(klass: Klass) -> None:
    """Two programmes run; ben is in the one, chi in the other."""
    other = replace(COFFEE, programme_id=2)

    def act(tx: Tx) -> None:
        store = StudyBuddies(tx, SPACE)
        for programme, who in ((COFFEE, "ben"), (other, "chi")):
            store.programmes.add(programme)
            store.members.join(programme.programme_id, somebody(who), klass.clock.now())

    await klass.database.write(SPACE, act)


async def now(klass: Klass, *names: str) -> None:
    for each in names:
        await klass.seats[each].says("/buddy now", place="general")
    await klass.goes_on()


def rooms(klass: Klass) -> list[set[str]]:
    places = klass.classroom.core.state.places.values()
    return [{*(each.people or ())} for each in places if each.people and each.kind == PlaceKind.THREAD]


async def waiting(klass: Klass) -> list[str]:
    at = klass.clock.now()
    found = await klass.database.read(lambda tx: BuddyNow(tx, SPACE).waiting(0, at))
    return [each.person.external_id for each in found]


async def test_whoever_presses_first_waits_and_the_second_meets_them(klass: Klass) -> None:
    await begin(klass)
    seen = {each: klass.seats[each].reads("general") for each in ("chi", "s1", "instructor")}
    await now(klass, "ben")
    assert "You are waiting until" in klass.ben.answer
    assert "nobody sees that you wait" in klass.ben.answer
    assert rooms(klass) == []
    assert {each: klass.seats[each].reads("general") for each in seen} == seen
    await now(klass, "chi")
    assert "@Ben has time too" in klass.chi.answer
    assert rooms(klass) == [{"ben", "chi"}]
    assert await waiting(klass) == []
    room = room_key(klass)
    ben = await opens(klass, "ben", room)
    assert card(ben, room)["card"]["title"] == "You have time, both of you"
    assert field(ben, room, "When").startswith("Now, if you like")
    assert " begins. Each of you answers" in ben.reads(room)
    met = await klass.database.read(lambda tx: Meetings(tx, SPACE).of(somebody("ben")))
    assert [(each.first, each.second) for each in met] == [("ben", "chi")]


async def test_half_an_hour_later_nobody_is_waited_for(klass: Klass) -> None:
    await begin(klass)
    await now(klass, "ben")
    await klass.waits(minutes=30)
    await now(klass, "chi")
    assert "You are waiting until" in klass.chi.answer
    assert rooms(klass) == []


async def test_pressing_twice_meets_nobody_twice_and_never_oneself(klass: Klass) -> None:
    await begin(klass)
    await now(klass, "ben", "ben")
    assert rooms(klass) == []
    await now(klass, "chi", "chi")
    assert rooms(klass) == [{"ben", "chi"}]


async def test_somebody_who_waits_can_change_their_mind(klass: Klass) -> None:
    await begin(klass)
    await now(klass, "ben")
    await klass.ben.presses("Not any more")
    assert klass.ben.answer.startswith("You are not waiting any more.")
    await now(klass, "chi")
    assert rooms(klass) == []


async def test_the_card_of_who_waited_says_who_was_found_where_it_still_stands(klass: Klass) -> None:
    await begin(klass)
    await now(klass, "ben")
    assert "this card stays as it is" in klass.ben.answer
    await now(klass, "chi")
    await klass.waits(minutes=12)
    await klass.ben.presses("Not any more")
    assert "@Chi had time too. The room for the two of you is open." in klass.ben.answer
    await now(klass, "ben")
    await klass.ben.presses("Not any more")
    assert klass.ben.answer.startswith("You are not waiting any more.")


async def test_those_who_are_kept_apart_wait_and_neither_can_tell(klass: Klass) -> None:
    await begin(klass)
    at = klass.clock.now()
    await klass.database.write(SPACE, lambda tx: Apart(tx, SPACE).say(somebody("ben"), somebody("chi"), at))
    await now(klass, "s2", "chi", "ben")
    assert klass.chi.answer.startswith("@Student 2 has time too")
    await klass.waits(minutes=11)
    await now(klass, "ben", "chi")
    first, then = ({*each.answer.split()} for each in (klass.ben, klass.chi))
    assert len(first ^ then) == 2  # but for the hour, which is their own, they read the same
    assert rooms(klass) == [{"chi", "s2"}]
    await now(klass, "s1")
    assert rooms(klass)[1:] == [{"ben", "s1"}]
    assert await waiting(klass) == ["chi"]


async def test_typed_once_more_it_names_whom_one_just_met_and_nobody_waits(klass: Klass) -> None:
    await begin(klass)
    await now(klass, "ben", "chi", "chi", "ben")
    assert klass.chi.answer.startswith("@Ben has time too")
    assert klass.ben.answer.startswith("@Chi has time too")
    assert await waiting(klass) == []
    await klass.waits(minutes=11)
    await now(klass, "ben")
    assert await waiting(klass) == ["ben"]


async def test_the_room_is_below_the_channel_in_which_it_was_typed(klass: Klass) -> None:
    """They share no programme, and whether they can read another channel is not known."""
    await begin_two(klass)
    for each in ("ben", "chi"):
        await klass.seats[each].says("/buddy now", place="cafe")
    await klass.goes_on()
    places = klass.classroom.core.state.places.values()
    assert [each.parent for each in places if each.people and each.kind == PlaceKind.THREAD] == ["channel:cafe"]


async def test_whom_one_met_least_often_comes_first(klass: Klass) -> None:
    await begin(klass)
    at = klass.clock.now()

    def act(tx: Tx) -> None:
        BuddyNow(tx, SPACE).wait(0, somebody("ben"), at)
        BuddyNow(tx, SPACE).wait(0, somebody("s1"), at + timedelta(seconds=1))
        Meetings(tx, SPACE).met([[somebody("ben"), somebody("chi")]], at)

    await klass.database.write(SPACE, act)
    await now(klass, "chi")
    assert rooms(klass) == [{"chi", "s1"}]
    assert await waiting(klass) == ["ben"]


async def in_a_round(klass: Klass, *waits: str) -> None:
    """A round runs since an hour, in which ben and chi met; s1 and chi met twice, before. These have time now."""
    await begin(klass)
    at = klass.clock.now()

    def act(tx: Tx) -> None:
        began, half = at - timedelta(hours=1), timedelta(days=7)
        ends = began + 2 * half
        this = Round(5, COFFEE.programme_id, 0, 1, RoundState.RUNNING, began, began + half, ends, ends, 1)
        StudyBuddies(tx, SPACE).rounds.add(this)
        Meetings(tx, SPACE).met([[somebody("s1"), somebody("chi")]] * 2, at - timedelta(days=20))
        two = [somebody("ben"), somebody("chi")]
        Meetings(tx, SPACE).met([two], at)
        StudyBuddies(tx, SPACE).together.note(5, two, ends)
        for each in waits:
            BuddyNow(tx, SPACE).wait(0, somebody(each), at)

    await klass.database.write(SPACE, act)


async def test_whom_one_met_in_this_round_comes_last(klass: Klass) -> None:
    await in_a_round(klass, "ben", "s1")
    await now(klass, "chi")
    assert rooms(klass) == [{"chi", "s1"}]
    assert "put you two together already" not in klass.chi.answer


async def test_where_nobody_else_waits_those_who_just_met_read_so(klass: Klass) -> None:
    await in_a_round(klass, "ben")
    await now(klass, "chi")
    assert rooms(klass) == [{"chi", "ben"}]
    assert "This round put you two together already, and nobody else is waiting." in klass.chi.answer


async def test_whom_one_met_elsewhere_since_the_round_began_is_not_said_to_be_of_it(klass: Klass) -> None:
    await in_a_round(klass)
    await klass.waits(minutes=1)
    at = klass.clock.now()
    await klass.database.write(SPACE, lambda tx: Meetings(tx, SPACE).met([[somebody("s2"), somebody("chi")]], at))
    await now(klass, "s2", "chi")
    assert rooms(klass) == [{"chi", "s2"}]
    assert "put you two together already" not in klass.chi.answer


async def test_who_share_two_programmes_are_noted_in_each_that_has_a_round(klass: Klass) -> None:
    await in_a_round(klass, "s1")
    at = klass.clock.now()
    ends = at + timedelta(days=7)

    def act(tx: Tx) -> None:
        store = StudyBuddies(tx, SPACE)
        for number in (2, 3):
            store.programmes.add(replace(COFFEE, programme_id=number))
            for who in ("chi", "s1"):
                store.members.join(number, somebody(who), at)
        store.rounds.add(Round(6, 3, 0, 1, RoundState.RUNNING, at, ends, ends, ends, 1))

    await klass.database.write(SPACE, act)
    await now(klass, "chi")
    two = [somebody("chi"), somebody("s1")]
    five = await klass.database.read(lambda tx: StudyBuddies(tx, SPACE).together.pairs(two, 5))
    six = await klass.database.read(lambda tx: StudyBuddies(tx, SPACE).together.pairs(two, 6))
    assert five == six == {("chi", "s1")}


async def test_who_leaves_the_last_of_their_programmes_has_no_time_now_either(klass: Klass) -> None:
    await begin_two(klass)
    await klass.database.write(
        SPACE, lambda tx: StudyBuddies(tx, SPACE).members.join(2, somebody("ben"), klass.clock.now()) and None
    )
    await now(klass, "ben")
    await klass.ben.says("/buddy leave", place="general")
    which: Any = klass.ben.answer_message
    await klass.ben.presses(link=which["card"]["actions"][0]["link"])
    assert await waiting(klass) == ["ben"], "they are in the other one still"
    await klass.ben.says("/buddy leave", place="general")
    assert await waiting(klass) == []


async def test_that_more_wait_costs_no_statement_for_each(klass: Klass) -> None:
    await begin(klass)
    counts, inner = list[int](), klass.router._transaction

    def counted(tx: Tx, run: Any) -> None:
        before = tx.statements
        inner(tx, run)
        counts.append(tx.statements - before)

    klass.router._transaction = counted  # type: ignore[method-assign]
    at = klass.clock.now()

    def wait(tx: Tx, who: tuple[str, ...]) -> None:
        for each in who:
            BuddyNow(tx, SPACE).wait(0, somebody(each), at)

    for who, waits in (("chi", ("ben",)), ("s1", ("s2", "s3", "s4"))):
        await klass.database.write(SPACE, partial(wait, who=waits))
        await now(klass, who)
    assert len(rooms(klass)) == 2
    assert counts[0] == counts[1]


async def test_who_pauses_has_no_time_now_either(klass: Klass) -> None:
    await begin(klass)
    await now(klass, "ben")
    await klass.ben.says("/buddy pause until:2026-03-20", place="general")
    assert await waiting(klass) == []
    await now(klass, "chi")
    assert rooms(klass) == []


async def test_those_who_met_before_read_so(klass: Klass) -> None:
    await begin(klass)
    at = klass.clock.now()
    two = [somebody("ben"), somebody("chi")]
    await klass.database.write(SPACE, lambda tx: Meetings(tx, SPACE).met([two], at))
    await now(klass, "ben", "chi")
    room = room_key(klass)
    assert field(await opens(klass, "ben", room), room, "Why you").startswith(
        "You have met before: this time nobody new was free"
    )


async def test_two_of_a_programme_read_what_they_told_in_it(klass: Klass) -> None:
    await begin(klass)

    def act(tx: Tx) -> None:
        members = StudyBuddies(tx, SPACE).members
        for each in ("ben", "chi"):
            members.join(1, somebody(each), klass.clock.now())
            members.change(1, somebody(each), interests=("jazz",))
        members.change(1, somebody("ben"), hopes="company")

    await klass.database.write(SPACE, act)
    await now(klass, "ben", "chi")
    room = room_key(klass)
    ben = await opens(klass, "ben", room)
    assert field(ben, room, "Why you") == "You share: jazz."
    assert field(ben, room, "What you hope for") == "@Ben: “company”"


async def test_of_two_who_are_in_none_together_nothing_is_told(klass: Klass) -> None:
    await begin_two(klass)
    hopes = {"hopes": "jazz"}
    await klass.database.write(SPACE, lambda tx: StudyBuddies(tx, SPACE).members.change(1, somebody("ben"), **hopes))
    await now(klass, "ben", "chi")
    assert "jazz" not in (await opens(klass, "chi", room_key(klass))).reads(room_key(klass))


async def test_who_is_in_no_programme_meets_nobody_and_reads_how_to_join(klass: Klass) -> None:
    await begin(klass, "ben", "chi")
    await now(klass, "s1")
    assert "type /buddy join there" in klass.seats["s1"].answer
    assert await waiting(klass) == []
    await now(klass, "ben")
    await klass.database.write(SPACE, lambda tx: StudyBuddies(tx, SPACE).members.leave(1, somebody("ben")))
    await now(klass, "chi")
    assert rooms(klass) == [], "ben left it meanwhile"


async def test_without_a_programme_nobody_waits(klass: Klass) -> None:
    await now(klass, "ben")
    assert "There are no study buddies in this course" in klass.ben.answer
    assert await waiting(klass) == []


async def test_who_left_the_class_is_met_by_nobody(klass: Klass) -> None:
    await begin(klass)
    await now(klass, "ben")
    await klass.classroom.register.remove_person("ben")
    await klass.goes_on()
    await now(klass, "chi")
    assert rooms(klass) == []


async def test_an_extra_meeting_closes_a_week_later(klass: Klass) -> None:
    await begin(klass)
    await now(klass, "ben", "chi")
    await klass.waits(days=7, minutes=1)
    at = klass.clock.now()
    groups = await klass.database.read(lambda tx: BuddyGroups(tx, SPACE).of(somebody("ben")))
    assert all(each.until < at for each in groups)
    state = klass.classroom.core.state
    assert [each for each in state.places.values() if each.people and not each.gone] == []
