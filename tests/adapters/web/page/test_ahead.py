"""The class's clock in the page: moved ahead in one browser, watched in another, and what says how late it is."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from adapters.web.settings import WebSettings
from bot.app import App
from bot.card import Card
from bot.clock import FixedClock, MovableClock
from bot.config import Config
from bot.config_tables import HomeroomTable
from bot.text import Style, When, Words
from tests.adapters.web.conftest import NOON
from tests.adapters.web.page.conftest import Open, Site, Window
from tests.adapters.web.page.stage import Stage
from tests.adapters.web.page.wire import Wire

pytestmark = pytest.mark.asyncio(loop_scope="session")
GENERAL = "channel:general"
PLAN = "/icebreaker schedule days:mon,tue,wed,thu,fri at:13:00 zone:UTC place:#general"
WATCH = """() => {
  window.seen = [];
  new MutationObserver(() => {
    const line = document.querySelector(".gone span");
    if (!line) return;
    const time = document.querySelector(".on-the-way time").textContent;
    const came = document.querySelectorAll(".pane-here .message").length;
    window.seen.push([time, came, getComputedStyle(line).transitionDuration]);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""


@pytest_asyncio.fixture(loop_scope="session", params=[0.3])
async def app(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[App]:
    """A whole app in which it is Monday noon, until its clock is moved. Its parameter: how long that is shown."""
    settings = WebSettings(port=0, leap_seconds=request.param, classmates=False)
    config = Config(HomeroomTable(data=tmp_path), parts={"web": settings})
    app = await App.open(config, clock=MovableClock(beneath=FixedClock(NOON)))
    await app.start()
    yield app
    await app.stop()


async def at(browser: Browser, app: App, person: str, **context: object) -> Page:
    """A browser in which this person is in the class."""
    options = {"locale": "en-GB", "timezone_id": "Europe/London"} | context
    page = await (await browser.new_context(**options)).new_page()  # type: ignore[arg-type]
    await Window(page, app.address).opens(person, GENERAL)
    return page


async def go(page: Page, how_far: str) -> None:
    """Presses the class's time, and how far it is to go."""
    await page.locator(".class-clock").get_by_role("button", name=re.compile("^In class:")).click()
    await page.get_by_role("button", name=how_far).click()


async def test_one_browser_moves_a_week_ahead_and_the_other_sees_each_day_come(browser: Browser, app: App) -> None:
    robin, kai = await at(browser, app, "robin"), await at(browser, app, "kai", reduced_motion="reduce")
    box = robin.locator(".pane-here .composer-box")
    await box.fill(PLAN)
    await box.press("Enter")
    await expect(robin.get_by_text("Planned.")).to_be_visible()
    await expect(kai.locator(".class-clock")).to_contain_text("In class: Mon 2 Mar, 21:00")
    await kai.evaluate(WATCH)
    await go(robin, "A week ahead")
    await expect(kai.locator(".on-the-way")).to_contain_text("Robin Okafor moves the class a week ahead.")
    said = "It is now Mon 9 Mar, 21:00 in class. 10 new things came."
    await expect(kai.locator(".on-the-way")).to_have_text(said)
    await expect(kai.get_by_role("status").filter(has_text=said)).to_have_count(1)
    await expect(kai.locator(".class-clock")).to_contain_text("In class: Mon 9 Mar, 21:00")
    days = kai.locator(".pane-here .day")
    await expect(days).to_have_text([re.compile(day) for day in ("Mon", "Tues", "Wednes", "Thurs", "Fri")])
    seen = await kai.evaluate("window.seen")
    counts, times = [came for _, came, _ in seen], list(dict.fromkeys(time for time, _, _ in seen))
    assert counts == sorted(counts)
    assert {1, 2, 3, 4, 5} <= {*counts}
    shown = [f"{day} Mar, 22:00" for day in ("Mon 2", "Tue 3", "Wed 4", "Thu 5", "Fri 6")]
    assert [time for time in times if time in shown] == shown
    assert {duration for _, _, duration in seen} == {"0s"}
    for page in (robin, kai):
        await page.context.close()


async def test_a_week_whose_answer_was_lost_with_the_connection_is_one_week(browser: Browser, app: App) -> None:
    kai = await at(browser, app, "kai")
    robin = await (await browser.new_context(locale="en-GB", timezone_id="Europe/London")).new_page()
    wire = await Wire.between(robin)
    await Window(robin, app.address).opens("robin", GENERAL)
    wire.deaf = True
    await go(robin, "A week ahead")
    await expect(kai.locator(".class-clock")).to_contain_text("In class: Mon 9 Mar, 21:00")
    await wire.breaks()
    await expect(robin.locator(".class-clock")).to_contain_text("In class: Mon 9 Mar, 12:00")
    await wire.brought('"ok":true,"reset"')
    await robin.locator(".pane-here .composer-box").fill("and then")
    await robin.locator(".pane-here .composer-box").press("Enter")
    await expect(kai.get_by_text("and then")).to_be_visible()
    assert app.core.clock.now() < NOON + timedelta(days=8)
    for page in (robin, kai):
        await page.context.close()


@pytest.mark.parametrize("app", [600], indirect=True)
async def test_who_asks_while_time_moves_is_told_so_and_still_sees_it_move(browser: Browser, app: App) -> None:
    robin, kai = await at(browser, app, "robin"), await at(browser, app, "kai")
    box = robin.locator(".pane-here .composer-box")
    await box.fill(PLAN)
    await box.press("Enter")
    await expect(robin.get_by_text("Planned.")).to_be_visible()
    await go(robin, "A week ahead")
    await expect(kai.get_by_role("progressbar")).to_be_visible()
    await go(kai, "An hour ahead")
    await expect(kai.locator(".on-the-way")).to_contain_text("Time is moving already: Robin Okafor asked for a week.")
    await expect(kai.locator(".on-the-way")).to_contain_text("Robin Okafor moves the class a week ahead.")
    await kai.reload()
    await expect(kai.locator(".on-the-way")).to_contain_text("Robin Okafor moves the class a week ahead.")
    for page in (robin, kai):
        await page.context.close()


async def test_the_menu_opens_and_closes_by_keyboard_and_by_thumb(browser: Browser, app: App) -> None:
    robin = await at(browser, app, "robin", viewport={"width": 360, "height": 740})
    await robin.get_by_role("button", name="All places").click()
    button = robin.locator(".class-clock").get_by_role("button", name=re.compile("^In class:"))
    await button.focus()
    await robin.keyboard.press("Enter")
    await expect(robin.get_by_role("button", name="An hour ahead")).to_be_focused()
    await expect(robin.get_by_role("group", name="Move the class's time ahead")).to_contain_text(
        "To see what comes later"
    )
    for each in (button, *await robin.locator(".class-clock .menu-choice").all()):
        box = await each.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    await robin.keyboard.press("ArrowDown")
    await expect(robin.get_by_role("button", name="A day ahead")).to_be_focused()
    await robin.keyboard.press("Escape")
    await expect(button).to_be_focused()
    await expect(button).to_have_attribute("aria-expanded", "false")
    await button.click()
    await robin.get_by_role("heading", name="Direct messages").click()
    await expect(button).to_have_attribute("aria-expanded", "false")
    await button.click()
    await robin.keyboard.press("Enter")
    await expect(robin.locator(".on-the-way")).to_have_text("It is now Mon 2 Mar, 13:00 in class. No new messages.")
    await robin.context.close()


async def test_the_line_says_how_far_ahead_the_class_is(browser: Browser, tmp_path: Path) -> None:
    app = await App.open(Config(HomeroomTable(data=tmp_path), parts={"web": WebSettings(port=0, classmates=False)}))
    await app.start()
    try:
        robin, ana = await at(browser, app, "robin"), await at(browser, app, "marisol", locale="es-ES")
        await expect(robin.locator(".class-clock")).not_to_contain_text("ahead")
        await go(robin, "A day ahead")
        await expect(robin.locator(".class-ahead")).to_have_text("1 day ahead")
        await go(robin, "An hour ahead")
        await expect(robin.locator(".class-ahead")).to_have_text("1 day, 1 hour ahead")
        await expect(ana.locator(".class-ahead")).to_have_text("1 día y 1 hora de adelanto")
        for page in (robin, ana):
            await page.context.close()
    finally:
        await app.stop()


async def test_where_the_clock_stands_fast_its_time_is_only_words(window: Open) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    await expect(kai.page.locator(".class-clock")).to_have_text("In class: Mon 2 Mar, 21:00")
    await expect(kai.page.locator(".class-clock").get_by_role("button")).to_have_count(0)


async def test_who_came_in_the_middle_of_a_way_is_not_told_how_much_came_on_it(
    window: Open, site: Site, held: AsyncExitStack
) -> None:
    kai = await window()
    way = {"by": "day", "person": "robin", "from": NOON.isoformat(), "to": (NOON + timedelta(days=1)).isoformat()}
    await Stage(site, kai, held).is_greeted(movable=True, ahead=way)
    await kai.opens("kai", GENERAL)
    await expect(kai.page.get_by_role("progressbar")).to_be_visible()
    with site.classroom.core.hub.turn() as turn:
        turn.tell_all("ahead", way=None, now=NOON.isoformat())
    await expect(kai.page.locator(".on-the-way")).to_have_text("It is now Mon 2 Mar, 21:00 in class.")


@pytest.mark.parametrize("site", ["es"], indirect=True)
async def test_a_time_that_ends_with_a_stop_ends_a_sentence_with_one_and_stays_on_its_line(
    window: Open, site: Site
) -> None:
    kai = await (await window(locale="es-MX")).opens("kai", GENERAL)
    at = When(NOON, Style.TIME)
    await site.shows(Card("Plazo", (Words("Hasta las "), at, Words(". Empezó a las "), at, Words(" o así."))))
    await expect(kai.card("Plazo")).to_contain_text("Hasta las 9:00 p.m. Empezó a las 9:00 p.m. o así.")
    time = kai.page.locator(".class-clock time")
    await expect(time).to_have_text("lun 2 de mar, 9:00 p.m.")
    assert await time.evaluate("time => time.getClientRects().length") == 1


async def test_what_counts_in_a_card_goes_by_the_classs_time(window: Open, site: Site) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    await site.shows(Card("Poll", (Words("Closes "), When(NOON + timedelta(hours=5), Style.RELATIVE))))
    await expect(kai.card("Poll")).to_contain_text("Closes in 5 hours")
    site.clock.advance(timedelta(hours=2))
    await site.classroom.clock_moved()
    await expect(kai.card("Poll")).to_contain_text("Closes in 3 hours")
