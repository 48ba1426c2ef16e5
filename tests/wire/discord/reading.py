"""A message as plain text, as somebody reads it: without marks, names for mentions, times in the reader's zone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from tests.wire.discord.components import SELECTS, Part
from tests.wire.discord.things import Data
from tests.wire.discord.world import World

_STYLES: Final = {"t": "%H:%M", "T": "%H:%M:%S", "d": "%Y-%m-%d", "D": "%Y-%m-%d"}
_MOMENT: Final = "%Y-%m-%d %H:%M"
_TOKEN: Final = re.compile(
    r"\\(?P<plain>[^\w\s]|_)"
    r"|<@!?(?P<person>\d+)>|<@&(?P<role>\d+)>|<#(?P<place>\d+)>|<t:(?P<at>-?\d+)(?::(?P<style>[tTdDfFR]))?>"
    r"|\[(?P<label>(?:\\.|[^\[\]\\])+)\]\(<?(?P<to>https?://[^\s)>]+)>?\)"
    r"|(?P<start>^(?:\#{1,3} |-\# |> ))"
    r"|(?P<mark>\*\*\*|\*\*|__|~~|\|\||`+|\*|(?<!\w)_|_(?!\w))",
    re.MULTILINE,
)


def fold(text: str) -> str:
    """The text as it is compared: without capitals, accents and doubled spaces."""
    letters = unicodedata.normalize("NFKD", text)
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).casefold().split())


@dataclass(frozen=True)
class Reader:
    """Who reads: with the names that the server shows, and a time zone."""

    world: World
    guild_id: int | None
    zone: str = "UTC"

    def message(self, message: Data) -> str:
        """A message's words and parts line by line: ``[Post]`` is a button, ``[Deck: Easy | Deep]`` a select."""
        lines = [self.text(message["content"])] if message["content"] else []
        lines += self._parts(message["components"])
        shown = "\n".join(lines)
        files = [f"({each['filename']})" for each in message["attachments"] if not message["components"]]
        return "\n".join([*([shown] if shown else []), *files])

    def text(self, text: str) -> str:
        """Discord's markdown as it is read."""
        return _TOKEN.sub(self._token, text)

    def person(self, user_id: int) -> str:
        """How somebody is called here."""
        user = self.world.users.get(user_id)
        if user is None:
            return "unknown-user"
        guild = self.world.guilds.get(self.guild_id or 0)
        who = guild.members.get(user_id) if guild is not None else None
        return (who.nick if who is not None else None) or user.shown or user.name

    def _token(self, found: re.Match[str]) -> str:
        if (plain := found["plain"]) is not None:
            return plain
        if (person := found["person"]) is not None:
            return f"@{self.person(int(person))}"
        if (place := found["place"]) is not None:
            channel = self.world.places.get(int(place))
            return f"#{channel.name if channel is not None else 'unknown'}"
        if (at := found["at"]) is not None:
            moment = datetime.fromtimestamp(int(at), UTC).astimezone(ZoneInfo(self.zone))
            return moment.strftime(_STYLES.get(found["style"] or "", _MOMENT))
        if (label := found["label"]) is not None:
            return self.text(label)
        if (role := found["role"]) is not None:
            guild = self.world.guilds.get(self.guild_id or 0)
            named = guild.roles.get(int(role)) if guild is not None else None
            return f"@{named.name if named is not None else 'unknown-role'}"
        return ""

    def _parts(self, parts: list[Data]) -> Iterator[str]:
        for part in parts:
            kind = part["type"]
            if kind == Part.TEXT:
                yield self.text(part["content"])
            elif kind == Part.GALLERY:
                yield from (f"({each['description'] or 'picture'})" for each in part["items"])
            elif kind == Part.THUMBNAIL:
                yield f"({part['description'] or 'picture'})"
            elif kind == Part.FILE:
                yield f"({part['name']})"
            elif kind == Part.BUTTON:
                yield f"[{part.get('label') or part['emoji']['name']}]"
            elif kind in SELECTS:
                choices = " | ".join(each["label"] for each in part.get("options", ()))
                label = part.get("placeholder", "")
                yield f"[{label}: {choices}]" if choices else f"[{label}]"
            else:
                yield from self._parts(part.get("components", []))
                if kind == Part.SECTION:
                    yield from self._parts([part["accessory"]])
