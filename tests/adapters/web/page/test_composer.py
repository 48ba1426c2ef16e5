"""The composer: commands are found while one types, their options are labelled parts, and a whole line works too."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import expect

from adapters.web.render import card_json
from bot.card import Card
from bot.text import Words
from tests.adapters.web.conftest import command, entry
from tests.adapters.web.page.conftest import Open, Site, Window

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
    await expect(kai.box).to_have_attribute("aria-expanded", "true")
    await kai.box.press("Escape")
    await expect(options).to_have_count(0)


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
    for _ in range(2):
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
