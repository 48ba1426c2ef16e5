"""People, places and roles by what tests call them: a name, a key such as ``channel:12``, an id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from bot.people import Place
from tests.wire.discord.reading import fold
from tests.wire.discord.things import Channel, Guild, Kind, User
from tests.wire.discord.world import World

_KEYS: Final = {Kind.FORUM: "forum", Kind.VOICE: "voice", Kind.STAGE: "voice", Kind.DIRECT: "direct"}


class Finder:
    """What a person in a server can name."""

    def __init__(self, world: World, guild: Guild, user: User) -> None:
        self._world = world
        self._guild = guild
        self._user = user

    def person(self, named: str) -> int:
        """Somebody by id or name; ``me``."""
        name = fold(named.strip("<>!").removeprefix("@"))
        if name in ("me", "yo"):
            return self._user.id
        for number, who in self._guild.members.items():
            if name in (str(number), fold(who.user.name), fold(who.user.shown), fold(who.nick or "")):
                return number
        if name.isdigit() and int(name) in self._world.users:
            return int(name)
        raise LookupError(f"nobody here is called {named!r}")

    def role(self, named: str) -> int:
        """A role by id or name."""
        for number, role in self._guild.roles.items():
            if named == str(number) or fold(named) == fold(role.name):
                return number
        raise LookupError(f"no role is called {named!r}")

    def place_id(self, named: str) -> int:
        """A channel's id by what it is called."""
        return self.place(named).id

    def place(self, place: str | int | Place | Channel | Mapping[str, Any] | None) -> Channel:
        """A channel or thread; without a name the first text channel that the person sees."""
        if isinstance(place, Channel):
            return place
        if isinstance(place, Place):
            place = place.id
        elif isinstance(place, Mapping):
            place = str(place["key"])
        if place is None:
            seen = (each for each in self._guild.channels.values() if self._world.sees(self._user.id, each))
            return next(each for each in seen if each.kind == Kind.TEXT)
        name = str(place).removeprefix("#").strip("<>")
        number = name.rpartition(":")[2].removeprefix("#")
        if number.isdigit() and int(number) in self._world.places:
            return self._world.places[int(number)]
        everything = [*self._guild.channels.values(), *self._guild.threads.values()]
        for each in everything:
            if fold(name) == fold(each.name) and self._world.sees(self._user.id, each):
                return each
        raise LookupError(f"{self._user.name} sees no place called {place!r}")

    def key(self, channel: Channel) -> str:
        """A place as adapters key it."""
        return f"{'thread' if channel.is_thread else _KEYS.get(channel.kind, 'channel')}:{channel.id}"
