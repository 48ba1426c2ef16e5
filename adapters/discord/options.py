"""What a person filled in for a slash command, as the JSON of its options, and what they are typing just now."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any, Final, TypeAlias, assert_never

from adapters.discord.channels import KINDS
from adapters.discord.limits import LONGEST_CHOICE, MOST_CHOICES
from adapters.discord.slash import Payload, completed
from bot.card import Choice, Input, InputKind, Json
from bot.kinds import zone_names
from bot.records import dataclass
from bot.suggesting import fitting, fold, named, zone_meant

Data: TypeAlias = Mapping[str, Any]
"""``data`` of an interaction, as Discord sends it."""

_SUBCOMMAND, _GROUP = 1, 2
_MENTION: Final = re.compile(r"<@!?(\d{1,20})>")
_BETWEEN: Final = re.compile(r"\s*[,;]\s*")
_WHERE_MANY_LIVE: Final = [
    *("Europe/Madrid", "Europe/London", "Europe/Berlin", "Europe/Paris", "Europe/Istanbul"),
    *("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"),
    *("America/Mexico_City", "America/Bogota", "America/Lima", "America/Caracas", "America/Santiago"),
    *("America/Argentina/Buenos_Aires", "America/Sao_Paulo", "Africa/Lagos", "Africa/Cairo", "Asia/Dubai"),
    *("Asia/Kolkata", "Asia/Shanghai", "Asia/Manila", "Asia/Tokyo", "Australia/Sydney", "UTC"),
]


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in: ``values`` by option, ready for :class:`bot.act.Act`, and the files that are still to be
    fetched, as Discord describes each (``url``, ``filename``, ``content_type``, ``size``)."""

    values: dict[str, Json] = field(default_factory=dict)
    uploads: dict[str, Payload] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Typing:
    """The option that somebody is typing into, what stands there, and what they filled in before."""

    option: str
    text: str
    values: Mapping[str, Json]


def words_of(data: Data) -> str:
    """The name of a command as it was typed, its group and subcommand included: ``icebreaker now``."""
    return " ".join([str(data["name"]), *(str(each["name"]) for each in _path(data))])


def filled(data: Data, inputs: Sequence[Input]) -> Filled:
    """What was filled in for the options of a command. Options that it does not have (any more) are left out."""
    known = {each.name: each for each in inputs}
    found = Filled()
    for option in _leaves(data):
        entry = known.get(str(option.get("name")))
        if entry is None:
            continue
        if entry.kind is InputKind.UPLOAD:
            if (file := _resolved(data, "attachments", option.get("value"))) is not None:
                found.uploads[entry.name] = dict(file)
        else:
            found.values[entry.name] = _value(entry, option.get("value"), data)
    return found


def typing(data: Data, inputs: Sequence[Input]) -> Typing | None:
    """What somebody is typing; ``None`` where nothing is."""
    for option in _leaves(data):
        if option.get("focused"):
            values = filled(data, inputs).values
            values.pop(str(option["name"]), None)
            return Typing(str(option["name"]), str(option.get("value") or ""), values)
    return None


async def autocomplete(
    data: Data, inputs: Sequence[Input], stored: Callable[[Typing], Awaitable[Sequence[Choice]]]
) -> list[Payload]:
    """The answer to what somebody is typing; ``stored`` is asked for what a cog suggests of what it stores
    (:meth:`bot.router.Router.suggest`)."""
    typed = typing(data, inputs)
    entry = next((each for each in inputs if typed and each.name == typed.option), None)
    if typed is None or entry is None:
        return []
    return as_choices(completions(entry, typed.text) if completed(entry) else await stored(typed))


def completions(entry: Input, text: str) -> list[Choice]:
    """How what is typed may go on, where that is always the same: time zones, and several of a fixed few."""
    if entry.kind is InputKind.ZONE:
        return zones(text)
    if entry.kind is InputKind.CHOICES:
        return _more(entry.choices, text)
    return fitting(entry.choices, text)


def as_choices(choices: Sequence[Choice]) -> list[Payload]:
    """Choices as the answer to an autocomplete, cut to what Discord takes; an empty list shows that nothing fits."""
    fit = [each for each in choices if each.value and len(each.value) <= LONGEST_CHOICE]
    return [{"name": each.label[:LONGEST_CHOICE] or each.value, "value": each.value} for each in fit[:MOST_CHOICES]]


def zones(text: str) -> list[Choice]:
    """Time zones by any part of their name, those of a city that begins so first; before anything is typed, some."""
    wanted = fold(text).replace(" ", "_")
    found = [(rank, name) for name in zone_names().values() if (rank := _rank(fold(name), wanted)) is not None]
    names = [name for _, name in sorted(found)] if wanted else _WHERE_MANY_LIVE
    return [Choice(name, name.replace("_", " ")) for name in names[:MOST_CHOICES]]


def _rank(name: str, wanted: str) -> int | None:
    city = name.rpartition("/")[2]
    if wanted in (name, city):
        return 0
    if city.startswith(wanted):
        return 1
    return 2 if wanted in name else None


def _more(choices: Sequence[Choice], text: str) -> list[Choice]:
    """Several, one after the other: what stands before the last comma stays, and the last is completed."""
    *before, last = _BETWEEN.split(text)
    kept = [found for each in before if (found := named(choices, each)) is not None]
    if (whole := named(choices, last)) is not None and whole not in kept:
        kept, last = [*kept, whole], ""
    left = [each for each in choices if each not in kept]
    more = [[*kept, each] for each in fitting(left, last)]
    return [_listed(each) for each in ([kept, *more] if kept and not last else more)]


def _listed(chosen: Sequence[Choice]) -> Choice:
    return Choice(",".join(each.value for each in chosen), ", ".join(each.label for each in chosen))


# Reading.


def _path(data: Data) -> Iterator[Data]:
    """The group and the subcommand that were typed, if there are any."""
    below = data.get("options") or []
    while below and below[0].get("type") in (_SUBCOMMAND, _GROUP):
        yield below[0]
        below = below[0].get("options") or []


def _leaves(data: Data) -> Sequence[Data]:
    """The options that were filled in, without the group and the subcommand above them."""
    *_, last = [data, *_path(data)]
    found: Sequence[Data] = last.get("options") or []
    return found if not found or found[0].get("type") not in (_SUBCOMMAND, _GROUP) else ()


def _resolved(data: Data, what: str, key: object) -> Data | None:
    found = ((data.get("resolved") or {}).get(what) or {}).get(str(key))
    return found if isinstance(found, Mapping) else None


def _value(entry: Input, value: Any, data: Data) -> Json:
    """The JSON of one option. What the router checks better is handed on as it was typed."""
    match entry.kind:
        case InputKind.PLACE:
            return _place(value, data)
        case InputKind.PERSON:
            return str(value)
        case InputKind.PEOPLE:
            return list(dict.fromkeys(_MENTION.findall(str(value)))) or str(value)
        case InputKind.LINES:
            return [part for part in re.split(r"\s*[|\n]\s*", str(value)) if part]
        case InputKind.CHOICES:
            return _several(entry, str(value))
        case InputKind.CHOICE:
            chosen = named(entry.choices, str(value))
            return chosen.value if chosen else str(value)
        case InputKind.ZONE:
            return zone_meant(str(value))
        case InputKind.NUMBER | InputKind.YES:
            return value if isinstance(value, bool | int) else str(value)
        case (
            InputKind.TEXT
            | InputKind.LONG
            | InputKind.DURATION
            | InputKind.DATE
            | InputKind.TIME
            | InputKind.MOMENT
            | InputKind.HOURS
            | InputKind.UPLOAD
        ):
            return str(value)
        case _:
            assert_never(entry.kind)


def _place(value: object, data: Data) -> str:
    channel = _resolved(data, "channels", value)
    kind = KINDS.get(channel.get("type", -1)) if channel else None
    return f"{kind}:{value}" if kind else str(value)  # what is no place has its sentence from the router


def _several(entry: Input, typed: str) -> list[Json]:
    """Choices by their names or values, with commas or, where these are words, spaces between them."""
    parts = [part for part in _BETWEEN.split(typed) if part]
    if len(parts) == 1 and named(entry.choices, parts[0]) is None:
        parts = typed.split()
    found = [(each, named(entry.choices, each)) for each in parts]
    return list(dict.fromkeys(choice.value if choice else each for each, choice in found))
