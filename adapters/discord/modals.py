"""Forms as Discord's modals, and what people filled in as plain JSON.

A modal has two places for what must come back with it, 100 characters each: its own custom id carries the whole link,
which may be as long; the custom id of each of its fields carries ``form key:kind:name``. So nothing of an open modal is
kept here, and one from before a restart is read like any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Final, TypeAlias, assert_never

import discord
from discord import ui

from adapters.discord.channels import channel_types, place_key
from adapters.discord.limits import (
    FEWEST_RADIOS,
    LONGEST_DESCRIPTION,
    LONGEST_HINT,
    LONGEST_INPUT,
    LONGEST_LABEL,
    LONGEST_MODAL_TITLE,
    MODAL_PARTS,
    MOST_CHOICES,
    MOST_RADIOS,
)
from adapters.discord.render import options_of
from adapters.discord.sheets import NOTHING
from adapters.discord.words import markdown
from bot.card import Form, Input, InputKind, Json
from bot.kinds import DAYS
from bot.letters import length, short
from bot.link import Link, parse
from bot.records import dataclass
from bot.text import Said

LONGEST_SHORT: Final = 100
"""Characters in a field for a number, a moment and the like."""
WRONG: Final = "⚠️ "  # Discord shows what does not fit in the same grey as any help

_SHAPES: Final[Mapping[InputKind, str]] = {
    InputKind.DURATION: "1d 2h 30m",
    InputKind.DATE: "2026-11-23",
    InputKind.TIME: "09:30",
    InputKind.MOMENT: "2026-11-23 09:30",
    InputKind.ZONE: "Europe/Madrid",
    InputKind.HOURS: "mon-09 mon-10 wed-14",
}

_KINDS: Final = frozenset(kind.value for kind in InputKind)

Item: TypeAlias = ui.Item[Any]


class TooLong(ValueError):
    """A field would start with more than it can hold: sent back, the rest would be lost. ``name`` is the input's."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class Submitted:
    """What came back with a modal. ``uploads`` are files by input, as Discord describes them (``url``, ``filename``,
    ``content_type``, ``size``): whoever has them fetched puts them among the values. Shown nowhere: it may be sealed.
    """

    link: Link
    form_key: str
    values: Mapping[str, Json] = field(repr=False)
    uploads: Mapping[str, Mapping[str, Any]] = field(repr=False)


def modal(form: Form) -> ui.Modal:
    """The form as a modal, stopped, so that the library keeps none of it. Needs a running loop.

    Raises :class:`TooLong` where a field cannot hold what it should start with.
    """
    free = MODAL_PARTS - len(form.inputs)
    made = ui.Modal(title=_title(form), custom_id=str(form.link), timeout=None)
    for entry in form.inputs:
        if length(entry.error) > LONGEST_DESCRIPTION - len(WRONG) and free > 0:
            free -= 1
            made.add_item(ui.TextDisplay(markdown((Said(WRONG + entry.error),))))
            entry_says = entry.help
        else:
            entry_says = f"{WRONG}{entry.error}" if entry.error else entry.help
        made.add_item(
            ui.Label(
                text=short(entry.label, LONGEST_LABEL) or NOTHING,
                description=short(entry_says, LONGEST_DESCRIPTION) or None,
                component=_field(entry, f"{form.key}:{entry.kind}:{entry.name}"),
            )
        )
    if free > 0 and (note := markdown(form.note).strip()) and length(note) <= LONGEST_INPUT:
        made.add_item(ui.TextDisplay(note))
    made.stop()
    return made


def submitted(data: Mapping[str, Any]) -> Submitted:
    """What a modal's submission says: ``data`` of an interaction of type 5, as it came.

    Raises :class:`bot.link.BadLink` for what is none of our modals.
    """
    key, values, uploads = "", dict[str, Json](), dict[str, Mapping[str, Any]]()
    resolved: Mapping[str, Any] = data.get("resolved") or {}
    for part in data.get("components") or ():
        for given in (part["component"],) if "component" in part else part.get("components") or ():
            form_key, kind, name = _read_id(given.get("custom_id", ""))
            if kind is None:
                continue
            key = form_key
            values[name] = _value(kind, given, resolved)
            if kind is InputKind.UPLOAD and (ids := given.get("values")):
                uploads[name] = resolved["attachments"][ids[0]]
    return Submitted(parse(data.get("custom_id", "")), key, values, uploads)


def _title(form: Form) -> str:
    """The title, with which step this is; the title gives way."""
    step = f" {form.step}/{form.steps}" if form.steps > 1 else ""
    return f"{short(form.title, LONGEST_MODAL_TITLE - len(step)) or NOTHING}{step}"


def _field(entry: Input, custom_id: str) -> Item:
    match entry.kind:
        case InputKind.TEXT | InputKind.LONG | InputKind.LINES | InputKind.NUMBER:
            return _text(entry, custom_id)
        case InputKind.DURATION | InputKind.DATE | InputKind.TIME | InputKind.MOMENT | InputKind.ZONE | InputKind.HOURS:
            return _text(entry, custom_id)
        case InputKind.YES:
            return ui.Checkbox(custom_id=custom_id, default=entry.value is True)
        case InputKind.CHOICE:
            return _choice(entry, custom_id)
        case InputKind.CHOICES:
            return _choices(entry, custom_id)
        case InputKind.PERSON | InputKind.PEOPLE:
            least, most = _bounds(entry, MOST_CHOICES)
            people = _defaults(entry, most, discord.SelectDefaultValueType.user)
            return ui.UserSelect(
                custom_id=custom_id,
                required=entry.required,
                min_values=least,
                max_values=most,
                default_values=people,
            )
        case InputKind.PLACE:
            return ui.ChannelSelect(
                custom_id=custom_id,
                required=entry.required,
                min_values=int(entry.required),
                channel_types=channel_types(entry.places),
                default_values=_defaults(entry, 1, discord.SelectDefaultValueType.channel),
            )
        case InputKind.UPLOAD:
            return ui.FileUpload(
                custom_id=custom_id, required=entry.required, min_values=int(entry.required), max_values=1
            )
        case _:
            assert_never(entry.kind)


_LONG: Final = frozenset((InputKind.LONG, InputKind.LINES, InputKind.HOURS))


def _text(entry: Input, custom_id: str) -> ui.TextInput[Any]:
    """A field for words. What it starts with may be longer than what is taken: that is said when it is sent."""
    bounded = entry.kind in (InputKind.TEXT, InputKind.LONG)
    long = entry.kind in _LONG
    value = _start(entry)
    most = (entry.most if bounded and entry.most else LONGEST_INPUT) if bounded or long else LONGEST_SHORT
    most = min(max(most, length(value)), LONGEST_INPUT)
    if length(value) > LONGEST_INPUT:
        raise TooLong(entry.name)
    return ui.TextInput(
        custom_id=custom_id,
        style=discord.TextStyle.paragraph if long else discord.TextStyle.short,
        required=entry.required,
        default=value or None,
        placeholder=_hint(entry),
        min_length=min(entry.least, most) if bounded and entry.least else None,
        max_length=most,
    )


def _start(entry: Input) -> str:
    """What a field for words starts with."""
    match entry.value:
        case None:
            return ""
        case list() if entry.kind is InputKind.HOURS:
            hours = [str(each) for each in entry.value]
            days = (" ".join(each for each in hours if each.startswith(day)) for day in DAYS)
            return "\n".join(filter(None, days))
        case list():
            return ("\n" if entry.kind is InputKind.LINES else ", ").join(str(each) for each in entry.value)
        case str() if entry.kind is InputKind.MOMENT:
            return entry.value.replace("T", " ")
        case _:
            return str(entry.value)


def _hint(entry: Input) -> str | None:
    """What an empty field shows: the shape of what is asked for."""
    if entry.kind is InputKind.NUMBER:
        bounds = (entry.least, entry.most)
        match bounds:
            case (int(), int()):
                return f"{entry.least}–{entry.most}"
            case (int(), None):
                return f"≥ {entry.least}"
            case (None, int()):
                return f"≤ {entry.most}"
            case _:
                return None
    if entry.choices:
        return short(" · ".join(choice.value for choice in entry.choices), LONGEST_HINT)
    return _SHAPES.get(entry.kind)


def _choice(entry: Input, custom_id: str) -> Item:
    """One of few as a group that shows them all, one of many as a menu; what may be left open is a menu too, for a
    group cannot be emptied again. More than any menu holds are typed."""
    options = options_of(entry.choices, 1)
    if entry.required and FEWEST_RADIOS <= len(options) <= MOST_RADIOS:
        radios = [discord.RadioGroupOption(label=o.label, value=o.value, default=o.default) for o in options]
        return ui.RadioGroup(custom_id=custom_id, options=radios)
    if not 0 < len(options) <= MOST_CHOICES:
        return _text(entry, custom_id)
    return ui.Select(custom_id=custom_id, required=entry.required, options=options, min_values=int(entry.required))


def _choices(entry: Input, custom_id: str) -> Item:
    count = len(options_of(entry.choices, 0))
    least, most = _bounds(entry, count)
    options = options_of(entry.choices, most)
    if not 0 < count <= MOST_CHOICES:
        return _text(entry, custom_id)
    if count <= MOST_RADIOS:
        boxes = [discord.CheckboxGroupOption(label=o.label, value=o.value, default=o.default) for o in options]
        return ui.CheckboxGroup(
            custom_id=custom_id, required=entry.required, options=boxes, min_values=least, max_values=most
        )
    return ui.Select(custom_id=custom_id, required=entry.required, options=options, min_values=least, max_values=most)


def _bounds(entry: Input, count: int) -> tuple[int, int]:
    """The fewest and the most that can be picked of so many. What may be left out has no fewest here: Discord would
    take an empty one for too few."""
    if entry.kind is InputKind.PERSON:
        return int(entry.required), 1
    most = max(1, min(entry.most or count, count))
    return (min(max(1, entry.least or 0), most) if entry.required else 0), most


def _defaults(entry: Input, most: int, kind: discord.SelectDefaultValueType) -> list[discord.SelectDefaultValue]:
    """Who or where is picked already, as far as Discord knows them."""
    given = entry.value if isinstance(entry.value, list) else [entry.value]
    names = (str(each).rpartition(":")[2] for each in given if each)
    ids = dict.fromkeys(int(name) for name in names if name.isascii() and name.isdecimal())
    return [discord.SelectDefaultValue(id=each, type=kind) for each in list(ids)[:most]]


def _read_id(custom_id: str) -> tuple[str, InputKind | None, str]:
    key, _, rest = custom_id.partition(":")
    kind, _, name = rest.partition(":")
    return key, InputKind(kind) if kind in _KINDS else None, name


def _value(kind: InputKind, given: Mapping[str, Any], resolved: Mapping[str, Any]) -> Json:
    """The value of one field in the JSON of its kind; what was typed where a menu had no room, as it was typed."""
    value: Any = given.get("value")
    many: list[str] | None = given.get("values")
    match kind:
        case InputKind.HOURS:
            return list[Json](str(value or "").replace(",", " ").split())
        case InputKind.PLACE:
            channels: Mapping[str, Any] = resolved.get("channels") or {}
            return place_key(channels.get(many[0]) or {"id": many[0]}) if many else None
        case InputKind.PERSON | InputKind.CHOICE if many is not None:
            return many[0] if many else None
        case InputKind.PEOPLE | InputKind.CHOICES if many is not None:
            return list[Json](many)
        case InputKind.YES:
            return bool(value)
        case InputKind.UPLOAD:
            return None
        case _:
            return str(value) if value is not None else None
