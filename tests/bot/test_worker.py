"""The worker as it runs in the app: woken, busy, stumbling, stopping; and the ticking beside it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import time, timedelta
from pathlib import Path
from typing import cast

import pytest

from bot.clock import FixedClock
from bot.people import Place
from bot.platform import Later
from bot.schedule import Rule, Weekday
from storage.database import Tx
from storage.jobs import Job, Jobs
from storage.lanes import Lanes, lanes
from storage.problems import Unreachable
from storage.schedules import Scheduled, Schedules
from tests.bot.trial import CAFE, GENERAL, Case, case_of, mark, note, posts, seen, too_much, until
from tests.klass import SPACE


@pytest.fixture
async def case(tmp_path: Path, tables_url: str) -> AsyncIterator[Case]:
    async with case_of(tmp_path, tables_url) as made:
        yield made


async def leased(case: Case) -> list[str]:
    return [row.lane for row in await case.klass.database.read(lambda tx: tx.rows(lanes.select()))]


async def test_what_is_due_is_done_when_the_worker_is_woken_and_the_lane_is_given_back(case: Case) -> None:
    worker = case.klass.worker
    await worker.start(alone=True)
    await case.asks(posts("one", "two", then=True))
    worker.wake()
    await until(lambda: len(seen) == 2)
    await worker.stop()
    assert case.platform.asked == ["post general one", "post general two"]
    assert await leased(case) == []


async def test_whoever_runs_alone_takes_over_what_a_crash_left_leased(case: Case) -> None:
    await case.asks(posts("one", then=True))
    now = case.klass.clock.now()

    def lease(tx: Tx) -> object:
        return Lanes(tx, "crashed").claim(9, now, now, now + timedelta(hours=1))

    assert await case.klass.database.write(None, lease) == [(SPACE, "channel:general")]
    await case.klass.worker.start(alone=True)
    await until(lambda: len(seen) == 1)
    await case.klass.worker.stop()


async def test_who_comes_too_late_leaves_a_job_to_whoever_has_its_lane_now(case: Case) -> None:
    gate = case.platform.gate["general one"] = asyncio.Event()
    case.platform.before["post"] = [Later(1)]
    await case.asks(posts("one"))
    work = asyncio.create_task(case.klass.worker.until_idle())
    await until(lambda: case.platform.asked == ["post general one"])
    now = case.klass.clock.now()

    def take_over(tx: Tx) -> Job | None:
        later = now + timedelta(hours=1)
        assert Lanes(tx, "other").claim(9, now, later, later + timedelta(hours=1)) == [(SPACE, "channel:general")]
        return Jobs(tx, SPACE).next("channel:general", now)

    begun = await case.klass.database.write(SPACE, take_over)
    gate.set()
    await work
    assert begun is not None
    assert begun.begun_at is not None
    assert await case.klass.database.read(lambda tx: Jobs(tx, SPACE).next("channel:general", now)) == begun


async def test_stopping_finishes_what_runs_and_takes_nothing_more_on(case: Case) -> None:
    gate = case.platform.gate["general one"] = asyncio.Event()
    worker = case.klass.worker
    await worker.start(alone=True)
    await case.asks(posts("one", "two", then=True))
    worker.wake()
    await until(lambda: case.platform.asked == ["post general one"])
    stopping = asyncio.create_task(worker.stop())
    await asyncio.sleep(0)
    gate.set()
    await stopping
    assert seen == ["one Message"]
    assert case.platform.asked == ["post general one"]
    assert await leased(case) == []


async def test_a_fault_of_the_worker_itself_does_not_end_it(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    worker, right, faults = case.klass.worker, case.klass.worker._claim, [RuntimeError(), Unreachable("away")]

    async def claim() -> int:
        if faults:
            worker.wake()
            raise faults.pop()
        return await right()

    monkeypatch.setattr(worker, "_claim", claim)
    await case.asks(posts("one", then=True))
    await worker.start(alone=True)
    await until(lambda: seen == ["one Message"])
    await worker.stop()


def scheduled(case: Case, schedule_id: int, **changed: object) -> Scheduled:
    """A schedule that is due now, each Monday at nine."""
    rule = Rule((Weekday.MON,), time(9), case.klass.clock.now().date())
    slot = case.klass.clock.now().replace(tzinfo=None)
    given: dict[str, object] = {"rule": rule.to_json(), "slot": slot, "due_at": case.klass.clock.now()} | changed
    link = mark.link(str(schedule_id))
    return Scheduled(schedule_id, 0, link, zone="UTC", useful_for=timedelta(hours=6), **given)  # type: ignore[arg-type]


async def test_a_slot_makes_one_job_however_many_tick(case: Case) -> None:
    await case.klass.database.write(SPACE, lambda tx: Schedules(tx, SPACE).add(scheduled(case, 1)))
    made = await asyncio.gather(*(case.klass.ticker.tick() for _ in range(5)))
    await case.klass.goes_on()
    assert sum(made) == 1
    assert seen == ["1"]


async def test_a_slot_that_another_process_advanced_is_not_advanced_again(case: Case) -> None:
    was = scheduled(case, 1)
    later = case.klass.clock.now() + timedelta(days=7)

    def advance(tx: Tx) -> bool:
        return Schedules(tx, SPACE).advance(was, later.replace(tzinfo=None), later, None)

    await case.klass.database.write(SPACE, lambda tx: Schedules(tx, SPACE).add(was))
    assert await case.klass.database.write(SPACE, advance)
    assert not await case.klass.database.write(SPACE, advance)


async def test_a_due_row_without_a_slot_is_set_aside_too(case: Case) -> None:
    await case.klass.database.write(SPACE, lambda tx: Schedules(tx, SPACE).add(scheduled(case, 1, slot=None)))
    async with asyncio.timeout(30):
        assert await case.klass.ticker.tick() == 0


async def test_a_schedule_that_cannot_be_read_is_set_aside_and_holds_no_other(case: Case) -> None:
    for each in (scheduled(case, 1, rule={"days": ["someday"]}), scheduled(case, 2)):
        await case.klass.database.write(SPACE, lambda tx, each=each: Schedules(tx, SPACE).add(each))  # type: ignore[misc]
    assert await case.klass.ticker.tick() == 1
    broken = await case.klass.database.read(lambda tx: Schedules(tx, SPACE).get(1))
    assert broken is not None
    assert broken.due_at is None
    assert await case.klass.ticker.tick() == 0


async def test_a_slot_that_was_missed_for_too_long_is_noted_and_not_run(case: Case) -> None:
    late = case.klass.clock.now() - timedelta(days=7)
    old = scheduled(case, 1, slot=late.replace(tzinfo=None), due_at=late)
    await case.klass.database.write(SPACE, lambda tx: Schedules(tx, SPACE).add(old))
    case.klass.clock.leap_to(case.klass.clock.now() + timedelta(days=1))
    assert await case.klass.ticker.tick() == 0
    found = await case.klass.database.read(lambda tx: Schedules(tx, SPACE).get(1))
    assert found is not None
    assert found.missed is not None
    assert found.slot is not None
    assert found.slot > case.klass.clock.now().replace(tzinfo=None)


async def test_keeping_house_forgets_what_failed_long_ago(case: Case) -> None:
    def fail(tx: Tx) -> None:
        job = Jobs(tx, SPACE).next(GENERAL.key, case.klass.clock.now())
        assert job is not None
        Jobs(tx, SPACE).fail(job, "no-permission")

    await case.asks(posts("one"))
    await case.klass.database.write(SPACE, fail)
    assert (await case.klass.ticker.keep_house())["failed"] == 0
    case.klass.clock.leap_to(case.klass.clock.now() + timedelta(days=31))
    assert (await case.klass.ticker.keep_house())["failed"] == 1
    assert await case.failed() == []


async def test_what_is_for_a_platform_that_is_off_waits_without_being_tried(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    platform = case.klass.worker.delivery._platform
    monkeypatch.setattr(case.klass.worker.delivery, "_platform", lambda space_id: None)
    await case.asks(posts("one", then=True))
    await case.klass.waits(hours=6)
    assert await case.failed() == []
    monkeypatch.setattr(case.klass.worker.delivery, "_platform", platform)
    await case.klass.waits(minutes=2)
    assert seen == ["one Message"]


async def test_what_the_database_rejects_is_given_up_at_last_and_holds_no_other(case: Case) -> None:
    await case.asks(lambda effects: effects.post(GENERAL, note.link("one"), too_much.link()))
    await case.asks(posts("two", then=True))
    for _ in range(30):
        await case.passes(900)
    assert seen == ["two Message", "lost trial.note:one gave-up"]


async def test_a_handler_that_gave_up_is_kept_though_its_cog_hears_of_what_cannot_be_delivered(case: Case) -> None:
    await case.asks(lambda effects: effects.at(case.klass.clock.now(), too_much.link(), None))
    for _ in range(30):
        await case.passes(900)
    assert [job.why for job in await case.failed()] == ["gave-up"]
    assert seen == []


async def test_where_the_platform_lets_nothing_pass_for_a_while_the_lane_waits_in_its_order_and_others_go_on(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    limited = {"general": 5.0}

    async def ready(place: Place) -> float:
        return limited.get(place.id, 0.0)

    monkeypatch.setattr(case.platform, "ready", ready)
    await case.asks(posts("one", "two"))
    await case.asks(posts("elsewhere", place=CAFE))
    await case.klass.goes_on()
    assert case.platform.asked == ["post cafe elsewhere"]
    limited.clear()
    await case.passes(4)
    assert len(case.platform.asked) == 1
    await case.passes(2)
    assert case.platform.asked[1:] == ["post general one", "post general two"]


async def test_a_lane_is_not_taken_twice_however_long_its_platform_lets_it_wait(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, waiting = asyncio.Event(), []

    async def ready(place: Place) -> float:
        waiting.append(place.key)
        await gate.wait()
        return 0.0

    monkeypatch.setattr(case.platform, "ready", ready)
    await case.asks(posts("one", then=True))
    first = asyncio.create_task(case.klass.goes_on())
    await until(lambda: len(waiting) == 1)
    cast(FixedClock, case.klass.clock._beneath).advance(timedelta(minutes=2))
    await case.klass.worker._claim()  # its lease is over, and the same process looks for what is due
    await until(lambda: len(waiting) == 2)
    gate.set()
    await first
    await case.klass.goes_on()
    assert case.platform.asked == ["post general one"]
