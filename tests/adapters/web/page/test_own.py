"""One's own messages in the page: changed where they stand and taken away, by menu and by keys, in every window."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, expect

from adapters.web.limits import LONGEST_TEXT
from tests.adapters.web.page.conftest import Open, Site, Window
from tests.adapters.web.page.stage import GENERAL

pytestmark = pytest.mark.asyncio(loop_scope="session")
MENU = "Edit or delete your message"


def edits(window: Window) -> Locator:
    """The box in which a message is changed."""
    return window.page.get_by_role("textbox", name="Your message", exact=True)


async def chooses(window: Window, words: str, choice: str) -> None:
    """Opens the menu at one's own message with these words, and takes a choice."""
    message = window.message(words)
    await message.hover()
    await message.get_by_role("button", name=MENU).click()
    await message.get_by_role("button", name=choice, exact=True).click()


async def test_who_wrote_a_message_changes_it_in_place_and_everyone_sees_it(window: Open) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    robin = await (await window()).opens("robin", GENERAL)
    await kai.writes("see you at nien")
    await chooses(kai, "see you", "Edit")
    await expect(edits(kai)).to_be_focused()
    await expect(edits(kai)).to_have_value("see you at nien")
    await edits(kai).fill("see you at **nine**")
    await edits(kai).press("Enter")
    for each in (kai, robin):
        await expect(each.message("see you at nine (edited)")).to_have_count(1)
    await expect(edits(kai)).to_have_count(0)
    await expect(kai.message("see you").get_by_role("button", name=MENU)).to_be_focused()
    await expect(kai.page.locator("[role=status].unseen")).to_have_text("Saved.")


async def test_nobody_has_the_menu_at_what_others_or_the_bot_wrote(window: Open, site: Site) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    robin = await (await window()).opens("robin", GENERAL)
    await kai.writes("mine")
    await expect(kai.message("mine").get_by_role("button", name=MENU)).to_be_attached()
    await expect(robin.message("mine")).to_be_visible()
    await expect(robin.page.get_by_role("button", name=MENU)).to_have_count(0)


async def test_up_in_an_empty_box_edits_the_newest_own_message_and_escape_lets_it_be(window: Open, site: Site) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    await kai.box.press("ArrowUp")
    await expect(kai.box).to_be_focused()
    for words in ("first", "second"):
        await kai.writes(words)
    await expect(kai.message("second")).to_be_visible()
    await (await site.seat("sasha")).says("somebody else's", "general")
    await expect(kai.message("somebody else's")).to_be_visible()
    await kai.box.fill("begun")
    await kai.box.press("ArrowUp")
    await expect(edits(kai)).to_have_count(0)
    await kai.box.fill("")
    await kai.box.press("ArrowUp")
    await expect(edits(kai)).to_have_value("second")
    await edits(kai).press("End")
    await edits(kai).press_sequentially(" thoughts")
    await edits(kai).press("Escape")
    await expect(edits(kai)).to_have_count(0)
    await expect(kai.box).to_be_focused()
    await expect(kai.message("second").locator(".message-text")).to_have_text("second")
    await kai.box.press("ArrowUp")
    await edits(kai).press("Enter")  # nothing changed: nothing is said
    await expect(kai.box).to_be_focused()
    await expect(kai.page.get_by_text("(edited)")).to_have_count(0)


async def test_deleting_asks_once_more_and_takes_the_message_from_every_window(window: Open) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    robin = await (await window()).opens("robin", GENERAL)
    await kai.writes("not what I meant")
    await chooses(kai, "not what", "Delete")
    message = kai.message("not what")
    await expect(message.get_by_role("alert")).to_contain_text("Delete this message?")
    await expect(message.get_by_role("button", name="Cancel")).to_be_focused()
    await kai.page.keyboard.press("Enter")
    await expect(message.get_by_role("alert")).to_have_count(0)
    await expect(message.get_by_role("button", name=MENU)).to_be_focused()
    await chooses(kai, "not what", "Delete")
    await message.locator(".own-sure").get_by_role("button", name="Delete").click()
    for each in (kai, robin):
        await expect(each.page.locator(".message")).to_have_count(0)
    await expect(kai.box).to_be_focused()
    await expect(kai.page.locator("[role=status].unseen")).to_have_text("Deleted.")


async def test_no_words_left_asks_for_deleting(window: Open) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    await kai.writes("to be gone")
    await expect(kai.page.locator(".message-pending")).to_have_count(0)
    await kai.box.press("ArrowUp")
    await edits(kai).fill("  ")
    await edits(kai).press("Enter")
    await expect(kai.page.get_by_role("alert")).to_contain_text("Delete this message?")
    await kai.page.keyboard.press("Escape")
    await expect(kai.message("to be gone")).to_be_visible()
    await expect(kai.box).to_be_focused()
    await kai.box.press("ArrowUp")
    await expect(edits(kai)).to_have_value("to be gone")


async def test_what_the_class_refuses_stays_in_the_box_with_the_reason(window: Open) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    await kai.writes("short")
    await expect(kai.page.locator(".message-pending")).to_have_count(0)
    await kai.box.press("ArrowUp")
    await edits(kai).fill("x" * (LONGEST_TEXT + 1))
    await edits(kai).press("Enter")
    await expect(kai.page.locator(".own-edit [role=alert]")).to_contain_text("characters")
    await expect(edits(kai)).to_have_value("x" * (LONGEST_TEXT + 1))
    await edits(kai).fill("shorter")
    await edits(kai).press("Enter")
    await expect(kai.message("shorter (edited)")).to_be_visible()


async def test_an_edit_over_a_lost_connection_says_so_and_arrives_when_it_is_back(window: Open, site: Site) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    await kai.writes("before")
    await expect(kai.page.locator(".message-pending")).to_have_count(0)
    await kai.box.press("ArrowUp")
    await kai.page.context.set_offline(True)
    await expect(kai.page.locator(".lost")).to_be_visible()
    await edits(kai).fill("after")
    await edits(kai).press("Enter")
    await expect(kai.page.locator(".own-edit [role=status]")).to_be_visible()
    await kai.page.context.set_offline(False)
    await expect(kai.message("after (edited)")).to_be_visible()
    await expect(edits(kai)).to_have_count(0)


async def test_new_words_are_still_there_after_a_look_elsewhere(window: Open) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    await kai.writes("words")
    await chooses(kai, "words", "Edit")
    await edits(kai).fill("new words")
    await kai.place("introductions").click()
    await expect(edits(kai)).to_have_count(0)
    await kai.place("general").click()
    await expect(edits(kai)).to_have_value("new words")


async def test_a_finger_finds_everything_in_one_menu(window: Open) -> None:
    kai = await (await window(width=360, height=740, has_touch=True, is_mobile=True)).opens("kai", GENERAL)
    await kai.writes("by thumb")
    message = kai.message("by thumb")
    menu = message.get_by_role("button", name=MENU)
    box = await menu.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    await expect(message.get_by_role("button", name="Answer Kai")).to_be_hidden()
    await menu.tap()
    for choice in ("Edit", "Delete", "Answer in a thread"):
        await expect(message.get_by_role("button", name=choice, exact=True)).to_be_in_viewport(ratio=1)
    await message.get_by_role("button", name="Answer in a thread", exact=True).tap()
    await expect(kai.page.locator(".pane-beside")).to_be_visible()


async def test_a_thread_goes_on_when_the_message_above_it_goes(window: Open) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    robin = await (await window()).opens("robin", GENERAL)
    await kai.writes("a question")
    await robin.message("a question").hover()
    await robin.message("a question").get_by_role("button", name="Answer Kai Nakamura in a thread").click()
    thread = robin.page.locator(".pane-beside")
    await thread.locator(".composer-box").fill("an answer")
    await thread.locator(".composer-box").press("Enter")
    await expect(thread.locator(".above")).to_contain_text("a question")
    await expect(kai.message("a question")).to_contain_text("1 answer")
    await chooses(kai, "a question", "Delete")
    await kai.page.locator(".own-sure").get_by_role("button", name="Delete").click()
    await expect(robin.page.locator(".pane-here .message")).to_have_count(0)
    await expect(thread.locator(".above")).to_have_count(0)
    await expect(thread.locator("h2")).not_to_contain_text("a question")
    await expect(thread.locator(".message", has_text="an answer")).to_be_visible()


async def test_what_is_deleted_before_it_was_read_is_not_left_to_read(window: Open, site: Site) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    await kai.place("introductions").click()
    sasha = await site.seat("sasha")
    await sasha.says("read before", "introductions")
    await expect(kai.message("read before")).to_be_visible()
    await sasha.says("hello @Kai Nakamura", "general")
    await sasha.says("one more", "general")
    count = kai.place("general").locator(".count")
    await expect(count).to_contain_text("2")
    await sasha.deletes(sasha.sees("introductions")[0])
    await sasha.deletes(sasha.sees("general")[-1])
    await expect(count).to_contain_text("1")
    await sasha.deletes(sasha.sees("general")[-1])
    await expect(count).to_have_count(0)
