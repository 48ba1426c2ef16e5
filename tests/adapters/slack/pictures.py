"""Pictures of cards, modals and App Home on Slack: ``python -m tests.adapters.slack.pictures OUT`` writes them, in both
themes, as wide as a desk's and a phone's screen.

They are drawn from what the local Slack was given by the real app, so that commands, pages, names, errors and what is
chosen already are those that people meet; below each message stands what its notification reads.
"""

from __future__ import annotations

import asyncio
import base64
import sys
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from playwright.async_api import Browser, async_playwright

from adapters.slack.ids import Page as PageId
from adapters.slack.limits import MOST_VIEW_BLOCKS
from adapters.slack.modals import modal
from adapters.slack.render import Page, Turning, card_view, paged, split
from adapters.slack.sentences import say
from adapters.slack.words import Where
from bot.card import Card, Choice, Form, Input, InputKind, Json
from bot.link import Link
from bot.text import Words
from tests.adapters.showing import samples
from tests.adapters.slack import drawing, official
from tests.adapters.slack.class_of import Served, posts, served, set_up, until
from tests.wire.chromium import ARGUMENTS, found
from tests.wire.slack.people import Member
from tests.wire.slack.scene import Plan, Someone
from tests.wire.slack.things import Data, Message
from tests.wire.slack.views import View

WIDTHS: Final = {"desk": 900, "phone": 360}
TURNING: Final = Turning(lambda page: PageId(page).action_id, say("en", "page-back"), say("en", "page-next"))
WHERE: Final = Where("https://class.slack.com")
PEOPLE: Final = (*Plan().people, Someone("eva", locale="es-ES", zone="Europe/Madrid"))
_DOT: Final = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mOwmdn0HwAEJgJvn5N0hQAAAABJRU5ErkJggg=="
)


@dataclass
class Album:
    """What people were shown, by name; ``drawn`` as HTML."""

    there: Served
    drawn: dict[str, str] = field(default_factory=dict)
    _new: dict[str, Message] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.there.scene.wire.world.seen_by_people.append(self._look)

    def _look(self, message: Message, gone: bool) -> None:
        if not gone and message.bot_id and (message.blocks or message.text):
            self._new[message.ts] = message

    def keep(self, name: str, *, private: bool = False) -> None:
        """The messages that came or changed since the last time: those of one person alone, or those of a place."""
        shown = [each for each in self._new.values() if (each.private_to is not None) == private]
        assert shown, name
        self._new.clear()
        self.drawn[name] = "".join(self._message(each) for each in shown)

    def keep_modal(self, name: str, of: Member) -> None:
        """The modal that is open, with what is wrong in it."""
        assert of.modal is not None, name
        view = of.modal
        blocks = [_entered(each, view) for each in view.body["blocks"]]
        self.drawn[name] = drawing.modal({**view.body, "blocks": blocks}, self._names(), self._files(), view.errors)

    async def keep_home(self, name: str, of: Member) -> None:
        """Somebody's App Home."""
        await of.opens_home()
        await self.there.heard()
        parts = self.there.adapter._parts
        assert parts is not None
        pages = [page for _, page in parts.home._pages._noted.values()]
        await until(lambda: not any(page.drawing and not page.drawing.done() for page in pages))
        assert of.home_view is not None, name
        self.drawn[name] = drawing.home(of.home_view.body["blocks"], self._names(), self._files())

    def _message(self, message: Message) -> str:
        files = self.there.scene.wire.world.files
        attached = [files[each].name for each in message.files if each in files]
        return drawing.message(message.blocks, self._names(), self._files(), message.text, attached)

    def _names(self) -> dict[str, str]:
        world = self.there.scene.wire.world
        people = {each.id: each.shown or each.name.capitalize() for each in world.users.values()}
        return people | {each.id: each.name for each in world.channels.values()}

    def _files(self) -> dict[str, str]:
        files = self.there.scene.wire.world.files.values()
        return {each.id: _address(each.data or b"") for each in files}


async def story(album: Album) -> None:
    """What people meet in the first days of a class."""
    there = album.there
    robin, ana = there.robin, there.ana
    await album.keep_home("home-first-instructor", robin)
    await robin.runs("/homeroom start", "general")
    album.keep("start", private=True)
    await robin.presses("Set up the course")
    await robin.fills({"Time zone": "Europe/Madrid", "Pause weeks": "next week"})
    album.keep_modal("modal-course-errors", robin)
    await robin.closes_form()
    await _in_steps(album)
    await set_up(there)
    await album.keep_home("home-first-student", ana)
    for words, name in (("", "menu"), (" help", "help"), (" doctor", "doctor"), (" icebreaker decks", "decks")):
        album._new.clear()
        await robin.runs(f"/homeroom{words}", "general")
        album.keep(name, private=True)
    await ana.runs("/homeroom", "general")
    album.keep("menu-student", private=True)
    await robin.runs("/homeroom icebreaker now", "general")
    album.keep("preview", private=True)
    await robin.presses("Post")
    await there.goes_on()
    album.keep("open")
    await _chosen(album)
    await _together(album)
    await _deeper(album)
    await robin.runs("/homeroom status", "general")
    album.keep("status", private=True)
    await robin.runs("/homeroom icebreaker schedule", "general")
    album.keep_modal("modal-schedule", robin)
    await robin.fills({"days": ["mon", "thu"], "at": "09:30", "zone": "Europe/Madrid"})
    album.keep("scheduled", private=True)
    await robin.runs("/homeroom undo", "general")
    album.keep("undo", private=True)
    await there.eva.runs("/homeroom me", "general")
    album.keep("me-in-spanish", private=True)
    await _letter(album)
    await album.keep_home("home-student", ana)
    await album.keep_home("home-student-in-spanish", there.eva)
    await album.keep_home("home-instructor", robin)


async def _in_steps(album: Album) -> None:
    """A form of more questions than one modal holds, and what stands between its parts."""
    there = album.there
    platform = there.adapter.platform_of(there.space_id)
    whole = platform.capabilities
    platform.capabilities = replace(whole, form_inputs=4)
    await there.robin.runs("/homeroom course", "general")
    album.keep_modal("modal-step-1", there.robin)
    await there.robin.fills({"Name": "Biology"})
    album.keep("modal-between", private=True)
    await there.robin.presses("Continue")
    album.keep_modal("modal-step-2", there.robin)
    await there.robin.closes_form()
    platform.capabilities = whole


async def _chosen(album: Album) -> None:
    there = album.there
    there.later(700)
    await there.robin.runs("/homeroom icebreaker now", "general")
    await there.robin.chooses("Another deck", "This or that")
    await there.robin.presses("Post")
    await there.goes_on()
    first, second = (each["label"] for each in there.chi.sees("general")[-1]["card"]["actions"][:2])
    album._new.clear()
    for who, label in ((there.chi, first), (there.ben, second), (there.dan, first)):
        await who.presses(label)
        there.later(20)
        await there.goes_on()
    album.keep("this-or-that")


async def _together(album: Album) -> None:
    there = album.there
    there.later(700)
    await there.robin.runs("/homeroom icebreaker now", "general")
    await there.robin.chooses("Another deck", "Seen from several sides")
    while "Answer first" not in there.robin.answer:
        await there.robin.presses("Another")
    await there.robin.presses("Post")
    await there.goes_on()
    for who, words in ((there.chi, "The sea, and how it smells after the rain."), (there.ben, "My bicycle")):
        await who.presses("I’m in")
        await who.presses("My answer")
        await who.enters({"Your answer": words})
        album.keep_modal("modal-answer", who)
        await who.sends()
    there.later(20)
    album._new.clear()
    await there.goes_on()
    album.keep("together")
    await there.robin.presses("Let all appear now")
    there.later(20)
    await there.goes_on()
    album.keep("appeared")


async def _deeper(album: Album) -> None:
    there = album.there
    there.later(700)
    await posts(there)
    for who in (there.ana, there.ben, there.chi):
        await who.presses("I’d like deeper ones")
    album._new.clear()
    await there.robin.runs("/homeroom icebreaker deeper", "general")
    await there.goes_on()
    album.keep("deeper")


async def _letter(album: Album) -> None:
    """In a direct conversation."""
    there = album.there
    await there.dan.runs("/homeroom icebreaker suggest", "general")
    album.keep_modal("modal-suggest", there.dan)
    await there.dan.fills({"Your question": "Which sound is home to you?"})
    await there.robin.runs("/homeroom icebreaker suggestions", "general")
    await there.robin.presses("Accept")
    album._new.clear()
    await there.goes_on()
    album.keep("letter")


def _entered(block: Data, view: View) -> Data:
    """An input with what stands in it now, whatever it began with."""
    element = block.get("element") or {}
    state = view.entered.get((block.get("block_id", ""), element.get("action_id", "")))
    if state is None:
        return block
    now = {name: value for name, value in element.items() if not name.startswith("initial_")}
    now |= {
        f"initial_{name.removeprefix('selected_')}": value for name, value in state.items() if name != "type" and value
    }
    return {**block, "element": now}


def every_kind() -> Form:
    """A form with every kind of input."""
    choices = tuple(Choice(each, each.capitalize(), each == "stories") for each in ("quick", "stories", "deep"))
    values: dict[str, Json] = {
        "text": "Algebra 1",
        "date": "2026-11-23",
        "hours": ["mon-09", "mon-10", "wed-14"],
        "zone": "Europe/Madrid",
    }
    inputs = tuple(
        Input(
            kind.value,
            kind,
            kind.value.capitalize(),
            "A line that says what this is for.",
            required=kind is not InputKind.LONG,
            value=values.get(kind.value),
            choices=choices,
        )
        for kind in InputKind
    )
    note = (Words("Everybody in "), Words("this course", bold=True), Words(" sees it."))
    return Form("Every kind of input in one form", Link("a.b"), inputs, "Send", "k.1", note, step=1, steps=2)


def drawn(shown: Card | Form) -> str:
    """A card's messages, with a page that one turns to, or a form's modal, with something wrong in its first input."""
    if isinstance(shown, Form):
        view = modal(shown, where=WHERE)
        official.view(view)
        first = next(each["block_id"] for each in view["blocks"] if each["type"] == "input")
        return drawing.modal(view, {}, {}, {first: "That is longer than 40 characters. Please shorten it a little."})
    begins = paged(shown, TURNING, where=WHERE)
    pages = [begins] if begins.count == 1 else [begins, paged(shown, TURNING, 2, where=WHERE), *split(shown, WHERE)]
    return "".join(_page(page) for page in pages)


def as_view(shown: Card) -> str:
    """A card as a modal."""
    page = paged(shown, TURNING, where=WHERE, most=MOST_VIEW_BLOCKS)
    view = card_view(page, shown.title)
    official.view(view)
    return drawing.modal(view, {}, {}, {})


def _page(page: Page) -> str:
    files = {f"F{number}": _address(each.png) for number, each in enumerate(page.pending)}
    return drawing.message(official.message(page), {}, files, page.text, [each.name for each in page.files])


def _address(png: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"


def shown_alone(chart: bytes = _DOT) -> dict[str, str]:
    """What the icebreakers have not: odd words, pictures, many pages, every kind of input."""
    cards = samples(chart)
    forms = {"modal-every-kind": drawn(every_kind()), "modal-card": as_view(cards["odd-words"])}
    return {name: drawn(each) for name, each in cards.items()} | forms


async def main(out: Path) -> None:
    """Writes ``NAME-theme-width.png`` for everything."""
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        async with served(Path(folder), people=PEOPLE) as there:
            album = Album(there)
            await story(album)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found(), args=[*ARGUMENTS])
        chart = await _picture(browser, '<div style="background:#3c9a82;height:220px;width:420px"></div>', 460, False)
        await _write(browser, album.drawn | shown_alone(chart), out)
        await browser.close()


async def _write(browser: Browser, bodies: Mapping[str, str], out: Path) -> None:
    for name, body in bodies.items():
        for width, pixels in WIDTHS.items():
            for dark in (False, True):
                theme = "dark" if dark else "light"
                (out / f"{name}-{theme}-{width}.png").write_bytes(await _picture(browser, body, pixels, dark))


async def _picture(browser: Browser, body: str, width: int, dark: bool) -> bytes:
    page = await browser.new_page(viewport={"width": width, "height": 200})
    await page.set_content(drawing.page(body, dark=dark))
    taken: Any = await page.screenshot(full_page=True)
    await page.close()
    return bytes(taken)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    asyncio.run(main(Path(sys.argv[1])))
