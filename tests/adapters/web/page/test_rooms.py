"""Rooms that the bot opens, in the page: the way to the next one, and for whom what is said in them waits."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from bot.card import Button, Card
from bot.link import Link
from tests.adapters.web.page.conftest import Open, Site
from tests.adapters.web.page.test_cards import private

pytestmark = pytest.mark.asyncio(loop_scope="session")
GENERAL = "channel:general"


async def test_a_room_that_goes_leads_to_the_new_one_with_what_was_answered_in_it(window: Open, site: Site) -> None:
    bot = site.classroom.bot
    first = str((await bot.open_room("Round one", "thread", ["kai"], GENERAL, "r1"))["place"])
    await site.shows(Card("Half-time", actions=(Button("Match me anew", Link("tests.post")),)), first)
    site.bot.answers["tests.post"] = private("Somebody is free for you.")
    kai = await (await window()).opens("kai", first)
    await kai.page.get_by_role("button", name="Match me anew").click()
    await expect(kai.page.locator(".message-private")).to_contain_text("Somebody is free for you.")
    second = str((await bot.open_room("Round two", "thread", ["kai"], GENERAL, "r2"))["place"])
    await site.shows(Card("Time to meet"), second)
    await expect(kai.place("Round two").locator(".count")).to_contain_text("1")
    await bot.close_room(first)
    await expect(kai.page.get_by_role("heading", name="Time to meet")).to_be_visible()
    await expect(kai.page.locator(".message-private")).to_contain_text("Somebody is free for you.")
    await expect(kai.page.locator(".word")).to_contain_text("this is your new room")
    await expect(kai.page.locator(".problem")).to_have_count(0)
    await bot.close_room(second)
    await expect(kai.page.locator(".word")).to_contain_text("You are no longer in “Round two”")
    await expect(kai.page.locator(".problem")).to_have_count(0)


async def test_a_room_in_which_something_was_said_before_waits_for_who_is_brought_into_it(
    window: Open, site: Site
) -> None:
    bot = site.classroom.bot
    room = str((await bot.open_room("Round one", "thread", ["robin"], GENERAL, "r1"))["place"])
    await site.shows(Card("Time to meet"), room)
    kai = await (await window()).opens("kai", GENERAL)
    await bot.change_room(room, "Round one", ["robin", "kai"])
    await expect(kai.place("Round one").locator(".count")).to_contain_text("1")


async def test_what_is_posted_in_rooms_of_others_does_not_wait_for_the_staff_but_a_question_to_them(
    window: Open, site: Site
) -> None:
    robin, kai = await (await window()).opens("robin", GENERAL), await site.seat("kai")
    room = str((await site.classroom.bot.open_room("Round one", "thread", ["kai"], GENERAL, "r1"))["place"])
    await site.shows(Card("Time to meet"), room)
    await expect(robin.place("Round one")).to_be_visible()
    await expect(robin.place("Round one").locator(".count")).to_have_count(0)
    before = await robin.page.title()
    await site.shows(Card("Half-time"), room)
    await expect(robin.page).to_have_title(before)
    await robin.page.reload()
    await expect(robin.place("Round one")).to_be_visible()
    await expect(robin.place("Round one").locator(".count")).to_have_count(0)
    await kai.says(f"could you come, @{site.classroom.core.state.people['robin'].name}?", room)
    await expect(robin.place("Round one").locator(".count-own")).to_be_visible()
    await robin.page.reload()
    await expect(robin.place("Round one").locator(".count-own")).to_be_visible()
