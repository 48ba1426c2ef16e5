"""Simulated classmates on the page: marked, answering below a question, and off with one press for everybody."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import expect

from adapters.web.class_default import fill
from adapters.web.server import listen, make_app
from cogs.icebreakers import cog as icebreakers
from tests.adapters.web.page.conftest import Open, Site
from tests.klass import Klass, klass_of, sqlite

pytestmark = pytest.mark.asyncio(loop_scope="session")
SWITCH = "Simulated classmates"


@pytest_asyncio.fixture(loop_scope="session")
async def klass(site: Site, tmp_path: Path) -> AsyncIterator[Klass]:
    """A whole class with Homeroom in it and the people of the class to try things in, served where the site is."""
    async with klass_of([icebreakers], sqlite(tmp_path), mates=["s1"]) as made:
        await fill(made.classroom)
        await made.classroom.settle()
        runner, site.address = await listen(make_app(made.classroom), "127.0.0.1", 0)
        yield made
        await runner.cleanup()


async def test_a_marked_classmate_answers_below_a_question_and_one_press_ends_it_for_everybody(
    klass: Klass, site: Site, window: Open
) -> None:
    robin = await (await window()).opens("instructor", "channel:general")
    noor = await (await window()).opens("assistant", "channel:general")
    await klass.instructor.says("/icebreaker now")
    await klass.instructor.presses("Post")
    await klass.goes_on()
    card = robin.card("A question for everyone")
    await expect(card).to_be_visible()
    await klass.waits(minutes=40)
    await robin.page.locator(".pane-here").get_by_role("button", name="answer").first.click()
    said = robin.page.locator(".pane-beside .message").first
    await expect(said.locator(".tag")).to_have_text("simulated")
    await robin.page.get_by_role("complementary").get_by_role("button", name="Kai Nakamura").click()
    await expect(robin.page.get_by_role("dialog").locator(".tag")).to_have_text("simulated")
    await robin.page.keyboard.press("Escape")
    switch = robin.page.get_by_role("switch", name=SWITCH)
    await expect(switch).to_be_checked()
    await expect(robin.page.locator(".mates")).to_contain_text("None of them is real.")
    await switch.click()
    await expect(switch).not_to_be_checked()
    await expect(noor.page.get_by_role("switch", name=SWITCH)).not_to_be_checked()
    kai = robin.page.get_by_role("complementary").get_by_role("button", name="Kai Nakamura")
    await expect(kai).not_to_contain_text("simulated")
    await expect(said.locator(".tag")).to_have_text("simulated")  # what it wrote stays marked
    before = await said.count()
    await klass.waits(days=2)
    assert await said.count() == before
    await switch.click()
    await expect(noor.page.get_by_role("switch", name=SWITCH)).to_be_checked()
    await expect(kai).to_contain_text("simulated")


async def test_who_is_somebody_real_is_not_marked_nor_is_what_they_write(klass: Klass, window: Open) -> None:
    robin = await (await window()).opens("instructor", "channel:general")
    beside = robin.page.get_by_role("complementary")
    await klass.classroom.say("kai", "channel:general", "of the simulation", simulated=True)
    await expect(robin.message("of the simulation").locator(".tag")).to_have_text("simulated")
    await expect(beside.get_by_role("button", name="Kai Nakamura")).to_contain_text("simulated")
    kai = await (await window()).opens("kai", "channel:general")
    await kai.writes("of somebody real")
    await expect(robin.message("of somebody real")).to_be_visible()
    await expect(robin.message("of somebody real").locator(".tag")).to_have_count(0)
    await expect(robin.message("of somebody real").locator(".author")).to_be_visible()  # not below the other's name
    await expect(beside.get_by_role("button", name="Kai Nakamura")).not_to_contain_text("simulated")
    choosing = (await window()).page
    await choosing.goto(robin.address)
    await expect(choosing.get_by_role("link", name="Aroha Ngata").locator(".tag")).to_have_text("simulated")
    await expect(choosing.get_by_role("link", name="Kai Nakamura").locator(".tag")).to_have_count(0)


async def test_where_nobody_is_to_be_simulated_there_is_no_switch(window: Open) -> None:
    robin = await (await window()).opens("robin", "channel:general")
    await expect(robin.page.get_by_role("complementary")).to_contain_text("Robin Okafor")
    await expect(robin.page.get_by_role("switch")).to_have_count(0)
