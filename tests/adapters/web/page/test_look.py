"""Seeing the class as a student does, with one press there and one back."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Locator, expect

from tests.adapters.web.page.conftest import Open, Site, Window

pytestmark = pytest.mark.asyncio(loop_scope="session")
GENERAL = "channel:general"


def bar(window: Window) -> Locator:
    """What says as whom one sees the class."""
    return window.page.get_by_role("region", name="See as a student")


async def looks(window: Window) -> None:
    """Presses the button."""
    await window.page.get_by_role("button", name="See as a student").click()
    await expect(bar(window)).to_be_visible()


async def test_one_press_shows_the_same_place_as_a_student_has_it_and_one_leads_back(window: Open, site: Site) -> None:
    robin = await (await window()).opens("robin", GENERAL)
    await expect(robin.place("staff")).to_have_count(1)
    await looks(robin)
    await expect(bar(robin)).to_contain_text("You see this as Sasha Petrenko, a student.")
    await expect(robin.page.get_by_role("heading", level=1)).to_have_text("general")
    await expect(robin.place("staff")).to_have_count(0)
    await expect(robin.page.get_by_role("button", name="See as a student")).to_have_count(0)
    await robin.place("introductions").click()
    await bar(robin).get_by_role("button", name="Back to Robin Okafor").click()
    await expect(bar(robin)).to_have_count(0)
    await expect(robin.page.locator(".me")).to_contain_text("Robin Okafor")
    await expect(robin.page.get_by_role("heading", level=1)).to_have_text("introductions")


async def test_from_a_place_that_the_student_may_not_see_one_lands_in_another_and_comes_back_to_it(
    window: Open,
) -> None:
    robin = await (await window()).opens("robin", "channel:staff")
    await looks(robin)
    await expect(bar(robin)).to_contain_text("Sasha Petrenko cannot see the place where you were.")
    heading = robin.page.get_by_role("heading", level=1)
    await expect(heading).to_have_text("welcome")
    await bar(robin).get_by_label("See it as another student").select_option("Kai Nakamura")
    await expect(bar(robin)).to_contain_text("You see this as Kai Nakamura, a student.")
    await expect(bar(robin)).to_contain_text("Kai Nakamura cannot see the place where you were.")
    await expect(robin.box).to_be_visible()
    await robin.page.keyboard.press("Escape")
    await expect(robin.page.locator(".me")).to_contain_text("Robin Okafor")
    await expect(heading).to_have_text("staff")


async def test_looking_outlives_a_reload_and_the_next_look_is_as_the_same_student(window: Open) -> None:
    noor = await (await window()).opens("noor", GENERAL)
    await looks(noor)
    await bar(noor).get_by_label("See it as another student").select_option("Kai Nakamura")
    await expect(bar(noor)).to_contain_text("You see this as Kai Nakamura")
    await noor.page.reload()
    await bar(noor).get_by_role("button", name="Back to Noor Haddad").click()
    await looks(noor)
    await expect(bar(noor)).to_contain_text("You see this as Kai Nakamura")


async def test_escape_in_a_dialog_closes_the_dialog_only(window: Open) -> None:
    robin = await (await window()).opens("robin", GENERAL)
    await looks(robin)
    await robin.page.get_by_role("button", name="Write to someone").click()
    await robin.page.keyboard.press("Escape")
    await expect(robin.page.get_by_role("dialog")).to_have_count(0)
    await expect(bar(robin)).to_be_visible()


async def test_who_becomes_somebody_else_meanwhile_looks_no_longer(window: Open) -> None:
    robin = await (await window()).opens("robin", GENERAL)
    await looks(robin)
    await robin.own_menu("Be someone else")
    await robin.page.get_by_role("link", name="Noor Haddad").click()
    await expect(robin.page.locator(".me")).to_contain_text("Noor Haddad")
    await expect(bar(robin)).to_have_count(0)


async def test_a_student_has_no_such_button(window: Open) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    await expect(kai.page.get_by_role("button", name="Threads")).to_be_visible()
    await expect(kai.page.get_by_role("button", name=re.compile("student"))).to_have_count(0)
