"""What one input of a form is made of on Slack: one element for most, one for each day where free hours are asked for.

What a field cannot start with, for Slack takes no such value there, it does not start with; the error above it says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import cache
from typing import Any, NamedTuple, assert_never

from slack_sdk.models.blocks import (
    CheckboxesElement,
    ConversationFilter,
    ConversationSelectElement,
    DatePickerElement,
    DateTimePickerElement,
    ExternalDataSelectElement,
    InputInteractiveElement,
    NumberInputElement,
    Option,
    PlainTextInputElement,
    RadioButtonsElement,
    StaticMultiSelectElement,
    StaticSelectElement,
    TimePickerElement,
    UserMultiSelectElement,
    UserSelectElement,
)
from slack_sdk.models.blocks.block_elements import FileInputElement

from adapters.slack.limits import FEWEST_TYPED, LONGEST_INPUT, MOST_CHOICES, MOST_PEOPLE, MOST_RADIOS, MOST_SHOWN
from adapters.slack.places import conversation
from adapters.slack.render import Json as Data
from adapters.slack.render import options_of, plain_text
from adapters.slack.sentences import say
from adapters.slack.words import clean, is_user
from bot.card import Input, InputKind, Json
from bot.kinds import DAYS, zone_names
from bot.letters import length
from bot.people import Place, PlaceKind
from bot.platform import NeverWorks
from bot.schedule import ScheduleError, instant


class TooLong(ValueError):
    """A field would start with more than it can hold: sent back, the rest would be lost. ``name`` is the input's."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Made(NamedTuple):
    """One block of an input: its element, which part of the input it is, and that part's own label."""

    element: InputInteractiveElement
    optional: bool
    part: str = ""
    label: str = ""


def elements_of(entry: Input, zone: str, language: str) -> list[Made]:
    """The input as Slack has it, with what it starts with. Raises :class:`TooLong`."""
    optional = not entry.required
    match entry.kind:
        case InputKind.YES:
            return [Made(_yes(entry, language), True)]  # one that must be ticked could not be answered with no
        case InputKind.CHOICE:
            return [Made(_choice(entry, language), optional)]
        case InputKind.CHOICES:
            return [Made(_choices(entry, language), optional)]
        case InputKind.PERSON | InputKind.PEOPLE:
            return [Made(_people(entry), optional)]
        case InputKind.PLACE:
            return [Made(_place(entry), optional)]
        case InputKind.NUMBER:
            return [Made(_number(entry), optional)]
        case InputKind.DATE | InputKind.TIME | InputKind.MOMENT:
            return [Made(_when(entry, zone), optional)]
        case InputKind.ZONE:
            return [Made(_zone(entry, language), optional)]
        case InputKind.HOURS:
            return _hours(entry, language)
        case InputKind.UPLOAD:
            return [Made(FileInputElement(action_id=entry.kind.value, max_files=1), optional)]
        case InputKind.TEXT | InputKind.LONG | InputKind.LINES | InputKind.DURATION:
            hint = say(language, "form-duration") if entry.kind is InputKind.DURATION else ""
            return [Made(_text(entry, hint), optional)]
        case _:
            assert_never(entry.kind)


def _text(entry: Input, placeholder: str = "") -> InputInteractiveElement:
    """A field for words. What it starts with may be longer than what is taken: that is said when it is sent."""
    bounded = entry.kind in (InputKind.TEXT, InputKind.LONG)
    joined = "\n" if entry.kind is InputKind.LINES else ", "
    value = clean(joined.join(_listed(entry.value)))
    if length(value) > LONGEST_INPUT:
        raise TooLong(entry.name)
    most = min(max(entry.most if bounded and entry.most else LONGEST_INPUT, length(value)), LONGEST_INPUT)
    return PlainTextInputElement(
        action_id=entry.kind.value,
        multiline=entry.kind in (InputKind.LONG, InputKind.LINES),
        initial_value=value or None,
        placeholder=plain_text(placeholder) if placeholder else None,
        min_length=min(entry.least, most) if bounded and entry.least else None,
        max_length=most,
    )


def _number(entry: Input) -> InputInteractiveElement:
    try:
        value = int(str(entry.value))
    except ValueError:
        value = None
    if value is not None:
        low, high = (value if each is None else each for each in (entry.least, entry.most))
        value = value if low <= value <= high else None
    return NumberInputElement(
        action_id=entry.kind.value,
        is_decimal_allowed=False,
        initial_value=value,
        min_value=entry.least,
        max_value=entry.most,
    )


def _yes(entry: Input, language: str) -> InputInteractiveElement:
    ticked = Option(value="yes", text=plain_text(say(language, "form-yes")))
    return CheckboxesElement(
        action_id=entry.kind.value, options=[ticked], initial_options=[ticked] if entry.value is True else None
    )


def _choice(entry: Input, language: str) -> InputInteractiveElement:
    """One of few as a group that shows them all, one of many as a menu; what may be left open is a menu too, for a
    group cannot be emptied again. More than any menu holds are typed."""
    options, chosen = options_of(entry.choices, 1)
    first = chosen[0] if chosen else None
    if not 0 < len(options) <= MOST_CHOICES:
        return _text(entry)
    if entry.required and len(options) <= MOST_SHOWN:
        return RadioButtonsElement(action_id=entry.kind.value, options=options, initial_option=first)
    hint = plain_text(say(language, "form-choose"))
    return StaticSelectElement(action_id=entry.kind.value, options=options, initial_option=first, placeholder=hint)


def _choices(entry: Input, language: str) -> InputInteractiveElement:
    most = max(1, entry.most or MOST_CHOICES)
    options, chosen = options_of(entry.choices, most)
    if not 0 < len(options) <= MOST_CHOICES:
        return _text(entry)
    if len(options) <= MOST_RADIOS:
        return CheckboxesElement(action_id=entry.kind.value, options=options, initial_options=chosen or None)
    return StaticMultiSelectElement(
        action_id=entry.kind.value,
        options=options,
        initial_options=chosen or None,
        max_selected_items=min(most, len(options)),
        placeholder=plain_text(say(language, "form-choose")),
    )


def _people(entry: Input) -> InputInteractiveElement:
    known = [each for each in dict.fromkeys(_listed(entry.value)) if is_user(each)]
    if entry.kind is InputKind.PERSON:
        return UserSelectElement(action_id=entry.kind.value, initial_user=known[0] if known else None)
    most = max(1, min(entry.most or MOST_PEOPLE, MOST_PEOPLE))
    return UserMultiSelectElement(
        action_id=entry.kind.value, initial_users=known[:most] or None, max_selected_items=most
    )


def _place(entry: Input) -> InputInteractiveElement:
    """A channel. Slack has no way to pick a thread, so one that was named cannot stand here."""
    try:
        place = Place.parse("slack:", str(entry.value))
        starts = conversation(place) if place.kind is PlaceKind.CHANNEL else None
    except (ValueError, NeverWorks):
        starts = None
    return ConversationSelectElement(
        action_id=entry.kind.value,
        initial_conversation=starts,
        filter=ConversationFilter(include=["public", "private"], exclude_bot_users=True),
    )


def _when(entry: Input, zone: str) -> InputInteractiveElement:
    value = str(entry.value or "")
    match entry.kind:
        case InputKind.DATE:
            return DatePickerElement(action_id=entry.kind.value, initial_date=_iso(date, value))
        case InputKind.TIME:
            at = _iso(time, value if value[1:2] != ":" else f"0{value}")  # 9:30, as it was typed
            return TimePickerElement(action_id=entry.kind.value, initial_time=at[:5] if at else None)
        case _:
            return DateTimePickerElement(action_id=entry.kind.value, initial_date_time=_unix(value, zone))


def _iso(kind: Any, value: str) -> str | None:
    """The value as ISO writes it, if it is one."""
    try:
        return str(kind.fromisoformat(value).isoformat())
    except ValueError:
        return None


def _unix(value: str, zone: str) -> int | None:
    """The seconds since 1970 of a moment as clocks in the zone show it, or with its own offset."""
    try:
        moment = datetime.fromisoformat(value)
        unix = int((moment if moment.tzinfo else instant(moment, zone)).timestamp())
    except (ValueError, ScheduleError, OverflowError):
        return None
    return unix if 10**9 <= unix < 10**10 else None  # Slack wants ten digits


def _zone(entry: Input, language: str) -> InputInteractiveElement:
    """Choosing begins with typing: there are more time zones than a menu holds."""
    known = zone_names().get(str(entry.value or "").lower())
    return ExternalDataSelectElement(
        action_id=entry.kind.value,
        placeholder=plain_text(say(language, "form-zone")),
        min_query_length=FEWEST_TYPED,
        initial_option=Option(value=known, text=plain_text(known)) if known else None,
    )


def _hours(entry: Input, language: str) -> list[Made]:
    """A menu of 24 hours for each day: all of a week are more than one menu holds. Whether any are needed is checked
    when they are sent."""
    free = frozenset(_listed(entry.value))
    made: list[Made] = []
    for day in DAYS:
        options = _hours_of(day)
        chosen = [each for each in options if each["value"] in free]
        menu = StaticMultiSelectElement(
            action_id=entry.kind.value,
            options=options,  # type: ignore[arg-type] # it takes them as JSON too
            initial_options=chosen or None,  # type: ignore[arg-type]
            placeholder=plain_text(say(language, "form-hours")),
        )
        made.append(Made(menu, True, day, say(language, f"day-{day}")))
    return made


@cache
def _hours_of(day: str) -> list[Data]:
    """The hours of a day as options, checked once: there are 168 of them in each such form."""
    return [Option(value=f"{day}-{hour:02}", text=plain_text(f"{hour:02}:00")).to_dict() for hour in range(24)]


def _listed(value: Json) -> Sequence[str]:
    """What an input starts with, as letters."""
    match value:
        case None:
            return ()
        case list():
            return [str(each) for each in value]
        case _:
            return [str(value)]
