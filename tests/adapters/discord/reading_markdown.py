"""A small reading of Discord's markdown, written from its documents and not from our own escaping: what in a text
would format, link, ping or be drawn as something else.

From left to right, at each place the first rule that matches. Discord's clients for computers and for phones take bold
and underlined words differently, so a text is read as either does.
https://support.discord.com/hc/en-us/articles/210298617, https://docs.discord.com/developers/reference#message-formatting
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that is more than words: its kind, and what it is made of."""

    kind: str
    source: str


_INLINE: Final = (
    ("escape", re.compile(r"\\([^0-9A-Za-z\s])")),
    ("address", re.compile(r"<([^: >]+:/[^ >]+)>")),
    ("person", re.compile(r"<@!?\d+>")),
    ("role", re.compile(r"<@&\d+>")),
    ("channel", re.compile(r"<#\d+>")),
    ("emoji", re.compile(r"<a?:\w+:\d+>")),
    ("moment", re.compile(r"<t:-?\d+(:[tTdDfFsSR])?>")),
    ("command", re.compile(r"</[^<>\n:]+:\d+>")),
    ("navigation", re.compile(r"<id:[^<>\n]+>")),
    ("contact", re.compile(r"<[^<>\s@]+@[^<>\s]+>|<\+?\d[\d ().-]+>|<(mailto|tel|sms):[^<>\s]+>")),
    ("everyone", re.compile(r"@(everyone|here)", re.I)),
    ("code block", re.compile(r"```.+?```", re.S)),
    ("code", re.compile(r"(`+).*?[^`]\1(?!`)", re.S)),
    ("link", re.compile(r"\[((?:\[[^\]]*\]|[^\[\]]|\](?=[^\[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?\s*\)")),
    ("bold", re.compile(r"\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)")),
    ("underline", re.compile(r"__((?:\\[\s\S]|[^\\])+?)__(?!_)")),
    ("italics", re.compile(r"\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)")),
    ("italics", re.compile(r"_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)")),
    ("struck", re.compile(r"~~([\s\S]+?)~~")),
    ("spoiler", re.compile(r"\|\|([\s\S]+?)\|\|")),
    ("shortcode", re.compile(r":[^\s:]+?(?:::skin-tone-\d)?:")),
    ("bare address", re.compile(r"://[^\s<]+")),
)
_PHONES: Final = {
    "bold": re.compile(r"\*\*([\s\S]+?)\*\*(?!\*)"),
    "underline": re.compile(r"__([\s\S]+?)__(?!_)"),
}
_BLOCKS: Final = (
    ("heading", re.compile(r"\s*#{1,3}\s+[^\n]")),
    ("small print", re.compile(r"\s*-#\s+[^\n]")),
    ("quote", re.compile(r"\s*>(>>)?\s")),
    ("list", re.compile(r"\s*([+*-]|\d+[.)])\s+[^\n]")),
)
_PINGS: Final = re.compile(r"@(everyone|here)|<@[!&]?\d+>", re.I)
_WITHIN: Final = ("bold", "underline", "italics", "struck", "spoiler")


def read(source: str, *, phone: bool = False) -> tuple[str, list[Found]]:
    """The words that people would see, and everything that is more than words."""
    words: list[str] = []
    rules = [(kind, _PHONES.get(kind, rule) if phone else rule) for kind, rule in _INLINE]
    found = list(_read(source, words, rules))
    return "".join(words), found


def pings(source: str) -> list[str]:
    """What Discord's server would take for a ping: it looks at the bare text, escaped or not."""
    return [each[0] for each in _PINGS.finditer(source)]


def _read(source: str, words: list[str], rules: list[tuple[str, re.Pattern[str]]]) -> Iterator[Found]:
    at, begins = 0, True  # whether this is the beginning of a line
    while at < len(source):
        for kind, rule in _BLOCKS if begins else ():
            if block := rule.match(source, at):
                yield Found(kind, block[0])
        match = None if source[at].isalnum() and source[at] < "\x80" else _first(source, at, rules)
        if match is None:
            begins = source[at] == "\n" or (begins and source[at] == " ")
            words.append(source[at])
            at += 1
            continue
        kind, found = match
        at, begins = found.end(), False
        if kind == "escape":
            words.append(found[1])
            continue
        yield Found(kind, found[0])
        if kind == "address":
            words.append(found[1])
        elif kind == "link" or kind in _WITHIN:
            yield from _read(found[1], words, rules)


def _first(source: str, at: int, rules: list[tuple[str, re.Pattern[str]]]) -> tuple[str, re.Match[str]] | None:
    for kind, rule in rules:
        if found := rule.match(source, at):
            return kind, found
    return None
