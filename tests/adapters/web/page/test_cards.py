"""Cards in the page: every part of them, what pressing and choosing does, and answers that one person sees."""

from __future__ import annotations

import asyncio
import re
import struct
import zlib
from datetime import timedelta
from typing import Any

import pytest
from playwright.async_api import expect

from adapters.web.private import Source
from adapters.web.render import card_json
from bot.card import Button, Card, Choice, Field, File, Image, Look, PeopleSelect, Select
from bot.link import Link
from bot.people import Person, Place, PlaceKind
from bot.text import Said, Spot, Style, When, Words
from tests.adapters.web.conftest import NOON
from tests.adapters.web.page.conftest import Open, Site

pytestmark = pytest.mark.asyncio(loop_scope="session")
GENERAL = "channel:general"
SPACE = "web:class"


def picture() -> bytes:
    """A small PNG, grey."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 20, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress((b"\0" + b"\x80" * 40) * 20)) + chunk(b"IEND", b"")
    )


def whole() -> Card:
    """A card with every part that there is."""
    return Card(
        title="What would you bring?",
        text=(
            Words("A question for "),
            Person(SPACE, "kai"),
            Words(" in "),
            Place(SPACE, PlaceKind.CHANNEL, "introductions"),
            Words(".\n"),
            Words("Take your time. ", bold=True),
            Words("More about it", href="https://example.org/why"),
            Words("\nSomebody wrote: "),
            Said("<i>**me**</i> @everyone"),
        ),
        fields=(
            Field("Asked", (When(NOON - timedelta(days=40)),)),
            Field("Day", (When(NOON, Style.DATE),)),
            Field("Hour", (When(NOON, Style.TIME),)),
            Field("Ends", (When(NOON + timedelta(minutes=3), Style.RELATIVE),)),
        ),
        image=Image("How warm the week was", draw=picture, data=picture()),
        files=(File("answers.csv", "text/csv", b"a,b\n"),),
        actions=(
            Button("Post", Link("tests.post"), Look.MAIN),
            Button("Take away", Link("tests.away"), Look.CAREFUL),
            Select("Level", Link("tests.level"), (Choice("easy", "Easy", True), Choice("deep", "Deeper"))),
            Select("Days", Link("tests.days"), (Choice("mon", "Monday"), Choice("tue", "Tuesday")), most=2),
            PeopleSelect("Pair with", Link("tests.pair")),
            PeopleSelect("Thank", Link("tests.thank"), most=2),
        ),
        note=(Words("Everyone here can see this."),),
    )


def private(text: str, *actions: Button, shown: str = "private") -> dict[str, Any]:
    """An answer that only the person sees."""
    return {"shown": shown, "card": card_json(Card(text=(Words(text),), actions=actions))}


async def test_moments_on_a_card_are_in_the_language_of_its_words_and_else_in_the_readers(
    window: Open, site: Site
) -> None:
    soon, day = When(NOON + timedelta(minutes=2, seconds=30), Style.RELATIVE), When(NOON, Style.DATE)
    fields = (Field("Day", (day,)),)
    await site.shows(Card("Ours", (Words("Time is up "), soon), fields, language="en"))
    await site.shows(Card("Mine", (Words("El tiempo se acaba "), soon), fields))
    page = (await (await window(locale="es-ES")).opens("kai", GENERAL)).page
    ours, mine = (page.locator(".card").filter(has_text=each) for each in ("Ours", "Mine"))
    await expect(ours).to_contain_text(re.compile(r"Time is up in [23] minutes"))
    await expect(ours).to_contain_text("Mon")
    await expect(mine).to_contain_text(re.compile(r"El tiempo se acaba dentro de [23] minutos"))
    await expect(mine).to_contain_text("lun")


async def test_what_came_is_said_with_the_names_of_people_and_places_in_it(window: Open, site: Site) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    there = Place(SPACE, PlaceKind.CHANNEL, "introductions")
    await site.shows(Card(text=(Person(SPACE, "sasha"), Words(" gets none from "), there, Words(" any more."))))
    said = "Homeroom: @Sasha Petrenko gets none from #introductions any more."
    await expect(kai.page.get_by_role("status").filter(has_text=said)).to_be_attached()


async def test_a_card_shows_every_part_that_it_has(window: Open, site: Site) -> None:
    await site.shows(whole())
    kai = await (await window()).opens("kai", GENERAL)
    card = kai.card("What would you bring?")
    words = card.locator(".card-text")
    await expect(words).to_contain_text("A question for @Kai Nakamura in #introductions.")
    await expect(words.locator("strong")).to_have_text("Take your time. ")
    link = words.get_by_role("link", name="More about it")
    await expect(link).to_have_attribute("href", "https://example.org/why")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")
    await expect(words).to_contain_text("Somebody wrote: <i>**me**</i> @everyone")
    values = card.locator("dd")
    await expect(values.nth(0)).to_have_text("Wed 21 Jan, 21:00")
    await expect(values.nth(1)).to_have_text("Mon 2 Mar")
    await expect(values.nth(2)).to_have_text("21:00")
    await expect(values.nth(3)).to_have_text("in 3 minutes")
    await expect(card.get_by_role("link", name="answers.csv")).to_have_attribute("download", "answers.csv")
    await expect(card.locator(".card-note")).to_have_text("Everyone here can see this.")


async def test_a_long_way_to_a_message_flows_with_the_words_around_it(window: Open, site: Site) -> None:
    name = "Which of the topics of this term should come next, and why?"
    sasha = await site.seat("sasha")
    await sasha.says("the one that is meant", "general")
    way = Spot(name, Place(SPACE, PlaceKind.CHANNEL, "general"), str(sasha.sees("general")[-1]["id"]))
    await site.shows(Card(text=(Words("What came of “"), way, Words("” stands on its card now."))))
    kai = await (await window()).opens("kai", GENERAL)
    await kai.page.set_viewport_size({"width": 360, "height": 720})
    found = kai.page.get_by_role("link", name=name)
    await expect(found).to_be_visible()
    begins = """way => {
      const before = document.createRange();
      before.selectNode(way.previousSibling);
      return way.getClientRects()[0].top - before.getBoundingClientRect().top;
    }"""
    assert abs(await found.evaluate(begins)) < 4, "it begins in the line of the words before it"
    assert await found.evaluate("way => way.getClientRects().length") > 1
    await found.focus()
    await kai.page.keyboard.press("Enter")
    await expect(kai.message("the one that is meant")).to_be_focused()


async def test_many_names_and_long_words_flow_over_the_whole_card(window: Open, site: Site) -> None:
    people = [Person(SPACE, each) for each in ("sasha", "kai", "robin")] * 4
    names = tuple(run for person in people for run in (person, Words(", ")))
    sentence = (Words("the channel is told, and whoever wishes can leave this one out, " * 2),)
    short = [Field(label, (Words("two people"),)) for label in ("Took part", "Met", "Came first")]
    await site.shows(Card("A round is over", fields=(*short, Field("A hello", names), Field("Before", sentence))))
    kai = await (await window()).opens("kai", GENERAL)
    whole = await kai.card("A round is over").locator("dl").bounding_box()
    boxes = [await each.bounding_box() for each in await kai.card("A round is over").locator("dl > div").all()]
    assert whole
    widths = [each["width"] / whole["width"] for each in boxes if each]
    assert all(each < 0.5 for each in widths[:3])
    assert all(each > 0.99 for each in widths[3:])


async def test_a_picture_has_its_text_and_opens_large(window: Open, site: Site) -> None:
    await site.shows(whole())
    kai = await (await window()).opens("kai", GENERAL)
    await kai.page.get_by_role("button", name="Show the picture larger: How warm the week was").click()
    dialog = kai.page.get_by_role("dialog", name="How warm the week was")
    large = dialog.get_by_role("img", name="How warm the week was")
    await expect(large).to_be_visible()
    assert await large.evaluate("image => image.naturalWidth") == 40
    await kai.page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)


async def test_a_file_is_taken_away_as_it_was(window: Open, site: Site) -> None:
    await site.shows(whole())
    kai = await (await window()).opens("kai", GENERAL)
    async with kai.page.expect_download() as taking:
        await kai.page.get_by_role("link", name="answers.csv").click()
    file = await taking.value
    assert file.suggested_filename == "answers.csv"
    assert (await file.path()).read_bytes() == b"a,b\n"


async def test_what_counts_down_counts_by_itself(window: Open, site: Site) -> None:
    await site.shows(whole())
    kai = await window()
    await kai.page.clock.install()
    await kai.opens("kai", GENERAL)
    ends = kai.card("What would you bring?").locator("dd").nth(3)
    await expect(ends).to_have_text("in 3 minutes")
    await kai.page.clock.fast_forward(95_000)
    await expect(ends).to_have_text("in 1 minute")  # by the minute, until the last one
    await kai.page.clock.fast_forward(25_000)
    await expect(ends).to_have_text(re.compile(r"^in (60|[3-5]\d) seconds$"))  # the seconds of the test's own come off
    await kai.page.clock.fast_forward(90_000)
    await expect(ends).to_have_text(re.compile(r"^[3-6]\d seconds ago$"))


async def test_pressing_hands_the_press_to_the_bot_and_shows_its_private_answer(window: Open, site: Site) -> None:
    await site.shows(whole())
    site.bot.answers["tests.post"] = private("It is posted.")
    kai, sasha = await (await window()).opens("kai", GENERAL), await (await window()).opens("sasha", GENERAL)
    await kai.card("What would you bring?").get_by_role("button", name="Post", exact=True).click()
    answer = kai.page.locator(".message-private")
    await expect(answer).to_contain_text("It is posted.")
    await expect(answer).to_contain_text("Only you can see this")
    await expect(sasha.page.locator(".message-private")).to_have_count(0)
    (press,) = site.bot.of("press")
    assert (press["person"], press["link"], press["place"]) == ("kai", "tests.post", GENERAL)
    await answer.get_by_role("button", name="Put away").click()
    await expect(answer).to_have_count(0)
    await kai.page.reload()
    await expect(kai.card("What would you bring?")).to_be_visible()
    await expect(answer).to_have_count(0)


async def test_an_answer_here_takes_the_place_of_the_private_card_that_was_pressed(window: Open, site: Site) -> None:
    await site.shows(whole())
    site.bot.answers["tests.post"] = private("First", Button("Another", Link("tests.another")))
    site.bot.answers["tests.another"] = private("Second", shown="here")
    kai = await (await window()).opens("kai", GENERAL)
    await kai.page.get_by_role("button", name="Post", exact=True).click()
    await kai.page.get_by_role("button", name="Another").click()
    await expect(kai.page.locator(".message-private")).to_have_count(1)
    await expect(kai.page.locator(".message-private")).to_contain_text("Second")


async def test_who_posts_a_private_preview_by_keyboard_goes_on_from_the_card_that_took_its_place(
    window: Open, site: Site
) -> None:
    await site.shows(whole())
    site.bot.answers["tests.post"] = private("Preview", Button("Post it", Link("tests.post-it")))
    site.bot.answers["tests.post-it"] = private("It is posted.", shown="here")
    await (await site.seat("sasha")).says("and now?", "general")
    kai = await (await window()).opens("kai", GENERAL)
    await kai.card("What would you bring?").get_by_role("button", name="Post", exact=True).press("Enter")
    await kai.page.get_by_role("button", name="Post it").press("Enter")
    answer = kai.page.locator(".message-private")
    await expect(answer).to_contain_text("It is posted.")
    await expect(answer).to_be_focused()
    await kai.page.keyboard.press("Tab")
    await expect(answer.get_by_role("button", name="Put away")).to_be_focused()


async def test_who_puts_private_replies_away_by_keyboard_goes_on_from_the_message_beside_them(
    window: Open, site: Site
) -> None:
    await site.classroom.private.show("kai", Source("channel:study-hall"), "tests.a", card_json(Card("Alone")))
    kai = await (await window()).opens("kai", "channel:study-hall")
    await kai.page.get_by_role("button", name="Put away").press("Enter")
    await expect(kai.box).to_be_focused()
    await (await site.seat("sasha")).says("before", "study-hall")
    for title in ("First", "Second"):
        await site.classroom.private.show("kai", Source("channel:study-hall"), f"tests.{title}", card_json(Card(title)))
    private = kai.page.locator(".message-private")
    await expect(private).to_have_count(2)
    await private.first.get_by_role("button", name="Put away").press("Enter")
    await expect(private).to_have_count(1)
    await expect(private).to_be_focused()
    await private.get_by_role("button", name="Put away").press("Enter")
    await expect(private).to_have_count(0)
    await expect(kai.message("before")).to_be_focused()


async def test_a_card_that_changes_takes_no_focus_from_who_has_it_elsewhere(window: Open, site: Site) -> None:
    posted = await site.shows(Card("Poll", actions=(Button("Vote", Link("tests.vote")),)))
    kai = await (await window()).opens("kai", GENERAL)
    await kai.page.get_by_role("button", name="Vote").focus()
    await kai.box.focus()
    await site.classroom.bot.edit(GENERAL, posted["id"], card_json(Card("Poll is over")))
    await expect(kai.card("Poll is over")).to_be_visible()
    await expect(kai.box).to_be_focused()
    await kai.page.locator(".pane-here h1").click()
    await expect(kai.page.locator("body")).to_be_focused()
    await site.classroom.bot.edit(GENERAL, posted["id"], card_json(Card("Poll is long over")))
    await expect(kai.card("Poll is long over")).to_be_visible()
    await expect(kai.page.locator("body")).to_be_focused()


async def test_a_press_is_shown_as_on_its_way_and_pressing_again_meanwhile_does_nothing(
    window: Open, site: Site
) -> None:
    go = asyncio.Event()

    async def slowly(delivery: dict[str, Any]) -> Any:
        await go.wait()
        return private("Done.")

    site.bot.answers["tests.post"] = slowly
    await site.shows(whole())
    kai = await (await window()).opens("kai", GENERAL)
    button = kai.page.get_by_role("button", name="Post", exact=True)
    await button.click()
    await expect(button).to_have_attribute("aria-busy", "true")
    await button.click(force=True)
    go.set()
    await expect(kai.page.locator(".message-private")).to_contain_text("Done.")
    await expect(button).to_have_attribute("aria-busy", "false")
    assert len(site.bot.of("press")) == 1


async def test_what_was_refused_is_said_at_the_card(window: Open, site: Site) -> None:
    made = await site.shows(whole())
    kai = await (await window()).opens("kai", GENERAL)

    async def failing(delivery: dict[str, Any]) -> Any:
        raise RuntimeError("a fault of the bot")

    site.bot.answers["tests.away"] = failing
    await kai.page.get_by_role("button", name="Take away").click()
    problem = kai.card("What would you bring?").get_by_role("alert")
    await expect(problem).to_contain_text("Something went wrong in Homeroom")
    await site.classroom.bot.edit(GENERAL, made["id"], card_json(Card(title="Mended")))
    await expect(kai.card("Mended")).to_be_visible()
    await expect(kai.card("What would you bring?")).to_have_count(0)


async def test_choosing_one_of_a_select_sends_it_at_once(window: Open, site: Site) -> None:
    await site.shows(whole())
    kai = await (await window()).opens("kai", GENERAL)
    await kai.page.get_by_role("button", name="Level: Easy").click()
    await kai.page.get_by_role("button", name="Deeper").click()
    await expect(kai.page.get_by_role("button", name="Deeper")).to_have_count(0)
    (choice,) = site.bot.of("choice")
    assert (choice["link"], choice["values"]) == ("tests.level", {"": "deep"})


async def test_choosing_several_or_people_is_sent_when_one_is_done_and_works_by_keyboard(
    window: Open, site: Site
) -> None:
    await site.shows(whole())
    kai = await (await window()).opens("kai", GENERAL)
    press = kai.page.keyboard.press
    await kai.page.get_by_role("button", name="Days").focus()
    for key in ("Enter", "Space", "ArrowDown", "Space", "ArrowDown", "Enter"):
        await press(key)
    await kai.page.get_by_role("button", name="Thank").click()
    await kai.page.get_by_role("searchbox").fill("sasha")
    await kai.page.get_by_role("checkbox", name="Sasha Petrenko").check()
    await kai.page.get_by_role("searchbox").fill("")
    await kai.page.get_by_role("checkbox", name="Noor Haddad").check()
    await expect(kai.page.get_by_role("checkbox", name="Robin Okafor")).to_be_disabled()
    await kai.page.get_by_role("button", name="Done").click()
    await kai.page.get_by_role("button", name="Pair with").click()
    await kai.page.get_by_role("radio", name="Robin Okafor").check()
    await kai.page.get_by_role("button", name="Done").click()
    await expect(kai.page.get_by_role("button", name="Done")).to_have_count(0)
    heard = [(choice["link"], choice["values"][""]) for choice in site.bot.of("choice")]
    assert heard == [("tests.days", ["mon", "tue"]), ("tests.thank", ["sasha", "noor"]), ("tests.pair", "robin")]


async def test_a_menu_closes_by_escape_and_by_pressing_elsewhere_and_sends_nothing(window: Open, site: Site) -> None:
    await site.shows(whole())
    kai = await (await window()).opens("kai", GENERAL)
    menu = kai.page.get_by_role("button", name="Level: Easy")
    await menu.click()
    await kai.page.keyboard.press("Escape")
    await expect(menu).to_be_focused()
    await menu.click()
    await kai.page.locator(".pane-head").first.click()
    await expect(menu).to_have_attribute("aria-expanded", "false")
    assert site.bot.of("choice") == []


QUICKLY = """async (menu) => {
    menu.focus();
    menu.click();
    for (let turn = 0; turn < 10; turn++) await null;  // what was drawn stands, but no frame has come yet
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    await new Promise((done) => setTimeout(done));
}"""


async def test_a_menu_that_is_closed_sooner_than_the_next_frame_gives_the_focus_back(window: Open, site: Site) -> None:
    await site.shows(whole())
    kai = await (await window()).opens("kai", GENERAL)
    menu = kai.page.get_by_role("button", name="Level: Easy")
    await menu.evaluate(QUICKLY)
    await expect(menu).to_have_attribute("aria-expanded", "false")
    await expect(menu).to_be_focused()


async def test_a_card_that_goes_and_one_that_changes_do_so_in_every_browser(window: Open, site: Site) -> None:
    made = await site.shows(whole())
    kai = await (await window()).opens("kai", GENERAL)
    await expect(kai.card("What would you bring?")).to_be_visible()
    await site.classroom.bot.edit(GENERAL, made["id"], card_json(Card(title="Another question")))
    await expect(kai.card("Another question")).to_be_visible()
    await site.classroom.bot.remove(GENERAL, made["id"])
    await expect(kai.page.locator(".card")).to_have_count(0)
