"""What one can do with messages and people in the page: the entries of the cogs, and the way to a message."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Locator, expect

from bot.card import Card
from bot.people import Place
from bot.text import Spot, Words
from tests.adapters.web.conftest import card
from tests.adapters.web.page.conftest import Open, Site, Window
from tests.adapters.web.page.stage import GENERAL

pytestmark = pytest.mark.asyncio(loop_scope="session")


def offers(site: Site) -> None:
    """Everyone is offered *Report* and *Celebrate*, the staff *Delete (staff)* as well."""
    site.bot.menus.append({"about": "message", "link": "tests.report", "label": "Report"})
    site.bot.menus.append({"about": "person", "link": "tests.celebrate", "label": "Celebrate"})
    site.bot.staff_menus.append({"about": "message", "link": "tests.delete", "label": "Delete (staff)"})


def tools(window: Window, words: str) -> Locator:
    """The three dots at the message with these words."""
    return window.message(words).locator(".message-tools .menu > button")


async def picks(window: Window, words: str, entry: str) -> None:
    """Takes an entry of the menu at a message."""
    await window.message(words).hover()
    await tools(window, words).click()
    await window.page.get_by_role("button", name=entry, exact=True).click()


async def test_everyone_s_messages_have_what_the_cogs_offer_and_one_s_own_what_is_one_s_own_as_well(
    window: Open, site: Site
) -> None:
    offers(site)
    sasha = await site.seat("sasha")
    await sasha.says("theirs", "general")
    kai = await (await window()).opens("kai", GENERAL)
    await kai.writes("mine")
    await kai.message("theirs").hover()
    await expect(tools(kai, "theirs")).to_have_accessible_name("What you can do with the message of Sasha Petrenko")
    await tools(kai, "theirs").click()
    await expect(kai.message("theirs").locator(".menu-choice")).to_have_text(["Report"])
    await kai.page.keyboard.press("Escape")
    await kai.message("mine").hover()
    await tools(kai, "mine").click()
    await expect(kai.message("mine").locator(".menu-choice")).to_have_text([" Edit", " Delete", "Report"])


async def test_an_entry_is_taken_by_keyboard_and_answered_as_a_command_is(window: Open, site: Site) -> None:
    offers(site)
    sasha = await site.seat("sasha")
    await sasha.says("theirs", "general")
    id_ = str(sasha.sees("general")[-1]["id"])
    site.bot.answers[f"tests.report:{id_}"] = {"shown": "private", "card": card("What a report does")}
    kai = await (await window()).opens("kai", GENERAL)
    await tools(kai, "theirs").focus()
    await kai.page.keyboard.press("Enter")
    await expect(kai.page.get_by_role("button", name="Report", exact=True)).to_be_focused()
    await kai.page.keyboard.press("Enter")
    await expect(kai.card("What a report does")).to_be_visible()
    await expect(tools(kai, "theirs")).to_be_focused()
    (act,) = site.bot.of("menu")
    assert (act["link"], act["place"], act["person"]) == (f"tests.report:{id_}", GENERAL, "kai")
    answer = kai.page.locator(".message-private")
    await expect(answer.locator(".message-tools")).to_have_count(0)


async def test_what_the_class_has_against_it_stands_at_the_message(window: Open, site: Site) -> None:
    offers(site)
    await (await site.seat("sasha")).says("theirs", "general")
    kai = await (await window()).opens("kai", GENERAL)
    site.classroom.acts.deliver = None
    await picks(kai, "theirs", "Report")
    await expect(kai.message("theirs").get_by_role("alert")).to_contain_text("Homeroom is not there at the moment.")


async def test_a_menu_stays_open_while_what_is_around_it_changes_and_follows_a_change_of_role(
    window: Open, site: Site
) -> None:
    offers(site)
    sasha = await site.seat("sasha")
    await sasha.says("theirs", "general")
    kai = await (await window()).opens("kai", GENERAL)
    await kai.message("theirs").hover()
    await tools(kai, "theirs").click()
    choices = kai.message("theirs").locator(".menu-choice")
    await expect(choices).to_have_text(["Report"])
    await sasha.edits(sasha.sees("general")[-1], "theirs, anew")
    await sasha.says("and more", "general")
    await expect(kai.message("and more")).to_be_visible()
    await expect(choices).to_have_text(["Report"])
    await site.classroom.register.set_role("kai", "assistant")
    await expect(choices).to_have_text(["Report", "Delete (staff)"])


async def test_seen_as_a_student_there_is_only_what_students_have_and_nothing_is_done(window: Open, site: Site) -> None:
    offers(site)
    await (await site.seat("sasha")).says("theirs", "general")
    robin = await (await window()).opens("robin", GENERAL)
    await robin.message("theirs").hover()
    await tools(robin, "theirs").click()
    choices = robin.message("theirs").locator(".menu-choice")
    await expect(choices).to_have_text(["Report", "Delete (staff)"])
    await robin.page.keyboard.press("Escape")
    await robin.page.locator(".look-button").click()
    await expect(robin.page.locator(".looking")).to_be_visible()
    await robin.message("theirs").hover()
    await tools(robin, "theirs").click()
    await expect(choices.filter(has_text="Report")).to_have_count(1)
    await expect(choices.filter(has_text="Delete (staff)")).to_have_count(0)


async def test_a_finger_finds_the_thread_and_the_entries_in_one_menu(window: Open, site: Site) -> None:
    offers(site)
    await (await site.seat("sasha")).says("theirs", "general")
    kai = await (await window(width=360, height=740, has_touch=True, is_mobile=True)).opens("kai", GENERAL)
    await tools(kai, "theirs").tap()
    await expect(kai.message("theirs").locator(".menu-choice")).to_have_text([" Answer in a thread", "Report"])
    await kai.page.get_by_role("button", name="Report", exact=True).tap()
    await expect(kai.message("theirs").locator(".menu-choice")).to_have_count(0)


async def test_what_is_offered_about_a_person_stands_in_their_dialog(window: Open, site: Site) -> None:
    offers(site)
    site.bot.answers["tests.celebrate:sasha"] = {"shown": "private", "card": card("Celebrate whom?")}
    kai = await (await window()).opens("kai", GENERAL)
    await kai.page.get_by_role("complementary").get_by_role("button", name=re.compile("Sasha Petrenko")).click()
    group = kai.page.get_by_role("group", name="What you can do about Sasha Petrenko")
    await group.get_by_role("button", name="Celebrate").click()
    await expect(kai.card("Celebrate whom?")).to_be_visible()
    (act,) = site.bot.of("menu")
    assert (act["link"], act["place"]) == ("tests.celebrate:sasha", GENERAL)


async def shows_the_way(site: Site, place: str, message: str) -> None:
    """The bot posts a card that leads to a message."""
    there = Place.parse("web:class", place)
    await site.shows(Card("Read it", (Words("Read "), Spot("this message", there, message))))


async def test_the_way_to_a_message_leads_to_it_however_old_it_is(window: Open, site: Site) -> None:
    sasha = await site.seat("sasha")
    await sasha.says("the one that is meant", "introductions")
    said = str(sasha.sees("introductions")[-1]["id"])
    for number in range(130):
        await sasha.says(f"message {number:03}", "introductions")
    await shows_the_way(site, "channel:introductions", said)
    kai = await (await window()).opens("kai", GENERAL)
    await kai.card("Read it").get_by_role("link", name="this message").click()
    await expect(kai.message("the one that is meant")).to_be_focused()
    await expect(kai.message("the one that is meant")).to_be_in_viewport()
    await expect(kai.page).to_have_url(re.compile("#channel:introductions$"))


async def test_the_way_leads_into_a_thread_that_the_page_does_not_know(window: Open, site: Site) -> None:
    sasha = await site.seat("sasha")
    await sasha.says("a question", "general")
    thread = await sasha.opens_thread(sasha.sees("general")[-1])
    await sasha.says("an answer", thread)
    said = str(sasha.sees(thread)[-1]["id"])
    await shows_the_way(site, thread, said)
    kai = await (await window()).opens("kai", GENERAL)
    await kai.card("Read it").get_by_role("link", name="this message").click()
    answer = kai.page.locator(".pane-beside .message", has_text="an answer")
    await expect(answer).to_be_focused()


async def test_a_way_that_leads_nowhere_any_more_says_so(window: Open, site: Site) -> None:
    sasha = await site.seat("sasha")
    await sasha.says("gone soon", "general")
    message = sasha.sees("general")[-1]
    await shows_the_way(site, GENERAL, str(message["id"]))
    await sasha.deletes(message)
    kai = await (await window()).opens("kai", GENERAL)
    await kai.card("Read it").get_by_role("link", name="this message").click()
    await expect(kai.page.locator(".notice")).to_contain_text("not there any more, or stands where you cannot read it")
