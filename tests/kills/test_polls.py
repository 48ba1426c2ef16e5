"""The bot is killed while people answer polls and polls close: each person's last known answer is counted, once.

Sealed answers are in no delivery: what nobody heard of is asked again, and done again.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from itertools import product
from pathlib import Path
from random import Random

import pytest

from adapters.web.app import SPACE_ID
from bot.link import text_to_id
from bot.people import Person
from bot.seal import Seals
from storage.poll_answers import answers, ballots
from storage.poll_table import polls
from storage.polls import Label, State
from storage.sealed import answers as rows
from storage.sealed import boxes
from storage.standing import standing
from tests.kills.browser_class import a_class_of
from tests.kills.icebreakers_story import GENERAL
from tests.kills.polls_story import CHOICES, CLASS, Asked, PollStory
from tests.kills.record import Record, plain, record, where
from tests.kills.test_icebreakers import in_turn
from tests.klass import sqlite
from tests.wire.bots import When, kills

ACTS = 500
CHANGED = 20  # people who change a sealed answer, at least: of so many a change that is lost shows
LEAST = timedelta(seconds=5)  # after which a poll's card is current


async def lives(seed: int, database: str, folder: Path, names: str, whens: Sequence[When], acts: int = ACTS) -> None:
    """Polls, as many as these kills and so many answers need, and what must be true after them."""
    random = Random(seed)
    async with a_class_of(CLASS, PollStory, database, folder, names, random) as story:
        bots = story.bots
        bots.plan = kills(random, whens)
        while bots.more_to_come() or story.acts < acts or story.changed < CHANGED:
            await story.poll(by_hand=random.random() < 0.6)
        await bots.all_back()
        last = await story.ask(Label.UNLINKABLE)
        await bots.settle()
        await story.answered(last)
        await bots.goes_to(story.clock.now() + LEAST)
        await bots.stop()
        assert len(bots.killed) == len(whens)
        holds(story, await record(bots.start.config, story.classroom), folder)


def holds(story: PollStory, found: Record, folder: Path) -> None:
    """Everything that must be true when the bot has stopped."""
    sent = story.bots.door.sent
    assert len(sent) == len(set(sent)), "a post is looked up by its nonce: it is made once"
    noted = sorted((row.at_place, row.message_id) for row in found.of(standing))
    assert sorted(map(where, found.messages)) == noted, "what stands is known, and what is known stands"
    for message in (each for each in found.messages if each.place == GENERAL):
        assert found.cards[where(message)] in (plain(message.card), None), "what stands is what is so"
    *over, last = story.asked
    for each in over:
        poll_holds(each, found)
    (box,) = found.of(boxes)
    (epoch,) = (folder / "keys").iterdir()
    seals, poll_id = Seals(epoch), text_to_id(last.poll_id)
    assert seals.kept() == {(SPACE_ID, poll_id)} == {(box.space_id, box.box_id)}, "a key for every open poll, no other"
    key, sealed = seals.key(SPACE_ID, poll_id), {each.tag: each.sealed for each in found.of(rows)}
    assert len(sealed) == len(last.people), "one row a person"
    for name, known in last.people.items():
        tag = key.tag(Person(SPACE_ID, name))
        answer = key.open(tag, sealed[tag]).answer
        assert _named(json.loads(answer) if answer else None) in known.possible, "what was answered last is sealed"


def poll_holds(asked: Asked, found: Record) -> None:
    """One that is over is counted, and each person's last known answer once."""
    poll_id = text_to_id(asked.poll_id)
    (poll,) = (each for each in found.of(polls) if each.poll_id == poll_id)
    assert poll.state == State.CLOSED
    known = asked.people.values()
    sure = Counter(each.answer for each in known if not each.maybe)
    maybe = [each.possible for each in known if each.maybe]
    could_be = [_answers(sure + Counter(each)) for each in product(*maybe)]
    if poll.took_part < poll.least:  # closed when few had answered
        assert poll.result is None
        assert poll.took_part in {each.total() for each in could_be}
        assert not [each for each in found.of(ballots) if each.poll_id == poll_id]
    else:
        counted = counted_in(asked, poll_id, found)
        assert poll.took_part == counted.total()
        assert poll.result["counts"] == [counted[each] for each in CHOICES]
        assert counted in could_be, "each last answer is counted once"
    assert len(found.stands(f"polls.poll:{asked.poll_id}")) == 1
    assert len(found.stands(f"polls.notice:{asked.poll_id}")) == 1
    shown = poll.took_part >= poll.least
    assert len(found.stands(f"polls.what-now:{asked.poll_id}")) == shown, "it is asked once what comes of it"


def _answers(given: Counter[str | None]) -> Counter[str]:
    """Without those who have none."""
    return Counter({each: count for each, count in given.items() if each is not None})


def counted_in(asked: Asked, poll_id: int, found: Record) -> Counter[str]:
    """How often each choice is among the answers; where people have codes, theirs has what they answered."""
    if asked.label is not Label.UNLINKABLE:
        given = {each.person_id: each.answer for each in found.of(answers) if each.poll_id == poll_id}
        for name, known in asked.people.items():
            assert _named(given.get(name)) in known.possible
        return Counter(CHOICES[each[0]] for each in given.values() if each is not None)
    by_code = {each.code: each.answer for each in found.of(ballots) if each.poll_id == poll_id}
    mine = {each.code: each for each in asked.people.values() if each.code}
    for code, known in mine.items():
        assert _named(by_code.get(code)) in known.possible
    return Counter(CHOICES[each[0]] for each in by_code.values())


def _named(answer: list[int] | None) -> str | None:
    return None if answer is None else CHOICES[answer[0]]


@pytest.mark.parametrize("seed", [1])
async def test_alone_on_sqlite_each_last_answer_is_counted_once(tmp_path: Path, seed: int) -> None:
    await lives(seed, sqlite(tmp_path), tmp_path, "a", [When.TRANSACTION, When.ANSWERED, When.MOMENT])


@pytest.mark.parametrize("seed", [2])
async def test_two_on_postgresql_share_the_keys(tmp_path: Path, postgres_url: str, seed: int) -> None:
    await lives(seed, postgres_url, tmp_path, "ab", [When.TRANSACTION, When.ASKED], acts=150)


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
