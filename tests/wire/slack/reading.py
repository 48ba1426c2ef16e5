"""A message or a view as plain text, as somebody reads it: without marks, names for mentions, times in their zone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from typing import Final
from zoneinfo import ZoneInfo

from tests.wire.slack.check_elements import options
from tests.wire.slack.things import Data
from tests.wire.slack.world import World

_DATES: Final = {
    "date_num": "%Y-%m-%d",
    "date_slash": "%Y-%m-%d",
    "date": "%Y-%m-%d",
    "date_short": "%Y-%m-%d",
    "date_long": "%Y-%m-%d",
    "date_pretty": "%Y-%m-%d",
    "date_short_pretty": "%Y-%m-%d",
    "date_long_pretty": "%Y-%m-%d",
    "time": "%H:%M",
    "time_secs": "%H:%M:%S",
}
_TOKEN: Final = re.compile(
    r"<@(?P<person>[UW]\w+)(?:\|[^>]*)?>"
    r"|<\#(?P<place>[CGD]\w+)(?:\|[^>]*)?>"
    r"|<!date\^(?P<at>\d+)\^(?P<shape>[^|>]*?)(?:\^[^|>]*)?\|[^>]*>"
    r"|<!subteam\^(?P<group>\w+)(?:\|[^>]*)?>"
    r"|<!(?P<all>channel|here|everyone)(?:\|[^>]*)?>"
    r"|<(?P<to>(?:https?|mailto|slack):[^|>]+)(?:\|(?P<label>[^>]*))?>"
    r"|(?P<mark>(?<!\w)[*_~](?=\S)|(?<=\S)[*_~](?!\w)|`+)"
    r"|(?P<quote>^&gt; )",
    re.MULTILINE,
)


def fold(text: str) -> str:
    """The text as it is compared: without capitals, accents and doubled spaces."""
    letters = unicodedata.normalize("NFKD", text)
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).casefold().split())


def _visible(text: str) -> str:
    """Without what takes no room."""
    return re.sub("[\u200b\u2060\ufeff]", "", text)


@dataclass(frozen=True)
class Reader:
    """Who reads, in a time zone."""

    world: World
    zone: str = "UTC"

    def message(self, text: str, blocks: Sequence[Data], files: Sequence[str] = ()) -> str:
        """A message line by line: its blocks, or its text where it has none. ``[Post]`` is a button, ``[Deck: Easy |
        Deep]`` a select, ``(cards.png)`` a file."""
        lines = self.blocks(blocks) if blocks else self.text(text)
        named = [f"({self.world.files[each].name})" for each in files]
        return "\n".join(each for each in (lines, *named) if each)

    def view(self, body: Data) -> str:
        """A modal or App Home, its title first."""
        title = [body["title"]["text"]] if body.get("title") else []
        return "\n".join(each for each in (*title, self.blocks(body["blocks"])) if each)

    def blocks(self, blocks: Sequence[Data]) -> str:
        """Blocks line by line."""
        return "\n".join(line for block in blocks for line in self._block(block) if line)

    def text(self, text: str) -> str:
        """Slack's markdown as it is read."""
        return _visible(unescape(_TOKEN.sub(self._token, text)))

    def person(self, user_id: str) -> str:
        """How somebody is called."""
        user = self.world.users.get(user_id)
        return "unknown-user" if user is None else user.shown

    def _block(self, block: Data) -> Iterator[str]:
        match block["type"]:
            case "section":
                parts = [block.get("text"), *(block.get("fields") or ())]
                yield from (self._words(each) for each in parts if each)
                yield from self._element(block.get("accessory"))
            case "header":
                yield self._words(block["text"])
            case "rich_text":
                for each in block["elements"]:
                    yield from self._rich_lines(each)
            case "markdown":
                yield str(block["text"])
            case "context" | "actions":
                for each in block["elements"]:
                    yield from self._element(each)
            case "image":
                yield from self._element(block)
            case "input":
                yield self._words(block["label"])
                if block.get("hint"):
                    yield self._words(block["hint"])

    def _rich_lines(self, part: Data) -> Iterator[str]:
        if part["type"] == "rich_text_list":
            for each in part["elements"]:
                yield from self._rich_lines(each)
        else:
            yield from "".join(map(self._rich, part["elements"])).split("\n")

    def _rich(self, element: Data) -> str:
        """A part of rich text: its words as they are."""
        match element["type"]:
            case "user":
                return f"@{self.person(element['user_id'])}"
            case "channel":
                return self._place(element["channel_id"])
            case "date":
                return self._moment(element["timestamp"], element["format"])
            case "link":
                return str(element.get("text") or element["url"])
            case "broadcast":
                return f"@{element['range']}"
            case "usergroup":
                return self._group(element["usergroup_id"])
            case "emoji":
                return f":{element['name']}:"
        return _visible(element["text"])

    def _place(self, channel_id: str) -> str:
        channel = self.world.channels.get(channel_id)
        return f"#{channel.name if channel is not None else 'unknown'}"

    def _group(self, group_id: str) -> str:
        known = [team.groups[group_id].handle for team in self.world.teams.values() if group_id in team.groups]
        return f"@{known[0] if known else 'unknown-group'}"

    def _moment(self, at: int, shape: str) -> str:
        moment = datetime.fromtimestamp(at, UTC).astimezone(ZoneInfo(self.zone))
        return moment.strftime(re.sub(r"\{(\w+)\}", lambda each: _DATES.get(each[1], each[0]), shape))

    def _words(self, part: Data) -> str:
        return str(part["text"]) if part["type"] == "plain_text" else self.text(part["text"])

    def _element(self, element: Data | None) -> Iterator[str]:
        if element is None:
            return
        kind = element["type"]
        if kind in ("plain_text", "mrkdwn"):
            yield self._words(element)
        elif kind == "image":
            yield f"({element['alt_text']})"
        elif kind == "button":
            yield f"[{element['text']['text']}]"
        else:
            choices = " | ".join(each["text"]["text"] for each in options(element))
            label = (element.get("placeholder") or {}).get("text", "")
            yield f"[{label}: {choices}]" if choices and label else f"[{label or choices}]"

    def _token(self, found: re.Match[str]) -> str:
        if (person := found["person"]) is not None:
            return f"@{self.person(person)}"
        if (place := found["place"]) is not None:
            return self._place(place)
        if (at := found["at"]) is not None:
            return self._moment(int(at), found["shape"])
        if (to := found["to"]) is not None:
            return self.text(found["label"]) if found["label"] else to
        if (group := found["group"]) is not None:
            return self._group(group)
        return f"@{found['all']}" if found["all"] else ""
