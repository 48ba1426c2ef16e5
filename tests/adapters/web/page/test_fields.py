"""Forms that wait: drafts over a reload, files dropped and pasted, a week of hours by thumb, and where the focus is."""

from __future__ import annotations

import asyncio
import base64
from dataclasses import replace
from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from adapters.web.render import form_json
from bot.card import Button, Card, Form, Input, InputKind
from bot.kinds import LARGEST_UPLOAD
from bot.link import Link
from tests.adapters.web.page.conftest import Open, Site, Window

pytestmark = pytest.mark.asyncio(loop_scope="session")
GENERAL = "channel:general"
TEXT = Input("text", InputKind.TEXT, "The text", required=False)
HOURS = Input("hours", InputKind.HOURS, "The hours", required=False)
FILE = Input("file", InputKind.UPLOAD, "The file", required=False)
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
# Looked at in a copy made to be read: Chromium warns of a page that reads its own canvas again and again.
DRAWN = """
() => {
  const copy = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  copy.drawImage(document.querySelector("canvas"), 0, 0);
  return copy.getImageData(0, 0, 1, 1).data[3] > 0;
}
"""
STORED = "JSON.stringify([{ ...sessionStorage }, { ...localStorage }])"
HAND_OVER = """
(zone, [event, files]) => {
  const carried = new DataTransfer();
  for (const { name, type, data } of files) {
    carried.items.add(new File([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], name, { type }));
  }
  const named = event === "paste" ? { clipboardData: carried } : { dataTransfer: carried };
  const made = event === "paste" ? ClipboardEvent : DragEvent;
  zone.dispatchEvent(new made(event, { ...named, bubbles: true, cancelable: true }));
}
"""


def form(*inputs: Input, key: str = "form-1", **more: Any) -> dict[str, Any]:
    """The answer that opens this form."""
    made = Form("A form", Link("tests.sent"), inputs, "Send", key, **more)
    return {"form": form_json(made)}


async def opened(window: Window, site: Site, *inputs: Input, **more: Any) -> Locator:
    """The dialog of this form, in this window."""
    site.bot.answers["tests.open"] = form(*inputs, **more)
    await site.shows(Card(title="Press", actions=(Button("Open the form", Link("tests.open")),)))
    await window.opens("kai", GENERAL)
    await window.page.get_by_role("button", name="Open the form").click()
    return await dialog_of(window.page)


async def dialog_of(page: Page) -> Locator:
    """The form's dialog, open."""
    dialog = page.get_by_role("dialog", name="A form")
    await expect(dialog).to_be_visible()
    return dialog


async def sent(dialog: Locator, site: Site) -> Any:
    """What the bot got when the form was sent."""
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog).to_have_count(0)
    return site.bot.of("submit")[-1]["values"]


async def hand_over(zone: Locator, event: str, *files: tuple[str, str, bytes]) -> None:
    """Files are dropped on something, or pasted into it."""
    given = [{"name": name, "type": kind, "data": base64.b64encode(data).decode()} for name, kind, data in files]
    await zone.evaluate(HAND_OVER, [event, given])


async def test_a_form_half_filled_in_waits_over_a_reload_with_its_step_for_who_filled_it_in(
    window: Open, site: Site
) -> None:
    kai = await window()
    dialog = await opened(kai, site, TEXT, HOURS, step=2, steps=3)
    await dialog.get_by_label("The text").fill("Half of")
    await dialog.get_by_role("checkbox", name="Monday 9:00").check()
    await kai.page.reload()
    waiting = kai.page.get_by_text("“A form” is half filled in.")
    await expect(waiting).to_be_visible()
    await (await window()).opens("sasha", GENERAL)
    await kai.page.get_by_role("button", name="Go on with it").click()
    dialog = await dialog_of(kai.page)
    await expect(dialog).to_contain_text("Step 2 of 3")
    await expect(dialog.get_by_label("The text")).to_have_value("Half of")
    assert await sent(dialog, site) == {"text": "Half of", "hours": ["mon-09"]}
    await kai.page.reload()
    await expect(kai.box).to_be_visible()
    await expect(waiting).to_have_count(0)


async def test_nothing_of_a_sealed_form_is_kept_in_the_browser(window: Open, site: Site) -> None:
    kai = await window()
    dialog = await opened(kai, site, TEXT, sealed=True)
    await dialog.get_by_label("The text").fill("Nobody else's")
    await dialog.get_by_label("The text").blur()
    assert "Nobody else" not in await kai.page.evaluate(STORED)
    await kai.page.reload()
    await expect(kai.box).to_be_visible()
    await expect(kai.page.get_by_text("half filled in")).to_have_count(0)


async def test_a_form_that_is_opened_anew_has_what_was_written_and_can_begin_afresh(window: Open, site: Site) -> None:
    kai = await window()
    dialog = await opened(kai, site, replace(TEXT, value="As it was"))
    await dialog.get_by_label("The text").fill("Mine")
    await kai.page.reload()
    site.bot.answers["tests.open"] = form(replace(TEXT, value="As it was"), key="form-2")
    await kai.page.get_by_role("button", name="Open the form").click()
    dialog = await dialog_of(kai.page)
    await expect(dialog.get_by_label("The text")).to_have_value("Mine")
    await dialog.get_by_role("button", name="Begin afresh").click()
    await expect(dialog.get_by_label("The text")).to_have_value("As it was")
    await kai.page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)
    await expect(kai.page.get_by_text("half filled in")).to_have_count(0)


async def test_what_was_given_up_does_not_wait(window: Open, site: Site) -> None:
    kai = await window()
    dialog = await opened(kai, site, TEXT)
    await dialog.get_by_label("The text").fill("Half of")
    await kai.page.reload()
    await kai.page.get_by_role("button", name="Let it go").click()
    await expect(kai.page.get_by_text("half filled in")).to_have_count(0)
    await kai.page.reload()
    await expect(kai.box).to_be_visible()
    await expect(kai.page.get_by_text("half filled in")).to_have_count(0)


async def test_a_dialog_begins_at_its_first_field_or_its_heading_and_the_focus_goes_back(
    window: Open, site: Site
) -> None:
    kai = await window()
    dialog = await opened(kai, site, TEXT)
    await expect(dialog.get_by_label("The text")).to_be_focused()
    await kai.page.keyboard.press("Escape")
    await expect(kai.page.get_by_role("button", name="Open the form")).to_be_focused()
    person = kai.page.get_by_role("complementary", name="People").get_by_role("button", name="Sasha Petrenko")
    await person.click()
    await expect(kai.page.get_by_role("heading", name="Sasha Petrenko")).to_be_focused()
    await kai.page.keyboard.press("Escape")
    await expect(person).to_be_focused()


async def test_a_file_is_dropped_on_its_field_and_pictures_show_what_they_are(window: Open, site: Site) -> None:
    dialog = await opened(await window(), site, TEXT, FILE)
    zone = dialog.locator(".upload")
    await hand_over(zone, "dragover", ("pixel.png", "image/png", PIXEL))
    await expect(zone).to_contain_text("Drop it here")
    await hand_over(zone, "drop", ("pixel.png", "image/png", PIXEL))
    await expect(dialog.get_by_role("img", name="pixel.png")).to_be_visible()
    await dialog.page.wait_for_function(DRAWN)
    await dialog.get_by_role("button", name="Take it away").click()
    await expect(dialog.get_by_label("The file")).to_be_focused()
    assert await sent(dialog, site) == {}


async def test_a_file_is_pasted_anywhere_in_a_form_that_waits_for_one(window: Open, site: Site) -> None:
    dialog = await opened(await window(), site, TEXT, FILE)
    await hand_over(dialog.get_by_label("The text"), "paste", ("note.txt", "text/plain", b"hello"))
    await expect(dialog.locator(".upload")).to_contain_text("note.txt")
    values = await sent(dialog, site)
    assert values == {"file": {"name": "note.txt", "type": "text/plain", "data": "aGVsbG8="}}


async def test_what_is_too_large_or_too_many_is_said_at_the_field(window: Open, site: Site) -> None:
    dialog = await opened(await window(), site, FILE)
    zone = dialog.locator(".upload")
    note = ("note.txt", "text/plain", b"hello")
    await hand_over(zone, "drop", note, note)
    await expect(dialog.get_by_role("alert")).to_have_text("One file fits here. Please choose one.")
    await hand_over(zone, "drop", ("film.bin", "", bytes(LARGEST_UPLOAD + 1)))
    await expect(dialog.get_by_role("alert")).to_contain_text("“film.bin” is too large.")
    assert await sent(dialog, site) == {}


async def test_a_thumb_draws_over_hours_on_a_narrow_page_without_moving_it(window: Open, site: Site) -> None:
    kai = await window(width=360, height=740, has_touch=True, is_mobile=True)
    dialog = await opened(kai, site, HOURS)
    assert await kai.page.evaluate("document.documentElement.scrollWidth") == 360
    wide = "grid => grid.closest('.dialog-body').scrollWidth - grid.closest('.dialog-body').clientWidth"
    assert await dialog.locator("table").evaluate(wide) <= 0
    wire = await kai.page.context.new_cdp_session(kai.page)

    async def middle(name: str) -> dict[str, float]:
        box = await dialog.get_by_role("checkbox", name=name, exact=True).bounding_box()
        assert box is not None
        return {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}

    async def touch(kind: str, *points: dict[str, float]) -> None:
        await wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [*points]})

    await touch("touchStart", await middle("Tuesday 9:00"))
    await touch("touchMove", await middle("Wednesday 11:00"))
    await touch("touchMove", await middle("Wednesday 10:00"))
    await touch("touchEnd")
    await expect(dialog).to_contain_text("Hours chosen: 4")
    await dialog.get_by_role("checkbox", name="Tuesday 9:00", exact=True).tap()
    await expect(dialog).to_contain_text("Hours chosen: 3")
    assert await sent(dialog, site) == {"hours": ["tue-10", "wed-09", "wed-10"]}


async def test_a_day_or_an_hour_is_pressed_for_all_of_it_and_the_night_shows_when_asked_for(
    window: Open, site: Site
) -> None:
    dialog = await opened(await window(), site, HOURS)
    await dialog.get_by_role("button", name="Monday, all hours").click()
    await expect(dialog).to_contain_text("Hours chosen: 16")
    await dialog.get_by_role("button", name="09:00, every day", exact=True).click()
    await expect(dialog).to_contain_text("Hours chosen: 22")
    await dialog.get_by_role("button", name="Monday, all hours").press("Enter")
    await expect(dialog).to_contain_text("Hours chosen: 6")
    await expect(dialog.get_by_role("checkbox")).to_have_count(16 * 7)
    await dialog.get_by_role("button", name="Show the night").click()
    await expect(dialog.get_by_role("checkbox")).to_have_count(24 * 7)
    await dialog.get_by_role("checkbox", name="Sunday 3:00", exact=True).focus()
    await dialog.page.keyboard.press("Space")
    assert "sun-03" in (await sent(dialog, site))["hours"]


async def test_a_form_on_a_slow_line_says_that_it_is_on_its_way_and_how_much_of_its_file_has_gone(
    window: Open, site: Site
) -> None:
    kai = await window()
    dialog = await opened(kai, site, FILE)
    answered = asyncio.Event()

    async def late(_: dict[str, Any]) -> dict[str, Any]:
        await answered.wait()
        return {}

    site.bot.answers["tests.sent"] = late
    await hand_over(dialog.locator(".upload"), "drop", ("film.bin", "", bytes(3_000_000)))
    await expect(dialog.locator(".upload")).to_contain_text("film.bin")
    wire = await kai.page.context.new_cdp_session(kai.page)
    await wire.send("Network.enable")
    slow = {"offline": False, "latency": 100, "downloadThroughput": 500_000, "uploadThroughput": 500_000}
    await wire.send("Network.emulateNetworkConditions", slow)
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog.get_by_role("status").last).to_contain_text("On its way…")
    await expect(dialog.get_by_role("progressbar", name="Sent so far")).to_be_visible()
    answered.set()
    await expect(dialog).to_have_count(0)
