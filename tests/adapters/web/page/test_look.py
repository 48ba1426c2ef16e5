"""Seeing the class as a student does, with one press there and one back."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from adapters.web.render import card_json
from adapters.web.seat import Seat
from bot.card import Button, Card
from bot.link import Link
from tests.adapters.web.conftest import Bot, command
from tests.adapters.web.page.conftest import Open, Site, Window
from tests.adapters.web.page.test_signed import Served, comes_in, served
from tests.adapters.web.page.wire import Wire

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
    await expect(bar(robin)).to_contain_text(
        "You see this as Sasha Petrenko, a student. Reading and writing count as theirs."
    )
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


async def test_what_was_on_its_way_when_one_looked_arrives_once_one_is_back(window: Open) -> None:
    robin = await window()
    wire = await Wire.keeps_waiting(robin, "robin", "say", "on its way")
    await looks(robin)
    await expect(robin.page.locator(".message-pending")).to_have_count(0)
    wire.slow = ""
    await robin.page.keyboard.press("Escape")
    await expect(robin.message("on its way")).to_be_visible()
    await expect(robin.page.locator(".message-pending")).to_have_count(0)


async def test_a_student_has_no_such_button(window: Open) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    await expect(kai.page.get_by_role("button", name="Threads")).to_be_visible()
    await expect(kai.page.get_by_role("button", name=re.compile("student"))).to_have_count(0)


@dataclass
class Signed:
    """A class in which people sign in and that has everything that is not for a student, and its bot."""

    house: Served
    bot: Bot

    async def comes_in(self, window: Window, place: str = GENERAL) -> list[str]:
        """Robin comes in and goes to a place. Returns what their page asks of the class, as it asks it."""
        asked: list[str] = []
        window.page.on("websocket", lambda socket: socket.on("framesent", lambda sent: asked.append(str(sent))))
        await comes_in(window.page, await self.house.link("Robin"), "Robin Okafor")
        await window.page.evaluate("place => { location.hash = place }", place)
        return asked


@pytest_asyncio.fixture(loop_scope="session")
async def signed(tmp_path: Path) -> AsyncIterator[Signed]:
    """Robin has a private answer, a conversation, a room of two others before them, and the staff's own channel."""
    only_robin = card_json(Card(title="Only for Robin"))
    bot = Bot([command("buddy pause")], [command("icebreaker now")], {"tests.answer": {"card": only_robin}})
    async with served(tmp_path) as house:
        classroom = house.classroom
        classroom.attach(bot)
        await classroom.bot.post(
            GENERAL, card_json(Card(title="Question", actions=(Button("Answer", Link("tests.answer")),))), "n"
        )
        robin, ana = (house.enrolment.find(name).id for name in ("Robin", "Ana"))
        await classroom.bot.open_room("Table 1", "voice", [ana], GENERAL, "r1")
        seat = await Seat.take(classroom, robin)
        await seat.says("for all", "general")
        await seat.presses("Answer")
        await seat.says("between us", await seat.opens_direct([ana]))
        bot.heard.clear()
        yield Signed(house, bot)


def asked_since(asked: list[str], number: int) -> set[str]:
    """What a page asked for."""
    return {json.loads(each)["do"] for each in asked[number:]}


async def places(page: Page) -> list[str]:
    """The names of all places on the left, once they are drawn."""
    await expect(page.locator(".places .entry-here")).to_be_visible()
    return await page.locator(".places .entry-name").all_inner_texts()


async def test_with_sign_in_one_sees_what_any_student_sees_and_comes_back(window: Open, signed: Signed) -> None:
    robin = await window()
    await signed.comes_in(robin, "channel:staff")
    heading = robin.page.get_by_role("heading", level=1)
    await expect(heading).to_have_text("staff")
    before = await places(robin.page)
    await robin.place("general").click()
    await expect(robin.page.get_by_role("button", name="Edit or delete your message")).to_have_count(1)
    await robin.place("staff").click()
    await looks(robin)
    await expect(bar(robin)).to_contain_text("You see the class as any student does.")
    await expect(bar(robin)).not_to_contain_text("count as theirs")
    await expect(bar(robin)).to_contain_text("Students cannot see the place where you were.")
    await expect(heading).to_have_text("welcome")
    assert set(before) - set(await places(robin.page)) == {"staff", "Table 1", "Ana Ruiz"}
    await robin.place("general").click()
    await expect(robin.card("Question")).to_be_visible()
    await expect(robin.card("Only for Robin")).to_have_count(0)
    await expect(robin.page.get_by_role("button", name="Edit or delete your message")).to_have_count(0)
    await expect(robin.page.get_by_role("button", name="See as a student")).to_have_count(0)
    await robin.box.fill("/")
    await expect(robin.page.get_by_role("option")).to_have_count(1)
    await expect(robin.page.get_by_role("option")).to_contain_text("/buddy pause")
    people = robin.page.get_by_role("complementary", name="People")
    await expect(people.get_by_role("button", name="Add someone")).to_have_count(0)
    await people.get_by_role("button", name="Ana Ruiz").click()
    dialog = robin.page.get_by_role("dialog", name="Ana Ruiz")
    await expect(dialog.get_by_role("button", name="Write to Ana Ruiz")).to_be_visible()
    await expect(dialog.get_by_role("button", name="Make a link to come in")).to_have_count(0)
    await dialog.get_by_role("button", name="Close").click()
    await robin.page.reload()
    await expect(bar(robin)).to_be_visible()
    await expect(robin.card("Only for Robin")).to_have_count(0)
    await bar(robin).get_by_role("button", name="Back to your own view").click()
    await expect(bar(robin)).to_have_count(0)
    await expect(robin.card("Only for Robin")).to_be_visible()
    assert await places(robin.page) == before
    await expect(people.get_by_role("button", name="Add someone")).to_be_visible()


async def test_with_sign_in_whoever_only_looks_does_nothing_and_is_told_so_once(window: Open, signed: Signed) -> None:
    robin = await window()
    asked = await signed.comes_in(robin)
    await expect(robin.card("Only for Robin")).to_be_visible()
    await robin.box.fill("a draft of one's own")
    await looks(robin)
    begun = len(asked)
    told = bar(robin).get_by_text("You are only looking around here, so nothing is sent.")
    await expect(robin.card("Question")).to_be_visible()
    await expect(robin.box).to_have_value("")
    await expect(told).to_have_count(0)
    await robin.card("Question").get_by_role("button", name="Answer").click()
    await expect(told).to_be_visible()
    await expect(robin.page.get_by_role("status").get_by_text("You are only looking")).to_have_count(1)
    await robin.writes("as if I were a student")
    await expect(robin.box).to_have_value("as if I were a student")
    await expect(robin.page.locator(".message-pending")).to_have_count(0)
    await robin.writes("/buddy pause")
    await robin.place("Lounge").click()
    await robin.page.locator(".voice .button").click()
    await robin.page.get_by_role("button", name="Write to someone").click()
    await robin.page.get_by_role("button", name="Write to Homeroom").click()
    await expect(robin.page.get_by_role("dialog")).to_have_count(0)
    await robin.own_menu()
    await robin.page.get_by_role("radio", name="Español").check(force=True)
    await expect(robin.page.get_by_role("alert")).to_contain_text("You are only looking around here")
    await expect(told).to_have_count(1)
    assert asked_since(asked, begun) <= {"open", "threads", "since"}
    assert signed.bot.heard == []
    await robin.page.keyboard.press("Escape")
    await bar(robin).get_by_role("button", name="Back to your own view").click()
    await robin.place("general").click()
    await expect(robin.box).to_have_value("a draft of one's own")


async def test_with_sign_in_what_comes_meanwhile_comes_as_to_a_student(window: Open, signed: Signed) -> None:
    robin, classroom = await window(), signed.house.classroom
    await signed.comes_in(robin)
    await looks(robin)
    await expect(robin.card("Question")).to_be_visible()
    ben = await Seat.take(classroom, signed.house.enrolment.find("Ben").id)
    noor = await classroom.register.add_person("Noor Haddad", "assistant")
    await (await Seat.take(classroom, noor)).says("for us", "staff")
    await ben.says("to Robin", await ben.opens_direct([signed.house.enrolment.find("Robin").id]))
    await classroom.bot.open_room("Table 2", "voice", [ben.person], GENERAL, "r2")
    await classroom.register.add_channel("projects")
    await ben.says("to all", "general")
    await expect(robin.message("to all")).to_be_visible()
    shown = await places(robin.page)
    assert "projects" in shown
    assert {"staff", "Table 2", "Ben Ito"} & set(shown) == set()
    assert not (await robin.page.title()).startswith("(")
    await classroom.register.change_place("channel:projects", staff=True)
    await expect(robin.place("projects")).to_have_count(0)
    await robin.page.keyboard.press("Escape")
    await expect(robin.place("Ben Ito")).to_be_visible()
    await expect(robin.place("projects")).to_be_visible()


async def test_with_sign_in_who_is_no_longer_of_the_staff_looks_no_longer(window: Open, signed: Signed) -> None:
    robin = await window()
    await signed.comes_in(robin)
    await looks(robin)
    register, person = signed.house.classroom.register, signed.house.enrolment.find("Robin").id
    await register.set_role(person, "student")
    await robin.page.reload()
    await expect(robin.card("Only for Robin")).to_be_visible()
    await expect(bar(robin)).to_have_count(0)
