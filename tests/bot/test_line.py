"""Commands typed as a line: options by name or by their order, and what was understood of a line that is not clear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.card import Choice, Input, InputKind, Json
from bot.line import WrongOptions, parse
from bot.line_values import HERE, ME, Unclear
from bot.people import PlaceKind
from bot.suggesting import fold
from bot.texts import LANGUAGES, Texts

PEOPLE = {"ana": "Ana Ruiz", "ben": "Ben Ito", "chi": "Chi Ito", "robin": "Robin Okafor"}
PLACES = {"channel:1": "general", "channel:2": "study hall"}


@dataclass(frozen=True)
class Offered:
    """A command, as what can be typed."""

    name: str
    inputs: tuple[Input, ...] = ()
    label: str = ""


class Everybody:
    """Names of people, of one group, and of places."""

    def person_id(self, typed: str) -> str:
        name = fold(typed.removeprefix("@"))
        if name in ME:
            return "robin"
        found = [each for each, called in PEOPLE.items() if name and name in (each, fold(called))]
        if not found:
            raise Unclear("line-option-people", given=typed)
        return found[0]

    def people_ids(self, typed: str) -> Sequence[str]:
        return ["ana", "ben"] if typed == "@team" else [self.person_id(typed)]

    def place_key(self, typed: str, kinds: Sequence[PlaceKind] = ()) -> str:
        name = fold(typed.removeprefix("#"))
        found = ["here" if name in HERE else key for key, called in PLACES.items() if name == called or name in HERE]
        if not found:
            raise Unclear("line-option-place", given=typed)
        return found[0]


def entry(name: str, kind: str, *choices: str, must: bool = False, label: str = "") -> Input:
    listed = tuple(Choice(each[:3].lower(), each) for each in choices)
    return Input(name, InputKind(kind), label or name.capitalize(), required=must, choices=listed)


TEXTS = Texts({})
COMMANDS = [
    Offered("icebreaker now", (entry("place", "place", label="Where"),), "A question now"),
    Offered(
        "icebreaker schedule",
        (
            entry("days", "choices", "Monday", "Wednesday", "Friday", must=True),
            entry("at", "time", must=True, label="Time"),
            entry("zone", "zone", must=True, label="Time zone"),
            entry("place", "place", must=True, label="Where"),
        ),
        "Preguntas programadas",
    ),
    Offered("icebreaker ask-me", (entry("place", "place"), entry("lasts", "duration"), entry("about", "text"))),
    Offered("icebreaker decks", (entry("deck", "text"),)),
    Offered("homeroom pause", (entry("feature", "choice", "Polls", "Same size"), entry("until", "date", must=True))),
    Offered("homeroom roles", (entry("person", "person"), entry("role", "choice", "Student", "Assistant"))),
    Offered("poll ask", (entry("question", "text", must=True), entry("secret", "yes"), entry("options", "lines"))),
    Offered("poll close", (entry("until", "moment"), entry("open", "hours"), entry("size", "number"))),
    Offered("praise", (entry("who", "people", must=True), entry("why", "long"))),
    Offered("note", (entry("words", "text"), entry("until", "date"), entry("size", "number"))),
    Offered("deck add", (entry("deck", "upload", must=True), entry("name", "text"))),
    Offered(
        "course",
        (
            entry("name", "text", must=True),
            entry("language", "choice", "English", "Spanish", must=True),
            entry("zone", "zone", must=True),
            entry("place", "place"),
        ),
    ),
    Offered("status"),
]


def read(line: str) -> tuple[str, Mapping[str, Json]]:
    command, values = parse(line, COMMANDS, Everybody())
    return command.name, values


SCHEDULE = {"days": ["mon", "wed"], "at": "09:00", "zone": "Europe/Madrid", "place": "channel:1"}


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("/icebreaker schedule mon,wed 09:00 Europe/Madrid #general", SCHEDULE),
        ("/icebreaker schedule Monday, Wednesday 09:00 europe/madrid general", SCHEDULE),
        ("/icebreaker schedule Monday and Wednesday 9:00am Madrid general", SCHEDULE | {"at": "9:00"}),
        ("/icebreaker schedule mond wedn 09:00 Europe/Madrid #general", SCHEDULE),
        ("/Icebreaker Schedule MON WED 09:00 Europe/Madrid place:#general", SCHEDULE),
        ("/icebreaker schedule place:#general mon,wed 09:00 Europe/Madrid", SCHEDULE),
        ("/icebreaker schedule days:mon,wed 09:00 Europe/Madrid #general", SCHEDULE),
        ("/icebreaker schedule 09:00 #general", {"at": "09:00", "place": "channel:1"}),
        ("/icebreaker schedule time—zone:Europe/Madrid", {"zone": "Europe/Madrid"}),
        ("/preguntas programadas mon", {"days": ["mon"]}),
        ("/icebreaker now #study hall", {"place": "channel:2"}),
        ("/icebreaker now here", {"place": "here"}),
        ("/icebreaker ask—me #general 1d 2h my thesis", {"place": "channel:1", "lasts": "1d 2h", "about": "my thesis"}),
        ("/icebreaker ask me 90m", {"lasts": "90m"}),
        ("/icebreaker ask-me general questions", {"about": "general questions"}),
        ("/icebreaker ask-me about:general 90m", {"about": "general 90m"}),
        ('/icebreaker ask-me about:"general" 90m', {"about": "general", "lasts": "90m"}),
        ("/homeroom pause 2027–03–15", {"until": "2027-03-15"}),
        ("/homeroom pause 2027/3/15", {"until": "2027-3-15"}),
        ("/icebreaker ask-me 1 hour and 30 minutes tomorrow’s exam", {"lasts": "1h 30m", "about": "tomorrow’s exam"}),
        ("/icebreaker ask-me lasts:2 días, 1 hora", {"lasts": "2d 1h"}),
        ("/poll close 2027.3.15 9:30 p. m.", {"until": "2027-3-15 21:30"}),
        ("/course Bio 101 english New York", {"name": "Bio 101", "language": "eng", "zone": "America/New_York"}),
        ("/course Biology english 101", {"name": "Biology english 101"}),
        ("/homeroom pause same size 2027-03-15", {"feature": "sam", "until": "2027-03-15"}),
        ("/homeroom roles @ana assistant", {"person": "ana", "role": "ass"}),
        ("/homeroom roles Ana Ruiz assistant", {"person": "ana", "role": "ass"}),
        ("/poll ask Tea or coffee? yes", {"question": "Tea or coffee? yes"}),
        ("/poll ask Tea or coffee: which?", {"question": "Tea or coffee: which?"}),
        ("/poll ask “Tea or coffee?” sí tea | coffee", {"question": "Tea or coffee?", "secret": True, "options": "tc"}),
        ('/poll ask "Tea" or "coffee"?', {"question": '"Tea" or "coffee"?'}),
        ("/poll ask ”Tea or coffee?” no", {"question": "Tea or coffee?", "secret": False}),
        ("/poll ask 'Tea' yes", {"question": "Tea", "secret": True}),
        (
            "/poll close 2027-03-15 09:30 mon-09 tue-10 3",
            {"until": "2027-03-15 09:30", "open": "mon-09 tue-10", "size": "3"},
        ),
        ("/poll close −3", {"size": "-3"}),
        ("/praise @ana @ben Well done, both", {"who": ["ana", "ben"], "why": "Well done, both"}),
        ("/praise ana, ben", {"who": ["ana", "ben"]}),
        ("/praise @team @chi", {"who": ["ana", "ben", "chi"]}),
        ("/note read the book", {"words": "read the book"}),
        ("/note 2027-03-15 3", {"until": "2027-03-15", "size": "3"}),
    ],
)  # fmt: skip
def test_words_without_a_name_belong_to_options_in_their_order(line: str, values: dict[str, Any]) -> None:
    if values.get("options") == "tc":
        values = values | {"options": ["tea", "coffee"]}
    assert read(line)[1] == values


@pytest.mark.parametrize(
    ("line", "filled", "wrong"),
    [
        (
            "/icebreaker schedule mno 09:00 Europe/Madrid #general",
            {"at": "09:00", "zone": "Europe/Madrid", "place": "channel:1"},
            {"days": "“mno” does not fit “Days”. Choose from: Monday, Wednesday, Friday."},
        ),
        (
            "/icebreaker schedule soon 09:00",
            {"at": "09:00"},
            {"days": "It is not clear what “soon” belongs to. Write options as name:value, such as days:…"},
        ),
        ("/homeroom pause everything 2027-03-15", {"until": "2027-03-15"},
         {"feature": "“everything” does not fit “Feature”. Choose from: Polls, Same size."}),
        ("/praise anna Well done", {"why": "Well done"}, {"who": "There is nobody called “anna” here."}),
        ("/deck add file.toml", {}, {"deck": "A file cannot be typed. Leave “Deck” out, and a form will ask for it."}),
        (
            "/icebreaker now place:#general now",
            {"place": "channel:1"},
            {"place": "It is not clear what “now” belongs to. Write options as name:value, such as where:…"},
        ),
        (
            "/homeroom roles person:@dan role:assistant",
            {"role": "ass"},
            {"person": "There is nobody called “@dan” here."},
        ),
    ],
)  # fmt: skip
def test_what_is_not_clear_is_said_at_an_option_and_the_rest_is_kept(
    line: str, filled: dict[str, Any], wrong: dict[str, str]
) -> None:
    with pytest.raises(WrongOptions) as no:
        read(line)
    assert no.value.filled == filled
    assert {option: each.said(TEXTS, "en") for option, each in no.value.wrong.items()} == wrong
    assert no.value.said(TEXTS, "en") == next(iter(wrong.values()))


@pytest.mark.parametrize(
    ("line", "command", "filled", "said"),
    [
        ("/poll ask secret:yes qestion:Tea", "poll ask", {"secret": True},
         "/poll ask has no option “qestion”. Did you mean “Question”?"),
        ("/poll ask secret:yes secret:no", "poll ask", {"secret": True}, "“secret” is there twice. Once is enough."),
        ("/poll ask secret:", "poll ask", {},
         "There is nothing after “Secret:”. Write a value right behind the colon, or leave the option out."),
        ("/status now", "status", {}, "/status takes no options. Send it without “now”."),
        ("/stauts", "", {}, "There is no command /stauts. Did you mean /status?"),
        ("/poll clsoe Tea?", "", {}, "There is no command /poll clsoe. Did you mean /poll close?"),
        ("/nothing of ours", "", {}, "There is no command /nothing of. /homeroom help shows what you can do here."),
        ("", "", {}, "Type the name of a command after the slash, such as /icebreaker now."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_so_and_keeps_what_was_understood(
    line: str, command: str, filled: dict[str, Any], said: str
) -> None:
    with pytest.raises(Unclear) as no:
        read(line)
    assert (no.value.command, no.value.filled) == (command, filled)
    assert no.value.said(TEXTS, "en") == said
    assert no.value.said(TEXTS, "es") != said


WORDS = st.sampled_from(
    ["mon", "mon,wed", "09:00", "#general", "general", "@ana", "90m", "2027-03-15", "yes", "3", "Tea?", '"a b"', "'",
     "place:", "days:mon", "about:", "x:y", "Europe/Madrid", "same", "|", "“", "”"]
)  # fmt: skip


@given(st.sampled_from([each.name for each in COMMANDS]), st.lists(WORDS, max_size=8))
def test_whatever_is_typed_is_a_command_or_one_sentence_and_no_word_is_lost(name: str, words: list[str]) -> None:
    line = f"/{name} {' '.join(words)}"
    try:
        command, values = parse(line, COMMANDS, Everybody())
    except Unclear as no:
        found, said = no.command, [no.said(TEXTS, language) for language in LANGUAGES]
    else:
        found, said = command.name, [str(values) for _ in LANGUAGES if bool(values) == bool(words)]
    assert found == name
    assert len([each for each in said if each]) == len(LANGUAGES)


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("9am", "9:00"),
        ("12 am", "0:00"),
        ("12pm", "12:00"),
        ("9:30 p.m.", "21:30"),
        ("21h", "21:00"),
        ("9.30", "9.30"),
        ("13pm", "13pm"),
        ("noon", "noon"),
    ],
)
def test_times_are_written_in_more_ways_than_one(typed: str, clock: str) -> None:
    assert read(f"/icebreaker schedule at:{typed}")[1] == {"at": clock}


def test_a_line_as_long_as_a_message_is_read_at_once() -> None:
    words = " ".join(["mon"] * 3000)
    assert read(f"/praise @ana {words}")[1]["why"] == words
    for line in (f"/icebreaker schedule {words}", f"/icebreaker schedule {words} {words}:x", f"/praise {words}"):
        with pytest.raises(Unclear):
            read(line)
