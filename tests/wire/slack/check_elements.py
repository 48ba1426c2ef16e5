"""What Slack asks of the elements in blocks: buttons, selects, pickers, inputs, and of what they are made of.

The figures are of the pages below ``reference/block-kit`` of Slack's documentation, *block elements* and *composition
objects*; that a select's ``initial_option`` is one of its options, whole and unchanged, is told there too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from tests.wire.slack.checking import (
    LONGEST_ID,
    LONGEST_TEXT,
    Check,
    among,
    both,
    holds,
    plain,
    several,
    string,
    thing,
    url,
    whole,
    words,
    wrong,
    yes,
)
from tests.wire.slack.things import Data

MOST_CHOICES: Final = 100
MOST_SHOWN: Final = 10
"""Radio buttons, or checkboxes."""
DATE: Final = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
TIME: Final = r"([01]\d|2[0-3]):[0-5]\d"
_ID: Final = string(LONGEST_ID)
CONFIRM: Final = thing(
    {"title": plain(100), "text": words(300), "confirm": plain(30), "deny": plain(30)},
    {"style": among("primary", "danger")},
)
SLACK_FILE: Final = both(
    thing({}, {"id": _ID, "url": url}),
    holds(lambda it: bool(it.get("id")) != bool(it.get("url")), "invalid slack file"),
)


def _choice(text: Check, **more: Check) -> Check:
    return thing({"text": text, "value": string(150)}, {"description": plain(75), **more})


_OPTION: Final = _choice(plain(75))
_SHOWN: Final = thing({"text": words(75), "value": string(150)}, {"description": words(75)})
_GROUP: Final = thing({"label": plain(75), "options": several(_OPTION, MOST_CHOICES)}, {})
OFFERED: Final = thing(
    {}, {"options": several(_OPTION, MOST_CHOICES, 0), "option_groups": several(_GROUP, MOST_CHOICES)}
)
"""What an app may offer while somebody types."""
_DISPATCH: Final = thing({"trigger_actions_on": several(among("on_enter_pressed", "on_character_entered"), 2)}, {})
_FILTER: Final = thing(
    {},
    {
        "include": several(among("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": yes,
        "exclude_bot_users": yes,
    },
)


def _element(needed: dict[str, Check] | None = None, /, **more: Check) -> Check:
    """Somebody acts on it: all have an id and may ask *are you sure?*."""
    return thing(needed or {}, {"action_id": _ID, "confirm": CONFIRM, **more})


def _shown(**more: Check) -> Check:
    return _element(placeholder=plain(150), focus_on_load=yes, **more)


def options(element: Data) -> list[Data]:
    """All that can be chosen, also in groups."""
    groups = [element, *_objects(element.get("option_groups"))]
    return [each for group in groups for each in _objects(group.get("options"))]


def _objects(value: Any) -> list[Data]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _chosen_before(at: str, element: Data) -> Iterator[str]:
    known = options(element)
    if element.get("initial_option") is not None and element["initial_option"] not in known:
        yield wrong("must match one of the options", f"{at}/initial_option")
    before = element.get("initial_options")
    if isinstance(before, list):
        for number, each in enumerate(before):
            if each not in known:
                yield wrong("must match one of the options", f"{at}/initial_options/{number}")
        most = element.get("max_selected_items")
        if isinstance(most, int) and len(before) > most:
            yield wrong(f"no more than {most} items allowed", f"{at}/initial_options")


def _values_differ(at: str, element: Data) -> Iterator[str]:
    values = [each.get("value") for each in options(element)]
    if len(set(map(str, values))) != len(values):
        yield wrong("option values must be unique", f"{at}/options")


def _static(at: str, element: Data) -> Iterator[str]:
    if (element.get("options") is None) == (element.get("option_groups") is None):
        yield wrong("must define either `options` or `option_groups`", at)


def _several(**more: Check) -> Check:
    return _shown(max_selected_items=whole(1, MOST_CHOICES), **more)


def _choices(**more: Check) -> Check:
    known = {"options": several(_OPTION, MOST_CHOICES), "option_groups": several(_GROUP, MOST_CHOICES)}
    made = _several if "initial_options" in more else _shown
    return both(made(**known, **more), _static, _chosen_before)


def _radio(before: str, check: Check) -> Check:
    shown = {"options": several(_SHOWN, MOST_SHOWN)}
    return both(_element(shown, focus_on_load=yes, **{before: check}), _chosen_before, _values_differ)


def _typing(least: int, **more: Check) -> Check:
    return _shown(initial_value=string(LONGEST_TEXT, least), dispatch_action_config=_DISPATCH, **more)


def _lengths(at: str, element: Data) -> Iterator[str]:
    low, high = element.get("min_length") or 0, element.get("max_length") or LONGEST_TEXT
    if isinstance(low, int) and isinstance(high, int) and low > high:
        yield wrong("min_length must not be greater than max_length", f"{at}/min_length")
    before = element.get("initial_value")
    if isinstance(before, str) and isinstance(high, int) and len(before) > high:
        yield wrong(f"must be less than {high + 1} characters", f"{at}/initial_value")


def _number(at: str, element: Data) -> Iterator[str]:
    for name in ("initial_value", "min_value", "max_value"):
        if element.get(name) is not None:
            yield from _is_number(f"{at}/{name}", element[name], part=element.get("is_decimal_allowed") is True)


def _is_number(at: str, value: Any, *, part: bool) -> Iterator[str]:
    shape = r"-?\d+(\.\d+)?" if part else r"-?\d+"
    yield from string(100, shape=shape)(at, value)


_PEOPLE: Final = several(_ID, MOST_CHOICES)
_CONVERSATIONS: Final = {"default_to_current_conversation": yes, "filter": _FILTER}
BUTTON: Final = _element(
    {"text": plain(75)},
    url=url,
    value=string(2_000),
    style=among("primary", "danger"),
    accessibility_label=string(75),
)
IMAGE: Final = both(
    thing({"alt_text": string(2_000)}, {"image_url": url, "slack_file": SLACK_FILE}),
    holds(
        lambda it: bool(it.get("image_url")) != bool(it.get("slack_file")),
        "must define either `image_url` or `slack_file`",
    ),
)
SELECTS: Final[dict[str, Check]] = {
    "static_select": _choices(initial_option=_OPTION),
    "external_select": _shown(initial_option=_OPTION, min_query_length=whole(0, LONGEST_TEXT)),
    "users_select": _shown(initial_user=_ID),
    "conversations_select": _shown(initial_conversation=_ID, response_url_enabled=yes, **_CONVERSATIONS),
    "channels_select": _shown(initial_channel=_ID, response_url_enabled=yes),
}
MULTI_SELECTS: Final[dict[str, Check]] = {
    "multi_static_select": _choices(initial_options=several(_OPTION, MOST_CHOICES)),
    "multi_external_select": _several(
        initial_options=several(_OPTION, MOST_CHOICES), min_query_length=whole(0, LONGEST_TEXT)
    ),
    "multi_users_select": _several(initial_users=_PEOPLE),
    "multi_conversations_select": _several(initial_conversations=_PEOPLE, **_CONVERSATIONS),
    "multi_channels_select": _several(initial_channels=_PEOPLE),
}
PICKERS: Final[dict[str, Check]] = {
    "checkboxes": _radio("initial_options", several(_SHOWN, MOST_SHOWN)),
    "radio_buttons": _radio("initial_option", _SHOWN),
    "datepicker": _shown(initial_date=string(10, shape=DATE)),
    "timepicker": _shown(initial_time=string(5, shape=TIME), timezone=string(100)),
}
MOMENT: Final = _element(initial_date_time=whole(1_000_000_000, 9_999_999_999), focus_on_load=yes)
INPUTS: Final[dict[str, Check]] = {
    "plain_text_input": both(
        _typing(0, multiline=yes, min_length=whole(0, LONGEST_TEXT), max_length=whole(1, LONGEST_TEXT)), _lengths
    ),
    "email_text_input": _typing(0),
    "url_text_input": _typing(0),
    "number_input": both(
        thing(
            {"is_decimal_allowed": yes},
            {
                "action_id": _ID,
                "initial_value": string(100),
                "min_value": string(100),
                "max_value": string(100),
                "dispatch_action_config": _DISPATCH,
                "focus_on_load": yes,
                "placeholder": plain(150),
            },
        ),
        _number,
    ),
}
FILES: Final = thing({}, {"action_id": _ID, "filetypes": several(string(20), 100), "max_files": whole(1, 10)})
OVERFLOW: Final = _element({"options": several(_choice(plain(75), url=url), 5)})
IN_ACTIONS: Final[dict[str, Check]] = {
    "button": BUTTON,
    "overflow": OVERFLOW,
    "datetimepicker": MOMENT,
    **SELECTS,
    **PICKERS,
}
"""What an actions block holds: no multi-select, and nothing to type into."""
BESIDE: Final[dict[str, Check]] = {
    "button": BUTTON,
    "overflow": OVERFLOW,
    "image": IMAGE,
    **SELECTS,
    **MULTI_SELECTS,
    **PICKERS,
}
"""What stands beside a section."""
IN_INPUT: Final[dict[str, Check]] = {
    **SELECTS,
    **MULTI_SELECTS,
    **PICKERS,
    **INPUTS,
    "datetimepicker": MOMENT,
    "file_input": FILES,
}
"""What an input block holds; a file only in a modal."""
