"""The browser's Back: it closes what was opened over the messages, and what was closed by its button is no step."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.adapters.web.page.conftest import Open, Site, Window
from tests.adapters.web.page.stage import GENERAL

pytestmark = pytest.mark.asyncio(loop_scope="session")
ELSEWHERE = "/elsewhere"
PHONE: dict[str, Any] = {"width": 360, "height": 740, "has_touch": True, "is_mobile": True}


async def comes_from_elsewhere(window: Window) -> Page:
    """The class after another page, to which Back leads when nothing is open."""
    page = "<!doctype html><link rel=icon href='data:,'><title>Elsewhere</title>"
    await window.page.route(f"**{ELSEWHERE}", lambda route: route.fulfill(body=page, content_type="text/html"))
    await window.page.goto(f"{window.address}{ELSEWHERE}")
    await window.opens("kai", GENERAL)
    return window.page


async def leaves(page: Page) -> None:
    """Goes back once more, out of the class."""
    await page.go_back()
    await expect(page).to_have_url(re.compile(f"{ELSEWHERE}$"))


async def thread_of(site: Site) -> None:
    """A message with a thread, in which somebody answered."""
    sasha = await site.seat("sasha")
    await sasha.says("a question", "general")
    await sasha.says("an answer", await sasha.opens_thread(sasha.sees("general")[-1]))


@pytest.mark.parametrize(("button", "panel"), [("All places", ".places"), ("People", ".people")])
async def test_back_closes_what_covers_the_messages_and_forward_brings_it_again(
    window: Open, button: str, panel: str
) -> None:
    kai = await window(**PHONE)
    page = await comes_from_elsewhere(kai)
    opener = page.get_by_role("main").get_by_role("button", name=button)
    await opener.tap()
    await expect(page.locator(panel)).to_be_visible()
    await page.go_back()
    await expect(page.locator(panel)).to_be_hidden()
    await expect(kai.box).to_be_visible()
    await page.go_forward()
    await expect(page.locator(panel)).to_be_visible()
    await page.go_back()
    await expect(kai.box).to_be_visible()
    await leaves(page)


async def test_the_people_closed_by_their_button_are_no_step(window: Open) -> None:
    kai = await window(**PHONE)
    page = await comes_from_elsewhere(kai)
    for _ in range(2):
        await page.get_by_role("main").get_by_role("button", name="People").tap()
        await page.get_by_role("complementary", name="People").get_by_role("button", name="Close").tap()
        await expect(kai.box).to_be_visible()
    await leaves(page)


async def test_a_place_chosen_among_all_places_is_one_step_and_the_same_one_none(window: Open) -> None:
    kai = await window(**PHONE)
    page = await comes_from_elsewhere(kai)
    for place in ("general", "introductions"):
        await page.get_by_role("button", name="All places").tap()
        await kai.place(place).tap()
        await expect(page.get_by_role("heading", level=1)).to_have_text(place)
    await page.go_back()
    await expect(page.get_by_role("heading", level=1)).to_have_text("general")
    await expect(kai.box).to_be_visible()
    await leaves(page)


@pytest.mark.parametrize("options", [PHONE, {}], ids=["narrow", "wide"])
async def test_back_closes_a_thread_and_its_button_leaves_no_step(
    window: Open, site: Site, options: dict[str, Any]
) -> None:
    await thread_of(site)
    kai = await window(**options)
    page = await comes_from_elsewhere(kai)
    beside = page.locator(".pane-beside")
    close = beside.get_by_role("button", name="Back" if options else "Close the thread", exact=True)
    for way in (page.go_back, close.click):
        await page.get_by_role("button", name="1 answer").click()
        await expect(beside).to_be_visible()
        await way()
        await expect(beside).to_have_count(0)
        await expect(kai.box).to_be_visible()
    await expect(page).to_have_url(re.compile("#channel:general$"))
    await leaves(page)


async def test_a_thread_that_one_came_to_from_another_place_is_closed_and_back_leads_there(
    window: Open, site: Site
) -> None:
    await thread_of(site)
    kai = await window()
    page = await comes_from_elsewhere(kai)
    await kai.place("introductions").click()
    await page.get_by_role("navigation").get_by_role("button", name="a question").click()
    await page.locator(".pane-beside").get_by_role("button", name="Close the thread").click()
    await expect(page).to_have_url(re.compile("#channel:general$"))
    await page.go_back()
    await expect(page.get_by_role("heading", level=1)).to_have_text("introductions")


async def test_a_place_that_is_gone_does_not_hold_back_who_goes_back(window: Open, site: Site) -> None:
    kai = await window()
    page = await comes_from_elsewhere(kai)
    await kai.place("introductions").click()
    await kai.place("questions").click()
    await site.classroom.register.remove_place("channel:introductions")
    await expect(kai.place("introductions")).to_have_count(0)
    await page.go_back()
    await expect(page.get_by_role("heading", level=1)).to_have_text("welcome")
    await page.go_back()
    await expect(page.get_by_role("heading", level=1)).to_have_text("general")
    await leaves(page)


async def test_loaded_anew_behind_a_panel_one_reads_and_goes_back_at_once(window: Open) -> None:
    kai = await window(**PHONE)
    page = await comes_from_elsewhere(kai)
    await page.get_by_role("button", name="All places").tap()
    await expect(page.locator(".places")).to_be_visible()
    await page.reload()
    await expect(kai.box).to_be_visible()
    await page.wait_for_function("() => !history.state?.over")
    await leaves(page)
