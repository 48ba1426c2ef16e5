"""The bot is killed while prompts, nudges and schedules run: nothing is lost, and nothing repeated.

What must be true is counted by the table of docs/architecture.md, "What a crash between calling the platform and noting
it comes to": each assertion names what it holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bot.link import id_to_text
from storage.icebreakers import DRAFT, ENDED, GONE, POSTED, SHOWN_FROM, passes, prompts
from storage.jobs import WAITING, jobs
from storage.lanes import lanes
from storage.schedules import schedules
from storage.standing import standing
from tests.kills.browser_class import a_class_of
from tests.kills.icebreakers_story import CAFE, Story
from tests.kills.record import Record, plain, record, where
from tests.klass import PEOPLE, sqlite
from tests.wire.bots import IN_PASSING, Bots, When, kills


async def lives(seed: int, database: str, folder: Path, names: str, whens: Sequence[When]) -> None:
    """Days of a class, as many as these kills need, and what must be true after them."""
    random = Random(seed)
    async with a_class_of(PEOPLE, Story, database, folder, names, random) as story:
        bots = story.bots
        await story.plan()
        bots.plan, last = kills(random, whens[:-1]), kills(random, whens[-1:])
        while bots.more_to_come():
            await story.day()
        bots.plan = last
        await story.days_pass(9 if bots.alone else 2)
        while bots.more_to_come():
            await story.days_pass(1)
        await bots.stop()
        assert len(bots.killed) == len(whens)
        holds(story, bots, await record(bots.start.config, story.classroom), story.clock.now())


def holds(story: Story, bots: Bots, found: Record, now: datetime) -> None:
    """Everything that must be true when the bot has stopped and the class is still there."""
    put = {id_to_text(row.prompt_id): row for row in found.of(prompts) if row.state in (POSTED, ENDED)}
    links = {f"icebreakers.prompt:{each}" for each in put}
    links |= {f"icebreakers.easier:{each}" for each, row in put.items() if row.nudged}

    sent = bots.door.sent
    assert len(sent) == len(set(sent)), "a post is looked up by its nonce: it is made once"
    noted = sorted((row.at_place, row.message_id) for row in found.of(standing))
    assert sorted(map(where, found.messages)) == noted, "what stands is known, and what is known stands"
    assert {row.link for row in found.of(standing)} == links, "what was taken back is gone"
    for message in found.messages:
        now_said = found.cards[where(message)]  # nothing: an ended prompt has no easier question, but its thread stays
        assert now_said in (plain(message.card), None), "a refresh is repeated: what stands is what is so"
    assert {each for each, row in put.items() if row.posted_by} == story.posted.keys() - story.undone
    by_slot = Counter(row.made_at.date() for row in put.values() if not row.posted_by)
    noons = [story.first_noon + timedelta(days=day) for day in range((now - story.first_noon).days + 1)]
    assert by_slot == Counter(noon.date() for noon in noons), "a slot makes one prompt"
    (schedule,) = found.of(schedules)
    assert (schedule.due_at, schedule.missed) == (noons[-1] + timedelta(days=1), None)
    for each, row in put.items():
        prompt_holds(row, each, story, bots, found, now)
    jobs_hold(found, now)


def prompt_holds(row: Any, prompt_id: str, story: Story, bots: Bots, found: Record, now: datetime) -> None:
    """One prompt stands once, with one thread, one nudge at most, and each pass counted once."""
    (stands,) = found.stands(f"icebreakers.prompt:{prompt_id}")
    assert stands.place == row.place == stands.at_place == story.posted.get(prompt_id, CAFE)
    thread, passed = stands.thread, story.passed[prompt_id]
    assert found.threads[stands.message_id] == 1, "a thread is opened once"
    nudges, silence = len(found.under(thread)), now - row.made_at
    assert bots.heard[thread] <= row.answers <= story.wrote[thread], "that somebody wrote is heard once at most"
    assert nudges == row.nudged <= (not row.answers and silence > timedelta(hours=24)), "a nudge comes once at most"
    assert nudges or row.answers or silence < timedelta(hours=25), "a nudge is not lost"
    mine = {each.person_id for each in found.of(passes) if each.prompt_id == row.prompt_id}
    kept = len(passed) if len(passed) < SHOWN_FROM else len(passed) - len(passed) % SHOWN_FROM
    told = {(len(passed), 0)} if row.state == POSTED else {(0, kept), (0, kept if kept < SHOWN_FROM else 0)}
    assert (len(mine), row.passes) in told, "an act is done once"
    assert mine <= passed


def jobs_hold(found: Record, now: datetime) -> None:
    """What is left to do is what comes later, each once: a prompt's nudge and its end, and forgetting what is gone."""
    later = {DRAFT: ("draft",), GONE: ("draft",), POSTED: ("nudge", "end"), ENDED: ()}
    expected = {f"{what}:{row.prompt_id}": row for row in found.of(prompts) for what in later[row.state]}
    left = [row.key for row in found.of(jobs)]
    assert all(row.state == WAITING and row.due_at > now for row in found.of(jobs))
    assert len(left) == len(set(left))
    assert expected.keys() >= set(left)
    needless = {key for key, row in expected.items() if key.startswith("nudge:") and (row.answers or row.nudged)}
    assert expected.keys() - set(left) <= needless
    assert not found.of(lanes), "every lane is given back"


def in_turn(seed: int, number: int) -> list[When]:
    """So many kinds of kills, all of them in turn; the last is for days in which nobody does anything."""
    random = Random(seed)
    found = [random.choice([When.AFTER, When.TRANSACTION])]  # something must end before it can start again
    while len(found) < number - 1:
        found += random.sample(list(When), len(When))
    return [*found[: number - 1], random.choice(IN_PASSING)]


@pytest.mark.parametrize("seed", [1])
async def test_alone_on_sqlite_nothing_is_lost_and_nothing_repeated(tmp_path: Path, seed: int) -> None:
    await lives(seed, sqlite(tmp_path), tmp_path, "a", [When.AFTER, When.ANSWERED, When.TRANSACTION])


@pytest.mark.parametrize("seed", [2])
async def test_two_on_postgresql_take_over_from_each_other(tmp_path: Path, postgres_url: str, seed: int) -> None:
    await lives(seed, postgres_url, tmp_path, "ab", [When.AFTER, When.BEFORE])


@pytest.mark.faults
@pytest.mark.timeout(400)
@pytest.mark.parametrize("seed", [11, 12, 13])
async def test_alone_on_sqlite_at_many_moments(tmp_path: Path, seed: int) -> None:
    await lives(seed, sqlite(tmp_path), tmp_path, "a", in_turn(seed, 6))


@pytest.mark.faults
@pytest.mark.timeout(400)
@pytest.mark.parametrize("seed", [21, 22])
async def test_two_on_postgresql_at_many_moments(tmp_path: Path, postgres_url: str, seed: int) -> None:
    await lives(seed, postgres_url, tmp_path, "ab", in_turn(seed, 6))
