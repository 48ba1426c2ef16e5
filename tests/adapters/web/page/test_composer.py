"""The composer: commands are found while one types, their options are labelled parts, and a whole line works too."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.async_api import expect

from adapters.web.render import card_json
from bot.card import Card
from bot.text import Words
from tests.adapters.web.conftest import command, entry
from tests.adapters.web.page.conftest import Open, Site, Window
from tests.adapters.web.page.wire import Wire

pytestmark = pytest.mark.asyncio(loop_scope="session")
GENERAL = "channel:general"


@pytest.fixture
def commands(site: Site) -> None:
    """What the bot offers."""
    site.bot.commands = [
        {**command("icebreaker now"), "help": "Shows you a question first."},
        command(
            "icebreaker schedule",
            entry("days", "choices", "mon", "tue", required=True, label="Days"),
            entry("at", "time", label="Time"),
            entry("quiet", "yes", label="Quietly"),
            entry("lasts", "duration", label="For how long"),
            entry("with", "people", label="With whom"),
        ),
        command("help"),
    ]
    for each in site.bot.commands:
        said: dict[str, Any] = {"shown": "private", "card": card_json(Card(text=(Words(f"Answer to {each['name']}"),)))}
        site.bot.answers[str(each["link"])] = said


async def opened(window: Open) -> Window:
    """Somebody in general."""
    return await (await window()).opens("kai", GENERAL)


@pytest.mark.usefixtures("commands")
async def test_a_slash_shows_the_commands_with_their_help_and_typing_narrows_them(window: Open) -> None:
    kai = await opened(window)
    await kai.box.press_sequentially("/")
    options = kai.page.get_by_role("option")
    await expect(options).to_have_count(3)
    await expect(options.first).to_contain_text("Shows you a question first.")
    await kai.box.press_sequentially("ice")
    await expect(options).to_have_count(2)
    await expect(kai.page.get_by_role("status").filter(has_text="Commands: 2.")).to_be_attached()
    await kai.box.press("Escape")
    await expect(options).to_have_count(0)


async def test_a_slash_shows_all_there_is_on_a_phone_too_and_what_is_chosen_stays_in_view(
    window: Open, site: Site
) -> None:
    names = [f"homeroom {name}" for name in ("course", "pause", "status", "start", "help", "undo")]
    names += [f"icebreaker {name}" for name in ("now", "ask-me", "deeper", "decks", "schedule", "list", "stop")]
    site.bot.commands = [command(name) for name in names]
    kai = await (await window(width=360, height=380)).opens("kai", GENERAL)  # with the keyboard open
    await kai.box.press_sequentially("/")
    options, chosen = kai.page.get_by_role("option"), kai.page.get_by_role("option", selected=True)
    await expect(kai.page.get_by_role("status").filter(has_text="Commands: 13.")).to_be_attached()
    first = ["start", "help", "course", "pause", "status", "undo"]
    await expect(options).to_have_text([*(f"/{name}" for name in names[6:]), *(f"/homeroom {name}" for name in first)])
    for name in (*names[6:], *(f"homeroom {each}" for each in first)):
        await expect(chosen).to_have_text(f"/{name}")
        await expect(chosen).to_be_in_viewport(ratio=0.95)
        await kai.box.press("ArrowDown")
    await expect(chosen).to_have_text("/icebreaker now")
    await kai.box.press("ArrowUp")
    await kai.box.press("Enter")
    await expect(kai.box).to_have_value("/homeroom undo")
    await kai.box.press("Enter")
    await expect(kai.box).to_have_value("")
    assert [ran["link"] for ran in site.bot.of("command")] == ["tests.homeroom-undo"]


async def test_enter_takes_the_command_that_is_seen_to_be_chosen(window: Open, site: Site) -> None:
    site.bot.commands = [command("homeroom course", entry("name", "text")), command("homeroom start")]
    kai = await opened(window)
    await kai.box.press_sequentially("/homeroom")
    await expect(kai.page.get_by_role("option", selected=True)).to_have_text("/homeroom start")
    await kai.box.press("Enter")
    await expect(kai.box).to_have_value("/homeroom start")


@pytest.mark.usefixtures("commands")
async def test_the_button_beside_the_box_shows_the_commands_too(window: Open) -> None:
    kai = await opened(window)
    await kai.page.get_by_role("button", name="Commands").click()
    await expect(kai.page.get_by_role("option")).to_have_count(3)
    await expect(kai.box).to_be_focused()


@pytest.mark.usefixtures("commands")
async def test_a_command_typed_whole_runs_at_once_and_its_answer_is_private(window: Open, site: Site) -> None:
    kai = await opened(window)
    await kai.writes("/icebreaker now")
    await expect(kai.page.locator(".message-private")).to_contain_text("Answer to icebreaker now")
    await expect(kai.page.locator(".message-pending")).to_have_count(0)
    (ran,) = site.bot.of("command")
    assert (ran["person"], ran["link"]) == ("kai", "tests.icebreaker-now")


@pytest.mark.usefixtures("commands")
async def test_arrows_and_enter_choose_a_command_and_its_options_become_labelled_parts(
    window: Open, site: Site
) -> None:
    kai = await opened(window)
    page = kai.page
    await kai.box.press_sequentially("/")
    await kai.box.press("ArrowDown")
    await expect(page.get_by_role("option", selected=True)).to_contain_text("icebreaker schedule")
    await kai.box.press("Enter")
    parts = page.get_by_role("form", name="/icebreaker schedule")
    await expect(parts.get_by_role("checkbox", name="Mon")).to_be_focused()
    await page.keyboard.press("Space")
    await parts.get_by_label("Time", exact=False).first.fill("09:30")
    await parts.get_by_label("Quietly").select_option("no")
    await parts.get_by_label("For how long", exact=False).first.fill("90")
    await parts.get_by_role("checkbox", name="Sasha Petrenko").check()
    await parts.get_by_role("button", name="Run").click()
    await expect(page.locator(".message-private")).to_contain_text("Answer to icebreaker schedule")
    await expect(kai.box).to_be_focused()
    (ran,) = site.bot.of("command")
    assert ran["values"] == {"days": ["mon"], "at": "09:30", "quiet": False, "lasts": "90m", "with": ["sasha"]}


@pytest.mark.usefixtures("commands")
async def test_options_that_are_not_given_are_not_sent(window: Open, site: Site) -> None:
    kai = await opened(window)
    await kai.box.fill("/icebreaker sched")
    await kai.box.press("Tab")
    await kai.page.get_by_role("button", name="Run").click()
    await expect(kai.page.locator(".message-private")).to_be_visible()
    assert site.bot.of("command")[0]["values"] == {}


@pytest.mark.usefixtures("commands")
async def test_a_line_with_options_is_read_by_the_class(window: Open, site: Site) -> None:
    kai = await opened(window)
    await kai.writes("/icebreaker schedule days:mon,tue quiet:yes")
    await expect(kai.page.locator(".message-private")).to_be_visible()
    values = site.bot.of("command")[0]["values"]
    assert (values["days"], values["quiet"]) == (["mon", "tue"], True)


@pytest.mark.usefixtures("commands")
async def test_what_was_typed_of_the_options_already_is_taken_into_the_parts(window: Open) -> None:
    kai = await opened(window)
    await kai.box.fill("/icebreaker schedule days:tue")
    await kai.page.get_by_role("option").click()
    await expect(kai.page.get_by_role("checkbox", name="Tue")).to_be_checked()
    await kai.page.keyboard.press("Escape")
    await expect(kai.box).to_have_value("/icebreaker schedule")


async def test_words_without_a_name_are_kept_where_they_can_belong(window: Open, site: Site) -> None:
    about = (entry("place", "place", label="Where"), entry("lasts", "duration", label="How long"))
    site.bot.commands = [command("ask me", *about, entry("about", "text", label="About")), command("wait", *about)]
    kai = await opened(window)
    await kai.box.fill("/ask me #introductions lasts:2h 5000   hours")
    await kai.page.get_by_role("option").click()
    parts = kai.page.get_by_role("form", name="/ask me")
    await expect(parts.get_by_label("About")).to_have_value("5000 hours")
    await parts.get_by_role("button", name="Run").click()
    await expect(kai.box).to_be_visible()
    assert site.bot.of("command")[0]["values"] == {
        "place": "channel:introductions",
        "lasts": "2h",
        "about": "5000 hours",
    }
    await kai.box.fill("/wait #introductions 2h soon")
    await kai.box.press("Enter")
    parts = kai.page.get_by_role("form", name="/wait")
    await expect(parts).to_contain_text("It is not clear what “soon” belongs to.")
    await expect(parts.get_by_role("spinbutton", name="How long")).to_have_value("2")


@pytest.mark.usefixtures("commands")
async def test_an_unknown_command_is_said_where_it_was_written_and_can_be_mended(window: Open, site: Site) -> None:
    kai = await opened(window)
    await kai.writes("/icebraker now")
    failed = kai.page.locator(".message-failed")
    await expect(failed.get_by_role("alert")).to_contain_text("Did you mean /icebreaker now?")
    await failed.get_by_role("button", name="Change it").click()
    await expect(kai.box).to_have_value("/icebraker now")
    assert site.bot.of("command") == []


async def test_people_who_may_run_nothing_see_no_list_and_a_slash_is_only_a_slash(window: Open) -> None:
    kai = await opened(window)
    await kai.box.press_sequentially("/")
    await expect(kai.page.get_by_role("option")).to_have_count(0)


@pytest.mark.usefixtures("commands")
async def test_what_does_not_fit_stands_at_its_option_for_parts_and_for_a_typed_line(window: Open, site: Site) -> None:
    refused: dict[str, Any] = {"shown": "private", "card": card_json(Card()), "wrong": {"at": "It is too late."}}
    site.bot.answers["tests.icebreaker-schedule"] = refused
    kai = await opened(window)
    await kai.writes("/icebreaker schedule days:tue at:23:00")
    parts = kai.page.get_by_role("form", name="/icebreaker schedule")
    time = parts.get_by_label("Time", exact=False).first
    await expect(time).to_be_focused()
    await expect(time).to_have_value("23:00")
    await expect(time).to_have_accessible_description("It is too late.")
    await expect(parts.get_by_role("checkbox", name="Tue")).to_be_checked()
    await expect(kai.page.locator(".message-private, .message-pending")).to_have_count(0)
    site.bot.answers["tests.icebreaker-schedule"] = {**refused, "wrong": {"with": "Nobody is there."}}
    await parts.get_by_role("button", name="Run").click()
    await expect(parts.get_by_role("searchbox")).to_be_focused()
    await expect(parts.get_by_role("group", name="With whom")).to_have_accessible_description("Nobody is there.")
    await expect(time).not_to_have_attribute("aria-invalid", "true")


@pytest.mark.usefixtures("commands")
async def test_what_was_typed_and_is_none_of_its_choices_stands_at_its_option_before_anything_is_asked(
    window: Open, site: Site
) -> None:
    kai = await opened(window)
    await kai.writes("/icebreaker schedule days:someday at:23:00")
    parts = kai.page.get_by_role("form", name="/icebreaker schedule")
    days = parts.get_by_role("group", name="Days")
    await expect(days).to_have_accessible_description(re.compile("“someday” does not"))
    await expect(parts.get_by_label("Time", exact=False).first).to_have_value("23:00")
    assert site.bot.of("command") == []


@pytest.mark.usefixtures("commands")
async def test_of_a_sealed_command_only_its_name_is_kept_in_the_browser(window: Open, site: Site) -> None:
    site.bot.commands.append({**command("vote cast", entry("why", "text", label="Why")), "sealed": True})
    kai = await opened(window)
    await kai.box.fill("/vote cast why:itsmine")
    await expect(kai.page.get_by_role("option")).to_contain_text("/vote cast")
    assert "itsmine" not in await kai.page.evaluate("JSON.stringify({ ...sessionStorage })")
    await kai.page.get_by_role("option").click()
    await expect(kai.page.get_by_label("Why")).to_have_value("itsmine")
    assert "itsmine" not in await kai.page.evaluate("JSON.stringify({ ...sessionStorage })")
    await kai.page.reload()
    await expect(kai.page.get_by_label("Why")).to_have_value("")


@pytest.mark.usefixtures("commands")
async def test_of_a_sealed_command_on_its_way_nothing_is_kept_in_the_browser(window: Open, site: Site) -> None:
    site.bot.commands.append({**command("vote cast", entry("why", "text", label="Why")), "sealed": True})
    kai = await window()
    await Wire.keeps_waiting(kai, "kai", "line", "/vote cast why:itsmine")
    await kai.page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert "itsmine" not in await kai.page.evaluate("JSON.stringify({ ...sessionStorage })")


@pytest.mark.usefixtures("commands")
async def test_words_and_options_that_were_not_sent_survive_a_reload_for_each_person_and_place(window: Open) -> None:
    kai = await opened(window)
    await kai.box.fill("Half a thou")
    await kai.place("welcome").click()
    await expect(kai.box).to_have_value("")
    await kai.box.fill("/icebreaker schedule")
    await kai.page.get_by_role("option").click()
    await kai.page.get_by_role("checkbox", name="Tue").check()
    await kai.page.reload()
    await expect(kai.page.get_by_role("checkbox", name="Tue")).to_be_checked()
    await kai.place("general").click()
    await expect(kai.box).to_have_value("Half a thou")
    await kai.box.press("Enter")
    await expect(kai.message("Half a thou")).to_be_visible()
    await kai.page.reload()
    await expect(kai.box).to_have_value("")
    await kai.place("welcome").click()
    await kai.page.get_by_role("button", name="Cancel").click()
    await expect(kai.box).to_have_value("")
    await kai.page.reload()
    await expect(kai.box).to_have_value("")
    await kai.box.fill("For Kai alone")
    await kai.opens("sasha", "channel:welcome")
    await expect(kai.box).to_have_value("")


async def test_people_and_places_are_completed_after_their_sign(window: Open) -> None:
    kai = await opened(window)
    await kai.box.press_sequentially("Ask @petr")
    options = kai.page.get_by_role("option")
    await expect(options).to_contain_text(["Sasha Petrenko"])
    await kai.box.press("Enter")
    await expect(kai.box).to_have_value("Ask @Sasha Petrenko ")
    await kai.box.press_sequentially("in #in")
    await expect(options).to_have_text(["introductions"])
    await kai.box.press("Escape")
    await expect(options).to_have_count(0)
    await kai.box.press_sequentially("t")
    await kai.box.press("Tab")
    await expect(kai.box).to_have_value("Ask @Sasha Petrenko in #introductions ")
    await kai.box.press("Enter")
    await expect(kai.message("Ask").get_by_role("button", name="@Sasha Petrenko")).to_be_visible()
    await expect(kai.message("Ask").get_by_role("button", name="#introductions")).to_be_visible()


async def test_keys_put_marks_around_what_is_selected_and_take_them_away(window: Open) -> None:
    kai = await opened(window)
    await kai.box.fill("one two")
    await kai.box.evaluate("box => box.setSelectionRange(4, 7)")
    await kai.box.press("Control+b")
    await expect(kai.box).to_have_value("one **two**")
    await kai.box.press("Control+i")
    await expect(kai.box).to_have_value("one ***two***")
    await kai.box.press("Control+i")
    await kai.box.press("Control+b")
    await expect(kai.box).to_have_value("one two")
    await kai.box.press("Control+z")
    await expect(kai.box).to_have_value("one **two**")


@pytest.mark.usefixtures("commands")
async def test_names_and_choices_that_were_typed_are_found_again_in_the_parts(window: Open, site: Site) -> None:
    kai = await opened(window)
    await kai.box.fill('/icebreaker schedule with:"Sasha Petrenko, @Guadalupe" days:TUE,mon quiet:yes')
    await kai.page.get_by_role("option").click()
    await kai.page.get_by_role("button", name="Run").click()
    await expect(kai.page.locator(".message-private")).to_be_visible()
    values = site.bot.of("command")[0]["values"]
    assert values == {"days": ["tue", "mon"], "quiet": True, "with": ["sasha", "guadalupe"]}


async def test_what_was_on_its_way_when_the_page_was_loaded_anew_arrives_once(window: Open, site: Site) -> None:
    kai = await opened(window)
    await kai.writes("x" * 4001)
    failed = kai.page.locator(".message-failed")
    await expect(failed).to_be_visible()
    await site.stop()
    await kai.writes("Did this arrive?")
    await expect(kai.page.locator(".message-pending", has_text="Did this arrive?")).to_be_visible()
    await site.start()
    await kai.page.reload()
    await expect(kai.message("Did this arrive?")).to_have_count(1)
    await expect(kai.page.locator(".message-pending:not(.message-failed)")).to_have_count(0)
    await expect(failed).to_be_visible()
    await kai.page.reload()
    await expect(kai.message("Did this arrive?")).to_have_count(1)
    await expect(failed).to_be_visible()
