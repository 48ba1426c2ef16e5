"""The answers to one delivery: it is acknowledged once, within three seconds, and what follows finds its way back.

Where somebody acted in a conversation, they are answered there; where in a modal, in it; and where there is neither, in
a modal of its own or, when it is too late for one, in their direct conversation. Files always come there.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Final, Protocol

import structlog
from slack_sdk.errors import SlackApiError

from adapters.slack import limits
from adapters.slack.came import Came
from adapters.slack.limits import LONGEST_URL_USE, MOST_URL_USES, MOST_VIEW_BLOCKS
from adapters.slack.modals import Meta
from adapters.slack.refused import Unauthorized, code_of
from adapters.slack.render import Page, card_view, small_print
from adapters.slack.sentences import say
from adapters.slack.words import escaped
from bot.act import ActKind
from bot.platform import Later, NeverWorks
from bot.texts import nearest

Ack = Callable[..., Awaitable[Any]]
"""Bolt's ``ack``: for a command with a message, for a modal with ``response_action``."""
View = Mapping[str, Any]
_TRIGGER_OVER: Final = ("expired_trigger_id", "exchanged_trigger_id", "trigger_expired", "trigger_exchanged")
_VIEW_GONE: Final = ("not_found", "view_not_found")
log = structlog.get_logger()


class TooLate(Exception):
    """A modal can be opened no more for what was done."""


class Ways(Protocol):
    """What answers go out by, in one workspace."""

    async def views_open(self, *, trigger_id: str, view: View) -> Any:
        """Opens a modal. Raises :class:`~bot.platform.Later` where that is not possible while the trigger lives."""

    async def views_update(self, *, view_id: str, view: View) -> Any:
        """A modal becomes another."""

    async def respond(self, url: str, body: Mapping[str, Any]) -> bool:
        """Uses a ``response_url``; whether it could be used still."""

    async def post(self, channel: str, page: Page, thread_ts: str | None) -> str:
        """A message before everyone there; its ``ts``."""

    async def edit(self, channel: str, ts: str, page: Page) -> None:
        """A message is replaced."""

    async def tell(self, user: str, page: Page) -> None:
        """A message in the direct conversation with somebody."""

    async def hand(self, user: str, what: Hashable, page: Page) -> None:
        """The files of a page come into the direct conversation with somebody, in their turn; where ``what`` is on its
        way to them already, that does. Raises :class:`~bot.platform.PlatformError`."""

    @property
    def lacks_for_files(self) -> str:
        """The right without which no file can come to a person; empty where all are there."""

    async def whisper(self, user: str, channel: str, page: Page, thread_ts: str | None) -> None:
        """A message in a conversation that only this person sees."""

    async def prepared(self, page: Page) -> Page:
        """The page with its pictures uploaded."""


class Answers:
    """What one delivery was answered with so far. ``title`` is what a modal that shows a card is called, ``language``
    the person's, as soon as it is known."""

    def __init__(self, came: Came, ack: Ack, ways: Ways, kind: ActKind, *, title: str) -> None:
        self._came = came
        self._ack = ack
        self._ways = ways
        self._sent = kind is ActKind.SUBMIT  # what it is answered with takes the form's place
        self._typed = kind is ActKind.COMMAND  # may be answered with its acknowledgement
        self._title = title
        self.language = ""
        self._acked = False
        self._closed = False  # the modal in which they acted was put away meanwhile
        self._used = 0
        self._url = came.url or came.meta.url
        self._began = time.monotonic()

    async def gain_time(self) -> None:
        """Says that it was heard. A form that was sent stays open, and says so itself."""
        if self._sent:
            waiting = {**self._card_view([small_print(self._says("waits")).to_dict()])}
            await self._acknowledge(response_action="update", view=waiting)
        else:
            await self._acknowledge()

    async def form(self, view: View, errors: Mapping[str, str]) -> None:
        """Opens a form; in the place of the one that was sent, or of the modal in which it was asked for. ``errors``
        stand at its fields where it is the one that was sent, by their blocks.

        Raises :class:`TooLate`.
        """
        if self._sent and not self._acked:
            if errors:
                await self._acknowledge(response_action="errors", errors=dict(errors))
            else:
                await self._acknowledge(response_action="update", view=view)
            return
        try:
            with _in_time():
                if self._came.in_modal:
                    await self._asks(self._ways.views_update(view_id=str(self._came.view["id"]), view=view))
                elif self._came.trigger:
                    await self._asks(self._ways.views_open(trigger_id=self._came.trigger, view=view))
                else:
                    raise TooLate
        except TooLate:
            self._closed = self._came.in_modal
            raise
        await self._acknowledge()

    async def private(self, pages: Sequence[Page], asked: Hashable | None = None) -> None:
        """For who acted alone. ``asked`` is by what the same is known when it is asked for again: its files may be on
        their way."""
        pages = [self._pointing(page) for page in await self._prepared(pages)]
        rest = await self._privately(pages)
        await self._acknowledge()
        for page in pages:
            if page.files:
                await self._hand(page, page.files if asked is None else asked, alone=page not in rest)
            elif page in rest:
                await self._ways.tell(self._came.user, page)

    async def here(self, page: Page) -> None:
        """In place of the card that was pressed, with the visibility that it has."""
        [page] = await self._prepared([page])
        if self._came.in_card:
            await self.private([page])
            return
        await self._acknowledge()
        if await self._responds({"replace_original": True, **_said(page)}):
            return
        pressed = self._came.meta.message
        if pressed is None or self._came.meta.private:
            await self._ways.tell(self._came.user, page)
        else:
            await self._ways.edit(pressed.place.partition(":")[2].partition("-")[0], pressed.id, page)

    async def public(self, page: Page) -> str | None:
        """For everyone in the place. Returns the message's ``ts``, where Slack tells it."""
        await self._acknowledge()
        try:
            return await self._ways.post(self._came.channel, page, self._came.thread or None)
        except NeverWorks:  # a channel that Homeroom is not in: who acted is, and speaks through it
            page = await self._ways.prepared(page)
            if not await self._responds({"response_type": "in_channel", "replace_original": False, **_said(page)}):
                raise
        return None

    async def nothing(self) -> None:
        """Slack wants to know that everything was heard; a form that was sent closes."""
        if self._sent and self._acked:  # no call closes a modal: it says that all is done
            await self._updates(self._card_view([]))
        await self._acknowledge()

    # The ways.

    @property
    def _shows_in_modal(self) -> bool:
        """Who pressed in a modal looks at it; who sent a form does, where nothing else is left to look at."""
        if self._came.in_modal and not self._closed:
            return not self._sent or self._acked or not self._url_lasts
        return False

    @property
    def _url_lasts(self) -> bool:
        """Whether the ``response_url`` may still be used, as far as can be told."""
        return bool(self._url) and self._used < MOST_URL_USES and time.monotonic() - self._began < LONGEST_URL_USE

    async def _responds(self, body: Mapping[str, Any]) -> bool:
        """Speaks by the ``response_url``, if that is still possible."""
        if not self._url_lasts:
            return False
        self._used += 1
        return await self._ways.respond(self._url, body)

    async def _prepared(self, pages: Sequence[Page]) -> list[Page]:
        if any(page.pending for page in pages):
            await self.gain_time()  # uploading takes longer than there is
        return [await self._ways.prepared(page) for page in pages]

    async def _privately(self, pages: Sequence[Page]) -> list[Page]:
        """Shows what can be shown where they look; returns the rest."""
        if self._shows_in_modal:
            return await self._in_modal(pages)
        if self._typed and not self._acked and self._url_lasts:
            first, *others = pages
            await self._acknowledge(response_type="ephemeral", **_said(first))
            return await self._by_url(others)
        if self._url_lasts:
            await self._acknowledge()
            return await self._by_url(pages)
        if self._came.trigger and not self._sent:
            return await self._in_new_modal(pages)
        if self._came.channel and not self._came.trigger:
            return await self._in_whispers(pages)
        return [*pages]

    def _pointing(self, page: Page) -> Page:
        """What only one person sees holds no file: it says where it comes, or why it cannot."""
        if not page.files:
            return page
        lacks = self._ways.lacks_for_files
        sentence = self._says("files-lacking", scope=lacks) if lacks else self._says("files-direct")
        blocks, text = [*page.blocks, small_print(sentence).to_dict()], f"{page.text}\n{sentence}"
        return replace(page, blocks=blocks, text=text, files=() if lacks else page.files)

    async def _hand(self, page: Page, what: Hashable, *, alone: bool) -> None:
        """The files come, ``alone`` where the rest of the page was shown; where they cannot, that is said."""
        user, names = self._came.user, ", ".join(each.name for each in page.files)
        sent = Page([], escaped(names), files=page.files) if alone else page
        try:
            await self._ways.hand(user, what, sent)
        except (Later, NeverWorks) as problem:
            log.warning("slack.file_lost", type=type(problem).__name__)
            sentence = self._says("files-lost", names=names)
            for each in await self._by_url([Page([small_print(sentence).to_dict()], escaped(sentence))]):
                await self._ways.tell(user, each)

    def _says(self, text_id: str, **values: str) -> str:
        return say(nearest(self.language), text_id, **values)

    async def _acknowledge(self, **given: Any) -> None:
        if not self._acked:
            self._acked = True
            await self._ack(**given)

    async def _asks(self, asked: Coroutine[Any, Any, object]) -> None:
        """Asks for what shows the answer, and says that it was heard where that takes long."""
        asking = asyncio.create_task(asked)
        try:
            left = limits.DEFER_AFTER - (time.monotonic() - self._began)
            await asyncio.wait([asking], timeout=max(left, 0.0))
            if not asking.done():
                await self._acknowledge()
            await asking
        finally:
            asking.cancel()

    async def _in_modal(self, pages: Sequence[Page]) -> list[Page]:
        blocks, rest = _together(pages)
        view = self._card_view(blocks)
        if self._sent and not self._acked:
            await self._acknowledge(response_action="update", view=view)
        else:
            await self._acknowledge()
            if not await self._updates(view):
                return await self._privately(pages)
        return rest

    async def _updates(self, view: View) -> bool:
        """The modal in which they acted becomes another, unless it was put away."""
        try:
            with _in_time():
                await self._ways.views_update(view_id=str(self._came.view["id"]), view=view)
        except TooLate:
            self._closed = True
        return not self._closed

    async def _in_new_modal(self, pages: Sequence[Page]) -> list[Page]:
        blocks, rest = _together(pages)
        try:
            with _in_time():
                await self._asks(self._ways.views_open(trigger_id=self._came.trigger, view=self._card_view(blocks)))
        except TooLate:
            return [*pages]
        return rest

    async def _in_whispers(self, pages: Sequence[Page]) -> list[Page]:
        """Where Slack sent no address to answer by: somebody named Homeroom."""
        came = self._came
        for number, page in enumerate(pages):
            try:
                await self._ways.whisper(came.user, came.channel, page, came.thread or None)
            except NeverWorks:  # they left the conversation meanwhile, or we were taken out of it
                return [*pages[number:]]
        return []

    async def _by_url(self, pages: Sequence[Page]) -> list[Page]:
        thread = {"thread_ts": self._came.thread} if self._came.thread else {}
        for number, page in enumerate(pages):
            shown = {"response_type": "ephemeral", "replace_original": False, **thread, **_said(page)}
            if not await self._responds(shown):
                return [*pages[number:]]
        return []

    def _card_view(self, blocks: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        page = Page([dict(each) for each in blocks] or [small_print("✓").to_dict()], "")
        meta = self._came.meta if self._came.in_modal else Meta()
        return card_view(page, self._title, meta.to_json())


@contextmanager
def _in_time() -> Iterator[None]:
    """A modal that cannot be shown any more, or only when nobody waits for it still, is :class:`TooLate`."""
    try:
        yield
    except Unauthorized:
        raise
    except Later:
        raise TooLate from None
    except SlackApiError as refusal:
        if code_of(refusal) not in (*_TRIGGER_OVER, *_VIEW_GONE):
            raise
        raise TooLate from None


def _said(page: Page) -> dict[str, Any]:
    return {"blocks": page.blocks, "text": page.text, "unfurl_links": False, "unfurl_media": False}


def _together(pages: Sequence[Page]) -> tuple[list[Mapping[str, Any]], list[Page]]:
    """As many of the pages as one view holds, and the others."""
    blocks: list[Mapping[str, Any]] = []
    rest = [*pages]
    while rest and len(blocks) + len(rest[0].blocks) <= MOST_VIEW_BLOCKS:
        blocks += rest.pop(0).blocks
    return blocks, rest
