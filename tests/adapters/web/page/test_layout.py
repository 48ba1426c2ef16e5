"""The page from a phone to a wide screen, and by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.adapters.web.page.conftest import Open, Site
from tests.adapters.web.page.test_cards import whole
from tests.adapters.web.page.test_forms import INPUTS, form

pytestmark = pytest.mark.asyncio(loop_scope="session")
GENERAL = "channel:general"


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1440, 1920])
async def test_nothing_is_wider_than_the_page(window: Open, site: Site, width: int) -> None:
    sasha = await site.seat("sasha")
    await sasha.says("nospace" * 60, "general")
    await site.shows(whole())
    site.bot.answers["tests.post"] = form(*INPUTS)
    kai = await window(width=width)

    async def fits() -> None:
        assert await kai.page.evaluate("document.documentElement.scrollWidth") <= width
        wide = (
            "[...document.querySelectorAll('.scroll, .column-body, dialog')].filter(e => e.scrollWidth > e.clientWidth)"
        )
        assert await kai.page.evaluate(f"{wide}.map(e => e.className)") == []

    await kai.opens()
    await fits()
    await kai.opens("kai", GENERAL)
    await expect(kai.card("What would you bring?")).to_be_visible()
    await expect(kai.box).to_be_in_viewport()
    await fits()
    await kai.page.get_by_role("button", name="Post", exact=True).click()
    await expect(kai.page.get_by_role("dialog").get_by_role("button", name="Send")).to_be_in_viewport()
    await fits()


async def test_on_a_phone_one_part_is_shown_at_a_time(window: Open, site: Site) -> None:
    sasha = await site.seat("sasha")
    await sasha.says("a question", "general")
    kai = await (await window(width=360, height=740, has_touch=True, is_mobile=True)).opens("kai", GENERAL)
    page = kai.page
    places, people = page.get_by_role("navigation"), page.get_by_role("complementary", name="People")
    await expect(kai.box).to_be_visible()
    await expect(places).not_to_be_visible()
    await expect(people).to_have_count(0)
    await page.get_by_role("button", name="All places").tap()
    await expect(places).to_be_visible()
    await expect(kai.box).not_to_be_visible()
    await kai.place("general").tap()
    await page.get_by_role("button", name="People").tap()
    await expect(people).to_be_visible()
    await people.get_by_role("button", name="Close").tap()
    await kai.message("a question").get_by_role("button", name="Answer Sasha Petrenko in a thread").tap()
    await expect(page.locator(".pane-beside .composer-box")).to_be_visible()
    await expect(kai.box).not_to_be_visible()
    await page.get_by_role("button", name="Back", exact=True).tap()
    await expect(kai.box).to_be_visible()


async def test_the_people_are_put_away_and_brought_back(window: Open) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    people = kai.page.get_by_role("complementary", name="People")
    button = kai.page.get_by_role("main").get_by_role("button", name="People")
    await expect(people).to_be_visible()
    await button.click()
    await expect(people).to_have_count(0)
    await button.click()
    await expect(people).to_be_visible()


async def test_everything_is_reached_by_keyboard_alone(window: Open, site: Site) -> None:
    await site.shows(whole())
    kai = await (await window()).opens()
    page = kai.page

    async def tab_to(name: str) -> None:
        script = "(e => e === document.body ? '' : e.getAttribute('aria-label') || e.innerText)(document.activeElement)"
        for _ in range(120):
            await page.keyboard.press("Tab")
            if name in await page.evaluate(script):
                return
        pytest.fail(f"no Tab leads to {name}")

    await tab_to("Kai Nakamura")
    await page.keyboard.press("Enter")
    await expect(page.locator(".me")).to_contain_text("Kai Nakamura")
    await tab_to("general")
    await page.keyboard.press("Enter")
    await expect(kai.box).to_be_focused()
    await page.keyboard.type("written by keyboard")
    await page.keyboard.press("Enter")
    await expect(kai.message("written by keyboard")).to_be_visible()
    for name in ("You and your settings", "Show the picture larger", "Post", "Level", "Pair with"):
        await page.evaluate("document.activeElement.blur()")
        await tab_to(name)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("searchbox", name="Find a name")).to_be_focused()
    await page.keyboard.press("Escape")
    await tab_to("Answer Kai Nakamura in a thread")
    await page.keyboard.press("Enter")
    await expect(page.locator(".pane-beside .composer-box")).to_be_focused()


async def test_the_page_follows_the_systems_light_and_dark(window: Open) -> None:
    brightness = []
    for scheme in ("light", "dark"):
        kai = await (await window(color_scheme=scheme)).opens("kai", GENERAL)
        colour = await kai.page.locator(".pane-here").evaluate("pane => getComputedStyle(pane).backgroundColor")
        brightness.append(sum(map(int, colour.removeprefix("rgb(").removesuffix(")").split(","))))
    assert brightness[0] > 700
    assert brightness[1] < 150
