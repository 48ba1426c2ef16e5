"""Slack's limits as Homeroom keeps within them: nothing is refused, and nobody waits longer than they must."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from itertools import pairwise

import pytest

from adapters.slack.pace import Pace
from adapters.slack.tiers import FLOWING, PER_MINUTE, POST, TIERS, a_minute
from bot.platform import Later

FACTOR = 200.0
MINUTE = 60.0 / FACTOR
SECOND = 1.0 / FACTOR
CREATE, OPEN = "conversations.create", "conversations.open"


async def went(pace: Pace, count: int, method: str, channels: Sequence[str] = ("",), takes: float = 0.0) -> list[float]:
    """When each of so many requests went, and in which order they ended."""
    loop, found = asyncio.get_running_loop(), list[float]()

    async def one(number: int) -> None:
        async with pace.turn("T1", method, channels[number % len(channels)] or None):
            found.append(loop.time())
            await asyncio.sleep(takes)

    async with asyncio.timeout(30):
        await asyncio.gather(*(one(number) for number in range(count)))
    return found


def most_in(span: float, times: Sequence[float]) -> int:
    """How many there are at most in any span."""
    return max(sum(begin <= each < begin + span for each in times) for begin in times)


@pytest.mark.parametrize("method", [CREATE, OPEN, "views.open"])
async def test_all_that_a_minute_allows_go_at_once_and_never_one_more(method: str) -> None:
    most = a_minute(method)
    times = await went(Pace(FACTOR), 2 * most + 1, method)
    assert times[most - 1] - times[0] < MINUTE / 2
    assert most_in(MINUTE, times) == most
    assert times[-1] - times[0] < 2 * MINUTE * 1.5


async def test_a_request_counts_until_a_minute_after_its_answer() -> None:
    times = await went(Pace(FACTOR), 21, CREATE, takes=MINUTE)
    assert times[-1] - times[0] >= 2 * MINUTE


async def test_in_a_channel_one_message_a_second_goes_and_other_channels_do_not_wait() -> None:
    times = await went(Pace(FACTOR), 4, POST, ["C1"])
    assert all(later - before >= SECOND for before, later in pairwise(times))
    times = await went(Pace(1.0), 8, POST, [f"C{number}" for number in range(8)])
    assert times[-1] - times[0] < 0.5


async def test_messages_of_a_whole_workspace_flow_below_what_slack_allows() -> None:
    pace = Pace(FACTOR)
    times = await went(pace, 400, POST, [f"C{number}" for number in range(400)])
    assert most_in(MINUTE, times) <= FLOWING[POST]
    assert len(times) == 400


async def test_one_workspace_or_method_never_waits_for_another() -> None:
    pace = Pace()
    for _ in range(20):
        async with pace.turn("T1", CREATE):
            pass
    with pytest.raises(Later):
        async with pace.turn("T1", CREATE):
            pass
    async with asyncio.timeout(1):
        for team, method in (("T2", CREATE), ("T1", OPEN), ("T1", POST)):
            assert pace.until(team, method) == 0.0
            async with pace.turn(team, method):
                pass


async def test_who_would_wait_too_long_is_told_at_once_for_how_long() -> None:
    pace = Pace()
    async with pace.turn("T1", POST, "C1"):
        assert 0.0 < pace.until("T1", POST, "C1") <= 1.0
        assert pace.until("T1", POST, "C2") == 0.0
        with pytest.raises(Later) as later:
            async with pace.turn("T1", POST, "C1", patience=0.5):
                pass
    assert 0.5 < (later.value.seconds or 0) <= 1.0
    for _ in range(20):
        async with pace.turn("T1", CREATE):
            pass
    assert 59.0 < pace.until("T1", CREATE) <= 60.0


@pytest.mark.parametrize("method", ["views.open", "views.push"])
async def test_what_opens_a_modal_waits_no_longer_than_its_trigger_lives(method: str) -> None:
    pace = Pace(10.0)
    for _ in range(a_minute(method)):
        async with pace.turn("T1", method):
            pass
    with pytest.raises(Later) as later:
        async with pace.turn("T1", method):
            pass
    assert 1.0 < (later.value.seconds or 0) <= 6.0


async def test_those_who_wait_already_count_for_the_next() -> None:
    pace = Pace(10.0)
    waiting = [asyncio.ensure_future(went(pace, 1, CREATE)) for _ in range(39)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert 0.0 < pace.until("T1", CREATE) <= 6.0
    waiting.append(asyncio.ensure_future(went(pace, 2, CREATE)))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert pace.until("T1", CREATE) > 6.0
    for each in waiting:
        each.cancel()
    await asyncio.wait(waiting)
    assert pace.until("T1", CREATE) <= 6.0


async def test_a_refusal_shuts_that_method_in_that_workspace_alone() -> None:
    pace = Pace(FACTOR)
    pace.refused("T1", POST, 30.0)
    assert 29.0 < pace.until("T1", POST, "C9") <= 30.0
    assert pace.until("T1", "chat.update") == pace.until("T2", POST) == 0.0
    with pytest.raises(Later):
        async with pace.turn("T1", POST, "C9"):
            pass


async def test_who_waits_is_held_by_a_refusal_that_comes_meanwhile() -> None:
    pace, loop = Pace(FACTOR), asyncio.get_running_loop()
    async with pace.turn("T1", POST, "C1"):
        waiting = asyncio.ensure_future(went(pace, 1, POST, ["C1"]))
        await asyncio.sleep(0)
        pace.refused("T1", POST, 0.3)
        began = loop.time()
    assert (await waiting)[0] - began >= 0.29


async def test_who_gives_up_waiting_leaves_no_room_for_more() -> None:
    pace = Pace(FACTOR)
    waiting = [asyncio.ensure_future(went(pace, 1, CREATE, takes=MINUTE / 4)) for _ in range(60)]
    await asyncio.sleep(0.01)
    for each in waiting[20:40]:
        each.cancel()
    await asyncio.wait(waiting)
    times = sorted(each.result()[0] for each in waiting if not each.cancelled())
    assert len(times) == 40
    assert most_in(MINUTE, times) == 20


async def test_what_a_thousand_workspaces_asked_is_forgotten_after_a_minute() -> None:
    pace = Pace(FACTOR * 5)
    for number in range(1_000):
        async with pace.turn(f"T{number}", POST, f"C{number}"), pace.turn(f"T{number}", "views.open"):
            pass
        pace.refused(f"T{number}", "users.list", 0.01)
    assert len(pace) > 1_000
    async with asyncio.timeout(20):
        while len(pace):  # noqa: ASYNC110  # nobody tells when it forgets
            await asyncio.sleep(0.01)


def test_every_method_has_one_figure_and_what_nobody_knows_has_a_low_one() -> None:
    assert not TIERS.keys() & FLOWING.keys()
    assert {a_minute(method) for method in TIERS} == set(PER_MINUTE.values())
    assert a_minute("admin.whatever") == 20
