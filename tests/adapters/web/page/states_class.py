"""The states of the class around a place: its people and places, threads, voice rooms, the demo class's own things."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import expect

from bot.card import Card
from bot.text import Said
from tests.adapters.web.conftest import NOON, command
from tests.adapters.web.page.stage import GENERAL, Stage, narrow_to_places, state, talk
from tests.adapters.web.page.states_cards import TITLE
from tests.adapters.web.page.states_talk import new
from tests.adapters.web.page.test_signed import Served, served


@state("a person", "people.PersonDialog times.LocalTime")
async def person(stage: Stage) -> None:
    await talk(stage)
    await stage.opens()
    await stage.at("button.author", has_text="Noor").first.click()
    await expect(stage.at(".dialog-person")).to_be_visible()


@state("choosing whom to write to", "people.DirectDialog picker.PeoplePicker")
async def direct_dialog(stage: Stage) -> None:
    await stage.opens()
    await narrow_to_places(stage)
    await stage.labelled("new-direct").click()
    await expect(stage.at(".dialog-direct")).to_be_visible()


@state("a direct conversation", "places.Sign")
async def direct(stage: Stage) -> None:
    await direct_dialog(stage)
    await stage.at(".dialog .picker-person", has_text="Sasha").click()
    await stage.at(".dialog .picker-person", has_text="Zhang").click()
    await stage.at(".dialog-foot .look-main").click()
    await expect(stage.at(".dialog")).to_have_count(0)
    await stage.window.writes("hello you two")
    await expect(stage.window.message("hello you two")).to_be_visible()


@state("a thread below a card", "place.Beside place.Above card:thread")
async def thread(stage: Stage) -> None:
    made = await stage.site.shows(Card(title=TITLE, text=(Said("A question."),), thread="What we would bring"))
    await stage.site.classroom.bot.thread(GENERAL, made["id"], "What we would bring")
    await stage.opens()
    await stage.at(".thread-link").click()
    await stage.at(".pane-beside .composer-box").fill("an answer")
    await stage.page.keyboard.press("Enter")
    await expect(stage.at(".pane-beside .message")).to_have_count(1)


@state("a voice room with people in it", "place.Voice places.InRoom places.Inside")
async def voice(stage: Stage) -> None:
    for name in ("sasha", "noor", "linh"):
        await (await stage.site.seat(name)).joins_voice("voice:lounge")
    await stage.opens(place="voice:lounge")
    await stage.at(".voice .button").click()
    await expect(stage.at(".voice li")).to_have_count(4)


@state("a voice room with nobody in it", "place.Voice")
async def empty_voice(stage: Stage) -> None:
    await stage.opens(place="voice:lounge")
    await expect(stage.at(".voice")).to_be_visible()


@state("a place that went", "place.Notice")
async def gone(stage: Stage) -> None:
    await stage.site.classroom.register.add_channel("project", id="project")
    await stage.opens(place="channel:project")
    await expect(stage.at(".pane-here")).to_be_visible()
    await stage.site.classroom.register.remove_place("channel:project")
    await expect(stage.at(".notice")).to_be_visible()


@state("the places", "places.Places places.Sections places.Section places.Entry times.ClassClock")
async def places(stage: Stage) -> None:
    await new(stage)
    await (await stage.site.seat("noor")).joins_voice("voice:lounge")
    await stage.opens("robin")
    await narrow_to_places(stage)


@state("the people", "people.People people.Group people.Member")
async def people(stage: Stage) -> None:
    await stage.site.classroom.register.add_person("Mika Sato", id="mika", simulated=True)
    await stage.site.seat("sasha")
    await stage.opens()
    await to_people(stage)


async def to_people(stage: Stage) -> None:
    """Shows the people where they are put away."""
    if not await stage.at(".people").is_visible():
        await stage.at(".pane-here .pane-head").get_by_label(stage.say("people"), exact=True).click()
    await expect(stage.at(".people")).to_be_visible()


@state("the simulated classmates' switch", "mates.MatesSwitch")
async def mates(stage: Stage) -> None:
    stage.site.classroom.simulates = True
    await stage.site.classroom.switch_mates("robin", True)
    await people(stage)
    await expect(stage.at(".mates")).to_be_visible()


@state("the threads of a channel", "threads.ThreadsDialog")
async def threads(stage: Stage) -> None:
    sasha = await stage.site.seat("sasha")
    for words in (
        "One question",
        "Another question that is a good deal longer than the page is wide, as they often are",
    ):
        await sasha.says(words, "general")
        thread = await sasha.opens_thread(sasha.sees("general")[-1])
        await sasha.says("an answer", thread)
    await stage.opens()
    await stage.labelled("threads").click()
    await expect(stage.at(".thread-entry")).to_have_count(2)


@state("the menu at one's own name", "me.Me me.Menu me.Entry me.Choice me.Zone")
async def own_menu(stage: Stage) -> None:
    await stage.opens()
    await narrow_to_places(stage)
    await stage.at(".me-button").click()
    await expect(stage.at(".me-menu")).to_be_visible()


@state("whom one can be instead", "me.Others")
async def others(stage: Stage) -> None:
    await own_menu(stage)
    await stage.at(".me-menu .me-entry").first.click()
    await expect(stage.at(".me-people")).to_be_visible()


@state("the class as a student sees it", "look.Looking")
async def looking(stage: Stage) -> None:
    await staff(stage)
    await stage.at(".look-button").click()
    await expect(stage.at(".looking")).to_be_visible()


@state("the class as any student sees it, where one only looks", "look.Looking")
async def looking_on(stage: Stage) -> None:
    await signed_in(stage)
    await stage.at(".look-button").click()
    await expect(stage.at(".looking")).to_be_visible()
    await stage.at(".pane-here .composer-box").fill("not sent")
    await stage.page.keyboard.press("Enter")
    await expect(stage.at(".looking strong")).to_be_visible()


@state("a place as the staff has it", "look.LookButton")
async def staff(stage: Stage) -> None:
    await stage.opens("robin")
    await expect(stage.at(".look-button")).to_be_visible()


async def toured(stage: Stage, person: str, step: int) -> None:
    """The tour, at one of its steps."""
    await stage.page.add_init_script("localStorage.removeItem('homeroom.tour')")
    await stage.opens(person)
    for _ in range(step - 1):
        await stage.at(".tour .look-main").click()
    await expect(stage.at(".tour .faint")).to_contain_text(str(step))


@state("the tour's first step", "tour.Tour tour.Step")
async def tour_first(stage: Stage) -> None:
    await toured(stage, "kai", 1)


@state("the tour's third step, for the staff", "tour.Step")
async def tour_third(stage: Stage) -> None:
    stage.site.bot.commands = [command("icebreaker now")]
    await toured(stage, "robin", 3)


@state("the tour's last step", "tour.Step")
async def tour_last(stage: Stage) -> None:
    await toured(stage, "kai", 5)


@state("the tour's step about looking, where people sign in", "tour.Step")
async def tour_look(stage: Stage) -> None:
    await at_the_door(stage)
    await stage.page.evaluate("localStorage.removeItem('homeroom.tour')")
    await stage.page.add_init_script("localStorage.removeItem('homeroom.tour')")
    await stage.at(".door .look-main").click()
    for _ in range(2):
        await stage.at(".tour .look-main").click()
    await expect(stage.at(".look-button[data-tour]")).to_be_visible()


@state("the clock's menu", "ahead.ClassTime ahead.Ways ahead.HowFar")
async def clock_menu(stage: Stage) -> None:
    await stage.is_greeted(movable=True, now="2099-03-02T12:00:00+00:00")
    await stage.opens()
    await narrow_to_places(stage)
    await stage.at(".class-clock button").click()
    await expect(stage.at(".class-clock .menu-choice")).to_have_count(3)


@state("the clock on its way", "ahead.OnTheWay ahead.Gone")
async def clock_on_its_way(stage: Stage) -> None:
    way = {"from": NOON.isoformat(), "to": (NOON + timedelta(days=7)).isoformat(), "by": "week", "person": "robin"}
    await stage.is_greeted(movable=True, ahead=way)
    await stage.opens()
    await expect(stage.at(".gone")).to_be_visible()


async def at_the_door(stage: Stage, name: str = "Robin") -> Served:
    """Before a class in which people sign in, with a link of one's own."""
    folder = stage.held.enter_context(TemporaryDirectory())
    house = await stage.held.enter_async_context(served(Path(folder)))
    await stage.page.goto(await house.link(name))
    await expect(stage.at(".door")).to_be_visible()
    return house


async def signed_in(stage: Stage) -> None:
    """In a class in which people sign in, as its instructor."""
    await at_the_door(stage)
    await stage.at(".door .look-main").click()
    await expect(stage.at(".composer")).to_be_visible()
    if await stage.at(".tour").is_visible():
        await stage.at(".tour .icon-button").click()


@state("the page of a link", "in.html")
async def link(stage: Stage) -> None:
    await at_the_door(stage)


@state("a link that does not work any more", "closed.html")
async def closed(stage: Stage) -> None:
    house = await at_the_door(stage)
    language = await stage.page.evaluate("navigator.language")
    answer = await stage.page.request.get(f"{house.address}/in/none", headers={"Accept-Language": language})
    page = await answer.text()
    await stage.page.route("**/closed", lambda route: route.fulfill(body=page, content_type="text/html; charset=utf-8"))
    await stage.page.goto(f"{house.address}/closed")
    await expect(stage.at(".door")).to_be_visible()


@state("what stands where one was in the class", "signed.Outside")
async def outside(stage: Stage) -> None:
    house = await at_the_door(stage, "Ana")
    await stage.at(".door .look-main").click()
    await expect(stage.at(".composer")).to_be_visible()
    await house.classroom.register.remove_person(house.enrolment.find("Ana").id)
    await expect(stage.at(".door h1")).to_be_visible()


@state("the two ways out", "signed.SignOut")
async def ways_out(stage: Stage) -> None:
    await signed_in(stage)
    await narrow_to_places(stage)
    await stage.at(".me-button").click()
    await stage.at(".sign-out .me-entry").first.click()
    await expect(stage.at(".sign-out [role=status]")).to_be_visible()


@state("what instructors do about a person", "signed.ForInstructors signed.Roles signed.Link")
async def about_a_person(stage: Stage) -> None:
    await signed_in(stage)
    await to_people(stage)
    await stage.at(".people .entry", has_text="Ana").click()
    await stage.at(".instructing-acts .button").first.click()
    await expect(stage.at(".made-link")).to_be_visible()


@state("taking a person out of the class", "signed.ForInstructors")
async def taking_out(stage: Stage) -> None:
    await signed_in(stage)
    await to_people(stage)
    await stage.at(".people .entry", has_text="Ana").click()
    await stage.at(".instructing-acts .button").last.click()
    await expect(stage.at(".instructing [role=alert]")).to_be_visible()


@state("adding a person", "signed.AddPerson signed.AddPersonDialog")
async def adding(stage: Stage) -> None:
    await signed_in(stage)
    await to_people(stage)
    await stage.at(".add-person .button").click()
    await expect(stage.at(".dialog-add-person")).to_be_visible()
