"""The bot is killed in a round of study buddies: everybody has one room with one introduction, and nobody is lost.

What must be true is counted by the table of docs/architecture.md, "What a crash between calling the platform and noting
it comes to".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from adapters.web.classroom import Classroom
from bot.link import id_to_text
from bot.people import PlaceKind
from storage.buddy_groups import GroupState, groups, takers
from storage.buddy_members import members
from storage.buddy_rounds import RoundState, rounds
from storage.jobs import WAITING, jobs
from storage.lanes import lanes
from storage.meetings import meetings
from storage.standing import standing
from tests.kills.browser_class import a_class_of
from tests.kills.buddies_story import BuddiesStory, a_class
from tests.kills.record import Record, plain, record, where
from tests.klass import sqlite
from tests.wire.bots import IN_PASSING, Kill, When

SKIPPING: Final = ("s1", "s2")
GOOD: Final = ("s3", "s4", "s5", "s6", "s7", "s8")


class Part(StrEnum):
    """A part of a fortnight in which a process is killed."""

    TOLD = "the day before, as it is posted"
    MATCHED = "matching, and all introductions"
    SILENT = "a day later, in every silent room"
    MIDDLE = "the middle"
    ASKED = "a day before the end"
    OVER = "the end, and the next round is told"
    AGAIN = "the next matching"


DAYS: Final = {
    Part.TOLD: -1,
    Part.MATCHED: 0,
    Part.SILENT: 1.1,
    Part.MIDDLE: 6.6,
    Part.ASKED: 12.1,
    Part.OVER: 13.1,
    Part.AGAIN: 14,
}
Plan = Mapping[Part, Sequence[Kill]]


async def lives(
    database: str, folder: Path, names: str, people: int, plan: Plan, *, last: Part = Part.AGAIN, seed: int = 1
) -> None:
    """A fortnight of so many people, or its first parts, in which processes are killed; and what must be true then."""
    async with a_class_of(a_class(people), BuddiesStory, database, folder, names, Random(seed)) as story:
        bots = story.bots
        await story.starts()
        for part, days in [*DAYS.items()][: [*DAYS].index(last) + 1]:
            bots.plan = [*plan.get(part, ())]
            await story.goes_to(days)
            assert not bots.more_to_come(), part
            if part is Part.TOLD:
                await story.skip(*SKIPPING)
            if part is Part.ASKED:
                await story.say_good(*GOOD)
        await bots.stop()
        now = story.clock.now()
        holds(story, await record(bots.start.config, story.classroom, story.clock), now)


def holds(story: BuddiesStory, found: Record, now: datetime) -> None:
    """Everything that must be true when the bot has stopped and the class is still there."""
    sent = story.bots.door.sent
    assert len(sent) == len(set(sent)), "what is sent is looked up by its nonce: it is made once"
    noted = sorted((row.at_place, row.message_id) for row in found.of(standing) if row.message_id)
    assert sorted(map(where, found.messages)) == noted, "what stands is known, and what is known stands"
    for message in (each for each in found.messages if not each.place.startswith("direct:")):
        assert found.cards[where(message)] in (plain(message.card), None), "what stands is what is so"
    assert {row.person_id for row in found.of(members)} == set(story.students), "joined once, and in"
    first, *second = sorted(found.of(rounds), key=lambda row: row.number)
    round_holds(found, first, set(story.students) - set(SKIPPING))
    if second:
        round_holds(found, second[0], set(story.students))
        over_holds(found, first, len(story.students) - len(SKIPPING))
        assert second[0].state == RoundState.RUNNING
    met = Counter((row.first_id, row.second_id) for row in found.of(meetings))
    assert {row.times for row in found.of(meetings)} == {1}, "nobody meets anybody twice, and it is counted once"
    assert met == Counter(pair for each in _groups(found) for pair in pairs(each))
    rooms_hold(story.classroom, found)
    jobs_hold(found, now)


def round_holds(found: Record, this: Any, people: set[str]) -> None:
    """Everybody who is in, and nobody else, is in one group with others; its card stands once."""
    mine = [row for row in found.of(takers) if row.round_id == this.round_id]
    assert sorted(row.person_id for row in mine) == sorted(people)
    sizes = Counter(Counter(row.group_id for row in mine).values())
    odd = len(people) % 2
    assert sizes == Counter({2: (len(people) - 3 * odd) // 2}) + Counter({3: odd}), (
        "pairs, and one trio of an odd number"
    )
    assert {row.group_id for row in mine} == {row.group_id for row in found.of(groups) if row.round_id == this.round_id}
    assert len(found.stands(f"buddies.tomorrow:{id_to_text(this.round_id)}")) == 1


def over_holds(found: Record, this: Any, people: int) -> None:
    """A round is over, with its sums; each question of it came once into each room, and the staff was told once."""
    assert this.state == RoundState.OVER
    assert (this.took_part, this.said, this.good, this.unplaced) == (people, len(GOOD), len(GOOD), 0)
    told = {"easier": 1, "middle": 1, "end": 1}
    for group in (id_to_text(each.group_id) for each in found.of(groups) if each.round_id == this.round_id):
        assert {each: len(found.stands(f"buddies.{each}:{group}:{id_to_text(this.round_id)}")) for each in told} == told
    assert len(found.stands(f"buddies.round-news:{id_to_text(this.round_id)}")) == 1


def rooms_hold(classroom: Classroom, found: Record) -> None:
    """Each group has one room, in which exactly its people are, with one introduction; and there are no others."""
    places = classroom.core.state.places.values()
    there = {
        each.key: each.people for each in places if each.people and each.kind == PlaceKind.THREAD and not each.gone
    }
    assert {row.state for row in found.of(groups)} == {GroupState.OPEN}
    of_group = dict(zip((row.group_id for row in found.of(groups)), _groups(found), strict=True))
    for group_id, people in of_group.items():
        this = id_to_text(group_id)
        (room,) = found.stands(f"buddies.group:{this}")
        (introduction,) = found.stands(f"buddies.introduction:{this}")
        assert {*there.pop(room.at_place)} == people
        assert introduction.at_place == room.at_place
    assert not there, "no room is opened twice"


def _groups(found: Record) -> list[set[str]]:
    people: defaultdict[int, set[str]] = defaultdict(set)
    for row in found.of(takers):
        people[row.group_id].add(row.person_id)
    return [people[row.group_id] for row in found.of(groups)]


def pairs(people: set[str]) -> list[tuple[str, str]]:
    """Every two of them."""
    return [(one, other) for one in people for other in people if one < other]


def jobs_hold(found: Record, now: datetime) -> None:
    """What is left to do is what comes later, each once."""
    left = found.of(jobs)
    assert all(row.state == WAITING and row.due_at > now for row in left)
    keys = Counter(row.key for row in left)
    assert set(keys.values()) == {1}
    assert {key for key in keys if key.startswith("close:")} == {f"close:{row.group_id}" for row in found.of(groups)}
    assert not found.of(lanes), "every lane is given back"


# In make test: three kills, of five on the three platforms.


async def test_killed_amid_two_hundred_introductions_each_pair_is_introduced_once(tmp_path: Path) -> None:
    plan = {Part.MATCHED: [Kill(When.AFTER, 175)]}
    await lives(sqlite(tmp_path), tmp_path, "a", 402, plan, last=Part.MATCHED)


async def test_killed_while_it_matches_everybody_is_matched_once(tmp_path: Path) -> None:
    plan = {Part.MATCHED: [Kill(When.TRANSACTION, 3)]}
    await lives(sqlite(tmp_path), tmp_path, "a", 15, plan, last=Part.MATCHED)


async def test_two_on_postgresql_start_each_round_once(tmp_path: Path, postgres_url: str) -> None:
    await lives(postgres_url, tmp_path, "ab", 16, {Part.AGAIN: [Kill(When.TRANSACTION, 4)]})


# In make test-faults: at many steps.


def named(kill: Kill) -> str:
    """In a test's name."""
    return f"{kill.when.name}-{kill.nth}".lower()


def every(part: Part, *kills: Kill) -> list[Any]:
    """These kills in a part, each in a class of its own."""
    return [pytest.param(part, each, id=f"{part.name.lower()}-{named(each)}") for each in kills]


def at_transactions(*nth: int) -> list[Kill]:
    """Kills as these transactions begin."""
    return [Kill(When.TRANSACTION, each) for each in nth]


@pytest.mark.faults
@pytest.mark.timeout(400)
@pytest.mark.parametrize(
    "kill",
    [Kill(When.BEFORE, 60), Kill(When.AFTER, 333), Kill(When.TRANSACTION, 90), Kill(When.MOMENT, 900)],
    ids=named,
)
async def test_killed_at_a_step_of_two_hundred_introductions(tmp_path: Path, kill: Kill) -> None:
    await lives(sqlite(tmp_path), tmp_path, "a", 402, {Part.MATCHED: [kill]}, last=Part.MATCHED)


@pytest.mark.faults
@pytest.mark.parametrize(
    ("part", "kill"),
    [
        *every(Part.TOLD, Kill(When.AFTER, 1), *at_transactions(1, 2)),
        *every(Part.MATCHED, *at_transactions(1, 2, 4, 5)),
        *every(Part.SILENT, Kill(When.AFTER, 3)),
        *every(Part.MIDDLE, Kill(When.AFTER, 4)),
        *every(Part.ASKED, Kill(When.AFTER, 5)),
        *every(Part.OVER, Kill(When.BEFORE, 1), Kill(When.AFTER, 1), *at_transactions(2)),
        *every(Part.AGAIN, Kill(When.AFTER, 9)),
    ],
)
async def test_killed_at_a_step_of_a_fortnight(tmp_path: Path, part: Part, kill: Kill) -> None:
    await lives(sqlite(tmp_path), tmp_path, "a", 17, {part: [kill]})


@pytest.mark.faults
@pytest.mark.timeout(400)
async def test_killed_and_killed_again_as_it_starts(tmp_path: Path) -> None:
    plan = {part: [Kill(When.AFTER, 1), Kill(When.STARTING, 4)] for part in (Part.TOLD, Part.MATCHED, Part.OVER)}
    await lives(sqlite(tmp_path), tmp_path, "a", 16, plan)


@pytest.mark.faults
@pytest.mark.timeout(400)
@pytest.mark.parametrize("seed", [21, 22])
async def test_two_on_postgresql_in_every_part(tmp_path: Path, postgres_url: str, seed: int) -> None:
    random = Random(seed)
    plan = {part: [Kill(random.choice(IN_PASSING), 1)] for part in Part}
    await lives(postgres_url, tmp_path, "ab", 16, plan, seed=seed)
