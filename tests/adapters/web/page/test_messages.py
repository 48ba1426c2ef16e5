"""Messages in the page: written, seen at once by everyone, and shown as what they are."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.async_api import Route, expect

from adapters.web.limits import LONGEST_TEXT
from tests.adapters.web.page.conftest import Open, Site, Window

pytestmark = pytest.mark.asyncio(loop_scope="session")
GENERAL = "channel:general"


async def at_the_end(window: Window) -> bool:
    """Whether the newest message in the middle is in view."""
    script = "frame => frame.scrollHeight - frame.scrollTop - frame.clientHeight < 2"
    return bool(await window.page.locator(".pane-here .scroll").evaluate(script))


async def test_what_one_writes_is_there_at_once_and_in_every_other_browser(window: Open) -> None:
    robin = await (await window()).opens("robin", GENERAL)
    kai = await (await window()).opens("kai", GENERAL)
    await robin.writes("Hello everyone")
    for each in (robin, kai):
        await expect(each.message("Hello everyone")).to_have_count(1)
        await expect(each.message("Hello everyone")).to_contain_text("Robin Okafor")
    await expect(robin.box).to_have_value("")
    await expect(robin.page.locator(".message-pending")).to_have_count(0)


async def test_what_people_write_is_shown_as_they_wrote_it_and_never_as_html(window: Open) -> None:
    wild = "<b>bold?</b> <script>alert(1)</script> @everyone <i>not italic</i> &amp; שלום 🎉"
    kai = await (await window()).opens("kai", GENERAL)
    await kai.box.fill(f"{wild}\nsecond line")
    await kai.box.press("Enter")
    words = kai.message("second line").locator(".message-text")
    await expect(words).to_have_text(f"{wild}\nsecond line", use_inner_text=True)
    await expect(words.locator("b, i, script")).to_have_count(0)


async def test_marks_piled_up_on_a_letter_cover_no_other_message(window: Open, site: Site) -> None:
    sasha = await site.seat("sasha")
    for words in ("one", "two", "three", "Z" + "\u0301" * 200):
        await sasha.says(words, "general")
    kai = await (await window()).opens("kai", GENERAL)
    above, piled = kai.message("two"), kai.message("Z")
    await expect(piled).to_be_visible()
    shown = await above.screenshot()
    await piled.evaluate("row => { row.style.visibility = 'hidden' }")
    assert await above.screenshot() == shown


async def test_shift_and_enter_begins_a_new_line_and_enter_sends(window: Open) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    await kai.box.press_sequentially("one")
    await kai.box.press("Shift+Enter")
    await kai.box.press_sequentially("two")
    await expect(kai.page.locator(".message")).to_have_count(0)
    await kai.box.press("Enter")
    await expect(kai.message("one").locator(".message-text")).to_have_text("one\ntwo", use_inner_text=True)


async def test_times_are_in_the_zone_of_who_reads(window: Open) -> None:
    robin, kai = await (await window()).opens("robin", GENERAL), await (await window()).opens("kai", GENERAL)
    await robin.writes("what time is it?")
    await expect(robin.message("what time").locator("time")).to_have_text("12:00")  # London
    await expect(kai.message("what time").locator("time")).to_have_text("21:00")  # Tokyo
    await expect(kai.page.locator(".class-clock")).to_have_text("In class: Mon 2 Mar, 21:00")


async def test_messages_of_one_person_stand_together_and_the_readers_days_part_them(window: Open, site: Site) -> None:
    sasha = await site.seat("sasha")
    for words in ("one", "two"):
        await sasha.says(words, "general")
    site.clock.advance(timedelta(hours=4))  # still Monday in London, Tuesday in Tokyo
    await sasha.says("three", "general")
    robin, kai = await (await window()).opens("robin", GENERAL), await (await window()).opens("kai", GENERAL)
    for each in (robin, kai):
        await expect(each.page.locator(".message .picture")).to_have_count(2)
    await expect(robin.page.locator(".day")).to_have_text([re.compile(r"Monday,? 2 March 2026")])
    days = [re.compile(r"Monday,? 2 March 2026"), re.compile(r"Tuesday,? 3 March 2026")]
    await expect(kai.page.locator(".day")).to_have_text(days)


async def test_older_messages_come_when_one_goes_up_and_nothing_jumps(window: Open, site: Site) -> None:
    sasha = await site.seat("sasha")
    for number in range(120):
        await sasha.says(f"message {number:03}", "general")
    kai = await (await window()).opens("kai", GENERAL)
    rows = kai.page.locator("[data-message]")
    await expect(rows).to_have_count(50)
    assert await at_the_end(kai)
    frame = kai.page.locator(".pane-here .scroll")
    await frame.evaluate("frame => { frame.scrollTop = 10; }")
    await expect(rows).to_have_count(100)
    await expect(kai.message("message 070")).to_be_in_viewport()
    older = kai.page.get_by_role("button", name="Show older messages")
    await older.dispatch_event("click")  # as a screen reader presses: going up to it by eye brings them by itself
    await expect(rows).to_have_count(120)
    await expect(kai.page.get_by_text("This is where it begins.")).to_be_attached()


UP = """async (frame) => {
    frame.scrollTop = 500;
    for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);  // the page heard of it
}"""


async def test_one_keeps_ones_place_while_others_write_and_hears_that_there_is_more(window: Open, site: Site) -> None:
    sasha = await site.seat("sasha")
    for number in range(49):
        await sasha.says(f"message {number:03}", "general")
    kai = await (await window()).opens("kai", GENERAL)
    await expect(kai.message("message 048")).to_be_in_viewport()
    await kai.page.locator(".pane-here .scroll").evaluate(UP)
    await sasha.says("something new", "general")
    below = kai.page.get_by_role("button", name="New messages")
    await expect(below).to_be_visible()
    assert await kai.page.locator(".pane-here .scroll").evaluate("frame => frame.scrollTop") == 500
    await expect(kai.place("general")).to_contain_text("1")
    await below.click()
    await expect(kai.message("something new")).to_be_in_viewport()
    await expect(below).to_have_count(0)
    await expect(kai.place("general").locator(".count")).to_have_count(0)


AT_ONCE = """async (frame) => {
    const { get, changeRoom } = await import("/static/store.js");
    const { messages } = get().rooms["channel:general"];
    frame.scrollTop = 500;
    const more = { ...messages.at(-1), id: "m99999", seq: 99999, text: "something new" };
    changeRoom("channel:general", { messages: [...messages, more] });
    for (let turn = 0; turn < 10; turn++) await null;  // it is drawn, but no frame has told that somebody went up
    return frame.scrollTop;
}"""


async def in_modules(route: Route) -> None:
    """Answers with the page's modules one by one, as they were before they were put together."""
    await route.fulfill(content_type="text/javascript", body='import "/static/main.js";')


async def test_who_goes_up_keeps_ones_place_before_the_page_heard_of_it(window: Open, site: Site) -> None:
    sasha = await site.seat("sasha")
    for number in range(49):
        await sasha.says(f"message {number:03}", "general")
    kai = await window()
    await kai.page.route("**/static/bundle.js", in_modules)  # the test reaches for the page's own store
    await kai.opens("kai", GENERAL)
    await expect(kai.message("message 048")).to_be_in_viewport()
    assert await kai.page.locator(".pane-here .scroll").evaluate(AT_ONCE) == 500
    await expect(kai.page.get_by_role("button", name="New messages")).to_be_visible()


async def test_who_reads_the_end_stays_there_while_much_is_written(window: Open, site: Site) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    sasha = await site.seat("sasha")
    for number in range(350):
        await sasha.says(f"message {number:03}", "general")
    await expect(kai.message("message 349")).to_be_in_viewport()
    assert await at_the_end(kai)
    assert await kai.page.locator("[data-message]").count() <= 300  # the page does not grow without end
    await kai.page.get_by_role("button", name="Show older messages").wait_for(state="attached")


async def test_what_is_new_elsewhere_is_marked_until_one_looks(window: Open, site: Site) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    sasha = await site.seat("sasha")
    await sasha.says("in another place", "introductions")
    entry = kai.place("introductions")
    await expect(entry.locator(".count")).to_contain_text("1")
    await expect(kai.page).to_have_title(re.compile(r"^\(1\) "))
    await entry.click()
    await expect(kai.message("in another place")).to_be_visible()
    await expect(entry.locator(".count")).to_have_count(0)
    await expect(kai.page).to_have_title(re.compile("^introductions"))
    await expect(kai.page.locator(".new-mark")).to_have_count(0)  # nothing stands above the first message there is


async def test_a_line_stands_where_new_messages_begin(window: Open, site: Site) -> None:
    sasha = await site.seat("sasha")
    await sasha.says("old", "introductions")
    kai = await (await window()).opens("kai", "channel:introductions")
    await expect(kai.message("old")).to_be_visible()
    await expect(kai.place("introductions").locator(".count")).to_have_count(0)
    await kai.place("general").click()
    await sasha.says("fresh", "introductions")
    await expect(kai.place("introductions").locator(".count")).to_contain_text("1")
    await kai.page.reload()
    await kai.place("introductions").click()
    mark = kai.page.locator(".new-mark")
    await expect(mark).to_have_count(1)
    await expect(mark.locator("xpath=following-sibling::li[1]")).to_contain_text("fresh")


async def test_the_same_line_stands_there_when_one_comes_back_without_loading_the_page_again(
    window: Open, site: Site
) -> None:
    sasha = await site.seat("sasha")
    await sasha.says("old", "introductions")
    kai = await (await window()).opens("kai", "channel:introductions")
    await expect(kai.message("old")).to_be_visible()
    await kai.place("general").click()
    await sasha.says("fresh", "introductions")
    await expect(kai.place("introductions").locator(".count")).to_contain_text("1")
    await kai.place("introductions").click()
    mark = kai.page.locator(".new-mark")
    await expect(mark.locator("xpath=following-sibling::li[1]")).to_contain_text("fresh")
    await kai.place("general").click()
    await kai.place("introductions").click()
    await expect(kai.message("fresh")).to_be_visible()
    await expect(mark).to_have_count(0)


async def test_what_the_class_refuses_stays_with_the_reason_and_can_be_changed(window: Open) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    await kai.box.fill("x" * (LONGEST_TEXT + 1))
    await kai.box.press("Enter")
    failed = kai.page.locator(".message-failed")
    await expect(failed.get_by_role("alert")).to_contain_text(f"This is {LONGEST_TEXT + 1:,}")
    await failed.get_by_role("button", name="Change it").click()
    await expect(failed).to_have_count(0)
    await expect(kai.box).to_have_value(re.compile("^x+$"))
    await kai.writes("shorter")
    await expect(kai.message("shorter")).to_have_count(1)


async def test_what_was_not_sent_waits_in_its_place(window: Open) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    await kai.box.fill("half a thou")
    await kai.place("introductions").click()
    await expect(kai.box).to_have_value("")
    await kai.place("general").click()
    await expect(kai.box).to_have_value("half a thou")


async def test_who_listens_to_the_page_hears_new_messages_in_one_sentence(window: Open, site: Site) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    await expect(kai.page.get_by_text("Nothing has been said here yet.")).to_be_visible()
    sasha = await site.seat("sasha")
    await sasha.says("hello there", "general")
    spoken = kai.page.locator("#page > p[role=status]")
    await expect(spoken).to_have_text("Sasha Petrenko: hello there")
    for number in range(3):
        await sasha.says(f"and {number}", "general")
    await expect(spoken).to_have_text("3 new messages")


async def test_on_a_slow_line_a_message_is_there_at_once_and_says_that_it_is_on_its_way(window: Open) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    wire = await kai.page.context.new_cdp_session(kai.page)
    await wire.send("Network.enable")
    slow = {"offline": False, "latency": 0, "downloadThroughput": 2_000, "uploadThroughput": 2_000}
    await wire.send("Network.emulateNetworkConditions", slow)
    await kai.writes("A **slow** hello " + "and more of it " * 200)
    await expect(kai.page.locator(".message-pending")).to_contain_text("On its way…")
    await expect(kai.page.locator(".message-pending strong", has_text="slow")).to_be_visible()
    await wire.send("Network.emulateNetworkConditions", {**slow, "downloadThroughput": -1, "uploadThroughput": -1})
    await expect(kai.page.locator(".message-pending")).to_have_count(0)
    await expect(kai.message("hello")).to_have_count(1)
