"""Forms as modals: within every limit, and what people fill in comes back in the JSON of its kind."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from adapters.discord.channels import channel_types, place_key
from adapters.discord.modals import WRONG, TooLong, modal, submitted
from bot.card import Choice, Form, Input, InputKind
from bot.kinds import DAYS, Hours, TimeZone, kind_of
from bot.link import BadLink, Link
from bot.people import PlaceKind
from bot.text import Words
from tests.adapters.discord.making import MAKING
from tests.adapters.discord.official import modal as payload
from tests.adapters.discord.official import within

KEY = "k3f9k3f9k3.1"
LINK = Link("polls.ask:" + "k" * 90)
COLOURS = (Choice("red", "Red"), Choice("blue", "Blue", chosen=True))


def form(*inputs: Input, **more: Any) -> Form:
    return Form(title="Ask the class", link=LINK, inputs=inputs, submit="Send", key=KEY, **more)


def asked(kind: InputKind, **more: Any) -> Input:
    return Input("what", kind, "What", **more)


def field_of(entry: Input) -> dict[str, Any]:
    """The one field of a modal with this input."""
    (label,) = payload(modal(form(entry)))["components"]
    assert isinstance(label, dict)
    return dict(label["component"])


def answered(kind: InputKind, given: dict[str, Any], resolved: dict[str, Any] | None = None) -> Any:
    """What comes of a field that Discord sends back so."""
    component = {"id": 2, "custom_id": f"{KEY}:{kind}:what", **given}
    data = {"custom_id": LINK, "components": [{"type": 18, "id": 1, "component": component}]}
    found = submitted(data | ({"resolved": resolved} if resolved else {}))
    assert (found.link, found.form_key) == (LINK, KEY)
    return found.values["what"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(MAKING.forms())
async def test_every_form_is_within_every_limit(made: Form) -> None:
    data = payload(modal(made))
    assert data["custom_id"] == made.link
    fields = [each for each in within(data["components"]) if "custom_id" in each]
    assert [each["custom_id"].rpartition(":")[2] for each in fields] == [entry.name for entry in made.inputs]
    assert all(each["custom_id"].startswith(f"{made.key}:") for each in fields)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(MAKING.forms())
async def test_a_form_that_is_sent_as_it_opened_says_what_it_said(made: Form) -> None:
    data = payload(modal(made))
    found = submitted({"custom_id": data["custom_id"], "components": [_untouched(each) for each in data["components"]]})
    assert (found.link, found.form_key, list(found.values)) == (made.link, made.key, [e.name for e in made.inputs])
    for entry in made.inputs:
        if entry.kind in (InputKind.TEXT, InputKind.LONG) and isinstance(entry.value, str) and entry.value:
            assert found.values[entry.name] == entry.value
        if entry.kind is InputKind.YES:
            assert found.values[entry.name] is (entry.value is True)
        if entry.kind is InputKind.HOURS and entry.value:
            assert sorted(map(str, found.values[entry.name])) == sorted(map(str, entry.value))  # type: ignore[arg-type]
    assert "value" not in repr(found)


def _untouched(part: dict[str, Any]) -> dict[str, Any]:
    """A part of a modal as it comes back when nobody changed it."""
    if part["type"] != 18:
        return {"type": part["type"], "id": 1}
    opened = part["component"]
    given: dict[str, Any] = {"type": opened["type"], "id": 2, "custom_id": opened["custom_id"]}
    chosen = [option["value"] for option in opened.get("options", []) if option["default"]]
    match opened["type"]:
        case 4:
            given["value"] = opened.get("value", "")
        case 21:
            given["value"] = chosen[0] if chosen else None
        case 23:
            given["value"] = opened["default"]
        case 3 | 22:
            given["values"] = chosen
        case _:
            given["values"] = [str(each["id"]) for each in opened.get("default_values", [])]
    return {"type": 18, "id": 1, "component": given}


async def test_a_link_of_any_length_and_the_forms_key_come_back() -> None:
    assert len(LINK) == 100
    data = payload(modal(form(asked(InputKind.TEXT))))
    assert data["custom_id"] == LINK
    assert data["components"][0]["component"]["custom_id"] == "k3f9k3f9k3.1:text:what"


async def test_a_step_is_in_the_title_which_gives_way() -> None:
    made = Form("A title that is quite as long as forty-five!!", LINK, (asked(InputKind.TEXT),), "Send", KEY, steps=2)
    title = payload(modal(made))["title"]
    assert len(title) <= 45
    assert title.endswith("… 1/2")


async def test_fields_for_words_show_the_shape_of_what_is_asked_for() -> None:
    shapes = {
        InputKind.DATE: "2026-11-23",
        InputKind.TIME: "09:30",
        InputKind.MOMENT: "2026-11-23 09:30",
        InputKind.ZONE: "Europe/Madrid",
        InputKind.DURATION: "1d 2h 30m",
        InputKind.HOURS: "mon-09 mon-10 wed-14",
    }
    for kind, shape in shapes.items():
        assert field_of(asked(kind))["placeholder"] == shape
    assert field_of(asked(InputKind.NUMBER, least=1, most=10))["placeholder"] == "1–10"
    text = field_of(asked(InputKind.TEXT, least=3, most=80, value="so far"))
    assert (text["min_length"], text["max_length"], text["value"], text["style"]) == (3, 80, "so far", 1)
    assert field_of(asked(InputKind.LONG, most=900))["style"] == 2
    lines = field_of(asked(InputKind.LINES, most=5, value=["one", "two"]))
    assert (lines["value"], lines["style"], lines["max_length"]) == ("one\ntwo", 2, 4_000)


async def test_shapes_are_read_by_the_kinds_that_they_are_shown_for() -> None:
    context = {"space_id": "discord:1", "zone": "Europe/Madrid"}
    kinds: dict[InputKind, Any] = {
        InputKind.DATE: date,
        InputKind.TIME: time,
        InputKind.MOMENT: datetime,
        InputKind.ZONE: TimeZone,
        InputKind.DURATION: timedelta,
        InputKind.HOURS: Hours,
    }
    for kind, type_ in kinds.items():
        assert kind_of(type_).read(field_of(asked(kind))["placeholder"], context)


async def test_all_free_hours_of_a_week_fit_and_come_back() -> None:
    hours: list[Any] = [f"{day}-{hour:02}" for day in DAYS for hour in range(24)]
    opened = field_of(asked(InputKind.HOURS, value=hours))
    assert opened["value"].splitlines()[1].startswith("tue-00 tue-01")
    assert answered(InputKind.HOURS, {"type": 4, "value": opened["value"]}) == hours


async def test_few_choices_all_show_and_many_are_a_menu() -> None:
    many = tuple(Choice(str(number), str(number)) for number in range(25))
    too_many = tuple(Choice(str(number), str(number)) for number in range(26))
    radio = field_of(asked(InputKind.CHOICE, choices=COLOURS))
    assert (radio["type"], [option["default"] for option in radio["options"]]) == (21, [False, True])
    assert field_of(asked(InputKind.CHOICE, choices=COLOURS, required=False))["type"] == 3
    assert field_of(asked(InputKind.CHOICE, choices=COLOURS[:1]))["type"] == 3
    assert field_of(asked(InputKind.CHOICE, choices=many))["type"] == 3
    boxes = field_of(asked(InputKind.CHOICES, choices=COLOURS, least=1))
    assert (boxes["type"], boxes["min_values"], boxes["max_values"]) == (22, 1, 2)
    assert field_of(asked(InputKind.CHOICES, choices=many, most=3))["max_values"] == 3
    typed = field_of(asked(InputKind.CHOICE, choices=too_many))
    assert (typed["type"], typed["placeholder"][:9]) == (4, "0 · 1 · 2")


async def test_people_places_and_files_are_picked() -> None:
    person = field_of(asked(InputKind.PERSON, value="123"))
    assert (person["max_values"], person["default_values"]) == (1, [{"id": 123, "type": "user"}])
    people = field_of(asked(InputKind.PEOPLE, value=["1", "2", "3"], most=2, required=False))
    assert (people["min_values"], people["max_values"], len(people["default_values"])) == (0, 2, 2)
    place = field_of(asked(InputKind.PLACE, value="forum:55", places=(PlaceKind.CHANNEL, PlaceKind.FORUM)))
    assert place["channel_types"] == [0, 5, 15]
    assert place["default_values"] == [{"id": 55, "type": "channel"}]
    assert field_of(asked(InputKind.UPLOAD))["max_values"] == 1
    assert field_of(asked(InputKind.YES, value=True))["default"] is True


async def test_what_does_not_fit_stands_at_its_field_and_the_note_where_a_part_is_free() -> None:
    long = (
        "This is wrong, and to say exactly how takes a few more words than Discord has room for below a field's label."
    )
    entry = asked(InputKind.TEXT, help="A hint", error="Too short")
    label, note = payload(modal(form(entry, note=(Words("Everyone sees it."),))))["components"]
    assert (label["description"], note["content"]) == (f"{WRONG}Too short", "Everyone sees it.")
    said, label = payload(modal(form(asked(InputKind.TEXT, help="A hint", error=long))))["components"]
    assert long in said["content"]
    assert label["description"] == "A hint"
    full = form(
        *(Input(f"i{number}", InputKind.TEXT, "I", error=long) for number in range(5)), note=(Words("No room"),)
    )
    assert [each["type"] for each in payload(modal(full))["components"]] == [18] * 5


async def test_a_field_is_not_opened_with_less_than_what_is_there() -> None:
    with pytest.raises(TooLong) as refused:
        modal(form(asked(InputKind.LINES, value=["x" * 200] * 30)))
    assert refused.value.name == "what"


def test_answers_come_in_the_json_of_their_kind() -> None:
    channels = {"55": {"id": "55", "type": 15}, "66": {"id": "66", "type": 12}}
    assert answered(InputKind.TEXT, {"type": 4, "value": "words"}) == "words"
    assert answered(InputKind.NUMBER, {"type": 4, "value": "12"}) == "12"
    assert answered(InputKind.LINES, {"type": 4, "value": "a\nb"}) == "a\nb"
    assert answered(InputKind.MOMENT, {"type": 4, "value": ""}) == ""
    assert answered(InputKind.YES, {"type": 23, "value": False}) is False
    assert answered(InputKind.CHOICE, {"type": 21, "value": "red"}) == "red"
    assert answered(InputKind.CHOICE, {"type": 21, "value": None}) is None
    assert answered(InputKind.CHOICE, {"type": 3, "values": ["red"]}) == "red"
    assert answered(InputKind.CHOICE, {"type": 3, "values": []}) is None
    assert answered(InputKind.CHOICES, {"type": 22, "values": ["red", "blue"]}) == ["red", "blue"]
    assert answered(InputKind.CHOICES, {"type": 4, "value": "red, blue"}) == "red, blue"
    assert answered(InputKind.PERSON, {"type": 5, "values": ["7"]}) == "7"
    assert answered(InputKind.PEOPLE, {"type": 5, "values": ["7", "8"]}) == ["7", "8"]
    assert answered(InputKind.PLACE, {"type": 8, "values": ["55"]}, {"channels": channels}) == "forum:55"
    assert answered(InputKind.PLACE, {"type": 8, "values": ["66"]}, {"channels": channels}) == "thread:66"
    assert answered(InputKind.PLACE, {"type": 8, "values": []}) is None
    assert answered(InputKind.HOURS, {"type": 4, "value": "mon-09, tue-10\nwed-11"}) == ["mon-09", "tue-10", "wed-11"]


def test_a_file_comes_as_what_discord_says_of_it() -> None:
    file = {"id": "11", "filename": "deck.toml", "url": "https://cdn.example/deck.toml", "size": 12}
    component = {"type": 19, "id": 2, "custom_id": f"{KEY}:upload:deck", "values": ["11"]}
    data = {"custom_id": "icebreakers.upload", "components": [{"type": 18, "id": 1, "component": component}]}
    found = submitted(data | {"resolved": {"attachments": {"11": file}}})
    assert found.uploads == {"deck": file}
    assert found.values == {"deck": None}


def test_what_is_not_a_modal_of_ours_is_no_link() -> None:
    with pytest.raises(BadLink):
        submitted({"custom_id": "~page", "components": []})


def test_places_are_channels_and_back() -> None:
    assert [each.value for each in channel_types([PlaceKind.THREAD, PlaceKind.ROOM])] == [11, 12, 10]
    assert place_key({"id": "9", "type": 2}) == "voice:9"
    assert place_key({"id": "9", "type": 99}) == "channel:9"
    assert place_key({"id": "9", "type": 16}) == "forum:9"
    assert len(channel_types([])) == 8
