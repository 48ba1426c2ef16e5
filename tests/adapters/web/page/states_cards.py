"""The states of what the bot shows and asks: cards, their menus and answers, forms, commands with their options."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

from playwright.async_api import FilePayload, expect

from bot.card import Button, Card, Choice, Input, InputKind, Look
from bot.link import Link
from tests.adapters.web.conftest import command, entry
from tests.adapters.web.page.stage import Stage, state
from tests.adapters.web.page.test_cards import picture, private, whole
from tests.adapters.web.page.test_forms import INPUTS, SENT, form

TITLE = "What would you bring?"


@state(
    "a card with every part",
    "card.Card card.Image card.Action card.Button card.Select card.People menu.Menu times.Counting"
    " runs.Runs runs.Outside runs.Someone runs.Somewhere run:words run:said run:person run:place run:when"
    " style:moment style:date style:time style:relative card:title card:text card:fields card:image card:files"
    " card:actions card:note action:button action:select action:people look:main look:plain look:careful",
)
async def whole_card(stage: Stage) -> None:
    card = whole()
    link = Link("tests.deeper")
    await stage.site.shows(replace(card, actions=(*card.actions, Button("Another", link, Look.PLAIN))))
    await stage.opens()
    await expect(stage.window.card(TITLE)).to_be_visible()


@state("a card's choices open", "card.Select")
async def choices_open(stage: Stage) -> None:
    await press_menu(stage, "Level")


@state("a card's several choices open", "card.Several")
async def several_open(stage: Stage) -> None:
    await press_menu(stage, "Days")


@state("a card's people open", "card.People picker.PeoplePicker")
async def people_open(stage: Stage) -> None:
    await press_menu(stage, "Thank")


async def press_menu(stage: Stage, label: str) -> None:
    """Opens one of a card's menus."""
    await stage.site.shows(whole())
    await stage.opens()
    await stage.at(".menu-button", has_text=label).click()
    await expect(stage.at(".menu-list:visible")).to_be_visible()


@state("a card that is busy", "card.Button card.Select card.People")
async def busy(stage: Stage) -> None:
    go = asyncio.Event()

    async def never(delivery: dict[str, Any]) -> Any:
        await go.wait()
        return {}

    for link in ("tests.post", "tests.level"):
        stage.site.bot.answers[link] = never
    stage.held.callback(go.set)
    await press_menu(stage, "Level")
    await stage.at(".menu-choice").first.click()
    await stage.at(".card .look-main").first.click()
    await expect(stage.at(".card-actions > [aria-busy=true], .menu-button[aria-busy=true]")).to_have_count(2)


@state("a card with a problem", "card.Card")
async def problem(stage: Stage) -> None:
    async def failing(delivery: dict[str, Any]) -> Any:
        raise RuntimeError("a fault of the bot")

    stage.site.bot.answers["tests.away"] = failing
    await stage.site.shows(whole())
    await stage.opens()
    await stage.at(".look-careful").click()
    await expect(stage.at(".card [role=alert]")).to_be_visible()


@state("a private answer", "messages.Message")
async def private_answer(stage: Stage) -> None:
    stage.site.bot.answers["tests.post"] = private("Only for you.", Button("Another", Link("tests.another")))
    await stage.site.shows(whole())
    await stage.opens()
    await stage.at(".card .look-main").first.click()
    await expect(stage.at(".message-private")).to_be_visible()


@state("a picture large", "main.OpenDialog dialog.Dialog")
async def picture_large(stage: Stage) -> None:
    await stage.site.shows(whole())
    await stage.opens()
    await stage.at(".card-picture").click()
    await expect(stage.at("dialog img")).to_be_visible()


async def opened(stage: Stage, *inputs: Any, **more: Any) -> None:
    """A form, open."""
    stage.site.bot.answers["tests.open"] = form(*inputs, **more)
    await stage.site.shows(Card(title="Press", actions=(Button("Open the form", Link("tests.open")),)))
    await stage.opens()
    await stage.at(".card .button").click()
    await expect(stage.at(".dialog-form")).to_be_visible()


EVERY_INPUT = " ".join(f"input:{each.name}" for each in INPUTS)


@state(
    "a form with every kind of input",
    "form.OpenForm form.Filling inputs.Field inputs.Line inputs.Paragraph inputs.Yes inputs.One inputs.Several"
    " inputs.Person inputs.People inputs.Place inputs.Options inputs.Zone duration.Duration hours.Hours upload.Upload"
    f" {EVERY_INPUT}",
)
async def every_input(stage: Stage) -> None:
    many = tuple(Choice(f"c{number}", f"Choice {number}") for number in range(9))
    other = replace(next(each for each in INPUTS if each.name == "choice"), name="other", choices=many, required=False)
    await opened(stage, *INPUTS, other)


@state("a form with errors", "inputs.Field")
async def form_errors(stage: Stage) -> None:
    wrong = [replace(each, error="This does not fit.", help="Some help.") for each in INPUTS]
    await opened(stage, *INPUTS)
    stage.site.bot.answers[SENT] = form(*wrong)
    await stage.at(".dialog-foot .look-main").click()
    await expect(stage.at(".field-error").first).to_be_visible()


@state("a form with words that are too long and some that nearly are", "inputs.Field length.Counter")
async def form_too_long(stage: Stage) -> None:
    about = Input("about", InputKind.LONG, "About you", help="What others should know.", most=500)
    name = Input("name", InputKind.TEXT, "Name of your team", most=80, required=False)
    await opened(stage, about, name)
    await stage.at(".dialog-form textarea").fill("What I learnt this week. " * 204)
    await stage.at(".dialog-form .field input").fill(
        "The quiet mornings and the long walks home after the last class of the day"
    )
    await expect(stage.at(".field-error")).to_have_count(1)
    await expect(stage.at(".field-count")).to_have_count(1)


@state("a form that was filled in", "inputs.Field upload.Upload")
async def form_filled(stage: Stage) -> None:
    upload = next(each for each in INPUTS if each.name == "upload")
    values: dict[str, Any] = {"hours": ["mon-09", "tue-10"], "yes": True, "choices": ["red"], "duration": "90m"}
    inputs = [replace(each, value=values[each.name]) for each in INPUTS if each.name in values]
    await opened(stage, *inputs, upload)
    small = FilePayload(name="small.png", mimeType="image/png", buffer=picture())
    await stage.at("input[type=file]").set_input_files(small)
    await expect(stage.at(".upload-file")).to_be_visible()


@state("a form that is on its way with a picture", "form.Sending upload.Preview")
async def form_on_its_way(stage: Stage) -> None:
    go = asyncio.Event()

    async def never(delivery: dict[str, Any]) -> Any:
        await go.wait()
        return {}

    await opened(stage, next(each for each in INPUTS if each.name == "upload"))
    stage.site.bot.answers[SENT] = never
    stage.held.callback(go.set)
    small = FilePayload(name="small.png", mimeType="image/png", buffer=picture())
    await stage.at("input[type=file]").set_input_files(small)
    await stage.at(".dialog-foot .look-main").click()
    await expect(stage.at(".sending")).to_be_visible()


@state("a form that waits to be taken up again", "form.Begun")
async def form_begun(stage: Stage) -> None:
    await opened(stage, INPUTS[0], INPUTS[1])
    await stage.at(".dialog input").first.fill("some work")
    await stage.page.reload()
    await expect(stage.at(".begun").first).to_be_visible()


@state("a step of a form that one is about to leave", "form.Leave")
async def form_left(stage: Stage) -> None:
    await opened(stage, INPUTS[0], steps=2)
    await stage.at(".dialog input").fill("some work")
    await stage.page.keyboard.press("Escape")
    await expect(stage.at(".dialog [role=alert]")).to_be_visible()


def offer(stage: Stage) -> None:
    """Commands that the bot offers, one of them with every kind of option."""
    kinds = [entry(each.name, each.kind.value, *("red", "green"), label=each.label) for each in INPUTS]
    stage.site.bot.commands = [
        {**command("icebreaker now"), "help": "Shows you a question first."},
        command("icebreaker schedule", *kinds),
        command("help"),
    ]


@state("the commands that fit", "suggestions.Suggestions commands.Option")
async def suggestions(stage: Stage) -> None:
    offer(stage)
    await stage.opens()
    await stage.window.box.press_sequentially("/ice")
    await stage.window.box.press("ArrowDown")
    await expect(stage.at("[role=option][aria-selected=true]")).to_be_visible()


@state("a command's options of every kind", f"parts.Parts inputs.Yes {EVERY_INPUT}")
async def parts(stage: Stage) -> None:
    offer(stage)
    await stage.opens()
    await stage.window.box.fill("/icebreaker schedule")
    await stage.window.box.press("Tab")
    await expect(stage.at(".parts")).to_be_visible()


@state("a command that was refused", "parts.Parts")
async def parts_refused(stage: Stage) -> None:
    async def failing(delivery: dict[str, Any]) -> Any:
        raise RuntimeError("a fault of the bot")

    stage.site.bot.answers["tests.icebreaker-schedule"] = failing
    await parts(stage)
    await stage.at(".parts-foot .look-main").click()
    await expect(stage.at(".parts [role=alert]")).to_be_visible()
