"""A stage for one state of the page: a class, a window in it, and what the page draws there, read from the page."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from playwright.async_api import Locator, Page, WebSocketRoute, expect

from adapters.web.page import PageTexts
from adapters.web.refusal import Sentences
from tests.adapters.web.page.conftest import Site, Window

STATIC = Path(__file__).parents[4] / "adapters" / "web" / "static"
GENERAL = "channel:general"
LONG = "A long message that goes on and on, as people write when they have something to tell. " * 12
_OPENS = re.compile(
    r"^(?:export )?(?:const \w+ = memo\()?"
    r"(?P<from>function (?P<name>[A-Z]\w*)|class (?P<frame>[A-Z]\w*) extends Component)",
    re.M,
)

# What stands in the page now, from the tree that Preact keeps of it (`__k` are an element's children): the source of
# every component, and the kinds of everything that cards and forms are made of.
_DRAWN = """() => {
  const sources = new Set(), kinds = new Set();
  const part = (kind, found) => found && kinds.add(kind);
  const look = ({ type, props }) => {
    sources.add(type.toString());
    part(`input:${props.input?.kind}`, props.input?.kind);
    part(`run:${props.run?.t}`, props.run?.t);
    part(`style:${props.as}`, type.name === "When" && props.as);
    part(`action:${props.action?.type}`, props.action?.type);
    part(`look:${props.action?.look}`, props.action?.look);
    const { card, thread } = type.name === "Card" ? props.message : {};
    for (const [name, value] of Object.entries(card || {})) part(`card:${name}`, value?.length || value?.src);
    part("card:thread", card && thread);
    part(`written:${props.node?.t ?? props.t}`, props.node?.t ?? props.t);
  };
  const walk = (node) => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (node && typeof node === "object") {
      if (typeof node.type === "function") look(node);
      walk(node.__k);
    }
  };
  walk(document.getElementById("page")?.__k);
  return { sources: [...sources], kinds: [...kinds] };
}"""


@cache
def components() -> dict[str, str]:
    """The source of every component of the page's own, by its module and name: ``card.Image``."""
    found = {}
    for path in sorted(STATIC.glob("*.js")):
        source = path.read_text("utf-8")
        for one in _OPENS.finditer(source):
            end = source.index("\n}", one.end()) + 2
            found[f"{path.stem}.{one['name'] or one['frame']}"] = source[one.start("from") : end]
    return found


@dataclass
class Stage:
    """Where a state is brought to the page. ``kai`` is a student here, ``robin`` the instructor."""

    site: Site
    window: Window
    held: AsyncExitStack  # what the state holds back, or has open

    @property
    def page(self) -> Page:
        """The page."""
        return self.window.page

    def at(self, selector: str, **has: Any) -> Locator:
        """What fits this selector."""
        return self.page.locator(selector, **has)

    def say(self, text_id: str, **values: str) -> str:
        """The page's own sentence, in the language of the class."""
        return sentences()(self.site.language)[f"page-{text_id}"].format(**values)

    def labelled(self, text_id: str, **values: str) -> Locator:
        """What carries the page's own sentence as its label."""
        return self.page.get_by_label(self.say(text_id, **values), exact=True)

    async def opens(self, person: str = "kai", place: str = GENERAL) -> None:
        """Goes to the class as this person."""
        await self.window.opens(person, place)

    async def holds(self, *deeds: str) -> None:
        """From the next connection on, what asks the class for one of these never arrives."""

        def between(page: WebSocketRoute) -> None:
            server = page.connect_to_server()
            asked = tuple(f'"do":"{deed}"' for deed in deeds)
            page.on_message(lambda sent: None if any(each in str(sent) for each in asked) else server.send(sent))

        await self.page.route_web_socket(re.compile("/live"), between)

    async def is_greeted(self, **fields: object) -> None:
        """From the next connection on, the class greets the page with these as well."""

        def between(page: WebSocketRoute) -> None:
            server = page.connect_to_server()

            def pass_on(told: str | bytes) -> None:
                items = json.loads(told)
                page.send(json.dumps([each | fields if each.get("ev") == "hello" else each for each in items]))

            server.on_message(pass_on)

        await self.page.route_web_socket(re.compile("/live"), between)

    async def drawn(self) -> set[str]:
        """The names of everything that stands in the page now: components, parts of cards, kinds of inputs."""
        found = await self.page.evaluate(_DRAWN)
        ours = {name for name, source in components().items() if source in set(found["sources"])}
        door = "in.html" if await self.at(".door form").count() else "closed.html"
        return ours | set(found["kinds"]) | {door if await self.at(".door").count() else "page.html"}


@cache
def sentences() -> Callable[[str], dict[str, str]]:
    """The page's sentences, read once."""
    return PageTexts(Sentences()).of


def written() -> set[str]:
    """The kinds of everything that people's own words are made of, from the module that draws them."""
    maps = re.findall(r"^const (?:BLOCKS|WITHIN) = {\n(.*?)\n};", (STATIC / "words.js").read_text("utf-8"), re.M | re.S)
    return {name for each in maps for name in re.findall(r"^  (\w+):", each, re.M)}


Reach = Callable[[Stage], Awaitable[None]]


@dataclass(frozen=True)
class State:
    """One state of the page: its name, what of the page it is there to show, and the way to it."""

    name: str
    shows: frozenset[str]
    reach: Reach


STATES: list[State] = []


def state(name: str, shows: str) -> Callable[[Reach], Reach]:
    """Puts a way into the list. ``shows`` are names parted by spaces: ``page.html card.Image card:image``."""

    def keep(reach: Reach) -> Reach:
        STATES.append(State(name, frozenset(shows.split()), reach))
        return reach

    return keep


async def talk(stage: Stage) -> None:
    """A channel in which several people said something: long, in other scripts, one after the other."""
    for person, words in (
        ("sasha", "Hello everyone"),
        ("sasha", "nospace" * 40),
        ("noor", LONG),
        ("tariq", "مرحبا بالجميع <b>not bold</b> **bold** `code` https://example.org/a/long/address"),
    ):
        seat = await stage.site.seat(person)
        await seat.says(words, "general")


async def narrow_to_places(stage: Stage) -> None:
    """Shows the places where only one part of the page is shown at a time."""
    if await stage.labelled("all-places").is_visible():
        await stage.labelled("all-places").click()
    await expect(stage.at(".places")).to_be_visible()
