"""Direct conversations: a person's own, and the group message of several; each is opened once and then known."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from typing import Final, TypeVar

from adapters.slack.render import Page
from adapters.slack.sending import send
from adapters.slack.tiers import POST
from adapters.slack.workspace import Workspace
from bot.platform import NeverWorks, Why

T = TypeVar("T")

OPEN: Final = "conversations.open"
_CLOSED: Final = (Why.PLACE_GONE, Why.NOT_IN_PLACE, Why.ARCHIVED)
"""What Slack says of a conversation that nobody can write in, where it does not say whose fault that is."""


class Direct:
    """The direct conversations of one workspace. People are ids of Slack's."""

    def __init__(self, there: Workspace) -> None:
        self._there = there

    async def ready(self, people: Collection[str]) -> float:
        """Seconds until a message to them may be sent, about."""
        channel = await self._there.kept.conversation(people)
        first = self._there.pace.until(self._there.team, OPEN) if channel is None else 0.0
        return max(first, self._there.until(POST, channel))

    async def tell(self, people: Collection[str], page: Page, nonce: str) -> str:
        """A card in the conversation with these people, who are notified. Returns its ``ts``."""
        return await self.within(people, lambda channel: send(self._there, channel, page, nonce=nonce, calls=True))

    async def within(self, people: Collection[str], act: Callable[[str], Awaitable[T]]) -> T:
        """Does something in their conversation; one that is known and does not do any more is opened anew."""
        known = await self._there.kept.conversation(people)
        try:
            if known is not None:
                return await act(known)
        except NeverWorks as never:
            if never.why not in _CLOSED:
                raise
            await self._there.kept.conversation_gone(str(known))
        channel = await self.opened(people)
        try:
            return await act(channel)
        except NeverWorks as never:
            raise NeverWorks(Why.CLOSED_DIRECT if never.why in _CLOSED else never.why) from None

    async def opened(self, people: Collection[str]) -> str:
        """The conversation with exactly these people; noted before anything is sent to it."""
        users = ",".join(sorted(people))
        with self._there.asking(users, OPEN, alone=True):
            found = await self._there.client.conversations_open(users=users)
        channel = str(found["channel"]["id"])
        await self._there.kept.has_conversation(people, channel)
        return channel
