"""Pictures of cards and forms as they are sent to Slack: ``python -m tests.adapters.slack.pictures OUT`` writes them,
in both themes, as wide as a desk's and a phone's screen."""

from __future__ import annotations

import asyncio
import base64
import sys
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.async_api import Browser, async_playwright

from adapters.slack.limits import MOST_VIEW_BLOCKS
from adapters.slack.modals import modal
from adapters.slack.render import Page, Turning, card_view, paged, split
from adapters.slack.words import Where
from bot.card import Card, Choice, Form, Input, InputKind, Json
from bot.link import Link
from bot.text import Words
from cogs.admin import cog as admin
from cogs.icebreakers import cog as icebreakers
from tests.adapters.showing import known, samples, seen, story
from tests.adapters.slack import drawing, official
from tests.klass import PEOPLE, PLACES, klass_of, sqlite
from tests.wire.chromium import ARGUMENTS, found

WIDTHS: Final = {"desk": 900, "phone": 360}
IDS: Final = {each.id: f"U{number}" for number, each in enumerate(PEOPLE, start=100)}
ROOMS: Final = {each.key: f"C{number}" for number, each in enumerate(PLACES, start=100)}
NAMES: Final = {IDS[each.id]: each.name for each in PEOPLE} | {ROOMS[each.key]: each.name for each in PLACES}
TURNING: Final = Turning(lambda page: f"~page:{page}::", "Back", "More")
WHERE: Final = Where("https://class.slack.com")


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
            error="That is longer than 40 characters. Please shorten it a little." if kind is InputKind.TEXT else "",
        )
        for kind in InputKind
    )
    note = (Words("Everybody in "), Words("this course", bold=True), Words(" sees it."))
    return Form("Every kind of input in one form", Link("a.b"), inputs, "Send", "k.1", note, step=1, steps=2)


def drawn(shown: Card | Form) -> str:
    """A card's messages or a form's modal."""
    if isinstance(shown, Form):
        view = modal(known(shown, IDS, ROOMS), where=WHERE)
        official.view(view)
        return drawing.modal(view, NAMES, {})
    card: Card = known(shown, IDS, ROOMS)
    first = paged(card, TURNING, where=WHERE)
    pages = [first] if first.count == 1 else [first, paged(card, TURNING, 2, where=WHERE), *split(card, WHERE)]
    return "".join(_message(page) for page in pages)


def as_view(shown: Card) -> str:
    """A card as a modal, and as App Home."""
    page = paged(known(shown, IDS, ROOMS), TURNING, where=WHERE, most=MOST_VIEW_BLOCKS)
    view = card_view(page, shown.title)
    official.view(view)
    return f"{drawing.modal(view, NAMES, {})}<br>{drawing.home(page.blocks, NAMES, {})}"


def _message(page: Page) -> str:
    blocks = official.message(page)
    files = {
        f"F{number}": f"data:image/png;base64,{base64.b64encode(each.png).decode()}"
        for number, each in enumerate(page.pending)
    }
    return drawing.message(blocks, NAMES, files)


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
        bodies = {name: drawn(each) for name, each in {**kept, **samples(chart), "every-kind": every_kind()}.items()}
        bodies["view"] = as_view(kept["status"])  # type: ignore[arg-type] # a card
        for name, body in bodies.items():
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
