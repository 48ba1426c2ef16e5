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
    await robin.page.get_by_role("button", name="Be someone else").click()
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


async def test_the_choice_speaks_the_browsers_language_and_the_class_the_persons(window: Open) -> None:
    page = (await (await window(locale="es-MX")).opens()).page
    await expect(page.get_by_role("heading", level=1)).to_have_text("¿Quién quieres ser?")
    await page.get_by_role("link", name="Robin Okafor").click()
    await expect(page.get_by_role("region", name="Channels")).to_be_visible()
    await page.get_by_role("button", name="Be someone else").click()
    await page.get_by_role("link", name="Caro Vidal").click()
    await expect(page.get_by_role("region", name="Canales")).to_be_visible()
