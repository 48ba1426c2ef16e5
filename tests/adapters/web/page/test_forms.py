"""Forms in the page: every kind of input gives what the bot reads, errors stand at fields, steps follow."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from playwright.async_api import FilePayload, Locator, expect

from adapters.web.render import card_json, form_json
from bot.card import Button, Card, Choice, Form, Input, InputKind
from bot.kinds import LARGEST_UPLOAD
from bot.link import Link
from bot.people import WRITTEN_IN, PlaceKind
from bot.text import Words
from tests.adapters.web.page.conftest import Open, Site

pytestmark = pytest.mark.asyncio(loop_scope="session")
GENERAL = "channel:general"
THREE = (Choice("red", "Red"), Choice("green", "Green"), Choice("blue", "Blue"))
MANY = tuple(Choice(f"c{number}", f"Choice {number}") for number in range(9))
INPUTS = tuple(
    Input(
        kind.value,
        kind,
        f"The {kind.value}",
        choices=THREE if kind.value.startswith("choice") else (),
        places=WRITTEN_IN if kind is InputKind.PLACE else (),
    )
    for kind in InputKind
)
SENT = Link("tests.sent")
TOO_LONG = "This is 5,100 characters long, 500 fit. Please shorten it."


def form(*inputs: Input, key: str = "form-1", **more: Any) -> dict[str, Any]:
    """The answer that opens this form."""
    filled = {"title": "A form", "link": SENT, "submit": "Send", "note": (Words("Only staff see this."),)} | more
    return {"form": form_json(Form(inputs=inputs, key=key, **filled))}


async def opened(window: Open, site: Site, *inputs: Input, person: str = "kai", **more: Any) -> Locator:
    """The dialog of this form, in somebody's window."""
    site.bot.answers["tests.open"] = form(*inputs, **more)
    await site.shows(Card(title="Press", actions=(Button("Open the form", Link("tests.open")),)))
    page = (await (await window()).opens(person, GENERAL)).page
    await page.get_by_role("button", name="Open the form").click()
    dialog = page.get_by_role("dialog", name="A form")
    await expect(dialog).to_be_visible()
    return dialog


async def fill_every_kind(dialog: Locator) -> None:
    """Fills in one of each kind, as a person would."""
    await dialog.get_by_label("The text").fill("A line")
    await dialog.get_by_label("The long").fill("Two\nlines")
    await dialog.get_by_label("The lines").fill("one\ntwo")
    await dialog.get_by_label("The number").fill("7")
    await dialog.get_by_label("The yes").check()
    await dialog.get_by_role("group", name="The choices").get_by_label("Blue").check()
    await dialog.get_by_role("radiogroup", name="The choice", exact=True).get_by_label("Green").check()
    await dialog.get_by_role("group", name="The person").get_by_label("Sasha Petrenko").check()
    people = dialog.get_by_role("group", name="The people")
    for name in ("Sasha Petrenko", "Noor Haddad"):
        await people.get_by_label(name).check()
    await dialog.get_by_label("The place").select_option(label="#introductions")
    await dialog.get_by_label("The duration", exact=True).fill("2")
    await dialog.get_by_label("The duration: unit").select_option(label="hours")
    await dialog.get_by_label("The date").fill("2026-11-23")
    await dialog.get_by_label("The time").fill("09:30")
    await dialog.get_by_label("The moment").fill("2026-11-23T09:30")
    await dialog.get_by_label("The zone").fill("Europe/Madrid")
    await dialog.get_by_role("checkbox", name="Monday 9:00").check()
    await dialog.get_by_role("checkbox", name="Wednesday 17:00").check()
    await dialog.get_by_label("The upload").set_input_files(
        {"name": "note.txt", "mimeType": "text/plain", "buffer": b"hello"}
    )


async def test_a_form_that_was_sent_is_not_said_to_be_half_filled_in(window: Open, site: Site) -> None:
    dialog = await opened(window, site, INPUTS[0])
    await dialog.get_by_label("The text").fill("A line")
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog).to_have_count(0)
    await expect(dialog.page.get_by_text("half filled in")).to_have_count(0)
    assert await dialog.page.evaluate("sessionStorage.getItem('homeroom.forms.kai')") == "{}"


@pytest.mark.parametrize("kind", [InputKind.LONG, InputKind.TEXT])
async def test_nothing_that_is_pasted_is_cut_and_what_is_too_long_is_said_at_its_field_and_not_sent(
    window: Open, site: Site, kind: InputKind
) -> None:
    inputs = [Input("first", InputKind.TEXT, "First"), Input("words", kind, "Words", most=500)]
    dialog = await opened(window, site, *inputs)
    words, keyboard = dialog.get_by_label("Words"), dialog.page.keyboard
    await words.focus()
    await keyboard.insert_text("x" * 5_100)
    await expect(dialog.locator(".field-error")).to_have_text(TOO_LONG)
    await expect(dialog.get_by_role("status").last).to_have_text(TOO_LONG)
    await dialog.get_by_label("First").fill("kept")
    await dialog.get_by_role("button", name="Send").click()
    await expect(words).to_be_focused()
    await expect(dialog.get_by_role("alert")).to_contain_text("Not everything fits yet.")
    assert (len(await words.input_value()), site.bot.of("submit")) == (5_100, [])
    await words.fill("x" * 10 + "👩‍🚀" * 160 + " " * 30)  # as the server counts: three signs each, and no blanks around
    await expect(dialog.locator(".field-error")).to_have_count(0)
    await expect(dialog.locator(".field-count")).to_have_text("490 of 500 characters")
    await words.fill("x" * 449)
    await expect(dialog.locator(".field-count")).to_have_count(0)
    await expect(dialog.get_by_role("status").last).to_have_text("It fits now.")
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog).to_have_count(0)
    assert site.bot.of("submit")[-1]["values"] == {"first": "kept", "words": "x" * 449}


async def test_every_kind_of_input_gives_what_the_bot_reads(window: Open, site: Site) -> None:
    dialog = await opened(window, site, *INPUTS)
    await fill_every_kind(dialog)
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog).to_have_count(0)
    (submission,) = site.bot.of("submit")
    assert (submission["link"], submission["form_key"], submission["person"]) == (SENT, "form-1", "kai")
    assert submission["values"] == {
        "text": "A line",
        "long": "Two\nlines",
        "lines": "one\ntwo",
        "number": "7",
        "yes": True,
        "choice": "green",
        "choices": ["blue"],
        "person": "sasha",
        "people": ["sasha", "noor"],
        "place": "channel:introductions",
        "duration": "2h",
        "date": "2026-11-23",
        "time": "09:30",
        "moment": "2026-11-23T09:30",
        "zone": "Europe/Madrid",
        "hours": ["mon-09", "wed-17"],
        "upload": {"name": "note.txt", "type": "text/plain", "data": "aGVsbG8="},
    }


async def test_people_stand_in_the_order_of_their_names_and_not_in_which_they_came(window: Open, site: Site) -> None:
    dialog = await opened(window, site, Input("people", InputKind.PEOPLE, "The people"))
    names = await dialog.locator(".picker-person bdi").all_inner_texts()
    assert [*names[:3], *names[-2:]] == [
        "Amara Nwosu",
        "Ariel Cohen-Duarte",
        "Arjun Iyer",
        "Thandi Dlamini",
        "Zhang Xiaoming (张晓明)",
    ]


async def test_what_stands_in_a_form_already_is_shown_and_given_back_as_it_was(window: Open, site: Site) -> None:
    values: dict[str, Any] = {
        "text": "A line",
        "long": "Two\nlines",
        "lines": ["one", "two"],
        "number": 7,
        "yes": True,
        "choice": "green",
        "choices": ["red", "blue"],
        "person": "sasha",
        "people": ["noor"],
        "place": "voice:lounge",
        "duration": "90m",
        "date": "2026-11-23",
        "time": "09:30",
        "moment": "2026-11-23T09:30",
        "zone": "Asia/Tokyo",
        "hours": ["mon-09"],
    }
    inputs = [replace(each, value=values[each.name]) for each in INPUTS if each.name in values]
    dialog = await opened(window, site, *inputs)
    await expect(dialog.get_by_label("The lines")).to_have_value("one\ntwo")
    await expect(dialog.get_by_label("The duration", exact=True)).to_have_value("90")
    await expect(dialog.get_by_role("group", name="The choices").get_by_label("Red")).to_be_checked()
    await expect(dialog.get_by_role("checkbox", name="Monday 9:00")).to_be_checked()
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog).to_have_count(0)
    assert site.bot.of("submit")[0]["values"] == values


async def test_only_places_of_the_kinds_that_are_taken_are_offered(window: Open, site: Site) -> None:
    await site.classroom.register.add_channel("Lounge")
    writing = Input("to", InputKind.PLACE, "To", places=WRITTEN_IN)
    talking = Input("in", InputKind.PLACE, "In", places=(PlaceKind.VOICE,))
    dialog = await opened(window, site, writing, talking)
    assert "Study room" not in await dialog.get_by_label("To").locator("option").all_inner_texts()
    assert await dialog.get_by_label("In").locator("option").all_inner_texts() == ["Not chosen", "Lounge", "Study room"]


async def test_what_is_left_empty_is_not_sent_and_a_box_that_is_not_ticked_says_no(window: Open, site: Site) -> None:
    dialog = await opened(window, site, *INPUTS)
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog).to_have_count(0)
    assert site.bot.of("submit")[0]["values"] == {"yes": False}


async def test_errors_stand_at_their_fields_and_nothing_that_was_written_is_lost(window: Open, site: Site) -> None:
    text, number = INPUTS[0], Input("number", InputKind.NUMBER, "The number", help="At most ten.", most=10)
    dialog = await opened(window, site, text, number)
    site.bot.answers[SENT] = form(text, replace(number, error="That is more than ten."))
    await dialog.get_by_label("The text").fill("Keep me")
    await dialog.get_by_label("The number").fill("12")
    await dialog.get_by_role("button", name="Send").click()
    field = dialog.get_by_label("The number")
    await expect(field).to_be_focused()
    await expect(field).to_have_attribute("aria-invalid", "true")
    await expect(field).to_have_accessible_description("That is more than ten. At most ten.")
    await expect(dialog.get_by_role("alert")).to_contain_text("Have a look at the marked fields.")
    await expect(dialog.get_by_label("The text")).to_have_value("Keep me")
    site.bot.answers[SENT] = {}
    await field.fill("9")
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog).to_have_count(0)
    assert [one["values"] for one in site.bot.of("submit")] == [
        {"text": "Keep me", "number": "12"},
        {"text": "Keep me", "number": "9"},
    ]


@pytest.mark.parametrize("typed", ["-3", "0"])
async def test_a_duration_that_was_refused_is_there_to_see_and_emptied_is_given_no_longer(
    window: Open, site: Site, typed: str
) -> None:
    duration = Input("duration", InputKind.DURATION, "The duration", value="12m")
    dialog = await opened(window, site, duration)
    site.bot.answers[SENT] = form(replace(duration, value=f"{typed}m", error="That is no time."))
    field = dialog.get_by_label("The duration", exact=True)
    await field.fill("")
    await field.press_sequentially(typed)
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog.get_by_role("alert")).to_be_visible()
    await expect(field).to_have_value(typed)
    site.bot.answers[SENT] = {}
    await field.fill("")
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog).to_have_count(0)
    assert [one["values"] for one in site.bot.of("submit")] == [{"duration": f"{typed}m"}, {}]


async def test_an_error_at_several_boxes_brings_the_first_of_them_into_view(window: Open, site: Site) -> None:
    wrong = replace(next(each for each in INPUTS if each.name == "choices"), error="Choose at least one.")
    dialog = await opened(window, site, INPUTS[0], replace(wrong, error=""))
    site.bot.answers[SENT] = form(INPUTS[0], wrong)
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog.get_by_role("checkbox", name="Red")).to_be_focused()
    await expect(dialog.get_by_text("Choose at least one.")).to_be_visible()


async def test_the_next_step_follows_in_the_same_dialog(window: Open, site: Site) -> None:
    dialog = await opened(window, site, INPUTS[0], submit="Continue", steps=2)
    await expect(dialog).to_contain_text("Step 1 of 2")
    site.bot.answers[SENT] = form(INPUTS[1], key="form-2", step=2, steps=2)
    await dialog.get_by_label("The text").fill("first")
    await dialog.get_by_role("button", name="Continue").click()
    await expect(dialog).to_contain_text("Step 2 of 2")
    await expect(dialog.get_by_label("The long")).to_be_focused()
    site.bot.answers[SENT] = {"shown": "private", "card": card_json(Card(text=(Words("Thank you."),)))}
    await dialog.get_by_label("The long").fill("second")
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog.page.locator(".message-private")).to_contain_text("Thank you.")
    assert [one["values"] for one in site.bot.of("submit")] == [{"text": "first"}, {"long": "second"}]


async def test_leaving_a_form_that_one_wrote_in_is_asked_and_an_untouched_one_just_closes(
    window: Open, site: Site
) -> None:
    dialog = await opened(window, site, *INPUTS)
    await dialog.page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)
    opener = dialog.page.get_by_role("button", name="Open the form")
    await expect(opener).to_be_focused()
    await opener.click()
    await dialog.get_by_label("The text").fill("some work")
    await dialog.page.keyboard.press("Escape")
    await dialog.get_by_role("button", name="Keep writing").click()
    await expect(dialog.get_by_label("The text")).to_have_value("some work")
    await dialog.get_by_role("button", name="Cancel").click()
    await dialog.get_by_role("button", name="Close it").click()
    await expect(dialog).to_have_count(0)
    assert site.bot.of("submit") == []


async def test_hours_are_drawn_over_with_the_mouse_and_walked_with_the_arrows(window: Open, site: Site) -> None:
    dialog = await opened(window, site, *(each for each in INPUTS if each.name == "hours"))

    def box(name: str) -> Locator:
        return dialog.get_by_role("checkbox", name=name, exact=True)

    await box("Tuesday 9:00").hover()
    await dialog.page.mouse.down()
    for hour in (10, 11, 12):
        await box(f"Tuesday {hour}:00").hover()
    await dialog.page.mouse.up()
    await box("Tuesday 11:00").click()  # cleared again
    await box("Friday 9:00").focus()
    for key in ("Space", "ArrowDown", "ArrowRight", "Space"):
        await dialog.page.keyboard.press(key)
    await expect(dialog).to_contain_text("Hours chosen: 5")
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog).to_have_count(0)
    assert site.bot.of("submit")[0]["values"]["hours"] == ["tue-09", "tue-10", "tue-12", "fri-09", "sat-10"]


async def test_a_file_that_is_too_large_is_refused_before_it_is_sent(window: Open, site: Site) -> None:
    dialog = await opened(window, site, *(each for each in INPUTS if each.name == "upload"))
    large = FilePayload(name="film.bin", mimeType="application/octet-stream", buffer=bytes(LARGEST_UPLOAD + 1))
    await dialog.get_by_label("The upload").set_input_files(large)
    await expect(dialog.get_by_role("alert")).to_contain_text("“film.bin” is too large. Up to 5 MB fit.")
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog).to_have_count(0)
    assert site.bot.of("submit")[0]["values"] == {}


async def test_many_choices_are_a_list_to_open_and_few_stand_side_by_side(window: Open, site: Site) -> None:
    many = Input("many", InputKind.CHOICE, "One of many", choices=MANY, required=False)
    few = Input("few", InputKind.CHOICE, "One of few", choices=THREE, required=False, value="red")
    dialog = await opened(window, site, many, few)
    await dialog.get_by_label("One of many").select_option(label="Choice 4")
    await expect(dialog.get_by_role("radio")).to_have_count(4)
    await dialog.get_by_role("radio", name="Not chosen").check()
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog).to_have_count(0)
    assert site.bot.of("submit")[0]["values"] == {"many": "c4"}
