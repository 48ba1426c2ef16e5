"""People who go, pause, skip, get no answer or come late, in the middle of a round."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.link import Link
from bot.people import Person
from cogs.buddies import cog
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
    others,
    presses,
    quiet,
    room_of,
    rounds,
    staff_reads,
    takers,
    titles,
    told,
    until,
    writes,
)
from tests.cogs.buddies.stories import GROUPS, STUDENTS, cards, fields, joined, members, started
from tests.klass import SPACE, Klass

# People who go, or would rather not.


async def test_who_leaves_the_class_the_day_before_is_not_matched(klass: Klass) -> None:
    await announced(klass, "ben", "chi", "s1")
    await leaves_the_class(klass, "chi")
    await klass.waits(days=1)
    assert inside(klass) == [["ben", "s1"]]


async def test_who_pauses_or_leaves_the_programme_the_day_before_is_not_matched(klass: Klass) -> None:
    await announced(klass)
    await klass.ben.says("/buddy pause until:2026-03-12", place="general")
    await klass.chi.says("/buddy leave", place="general")
    await klass.waits(days=1)
    assert sorted(each for room in inside(klass) for each in room) == sorted({*STUDENTS} - {"ben", "chi"})
    await klass.waits(days=14)
    assert any("ben" in room for room in inside(klass)), "a pause ends by itself"


@pytest.mark.parametrize("how", ["skip", "pause", "leave", "left the class"])
async def test_who_says_so_between_the_work_and_what_follows_is_not_matched(
    klass: Klass, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await announced(klass, "ben", "chi", "s1")
    (round_,) = await rounds(klass)
    asked: list[int] = []
    gathers = klass.core.work

    def meanwhile(tx: Tx, space_id: str, link: object) -> object:
        asked.append(1)
        if len(asked) == 2:  # the input of the work was read once; now its outcome is about to be stored
            store, chi = StudyBuddies(tx, SPACE), Person(SPACE, "chi")
            match how:
                case "skip":
                    store.members.skip(round_.programme_id, chi, round_.round_id)
                case "pause":
                    store.members.pause(chi, None, klass.clock.now() + timedelta(days=30))
                case "leave":
                    store.members.leave(round_.programme_id, chi)
                case _:
                    People(tx, SPACE).left(chi)
        return gathers(tx, space_id, link)  # type: ignore[arg-type]

    monkeypatch.setattr(klass.core, "work", meanwhile)
    await klass.waits(days=1)
    assert len(asked) == 4, "it began anew"
    assert inside(klass) == [["ben", "s1"]]
    assert ("ben", "chi") not in await met(klass)


async def test_who_leaves_between_the_matching_and_the_introduction_leaves_nobody_waiting(
    klass: Klass, monkeypatch: pytest.MonkeyPatch
) -> None:
    await announced(klass, "ben", "chi", "s1", "s2")
    runs = klass.core.run_job

    def then_goes(tx: Tx, space_id: str, link: Link, *args: Any, **kwargs: Any) -> Any:
        done = runs(tx, space_id, link, *args, **kwargs)
        if link.name == "matched":  # the groups are stored, and no room is opened yet
            People(tx, SPACE).left(Person(SPACE, "chi"))
            Jobs(tx, SPACE).queue([_hears(klass, "left-group", "chi"), _hears(klass, "on-left", "chi")])
        return done

    monkeypatch.setattr(klass.core, "run_job", then_goes)
    await klass.waits(days=1, minutes=1)
    (room,) = inside(klass)
    assert len(room) == 3, "who was to meet chi is with the other two"
    assert "chi" not in room


def _hears(klass: Klass, name: str, who: str) -> NewJob:
    link = cog.declarations[name].link(Person(SPACE, who))
    return NewJob("", link, klass.clock.now(), link, f"direct:{who}")


async def test_who_is_left_alone_in_a_room_finds_what_to_do_there(klass: Klass) -> None:
    await matched(klass, "ben", "chi", "s1", "s2")
    (other,) = others(klass, "ben")
    room = room_of(klass, "ben")
    await klass.seats[other].says("/buddy leave", place="general")
    await klass.goes_on()
    assert (await titles(klass, "ben", room))[-1] == "You have the room to yourself"
    await klass.ben.presses("Match me anew", place=room)
    assert "We look for somebody else" in klass.ben.answer
    await klass.ben.presses("Join two others")
    await klass.goes_on()
    assert "Somebody is free for you" in klass.ben.answer
    trio = sorted({"ben", "chi", "s1", "s2"} - {other})
    assert inside(klass) == [trio]
    assert (await titles(klass, trio[1]))[-1] == "One more"


async def test_leaving_all_programmes_and_being_deleted_leave_nobody_waiting(klass: Klass) -> None:
    await matched(klass, "ben", "chi", "s1", "s2", "s3", "s4")
    for who, button in (("ben", "Leave all programmes"), ("chi", "Delete me")):
        (other,) = others(klass, who)
        room = room_of(klass, other)
        await klass.seats[who].says("/homeroom me", place="general")
        await klass.seats[who].presses(button)
        if button == "Delete me":
            await klass.seats[who].presses("Delete me now")
        await klass.goes_on()
        if other in ("ben", "chi"):
            return
        assert (await titles(klass, other, room))[-1] == "You have the room to yourself"


# No answer.


async def test_without_an_answer_one_waits_or_is_matched_anew_with_somebody_in_the_same_case(klass: Klass) -> None:
    await matched(klass, "ben", "chi", "s1", "s2")
    one = "ben"
    two = next(each for each in ("chi", "s1", "s2") if each not in others(klass, one))
    await klass.waits(days=6)
    assert "it is no judgement on you" in await presses(klass, one, "I got no answer")
    assert "we leave it as it is" in await presses(klass, one, "I’d rather wait")
    assert "We look for somebody else" in await presses(klass, one, "Match me anew")
    await presses(klass, two, "I got no answer")
    assert "Somebody is free for you" in await presses(klass, two, "Match me anew")
    assert sorted([one, two]) in inside(klass)
    assert sorted(len(each) for each in inside(klass)) == [1, 1, 2]
    assert (await takers(klass))[one].said == ""


@pytest.mark.parametrize("how", ["chi writes", "ben agrees", "chi agrees"])
async def test_who_wished_for_somebody_else_stays_where_it_works_after_all(klass: Klass, how: str) -> None:
    await matched(klass, "ben", "chi")
    await presses(klass, "ben", "It does not fit")
    assert "if somebody else writes here" in await presses(klass, "ben", "Match me anew")
    assert (await takers(klass))["ben"].anew == "now"
    who, does = how.split()
    if does == "writes":
        await writes(klass, who)
    else:
        await presses(klass, who, "Suggest a time")
        await klass.seats[who].fills({"at": "2026-03-13T10:00"})
    await joined(klass, "s1")
    await klass.waits(minutes=16)
    assert inside(klass) == [["ben", "chi", "s1"]]


async def test_what_somebody_writes_themselves_while_they_wait_holds_them_nowhere(klass: Klass) -> None:
    await matched(klass, "ben", "chi")
    await presses(klass, "ben", "It does not fit")
    await presses(klass, "ben", "Match me anew")
    await writes(klass, "ben", "Are you there?")
    await joined(klass, "s1")
    await klass.waits(minutes=16)
    assert ["ben", "s1"] in inside(klass)


async def test_who_stays_without_an_answer_may_need_a_hello_and_nobody_else_is_named(klass: Klass) -> None:
    await matched(klass, *STUDENTS[:6])
    await writes(klass, "ben")
    await klass.waits(days=6)
    await klass.ben.opens(room_of(klass, "ben"))
    assert "Whoever gets no answer may have a friendly line from the staff" in klass.ben.reads(room_of(klass, "ben"))
    await presses(klass, "ben", "I got no answer")
    await klass.waits(days=7)
    shown = await staff_reads(klass)
    assert shown.count("May need a hello") == 1
    assert "@Ben" in shown or "Ben" in shown
    assert not any(name in shown for name in ("Ana", "Chi", "Student"))
    assert "Met: Fewer than 5 people" in shown


@pytest.mark.parametrize("met_after_all", [False, True])
async def test_who_had_no_answer_and_then_none_again_may_still_need_a_hello(klass: Klass, met_after_all: bool) -> None:
    await matched(klass, *STUDENTS[:6])
    await klass.waits(days=6)
    await presses(klass, "ben", "I got no answer")
    await klass.ben.presses("Join two others")
    await klass.goes_on()
    assert len(others(klass, "ben")) == 2
    if met_after_all:
        await presses(klass, others(klass, "ben")[0], "We met")
    await klass.waits(days=7)
    assert ("Ben" in (await staff_reads(klass)).split("May need a hello")[-1]) is not met_after_all


async def test_what_else_somebody_answers_or_writes_names_them_to_nobody(klass: Klass) -> None:
    await matched(klass, *STUDENTS[:6])
    await writes(klass, "ben")
    await klass.waits(days=6)
    await presses(klass, "ben", "Not yet")
    await klass.waits(days=6)
    await presses(klass, "ben", "We did not meet")
    await klass.waits(days=1)
    shown = await staff_reads(klass)
    assert "A round of study buddies is over" in shown
    assert "May need a hello" not in shown


async def test_who_was_left_alone_is_not_counted_silent_and_may_need_a_hello(klass: Klass) -> None:
    await matched(klass, "ben", "chi")
    await leaves_the_class(klass, "chi")
    await klass.waits(days=13)
    assert (await members(klass))["ben"].silent == 0
    assert "May need a hello: @Ben" in await staff_reads(klass)


# Late.


async def test_who_has_found_somebody_before_they_could_be_told_of_nobody_is_told_nothing(klass: Klass) -> None:
    await quiet(klass, "08:30", "13:00")
    await matched(klass, "s1")
    assert told(klass, "s1") == []
    await joined(klass, "s2")
    await klass.waits(minutes=20)
    assert inside(klass) == [["s1", "s2"]]
    await klass.waits(hours=12)
    assert told(klass, "s1") == []


async def test_three_who_wait_for_a_place_in_a_study_group_are_one_as_soon_as_they_are_three(klass: Klass) -> None:
    await klass.ben.says("/buddy apart", place="general")
    await klass.ben.chooses("Never match me with", "chi")
    await matched(klass, "ben", "chi", **GROUPS)
    assert (inside(klass), told(klass, "ben")) == ([], ["You come first next time"])
    assert "No group had a place for you this time" in klass.ben.reads("direct:ben")
    await joined(klass, "s1", "s2")
    await klass.waits(minutes=16)
    (group,) = inside(klass)
    assert group in (["ben", "s1", "s2"], ["chi", "s1", "s2"])
    (left,) = {"ben", "chi"} - {*group}
    assert (await takers(klass))[left].group_id == 0
    assert not (await members(klass))["s1"].first
    await joined(klass, "s3", "s4")
    await klass.waits(minutes=16)
    assert len(inside(klass)) == 1, "both found a place in it, which is full now"
    await joined(klass, "s5", "assistant")
    await klass.waits(minutes=16)
    assert sorted([left, "s5", "assistant"]) in inside(klass)


async def test_each_who_comes_in_is_a_new_line_at_the_end(klass: Klass) -> None:
    await matched(klass, "ben", "chi", "s1", **GROUPS)
    for each in ("s2", "s3"):
        await joined(klass, each)
        await klass.waits(minutes=16)
        assert (await titles(klass, "ben"))[-1] == "One more"
        await writes(klass, each)
    assert (await titles(klass, "ben")).count("One more") == 2


async def test_who_wishes_for_another_study_group_has_one_as_soon_as_somebody_goes(klass: Klass) -> None:
    await matched(klass, **GROUPS)
    one, other = inside(klass)
    for place in ("s", "t"):  # both are larger by one already, so that there is no place
        await joined(klass, {"s": "assistant", "t": "instructor"}[place])
    await klass.waits(minutes=16)
    assert [len(each) for each in inside(klass)] == [5, 5]
    who, goes = "ben", next(each for each in (other if "ben" in one else one) if each != "ana")
    await presses(klass, who, "It does not fit")
    assert "No group has a place for you just now" in await presses(klass, who, "Another group")
    await writes(klass, who, "I am here meanwhile")
    await klass.seats[goes].says("/buddy leave", place="general")
    await klass.goes_on()
    assert who in next(each for each in inside(klass) if {*(other if "ben" in one else one)} & {*each})


async def test_of_a_study_group_who_got_no_answer_stays_if_one_comes_after_all(klass: Klass) -> None:
    await matched(klass, **GROUPS)
    one, other = inside(klass)
    await joined(klass, "assistant", "instructor")
    await klass.waits(minutes=16)
    assert [len(each) for each in inside(klass)] == [5, 5], "so that there is no place"
    mine, theirs = (one, other) if "ben" in one else (other, one)
    await klass.waits(days=13)
    said = await presses(klass, "ben", "I got no answer")
    assert "Another group" in said
    assert "Match me anew" not in said
    assert "Join two others" not in said
    said = await presses(klass, "ben", "Another group")
    assert "We look again when somebody comes or goes. Until then everything stays as it is; if somebody else" in said
    await writes(klass, next(each for each in mine if each not in ("ben", "ana")))
    goes = next(each for each in theirs if each != "ana")
    await klass.seats[goes].says("/buddy leave", place="general")
    await klass.goes_on()
    assert any({"ben", *mine} <= {*each} for each in inside(klass))


async def test_who_comes_while_more_than_half_is_left_joins_a_pair_and_later_nobody_does(klass: Klass) -> None:
    await matched(klass, "ben", "chi")
    assert fields(cards(klass.ben)[0])["The next time"].startswith("2026-03-24")
    await joined(klass, "s1")
    assert "in a quarter of an hour we look for a place for you" in klass.s1.answer
    await klass.waits(minutes=16)
    assert inside(klass) == [["ben", "chi", "s1"]]
    assert (await titles(klass, "s1"))[-1] == "One more"
    assert "You have not met here yet" not in klass.s1.reads(room_of(klass, "s1"))
    await klass.waits(days=7)
    await joined(klass, "s2")
    assert "a quarter of an hour" not in klass.s2.answer
    await klass.waits(minutes=16)
    assert inside(klass) == [["ben", "chi", "s1"]]
    assert told(klass, "s2") == []
    await klass.waits(days=7)
    assert "s2" in await takers(klass)


async def test_who_comes_late_and_finds_nobody_is_told_so_once(klass: Klass) -> None:
    await matched(klass, "ben", "chi", "s1")  # a trio, in which there is no place
    await joined(klass, "s2")
    assert "in a quarter of an hour we look for a place for you" in klass.seats["s2"].answer
    await klass.waits(minutes=16)
    assert told(klass, "s2") == ["You come first next time"]
    assert (await members(klass))["s2"].first
    await klass.waits(days=2)
    assert told(klass, "s2") == ["You come first next time"]
    await joined(klass, "s3")
    await klass.waits(minutes=16)
    assert ["s2", "s3"] in inside(klass)
    assert told(klass, "s3") == []


async def test_who_come_late_share_an_hour_and_so_have_a_call(klass: Klass) -> None:
    """Fewer hours than the programme wishes, and yet one: in writing is who shares none."""
    programme = await started(klass)
    await joined(klass, "ben")

    def tells(tx: Tx, who: str, *hours: int) -> None:
        store = StudyBuddies(tx, SPACE)
        store.programmes.change(programme.programme_id, floor=4)
        store.members.change(programme.programme_id, Person(SPACE, who), hours=frozenset(hours), zone="UTC")

    await klass.database.write(SPACE, lambda tx: tells(tx, "ben", 34, 35, 60))
    await until(klass, DAY_BEFORE + timedelta(days=1))
    await joined(klass, "chi")
    await klass.database.write(SPACE, lambda tx: tells(tx, "chi", 34, 35, 61))
    await klass.waits(minutes=20)
    (group,) = await klass.database.read(lambda tx: StudyBuddies(tx, SPACE).groups.several(_groups(tx)).values())
    assert not group.in_writing


def _groups(tx: Tx) -> list[int]:
    return [each.group_id for each in StudyBuddies(tx, SPACE).groups.of(Person(SPACE, "ben"))]
