"""App Home: each person's own page, drawn anew when something may have changed, for those who opened it lately."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import field
from functools import partial
from typing import Any, Final, Protocol

import aiohttp
import structlog
from slack_sdk.errors import SlackClientError
from slack_sdk.models.blocks import DividerBlock

from adapters.slack.adapter import SlackPlatform
from adapters.slack.inside import read_by
from adapters.slack.limits import MOST_VIEW_BLOCKS
from adapters.slack.people import Standings
from adapters.slack.places import space_of
from adapters.slack.render import small_print, split
from adapters.slack.sentences import say
from adapters.slack.words import Where
from adapters.slack.workspace import Workspaces
from bot.card import Card
from bot.facts import Reads
from bot.log import where_it_was
from bot.people import Person, Place
from bot.platform import Later, Message, PlatformError
from bot.recent import Recent
from bot.records import dataclass
from bot.texts import nearest

LEAST: Final = 3.0
"""Seconds between two pages for the same person, at least."""
SPREAD: Final = 5.0
"""Seconds after which a page shows what somebody else did."""
SPREADS: Final = 3
"""How often that doubles where all that others did changed nothing on the page."""
_AT_ONCE: Final = 4
"""Pages that are drawn at the same time, those aside that somebody waits for."""
_BEGUN: Final = float("inf")
_OPENED: Final = 3600.0
_MOST_OPENED: Final = 2_000
log = structlog.get_logger()


class Router(Protocol):
    """What is asked of :class:`bot.router.Router`."""

    async def home(
        self,
        person: Person,
        roles: frozenset[str] = frozenset(),
        *,
        manages: bool = False,
        language: str | None = None,
        time_zone: str | None = None,
        reads: Reads | None = None,
    ) -> tuple[Card, ...]: ...


@dataclass(slots=True)
class _Page:
    """What is known of somebody's page: when it was drawn, what it showed, how often in a row that was nothing new, and
    whether it is about to be drawn, or ``waits`` for its turn."""

    drawn: float = -LEAST
    shown: str = ""
    due: float = 0.0
    drawing: asyncio.Task[None] | None = field(default=None, repr=False)
    again: bool = False
    unmoved: int = 0
    waits: bool = False


class Home:
    """The pages of all workspaces."""

    def __init__(self, router: Router, workspaces: Workspaces, standings: Standings) -> None:
        self._router = router
        self._workspaces = workspaces
        self._standings = standings
        self._pages: Recent[Person, _Page] = Recent(_OPENED, _MOST_OPENED)
        self._of: dict[str, set[Person]] = {}
        self._turns = asyncio.Semaphore(_AT_ONCE)
        self._drawing: dict[asyncio.Task[None], tuple[str, _Page]] = {}

    def opened(self, team: str, user: str) -> None:
        """Somebody looks at their page: it is drawn anew, whatever it showed."""
        person = Person(space_of(team), user)
        page = self._pages.get(person) or _Page()
        page.shown, page.unmoved = "", 0
        self._pages.note(person, page)
        self._of.setdefault(person.space_id, set()).add(person)
        self._draw_in(person, page, 0.0)

    def acted(self, team: str, user: str, *, at_home: bool = False) -> None:
        """Somebody did something: their page may be another now, and in a moment those of others.

        What they did ``at_home`` says that they look at it, also where it was opened before this process or told to
        another one.
        """
        person = Person(space_of(team), user)
        if at_home:
            self.opened(team, user)
        elif (page := self._pages.get(person)) is not None:
            self._draw_in(person, page, 0.0)
        self.changed(person.space_id, surely=False)

    def changed(self, space_id: str, *, surely: bool = True) -> None:
        """Something is different in a workspace; or, where that is not sure, somebody did something there, which most
        often changes nothing that others see."""
        for person in [*self._of.get(space_id, ())]:
            page = self._pages.get(person)
            if page is None:
                self._of[space_id].discard(person)
            else:
                self._draw_in(person, page, SPREAD if surely else SPREAD * 2**page.unmoved)

    def forget(self, space_id: str) -> None:
        """Homeroom is there no longer."""
        for person in self._of.pop(space_id, ()):
            self._pages.forget(person)
        for task, (of, page) in self._drawing.items():
            if of == space_id and page.due != _BEGUN:  # what has begun may be what found out, and ends by itself
                task.cancel()

    async def stop(self) -> None:
        """Draws nothing more."""
        for task in self._drawing:
            task.cancel()
        if self._drawing:
            await asyncio.wait([*self._drawing])

    def _draw_in(self, person: Person, page: _Page, seconds: float) -> None:
        """Draws it after so many seconds, and not too soon after the last time. What is to come later comes sooner."""
        now = asyncio.get_running_loop().time()
        due = max(now + seconds, page.drawn + LEAST)
        if page.drawing is not None and not page.drawing.done():
            if page.due <= due and not (page.waits and not seconds):
                return
            if page.due == _BEGUN:  # what is on its way to Slack already must not overtake what is drawn next
                page.again = True
                return
            page.drawing.cancel()
        page.due, page.waits = due, False
        page.drawing = asyncio.create_task(self._draw(person, page, alone=not seconds), name="slack home")
        self._drawing[page.drawing] = person.space_id, page
        page.drawing.add_done_callback(self._drawing.pop)

    async def _draw(self, person: Person, page: _Page, *, alone: bool) -> None:
        """``alone`` is what somebody waits for: it takes no turn."""
        await asyncio.sleep(page.due - asyncio.get_running_loop().time())
        if alone:
            await self._drawn(person, page)
            return
        page.waits = True
        async with self._turns:
            page.waits = False
            await self._drawn(person, page)

    async def _drawn(self, person: Person, page: _Page) -> None:
        loop = asyncio.get_running_loop()
        if self._pages.get(person) is not page:  # it is long since they looked, or there is no page any more
            return
        page.drawn, page.due, page.again = loop.time(), _BEGUN, False  # what changes from here on is for the next time
        try:
            await self._show(person, page)
        except Later as later:
            page.drawn, page.again = loop.time() + (later.seconds or LEAST), True
        except (PlatformError, SlackClientError, aiohttp.ClientError, OSError) as refusal:
            log.warning("slack.home", type=type(refusal).__name__)
        except Exception as fault:
            log.error("slack.home", **where_it_was(fault))
        if page.again and self._pages.get(person) is page:
            page.drawing = None
            self._draw_in(person, page, LEAST if page.drawn > loop.time() else 0.0)  # put off, it takes its turn

    async def _show(self, person: Person, page: _Page) -> None:
        who = await self._standings.of(person.space_id.partition(":")[2], person.external_id, acts=False)
        if not who.is_person:
            return
        there = await self._workspaces.of(person.space_id)
        cards = await self._router.home(
            person,
            who.roles,
            manages=who.manages,
            language=who.language,
            time_zone=who.time_zone,
            reads=partial(read_by, there, person.external_id),
        )
        language = nearest(who.language)
        said = [there.wording.said(card) for card in cards]
        found = view([(card, await there.where(card, language)) for card in said], language)
        shown = json.dumps(found)
        page.unmoved = min(page.unmoved + 1, SPREADS) if shown == page.shown else 0
        if shown != page.shown:
            with there.asking("", "views.publish", alone=True):
                await there.client.views_publish(user_id=person.external_id, view=found)
            page.shown = shown


class Shown(SlackPlatform):
    """One workspace as the core sees it, where what changes on cards may change people's pages as well."""

    home: Home | None = None

    async def post(self, place: Place, card: Card, nonce: str) -> Message:
        return self._noted(await super().post(place, card, nonce))

    async def edit(self, message: Message, card: Card) -> None:
        await super().edit(message, card)
        self._noted(message)

    def _noted(self, message: Message) -> Message:
        if self.home is not None:
            self.home.changed(self._space)
        return message


def view(cards: Sequence[tuple[Card, Where]], language: str) -> dict[str, Any]:
    """Cards as one page. What does not fit on it is not cut in silence, though it never is so much."""
    blocks: list[dict[str, Any]] = []
    for card, where in cards:
        if blocks:
            blocks.append(DividerBlock().to_dict())
        for page in split(card, where):
            blocks += page.with_files([]).blocks  # pictures stand on the cards themselves
    if not blocks:
        blocks = [small_print(say(language, "home-empty")).to_dict()]
    if len(blocks) > MOST_VIEW_BLOCKS:
        blocks = [*blocks[: MOST_VIEW_BLOCKS - 1], small_print(say(language, "home-more")).to_dict()]
    return {"type": "home", "blocks": blocks}
