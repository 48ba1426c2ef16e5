"""What all parts of the adapter share: the client, and the little of people and places that is kept in memory."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final, TypeVar

import discord
import structlog

from adapters.discord.channels import KINDS
from adapters.discord.client import Client
from adapters.discord.permissions import lacks
from adapters.discord.refused import ARCHIVED, NO_ACCESS, OF_RIGHTS, Unauthorized, never, reading, told
from bot.platform import Later, NeverWorks, Undelivered, Why
from bot.recent import Recent
from bot.refusals import Refusals

T = TypeVar("T")

_AUTHORS_KNOWN: Final = 7 * 24 * 3600.0
"""Seconds for which it is known whose a message was, so that one that is deleted counts no more."""
_SEEN: Final = 600.0
"""Seconds for which people's names and rights are known as they were."""
_TRIES_AGAIN: Final = 60.0
"""Seconds between two attempts while Discord does not know the token."""
log = structlog.get_logger()


class Connection:
    """The client, with what was learned on the way. Nothing of it outlives the process."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.authors: Recent[int, int] = Recent(_AUTHORS_KNOWN)
        self.told_of: Recent[int, int] = Recent(_SEEN)  # who wrote a message, as whoever used its menu saw it
        self.names: Recent[tuple[int, int], str] = Recent(_SEEN)
        self.shown: Recent[tuple[int, int], bool] = Recent(_SEEN)  # whether Discord shows them the staff's commands
        self._direct: Recent[int, int] = Recent(24 * 3600.0)
        self._refusals = Refusals()
        self._closed_until: float | None = None

    def messageable(self, channel: int, guild: int | None = None) -> discord.PartialMessageable:
        """A channel to write to; nothing is asked for it."""
        return self.client.get_partial_messageable(channel, guild_id=guild)

    async def direct_channel(self, user: int) -> int:
        """The channel of the direct conversation with somebody; the same one ever after."""
        known = self._direct.get(user)
        if known is None:
            opened = await self.client.http.start_private_message(user)
            known = int(opened["id"])
            self._direct.note(user, known)
        return known

    @contextmanager
    def asking(self, guild: int, channel: int, what: str, *, alone: bool = False) -> Iterator[None]:
        """As :func:`~adapters.discord.refused.told`. What a channel refused a moment ago is refused at once, and
        nothing is asked: Discord blocks who goes on asking.

        ``alone``: that it cannot be seen says nothing of the channel, only of what is asked.
        """
        self._refusals.check(guild, channel, what)
        with self.known(), told():
            try:
                yield
            except discord.HTTPException as refusal:
                why = never(refusal)
                if why in (Why.NO_PERMISSION, Why.PLACE_GONE):
                    lacking = self._lacking(guild, channel, what) if why is Why.NO_PERMISSION else None
                    anything = not alone and (why is Why.PLACE_GONE or refusal.code == NO_ACCESS)
                    surely = lacking != "" or refusal.code not in OF_RIGHTS
                    result = Undelivered(why, lacking or "")
                    self._refusals.note(guild, channel, what, result, anything=anything, surely=surely)
                    raise NeverWorks(why, result.lacks) from None
                raise
            self._refusals.worked(guild, channel, what)

    def _lacking(self, guild: int, channel: int, what: str) -> str | None:
        """The permission for want of which a channel refused; empty where none is wanting as far as is known here, and
        ``None`` where nothing is."""
        server = self.client.get_guild(guild)
        found = server.get_channel_or_thread(channel) if server is not None else None
        kind = KINDS.get(found.type.value) if found is not None else None
        if server is None or found is None or kind is None or server.me is None:
            return None
        return lacks(what, kind, found.permissions_for(server.me))

    def changed(self, guild: int) -> None:
        """Something about channels, roles or permissions of a server is different now: all may be tried again."""
        self._refusals.changed(guild)

    @contextmanager
    def known(self) -> Iterator[None]:
        """Notes whether Discord knows the token within."""
        try:
            yield
        except Unauthorized:
            if self._closed_until is None:
                log.error("discord.unauthorized")
            self._closed_until = self.client.loop.time() + _TRIES_AGAIN
            raise
        self._closed_until = None

    def until_known(self) -> float:
        """Seconds until Discord may be asked again, as it does not know the token; 0 for at once.

        Who asks when they are over tries it, and all others wait for what it comes to.
        """
        now = self.client.loop.time()
        if self._closed_until is None:
            return 0.0
        if now < self._closed_until:
            return self._closed_until - now
        self._closed_until = now + _TRIES_AGAIN
        return 0.0

    def must_be_known(self) -> None:
        """Raises :class:`~bot.platform.Later` for so long."""
        if seconds := self.until_known():
            raise Later(seconds)

    async def opened(self, thread: int, act: Callable[[], Awaitable[T]]) -> T:
        """Does something in a thread, also where it is archived: nobody wrote in it for a week, and then nothing but a
        new message would open it. It is archived anew in a week by Discord itself."""
        try:
            return await act()
        except discord.HTTPException as refusal:
            if refusal.code != ARCHIVED:
                raise
        await self.client.http.edit_channel(thread, archived=False)
        return await act()

    async def channels_of(self, guild_id: int) -> list[Any]:
        """All channels of a server but threads: as they are known, or asked for where another process hears of them."""
        guild = self.client.get_guild(guild_id)
        if guild is not None and not guild.unavailable:
            return list(guild.channels)
        with reading():
            return list(await (await self.client.fetch_guild(guild_id, with_counts=False)).fetch_channels())
