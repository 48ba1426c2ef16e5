"""People and places by what tests call them: a name, a key such as ``channel:C12``, an id; and as they are typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from bot.people import Place
from tests.wire.slack.reading import fold
from tests.wire.slack.things import App, Channel, Kind, Team, User
from tests.wire.slack.world import World

_THREAD: Final = re.compile(r"(?:thread:)?([CGD][A-Z0-9]{2,})-(\d+\.\d+)")
_ESCAPED: Final = re.compile(r"(<[@#!][^<>]+>)")
_EVERYBODY: Final = ("channel", "here", "everyone")


@dataclass(frozen=True)
class Spot:
    """Where somebody looks: a conversation, or a thread in it."""

    channel: Channel
    thread_ts: str | None = None

    @property
    def key(self) -> str:
        """As adapters key it, except direct conversations."""
        return f"channel:{self.channel.id}" if self.thread_ts is None else f"thread:{self.channel.id}-{self.thread_ts}"


Where: TypeAlias = str | Place | Channel | Spot | Mapping[str, Any] | None


class Finder:
    """What a person in a workspace can name."""

    def __init__(self, world: World, team: Team, user: User, app: App) -> None:
        self._world = world
        self._team = team
        self._user = user
        self._app = app

    def person(self, named: str) -> str:
        """Somebody by id or name; ``me``."""
        name = named.strip("<>").removeprefix("@").partition("|")[0]
        if fold(name) in ("me", "yo"):
            return self._user.id
        for number, who in self._team.users.items():
            if name == number or fold(name) in (fold(who.name), fold(who.shown)):
                return number
        raise LookupError(f"nobody here is called {named!r}")

    def place_id(self, named: str) -> str:
        """A conversation's id by what it is called."""
        return self.spot(named).channel.id

    def spot(self, place: Where) -> Spot:
        """A conversation or thread; without a name the first channel that the person is in."""
        if isinstance(place, Spot):
            return place
        if isinstance(place, Channel):
            return Spot(place)
        if isinstance(place, Place):
            place = place.key
        elif isinstance(place, Mapping):
            place = str(place["key"] if "key" in place else place["place"])
        if place is None:
            return Spot(next(each for each in self._team.channels.values() if self._user.id in each.members))
        return self._named(place)

    def _named(self, place: str) -> Spot:
        if place == "direct" or place.startswith("direct:"):
            return Spot(self.direct([each for each in re.split(r"[+,]", place.partition(":")[2]) if each]))
        name = place.removeprefix("#")
        if (found := _THREAD.fullmatch(name)) is not None and found[1] in self._team.channels:
            return Spot(self._team.channels[found[1]], found[2])
        known = self._team.channels.get(name.rpartition(":")[2])
        if known is not None:
            return Spot(known)
        for each in self._team.channels.values():
            if each.named and fold(name) == fold(each.name) and self._world.sees(self._user, each):
                return Spot(each)
        raise LookupError(f"{self._user.name} sees no place called {place!r}")

    def direct(self, people: list[str]) -> Channel:
        """The conversation with the app's bot, and with these people."""
        bot = self._app.installs[self._team.id].bot
        others = [self._world.users[self.person(each)] for each in people]
        return self._world.talk(self._team, [self._user, bot, *(each for each in others if each is not self._user)])

    def typed(self, text: str, *, labels: bool) -> str:
        """A text as it goes over the wire: ``@ana`` and ``#general`` are ids (with a label in a slash command whose app
        asked for that), and what is Slack's own in it is escaped."""
        parts = _ESCAPED.split(text)
        return "".join(each if _ESCAPED.fullmatch(each) else self._typed(each, labels=labels) for each in parts)

    def _typed(self, text: str, *, labels: bool) -> str:
        people = {name: who for who in self._team.users.values() for name in _names(who)}
        channels = {
            each.name.casefold(): each
            for each in self._team.channels.values()
            if each.named and self._world.sees(self._user, each)
        }
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

        def person(found: re.Match[str]) -> str:
            who = people[found[1].casefold()]
            return f"<@{who.id}|{who.name}>" if labels else f"<@{who.id}>"

        def channel(found: re.Match[str]) -> str:
            named = channels[found[1].casefold()]
            return f"<#{named.id}|{named.name}>" if labels or named.kind is Kind.PUBLIC else f"<#{named.id}>"

        escaped = re.sub(r"(?<!\S)https?://\S+", r"<\g<0>>", escaped)
        everybody = "|".join(_EVERYBODY)
        escaped = re.sub(rf"(?<![\w@])@({everybody})\b", r"<!\1>", escaped)
        if people:
            escaped = re.sub(rf"(?<![\w<@])@({_any(people)})(?!\w)", person, escaped, flags=re.IGNORECASE)
        if channels:
            escaped = re.sub(rf"(?<![\w<#&])#({_any(channels)})(?![\w-])", channel, escaped, flags=re.IGNORECASE)
        return escaped


def _names(who: User) -> set[str]:
    """What somebody is called, as it is and without accents."""
    return {who.name.casefold(), who.shown.casefold(), fold(who.name), fold(who.shown)}


def _any(names: Mapping[str, object]) -> str:
    """A pattern for one of these, the longest first."""
    return "|".join(re.escape(each) for each in sorted(names, key=len, reverse=True))
