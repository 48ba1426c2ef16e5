"""Whatever is given of a kind: what a form starts with comes back as it was, and nothing at all is a fault."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.card import Json
from bot.forms import to_json
from bot.kinds import FIRST_DAY, Feature, Hours, TimeZone, Upload
from bot.people import Person, Place, PlaceKind, Role
from bot.reading import Misfit
from bot.schedule import LAST_DAY, Weekday, instant
from bot.written import can_be_seen
from tests.bot.one_value import SPACE, Mood, Size, person, said, taken

TEXT: Final = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
WORD: Final = st.text(TEXT, min_size=1, max_size=40).filter(can_be_seen)
LINE: Final = WORD.map(lambda text: " ".join(text.split())).filter(
    lambda text: len(text.splitlines()) == 1 and can_be_seen(text)
)
NAME: Final = st.text("abcdefghijklmnopqrstuvwxyz0123456789-_.", min_size=1, max_size=40)
PEOPLE: Final = st.builds(person, NAME)
PLACES: Final = st.builds(
    Place,
    st.just(SPACE),
    st.sampled_from([kind for kind in PlaceKind if kind is not PlaceKind.DIRECT]),
    NAME,
    st.none() | NAME,
) | st.lists(PEOPLE, min_size=1, max_size=8, unique=True).map(lambda people: Place.direct(*people))
NUMBERS: Final = st.integers(1 - (1 << 53), (1 << 53) - 1)
MINUTES: Final = st.times().map(lambda at: at.replace(second=0, microsecond=0))
ZONES: Final = st.sampled_from(["UTC", "Europe/Madrid", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"])

GIVEN: Final[dict[Any, st.SearchStrategy[Any]]] = {
    str: WORD.map(str.strip),
    int: NUMBERS,
    bool: st.booleans(),
    Size: st.sampled_from(["small", "large"]),
    Weekday: st.sampled_from(Weekday),
    Role: st.sampled_from(Role),
    Mood: st.sampled_from(Mood),
    list[Size]: st.lists(st.sampled_from(["small", "large"]), min_size=1, unique=True),
    list[Role]: st.lists(st.sampled_from(Role), min_size=1, unique=True),
    list[int]: st.lists(NUMBERS, min_size=1),
    list[bool]: st.lists(st.booleans(), min_size=1),
    list[str]: st.lists(LINE, min_size=1),
    Person: PEOPLE,
    list[Person]: st.lists(PEOPLE, min_size=1, unique=True),
    Place: PLACES,
    timedelta: st.integers(0, 9999 * 7 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes)),
    date: st.dates(FIRST_DAY, LAST_DAY),
    time: MINUTES,
    TimeZone: ZONES.map(TimeZone),
    Hours: st.sets(st.integers(0, 167), min_size=1).map(Hours),
    Feature: st.sampled_from(["all", "polls", "book_club"]).map(Feature),
}


@settings(max_examples=30)
@given(st.data())
@pytest.mark.parametrize("annotation", GIVEN)
def test_what_a_form_starts_with_is_read_back_as_what_it_was(annotation: Any, data: st.DataObject) -> None:
    value = data.draw(GIVEN[annotation])
    assert taken(annotation, to_json(value)) == value


@given(st.datetimes(datetime(1900, 1, 2), datetime(2999, 12, 30)), ZONES)
def test_a_moment_that_a_form_starts_with_is_read_back_in_the_persons_zone(shown: datetime, zone: str) -> None:
    shown = shown.replace(second=0, microsecond=0)
    assert taken(datetime, to_json(shown), zone) == instant(shown, zone)


def test_a_form_starts_with_no_file_and_with_nothing_where_there_is_nothing() -> None:
    assert to_json(Upload("me.png", "image/png", b"x")) is None
    assert to_json(None) is None
    assert to_json((Weekday.MON, Mood.FINE)) == ["mon", "fine"]


ANY_JSON: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | NAME,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=30)
@given(value=ANY_JSON)
@pytest.mark.parametrize("annotation", [*GIVEN, datetime, Upload])
def test_whatever_comes_is_a_value_or_a_sentence_and_never_a_fault(annotation: Any, value: Json) -> None:
    found = taken(annotation, value, "Asia/Tokyo")
    if isinstance(found, Misfit):
        assert said(annotation, value, "Asia/Tokyo") == found.text_id
