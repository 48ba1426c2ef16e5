"""The tour for who comes first: five steps beside what they are about, left at any time, never again."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Locator, expect

from tests.adapters.web.conftest import command
from tests.adapters.web.page.conftest import Open, Site, Window
from tests.adapters.web.page.test_signed import comes_in, served

pytestmark = pytest.mark.asyncio(loop_scope="session")
GENERAL = "channel:general"


def tour(window: Window) -> Locator:
    """The words of the step that is shown."""
    return window.page.locator(".tour")


@pytest.fixture
def icebreaker(site: Site) -> None:
    """The bot offers an icebreaker."""
    site.bot.commands = [command("icebreaker now")]


@pytest.mark.usefixtures("icebreaker")
async def test_five_steps_lead_an_instructor_round_and_never_come_again(window: Open, site: Site) -> None:
    robin = await (await window(tour=True)).opens("robin", GENERAL)
    page, ring = robin.page, robin.page.locator("[data-tour]")
    shown = []
    for step in range(1, 6):
        await expect(tour(robin)).to_contain_text(f"{step} of 5")
        await expect(tour(robin).locator(".look-main")).to_be_focused()
        await expect(ring).to_have_count(1)
        shown.append(str(await ring.get_attribute("class")))
        await page.keyboard.press("Enter")
    assert shown == ["column-body", "composer-row", "composer-row", "button look-button", "class-clock"]
    await expect(tour(robin)).to_have_count(0)
    await expect(ring).to_have_count(0)
    await expect(robin.box).to_be_focused()
    await robin.page.reload()
    await expect(robin.box).to_be_focused()
    await expect(tour(robin)).to_have_count(0)
    await site.classroom.settle()
    new_browser = await (await window(tour=True)).opens("robin", GENERAL)
    await expect(new_browser.box).to_be_focused()
    await expect(tour(new_browser)).to_have_count(0)


@pytest.mark.usefixtures("icebreaker")
async def test_the_first_icebreaker_is_written_for_one_and_only_sent_by_oneself(window: Open, site: Site) -> None:
    robin = await (await window(tour=True)).opens("robin", GENERAL)
    for _ in range(2):
        await tour(robin).get_by_role("button", name="Next").click()
    await tour(robin).get_by_role("button", name="Write it for me").click()
    await expect(robin.box).to_have_value("/icebreaker now")
    await expect(robin.box).to_be_focused()
    await expect(tour(robin)).to_contain_text("3 of 5")
    assert site.bot.of("command") == []
    await robin.box.press("Enter")
    await expect(robin.box).to_have_value("")
    await expect(tour(robin)).to_be_visible()


@pytest.mark.parametrize("way", ["Escape", "skip", "close"])
async def test_it_is_left_at_any_step_in_any_way(window: Open, way: str) -> None:
    kai = await (await window(tour=True)).opens("kai", GENERAL)
    await tour(kai).get_by_role("button", name="Next").click()
    await expect(tour(kai)).to_contain_text("2 of 5")
    if way == "Escape":
        await kai.page.keyboard.press("Escape")
    elif way == "skip":
        await tour(kai).locator(".tour-skip").click()
    else:
        await tour(kai).locator("header button").click()
    await expect(tour(kai)).to_have_count(0)
    await expect(kai.box).to_be_focused()
    await kai.page.reload()
    await expect(kai.box).to_be_focused()
    await expect(tour(kai)).to_have_count(0)


async def test_one_may_try_things_meanwhile_and_it_steps_aside_for_a_dialog(window: Open) -> None:
    kai = await (await window(tour=True)).opens("kai", GENERAL)
    await kai.place("introductions").click()
    await expect(kai.page.get_by_role("heading", level=1)).to_have_text("introductions")
    await kai.writes("hello everyone")
    await expect(kai.message("hello everyone")).to_be_visible()
    await expect(tour(kai)).to_contain_text("1 of 5")
    await kai.page.get_by_role("button", name="Write to someone").click()
    await expect(kai.page.get_by_role("dialog", name="Write to someone")).to_be_visible()
    await expect(tour(kai)).to_have_count(0)
    await kai.page.keyboard.press("Escape")
    await expect(tour(kai)).to_contain_text("1 of 5")


async def test_it_can_be_called_again(window: Open) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    await expect(kai.box).to_be_visible()
    await expect(tour(kai)).to_have_count(0)
    await kai.own_menu("Show me around")
    await expect(tour(kai)).to_contain_text("1 of 5")
    await kai.page.keyboard.press("Escape")
    await expect(kai.box).to_be_focused()


@pytest.mark.parametrize("role", ["instructor", "assistant"])
async def test_where_people_sign_in_it_promises_the_staff_a_look_and_nobody_elses_window(
    window: Open, tmp_path: Path, role: str
) -> None:
    async with served(tmp_path) as house:
        await house.classroom.register.add_person("Noor Haddad", role)
        noor = await window(tour=True)
        await comes_in(noor.page, await house.link("Noor"), "Noor Haddad")
        words = []
        for step in range(1, 5):
            await expect(tour(noor)).to_contain_text(f"{step} of 4")
            words.append(await tour(noor).inner_text())
            await expect(noor.page.locator("[data-tour]")).to_have_count(1)
            await tour(noor).locator(".look-main").click()
        assert "One press shows the class as any student has it" in words[2]
        assert not any("somebody else" in each for each in words)
        await expect(noor.box).to_be_focused()


async def test_where_nobody_is_a_student_it_shows_no_way_to_see_the_class_as_one(window: Open, site: Site) -> None:
    for person in site.classroom.core.state.members():
        if person.role == "student":
            await site.classroom.register.remove_person(person.id)
    noor = await (await window(tour=True)).opens("noor", GENERAL)
    await expect(tour(noor)).to_contain_text("1 of 3")


async def test_on_a_phone_it_points_at_the_arrow_and_leaves_without_calling_the_keyboard(window: Open) -> None:
    phone = await window(width=360, height=740, tour=True, has_touch=True, is_mobile=True)
    await phone.opens("kai", GENERAL)
    await expect(tour(phone)).to_contain_text("are behind this arrow.")
    for _ in range(4):
        await tour(phone).locator(".look-main").click()
    await expect(tour(phone)).to_contain_text("Behind this arrow, at your name")
    await tour(phone).locator(".look-main").click()
    await expect(tour(phone)).to_have_count(0)
    await expect(phone.page.locator(".pane-here .composer-row button").first).to_be_focused()


@pytest.mark.usefixtures("icebreaker")
@pytest.mark.parametrize("locale", ["en-GB", "es-ES"])
async def test_on_a_phone_it_is_a_sheet_that_never_covers_what_it_is_about(window: Open, locale: str) -> None:
    robin = await window(width=360, height=740, tour=True, locale=locale, reduced_motion="reduce")
    await robin.opens("robin", GENERAL)
    for step in range(1, 6):
        await expect(tour(robin).locator("header")).to_contain_text(f"{step} ")
        sheet = await tour(robin).bounding_box()
        part = await robin.page.locator("[data-tour]").bounding_box()
        assert sheet is not None
        assert part is not None
        assert (sheet["x"], sheet["width"]) == (0, 360)
        assert sheet["y"] >= part["y"] + part["height"] or sheet["y"] + sheet["height"] <= part["y"]
        assert 0 <= sheet["y"] <= 740 - sheet["height"] + 1
        await tour(robin).locator(".look-main").click()
    await expect(tour(robin)).to_have_count(0)


async def test_it_does_not_move_for_who_wants_no_motion(window: Open) -> None:
    kai = await (await window(tour=True, reduced_motion="reduce")).opens("kai", GENERAL)
    assert await tour(kai).evaluate("part => getComputedStyle(part).animationName") == "none"


async def test_who_comes_first_is_told_where_to_begin(window: Open) -> None:
    page = (await (await window(tour=True)).opens()).page
    first = page.get_by_text("Here for the first time?")
    await expect(first).to_be_visible()
    await page.get_by_role("link", name="Robin Okafor").click()
    await expect(page.locator(".tour")).to_contain_text("1 of")
    again = (await (await window()).opens()).page
    await expect(again.get_by_text("Here for the first time?")).to_have_count(0)


async def test_no_tour_is_promised_in_a_new_browser_that_would_not_come_any_more(window: Open, site: Site) -> None:
    await site.classroom.own.tour("robin")
    page = (await (await window(tour=True)).opens()).page
    await expect(page.get_by_role("link", name="Robin Okafor")).to_be_visible()
    await expect(page.get_by_text("Here for the first time?")).to_have_count(0)
