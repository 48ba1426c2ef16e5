"""Reading what people filled in: what is missing, what is too much, and what no database holds."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Final, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field, ValidationError

from bot.card import Json
from bot.cog import Cog, Declaration, Option
from bot.context import Context
from bot.kinds import EVERYTHING, Feature, Hours, Upload
from bot.people import Person, Place, PlaceKind
from bot.reading import LONGEST_LINE, LONGEST_TEXT, MOST_ENTRIES, Misfit, ReadValues, cleaned, misfit_of, read_values
from bot.text import plain as plain_text
from bot.texts import CORE, LANGUAGES, Texts
from tests.bot.one_value import SPACE

TEXTS: Final = Texts({})
ALL: Final = Feature(EVERYTHING)
trial = Cog("trial")


@trial.form("plain")
def plain(ctx: Context, words: Annotated[str, Option()], number: Annotated[int, Option()] = 7) -> None: ...


@trial.form("bounds")
def bounds(
    ctx: Context,
    words: Annotated[str | None, Option(least=2, most=5)],
    lines: Annotated[list[str] | None, Option(least=2, most=3)],
    number: Annotated[int | None, Option(least=-1, most=3)],
    people: Annotated[list[Person] | None, Option(least=2)],
) -> None: ...


@trial.form("places")
def places(
    ctx: Context,
    somewhere: Annotated[Place | None, Option()],
    voice: Annotated[Place | None, Option(places=(PlaceKind.VOICE,))],
) -> None: ...


@trial.form("unbound")
def unbound(
    ctx: Context,
    words: Annotated[str | None, Option()],
    essay: Annotated[str | None, Option(long=True)],
    typed: Annotated[list[str] | None, Option(long=True)],
    lines: Annotated[list[str] | None, Option()],
    number: Annotated[int | None, Option()],
    numbers: Annotated[list[int] | None, Option()],
) -> None: ...


@trial.form("lists")
def lists(
    ctx: Context,
    lines: Annotated[list[str], Option()],
    picked: Annotated[list[Literal["a", "b"]], Option()],
    people: Annotated[list[Person], Option()],
    hours: Annotated[Hours, Option()],
) -> None: ...


@trial.form("left-out")
def left_out(
    ctx: Context,
    words: Annotated[str | None, Option()],
    lines: Annotated[list[str] | None, Option()] = None,
    length: Annotated[timedelta, Option()] = timedelta(hours=1),
    feature: Annotated[Feature, Option()] = ALL,
    sure: Annotated[bool, Option()] = False,
) -> None: ...


@trial.form("file")
def file(ctx: Context, file: Annotated[Upload, Option()]) -> None: ...


def read(declared: Declaration, **found: Json) -> ReadValues:
    return read_values(declared, found, space_id=SPACE, zone="UTC")


def misfit(declared: Declaration, **found: Json) -> Misfit:
    """The one misfit, whose sentence is there in every language and takes its values."""
    (only,) = read(declared, **found).misfits.values()
    for language in LANGUAGES:
        assert TEXTS.text(language, CORE, only.text_id, only.values)
    return only


def test_what_was_filled_in_is_read_by_option_and_the_rest_is_ignored() -> None:
    assert read(plain, words=" Hello ", number="3", other=[1]) == ReadValues({"words": "Hello", "number": 3}, {})


def test_every_misfit_stands_at_its_own_option_beside_what_was_read() -> None:
    found = read(bounds, words="x", number="many", lines="one\ntwo")
    assert found.values == {"lines": ["one", "two"], "people": None}
    assert {name: each.text_id for name, each in found.misfits.items()} == {
        "words": "unfit-short",
        "number": "unfit-number",
    }


def test_a_place_is_of_a_kind_that_the_option_takes_and_messages_stand_in_all_but_voice_rooms() -> None:
    fitting = ("channel:a", "forum:b", "thread:c", "room:d.e")
    assert [read(places, somewhere=key).misfits for key in fitting] == [{}] * 4
    assert read(places, voice="voice:v").misfits == {}
    said = [
        plain_text(TEXTS.text("en", CORE, found.text_id, found.values))
        for found in (misfit(places, somewhere="voice:v"), misfit(places, voice="channel:a"))
    ]
    assert said == [
        "This is a voice room. Please pick a channel for messages.",
        "This is a channel. Please pick a voice room.",
    ]


def test_only_the_options_of_one_step_are_read() -> None:
    step = (plain.plan.asked[1],)
    found = read_values(plain, {"words": "Hello", "number": "3"}, space_id=SPACE, zone="UTC", only=step)
    assert found == ReadValues({"number": 3}, {})
    assert read_values(plain, {}, space_id=SPACE, zone="UTC", only=()) == ReadValues({}, {})


@pytest.mark.parametrize("nothing", [None, "", " \t\n", "\x00", []])
def test_what_was_left_empty_is_missing_or_what_the_handler_says(nothing: Json) -> None:
    assert read(plain, words=nothing, number=nothing) == ReadValues(
        {"number": 7}, {"words": Misfit("unfit-missing", {})}
    )
    given = dict.fromkeys([each.name for each in left_out.plan.asked], nothing)
    assert read(left_out, **given).values == {
        "words": None,
        "lines": None,
        "length": timedelta(hours=1),
        "feature": "all",
        "sure": False,
    }


def test_what_was_not_sent_at_all_is_left_empty() -> None:
    assert read(plain).misfits.keys() == {"words"}
    assert read(left_out).values == read(left_out, words="").values


@pytest.mark.parametrize(
    ("option", "nothing"),
    [
        ("lines", [""]),
        ("lines", [" ", "\n"]),
        ("lines", ["\x00"]),
        ("picked", " ,"),
        ("people", ",, ,"),
        ("hours", " , "),
    ],
)
def test_nothing_but_commas_and_blank_lines_is_nothing(option: str, nothing: Json) -> None:
    everything: dict[str, Json] = {"lines": "one", "picked": "a", "people": "ana", "hours": "mon-09"}
    assert read(lists, **everything).misfits == {}
    assert read(lists, **everything | {option: nothing}).misfits == {option: Misfit("unfit-missing", {})}


def test_a_list_of_nothing_that_may_be_left_out_is_what_the_handler_says() -> None:
    assert read(left_out, lines=[" "]).values["lines"] is None


UNSEEN: Final = [
    *("\u200b", "\u200b\u2060\ufeff", "\u202e", "\u00ad \u200d", "\u2800", "\ufffc", "\U0001d159", "\U00013441"),
    *("\u115f", "\u1160", "\u3164", "\uffa0"),  # the fillers of Hangul
    *("\ufe0f", "\u034f", "\u180b", "\U000e0100", "\u17b4", "\u0301", " \u0301\ufe0f"),  # marks on nothing
]


@pytest.mark.parametrize("nothing", UNSEEN)
def test_where_people_write_something_must_be_seen(nothing: str) -> None:
    assert misfit(plain, words=nothing) == Misfit("unfit-missing", {})
    assert misfit(unbound, words=nothing) == Misfit("unfit-unseen", {})
    assert misfit(unbound, essay=f"{nothing}\n{nothing}") == Misfit("unfit-unseen", {})
    assert read(lists, lines=nothing).misfits["lines"] == Misfit("unfit-missing", {})
    assert read(unbound, lines=["a", nothing, "b"]).values["lines"] == ["a", "b"]


def test_what_is_seen_keeps_the_signs_in_it_that_are_not() -> None:
    family = "👨\u200d👩\u200d👧"
    assert read(plain, words=f"{family}\u200b").values["words"] == f"{family}\u200b"


@pytest.mark.parametrize("emoji", ["\U0001fae8", "\U0001faea", "\U0001fadf"])
def test_an_emoji_that_is_newer_than_this_python_is_seen(emoji: str) -> None:
    assert read(plain, words=emoji).values["words"] == emoji


def test_no_and_nought_are_something() -> None:
    assert read(left_out, sure=False, words="0", length="0m").values == {
        "words": "0",
        "lines": None,
        "length": timedelta(0),
        "feature": "all",
        "sure": False,
    }
    assert read(plain, words="x", number=0).values["number"] == 0


@pytest.mark.parametrize(
    ("found", "misfits"),
    [
        ({"words": "ab"}, {}),
        ({"words": "abcde"}, {}),
        ({"words": "a"}, {"words": Misfit("unfit-short", {"least": 2})}),
        ({"words": "abcdef"}, {"words": Misfit("unfit-long", {"most": 5, "has": 6})}),
        ({"words": "  abcde  "}, {}),
        ({"lines": ["a", "b"]}, {}),
        ({"lines": ["a", "b", "c"]}, {}),
        ({"lines": ["a", " "]}, {"lines": Misfit("unfit-few", {"least": 2})}),
        ({"lines": ["a", "b", "c", "d"]}, {"lines": Misfit("unfit-many", {"most": 3, "has": 4})}),
        ({"number": -1}, {}),
        ({"number": 3}, {}),
        ({"number": -2}, {"number": Misfit("unfit-small", {"least": -1})}),
        ({"number": 4}, {"number": Misfit("unfit-large", {"most": 3})}),
        ({"people": "ana ben"}, {}),
        ({"people": "ana ana"}, {"people": Misfit("unfit-few", {"least": 2})}),
    ],
)
def test_a_declaration_bounds_numbers_and_how_much_there_is_of_texts_and_lists(
    found: dict[str, Json], misfits: dict[str, Misfit]
) -> None:
    assert read(bounds, **found).misfits == misfits


LARGEST: Final = (1 << 53) - 1


@pytest.mark.parametrize(
    ("option", "most", "beyond", "said"),
    [
        ("words", "x" * LONGEST_LINE, "x" * 5000, Misfit("unfit-long", {"most": 200, "has": 5000})),
        ("essay", "x" * LONGEST_TEXT, "x" * 5000, Misfit("unfit-long", {"most": 4000, "has": 5000})),
        ("lines", ["x"] * MOST_ENTRIES, ["x"] * 101, Misfit("unfit-many", {"most": 100, "has": 101})),
        ("lines", ["x" * LONGEST_LINE], ["a", "x" * 201], Misfit("unfit-line-long", {"most": 200})),
        ("typed", ["x" * LONGEST_TEXT], ["a", "x" * 4001], Misfit("unfit-line-long", {"most": 4000})),
        ("number", LARGEST, LARGEST + 1, Misfit("unfit-large", {"most": LARGEST})),
        ("number", -LARGEST, -LARGEST - 1, Misfit("unfit-small", {"least": -LARGEST})),
        ("numbers", [0, LARGEST], [0, LARGEST + 1], Misfit("unfit-large", {"most": LARGEST})),
        ("numbers", [0, -LARGEST], [0, -LARGEST - 1], Misfit("unfit-small", {"least": -LARGEST})),
        ("numbers", [7] * MOST_ENTRIES, [7] * 101, Misfit("unfit-many", {"most": 100, "has": 101})),
    ],
)
def test_what_has_no_bound_has_that_of_the_platforms_and_the_database(
    option: str, most: Json, beyond: Json, said: Misfit
) -> None:
    assert read(unbound, **{option: most}).misfits == {}
    assert misfit(unbound, **{option: beyond}) == said


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Hello \n", "Hello"),
        ("two\nlines", "two\nlines"),
        ("a\x00b", "ab"),
        ("\x00 \x00", ""),
        ("half \ud83c of it", "half ? of it"),
        ("🎉 مرحبا @everyone <b>", "🎉 مرحبا @everyone <b>"),
    ],
)
def test_what_no_database_can_hold_is_taken_out_of_what_people_wrote(written: str, kept: str) -> None:
    assert cleaned(written) == kept
    assert read(plain, words=f"x{written}x").values["words"] == cleaned(f"x{written}x")


@given(st.text(st.characters(exclude_categories=[])))
def test_whatever_people_write_can_be_stored_and_stays_so(written: str) -> None:
    found = cleaned(written)
    assert "\x00" not in found
    assert found.encode().decode() == found
    assert cleaned(found) == found


def test_lists_and_names_of_files_are_cleaned_as_well() -> None:
    assert read(unbound, lines=["a\x00b", " half \ud83c"]).values["lines"] == ["ab", "half ?"]
    sent: Json = {"data": "eA==", "name": "me\x00.png", "type": "image/\ud83c"}
    assert read(file, file=sent).values["file"] == Upload("me.png", "image/?", b"x")


class Sized(BaseModel):
    """What pydantic has to say of it names no sentence of ours."""

    size: Annotated[int, Field(ge=1)]


def test_what_pydantic_says_without_a_sentence_of_ours_has_that_of_its_caller() -> None:
    with pytest.raises(ValidationError) as problem:
        Sized.model_validate({"size": 0})
    assert misfit_of(problem.value, "unfit-value") == Misfit("unfit-value", {})


def test_somebody_is_of_the_space_of_who_names_them() -> None:
    found = read_values(lists, {"people": ["ana"]}, space_id="web:other", zone="UTC")
    assert found.values["people"] == [Person("web:other", "ana")]
