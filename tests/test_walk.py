"""A walk through the page in a real Chromium, with the whole app behind it: post, pass, come back."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from adapters.web.settings import WebSettings
from bot.app import App
from bot.config import Config, HomeroomTable

PATIENCE = 10_000


def config(data: Path) -> Config:
    """A class on any free port, with its data in a folder of the test's."""
    return Config(HomeroomTable(data=data), parts={"web": WebSettings(port=0)})


@pytest.fixture
async def browser(require_or_skip: Callable[[str], NoReturn]) -> AsyncIterator[Browser]:
    """A Chromium of this machine."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        require_or_skip("No Chromium is installed (apt install chromium).")
    expect.set_options(timeout=PATIENCE)
    async with async_playwright() as playwright:
        made = await playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield made
        await made.close()


async def opens(browser: Browser, app: App, person: str) -> Page:
    """A window of its own, in which this person is in general."""
    page = await (await browser.new_context(locale="en-GB")).new_page()
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
        await expect(robin.get_by_role("button", name="Another")).to_be_visible()
        await expect(kai.get_by_role("button", name="Another")).to_have_count(0)
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
