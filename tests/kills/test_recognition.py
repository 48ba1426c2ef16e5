"""The bot is killed amid shout-outs: each is given once, everybody is told once, and the class sees what it may.

What must be true is counted by the table of docs/architecture.md, "What a crash between calling the platform and noting
it comes to".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from bot.link import id_to_text
from storage.jobs import jobs
from storage.lanes import lanes
from storage.recognitions import Shows, received, recognitions
from storage.recognizing import weeks
from storage.standing import standing
from tests.kills.browser_class import a_class_of
from tests.kills.buddies_story import a_class
from tests.kills.recognition_story import EACH, TO, RecognitionStory
from tests.kills.record import Record, plain, record, where
from tests.klass import sqlite
from tests.wire.bots import IN_PASSING, Kill, When


class Part(StrEnum):
    """A part of that morning in which a process is killed."""

    GIVEN = "as people give them, and all who receive one are told"
    SHOWN = "as some let the class see theirs"
    TAKEN_BACK = "as one is taken back"


Plan = Mapping[Part, Sequence[Kill]]


async def lives(database: str, folder: Path, names: str, givers: int, plan: Plan, *, seed: int = 1) -> None:
    """So many people give five shout-outs, each to eight; processes are killed, and then it must be true."""
    people = a_class(givers + givers * EACH * TO)
    async with a_class_of(people, RecognitionStory, database, folder, names, Random(seed)) as story:
        bots = story.bots
        await story.begins()
        for part, does in {
            Part.GIVEN: story.give,
            Part.SHOWN: story.show,
            Part.TAKEN_BACK: story.take_back,
        }.items():
            bots.plan = [*plan.get(part, ())]
            await does()
            await bots.all_back()
            assert not bots.more_to_come(), part
        await bots.settle()
        await bots.stop()
        holds(story, await record(bots.start.config, story.classroom, story.clock))


def holds(story: RecognitionStory, found: Record) -> None:
    """Everything that must be true when the bot has stopped and the class is still there."""
    sent = story.bots.door.sent
    assert len(sent) == len(set(sent)), "what is sent is looked up by its nonce: it is made once"
    noted = sorted((row.at_place, row.message_id) for row in found.of(standing) if row.message_id)
    assert sorted(map(where, found.messages)) == noted, "what stands is known, and what is known stands"
    for message in found.messages:
        assert found.cards[where(message)] == as_shown(plain(message.card)), "what stands is what is so"
    (*_, taken_back), given = [each for each in story.shout_outs() if each[0] == story.givers[0]], story.shout_outs()
    left = [each for each in given if each != taken_back]
    kept = sorted((row.giver_id, row.words) for row in found.of(recognitions))
    assert kept == sorted((by, reason) for by, reason, _ in left), "given once, and taken back"
    told = {row.person_id: row for row in found.of(received)}
    assert len(told) == len(found.of(received)), "nobody received one twice"
    assert {*told} == {name for _, _, people in left for name in people}
    for name, row in told.items():
        (letter,) = found.stands(f"achievements.for-you:{id_to_text(row.received_id)}")
        assert letter.place == f"direct:{name}", "told once, and alone"
        assert row.shows == (Shows.PUBLIC if name in story.shown else Shows.ASKED)
    for row in found.of(recognitions):
        assert len(found.stands(f"achievements.shown:{id_to_text(row.recognition_id)}")) == 1
    assert Counter(row.link.partition(":")[0] for row in found.of(standing)) == {
        "achievements.welcome": 1,
        "achievements.shown": len(left),
        "achievements.for-you": len(told),
    }
    counted = {row.person_id: row.given for row in found.of(weeks)}
    assert counted == {each: EACH - (each == story.givers[0]) for each in story.givers}, "counted once"
    assert not found.of(jobs), "nothing is left to do"
    assert not found.of(lanes), "every lane is given back"


def as_shown(card: Any) -> Any:
    """A card as its view makes it: in a direct message one more button stands on it."""
    return {**card, "actions": [each for each in card["actions"] if not each["link"].startswith("homeroom.fewer:")]}


# In make test: three kills, of five on the three platforms.


async def test_killed_amid_two_hundred_notices_everybody_is_told_once(tmp_path: Path) -> None:
    await lives(sqlite(tmp_path), tmp_path, "a", 5, {Part.GIVEN: [Kill(When.AFTER, 99)]})


async def test_killed_while_people_give_each_is_given_once(tmp_path: Path) -> None:
    await lives(sqlite(tmp_path), tmp_path, "a", 1, {Part.GIVEN: [Kill(When.ANSWERED, 2)]})


async def test_two_on_postgresql_go_on_where_one_was_killed(tmp_path: Path, postgres_url: str) -> None:
    await lives(postgres_url, tmp_path, "ab", 2, {Part.GIVEN: [Kill(When.TRANSACTION, 3)]})


# In make test-faults: at many steps.


def named(kill: Kill) -> str:
    """In a test's name."""
    return f"{kill.when.name}-{kill.nth}".lower()


@pytest.mark.faults
@pytest.mark.timeout(400)
@pytest.mark.parametrize(
    "kill",
    [Kill(When.BEFORE, 60), Kill(When.AFTER, 170), Kill(When.TRANSACTION, 40), Kill(When.MOMENT, 300)],
    ids=named,
)
async def test_killed_at_a_step_of_two_hundred_notices(tmp_path: Path, kill: Kill) -> None:
    await lives(sqlite(tmp_path), tmp_path, "a", 5, {Part.GIVEN: [kill]})


FEW: Final[list[tuple[Part, Kill]]] = [
    *((Part.GIVEN, Kill(When.ASKED, each)) for each in (1, 3)),
    *((Part.GIVEN, Kill(When.ANSWERED, each)) for each in (1, 4)),
    *((Part.GIVEN, Kill(When.TRANSACTION, each)) for each in (1, 2, 4)),
    *((Part.SHOWN, Kill(When.ASKED, each)) for each in (1, 5)),
    *((Part.SHOWN, Kill(When.ANSWERED, each)) for each in (2, 4)),
    *((Part.SHOWN, Kill(When.AFTER, each)) for each in (1, 3)),
    (Part.SHOWN, Kill(When.BEFORE, 2)),
    *((Part.TAKEN_BACK, Kill(When.AFTER, each)) for each in (1, 5, 9)),
    (Part.TAKEN_BACK, Kill(When.ANSWERED, 1)),
]


@pytest.mark.faults
@pytest.mark.parametrize(("part", "kill"), FEW, ids=[f"{part.name.lower()}-{named(kill)}" for part, kill in FEW])
async def test_killed_at_a_step_of_a_morning(tmp_path: Path, part: Part, kill: Kill) -> None:
    await lives(sqlite(tmp_path), tmp_path, "a", 1, {part: [kill]})


@pytest.mark.faults
@pytest.mark.timeout(400)
async def test_killed_and_killed_again_as_it_starts(tmp_path: Path) -> None:
    plan = {part: [Kill(When.AFTER, 1), Kill(When.STARTING, 4)] for part in Part}
    await lives(sqlite(tmp_path), tmp_path, "a", 1, plan)


@pytest.mark.faults
async def test_of_two_on_postgresql_each_is_killed_once(tmp_path: Path, postgres_url: str) -> None:
    plan = {Part.GIVEN: [Kill(When.TRANSACTION, 3)], Part.TAKEN_BACK: [Kill(When.AFTER, 2)]}
    await lives(postgres_url, tmp_path, "ab", 2, plan)


@pytest.mark.faults
@pytest.mark.timeout(400)
@pytest.mark.parametrize("seed", [31, 32])
async def test_two_on_postgresql_in_every_part(tmp_path: Path, postgres_url: str, seed: int) -> None:
    random = Random(seed)
    plan: dict[Part, list[Any]] = {part: [Kill(random.choice(IN_PASSING), 1)] for part in Part}
    await lives(postgres_url, tmp_path, "ab", 2, plan, seed=seed)
