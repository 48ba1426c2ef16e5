"""The clock of the demo class, moved ahead from a page while other pages watch: a whole app, over real connections."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from adapters.web.ahead import LONGEST, WAYS, Showing
from adapters.web.classroom import Classroom
from adapters.web.server import make_app
from adapters.web.settings import WebSettings
from bot.app import App
from bot.clock import Clock, FixedClock, MovableClock
from bot.config import Config
from bot.config_tables import HomeroomTable
from tests.adapters.web.conftest import Bot
from tests.adapters.web.pages import Page, connected, page_at

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
GENERAL = "channel:general"
PLAN = "/icebreaker schedule days:mon,tue,wed,thu,fri at:10:00 zone:UTC place:#general"
BUSY = "Time is moving already: Robin Okafor asked for a week. Try again when it has come there."
FIXED = (
    "The clock of this class stands fast. It can be moved only where the class is on one machine and nothing else is "
    "connected."
)


@asynccontextmanager
async def running(data: Path, clock: Clock | None = None, *, shown: float = 0) -> AsyncIterator[App]:
    """An app whose class is served, by default with no pause on the clock's way ahead."""
    config = Config(HomeroomTable(data=data), parts={"web": WebSettings(port=0, leap_seconds=shown, classmates=False)})
    app = await App.open(config, clock=clock)
    await app.start()
    try:
        yield app
    finally:
        await app.stop()


def monday() -> MovableClock:
    """It is Monday at nine, until the clock is moved."""
    return MovableClock(beneath=FixedClock(MONDAY))


def there(app: App, by: str) -> dict[str, str]:
    """What a page asks for that goes so far from now."""
    return {"by": by, "to": (app.core.clock.now() + WAYS[by]).isoformat()}


def came(page: Page) -> list[tuple[str, str]]:
    """When and where each message came that everyone sees, in the order in which the page heard of them."""
    heard = [item["message"] for item in page.heard if item.get("ev") == "message"]
    return [(each["at"][8:16], each["place"].split(":")[0]) for each in heard if not each["private"]]


def first(page: Page, **fields: object) -> int:
    """Where the first item with these fields stands in what the page heard."""
    return next(at for at, item in enumerate(page.heard) if fits(item, fields))


def fits(item: dict[str, Any], fields: dict[str, object]) -> bool:
    """Whether an item has these fields."""
    return all(name in item and item[name] == value for name, value in fields.items())


async def test_a_week_ahead_brings_each_days_question_and_its_nudge_once_and_in_order(tmp_path: Path) -> None:
    async with (
        running(tmp_path, monday()) as app,
        page_at(app.address, "robin") as robin,
        page_at(app.address, "kai") as kai,
    ):
        await robin.asks("line", place=GENERAL, text=PLAN, key="k1")
        answer = await robin.asks("ahead", **there(app, "week"))
        assert answer == {"re": answer["re"], "ok": True}
        questions = [(f"0{day}T10:00", "channel") for day in range(2, 7)]
        nudges = [(f"0{day}T10:00", "thread") for day in range(3, 8)]
        assert sorted(came(robin)) == sorted(questions + nudges)
        assert [at for at, _ in came(robin)] == sorted(at for at, _ in questions + nudges)
        last = max(at for at, item in enumerate(robin.heard) if item.get("ev") == "message")
        assert last < first(robin, ev="ahead", way=None) < first(robin, re=answer["re"])
        await kai.event("ahead", way=None)
        assert came(kai) == came(robin)


async def test_every_page_sees_who_asked_and_where_the_time_has_got_to(tmp_path: Path) -> None:
    async with (
        running(tmp_path, monday()) as app,
        page_at(app.address, "robin") as robin,
        page_at(app.address, "kai") as kai,
    ):
        assert (kai.heard[0]["movable"], kai.heard[0]["ahead"]) == (True, None)
        await robin.asks("line", place=GENERAL, text=PLAN, key="k1")
        await robin.asks("ahead", **there(app, "day"))
        over = await kai.event("ahead", way=None)
        begun = await kai.event("ahead")
        tuesday = MONDAY + timedelta(days=1)
        way = {"by": "day", "person": "robin", "from": MONDAY.isoformat(), "to": tuesday.isoformat()}
        assert (begun["way"], begun["now"], over["now"]) == (way, MONDAY.isoformat(), tuesday.isoformat())
        times = [item["now"] for item in kai.heard if item.get("ev") == "clock"]
        assert times == sorted(times)
        assert times[-1] == tuesday.isoformat()
        ten = (MONDAY + timedelta(hours=1)).isoformat()
        assert first(kai, ev="clock", now=ten) < first(kai, ev="message") < first(kai, ev="clock", now=times[-1])


async def test_what_comes_is_shown_before_time_goes_on_and_whoever_asks_or_comes_meanwhile_sees_it_move(
    tmp_path: Path,
) -> None:
    async with (
        running(tmp_path, monday(), shown=600) as app,
        page_at(app.address, "robin") as robin,
        page_at(app.address, "kai") as kai,
    ):
        await robin.asks("line", place=GENERAL, text=PLAN, key="k1")
        await robin.sends("ahead", **there(app, "week"))
        await kai.event("message")
        assert (await kai.asks("ahead", **there(app, "hour")))["sentence"] == BUSY
        async with page_at(app.address, "noor") as late:
            assert late.heard[0]["ahead"]["by"] == "week"
        assert came(kai) == [("02T10:00", "channel")]


async def test_a_stop_on_the_way_ends_it_there_at_once_and_the_clock_never_goes_back(tmp_path: Path) -> None:
    async with running(tmp_path, monday(), shown=600) as app, page_at(app.address, "robin") as robin:
        await robin.asks("line", place=GENERAL, text=PLAN, key="k1")
        await robin.sends("ahead", **there(app, "week"))
        await robin.hears(lambda item: item.get("ev") == "message" and not item["message"]["private"])
        began = monotonic()
    assert monotonic() - began < 10
    async with running(tmp_path) as again:
        assert isinstance(again.core.clock, MovableClock)
        assert again.core.clock.offset == timedelta(hours=1)


async def test_a_restart_after_the_way_keeps_the_time(tmp_path: Path) -> None:
    async with running(tmp_path) as app, page_at(app.address, "robin") as robin:
        await robin.asks("ahead", **there(app, "day"))
        await robin.asks("ahead", **there(app, "hour"))
        before = app.core.clock.now()
    async with running(tmp_path) as again, page_at(again.address, "robin") as robin:
        ahead = datetime.fromisoformat(robin.heard[0]["now"]) - again.core.clock.real()
        assert timedelta(hours=24.99) < ahead <= timedelta(hours=25)
        assert again.core.clock.now() >= before


async def test_where_the_clock_stands_fast_a_page_is_told_so_and_that_it_may_not_ask_for_more(
    classroom: Classroom, bot: Bot
) -> None:
    async with TestClient(TestServer(make_app(classroom))) as site, connected(site, "robin") as robin:
        assert robin.heard[0]["movable"] is False
        assert (await robin.asks("ahead", by="hour", to=MONDAY.isoformat()))["sentence"] == FIXED


async def test_a_class_to_try_things_in_moves_only_a_clock_that_can_be_moved(tmp_path: Path) -> None:
    async with running(tmp_path, monday()) as app:
        assert (app.demo, app.movable) == (True, True)
    async with running(tmp_path / "fixed", FixedClock(MONDAY)) as app:
        assert (app.demo, app.movable) == (True, False)
        with pytest.raises(RuntimeError):
            await app.leap(timedelta(hours=1), nullcontext)


async def test_a_way_that_is_asked_for_again_moves_the_clock_once(tmp_path: Path) -> None:
    async with running(tmp_path, monday()) as app, page_at(app.address, "robin") as robin:
        day = there(app, "day")
        for _ in range(2):
            assert (await robin.asks("ahead", **day))["ok"]
        assert app.core.clock.now() == MONDAY + timedelta(days=1)


async def test_a_way_that_is_asked_for_again_while_it_is_gone_is_no_second_one(tmp_path: Path) -> None:
    async with (
        running(tmp_path, monday(), shown=600) as app,
        page_at(app.address, "robin") as robin,
    ):
        await robin.asks("line", place=GENERAL, text=PLAN, key="k1")
        week = there(app, "week")
        await robin.sends("ahead", **week)
        await robin.hears(lambda item: item.get("ev") == "message" and not item["message"]["private"])
        async with page_at(app.address, "robin") as back:
            assert (await back.asks("ahead", **week))["ok"]
            assert back.heard[0]["ahead"]["by"] == "week"
        assert app.core.clock.now() < MONDAY + timedelta(days=7)


async def test_a_way_that_a_restart_cut_short_goes_on_to_where_it_was_to_end(tmp_path: Path) -> None:
    async with running(tmp_path, monday(), shown=600) as app, page_at(app.address, "robin") as robin:
        await robin.asks("line", place=GENERAL, text=PLAN, key="k1")
        week = there(app, "week")
        await robin.sends("ahead", **week)
        await robin.hears(lambda item: item.get("ev") == "message" and not item["message"]["private"])
    clock = MovableClock(app.core.clock.now() - MONDAY, beneath=FixedClock(MONDAY))
    async with running(tmp_path, clock) as again, page_at(again.address, "robin") as robin:
        assert again.core.clock.now() < MONDAY + timedelta(days=7)
        await robin.asks("ahead", **week)
        assert again.core.clock.now() == MONDAY + timedelta(days=7)


async def test_nobody_gets_further_than_the_way_they_ask_for(tmp_path: Path) -> None:
    async with running(tmp_path, monday()) as app, page_at(app.address, "robin") as robin:
        assert (await robin.asks("ahead", by="hour", to="9000-01-01T00:00:00Z"))["ok"]
        assert app.core.clock.now() == MONDAY + timedelta(hours=1)
        for to in ("2026-03-02T10:30:00", "tomorrow", "0001-01-01T00:00:00+14:00", None):
            assert "do not understand each other" in (await robin.asks("ahead", by="hour", to=to))["sentence"]


@pytest.mark.parametrize("by", ["year", "", None, 7, ["week"]])
async def test_no_other_way_can_be_asked_for(tmp_path: Path, by: object) -> None:
    async with running(tmp_path, monday()) as app, page_at(app.address, "robin") as robin:
        assert "do not understand each other" in (await robin.asks("ahead", by=by, to=MONDAY.isoformat()))["sentence"]
        assert app.core.clock.now() == MONDAY


@pytest.mark.parametrize("moments", [3, 30, 300, 3000])
def test_a_way_is_shown_for_as_long_as_was_said_and_no_moment_for_longer_than_one_needs(moments: int) -> None:
    clock = FixedClock(MONDAY)
    showing, shown = Showing(clock, 16), 0.0
    for number in range(moments):
        pause = showing.pause(number / moments)
        assert 0 <= pause <= LONGEST
        clock.advance(timedelta(seconds=pause))
        shown += pause
    assert shown < 16.1
    assert shown > (14 if moments > 20 else 1)
