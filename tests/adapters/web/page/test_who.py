"""Choosing who to be: for each tab, and anew at any time."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from tests.adapters.web.page.conftest import Open, Site

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_one_chooses_who_to_be_and_is_that_person_in_the_first_channel(window: Open) -> None:
    robin = await (await window()).opens()
    page = robin.page
    await expect(page.get_by_role("heading", level=1)).to_have_text("Who do you want to be?")
    await expect(page.locator(".choose-person")).to_have_count(26)
    await page.get_by_role("link", name="Robin Okafor").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("welcome")
    await expect(page.locator(".me")).to_contain_text("Robin Okafor")
    await expect(page).to_have_url(re.compile(r"\?as=robin#channel:welcome$"))
    await expect(page).to_have_title("welcome · Robin Okafor · Homeroom")


async def test_the_tab_remembers_who_one_is_and_another_tab_can_be_somebody_else(window: Open, site: Site) -> None:
    first = await (await window()).opens("robin")
    await first.page.goto(site.address)
    await expect(first.page.locator(".me")).to_contain_text("Robin Okafor")
    second = await first.page.context.new_page()
    await second.goto(site.address)
    await second.get_by_role("link", name="Kai Nakamura").click()
    await expect(second.locator(".me")).to_contain_text("Kai Nakamura")
    await first.page.reload()
    await expect(first.page.locator(".me")).to_contain_text("Robin Okafor")


async def test_one_can_be_someone_else_at_any_time(window: Open) -> None:
    robin = await (await window()).opens("robin", "channel:general")
    await robin.own_menu("Be someone else")
    await robin.page.get_by_role("link", name="Sasha Petrenko").click()
    await expect(robin.page.locator(".me")).to_contain_text("Sasha Petrenko")
    await expect(robin.place("staff")).to_have_count(0)


async def test_who_is_not_in_the_class_is_told_so_and_may_choose(window: Open) -> None:
    nobody = await (await window()).opens("nobody")
    await expect(nobody.page.get_by_role("alert")).to_contain_text("This person is no longer in the class.")
    await expect(nobody.page.locator(".choose-person")).to_have_count(26)


async def test_who_leaves_the_class_while_looking_at_it_may_choose_again(window: Open, site: Site) -> None:
    kai = await (await window()).opens("kai")
    await site.classroom.register.remove_person("kai")
    await expect(kai.page.get_by_role("alert")).to_contain_text("This person is no longer in the class.")
    await expect(kai.page.get_by_role("link", name="Kai Nakamura")).to_have_count(0)


async def test_those_whom_one_was_lately_come_first_and_a_name_is_found_by_its_letters(window: Open) -> None:
    kai = await (await window()).opens("kai", "channel:general")
    await kai.own_menu("Be someone else")
    others = kai.page.get_by_role("group", name="You and your settings").get_by_role("link")
    await kai.page.get_by_role("searchbox", name="Find a name").fill("sigrun")
    await expect(others).to_have_text([re.compile("Sigrún Jónsdóttir")])
    await others.click()
    await expect(kai.page.locator(".me")).to_contain_text("Sigrún Jónsdóttir")
    await expect(kai.page.get_by_role("heading", level=1)).to_have_text("general")
    await kai.own_menu("Be someone else")
    await expect(others.first).to_contain_text("Kai Nakamura")
    await expect(others).to_have_count(25)
    await kai.page.get_by_role("button", name="See everyone in the class").click()
    await expect(kai.page.get_by_role("heading", level=1)).to_have_text("Who do you want to be?")


async def test_a_second_window_opens_as_somebody_else_in_the_same_place(window: Open) -> None:
    robin = await (await window()).opens("robin", "channel:general")
    await robin.own_menu("Open a second window as someone else")
    async with robin.page.context.expect_page() as opening:
        await robin.page.get_by_role("link", name="Kai Nakamura").click()
    second = await opening.value
    await expect(second.locator(".me")).to_contain_text("Kai Nakamura")
    await expect(second.get_by_role("heading", level=1)).to_have_text("general")
    await expect(robin.page.locator(".me")).to_contain_text("Robin Okafor")
    await second.reload()
    await expect(second.locator(".me")).to_contain_text("Kai Nakamura")


async def test_the_menu_is_used_by_keyboard_and_escape_leads_back_step_by_step(window: Open) -> None:
    robin = await (await window()).opens("robin", "channel:general")
    press = robin.page.keyboard.press
    button = robin.page.locator(".me-button")
    await button.focus()
    await press("Enter")
    await expect(robin.page.get_by_role("button", name="Be someone else")).to_be_focused()
    await press("ArrowDown")
    await expect(robin.page.get_by_role("button", name="Open a second window")).to_be_focused()
    await press("Enter")
    await expect(robin.page.get_by_role("searchbox", name="Find a name")).to_be_focused()
    await press("Escape")
    await expect(robin.page.get_by_role("button", name="Be someone else")).to_be_focused()
    await press("Escape")
    await expect(button).to_be_focused()
    await expect(button).to_have_attribute("aria-expanded", "false")


async def test_light_or_dark_is_chosen_for_this_browser_and_stays(window: Open) -> None:
    robin = await (await window(color_scheme="light")).opens("robin")
    await robin.own_menu()
    await robin.page.get_by_role("radio", name="Dark").check()

    async def brightness() -> int:
        colour = await robin.page.locator(".pane-here").evaluate("pane => getComputedStyle(pane).backgroundColor")
        return sum(map(int, colour.removeprefix("rgb(").removesuffix(")").split(",")))

    assert await brightness() < 150
    await robin.page.reload()
    await expect(robin.box).to_be_visible()
    assert await brightness() < 150
    await robin.own_menu()
    await expect(robin.page.get_by_role("radio", name="Dark")).to_be_checked()
    await robin.page.get_by_role("radio", name="System").check()
    assert await brightness() > 700


async def test_the_class_speaks_the_browsers_language_to_who_chose_none(window: Open) -> None:
    page = (await (await window(locale="es-MX")).opens()).page
    await expect(page.get_by_role("heading", level=1)).to_have_text("¿Quién quieres ser?")
    await page.get_by_role("link", name="Robin Okafor").click()
    await expect(page.get_by_role("region", name="Canales")).to_be_visible()


async def test_who_speaks_spanish_is_spoken_to_in_spanish_in_any_browser(window: Open) -> None:
    caro = await (await window()).opens("caro")
    await expect(caro.page.get_by_role("region", name="Canales")).to_be_visible()


async def test_the_language_of_the_page_is_chosen_for_the_person_and_comes_along(window: Open) -> None:
    robin = await (await window()).opens("robin", "channel:general")
    await robin.own_menu()
    await robin.page.get_by_role("radio", name="Español").click()
    await expect(robin.page.get_by_role("region", name="Canales")).to_be_visible()
    await expect(robin.page.get_by_role("heading", level=1)).to_have_text("general")
    elsewhere = await (await window()).opens("robin")
    await expect(elsewhere.page.get_by_role("region", name="Canales")).to_be_visible()
    await elsewhere.own_menu()
    await elsewhere.page.get_by_role("radio", name="Navegador").click()
    await expect(elsewhere.page.get_by_role("region", name="Channels")).to_be_visible()
