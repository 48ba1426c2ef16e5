"""What Discord asks of messages: the rules that its description tells, and those that it does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from tests.wire.discord.components import LAYOUT, SELECTS, Part, Path, walk
from tests.wire.discord.refused import ApiError, Misfit, invalid
from tests.wire.discord.things import Data, Flag, Message

LONGEST_CONTENT: Final = 2_000
MOST_PARTS: Final = 40
LONGEST_TEXTS: Final = 4_000
MOST_ROWS: Final = 5
LONGEST_ID: Final = 100
LONGEST_LABEL: Final = 80
LONGEST_CHOICE: Final = 100
LONGEST_PLACEHOLDER: Final = 150
LONGEST_ALT: Final = 1_024
MOST_CHOICES: Final = 25
MOST_FILES: Final = 10
LONGEST_NONCE: Final = 25
FILE_LIMIT: Final = 10 * 1024 * 1024
_IN_ROW: Final = frozenset((Part.BUTTON, *SELECTS))
_IN_CONTAINER: Final = frozenset((Part.ROW, *LAYOUT)) - {Part.CONTAINER}
_WHOLE: Final = ("content", "embeds", "poll", "sticker_ids")


def check_message(body: Data, files: Collection[str], before: Message | None = None) -> None:
    """Refuses what no message may be. ``files`` are the names of those that come along or stay; ``before`` is the
    message that is edited."""
    flags = int(body.get("flags") or 0) | (before.flags & Flag.COMPONENTS_V2 if before else 0)
    v2 = bool(flags & Flag.COMPONENTS_V2)
    misfits = list(_whole(body, flags))
    if body.get("components") or (v2 and before is None):
        misfits += _components(body.get("components") or [], files, v2=v2)
    if misfits:
        raise invalid(misfits)
    if _empty(body, files, before, v2=v2):
        raise ApiError(50006)


def _whole(body: Data, flags: int) -> Iterator[Misfit]:
    content = body.get("content")
    if content is not None and not isinstance(content, str):
        yield ("content",), "STRING_TYPE_CONVERT", "Could not interpret as a string."
    elif len(content or "") > LONGEST_CONTENT:
        yield _long(("content",), LONGEST_CONTENT)
    if flags & Flag.COMPONENTS_V2:
        for name in _WHOLE:
            if body.get(name):
                yield (
                    (name,),
                    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                    f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
                )
    if len(body.get("embeds") or ()) > 10:
        yield ("embeds",), "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length."
    if len(body.get("attachments") or ()) > MOST_FILES:
        yield ("attachments",), "BASE_TYPE_MAX_LENGTH", f"Must be {MOST_FILES} or fewer in length."
    nonce = body.get("nonce")
    if isinstance(nonce, str) and len(nonce) > LONGEST_NONCE:
        yield ("nonce",), "NONCE_TYPE_TOO_LONG", f"Must be {LONGEST_NONCE} or fewer in length."


def _empty(body: Data, files: Collection[str], before: Message | None, *, v2: bool) -> bool:
    def now(name: str) -> Any:
        return body[name] if name in body else getattr(before, name, None)

    if v2:
        return not now("components")
    words = (now("content") or "").strip()
    return not (files or words or now("embeds") or body.get("sticker_ids") or body.get("poll"))


def _components(components: Any, files: Collection[str], *, v2: bool) -> Iterator[Misfit]:
    if not isinstance(components, list):
        yield ("components",), "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType"
        return
    everything = list(walk(components))
    if v2 and len(everything) > MOST_PARTS:
        yield ("components",), "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", f"Total may not exceed {MOST_PARTS}"
    if v2 and not components:
        yield ("components",), "BASE_TYPE_REQUIRED", "This field is required"
    if not v2 and len(components) > MOST_ROWS:
        yield ("components",), "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {MOST_ROWS} in length."
    total = sum(len(str(each.get("content", ""))) for _, each in everything if each.get("type") == Part.TEXT)
    if total > LONGEST_TEXTS:
        code = "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"
        yield ("components",), code, f"The maximum displayable text in a message is {LONGEST_TEXTS}"
    top = frozenset((Part.ROW, *LAYOUT)) if v2 else frozenset((Part.ROW,))
    for number, each in enumerate(components):
        if not isinstance(each, dict) or each.get("type") not in top:
            yield _type(("components", number, "type"), top)
    yield from _twice(everything)
    for path, each in everything:
        yield from _part(path, each, files)


def _twice(everything: list[tuple[Path, Data]]) -> Iterator[Misfit]:
    for name, code, sentence in (
        ("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"),
        ("id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated"),
    ):
        seen = Counter(each[name] for _, each in everything if each.get(name))
        for path, each in everything:
            if each.get(name) and seen[each[name]] > 1:
                yield (*path, name), code, sentence


def _part(path: Path, part: Data, files: Collection[str]) -> Iterator[Misfit]:
    """What is wrong with one component by itself."""
    number = part.get("id")
    if number is not None and not (isinstance(number, int) and 0 <= number < 2**31):
        yield (*path, "id"), "NUMBER_TYPE_MAX", "int value should be between 0 and 2147483647."
    match part.get("type"):
        case Part.ROW:
            yield from _row(path, part)
        case Part.BUTTON:
            yield from _button(path, part)
        case Part.CHOICE | Part.USERS | Part.ROLES | Part.MENTIONABLE | Part.CHANNELS:
            yield from select_misfits(path, part)
        case Part.TEXT:
            yield from length((*path, "content"), part.get("content"), 1, LONGEST_TEXTS)
        case Part.SECTION:
            yield from _held(path, part, frozenset((Part.TEXT,)), 3)
            if (part.get("accessory") or {}).get("type") not in (Part.BUTTON, Part.THUMBNAIL):
                yield (*path, "accessory"), "BASE_TYPE_REQUIRED", "This field is required"
        case Part.CONTAINER:
            yield from _held(path, part, _IN_CONTAINER, MOST_PARTS)
        case Part.GALLERY:
            items = part.get("items") or []
            if not 1 <= len(items) <= 10:
                yield (*path, "items"), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 10 in length."
            for place, each in enumerate(items):
                yield from _media((*path, "items", place), each, "media", files)
        case Part.THUMBNAIL:
            yield from _media(path, part, "media", files)
        case Part.FILE:
            if not str((part.get("file") or {}).get("url", "")).startswith("attachment://"):
                yield (*path, "file", "url"), "URL_TYPE_INVALID_SCHEME", "Scheme must be attachment."
            yield from _media(path, part, "file", files)
        case Part.SEPARATOR:
            if part.get("spacing") not in (None, 1, 2):
                yield (*path, "spacing"), "BASE_TYPE_CHOICES", "Value must be one of {1, 2}."
        case _:
            yield (*path, "type"), "UNION_TYPE_CHOICES", "This type of component cannot be in a message."


def _row(path: Path, part: Data) -> Iterator[Misfit]:
    inner = part.get("components") or []
    yield from _held(path, part, _IN_ROW, 5)
    selects = [each for each in inner if isinstance(each, dict) and each.get("type") in SELECTS]
    if selects and len(inner) > 1:
        yield (*path, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The maximum width is 5: a select takes all."


def _button(path: Path, part: Data) -> Iterator[Misfit]:
    style = part.get("style")
    if style not in (1, 2, 3, 4, 5, 6):
        yield (*path, "style"), "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4, 5, 6}."
    elif style in (1, 2, 3, 4):
        yield from length((*path, "custom_id"), part.get("custom_id"), 1, LONGEST_ID)
        if part.get("url"):
            yield (*path, "url"), "BUTTON_COMPONENT_INVALID_URL", "A url is for link buttons only"
    elif style == 5:
        yield from _url((*path, "url"), part.get("url"), ("http", "https", "discord"))
        yield from length((*path, "url"), part.get("url"), 1, 512)
        if part.get("custom_id"):
            yield (*path, "custom_id"), "BUTTON_COMPONENT_CUSTOM_ID", "A custom id is not for link buttons"
    if len(part.get("label") or "") > LONGEST_LABEL:
        yield _long((*path, "label"), LONGEST_LABEL)
    if style != 6 and not part.get("label") and not part.get("emoji"):
        yield (*path, "label"), "BASE_TYPE_REQUIRED", "A button needs a label or an emoji."


def select_misfits(path: Path, part: Data, most: int = MOST_CHOICES, least: int = 1) -> Iterator[Misfit]:
    """What is wrong with a select, of a message or of a modal."""
    yield from length((*path, "custom_id"), part.get("custom_id"), 1, LONGEST_ID)
    if len(part.get("placeholder") or "") > LONGEST_PLACEHOLDER:
        yield _long((*path, "placeholder"), LONGEST_PLACEHOLDER)
    low, high = part.get("min_values"), part.get("max_values")
    low, high = 1 if low is None else low, 1 if high is None else high
    if not 0 <= low <= most:
        yield (*path, "min_values"), "NUMBER_TYPE_MAX", f"int value should be between 0 and {most}."
    if not 1 <= high <= most or high < low:
        yield (*path, "max_values"), "NUMBER_TYPE_MAX", f"int value should be between {max(low, 1)} and {most}."
    if part.get("type") in (Part.CHOICE, Part.RADIO, Part.CHECKS):
        yield from _options(path, part, most, least, high)
    elif len(part.get("default_values") or ()) > high:
        yield (*path, "default_values"), "BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length."


def _options(path: Path, part: Data, most: int, least: int, high: int) -> Iterator[Misfit]:
    options = part.get("options") or []
    if not least <= len(options) <= most:
        yield (*path, "options"), "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length."
    if high > len(options) >= least:
        yield (*path, "max_values"), "NUMBER_TYPE_MAX", "There are fewer options than may be chosen."
    if sum(bool(each.get("default")) for each in options) > high:
        yield (*path, "options"), "SELECT_COMPONENT_TOO_MANY_DEFAULTS", f"At most {high} can be chosen before."
    seen = Counter(each.get("value") for each in options)
    for place, each in enumerate(options):
        here = (*path, "options", place)
        yield from length((*here, "label"), each.get("label"), 1, LONGEST_CHOICE)
        yield from length((*here, "value"), each.get("value"), 1, LONGEST_CHOICE)
        if len(each.get("description") or "") > LONGEST_CHOICE:
            yield _long((*here, "description"), LONGEST_CHOICE)
        if seen[each.get("value")] > 1:
            sentence = "The specified option value is already used"
            yield (*here, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", sentence


def _held(path: Path, part: Data, kinds: frozenset[Part], most: int) -> Iterator[Misfit]:
    inner = part.get("components")
    if not isinstance(inner, list) or not 1 <= len(inner) <= most:
        yield (*path, "components"), "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {most} in length."
        return
    for number, each in enumerate(inner):
        if not isinstance(each, dict) or each.get("type") not in kinds:
            yield _type((*path, "components", number, "type"), kinds)


def _media(path: Path, part: Data, name: str, files: Collection[str]) -> Iterator[Misfit]:
    url = (part.get(name) or {}).get("url")
    yield from _url((*path, name, "url"), url, ("http", "https", "attachment"))
    if isinstance(url, str) and url.startswith("attachment://") and url.removeprefix("attachment://") not in files:
        code = "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"
        yield (*path, name, "url"), code, "The referenced attachment could not be found."
    if part.get("description") is not None:
        yield from length((*path, "description"), part["description"], 1, LONGEST_ALT)


def _url(path: Path, url: Any, schemes: tuple[str, ...]) -> Iterator[Misfit]:
    if not isinstance(url, str) or urlsplit(url).scheme not in schemes:
        yield path, "URL_TYPE_INVALID_SCHEME", f"Scheme must be one of {schemes}."


def length(path: Path, text: Any, least: int, most: int) -> Iterator[Misfit]:
    """Whether a text is there and as long as it may be."""
    if text is None:
        yield path, "BASE_TYPE_REQUIRED", "This field is required"
    elif not isinstance(text, str):
        yield path, "STRING_TYPE_CONVERT", "Could not interpret as a string."
    elif not least <= len(text) <= most:
        yield path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length."


def _long(path: Path, most: int) -> Misfit:
    return path, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length."


def _type(path: Path, kinds: frozenset[Part]) -> Misfit:
    allowed = ", ".join(str(int(each)) for each in sorted(kinds))
    return path, "UNION_TYPE_CHOICES", f'Value of field "type" must be one of ({allowed},).'
