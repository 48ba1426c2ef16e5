"""Places in the page: threads beside, direct conversations, voice rooms, and the way back."""

from __future__ import annotations

import re
from contextlib import AsyncExitStack

import pytest
from playwright.async_api import expect

from adapters.web.state import message_id
from bot.card import Card
from bot.people import Place, PlaceKind
from bot.text import Words
from tests.adapters.web.page.conftest import Open, Site, Window
from tests.adapters.web.page.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")
GENERAL = "channel:general"


async def test_a_thread_opens_beside_its_channel_and_both_sides_write_in_it(window: Open) -> None:
    robin, kai = await (await window()).opens("robin", GENERAL), await (await window()).opens("kai", GENERAL)
    await robin.writes("Who has read chapter three?")
    question = kai.message("chapter three")
    await question.hover()
    await question.get_by_role("button", name="Answer Robin Okafor in a thread").click()
    beside = kai.page.locator(".pane-beside")
    await expect(beside.get_by_role("heading")).to_contain_text("Who has read chapter three?")
    await expect(beside.locator(".above")).to_contain_text("Robin Okafor")
    await expect(beside.locator(".composer-box")).to_be_focused()
    await beside.locator(".composer-box").fill("I have")
    await beside.locator(".composer-box").press("Enter")
    await expect(beside.locator(".message")).to_contain_text("I have")
    await expect(kai.page.locator(".pane-here .message-text")).to_have_text(["Who has read chapter three?"])

    await expect(robin.place("Who has read").locator(".count")).to_contain_text("1")
    await robin.message("chapter three").get_by_role("button", name="1 answer").click()
    await expect(robin.page.locator(".pane-beside .message")).to_contain_text("I have")
    await robin.page.get_by_role("button", name="Close the thread").click()
    await expect(robin.page.locator(".pane-beside")).to_have_count(0)


@pytest.mark.parametrize("width", [360, 1440])
async def test_escape_leaves_a_thread_in_which_nothing_is_begun_for_what_opened_it(window: Open, width: int) -> None:
    kai = await (await window(width=width)).opens("kai", GENERAL)
    await kai.writes("Who has read chapter three?")
    await kai.message("chapter three").hover()
    await kai.message("chapter three").get_by_role("button", name="Answer Kai").click()
    box = kai.page.locator(".pane-beside .composer-box")
    await box.fill("I ha")
    await box.press("Escape")
    await expect(box).to_have_value("I ha")
    await box.fill("")
    await box.press("Escape")
    await expect(kai.page.locator(".pane-beside")).to_have_count(0)
    opener = kai.message("chapter three").locator(".thread-link")
    await expect(opener).to_be_focused()
    await kai.page.keyboard.press("Enter")
    await kai.page.locator(".pane-beside .pane-head button:visible").click()
    await expect(opener).to_be_focused()


async def test_what_a_thread_is_about_is_cut_where_one_sees_it(window: Open, site: Site) -> None:
    await (await site.seat("sasha")).says("W" * 400, "general")
    kai = await (await window()).opens("kai", GENERAL)
    await kai.message("WWW").hover()
    await kai.message("WWW").get_by_role("button", name="Answer Sasha").click()
    above = kai.page.locator(".above")
    await expect(above).to_be_visible()
    assert await above.evaluate("above => above.scrollWidth <= above.clientWidth")
    assert await above.locator("p").evaluate("words => getComputedStyle(words).webkitLineClamp") == "3"


@pytest.mark.parametrize("place", ["channel:nope", "direct:sasha+tariq", "channel:staff", f"{GENERAL}/thread:nope"])
async def test_a_link_to_where_one_cannot_come_says_so_and_not_whether_it_is_there(
    window: Open, site: Site, place: str
) -> None:
    sasha = await site.seat("sasha")
    await sasha.says("between us", await sasha.opens_direct(["tariq"]))
    kai = await (await window()).opens("kai", place)
    notice = kai.page.get_by_role("alert")
    await expect(notice).to_contain_text("This link leads to a place that is not here, or that is not open to you.")
    await kai.place("introductions").click()
    await expect(notice).to_have_count(0)
    await kai.page.evaluate("place => { location.hash = place }", place)
    await expect(notice).to_contain_text("not here, or that is not open to you.")
    await kai.own_menu("Be someone else")
    await kai.page.get_by_role("link", name="Robin Okafor").click()
    await expect(kai.page.locator(".me")).to_contain_text("Robin Okafor")
    await expect(notice).to_have_count(0)


async def test_a_link_to_an_old_thread_opens_it(window: Open, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.web.state.THREADS_SHOWN", 1)
    sasha = await site.seat("sasha")
    threads = []
    for words in ("the old one", "the new one"):
        await sasha.says(words, "general")
        newest = message_id(site.classroom.core.state.places[GENERAL].last)
        threads.append((await site.classroom.thread("sasha", newest))["key"])
    kai = await (await window()).opens("kai", f"{GENERAL}/{threads[0]}")
    await expect(kai.page.locator(".pane-beside h2")).to_have_text("the old one")
    await expect(kai.page.get_by_role("alert")).to_have_count(0)


async def test_a_card_that_speaks_of_a_deleted_channel_goes_on_calling_it_by_its_name(window: Open, site: Site) -> None:
    register, space = site.classroom.register, "web:class"
    old, hidden = await register.add_channel("old"), await register.add_channel("hidden")
    named = [Place(space, PlaceKind.CHANNEL, key.partition(":")[2]) for key in (old, hidden)]
    await site.shows(Card(title="Where", text=(named[0], Words(" and "), named[1])))
    kai = await (await window()).opens("kai", GENERAL)
    await expect(kai.card("Where")).to_contain_text("#old and #hidden")
    await register.remove_place(old)
    await register.change_place(hidden, staff=True)
    await expect(kai.card("Where")).to_contain_text("#old (deleted) and a place you cannot see")
    await kai.page.reload()
    await expect(kai.card("Where")).to_contain_text("#old (deleted) and a place you cannot see")


async def test_every_question_in_the_forum_has_a_thread(window: Open) -> None:
    kai = await (await window()).opens("kai", "forum:questions")
    await kai.writes("When is it due?")
    await kai.message("When is it due?").get_by_role("button", name="Thread").click()
    await expect(kai.page.locator(".pane-beside")).to_contain_text("Nothing has been said here yet.")


async def test_one_writes_to_somebody_and_they_see_that_it_waits(window: Open) -> None:
    kai, sasha = await (await window()).opens("kai", GENERAL), await (await window()).opens("sasha", GENERAL)
    await kai.page.get_by_role("complementary").get_by_role("button", name="Sasha Petrenko").click()
    dialog = kai.page.get_by_role("dialog", name="Sasha Petrenko")
    await expect(dialog).to_contain_text("Kyiv: 14:00")
    await dialog.get_by_role("button", name="Write to Sasha Petrenko").click()
    await expect(kai.page.get_by_role("heading", level=1)).to_have_text("Sasha Petrenko")
    await kai.writes("May I ask something?")
    entry = sasha.place("Kai Nakamura")
    await expect(entry.locator(".count")).to_contain_text("1")
    await entry.click()
    await expect(sasha.message("May I ask something?")).to_be_visible()


async def test_several_people_share_one_conversation_and_nobody_else_sees_it(window: Open, site: Site) -> None:
    kai, robin = await (await window()).opens("kai", GENERAL), await (await window()).opens("robin", GENERAL)
    await kai.page.get_by_role("button", name="Write to someone").click()
    dialog = kai.page.get_by_role("dialog", name="Write to someone")
    await dialog.get_by_role("searchbox").fill("sigrun")  # without its accent
    await dialog.get_by_role("checkbox", name="Sigrún Jónsdóttir").check()
    await dialog.get_by_role("searchbox").fill("amara")
    await dialog.get_by_role("checkbox", name="Amara Nwosu").check()
    await dialog.get_by_role("button", name="Open the conversation").click()
    await expect(kai.page.get_by_role("heading", level=1)).to_have_text("Amara Nwosu and Sigrún Jónsdóttir")
    for back in (kai.page.reload, lambda: lost_and_back(kai)):  # nobody else has it before them yet
        await back()
        await expect(kai.page.get_by_role("heading", level=1)).to_have_text("Amara Nwosu and Sigrún Jónsdóttir")
    assert (await site.seat("amara")).sees("direct:amara+kai+sigrun") == []
    await kai.writes("between us three")
    amara = await site.seat("amara")
    assert "between us three" in amara.reads("direct:amara+kai+sigrun")
    await expect(robin.page.get_by_role("region", name="Direct messages").get_by_role("listitem")).to_have_count(0)


async def lost_and_back(window: Window) -> None:
    """The line drops, and is there again."""
    await window.page.context.set_offline(True)
    await expect(window.page.get_by_text("The connection is lost.")).to_be_visible()
    await window.page.context.set_offline(False)
    await expect(window.page.get_by_text("The connection is lost.")).to_have_count(0)


async def test_one_can_write_to_homeroom_alone(window: Open) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    await kai.page.get_by_role("button", name="Write to someone").click()
    await kai.page.get_by_role("button", name="Write to Homeroom").click()
    await expect(kai.page.get_by_role("heading", level=1)).to_have_text("Homeroom")
    await expect(kai.page).to_have_title("Homeroom · Kai Nakamura · Homeroom")


async def test_everyone_sees_who_is_in_a_voice_room(window: Open, site: Site) -> None:
    sasha = await site.seat("sasha")
    await sasha.joins_voice("Lounge")
    kai, robin = await (await window()).opens("kai", "voice:lounge"), await (await window()).opens("robin", GENERAL)
    inside = kai.page.get_by_role("main").get_by_role("region", name="In Lounge now")
    await expect(inside.locator("li bdi")).to_have_text(["Sasha Petrenko"])
    await inside.get_by_role("button", name="Come in").click()
    for each in (kai, robin):
        listed = each.page.get_by_role("navigation").get_by_role("list", name="In Lounge now").get_by_role("listitem")
        await expect(listed).to_have_count(2)
    await inside.get_by_role("button", name="Leave").click()
    await expect(inside.locator("li bdi")).to_have_text(["Sasha Petrenko"])


async def test_the_staffs_places_are_shown_to_the_staff_only(window: Open) -> None:
    noor, kai = await (await window()).opens("noor"), await (await window()).opens("kai", "channel:staff")
    await expect(noor.place("staff")).to_contain_text("Staff only")
    await expect(kai.place("staff")).to_have_count(0)
    await expect(kai.page.get_by_role("heading", level=1)).to_have_text("welcome")


async def test_the_browsers_own_back_leads_back_and_a_link_opens_the_same(window: Open) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    await kai.place("introductions").click()
    await expect(kai.page).to_have_url(re.compile("#channel:introductions$"))
    await kai.page.go_back()
    heading = kai.page.get_by_role("heading", level=1)
    await expect(heading).to_have_text("general")
    await kai.page.go_forward()
    await expect(heading).to_have_text("introductions")
    await kai.page.reload()
    await expect(heading).to_have_text("introductions")


async def test_who_looks_at_a_place_that_goes_is_told_so_and_stands_in_another(window: Open, site: Site) -> None:
    await site.classroom.register.add_channel("project", id="project")
    kai = await (await window()).opens("kai", "channel:project")
    await site.classroom.register.remove_place("channel:project")
    await expect(kai.page.get_by_role("alert")).to_contain_text("“project” is no longer here.")
    await expect(kai.page.get_by_role("heading", level=1)).to_have_text("welcome")
    await expect(kai.place("project")).to_have_count(0)


async def test_people_are_listed_by_role_with_who_is_here_first(window: Open) -> None:
    kai = await (await window()).opens("kai")
    students = kai.page.get_by_role("region", name="Students").get_by_role("listitem")
    await expect(students).to_have_count(24)
    await expect(students.first).to_contain_text("Kai Nakamura")
    sasha = await (await window()).opens("sasha")
    await expect(students.nth(1)).to_contain_text("Sasha Petrenko")
    await expect(sasha.page.get_by_role("region", name="Instructors").get_by_role("listitem")).to_have_count(1)


async def test_the_class_has_its_own_name_above_its_places(window: Open) -> None:
    kai = await (await window()).opens("kai")
    await expect(kai.page.locator(".class-name")).to_have_text("Homeroom class")


async def test_what_is_meant_for_the_reader_is_marked_otherwise_than_what_is_only_new(window: Open, site: Site) -> None:
    sasha = await site.seat("sasha")
    await sasha.says("are you there, @Kai Nakamura?", "introductions")
    kai = await (await window()).opens("kai", GENERAL)
    own = kai.page.get_by_role("navigation").locator(".count-own")
    await expect(own).to_have_count(1)
    await expect(kai.place("introductions").locator(".count-own")).to_contain_text("unread, for you")
    await sasha.says("something for everyone", "study-hall")
    await expect(kai.place("study-hall").locator(".count")).to_contain_text("unread")
    await sasha.says("only for you", await sasha.opens_direct(["kai"]))
    await expect(kai.place("Sasha Petrenko").locator(".count-own")).to_contain_text("1")
    await sasha.says("now you too, @Kai Nakamura", "study-hall")
    await expect(own).to_have_count(3)
    await kai.place("study-hall").click()
    await expect(own).to_have_count(2)
    await kai.place("general").click()
    await sasha.says("something else", "study-hall")
    await expect(kai.place("study-hall").locator(".count")).to_contain_text("1")
    await expect(own).to_have_count(2)


async def test_what_is_meant_for_the_reader_stays_so_over_a_reload_in_however_many_places(
    window: Open, site: Site
) -> None:
    kai, sasha = await (await window()).opens("kai", GENERAL), await site.seat("sasha")
    marked = kai.page.get_by_role("navigation").locator(".entry-threads .count-own")
    for number in range(14):
        await sasha.says(f"question {number}", "study-hall")
        thread = await sasha.opens_thread(sasha.sees("study-hall")[-1])
        await sasha.says(f"you know it, @Kai Nakamura: {number}", thread)
    await expect(marked).to_have_count(14)
    await kai.page.reload()
    await expect(marked).to_have_count(14)


async def test_on_a_phone_the_way_to_all_places_says_whether_something_is_meant_for_the_reader(
    window: Open, site: Site
) -> None:
    sasha = await site.seat("sasha")
    kai = await (await window(width=360, height=740)).opens("kai", GENERAL)
    back = kai.page.get_by_role("button", name="All places")
    await sasha.says("something for everyone", "study-hall")
    await expect(back.locator(".count")).to_contain_text("1")
    await expect(back.locator(".count-own")).to_have_count(0)
    await sasha.says("a word for you", await sasha.opens_direct(["kai"]))
    await expect(back.locator(".count-own")).to_contain_text("2")


async def test_the_threads_of_a_channel_are_found_in_its_head(window: Open, site: Site) -> None:
    sasha = await site.seat("sasha")
    await sasha.says("first question", "general")
    await sasha.says("second question", "general")
    first, second = sasha.sees("general")
    answers = await sasha.opens_thread(first)
    await sasha.opens_thread(second)
    await sasha.says("an answer", answers)
    kai = await (await window()).opens("kai", GENERAL)
    await kai.page.get_by_role("main").get_by_role("button", name="Threads").click()
    listed = kai.page.get_by_role("dialog", name="Threads").get_by_role("listitem")
    await expect(listed.locator(".thread-name")).to_have_text(["first question", "second question"])
    await expect(listed.first).to_contain_text("1 answer")
    await listed.last.get_by_role("button").click()
    await expect(kai.page.locator(".pane-beside").get_by_role("heading")).to_contain_text("second question")
    await kai.place("introductions").click()
    await kai.page.get_by_role("main").get_by_role("button", name="Threads").click()
    await expect(kai.page.get_by_role("dialog")).to_contain_text("There are no threads here yet.")


async def test_a_forum_shows_each_message_as_a_post_with_its_answers(window: Open, site: Site) -> None:
    sasha = await site.seat("sasha")
    for words in ("When is it due?", "Where do we meet?"):
        await sasha.says(words, "questions")
    kai = await (await window()).opens("kai", "forum:questions")
    posts = kai.page.get_by_role("main").locator(".message")
    await expect(posts.get_by_role("button", name="Sasha Petrenko")).to_have_count(2)  # each under its name
    await expect(posts.get_by_role("button", name="Answer in a thread")).to_have_count(2)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("channel:general", "A channel for the whole class."),
        ("channel:staff", "Only instructors and assistants can read this."),
        ("forum:questions", "A place for posts"),
        ("voice:lounge", "Everyone can write here, inside or not."),
    ],
)
async def test_an_empty_place_says_what_it_is_for(window: Open, place: str, words: str) -> None:
    robin = await (await window()).opens("robin", place)
    await expect(robin.page.locator(".welcome")).to_contain_text(words)
    assert (await robin.page.locator(".welcome").inner_text()).count("Only instructors and assistants") <= 1
    await robin.writes("the first word")
    await expect(robin.message("the first word")).to_be_visible()
    await expect(robin.page.locator(".welcome")).to_have_count(0)


async def test_a_name_that_is_cut_is_read_where_one_rests_on_it(window: Open) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    people = kai.page.get_by_role("complementary", name="People")
    await expect(people.get_by_title("Guadalupe Herrera", exact=False)).to_be_visible()
    await expect(kai.place("introductions").get_by_title("introductions")).to_be_visible()


async def test_how_many_are_here_is_said_and_never_how_many_are_not(window: Open) -> None:
    kai = await (await window()).opens("kai")
    people = kai.page.get_by_role("complementary", name="People")
    await expect(people.locator(".people-here")).to_have_text(["1 here now"])
    await (await window()).opens("sasha")
    await expect(people.locator(".people-here")).to_have_text(["2 here now"])
    await expect(people.get_by_role("heading", level=3)).to_have_text(
        ["Instructors", "Assistants", "Students 2 here now"]
    )


async def test_who_types_before_a_conversation_is_open_does_not_write_where_they_were(
    window: Open, site: Site, held: AsyncExitStack
) -> None:
    stage = Stage(site, await window(), held)
    await stage.holds("direct")
    await stage.opens()
    await stage.page.get_by_role("complementary", name="People").get_by_role("button", name="Sasha Petrenko").click()
    write = stage.page.get_by_role("button", name="Write to Sasha Petrenko")
    await write.click()
    await expect(write).to_be_disabled()
    await stage.page.keyboard.type("only for you\n")
    await expect(stage.page.get_by_role("dialog", name="Sasha Petrenko")).to_be_visible()
    await expect(stage.window.message("only for you")).to_have_count(0)
    await expect(stage.window.box).to_have_value("")
