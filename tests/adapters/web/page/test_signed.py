"""A class in which people sign in, as they meet it: a link, its button, the class, and out again."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, expect

from adapters.web.class_default import fill
from adapters.web.classroom import Classroom
from adapters.web.enrolment import Enrolment, Newcomer
from adapters.web.keeper import TableKeeper
from adapters.web.server import House, listen, make_app
from adapters.web.sign_in import CameIn, SignIn
from bot.clock import SystemClock
from storage.database import Database
from storage.store import all_tables
from tests.adapters.web.conftest import Bot
from tests.adapters.web.page.conftest import Open, Window
from tests.wire.chromium import PATIENCE

pytestmark = pytest.mark.asyncio(loop_scope="session")


@dataclass
class Served:
    """A class served to those who sign in."""

    address: str
    enrolment: Enrolment
    classroom: Classroom

    async def link(self, name: str) -> str:
        """A new link for somebody."""
        return await self.enrolment.link(self.enrolment.find(name).id)


@asynccontextmanager
async def served(data: Path) -> AsyncIterator[Served]:
    """An instructor and two students, and nobody signed in."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    origin = f"http://127.0.0.1:{port}"
    database = await Database.open(f"sqlite:///{data / 'class.db'}")
    await database.alter(lambda tx: all_tables().create_all(tx.connection))
    classroom = await Classroom.open(TableKeeper(database, "web:class"), name="Botany 101")
    classroom.attach(Bot())
    await fill(classroom, with_people=False)
    for name, role in (("Robin Okafor", "instructor"), ("Ana Ruiz", "student"), ("Ben Ito", "student")):
        await classroom.register.add_person(name, role)
    sign_in = SignIn(database, "web:class", SystemClock(), data)
    house = House(Enrolment(classroom, sign_in, origin))
    runner, _ = await listen(make_app(classroom, house=house), "127.0.0.1", port, signs_in=True)
    yield Served(origin, house.enrolment, classroom)
    await runner.cleanup()
    await database.close()


@pytest_asyncio.fixture(loop_scope="session")
async def house(tmp_path: Path) -> AsyncIterator[Served]:
    """A class in which people sign in."""
    async with served(tmp_path) as made:
        yield made


@pytest_asyncio.fixture(loop_scope="session")
async def at_the_door(browser: Browser) -> AsyncIterator[Open]:
    """Opens windows that may meet a closed door, of which a browser complains; of nothing else."""
    errors: list[str] = []

    async def open_window(**context: Any) -> Window:
        made = await browser.new_context(**({"locale": "en-GB", "viewport": {"width": 1440, "height": 900}} | context))
        opened.append(made)
        made.set_default_timeout(PATIENCE)
        page = await made.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        return Window(page, "")

    opened: list[BrowserContext] = []
    yield open_window
    for each in opened:
        await each.close()
    assert errors == []


async def comes_in(page: Page, link: str, name: str) -> None:
    """Opens a link and presses its button."""
    await page.goto(link)
    await page.get_by_role("button", name=f"Come in as {name}").click()
    await expect(page.locator(".composer").first).to_be_visible()


async def test_two_people_come_in_by_their_links_see_each_other_write_and_one_goes_out(
    house: Served, at_the_door: Open
) -> None:
    robin, ana = await at_the_door(), await at_the_door(viewport={"width": 360, "height": 740})
    await comes_in(robin.page, await house.link("Robin"), "Robin Okafor")
    await comes_in(ana.page, await house.link("Ana"), "Ana Ruiz")
    await robin.writes("Good morning, all")
    await expect(ana.message("Good morning, all")).to_be_visible()
    await ana.writes("Hello!")
    await expect(robin.message("Hello!")).to_be_visible()
    await robin.page.reload()
    await expect(robin.message("Hello!")).to_be_visible()
    await robin.own_menu()
    await expect(robin.page.get_by_role("button", name="Be someone else")).to_have_count(0)
    await robin.page.get_by_role("button", name="Sign out", exact=True).click()
    await expect(robin.page.get_by_text("you need a new link from your instructor")).to_be_visible()
    await robin.page.get_by_role("button", name="Yes, sign out").click()
    await expect(robin.page.get_by_role("heading", name="You need a link to come in")).to_be_visible()
    await ana.writes("Bye")
    await expect(ana.message("Bye")).to_be_visible()


async def test_a_double_press_on_a_slow_line_comes_in(
    house: Served, at_the_door: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    use, first, second = house.enrolment.sign_in.come_in, asyncio.Event(), asyncio.Event()

    async def slow(token: str, browser: str = "") -> CameIn | None:
        done = await use(token, browser)
        if first.is_set():
            second.set()
        else:
            first.set()
            await asyncio.wait_for(second.wait(), PATIENCE / 1000)  # the answer comes when nobody waits for it
        return done

    monkeypatch.setattr(house.enrolment.sign_in, "come_in", slow)
    ana = await at_the_door()
    await ana.page.goto(await house.link("Ana"))
    box = await ana.page.get_by_role("button", name="Come in as Ana Ruiz").bounding_box()
    assert box is not None
    await ana.page.mouse.click(box["x"] + 9, box["y"] + 9)
    await asyncio.wait_for(first.wait(), PATIENCE / 1000)
    await ana.page.mouse.click(box["x"] + 9, box["y"] + 9)
    await expect(ana.page.locator(".composer").first).to_be_visible()
    assert second.is_set()


async def test_a_used_link_says_kindly_what_to_do(house: Served, at_the_door: Open) -> None:
    link = await house.link("Ana")
    ana, other = await at_the_door(), await at_the_door(locale="es-ES")
    await comes_in(ana.page, link, "Ana Ruiz")
    await other.page.goto(link)
    await expect(other.page.get_by_role("heading", name="Este enlace ya no sirve")).to_be_visible()
    await ana.page.goto(link)  # it is in already
    await expect(ana.page.locator(".composer").first).to_be_visible()


async def test_an_instructor_adds_somebody_makes_links_and_signs_people_out(house: Served, window: Open) -> None:
    robin, zoe = await window(), await window()
    await comes_in(robin.page, await house.link("Robin"), "Robin Okafor")
    people = robin.page.get_by_role("complementary", name="People")
    await people.get_by_role("button", name="Add someone").click()
    await robin.page.get_by_label("Name", exact=True).fill("Zoë Ok")
    await robin.page.get_by_role("button", name="Add", exact=True).click()
    link = await robin.page.get_by_label("Link to come in").input_value()
    await robin.page.get_by_role("button", name="Done").click()
    await comes_in(zoe.page, link, "Zoë Ok")

    await people.get_by_role("button", name="Zoë Ok").click()
    dialog = robin.page.get_by_role("dialog", name="Zoë Ok")
    await dialog.get_by_role("radio", name="Assistant").check()
    await expect(dialog.get_by_text("Zoë Ok has another role now.")).to_be_visible()
    await expect(zoe.place("staff")).to_be_visible()
    await zoe.box.fill("Not for who sits here next")
    await dialog.get_by_role("button", name="Sign out everywhere").click()
    await dialog.get_by_role("button", name="Sign out", exact=True).click()
    await expect(zoe.page.get_by_role("heading", name="You are signed out here")).to_be_visible()
    assert await zoe.page.evaluate("sessionStorage.length") == 0
    await dialog.get_by_role("button", name="Make a link to come in").click()
    await comes_in(zoe.page, await dialog.get_by_label("Link to come in").input_value(), "Zoë Ok")
    await dialog.get_by_role("button", name="Close").click()

    await people.get_by_role("button", name="Zoë Ok").click()
    await dialog.get_by_role("button", name="Remove from the class").click()
    await dialog.get_by_role("button", name="Remove", exact=True).click()
    await expect(people.get_by_role("button", name="Zoë Ok")).to_have_count(0)
    await expect(zoe.page.get_by_role("heading", name="You are no longer in this class")).to_be_visible()

    await people.get_by_role("button", name="Robin Okafor").click()
    await robin.page.get_by_role("dialog").get_by_role("button", name="Remove from the class").click()
    await robin.page.get_by_role("dialog").get_by_role("button", name="Remove", exact=True).click()
    await expect(robin.page.get_by_role("alert")).to_contain_text("this is the last one")


async def test_who_was_added_without_a_time_zone_lives_in_their_browsers_or_in_the_one_they_choose(
    house: Served, window: Open
) -> None:
    await house.enrolment.add([Newcomer("Zoë Ok")])
    robin, zoe = await window(timezone_id="Europe/London"), await window(timezone_id="America/Bogota")
    await comes_in(robin.page, await house.link("Robin"), "Robin Okafor")
    await comes_in(zoe.page, await house.link("Zoë"), "Zoë Ok")
    await robin.page.get_by_role("complementary", name="People").get_by_role("button", name="Zoë Ok").click()
    dialog = robin.page.get_by_role("dialog", name="Zoë Ok")
    await expect(dialog).to_contain_text("Bogota")
    await zoe.own_menu()
    choice = zoe.page.get_by_role("combobox", name="Time zone")
    await expect(choice.locator("option:checked")).to_have_text("Browser’s (Bogota)")
    await choice.select_option("Asia/Tokyo")
    await expect(dialog).to_contain_text("Tokyo")
    await zoe.page.reload()
    await zoe.own_menu()
    await expect(choice.locator("option:checked")).to_have_text("Asia/Tokyo")
    await choice.select_option("")
    await expect(dialog).to_contain_text("Bogota")


async def test_who_is_in_sees_that_another_browser_came_in_as_them(house: Served, window: Open) -> None:
    ana, other = await window(), await window()
    await comes_in(ana.page, await house.link("Ana"), "Ana Ruiz")
    await comes_in(other.page, await house.link("Ana"), "Ana Ruiz")
    await expect(ana.page.get_by_role("alert")).to_contain_text("Another browser came in as you just now.")
    await ana.page.get_by_role("navigation").get_by_role("button", name="Homeroom").click()
    await expect(ana.card("Another browser came in as you")).to_contain_text("sign out on all devices")


async def test_who_is_no_instructor_finds_none_of_it(house: Served, window: Open) -> None:
    ana = await window()
    await comes_in(ana.page, await house.link("Ana"), "Ana Ruiz")
    people = ana.page.get_by_role("complementary", name="People")
    await expect(people.get_by_role("button", name="Ben Ito")).to_be_visible()
    await expect(people.get_by_role("button", name="Add someone")).to_have_count(0)
    await people.get_by_role("button", name="Ben Ito").click()
    await expect(ana.page.get_by_role("dialog", name="Ben Ito")).to_be_visible()
    await expect(ana.page.get_by_role("button", name="Make a link to come in")).to_have_count(0)
