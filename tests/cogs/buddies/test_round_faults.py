"""What may go wrong with a round: too few people, people who go meanwhile, places that are gone, time that passed."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.link import Link
from bot.people import Person, Place, PlaceKind
from cogs.admin import cog as admin
from cogs.buddies import cog, matching
from storage.apart import Apart
from storage.buddy_rounds import RoundState
from storage.database import Tx
from storage.jobs import Jobs, NewJob
from storage.people import People
from storage.study_buddies import StudyBuddies
from tests.cogs.buddies.fortnight import (
    DAY_BEFORE,
    announced,
    inside,
    leaves_the_class,
    matched,
    met,
    room_of,
    rooms,
    rounds,
    takers,
    titles,
    told,
    until,
)
from tests.cogs.buddies.stories import card, cards, joined, managed, members, programmes, started
from tests.klass import SPACE, Klass, klass_of, sqlite

NOBODY = "You come first next time"


async def apart(klass: Klass, one: str, other: str) -> None:
    """Two people are kept apart."""

    def act(tx: Tx) -> None:
        Apart(tx, SPACE).say(Person(SPACE, one), Person(SPACE, other), klass.clock.now())

    await klass.database.write(SPACE, act)


async def queue(klass: Klass, *links: Link) -> None:
    """As if another process had asked for the same."""
    now = klass.clock.now()
    jobs = [NewJob("", link, now, f"{link}{number}", link) for number, link in enumerate(links)]
    await klass.database.write(SPACE, lambda tx: Jobs(tx, SPACE).queue(jobs))
    klass.worker.wake()
    await klass.goes_on()


# Too few.


async def test_one_person_only_is_told_so_and_meets_whoever_comes_next(klass: Klass) -> None:
    await matched(klass, "ben")
    assert rooms(klass) == []
    assert told(klass, "ben") == [NOBODY]
    assert (await members(klass))["ben"].first
    await klass.waits(days=2)
    await joined(klass, "chi")
    assert rooms(klass) == [], "chi has time to say when it suits"
    await klass.waits(minutes=16)
    assert inside(klass) == [["ben", "chi"]]
    assert not (await members(klass))["ben"].first
    assert (await members(klass))["ben"].silent == 0


async def test_of_two_who_are_kept_apart_neither_meets_anybody_and_neither_learns_why(klass: Klass) -> None:
    await announced(klass, "ben", "chi")
    await apart(klass, "ben", "chi")
    await klass.waits(days=1)
    assert rooms(klass) == []
    assert told(klass, "ben") == told(klass, "chi") == [NOBODY]
    assert cards(klass.ben, "direct:ben") == cards(klass.chi, "direct:chi")
    await klass.waits(days=1)
    await joined(klass, "s1")
    await klass.waits(minutes=16)
    assert len(inside(klass)) == 1


async def test_nobody_in_a_programme_is_no_round_to_tell_of(klass: Klass) -> None:
    await started(klass)
    await until(klass, DAY_BEFORE)
    await klass.waits(days=14)
    assert rooms(klass) == []
    assert (await rounds(klass))[0].took_part == 0
    assert "is over" not in klass.instructor.reads("direct:instructor")


async def test_where_nobody_was_in_no_rooms_are_promised_and_two_who_come_meet(klass: Klass) -> None:
    await announced(klass, "ben")
    await klass.ben.presses("Skip this time", place="general")
    await klass.waits(days=1, minutes=5)
    assert "room of its own" not in klass.ben.reads("general")
    assert "Whoever joins before" in klass.ben.reads("general")
    await joined(klass, "chi", "s1")
    await klass.waits(minutes=20)
    assert inside(klass) == [["chi", "s1"]]


async def test_without_common_hours_they_meet_in_writing(klass: Klass) -> None:
    await announced(klass, "ben", "chi")

    def act(tx: Tx) -> None:
        store = StudyBuddies(tx, SPACE)
        (programme,) = store.programmes.running()
        for who, hours in (("ben", {9, 10}), ("chi", {100, 101})):
            store.members.change(programme.programme_id, Person(SPACE, who), hours=frozenset(hours), zone="UTC")

    await klass.database.write(SPACE, act)
    await klass.waits(days=1)
    assert inside(klass) == [["ben", "chi"]]
    await klass.ben.opens(room_of(klass, "ben"))
    assert "in writing" in klass.ben.reads(room_of(klass, "ben"))
    assert (await rounds(klass))[0].in_writing == 1


async def test_where_nobody_is_told_the_day_before_all_else_is_the_same(klass: Klass) -> None:
    await started(klass)
    await joined(klass, "ben", "chi")
    await managed(klass)
    await klass.instructor.presses("What counts")
    await klass.instructor.fills({"reminds": False})
    await until(klass, DAY_BEFORE)
    assert [each["title"] for each in cards(klass.ben)] == ["Meet someone new"]
    await klass.waits(days=1)
    assert inside(klass) == [["ben", "chi"]]
    assert [each["title"] for each in cards(klass.ben)] == ["Meet someone new"]


# Places.


async def test_where_the_channel_is_gone_nobody_is_matched_and_whoever_started_it_hears_why(klass: Klass) -> None:
    await started(klass)
    await joined(klass, "ben", "chi")
    await klass.classroom.register.remove_place("channel:general")
    await until(klass, DAY_BEFORE)
    await klass.waits(days=1)
    assert rooms(klass) == []
    assert [each.state for each in await rounds(klass)] == [RoundState.OFF]
    assert "Its channel was deleted" in klass.instructor.reads("direct:instructor")


async def test_where_it_is_gone_a_day_later_they_are_introduced_in_a_direct_message(klass: Klass) -> None:
    await announced(klass, "ben", "chi")
    await klass.classroom.register.remove_place("channel:general")
    await klass.waits(days=1)
    shared = "direct:ben+chi"
    await klass.ben.opens(shared)
    assert "Time to meet" in klass.ben.reads(shared)
    await klass.waits(days=6)
    assert "Half-time" in klass.ben.reads(shared)
    await klass.ben.presses("We met", place=shared)
    assert "Good to hear" in klass.ben.answer


async def test_a_programme_outlives_who_started_it(klass: Klass) -> None:
    await announced(klass)
    await leaves_the_class(klass, "instructor")
    await klass.waits(days=1)
    assert len(rooms(klass)) == 4
    await klass.waits(days=14)
    assert [each.state for each in await rounds(klass)] == [RoundState.OVER, RoundState.RUNNING]


async def test_in_another_channel_the_day_before_is_told_of_there_and_no_longer_in_the_old_one(klass: Klass) -> None:
    await announced(klass, "ben", "chi")
    await managed(klass)
    await klass.instructor.presses("Another channel")
    await klass.instructor.fills({"place": "channel:cafe"})
    await klass.goes_on()
    assert "We match tomorrow" not in klass.s1.reads("general")
    await klass.s1.opens("cafe")
    assert "We match tomorrow" in klass.s1.reads("cafe")
    await klass.s1.presses("Join", place="cafe")
    await klass.waits(days=1)
    assert inside(klass) == [["ben", "chi", "s1"]]
    assert "The pairs are made" in klass.s1.reads("cafe")


# Time that passed, and things that happen twice.


@pytest.mark.parametrize(("hours", "announces"), [(20, True), (60, False)])
async def test_a_round_that_was_due_while_nothing_ran_is_told_of_and_then_matched(
    klass: Klass, hours: int, announces: bool
) -> None:
    await started(klass)
    await joined(klass, "ben", "chi")
    klass.clock.leap_to(DAY_BEFORE + timedelta(hours=hours))  # nothing ran meanwhile
    await klass.waits(minutes=1)
    found = await rounds(klass)
    if not announces:
        assert found == []
        return
    assert card(klass.ben)["title"] == "We match tomorrow"
    assert found[0].matches_at - klass.clock.now() > timedelta(hours=23)
    await klass.waits(days=1)
    assert inside(klass) == [["ben", "chi"]]


@pytest.mark.parametrize(("days", "takes_place"), [(3, True), (8, False)])
async def test_a_matching_that_was_due_while_nothing_ran_is_made_while_half_of_it_is_left(
    klass: Klass, days: int, takes_place: bool
) -> None:
    await announced(klass, "ben", "chi")
    klass.clock.leap_to(DAY_BEFORE + timedelta(days=days))
    await klass.waits(minutes=1)
    assert bool(rooms(klass)) is takes_place
    if not takes_place:
        assert "does not take place" in klass.ben.reads("general")


async def test_two_processes_that_start_one_round_make_it_once(klass: Klass) -> None:
    await announced(klass, "ben", "chi", "s1", "s2")
    (round_,) = await rounds(klass)
    klass.clock.leap_to(round_.matches_at)
    match = cog.declarations["match"].link(round_.round_id)
    await queue(klass, match, match)
    await queue(klass, cog.declarations["slot"].link(round_.programme_id))
    assert [len(each) for each in inside(klass)] == [2, 2]
    assert set((await met(klass)).values()) == {1}
    assert [each.round_id for each in await rounds(klass)] == [round_.round_id]


async def test_settings_that_change_within_a_round_hold_from_the_next_one_on(klass: Klass) -> None:
    await matched(klass)
    (before,) = await rounds(klass)
    await managed(klass)
    await klass.instructor.presses("When")
    await klass.instructor.fills({"starts": "2026-03-18", "at": "12:00", "zone": "UTC", "weeks": "1"})
    assert klass.instructor.errors == {}
    await klass.goes_on()
    (after,) = await rounds(klass)
    assert after == before
    assert (await programmes(klass))[-1].starts == date(2026, 3, 25), "the same weekday, after who meets now"
    await until(klass, before.ends_at - timedelta(hours=1))
    assert [each.round_id for each in await rounds(klass)] == [before.round_id]
    assert (await titles(klass, "ben"))[-1] == "How was it?"
    await klass.waits(days=1, hours=4)  # 24 March, the day before the next one
    first, second = await rounds(klass)
    assert (first.state, second.state) == (RoundState.OVER, RoundState.AHEAD)
    await klass.waits(days=1)
    assert [each.state for each in await rounds(klass)] == [RoundState.OVER, RoundState.RUNNING]
    assert set((await met(klass)).values()) == {1}


async def test_a_programme_that_is_stopped_matches_nobody_and_what_runs_goes_on(klass: Klass) -> None:
    await matched(klass, "ben", "chi")
    await klass.waits(days=13)
    assert len(await rounds(klass)) == 2
    this = (await programmes(klass))[-1].programme_id
    await managed(klass)
    await klass.instructor.presses("Stop")
    await klass.instructor.presses("Stop it")
    await klass.waits(days=2)
    assert "does not take place" in klass.ben.reads("general")
    found = await klass.database.read(lambda tx: StudyBuddies(tx, SPACE).rounds.of(this))
    assert [each.state for each in found] == [RoundState.OFF, RoundState.OVER]


async def test_a_break_calls_a_round_off(klass: Klass) -> None:
    await announced(klass, "ben", "chi")
    await klass.instructor.says("/homeroom pause until:2026-03-12", place="general")
    await klass.waits(days=1)
    assert rooms(klass) == []
    assert "does not take place" in klass.ben.reads("general")


async def test_a_pool_that_fails_is_asked_again(klass: Klass, monkeypatch: pytest.MonkeyPatch) -> None:
    await announced(klass, "ben", "chi")
    (round_,) = await rounds(klass)
    failed = cog.declarations["matched"]

    def once(tx: Tx) -> None:
        store = StudyBuddies(tx, SPACE)
        store.rounds.move(round_.round_id, RoundState.AHEAD, RoundState.MATCHING)
        klass.core.run_job(tx, SPACE, failed.link(round_.round_id), 0, asked_by=None, result=None).effects.flush(
            tx, SPACE
        )

    await klass.database.write(SPACE, once)
    klass.worker.wake()
    await klass.waits(hours=1, minutes=1)
    assert inside(klass) == [["ben", "chi"]]


async def test_a_restart_goes_on_with_what_is_stored(tmp_path: Path) -> None:
    async with klass_of([admin, cog], sqlite(tmp_path)) as first:
        await matched(first, "ben", "chi")
    async with klass_of([admin, cog], sqlite(tmp_path)) as again:
        await again.waits(days=23)
        (one, *_) = await rounds(again)
        assert one.state is RoundState.OVER


def test_nobody_is_matched_who_is_not_asked() -> None:
    assert matching.may_be_matched([], [], 1, DAY_BEFORE) == []


async def test_who_left_the_channel_of_the_programme_is_matched_with_nobody(klass: Klass) -> None:
    """Where the platform tells who is in a channel: there they are still in the class."""
    await announced(klass, "ben", "chi", "s1", "s2")
    here = [Person(SPACE, each) for each in ("instructor", "ben", "chi", "s2")]
    place = Place(SPACE, PlaceKind.CHANNEL, "general")
    await klass.database.write(SPACE, lambda tx: People(tx, SPACE).replace_members(here, place.key))
    await until(klass, DAY_BEFORE + timedelta(days=1))
    assert "s1" not in {each for people in inside(klass) for each in people}
    assert sorted(await takers(klass)) != []
    assert "s1" not in await takers(klass)
