"""A small reading of Slack's mrkdwn, written from its documents and from what is known of its clients, not from our own
escaping: what in a text would format, link, ping or be quoted. It finds rather too much than too little: a mark counts
wherever it could begin or end something, with any border of a word beside it.

https://docs.slack.dev/messaging/formatting-message-text; that a date which cannot be read shows its fallback as it is,
and that the wide forms of the marks format too, is told by the makers of jsx-slack (its page on escaping).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from typing import Final


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that is more than words: its kind, and what it is made of."""

    kind: str
    source: str


_TOKENS: Final = (
    ("person", re.compile(r"<@[UW][A-Z0-9]+(\|[^<>]*)?>")),
    ("channel", re.compile(r"<#[CGD][A-Z0-9]+(\|[^<>]*)?>")),
    ("everyone", re.compile(r"<!(channel|here|everyone|group)(\|[^<>]*)?>")),
    ("group", re.compile(r"<!subteam\^[A-Z0-9]+(\|[^<>]*)?>")),
    ("literal", re.compile(r"<!date\^0+\^\{_\}\|([^<>&]*)>")),
    ("moment", re.compile(r"<!date\^\d+\^[^|<>]+\|([^<>]*)>")),
    ("link", re.compile(r"<(?:https?|mailto|tel|slack):[^|<>]+(?:\|([^<>]*))?>")),
    ("unknown token", re.compile(r"<[^<>]*>")),
)
_OPENS: Final = re.compile(r"(^|[\s\W_])([*_~`＊＿～｀]+)(?=\S)", re.M)
_QUOTE: Final = re.compile(r"^\s?(&gt;|>|＞)", re.M)


def read(source: str) -> tuple[str, list[Found]]:
    """The words that people would see, and everything that is more than words."""
    found: list[Found] = []
    seen: list[str] = []
    words: list[str] = []
    at = 0
    while at < len(source):
        kind, match = next(((kind, hit) for kind, rule in _TOKENS if (hit := rule.match(source, at))), ("", None))
        if match is None:
            seen.append(source[at])
            words.append(source[at])
            at += 1
            continue
        if kind != "literal":
            found.append(Found(kind, match[0]))
        words.append(match[1] or "" if match.re.groups else "")
        seen.append("\x00" if kind in ("literal", "moment") else f"\x01{match[1] or ''}\x01")
        at = match.end()
    bare = "".join(seen)
    found += [Found("quote", each[0]) for each in _QUOTE.finditer(bare)]
    found += _formats(bare)
    return unescape("".join(words)), found


def _formats(bare: str) -> list[Found]:
    """Pairs of the same mark, the first before a letter and the second behind one, within a line (code: anywhere)."""
    found: list[Found] = []
    for mark, wide in ("*＊", "_＿", "~～", "`｀"):
        places = [at for at, letter in enumerate(bare) if letter in (mark, wide)]
        for begin, end in pairwise(places):
            inner = bare[begin + 1 : end]
            if inner.strip() and (mark == "`" or "\n" not in inner):
                found.append(
                    Found({"*": "bold", "_": "italics", "~": "struck", "`": "code"}[mark], bare[begin : end + 1])
                )
    return found
