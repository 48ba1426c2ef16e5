"""Homeroom in a Slack workspace is killed between calls and their notes: what it sends comes once, nothing is lost.

What must be true is counted by the table of docs/architecture.md, "What a crash between calling the platform and noting
it comes to". Each test runs the app in a process of its own, over Socket Mode or over HTTP.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from storage.icebreakers import passes
from storage.standing import standing
from storage.suggestions import suggestions
from tests.kills.killed import Kill
from tests.kills.slack_class import WAYS, WISHING, WORDS, Class

POSTS: Final = "chat.postMessage"
EDITS: Final = "chat.update"
OPENS: Final = "conversations.open"
CREATES: Final = "conversations.create"
INVITES: Final = "conversations.invite"
LEAST: Final = timedelta(seconds=11)
"""Between two refreshes of a question's card."""
BOTH: Final = pytest.mark.parametrize("way", sorted(WAYS))
Doing = Callable[[Class, Kill], Awaitable[None]]


def kills(*calls: str, times: int = 1) -> pytest.MarkDecorator:
    """Before and after each of these calls, the first so many of them, over both ways in turn."""
    each = [Kill(call, after, nth) for call in calls for nth in range(1, times + 1) for after in (False, True)]
    ways = [sorted(WAYS)[(number + number // 2) % 2] for number in range(len(each))]
    both = [pytest.param(way, kill, id=f"{kill.id}-{way}") for way, kill in zip(ways, each, strict=True)]
    return pytest.mark.parametrize(("way", "kill"), both)


async def posts(here: Class, kill: Kill) -> None:
    """A question is posted: it is found by its metadata and stands once, and what is written below it is heard."""
    await here.previews()
    here.bot.kill = kill
    await here.robin.presses("Post")
    await here.settles()
    (question,) = here.posted("general")
    await here.answers(question)
    await here.settles()
    assert await here.heard() == 1


async def writes(here: Class, kill: Kill) -> None:
    """A letter is written: it never comes twice, and where nobody can know whether it came, the instructor is told."""
    await here.suggests()
    here.bot.kill = kill
    await here.robin.presses("Accept")
    await here.settles()
    assert len(here.letters("ana")) == (kill != Kill(POSTS))
    assert await here.lists_a_letter() is (kill.call == POSTS)


async def opens(here: Class, kill: Kill) -> None:
    """A private channel is opened for some: there is one, with them, and its question once."""
    await here.asks()
    await here.wish()
    here.bot.kill = kill
    await here.deeper()
    await here.settles()
    holds_room(here)


async def mends(here: Class, kill: Kill) -> None:
    """A question is worded anew: its card says what is so."""
    await here.asks()
    here.bot.kill = kill
    await here.mends()
    await here.bot.waits(LEAST)
    await here.settles()
    assert WORDS in here.ana.reads("general")
    assert len(here.posted("general")) == 1


def holds_room(here: Class) -> None:
    """The one room is as it should be."""
    (room,) = here.rooms()
    assert here.people_of(room) == {*WISHING}
    assert len(here.said_in(room)) == 1


async def killed(folder: Path, way: str, doing: Doing, kill: Kill) -> None:
    """Something is done in a class whose course is set up, and the process is killed there once."""
    async with WAYS[way](folder) as here:
        await here.sets_up()
        await doing(here, kill)
        assert here.bot.killed == 1
        await here.bot.ends()


# In make test: five kills, over both ways.


@pytest.mark.parametrize(
    ("way", "doing", "kill"),
    [
        pytest.param("socket", posts, Kill(POSTS, after=True), id="a-post-over-a-socket"),
        pytest.param("http", writes, Kill(POSTS, after=True), id="a-letter-over-http"),
        pytest.param("socket", opens, Kill(CREATES, after=True), id="a-room-over-a-socket"),
        pytest.param("http", mends, Kill(EDITS, after=True), id="a-refresh-over-http"),
    ],
)
async def test_killed_between_call_and_note_it_comes_once(tmp_path: Path, way: str, doing: Doing, kill: Kill) -> None:
    await killed(tmp_path, way, doing, kill)


async def hears(folder: Path, way: str, at: int) -> None:
    """Somebody answers below a question, and the process is killed as it takes that in. Slack tells it again."""
    async with WAYS[way](folder) as here:
        await here.sets_up()
        question = await here.asks()
        await here.bot.dies(at)
        await here.answers(question)
        await here.settles()
        assert here.bot.killed == 1
        assert await here.heard() == 1
        await here.bot.ends()


async def test_killed_once_an_event_is_kept_it_is_acted_on_once(tmp_path: Path) -> None:
    await hears(tmp_path, "http", 2)


# Without a kill: what Slack does of itself.


@BOTH
async def test_what_slack_tells_again_and_again_is_heard_once(tmp_path: Path, way: str) -> None:
    async with WAYS[way](tmp_path) as here:
        await here.sets_up()
        question = await here.asks()
        await here.answers(question)
        told = [each for each in here.scene.wire.sender.deliveries if each.kind == "events_api"][-1]
        await asyncio.gather(*(here.scene.wire.sender.again(told) for _ in range(3)))
        await here.bot.later()
        await here.scene.wire.sender.again(told)
        await here.settles()
        assert await here.heard() == 1
        await here.bot.ends()


async def test_while_connections_are_changed_over_nothing_is_dropped(tmp_path: Path) -> None:
    async with WAYS["socket"](tmp_path) as here:
        await here.sets_up()
        question = await here.asks()
        sockets, sender, app = here.scene.wire.sockets, here.scene.wire.sender, here.scene.app
        await sockets.until_connected(app, 2)
        begun, sockets.lag = len(sender.deliveries), 0.02
        for _ in range(4):
            both = sockets.opened + 2

            async def ends(_: float, both: int = both) -> None:
                """Ten seconds later there are others, and what was under way has arrived."""
                await sockets.until_opened(both)
                await sender.settle()

            sockets.waits = ends
            await sockets.refresh(app)
            while sockets.opened < both:
                await asyncio.gather(here.answers(question), here.ana.runs("/homeroom me", place="general"))
        await here.settles()
        told = sender.deliveries[begun:]
        assert {(each.attempts, each.failed) for each in told} == {(1, "")}
        assert await here.heard() == len([each for each in told if each.kind == "events_api"])
        await here.bot.ends()


async def test_what_slack_told_over_a_connection_that_ended_is_heard_over_the_next(tmp_path: Path) -> None:
    async with WAYS["socket"](tmp_path) as here:
        await here.sets_up()
        question = await here.asks()
        sockets, app = here.scene.wire.sockets, here.scene.app
        for round_ in range(1, 4):
            await sockets.until_connected(app, 2)
            both = sockets.opened + 2
            here.scene.wire.sender.waits = lambda _, both=both: sockets.until_opened(both)  # type: ignore[misc]
            answering = [asyncio.create_task(here.answers(question)) for _ in range(10)]
            await asyncio.sleep(0)
            await sockets.refresh(app, notice=False)
            await asyncio.gather(*answering, *(each.done.wait() for each in here.scene.wire.sender.deliveries))
            await here.settles()
            assert await here.heard() == 10 * round_
        await here.bot.ends()


# In make test-faults: at every step.


@pytest.mark.faults
@kills(POSTS)
async def test_killed_at_a_step_of_posting_a_question_stands_once(tmp_path: Path, way: str, kill: Kill) -> None:
    await killed(tmp_path, way, posts, kill)


@pytest.mark.faults
@kills(OPENS, POSTS)
async def test_killed_at_a_step_of_a_letter_it_comes_at_most_once(tmp_path: Path, way: str, kill: Kill) -> None:
    await killed(tmp_path, way, writes, kill)


@pytest.mark.faults
@kills(CREATES, INVITES, POSTS)
async def test_killed_at_a_step_of_a_room_there_is_one(tmp_path: Path, way: str, kill: Kill) -> None:
    await killed(tmp_path, way, opens, kill)


@pytest.mark.faults
@kills(EDITS)
async def test_killed_at_a_step_of_a_refresh_the_card_says_what_is_so(tmp_path: Path, way: str, kill: Kill) -> None:
    await killed(tmp_path, way, mends, kill)


@pytest.mark.faults
@BOTH
@pytest.mark.parametrize("at", range(1, 5))
async def test_killed_at_any_transaction_of_an_event_it_is_heard_once(tmp_path: Path, way: str, at: int) -> None:
    await hears(tmp_path, way, at)


@pytest.mark.faults
@BOTH
@pytest.mark.parametrize("at", range(1, 3))
async def test_killed_at_any_transaction_of_an_act_it_counts_once(tmp_path: Path, way: str, at: int) -> None:
    """Whoever is told that it did not work does it again: a press, and a form that stayed open."""
    async with WAYS[way](tmp_path) as here:
        await here.sets_up()
        await here.asks()
        await here.bot.dies(at)
        await here.does(lambda: here.ana.presses("Pass", place="general"))
        await here.ana.runs("/homeroom icebreaker suggest", place="general")
        await here.enters("Which smell is home to you?")
        await here.bot.dies(at)
        await here.does(here.ana.sends)
        await here.settles()
        assert here.bot.killed == 2
        assert [len(await here.kept(each)) for each in (passes, suggestions)] == [1, 1]
        await here.bot.ends()


@pytest.mark.faults
async def test_where_much_was_written_since_a_post_is_repeated(tmp_path: Path) -> None:
    """It may be further up than one look goes: for a place a second one is better than none."""
    async with WAYS["socket"](tmp_path) as here:
        await here.sets_up()
        await here.previews()
        here.bot.kill = Kill(POSTS, after=True)
        await here.robin.presses("Post")
        await here.bot.was_killed()
        here.scene.app.events = frozenset()  # how often it is told of them is not what this is about
        for _ in range(201):
            here.scene.wire.world.post(here.scene.places["general"], here.ben.user, "…")
        await here.settles()
        assert len(here.posted("general")) == 2
        await here.bot.ends()


@pytest.mark.faults
@kills("", times=7)
async def test_killed_while_everything_goes_on_at_once(tmp_path: Path, way: str, kill: Kill) -> None:
    async with WAYS[way](tmp_path) as here:
        await here.sets_up()
        question = await here.asks()
        await here.wish()
        await here.suggests()
        await here.previews("questions")
        await here.mends()
        here.bot.kill = kill
        acting = (
            here.does(lambda: here.robin.presses("Post", place="questions")),
            here.does(lambda: here.robin.presses("Accept", place="general")),
            here.does(here.deeper),
            here.does(lambda: here.ana.presses("Pass", place="general")),
            here.answers(question),
            here.bot.waits(LEAST),
        )
        async with asyncio.TaskGroup() as together:  # where one fails, none of the others starts the bot again
            for each in acting:
                together.create_task(each)
        await here.settles()
        assert here.bot.killed == 1
        assert [len(here.posted(place)) for place in ("general", "questions")] == [1, 1]
        holds_room(here)
        assert WORDS in here.ana.reads("general")
        letters = len(here.letters("ana"))
        assert letters == 1 or (letters == 0 and await here.lists_a_letter())
        assert (await here.heard(), len(await here.kept(passes))) == (1, 1)
        in_channels = {each.message_id for each in await here.kept(standing) if each.at_place.startswith("channel:")}
        seen = [*here.posted("general"), *here.posted("questions"), *here.said_in(here.rooms()[0])]
        assert {each.ts for each in seen} == in_channels - {""}, "what stands is known, and what is known stands"
        await here.bot.ends()
