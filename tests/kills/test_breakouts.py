"""The bot is killed while rooms open, while people work in them, and while they close: every room is there once, or
gone, and nobody is lost.

What must be true is counted by the table of docs/architecture.md, "What a crash between calling the platform and noting
it comes to".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from storage.breakout_help import helps
from storage.breakout_people import people
from storage.breakout_rooms import RoomState, rooms
from storage.breakout_words import results
from storage.breakouts import State, breakouts
from storage.class_records import KeptPerson
from storage.jobs import WAITING, jobs
from storage.lanes import lanes
from storage.meetings import meetings
from storage.standing import standing
from tests.kills.breakouts_story import HELPED, LATE, LOUNGE, STAFF, BreakoutsStory
from tests.kills.browser_class import a_class_of
from tests.kills.buddies_story import a_class
from tests.kills.icebreakers_story import GENERAL
from tests.kills.record import Record, plain, record, where
from tests.klass import sqlite
from tests.wire.bots import IN_PASSING, Kill, When
from tests.wire.classroom import Door

LASTS: Final = timedelta(minutes=12)
MORE: Final = timedelta(minutes=5)
TIME_IS_UP: Final = "Time is up"
WARNINGS: Final = ("5 minutes left", "One minute left", "Half a minute left", TIME_IS_UP)


class Part(StrEnum):
    """A part of a breakout in which a process is killed."""

    OPENING = "rooms open, and people come into them"
    RUNNING = "people work, are helped, and have more time"
    CLOSING = "the last minutes, and everybody comes back"


Plan = Mapping[Part, Sequence[Kill]]


async def lives(
    database: str,
    folder: Path,
    names: str,
    count: int,
    plan: Plan,
    *,
    voice: bool = True,
    seed: int = 1,
    away: timedelta = timedelta(0),
) -> None:
    """A breakout of so many people in rooms of two, in which processes are killed; and what must be true in each part
    of it. For so long the bot is ``away`` when it was killed as rooms close."""
    everyone = [*a_class(count), KeptPerson(LATE, "Late", "student", "UTC", "en")]
    async with a_class_of(everyone, BreakoutsStory, database, folder, names, Random(seed)) as story:
        bots = story.bots
        await story.gathers(voice=voice)
        bots.plan = [*plan.get(Part.OPENING, ())]
        await story.opens_rooms()
        assert not bots.more_to_come(), Part.OPENING
        began = await opened_holds(story, count)
        bots.plan = [*plan.get(Part.RUNNING, ())]
        await story.works()
        assert not bots.more_to_come(), Part.RUNNING
        await running_holds(story, began)
        bots.plan = [*plan.get(Part.CLOSING, ())]
        bots.absences = (away,)
        keys, pairs = [each.key for each in story.rooms()], together(await story.members())
        await story.ends()
        assert not bots.more_to_come(), Part.CLOSING
        await bots.stop()
        warned_holds(bots.door, keys, WARNINGS if not away else (TIME_IS_UP,))
        holds(story, pairs, await record(bots.start.config, story.classroom, story.clock))


async def opened_holds(story: BreakoutsStory, count: int) -> datetime:
    """Each room is there once, with its card; everybody is in theirs. Returns when its clock began."""
    breakout, kept, members = await story.breakout(), await story.kept_rooms(), await story.members()
    assert breakout.state == State.RUNNING
    assert breakout.ends_at == breakout.begun_at + LASTS
    assert sorted(each.name for each in story.rooms()) == sorted(row.name for row in kept.values())
    assert sorted(members) == sorted(story.students)
    assert Counter(Counter(row.room_id for row in members.values()).values()) == {2: count // 2}
    belong = {frozenset(each) for each in story_rooms(members).values()}
    assert {frozenset(each.people or ()) for each in story.rooms()} == belong
    if story.voice:
        assert {frozenset(each) for each in story.heard().values()} == belong, "nobody is lost, and nobody else comes"
    for room in story.rooms():
        assert kits(story, room.key) == 1
    return breakout.begun_at  # type: ignore[no-any-return]


def story_rooms(members: Mapping[str, Any]) -> dict[int, set[str]]:
    """Who belongs into which room."""
    found: dict[int, set[str]] = {}
    for name, row in members.items():
        found.setdefault(row.room_id, set()).add(name)
    return found


def kits(story: BreakoutsStory, key: str) -> int:
    """How many cards with a room's task came into it."""
    return sum(many for (place, title), many in story.bots.door.said.items() if place == key and "Room: " in title)


async def running_holds(story: BreakoutsStory, began: datetime) -> None:
    """The clock is where it was, five minutes later as was asked; everybody is where they were, and one came late."""
    breakout, members, said = await story.breakout(), await story.members(), story.bots.door.said
    assert (breakout.state, breakout.begun_at) == (State.RUNNING, began)
    assert timedelta(0) <= breakout.ends_at - (began + LASTS + MORE) <= timedelta(seconds=1)
    assert sorted(members) == sorted([*story.students, LATE])
    belong = story_rooms(members)
    inside = {frozenset(each.people or ()) - {"instructor"} for each in story.rooms()}  # who came to help is let in
    assert inside == {frozenset(each) for each in belong.values()}
    if story.voice:
        assert {who for inside in story.heard().values() for who in inside} == {*story.students}
    for room in story.rooms():
        assert kits(story, room.key) == 1
        for title in ("For all rooms", "More time", WARNINGS[0]):
            assert said[room.key, title] == 1, title


def together(members: Mapping[str, Any]) -> set[frozenset[str]]:
    """Who was in a room with whom."""
    return {frozenset(pair) for each in story_rooms(members).values() for pair in combinations(sorted(each), 2)}


def warned_holds(door: Door, keys: Sequence[str], surely: Sequence[str]) -> None:
    """No room was told anything of its clock twice, and each was told of these."""
    for key in keys:
        told = {title: door.said[key, title] for title in WARNINGS}
        assert max(told.values()) == 1
        assert {title for title, many in told.items() if many} >= {*surely}


def holds(story: BreakoutsStory, pairs: set[frozenset[str]], found: Record) -> None:
    """Everything that must be true when it is over, the bot has stopped and the class is still there."""
    door = story.bots.door
    assert len(door.sent) == len(set(door.sent)), "what is sent is looked up by its nonce: it is made once"
    (breakout,) = found.of(breakouts)
    assert breakout.state == State.CLOSED
    assert {row.state for row in found.of(rooms)} == {RoomState.CLOSED}
    assert not story.rooms(), "every room is gone"
    if story.voice:
        assert story.heard() == {LOUNGE: {*story.students}}, "everybody is back where they came from"
    there = {each.key for each in story.classroom.core.state.places.values() if not each.gone}
    noted = sorted((row.at_place, row.message_id) for row in found.of(standing) if row.at_place in there)
    assert sorted(map(where, found.messages)) == noted, "what stands is known, and what is known stands"
    for message in found.messages:
        assert found.cards[where(message)] in (plain(message.card), None), "what stands is what is so"
    asked = found.of(helps)
    assert len(asked) == HELPED
    assert all(row.taken_by == "instructor" and row.done_at for row in asked)
    assert len(found.of(results)) == HELPED
    brought = found.stands(f"breakouts.results:{story.this}:0")
    assert [row.at_place for row in brought] == [GENERAL]
    assert door.said[STAFF, "How the breakout went"] == 1
    assert {row.person_id for row in found.of(people)} == {*story.students, LATE}
    if story.voice:
        met = {frozenset((row.first_id, row.second_id)): row.times for row in found.of(meetings)}
        assert met == {pair: 1 for pair in pairs if LATE not in pair}, "who was inside together has met, once"
    left = found.of(jobs)
    assert all(row.state == WAITING for row in left)
    assert not found.of(lanes), "every lane is given back"


# In make test: three kills, of five on the three platforms.


async def test_killed_while_fifty_rooms_open_each_is_there_once_and_everybody_in_theirs(tmp_path: Path) -> None:
    await lives(sqlite(tmp_path), tmp_path, "a", 100, {Part.OPENING: [Kill(When.AFTER, 70)]})


async def test_killed_while_fifty_rooms_close_all_are_gone_and_everybody_is_back(tmp_path: Path) -> None:
    await lives(sqlite(tmp_path), tmp_path, "a", 100, {Part.CLOSING: [Kill(When.AFTER, 250)]})


async def test_two_on_postgresql_go_on_where_one_was_killed(tmp_path: Path, postgres_url: str) -> None:
    plan = {Part.RUNNING: [Kill(When.TRANSACTION, 12)]}
    await lives(postgres_url, tmp_path, "ab", 12, plan, voice=False)


# In make test-faults: at many steps.


def every(part: Part, count: int, *kills: Kill) -> list[Any]:
    """These kills in a part, each in a class of its own of so many."""
    return [pytest.param(part, count, each, id=f"{part.name}-{each.when.name}-{each.nth}".lower()) for each in kills]


@pytest.mark.faults
@pytest.mark.timeout(400)
@pytest.mark.parametrize(
    ("part", "count", "kill"),
    [
        *every(Part.OPENING, 100, Kill(When.BEFORE, 30), Kill(When.AFTER, 180), Kill(When.MOMENT, 700)),
        *every(Part.OPENING, 100, Kill(When.TRANSACTION, 40), Kill(When.TRANSACTION, 170)),
        *every(Part.RUNNING, 12, Kill(When.ASKED, 2), Kill(When.ANSWERED, 4), Kill(When.AFTER, 6)),
        *every(Part.RUNNING, 12, Kill(When.TRANSACTION, 5), Kill(When.TRANSACTION, 30)),
        *every(Part.CLOSING, 100, Kill(When.BEFORE, 400), Kill(When.TRANSACTION, 300)),
        *every(Part.CLOSING, 12, Kill(When.AFTER, 3), Kill(When.BEFORE, 38), Kill(When.TRANSACTION, 60)),
    ],
)
async def test_killed_at_a_step_of_a_breakout(tmp_path: Path, part: Part, count: int, kill: Kill) -> None:
    await lives(sqlite(tmp_path), tmp_path, "a", count, {part: [kill]})


@pytest.mark.faults
async def test_killed_and_killed_again_as_it_starts(tmp_path: Path) -> None:
    plan = {part: [Kill(When.AFTER, 3), Kill(When.STARTING, 4)] for part in Part}
    await lives(sqlite(tmp_path), tmp_path, "a", 12, plan)


@pytest.mark.faults
async def test_away_over_the_end_there_is_a_minute_to_finish_and_nobody_is_lost(tmp_path: Path) -> None:
    plan = {Part.CLOSING: [Kill(When.AFTER, 2)]}
    await lives(sqlite(tmp_path), tmp_path, "a", 12, plan, away=timedelta(minutes=45))


@pytest.mark.faults
@pytest.mark.timeout(400)
@pytest.mark.parametrize("seed", [31, 32])
async def test_two_on_postgresql_in_every_part(tmp_path: Path, postgres_url: str, seed: int) -> None:
    random = Random(seed)
    plan = {part: [Kill(random.choice(IN_PASSING), 2)] for part in Part}
    await lives(postgres_url, tmp_path, "ab", 12, plan, voice=False, seed=seed)
