"""A link's arguments: what is put in comes back as its type, and what is tampered with is no link."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.arguments import from_link, link_text, to_link
from bot.kinds import FIRST_DAY, Feature, Hours, Id, TimeZone, Upload
from bot.link import ID_BITS, BadLink, make, parse
from bot.people import Person, Place, PlaceKind, Role
from bot.schedule import LAST_DAY, Weekday
from tests.bot.one_value import SPACE, Mood, Size, channel, person

NAME: Final = st.text("abcdefghijklmnopqrstuvwxyz0123456789-_.", min_size=1, max_size=30)
MOMENTS: Final = st.datetimes(datetime(1900, 1, 1), datetime(2999, 12, 31), timezones=st.just(UTC))

PUT_IN: Final[dict[Any, st.SearchStrategy[Any]]] = {
    Id: st.integers(0, (1 << ID_BITS) - 1).map(Id),
    int: st.integers(1 - (1 << 53), (1 << 53) - 1),
    str: st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=7),
    bool: st.booleans(),
    Size: st.sampled_from(["small", "large"]),
    Weekday: st.sampled_from(Weekday),
    Role: st.sampled_from(Role),
    Mood: st.sampled_from(Mood),
    Person: st.builds(person, NAME),
    Place: st.builds(channel, NAME, st.none() | NAME),
    date: st.dates(FIRST_DAY, LAST_DAY),
    time: st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    datetime: MOMENTS.map(lambda moment: moment.replace(microsecond=0)),
    TimeZone: st.sampled_from(["UTC", "Europe/Madrid"]).map(TimeZone),
    Feature: st.sampled_from(["all", "polls"]).map(Feature),
}


@settings(max_examples=25)
@given(st.data())
@pytest.mark.parametrize("annotation", PUT_IN)
def test_an_argument_comes_back_from_a_link_as_what_it_was(annotation: Any, data: st.DataObject) -> None:
    value = data.draw(PUT_IN[annotation])
    for each in (annotation, annotation | None):
        (text,) = parse(str(make("cog", "name", [link_text(value, each)]))).args
        found = from_link(text, each, SPACE)
        assert found == value
        assert type(found) is type(value)


@settings(max_examples=25)
@given(text=st.text() | st.from_regex(r"-?\d{1,30}|[a-z]{1,9}:[\w#+]{0,9}|\d{4}-\d\d-\d\d", fullmatch=True))
@pytest.mark.parametrize("annotation", PUT_IN)
def test_any_text_is_an_argument_or_no_link_and_never_a_fault(annotation: Any, text: str) -> None:
    try:
        found = from_link(text, annotation, SPACE)
    except BadLink:
        return
    assert from_link(link_text(found, annotation), annotation, SPACE) == found


@pytest.mark.parametrize(
    ("annotation", "text"),
    [
        (Id, "0000000000 "),
        (Id, "7"),
        (int, ""),
        (int, "seven"),
        (int, "9" * 20),
        (int, "-" + "9" * 20),
        (int, "9" * 5000),
        *((number, text) for number in (int, datetime) for text in ("1\n", " 1", "1_0", "+1", "\u0663", "-0", "007")),
        (bool, "maybe"),
        (Role, "owner"),
        (Size, "huge"),
        (Person, ""),
        (Person, "ana+ben"),
        (Person, "x" * 65),
        (Place, "general"),
        (date, "2026-02-30"),
        (time, "25:00"),
        (datetime, "2026-11-23"),
        (datetime, "9" * 30),
        (datetime, "-" + "9" * 30),
        (datetime, "253402300800"),
        (TimeZone, "Mars/Olympus"),
        (Feature, "two words"),
        *((annotation, "a\x00b") for annotation in (str, Person, Place, Feature)),
        (Place, "channel:a\x00b"),
    ],
)
def test_a_link_that_was_tampered_with_is_none(annotation: Any, text: str) -> None:
    with pytest.raises(BadLink):
        from_link(text, annotation, SPACE)


@pytest.mark.parametrize(
    ("annotation", "value"),
    [
        (Id, "k3f9k3f9k3"),
        (Id, 1 << ID_BITS),
        (Id, -1),
        (int, "seven"),
        (int, 1 << 53),
        pytest.param(int, 10**5000, id="huge"),
        (str, None),
        (str, "a\x00b"),
        (str, "half \ud83c"),
        (Role, "owner"),
        (Person, person("")),
        (Person, person("ana+ben")),
        (Place, channel("")),
        (TimeZone, "Mars/Olympus"),
        (datetime, datetime(2026, 11, 23, 9, 30)),
        (timedelta, timedelta(minutes=90)),
        (Hours, Hours({9})),
        (Upload, Upload("me.png", "image/png", b"")),
        (list[str], ["one"]),
    ],
)
def test_what_cannot_be_read_back_is_not_put_in(annotation: Any, value: object) -> None:
    with pytest.raises(BadLink):
        link_text(value, annotation)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (person("ana"), "ana"),
        (Place(SPACE, PlaceKind.THREAD, "7"), "thread:7"),
        (Role.INSTRUCTOR, "instructor"),
        (Weekday.MON, "mon"),
        (Mood.TIRED, "tired"),
        (True, "1"),
        (datetime(2026, 11, 23, 9, 30, tzinfo=UTC), "1795426200"),
        (date(2026, 11, 23), "2026-11-23"),
        (time(9, 30), "09:30:00"),
        (7, "7"),
        ("a b", "a b"),
    ],
)
def test_each_kind_has_its_way_to_stand_in_a_link(value: object, text: str) -> None:
    assert to_link(value) == text


def test_somebody_and_some_place_are_of_the_space_in_which_the_link_is_used() -> None:
    assert from_link("ana", Person, "web:other") == Person("web:other", "ana")
    assert from_link("channel:general", Place, "web:other") == Place("web:other", PlaceKind.CHANNEL, "general")
