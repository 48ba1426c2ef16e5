"""Simulated classmates in a whole app: by themselves, over a restart, in the order of time, and off for good."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from adapters.web.mates import MatesPlatform
from adapters.web.settings import WebSettings
from bot.app import App
from bot.card import Button, Card
from bot.classmates import Joins, Leaves, Presses, Says
from bot.config import Config
from bot.config_tables import HomeroomTable
from bot.link import Link
from bot.people import Person, Place, PlaceKind, Space
from bot.platform import Message, Simulating
from tests.adapters.web.conftest import Bot, Make, button, card
from tests.adapters.web.pages import Page, page_at
from tests.adapters.web.test_ahead import GENERAL, monday, there

NOW = timedelta(0)


class Told:
    """Who hears that they are off, in place of the core."""

    def __init__(self) -> None:
        self.spaces: list[str] = []

    async def mates_off(self, space_id: str) -> None:
        self.spaces.append(space_id)


async def test_the_core_hears_that_they_are_off_and_not_that_they_are_on(make: Make) -> None:
    classroom, told = await make(), Told()
    classroom.simulates = True
    MatesPlatform(classroom, told, Space("web:class", "Class"))
    await classroom.switch_mates("ben", True)
    await classroom.switch_mates("ben", False)
    await classroom.settle()
    assert told.spaces == ["web:class"]


@asynccontextmanager
async def running(data: Path, *, classmates: bool = True) -> AsyncIterator[App]:
    settings = WebSettings(port=0, leap_seconds=0, classmates=classmates)
    config = Config(HomeroomTable(data=data), parts={"web": settings})
    app = await App.open(config, clock=monday())
    await app.start()
    try:
        yield app
    finally:
        await app.stop()


async def posts(page: Page) -> None:
    """The instructor looks at a question and posts it."""
    await page.asks("line", place=GENERAL, text="/icebreaker now", key="k1")
    event = await page.hears(lambda item: item.get("ev") == "message" and item["message"]["private"])
    message = event["message"]
    link = next(action["link"] for action in message["card"]["actions"] if action["label"] == "Post")
    await page.asks("press", place=GENERAL, message=message["id"], link=link, key="k2")
    await page.event("message")


def said(page: Page) -> list[dict[str, Any]]:
    """What simulated people said, in the order in which the page heard of it."""
    return [item["message"] for item in page.heard if item.get("ev") == "message" and "text" in item["message"]]


async def test_a_day_ahead_brings_their_answers_in_the_order_of_time_and_a_restart_loses_and_repeats_none(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as app, page_at(app.address, "robin") as robin:
        assert robin.heard[0]["mates"] is True
        students = {each["id"] for each in robin.heard[0]["people"] if each["simulated"]}
        assert students == {each["id"] for each in robin.heard[0]["people"] if each["role"] == "student"}
        await posts(robin)
        await robin.asks("ahead", **there(app, "hour"))
        early = said(robin)
    async with running(tmp_path) as app, page_at(app.address, "robin") as robin:
        await robin.asks("ahead", **there(app, "day"))
        late = said(robin)
    assert early
    assert late
    assert [each["at"] for each in early + late] == sorted(each["at"] for each in early + late)
    assert len({each["text"] for each in early + late}) == len(early + late)
    assert {each["by"] for each in early + late} <= students


async def test_off_is_heard_by_every_page_kept_over_a_restart_and_nothing_more_is_done(tmp_path: Path) -> None:
    async with (
        running(tmp_path) as app,
        page_at(app.address, "robin") as robin,
        page_at(app.address, "kai") as kai,
    ):
        await posts(robin)
        await kai.asks("mates", on=False)
        await robin.event("mates", on=False)
        before = len(said(robin))
        await robin.asks("ahead", **there(app, "day"))
        assert len(said(robin)) == before
    async with running(tmp_path) as app, page_at(app.address, "robin") as robin:
        assert robin.heard[0]["mates"] is False
        await robin.asks("ahead", **there(app, "day"))
        assert not said(robin)


async def test_a_class_that_is_made_without_them_has_them_off(tmp_path: Path) -> None:
    async with running(tmp_path, classmates=False) as app, page_at(app.address, "robin") as robin:
        assert robin.heard[0]["mates"] is False
        assert (await robin.asks("mates", on=1))["ok"] is False


async def test_what_they_do_is_done_once_where_it_can_be_and_else_not_at_all(make: Make) -> None:
    classroom = await make()
    bot = Bot()
    classroom.attach(bot)
    classroom.simulates = True
    platform = MatesPlatform(classroom, Told(), Space("web:class", "Class"))
    assert isinstance(platform, Simulating)
    ben = Person("web:class", "ben")
    asked = Card(title="Well?", actions=(Button("Yes", Link("tests.yes")),))
    placed = await platform.post(Place("web:class", PlaceKind.CHANNEL, "general"), asked, "n1")
    told = await platform.tell([ben], Card(title="Hello"), "n2")
    for _ in range(2):
        await platform.act_as(ben, placed, Says(NOW, "once"), "j1")
    await platform.act_as(ben, told, Says(NOW, "to you"), "j2")
    for _ in range(2):
        await platform.act_as(ben, placed, Presses(NOW, Link("tests.yes")), "j3")
    await platform.act_as(ben, placed, Presses(NOW, Link("tests.other")), "j4")
    await platform.act_as(ben, Message("channel:general", "m99999"), Presses(NOW, Link("tests.yes")), "j5")
    await platform.act_as(ben, Message("channel:gone", "m1"), Says(NOW, "nowhere"), "j6")
    await platform.act_as(ben, placed, Joins(NOW, Place("web:class", PlaceKind.VOICE, "lounge")), "j7")
    await classroom.settle()
    seat = await classroom.seat("ben")
    assert seat.hears("Lounge") == ["ben"]
    await platform.act_as(ben, placed, Leaves(NOW), "j8")
    assert seat.hears("Lounge") == []
    [thread] = [each.key for each in classroom.core.state.places.values() if each.kind == PlaceKind.THREAD]
    assert (seat.reads(thread), seat.reads("direct:ben")) == ("once", "Hello\n\nto you")
    assert [each["link"] for each in bot.of("press")] == ["tests.yes"]
    await classroom.say("ben", thread, "myself")
    written, _ = await classroom.open_place("ben", thread)
    assert [(each["text"], each.get("simulated")) for each in written] == [("once", True), ("myself", None)]


async def test_what_they_press_next_is_on_the_private_answer_or_not_pressed(make: Make) -> None:
    classroom = await make()
    bot = Bot()
    bot.answers["tests.yes"] = {"shown": "private", "card": card("Good", button("More", "tests.more"))}
    bot.answers["tests.more"] = {"shown": "here", "card": card("Better", button("Most", "tests.most"))}
    classroom.attach(bot)
    classroom.simulates = True
    platform = MatesPlatform(classroom, Told(), Space("web:class", "Class"))
    ben = Person("web:class", "ben")
    shown = Card(title="Well?", actions=(Button("Yes", Link("tests.yes")),))
    placed = await platform.post(Place("web:class", PlaceKind.CHANNEL, "general"), shown, "n1")
    then = tuple(Presses(NOW, Link(f"tests.{name}")) for name in ("more", "most", "none", "yes"))
    for _ in range(2):
        await platform.act_as(ben, placed, Presses(NOW, Link("tests.yes"), then=then), "j1")
    await classroom.settle()
    pressed = [(each["link"], bool(each["private"])) for each in bot.of("press")]
    assert pressed == [("tests.yes", False), ("tests.more", True), ("tests.most", True)]
