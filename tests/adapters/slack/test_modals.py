"""Forms as modals: within every limit, and what people fill in comes back in the JSON of its kind."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from adapters.slack.inputs import TooLong
from adapters.slack.limits import LONGEST_METADATA, LONGEST_MODAL_TITLE
from adapters.slack.modals import WRONG, Meta, errors, modal, submitted, wrong_of, zones
from adapters.slack.words import clean
from bot.card import Choice, Form, Input, InputKind
from bot.kinds import DAYS, Hours, TimeZone, kind_of
from bot.link import BadLink, Link
from bot.platform import Message
from bot.text import Words
from tests.adapters.slack.making import MAKING
from tests.adapters.slack.official import view

KEY = "k3f9k3f9k3.1"
LINK = Link("polls.ask:" + "k" * 90)
COLOURS = (Choice("red", "Red"), Choice("blue", "Blue", chosen=True))
META = Meta(KEY, "channel:C042", Message("channel:C042", "1700000000.000100"), True, False, "https://hooks.slack.com/x")


def form(*inputs: Input, **more: Any) -> Form:
    return Form(title="Ask the class", link=LINK, inputs=inputs, submit="Send", key=KEY, **more)


def asked(kind: InputKind, **more: Any) -> Input:
    return Input("what", kind, "What", **more)


def blocks_of(entry: Input, **more: Any) -> list[dict[str, Any]]:
    """The blocks of a modal with this input."""
    return view(modal(form(entry), **more))


def field_of(entry: Input, **more: Any) -> dict[str, Any]:
    """The one field of a modal with this input."""
    (block,) = blocks_of(entry, **more)
    return dict(block["element"])


def answered(kind: InputKind, given: dict[str, Any], part: str = "") -> Any:
    """What comes of a field that Slack sends back so."""
    values = {f"{KEY}:what:{part}": {kind.value: given}}
    found = submitted({"callback_id": LINK, "private_metadata": "", "state": {"values": values}})
    assert found.link == LINK
    return found.values["what"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(MAKING.forms())
def test_every_form_is_within_every_limit(made: Form) -> None:
    data = modal(made)
    assert data["callback_id"] == made.link
    fields = [each["block_id"].split(":") for each in view(data) if each["type"] == "input"]
    assert list(dict.fromkeys(name for _, name, _ in fields)) == [entry.name for entry in made.inputs]
    assert {key for key, _, _ in fields} == {made.key}


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(MAKING.forms())
def test_a_form_that_is_sent_as_it_opened_says_what_it_said(made: Form) -> None:
    data = modal(made)
    found = submitted({**data, "state": {"values": _untouched(data)}})
    assert (found.link, found.meta) == (made.link, Meta(key=made.key, sealed=made.sealed))
    assert list(found.values) == [entry.name for entry in made.inputs]
    for entry in made.inputs:
        if entry.kind in (InputKind.TEXT, InputKind.LONG) and isinstance(entry.value, str) and entry.value:
            assert found.values[entry.name] == clean(entry.value)
        if entry.kind is InputKind.YES:
            assert found.values[entry.name] is (entry.value is True)
        if entry.kind is InputKind.HOURS and entry.value:
            assert sorted(map(str, found.values[entry.name])) == sorted(map(str, entry.value))  # type: ignore[arg-type]
        if entry.kind in (InputKind.PERSON, InputKind.PEOPLE) and entry.value:
            assert found.values[entry.name]
    assert "value" not in repr(found)


def _untouched(data: dict[str, Any]) -> dict[str, Any]:
    """The state of a modal that nobody changed, as Slack sends it."""
    names = {
        "initial_value": "value",
        "initial_date": "selected_date",
        "initial_time": "selected_time",
        "initial_date_time": "selected_date_time",
        "initial_user": "selected_user",
        "initial_users": "selected_users",
        "initial_conversation": "selected_conversation",
        "initial_option": "selected_option",
        "initial_options": "selected_options",
    }
    found: dict[str, Any] = {}
    for block in data["blocks"]:
        if block["type"] == "input":
            element = block["element"]
            given = {now: element[before] for before, now in names.items() if before in element}
            found[block["block_id"]] = {element["action_id"]: {"type": element["type"], **given}}
    return found


def test_what_must_come_back_comes_back_and_is_within_its_limit() -> None:
    data = modal(form(asked(InputKind.TEXT), sealed=True), META)
    assert submitted({**data, "state": {"values": {}}}).meta == Meta(
        KEY, META.place, META.message, private=True, sealed=True, url=META.url
    )
    assert len(data["private_metadata"]) < 300
    assert "hooks" not in repr(META)
    long = Meta(KEY, "direct:" + "+".join(["U0123456789"] * 9), META.message, url="https://x/" + "y" * 4_000)
    assert len(long.to_json()) <= LONGEST_METADATA
    assert Meta.from_json(long.to_json()).message == META.message


@pytest.mark.parametrize("other", ["", "{}", "[]", "no json", '{"message":"x"}', '{"later":1}', "7"])
def test_metadata_that_is_not_ours_says_nothing(other: str) -> None:
    assert Meta.from_json(other) == Meta()


def test_what_is_not_a_form_of_ours_is_no_link() -> None:
    for callback_id in ("~card", "", None):
        with pytest.raises(BadLink):
            submitted({"callback_id": callback_id, "state": {"values": {}}})


def test_a_step_is_in_the_title_which_gives_way_and_stands_above_whole() -> None:
    made = Form("Set up the icebreakers of this course", LINK, (asked(InputKind.TEXT),), "Send", KEY, steps=2)
    data = modal(made)
    assert data["title"]["text"] == "Set up the… 1/2"
    assert len(data["title"]["text"]) <= LONGEST_MODAL_TITLE
    head = view(data)[0]
    assert head["elements"][0]["elements"][0]["text"] == made.title
    assert [each["type"] for each in view(modal(form(asked(InputKind.TEXT))))] == ["input"]


def test_fields_for_words_are_as_long_as_they_may_be() -> None:
    text = field_of(asked(InputKind.TEXT, least=3, most=80, value="so far"))
    assert (text["min_length"], text["max_length"], text["initial_value"]) == (3, 80, "so far")
    assert text["multiline"] is False
    assert field_of(asked(InputKind.LONG, most=9_000))["max_length"] == 3_000
    lines = field_of(asked(InputKind.LINES, most=5, value=["one", "two"]))
    assert (lines["initial_value"], lines["multiline"], lines["max_length"]) == ("one\ntwo", True, 3_000)
    duration = field_of(asked(InputKind.DURATION))
    shape = duration["placeholder"]["text"].removeprefix("for example ")
    assert kind_of(timedelta).read(shape, {}) == timedelta(days=1, hours=2, minutes=30)
    assert field_of(asked(InputKind.DURATION), language="es")["placeholder"]["text"].startswith("por ejemplo")


def test_a_number_keeps_within_its_bounds() -> None:
    number = field_of(asked(InputKind.NUMBER, least=1, most=9, value=4))
    assert (number["min_value"], number["max_value"], number["initial_value"]) == ("1", "9", "4")
    assert number["is_decimal_allowed"] is False
    for wrong in (99, 0, "many", None):
        assert "initial_value" not in field_of(asked(InputKind.NUMBER, least=1, most=9, value=wrong))
    assert "initial_value" not in field_of(asked(InputKind.NUMBER, least=0, value=-1))
    assert field_of(asked(InputKind.NUMBER, value=0))["initial_value"] == "0"


def test_few_choices_all_show_and_many_are_a_menu() -> None:
    many = tuple(Choice(str(number), str(number)) for number in range(25))
    too_many = tuple(Choice(str(number), str(number)) for number in range(101))
    radio = field_of(asked(InputKind.CHOICE, choices=COLOURS))
    assert (radio["type"], radio["initial_option"]["value"]) == ("radio_buttons", "blue")
    assert field_of(asked(InputKind.CHOICE, choices=COLOURS, required=False))["type"] == "static_select"
    assert field_of(asked(InputKind.CHOICE, choices=many))["type"] == "static_select"
    boxes = field_of(asked(InputKind.CHOICES, choices=COLOURS))
    assert (boxes["type"], [each["value"] for each in boxes["initial_options"]]) == ("checkboxes", ["blue"])
    menu = field_of(asked(InputKind.CHOICES, choices=many, most=3))
    assert (menu["type"], menu["max_selected_items"]) == ("multi_static_select", 3)
    assert field_of(asked(InputKind.CHOICE, choices=too_many))["type"] == "plain_text_input"


def test_yes_can_be_left_unticked() -> None:
    (block,) = blocks_of(asked(InputKind.YES, value=True), language="es")
    assert block["optional"] is True
    assert block["element"]["options"][0]["text"]["text"] == "Sí"
    assert block["element"]["initial_options"][0]["value"] == "yes"


def test_people_places_and_files_are_picked() -> None:
    assert field_of(asked(InputKind.PERSON, value="U123"))["initial_user"] == "U123"
    assert "initial_user" not in field_of(asked(InputKind.PERSON, value="ana"))
    people = field_of(asked(InputKind.PEOPLE, value=["U1", "U2", "U3", "U1"], most=2))
    assert (people["max_selected_items"], people["initial_users"]) == (2, ["U1", "U2"])
    place = field_of(asked(InputKind.PLACE, value="channel:C042"))
    assert (place["initial_conversation"], place["filter"]["include"]) == ("C042", ["public", "private"])
    for other in ("thread:C042-1.2", "nothing", "direct:U1+U2", "voice:1"):
        assert "initial_conversation" not in field_of(asked(InputKind.PLACE, value=other))
    assert field_of(asked(InputKind.UPLOAD))["max_files"] == 1


def test_days_and_times_are_picked_and_moments_are_shown_in_the_persons_zone() -> None:
    assert field_of(asked(InputKind.DATE, value="2026-11-23"))["initial_date"] == "2026-11-23"
    assert field_of(asked(InputKind.TIME, value="09:30"))["initial_time"] == "09:30"
    moment = field_of(asked(InputKind.MOMENT, value="2026-11-23T09:30"), zone="Europe/Madrid")
    assert moment["initial_date_time"] == datetime(2026, 11, 23, 8, 30, tzinfo=UTC).timestamp()
    assert (
        field_of(asked(InputKind.MOMENT, value="2026-11-23T08:30+00:00"))["initial_date_time"]
        == (moment["initial_date_time"])
    )
    for kind in (InputKind.DATE, InputKind.TIME, InputKind.MOMENT):
        for wrong in ("tomorrow", "", "0001-01-01T00:00"):
            assert not any(name.startswith("initial") for name in field_of(asked(kind, value=wrong)))


def test_a_moment_that_was_picked_is_read_as_that_moment_in_any_zone() -> None:
    unix = 1795426200
    given = answered(InputKind.MOMENT, {"type": "datetimepicker", "selected_date_time": unix})
    for zone in ("Europe/Madrid", "America/Bogota"):
        read = kind_of(datetime).read(given, {"space_id": "slack:T1", "zone": zone})
        assert isinstance(read, datetime)
        assert read.timestamp() == unix


def test_a_time_zone_is_found_by_typing() -> None:
    field = field_of(asked(InputKind.ZONE, value="europe/madrid"))
    assert (field["type"], field["initial_option"]["value"]) == ("external_select", "Europe/Madrid")
    assert field["min_query_length"] == 2
    found = zones("new y")["options"]
    assert found[0]["value"] == "America/New_York"
    assert kind_of(TimeZone).read(found[0]["value"], {}) == "America/New_York"
    assert 0 < len(zones("a")["options"]) <= 25
    assert zones("nowhere at all") == {"options": []}
    assert "initial_option" not in field_of(asked(InputKind.ZONE, value="Atlantis"))


def test_free_hours_are_a_menu_for_each_day() -> None:
    hours: list[Any] = [f"{day}-{hour:02}" for day in DAYS for hour in range(24)]
    blocks = blocks_of(asked(InputKind.HOURS, value=hours, help="When you can meet"))
    assert [each["label"]["text"] for each in blocks][:2] == ["What · Monday", "Tuesday"]
    assert [each.get("hint", {}).get("text") for each in blocks] == ["When you can meet", *[None] * 6]
    assert all(each["optional"] for each in blocks)
    found = submitted({"callback_id": LINK, "state": {"values": _untouched({"blocks": blocks})}}).values["what"]
    assert found == hours
    assert len(kind_of(Hours).read(found, {})) == 168
    empty = submitted(
        {"callback_id": LINK, "state": {"values": _untouched({"blocks": blocks_of(asked(InputKind.HOURS))})}}
    )
    assert empty.values == {"what": []}


def test_what_does_not_fit_stands_at_its_field() -> None:
    entry = asked(InputKind.TEXT, help="A hint", error="Too short")
    made = form(entry, Input("more", InputKind.HOURS, "More", error="None"), note=(Words("Everyone sees it."),))
    blocks = view(modal(made))
    assert [each["type"] for each in blocks[:3]] == ["rich_text", "section", "input"]
    assert blocks[1]["text"]["text"] == f"{WRONG}Too short"
    assert blocks[2]["hint"]["text"] == "A hint"
    wrong = errors({"blocks": blocks}, wrong_of(made) | {"elsewhere": "Nobody sees this here"})
    assert wrong == {f"{KEY}:what:": "Too short", f"{KEY}:more:mon": "None"}


def test_a_field_is_not_opened_with_less_than_what_is_there() -> None:
    with pytest.raises(TooLong) as refused:
        modal(form(asked(InputKind.LINES, value=["x" * 200] * 30)))
    assert refused.value.name == "what"


@pytest.mark.parametrize(
    ("kind", "given", "value"),
    [
        (InputKind.TEXT, {"type": "plain_text_input", "value": "words"}, "words"),
        (InputKind.TEXT, {"type": "plain_text_input", "value": None}, None),
        (InputKind.NUMBER, {"type": "number_input", "value": "12"}, "12"),
        (InputKind.YES, {"type": "checkboxes", "selected_options": []}, False),
        (InputKind.YES, {"type": "checkboxes", "selected_options": [{"value": "yes"}]}, True),
        (InputKind.CHOICE, {"type": "radio_buttons", "selected_option": {"value": "red"}}, "red"),
        (InputKind.CHOICE, {"type": "static_select", "selected_option": None}, None),
        (InputKind.CHOICES, {"type": "checkboxes", "selected_options": [{"value": "red"}]}, ["red"]),
        (InputKind.CHOICES, {"type": "multi_static_select", "selected_options": []}, []),
        (InputKind.PERSON, {"type": "users_select", "selected_user": "U7"}, "U7"),
        (InputKind.PERSON, {"type": "users_select", "selected_user": None}, None),
        (InputKind.PEOPLE, {"type": "multi_users_select", "selected_users": ["U7", "U8"]}, ["U7", "U8"]),
        (InputKind.PLACE, {"type": "conversations_select", "selected_conversation": "C042"}, "channel:C042"),
        (InputKind.PLACE, {"type": "conversations_select", "selected_conversation": None}, None),
        (InputKind.DATE, {"type": "datepicker", "selected_date": "2026-11-23"}, "2026-11-23"),
        (InputKind.TIME, {"type": "timepicker", "selected_time": "09:30"}, "09:30"),
        (InputKind.TIME, {"type": "timepicker", "selected_time": None}, None),
        (InputKind.MOMENT, {"type": "datetimepicker", "selected_date_time": None}, None),
        (InputKind.ZONE, {"type": "external_select", "selected_option": {"value": "Europe/Madrid"}}, "Europe/Madrid"),
    ],
)
def test_answers_come_in_the_json_of_their_kind(kind: InputKind, given: dict[str, Any], value: object) -> None:
    assert answered(kind, given) == value
    json.dumps(value)


def test_a_file_comes_as_what_slack_says_of_it() -> None:
    file = {"id": "F11", "name": "deck.toml", "mimetype": "text/plain", "url_private_download": "https://x", "size": 12}
    values = {f"{KEY}:deck:": {"upload": {"type": "file_input", "files": [file]}}}
    found = submitted({"callback_id": "icebreakers.upload", "state": {"values": values}})
    assert (found.uploads, found.values) == ({"deck": file}, {"deck": None})
    assert (
        submitted({"callback_id": "a.b", "state": {"values": {f"{KEY}:deck:": {"upload": {"files": []}}}}}).uploads
        == {}
    )
