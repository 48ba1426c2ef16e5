"""A connection that is lost says so, comes back by itself, and neither misses nor doubles anything."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from playwright.async_api import expect

from adapters.web.render import card_json
from bot.card import Button, Card
from bot.link import Link
from bot.text import Words
from tests.adapters.web.page.conftest import Open, Site
from tests.adapters.web.page.wire import Wire

pytestmark = pytest.mark.asyncio(loop_scope="session")
GENERAL = "channel:general"
LOST = "The connection is lost."
HIDE = """() => {
  Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
  delete document.visibilityState;
}"""


async def test_a_lost_connection_says_so_comes_back_by_itself_and_brings_what_was_missed(
    window: Open, site: Site
) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    sasha = await site.seat("sasha")
    await sasha.says("before", "general")
    await expect(kai.message("before")).to_be_visible()
    await kai.page.context.set_offline(True)
    await expect(kai.page.get_by_text(LOST)).to_be_visible()
    made = await site.shows(Card(title="A card"))
    await site.classroom.bot.edit(GENERAL, made["id"], card_json(Card(title="A changed card")))
    await sasha.says("while you were away", "general")
    await sasha.says("elsewhere", "introductions")
    await kai.page.context.set_offline(False)
    await expect(kai.page.get_by_text(LOST)).to_have_count(0)
    await expect(kai.message("while you were away")).to_have_count(1)
    await expect(kai.card("A changed card")).to_be_visible()
    await expect(kai.place("introductions").locator(".count")).to_contain_text("1")


async def test_what_one_writes_while_the_connection_is_lost_is_sent_once_when_it_is_back(
    window: Open, site: Site
) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    await kai.page.context.set_offline(True)
    await expect(kai.page.get_by_text(LOST)).to_be_visible()
    await kai.writes("said into the dark")
    pending = kai.page.locator(".message-pending")
    await expect(pending).to_contain_text("On its way…")
    await kai.page.context.set_offline(False)
    await expect(pending).to_have_count(0)
    await expect(kai.message("said into the dark")).to_have_count(1)
    assert (await site.seat("sasha")).reads("general") == "said into the dark"


async def test_an_act_whose_answer_was_lost_is_sent_again_and_done_once(window: Open, site: Site) -> None:
    go, heard = asyncio.Event(), asyncio.Event()

    async def slowly(delivery: dict[str, Any]) -> Any:
        heard.set()
        await go.wait()
        return {"shown": "private", "card": card_json(Card(text=(Words("Posted once."),)))}

    site.bot.answers["tests.post"] = slowly
    await site.shows(Card(title="Press", actions=(Button("Post", Link("tests.post")),)))
    kai = await (await window()).opens("kai", GENERAL)
    button = kai.page.get_by_role("button", name="Post")
    await button.click()
    await asyncio.wait_for(heard.wait(), 30)
    await kai.page.context.set_offline(True)
    await expect(kai.page.get_by_text(LOST)).to_be_visible()
    go.set()
    await kai.page.context.set_offline(False)
    await expect(kai.page.locator(".message-private")).to_have_count(1)
    await expect(button).to_have_attribute("aria-busy", "false")
    assert len(site.bot.of("press")) == 1


async def test_a_server_that_stops_and_starts_again_is_found_again_with_everything(window: Open, site: Site) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    await kai.writes("before it stopped")
    await expect(kai.page.locator(".message-pending")).to_have_count(0)
    await site.stop()
    await expect(kai.page.get_by_text(LOST)).to_be_visible()
    await kai.writes("while it was gone")
    await kai.page.get_by_role("button", name="Try now").click()  # later it may be back by itself
    await site.start()
    sasha = await site.seat("sasha")
    await sasha.says("it is back", "general")
    for words in ("before it stopped", "while it was gone", "it is back"):
        await expect(kai.message(words)).to_have_count(1)
    await expect(kai.page.locator(".message-pending")).to_have_count(0)
    await expect(kai.page.get_by_text(LOST)).to_have_count(0)


async def test_a_page_that_finds_no_class_at_all_keeps_trying_and_says_so(window: Open, site: Site) -> None:
    kai = await (await window()).opens()
    await site.stop()
    await kai.page.get_by_role("link", name="Kai Nakamura").click()
    await expect(kai.page.get_by_text(LOST)).to_be_visible()
    await site.start()
    await expect(kai.page.get_by_role("heading", level=1)).to_have_text("welcome")


async def test_a_connection_that_is_lost_again_while_what_was_missed_is_asked_for_misses_nothing(
    window: Open, site: Site
) -> None:
    kai, sasha = await window(), await site.seat("sasha")
    wire = await Wire.between(kai.page)
    await kai.opens("kai", GENERAL)
    wire.deaf = True
    await sasha.says("said while kai heard nothing", "general")
    wire.slow = "since"
    await wire.breaks()
    await wire.holds_back()
    await sasha.says("said before kai knows the rest", "general")
    await wire.brought("said before kai knows the rest")
    wire.waiting.clear()
    wire.slow = ""
    await wire.breaks()
    for words in ("said while kai heard nothing", "said before kai knows the rest"):
        await expect(kai.message(words)).to_have_count(1)


async def test_what_was_missed_is_older_than_what_is_heard_while_it_comes(window: Open, site: Site) -> None:
    kai, sasha = await window(), await site.seat("sasha")
    wire = await Wire.between(kai.page)
    await kai.opens("kai", GENERAL)
    changed, gone = await site.shows(Card(title="As it was")), await site.shows(Card(title="Soon gone"))
    await expect(kai.card("As it was")).to_be_visible()
    wire.deaf = True
    await site.classroom.bot.edit(GENERAL, changed["id"], card_json(Card(title="As it was in between")))
    missed = await site.shows(Card(title="Come and gone"))
    wire.slow = "since"
    await wire.breaks()
    await wire.holds_back()
    await site.classroom.bot.edit(GENERAL, changed["id"], card_json(Card(title="As it is")))
    for each in (gone, missed):
        await site.classroom.bot.remove(GENERAL, each["id"])
    await sasha.says("and so on", "general")
    await wire.brought("and so on")
    wire.lets_go()
    await expect(kai.message("and so on")).to_have_count(1)
    await expect(kai.card("As it is")).to_be_visible()
    await expect(kai.page.locator(".card")).to_have_count(1)


async def test_what_is_read_while_the_connection_is_lost_is_read_when_it_is_back(window: Open, site: Site) -> None:
    kai, sasha = await (await window()).opens("kai", "channel:introductions"), await site.seat("sasha")
    other = await (await window()).opens("kai", "channel:welcome")
    await sasha.says("first", "introductions")
    await expect(kai.message("first")).to_be_visible()
    await kai.place("general").click()
    await expect(kai.page.locator(".pane-here h1")).to_have_text("general")
    await sasha.says("second", "introductions")
    for page in (kai, other):
        await expect(page.place("introductions").locator(".count")).to_contain_text("1")
    await kai.page.context.set_offline(True)
    await expect(kai.page.get_by_text(LOST)).to_be_visible()
    await kai.place("introductions").click()
    await expect(kai.message("second")).to_be_visible()
    await expect(kai.place("introductions").locator(".count")).to_have_count(0)
    await kai.page.evaluate(HIDE)  # then it tells at once what was read
    await kai.place("general").click()
    await kai.page.context.set_offline(False)
    await expect(kai.page.get_by_text(LOST)).to_have_count(0)
    for page in (kai, other):
        await expect(page.place("introductions").locator(".count")).to_have_count(0)
    assert await site.classroom.unread("kai") == {}
