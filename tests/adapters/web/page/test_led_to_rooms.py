"""The page goes where its reader is brought: into rooms, from one to another, and back."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from bot.card import Button, Card, File
from bot.link import Link
from bot.people import Place
from bot.text import Words
from tests.adapters.web.page.conftest import Open, Site, Window
from tests.adapters.web.page.test_cards import SPACE, picture, private

pytestmark = pytest.mark.asyncio(loop_scope="session")
GENERAL = "channel:general"
LOUNGE = "voice:lounge"


async def opened(site: Site, name: str, kind: str, *people: str) -> str:
    """The key of a room that the bot opened."""
    near = LOUNGE if kind == "voice" else GENERAL
    return str((await site.classroom.bot.open_room(name, kind, people, near, name))["place"])


async def stands_in(window: Window, name: str) -> None:
    """The page shows this place, and says nothing in red."""
    await expect(window.page.get_by_role("heading", level=1)).to_have_text(name)
    await expect(window.page.locator(".problem")).to_have_count(0)


async def in_voice(window: Open, site: Site, place: str) -> Window:
    """Kai is in the lounge, before this place."""
    await (await site.seat("kai")).joins_voice("Lounge")
    return await (await window()).opens("kai", place)


@pytest.mark.parametrize("before", [LOUNGE, GENERAL])
async def test_who_is_brought_into_a_voice_room_reads_it_and_at_its_end_the_place_they_come_back_to(
    window: Open, site: Site, before: str
) -> None:
    kai, bot = await in_voice(window, site, before), site.classroom.bot
    room = await opened(site, "Cedar", "voice", "kai", "sasha")
    await bot.bring("kai", room)
    await stands_in(kai, "Cedar")
    await expect(kai.page.locator(".word")).to_contain_text("You are in “Cedar” now.")
    await expect(kai.page.get_by_role("main").locator(".voice li bdi")).to_have_text(["Kai Nakamura"])
    await bot.bring("kai", LOUNGE)
    await stands_in(kai, "Lounge")
    await expect(kai.page.locator(".word")).to_contain_text("You are in “Lounge” now.")
    await bot.close_room(room)
    await expect(kai.place("Cedar")).to_have_count(0)
    await stands_in(kai, "Lounge")


async def test_who_began_to_write_in_a_channel_is_not_taken_from_it(window: Open, site: Site) -> None:
    kai = await in_voice(window, site, GENERAL)
    await kai.box.fill("Before we")
    await site.classroom.bot.bring("kai", await opened(site, "Cedar", "voice", "kai"))
    await expect(kai.page.get_by_role("navigation").get_by_role("list", name="In Cedar now")).to_be_visible()
    await stands_in(kai, "general")
    await expect(kai.box).to_have_value("Before we")


@pytest.mark.parametrize("order", ["brought first", "taken out first", "let in first"])
async def test_who_is_moved_to_another_voice_room_sees_it_and_who_is_inside(
    window: Open, site: Site, order: str
) -> None:
    kai, bot = await in_voice(window, site, LOUNGE), site.classroom.bot
    second = await opened(site, "Birch", "voice", "sasha")  # of two rooms the other may be the older
    first = await opened(site, "Cedar", "voice", "kai")
    await (await site.seat("sasha")).joins_voice("Birch")
    await bot.bring("kai", first)
    await stands_in(kai, "Cedar")
    if order == "brought first":
        await bot.bring("kai", second)
        await bot.change_room(first, "Cedar", [])
        await bot.change_room(second, "Birch", ["sasha", "kai"])
    elif order == "taken out first":
        await bot.change_room(first, "Cedar", [])
        await bot.change_room(second, "Birch", ["sasha", "kai"])
        await bot.bring("kai", second)
    else:
        await bot.change_room(second, "Birch", ["sasha", "kai"])
        await bot.bring("kai", second)
        await bot.change_room(first, "Cedar", [])
    await stands_in(kai, "Birch")
    inside = kai.page.get_by_role("main").locator(".voice li bdi")
    await expect(inside).to_have_text(["Sasha Petrenko", "Kai Nakamura"])


async def test_a_voice_room_that_goes_leads_to_where_one_was_before(window: Open, site: Site) -> None:
    kai = await in_voice(window, site, GENERAL)
    room = await opened(site, "Cedar", "voice", "kai")
    await kai.place("Cedar").click()
    await stands_in(kai, "Cedar")
    await site.classroom.bot.close_room(room)
    await stands_in(kai, "general")
    await expect(kai.page.locator(".word")).to_contain_text("You are no longer in “Cedar”.")


@pytest.mark.parametrize("out_first", [True, False])
@pytest.mark.parametrize("older", [True, False])
async def test_who_is_moved_between_rooms_for_writing_goes_on_in_the_other(
    window: Open, site: Site, out_first: bool, older: bool
) -> None:
    bot = site.classroom.bot
    names = ["Birch", "Cedar"] if older else ["Cedar", "Birch"]
    rooms = {name: await opened(site, name, "thread", "kai" if name == "Cedar" else "robin") for name in names}
    await site.shows(Card("Task for Birch"), rooms["Birch"])
    kai = await (await window()).opens("kai", rooms["Cedar"])
    acts = [(rooms["Cedar"], "Cedar", []), (rooms["Birch"], "Birch", ["robin", "kai"])]
    for place, name, people in acts if out_first else reversed(acts):
        await bot.change_room(place, name, people)
        if out_first and name == "Cedar":
            await expect(kai.page.locator(".word")).to_contain_text("You are no longer in “Cedar”.")
    await expect(kai.page.get_by_role("heading", name="Task for Birch")).to_be_visible()
    await expect(kai.page.locator(".word")).to_contain_text("this is your new room")


async def test_who_went_elsewhere_meanwhile_is_not_fetched(window: Open, site: Site) -> None:
    bot = site.classroom.bot
    first, second = await opened(site, "Cedar", "thread", "kai"), await opened(site, "Birch", "thread", "robin")
    kai = await (await window()).opens("kai", first)
    await bot.change_room(first, "Cedar", [])
    await kai.place("introductions").click()
    await bot.change_room(second, "Birch", ["robin", "kai"])
    await kai.page.wait_for_function("document.readyState === 'complete'")
    await site.shows(Card("Seen by all"), "channel:introductions")
    await expect(kai.card("Seen by all")).to_be_visible()
    await stands_in(kai, "introductions")
    await expect(kai.page.locator(".pane-beside")).to_have_count(0)


async def test_the_answer_of_a_room_one_left_can_be_pressed_where_one_is_then(window: Open, site: Site) -> None:
    room = await opened(site, "Cedar", "thread", "kai")
    await site.shows(Card("Your task", actions=(Button("Leave", Link("tests.post")),)), room)
    site.bot.answers["tests.post"] = private("You left Cedar.", Button("My room", Link("tests.press")))
    kai = await (await window()).opens("kai", room)
    await kai.page.get_by_role("button", name="Leave", exact=True).click()
    await expect(kai.page.locator(".message-private")).to_contain_text("You left Cedar.")
    await site.classroom.bot.change_room(room, "Cedar", [])
    await expect(kai.page.locator(".word")).to_contain_text("You are no longer in “Cedar”.")
    site.bot.answers["tests.press"] = {"shown": "here", "card": private("You are in Cedar.")["card"]}
    await kai.page.locator(".message-private").get_by_role("button", name="My room").click()
    await expect(kai.page.locator(".message-private")).to_contain_text("You are in Cedar.")


async def test_a_card_still_names_the_room_that_goes_on_without_its_reader(window: Open, site: Site) -> None:
    room = await opened(site, "Cedar", "thread", "kai")
    await site.shows(Card(text=(Words("Your room: "), Place.parse(SPACE, room))))
    kai = await (await window()).opens("kai", GENERAL)
    await expect(kai.page.locator(".card-text")).to_have_text("Your room: Cedar")
    await site.classroom.bot.change_room(room, "Cedar", [])
    await expect(kai.page.locator(".card-text .mention")).to_have_text("Cedar")
    await expect(kai.page.locator(".card-text")).to_have_text("Your room: Cedar")
    await expect(kai.page.locator(".card-text button")).to_have_count(0)


async def test_a_picture_among_files_is_shown_and_everything_else_only_offered(window: Open, site: Site) -> None:
    files = (File("sketch.png", "image/png", picture()), File("notes.csv", "text/csv", b"a,b"))
    await site.shows(Card("What you bring back", files=files))
    kai = await (await window()).opens("kai", GENERAL)
    card = kai.card("What you bring back")
    sketch = card.get_by_role("img", name="sketch.png")
    await expect(sketch).to_have_js_property("naturalHeight", 20)
    await expect(card.locator("img")).to_have_count(1)
    await expect(card.get_by_role("link")).to_have_text(["sketch.png", "notes.csv"])


@pytest.mark.parametrize("out", ["brought first", "taken out first"])
@pytest.mark.parametrize("back", ["brought first", "let in first"])
async def test_who_left_a_voice_room_and_comes_back_is_led_there_again_and_stands_in_its_list(
    window: Open, site: Site, out: str, back: str
) -> None:
    kai, bot = await in_voice(window, site, LOUNGE), site.classroom.bot
    await (await site.seat("sasha")).joins_voice("Lounge")
    room = await opened(site, "Cedar", "voice", "kai", "sasha")
    await bot.bring("sasha", room)
    await bot.bring("kai", room)
    await stands_in(kai, "Cedar")
    if out == "brought first":
        await bot.bring("kai", LOUNGE)
        await bot.change_room(room, "Cedar", ["sasha"])
    else:
        await bot.change_room(room, "Cedar", ["sasha"])
        await bot.bring("kai", LOUNGE)
    await stands_in(kai, "Lounge")
    await expect(kai.place("Cedar")).to_have_count(0)
    if back == "brought first":
        await bot.bring("kai", room)
        await bot.change_room(room, "Cedar", ["kai", "sasha"])
    else:
        await bot.change_room(room, "Cedar", ["kai", "sasha"])
        await bot.bring("kai", room)
    await stands_in(kai, "Cedar")
    await expect(kai.page.locator(".word")).to_contain_text("You are in “Cedar” now.")
    inside = kai.page.get_by_role("main").locator(".voice li bdi")
    await expect(inside).to_have_text(["Sasha Petrenko", "Kai Nakamura"])
