"""The components of a message: walked, counted, and as Discord gives them back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import count
from typing import Any, Final

from tests.wire.discord.things import Data


class Part(IntEnum):
    """The types of component."""

    ROW = 1
    BUTTON = 2
    CHOICE = 3
    INPUT = 4
    USERS = 5
    ROLES = 6
    MENTIONABLE = 7
    CHANNELS = 8
    SECTION = 9
    TEXT = 10
    THUMBNAIL = 11
    GALLERY = 12
    FILE = 13
    SEPARATOR = 14
    CONTAINER = 17
    LABEL = 18
    UPLOAD = 19
    RADIO = 21
    CHECKS = 22
    CHECK = 23


SELECTS: Final = frozenset((Part.CHOICE, Part.USERS, Part.ROLES, Part.MENTIONABLE, Part.CHANNELS))
LAYOUT: Final = frozenset((Part.SECTION, Part.TEXT, Part.GALLERY, Part.FILE, Part.SEPARATOR, Part.CONTAINER))
"""What only a message with the flag for components may have at its top."""
Path = tuple[str | int, ...]


def walk(components: Sequence[Any], path: Path = ("components",)) -> Iterator[tuple[Path, Data]]:
    """Every component with where it stands, those within others after them."""
    for number, each in enumerate(components):
        if not isinstance(each, dict):
            continue
        here = (*path, number)
        yield here, each
        yield from walk(each.get("components") or (), (*here, "components"))
        for name in ("accessory", "component"):
            if isinstance(each.get(name), dict):
                yield (*here, name), each[name]


def pressable(components: Sequence[Any]) -> Iterator[Data]:
    """The components that people act on."""
    return (each for _, each in walk(components) if each.get("custom_id"))


def named(components: Sequence[Any], custom_id: str) -> Data | None:
    """The one with this custom id."""
    return next((each for each in pressable(components) if each["custom_id"] == custom_id), None)


def kept(components: Sequence[Data], files: Mapping[str, Data]) -> list[Data]:
    """The components as given back, with an id each and all defaults. ``files`` are attachments by name."""
    taken = {each["id"] for _, each in walk(components) if each.get("id")}
    free = (number for number in count(1) if number not in taken)
    return [_kept(each, free, files) for each in components]


def _kept(part: Data, free: Iterator[int], files: Mapping[str, Data]) -> Data:
    found: Data = {"type": part["type"], "id": part.get("id") or next(free)}
    kind = part["type"]
    if kind == Part.TEXT:
        return found | {"content": part["content"]}
    if kind == Part.BUTTON:
        return found | _given(part, "custom_id", "style", "label", "emoji", "url", "disabled")
    if kind in SELECTS:
        found |= _given(part, "custom_id", "placeholder", "disabled", "default_values", "channel_types")
        found |= {"min_values": part.get("min_values", 1), "max_values": part.get("max_values", 1)}
        if kind == Part.CHOICE:
            shown = ("label", "value", "description", "emoji", "default")
            found["options"] = [_given(each, *shown) for each in part["options"]]
        return found
    if kind == Part.THUMBNAIL:
        return found | _media(part, files)
    if kind == Part.GALLERY:
        return found | {"items": [_media(each, files) for each in part["items"]]}
    if kind == Part.FILE:
        media = _unfurled(part["file"]["url"], files)
        file = files.get(part["file"]["url"].removeprefix("attachment://"), {})
        shown_as = {"name": file.get("filename"), "size": file.get("size"), "spoiler": bool(part.get("spoiler"))}
        return found | {"file": media} | shown_as
    if kind == Part.SEPARATOR:
        return found | {"spacing": part.get("spacing") or 1, "divider": part.get("divider") is not False}
    found["components"] = [_kept(each, free, files) for each in part["components"]]
    if kind == Part.SECTION:
        found["accessory"] = _kept(part["accessory"], free, files)
    if kind == Part.CONTAINER:
        found |= {"accent_color": part.get("accent_color"), "spoiler": bool(part.get("spoiler"))}
    return found


def _given(part: Data, *names: str) -> Data:
    return {name: part[name] for name in names if part.get(name) is not None}


def _media(part: Data, files: Mapping[str, Data]) -> Data:
    media = _unfurled(part["media"]["url"], files)
    return {"media": media, "description": part.get("description"), "spoiler": bool(part.get("spoiler"))}


def _unfurled(url: str, files: Mapping[str, Data]) -> Data:
    file = files.get(url.removeprefix("attachment://"))
    if not url.startswith("attachment://") or file is None:
        return {"id": "0", "url": url, "proxy_url": url, "width": None, "height": None, "content_type": None}
    found = {"id": file["id"], "url": file["url"], "proxy_url": file["url"], "attachment_id": file["id"]}
    return found | {"width": None, "height": None, "content_type": file.get("content_type")}
