"""Commands typed as a line: quotes, capitals and order do not matter, and what is not understood is said exactly."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.web.classroom import Classroom
from adapters.web.line import parse
from adapters.web.refusal import ClassRefusal, Sentences
from adapters.web.state import State
from bot.people import PlaceKind
from storage.class_records import Kept, KeptClass, KeptPerson, KeptPlace
from tests.adapters.web.conftest import PEOPLE, PLACES, command, entry

SCHEDULE = command(
    "icebreaker schedule",
    entry("days", "choices", "mon", "tue", "wed", required=True, label="Days"),
    entry("time", "time", required=True, label="Time"),
    entry("time_zone", "zone", label="Time zone"),
    entry("place", "place", label="Place"),
    entry("question", "long", label="Question"),
    label="Rompehielos programar",
)
COMMANDS: list[dict[str, Any]] = [
    command("icebreaker now"),
    SCHEDULE,
    command("poll ask", entry("question", "text", required=True), entry("secret", "yes"), entry("options", "lines")),
    command("buddy with", entry("who", "person", required=True), entry("others", "people")),
    command("breakout open", entry("size", "number"), entry("kind", "choice", "random", "same")),
    command("deck add", entry("deck", "upload", required=True)),
]
STATE = State(
    Kept(KeptClass("C", "en", 0), (*PEOPLE, KeptPerson("gone", "Gus", "student", "UTC", "en", gone=True)), PLACES)
)


def read(line: str, person: str = "robin") -> tuple[str, dict[str, Any]]:
    return parse(line, COMMANDS, STATE, person, "channel:general")


@pytest.mark.parametrize(
    ("line", "name", "values"),
    [
        ("/icebreaker now", "icebreaker now", {}),
        ("/ICEBREAKER   Now ", "icebreaker now", {}),
        ("/icebreaker-now", "icebreaker now", {}),
        ("/rompehielos programar time:9:00", "icebreaker schedule", {"time": "9:00"}),
        (
            "/icebreaker schedule days:mon,wed time:09:00 place:#general",
            "icebreaker schedule",
            {"days": ["mon", "wed"], "time": "09:00", "place": "channel:general"},
        ),
        (
            "/icebreaker schedule PLACE: General Time: 09:00 days: Mon, WED, mon",
            "icebreaker schedule",
            {"days": ["mon", "wed"], "time": "09:00", "place": "channel:general"},
        ),
        ("/icebreaker schedule days:mon wed", "icebreaker schedule", {"days": ["mon", "wed"]}),
        ("/icebreaker schedule time-zone:America/New_York", "icebreaker schedule", {"time_zone": "America/New_York"}),
        ("/icebreaker schedule place:channel:general", "icebreaker schedule", {"place": "channel:general"}),
        ("/icebreaker schedule place:here", "icebreaker schedule", {"place": "channel:general"}),
        (
            '/poll ask question:"Tea: or coffee?" secret:yes',
            "poll ask",
            {"question": "Tea: or coffee?", "secret": True},
        ),
        ("/poll ask question:“Tea or coffee?” secret:no", "poll ask", {"question": "Tea or coffee?", "secret": False}),
        ("/poll ask question:«¿Té?» secret:sí", "poll ask", {"question": "¿Té?", "secret": True}),
        ("/poll ask question:What's up? It's fine", "poll ask", {"question": "What's up? It's fine"}),
        ("/poll ask question:'tis the season", "poll ask", {"question": "'tis the season"}),
        ("/poll ask question:Note: see https://a.org/x", "poll ask", {"question": "Note: see https://a.org/x"}),
        ("/poll ask Tea or coffee?", "poll ask", {"question": "Tea or coffee?"}),
        ("/poll ask question:Q options:a | b c |d", "poll ask", {"question": "Q", "options": ["a", "b c", "d"]}),
        ("/buddy with who:@Ana Ruiz others:@ben @chi", "buddy with", {"who": "ana", "others": ["ben", "chi"]}),
        ("/buddy with others:Ben Ito, chi who:ruiz", "buddy with", {"others": ["ben", "chi"], "who": "ana"}),
        ("/buddy with me", "buddy with", {"who": "robin"}),
        ("/breakout open kind:Same size:3", "breakout open", {"kind": "same", "size": "3"}),
    ],
)
def test_a_line_is_a_command_with_its_values(line: str, name: str, values: dict[str, Any]) -> None:
    assert read(line) == (name, values)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("/", "Type the name of a command after the slash, such as /icebreaker now."),
        ("/icebraeker now", "There is no command /icebraeker now. Did you mean /icebreaker now?"),
        ("/breakot opne", "There is no command /breakot opne. Did you mean /breakout open?"),
        ("/buddy", "There is no command /buddy. There are: /buddy with."),
        ("/icebreaker nw", "There is no command /icebreaker nw. Did you mean /icebreaker now?"),
        (
            "/icebreaker xyzzy",
            "There is no command /icebreaker xyzzy. There are: /icebreaker now, /icebreaker schedule.",
        ),
        (
            "/icebreaker schedule plan:general",
            "/icebreaker schedule has no option “plan”. It knows: Days, Time, Time zone, Place, Question.",
        ),
        ("/xyzzy", "There is no command /xyzzy. Type / to see what there is."),
        ("/icebreaker schedule tme:09:00", "/icebreaker schedule has no option “tme”. Did you mean “Time”?"),
        (
            "/breakout open colour:red",
            "/breakout open has no option “colour”. It knows: size, kind.",
        ),
        ("/icebreaker now colour:red", "/icebreaker now takes no options. Send it without “colour”."),
        ("/icebreaker now please", "/icebreaker now takes no options. Send it without “please”."),
        (
            "/icebreaker schedule time: place:general",
            "There is nothing after “Time:”. Write a value right behind the colon, or leave the option out.",
        ),
        ("/icebreaker schedule time:9:00 time:10:00", "“time” is there twice. Once is enough."),
        (
            "/icebreaker schedule monday",
            "It is not clear what “monday” belongs to. Write options as name:value, such as days:…",
        ),
        ('/poll ask question:"Tea', "A quotation mark is opened at “question” and never closed."),
        ("/breakout open kind:odd", "“odd” does not fit “kind”. Choose from: Random, Same."),
        ("/icebreaker schedule days:sunday", "“sunday” does not fit “Days”. Choose from: Mon, Tue, Wed."),
        ("/poll ask question:Q secret:perhaps", "“secret” takes yes or no, not “perhaps”."),
        ("/icebreaker schedule place:#nowhere", "There is no place called “#nowhere” here."),
        ("/buddy with who:Gus", "There is nobody called “Gus” here."),
        ("/buddy with who:Ito", "Several people are called “Ito”: Ben Ito, Chi Ito. Write the whole name."),
        ("/deck add deck:file.toml", "A file cannot be typed. Leave “deck” out, and a form will ask for it."),
    ],
)
def test_what_is_not_understood_is_said_in_one_exact_sentence(line: str, sentence: str) -> None:
    with pytest.raises(ClassRefusal) as refused:
        read(line)
    assert Sentences().refusal("en", refused.value) == sentence
    assert Sentences().refusal("es", refused.value) != sentence


@pytest.mark.parametrize(("kinds", "found"), [(["voice"], "voice:lounge"), (["channel"], "channel:lounge")])
def test_of_places_with_one_name_that_is_meant_whose_kind_the_option_takes(kinds: list[str], found: str) -> None:
    places = (*PLACES, KeptPlace("channel:lounge", PlaceKind.CHANNEL, "Lounge", made=99))
    taking: dict[str, Any] = {**entry("place", "place"), "places": kinds}
    state = State(Kept(KeptClass("C", "en", 0), PEOPLE, places))
    assert parse("/go place:lounge", [command("go", taking)], state, "robin", "channel:general")[1] == {"place": found}


def test_a_place_that_its_author_does_not_see_is_not_there() -> None:
    assert read("/icebreaker schedule place:staff")[1] == {"place": "channel:staff"}
    with pytest.raises(ClassRefusal):
        read("/icebreaker schedule place:staff", "ana")


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_command_or_one_sentence(text: str) -> None:
    known = {str(one["name"]): {each["name"] for each in one["inputs"]} for one in COMMANDS}
    for line in (f"/{text}", f"/icebreaker schedule {text}", f"/poll ask question:{text}"):
        try:
            name, values = read(line)
        except ClassRefusal as refusal:
            said = Sentences().refusal("en", refusal)
        else:
            said = ", ".join(values.keys() & known[name])
            assert values.keys() <= known[name]
        assert said or text.split() == []


@given(
    st.text(st.characters(blacklist_characters='"', blacklist_categories=("Cs", "Zs", "Cc")), min_size=1, max_size=40)
)
def test_quoted_words_come_through_letter_by_letter(words: str) -> None:
    assert read(f'/poll ask question:"{words}"')[1] == {"question": words}


async def test_a_line_that_fits_is_run(classroom: Classroom, bot: Any) -> None:
    bot.commands += COMMANDS
    robin = await classroom.seat("robin")
    await robin.says("/poll ask question:Tea? secret:yes", "general")
    (heard,) = bot.heard
    assert (heard["kind"], heard["link"], heard["values"]) == (
        "command",
        "tests.poll-ask",
        {"question": "Tea?", "secret": True},
    )


@pytest.mark.parametrize(
    "line",
    [
        "/icebreaker now {}",
        "/icebreaker now {}:x",
        "/{}",
        "/icebreaker {}",
        "/buddy with who:{}",
        "/breakout open kind:{}",
        "/icebreaker schedule days:mon {}:x",
        "/icebreaker schedule place:{}",
        "/poll ask secret:{}",
    ],
)
def test_of_what_is_not_understood_as_much_is_said_as_shows_which_is_meant(line: str) -> None:
    with pytest.raises(ClassRefusal) as refused:
        read(line.format("z" * 4_990))
    for language in ("en", "es"):
        said = Sentences().refusal(language, refused.value)
        assert "zzz…" in said
        assert len(said) < 300
