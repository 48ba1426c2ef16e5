"""Pictures of the icebreakers' cards and forms as they are sent to Discord: ``python -m tests.adapters.discord.pictures
OUT`` writes them, in both themes, as wide as a desk's and a phone's screen."""

from __future__ import annotations

import asyncio
import base64
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from unittest import mock

from playwright.async_api import Browser, async_playwright

from adapters.discord.modals import modal
from adapters.discord.render import Page, Turning, paged, split
from adapters.web import adapter as web
from adapters.web.render import card_json, form_json
from bot.card import Button, Card, Field, File, Form, Image, Look
from bot.link import Link
from bot.people import Person, Place
from bot.text import Said
from cogs.admin import cog as admin
from cogs.icebreakers import cog as icebreakers
from tests.adapters.discord import drawing, official
from tests.cogs.ways import either_posted, together_posted
from tests.klass import PEOPLE, PLACES, Klass, klass_of, sqlite
from tests.wire.chromium import ARGUMENTS, found

WIDTHS: Final = {"desk": 760, "phone": 390}
IDS: Final = {each.id: str(number) for number, each in enumerate(PEOPLE, start=1)}
ROOMS: Final = {each.key: str(number) for number, each in enumerate(PLACES, start=101)}
NAMES: Final = {IDS[each.id]: each.name for each in PEOPLE} | {ROOMS[each.key]: each.name for each in PLACES}
TURNING: Final = Turning(lambda page: f"~page:{page}:1:2", "Back", "Next")


@contextmanager
def seen(shown: list[Card | Form]) -> Iterator[None]:
    """Notes every card and form that the class in the browser is given."""

    def card(given: Card) -> dict[str, Any]:
        shown.append(given)
        return card_json(given)

    def form(given: Form) -> dict[str, Any]:
        shown.append(given)
        return form_json(given)

    with mock.patch.object(web, "card_json", card), mock.patch.object(web, "form_json", form):
        yield


async def story(klass: Klass, shown: list[Card | Form]) -> dict[str, Card | Form]:
    """What people meet in the first days of a class."""
    kept: dict[str, Card | Form] = {}
    await klass.instructor.says("/homeroom help", place="general")
    kept["help"] = shown[-1]
    await klass.instructor.says("/icebreaker now", place="general")
    kept["preview"] = shown[-1]
    await klass.instructor.presses("Post")
    await klass.goes_on()
    kept["open"] = next(each for each in reversed(shown) if isinstance(each, Card) and each.thread)
    await either_posted(klass)
    for who, label in (("ben", "The road"), ("chi", "The map"), ("s1", "The road"), ("s2", "The road")):
        await klass.seats[who].presses(label)
        await klass.waits(seconds=20)
    kept["this-or-that"] = shown[-1]
    await klass.waits(minutes=11)
    await together_posted(klass)
    await klass.ben.presses("I’m in")
    await klass.chi.presses("My answer")
    kept["form-answer"] = shown[-1]
    await klass.chi.fills({"words": "The sea"})
    await klass.waits(seconds=20)
    kept["together"] = next(each for each in reversed(shown) if isinstance(each, Card) and each.fields)
    await klass.instructor.says("/homeroom status", place="general")
    kept["status"] = shown[-1]
    await klass.instructor.says("/icebreaker schedule", place="general")
    kept["form-schedule"] = shown[-1]
    await klass.instructor.fills({"days": ["mon", "thu"], "at": "09:30", "zone": "Europe/Madrid"})
    kept["scheduled"] = shown[-1]
    await klass.ana.says("/homeroom me", place="general")
    kept["me-in-spanish"] = shown[-1]
    return kept


def samples(picture: bytes) -> dict[str, Card]:
    """What the icebreakers have not: pictures, files, people's odd words, many pages."""
    odd = (
        "# not a heading\n- not a list\n**not bold** @everyone <@1> https://example.org/a_b ||no spoiler||\nשלום 👩‍👩‍👧"
    )
    many = tuple(Field(f"Answer {number}", (Said("Rain on a tent, and tea. " * 6),)) for number in range(1, 31))
    actions = (Button("Answer", Link("a.b"), Look.MAIN), Button("Delete", Link("a.c"), Look.CAREFUL))
    return {
        "odd-words": Card("What people write", (Said(odd),), (Field("Ana", (Said("*hm*"),)),), actions=actions),
        "picture": Card(
            "Results",
            image=Image("A chart", bytes, picture),
            files=(File("results.csv", "text/csv", b""),),
            note=(Said("12 people"),),
        ),
        "many-pages": Card("All answers", fields=many, actions=actions, note=(Said("Only you see this."),)),
    }


def known(value: Any) -> Any:
    """The same with people and places by numbers, as Discord has them."""
    match value:
        case Person(space_id, person):
            return Person(space_id, IDS.get(person, "0"))
        case Place() if value.root.key in ROOMS:
            return replace(value, id=ROOMS[value.root.key])
        case tuple():
            return tuple(known(each) for each in value)
        case _ if is_dataclass(value) and not isinstance(value, type):
            changed = {each.name: known(getattr(value, each.name)) for each in fields(value) if each.init}
            return replace(value, **changed)
        case _:
            return value


def drawn(shown: Card | Form) -> str:
    """A card's messages or a form's modal."""
    if isinstance(shown, Form):
        return drawing.modal(official.modal(modal(known(shown))), NAMES)
    card: Card = known(shown)
    first = paged(card, TURNING)
    pages = [first] if first.count == 1 else [first, paged(card, TURNING, 2), *split(card)]
    return "".join(_message(page) for page in pages)


def _message(page: Page) -> str:
    files = {each.filename: f"data:image/png;base64,{base64.b64encode(each.fp.read()).decode()}" for each in page.files}
    return drawing.message(official.message(page), NAMES, files)


async def main(out: Path) -> None:
    """Writes ``NAME-theme-width.png`` for everything."""
    out.mkdir(parents=True, exist_ok=True)
    shown: list[Card | Form] = []
    with TemporaryDirectory() as folder, seen(shown):
        async with klass_of([admin, icebreakers], sqlite(Path(folder))) as klass:
            kept = await story(klass, shown)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found(), args=[*ARGUMENTS])
        chart = await _picture(browser, '<div style="background:#3c9a82;height:220px;width:420px"></div>', 460, False)
        for name, each in {**kept, **samples(chart)}.items():
            body = drawn(each)
            for width, pixels in WIDTHS.items():
                for dark in (False, True):
                    theme = "dark" if dark else "light"
                    (out / f"{name}-{theme}-{width}.png").write_bytes(await _picture(browser, body, pixels, dark))
        await browser.close()


async def _picture(browser: Browser, body: str, width: int, dark: bool) -> bytes:
    page = await browser.new_page(viewport={"width": width, "height": 200})
    await page.set_content(drawing.page(body, dark=dark))
    taken = await page.screenshot(full_page=True)
    await page.close()
    return taken


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    asyncio.run(main(Path(sys.argv[1])))
