"""Cards, forms and commands become plain JSON; what is too long ends with an ellipsis, and nothing is lost for it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from adapters.web.limits import LONGEST_CARD_TEXT, LONGEST_FIELD, LONGEST_TITLE, MOST_ACTIONS, MOST_FIELDS, MOST_FILES
from adapters.web.reading import read_message, read_text
from adapters.web.render import card_json, command_json, form_json, text_json
from adapters.web.state import State
from adapters.web.stow import stow
from bot.act import CommandHelp
from bot.card import (
    Button,
    Card,
    Choice,
    Field,
    File,
    Form,
    Image,
    Input,
    InputKind,
    Look,
    PeopleSelect,
    Select,
)
from bot.link import Link
from bot.people import Person, Place, PlaceKind, Role
from bot.text import Said, Spot, Style, When, Words
from storage.class_records import Kept, KeptClass
from tests.adapters.web.conftest import PEOPLE, PLACES

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ANA = Person("web:class", "ana")
STATE = State(Kept(KeptClass("C", "en", 0), PEOPLE, PLACES))
LINK = Link("icebreakers.pass:abc")
CARD = Card(
    "Coffee or tea?",
    (
        Words("Hello "),
        Words("all", bold=True),
        Words(" see", href="https://example.org"),
        Said(" <b>@everyone</b> "),
        ANA,
        Place("web:class", PlaceKind.CHANNEL, "general"),
        When(NINE, Style.TIME),
    ),
    fields=(Field("Until", (When(NINE),)),),
    image=Image("a cup", lambda: b"", b"\x89PNG"),
    files=(File("a.csv", "text/csv", b"a,b"),),
    actions=(
        Button("Pass", LINK),
        Button("Remove", LINK, Look.CAREFUL),
        Select("Deck", LINK, (Choice("easy", "Easy", chosen=True), Choice("deep", "Deep")), most=2),
        PeopleSelect("Who", LINK),
    ),
    note=(Words("Only you see this."),),
)


def test_a_card_becomes_what_the_contract_says() -> None:
    found = card_json(CARD)
    assert found["title"] == "Coffee or tea?"
    assert found["text"] == [
        {"t": "words", "text": "Hello "},
        {"t": "words", "text": "all", "bold": True},
        {"t": "words", "text": " see", "href": "https://example.org"},
        {"t": "said", "text": " <b>@everyone</b> "},
        {"t": "person", "id": "ana"},
        {"t": "place", "key": "channel:general"},
        {"t": "when", "at": "2026-03-02T09:00:00+00:00", "style": "time"},
    ]
    assert found["actions"] == [
        {"type": "button", "label": "Pass", "link": LINK, "look": "plain"},
        {"type": "button", "label": "Remove", "link": LINK, "look": "careful"},
        {
            "type": "select",
            "label": "Deck",
            "link": LINK,
            "most": 2,
            "choices": [
                {"value": "easy", "label": "Easy", "chosen": True},
                {"value": "deep", "label": "Deep", "chosen": False},
            ],
        },
        {"type": "people", "label": "Who", "link": LINK, "most": 1},
    ]
    assert json.loads(json.dumps(found)) == found


def test_moments_say_in_which_language_the_words_around_them_are() -> None:
    moment = datetime(2026, 3, 2, 9, tzinfo=UTC)
    text = (Words("Until "), When(moment, Style.TIME))
    found = card_json(Card("Title", text, (Field("Until", text),), note=text, language="en"))
    when = {"t": "when", "at": moment.isoformat(), "style": "time", "lang": "en"}
    shown: Any = found
    assert [each[1] for each in (shown["text"], shown["fields"][0]["text"], shown["note"])] == [when] * 3


def test_a_card_reads_as_text_in_the_readers_zone() -> None:
    card, files = stow(card_json(CARD), 7)
    assert read_message({"card": card}, STATE, "Europe/Madrid") == (
        "Coffee or tea?\n"
        "Hello all see <b>@everyone</b> @Ana Ruiz#general10:00\n"
        "Until: 2026-03-02 10:00\n"
        "(a cup)\n(a.csv)\n"
        "[Pass]\n[Remove]\n[Deck: Easy | Deep]\n[Who]\n"
        "Only you see this."
    )
    assert [(file.message, file.name, file.content_type, file.data) for file in files] == [
        (7, "picture.png", "image/png", b"\x89PNG"),
        (7, "a.csv", "text/csv", b"a,b"),
    ]


def test_the_way_to_a_message_is_its_place_and_its_id_and_our_own_words() -> None:
    place = Place("web:class", PlaceKind.THREAD, "t7")
    runs = text_json((Spot("this message", place, "m9"), Spot("x" * 20, place, "m10")), 15)
    assert runs == [
        {"t": "spot", "text": "this message", "place": "thread:t7", "message": "m9"},
        {"t": "spot", "text": "xx…", "place": "thread:t7", "message": "m10"},
    ]
    assert read_text(cast(Any, runs), STATE, "UTC") == "this messagexx…"


def test_who_or_what_is_not_known_is_shown_by_its_id() -> None:
    runs: list[Any] = [{"t": "person", "id": "x"}, {"t": "place", "key": "channel:y"}]
    assert read_text(runs, STATE, "UTC") == "@x#channel:y"


def test_a_picture_that_was_not_drawn_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="drawn"):
        card_json(Card(image=Image("x", lambda: b"")))


def test_what_is_too_long_ends_with_an_ellipsis() -> None:
    long = "x" * LONGEST_CARD_TEXT
    card: Any = card_json(
        Card(
            long,
            (Said("abc"), Said(long), Said("never")),
            fields=tuple(Field(long, (Said(long),)) for _ in range(MOST_FIELDS + 1)),
            files=tuple(File("f", "t", b"") for _ in range(MOST_FILES + 1)),
            actions=tuple(Button("b", LINK) for _ in range(MOST_ACTIONS + 1)),
        )
    )
    assert (len(card["title"]), card["title"][-1]) == (LONGEST_TITLE, "…")
    assert [len(run["text"]) for run in card["text"]] == [3, LONGEST_CARD_TEXT - 3]
    assert card["text"][1]["text"][-1] == "…"
    assert len(card["fields"][0]["text"][0]["text"]) == LONGEST_FIELD
    assert [len(card[part]) for part in ("fields", "actions", "files")] == [MOST_FIELDS, MOST_ACTIONS, MOST_FILES]
    assert text_json((Said("ab"), Said("c")), 2) == [{"t": "said", "text": "ab"}, {"t": "words", "text": "…"}]
    assert text_json((Said("ab"), ANA), 2) == [{"t": "said", "text": "ab"}, {"t": "person", "id": "ana"}]


def test_forms_and_commands_become_what_the_contract_says() -> None:
    entry = Input("time", InputKind.TIME, "Time", "When?", False, "09:00", (), 1, 5, "Too late.")
    shown = {
        "name": "time",
        "kind": "time",
        "label": "Time",
        "help": "When?",
        "required": False,
        "value": "09:00",
        "choices": [],
        "least": 1,
        "most": 5,
        "error": "Too late.",
        "places": [],
    }
    form = Form("Schedule", LINK, (entry,), "Send", "k1", (Words("Only you"),), 2, 3, sealed=True)
    assert form_json(form) == {
        "title": "Schedule",
        "key": "k1",
        "link": LINK,
        "submit": "Send",
        "note": [{"t": "words", "text": "Only you"}],
        "step": 2,
        "steps": 3,
        "sealed": True,
        "inputs": [shown],
    }
    command = CommandHelp("icebreaker now", LINK, "Icebreaker now", "Posts one", Role.ASSISTANT, (entry,))
    assert command_json(command) == {
        "name": "icebreaker now",
        "label": "Icebreaker now",
        "help": "Posts one",
        "link": LINK,
        "sealed": False,
        "inputs": [shown],
    }
