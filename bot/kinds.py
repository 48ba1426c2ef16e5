"""The kinds of value that people give and links carry: read from plain JSON, checked by pydantic."""

from __future__ import annotations

import base64
import binascii
import re
import types
import typing
import zoneinfo
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import cache
from typing import Annotated, Any, Final, Literal, NewType

from pydantic import AfterValidator, BeforeValidator, ConfigDict, PlainValidator, TypeAdapter, ValidationInfo
from pydantic_core import PydanticCustomError

from bot.card import InputKind
from bot.people import Person, Place
from bot.records import dataclass
from bot.schedule import LAST_DAY, ScheduleError, instant, zone_named
from bot.written import can_be_seen

Id = NewType("Id", int)
"""50 random bits, unique in a space; ten base32 letters in a link."""

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EVERYTHING: Final = "all"
FIRST_DAY: Final = date(1900, 1, 1)  # room for birthdays; this and the last day of schedules are far from overflow
LARGEST: Final = (1 << 53) - 1  # of numbers: what JSON, and every page, can still tell from its neighbours
LARGEST_UPLOAD: Final = 5 * 1024 * 1024


class TimeZone(str):
    """The name of a time zone in the IANA database, such as ``Europe/Madrid``."""

    __slots__ = ()


class Feature(str):
    """A feature that is on, by its cog's name, or :data:`EVERYTHING`."""

    __slots__ = ()

    @property
    def cog(self) -> str:
        """The cog's name; empty for everything."""
        return "" if self == EVERYTHING else str(self)


class Hours(frozenset[int]):
    """Free hours of a week, each 0 (Monday, midnight) to 167, in the person's zone."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that a person gave, 5 MB at most."""

    name: str
    content_type: str
    data: bytes


def _unfit(text_id: str, **values: int | str) -> PydanticCustomError:
    return PydanticCustomError("unfit", "unfit", {"text_id": text_id, **values})


_EXTERNAL_ID = re.compile(r"[^\s+,:#]{1,64}")  # without the marks between people in a list and in the key of a place


def _person(value: object, info: ValidationInfo) -> Person:
    if not isinstance(value, str) or not _EXTERNAL_ID.fullmatch(value):
        raise _unfit("unfit-person")
    return Person(_context(info)["space_id"], value)


def _place(value: object, info: ValidationInfo) -> Place:
    try:
        return Place.parse(_context(info)["space_id"], str(value))
    except ValueError:
        raise _unfit("unfit-place") from None


def _context(info: ValidationInfo) -> dict[str, Any]:
    return info.context or {}


# One space at most: runs of them, side by side, can be cut in so many ways that 5,000 spaces took half an hour.
_DURATION = r"(?i)(?:(\d{1,4}) ?w)? ?(?:(\d{1,5}) ?d)? ?(?:(\d{1,4}) ?h)? ?(?:(\d{1,5}) ?m(?:in)?)?"


def _duration(value: object) -> timedelta:
    found = re.fullmatch(_DURATION, " ".join(str(value).split()))
    if not found or not any(found.groups()):
        raise _unfit("unfit-duration")
    weeks, days, hours, minutes = (int(part or 0) for part in found.groups())
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)


def length(value: timedelta) -> str:
    """A length of time as people type it: ``1d 2h``."""
    minutes = int(value.total_seconds()) // 60
    parts = [(minutes // 1440, "d"), (minutes % 1440 // 60, "h"), (minutes % 60, "m")]
    return " ".join(f"{number}{unit}" for number, unit in parts if number) or "0m"


_DAY = r"(\d{4})-(\d{1,2})-(\d{1,2})"
_CLOCK = r"(\d{1,2})[:.h](\d{2})(?::\d{2})?"
_MOMENT = rf"({_DAY})[Tt,\s]\s*({_CLOCK})(Z|[+-]\d{{2}}:\d{{2}})?"


def _date(value: object) -> date:
    found = re.fullmatch(_DAY, str(value).strip())
    if not found:
        raise _unfit("unfit-date")
    try:
        day = date(*map(int, found.groups()))
    except ValueError:
        raise _unfit("unfit-date-none") from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise _unfit("unfit-date-far", first=str(FIRST_DAY.year), last=str(LAST_DAY.year))
    return day


def _time(value: object) -> time:
    found = re.fullmatch(_CLOCK, str(value).strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise _unfit("unfit-time")
    return time(int(found[1]), int(found[2]))


def _moment(value: object, info: ValidationInfo) -> datetime:
    found = re.fullmatch(_MOMENT, str(value).strip())
    if not found:
        raise _unfit("unfit-moment")
    day = _date(found[1])
    try:
        slot, offset = datetime.combine(day, _time(found[5])), found[8]
        return (
            datetime.fromisoformat(f"{slot}{offset}").astimezone(UTC)
            if offset
            else instant(slot, _context(info)["zone"])
        )
    except ValueError:
        raise _unfit("unfit-moment") from None


def _feature(value: object) -> Feature:
    if not isinstance(value, str) or not value.isidentifier() or len(value) > 32:
        raise _unfit("unfit-choice")
    return Feature(value)


@cache
def zone_names() -> Mapping[str, str]:
    """Every time zone's name by itself in small letters, in the order of the alphabet."""
    return {name.lower(): name for name in sorted(zoneinfo.available_timezones())}


def _zone(value: object) -> TimeZone:
    try:
        return TimeZone(zone_named(zone_names().get(str(value).strip().replace(" ", "_").lower(), "")).key)
    except ScheduleError:
        raise _unfit("unfit-zone") from None


def _hours(value: object) -> Hours:
    found: set[int] = set()
    for cell in value if isinstance(value, list) else str(value).replace(",", " ").split():
        day, _, hour = str(cell).lower().partition("-")
        if day not in DAYS or not re.fullmatch(r"\d{1,2}", hour) or int(hour) > 23:
            raise _unfit("unfit-hours")
        found.add(DAYS.index(day) * 24 + int(hour))
    return Hours(found)


def _upload(value: object) -> Upload:
    if not isinstance(value, dict) or not isinstance(value.get("data"), str):
        raise _unfit("unfit-upload")
    too_large = _unfit("unfit-upload-large", most=LARGEST_UPLOAD // 1024 // 1024)
    if len(value["data"]) > LARGEST_UPLOAD * 4 // 3 + 4:
        raise too_large
    try:
        data = base64.b64decode(value["data"], validate=True)
    except (binascii.Error, ValueError):
        raise _unfit("unfit-upload") from None
    if len(data) > LARGEST_UPLOAD:
        raise too_large
    return Upload(str(value.get("name", ""))[:255], str(value.get("type", ""))[:255], data)


def _lines(value: object) -> object:
    lines = value.splitlines() if isinstance(value, str) else value
    if not isinstance(lines, list):
        return lines
    return [line.strip() for line in lines if isinstance(line, str) and can_be_seen(line)]


def _several(value: object) -> object:
    """Lists of choices, numbers and people may come as one string, as people type them: ``mon, wed``."""
    return [part for part in re.split(r"[,\s]+", value) if part] if isinstance(value, str) else value


def _number(value: object) -> int:
    """Digits of any script. What pydantic would read besides is another number to some: ``1.000`` is a thousand."""
    match value:
        case int() if not isinstance(value, bool):
            return value
        case float() if value.is_integer():
            return int(value)
        case str() if re.fullmatch(r"\s*[+-]?\d{1,400}\s*", value):
            return int(value)
        case _:
            raise _unfit("unfit-number")


_INTEGER: Any = Annotated[int, PlainValidator(_number)]
_YES = {"yes": True, "true": True, "on": True, "1": True, "sí": True, "si": True}
_NO = {"no": False, "false": False, "off": False, "0": False}


def _truth(value: object) -> object:
    if isinstance(value, bool):
        return value
    try:
        return (_YES | _NO)[str(value).strip().lower()]
    except KeyError:
        raise _unfit("unfit-yes") from None


@dataclass(frozen=True, slots=True)
class Kind:
    """How one type is asked for and read: the input's kind, its fixed choices and pydantic's reader.

    ``of_features``: its choices are the features that are on, and everything.
    """

    input: InputKind
    adapter: TypeAdapter[Any]
    choices: tuple[str, ...] = ()
    of_features: bool = False

    def read(self, value: object, context: dict[str, Any]) -> Any:
        """The value of plain JSON. Raises pydantic's ``ValidationError``."""
        return self.adapter.validate_python(value, context=context)


_SIMPLE: dict[Any, tuple[InputKind, Callable[..., Any]]] = {
    Person: (InputKind.PERSON, _person),
    Place: (InputKind.PLACE, _place),
    timedelta: (InputKind.DURATION, _duration),
    datetime: (InputKind.MOMENT, _moment),
    date: (InputKind.DATE, _date),
    time: (InputKind.TIME, _time),
    TimeZone: (InputKind.ZONE, _zone),
    Feature: (InputKind.CHOICE, _feature),
    Hours: (InputKind.HOURS, _hours),
    Upload: (InputKind.UPLOAD, _upload),
}
_CONFIG = ConfigDict(hide_input_in_errors=True, defer_build=True)  # made when the first value is read


def _adapter(annotation: Any) -> TypeAdapter[Any]:
    return TypeAdapter(annotation, config=_CONFIG)


def _read_by(reader: Callable[..., Any]) -> Any:
    return Annotated[Any, PlainValidator(reader)]


def strip_optional(annotation: Any) -> Any:
    """``T`` of ``T | None``."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        rest = [part for part in typing.get_args(annotation) if part is not type(None)]
        if len(rest) == 1:
            return rest[0]
    return annotation


@cache
def kind_of(annotation: Any, *, long: bool = False) -> Kind:
    """How values of this type are asked for. Raises ``TypeError`` for a type that no adapter offers."""
    annotation = strip_optional(annotation)
    if annotation in _SIMPLE:
        kind, reader = _SIMPLE[annotation]
        return Kind(kind, _adapter(_read_by(reader)), of_features=annotation is Feature)
    if annotation is str:
        return Kind(InputKind.LONG if long else InputKind.TEXT, _adapter(str))
    if annotation is bool:
        return Kind(InputKind.YES, _adapter(Annotated[bool, BeforeValidator(_truth)]))
    if annotation is int or annotation is Id:
        return Kind(InputKind.NUMBER, _adapter(_INTEGER))
    if choices := _choices(annotation):
        return Kind(InputKind.CHOICE, _adapter(_by_choice(annotation)), choices)
    if typing.get_origin(annotation) is list:
        return _list_kind(typing.get_args(annotation)[0])
    raise TypeError(f"{annotation!r} is no kind of value that people can give")


def _list_kind(entry: Any) -> Kind:
    if entry is str:
        return Kind(InputKind.LINES, _adapter(Annotated[list[str], BeforeValidator(_lines)]))
    if entry in (int, bool):
        inner = _INTEGER if entry is int else _read_by(_truth)
        return Kind(InputKind.LINES, _adapter(Annotated[list.__class_getitem__(inner), BeforeValidator(_several)]))
    choices = _choices(entry)
    if entry is Person or choices:
        kind = InputKind.PEOPLE if entry is Person else InputKind.CHOICES
        inner = _read_by(_person) if entry is Person else _by_choice(entry)
        once = (BeforeValidator(_several), AfterValidator(_once))
        return Kind(kind, _adapter(Annotated[list.__class_getitem__(inner), *once]), choices)
    raise TypeError(f"lists of {entry!r} are no kind of value that people can give")


def _once(picked: list[Any]) -> list[Any]:
    """Nobody and nothing is picked twice."""
    return list(dict.fromkeys(picked))


def _choices(annotation: Any) -> tuple[str, ...]:
    if typing.get_origin(annotation) is Literal:
        if wrong := [value for value in typing.get_args(annotation) if not isinstance(value, str)]:
            raise TypeError(f"{wrong[0]!r} is a choice, and no kind of value that people can give: choices are words")
        return tuple(typing.get_args(annotation))
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return tuple(choice_of(member) for member in annotation)
    return ()


def choice_of(member: Enum) -> str:
    """What a member is chosen by: its value where that is a word, else its name (``instructor``)."""
    return member.value if isinstance(member.value, str) else member.name.lower()


def _by_choice(annotation: Any) -> Any:
    if not isinstance(annotation, type) or not issubclass(annotation, Enum):
        return annotation
    members = {choice_of(member): member for member in annotation}
    return Annotated[annotation, BeforeValidator(lambda value: members.get(str(value), value))]
