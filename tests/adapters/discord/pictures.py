"""Pictures of cards and forms as they are sent to Discord: ``python -m tests.adapters.discord.pictures OUT`` writes
them, in both themes, as wide as a desk's and a phone's screen.

They are drawn from what the local Discord was given by the real app, so that commands, pages, names and what is chosen
already are those that people meet.
"""

from __future__ import annotations

import asyncio
import base64
import sys
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from playwright.async_api import Browser, async_playwright

from adapters.discord import paging
from adapters.discord.render import Page, split
from adapters.discord.sentences import say
from bot.card import Card
from tests.adapters.discord import drawing, official
from tests.adapters.discord.server_of import Served, served
from tests.adapters.discord.test_story import set_up
from tests.adapters.showing import samples
from tests.wire.chromium import ARGUMENTS, found
from tests.wire.discord.people import Member
from tests.wire.discord.things import Message

WIDTHS: Final = {"desk": 760, "phone": 390}


@dataclass
class Album:
    """What people were shown, by name; ``drawn`` as HTML."""

    there: Served
    drawn: dict[str, str] = field(default_factory=dict)
    _new: dict[int, Message] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.there.wire.world.seen_by_people.append(self._look)

    def _look(self, message: Message, gone: bool) -> None:
        if not gone and message.author.bot and (message.components or message.content):
            self._new[message.id] = message

    def keep(self, name: str, private_to: Member | None = None) -> None:
        """The messages that came or changed since the last time: those of one person alone, or those of a place."""
        shown = [each for each in self._new.values() if (each.private_to is not None) == (private_to is not None)]
        assert shown, name
        self._new.clear()
        self.drawn[name] = "".join(self._message(each) for each in shown)

    def keep_form(self, name: str, of: Member) -> None:
        """The modal that is open."""
        assert of._modal is not None, name
        self.drawn[name] = drawing.modal(of._modal[0], self._names())

    def _message(self, message: Message) -> str:
        above = f'<div class="text">{drawing.markdown(message.content, self._names())}</div>' if message.content else ""
        return drawing.message({"components": message.components}, self._names(), {}, above)

    def _names(self) -> dict[str, str]:
        world = self.there.wire.world
        people = {str(each.id): each.shown or each.name.capitalize() for each in world.users.values()}
        return people | {str(each.id): each.name for each in world.places.values()}


async def story(album: Album) -> None:
    """What people meet in the first days of a class."""
    there = album.there
    robin, ana, ben = there.robin, there.ana, there.ben
    there.people["chi"].locale = "es-ES"
    await robin.runs("homeroom start", place="general")
    album.keep("start", robin)
    await robin.presses("Set up the course")
    album.keep_form("form-course", robin)
    await robin.closes_form()
    await set_up(there)
    for words in ("homeroom help", "staff doctor", "staff roles", "staff icebreaker decks"):
        album._new.clear()
        await robin.runs(words, place="general")
        album.keep(words.rpartition(" ")[2], robin)
    await robin.runs("staff icebreaker now", place="general")
    album.keep("preview", robin)
    await robin.presses("Post")
    await there.goes_on()
    album.keep("open")
    await _chosen(album)
    await _together(album)
    await robin.runs("staff status", place="general")
    album.keep("status", robin)
    await robin.runs("staff icebreaker schedule", {"place": "general"}, place="general")
    album.keep_form("form-schedule", robin)
    await robin.fills({"days": ["mon", "thu"], "at": "09:30", "zone": "Europe/Madrid"})
    if robin.form is not None:
        await robin.fills({})
    album.keep("scheduled", robin)
    await there.chi.runs("homeroom me", place="general")
    album.keep("me-in-spanish", there.chi)
    await _letters(album)
    await ben.says("Something that hurts.", "general")
    await ana.picks("Report", ana.sees("general")[-1])
    album.keep("report", ana)


async def _chosen(album: Album) -> None:
    there = album.there
    await _passes(there, minutes=11)
    await there.robin.runs("staff icebreaker now", place="general")
    await there.robin.chooses("Another deck", "This or that")
    await there.robin.presses("Post")
    await there.goes_on()
    first, second = (each["label"] for each in there.ana.sees("general")[-1]["card"]["actions"][:2])
    for who, label in ((there.ana, first), (there.ben, second), (there.chi, first)):
        await who.presses(label)
        await _passes(there, seconds=20)
    album.keep("this-or-that")


async def _together(album: Album) -> None:
    there = album.there
    await _passes(there, minutes=11)
    await there.robin.runs("staff icebreaker now", place="general")
    await there.robin.chooses("Another deck", "Seen from several sides")
    while "Answer first" not in there.robin.answer:
        await there.robin.presses("Another")
    await there.robin.presses("Post")
    await there.goes_on()
    for who, words in ((there.ana, "The sea, and how it smells after the rain."), (there.ben, "My bicycle")):
        await who.presses("I’m in")
        await who.presses("My answer")
        album.keep_form("form-answer", who)
        assert who.form is not None
        await who.fills({who.form["inputs"][0]["label"]: words})
    await _passes(there, seconds=20)
    album.keep("together")
    await there.robin.presses("Let all appear now")
    await there.goes_on()
    album.keep("appeared")


async def _letters(album: Album) -> None:
    """In a direct conversation, and in a private thread where these are closed."""
    there = album.there
    for name, closed in (("letter", False), ("letter-in-thread", True)):
        there.people["ana"].closed = closed
        await there.ana.runs("icebreaker suggest", place="general")
        assert there.ana.form is not None
        await there.ana.fills({there.ana.form["inputs"][0]["label"]: f"Which sound is home to you? ({name})"})
        await there.robin.runs("staff icebreaker suggestions", place="general")
        album.keep(f"suggestion-{name}", there.robin)
        await there.robin.presses("Accept")
        album._new.clear()
        await there.goes_on()
        album.keep(name)


async def _passes(there: Served, **time: float) -> None:
    clock: Any = there.app.core.clock
    clock.leap_to(clock.now() + timedelta(**time))
    await there.goes_on()


def drawn(card: Card) -> str:
    """A card of ours: where it stands for everybody, with a page that one of them turns to; and as a private answer."""
    says = partial(say, "en")
    first = paging.first(card, says)
    pages = [first] if first.count == 1 else [first, paging.turned(card, 2, 1, says), *split(card)]
    return "".join(_page(page) for page in pages)


def _page(page: Page) -> str:
    files = {each.filename: f"data:image/png;base64,{base64.b64encode(each.fp.read()).decode()}" for each in page.files}
    return drawing.message(official.message(page), {}, files)


async def main(out: Path) -> None:
    """Writes ``NAME-theme-width.png`` for everything."""
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        async with served(Path(folder), instructors=["Teachers"], before=_teachers) as there:
            album = Album(there)
            await story(album)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found(), args=[*ARGUMENTS])
        chart = await _picture(browser, '<div style="background:#3c9a82;height:220px;width:420px"></div>', 460, False)
        await _write(browser, album.drawn | {name: drawn(each) for name, each in samples(chart).items()}, out)
        await browser.close()


def _teachers(wire: Any) -> None:
    (guild,) = wire.world.guilds.values()
    wire.world.role(guild, "Teachers")


async def _write(browser: Browser, bodies: Mapping[str, str], out: Path) -> None:
    for name, body in bodies.items():
        for width, pixels in WIDTHS.items():
            for dark in (False, True):
                theme = "dark" if dark else "light"
                (out / f"{name}-{theme}-{width}.png").write_bytes(await _picture(browser, body, pixels, dark))


async def _picture(browser: Browser, body: str, width: int, dark: bool) -> bytes:
    page = await browser.new_page(viewport={"width": width, "height": 200})
    await page.set_content(drawing.page(body, dark=dark))
    taken = await page.screenshot(full_page=True)
    await page.close()
    return taken


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    asyncio.run(main(Path(sys.argv[1])))
