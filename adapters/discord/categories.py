"""Where a voice room is made: in the category of the place that it is near, or where that is full in one of our own."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Collection
from typing import Any, Final, Protocol

import discord
import structlog

from adapters.discord.connection import Connection
from adapters.discord.limits import IN_CATEGORY, MOST_CHANNELS
from adapters.discord.lookup import earliest_id
from adapters.discord.overwrites import JOINING, MEMBER, OURS, ROLE, rule
from adapters.discord.refused import or_gone
from bot.platform import NeverWorks
from bot.recent import Recent
from storage.discord import Begun

_CATEGORY: Final = 4
_INVALID: Final = 50_035
_KNOWN_FULL: Final = 60.0
"""Seconds for which a category that Discord called full is so: others make channels in it as well."""
_JUST_GONE: Final = 600.0
_TOLD: Final = 60.0
"""Seconds within which Discord tells of a new channel; one of which it did not was deleted meanwhile."""
log = structlog.get_logger()


class Known(Protocol):
    """What is remembered of a server: :class:`adapters.discord.servers.Server`."""

    async def categories(self) -> Collection[int]: ...

    async def begin_category(self, name: str, since: int) -> None: ...

    async def begun_category(self) -> Begun | None: ...

    async def take_category(self, category: int) -> None: ...

    async def category_gone(self, category: int) -> None: ...

    def say(self, text_id: str, language: str | None = None, /, **values: str | int) -> str: ...


class Categories:
    """The categories of one server, as far as rooms need them. What is under way is counted: rooms are opened side by
    side."""

    def __init__(self, there: Connection, guild: int, known: Known) -> None:
        self._there = there
        self._guild = guild
        self._known = known
        self._turn = asyncio.Lock()
        self._making: Counter[int | None] = Counter()
        self._made: dict[int, tuple[float, int | None]] = {}  # by channel, until the server's channels tell of it
        self._gone: Recent[int, bool] = Recent(_JUST_GONE)
        self._full: Recent[int, bool] = Recent(_KNOWN_FULL)

    async def make(self, beside: int | None, make: Callable[[int | None], Awaitable[int]]) -> int:
        """Has a channel made in the category ``beside``, or in one of our own."""
        while True:
            async with self._turn:
                category = await self._free(beside)
                self._making[category] += 1
            try:
                made = await make(category)
                if category is not None:
                    self._note(made, category)
                return made
            except discord.HTTPException as refusal:
                if category is None or not _is_full(refusal):
                    raise
                self._full.note(category, True)  # fuller than we see, or gone: there is another one then
            finally:
                self._making[category] -= 1

    async def left(self, channel: int) -> None:
        """A channel was taken away, and with it the category of ours that is empty now. One that we may not take away
        any more stays: the room is gone all the same."""
        self._gone.note(channel, True)
        self._made.pop(channel, None)
        if await self._known.categories():
            try:
                await self.tidy()
            except NeverWorks as never:
                log.warning("discord.category", why=never.why)

    async def tidy(self) -> None:
        """Takes away those of our categories that nothing is in."""
        async with self._turn:
            channels = await self._there.channels_of(self._guild)
            inside = self._inside(channels)
            await self._found_again(channels)
            for category in await self._known.categories():
                if not inside[category] and not self._making[category]:
                    with or_gone(), self._there.asking(self._guild, category, "close voice"):
                        await self._there.client.http.delete_channel(category)
                    self._gone.note(category, True)
                    await self._known.category_gone(category)

    def room_for(self, guild: discord.Guild, beside: int | None) -> int:
        """How many more voice rooms can be made near a place of this category: categories of our own take of them."""
        free = max(MOST_CHANNELS - len(guild.channels), 0)
        if beside is None:
            return free
        inside = self._inside(guild.channels)
        here = max(IN_CATEGORY - inside[beside], 0)
        rest = max(free - here, 0)
        more, last = divmod(rest, IN_CATEGORY + 1)
        return min(free, here) + more * IN_CATEGORY + (last - 1 if last > 1 else last)

    async def _free(self, beside: int | None) -> int | None:
        """A category that takes one more channel, made if need be; ``None`` for none at all."""
        if beside is None:
            return None
        channels = await self._there.channels_of(self._guild)
        inside = self._inside(channels)
        if self._takes(beside, inside):
            return beside
        there = {each.id for each in channels} | self._made.keys()
        for ours in sorted(await self._known.categories()):
            if ours in there and self._takes(ours, inside):
                return ours
        if len(there) + sum(self._making.values()) >= MOST_CHANNELS - 1:
            return None  # a category would take the last of them
        found = await self._found_again(channels)
        made = found if found is not None and self._takes(found, inside) else await self._category()
        self._note(made, None)
        return made

    async def _found_again(self, channels: Collection[Any]) -> int | None:
        """The category that was made just before a crash: it was noted that one of this name was about to be."""
        begun, me = await self._known.begun_category(), self._there.client.user
        if begun is None or me is None:
            return None
        found = min((each.id for each in channels if _is_it(each, begun, me.id)), default=None)
        if found is not None:
            await self._known.take_category(found)
        return found

    async def _category(self) -> int:
        """A new category, of which people see nothing but the rooms that they may come into."""
        name, me = self._known.say("rooms-category"), self._there.client.user
        await self._known.begin_category(name, earliest_id())
        rules = [rule(self._guild, ROLE, deny=JOINING), *([rule(me.id, MEMBER, OURS)] if me else [])]
        http = self._there.client.http
        made = await http.create_channel(self._guild, _CATEGORY, name=name, permission_overwrites=rules)
        await self._known.take_category(int(made["id"]))
        return int(made["id"])

    def _takes(self, category: int, inside: Counter[int | None]) -> bool:
        used = inside[category] + self._making[category]
        return used < IN_CATEGORY and not self._full.get(category) and not self._gone.get(category)

    def _inside(self, channels: Collection[Any]) -> Counter[int | None]:
        """How many channels are in each category, with those of which the server did not tell yet."""
        known = {each.id: each.category_id for each in channels}
        now = asyncio.get_running_loop().time()
        untold = {each: made for each, made in self._made.items() if each not in known and now - made[0] < _TOLD}
        self._made = untold
        there = {**known, **{each: category for each, (_, category) in untold.items()}}
        return Counter(category for channel, category in there.items() if not self._gone.get(channel))

    def _note(self, channel: int, category: int | None) -> None:
        self._made[channel] = (asyncio.get_running_loop().time(), category)


def _is_full(refusal: discord.HTTPException) -> bool:
    """Whether this is about the category: it has 50 channels, or is there no longer."""
    return refusal.code == _INVALID and "parent_id" in refusal.text


def _is_it(channel: Any, begun: Begun, me: int) -> bool:
    """Whether a category is the one that was about to be made: no older, of this name, and with our rules."""
    if channel.type is not discord.ChannelType.category or channel.name != begun.name or channel.id < begun.since:
        return False
    return any(target.id == me and rules.pair()[0].value == OURS for target, rules in channel.overwrites.items())
