"""Walks through the page in a real Chromium, with the whole app behind it: two people, an icebreaker, a week."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from adapters.web.settings import WebSettings
from bot.app import App
from bot.config import Config
from bot.config_tables import HomeroomTable
from tests.wire import chromium
from tests.wire.chromium import PATIENCE


def config(data: Path) -> Config:
    """A class on any free port, with its data in a folder of the test's."""
    return Config(HomeroomTable(data=data), parts={"web": WebSettings(port=0, classmates=False, leap_seconds=0.2)})


@pytest.fixture
async def browser(require_or_skip: Callable[[str], NoReturn]) -> AsyncIterator[Browser]:
    """A Chromium of this machine."""
    path = chromium.found()
    if path is None:
        require_or_skip(chromium.NONE)
    expect.set_options(timeout=PATIENCE)
    async with async_playwright() as playwright:
        made = await playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        yield made
        await made.close()


async def opens(browser: Browser, app: App, person: str) -> Page:
    """A window of its own, in which this person is in general."""
    context = await browser.new_context(locale="en-GB")
    await context.add_init_script("localStorage.setItem('homeroom.tour', 'done')")  # somebody who has been here before
    page = await context.new_page()
    await page.goto(f"{app.address}/?as={person}#channel:general")
    await expect(page.locator(".pane-here .composer-box")).to_be_visible()
    return page


async def runs(page: Page, line: str) -> None:
    """Types a command and sends it."""
    box = page.locator(".pane-here .composer-box")
    await box.fill(line)
    await box.press("Enter")


async def test_an_icebreaker_is_posted_passed_and_survives_a_restart(tmp_path: Path, browser: Browser) -> None:
    app = await App.open(config(tmp_path))
    await app.start()
    try:
        robin, kai = await opens(browser, app, "robin"), await opens(browser, app, "kai")
        await runs(robin, "/icebreaker now")
        await expect(robin.get_by_role("button", name="Another", exact=True)).to_be_visible()
        await expect(kai.get_by_role("button", name="Another", exact=True)).to_have_count(0)
        await robin.get_by_role("button", name="Post", exact=True).click()
        await expect(kai.get_by_role("heading", name="A question for everyone")).to_be_visible()
        await kai.get_by_role("button", name="Pass", exact=True).click()
        await expect(kai.get_by_text("You passed, and that is fine.")).to_be_visible()
        await expect(robin.get_by_text("You passed, and that is fine.")).to_have_count(0)
    finally:
        await app.stop()

    again = await App.open(config(tmp_path))
    await again.start()
    try:
        kai = await opens(browser, again, "kai")
        await expect(kai.get_by_role("heading", name="A question for everyone")).to_have_count(1)
        await kai.get_by_role("button", name="Pass", exact=True).click()
        await expect(kai.get_by_text("You passed, and that is fine.")).to_be_visible()
    finally:
        await again.stop()


async def test_two_people_live_through_an_icebreaker_a_lost_connection_and_a_week(
    tmp_path: Path, browser: Browser
) -> None:
    app = await App.open(config(tmp_path))
    await app.start()
    try:
        robin, kai = await opens(browser, app, "robin"), await opens(browser, app, "kai")
        await runs(robin, "/icebreaker now")
        await robin.get_by_role("button", name="Change").click()
        await robin.get_by_role("dialog").get_by_role("textbox").fill("What helps you too begin?")
        await robin.get_by_role("button", name="Use these words").click()
        await robin.get_by_role("button", name="Post", exact=True).click()
        asked = kai.locator(".pane-here .message", has_text="What helps you too begin?")
        await asked.locator(".thread-link").click()
        answer = kai.locator(".pane-beside .composer-box")
        await answer.fill("A walk around the block.")
        await answer.press("Enter")
        await expect(robin.locator(".pane-here .thread-link")).to_contain_text("1")
        await robin.locator(".pane-here .thread-link").click()
        await expect(robin.locator(".pane-beside .message", has_text="A walk around the block.")).to_be_visible()

        await kai.context.set_offline(True)
        await expect(kai.get_by_text("The connection is lost.")).to_be_visible()
        await robin.get_by_role("button", name="Mend a typo").click()
        await robin.get_by_role("dialog").get_by_role("textbox").fill("What helps you to begin?")
        await robin.get_by_role("button", name="Mend it").click()
        mended = ".pane-here .card:has-text('What helps you to begin?')"
        await expect(robin.locator(mended)).to_have_count(1)
        await kai.context.set_offline(False)
        await expect(kai.locator(mended)).to_contain_text("edited")

        await runs(robin, "/icebreaker schedule days:tue,thu at:13:00 zone:UTC place:#general")
        await expect(robin.get_by_text("Planned.")).to_be_visible()
        await robin.locator(".class-clock").get_by_role("button").click()
        await robin.get_by_role("button", name="A week ahead").click()
        for page in (robin, kai):
            questions = page.locator(".pane-here .message:not(.message-private) h2", has_text="A question for everyone")
            await expect(questions).to_have_count(3)
            await expect(page.locator(".class-clock")).to_contain_text("1 week ahead")
    finally:
        await app.stop()
