"""How parts of blocks are held to Slack's rules: small checks, put together, each telling what is wrong where."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Final, TypeAlias
from urllib.parse import urlsplit

from tests.wire.slack.things import Data

Check: TypeAlias = Callable[[str, Any], Iterator[str]]
"""Takes where something stands (a JSON pointer) and what stands there; gives what is wrong, in Slack's words."""
LONGEST_TEXT: Final = 3_000
LONGEST_ID: Final = 255
LONGEST_URL: Final = 3_000


class Misfits(Exception):
    """What Slack does not take: its name for that, and what is wrong where."""

    def __init__(self, error: str, messages: Collection[str] = ()) -> None:
        super().__init__(f"{error}: {'; '.join(messages)}")
        self.error = error
        self.messages = list(messages)


def wrong(sentence: str, at: str) -> str:
    """A sentence with where it is so."""
    return f"{sentence} [json-pointer:{at}]"


def string(most: int, least: int = 1, shape: str = "") -> Check:
    """A text with that many characters, of that shape (a pattern)."""

    def check(at: str, value: Any) -> Iterator[str]:
        if not isinstance(value, str):
            yield wrong("must be a string", at)
        elif len(value) > most:
            yield wrong(f"must be less than {most + 1} characters", at)
        elif len(value) < least:
            yield wrong(f"must be more than {least - 1} characters", at)
        elif shape and not re.fullmatch(shape, value):
            yield wrong("failed to match the required pattern", at)

    return check


def url(at: str, value: Any) -> Iterator[str]:
    """An address."""
    yield from string(LONGEST_URL)(at, value)
    if isinstance(value, str) and urlsplit(value).scheme not in ("http", "https", "slack", "mailto", "tel"):
        yield wrong("must be a valid url", at)


def yes(at: str, value: Any) -> Iterator[str]:
    """True or false."""
    if not isinstance(value, bool):
        yield wrong("must be a boolean", at)


def whole(least: int, most: int) -> Check:
    """A whole number within bounds."""

    def check(at: str, value: Any) -> Iterator[str]:
        if isinstance(value, bool) or not isinstance(value, int):
            yield wrong("must be an integer", at)
        elif not least <= value <= most:
            yield wrong(f"must be between {least} and {most}", at)

    return check


def among(*values: str) -> Check:
    """One of these."""

    def check(at: str, value: Any) -> Iterator[str]:
        if value not in values:
            yield wrong(f"value must be one of {', '.join(values)}", at)

    return check


def several(inner: Check, most: int, least: int = 1) -> Check:
    """A list of that many."""

    def check(at: str, value: Any) -> Iterator[str]:
        if not isinstance(value, list):
            yield wrong("must be an array", at)
            return
        if len(value) > most:
            yield wrong(f"no more than {most} items allowed", at)
        elif len(value) < least:
            yield wrong(f"no fewer than {least} items allowed", at)
        for number, each in enumerate(value):
            yield from inner(f"{at}/{number}", each)

    return check


def thing(needed: Mapping[str, Check], more: Mapping[str, Check]) -> Check:
    """An object with these fields and, it may be, those; with nothing else."""

    def check(at: str, value: Any) -> Iterator[str]:
        if not isinstance(value, dict):
            yield wrong("must be an object", at)
            return
        for name in needed:
            if value.get(name) is None:
                yield wrong(f"missing required field: {name}", at)
        for name, inside in value.items():
            found = needed.get(name) or more.get(name)
            if found is None and name != "type":
                yield wrong(f"invalid additional property: {name}", at)
            elif found is not None and inside is not None:
                yield from found(f"{at}/{name}", inside)

    return check


def typed(kinds: Mapping[str, Check]) -> Check:
    """An object of one of these types."""

    def check(at: str, value: Any) -> Iterator[str]:
        if not isinstance(value, dict):
            yield wrong("must be an object", at)
        elif value.get("type") is None:
            yield wrong("missing required field: type", at)
        elif value["type"] not in kinds:
            yield wrong(f"unsupported type: {value['type']}", f"{at}/type")
        else:
            yield from kinds[value["type"]](at, value)

    return check


def plain(most: int) -> Check:
    """A text object without formatting."""
    return typed({"plain_text": thing({"text": string(most)}, {"emoji": yes})})


def words(most: int) -> Check:
    """A text object with or without formatting."""
    text = {"text": string(most)}
    return typed({"plain_text": thing(text, {"emoji": yes}), "mrkdwn": thing(text, {"verbatim": yes})})


def both(*checks: Check) -> Check:
    """All of these."""

    def check(at: str, value: Any) -> Iterator[str]:
        for each in checks:
            yield from each(at, value)

    return check


def holds(true: Callable[[Data], bool], sentence: str, within: str = "") -> Check:
    """An object of which this is so."""

    def check(at: str, value: Any) -> Iterator[str]:
        if isinstance(value, dict) and not true(value):
            yield wrong(sentence, at + within)

    return check
