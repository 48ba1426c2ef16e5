"""The states of a place: on the way there, empty, with what people say in it, and with the connection lost."""

from __future__ import annotations

from playwright.async_api import expect

from bot.card import Card
from bot.people import Place, PlaceKind
from bot.text import Spot, Words
from tests.adapters.web.conftest import command
from tests.adapters.web.page.stage import GENERAL, LONG, Stage, state, talk


@state("choosing a person", "page.html main.App main.Said who.Choose who.Group who.Option")
async def choosing(stage: Stage) -> None:
    await stage.window.opens()


@state("choosing while the class does not answer", "main.Lost who.Choose")
async def choosing_without_a_class(stage: Stage) -> None:
    await stage.page.route("**/api/people", lambda route: route.abort("connectionrefused"))
    await stage.page.goto(stage.window.address)
    await expect(stage.at(".choose [role=alert]")).to_be_visible()


@state("going to the class", "main.Coming")
async def going(stage: Stage) -> None:
    await stage.page.route_web_socket("**/live*", lambda page: None)
    await stage.page.goto(f"{stage.window.address}/?as=kai")
    await expect(stage.page.get_by_text(stage.say("connecting"))).to_be_visible()


@state("getting the messages", "place.Inside")
async def getting_messages(stage: Stage) -> None:
    await stage.holds("open")
    await stage.opens()
    await stage.page.evaluate("location.hash = 'channel:introductions'")  # the first place came with the greeting
    await expect(stage.page.get_by_text(stage.say("loading"))).to_be_visible()


@state(
    "an empty channel",
    "main.Class place.Here place.Head place.Elsewhere scroll.Scroll beginning.Beginning messages.Messages"
    " composer.Composer composer.Box"
    " icons.Icon icons.IconButton",
)
async def empty_channel(stage: Stage) -> None:
    await stage.opens()
    await expect(stage.page.get_by_text(stage.say("nothing-yet"))).to_be_visible()


@state("a class without any place", "place.Here")
async def no_place(stage: Stage) -> None:
    for key in list(stage.site.classroom.core.state.places):
        await stage.site.classroom.register.remove_place(key)
    await stage.page.goto(f"{stage.window.address}/?as=kai")
    await expect(stage.page.get_by_text(stage.say("no-place"))).to_be_visible()


@state("messages of all kinds", "messages.Message messages.Author messages.Day icons.Picture times.When")
async def messages(stage: Stage) -> None:
    register = stage.site.classroom.register
    await register.add_person("Mika Sato", id="mika", simulated=True)
    await stage.site.classroom.say("mika", GENERAL, "written by mika", simulated=True)
    await (await stage.site.seat("aroha")).says("written by aroha", "general")
    await register.remove_person("aroha")
    await talk(stage)
    made = await stage.site.shows(Card(title="Before"))
    await stage.site.classroom.bot.edit(GENERAL, made["id"], {"title": "After", "text": [], "actions": []})
    await stage.opens()
    await stage.window.writes("my own words")
    await expect(stage.window.message("my own words")).to_be_visible()


@state("the menu at one's own message", "tools.Tools menu.Menu")
async def own_menu(stage: Stage) -> None:
    await talk(stage)
    await own_message(stage)
    await stage.at(".message-tools .menu button").first.click()
    await expect(stage.page.get_by_role("button", name=stage.say("edit-message"), exact=True)).to_be_focused()


def offers(stage: Stage) -> None:
    """The bot's cogs offer something at messages and at people, to everyone and to the staff."""
    for about, label in (("message", "Report"), ("person", "Celebrate")):
        stage.site.bot.menus.append({"about": about, "link": f"tests.{label.lower()}", "label": label})
    stage.site.bot.staff_menus.append({"about": "message", "link": "tests.delete", "label": "Delete (staff)"})


@state("the menu at somebody else's message, and what the class had against it", "tools.Tools tools.Entry menu.Menu")
async def their_menu(stage: Stage) -> None:
    offers(stage)
    await talk(stage)
    await stage.opens("robin")
    menu = stage.at(".message-tools .menu").last
    await menu.locator("button").first.click()
    stage.site.classroom.acts.deliver = None
    await stage.page.get_by_role("button", name="Report", exact=True).click()
    await expect(stage.at(".message [role=alert]")).to_be_visible()
    await menu.locator("button").first.click()
    await expect(menu.locator(".menu-choice").first).to_be_focused()


@state("what can be done about a person", "tools.PersonTools people.PersonDialog")
async def about_a_person(stage: Stage) -> None:
    offers(stage)
    await talk(stage)
    await stage.opens()
    await stage.at("button.author").first.click()
    await expect(stage.page.get_by_role("button", name="Celebrate", exact=True)).to_be_visible()


@state("the way to a message", "runs.Way run:spot")
async def spot(stage: Stage) -> None:
    sasha = await stage.site.seat("sasha")
    await sasha.says("the one that is meant", "general")
    said = str(sasha.sees("general")[-1]["id"])
    for number in range(60):
        await sasha.says(f"message {number:03}", "general")
    place = Place("web:class", PlaceKind.CHANNEL, "general")
    await stage.site.shows(Card("Read it", (Words("Here is "), Spot("this message", place, said), Words("."))))
    await stage.opens()
    await expect(stage.window.card("Read it")).to_be_visible()
    await stage.at(".card .spot").click()
    await expect(stage.window.message("the one that is meant")).to_be_focused()
    await stage.page.evaluate("document.querySelector('.pane-here .scroll').scrollTop = 1e6")
    await expect(stage.window.card("Read it")).to_be_visible()


@state("a message of one's own being edited, refused and on its way", "own.Editing")
async def editing(stage: Stage) -> None:
    await talk(stage)
    await own_message(stage)
    await stage.window.box.press("ArrowUp")
    box = stage.labelled("edit-box")
    await box.fill(LONG * 6)
    await box.press("Enter")
    await expect(stage.at(".own-edit [role=alert]")).to_be_visible()
    await stage.page.context.set_offline(True)
    await expect(stage.at(".lost")).to_be_visible()
    await box.fill(LONG)
    await box.press("Enter")
    await expect(stage.at(".own-edit [role=status]")).to_be_visible()


@state("whether a message is to be deleted", "own.Sure")
async def deleting(stage: Stage) -> None:
    await talk(stage)
    await own_message(stage)
    await stage.window.box.press("ArrowUp")
    await stage.labelled("edit-box").fill("")
    await stage.labelled("edit-box").press("Enter")
    await expect(stage.at(".own-sure")).to_be_visible()


async def own_message(stage: Stage) -> None:
    """Opens the class and says something in it."""
    await stage.opens()
    await stage.window.writes("my own words")
    await expect(stage.at(".message-pending")).to_have_count(0)
    await expect(stage.window.message("my own words")).to_be_visible()


MARKDOWN = """# A heading
## And one below
-# small print
**bold** *italic* __under__ ~~gone~~ `mono` ||hidden|| @Sasha Petrenko #introductions [why](https://example.org/why)
> quoted
- one
- two
  - inside
1. first
2. second
```python
print("a line of code that is longer than any narrow page can show at once, so that one scrolls to see the end of it")
```"""


@state(
    "what people write in its format",
    "words.Written words.Block words.List words.Inside words.Link words.Name words.Spoiler written:lines"
    " written:heading written:small written:quote written:list written:code written:bold written:italic"
    " written:underline written:strike written:mono written:spoiler written:link written:name",
)
async def markdown(stage: Stage) -> None:
    seat = await stage.site.seat("sasha")
    await seat.says("🎉", "general")
    await seat.says(MARKDOWN, "general")
    await stage.opens()
    await expect(stage.at(".message-text pre")).to_be_attached()


@state("a long message folded, and one opened", "words.Fold")
async def folded(stage: Stage) -> None:
    seat = await stage.site.seat("sasha")
    for number in range(2):
        await seat.says(f"Number {number}. {LONG * 2}", "general")
    await stage.opens()
    await stage.at(".fold .link").first.click()
    await expect(stage.at(".fold-closed")).to_have_count(1)


@state("messages on their way over a lost connection", "messages.Pending main.Lost")
async def lost(stage: Stage) -> None:
    await stage.opens()
    await stage.page.context.set_offline(True)
    await expect(stage.at(".lost")).to_be_visible()
    await stage.window.writes("said into the dark")
    await expect(stage.at(".message-pending")).to_be_visible()


@state("a message that was refused", "messages.Pending")
async def refused(stage: Stage) -> None:
    stage.site.bot.commands = [command("help")]
    await stage.opens()
    await stage.window.writes("/hlep")
    await expect(stage.at(".message-failed [role=alert]")).to_be_visible()


@state("what is new, above and below", "scroll.Scroll icons.Count places.Threads")
async def new(stage: Stage) -> None:
    sasha = await stage.site.seat("sasha")
    for number in range(55):
        await sasha.says(f"message {number:03}", "general")
    kai = await stage.site.seat("kai")
    await kai.says("mine", "channel:introductions")
    await stage.site.classroom.seen("kai", GENERAL, stage.site.classroom.core.state.places[GENERAL].last)
    thread = await sasha.opens_thread(kai.sees("channel:introductions")[-1])
    await sasha.says("an answer", thread)
    await sasha.says("message 055", "general")
    await stage.opens()
    await expect(stage.at(".new-mark")).to_be_attached()
    await stage.at(".pane-here .scroll").evaluate("frame => { frame.scrollTop = 500; }")
    await sasha.says("something new", "general")
    await expect(stage.at(".to-end")).to_be_visible()
