"""Addresses in the words of the staff: links that say in full where they lead."""

from __future__ import annotations

import re
from typing import Final

from bot.text import Run, Said, Text, Words
from bot.written import in_short

_ADDRESS: Final = r"(?<![A-Za-z0-9])https://[A-Za-z0-9.-]+(?::\d+)?(?:[/?#][A-Za-z0-9\-._~:/?#!$&'+,;=%@]*)?"
_BEHIND: Final = ".,:;!?'"
_LONGEST: Final = 300


def linked_short(words: str, most: int = 200) -> Text:
    """The beginning of what the staff wrote, on one line. An address that is cut leads nowhere, and stays words."""
    whole = {run for run in linked(words) if isinstance(run, Words)}
    return tuple(
        run if isinstance(run, Said) or run in whole else Said(getattr(run, "text", ""))
        for run in linked(in_short(words, most))
    )


def linked(words: str) -> Text:
    """What the staff wrote, its ``https`` addresses as links whose words are the whole address; all else as it was
    said. An address with other letters, or longer than any that is meant to be pressed, stays words."""
    runs: list[Run] = []
    at = 0
    for found in re.finditer(_ADDRESS, words):
        address = found[0].rstrip(_BEHIND)
        host = address.removeprefix("https://").partition("/")[0]
        if len(address) > _LONGEST or "." not in host.strip("."):
            continue
        if at < found.start():
            runs.append(Said(words[at : found.start()]))
        runs.append(Words(address, href=address))
        at = found.start() + len(address)
    return (*runs, Said(words[at:])) if at < len(words) or not runs else tuple(runs)
